"""When: a time as an EDTF (ISO 8601-2) level 1 string, with the days it may cover. No dates in words are read here."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Literal

import msgspec

from bilat.errors import FormatError

# Seasons as ISO 8601-2 numbers them (21 spring, 22 summer, 23 autumn, 24 winter); months they may cover in the northern hemisphere.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_POINT = re.compile(r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<mark>[~?%]?)$")


class When(msgspec.Struct, frozen=True):
    """A parsed EDTF string: `earliest` and `latest` days it may cover; None where the bound is open or unknown.

    `open_end` is true for an end of `..` (said to be still so).
    """

    text: str
    earliest: dt.date | None
    latest: dt.date | None
    interval: bool
    open_end: bool = False
    approximate: bool = False
    uncertain: bool = False


def parse_when(text: str) -> When:
    """Parse an EDTF level 1 string into a When, or raise FormatError."""
    if "/" not in text:
        first, last, mark = _parse_point(text)
        return When(text, first, last, False, False, mark in "~%" and mark != "", mark in "?%" and mark != "")
    begin, _, end = text.partition("/")
    if "/" in end or begin == end == "":
        raise FormatError("time", text, "an EDTF interval such as 1993/2001, 1993/ or /1991")
    first_day, mark1 = _parse_bound(begin, 0)
    last_day, mark2 = _parse_bound(end, 1)
    if first_day and last_day and first_day > last_day:
        raise FormatError("time", text, "an interval whose end is not before its beginning")
    marks = mark1 + mark2
    return When(text, first_day, last_day, True, end == "..", "~" in marks or "%" in marks, "?" in marks or "%" in marks)


def is_when(text: str) -> bool:
    """Tell whether a string is an EDTF level 1 time."""
    try:
        parse_when(text)
    except FormatError:
        return False
    return True


def _parse_bound(text: str, side: Literal[0, 1]) -> tuple[dt.date | None, str]:
    if text in ("", ".."):
        return None, ""
    point = _parse_point(text)
    return point[side], point[2]


def _parse_point(text: str) -> tuple[dt.date, dt.date, str]:
    found = _POINT.match(text)
    if not found:
        raise FormatError("time", text, "an EDTF date such as 1993, 1993-06, 1993-06-11, 199X or 1993~")
    year, month, day, mark = found["year"], found["month"], found["day"], found["mark"]
    if "X" in year:
        span = 10 if year.count("X") == 1 else 100
        low = max(1, int(year.replace("X", "0")))
        return dt.date(low, 1, 1), dt.date(int(year.replace("X", "0")) + span - 1, 12, 31), mark
    number = int(year)
    try:
        if month is None or month == "XX":
            return dt.date(number, 1, 1), dt.date(number, 12, 31), mark
        if int(month) in _SEASONS:
            low_month, high_month = _SEASONS[int(month)]
            return dt.date(number, low_month, 1), _month_end(number, high_month), mark
        if day is None or day == "XX":
            return dt.date(number, int(month), 1), _month_end(number, int(month)), mark
        exact = dt.date(number, int(month), int(day))
    except ValueError as error:
        raise FormatError("time", text, "a date of the calendar") from error
    return exact, exact, mark


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
