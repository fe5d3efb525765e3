#!/usr/bin/env python3
"""Compares the places that jianbao finds with those of cpca, cpca-linch and jionlp on the same sentences.

usage: places_beside_others.py EXTRACT GOLD [GOLD ...]

EXTRACT is the built example; GOLD a folder of JSON-lines files with `text` and `places`. Needs Python 3.9 and, in two
virtual environments of their own (both forks are called cpca), `pip install cpca jionlp` in the running one and
`pip install cpca-linch` in the one that CPCA_LINCH names: CPCA_LINCH=/path/to/python.

The others give codes, not always positions; so what is compared is the set of codes of a sentence: the share of gold codes
that are given (recall), the share of given codes that are right (precision), and F1. Places abroad, inside the names of
organisations and marked doubtful are left out, Taiwan, Hong Kong and Macau count as the region's code, and towns as
their county's.
"""
import glob, json, os, subprocess, sys

extract, *folders = sys.argv[1:]
rows = [json.loads(line) for folder in folders for path in sorted(glob.glob(os.path.join(folder, "*.jsonl"))) for line in open(path, encoding="utf8")]

WORKER = r'''
import json, sys
texts = [json.loads(line) for line in sys.stdin]
which = sys.argv[1]
out = []
if which == "jionlp":
    import jionlp
    for text in texts:
        try:
            # Its parse_location does better here than its recognize_location, which lists all namesakes.
            found = jionlp.parse_location(text, town_village=False)
            out.append([[found.get(k) for k in ("province", "city", "county")]])
        except Exception:
            out.append([])
else:
    import cpca
    import re
    for text in texts:
        try:
            if hasattr(cpca, "transform_text_with_addrs"):
                rows = cpca.transform_text_with_addrs(text, pos_sensitive=True).to_dict("records")
            else:
                # It reads one address a line: every clause is given alone.
                rows = cpca.transform([c for c in re.split("[，。、；：]", text) if c]).to_dict("records")
            out.append([[r.get(k) for k in ("省", "市", "区")] for r in rows])
        except Exception:
            out.append([])
print("\n" + json.dumps(out, ensure_ascii=False))
'''


def worker(python, which):
    lines = "".join(json.dumps(row["text"], ensure_ascii=False) + "\n" for row in rows)
    run = subprocess.run([python, "-c", WORKER, which], input=lines.encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        return json.loads(run.stdout.decode().strip().splitlines()[-1])
    except (IndexError, ValueError):
        return None


def own():
    lines = "".join(json.dumps({"id": str(i), "text": row["text"]}, ensure_ascii=False) + "\n" for i, row in enumerate(rows))
    out = subprocess.run([extract, "--jsonl"], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    return [json.loads(line)["places"] for line in out.splitlines()]


def table():
    names = {}
    for line in open(os.path.join(os.path.dirname(__file__), "..", "src", "data", "places.tsv"), encoding="utf8"):
        if not line.startswith("#"):
            code, _, name, *_ = line.rstrip("\n").split("\t")
            names.setdefault(name, []).append(code)
    return names


def region(code):
    code = (code or "")[:6].ljust(6, "0") if code else ""
    return code[:2] + "0000" if code[:2] in ("71", "81", "82") else code


def accepted(place):
    code = place.get("adcode")
    return {region(c) for c in (code["any"] if isinstance(code, dict) else [code]) if c}


gold, loose = [], []
for row in rows:
    strict, free = [], set()
    for place in row.get("places", []):
        codes = accepted(place)
        if any(c.startswith("ISO") for c in codes) or not codes:
            continue
        if place.get("inside") or place.get("doubtful"):
            free |= codes
        elif codes not in strict:
            strict.append(codes)
    gold.append(strict)
    loose.append(free)


def score(answers):
    hit = wanted = given = 0
    for strict, free, codes in zip(gold, loose, answers):
        found = {region(c) for c in codes if c and not c.startswith("ISO")}
        hits = sum(1 for codes in strict if codes & found)
        right = set().union(*strict) if strict else set()
        # A chain's parents say the same: naming the parent of a right place is not wrong.
        parents = {c[:4] + "00" for c in right} | {c[:2] + "0000" for c in right}
        extra = [c for c in found if c not in right and c not in free and c not in parents]
        hit += hits; wanted += len(strict); given += hits + len(extra)
    recall, precision = hit / max(1, wanted), hit / max(1, given)
    return recall, precision, 2 * recall * precision / max(1e-9, recall + precision)


by_name = table()


def codes_of(chains):
    """The code of the last name of each chain of province, city and county, and those of its parents."""
    codes = []
    for chain in chains:
        parent = ""
        for name in chain:
            fits = [c for c in by_name.get(name or "", []) if c.startswith(parent)]
            if len(fits) == 1:
                codes.append(fits[0])
                parent = fits[0][:2] if fits[0].endswith("0000") else fits[0][:4]
    return codes


print(f"{len(rows)} sentences, {sum(map(len, gold))} places of China\n")
print("| | recall | precision | F1 |\n|---|---|---|---|")
results = {"jianbao": [[p["adcode"] for p in places] for places in own()]}
others = [("cpca 0.5.5", sys.executable, "cpca"), ("jionlp 1.5.31", sys.executable, "jionlp")]
if os.environ.get("CPCA_LINCH"):
    others.insert(1, ("cpca-linch 0.5.2", os.environ["CPCA_LINCH"], "cpca"))
for name, python, which in others:
    answers = worker(python, which)
    if answers is None:
        print(f"{name}: not installed", file=sys.stderr)
        continue
    results[name] = [codes_of(chains) for chains in answers]
for name, answers in results.items():
    print(f"| {name} | " + " | ".join(f"{x:.2f}" for x in score(answers)) + " |")
