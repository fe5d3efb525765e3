#!/usr/bin/env python3
"""Scores pages: header fields, where the body begins and ends, and what of a page's frame was taken for the report.

usage: pages.py SCORER EXTRACT GOLD [--errors] [--sorts] [--json OUT]

SCORER is score.py; EXTRACT the built example; GOLD a folder of NAME.gold.json with the page named in "text" beside
it. Beyond the gold format a file may hold `body` (the running text, a paragraph a line; {"any": [...]} for several readings),
`notbody` (words of the frame that hold figures) and `articles` (of a digest: title, place, published, source of each).

  title, source, published   share of right fields
  byline   F1 of credited persons; 责任编辑, 责编 and 编辑 are one role, as in src/data/roles.tsv
  body     share of pages whose body begins and ends within 2 % of its length (and at least 4 characters) of the gold's
  notbody  statistics inside the frame, over all pages
  articles share of right titles and places of the articles of digests
  stat     F1 of statistics, as in score.py
"""
import argparse, collections, glob, importlib.util, json, os, re, subprocess, sys, tempfile, unicodedata

# Names of roles that mean the same: those of the table, and its readings.
TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "data", "roles.tsv")
ROLES = {row[0]: row[1] for row in (line.rstrip("\n").split("\t") for line in open(TABLE, encoding="utf8") if not line.startswith("#")) if len(row) > 1}

def flat(text):
    return re.sub(r"[\s\u3000]", "", unicodedata.normalize("NFKC", text or ""))

def role(name):
    return ROLES.get(flat(name), flat(name))

