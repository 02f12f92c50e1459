# /// script
# dependencies = ["fonttools==4.68.0"]
# ///
"""Cuts the bundled faces from Noto; the same inputs give the same bytes.

The inputs are files of the Debian packages `fonts-noto-cjk`, `fonts-noto-core` and
`unicode-data`:

    pip install fonttools==4.68.0
    python fonts/make.py
"""

import argparse
import bz2
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

# Copyright, names, version, trademark, licence and its address.
NAMES = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]


def rows(codec, leads, trails):
    """The characters that a double-byte codec has in rows of lead and trail bytes."""
    found = set()
    for lead in leads:
        for trail in trails:
            try:
                found.update(map(ord, bytes([lead, trail]).decode(codec)))
            except UnicodeDecodeError:
                pass
    return found


def general_standard(path):
    """The 8105 characters of 通用规范汉字表 (2013): Unihan's property kTGH."""
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        fields = (line.split("\t") for line in lines if not line.startswith("#"))
        return {int(f[0][2:], 16) for f in fields if len(f) == 3 and f[1] == "kTGH"}


def is_han(u):
    return (
        0x3400 <= u <= 0x4DBF or 0x4E00 <= u <= 0x9FFF or 0xF900 <= u <= 0xFAFF or u >= 0x20000
    )


def is_hangul(u):
    """Syllables, and the conjoining letters, which shaping composes to syllables."""
    return 0xAC00 <= u <= 0xD7FF or 0x1100 <= u <= 0x11FF or 0xA960 <= u <= 0xA97F


def cjk(available, unihan):
    """What the CJK face has of the national standards, and all that is no ideograph or syllable."""
    plane = range(0xA1, 0xFF)
    level_one = rows("big5", range(0xA4, 0xC6), [*range(0x40, 0x7F), *plane])
    level_one |= rows("big5", [0xC6], range(0x40, 0x7F))
    return {
        "General Standard Chinese Characters": general_standard(unihan),
        "GB 2312": rows("gb2312", plane, plane),
        "Big5 level 1": level_one,
        "JIS X 0208": rows("euc_jp", plane, plane),
        "KS X 1001": rows("euc_kr", plane, plane),
        "neither Han nor Hangul": {u for u in available if not is_han(u) and not is_hangul(u)},
    }


def blocks(*ranges):
    """All assigned characters of the face in the ranges, both ends included."""
    return lambda available, _: {
        f"U+{first:04X}..U+{last:04X}": {u for u in available if first <= u <= last}
        for first, last in ranges
    }


# The file made, the package's file, the face's number in it, its name, the characters, the
# features of shaping. The CJK face goes without `locl`: the Japanese, Korean and traditional forms
# of the same characters would add 2.5 MB.
FACES = [
    (
        "NotoSansCJKsc-Bold.otf",
        "opentype/noto/NotoSansCJK-Bold.ttc",
        2,
        "Noto Sans CJK SC Bold",
        cjk,
        ["kern", "vert", "ccmp", "liga", "calt", "mark"],
    ),
    (
        "NotoSans-Bold.ttf",
        "truetype/noto/NotoSans-Bold.ttf",
        0,
        "Noto Sans Bold",
        blocks((0x20, 0x52F), (0x1E00, 0x218F), (0x2C60, 0x2C7F), (0xA720, 0xA7FF)),
        ["kern", "ccmp", "liga", "locl", "mark", "mkmk"],
    ),
]


def cut(face, characters, features):
    # Ideographic variation sequences are left out: each would bring a second drawing.
    face["cmap"].tables = [t for t in face["cmap"].tables if t.format != 14]
    options = subset.Options()
    options.layout_features = features
    options.name_IDs = NAMES
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["BASE", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(face)


def make(out, source, number, name, wanted, features, unihan):
    # The time of change stays that of the source: the clock must not reach the file.
    face = TTFont(source, fontNumber=number, recalcTimestamp=False)
    if face["name"].getDebugName(4) != name:
        raise SystemExit(f"{source}: face {number} is not {name}")
    # The licence asks for another name where one is reserved.
    if any("Reserved Font Name" in record.toUnicode() for record in face["name"].names):
        raise SystemExit(f"{source}: reserves its name; rename the cut face")

    available = set(face.getBestCmap())
    sets = wanted(available, unihan)
    characters = set().union(*sets.values()) & available
    cut(face, characters, features)
    face.save(out, reorderTables=True)

    print(f"{out.name}: {out.stat().st_size:,} bytes, {face['maxp'].numGlyphs} glyphs")
    print(f"{len(characters):7} characters", end=", ")
    print(f"{sum(map(is_han, characters))} Han, {sum(map(is_hangul, characters))} Hangul")
    for set_name, members in sets.items():
        print(f"{len(members & available):7} of {len(members)} {set_name}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fonts", type=Path, default=Path("/usr/share/fonts"))
    parser.add_argument("--unihan", default="/usr/share/unicode/Unihan_OtherMappings.txt.bz2")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent)
    arguments = parser.parse_args()
    for out, source, *rest in FACES:
        make(arguments.out / out, arguments.fonts / source, *rest, arguments.unihan)


if __name__ == "__main__":
    main()
