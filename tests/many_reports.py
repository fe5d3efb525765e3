#!/usr/bin/env python3
"""Runs each program over a folder of many reports, and sees that all of them tell the same.

    cargo run --example mutated -- FOLDER 10000
    python3 tests/many_reports.py FOLDER JIANBAO HIGHLIGHT [DATAFUSION]

JIANBAO, HIGHLIGHT and DATAFUSION are the built programs. Compared are the rows of CSV, JSON Lines, Parquet and, with DATAFUSION, of the
table function in SQL, which makes them from Arrow arrays; one worker and two; a broken run that is resumed and a whole one.
"""
import csv, json, os, subprocess, sys, tempfile, time

csv.field_size_limit(1 << 24)


def run(*command):
    start = time.time()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr[-2000:]}")
    return done.stdout, time.time() - start


def rows(path):
    with open(path, newline="", encoding="utf8") as file:
        table = list(csv.DictReader(file))
    return sorted(table, key=lambda row: (row["document"], int(row["index"])))


def flat(path):
    """The fields of CSV rows that a report in JSON holds directly, one report a line."""
    for line in open(path, encoding="utf8"):
        report = json.loads(line)
        figures = [s for record in report["records"] for s in record["statistics"]]
        for index, s in enumerate(figures):
            text = lambda field: (s[field] or {}).get("text", "")
            plain = lambda field: "" if s[field] is None else str(s[field])
            yield {
                "document": report["id"], "index": str(index), "text": s["text"],
                "start": str(s["span"][0]), "end": str(s["span"][1]),
                "value": plain("value"), "high": plain("high"), "relation": s["relation"], "kind": s["kind"],
                "direction": plain("direction"), "modality": s["modality"], "aggregate": plain("aggregate"),
                "unit": text("unit"), "canonical_unit": (s["unit"] or {}).get("canonical") or "",
                "counted": text("counted"), "action": text("action"), "actor": text("actor"),
                "adcode": (s["place"] or {}).get("adcode", ""), "place": " ".join((s["place"] or {}).get("path", [])),
                "time": (s["time"] or {}).get("edtf") or "", "part_of": plain("part_of"), "with": plain("with"),
            }


def same(name, ours, theirs):
    if ours != theirs:
        differ = [(a, b) for a, b in zip(ours, theirs) if a != b]
        sys.exit(f"{name}: {len(ours)} and {len(theirs)} rows, {len(differ)} differ, first: {differ[:1]}")
    print(f"  {name}: equal, {len(ours)} rows")


def size(path):
    return f"{os.path.getsize(path) / 1e6:.1f} MB"


def main(folder, jianbao, highlight, datafusion=None):
    texts = [name for name in os.listdir(folder) if name.endswith(".txt")]
    total = sum(os.path.getsize(os.path.join(folder, name)) for name in texts)
    print(f"{len(texts)} reports, {total / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as out:
        at = lambda name: os.path.join(out, name)
        for kind in ("csv", "jsonl", "parquet"):
            _, seconds = run(jianbao, folder, "--format", kind, "--output", at(f"rows.{kind}"))
            print(f"jianbao --format {kind}: {seconds:.1f} s, {size(at(f'rows.{kind}'))}")
        table = rows(at("rows.csv"))
        reports = list(flat(at("rows.jsonl")))
        same("CSV and JSON Lines", [{key: row[key] for key in reports[0]} for row in table],
             sorted(reports, key=lambda row: (row["document"], int(row["index"]))))

        _, one = run(jianbao, folder, "--format", "csv", "--workers", "1", "--output", at("one.csv"))
        assert open(at("one.csv"), "rb").read() == open(at("rows.csv"), "rb").read(), "one worker writes other bytes"
        print(f"one worker: the same bytes, {one:.1f} s")
        for kind in ("csv", "jsonl"):
            whole = open(at(f"rows.{kind}"), "rb").read()
            for part in (0, 1, len(whole) // 3, len(whole) - 1):
                with open(at("broken"), "wb") as file:
                    file.write(whole[:part])
                run(jianbao, folder, "--format", kind, "--resume", "--output", at("broken"))
                assert open(at("broken"), "rb").read() == whole, f"{kind} broken at byte {part} and resumed differs"
            print(f"{kind} broken off at four places and resumed: the same bytes")

        _, seconds = run(highlight, folder, "--out", at("pages"))
        pages = [os.path.join(out, "pages", name) for name in os.listdir(at("pages"))]
        index = open(os.path.join(out, "pages", "index.html"), encoding="utf8").read()
        assert len(pages) == len(texts) + 1
        assert "<script src" not in index and index.count("<tr><td><a href=") == len(texts), "a report is missing on the index page"
        print(f"highlight: {len(pages)} pages, {sum(map(os.path.getsize, pages)) / 1e6:.0f} MB, index {len(index) / 1e6:.2f} MB: {seconds:.1f} s")

        if datafusion:
            parquet = at("rows.parquet")
            for name, source in (("Parquet", "reports"), ("Arrow, in SQL", f"figures('{folder}')")):
                _, seconds = run(datafusion, "local", parquet, f"copy (select * from {source}) to '{at('copy.csv')}' stored as csv")
                print(f"datafusion, {source.split('(')[0]}: {seconds:.1f} s")
                same(f"CSV and {name}", table, rows(at("copy.csv")))
                os.remove(at("copy.csv"))
    print("all tell the same")


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
