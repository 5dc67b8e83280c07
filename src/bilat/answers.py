"""Answers to questions in Python: sequences of facts, claims and documents that turn into tables and show themselves in notebooks.

They are found elsewhere; what a row of a table holds is said in export, how a row is worded in dossier. Both are imported when first asked for.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, overload

import msgspec

from bilat.errors import MissingPackageError, StoreError
from bilat.model import Claim, Document, Fact, to_record
from bilat.store import Base

if TYPE_CHECKING:
    import pandas  # type: ignore[import-not-found,import-untyped,unused-ignore]
    import polars
    import pyarrow

T = TypeVar("T")
_TITLE = "coalesce(nullif(title, ''), name) || coalesce(' (' || date || ')', '')"


class Country(msgspec.Struct, frozen=True):
    """A country or other polity of which a base has claims, and their number."""

    code: str
    name: str
    claims: int


class Answer(Sequence[T]):
    """An immutable sequence of records; equal to a list or tuple of the same records in the same order.

    `base` is where they come from, so that a display can name the sources; without it, ids stand in their place.
    """

    noun: ClassVar[str] = "record"
    __hash__ = None  # type: ignore[assignment]  # as that of a list: the records hold dictionaries

    def __init__(self, records: Iterable[T] = (), base: Base | None = None) -> None:
        self._records = tuple(records)
        self._base = base

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Self: ...
    def __getitem__(self, place: int | slice) -> T | Self:
        if isinstance(place, slice):
            return type(self)(self._records[place], self._base)
        return self._records[place]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[T]:
        return iter(self._records)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Answer | list | tuple):
            return NotImplemented
        return self._records == tuple(other)

    def __add__(self, other: Iterable[T]) -> Self:
        return type(self)((*self._records, *other), self._base)

    def where(self, test: Callable[[T], bool]) -> Self:
        """Keep the records that pass a test."""
        return type(self)(filter(test, self._records), self._base)

    def sorted(self, key: Callable[[T], Any]) -> Self:
        """Give the records in the order of a key."""
        return type(self)(sorted(self._records, key=key), self._base)

    def __repr__(self) -> str:
        from bilat.dossier.notebook import to_lines

        return to_lines(self)

    def _repr_html_(self) -> str:
        from bilat.dossier.notebook import to_table

        return to_table(self)

    @abstractmethod
    def to_arrow(self) -> pyarrow.Table:
        """Give a row a record as an Arrow table; its columns are told in docs/python.md."""

    @abstractmethod
    def to_dicts(self) -> list[dict[str, Any]]:
        """Give each record as a dictionary that JSON can hold."""

    def to_polars(self) -> polars.DataFrame:
        """Give the table of `to_arrow` as a Polars data frame; raise MissingPackageError where Polars is not installed."""
        frame: polars.DataFrame = _import("polars", "analysis").from_arrow(self.to_arrow())
        return frame

    def to_pandas(self) -> pandas.DataFrame:
        """Give the table of `to_arrow` as a pandas data frame; raise MissingPackageError where pandas is not installed."""
        _import("pandas")
        return self.to_arrow().to_pandas()

    def find_titles(self, documents: Iterable[str]) -> Mapping[str, str]:
        """Give the title and date of each document with one of these names, as far as the base is at hand."""
        return self._select(f"SELECT name, {_TITLE} FROM documents WHERE name IN ({{}})", documents)

    def find_sources(self, claims: Iterable[str]) -> Mapping[str, str]:
        """Give the title and date of the document of each claim with one of these ids, as far as the base is at hand."""
        joined = "claims JOIN documents ON documents.n = claims.document"
        return self._select(f"SELECT claims.id, {_TITLE} FROM {joined} WHERE claims.id IN ({{}})", claims)

    def _select(self, sql: str, keys: Iterable[str]) -> dict[str, str]:
        values = list(dict.fromkeys(keys))
        if self._base is None:
            return {}
        try:
            return dict(self._base.select(sql.format(", ".join("?" for _ in values)), values))
        except StoreError:  # the base was closed meanwhile: a display does without it
            return {}


class Facts(Answer[Fact]):
    """Facts, each with its verdict."""

    noun = "fact"

    def to_arrow(self) -> pyarrow.Table:
        """Give a row a fact as an Arrow table."""
        from bilat.export import to_facts_table

        return to_facts_table(self)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give each fact as a dictionary that JSON can hold."""
        return [msgspec.to_builtins(fact) for fact in self]


class Claims(Answer[Claim]):
    """Claims, each with its exact words."""

    noun = "claim"

    def to_arrow(self) -> pyarrow.Table:
        """Give a row a claim as an Arrow table."""
        from bilat.export import to_claims_table

        return to_claims_table(self)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give each claim as the record of docs/claims.md."""
        return [to_record(claim) for claim in self]


class Documents(Answer[Document]):
    """Documents with all their parts; tables of them leave out the text."""

    noun = "document"

    def to_arrow(self) -> pyarrow.Table:
        """Give a row a document as an Arrow table, with the number of its characters in place of its text."""
        from bilat.export import to_documents_table

        return to_documents_table(self)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give each document, its text and all its parts, as a dictionary that JSON can hold."""
        return [msgspec.to_builtins(document) for document in self]


def _import(package: str, extra: str | None = None) -> Any:
    try:
        return import_module(package)
    except ImportError as error:
        raise MissingPackageError(package, extra) from error
