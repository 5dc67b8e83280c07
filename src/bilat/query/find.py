"""Running a filter against the base. What a filter means is said in filter.py."""

from __future__ import annotations

import msgspec

from bilat.model import Claim, Fact
from bilat.query.filter import Filter, Table
from bilat.store import Base


def find_claims(base: Base, given: Filter, *, limit: int = -1, offset: int = 0) -> list[Claim]:
    """Give the claims that a filter lets through, by document and place."""
    where, values = given.to_sql("claims")
    return base.find_claims(where, values, limit=limit, offset=offset)


def find_facts(base: Base, given: Filter, *, limit: int = -1, offset: int = 0) -> list[Fact]:
    """Give the facts that a filter lets through, by type and time; `as_of` is the workspace's to answer."""
    where, values = given.to_sql("facts")
    return base.find_facts(where, values, limit=limit, offset=offset)


def count_claims(base: Base, given: Filter) -> int:
    """Count the claims that a filter lets through."""
    return base.count("claims", *given.to_sql("claims"))


def count_facts(base: Base, given: Filter) -> int:
    """Count the facts that a filter lets through."""
    return base.count("facts", *given.to_sql("facts"))


def count_unplaced(base: Base, given: Filter, table: Table) -> int:
    """Count what a filter would let through if it did not ask for a time, and has none: it cannot be placed, so it is left out."""
    where, values = msgspec.structs.replace(given, held=None, since=None, until=None).to_sql(table)
    return base.count(table, f'{where} AND {table}."when" IS NULL', values)
