"""The figures of README.md: python figures.py, with `wordcloud` 1.9.6 and psutil installed beside.

The text is made from a seed: 60,000 words, as unevenly spread as those of a language.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import threading
import time

import psutil
import wordcloud as original

import wordcloud_rs
from wordcloud_rs import compat

#: Words, canvas, runs of the original and of the drop-in.
CASES = [(200, (400, 200), 5, 40), (500, (800, 600), 3, 20), (2000, (1600, 1200), 1, 10)]


def text() -> str:
    """A text of words that no list of stop words has."""
    chosen = random.Random(1)
    syllables = "ba ko lu mi ner tas vel dor fin gra hul jas kem pon rut sil".split()
    words = ["".join(chosen.choices(syllables, k=chosen.randint(2, 4))) for _ in range(6000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    return " ".join(chosen.choices(words, weights, k=60_000))


def median(run, times: int) -> float:
    """The median of the seconds of some runs."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def against_the_original(sample: str) -> None:
    """Text to picture by both, in this process, on the same canvas, in the same font."""
    font = original.wordcloud.FONT_PATH
    for words, (width, height), slow, fast in CASES:
        seconds = []
        for package, times in ((original, slow), (compat, fast)):
            options = dict(font_path=font, max_words=words, width=width, height=height)
            run = lambda: package.WordCloud(**options).generate(sample).to_image()  # noqa: B023, E731
            seconds.append(median(run, times))
            drawn = len(package.WordCloud(**options).generate(sample).layout_)
            print(f"{package.__name__}: {drawn} of {words} words drawn")
        print(f"{words} words: {seconds[0]:.3f} s, {seconds[1]:.4f} s, {seconds[0] / seconds[1]:.0f} x")


def import_time() -> None:
    """The median time that an import takes, less that of an empty program."""
    for module in ("wordcloud_rs", "wordcloud_rs.compat", "wordcloud"):
        run = [
            median(lambda: subprocess.run([sys.executable, "-c", code], check=True), 9)  # noqa: B023
            for code in ("", f"import {module}")
        ]
        print(f"import {module}: {1000 * (run[1] - run[0]):.0f} ms")


def memory(sample: str) -> None:
    """The memory of this process after calls."""
    process = psutil.Process()
    for calls in range(1, 1001):
        wordcloud_rs.cloud(sample[:20_000], size=(400, 300), seed=calls).to_bytes("png")
        if calls in (100, 500, 1000):
            print(f"after {calls} calls: {process.memory_info().rss / 2**20:.1f} MB")


def threads(sample: str) -> None:
    """How many calls two threads get done in the time of one."""

    def calls(number: int) -> None:
        for _ in range(number):
            wordcloud_rs.TermCounts.of(sample[:100_000])

    calls(3)
    start = time.perf_counter()
    calls(40)
    one = time.perf_counter() - start
    start = time.perf_counter()
    both = [threading.Thread(target=calls, args=(40,)) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    print(f"two threads: {2 * one / (time.perf_counter() - start):.2f} times the throughput")


def counting(sample: str) -> None:
    """Megabytes of text that are counted in a second, on all cores."""
    rows = [sample[at : at + 600] for at in range(0, len(sample), 600)] * 4
    size = sum(map(len, rows)) / 1e6
    seconds = median(lambda: wordcloud_rs.TermCounts.of(rows), 3)
    print(f"counting: {size / seconds:.1f} MB/s in rows of 600 bytes")


if __name__ == "__main__":
    made = text()
    import_time()
    against_the_original(made)
    threads(made)
    counting(made)
    memory(made)
