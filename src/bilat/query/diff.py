"""What is known of a pair on one day against another: two lists of facts to changes. Pure; the facts are found in as_of.py.

Two things are told apart. What changed in the record: a fact that is new, gone, or has another verdict or reading, because of documents that
came between the two days. And what changed in the world: what happened, began or ended between them, as it is known on the second.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from bilat.model import Claim, Evidence, Fact
from bilat.query.holding import Days, Span, find_span, is_act, weigh_span
from bilat.reconcile.identity import clean_roles, find_identity
from bilat.reconcile.readings import show_amount
from bilat.reconcile.sameness import is_same_thing

ChangeKind = Literal["new", "gone", "changed", "kept"]
World = Literal["happened", "began", "ended"]
_GONE = ("dropped", "stale")


class Field(msgspec.Struct, frozen=True):
    """A field of a fact that is read otherwise: its value before and after, "" where none was given."""

    name: str
    before: str
    after: str


class FactChange(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one fact. `world` says what it did between the two days, `certain` whether its time is given closely enough to say so.

    `beside` is the id of the fact with which one that is gone is now told, or from which one that is new is now told apart.
    `documents` are the ids of those that brought the change.
    """

    kind: ChangeKind
    before: Fact | None = None
    after: Fact | None = None
    fields: tuple[Field, ...] = ()
    world: tuple[World, ...] = ()
    certain: bool = True
    beside: str | None = None
    documents: tuple[str, ...] = ()

    @property
    def fact(self) -> Fact:
        """The fact as it is known on the second day, or was on the first if it is gone."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change is of a fact")
        return found


class Sources(msgspec.Struct, frozen=True):
    """Where facts come from: the document of each claim, the documents of each family, and which of them came between the two days."""

    claims: Mapping[str, str]
    families: Mapping[str, frozenset[str]]
    new: frozenset[str]


def find_changes(before: Sequence[Fact], after: Sequence[Fact], days: tuple[dt.date, dt.date], sources: Sources) -> tuple[FactChange, ...]:
    """Find what became of each fact between two days; facts that stayed as they were and did nothing are left out."""
    first = {fact.id: fact for fact in before}
    second = {fact.id: fact for fact in after}
    matched = _match(first, second)
    found = [_compare(first[one], second[other], sources) for one, other in sorted(matched.items())]
    found += [_tell_gone(first[one], after, sources) for one in sorted(first.keys() - matched.keys())]
    found += [_tell_new(second[one], before, sources) for one in sorted(second.keys() - set(matched.values()))]
    between = (days[0] + dt.timedelta(days=1), days[1])
    placed = [_place(change, between) for change in found]
    return tuple(sorted((one for one in placed if one.world or one.kind != "kept"), key=_find_order))


def _find_order(change: FactChange) -> tuple[str, str, str]:
    return change.fact.type, change.fact.when or "", change.fact.id


def _match(first: Mapping[str, Fact], second: Mapping[str, Fact]) -> dict[str, str]:
    """Match facts by what they speak of: first those that rest on the same claims, most of them first, then those of one thing."""
    matched: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, one, other in sorted(_find_shared(first.values(), second.values())):
        if one not in matched and other not in taken:
            matched[one] = other
            taken.add(other)
    for one in sorted(first.keys() - matched.keys()):
        speaking = _to_claim(first[one], "first")
        found = next((n for n in sorted(second.keys() - taken) if _is_one(speaking, first[one], second[n])), None)
        if found is not None:
            matched[one] = found
            taken.add(found)
    return matched


def _find_shared(first: Iterable[Fact], second: Iterable[Fact]) -> list[tuple[int, bool, str, str]]:
    """Give (minus the number of shared claims, whether the ids differ, one, other) for facts of one type and kind that share a claim."""
    resting: dict[str, list[Fact]] = defaultdict(list)
    for fact in second:
        for claim in fact.claims:
            resting[claim].append(fact)
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for one in first:
        for claim in one.claims:
            for other in resting[claim]:
                if (one.type, one.kind) == (other.type, other.kind):
                    counts[one.id, other.id] += 1
    return [(-count, one != other, one, other) for (one, other), count in counts.items()]


def _is_one(speaking: Claim, one: Fact, other: Fact) -> bool:
    return (one.type, one.kind) == (other.type, other.kind) and is_same_thing(speaking, _to_claim(other, "second"))


def _to_claim(fact: Fact, document: str) -> Claim:
    """Put a fact as a claim, so that facts are told apart as claims are."""
    return Claim(
        document=document, type=fact.type, roles=fact.roles, when=fact.when, amount=fact.amount, modality=fact.modality,
        dyads=fact.dyads, evidence=Evidence("", 0, 0),
    )  # fmt: skip


def _compare(one: Fact, other: Fact, sources: Sources) -> FactChange:
    fields = tuple(Field(*row) for row in _find_rows(one, other) if row[1] != row[2])
    if not fields:
        return FactChange(kind="kept", before=one, after=other, documents=_find_all(other, sources))
    brought = {sources.claims[claim] for claim in set(other.claims) - set(one.claims) if claim in sources.claims} & sources.new
    return FactChange(kind="changed", before=one, after=other, fields=fields, documents=tuple(sorted(brought)) or _find_newer(other, sources))


def _find_rows(one: Fact, other: Fact) -> Iterable[tuple[str, str, str]]:
    yield "verdict", one.verdict, other.verdict
    yield "when", one.when or "", other.when or ""
    yield "amount", _say_amount(one), _say_amount(other)
    first, second = clean_roles(_to_claim(one, "")), clean_roles(_to_claim(other, ""))
    for role in (*find_identity(one.type).varies, *find_identity(one.type).apart, *find_identity(one.type).persons):
        yield role, _say(first.get(role)), _say(second.get(role))
    yield "readings", " | ".join(value for value, _ in one.values), " | ".join(value for value, _ in other.values)


def _say(value: str | list[str] | None) -> str:
    return "" if value is None else value if isinstance(value, str) else ", ".join(value)


def _say_amount(fact: Fact) -> str:
    return show_amount(fact.amount) if fact.amount is not None else ""


def _tell_gone(fact: Fact, after: Sequence[Fact], sources: Sources) -> FactChange:
    """Tell of a fact that has no match on the second day: what it rests on is told with another one since."""
    beside = _find_beside(fact, after)
    documents = _find_newer(beside, sources) if beside is not None else ()
    return FactChange(kind="gone", before=fact, beside=beside.id if beside is not None else None, documents=documents)


def _tell_new(fact: Fact, before: Sequence[Fact], sources: Sources) -> FactChange:
    beside = _find_beside(fact, before)
    documents = _find_all(fact, sources)
    new = tuple(one for one in documents if one in sources.new)
    return FactChange(kind="new", after=fact, beside=beside.id if beside is not None else None, documents=new or documents)


def _find_beside(fact: Fact, others: Iterable[Fact]) -> Fact | None:
    mine = set(fact.claims)
    found = [other for other in others if (other.type, other.kind) == (fact.type, fact.kind) and mine & set(other.claims)]
    return min(found, key=lambda other: (-len(mine & set(other.claims)), other.id), default=None)


def _find_all(fact: Fact, sources: Sources) -> tuple[str, ...]:
    return tuple(sorted({sources.claims[claim] for claim in fact.claims if claim in sources.claims}))


def _find_newer(fact: Fact, sources: Sources) -> tuple[str, ...]:
    """Find the documents that came between the days in the families that speak for a fact: a newer version may have left it out."""
    spoken = {document for witness in fact.witnesses for document in sources.families.get(witness, ())}
    return tuple(sorted({*spoken, *_find_all(fact, sources)} & sources.new))


def _place(change: FactChange, between: Days) -> FactChange:
    """Say what the fact did in the world; what is only expected, denied or no longer said did nothing, nor what is gone."""
    fact = change.after
    if fact is None or fact.verdict in _GONE or fact.modality not in ("asserted", "reported"):
        return change
    act = is_act(fact)
    span = find_span(fact.when, act=act)
    if span is None:
        return change
    world, certain = _find_act(span, between) if act else _find_turns(fact, span, between)
    return msgspec.structs.replace(change, world=world, certain=certain)


def _find_act(span: Span, between: Days) -> tuple[tuple[World, ...], bool]:
    holding = weigh_span(span, between, act=True)
    return (("happened",) if holding else ()), holding != "vague"


def _find_turns(fact: Fact, span: Span, between: Days) -> tuple[tuple[World, ...], bool]:
    """Find whether a state began or ended; of one at a point of time neither is known, but that a mission was closed."""
    closed = fact.roles.get("status") in ("closed", "suspended")
    turns: list[tuple[World, Days | None]] = [("ended", span.end)] if span.point and closed else []
    if not span.point:
        turns = [("began", span.begin), ("ended", span.end)]
    found = [(world, days) for world, days in turns if days and days[0] <= between[1] and days[1] >= between[0]]
    certain = all(between[0] <= days[0] and days[1] <= between[1] for _, days in found)
    return tuple(world for world, _ in found), certain and not span.rough
