# /// script
# dependencies = ["fonttools==4.68.0"]
# ///
"""Makes the fonts that only the tests use; the same inputs give the same bytes.

`Arabic.ttf` is cut from Noto Sans Arabic Bold (Debian `fonts-noto-core`). `Variable.ttf` is drawn
here: its letter I is 0.1 em wide at weight 100 and 0.9 em at weight 900.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parent))

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from make import make


def letters(text):
    return lambda available, _: {text: set(map(ord, text))}


def rectangle(width):
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 700))
    pen.lineTo((width, 700))
    pen.lineTo((width, 0))
    pen.closePath()
    return pen.glyph()


def variable(out):
    builder = FontBuilder(1000, isTTF=True)
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.setupGlyphOrder([".notdef", "I"])
    builder.setupCharacterMap({ord("I"): "I"})
    builder.setupGlyf({".notdef": rectangle(500), "I": rectangle(100)})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "I": (1000, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Variable", "styleName": "Thin"})
    builder.setupOS2()
    builder.setupPost(keepGlyphNames=False)
    builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    # The two right-hand points move; the rest, and the four points of the metrics, stay.
    deltas = [(0, 0), (0, 0), (800, 0), (800, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
    builder.setupGvar({"I": [TupleVariation({"wght": (0, 1, 1)}, deltas)]})
    builder.save(out)


make(
    HERE / "Arabic.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansArabic-Bold.ttf",
    0,
    "Noto Sans Arabic Bold",
    letters("سلام"),
    ["init", "medi", "fina", "rlig", "ccmp", "mark"],
    None,
)
variable(HERE / "Variable.ttf")
