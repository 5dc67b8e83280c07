"""What the words of a date come to: its EDTF value, made from the groups that a shape of `dates` has found. No text is searched here.

Relative dates are resolved on the document's own date, and have no value where it has none.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from bilat.extract.date_parts import make_part
from bilat.extract.date_words import MONTHS, NUMBERS, SEASONS
from bilat.extract.dates_told import make_told
from bilat.model import parse_when

_DAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}


def find_value(kind: str, groups: dict[str, str | None], anchor: str | None) -> str | None:
    """Give the EDTF value of a date by its kind; "" for one that cannot be resolved, "-MM-DD" for one that lacks its year, None for no date."""
    value = _MAKERS[kind](groups, anchor)
    if value and value[0] != "-":
        try:
            parse_when(value)
        except ValueError:
            return None
    return value


def _day(text: str | None) -> str:
    return f"-{int(re.sub(r'[a-z]', '', text)):02d}" if text else ""


def _month(g: dict[str, str | None], key: str = "m") -> str:
    if g.get("nm"):
        return f"-{int(g['nm'] or 0):02d}"
    name = g.get(key)
    return f"-{MONTHS[name.strip().strip('.').lower()]:02d}" if name else ""


def _point(g: dict[str, str | None], anchor: str | None) -> str | None:
    if g.get("sep") == "/" and g["d"] != g["nm"] and int(g["d"] or 0) <= 12:
        return g["y"]  # 03/04/1999: day and month cannot be told apart; with full stops the day comes first
    return f"{g.get('y') or ''}{_month(g)}{_day(g.get('d'))}"


def _iso(g: dict[str, str | None], anchor: str | None) -> str | None:
    return f"{g['y']}-{g['nm']}-{g['d']}"


def _ongoing(g: dict[str, str | None], anchor: str | None) -> str | None:
    return f"{g['y']}/.."


def _range(g: dict[str, str | None], anchor: str | None) -> str | None:
    last_year = g.get("y2") or g.get("y") or ""
    first_year = g.get("y") or last_year
    first = f"{first_year}{_month(g)}{_day(g.get('d'))}"
    last = f"{last_year}{_month(g, 'm2') or _month(g)}{_day(g.get('d2'))}"
    return f"{first}/{last}"


def _years(g: dict[str, str | None], anchor: str | None) -> str | None:
    first, last = g["y"] or "", g["y2"] or ""
    if len(last) == 2:
        last = first[:2] + last
    if int(last) <= int(first):
        return None
    return f"{first}/{last}"


def _season(g: dict[str, str | None], anchor: str | None) -> str | None:
    return f"{g['y']}-{SEASONS[(g['s'] or '').lower()]}"


def _decade(g: dict[str, str | None], anchor: str | None) -> str | None:
    return f"{g['y']}X"


def _century(g: dict[str, str | None], anchor: str | None) -> str | None:
    return f"{int(g['c'] or 0) - 1}XX"


def _anchor_day(anchor: str | None) -> dt.date | None:
    if not anchor:
        return None
    try:
        when = parse_when(anchor)
    except ValueError:
        return None
    return when.latest if when.earliest == when.latest else None


def _relative_month(g: dict[str, str | None], anchor: str | None) -> str | None:
    if not anchor or len(anchor) < 7:
        return ""
    year, month = int(anchor[:4]), int(anchor[5:7])
    named = int(_month(g)[1:])
    if (g["rel"] or "").lower() == "last":
        year -= named >= month
    elif (g["rel"] or "").lower() == "next":
        year += named <= month
    return f"{year}-{named:02d}"


def _relative(g: dict[str, str | None], anchor: str | None) -> str | None:
    word, unit = (g["w"] or "").lower(), g.get("u")
    if not anchor:
        return ""
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "this": 0}.get(word, 0)
    if unit == "year":
        return str(int(anchor[:4]) + step)
    if unit == "month" and len(anchor) >= 7:
        index = int(anchor[:4]) * 12 + int(anchor[5:7]) - 1 + step
        return f"{index // 12}-{index % 12 + 1:02d}"
    day = _anchor_day(anchor)
    if day is None:
        return anchor[:7] if len(anchor) >= 7 and unit != "week" else ""
    if unit == "week":
        monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(days=7 * step)
        return _to_months(monday, monday + dt.timedelta(days=6))
    return str(day + dt.timedelta(days={"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)))


def _to_months(first: dt.date, last: dt.date) -> str:
    """Give the month of a week told from the document's date, both where it lies in two: on which of its days something was is not said."""
    months = [f"{day:%Y-%m}" for day in (first, last)]
    return "/".join(dict.fromkeys(months))


