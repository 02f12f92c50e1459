"""CPU time of one report to one JPEG: this engine against Python's jieba + wordcloud.

    python benches/peers/report.py REPORT [RUNS]

Whole processes, run in turns, the same report, font, size and number of words; user plus system
time of all threads, the least of RUNS (default 5). Needs `pip install jieba wordcloud` and
`cargo build --release`.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEER = """
import sys, jieba, wordcloud
jieba.setLogLevel(60)
text = open(sys.argv[1], encoding="utf-8").read()
words = " ".join(word for word in jieba.cut(text) if len(word.strip()) > 1)
cloud = wordcloud.WordCloud(font_path=sys.argv[2], width=1200, height=800, max_words=200,
                            background_color="white", random_state=1)
cloud.generate(words).to_image().save(sys.argv[3], quality=90)
"""


def cpu_seconds(command):
    before = os.times()
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    return (after.children_user + after.children_system
            - before.children_user - before.children_system)


def main():
    report, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    binary = ROOT / "target" / "release" / "wordcloud"
    font = ROOT / "fonts" / "NotoSansCJKsc-Bold.otf"
    with tempfile.TemporaryDirectory() as folder:
        ours = [binary, report, "-o", f"{folder}/ours.jpg"]
        one_thread = [*ours, "--threads", "1"]
        peer = [sys.executable, "-c", PEER, report, font, f"{folder}/peer.jpg"]
        subprocess.run(peer, check=True, capture_output=True)  # jieba writes its cache once
        times = {"ours": [], "ours, 1 thread": [], "jieba + wordcloud": []}
        for _ in range(runs):
            times["ours"].append(cpu_seconds(ours))
            times["ours, 1 thread"].append(cpu_seconds(one_thread))
            times["jieba + wordcloud"].append(cpu_seconds(peer))
    best = {name: min(values) for name, values in times.items()}
    for name, seconds in best.items():
        print(f"{name:18} {seconds * 1000:8.1f} ms CPU")
    print(f"ratio {best['jieba + wordcloud'] / best['ours']:.0f}, "
          f"on one thread {best['jieba + wordcloud'] / best['ours, 1 thread']:.0f}")


main()
