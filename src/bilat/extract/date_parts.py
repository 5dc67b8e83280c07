"""Parts of years in words: halves, quarters and first months, decades by name, and months, seasons and weekends told from the document's date.

A part of no named year has no value where the document carries no date.
"""

from __future__ import annotations

import datetime as dt
import re

from bilat.extract.date_words import DECADES, MONTHS, NUMBERS, SEASONS, is_day

_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}
_YEAR = r"(?P<y>(?:19|20)\d\d|(?:this|last|the|that) year)"
_PARTS = {"half": 6, "quarter": 3}  # months
# The first month after each season, by its EDTF number; winter ends in the year that follows.
_AFTER = {21: 6, 22: 9, 23: 12, 24: 15}


def find_part_shapes(month: str, day: str) -> tuple[str, ...]:
    """Give the shapes of parts of years; `month` and `day` are the shapes of a month's name and of a day's number."""
    return (
        rf"(?:(?P<d>{day})(?: of)? )?(?P<m>{month})(?: (?P<d2>{day}))?,? (?:of )?(?P<rel>last|this|next) year\b",
        rf"(?:the )?(?P<nth>first|second|third|fourth|last) (?P<part>quarter|half) of {_YEAR}\b",
        rf"(?:the )?first (?P<n>{'|'.join(NUMBERS)}|\d+) months of {_YEAR}\b",
        r"(?P<rel>[Ll]ast|[Nn]ext|[Tt]his) (?P<s>spring|summer|autumn|fall|winter)\b(?! (?:school|games|camp|olympic))",
        r"(?:the )?(?:winter|season) (?:of )?(?P<y>(?:1[5-9]|20)\d\d)(?:-|–|/)(?:1[5-9]|20)?(?P<to>\d\d)\b",
        r"(?P<rel>[Ll]ast|[Tt]his|(?<=at )the|(?<=[Oo]ver )the) weekend\b",
        rf"(?:(?:the )?year (?:to|ending|ended)|(?:the )?(?:twelve|12) months (?:to|ending|ended)|(?:the )?four quarters to|the (?P<many>two|three|four|five) years to)(?: in)? (?:the end of )?(?P<to_m>{month}),? (?P<to_y>(?:19|20)\d\d)\b",
        r"(?:the )?(?:year|four quarters) to (?:the end of )?Q(?P<to_q>[1-4]) (?P<to_y>(?:19|20)\d\d)\b",
        r"(?:(?<=[Ii]n )|(?<=[Oo]ver )|(?<=[Dd]uring ))the first (?:(?P<first>two|three|four|five|six|seven|eight|nine|ten|eleven) months|(?P<quarter>quarter))\b(?! of)",
        r"Q(?P<q>[1-4]) (?P<qy>(?:19|20)\d\d)\b",
        rf"the (?:early |late |mid-)?(?P<decade>{'|'.join(DECADES)})\b",
    )


def make_part(g: dict[str, str | None], anchor: str | None) -> str | None:
    """Give the EDTF value of a part of a year; "" where only a date of the document could tell it and there is none."""
    if g.get("decade"):
        return f"19{DECADES[g['decade'] or '']}X"
    if g.get("to"):
        first = int(g["y"] or 0)
        return f"{first}/{first + 1}" if (first + 1) % 100 == int(g["to"] or 0) else None
    if g.get("to_y"):
        month = int(g["to_q"] or 0) * 3 if g.get("to_q") else MONTHS[(g["to_m"] or "").strip().strip(".").lower()]
        return _year_to(int(g["to_y"] or 0), month, NUMBERS[g.get("many") or "one"])
    if g.get("q"):
        return f"{g['qy']}-{int(g['q'] or 0) * 3 - 2:02d}/{g['qy']}-{int(g['q'] or 0) * 3:02d}"
    if g.get("y"):
        return _months_of(g, anchor)
    if not anchor:
        return ""
    if g.get("first") or g.get("quarter"):
        return _first_months(NUMBERS[g["first"] or "three"], anchor)
    if g.get("m"):
        return _month_of(g, int(anchor[:4]))
    return _season(g, anchor) if g.get("s") else _weekend(anchor, (g["rel"] or "").lower())


def _year_to(year: int, month: int, many: int = 1) -> str:
    """Give the years that end with a month: the year itself where that is one to December."""
    if month == 12:
        return str(year) if many == 1 else f"{year - many + 1}/{year}"
    return f"{year - many}-{month + 1:02d}/{year}-{month:02d}"


def _first_months(count: int, anchor: str) -> str:
    """Give the first months of the last year in which they were over by the document's date."""
    if len(anchor) < 7:
        return ""
    year = int(anchor[:4]) - (count > int(anchor[5:7]))
    return f"{year}-01/{year}-{count:02d}"


def _month_of(g: dict[str, str | None], year: int) -> str:
    year += {"last": -1, "next": 1}.get((g["rel"] or "").lower(), 0)
    number = MONTHS[(g["m"] or "").strip().strip(".").lower()]
    day = g.get("d") or g.get("d2")
    return f"{year}-{number:02d}" + (f"-{int(re.sub(r'[a-z]', '', day)):02d}" if day else "")


def _months_of(g: dict[str, str | None], anchor: str | None) -> str | None:
    named = g["y"] or ""
    if not named.isdigit() and not anchor:
        return ""
    if named == "that year":
        return None
    year = int(named) if named.isdigit() else int((anchor or "")[:4]) - (named == "last year")
    if g.get("n"):
        raw = (g["n"] or "").lower()
        count = NUMBERS.get(raw) or int(raw)
        return f"{year}-01/{year}-{count:02d}" if 1 < count <= 12 else None
    length = _PARTS[g["part"] or "half"]
    nth = _NTH[g["nth"] or ""] or 12 // length
    return f"{year}-{(nth - 1) * length + 1:02d}/{year}-{nth * length:02d}" if nth * length <= 12 else None


def _season(g: dict[str, str | None], anchor: str) -> str:
    """ "Last autumn" is the last one that was over on the document's date, "this autumn" that of its year."""
    if len(anchor) < 7:
        return ""
    number = SEASONS[g["s"] or ""]
    year, month = int(anchor[:4]), int(anchor[5:7])
    word = (g["rel"] or "").lower()
    over = _AFTER[number] <= month
    if word == "last":
        year -= 0 if over else 1
    elif word == "next":
        year += 1 if over or number != SEASONS["winter"] else 0
    return f"{year}/{year + 1}" if number == SEASONS["winter"] else f"{year}-{number}"


def _weekend(anchor: str, word: str) -> str:
    """Give the last Saturday and Sunday before the document's day, or with it; "last weekend" is over by then."""
    if not is_day(anchor):
        return anchor[:7]
    day = dt.date.fromisoformat(anchor)
    saturday = day - dt.timedelta(days=(day.weekday() - 5) % 7 + (7 if word == "last" and day.weekday() >= 5 else 0))
    return f"{saturday}/{saturday + dt.timedelta(days=1)}"
