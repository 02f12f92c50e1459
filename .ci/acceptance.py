"""Runs the command on a folder of real reports and checks what comes out.

    acceptance.py REPORTS RELEASE_BINARY DEBUG_BINARY

REPORTS holds *.md, never.txt (strings that must never be a term) and units/*.txt (strings that
should come out as whole terms, a file for each report).
"""

import io
import json
import os
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

from PIL import Image

SIZE = (1200, 800)
LEAST_UNITS = 0.8


def run(binary, *arguments, threads=None):
    environment = dict(os.environ)
    if threads:
        environment["RAYON_NUM_THREADS"] = str(threads)
    command = [binary, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, env=environment)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed: {done.stderr.decode()}")
    return done.stdout


def fold(text):
    return unicodedata.normalize("NFKC", text).casefold().strip()


def lines(path):
    text = path.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def main():
    reports, release, debug = Path(sys.argv[1]), *map(os.path.abspath, sys.argv[2:4])
    never = {fold(line) for line in lines(reports / "never.txt")}
    problems, found, wanted = [], 0, 0
    for report in sorted(reports.glob("*.md")):
        pictures = {
            "release, 1 thread": run(release, report, "-o", "-", "--format", "jpeg", threads=1),
            "release, 2 threads": run(release, report, "-o", "-", "--format", "jpeg", threads=2),
            "debug": run(debug, report, "-o", "-", "--format", "jpeg"),
        }
        if len(set(pictures.values())) != 1:
            problems.append(f"{report.name}: the bytes differ between {', '.join(pictures)}")
        for format in ["jpeg", "png"]:
            picture = Image.open(io.BytesIO(run(release, report, "-o", "-", "--format", format)))
            picture.load()
            if picture.size != SIZE or picture.format != format.upper():
                problems.append(f"{report.name}: {format} is {picture.format} {picture.size}")

        terms = json.loads(run(release, "terms", report, "--format", "json"))["terms"]
        cloud = json.loads(run(release, report, "-o", "-", "--format", "json"))
        whole = json.loads(run(release, report, "--all-terms", "-o", "-", "--format", "json"))
        asked = min(200, len(terms))
        accounted = len(whole["words"]) + len(whole["dropped"])
        if asked != accounted:
            problems.append(f"{report.name}: asked {asked}, placed and reported {accounted}")

        texts = {fold(term["text"]) for term in terms}
        for bad in sorted(texts & never):
            problems.append(f"{report.name}: {bad!r} must never be a term")
        units = [fold(unit) for unit in lines(reports / "units" / f"{report.stem}.txt")]
        missing = [unit for unit in units if unit not in texts]
        found, wanted = found + len(units) - len(missing), wanted + len(units)
        print(f"{report.name}: {len(terms)} terms, {len(cloud['words'])} drawn, missing: {missing}")

        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / report.name
            copy.write_bytes(report.read_bytes())
            run(release, copy)
            written = [path.name for path in Path(folder).iterdir() if path != copy]
            if len(written) != 1 or not written[0].startswith("wordcloud_"):
                problems.append(f"{report.name}: wrote {written}")

    print(f"units: {found} of {wanted}")
    if found < LEAST_UNITS * wanted:
        problems.append(f"only {found} of {wanted} units came out whole")
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


main()
