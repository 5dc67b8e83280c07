"""Acts that end a period: a break in relations, a closed mission. Two periods with a break between them are never one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from bilat.model import Claim
from bilat.reconcile.identity import clean_roles
from bilat.reconcile.times import find_period

Breaks = dict[tuple[str, ...], tuple[tuple[dt.date, dt.date], ...]]

ENDING = frozenset({"severed", "suspended"})


def find_breaks(claims: Iterable[Claim]) -> Breaks:
    """Find, for each pair (and rank of mission), the days on which relations were broken off or a mission closed."""
    found: dict[tuple[str, ...], set[tuple[dt.date, dt.date]]] = defaultdict(set)
    for claim in claims:
        period = find_period(claim.when)
        if period is None or not is_ending(claim):
            continue
        days = period.begin if period.point else period.end
        if days is not None:
            found[find_pair_key(claim)].add(days)
    return {key: tuple(sorted(days)) for key, days in found.items()}


def is_ending(claim: Claim) -> bool:
    """Tell whether a claim says that relations were broken off or that a mission was closed."""
    if claim.modality in ("planned", "forecast", "denied"):
        return False
    if claim.type == "relations":
        return claim.roles.get("change") in ENDING
    return claim.type == "mission" and claim.roles.get("status") in ("closed", "suspended")


def find_pair_key(claim: Claim) -> tuple[str, ...]:
    """Give the key under which periods follow one another: the pair of relations; sender, host and rank of a mission."""
    roles = clean_roles(claim)
    names = ("a", "b") if claim.type == "relations" else ("sender", "host", "rank")
    return (claim.type, *(str(roles.get(name, "")) for name in names))


def is_broken(one: Claim, other: Claim, breaks: Breaks) -> bool:
    """Tell whether a break lies between the beginnings of two claims on the same pair and type."""
    if one.type not in ("relations", "mission"):
        return False
    first, second = find_period(one.when), find_period(other.when)
    if first is None or second is None or first.begin is None or second.begin is None:
        return False
    low, high = sorted((first.begin, second.begin))
    return any(low[1] < days[0] and days[1] <= high[0] for days in breaks.get(find_pair_key(one), ()))
