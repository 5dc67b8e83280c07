"""Persons across spellings: is "Gunash A." the "Gunesh A." of another text? Only names are compared here."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from bilat.reconcile.words import fold

_TITLES = frozenset(
    {
        "president", "prime", "minister", "foreign", "king", "queen", "prince", "princess", "sultan", "emir", "sheikh", "ambassador",
        "chancellor", "premier", "secretary", "general", "defence", "defense", "deputy", "vice", "first", "lady", "late", "former",
        "current", "then", "his", "her", "majesty", "highness", "excellency", "mr", "mrs", "ms", "dr", "prof", "senator", "governor",
        "speaker", "chairman", "hon", "shri", "smt", "pope", "state", "external", "affairs",
    }
)  # fmt: skip


@lru_cache(maxsize=65536)
def find_name_parts(name: str) -> tuple[str, ...]:
    """Find the parts of a person's own name, titles and offices left out; all words if nothing is left."""
    parts = fold(name).split()
    own = tuple(part for part in parts if part not in _TITLES)
    return own or tuple(parts)


@lru_cache(maxsize=65536)
def is_same_person(one: str, other: str) -> bool:
    """Tell whether two spellings can be one person's: family names alike, given names alike, initial or absent."""
    first, second = find_name_parts(one), find_name_parts(other)
    if not first or not second:
        return False
    if first == second or set(first) == set(second):
        return True
    if not _is_like(first[-1], second[-1]):
        return len(first) > 1 and len(second) > 1 and _is_reversed(first, second)
    if len(first) == 1 or len(second) == 1:
        return True
    return _is_given_like(first[0], second[0]) or bool(set(first[:-1]) & set(second[:-1]))


def is_respelled(one: str, other: str) -> bool:
    """Tell whether two names are one person's and yet written differently, part for part."""
    first, second = find_name_parts(one), find_name_parts(other)
    return first != second and len(first) == len(second) and is_same_person(one, other)


def _is_like(one: str, other: str) -> bool:
    if one == other:
        return True
    longest = max(len(one), len(other))
    if min(len(one), len(other)) < 4:
        return longest >= 4 and Levenshtein.distance(one, other) <= 1 and one[0] == other[0]
    near = Levenshtein.distance(one, other) <= (1 if longest <= 5 else 2)
    return near and JaroWinkler.similarity(one, other) >= 0.84


def _is_given_like(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if min(len(one), len(other)) >= 6 and one[:2] == other[:2]:
        return JaroWinkler.similarity(one, other) >= 0.85
    return _is_like(one, other)


def _is_reversed(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return _is_like(first[0], second[-1]) and _is_like(first[-1], second[0])
