"""Two clouds in a figure of matplotlib: python examples/matplotlib_figure.py [PICTURE]"""

import sys

import matplotlib.pyplot as plt

import wordcloud_rs

WORDS = {"harbor ferry": 9, "渡轮": 7, "timetable": 4, "tide gauge": 3, "港口": 3, "gull": 1}


def main(picture="figure.png"):
    """Draws words in two themes."""
    cloud = wordcloud_rs.cloud(WORDS, size=(600, 400))
    figure, axes = plt.subplots(1, 2, figsize=(8, 3))
    for axis, shown in zip(axes, [cloud, cloud.recolor(theme="dusk-dark")]):
        axis.imshow(shown)
        axis.axis("off")
    figure.savefig(picture)


if __name__ == "__main__":
    main(*sys.argv[1:])
