"""The door of ``jieba`` 0.42.1: the other import of scripts that draw clouds of Chinese text.

>>> from wordcloud_rs import jieba
>>> jieba.lcut("我来到北京清华大学")
['我', '来到', '北京', '清华大学']

What the dictionary decides is the same: ``cut``, ``lcut``, ``cut_for_search``, ``add_word``,
``load_userdict``, ``suggest_freq``, ``tokenize``, ``analyse.extract_tags``. What differs:

- ``posseg`` takes the tags of the dictionary, where the original guesses those of unknown words;
- ``del_word`` lets a word be cut by the dictionary; a word that only the model for unknown words
  makes stays;
- ``suggest_freq`` of several parts is 0, where the original takes the largest frequency at which
  they stand apart;
- characters beyond U+9FD5, which the original takes for punctuation, are characters of words;
- ``enable_parallel`` is not needed: the interpreter is released.
"""

from __future__ import annotations

import os
import re
from typing import IO, Any, Iterator

from .._native import Jieba as _Jieba

__version__ = "0.42.1"

_LINE = re.compile("^(.+?)( [0-9]+)?( [a-z]+)?$", re.U)


def _text(sentence: str | bytes) -> str:
    if isinstance(sentence, bytes):
        try:
            return sentence.decode("utf-8")
        except UnicodeDecodeError:
            return sentence.decode("gbk", "ignore")
    return sentence


class Tokenizer:
    """A dictionary with words of one's own; the functions of the module are those of one of it."""

    def __init__(self, dictionary: str | None = None) -> None:
        if dictionary is not None:
            raise NotImplementedError(
                "only the bundled dictionary can be the main one; words are added by load_userdict"
            )
        self._jieba = _Jieba()
        self.user_word_tag_tab: dict[str, str] = {}
        self.initialized = True

    def initialize(self, dictionary: str | None = None) -> None:
        """Reads the dictionary now, which else the first call does."""
        self._jieba.has_word("")

    def cut(
        self, sentence: str, cut_all: bool = False, HMM: bool = True, use_paddle: bool = False
    ) -> Iterator[str]:
        """The words of a text: the likeliest, or with ``cut_all`` all that are in it.

        With ``HMM`` unknown words are guessed. ``use_paddle`` is taken, and of no effect.
        """
        return iter(self._jieba.cut(_text(sentence), "all" if cut_all else "default", HMM))

    def lcut(self, *args: Any, **kwargs: Any) -> list[str]:
        """As :meth:`cut`, a list."""
        return list(self.cut(*args, **kwargs))

    def cut_for_search(self, sentence: str, HMM: bool = True) -> Iterator[str]:
        """The words of a text, and before each the words of two and three characters in it."""
        return iter(self._jieba.cut(_text(sentence), "search", HMM))

    def lcut_for_search(self, *args: Any, **kwargs: Any) -> list[str]:
        """As :meth:`cut_for_search`, a list."""
        return list(self.cut_for_search(*args, **kwargs))

    def tokenize(
        self, unicode_sentence: str, mode: str = "default", HMM: bool = True
    ) -> Iterator[tuple[str, int, int]]:
        """The words with where they start and end, in characters; ``mode`` is default or search."""
        if not isinstance(unicode_sentence, str):
            raise ValueError("jieba: the input parameter should be unicode.")
        start = 0
        for word in self.cut(unicode_sentence, HMM=HMM):
            if mode != "default":
                for width in (2, 3):
                    for at in range(len(word) - width + 1 if len(word) > width else 0):
                        part = word[at : at + width]
                        if self._jieba.has_word(part):
                            yield part, start + at, start + at + width
            yield word, start, start + len(word)
            start += len(word)

    def add_word(self, word: str, freq: int | str | None = None, tag: str | None = None) -> None:
        """Adds a word; without ``freq`` it gets one with which it is cut out."""
        word = _text(word)
        self._jieba.add_word(word, None if freq is None else int(freq), tag)
        if tag:
            self.user_word_tag_tab[word] = tag

    def del_word(self, word: str) -> None:
        """Takes a word out of the dictionary."""
        self.add_word(word, 0)

    def suggest_freq(self, segment: str | tuple[str, ...], tune: bool = False) -> int:
        """The frequency with which a word is cut out; of parts that are to stand apart, 0."""
        if isinstance(segment, (str, bytes)):
            word = _text(segment)
            freq = self._jieba.suggest_freq(word)
        else:
            word, freq = "".join(map(_text, segment)), 0
        if tune:
            self.add_word(word, freq)
        return freq

    def load_userdict(self, f: str | os.PathLike[str] | IO[Any]) -> None:
        """Adds the words of a file or a path, one a line: ``word frequency tag``, the last two may
        be left out.
        """
        if isinstance(f, (str, os.PathLike)):
            with open(f, "rb") as file:
                self._load(file, os.fspath(f))
        else:
            self._load(f, getattr(f, "name", repr(f)))

    def _load(self, file: IO[Any], name: str) -> None:
        for line in file:
            if isinstance(line, bytes):
                try:
                    line = line.decode("utf-8")
                except UnicodeDecodeError:
                    raise ValueError(f"dictionary file {name} must be utf-8") from None
            match = _LINE.match(line.strip().lstrip("\ufeff"))
            if match:
                word, freq, tag = match.groups()
                self.add_word(word, freq and freq.strip(), tag and tag.strip())


#: The tokenizer of the functions of the module.
dt = Tokenizer()

add_word = dt.add_word
cut = dt.cut
cut_for_search = dt.cut_for_search
del_word = dt.del_word
initialize = dt.initialize
lcut = dt.lcut
lcut_for_search = dt.lcut_for_search
load_userdict = dt.load_userdict
suggest_freq = dt.suggest_freq
tokenize = dt.tokenize
user_word_tag_tab = dt.user_word_tag_tab


def setLogLevel(log_level: int) -> None:
    """Nothing is logged."""


def enable_parallel(processnum: int | None = None) -> None:
    """Not needed: threads cut at the same time."""


def disable_parallel() -> None:
    """Not needed: threads cut at the same time."""


from . import analyse, posseg  # noqa: E402

__all__ = [
    "Tokenizer",
    "add_word",
    "analyse",
    "cut",
    "cut_for_search",
    "del_word",
    "disable_parallel",
    "dt",
    "enable_parallel",
    "initialize",
    "lcut",
    "lcut_for_search",
    "load_userdict",
    "posseg",
    "setLogLevel",
    "suggest_freq",
    "tokenize",
    "user_word_tag_tab",
]
