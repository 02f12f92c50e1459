"""Words with their tags, those of the dictionary; unknown words have the tag x or eng."""

from __future__ import annotations

from typing import Iterator, NamedTuple

from . import _text, dt


class pair(NamedTuple):
    """A word and its tag."""

    word: str
    flag: str

    def __str__(self) -> str:
        return f"{self.word}/{self.flag}"


def cut(sentence: str, HMM: bool = True, use_paddle: bool = False) -> Iterator[pair]:
    """The words of a text with their tags."""
    return (pair(word, flag) for word, flag in dt._jieba.tag(_text(sentence), HMM))


def lcut(sentence: str, HMM: bool = True, use_paddle: bool = False) -> list[pair]:
    """As :func:`cut`, a list."""
    return list(cut(sentence, HMM))
