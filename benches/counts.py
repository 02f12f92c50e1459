"""Instructions that the main cases take, counted by valgrind's callgrind: the same on every run.

    python benches/counts.py        compares with benches/counts.tsv
    python benches/counts.py write  writes it anew

The counts are of whole processes with one layout each, `cargo bench --bench figures -- run CASE`; the
case `none` is the process without a layout (fonts, shaping), to be subtracted. They are of one
compiler and one kind of processor: x86-64 without wider instructions than SSE2.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
KEPT = FOLDER / "counts.tsv"
# One build for all: inlining across crates would make counts depend on the whole program.
PROFILE = {"CARGO_PROFILE_BENCH_LTO": "false", "CARGO_PROFILE_BENCH_CODEGEN_UNITS": "16"}
CASES = ["none", "200", "500", "2000", "heart-200", "heart-2000", "dense-200"]


def binary():
    build = ["cargo", "bench", "--bench", "figures", "--no-run", "--message-format", "json",
             *sys.argv[2:]]
    lines = subprocess.run(
        build, check=True, capture_output=True, text=True, env={**os.environ, **PROFILE}
    ).stdout.splitlines()
    found = [json.loads(line).get("executable") for line in lines if '"name":"figures"' in line]
    return [path for path in found if path][-1]


def count(program, case):
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, "run", case]
    errors = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    return int(re.search(r"Collected : (\d+)", errors).group(1))


def main():
    program = binary()
    kept = dict(line.split("\t") for line in KEPT.read_text().splitlines()) if KEPT.exists() else {}
    counts = {}
    for case in CASES:
        counts[case] = count(program, case)
        before = int(kept.get(case, 0))
        change = f"{100 * (counts[case] / before - 1):+.1f} %" if before else "new"
        print(f"{case:12} {counts[case]:15,}  {change}", flush=True)
    if "write" in sys.argv:
        KEPT.write_text("".join(f"{case}\t{number}\n" for case, number in counts.items()))


main()
