#!/usr/bin/env python3
"""Builds ../overlaps.tsv: the ordinary words that stand around the short name of a place, or reach across its edge.

Needs Python 3.11 and pip, and the network; reads ../places.tsv, ../regions.tsv and ../countries.tsv. Run: python3 overlaps.py

Source: PyPI jieba 0.42.1 (MIT, Copyright (c) 2013 Sun Junyi), its dictionary with frequencies. Words that begin with a name
are left out: 南京军区 is no reason to doubt 南京. So are the names of places and organisations that hold one.
"""

import math
import subprocess
import tarfile
import tempfile
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent
ACROSS = 60  # words that may reach across the edge of a name are left out when they are rarer
BESIDE = 200  # so are all others
HOLDING = 3  # words that hold a name at their end or in the middle
SINGLE = 100
LONGEST = 4


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
    return {name for name in short if 2 <= len(name) <= LONGEST}, full


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

    def keep(word, count, tag):
        if len(word) == 1:
            return count >= SINGLE
        if word in short:
            return True
        if word in full:
            return False
        cuts = [k for k in (2, 3) if k < len(word)]
        # 沈阳军区, 上海浦东: the name in front is one.
        if any(word[:k] in short for k in cuts):
            return False
        if any(word[i:i + k] in short for k in cuts for i in range(1, len(word) - k + 1)):
            return count >= HOLDING and tag not in ("ns", "nt", "nz", "j")
        across = any(word[-k:] in starts for k in (1, 2) if k < len(word)) or any(
            word[:k] in ends for k in (1, 2) if k < len(word))
        rare = ACROSS if across else BESIDE
        return count >= (4 * rare if tag in ("ns", "nt") else rare)

    rows = {}
    for line in dictionary.splitlines():
        word, count, tag = line.split(" ")
        if len(word) <= LONGEST and all("\u4e00" <= c <= "\u9fff" for c in word) and keep(word, int(count), tag):
            rows[word] = round(math.log2(int(count) + 1) * 2)
    lines = ["# PyPI jieba 0.42.1 (MIT, Copyright (c) 2013 Sun Junyi): words around short names of places, the names and "
             "single characters; the weight is twice the binary logarithm of the frequency; "
             "rebuild: python3 src/data/rebuild/overlaps.py",
             "# word\tweight"]
    lines += [f"{word}\t{rows[word]}" for word in sorted(rows, key=lambda w: (len(w), w))]
    (OUT / "overlaps.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"overlaps.tsv: {len(rows)} rows")


if __name__ == "__main__":
    main()
