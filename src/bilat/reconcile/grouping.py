"""Claims into groups that speak of the same thing, by type, roles and time. What the groups then say is judged elsewhere.

The order in which claims come has no effect: claims are sorted by content, those that say most are joined first, and a vaguer claim
is added to a group only where a single group can be meant; where several can, the vague claims stand as a group of their own.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from bilat.model import Claim, Roles, claim_id
from bilat.reconcile.breaks import Breaks, find_breaks, is_broken
from bilat.reconcile.identity import clean_roles, find_block_key, find_identity, is_place
from bilat.reconcile.named import is_same_text
from bilat.reconcile.names import is_same_person
from bilat.reconcile.places import is_same_place
from bilat.reconcile.readings import is_contrary, is_denied_by_one, relate_amounts
from bilat.reconcile.times import (
    find_act_time,
    find_period,
    find_range,
    find_vagueness,
    is_continued,
    is_overlapping,
)
from bilat.reconcile.words import fold, is_code

Group = tuple[Claim, ...]
FindWitness = Callable[[Claim], str]
# Two texts that date one visit or signing up to three days apart speak of the same one; a text that gives both days speaks of two.
_DAYS_APART = 3
# Two dates that one text gives, no further apart than this and without a break between, are of one act: the text contradicts itself.
_SLIP = 2 * 366
# Characters between two places of a text that stand side by side.
_BESIDE = 200


def _find_document(claim: Claim) -> str:
    return claim.document


def find_groups(claims: Iterable[Claim], find_witness: FindWitness = _find_document) -> tuple[Group, ...]:
    """Find the groups of claims that speak of one thing; a claim stands in exactly one group.

    `find_witness` gives the family that says a claim; without it, each document is a witness of its own.
    """
    distinct = {claim_id(claim): claim for claim in claims}
    breaks = find_breaks(distinct.values())
    blocks: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for _, claim in sorted(distinct.items()):
        blocks[find_block_key(claim)].append(claim)
    return tuple(group for key in sorted(blocks) for group in _group_block(blocks[key], breaks, find_witness))


def is_same_thing(one: Claim, other: Claim) -> bool:
    """Tell whether two claims, of one text or of two, can speak of the same thing."""
    if find_block_key(one) != find_block_key(other) or _is_listed_apart(one, other):
        return False
    if not _shares_persons(one, other) or (is_denied_by_one(one, other) and not is_contrary(one, other)):
        return False
    return _has_same_roles(one, other) and _has_same_time(one, other)


def has_same_scope(one: Claim, other: Claim) -> bool:
    """Tell whether no role that tells claims of the type apart (a product, a city) has two values."""
    return all(_is_compatible(one.type, role, one.roles, other.roles) for role in _find_apart(one))


def _is_listed_apart(one: Claim, other: Claim) -> bool:
    """Two figures, or two stances in other words, that one text gives side by side are of two things, whatever tells them apart."""
    if one.document != other.document:
        return False
    if relate_amounts(one.amount, other.amount) != "apart" and not _is_turned(one, other):
        return False
    gap = max(one.evidence.start, other.evidence.start) - min(one.evidence.end, other.evidence.end)
    return gap < _BESIDE


def _is_turned(one: Claim, other: Claim) -> bool:
    """Tell whether two claims say the contrary of what they call by other words: "supports the state and opposes its leaders"."""
    identity = find_identity(one.type)
    if all(one.roles.get(role) == other.roles.get(role) for role in identity.varies):
        return False
    pairs = ((one.roles.get(role), other.roles.get(role)) for role in identity.apart)
    return any(first and second and fold(str(first)) != fold(str(second)) for first, second in pairs)


def _is_once(claim: Claim) -> bool:
    identity = find_identity(claim.type)
    return identity.time == "once" and claim.roles.get(identity.key[-1]) not in identity.again


def _group_block(claims: Sequence[Claim], breaks: Breaks, find_witness: FindWitness) -> list[Group]:
    def is_same(one: Claim, other: Claim) -> bool:
        return is_same_thing(one, other) and not is_broken(one, other, breaks)

    groups: list[list[Claim]] = []
    layers: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        layers[_count_gaps(claim)].append(claim)
    for _, layer in sorted(layers.items()):
        known = [tuple(group) for group in groups]
        for cluster in _join(layer, is_same):
            places = [n for n, group in enumerate(known) if _belongs(cluster, group, is_same)]
            place = places[0] if len(places) == 1 else _find_own(cluster, known, places)
            if place is None:
                groups.append(list(cluster))
            else:
                groups[place].extend(cluster)
    if _is_once(claims[0]):
        groups = _join_once(groups, breaks, find_witness)
    return [tuple(sorted(group, key=claim_id)) for group in groups]


def _belongs(cluster: Sequence[Claim], group: Group, is_same: Callable[[Claim, Claim], bool]) -> bool:
    return all(is_same(claim, other) for claim in _find_distinct(cluster) for other in _find_distinct(group))


def _find_distinct(claims: Sequence[Claim]) -> list[Claim]:
    """Keep one claim of those that say the same in the same words of roles and time: the first by document and place."""
    if len(claims) < 8:
        return list(claims)
    found: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda c: (c.document, c.evidence.start, claim_id(c))):
        found.setdefault(repr((sorted(clean_roles(claim).items()), claim.when, claim.amount)), claim)
    return list(found.values())


def _find_own(cluster: Sequence[Claim], known: Sequence[Group], places: Sequence[int]) -> int | None:
    """A text that speaks vaguely of what it dates elsewhere means that: its own group goes before those of other texts."""
    documents = {claim.document for claim in cluster}
    own = [n for n in places if documents <= {claim.document for claim in known[n]}]
    return own[0] if len(own) == 1 else _find_present(cluster, known, places)


def _find_present(cluster: Sequence[Claim], known: Sequence[Group], places: Sequence[int]) -> int | None:
    """A mission that a text says is there now, without a date, is that of the latest period."""
    if not places or any(c.when or c.type != "mission" or c.roles.get("status") != "open" for c in cluster):
        return None
    return max(places, key=lambda n: (max(find_range(c.when)[0] for c in known[n]), -n))


def _join(claims: Sequence[Claim], is_same: Callable[[Claim, Claim], bool]) -> list[list[Claim]]:
    """Join claims that are the same, one by one or through others; the result depends on the set alone."""
    parent = list(range(len(claims)))

    def find_root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    repeats = _find_repeats(claims, is_same)
    for n, m in repeats.items():
        parent[n] = m
    alone = [n for n in range(len(claims)) if n not in repeats]
    for place, n in enumerate(alone):
        for m in alone[:place]:
            if find_root(n) != find_root(m) and is_same(claims[n], claims[m]):
                parent[find_root(n)] = find_root(m)
    found: dict[int, list[Claim]] = defaultdict(list)
    for n, claim in enumerate(claims):
        found[find_root(n)].append(claim)
    return list(found.values())


def _find_repeats(claims: Sequence[Claim], is_same: Callable[[Claim, Claim], bool]) -> dict[int, int]:
    """Find the claims that repeat another of the same document, with their first: a text that says one thing ten thousand times costs no more."""
    first: dict[str, int] = {}
    repeats: dict[int, int] = {}
    for n, claim in enumerate(claims):
        if claim.amount is None:
            m = first.setdefault(repr((claim.document, claim.modality, sorted(claim.roles.items()), claim.when)), n)
            if m != n and is_same(claim, claims[m]):
                repeats[n] = m
    return repeats


def _join_once(groups: list[list[Claim]], breaks: Breaks, find_witness: FindWitness) -> list[list[Claim]]:
    """Join what happens once a period where two texts date it differently, or one text in two places: neighbours in time, the nearest first."""
    undated = [group for group in groups if not any(find_period(c.when) for c in group)]
    dated = [list(group) for group in groups if any(find_period(c.when) for c in group)]
    dated.sort(key=lambda group: (_find_beginning(group), min(map(claim_id, group))))
    while True:
        near = [
            ((_find_beginning(later) - _find_beginning(earlier)).days, n)
            for n, (earlier, later) in enumerate(pairwise(dated))
            if not _is_second(earlier, later, breaks, find_witness)
        ]
        if not near:
            return dated + undated
        _, n = min(near)
        dated[n : n + 2] = [dated[n] + dated[n + 1]]


def _find_beginning(group: Iterable[Claim]) -> dt.date:
    return min(find_range(c.when)[0] for c in group if c.when)


def _is_second(earlier: Sequence[Claim], later: Sequence[Claim], breaks: Breaks, find_witness: FindWitness) -> bool:
    """Tell whether two dates are of two acts: a break lies between, two witnesses give both dates, or one text gives them years apart."""
    if any(is_broken(one, other, breaks) for one in earlier for other in later):
        return True
    both = {claim.document for claim in earlier} & {claim.document for claim in later}
    if len({find_witness(claim) for claim in earlier if claim.document in both}) > 1:
        return True
    return bool(both) and (_find_beginning(later) - _find_beginning(earlier)).days > _SLIP


def _count_gaps(claim: Claim) -> int:
    """Count how much a claim leaves open: its time first, then the persons and the roles that would tell it apart."""
    identity = find_identity(claim.type)
    gaps = sum(1 for role in identity.apart if not claim.roles.get(role))
    gaps += sum(1 for role in identity.persons if not _find_persons(claim.roles, role))
    return find_vagueness(claim.when) * 10 + gaps


def _has_same_roles(one: Claim, other: Claim) -> bool:
    identity, first, second = find_identity(one.type), clean_roles(one), clean_roles(other)
    if one.type == "mission" and not _is_one_seat(first, second):
        return False
    if any(not _is_compatible(one.type, role, first, second) for role in _find_apart(one)):
        return False
    return all(_has_same_persons(first, second, role) for role in identity.persons)


def _find_apart(claim: Claim) -> tuple[str, ...]:
    """An embassy is one for a pair, wherever it stands; every other mission is told apart by its city."""
    identity = find_identity(claim.type)
    if claim.roles.get("rank") in identity.one_seat:
        return tuple(role for role in identity.apart if role != "city")
    return identity.apart


def _is_one_seat(first: Roles, second: Roles) -> bool:
    """A mission in the country and one accredited from elsewhere are two things."""
    if bool(first.get("accredited_from")) == bool(second.get("accredited_from")):
        return True
    return not (first.get("city") or second.get("city"))


def _is_compatible(claim_type: str, role: str, first: Roles, second: Roles) -> bool:
    """Tell whether two claims may mean the same in a role: a role left open may mean anything; of two lists, one value in common is enough."""
    one, other = first.get(role), second.get(role)
    if not one or not other:
        return True
    is_one = is_same_place if is_place(claim_type, role) else is_same_text
    return any(is_one(x, y) for x in _to_list(one) for y in _to_list(other))


def _to_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _find_persons(roles: Roles, role: str) -> list[str]:
    return [name for name in _to_list(roles.get(role) or []) if not is_code(name)]


def _has_same_persons(first: Roles, second: Roles, role: str) -> bool:
    """Persons decide where both name one; a state alone (a visit by A) may be any of its persons."""
    one, other = _find_persons(first, role), _find_persons(second, role)
    if one and other:
        return any(is_same_person(x, y) for x in one for y in other)
    return True


def _shares_persons(one: Claim, other: Claim) -> bool:
    """One person meets many: two meetings are one where enough persons are in both, or where both texts give the same date."""
    identity = find_identity(one.type)
    if identity.persons_shared < 2 or (one.when is not None and one.when == other.when):
        return True
    first, second = (
        [name for role in identity.persons for name in _find_persons(clean_roles(claim), role)] for claim in (one, other)
    )
    if not first and not second:
        return True
    return sum(any(is_same_person(x, y) for y in second) for x in first) >= identity.persons_shared


def _has_same_time(one: Claim, other: Claim) -> bool:
    rule = find_identity(one.type).time
    if rule == "year":
        return _is_one_year(one, other)
    if rule == "act":
        return _is_one_act(one, other)
    if not is_overlapping(one.when, other.when) or _has_two_beginnings(one, other):
        return False
    return not is_continued(one.when, other.when)


def _has_two_beginnings(one: Claim, other: Claim) -> bool:
    """A text that gives two beginnings tells of two periods; two texts that give one each differ about one."""
    first, second = find_period(one.when), find_period(other.when)
    if one.document != other.document or first is None or second is None or first.point or second.point:
        return False
    if first.begin is None or second.begin is None:
        return False
    return first.begin[1] < second.begin[0] or second.begin[1] < first.begin[0]


def _is_one_year(one: Claim, other: Claim) -> bool:
    """Figures are of one year where their times cover as much; a figure without a time is told by its amount alone."""
    if not _has_same_parts(one, other):
        return False
    same = one.amount is not None and one.amount == other.amount
    if one.when is None or other.when is None:
        return same or (one.when == other.when and one.document != other.document)
    if not is_overlapping(one.when, other.when):
        return False
    return same or find_vagueness(one.when) == find_vagueness(other.when)


def _has_same_parts(one: Claim, other: Claim) -> bool:
    """All trade and the trade in one product are two figures."""
    parts = find_identity(one.type).parts
    return all(bool(one.roles.get(role)) == bool(other.roles.get(role)) for role in parts)


def _is_one_act(one: Claim, other: Claim) -> bool:
    if _is_faint(one) != _is_faint(other):
        return False
    if one.when is None and other.when is None and one.amount != other.amount:
        return one.amount is None or other.amount is None
    exact = find_vagueness(one.when) == find_vagueness(other.when) == 0
    if find_identity(one.type).in_parts and not exact and relate_amounts(one.amount, other.amount) == "apart":
        return False
    slack = _DAYS_APART if exact and one.document != other.document else 0
    return is_overlapping(find_act_time(one.when), find_act_time(other.when), slack)


def _is_faint(claim: Claim) -> bool:
    """An act without a time, a person or anything else to tell it by ("officials of A and B meet") is none of those that are known."""
    identity = find_identity(claim.type)
    if claim.when is not None or any(claim.roles.get(role) for role in identity.apart):
        return False
    return not any(_find_persons(claim.roles, role) for role in identity.persons)
