#!/usr/bin/env python3
"""Scores times in single sentences.

usage: score_times.py PREDICTED.jsonl GOLD.jsonl... [--errors] [--floor F1] [--negatives [--most SHARE]]

A gold line: {"id", "text", "published"?, "times": [{"surface", "occ", "value", "kind", "doubtful"?}]}; a value or kind
{"any": [...]} accepts each of several. A predicted line is a report in JSON with the same "id", as `extract --jsonl`
writes it. A find is right when it overlaps a gold time and has its value; F1 counts misses and false finds. Finds on
doubtful times do not count. With --negatives no sentence holds a time: the share of sentences with a find.
"""
import argparse, json, sys


def accepted(value):
    return value["any"] if isinstance(value, dict) else [value]


def span(row, text):
    at = -1
    for _ in range(row.get("occ", 1)):
        at = text.index(row["surface"], at + 1)
    return len(text[:at].encode()), len((text[:at] + row["surface"]).encode())


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def paired(gold, got):
    """One to one: the same span first, then the earlier gold time."""
    pairs, free = {}, set(range(len(got)))
    for same in (True, False):
        for i, (where, _) in enumerate(gold):
            if i not in pairs:
                fits = [j for j in sorted(free) if (tuple(got[j]["span"]) == where if same else overlap(got[j]["span"], where))]
                if fits:
                    pairs[i] = fits[0]
                    free.discard(fits[0])
    return pairs, free


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("predicted")
    a.add_argument("gold", nargs="+")
    a.add_argument("--errors", action="store_true")
    a.add_argument("--floor", type=float, default=0)
    a.add_argument("--negatives", action="store_true")
    a.add_argument("--most", type=float, default=1)
    a = a.parse_args()
    reports = {r["id"]: r for r in map(json.loads, open(a.predicted, encoding="utf8"))}
    rows = [json.loads(line) for path in a.gold for line in open(path, encoding="utf8") if line.strip()]
    if a.negatives:
        found = [(row, reports[row["id"]]["times"]) for row in rows if reports[row["id"]]["times"]]
        share = len(found) / len(rows)
        print(f"{len(rows)} sentences without a time: {len(found)} with a false find, {share:.3f}")
        if a.errors:
            for row, times in found:
                print(f"  {row['id']} {row['text']} {[(t['text'], t['edtf']) for t in times]}")
        return share > a.most and f"more than {a.most}"
    hits = gold_n = got_n = kinds = 0
    errors = []
    for row in rows:
        text, got = row["text"], reports[row["id"]]["times"]
        where = [(span(t, text), t) for t in row["times"]]
        gold = [(s, t) for s, t in where if not t.get("doubtful")]
        loose = [s for s, t in where if t.get("doubtful")]
        pairs, free = paired(gold, got)
        extra = [got[j] for j in sorted(free) if not any(overlap(got[j]["span"], s) for s in loose)]
        gold_n += len(gold)
        got_n += len(pairs) + len(extra)
        for i, (_, want) in enumerate(gold):
            find = got[pairs[i]] if i in pairs else None
            right = find is not None and find["edtf"] in accepted(want["value"])
            hits += right
            kinds += right and find["kind"] in accepted(want["kind"])
            if not right:
                errors.append(f"  {row['id']} {text} [{row.get('published')}] wants {want['surface']} {want['value']} got {find and (find['text'], find['edtf'])}")
        errors += [f"  {row['id']} {text} false {t['text']} {t['edtf']}" for t in extra]
    f1 = 2 * hits / max(1, gold_n + got_n)
    print(f"{len(rows)} sentences, {gold_n} times: F1 {f1:.3f}, {got_n - hits} wrong or false, {gold_n - hits} missed or wrong; kind right in {kinds / max(1, hits):.3f}")
    if a.errors:
        print("\n".join(errors))
    return f1 < a.floor and f"below the floor of {a.floor}"


if __name__ == "__main__":
    sys.exit(main() or 0)
