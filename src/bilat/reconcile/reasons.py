"""Why two texts may give two dates, or two figures, for one thing: rows of one table, each a finding that says its reason in a sentence.

A reason explains a difference and settles nothing: which text is right is for a person to say.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import msgspec

from bilat.model import Claim, Reason
from bilat.reconcile.beside import Beside
from bilat.reconcile.identity import clean_roles
from bilat.reconcile.readings import Difference
from bilat.reconcile.times import find_period
from bilat.reconcile.witnesses import Saying
from bilat.vocabulary import load

Clash = tuple[Saying, Saying, Difference]
# Days by which the Julian calendar lags behind, from the first Gregorian day on which it does so by that many.
_LAGS = ((dt.date(1900, 3, 14), 13), (dt.date(1800, 3, 13), 12), (dt.date(1700, 3, 12), 11), (dt.date(1582, 10, 15), 10))
# Factors by which a slip of unit changes a figure.
_MAGNITUDES = (1_000.0, 1_000_000.0)


class _Dates(msgspec.Struct, frozen=True):
    """Two claims that date one thing differently: the earlier first, with the days on which each lets it begin."""

    earlier: Claim
    later: Claim
    first: tuple[dt.date, dt.date]
    second: tuple[dt.date, dt.date]
    beside: Beside

    @property
    def exact(self) -> tuple[dt.date, dt.date] | None:
        """The two days, where both are given to the day."""
        return (self.first[0], self.second[0]) if self.first[0] == self.first[1] and self.second[0] == self.second[1] else None


def find_reasons(clashes: Iterable[Clash], beside: Beside) -> tuple[Reason, ...]:
    """Find all reasons for a difference, each once, in the order of the table."""
    found: dict[Reason, int] = {}
    for one, other, difference in clashes:
        for place, reason in _find_pair(one.claim, other.claim, difference, beside):
            found.setdefault(reason, place)
    return tuple(sorted(found, key=lambda reason: (found[reason], reason.text)))


def _find_pair(one: Claim, other: Claim, difference: Difference, beside: Beside) -> Iterator[tuple[int, Reason]]:
    if difference.field == "amount":
        yield from _find_magnitude(one, other)
    dates = _find_dates(one, other, beside) if difference.field == "time" else None
    if dates is None:
        return
    for place, (kind, find) in enumerate(TABLE):
        if text := find(dates):
            yield place, Reason(kind, text)


def _find_dates(one: Claim, other: Claim, beside: Beside) -> _Dates | None:
    first, second = find_period(one.when), find_period(other.when)
    if first is None or second is None or first.begin is None or second.begin is None:
        return None
    (early, begin), (late, end) = sorted(((one, first.begin), (other, second.begin)), key=lambda entry: (entry[1], entry[0].document))
    return _Dates(early, late, begin, end, beside)


def _find_swapped(dates: _Dates) -> str:
    """Day and month in the other order: 3 May and 5 March."""
    if dates.exact is None:
        return ""
    one, other = dates.exact
    if one.year != other.year or one.month == one.day or (one.month, one.day) != (other.day, other.month):
        return ""
    return f"{one} and {other} are one date with day and month in the other order."


def _find_calendar(dates: _Dates) -> str:
    """The same day in the Julian and in the Gregorian calendar, where one side still dated by the Julian."""
    if dates.exact is None:
        return ""
    julian, gregorian = dates.exact
    until = max((_find_julian().get(code, dt.date.min) for code in _find_parties(dates)), default=dt.date.min)
    lag = next((lag for since, lag in _LAGS if gregorian >= since), 0)
    if gregorian > until or (gregorian - julian).days != lag:
        return ""
    return f"{julian} in the Julian calendar is {gregorian} in the Gregorian: the two texts may mean the same day."


def _find_predecessor(dates: _Dates) -> str:
    """The earlier date lies before one side was a state, in the time of the state that it follows."""
    for code in _find_parties(dates):
        entity = load().entities.get(code)
        if entity is None or not entity.periods or _stood(code, dates.first) or not _stood(code, dates.second):
            continue
        former = [name for name in _find_predecessors(code) if _stood(name, dates.first)]
        if former:
            name = load().entities[former[0]].name
            return f"{_show(dates.first)} lies in the time of {name}, which {entity.name} followed: the earlier date may be its predecessor's."
    return ""


def _find_independence(dates: _Dates) -> str:
    """One of the dates is the day on which one side became a state."""
    for days in (dates.first, dates.second):
        for code in _find_parties(dates):
            entity = load().entities.get(code)
            starts = {period.start for period in entity.periods} if entity is not None else set()
            if entity is not None and days[0] == days[1] and days[0].isoformat() in starts:
                return f"{days[0]} is the day from which {entity.name} is counted as a state: that text may date its recognition."
    return ""


def _find_acts(dates: _Dates) -> str:
    """The words of the two texts show that they date two acts: notes exchanged, a mission opened."""
    one, other = (_find_act_names(claim.evidence.quote) for claim in (dates.earlier, dates.later))
    if not one or not other or set(one) & set(other):
        return ""
    return f"The text with {dates.earlier.when} speaks of {_join(one)}, the one with {dates.later.when} of {_join(other)}."


def _find_beside(dates: _Dates) -> str:
    """One of the dates is that of another act of the pair: an embassy opened, relations restored."""
    told = []
    for claim, days in ((dates.earlier, dates.first), (dates.later, dates.second)):
        if days[0] == days[1] and (words := dates.beside.find(claim, days[0])):
            told.append(f"{days[0]} is also given for {_join(words)}")
    return f"{'; '.join(told)}." if told else ""


def _find_slip(dates: _Dates) -> str:
    """The two dates differ in the year, the month or one digit of the day alone."""
    if dates.exact is None or _find_next_day(dates):
        return ""
    one, other = dates.exact
    same = (one.year == other.year, one.month == other.month, one.day == other.day)
    if same == (False, True, True) and other.year - one.year <= 10:
        return f"{one} and {other} differ in the year alone: one of them may be a slip."
    if same == (True, False, True):
        return f"{one} and {other} differ in the month alone: one of them may be a slip."
    if same == (True, True, False) and _is_one_digit(one.day, other.day):
        return f"{one} and {other} differ in one digit of the day: one of them may be a slip."
    return ""


def _find_next_day(dates: _Dates) -> str:
    """The two days follow each other."""
    if dates.exact is None or (dates.exact[1] - dates.exact[0]).days != 1:
        return ""
    return f"{dates.exact[0]} and {dates.exact[1]} are neighbours, as days of signing and of announcement, or in two time zones, often are."


# The kinds of reason with what finds each, in the order in which they are told.
TABLE: tuple[tuple[str, Callable[[_Dates], str]], ...] = (
    ("day-and-month", _find_swapped),
    ("calendar", _find_calendar),
    ("predecessor", _find_predecessor),
    ("two-acts", _find_acts),
    ("other-act", _find_beside),
    ("independence", _find_independence),
    ("slip", _find_slip),
    ("next-day", _find_next_day),
)


def _find_magnitude(one: Claim, other: Claim) -> Iterator[tuple[int, Reason]]:
    if one.amount is None or other.amount is None or not one.amount.value or not other.amount.value:
        return
    low, high = sorted((abs(one.amount.value), abs(other.amount.value)))
    for factor in _MAGNITUDES:
        if 0.98 <= high / low / factor <= 1.02:
            yield len(TABLE), Reason("magnitude", f"The figures stand {factor:,.0f} to one: one of the texts may have the unit wrong.")


def _find_parties(dates: _Dates) -> list[str]:
    """Find the codes of the states that the two claims are between."""
    found = {value for claim in (dates.earlier, dates.later) for value in clean_roles(claim).values() if isinstance(value, str)}
    return sorted(found & load().entities.keys())


@cache
def _find_julian() -> dict[str, dt.date]:
    return {code: dt.date.fromisoformat(day) for code, day in _find_cues()["julian"].items()}


def _find_cues() -> dict[str, Any]:
    return dict(load().cues["reasons"])


@cache
def _find_act_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    acts = _find_cues()["acts"].values()
    return tuple((act["called"], re.compile(rf"\b(?:{'|'.join(map(re.escape, act['words']))})\b", re.IGNORECASE)) for act in acts)


def _find_act_names(quote: str) -> tuple[str, ...]:
    return tuple(called for called, words in _find_act_patterns() if words.search(quote))


def _find_predecessors(code: str) -> list[str]:
    """Find the states that one follows, the nearest first, through all generations."""
    entities, found, waiting = load().entities, [], [code]
    while waiting:
        entity = entities.get(waiting.pop(0))
        before = list(entity.predecessors) if entity is not None else []
        before += [name for name, other in entities.items() if entity is not None and entity.code in other.successors]
        fresh = [name for name in dict.fromkeys(before) if name in entities and name not in found and name != code]
        found += fresh
        waiting += fresh
    return found


def _stood(code: str, days: tuple[dt.date, dt.date]) -> bool:
    """Tell whether a state stood at any time of the days."""
    first, last = days[0].isoformat(), days[1].isoformat()
    return any((p.start or "") <= last and first <= (p.end or "~") for p in load().entities[code].periods)


def _is_one_digit(one: int, other: int) -> bool:
    return sum(a != b for a, b in zip(f"{one:02}", f"{other:02}", strict=True)) == 1


def _show(days: tuple[dt.date, dt.date]) -> str:
    first, last = days
    if first == last:
        return first.isoformat()
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _join(words: Sequence[str]) -> str:
    return " and ".join(words)
