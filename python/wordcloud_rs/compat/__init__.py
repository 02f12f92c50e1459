"""A drop-in for the package ``wordcloud`` 1.9.6: the one changed line is the import.

>>> import wordcloud_rs.compat as wordcloud

Classes, functions, parameters, defaults, messages and the command are the same. What differs, for
the better: no font has to be given for any writing; Chinese text need not be cut; words share one
law of sizes, so that none is smaller than its weight says; pictures are the same every time, also
without ``random_state``.
"""

from .color_from_image import ImageColorGenerator
from .wordcloud import STOPWORDS, WordCloud, get_single_color_func, random_color_func

__all__ = [
    "ImageColorGenerator",
    "STOPWORDS",
    "WordCloud",
    "__version__",
    "get_single_color_func",
    "random_color_func",
]

#: The version of the package whose interface this is.
__version__ = "1.9.6"