def edge(got, want, reach=16):
    """How many characters the beginning of `got` lies away from that of `want`; None where neither holds the other's."""
    for n in (reach, reach // 2):
        at = got.find(want[:n])
        if at >= 0:
            return at
        at = want.find(got[:n])
        if at >= 0 and got[:n]:
            return at
    return None

def unheaded(got, gold):
    """A body without the headings in front of its first paragraph: whether they belong to it is a matter of taste."""
    headings = [flat(h.get("heading") or h.get("title")) for h in (gold.get("sections") or []) + (gold.get("articles") or [])]
    while any(got.startswith(mark + h) for h in headings if h for mark in ("", "【")):
        got = min((got.split(h, 1)[1] for h in headings if h and got.startswith(("【" + h, h))), key=len).lstrip("】")
    return got

def boundaries(got, want, gold):
    """Whether a body begins and ends where it should."""
    got, want = unheaded(flat(got), gold), unheaded(flat(want), gold)
    slack = max(4, len(want) // 50)
    first, last = edge(got, want), edge(got[::-1], want[::-1])
    return first is not None and last is not None and first <= slack and last <= slack, (first, last, slack)

def sort(tried, got, wants):
    """In which way a body is off."""
    (_, (first, last, slack)), want = tried[0], wants[0]
    def side(off, got, want, name):
        if off is None:
            return [f"{name} not found"]
        return [] if off <= slack else [f"{name} " + ("too early" if want[:16] in got or want[:8] in got else "too late")]
    ends = [w.replace("too early", "beyond").replace("too late", "short") for w in side(last, got[::-1], want[::-1], "ends")]
    return "body: " + ", ".join(side(first, got, want, "begins") + ends)

def byline(got, want):
    """Hits, wanted, found. A second role of a person who is credited is no false find."""
    names = {}
    for credit in want:
        names.setdefault(flat(credit["name"]), set()).add(role(credit.get("role")))
    hits = sum(1 for credit in want if any(flat(g["name"]) == flat(credit["name"]) and role(g.get("role")) == role(credit.get("role")) for g in got))
    false = sum(1 for g in got if flat(g["name"]) not in names)
    wrong = sum(1 for name, roles in names.items() for r in roles
                if any(flat(g["name"]) == name for g in got) and not any(flat(g["name"]) == name and role(g.get("role")) == r for g in got))
    return hits, len(want), hits + false + wrong

def best_byline(got, header, accepted):
    options = [byline(got, want or []) for want in accepted(header.get("byline", []))]
    return max(options, key=lambda t: (2 * t[0] / (t[1] + t[2]) if t[1] + t[2] else 1.0, t[0]))

def load(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.gold.json"))):
        gold = json.load(open(path, encoding="utf8"))
        yield gold, os.path.join(folder, gold.get("text") or gold["doc"] + ".txt")

def decoded(path, gold):
    return open(path, "rb").read().decode({"utf-8-bom": "utf-8-sig", "utf-16-bom": "utf-16"}.get(gold.get("encoding"), gold.get("encoding") or "utf-8"), "replace").removeprefix("\ufeff")

def frame(gold, raw):
    """Byte ranges of the words of the frame."""
    for words in gold.get("notbody") or []:
        at = raw.find(words)
        while at >= 0:
            yield len(raw[:at].encode()), len(raw[:at + len(words)].encode())
            at = raw.find(words, at + 1)

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("scorer"); ap.add_argument("extract"); ap.add_argument("gold")
    ap.add_argument("--errors", action="store_true"); ap.add_argument("--json")
    ap.add_argument("--sorts", action="store_true", help="how many errors there are of each sort")
    a = ap.parse_args()
    spec = importlib.util.spec_from_file_location("score", a.scorer)
    score = importlib.util.module_from_spec(spec); spec.loader.exec_module(score)
    pages = list(load(a.gold))
    out = tempfile.mkdtemp()
    subprocess.run([a.extract, "--out", out] + [path for _, path in pages], check=True)
    rows = subprocess.run([a.extract, "--body"] + [path for _, path in pages], check=True, stdout=subprocess.PIPE).stdout.decode()
    bodies = [json.loads(row)["body"] for row in rows.splitlines()]
    tally, errors, notbody, sorts = score.Tally(), [], 0, collections.Counter()
    for (gold, path), body in zip(pages, bodies):
        doc, header = gold["doc"], gold["report"]
        name = re.split(r"[._]", os.path.basename(path))[0]
        report = json.load(open(os.path.join(out, name + ".json"), encoding="utf8"))
        fields = {
            "title": any(score.fold(score.text_of(report["title"])) == score.fold(w) for w in score.accepted(header.get("title"))),
            "source": any(score.fold(score.text_of(report["source"])) == score.fold(w) for w in score.accepted(header.get("source"))),
            "published": any(score.edtf_of(report["published"]) == w for w in score.accepted(header.get("published"))),
        }
        for key, ok in fields.items():
            tally.add(key, ok, 1, 1)
            if not ok:
                sorts[f"{key}: " + ("none found" if not report[key] else "found where there is none" if None in score.accepted(header.get(key)) else "another")] += 1
                got = report[key] and (report[key].get("text") or report[key].get("name"))
                errors.append(f"{doc} {key}: gold {header.get(key)!r} got {got!r} {report[key] and report[key].get('edtf') or ''}")
        hits = best_byline(report["byline"], header, score.accepted)
        tally.add("byline", *hits)
        if not hits[0] == hits[1] == hits[2]:
            sorts["byline: " + ("missed" if hits[0] < hits[1] else "") + (" false" if hits[2] > hits[0] else "")] += 1
            errors.append(f"{doc} byline: gold {header.get('byline')} got {[(b['name'], b['role']) for b in report['byline']]}")
        if gold.get("body"):
            tried = [boundaries(body, want, gold) for want in score.accepted(gold["body"])]
            ok = any(t[0] for t in tried)
            tally.add("body", ok, 1, 1)
            if not ok:
                sorts.update({sort(tried, flat(body), [flat(w) for w in score.accepted(gold["body"])])})
                errors.append(f"{doc} body: off by {tried}; begins {body[:24]!r} ends {body[-24:]!r}")
        raw = decoded(path, gold)
        ranges = list(frame(gold, raw))
        figures = score.statistics_of(report)
        for s in figures:
            if any(score.overlap(s["span"], r) for r in ranges):
                notbody += 1
                errors.append(f"{doc} statistic in the frame: {s['text']!r}")
        for want in gold.get("articles") or []:
            found = [s for s in report["sections"] if score.fold(s["heading"]) == score.fold(want["title"])]
            place = bool(found) and any(score.place_agrees(found[0]["place"] or report["place"], w) for w in score.accepted(want.get("place")))
            for key, ok in (("heading", bool(found)), ("place", place)):
                tally.add("articles", ok, 1, 1)
                if not ok:
                    errors.append(f"{doc} article {want['title']!r}: {key} {want.get('place')} got {found and found[0]['place']}")
        for entry in (e for k in ("statistics", "times", "places") for e in gold.get(k) or []):
            if "start" not in entry:
                at = -1
                for _ in range(entry.get("occ", 1)):
                    at = raw.find(entry["surface"], at + 1)
                entry["start"] = len(raw[:at].encode())
                entry["end"] = entry["start"] + len(entry["surface"].encode())
        one, mistakes = score.Tally(), []
        score.score_document(gold, report, one, mistakes)
        tally.add("stat", *one["stat"])
        errors += [m for m in mistakes if " stat " in m]
    result = {key: score.f1(t) for key, t in tally.items()} | {"notbody": notbody}
    print(f"{len(pages)} pages: " + ", ".join(f"{k} {v:.3f}" if k != "notbody" else f"{k} {v}" for k, v in result.items()))
    if a.sorts:
        print("\n".join(f"  {count:3} {sort}" for sort, count in sorted(sorts.items())))
    if a.errors:
        print("\n".join(errors))
    if a.json:
        json.dump(result, open(a.json, "w"))

if __name__ == "__main__":
    sys.exit(main())
