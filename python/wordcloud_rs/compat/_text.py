"""Text in writings that set no blanks between words."""

from __future__ import annotations

import re

from .._native import terms as _terms

#: A run of Chinese or Japanese characters, or of letters of Thai, Lao, Burmese or Khmer.
_RUN = re.compile(
    "[\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\U00020000-\U0003134f]+"
)
#: A run that is longer is no word but a clause.
_WORD = 6
#: A text is uncut if this share of such characters stands in runs that are no words.
_SHARE = 0.3
#: The text is of such a writing if this share of its letters is.
_MAINLY = 0.2


def is_uncut(text: str) -> bool:
    """Whether a text has to be cut into words: much of it is in runs too long for words.

    What a segmenter has cut, words with blanks between them, is not cut again.
    """
    if text.isascii():
        return False
    long = short = 0
    for match in _RUN.finditer(text):
        length = match.end() - match.start()
        if length > _WORD:
            long += length
        else:
            short += length
    letters = sum(map(str.isalpha, text)) if long else 0
    return long > _SHARE * (long + short) and long + short > _MAINLY * letters


def counts(text: str, stopwords: set[str]) -> dict[str, int]:
    """The terms of a text with their counts, the heaviest first."""
    table = _terms(text.encode(), stopwords=stopwords)
    return {term.text: term.count for term in table}
