"""The words of a text, counted."""

from __future__ import annotations

from .._native import count_words


def unigrams_and_bigrams(words, stopwords, normalize_plurals=True, collocation_threshold=30):
    """Counts of words, and of pairs of words that stand together more often than by chance.

    Pairs in which a stop word stands are none. What counts as a pair does not count as two words.
    """
    stops = {word.lower() for word in stopwords}
    return dict(
        count_words(list(words), stops, normalize_plurals, True, 0, float(collocation_threshold))
    )


def process_tokens(words, normalize_plurals=True):
    """Counts of words under their commonest case, plurals under their singulars.

    Returns
    -------
    counts : dict from string to int
    standard_forms : dict from string to string
        The form that is counted for each lower-case word.
    """
    words = list(words)
    counts = dict(count_words(words, set(), normalize_plurals, True, 0, None))
    standard = {word.lower(): word for word in counts}
    forms = {}
    for word in words:
        lower = word.lower()
        singular = lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower
        forms[lower] = standard.get(lower) or standard.get(singular, word)
    return counts, forms
