"""Claims into groups that speak of the same thing, by type, roles and time. What the groups then say is judged elsewhere.

The order in which claims come has no effect: claims are sorted by content, those that say most are joined first, and a vaguer claim
is added to a group only where a single group can be meant; where several can, the vague claims stand as a group of their own.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from bilat.model import Claim, claim_id
from bilat.reconcile.breaks import Breaks, find_breaks, is_broken
from bilat.reconcile.identity import clean_roles, find_block_key, find_identity
from bilat.reconcile.sameness import DAYS_APART, count_gaps, is_same_in_block
from bilat.reconcile.times import find_period, find_range

Group = tuple[Claim, ...]
FindWitness = Callable[[Claim], str]
IsSame = Callable[[Claim, Claim], bool]
# Two dates that one text gives, no further apart than this and without a break between, are of one act: the text contradicts itself.
_SLIP = 2 * 366


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


def _is_once(claim: Claim) -> bool:
    identity = find_identity(claim.type)
    return identity.time == "once" and claim.roles.get(identity.key[-1]) not in identity.again


def _group_block(claims: Sequence[Claim], breaks: Breaks, find_witness: FindWitness) -> list[Group]:
    def is_same(one: Claim, other: Claim) -> bool:
        return is_same_in_block(one, other) and not is_broken(one, other, breaks)

    groups: list[list[Claim]] = []
    layers: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        layers[count_gaps(claim)].append(claim)
    for _, layer in sorted(layers.items()):
        known = [(_find_span(group), tuple(group)) for group in groups]
        for cluster in _join(layer, is_same):
            first, last = _find_span(cluster)
            near = ((n, group) for n, ((low, high), group) in enumerate(known) if low <= last and first <= high)
            places = [n for n, group in near if _belongs(cluster, group, is_same)]
            place = places[0] if len(places) == 1 else _find_own(cluster, [group for _, group in known], places)
            if place is None:
                groups.append(list(cluster))
            else:
                groups[place].extend(cluster)
    if _is_once(claims[0]):
        groups = _join_once(groups, breaks, find_witness)
    return [tuple(sorted(group, key=claim_id)) for group in groups]


def _belongs(cluster: Sequence[Claim], group: Group, is_same: IsSame) -> bool:
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


def _join(claims: Sequence[Claim], is_same: IsSame) -> list[list[Claim]]:
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
    for n, m in _find_near([(n, claim) for n, claim in enumerate(claims) if n not in repeats]):
        if find_root(n) != find_root(m) and is_same(claims[n], claims[m]):
            parent[find_root(n)] = find_root(m)
    found: dict[int, list[Claim]] = defaultdict(list)
    for n, claim in enumerate(claims):
        found[find_root(n)].append(claim)
    return list(found.values())


def _find_near(numbered: Iterable[tuple[int, Claim]]) -> Iterator[tuple[int, int]]:
    """Find the pairs whose times can touch, by a sweep over time: visits of a thousand days cost no million comparisons."""
    spans = sorted((*_find_span([claim]), n) for n, claim in numbered)
    open_spans: list[tuple[int, int]] = []
    for low, high, n in spans:
        open_spans = [(end, m) for end, m in open_spans if end >= low]
        yield from ((n, m) for _, m in open_spans)
        open_spans.append((high, n))


def _find_span(claims: Iterable[Claim]) -> tuple[int, int]:
    """Find the first day that claims may touch and the last, with the days by which two texts may differ, as ordinals."""
    ranges = [find_range(claim.when) for claim in claims]
    return min(low for low, _ in ranges).toordinal(), max(high for _, high in ranges).toordinal() + DAYS_APART


def _find_repeats(claims: Sequence[Claim], is_same: IsSame) -> dict[int, int]:
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


