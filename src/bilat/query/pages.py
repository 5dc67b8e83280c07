"""Pages of answers in an order of content: each begins after the key of the last row of the one before it.

A key holds what the rows are ordered by, never a number of rows, so that what is added or removed meanwhile shifts nothing: no row is
given twice and none that stays is missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

import msgspec

from bilat.model import Claim, Fact
from bilat.query.filter import Filter, split_codes
from bilat.store import Base
from bilat.store.rows import find_days

T = TypeVar("T")
_CLAIM, _FACT = msgspec.json.Decoder(Claim), msgspec.json.Decoder(Fact)
_LATE = "~"  # a fact without a time comes after those of its type that have one


class ClaimKey(NamedTuple):
    """What claims are ordered by: the name of the document, the place in it, the id."""

    document: str
    start: int
    id: str


class FactKey(NamedTuple):
    """What facts are ordered by: type, first day, id."""

    type: str
    day: str
    id: str


class Row(msgspec.Struct, Generic[T], frozen=True):
    """One record with its content id and the key by which the next page begins after it."""

    id: str
    key: tuple[str | int, ...]
    record: T


class DocumentCard(msgspec.Struct, frozen=True):
    """A document without its text and parts; `claims` is the number of its claims."""

    id: str
    name: str
    title: str
    url: str | None
    date: str | None
    publisher: str | None
    language: str
    format: str
    claims: int


def find_claim_rows(base: Base, given: Filter, after: ClaimKey | None, limit: int) -> list[Row[Claim]]:
    """Give the next claims that a filter lets through, by document and place."""
    where, values = given.to_sql("claims")
    sql = (
        "SELECT documents.name, claims.start, claims.id, claims.record FROM claims JOIN documents ON documents.n = claims.document"
        f" WHERE {where} AND (documents.name, claims.start, claims.id) > (?, ?, ?)"
        " ORDER BY documents.name, claims.start, claims.id LIMIT ?"
    )
    rows = base.select(sql, (*values, *(after or ("", -1, "")), limit))
    return [Row(row[2], ClaimKey(*row[:3]), _CLAIM.decode(row[3])) for row in rows]


def find_fact_rows(base: Base, given: Filter, after: FactKey | None, limit: int) -> list[Row[Fact]]:
    """Give the next facts that a filter lets through, by type and time; `as_of` is the workspace's to answer."""
    where, values = given.to_sql("facts")
    key = f"facts.type, coalesce(facts.first_day, facts.last_day, '{_LATE}'), facts.id"
    sql = f"SELECT facts.record FROM facts WHERE {where} AND ({key}) > (?, ?, ?) ORDER BY {key} LIMIT ?"
    found = [_FACT.decode(row[0]) for row in base.select(sql, (*values, *(after or ("", "", "")), limit))]
    return [Row(fact.id, make_fact_key(fact), fact) for fact in found]


def cut_fact_rows(facts: Iterable[Fact], after: FactKey | None, limit: int) -> list[Row[Fact]]:
    """Give the next of facts that are in memory, in the order of `find_fact_rows`."""
    rows = sorted((Row(fact.id, make_fact_key(fact), fact) for fact in facts), key=lambda row: row.key)
    return [row for row in rows if after is None or row.key > after][:limit]


def make_fact_key(fact: Fact) -> FactKey:
    """Give the place of a fact in the order of pages."""
    first, last = find_days(fact.when)
    return FactKey(fact.type, first or last or _LATE, fact.id)


def find_document_rows(base: Base, after: str | None, limit: int) -> list[Row[DocumentCard]]:
    """Give the next documents, by name, without their texts."""
    cards = find_cards(base, "documents.name > ?", (after or "",), limit)
    return [Row(card.id, (card.name,), card) for card in cards]


def find_cards(base: Base, where: str, values: Sequence[str | int], limit: int = -1) -> list[DocumentCard]:
    """Give the cards of the documents that meet an SQL condition, by name."""
    sql = (
        "SELECT id, name, title, url, date, publisher, language, format,"
        " (SELECT count(*) FROM claims WHERE claims.document = documents.n)"
        f" FROM documents WHERE {where} ORDER BY name LIMIT ?"
    )
    return [DocumentCard(*row) for row in base.select(sql, (*values, limit))]


def find_dyad_rows(base: Base, country: str | None, after: str | None, limit: int) -> list[Row[int]]:
    """Give the next pairs with the number of claims about each, by code; `country` keeps to those in which it is one of the two."""
    if country is None:
        sql = "SELECT dyad, count(*) FROM claim_dyads WHERE dyad > ? GROUP BY dyad ORDER BY dyad LIMIT ?"
        rows = base.select(sql, (after or "", limit))
    else:  # a code may end another ("rhodesia"), which SQL does not tell; a country has some hundred pairs at most
        sql = "SELECT dyad, count(*) FROM claim_dyads WHERE dyad > ? AND (dyad GLOB ? OR dyad GLOB ?) GROUP BY dyad ORDER BY dyad"
        found = base.select(sql, (after or "", f"{country}-*", f"*-{country}"))
        rows = [row for row in found if country in split_codes(row[0])][:limit]
    return [Row(dyad, (dyad,), count) for dyad, count in rows]
