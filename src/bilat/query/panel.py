"""The panel: one row for each pair of states and year, made from facts. What the columns mean is said in panel_columns.py.

An empty cell is never a zero: `coverage` says of each row what its empty cells mean, and a 0 stands only where a source says that there
was none, or that what had been was ended. Nothing is carried into years that no source covers or in which one of the two was no state.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from bilat.model import Fact
from bilat.query.coverage import STATES, is_outside, was_state
from bilat.query.filter import Filter
from bilat.query.holding import Days, Holding, Span, find_asked_days, find_span, is_act, is_within, weigh_span
from bilat.query.panel_columns import FLOWS, Scheme
from bilat.vocabulary import Entity, find_event, load

Coverage = Literal["told", "carried", "zero", "missing", "not-a-state", "outside-sources"]
Row = dict[str, Any]
_GONE = ("dropped", "stale")
_EMBASSIES = ("embassy", "high-commission")
_MEMBER = (None, "member", "full", "founding")
_ENDED = ("closed", "suspended")


class Placed(msgspec.Struct, frozen=True):
    """A fact with its time taken apart, so that it is done once and not for each year."""

    fact: Fact
    span: Span
    act: bool

    def hold(self, asked: Days) -> Holding | None:
        """Tell how the fact stands to a year."""
        return weigh_span(self.span, asked, act=self.act)


class Pair(msgspec.Struct, frozen=True):
    """A pair of states with the facts that speak of it and the days that its sources cover."""

    a: Entity
    b: Entity
    facts: tuple[Placed, ...]
    coverage: Days | None


def find_pairs(facts: Iterable[Fact], coverages: Mapping[str, Days]) -> Iterator[Pair]:
    """Part the facts by pair of states, in the order of codes; facts without a time, and those no longer said, have no place in a panel."""
    by_dyad: dict[str, list[Placed]] = defaultdict(list)
    for fact in facts:
        if (placed := _place(fact)) is not None:
            for dyad in fact.dyads:
                by_dyad[dyad].append(placed)
    for dyad in sorted(coverages):
        if (states := _find_states(dyad)) is not None:
            yield Pair(*states, tuple(by_dyad[dyad]), coverages[dyad])


def iter_rows(
    pairs: Iterable[Pair], memberships: Mapping[str, Sequence[Placed]], years: tuple[int | None, int | None], schemes: tuple[Scheme, ...] = ()
) -> Iterator[Row]:
    """Give the rows, by pair and year; `years` bounds them, a bound of None is that of what the sources on the pair cover."""
    for pair in pairs:
        if pair.coverage is None:
            continue
        first, last = years[0] or pair.coverage[0].year, years[1] or pair.coverage[1].year
        for year in range(first, last + 1):
            yield _make_row(pair, year, memberships, schemes)


def find_years(asked: Filter) -> tuple[int | None, int | None]:
    """Give the years that a filter bounds: those of `held`, or of `since` and `until`."""
    first, last = asked.held or asked.since, asked.held or asked.until
    return (find_asked_days(first)[0].year if first else None), (find_asked_days(last)[1].year if last else None)


def find_memberships(facts: Iterable[Fact]) -> dict[str, list[Placed]]:
    """Give the memberships that have a time, by member."""
    found: dict[str, list[Placed]] = defaultdict(list)
    for fact in facts:
        member = fact.roles.get("member")
        if isinstance(member, str) and fact.roles.get("status") in _MEMBER and (placed := _place(fact)) is not None:
            found[member].append(placed)
    return found


def _place(fact: Fact) -> Placed | None:
    if fact.verdict in _GONE or fact.modality in ("planned", "forecast"):
        return None
    act = is_act(fact)
    span = find_span(fact.when, act=act)
    return Placed(fact, span, act) if span is not None else None


def _find_states(dyad: str) -> tuple[Entity, Entity] | None:
    """Give the two states of a pair, or None where one of them is no state; a code may itself hold a hyphen."""
    known, parts = load().entities, dyad.split("-")
    for n in range(1, len(parts)):
        a, b = known.get("-".join(parts[:n])), known.get("-".join(parts[n:]))
        if a is not None and b is not None:
            return (a, b) if a.kind in STATES and b.kind in STATES else None
    return None


def _make_row(pair: Pair, year: int, memberships: Mapping[str, Sequence[Placed]], schemes: tuple[Scheme, ...]) -> Row:
    asked = (dt.date(year, 1, 1), dt.date(year, 12, 31))
    states = was_state(pair.a.code, asked), was_state(pair.b.code, asked)
    row = _make_keys(pair, year, states)
    touching = [(placed, holding) for placed in pair.facts if (holding := placed.hold(asked)) is not None]
    acts = [one for one, holding in touching if one.act and holding == "held"]
    row |= _count_acts(acts) | _count_events(touching, asked, schemes)
    row |= _find_figures([one.fact for one, holding in touching if one.fact.type == "trade" and holding == "held"], pair)
    row["acts_wide"] = sum(one.act and holding == "vague" for one, holding in touching) or None
    outside = is_outside(pair.coverage, asked)
    told = bool(acts) or (not outside and any(holding == "held" for one, holding in touching if not one.act))
    zero = told and all(one.fact.modality == "denied" for one, holding in touching if holding == "held")
    row["coverage"] = _find_coverage(told, zero, False in states, outside)
    if row["coverage"] not in ("not-a-state", "outside-sources"):
        row |= _find_shared(pair, asked, memberships) | _find_states_held(pair, asked, touching)
    if row["coverage"] == "missing" and (row.get("end_unknown") or row.get("organisations")):
        row["coverage"] = "carried"
    row["differs"] = _find_differing(row.pop("differs", []), touching)
    row["facts"] = len(touching)
    return row


def _make_keys(pair: Pair, year: int, states: tuple[bool | None, bool | None]) -> Row:
    return {
        "dyad": f"{pair.a.code}-{pair.b.code}", "a": pair.a.code, "b": pair.b.code, "year": year,
        "cow_a": pair.a.cow, "cow_b": pair.b.cow, "gw_a": pair.a.gw, "gw_b": pair.b.gw,
        "state_a": _to_int(states[0]), "state_b": _to_int(states[1]),
    }  # fmt: skip


def _to_int(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _find_coverage(told: bool, zero: bool, stateless: bool, outside: bool) -> Coverage:
    """Say what the empty cells of a row mean; `missing` becomes `carried` where a state goes on."""
    if zero:
        return "zero"
    if told:
        return "told"
    if stateless:
        return "not-a-state"
    return "outside-sources" if outside else "missing"


def _count_acts(acts: Iterable[Placed]) -> Row:
    """Count the acts by type; what is only denied counts as 0."""
    counts: Counter[str] = Counter()
    for one in acts:
        counts[f"acts_{one.fact.type}"] += one.fact.modality != "denied"
    return dict(counts)


def _count_events(touching: Iterable[tuple[Placed, Holding]], asked: Days, schemes: Sequence[Scheme]) -> Row:
    """Count the events of the schemes in the year: acts that fall in it, and states that begin in it."""
    counts: Counter[str] = Counter()
    for one, holding in touching if schemes else ():
        if holding != "held" or not is_within(one.span.begin, asked):
            continue
        event = find_event(one.fact.type, one.fact.roles, one.fact.modality, one.fact.when)
        if event is not None and event.plover and "plover" in schemes:
            counts[f"plover_{event.plover.lower()}"] += 1
        if event is not None and event.root and "cameo" in schemes:
            counts[f"cameo_{event.root}"] += 1
    return dict(counts)


def _find_states_held(pair: Pair, asked: Days, touching: Sequence[tuple[Placed, Holding]]) -> Row:
    """Find which of the states that have a column held; the cells of those of which nothing is told stay empty."""
    row: Row = {}
    carried = []
    for name in ("relations", "embassy_a_in_b", "embassy_b_in_a"):
        telling = [one for one in pair.facts if _find_state(one.fact, pair) == name]
        found = {(how, one.fact.modality == "denied") for one, how in touching if _find_state(one.fact, pair) == name}
        if found & {("held", False), ("end-unknown", False)}:
            row[name] = 1
            carried += [] if ("held", False) in found else [name]
        elif ("held", True) in found:
            row[name] = 0
        elif any(_is_ended(one, asked) for one in telling):
            row[name] = 0
            carried += [] if any(one.span.begin and one.span.begin[0] > asked[1] for one in telling) else [name]
    return {**row, "end_unknown": carried or None}


def _is_ended(one: Placed, asked: Days) -> bool:
    """Tell whether a state ended before the days asked for: a period's last day is an end, a point only where the mission was closed then."""
    if one.span.end is None or one.span.end[1] >= asked[0] or one.fact.modality == "denied":
        return False
    return not one.span.point or one.fact.roles.get("status") in _ENDED


