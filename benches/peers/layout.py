"""The layout of the same list, font and canvas by this engine and by Python's wordcloud.

    python benches/peers/layout.py [WORDS.tsv]

Two questions, each answered in one run:
1. sizes by one law (the root of the count, one pixel between words): the time and the ink of each;
   Python's sizes follow its own rule, which makes later words smaller as the room runs out.
2. Python's own sizes (its `layout_`), packed by this engine: at how large a font scale do all of
   them fit? Above 1 is denser than Python.

The list has a word and a count a line, tab between; without one a list is made up. Needs
`pip install wordcloud` and `cargo build --release`. CPU time of all threads of whole processes for
this engine (with reading and shaping), of the layout alone for Python.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import wordcloud

ROOT = Path(__file__).resolve().parents[2]
FONT = ROOT / "fonts" / "NotoSansCJKsc-Bold.otf"
BINARY = Path(os.environ.get("WORDCLOUD", ROOT / "target" / "release" / "wordcloud"))
PROFILE = os.environ.get("PROFILE", "--profile bench").split()
CHARACTERS = ("数据模型智能语言视频图像代码开源芯片云网络安全算法训练推理应用平台系统用户产品市场"
              "研究技术资本机器人自动驾驶能源电池材料生物医疗教育金融游戏音乐内容")
LATIN = ["Harbor", "Lumen", "Northwind", "Copper", "OpenGate", "Vector", "Sierra"]


def made_up(count):
    words = {}
    rank = 0
    while len(words) < count:
        length = 2 + (rank % 5 == 4) + (rank % 10 == 9)
        word = "".join(CHARACTERS[(rank * 31 + at * 17) % len(CHARACTERS)] for at in range(length))
        if rank % 17 == 0:
            word = f"{LATIN[rank // 17 % 7]}{rank // 119 or ''}"
        words.setdefault(word, int(40000 / (len(words) + 1) ** 0.75))
        rank += 1
    return list(words.items())


def ours(folder, words, size, *flags):
    """The JSON of our cloud, and CPU seconds, the least of three runs."""
    source, target, none = folder / "list.tsv", folder / "cloud.json", folder / "none.txt"
    source.write_text("".join(f"{word}\t{count}\n" for word, count in words), encoding="utf-8")
    none.write_text("\n")
    command = [BINARY, source, "--stopwords-only", none, "--weight", "count", "--font", FONT,
               "--size", f"{size[0]}x{size[1]}", "--max-words", str(len(words)), "--padding", "1", "--min-font-size", "1",
               "--threads", "1", "-o", target, *flags]
    seconds = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return json.loads(target.read_text(encoding="utf-8")), min(seconds)


def python(words, size, horizontal):
    cloud = wordcloud.WordCloud(font_path=str(FONT), width=size[0], height=size[1], stopwords=set(),
                                max_words=len(words), prefer_horizontal=horizontal, random_state=1,
                                background_color="white", color_func=lambda *a, **k: "black")
    start = time.process_time()
    cloud.generate_from_frequencies(dict(words))
    seconds = time.process_time() - start
    ink = 1 - cloud.to_array()[:, :, 0].mean() / 255
    return cloud.layout_, seconds, ink


def main():
    all_words = [tuple(line.split("\t")[:2]) for line in open(sys.argv[1], encoding="utf-8")] \
        if len(sys.argv) > 1 else made_up(500)
    all_words = [(word, int(count)) for word, count in all_words]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for count, size in [(200, (1200, 800)), (500, (1600, 1200))]:
            words = all_words[:count]
            cloud, seconds = ours(folder, words, size, "--law", "sqrt")
            layout, peer, ink = python(words, size, 1.0)
            print(f"{len(words)} words, {size[0]}x{size[1]}: ours {len(cloud['words'])} placed, "
                  f"ink {cloud['score']['ink']:.3f}, {seconds * 1000:.0f} ms; Python "
                  f"{len(layout)} placed, ink {ink:.3f}, {peer * 1000:.0f} ms; "
                  f"{peer / seconds:.0f} times faster")
            best, seconds = ours(folder, words, size, "--law", "sqrt", "--best-of", "16")
            print(f"  the best of 16: ink {best['score']['ink']:.3f}, {seconds * 1000:.0f} ms")
            for horizontal, turned in [(1.0, "0"), (0.9, "0.1")]:
                layout, peer, ink = python(words, size, horizontal)
                sizes = [(word, size * 1000) for (word, _), size, *_ in layout]
                largest = max(size for _, size in sizes) / 1000
                listed = folder / "sizes.tsv"
                listed.write_text("".join(
                    f"{word}\t{size}\t{270 if turned else 0}\n"
                    for (word, _), size, _, turned, _ in layout), encoding="utf-8")
                command = ["cargo", "bench", "--bench", "figures", *PROFILE, "--", "sizes", listed,
                           f"{size[0]}x{size[1]}"]
                done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
                print(f"  Python's sizes and orientations ({horizontal:.0%} flat, {peer * 1000:.0f} ms), "
                      f"mean of three seeds:\n    " + "\n    ".join(done.stdout.split("\n")[:3]))
                for trials in ["1", "16"]:
                    cloud, seconds = ours(folder, sizes, size, "--law", "linear", "--rotate", turned,
                                          "--best-of", trials)
                    scale = max(word["font_size"] for word in cloud["words"]) / largest
                    print(f"  Python's sizes ({horizontal:.0%} flat, ink {ink:.3f}, {peer * 1000:.0f} "
                          f"ms): {len(cloud['words'])} of {len(sizes)} placed at a scale of "
                          f"{scale:.3f}, best of {trials}, {seconds * 1000:.0f} ms")


main()
