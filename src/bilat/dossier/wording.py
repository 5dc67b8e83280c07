"""Names for briefs, taken from the vocabulary. The sentences themselves are in words/."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from bilat.dossier.words import Names
from bilat.vocabulary import Entity, load


@cache
def load_names() -> Names:
    """Give the names of every country and organisation that the vocabulary knows."""
    known = load()
    return Names(
        countries={code: entity.name for code, entity in known.entities.items()},
        adjectives={
            code: entity.adjectives[0] for code, entity in known.entities.items() if entity.adjectives
        },
        organisations={code: _short_name(entity) for code, entity in known.organisations.items()},
    )


def find_statehood(codes: Iterable[str]) -> dict[str, tuple[int | None, int | None]]:
    """Give the first and last year in which each was a state; None where the bound is open or not known."""
    entities = load().entities
    return {code: _span(entities[code]) for code in codes if code in entities}


def _span(entity: Entity) -> tuple[int | None, int | None]:
    starts = [_year(period.start) for period in entity.periods]
    ends = [_year(period.end) for period in entity.periods]
    first = min((year for year in starts if year is not None), default=None) if None not in starts else None
    last = max((year for year in ends if year is not None), default=None) if None not in ends else None
    return first, last


def _year(date: str | None) -> int | None:
    return int(date[:4]) if date and date[:4].isdigit() else None


def _short_name(entity: Entity) -> str:
    """Prefer the acronym where texts use it as such; else the name ("Council of Europe")."""
    return entity.code if entity.code in (*entity.names, *entity.formal, entity.name) else entity.name
