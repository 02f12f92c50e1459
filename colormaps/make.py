# /// script
# dependencies = ["matplotlib==3.11.2"]
# ///
"""Writes `maps.txt`: the colour maps of matplotlib, each as few colours as bring it back.

A line is a name, `listed` (separate colours) or `smooth` (to be mixed in equal steps), and the
colours. A smooth map has the fewest of 9, 17, 33, 65 or 129 colours from which every one of its
256 is right to within 6 of 255, or 256.

    pip install matplotlib==3.11.2
    python colormaps/make.py
"""

from pathlib import Path

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import ListedColormap

PLACES = np.linspace(0, 1, 256)


def hexes(colors):
    return " ".join("%02x%02x%02x" % tuple(color) for color in colors)


def sample(color_map, count):
    return np.round(color_map(np.linspace(0, 1, count))[:, :3] * 255).astype(int)


def smooth(color_map):
    wanted = color_map(PLACES)[:, :3] * 255
    for count in (9, 17, 33, 65, 129, 256):
        colors = sample(color_map, count)
        steps = np.linspace(0, 1, count)
        mixed = np.stack([np.interp(PLACES, steps, colors[:, c]) for c in range(3)], axis=1)
        if np.abs(mixed - wanted).max() <= 6:
            break
    return colors


def line(name):
    color_map = colormaps[name]
    if isinstance(color_map, ListedColormap) and color_map.N < 64:
        colors = np.round(np.array(color_map.colors)[:, :3] * 255).astype(int)
        return f"{name} listed {hexes(colors)}"
    return f"{name} smooth {hexes(smooth(color_map))}"


# Aliases, reversed maps and the maps of hard steps are left out.
LEFT_OUT = {"gist_gray", "gist_grey", "gist_yerg", "grey", "Grays", "flag", "prism"}
names = [n for n in colormaps if not n.endswith("_r") and n not in LEFT_OUT]
text = "\n".join(line(name) for name in sorted(names, key=str.lower)) + "\n"
Path(__file__).resolve().with_name("maps.txt").write_text(text)
