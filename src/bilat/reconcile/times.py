"""Times as reconciliation compares them: may two speak of one time, is one the closer reading of the other?"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Literal, cast

import msgspec

from bilat.errors import FormatError
from bilat.model import parse_when

Relation = Literal["equal", "closer", "wider", "apart"]
Days = tuple[dt.date, dt.date]

_FIRST, _LAST = dt.date(1, 1, 1), dt.date(9999, 12, 31)
_YEAR = dt.timedelta(days=366)


class Period(msgspec.Struct, frozen=True):
    """A time taken apart: the days on which it may begin and may end (None where not said), and whether it is one point."""

    begin: Days | None
    end: Days | None
    point: bool


@lru_cache(maxsize=65536)
def find_period(when: str | None) -> Period | None:
    """Find the days on which a time may begin and end; None where no time is given or it cannot be read."""
    if when is None:
        return None
    try:
        if "/" not in when:
            days = _find_days(when)
            return Period(days, days, True)
        parse_when(when)
        begin, _, end = when.partition("/")
        return Period(_find_days(begin), _find_days(end), False)
    except FormatError:
        return None


@lru_cache(maxsize=65536)
def find_range(when: str | None) -> Days:
    """Find the first and last day that a time may touch; all days where none is given."""
    period = find_period(when)
    if period is None:
        return _FIRST, _LAST
    low = period.begin[0] if period.begin else _FIRST
    high = period.end[1] if period.end else _LAST
    return low, high


def find_act_time(when: str | None) -> str | None:
    """Give the time of an act: one of which only the beginning is given ("from 1967 on", "1967/") is placed at its beginning."""
    return when.rstrip("./") if when and when.endswith(("/", "/..")) else when


def find_vagueness(when: str | None) -> int:
    """Give 0 for a time known to the day or so, 1 to the month, 2 to the year, 3 wider, 4 not known."""
    if find_period(when) is None:
        return 4
    low, high = find_range(when)
    days = (high - low).days
    return 0 if days <= 10 else 1 if days <= 62 else 2 if days <= 366 else 3


def is_overlapping(one: str | None, other: str | None, slack: int = 0) -> bool:
    """Tell whether two times can touch, within `slack` days; an unknown time touches every other."""
    (low1, high1), (low2, high2) = find_range(one), find_range(other)
    if slack == 0:
        return low1 <= high2 and low2 <= high1
    return low1.toordinal() - high2.toordinal() <= slack and low2.toordinal() - high1.toordinal() <= slack


def is_continued(one: str | None, other: str | None) -> bool:
    """Tell whether one period begins where the other ends, so that they are neighbours and not one."""
    first, second = find_period(one), find_period(other)
    if first is None or second is None or first.point or second.point:
        return False
    return _is_next(first, second) or _is_next(second, first)


def find_relation(first: Period | None, second: Period | None) -> Relation:
    """Compare two times: equal, the first is closer (says more), the first is wider, or they cannot both be right."""
    if first == second:
        return "equal"
    if second is None:
        return "closer"
    if first is None:
        return "wider"
    if first.point != second.point:
        return _relate_point(first, second)
    sides = {_relate_days(first.begin, second.begin), _relate_days(first.end, second.end)}
    for relation in ("apart", "closer", "wider"):
        if relation in sides:
            return cast("Relation", relation)
    return "equal"


def _find_days(text: str) -> Days | None:
    if text in ("", ".."):
        return None
    when = parse_when(text)
    if when.earliest is None or when.latest is None:
        return None
    if not when.approximate:
        return when.earliest, when.latest
    return max(_FIRST + _YEAR, when.earliest) - _YEAR, min(_LAST - _YEAR, when.latest) + _YEAR


def _is_next(first: Period, second: Period) -> bool:
    if first.end is None or second.begin is None:
        return False
    return first.end[0] <= second.begin[1] and (first.begin is None or first.begin[1] < second.begin[0])


def _relate_point(first: Period, second: Period) -> Relation:
    """A point says of a period only that the thing was so then, or began then."""
    point, period = (first, second) if first.point else (second, first)
    low = period.begin[0] if period.begin else _FIRST
    high = period.end[1] if period.end else _LAST
    if point.begin is None or point.begin[1] < low or point.begin[0] > high:
        return "apart"
    return "wider" if first.point else "closer"


def _relate_days(one: Days | None, other: Days | None) -> Relation:
    if one == other:
        return "equal"
    if other is None:
        return "closer"
    if one is None:
        return "wider"
    if one[0] > other[1] or other[0] > one[1]:
        return "apart"
    return "closer" if one[1] - one[0] < other[1] - other[0] else "wider"
