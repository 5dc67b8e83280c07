"""How sure it is that claims of a group speak of one thing: each join with a score and a sentence. The grouping itself is done elsewhere.

A score is a product of what each role and the time leave to doubt, 1 where nothing is left. A group hangs together by its strongest joins;
the weakest of those tells how sure the whole is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from rapidfuzz import fuzz

from bilat.model import Claim, Roles, claim_id
from bilat.reconcile.identity import clean_roles, find_identity, is_place
from bilat.reconcile.names import find_name_parts, is_respelled
from bilat.reconcile.places import is_respelled_place
from bilat.reconcile.readings import find_signature
from bilat.reconcile.times import find_period, find_range, find_vagueness
from bilat.reconcile.words import fold

# A join below this is for a person to look at.
DOUBTFUL = 0.7
# Of a group with more different claims than this, the first ones by content stand for all.
_MOST = 40
_OPEN_PERSON, _OPEN_ROLE, _OPEN_TIME, _VAGUER = 0.8, 0.9, 0.8, 0.95
_INITIAL, _RESPELLED, _INSIDE = 0.85, 0.95, 0.85
# Days between two dates of one thing, and what they leave to doubt.
_APART = ((4, 0.9), (31, 0.85), (366, 0.75), (2 * 366, 0.7))
_FAR = 0.55
Part = tuple[float, str]


class Join(msgspec.Struct, frozen=True):
    """Two claims, by id, that are taken to speak of one thing; `score` from 0 to 1, and why in a sentence."""

    one: str
    other: str
    score: float
    text: str


def find_joins(claims: Iterable[Claim]) -> tuple[Join, ...]:
    """Find the joins by which the claims of one fact hang together, the weakest first."""
    left = _find_distinct(claims)
    if len(left) < 2:
        return ()
    near = {n: (weigh_join(left[0], claim), 0) for n, claim in enumerate(left) if n}
    found = []
    while near:
        n = max(near, key=lambda m: (near[m][0][0], -m))
        (score, text), home = near.pop(n)
        found.append(Join(claim_id(left[home]), claim_id(left[n]), score, text))
        for m, (weighed, _) in near.items():
            again = weigh_join(left[n], left[m])
            if again[0] > weighed[0]:
                near[m] = (again, n)
    return tuple(sorted(found, key=lambda join: (join.score, join.one, join.other)))


def weigh_join(one: Claim, other: Claim) -> Part:
    """Give how sure it is that two claims of one group speak of one thing, and what speaks against it."""
    parts = [part for part in _find_doubts(one, other) if part[0] < 1]
    score = 1.0
    for part, _ in parts:
        score *= part
    said = "; ".join(text for _, text in parts)
    return round(score, 3), f"{said[:1].upper()}{said[1:]}." if said else "The roles and the time are the same."


def _find_distinct(claims: Iterable[Claim]) -> list[Claim]:
    distinct: dict[str, Claim] = {}
    for claim in sorted(claims, key=claim_id):
        distinct.setdefault(repr((sorted(clean_roles(claim).items()), find_signature(claim))), claim)
    return list(distinct.values())[:_MOST]


def _find_doubts(one: Claim, other: Claim) -> Iterator[Part]:
    identity, first, second = find_identity(one.type), clean_roles(one), clean_roles(other)
    for role in identity.persons:
        yield _weigh_persons(_to_list(first, role), _to_list(second, role))
    for role in identity.apart:
        yield _weigh_role(one.type, role, _to_list(first, role), _to_list(second, role))
    yield _weigh_time(one, other)


def _to_list(roles: Roles, role: str) -> list[str]:
    value = roles.get(role) or []
    return [value] if isinstance(value, str) else value


def _weigh_persons(first: Sequence[str], second: Sequence[str]) -> Part:
    if not first and not second:
        return 1.0, ""
    if not first or not second:
        return _OPEN_PERSON, f"only one names {_join(first or second)}"
    return max((_weigh_names(x, y) for x in first for y in second), key=lambda part: part[0])


def _weigh_names(one: str, other: str) -> Part:
    if find_name_parts(one) == find_name_parts(other):
        return 1.0, ""
    if is_respelled(one, other):
        return _RESPELLED, f"“{one}” and “{other}” are taken for two spellings of one name"
    return _INITIAL, f"“{one}” and “{other}” are taken for one person"


def _weigh_role(claim_type: str, role: str, first: Sequence[str], second: Sequence[str]) -> Part:
    if bool(first) != bool(second):
        return _OPEN_ROLE, f"only one gives the {role.replace('_', ' ')}, {_join(first or second)}"
    if not first or {fold(value) for value in first} & {fold(value) for value in second}:
        return 1.0, ""
    weigh = _weigh_places if is_place(claim_type, role) else _weigh_words
    return max((weigh(x, y) for x in first for y in second), key=lambda part: part[0])


def _weigh_places(one: str, other: str) -> Part:
    if is_respelled_place(one, other):
        return _RESPELLED, f"“{one}” and “{other}” are names of one city"
    return _INSIDE, f"“{one}” and “{other}” are taken for one place"


def _weigh_words(one: str, other: str) -> Part:
    alike = fuzz.token_set_ratio(fold(one), fold(other)) / 100
    return min(_RESPELLED, max(0.5, alike)), f"“{one}” and “{other}” are taken for the same"


def _weigh_time(one: Claim, other: Claim) -> Part:
    first, second = find_period(one.when), find_period(other.when)
    if first == second:
        return 1.0, ""
    if first is None or second is None:
        return _OPEN_TIME, f"only one gives a time, {one.when or other.when}"
    (low1, high1), (low2, high2) = find_range(one.when), find_range(other.when)
    gap = max(low1, low2).toordinal() - min(high1, high2).toordinal()
    if gap <= 0:
        same = find_vagueness(one.when) == find_vagueness(other.when)
        return (1.0, "") if same else (_VAGUER, f"one is vaguer in its time: {one.when} and {other.when}")
    score = next((score for days, score in _APART if gap < days), _FAR)
    return score, f"the dates are apart: {one.when} and {other.when}"


def _join(values: Sequence[str]) -> str:
    return ", ".join(f"“{value}”" for value in values)
