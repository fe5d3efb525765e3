#!/usr/bin/env python3
"""Counts instructions of the parse with callgrind: the same on a busy machine, to the digit.

usage: instructions.py corpus [--most N]     instructions a character over 1 MB of mutated reports
       instructions.py patterns [--slope N] [--dearest N]
                                             of each hostile pattern: growth from 4 to 8 to 16 KB, (4n - 2n) / (2n - n),
                                             and instructions a byte beside the median report
"""
import argparse, glob, json, os, re, statistics, subprocess, sys, tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")

def program():
    built = subprocess.run(["cargo", "bench", "--bench", "instructions", "--no-run", "--message-format=json"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    for line in built.splitlines():
        row = json.loads(line)
        if row.get("reason") == "compiler-artifact" and row["target"]["name"] == "instructions":
            return row["executable"]
    sys.exit("cargo built no program")

def counted(mode):
    """Rows of (name, bytes, characters, instructions)."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--dump-before=instructions::measured*", program(), mode]
        ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if ran.returncode:
            sys.exit(ran.stderr)
        rows = [line.split("\t") for line in ran.stdout.splitlines() if line.count("\t") == 2]
        dumps = sorted(glob.glob(out + ".*"), key=lambda path: int(path.rsplit(".", 1)[1]))
        def total(path):
            return int(re.search(r"^(?:totals|summary): (\d+)", open(path, errors="replace").read(), re.M)[1])
        counts = [total(path) for path in dumps]
        # The first dump is what came before the first stretch.
        del counts[:1]
        if len(counts) != len(rows) or not rows:
            sys.exit(f"{len(rows)} stretches, {len(counts)} counts")
        return [(name, int(size), int(chars), count) for (name, size, chars), count in zip(rows, counts)]

def corpus(most):
    [(_, size, chars, count)] = counted("corpus")
    print(f"{count / chars:.1f} instructions a character, {count / size:.1f} a byte, over {size} bytes of mutated reports")
    return most is not None and count / chars > most

def patterns(slope, dearest):
    rows = counted("patterns")
    report = statistics.median(count / size for name, size, _, count in rows if name == "report")
    rest = [row for row in rows if row[0] != "report"]
    grown = []
    for a, b, c in zip(rest[::3], rest[1::3], rest[2::3]):
        # Instructions that a byte more costs, at the second doubling and at the first.
        first, second = (b[3] - a[3]) / (b[1] - a[1]), (c[3] - b[3]) / (c[1] - b[1])
        # A text that costs next to nothing shows how the heap grows, and not the parse.
        slow = c[3] / c[1] > report / 10
        grown.append((2 * second / max(first, 1) if slow else 0, c[3] / c[1] / report, c[0]))
    print(f"{len(grown)} patterns; a report costs {report:.0f} instructions a byte")
    for title, key in (("grow most, (4n - 2n) / (2n - n)", 0), ("dearest, beside a report", 1)):
        print(title)
        for row in sorted(grown, key=lambda row: -row[key])[:8]:
            print(f"  {row[key]:6.3f}  {row[2]}")
    return any(slope is not None and row[0] > slope or dearest is not None and row[1] > dearest for row in grown)

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("mode", choices=["corpus", "patterns"])
    parser.add_argument("--most", type=float)
    parser.add_argument("--slope", type=float)
    parser.add_argument("--dearest", type=float)
    given = parser.parse_args()
    over = corpus(given.most) if given.mode == "corpus" else patterns(given.slope, given.dearest)
    sys.exit("over the limit" if over else 0)

main()