def _find_state(fact: Fact, pair: Pair) -> str | None:
    """Give the column of the state that a fact tells of, if it has one."""
    if fact.type == "relations" and fact.roles.get("change") == "exist":
        return "relations"
    if fact.type != "mission" or fact.roles.get("rank") not in _EMBASSIES or fact.roles.get("accredited_from"):
        return None
    if fact.roles.get("status") == "planned":
        return None
    sides = {(pair.a.code, pair.b.code): "embassy_a_in_b", (pair.b.code, pair.a.code): "embassy_b_in_a"}
    return sides.get((str(fact.roles.get("sender")), str(fact.roles.get("host"))))


def _find_shared(pair: Pair, asked: Days, memberships: Mapping[str, Sequence[Placed]]) -> Row:
    belonging = [
        {str(one.fact.roles.get("organisation")) for one in memberships.get(code, ()) if one.hold(asked) in ("held", "end-unknown")}
        for code in (pair.a.code, pair.b.code)
    ]
    shared = sorted(belonging[0] & belonging[1])
    return {"shared_memberships": len(shared), "organisations": shared} if shared else {}


def _find_figures(facts: Sequence[Fact], pair: Pair) -> Row:
    """Find the figures of all trade in the year; of several, the one with most witnesses."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        flow = _find_flow(fact, pair)
        if flow in FLOWS and fact.amount is not None and not (fact.roles.get("product") or fact.roles.get("share")):
            found[FLOWS[flow]].append(fact)
    row: Row = {}
    differing = []
    for name, several in found.items():
        best = min(several, key=lambda fact: (-len(fact.witnesses), fact.id))
        row[name], row[f"{name}_unit"] = float(best.amount.value) if best.amount else None, best.amount and best.amount.unit
        if len({fact.amount for fact in several}) > 1 or any(fact.verdict == "differs" for fact in several):
            differing.append(name)
    return {**row, "differs": differing}


def _find_flow(fact: Fact, pair: Pair) -> str:
    """Give the direction of a figure as seen from the first code of the pair."""
    flow = str(fact.roles.get("flow"))
    turned = {"a-to-b": "b-to-a", "b-to-a": "a-to-b"}
    return turned.get(flow, flow) if fact.roles.get("a") == pair.b.code else flow


def _find_differing(figures: Sequence[str], touching: Iterable[tuple[Placed, Holding]]) -> list[str] | None:
    acts = {f"acts_{one.fact.type}" for one, holding in touching if one.act and holding == "held" and one.fact.verdict == "differs"}
    return sorted({*figures, *acts}) or None
