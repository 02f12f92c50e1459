"""The settings as types of keywords; made by generate.py from the table of the library."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence, Set
from typing import Any, Literal, TypedDict, Union

Path = Union[str, "os.PathLike[str]"]
#: Words, in place of a file of them.
Words = Set[str]


class PictureSettings(TypedDict, total=False):
    """The settings of pictures."""

    #: Settings that are there already; those beside them win.
    settings: Any
    # Look
    #: The size of the picture in pixels; a saved cloud is arranged anew in it. Default: 1200x800.
    size: str | tuple[int, int]
    #: The colours: ink, earth, ocean, dusk, mono, universal, tech, finance, contrast, gray, each
    #: also with -dark behind it; universal is safe for every colour vision, contrast has 7 : 1,
    #: gray is for print. Default: ink.
    theme: str
    #: What decides a word's colour: word, weight, group, position, random, the name of a colour
    #: map (viridis, Blues_r, tab10, …), a colour for its shades, or image:FILE; group is what is
    #: new, rising or falling since the previous cloud or post, else the writing. Default: word.
    color_by: Path | Any
    #: What lies behind the words: a colour as in CSS, transparent, a gradient (white..#dde8f4,
    #: down:white..#dde8f4) or a picture (PNG, JPEG), which is veiled until words can be read on
    #: it. Default: the theme's.
    background: Path | Any
    #: The language as a tag such as zh-Hant or ja, for the forms of characters and the alternative
    #: text. Default: by the writing.
    language: str
    #: What becomes of a word of which no font has every character: leave-out, drop-characters,
    #: which draws the rest. Default: leave-out.
    missing: Literal["leave-out", "drop-characters"]
    #: The weight of variable fonts, 1 to 1000, or a range such as 300..900 from the lightest to
    #: the heaviest word. Default: 700.
    font_weight: str | float
    #: A font file (TTF, OTF, TTC) to try before the bundled fonts, FILE#N for the face N of a
    #: collection; emoji are in colour where it has them as layers (COLR). Default: the bundled
    #: fonts.
    font: Path | Sequence[Path] | bytes
    #: Formats, with commas between them: jpeg, png, webp, svg, pdf, html, map, json; html is an
    #: interactive page, map an image map. Default: by the file's name.
    format: str | Sequence[str]
    #: The quality of a JPEG, 1 to 100. Default: 90.
    quality: int
    #: Pixels of a JPEG, PNG or WebP for each pixel of the size, such as 2 for sharp screens.
    #: Default: 1.
    scale: float
    #: The title of SVG, PDF and HTML. Default: the report's.
    title: str
    #: Where a word leads in HTML, SVG and image maps, such as /tags/{word}/. Default: nowhere.
    link: str
    #: The words of an SVG are text, to be selected and searched, in embedded fonts of only what
    #: they need.
    svg_text: bool
    # Words and layout
    #: How many words to draw at most. Default: 200.
    max_words: int
    #: Draws what may be a term too; by default only what the model is sure of is drawn.
    all_terms: bool
    #: Chooses another arrangement of the same words. Default: it follows from the words.
    seed: int
    #: How words are turned: a share that stands upright (0.2), angles with commas between them
    #: (0,90), or a range of angles (-30..30), clockwise; 0,90:0.5 turns half of the words.
    #: Default: 0.
    rotate: str | float
    #: The share of Chinese and Japanese words that are set from top to bottom, 0 to 1. Default: 0.
    vertical_cjk: str | float
    #: A word that stands at a given place, such as DeepSeek=25%,40% of the width and the height;
    #: without a place in the middle.
    pin: str | Sequence[str]
    #: The JSON of an earlier cloud: its words stay as near to where they were as they can, and
    #: group tells which are new, rising or falling.
    previous: str
    #: How sizes follow from weights: balanced, linear, sqrt, log, rank, area; balanced is a power
    #: at which the largest word is about ten times the smallest. Default: balanced.
    law: Literal["balanced", "linear", "sqrt", "log", "rank", "area"]
    #: How much time words that are a few percent larger are worth: quick, thorough, dense;
    #: thorough is one percent in three times the time, with a padding in pixels one to two percent
    #: in three to twenty times, and dense one to three percent in thirty to two hundred times.
    #: Default: quick.
    effort: Literal["quick", "thorough", "dense"]
    #: Makes so many thorough layouts, takes the one with the best score and makes it dense; with
    #: the effort dense all are. Default: 1.
    best_of: int
    #: Fills the room that is left with smaller copies of the words.
    repeat: bool
    #: Pixels along each side that stay free of words. Default: 0.
    margin: int
    #: Cuts the picture to its content and the margin.
    crop: bool
    #: Words that would be smaller are left out and named. Default: 8.
    min_font_size: int
    #: No word is larger. Default: as large as all words fit.
    max_font_size: int
    #: The gap around words in pixels. Default: a part of each word's size.
    padding: int
    #: Draws the edge of the mask with a width in pixels, such as 3 or 3,navy.
    contour: str | float
    #: The words stand around the shape instead of in it.
    mask_invert: bool
    #: The shape that the words fill: a picture (PNG, JPEG, SVG; what is transparent or has the
    #: border's colour is outside), text:WORD for the letters of a word, or circle, ellipse,
    #: rounded-rectangle, heart, star, cloud, diamond, triangle. Default: the whole canvas.
    mask: Path | Any
    # Reading
    #: A list of words and phrases to leave out, in place of the bundled lists.
    stopwords_only: Path | Sequence[Path] | Words
    #: A list of more words and phrases to leave out, one a line.
    stopwords: Path | Sequence[Path] | Words
    #: A list of names and words that stay whole, one a line.
    lexicon: Path | Sequence[Path] | Words
    #: A list of spellings and the terms that they are counted as, a pair a line with a comma or
    #: tab between.
    aliases: Path | Sequence[Path] | Mapping[str, str]
    #: What the weight of a term is made from, of background, count, keyness: how often it occurs
    #: and how little general language uses it, how often it occurs, or how much more often than in
    #: the other posts. Default: background; keyness where there are other posts.
    weight: str
    #: Keeps numbers, dates and quantities as terms.
    numbers: bool
    #: Reads code as text.
    code: bool


class BatchSettings(PictureSettings, total=False):
    """The settings of archives."""

    # Archive
    #: The folder that all pictures go to. Default: where the posts expect them.
    out: str
    #: The picture's name for posts that name none, beside the post, or from the root of the site
    #: where it starts with /; {folder}, {stem} and {date} are filled in. Default: what the kind of
    #: site expects.
    name: str
    #: Globs of the posts. Default: Markdown, reStructuredText and AsciiDoc.
    include: str | Sequence[str]
    #: Globs of what is no post.
    exclude: str | Sequence[str]
    #: Adds a section with the picture to posts that lack one: between the lines <!-- wordcloud -->
    #: and <!-- /wordcloud -->, else at the end.
    write_back: bool
    #: The heading of that section. Default: 词云 or Word cloud.
    heading: str
    #: A file with the text of that section; {heading}, {alt} and {image} are filled in. Default:
    #: the heading, the alternative text and the picture.
    template: Path
    #: The posts that a post is weighed against: earlier, all; earlier goes by their dates or the
    #: numbers in their names. Default: earlier.
    against: Literal["earlier", "all"]
    #: Keeps the words that an issue shares with the one before it where they were.
    continuity: bool
