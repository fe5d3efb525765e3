#!/usr/bin/env python3
"""Scores relations between figures and the checks of a report's arithmetic.

usage: relations.py SCORER EXTRACT FOLDER [--errors [KIND…]] [--json OUT]

SCORER is score.py; EXTRACT the built example; FOLDER holds KIND.jsonl, a text a line: {"id", "text", "expect": […], "never"?}.
An expectation is {"figure", FIELD: value…} with the fields with, part_of, counted, actor, place, direction, base, aggregate
and modality, or {"check", "whole", "parts"?, "holds"}; `occ` says which occurrence of the surface is meant.

right   share of the lines with expectations of which all are met, and no other check of the kind is made
false   share of the lines that expect nothing in which one of the kind is found, or what `never` lists (equal phrases)
A member of a distribution is right in whichever of counted, actor and place it is told; `strict` asks for the field that the
line names. A base is compared without its preposition (比上年, 上年).
"""
import argparse, glob, importlib.util, json, os, re, subprocess

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("scorer"); ap.add_argument("extract"); ap.add_argument("folder")
ap.add_argument("--errors", nargs="*", metavar="KIND"); ap.add_argument("--json")
a = ap.parse_args()
spec = importlib.util.spec_from_file_location("score", a.scorer)
score = importlib.util.module_from_spec(spec); spec.loader.exec_module(score)

CHECKS = {"parts_sum", "part_within", "list_count", "share", "growth"}
phrase = lambda value: (value or {}).get("text")
bare = lambda base: re.sub(r"^[比较較与與同和]|相比$|之?比$|比较$", "", base)

def place_told(place, name):
    return bool(place) and any(score.fold(part).startswith(FOLDED.get(name, name)) for part in place["path"])

def find(report, text, item):
    """The figure that an item names: the one that covers most of its surface."""
    at = -1
    for _ in range(item.get("occ", 1)):
        at = text.index(item["figure"], at + 1)
    start = len(text[:at].encode())
    end = start + len(item["figure"].encode())
    near = [f for f in report["figures"] if score.overlap(f["span"], (start, end))]
    return max(near, key=lambda f: (min(f["span"][1], end) - max(f["span"][0], start), -len(f["text"])), default=None)

def same(figure, surface):
    """A figure by its surface; a hedge beside it may belong to it or not."""
    return figure is not None and (figure["text"] == surface or surface in figure["text"] and (figure["text"].endswith(surface) or figure["text"].startswith(surface)))

def told(field, figure, want, report, strict):
    figures = report["figures"]
    other = figure.get(field)
    if field in ("with", "part_of"):
        return other is not None and same(figures[other], want)
    if field in ("counted", "actor", "place"):
        fields = [field] if strict else ["counted", "actor", "place"]
        return any(place_told(figure["place"], want) if f == "place" else
                   figure[f] is not None and score.name_agrees(phrase(figure[f]), want) for f in fields)
    if field == "base":
        return any(other is not None and bare(phrase(other)) == bare(w) for w in score.accepted(want))
    return other in score.accepted(want)

def met(item, report, text, kind, strict=False):
    if "check" in item:
        figures = report["figures"]
        return any(c["kind"] == item["check"] and c["holds"] == item["holds"] and same(figures[c["whole"]], item["whole"])
                   and ("parts" not in item or len(c["parts"]) == len(item["parts"])
                        and all(same(figures[i], p) for i, p in zip(c["parts"], item["parts"])))
                   for c in report["checks"])
    figure = find(report, text, item)
    loose = kind == "distribution" and not strict
    return figure is not None and all(told(f, figure, w, report, not loose) for f, w in item.items() if f not in ("figure", "occ"))

def violated(item, report, text):
    figure = find(report, text, item)
    if figure is None:
        return False
    for field, value in item.items():
        if field in ("counted", "actor"):
            if score.fold(phrase(figure[field])) == score.fold(value):
                return True
        elif field == "place":
            if place_told(figure["place"], value):
                return True
        elif field not in ("figure", "occ"):
            got = figure[field]
            if got is not None if value == "any" else got == value:
                return True
    return False

def false_find(kind, row, report, text):
    if "never" in row:
        return any(violated(item, report, text) for item in row["never"])
    if kind in CHECKS:
        return any(c["kind"] == kind for c in report["checks"])
    return any(f[kind] is not None for f in report["figures"])

# Place names of traditional texts are folded by the program, which knows how.
FOLDED = {}
result, lines = {}, []
print(f"{'':14} right           false")
for path in sorted(glob.glob(os.path.join(a.folder, "*.jsonl"))):
    kind = os.path.basename(path)[:-len(".jsonl")]
    rows = [json.loads(line) for line in open(path, encoding="utf8")]
    names = sorted({i["place"] for r in rows for i in r["expect"] + r.get("never", []) if "place" in i})
    asked = [{"id": r["id"], "text": r["text"]} for r in rows] + [{"id": n, "text": n} for n in names]
    sent = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in asked)
    out = subprocess.run([a.extract, "--jsonl", "--simplified"], input=sent.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    reports = [json.loads(line) for line in out.splitlines()]
    assert len(reports) == len(asked)
    FOLDED.update({n: r["simplified"] for n, r in zip(names, reports[len(rows):])})
    right = strict = false = positives = 0
    for row, report in zip(rows, reports):
        report["figures"] = [f for record in report["records"] for f in record["statistics"]]
        if row["expect"]:
            positives += 1
            missed = [i for i in row["expect"] if not met(i, report, row["text"], kind)]
            wanted = sum("check" in i for i in row["expect"])
            more = kind in CHECKS - {"part_within"} and sum(c["kind"] == kind for c in report["checks"]) > wanted
            right += not missed and not more
            strict += all(met(i, report, row["text"], kind, True) for i in row["expect"])
            bad = f"missed {json.dumps(missed, ensure_ascii=False)}" if missed else "one too many" if more else None
        else:
            found = false_find(kind, row, report, row["text"])
            false += found
            bad = "false find" if found else None
        if bad and a.errors is not None and (not a.errors or kind in a.errors):
            lines.append(f"{row['id']} {row['text']}\n    {bad}")
            for i, f in enumerate(report["figures"]):
                said = {k: phrase(f[k]) if isinstance(f[k], dict) and "text" in f[k] else f[k]
                        for k in ("kind", "direction", "base", "counted", "action", "actor", "with", "part_of", "aggregate") if f[k] is not None}
                place = f["place"] and f["place"]["name"]
                lines.append(f"    {i} {f['text']} {said} {place} {f['modality']}")
            lines += [f"    {json.dumps(c)}" for c in report["checks"]]
    negatives = len(rows) - positives
    result[kind], result[f"{kind}_false"] = right / max(1, positives), false / max(1, negatives)
    extra = ""
    if kind == "distribution":
        result["distribution_strict"] = strict / max(1, positives)
        extra = f"   in the named field {strict / max(1, positives):.3f}"
    print(f"{kind:14} {right / max(1, positives):.3f} of {positives:3}    {false / max(1, negatives):.3f} of {negatives:3}{extra}")
print("\n".join(lines), end="\n" if lines else "")
if a.json:
    json.dump(result, open(a.json, "w"))
