"""Groups of claims as judgements would have them: those said to be one thing are joined, those said to be two are parted.

What hangs on a parted group goes with the side that it fits best; what fits none better than another stands as a group of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bilat.model import Claim, claim_id
from bilat.reconcile.grouping import Group
from bilat.reconcile.identity import clean_roles
from bilat.reconcile.readings import find_contrast
from bilat.reconcile.rulings import Pair, Rulings, find_roots
from bilat.reconcile.times import find_range

# How well a claim goes with another: fewest differences first, then nearest in time, then most roles in common.
_Fit = tuple[int, int, int]
_Atom = tuple[Claim, ...]


def regroup(groups: Sequence[Group], rulings: Rulings) -> tuple[Group, ...]:
    """Join and part groups as the judgements say; the result depends on the sets of claims and judgements alone."""
    keys = {claim_id(claim): key for group in groups for claim in group if (key := rulings.find_judged_key(claim))}
    present = set(keys.values())
    joined, parted = rulings.find_joined(present), rulings.find_parted(present)
    whole = _join_groups(groups, joined, keys) if joined else tuple(groups)
    if not parted:
        return whole
    return tuple(side for group in whole for side in _part_group(group, joined, parted, keys))


def _join_groups(groups: Sequence[Group], joined: Sequence[Pair], keys: dict[str, str]) -> tuple[Group, ...]:
    """Groups and judged keys are the points of one graph: a group hangs on its keys, and a key on those judged the same."""
    judged = {key for pair in joined for key in pair}
    links = [
        (f"{claim_id(group[0])} group", keys[claim_id(claim)])
        for group in groups
        for claim in group
        if keys.get(claim_id(claim)) in judged
    ]
    roots = find_roots([*joined, *links])
    found: dict[str, list[Claim]] = defaultdict(list)
    for group in groups:
        name = f"{claim_id(group[0])} group"
        found[roots.get(name, name)].extend(group)
    return tuple(tuple(sorted(group, key=claim_id)) for group in found.values())


def _part_group(group: Group, joined: Sequence[Pair], parted: Sequence[Pair], keys: dict[str, str]) -> list[Group]:
    present = {keys[name] for claim in group if (name := claim_id(claim)) in keys}
    own = [pair for pair in parted if present >= set(pair)]
    if not own:
        return [group]
    roots = find_roots(joined)
    atoms: dict[str, list[Claim]] = defaultdict(list)
    for claim in group:
        key = keys.get(claim_id(claim))
        atoms[roots.get(key, key) if key else claim_id(claim)].append(claim)
    apart = {(roots.get(one, one), roots.get(other, other)) for one, other in own}
    sides = _part_seeds({name: tuple(atoms[name]) for pair in apart for name in pair}, apart)
    seeded = {name for pair in apart for name in pair}
    rest = [tuple(claims) for name, claims in sorted(atoms.items()) if name not in seeded]
    return [tuple(sorted(side, key=claim_id)) for side in _attach(sides, rest)]


def _part_seeds(seeds: dict[str, _Atom], apart: set[Pair]) -> list[list[Claim]]:
    """Lay what is said to be apart on as few sides as it needs, each with those that it fits best."""
    roots = find_roots(sorted(apart))
    sides: list[tuple[set[str], list[Claim]]] = []
    for name in sorted(seeds, key=lambda one: (roots[one], one)):
        free = [n for n, (names, _) in enumerate(sides) if not any((name, o) in apart or (o, name) in apart for o in names)]
        if free:
            place = max(free, key=lambda n: (_find_fit(seeds[name], sides[n][1]), -n))
            sides[place][0].add(name)
            sides[place][1].extend(seeds[name])
        else:
            sides.append(({name}, list(seeds[name])))
    return [claims for _, claims in sides]


def _attach(sides: Sequence[Sequence[Claim]], rest: Sequence[_Atom]) -> list[Sequence[Claim]]:
    """Give each remaining claim to the side that it fits best, round by round, since what has found its side may draw others to it."""
    grown, left = [list(side) for side in sides], list(rest)
    while left:
        placed = [(atom, _find_place(atom, grown)) for atom in left]
        for atom, place in placed:
            if place is not None:
                grown[place].extend(atom)
        stayed = [atom for atom, place in placed if place is None]
        if len(stayed) == len(left):
            break
        left = stayed
    return [*grown, [claim for atom in left for claim in atom]] if left else list(grown)


def _find_place(atom: _Atom, sides: Sequence[Sequence[Claim]]) -> int | None:
    fits = [_find_fit(atom, side) for side in sides]
    best = max(fits)
    return fits.index(best) if fits.count(best) == 1 else None


def _find_fit(atom: Iterable[Claim], side: Sequence[Claim]) -> _Fit:
    return max(_relate(one, other) for one in atom for other in side)


def _relate(one: Claim, other: Claim) -> _Fit:
    (low1, high1), (low2, high2) = find_range(one.when), find_range(other.when)
    gap = max(0, (low1 - high2).days, (low2 - high1).days)
    first, second = clean_roles(one), clean_roles(other)
    shared = sum(1 for role, value in first.items() if second.get(role) == value)
    shared += (one.when is not None and one.when == other.when) + (one.amount is not None and one.amount == other.amount)
    return -len(find_contrast(one, other).differences), -gap, shared
