"""Names for briefs, taken from the vocabulary. The sentences themselves are in words/."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from bilat.dossier.material import Spans
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


def find_statehood(codes: Iterable[str]) -> dict[str, Spans]:
    """Give the spans of years in which each was a state; a bound is None where it is open or not known."""
    entities = load().entities
    return {
        code: tuple((_year(period.start), _year(period.end)) for period in entities[code].periods)
        for code in codes
        if code in entities
    }


def _year(date: str | None) -> int | None:
    return int(date[:4]) if date and date[:4].isdigit() else None


def _short_name(entity: Entity) -> str:
    """Prefer the acronym where texts use it as such; else the name ("Council of Europe")."""
    return entity.code if entity.code in (*entity.names, *entity.formal, entity.name) else entity.name
