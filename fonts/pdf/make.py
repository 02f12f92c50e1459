# /// script
# dependencies = ["fonttools==4.68.0"]
# ///
"""Makes `Blank.ttf`: one glyph half an em wide and without ink.

The text that lies invisibly over the outlines of a PDF is set in it, so that it can be selected
and searched. Drawn here; the same program gives the same bytes.
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

builder = FontBuilder(1000, isTTF=True)
builder.updateHead(created=0, modified=0)
builder.font.recalcTimestamp = False
builder.setupGlyphOrder([".notdef"])
builder.setupCharacterMap({})
builder.setupGlyf({".notdef": Glyph()})
builder.setupHorizontalMetrics({".notdef": (500, 0)})
builder.setupHorizontalHeader(ascent=800, descent=-200)
builder.setupNameTable({"familyName": "Blank", "styleName": "Regular", "psName": "Blank"})
builder.setupOS2()
builder.setupPost(keepGlyphNames=False)
builder.save(Path(__file__).resolve().with_name("Blank.ttf"))
