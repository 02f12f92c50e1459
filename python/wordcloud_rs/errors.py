"""The exceptions of the package, one for each thing that can be wrong.

All are ``WordcloudError``; each is also the exception of Python that code without this package
would expect, so that ``except ValueError`` and ``except OSError`` go on working.
"""

__all__ = [
    "EncodeError",
    "FileError",
    "FontError",
    "ImageError",
    "InputError",
    "NoWordsError",
    "OptionError",
    "WordcloudError",
]


class WordcloudError(Exception):
    """Something could not be done; the text says what, and what to do."""


class InputError(WordcloudError, ValueError):
    """The input cannot be read as a text, a frequency list or counts."""


class NoWordsError(InputError):
    """The input was read, but not a single word is left to draw."""


class OptionError(WordcloudError, ValueError):
    """A setting has a name or a value that cannot be used."""


class FontError(WordcloudError, ValueError):
    """A font cannot be read, or is not the one that a cloud was made with."""


class ImageError(WordcloudError, ValueError):
    """A picture cannot be read, or a mask leaves no room."""


class FileError(WordcloudError, OSError):
    """A file cannot be read or written."""


class EncodeError(WordcloudError):
    """A picture cannot be encoded."""
