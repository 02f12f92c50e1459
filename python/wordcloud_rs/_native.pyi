"""What is native in wordcloud_rs."""

import os
from collections.abc import Callable, Iterable
from typing import Any, final

from numpy import ndarray as _Array
from PIL.Image import Image as _Image
from typing_extensions import Unpack

from ._settings import BatchSettings, PictureSettings
from ._table import Table, Word

__all__ = [
    "Arrangement",
    "Cloud",
    "Fonts",
    "Jieba",
    "Settings",
    "TermCounts",
    "Token",
    "__version__",
    "arrange",
    "batch",
    "cloud",
    "color",
    "colormap",
    "colormaps",
    "command",
    "count_words",
    "settings_table",
    "terms",
    "tokenize",
]

__version__: str

@final
class Settings:
    """Settings with the contents of the files that they name, to be pickled and sent elsewhere.

    Raises ``OptionError`` for a name or a value that cannot be used, ``FileError`` for a file that
    cannot be read.
    """

    def __new__(cls, **settings: Unpack[PictureSettings]) -> Settings: ...

@final
class Token:
    """A word, a name, a number or an identifier of a text."""

    @property
    def text(self) -> str:
        """Its text."""
    @property
    def kind(self) -> str:
        """word, name, number or identifier."""
    @property
    def language(self) -> str:
        """chinese, japanese, korean, thai, latin or other."""
    @property
    def stop(self) -> bool:
        """Whether it is a stop word."""

