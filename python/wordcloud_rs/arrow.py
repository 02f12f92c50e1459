"""Counting on clusters: batches of Arrow in, counts out.

One function for every engine. It takes an iterator of record batches and gives an iterator of
record batches, which is what Spark's ``mapInArrow`` wants; the counts of all partitions, merged,
are those of one process.

>>> from wordcloud_rs import arrow
>>> count = arrow.counter("text")
>>> partial = spark.read.parquet("posts/").mapInArrow(count, arrow.SCHEMA)     # on the workers
>>> counts = arrow.merge(row.counts for row in partial.toLocalIterator())      # here
>>> counts.cloud(max_words=150).save("cloud.png")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ._native import Settings, TermCounts

if TYPE_CHECKING:
    import pyarrow
    from typing_extensions import Unpack

    from ._settings import PictureSettings

__all__ = ["SCHEMA", "count_batches", "counter", "merge"]

#: The columns of partial counts, as Spark writes schemas: the saved counts of a part of the rows,
#: and how many documents these were.
SCHEMA = "documents long, counts binary"


def count_batches(
    batches: Iterable[pyarrow.RecordBatch],
    column: str | int = "text",
    settings: Settings | None = None,
    every: int = 200_000,
) -> Iterator[pyarrow.RecordBatch]:
    """Partial counts of the texts in a column of record batches.

    Parameters
    ----------
    batches : iterable of pyarrow.RecordBatch
        Tables and what else ``to_batches`` makes batches of are taken, too.
    column : str or int
        The column with the texts, each of which is a document; a missing one is none.
    settings : Settings or None
        How texts are read. They travel with the contents of their files.
    every : int
        Partial counts are given out when they have so many different terms, which bounds memory
        (about 0.3 kB a term), and at the end.

    Yields
    ------
    pyarrow.RecordBatch
        One row a batch: ``documents`` (int64) and ``counts`` (binary, for ``TermCounts.from_bytes``).
    """
    import pyarrow

    counts = TermCounts()
    keywords: dict[str, Any] = {} if settings is None else {"settings": settings}

    def row() -> pyarrow.RecordBatch:
        return pyarrow.RecordBatch.from_arrays(
            [
                pyarrow.array([counts.documents], pyarrow.int64()),
                pyarrow.array([counts.to_bytes()], pyarrow.binary()),
            ],
            ["documents", "counts"],
        )

    for batch in batches:
        counts.update(batch.column(column).to_pylist(), **keywords)
        if len(counts) >= every:
            yield row()
            counts = TermCounts()
    yield row()


class counter:
    """:func:`count_batches` with its settings, to be sent to the workers of a cluster."""

    def __init__(
        self, column: str | int = "text", every: int = 200_000, **settings: Unpack[PictureSettings]
    ) -> None:
        self.column = column
        self.every = every
        self.settings = Settings(**settings)

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """The partial counts of some batches."""
        return count_batches(batches, self.column, self.settings, self.every)


def merge(parts: Iterable[Any]) -> TermCounts:
    """The sum of partial counts: saved counts, or record batches and tables with such a column."""
    total = TermCounts()
    for part in parts:
        saved = [part] if isinstance(part, (bytes, bytearray)) else part.column("counts").to_pylist()
        for bytes_ in saved:
            total.merge(TermCounts.from_bytes(bytes(bytes_)))
    return total


