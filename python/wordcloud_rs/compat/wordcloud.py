"""The class ``WordCloud`` of the drop-in, and its colour functions."""

from __future__ import annotations

import colorsys
import os
import re
import warnings
from operator import itemgetter
from random import Random

from .._native import Arrangement, Fonts, arrange, colormap as _table, count_words
from ..errors import WordcloudError
from . import _text
from ._colors import rgb as _rgb

#: The font that is tried first; None takes the bundled ones, which have all common writings.
FONT_PATH = os.environ.get("FONT_PATH")

with open(os.path.join(os.path.dirname(__file__), "stopwords"), encoding="utf-8") as _file:
    STOPWORDS = set(map(str.strip, _file.readlines()))

#: ``Image.ROTATE_90`` of Pillow: the word is read upwards.
_ROTATE_90 = 2

_NO_SPACE = (
    "Couldn't find space to draw. Either the Canvas size is too small or too much of the image is "
    "masked out."
)


def random_color_func(
    word=None, font_size=None, position=None, orientation=None, font_path=None, random_state=None
):
    """A random hue with a saturation of 80 % and a lightness of 50 %.

    Parameters
    ----------
    word, font_size, position, orientation, font_path : ignored.
    random_state : random.Random or None, (default=None)
        Where the hue comes from.
    """
    if random_state is None:
        random_state = Random()
    return "hsl(%d, 80%%, 50%%)" % random_state.randint(0, 255)


class colormap_color_func:
    """A colour function that takes colours from a colour map at random places.

    Parameters
    ----------
    colormap : string or matplotlib colormap
        The names of matplotlib are known without it; other maps are called.
    """

    def __init__(self, colormap):
        self.colormap = colormap
        self._colors = None
        if isinstance(colormap, str):
            try:
                self._colors = _table(colormap)
            except ValueError:
                import matplotlib.pyplot as plt

                self.colormap = plt.get_cmap(colormap)

    def __call__(self, word, font_size, position, orientation, random_state=None, **kwargs):
        if random_state is None:
            random_state = Random()
        place = random_state.uniform(0, 1)
        if self._colors is None:
            red, green, blue, _ = (max(0.0, 255 * part) for part in self.colormap(place))
            return f"rgb({red:.0f}, {green:.0f}, {blue:.0f})"
        number = len(self._colors)
        return "rgb(%d, %d, %d)" % self._colors[min(int(place * number), number - 1)]


def get_single_color_func(color):
    """A colour function of one hue and saturation, with random values (HSV).

    >>> color_func1 = get_single_color_func('deepskyblue')
    >>> color_func2 = get_single_color_func('#00b4d2')
    """
    h, s, _ = colorsys.rgb_to_hsv(*(part / 255.0 for part in _rgb(color)))

    def single_color_func(
        word=None,
        font_size=None,
        position=None,
        orientation=None,
        font_path=None,
        random_state=None,
    ):
        """A random value of the hue and saturation.

        Parameters
        ----------
        word, font_size, position, orientation, font_path : ignored.
        random_state : random.Random or None, (default=None)
            Where the value comes from.
        """
        if random_state is None:
            random_state = Random()
        parts = colorsys.hsv_to_rgb(h, s, random_state.uniform(0.2, 1))
        return "rgb({:.0f}, {:.0f}, {:.0f})".format(*(part * 255.0 for part in parts))

    return single_color_func


def _fonts(path):
    """The fonts of a path, and behind them the bundled ones; a file that is not there is said."""
    if path is None:
        return Fonts()
    try:
        return Fonts(os.fspath(path))
    except WordcloudError as error:
        warnings.warn(f"{error}; the bundled fonts are used", stacklevel=4)
        return Fonts()