@final
class Cloud:
    """A finished picture: words with their places, sizes and colours. Nothing changes it."""

    @staticmethod
    def from_json(text: str, **settings: Unpack[PictureSettings]) -> Cloud:
        """A cloud from its JSON.

        Fonts that it was made with are given as they were then. Raises ``InputError`` for other
        text, ``FontError`` for other fonts.
        """
    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
    @property
    def title(self) -> str:
        """The title of the report; empty if it has none."""
    @property
    def language(self) -> str:
        """The language as a tag such as zh-Hans; empty if it is not known."""
    @property
    def seed(self) -> int:
        """What the arrangement was chosen by."""
    @property
    def background(self) -> str:
        """The colour behind the words."""
    @property
    def words(self) -> list[Word]:
        """The words, heaviest first, as the JSON has them."""
    @property
    def dropped(self) -> list[dict[str, Any]]:
        """The words that were asked for and are not in the picture, each with its reason."""
    @property
    def missing(self) -> str:
        """The characters that no font has."""
    @property
    def score(self) -> dict[str, float]:
        """How good the arrangement is: shares over 0 to 1, and overall a sum of them."""
    @property
    def alt_text(self) -> str:
        """A sentence for those who do not see the picture."""
    def save(self, path: str | os.PathLike[str], **settings: Unpack[PictureSettings]) -> None:
        """Writes the picture, whole or not at all.

        The format is that of the path's ending: .jpg, .png, .webp, .svg, .pdf, .html or .json.
        Of the settings those of files count: format, quality, scale, title, link, svg_text.
        Raises ``FileError`` if it cannot be written, ``OptionError`` for another ending.
        """
    def to_bytes(self, format: str = "png", **settings: Any) -> bytes:
        """The file that :meth:`save` would write, with the settings of it."""
    def to_svg(self, **settings: Unpack[PictureSettings]) -> str:
        """The picture as SVG."""
    def to_html(self, **settings: Unpack[PictureSettings]) -> str:
        """The picture as a page that can be searched and zoomed."""
    def to_json(self) -> str:
        """The cloud as JSON, the same as that of the command."""
    def to_image(self) -> _Image:
        """The picture as an image of Pillow, RGB or, with a transparent background, RGBA."""
    def to_array(self) -> _Array[Any, Any]:
        """The pixels, of shape (height, width, 3), or 4 with a transparent background; uint8."""
    def __array__(self, dtype: Any = None, copy: bool | None = None) -> _Array[Any, Any]: ...
    def _repr_png_(self) -> bytes: ...
    def _repr_html_(self) -> str: ...
    def recolor(self, **settings: Unpack[PictureSettings]) -> Cloud:
        """The same picture in other colours: theme, color_by, background. Nothing moves."""
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class TermCounts:
    """What was counted of the terms of one or more documents; counts can be added up.

    Adding up forgets nothing and does not depend on the order: an archive may be counted in any
    parts, on any machines. Counts pickle, compare and save.
    """

    def __new__(cls) -> TermCounts: ...
    @staticmethod
    def of(source: Any, **settings: Unpack[PictureSettings]) -> TermCounts:
        """The counts of a text or a path, or of many of them, each a document."""
    def update(self, source: Any, **settings: Unpack[PictureSettings]) -> None:
        """Adds the counts of a text or a path, or of many of them; they are counted on all cores.

        None and empty texts are no documents.
        """
    def merge(self, other: TermCounts) -> None:
        """Adds other counts."""
    def prune(self, most: int) -> int:
        """Keeps so many terms, those of the most documents; how many were dropped."""
    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the counts, as the command ``wordcloud count`` does."""
    @staticmethod
    def load(path: str | os.PathLike[str]) -> TermCounts:
        """Reads counts that were saved. Raises ``InputError`` for what is none."""
    def to_bytes(self) -> bytes:
        """What :meth:`save` writes."""
    @staticmethod
    def from_bytes(bytes: bytes) -> TermCounts:
        """What :meth:`load` reads."""
    @property
    def documents(self) -> int:
        """How many documents were counted."""
    @property
    def occurrences(self) -> int:
        """How many occurrences of terms they have."""
    def to_dict(self) -> dict[str, int]:
        """The counts by the form that is shown of each term."""
    def terms(self, **settings: Unpack[PictureSettings]) -> Table:
        """The terms, heaviest first; of the settings those of reading count."""
    def cloud(self, **settings: Unpack[PictureSettings]) -> Cloud:
        """The cloud of the terms."""
    def __len__(self) -> int:
        """How many different terms there are."""
    def __eq__(self, other: object, /) -> bool: ...

def cloud(source: Any, **settings: Unpack[PictureSettings]) -> Cloud:
    """The cloud of a source.

    ``source`` is

    - a text, as str or bytes: Markdown, HTML, plain or what else the command reads;
    - a path (``pathlib.Path``) of a text, a frequency list or counts; the front matter of a text
      is heeded. A ``str`` is never a path: no text can make a file be read;
    - words with weights: a dict, a Counter, pairs, a series of pandas, a table of two columns of
      pandas, polars, pyarrow or what speaks Arrow;
    - counts of terms (``TermCounts``).

    ``settings`` are those of the command and of wordcloud.toml, under the same names; sizes are in
    pixels. Where a setting names a file of words, a set of them is taken; aliases may be a dict;
    masks and pictures may be arrays of numpy or images of Pillow; a font may be bytes.

    Raises ``InputError`` for what is no text, ``NoWordsError`` if no word is left,
    ``OptionError`` for a setting that cannot be used, ``FileError``, ``FontError`` and
    ``ImageError`` for files.
    """

def terms(source: Any, **settings: Unpack[PictureSettings]) -> Table:
    """The terms of a source, heaviest first; see :func:`cloud` for both arguments."""

def tokenize(source: Any, **settings: Unpack[PictureSettings]) -> list[Token]:
    """The tokens of a text or a path, in reading order, stop words among them."""

def batch(
    folder: str | os.PathLike[str],
    *,
    progress: Callable[[int, int, dict[str, Any]], object] | None = None,
    tags: Iterable[str] = ...,
    categories: Iterable[str] = ...,
    since: str | None = None,
    until: str | None = None,
    force: bool = False,
    dry_run: bool = False,
    ignore_config: bool = False,
    cache: str | os.PathLike[str] | None = None,
    **settings: Unpack[BatchSettings],
) -> dict[str, Any]:
    """Draws the cloud of every post of an archive whose picture is missing or out of date.

    ``progress`` is called after each post with how many are done, how many there are, and what
    became of it; an exception that it raises is raised when all posts are done. The result has
    ``posts`` (dicts of post, outcome, seconds, pictures, words, message), ``failed``,
    ``filtered`` and ``links``.
    """

def command(arguments: list[str]) -> int: ...
def settings_table() -> list[tuple[str, str, str, list[str], str, str]]: ...
def color(text: str) -> tuple[int, int, int]: ...
def colormap(name: str) -> list[tuple[int, int, int]]: ...
def colormaps() -> list[str]: ...
def count_words(
    words: str | list[str],
    stopwords: set[str],
    plurals: bool,
    numbers: bool,
    least: int,
    threshold: float | None,
) -> list[tuple[str, int]]: ...
@final
class Fonts:
    def __new__(cls, path: str | os.PathLike[str] | None = None) -> Fonts: ...
    def ink(self, text: str, size: float, upright: bool) -> tuple[float, float]: ...

_Placed = tuple[str, float, float, float, bool, tuple[float, float] | None]

@final
class Arrangement:
    def words(self) -> list[_Placed]: ...
    def paint(
        self,
        colors: list[tuple[int, int, int]],
        background: tuple[int, int, int] | None,
        scale: float,
        contour: tuple[bytes, float, tuple[int, int, int]] | None,
    ) -> tuple[int, int, bytes]: ...
    def svg(
        self,
        colors: list[tuple[int, int, int]],
        background: tuple[int, int, int] | None,
        scale: float,
        text: bool,
    ) -> str: ...
    @staticmethod
    def of(
        words: list[_Placed], fonts: Fonts, size: tuple[int, int]
    ) -> Arrangement: ...

def arrange(
    words: list[tuple[str, float]],
    fonts: Fonts,
    size: tuple[int, int],
    mask: bytes | None,
    margin: int,
    upright: float,
    min_font_size: float,
    max_font_size: float | None,
    seed: int | None,
) -> Arrangement: ...
@final
class Jieba:
    def __new__(cls) -> Jieba: ...
    def cut(self, text: str, mode: str, hmm: bool) -> list[str]: ...
    def tag(self, text: str, hmm: bool) -> list[tuple[str, str]]: ...
    def add_word(self, word: str, freq: int | None = None, tag: str | None = None) -> int: ...
    def suggest_freq(self, segment: str) -> int: ...
    def has_word(self, word: str) -> bool: ...
    def keywords(self, text: str, allowed: list[str]) -> list[tuple[str, int, float, str]]: ...
