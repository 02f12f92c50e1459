"""What words and terms are, and a table of terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterator, NamedTuple, TypedDict

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class Word(TypedDict, total=False):
    """A word of a cloud; x, y, width and height are the box of its ink in pixels, y down."""

    text: str
    count: int
    weight: float
    font_size: float
    x: float
    y: float
    width: float
    height: float
    angle: float
    color: str
    group: str
    variants: list[str]
    sources: list[str]
    column: bool
    copy: bool


class Term(NamedTuple):
    """A term with what was counted of it."""

    #: The form to show: the commonest of its spellings.
    text: str
    #: How often it occurs.
    count: int  # type: ignore[assignment]
    #: In how many documents it occurs.
    documents: int
    #: Its importance relative to the heaviest term, over 0 to 1.
    weight: float
    #: The value that the weight was made from, in the units of the weighting.
    score: float


class Table:
    """Terms, heaviest first: a sequence of :class:`Term`, and a table for other packages.

    ``pandas.DataFrame(table)`` is ``table.to_pandas()``; whatever reads Arrow (pyarrow, polars,
    DuckDB, pandas 3) takes the table itself, by its ``__arrow_c_stream__``.
    """

    __slots__ = ("_columns",)

    def __init__(self, columns: tuple[list[Any], ...]) -> None:
        self._columns = columns

    def to_dict(self) -> dict[str, list[Any]]:
        """The columns by their names, each a list as long as the table."""
        return dict(zip(Term._fields, self._columns))

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a data frame of pandas, which must be installed."""
        import pandas

        return pandas.DataFrame(self.to_dict())

    def to_polars(self) -> polars.DataFrame:
        """The table as a data frame of polars, which must be installed."""
        import polars

        return polars.DataFrame(self.to_dict())

    def to_arrow(self) -> pyarrow.Table:
        """The table as a table of pyarrow, which must be installed."""
        import pyarrow

        return pyarrow.table(self)

    def frequencies(self) -> dict[str, float]:
        """The weights by the terms: what ``generate_from_frequencies`` and chat bots take."""
        return dict(zip(self._columns[0], self._columns[3]))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The table in one batch, by the Arrow interface of PyCapsules."""
        from ._arrow_stream import stream

        return stream(self.to_dict(), dict(zip(Term._fields, (b"U", b"l", b"l", b"g", b"g"))))

    def __len__(self) -> int:
        return len(self._columns[0])

    def __getitem__(self, index: int) -> Term:
        return Term(*(column[index] for column in self._columns))

    def __iter__(self) -> Iterator[Term]:
        return map(Term._make, zip(*self._columns))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self._columns == other._columns

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        first = ", ".join(self._columns[0][:3])
        return f"<Table of {len(self)} terms: {first}, …>"

    def _repr_html_(self) -> str:
        from html import escape

        head = "".join(f"<th>{name}</th>" for name in Term._fields)
        rows = "".join(
            f"<tr><td>{escape(term.text)}</td><td>{term.count}</td><td>{term.documents}</td>"
            f"<td>{term.weight:.3f}</td><td>{term.score:.3f}</td></tr>"
            for term in list(self)[:20]
        )
        return f"<table><tr>{head}</tr>{rows}</table>"