class WordCloud:
    r"""A word cloud, to be generated and drawn.

    Parameters
    ----------
    font_path : string
        The font that is tried first (OTF, TTF, TTC). Characters that it lacks, and all without
        it, come from bundled fonts, which have Chinese, Japanese, Korean, Arabic, emoji and more.
        A file that is not there is warned of.

    width : int (default=400)
        Width of the canvas in pixels.

    height : int (default=200)
        Height of the canvas in pixels.

    margin : int (default=2)
        The gap between words in pixels; less where not even half of them have room with it.

    prefer_horizontal : float (default=0.90)
        The share of words that lie flat; the others are read upwards.

    mask : nd-array or None (default=None)
        Where words may stand: what is white (255) is masked out. width and height are then those
        of the mask.

    contour_width : float (default=0)
        If mask is not None and contour_width > 0, the mask's contour is drawn on its masked-out
        side, so many pixels of the picture wide.

    contour_color : color value (default="black")
        The contour's colour.

    scale : float (default=1)
        Pixels of the picture for each pixel of the canvas.

    min_font_size : int (default=4)
        Words that would be smaller are left out.

    font_step : int (default=1)
        Taken, and of no effect: sizes follow from one law.

    max_words : number (default=200)
        The most words.

    stopwords : set of strings or None
        The words that are left out; None takes STOPWORDS. Of no effect on frequencies.

    background_color : color value (default="black")
        The colour behind the words.

    max_font_size : int or None (default=None)
        The size of the largest word at most; None is as large as all words fit.

    mode : string (default="RGB")
        With "RGBA" and a background_color of None the background is transparent.

    relative_scaling : float (default='auto')
        How much sizes follow the frequencies: each word is
        ``relative_scaling * f / f_before + (1 - relative_scaling)`` times the one before, 0 goes
        by the rank alone. 'auto' is 0.5, with repeat 0.

    color_func : callable, default=None
        Called with word, font_size, position, orientation, font_path and random_state; gives the
        colour of each word. Overwrites colormap.

    regexp : string or None (optional)
        What a word of the text is; None is ``r"\w[\w']*"``.

    collocations : bool, default=True
        Whether pairs of words that belong together count as one.

    colormap : string or matplotlib colormap, default="viridis"
        Where colours are taken from at random.

    normalize_plurals : bool, default=True
        Whether words with a trailing 's' count as those without, where both occur.

    repeat : bool, default=False
        Whether words are repeated until max_words is reached.

    include_numbers : bool, default=False
        Whether numbers count as words.

    min_word_length : int, default=0
        The least number of characters of a word.

    collocation_threshold : int, default=30
        The likelihood (Dunning's) above which two words belong together.

    random_state : int, random.Random or None
        Chooses the arrangement and the colours. None, too, gives the same picture every time.

    Attributes
    ----------
    ``words_`` : dict of string to float
        The words with their frequencies, the largest 1.

    ``layout_`` : list of tuples ((string, float), int, (int, int), int, color)
        Each word drawn: the word and its frequency, the font size, the row and column of the left
        top corner of its ink, None or Image.ROTATE_90, the colour.

    Notes
    -----
    Text in Chinese, Japanese, Thai and the like that is not cut into words is cut by the engine,
    which also finds compounds and names; text that is cut already is left as it is.
    """

    def __init__(
        self,
        font_path=None,
        width=400,
        height=200,
        margin=2,
        ranks_only=None,
        prefer_horizontal=0.9,
        mask=None,
        scale=1,
        color_func=None,
        max_words=200,
        min_font_size=4,
        stopwords=None,
        random_state=None,
        background_color="black",
        max_font_size=None,
        font_step=1,
        mode="RGB",
        relative_scaling="auto",
        regexp=None,
        collocations=True,
        colormap=None,
        normalize_plurals=True,
        contour_width=0,
        contour_color="black",
        repeat=False,
        include_numbers=False,
        min_word_length=0,
        collocation_threshold=30,
    ):
        if font_path is None:
            font_path = FONT_PATH
        if color_func is None and colormap is None:
            colormap = "viridis"
        self.colormap = colormap
        self.collocations = collocations
        self.font_path = font_path
        self.width = width
        self.height = height
        self.margin = margin
        self.prefer_horizontal = prefer_horizontal
        self.mask = mask
        self.contour_color = contour_color
        self.contour_width = contour_width
        self.scale = scale
        self.color_func = color_func or colormap_color_func(colormap)
        self.max_words = max_words
        self.stopwords = stopwords if stopwords is not None else STOPWORDS
        self.min_font_size = min_font_size
        self.font_step = font_step
        self.regexp = regexp
        if isinstance(random_state, int):
            random_state = Random(random_state)
        self.random_state = random_state
        self.background_color = background_color
        self.max_font_size = max_font_size
        self.mode = mode
        if relative_scaling == "auto":
            relative_scaling = 0 if repeat else 0.5
        if relative_scaling < 0 or relative_scaling > 1:
            raise ValueError(
                "relative_scaling needs to be between 0 and 1, got %f." % relative_scaling
            )
        self.relative_scaling = relative_scaling
        if ranks_only is not None:
            warnings.warn(
                "ranks_only is deprecated and will be removed as it had no effect. Look into "
                "relative_scaling.",
                DeprecationWarning,
                stacklevel=2,
            )
        self.normalize_plurals = normalize_plurals
        self.repeat = repeat
        self.include_numbers = include_numbers
        self.min_word_length = min_word_length
        self.collocation_threshold = collocation_threshold
        self._arrangement = None
        # What layout_ says of each word without its colour, and where it stands exactly.
        self._placed, self._exact = [], []
        self._recolored = 0
        if mask is not None:
            self.width = mask.shape[1]
            self.height = mask.shape[0]

    def fit_words(self, frequencies):
        """Alias of generate_from_frequencies."""
        return self.generate_from_frequencies(frequencies)

    def generate_from_frequencies(self, frequencies, max_font_size=None):
        """Generates the cloud of words with frequencies.

        Parameters
        ----------
        frequencies : dict from string to float
        max_font_size : int
            In place of self.max_font_size.

        Returns
        -------
        self
        """
        frequencies = sorted(frequencies.items(), key=itemgetter(1), reverse=True)
        if len(frequencies) <= 0:
            raise ValueError(
                "We need at least 1 word to plot a word cloud, got %d." % len(frequencies)
            )
        frequencies = frequencies[: self.max_words]
        largest = float(frequencies[0][1])
        frequencies = [(word, frequency / largest) for word, frequency in frequencies]
        if self.random_state is not None:
            random_state = self.random_state
            seed = random_state.getrandbits(32)
        else:
            random_state, seed = Random(0), None
        self.words_ = dict(frequencies)
        self.layout_ = []
        frequencies, sizes = self._sizes(frequencies)
        try:
            self._arrangement = arrange(
                [(word, size) for (word, _), size in zip(frequencies, sizes)],
                _fonts(self.font_path),
                (self.width, self.height),
                self._outside(),
                self.margin,
                1 - min(max(self.prefer_horizontal, 0), 1),
                self.min_font_size,
                max_font_size or self.max_font_size,
                seed,
            )
        except WordcloudError as error:
            raise ValueError(_NO_SPACE) from error
        self._place(frequencies, random_state)
        return self

    def _sizes(self, frequencies):
        """The frequencies above 0, repeated if that is asked for, and the sizes that follow."""
        frequencies = [(word, frequency) for word, frequency in frequencies if frequency > 0]
        turns = [0] * len(frequencies)
        if self.repeat and 0 < len(frequencies) < self.max_words:
            least, words = frequencies[-1][1], list(frequencies)
            for turn in range(1, -(-self.max_words // len(words))):
                frequencies += [(word, frequency * least**turn) for word, frequency in words]
                turns += [turn] * len(words)
        scaling = self.relative_scaling
        if scaling:
            size, last, sizes = 1.0, 1.0, []
            for _, frequency in frequencies:
                size *= scaling * frequency / last + 1 - scaling
                last = frequency
                sizes.append(size)
            return frequencies, sizes
        # By rank alone: evenly from 1 for the first to a fifth for the last.
        ranks = [(turn, -frequency) for turn, (_, frequency) in zip(turns, frequencies)]
        places = {rank: place for place, rank in enumerate(dict.fromkeys(ranks))}
        fall = 0.8 / max(len(places) - 1, 1)
        return frequencies, [1 - fall * places[rank] for rank in ranks]

    def _place(self, frequencies, random_state):
        """Fills layout_ with what was arranged."""
        waiting = {}
        for word, frequency in reversed(frequencies):
            waiting.setdefault(word, []).append(frequency)
        self._exact = self._arrangement.words()
        for word, size, top, left, upright, _ in self._exact:
            font_size = max(int(size), 1)
            position = (int(top), int(left))
            orientation = _ROTATE_90 if upright else None
            color = self.color_func(
                word,
                font_size=font_size,
                position=position,
                orientation=orientation,
                random_state=random_state,
                font_path=self.font_path,
            )
            entry = ((word, waiting[word].pop()), font_size, position, orientation, color)
            self.layout_.append(entry)
        self._placed = [entry[:4] for entry in self.layout_]

    def process_text(self, text):
        """Splits a text into words and leaves out the stop words.

        Parameters
        ----------
        text : string

        Returns
        -------
        words : dict (string, int)
            The words with their counts.
        """
        stopwords = {word.lower() for word in self.stopwords}
        if self.regexp is None and _text.is_uncut(text):
            words = _text.counts(text, stopwords)
            least = self.min_word_length
            return {word: count for word, count in words.items() if len(word) >= least}
        if self.regexp is None and text.isascii():
            words = text
        else:
            pattern = r"\w[\w']*" if self.min_word_length <= 1 else r"\w[\w']+"
            words = re.findall(self.regexp if self.regexp is not None else pattern, text)
        threshold = float(self.collocation_threshold) if self.collocations else None
        return dict(
            count_words(
                words,
                stopwords,
                self.normalize_plurals,
                self.include_numbers,
                max(self.min_word_length, 0),
                threshold,
            )
        )

    def generate_from_text(self, text):
        """Generates the cloud of a text: process_text, then generate_from_frequencies.

        Returns
        -------
        self
        """
        return self.generate_from_frequencies(self.process_text(text))

    def generate(self, text):
        """Alias of generate_from_text."""
        return self.generate_from_text(text)

    def _check_generated(self):
        """Raises an error without a layout."""
        if not hasattr(self, "layout_"):
            raise ValueError("WordCloud has not been calculated, call generate first.")

    def recolor(self, random_state=None, color_func=None, colormap=None):
        """Colours the layout anew; nothing moves.

        Parameters
        ----------
        random_state : random.Random, int, or None, default=None
            None takes another one with each call.
        color_func : function or None, default=None
            None takes self.color_func.
        colormap : string or matplotlib colormap, default=None
            Where colours come from, without color_func.

        Returns
        -------
        self
        """
        self._check_generated()
        if isinstance(random_state, int):
            random_state = Random(random_state)
        elif random_state is None:
            self._recolored += 1
            random_state = Random(self._recolored)
        if color_func is None:
            color_func = self.color_func if colormap is None else colormap_color_func(colormap)
        self.layout_ = [
            (
                word_freq,
                font_size,
                position,
                orientation,
                color_func(
                    word=word_freq[0],
                    font_size=font_size,
                    position=position,
                    orientation=orientation,
                    random_state=random_state,
                    font_path=self.font_path,
                ),
            )
            for word_freq, font_size, position, orientation, _ in self.layout_
        ]
        return self

    def _pixels(self):
        """Width, height, the number of channels and the pixels."""
        self._check_generated()
        see_through = self.background_color is None
        background = None if see_through else _rgb(self.background_color)
        contour = None
        if self.mask is not None and self.contour_width > 0:
            contour = self._mask_bytes(), self.contour_width, _rgb(self.contour_color)
        colors = [_rgb(entry[4]) for entry in self.layout_]
        width, height, pixels = self._shown().paint(colors, background, self.scale, contour)
        return width, height, 4 if see_through else 3, pixels

    def _shown(self):
        """The arrangement of layout_, which a program may have changed, as well as it says it."""
        placed = [entry[:4] for entry in self.layout_]
        if placed != self._placed:
            self._exact = [
                (word, float(size), float(top), float(left), orientation is not None, None)
                for (word, _), size, (top, left), orientation in placed
            ]
            self._placed, self._arrangement = placed, None
        if self._arrangement is None:
            size = self.width, self.height
            self._arrangement = Arrangement.of(self._exact, _fonts(self.font_path), size)
        return self._arrangement

    def to_image(self):
        """The picture, as an image of Pillow."""
        from PIL import Image

        width, height, channels, pixels = self._pixels()
        image = Image.frombytes("RGBA" if channels == 4 else "RGB", (width, height), pixels)
        return image if image.mode == self.mode else image.convert(self.mode)

    def to_file(self, filename):
        """Writes the picture; the ending of the name says the format.

        Returns
        -------
        self
        """
        self.to_image().save(filename, optimize=True)
        return self

    def to_array(self, copy=None):
        """The picture as an array of shape (height, width, 3), with RGBA 4.

        Parameters
        ----------
        copy : bool
            False raises a ValueError: the picture is painted when it is asked for.
        """
        import numpy as np

        if copy is False:
            raise ValueError("the picture is painted when it is asked for: it is always a copy")
        width, height, channels, pixels = self._pixels()
        if self.mode != ("RGBA" if channels == 4 else "RGB"):
            return np.array(self.to_image())
        return np.frombuffer(bytearray(pixels), dtype=np.uint8).reshape(height, width, channels)

    def __array__(self, dtype=None, copy=None):
        array = self.to_array(copy=copy)
        return array if dtype is None else array.astype(dtype)

    def to_svg(self, embed_font=False, optimize_embedded_font=True, embed_image=False):
        """The picture as SVG.

        Words are outlines, which look the same in every program; with embed_font they are text in
        a font that has what they need. The contour is not drawn.

        Parameters
        ----------
        embed_font : bool, default=False
        optimize_embedded_font, embed_image : bool
            Taken, and of no effect.

        Returns
        -------
        content : string
        """
        self._check_generated()
        background = None if self.background_color is None else _rgb(self.background_color)
        colors = [_rgb(entry[4]) for entry in self.layout_]
        return self._shown().svg(colors, background, self.scale, embed_font)

    def _repr_png_(self):
        """The picture in a notebook."""
        import io

        file = io.BytesIO()
        self.to_image().save(file, "PNG")
        return file.getvalue()

    def _get_bolean_mask(self, mask):
        """The mask as an array of truths, True where it is masked out."""
        if mask.dtype.kind == "f":
            warnings.warn(
                "mask image should be unsigned byte between 0 and 255. Got a float array",
                stacklevel=4,
            )
        if mask.ndim == 2:
            return mask == 255
        if mask.ndim == 3:
            return (mask[:, :, :3] == 255).all(axis=-1)
        raise ValueError("Got mask of invalid shape: %s" % str(mask.shape))

    def _mask_bytes(self):
        return self._get_bolean_mask(self.mask).astype("uint8").tobytes()

    def _outside(self):
        """A byte for each pixel, 0 where words may stand; None for the whole canvas."""
        if self.mask is None:
            return None
        outside = self._mask_bytes()
        return outside if 1 in outside else None

    def __getstate__(self):
        state = self.__dict__.copy()
        state["_arrangement"] = None
        return state
