# /// script
# dependencies = ["fonttools==4.68.0"]
# ///
"""Makes the fonts that only the tests use; the same inputs give the same bytes.

`Arabic.ttf` is cut from Noto Sans Arabic Bold (Debian `fonts-noto-core`). `Variable.ttf` is drawn
here: its letter I is 0.1 em wide at weight 100 and 0.9 em at weight 900. `Color.ttf` is drawn
here too: its rocket is a red square with a blue one at half opacity on its lower half (COLR
version 0), its party popper a square from black to white, moved up by half an em (version 1), and
its digit 1 is empty, as in emoji fonts.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parent))

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables.otTables import PaintFormat
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


def color(out):
    builder = FontBuilder(1000, isTTF=True)
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    glyphs = [".notdef", "rocket", "popper", "one", "square", "low"]
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({0x1F680: "rocket", 0x1F389: "popper", ord("1"): "one"})
    empty = TTGlyphPen(None).glyph()
    outlines = {"square": square(800), "low": square(400), ".notdef": square(500)}
    builder.setupGlyf({name: outlines.get(name, empty) for name in glyphs})
    builder.setupHorizontalMetrics({name: (1000, 0) for name in glyphs})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Color", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost(keepGlyphNames=False)
    black, white, red, blue = (0, 0, 0, 1), (1, 1, 1, 1), (1, 0, 0, 1), (0, 0, 1, 0.5)
    builder.setupCPAL([[black, white, red, blue]])
    gradient = {
        "Format": PaintFormat.PaintLinearGradient,
        "ColorLine": {"ColorStop": [(0.0, 0), (1.0, 1)], "Extend": "pad"},
        "x0": 0, "y0": 0, "x1": 800, "y1": 0, "x2": 0, "y2": 800,
    }
    square_filled = {"Format": PaintFormat.PaintGlyph, "Glyph": "square", "Paint": gradient}
    moved = {"Format": PaintFormat.PaintTranslate, "dx": 0, "dy": 500, "Paint": square_filled}
    builder.setupCOLR({"rocket": [("square", 2), ("low", 3)], "popper": moved})
    builder.save(out)


def square(height):
    pen = TTGlyphPen(None)
    for number, point in enumerate([(100, 0), (100, height), (900, height), (900, 0)]):
        (pen.lineTo if number else pen.moveTo)(point)
    pen.closePath()
    return pen.glyph()


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
color(HERE / "Color.ttf")
