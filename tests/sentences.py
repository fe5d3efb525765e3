#!/usr/bin/env python3
"""Scores single sentences with the project's scorer.

usage: sentences.py SCORER EXTRACT GOLD [--errors] [--json OUT]

SCORER is score.py; EXTRACT the built example; GOLD a JSON-lines file or a folder of them. A line: {"id", "text",
"published"?, "statistics"? | "times"? | "places"?}, in the terms of the gold format; a line with none of them holds nothing
to be found. A place that is marked `ambiguous` and has no adcode is right where candidates are given and none is chosen.
Prints F1 of what the lines have gold for, the share of right kinds, the share of unexplained numerals, and how many lines
have a false find.
"""
import argparse, glob, importlib.util, json, os, subprocess

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("scorer"); ap.add_argument("extract"); ap.add_argument("gold")
ap.add_argument("--kind", choices=["statistics", "times", "places"], help="what to look at in lines that have no gold: a find is false")
ap.add_argument("--errors", action="store_true"); ap.add_argument("--json")
a = ap.parse_args()
spec = importlib.util.spec_from_file_location("score", a.scorer)
score = importlib.util.module_from_spec(spec); spec.loader.exec_module(score)

paths = sorted(glob.glob(os.path.join(a.gold, "*.jsonl"))) if os.path.isdir(a.gold) else [a.gold]
rows = [json.loads(line) for path in paths for line in open(path, encoding="utf8")]
lines = "".join(json.dumps({k: r[k] for k in ("id", "text", "published") if k in r}, ensure_ascii=False) + "\n" for r in rows)
out = subprocess.run([a.extract, "--jsonl", "--ledger"], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
reports = [json.loads(line) for line in out.splitlines()]
assert len(reports) == len(rows)

tally, errors, false_lines = score.Tally(), [], 0
for row, report in zip(rows, reports):
    for kind in ("statistics", "times", "places"):
        if kind not in row and a.kind != kind:
            continue
        gold = row.get(kind, [])
        for entry in gold:
            at = -1
            for _ in range(entry.get("occ", 1)):
                at = row["text"].index(entry["surface"], at + 1)
            entry["start"] = len(row["text"][:at].encode())
            entry["end"] = entry["start"] + len(entry["surface"].encode())
            entry.setdefault("high", None)
        doc, before = f"{row['id']} {row['text']}\n   ", len(errors)
        if kind == "statistics":
            got = score.statistics_of(report)
            core = lambda g, p: (any(score.same_number(p.get("value"), v) for v in score.accepted(g.get("value")))
                                 and any(score.same_number(p.get("high"), v) for v in score.accepted(g.get("high")))
                                 and p.get("relation") in score.accepted(g.get("relation"))
                                 and score.unit_text(p.get("unit")) in [score.fold(u) for u in score.accepted(g.get("unit"))])
            scored, pairs = score.score_mentions(gold, got, core, "stat", tally, errors, doc)
            for i, j in pairs.items():
                if core(scored[i], got[j]):
                    ok = got[j]["kind"] in score.accepted(scored[i].get("kind"))
                    tally.add("kind", ok, 1, 1)
                    if not ok:
                        errors.append(f"{doc} kind of {scored[i]['surface']!r}: gold {scored[i].get('kind')} got {got[j]['kind']}")
        elif kind == "places":
            got = report.get("places") or []
            gold = [dict(g, doubtful=True) if g.get("inside") else g for g in gold]
            def same_place(g, p):
                if g.get("ambiguous") and g.get("adcode") is None:
                    return p.get("adcode") is None and len(p.get("candidates") or []) > 1
                return any(score.place_agrees(p, w) for w in score.accepted(g.get("adcode")))
            score.score_mentions(gold, got, same_place, "places", tally, errors, doc)
        else:
            got = report.get("times") or []
            score.score_mentions(gold, got, lambda g, p: p.get("edtf") in score.accepted(g.get("value")), "times", tally, errors, doc)
        false_lines += any(" false " in e for e in errors[before:])
    for numeral in report.get("numerals") or []:
        bad = numeral["reading"] == "unexplained"
        tally.add("unexplained", bad, 1, 1)
        if bad:
            errors.append(f"{row['id']} {row['text']}\n    unexplained {numeral['text']!r}")
result = {key: score.f1(t) for key, t in tally.items()} | {"false": false_lines / max(1, len(rows))}
print(f"{len(rows)} lines: " + ", ".join(f"{k} {v:.4f}" for k, v in result.items()))
if a.errors:
    print("\n".join(errors))
if a.json:
    json.dump(result, open(a.json, "w"))
