"""Objects of other packages, told by what they can do; none of these is imported first."""

from __future__ import annotations

import io
from typing import Any, Iterable

_TEXTS = ("text", "word", "term", "words", "terms", "key")
_WEIGHTS = ("weight", "count", "frequency", "freq", "n", "value", "counts")


def pairs(source: Any) -> list[tuple[str, float]]:
    """Words with their weights of a mapping, a series, a table or an iterable of pairs."""
    columns = _columns(source)
    if columns is not None:
        return _of_columns(columns)
    items = getattr(source, "items", None)
    rows: Iterable[Any]
    if callable(items):
        rows = items()
    elif isinstance(source, Iterable):
        rows = source
    else:
        raise TypeError(
            f"a {type(source).__name__} is nothing that words are in; give a text, a path, words "
            "with weights (a dict, a Counter, pairs, a table of two columns) or counts of terms"
        )
    words = []
    for row in rows:
        try:
            word, weight = row
            words.append((str(word), float(weight)))
        except (TypeError, ValueError):
            raise TypeError(f"{row!r} is no word with its weight; give pairs of both") from None
    return words


def _columns(source: Any) -> dict[str, list[Any]] | None:
    """The columns of a table of pandas, polars, pyarrow or anything that speaks Arrow."""
    if hasattr(source, "to_pydict"):
        return source.to_pydict()
    if hasattr(source, "columns") and hasattr(source, "to_dict"):
        try:
            return source.to_dict("list")
        except TypeError:
            return source.to_dict(as_series=False)
    if hasattr(source, "__arrow_c_stream__") and not hasattr(source, "items"):
        import pyarrow

        return pyarrow.table(source).to_pydict()
    return None


def _of_columns(columns: dict[str, list[Any]]) -> list[tuple[str, float]]:
    named = {str(name).lower(): name for name in columns}
    text = next((named[name] for name in _TEXTS if name in named), None)
    weight = next((named[name] for name in _WEIGHTS if name in named), None)
    if (text is None or weight is None) and len(columns) == 2:
        text, weight = columns
    if text is None or weight is None:
        raise TypeError(
            f"the table has the columns {', '.join(map(str, columns))}; name one text and one "
            "weight, or give a table of these two alone"
        )
    return [(str(word), float(number)) for word, number in zip(columns[text], columns[weight])]


def png(picture: Any) -> bytes:
    """The PNG of an array of numpy or a picture of Pillow."""
    from PIL import Image

    image = picture if isinstance(picture, Image.Image) else Image.fromarray(picture)
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=1)
    return file.getvalue()
