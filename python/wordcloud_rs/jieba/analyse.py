"""Keywords by how often they occur in a text, and how rarely in others."""

from __future__ import annotations

import os
from typing import Any, Iterable

from . import _text, dt
from .posseg import pair

STOP_WORDS = frozenset(
    (
        "the", "of", "is", "and", "to", "in", "that", "we", "for", "an", "are", "by", "be", "as",
        "on", "with", "can", "if", "from", "which", "you", "it", "this", "then", "at", "have",
        "all", "not", "one", "has", "or",
    )
)  # fmt: skip


class TFIDF:
    """Keywords by term frequency and inverse document frequency."""

    def __init__(self) -> None:
        self.tokenizer = dt
        self.stop_words = set(STOP_WORDS)

    def set_stop_words(self, stop_words_path: str | os.PathLike[str]) -> None:
        """Adds the words of a file, one a line, to those that are no keywords."""
        if not os.path.isfile(stop_words_path):
            raise Exception(f"jieba: file does not exist: {os.fspath(stop_words_path)}")
        with open(stop_words_path, encoding="utf-8") as file:
            self.stop_words.update(file.read().splitlines())

    def extract_tags(
        self,
        sentence: str,
        topK: int | None = 20,
        withWeight: bool = False,
        allowPOS: Iterable[str] = (),
        withFlag: bool = False,
    ) -> list[Any]:
        """The keywords of a text, the weightiest first.

        Parameters
        ----------
        sentence : str
        topK : int or None, default=20
            How many; None for all.
        withWeight : bool, default=False
            Pairs of word and weight in place of words.
        allowPOS : iterable of str
            The tags of words that may be keywords; none for all.
        withFlag : bool, default=False
            With allowPOS: pairs of word and tag in place of words.
        """
        allowed = sorted(allowPOS)
        found = [
            row
            for row in self.tokenizer._jieba.keywords(_text(sentence), allowed)
            if len(row[0].strip()) >= 2 and row[0].lower() not in self.stop_words
        ]
        total = float(sum(count for _, count, _, _ in found))
        flagged = bool(allowed) and withFlag
        tags = [
            (pair(word, flag) if flagged else word, count * (rareness / total))
            for word, count, rareness, flag in found
        ]
        tags.sort(key=lambda tag: tag[1], reverse=True)
        if topK:
            tags = tags[:topK]
        return tags if withWeight else [word for word, _ in tags]

    __call__ = extract_tags


default_tfidf = TFIDF()
extract_tags = tfidf = default_tfidf.extract_tags
set_stop_words = default_tfidf.set_stop_words