def _ago(g: dict[str, str | None], anchor: str | None) -> str | None:
    if not anchor:
        return ""
    if g["since"]:
        return str(int(anchor[:4]) - _to_number(g["since"]))
    count, unit = _to_number(g["n"]), g["u"]
    if unit == "year" and count < 500:
        return f"{int(anchor[:4]) - count}{anchor[4:] if g['today'] else ''}"
    day = _anchor_day(anchor)
    if unit == "day" and day and count < 3000:
        return str(day - dt.timedelta(days=count))
    if unit == "month" and len(anchor) >= 7 and count < 300:
        index = int(anchor[:4]) * 12 + int(anchor[5:7]) - 1 - count
        return f"{index // 12}-{index % 12 + 1:02d}"
    return ""


def _to_number(raw: str | None) -> int:
    low = (raw or "").lower()
    return NUMBERS.get(low) or int(low)


def _ahead(g: dict[str, str | None], anchor: str | None) -> str | None:
    """Give the year in which the document was written, or the year or month so many of them after it."""
    if not anchor:
        return ""
    count = _to_number(g["n"]) if g["n"] else 0
    if g["u"] != "month":
        return str(int(anchor[:4]) + count) if count < 100 else None
    index = int(anchor[:4]) * 12 + int(anchor[5:7] or 0) - 1 + count
    return f"{index // 12}-{index % 12 + 1:02d}" if len(anchor) >= 7 and count < 100 else ""


def _past(g: dict[str, str | None], anchor: str | None) -> str | None:
    if not anchor:
        return ""
    count = _to_number(g["n"])
    last = int(anchor[:4])
    return f"{last - count}/{last}" if 0 < count < 500 else ""


def _weekday(g: dict[str, str | None], anchor: str | None) -> str | None:
    if g.get("d"):
        return _point(g, anchor)
    day = _anchor_day(anchor)
    if day is None:
        return anchor if anchor and len(anchor) == 7 else ""
    wanted = _DAYS[(g["wd"] or "").lower()]
    back = (day.weekday() - wanted) % 7
    if g.get("rel") == "next":
        return str(day + dt.timedelta(days=(7 - back) if back else 7))
    return str(day - dt.timedelta(days=back or (7 if g.get("rel") == "last" else 0)))


_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}


def _weekdays(g: dict[str, str | None], anchor: str | None) -> str | None:
    """Give the days from one to another told by their names; the last is the one just gone by."""
    day = _anchor_day(anchor)
    first, last = (g["wd"] or "").lower(), (g["wd2"] or "").lower()
    if day is None:
        return ""
    if first in _NEAR:
        return f"{day + dt.timedelta(days=_NEAR[first])}/{day + dt.timedelta(days=_NEAR[last])}"
    end = day - dt.timedelta(days=(day.weekday() - _DAYS[last]) % 7)
    return f"{end - dt.timedelta(days=(_DAYS[last] - _DAYS[first]) % 7)}/{end}"


def _bare_month(g: dict[str, str | None], anchor: str | None) -> str | None:
    name = (g["m"] or "").strip(".")
    if len(name) < 4 and g.get("sure") is None:
        return None
    return _month(g)


def _same(g: dict[str, str | None], anchor: str | None) -> str | None:
    step = -1 if g["back"] else 1 if g["next"] else {"following": 1, "next": 1, "previous": -1}.get((g["step"] or "").lower(), 0)
    return f"-same{step:+d}{'a' if g['back'] or g['next'] or g['part'] or g['in'] else ''}"


_MAKERS = {
    "point": _point, "iso": _iso, "ongoing": _ongoing, "range": _range, "season": _season, "between": _years, "years": _years, "decade": _decade,
    "century": _century, "month": _relative_month, "relative": _relative, "ago": _ago, "same": _same, "told": make_told, "past": _past, "ahead": _ahead,
    "part": make_part,
    "weekday": _weekday, "weekdays": _weekdays, "bare-month": _bare_month,
}  # fmt: skip
