#!/usr/bin/env python3
"""Builds ../overlaps.tsv: ordinary words that reach across the edge of a place name.

Needs Python 3.11 and pip, and the network; reads ../places.tsv, ../regions.tsv and ../countries.tsv. Run: python3 overlaps.py

Source: PyPI jieba 0.42.1 (MIT, Copyright (c) 2013 Sun Junyi), its dictionary with frequencies.
"""

import math
import subprocess
import tarfile
import tempfile
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent
RARE = 60  # words that are rarer are left out
RARE_SINGLE = 300


def table(file):
    for line in (OUT / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def names():
    short, full = set(), set()
    for file in "places.tsv", "regions.tsv":
        for row in table(file):
            full.add(row[2])
            short.update(row[3].split("|"))
    for row in table("countries.tsv"):
        short.update([row[1], *row[2].split("|")])
    return {name for name in short if 2 <= len(name) <= 4}, full


def main():
    with tempfile.TemporaryDirectory() as directory:
        subprocess.run(
            ["pip", "download", "-q", "--no-deps", "--no-binary", ":all:",
             "--disable-pip-version-check", "jieba==0.42.1"],
            cwd=directory, check=True,
        )
        archive, = Path(directory).glob("jieba*.tar.gz")
        with tarfile.open(archive) as t:
            dictionary = t.extractfile("jieba-0.42.1/jieba/dict.txt").read().decode("utf-8")
    short, full = names()
    starts = {name[:k] for name in short for k in range(1, len(name))}
    ends = {name[k:] for name in short for k in range(1, len(name))}
    rows = {}
    for line in dictionary.splitlines():
        word, count, tag = line.split(" ")
        count = int(count)
        if any(not "\u4e00" <= c <= "\u9fff" for c in word) or len(word) > 4:
            continue
        if word in short:
            keep = count >= 2
        elif len(word) == 1:
            keep = count >= RARE_SINGLE
        else:
            reaches = any(word[-k:] in starts for k in (1, 2) if k < len(word)) or any(
                word[:k] in ends for k in (1, 2) if k < len(word))
            keep = count >= RARE and word not in full and not tag.startswith(("ns", "nt")) and reaches
        if keep:
            rows[word] = round(math.log2(count) * 2)
    lines = ["# PyPI jieba 0.42.1 (MIT, Copyright (c) 2013 Sun Junyi): words that overlap with short names of places, the "
             "names and single characters; the weight is twice the binary logarithm of the frequency; "
             "rebuild: python3 src/data/rebuild/overlaps.py",
             "# word\tweight"]
    lines += [f"{word}\t{rows[word]}" for word in sorted(rows, key=lambda w: (len(w), w))]
    (OUT / "overlaps.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"overlaps.tsv: {len(rows)} rows")


if __name__ == "__main__":
    main()
