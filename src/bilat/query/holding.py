"""Valid time: what a claim or fact has to do with a time that is asked for. Pure: one time against another; the SQL is in filter.py.

A state holds while its period covers a part of the time asked for; an act falls within it. What is without a time is not placed, and
nothing is made of that.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Literal

import msgspec

from bilat.errors import FormatError
from bilat.model import Claim, Fact, parse_when
from bilat.reconcile.identity import find_identity
from bilat.vocabulary import load

Holding = Literal["held", "end-unknown", "begin-unknown", "vague"]
Days = tuple[dt.date, dt.date]
HOLDINGS: dict[Holding, str] = {
    "held": "",
    "end-unknown": "not known to have ended",
    "begin-unknown": "not known when it began",
    "vague": "the time given is too wide to say",
}
"""What a reader is told of each; it goes without saying that what held did."""


@cache
def find_acts() -> tuple[str, ...]:
    """Find the claim types that tell of acts; the others tell of states."""
    return tuple(sorted(name for name, known in load().claim_types.items() if known.identity.kind == "act"))


class Span(msgspec.Struct, frozen=True):
    """A time taken apart: the days on which it may begin and may end; None where that is not known or open."""

    begin: Days | None
    end: Days | None
    point: bool
    open_begin: bool = False
    open_end: bool = False
    rough: bool = False


def find_asked_days(held: str) -> Days:
    """Give the first and last day of a time asked for ("1994", "1994-06", "1994-06-11"); raise FormatError if it has no end."""
    when = parse_when(held)
    if when.earliest is None or when.latest is None:
        raise FormatError("time", held, "a year, month or day such as 1994, 1994-06 or 1994-06-11")
    return when.earliest, when.latest


def find_holding(one: Claim | Fact, asked: Days) -> Holding | None:
    """Tell how a claim or fact stands to the days asked for; None if its time lies apart from them, or it has none."""
    act = is_act(one)
    span = find_span(one.when, act=act)
    return weigh_span(span, asked, act=act) if span is not None else None


def weigh_span(span: Span, asked: Days, *, act: bool) -> Holding | None:
    """Tell how a time stands to the days asked for; None if it lies apart from them.

    For an act a period is one in which it happened at some time, unless it is given to the day.
    """
    if _is_apart(span, asked):
        return None
    if act and not span.point and not _is_to_the_day(span):
        return "held" if is_within(span.begin, asked) and is_within(span.end, asked) else "vague"
    return _weigh_point(span, asked) if span.point else _weigh_period(span, asked)


def is_act(one: Claim | Fact) -> bool:
    """Tell whether it is something that happened; relations that are said to exist are a state, told by a type of acts."""
    return find_identity(one.type).kind == "act" and one.roles.get("change") != "exist"


def find_span(when: str | None, *, act: bool = False) -> Span | None:
    """Take a time apart; None if there is none or it cannot be read. An act of which only the beginning is given is placed at it."""
    if when is None:
        return None
    try:
        parse_when(when)
        first, slash, last = when.partition("/")
        if act and first.strip(".") and not last.strip("."):
            slash = ""
        begin = _find_days(first)
        end = _find_days(last) if slash else begin
    except FormatError:
        return None
    return Span(begin, end, not slash, first == "..", bool(slash) and last == "..", any(mark in when for mark in "~?%"))


def _find_days(text: str) -> Days | None:
    when = parse_when(text) if text.strip(".") else None
    return (when.earliest, when.latest) if when and when.earliest and when.latest else None


def _is_apart(span: Span, asked: Days) -> bool:
    return bool((span.begin and span.begin[0] > asked[1]) or (span.end and span.end[1] < asked[0]))


def is_within(days: Days | None, asked: Days) -> bool:
    """Tell whether days are given and lie wholly within those asked for."""
    return days is not None and asked[0] <= days[0] and days[1] <= asked[1]


def _is_to_the_day(span: Span) -> bool:
    return all(days is not None and days[0] == days[1] for days in (span.begin, span.end))


def _weigh_point(span: Span, asked: Days) -> Holding:
    return "held" if is_within(span.begin, asked) and not span.rough else "vague"


def _weigh_period(span: Span, asked: Days) -> Holding:
    """A period that is known to begin or end within the days held in them, whatever else is not known of it."""
    if span.rough:
        return "vague"
    if is_within(span.begin, asked) or is_within(span.end, asked):
        return "held"
    if (span.begin and span.begin[1] > asked[1]) or (span.end and span.end[0] < asked[0]):
        return "vague"
    if span.begin is None and not span.open_begin:
        return "begin-unknown"
    return "held" if span.end is not None or span.open_end else "end-unknown"
