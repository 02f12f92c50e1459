# /// script
# dependencies = ["fonttools==4.68.0"]
# ///
"""Cuts the bundled faces from Noto; the same inputs give the same bytes.

The inputs are files of the Debian packages `fonts-noto-cjk`, `fonts-noto-core` and
`unicode-data`, and of the npm package `@expo-google-fonts/noto-emoji`:

    pip install fonttools==4.68.0
    npm install --no-save --prefix /var/tmp/emoji @expo-google-fonts/noto-emoji@0.4.7
    python fonts/make.py --emoji /var/tmp/emoji/node_modules/@expo-google-fonts/noto-emoji
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
    ranges = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)]
    return any(first <= u <= last for first, last in ranges)


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


def rare(available, unihan):
    """The ideographs of GBK and of Hong Kong's HKSCS that the face of `cjk` does not have."""
    trails = [*range(0x40, 0x7F), *range(0x80, 0xFF)]
    has = set().union(*cjk(available, unihan).values())
    sets = {
        "GBK": rows("gbk", range(0x81, 0xFF), trails),
        "HKSCS": rows("big5hkscs", range(0x81, 0xFF), trails),
    }
    return {name: set(filter(is_han, members)) - has for name, members in sets.items()}


def blocks(*ranges):
    """All assigned characters of the face in the ranges, both ends included."""
    return lambda available, _: {
        f"U+{first:04X}..U+{last:04X}": {u for u in available if first <= u <= last}
        for first, last in ranges
    }


def emoji(available, _):
    return {"emoji": available}


def regional():
    """The characters whose Japanese and traditional (Taiwan) forms are kept.

    All of both regions would add 1.4 MB, with Korea and Hong Kong 2.5 MB; the common ones add 0.9.
    """
    plane = range(0xA1, 0xFF)
    big5 = rows("big5", range(0xA4, 0xC6), [*range(0x40, 0x7F), *plane])
    return {
        "JAN ": rows("euc_jp", range(0xB0, 0xD0), plane),
        "ZHT ": big5 | rows("big5", [0xC6], range(0x40, 0x7F)),
    }


SCRIPT = ["*"]
# Joiners, and the circle that stands for a missing base.
JOINERS = [(0x20, 0x20), (0x200C, 0x200D), (0x25CC, 0x25CC)]

# The file made, the package's file, the face's number in it, its name, the characters, the
# features of shaping.
FACES = [
    (
        "NotoSansCJKsc-Bold.otf",
        "opentype/noto/NotoSansCJK-Bold.ttc",
        2,
        "Noto Sans CJK SC Bold",
        cjk,
        ["kern", "vert", "ccmp", "liga", "calt", "mark", "locl"],
    ),
    (
        "NotoSansCJKsc-Bold-Rare.otf",
        "opentype/noto/NotoSansCJK-Bold.ttc",
        2,
        "Noto Sans CJK SC Bold",
        rare,
        ["vert"],
    ),
    (
        "NotoSans-Bold.ttf",
        "truetype/noto/NotoSans-Bold.ttf",
        0,
        "Noto Sans Bold",
        blocks((0x20, 0x52F), (0x1E00, 0x218F), (0x2C60, 0x2C7F), (0xA720, 0xA7FF)),
        ["kern", "ccmp", "liga", "locl", "mark", "mkmk"],
    ),
    *(
        (
            f"NotoSans{script}-Bold.ttf",
            f"truetype/noto/NotoSans{script}-Bold.ttf",
            0,
            f"Noto Sans {script} Bold",
            blocks(*ranges, *JOINERS),
            SCRIPT,
        )
        for script, ranges in [
            ("Arabic", [(0x600, 0x6FF), (0x750, 0x77F)]),
            ("Hebrew", [(0x590, 0x5FF)]),
            ("Devanagari", [(0x900, 0x97F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF)]),
            ("Bengali", [(0x964, 0x965), (0x980, 0x9FF)]),
            ("Tamil", [(0xB80, 0xBFF)]),
            ("Thai", [(0xE00, 0xE7F)]),
        ]
    ),
    (
        "NotoEmoji-Bold.ttf",
        "700Bold/NotoEmoji_700Bold.ttf",
        0,
        "Noto Emoji Bold",
        emoji,
        SCRIPT,
    ),
]


def keep_regional(face):
    """Leaves of the regional forms those of `regional`, before the face is cut."""
    characters, forms = face.getBestCmap(), regional()
    table = face["GSUB"].table
    for record in table.ScriptList.ScriptRecord:
        script = record.Script
        for language in script.LangSysRecord:
            if language.LangSysTag not in forms:
                continue
            glyphs = {characters[u] for u in forms[language.LangSysTag] if u in characters}
            for index in language.LangSys.FeatureIndex:
                feature = table.FeatureList.FeatureRecord[index]
                if feature.FeatureTag != "locl":
                    continue
                for lookup in feature.Feature.LookupListIndex:
                    for part in table.LookupList.Lookup[lookup].SubTable:
                        part = getattr(part, "ExtSubTable", part)
                        part.mapping = {k: v for k, v in part.mapping.items() if k in glyphs}
        script.LangSysRecord = [x for x in script.LangSysRecord if x.LangSysTag in forms]
        script.LangSysCount = len(script.LangSysRecord)
    # With more than 20,000 glyphs the table of 16-bit offsets overflows; the other one has all.
    face["cmap"].tables = [t for t in face["cmap"].tables if t.format == 12]


def cut(face, characters, features):
    # Ideographic variation sequences are left out: each would bring a second drawing.
    face["cmap"].tables = [t for t in face["cmap"].tables if t.format != 14]
    options = subset.Options()
    options.layout_features = features
    options.name_IDs = NAMES
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["BASE", "DSIG"]
    if "vert" not in features:
        options.drop_tables += ["STAT", "vhea", "vmtx"]
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
    if "vert" in features and "locl" in features:
        keep_regional(face)
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
    parser.add_argument("--emoji", type=Path, required=True, help="folder of the npm package")
    parser.add_argument("--unihan", default="/usr/share/unicode/Unihan_OtherMappings.txt.bz2")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent)
    arguments = parser.parse_args()
    for out, source, *rest in FACES:
        folder = arguments.emoji if "Emoji" in out else arguments.fonts
        make(arguments.out / out, folder / source, *rest, arguments.unihan)


if __name__ == "__main__":
    main()
