"""EDTF times in words: "17–18 October 2006", "until 1918", "since 1993", "about 1900". No reading of dates from texts."""

from __future__ import annotations

import re

from bilat.errors import FormatError
from bilat.model import parse_when

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = re.compile(r"(?<![\w/.-])\d{4}-(?:0\d|1[0-2])(?:-[0-3]\d)?(?![\w/-])")
_POINT = r"\d(?:\d{3}|\d\dX|\dXX)(?:-(?:0\d|1[0-2]|2[1-4])(?:-[0-3]\d)?)?[~?%]?"
_PERIOD = re.compile(rf"(?<![\w/.:-])(?:{_POINT}/(?:{_POINT}|\.\.)?|(?:\.\.)?/{_POINT})(?![\w/-])")
_DECADE = re.compile(r"(?<![\w/.-])\d(?:\d\dX|\dXX|\d{3}[~?%])(?![\w/-])")
_MARKS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}


def say_date(point: str) -> str:
    """Put one EDTF point into words without a preposition: "17 October 2006", "the 1990s", "about 1900"."""
    mark = _MARKS.get(point[-1:], "")
    year, _, rest = point.rstrip("~?%").partition("-")
    month, _, day = rest.partition("-")
    return mark + _say_plain(year, month, day)


def say_dates_in(sentence: str) -> str:
    """Put the dates and periods in EDTF that stand in a sentence into words, and leave the rest as it is."""
    spoken = _PERIOD.sub(lambda found: say_when(found.group()).removeprefix("on "), sentence)
    return _DATE.sub(lambda found: say_date(found.group()), _DECADE.sub(lambda found: say_date(found.group()), spoken))


def _say_plain(year: str, month: str, day: str) -> str:
    if year.endswith("XX"):
        return f"the {_ordinal(int(year[:2]) + 1)} century"
    if year.endswith("X"):
        return f"the {year[:-1]}0s"
    number = str(int(year)) if year.isdigit() else year
    if month in _SEASONS:
        return f"the {_SEASONS[month]} of {number}"
    if not month or month == "XX":
        return number
    name = MONTHS[int(month) - 1]
    return f"{name} {number}" if not day or day == "XX" else f"{int(day)} {name} {number}"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def say_when(when: str | None, *, act: bool = False) -> str:
    """Put an EDTF time into a phrase that ends a sentence ("on 5 May 1999", "since 1993"); empty for None.

    For an act, an interval of years is a range in which it happened ("between 2002 and 2012", "by 1959", "from 1993 on").
    """
    if not when:
        return ""
    try:
        parse_when(when)
    except FormatError:
        return f"({when})"
    begin, slash, end = when.partition("/")
    if not slash:
        return _with_preposition(begin)
    return _say_interval(begin, end, act)


def _say_interval(begin: str, end: str, act: bool) -> str:
    if begin in ("", ".."):
        return f"{'by' if act else 'until'} {say_date(end)}"
    if end in ("", ".."):
        return f"from {say_date(begin)} on" if act else f"since {say_date(begin)}"
    if begin == end:
        return _with_preposition(begin)
    if act and begin.isdigit() and end.isdigit() and int(end) - int(begin) == 1:
        return f"in {begin}–{end}"
    if short := _short_range(begin, end):
        return f"on {short}"
    return (
        f"between {say_date(begin)} and {say_date(end)}"
        if act
        else f"from {say_date(begin)} to {say_date(end)}"
    )


def _short_range(begin: str, end: str) -> str:
    """Give "17–18 October 2006" for two days of one month, or the empty string."""
    if not (_is_day(begin) and _is_day(end) and begin[:7] == end[:7]):
        return ""
    return f"{int(begin[8:10])}–{say_date(end)}"


def _is_day(point: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", point) is not None


def _with_preposition(point: str) -> str:
    words = say_date(point)
    if words.startswith(("about", "perhaps")):
        return words
    return f"on {words}" if _is_day(point.rstrip("~?%")) else f"in {words}"


def is_ended(when: str | None, today: str) -> bool:
    """Tell whether a time of a state lies wholly before `today` (an ISO date): a stated end, or a past point."""
    if not when:
        return False
    try:
        latest = parse_when(when).latest
    except FormatError:
        return False
    return latest is not None and latest.isoformat() < today


def is_since(when: str | None) -> bool:
    """Tell whether a time has a beginning and no stated end."""
    return when is not None and when.endswith(("/", "/.."))


def say_span(days: int) -> str:
    """Say how long a number of days is: "a day", "16 days", "5 months", "28 years"."""
    for length, noun in ((365.25, "years"), (30.44, "months")):
        if days >= 2 * length:
            return f"{round(days / length)} {noun}"
    return "a day" if days == 1 else f"{days} days"
