"""Places across spellings: is "Kiev" the "Kyiv" of another text, and may "Beijing" be where "China" is meant? Only names are compared here."""

from __future__ import annotations

from functools import lru_cache

from bilat.reconcile.words import fold, is_alike, is_code
from bilat.vocabulary import load


@lru_cache(maxsize=65536)
def is_same_place(one: str, other: str) -> bool:
    """Tell whether two names can be of one place: other spellings or former names of a city, or a city and the country that it lies in."""
    if fold(one) == fold(other):
        return True
    first, second = _find_cities(one), _find_cities(other)
    if first and second:
        return bool(first & second)
    if _is_inside(first, other) or _is_inside(second, one):
        return True
    return is_alike(one, other)


def is_respelled_place(one: str, other: str) -> bool:
    """Tell whether two names are of one city and yet written differently."""
    return fold(one) != fold(other) and bool(_find_cities(one) & _find_cities(other))


@lru_cache(maxsize=65536)
def _find_cities(name: str) -> frozenset[tuple[str, str]]:
    """Find the cities that a name may mean, each as (name, country)."""
    return frozenset((place.name, place.country) for place in load().places.find(name))


def _is_inside(cities: frozenset[tuple[str, str]], name: str) -> bool:
    countries = {country for _, country in cities}
    return bool(countries) and _find_country(name) in countries


@lru_cache(maxsize=4096)
def _find_country(name: str) -> str:
    if is_code(name):
        return name
    entity = load().resolve(name).entity
    return entity.code if entity is not None else ""
