"""Word clouds and text analytics for reports: Chinese, English and mixed, the same every time.

>>> import wordcloud_rs
>>> wordcloud_rs.cloud("The harbor ferry runs again. The harbor ferry is new.").save("cloud.png")

``wordcloud_rs.compat`` stands in for the package ``wordcloud``, ``wordcloud_rs.jieba`` for
``jieba``; ``wordcloud_rs.arrow`` counts on clusters.
"""

from ._native import (
    Cloud,
    Settings,
    TermCounts,
    Token,
    __version__,
    batch,
    cloud,
    terms,
    tokenize,
)
from ._table import Table, Term
from .errors import (
    EncodeError,
    FileError,
    FontError,
    ImageError,
    InputError,
    NoWordsError,
    OptionError,
    WordcloudError,
)

__all__ = [
    "Cloud",
    "EncodeError",
    "FileError",
    "FontError",
    "ImageError",
    "InputError",
    "NoWordsError",
    "OptionError",
    "Settings",
    "Table",
    "Term",
    "TermCounts",
    "Token",
    "WordcloudError",
    "__version__",
    "batch",
    "cloud",
    "terms",
    "tokenize",
]
