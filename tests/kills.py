"""Kills `wordcloud batch --write-back` at random moments: no post may be lost or half written.

    python tests/kills.py BINARY [KILLS]

Posts are made up in a temporary folder. A run is started and killed (SIGKILL) at a random moment of
its time; then every post must be as its author left it or with its whole section, and every picture
whole. After 20 kills a run is left to end, and all files must be those of a run that was never
killed. The moments are at random in the time that a run takes here.
"""

import hashlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

POSTS = 16
IN_A_ROW = 20
WORDS = "harbor ferry timetable gull heron lighthouse pier tide anchor sail 港口 渡轮 灯塔 时刻表".split()


def post(number, random_words):
    words = [random_words.choice(WORDS) for _ in range(120)]
    body = "\n\n".join(" ".join(words[start:start + 30]) + "." for start in range(0, 120, 30))
    return f"---\ntitle: Report {number}\ntags: [ferry]\n---\n# Report {number}\n\n{body}\n"


def make(folder):
    words = random.Random(7)
    for number in range(POSTS):
        (folder / f"{number:02}.md").write_text(post(number, words), encoding="utf-8")


def command(binary, folder):
    return [binary, "batch", str(folder), "--write-back", "--force", "--size", "240x160", "--threads", "2"]


def files(folder):
    """What a reader sees of a folder: its files without the cache."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = (path for path in found if ".wordcloud" not in path.relative_to(folder).parts)
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def whole(folder, before, after):
    """The files that are neither as they were nor as they are to be."""
    return [
        name
        for name, digest in files(folder).items()
        # What a killed run was about to put in place has a name of its own, and is no post.
        if name in after and digest not in (before.get(name), after[name])
    ] + [name for name in before if not (folder / name).exists()]


def main():
    binary = str(Path(sys.argv[1]).resolve())
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    moments = random.Random(1)
    root = Path(tempfile.mkdtemp(prefix="wordcloud-kills-"))
    reference = root / "reference"
    reference.mkdir()
    make(reference)
    before = files(reference)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    start = time.monotonic()
    subprocess.run(command(binary, reference), check=True, **quiet)
    took = time.monotonic() - start
    after = files(reference)
    assert set(before) < set(after), "the run has drawn nothing"
    killed = ended = damaged = different = left = 0
    site = root / "site"
    while killed < kills:
        shutil.rmtree(site, ignore_errors=True)
        site.mkdir()
        make(site)
        for _ in range(min(IN_A_ROW, kills - killed)):
            run = subprocess.Popen(command(binary, site), **quiet)
            time.sleep(moments.uniform(0, took))
            # On a busy machine runs differ: most kills are to come before the end.
            late = run.poll() is not None
            ended += late
            took *= 0.9 if late else 1.02
            run.kill()
            run.wait()
            killed += 1
            wrong = whole(site, before, after)
            damaged += len(wrong)
            if wrong:
                print(f"after {killed} kills: {wrong}")
        subprocess.run(command(binary, site), check=True, **quiet)
        found = files(site)
        different += sum(found.get(name) != digest for name, digest in after.items())
        left += len(set(found) - set(after))
    print(f"{killed} kills, {ended} of them after the end: {damaged} files lost or damaged, "
          f"{different} different at the end, {left} left over")
    shutil.rmtree(root)
    sys.exit(damaged + different + left > 0)


main()
