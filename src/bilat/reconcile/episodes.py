"""Periods of relations between two states, opened and closed by the acts on that pair. Missions' periods are groups of their own.

An opening while a period is open begins another one, whose predecessor's end is not known: two periods never collapse into one.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from bilat.model import Fact, Roles, Verdict
from bilat.reconcile.breaks import ENDING
from bilat.reconcile.times import find_period, find_range

OPENING = frozenset({"established", "restored"})
# The verdict of a period is that of its acts, the first of these that one of them has.
_RANKING: tuple[Verdict, ...] = ("differs", "superseded", "refines", "agree", "single", "stale", "dropped")


class _Period(msgspec.Struct):
    opened: Fact | None = None
    closed: Fact | None = None
    said: list[Fact] = msgspec.field(default_factory=list)

    def facts(self) -> list[Fact]:
        return [fact for fact in (self.opened, self.closed, *self.said) if fact is not None]


def find_episodes(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Add the periods of relations to the facts; texts that only say that relations exist are part of their period."""
    pairs: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    others: list[Fact] = []
    for fact in facts:
        if _is_telling(fact):
            pairs[str(fact.roles.get("a", "")), str(fact.roles.get("b", ""))].append(fact)
        if not _is_telling(fact) or fact.roles.get("change") != "exist":
            others.append(fact)
    episodes = [episode for pair in sorted(pairs) for episode in _find_periods(pair, pairs[pair])]
    return tuple(others + episodes)


def _is_telling(fact: Fact) -> bool:
    if fact.type != "relations" or fact.modality not in ("asserted", "reported"):
        return False
    return fact.roles.get("change") in {*OPENING, *ENDING, "exist"}


def _find_periods(pair: tuple[str, str], facts: Iterable[Fact]) -> list[Fact]:
    acts = [fact for fact in facts if fact.roles.get("change") != "exist"]
    periods: list[_Period] = []
    for act in sorted((a for a in acts if find_period(a.when)), key=_find_place):
        _place(act, periods)
    for act in sorted((a for a in acts if not find_period(a.when)), key=lambda a: a.id):
        _attach(act, periods)
    for fact in sorted(facts, key=lambda f: f.id):
        if fact.roles.get("change") == "exist":
            _attach(fact, periods)
    return [_build(pair, period) for period in periods]


def _find_place(act: Fact) -> tuple[str, str]:
    low, high = find_range(act.when)
    return (low if low.year > 1 else high).isoformat(), act.id


def _place(act: Fact, periods: list[_Period]) -> None:
    if act.roles.get("change") in OPENING:
        periods.append(_Period(opened=act))
    elif periods and periods[-1].closed is None:
        periods[-1].closed = act
    elif not periods:
        periods.append(_Period(closed=act))
    else:
        periods[-1].said.append(act)


def _attach(fact: Fact, periods: list[_Period]) -> None:
    """What has no date of its own goes with the latest period; relations said to exist, with the latest that is open."""
    if not periods or (fact.roles.get("change") == "exist" and periods[-1].closed is not None):
        periods.append(_Period(said=[fact]))
    else:
        periods[-1].said.append(fact)


def _build(pair: tuple[str, str], period: _Period) -> Fact:
    facts = period.facts()
    begin, end = _find_bound(period.opened), _find_bound(period.closed)
    when = f"{begin}/{end}" if begin or end else next((fact.when for fact in period.said if fact.when), None)
    leading = min(facts, key=lambda fact: _RANKING.index(fact.verdict))
    roles: Roles = {"a": pair[0], "b": pair[1], "change": "exist"}
    content = msgspec.json.encode(["episode", pair, begin, "" if begin else facts[0].id])
    return Fact(
        id=hashlib.sha256(content).hexdigest()[:16],
        type="relations",
        kind="episode",
        roles=roles,
        dyads=tuple(sorted({dyad for fact in facts for dyad in fact.dyads})),
        when=when,
        amount=None,
        modality="asserted" if any(fact.modality == "asserted" for fact in facts) else "reported",
        source=leading.source,
        verdict=leading.verdict,
        explanation=_explain(period, leading),
        claims=tuple(sorted({claim for fact in facts for claim in fact.claims})),
        witnesses=tuple(sorted({witness for fact in facts for witness in fact.witnesses})),
        shared_sources=leading.shared_sources,
        as_of=max((fact.as_of for fact in facts if fact.as_of), default=None),
        joined=min(fact.joined for fact in facts),
    )


def _find_bound(act: Fact | None) -> str:
    """Give the day of an act as a bound of the period: of an act that took from X to Y, the day on which it began."""
    if act is None or act.when is None or find_period(act.when) is None:
        return ""
    first, _, last = act.when.partition("/")
    return first.strip(".") or last.strip(".")


def _explain(period: _Period, leading: Fact) -> str:
    told = []
    for act, unknown in ((period.opened, "beginning"), (period.closed, "")):
        if act is not None:
            told.append(f"{act.roles.get('change')} {act.when}")
        elif unknown:
            told.append(f"{unknown} not given")
    return f"A period of relations: {', '.join(told)}. {leading.explanation}"
