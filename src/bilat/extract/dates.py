"""Dates in words to EDTF. A grammar of our own: one expression a shape, tried longest first. No calendar arithmetic but on the
document's own date, and none at all where it has none."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from bilat.extract.date_parts import find_part_shapes, make_part
from bilat.extract.date_words import MONTHS, NUMBERS, SEASONS, find_relation_of_event
from bilat.extract.dates_told import (
    Told,
    find_shapes,
    is_to_come,
    make_told,
    settle_dates,
    to_next,
)
from bilat.extract.mentions import Mention
from bilat.extract.needed import find_needed
from bilat.extract.openings import FIGURES, Openings, find_opening
from bilat.extract.waits import Row, Waits
from bilat.model import parse_when

_DAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}

_MONTH = (
    r"(?:January|February|Febuary|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST"
    r"|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|Mac)\b\.?"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[4-9]\d\d|20\d\d)"
_DASH = r"\s?(?:-|–|—|to|until|till|through)\s?"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"

# Each shape names its groups: d/m/y of the first point, d2/m2/y2 of the last. The order is the order of trial.
_SHAPES: tuple[tuple[str, str], ...] = (
    *(("told", shape) for shape in find_shapes(_MONTH)),
    *(("part", shape) for shape in find_part_shapes(_MONTH, _DAY)),
    ("range", rf"[Bb]etween (?P<d>{_DAY}) (?P<m>{_MONTH})(?:,? (?P<y>{_YEAR}))? and (?P<d2>{_DAY}) (?P<m2>{_MONTH}),? (?P<y2>{_YEAR})\b"),
    ("range", rf"[Bb]etween (?P<m>{_MONTH})(?: (?P<y>{_YEAR}))? and (?P<m2>{_MONTH}),? (?P<y2>{_YEAR})\b"),
    ("range", rf"(?P<d>{_DAY})\s?(?P<m>{_MONTH})(?:,? (?P<y>{_YEAR}))?{_DASH}(?P<d2>{_DAY})\s?(?P<m2>{_MONTH}),? (?P<y2>{_YEAR})\b"),
    ("range", rf"(?P<m>{_MONTH}) (?P<d>{_DAY})(?:, ?(?P<y>{_YEAR}))?{_DASH}(?P<m2>{_MONTH}) (?P<d2>{_DAY}),? ?(?P<y2>{_YEAR})\b"),
    ("range", rf"(?P<d>{_DAY})(?:, {_DAY}){{0,3}}(?:{_DASH}|,?\s?(?:and|&)\s)(?P<d2>{_DAY})(?: of)? (?P<m>{_MONTH}),? ?(?P<y>{_YEAR})?\b"),
    ("range", rf"(?P<m>{_MONTH}) (?P<d>{_DAY})(?:{_DASH}|\s?(?:and|&)\s)(?P<d2>{_DAY})\b(?:,? ?(?P<y>{_YEAR})\b)?(?! ?(?:million|billion|percent|per cent|%))"),
    ("range", rf"(?P<m>{_MONTH}) (?P<d>{_DAY})(?: (?:to|through|until|-|–) )(?P<m2>{_MONTH}) (?P<d2>{_DAY})\b"),
    ("range", rf"(?P<d>{_DAY}) (?P<m>{_MONTH}) and (?P<d2>{_DAY}) (?P<m2>{_MONTH}),? (?P<y2>{_YEAR})\b"),
    ("range", rf"(?P<m>{_MONTH}) and (?P<m2>{_MONTH})(?: of)?,? (?P<y2>{_YEAR})\b"),
    ("weekdays", rf"(?P<wd>{_WEEKDAY})(?: (?:to|till|until|through|and|or) |[–-])(?P<wd2>{_WEEKDAY})\b(?!,? (?:the )?(?:{_DAY}\b|{_MONTH}))"),
    ("weekdays", r"(?P<wd>[Yy]esterday|[Tt]oday) and (?P<wd2>today|tomorrow)\b"),
    ("point", rf"(?P<d>{_DAY})(?: of)?[ \-](?P<m>{_MONTH})[,\-]? ?(?P<y>{_YEAR})\b"),
    ("point", rf"(?P<m>{_MONTH})\s?(?P<d>{_DAY})\b,? ?(?P<y>{_YEAR})\b"),
    ("range", rf"(?P<m>{_MONTH})(?: (?P<y>{_YEAR}))?{_DASH}(?P<m2>{_MONTH})(?: of)?,? (?P<y2>{_YEAR})\b"),
    ("point", rf"(?P<m>{_MONTH})(?: of)?,? (?P<y>{_YEAR})\b"),
    ("iso", rf"(?P<y>{_YEAR})-(?P<nm>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])\b"),
    ("point", r"(?P<d>0?[1-9]|[12]\d|3[01])(?P<sep>[./])(?P<nm>0?[1-9]|1[0-2])(?P=sep)(?P<y>(?:19|20)\d\d)\b"),
    ("point", rf"(?P<m>{_MONTH}) (?P<d>{_DAY})\b(?! ?(?:million|billion|percent|per cent|%|years|countries))"),
    ("point", rf"(?P<d>{_DAY})(?: of)? (?P<m>{_MONTH})(?! \d)"),
    ("season", rf"(?:the )?(?P<s>spring|summer|autumn|fall|winter) (?:of )?(?P<y>{_YEAR})\b"),
    ("between", rf"(?:[Bb]etween) (?P<y>{_YEAR}) and (?P<y2>{_YEAR})\b"),
    ("ongoing", rf"(?P<y>{_YEAR})\s?(?:-|–|—|to)\s?(?:the )?(?:present|date)\b"),
    ("years", rf"(?P<y>{_YEAR})\s?(?:-|–|—|/|to|through|until|till)\s?(?P<y2>{_YEAR}|\d\d)\b(?![\d-]|[.,]\d| ?(?:million|billion|trillion|per cent|percent|%))"),
    ("decade", r"(?:the )?(?P<part>early|mid|late|mid-to-late)?[ -]?(?P<y>1[4-9]\d|20\d)0['’]?s\b"),
    ("century", r"(?:the )?(?P<part>early|mid|late|second half of the)?[ -]?(?P<c>1[0-9]|20|21)(?:th|st) centur(?:y|ies)\b"),
    ("month", rf"(?P<rel>[Ll]ast|[Nn]ext|[Tt]his) (?P<m>{_MONTH})\b"),
    ("relative", r"(?P<w>[Ll]ast|[Nn]ext|[Tt]his|previous|past) (?P<u>year|month|week)\b"),
    ("relative", r"(?P<w>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]his (?:morning|afternoon|evening)|[Tt]onight|[Ll]ast night)\b"),
    ("ago", rf"(?P<n>\d+|(?i:{'|'.join(NUMBERS)})) (?P<u>year|month|week|day)s? ago(?P<today> today)?\b"),
    ("past", r"(?:the )?(?:past|last) (?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten) (?P<u>year)s\b"),
    ("same", r"(?:the|that|this) (?:very )?same (?:day|date)\b|(?<=[Oo]n )(?:that|this) (?:very )?(?:day|date)\b|(?<=(?:os|en)ed )that (?:very )?day\b|[Tt]he (?P<step>following|next|previous) day\b"
     r"|[Tt]he (?:day|evening|night) (?P<back>before)\b(?=[.,;]|$)|[Tt]h(?:at|e same) (?P<part>morning|afternoon|evening)\b|(?:[Ee]arlier|[Ll]ater) (?P<in>in the day)\b"),
    ("weekday", rf"(?:(?P<rel>last|next|this) )?(?P<wd>{_WEEKDAY})\b(?:,? (?P<m>{_MONTH}) (?P<d>{_DAY})(?:, (?P<y>{_YEAR}))?\b)?"),
    ("bare-month", rf"(?:(?<=[Ii]n )|(?<=[Ss]ince )|(?<=[Uu]ntil )|(?<=[Bb]y )|(?<=[Ff]rom )|(?<=[Ll]ate )|(?<=[Ee]arly ))(?P<m>{_MONTH})(?! ?\d)(?P<sure>)"),
    ("bare-month", rf"(?P<m>{_MONTH})(?! [A-Z\d])"),
    ("point", rf"(?P<part>early |mid-|mid |late )?(?P<y>{_YEAR})\b(?![-–]?(?:mile|km|kilomet|strong|member|people|,\d|\.\d|%))"),
)
_NAMED = find_opening(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC", "Mac"])
# What shapes begin with, and what stands where such a shape can match.
_BEGINNINGS: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...] = (
    (rf"(?P<d>{_DAY})", (FIGURES,)),
    (rf"(?P<y>{_YEAR})", (FIGURES,)),
    (r"(?P<d>0?[1-9]|", (FIGURES,)),
    (rf"(?P<m>{_MONTH})", (_NAMED,)),
    (r"(?P<part>early |mid-|mid |late )?(?P<y>", (FIGURES, find_opening(["early ", "mid-", "mid ", "late "]))),
)


def _find_kinds(shape: str) -> tuple[re.Pattern[str], ...]:
    return next((kinds for beginning, kinds in _BEGINNINGS if shape.startswith(beginning)), ())


_COMPILED = tuple((kind, re.compile(r"(?<![\w$€£¥.,])" + shape), _find_kinds(shape)) for kind, shape in _SHAPES)
_HINT = re.compile(
    r"\d{4}|(?:day|date|year|month)\b|(?:years?|months?|days?) (?:later|earlier|after|before|on\b)|[Tt]hat (?:spring|summer|autumn|fall|winter)|\d0s|\d(?:th|st) cent|(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|Mac)|day\b"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ties\b|weekend|(?:[Ss]ince|[Bb]y|[Ff]rom) then\b|the \d{1,2}(?:st|nd|rd|th)\b|(?:morning|afternoon|evening|night)\b|[Qq]uarter"
    r"|(?:[Ll]ast|[Nn]ext|[Tt]his|previous|past) |[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight| ago\b"
)
@cache
def _row() -> Row:
    """Give which shapes the words of a text may hold: most texts hold few, and a shape costs a walk over the text."""
    return Row([_needed_by(kind, shape) for kind, shape in _SHAPES])


_LIKE = {"decade": r"\d0s", "iso": r"\d-\d\d-\d"}  # what stands in one word of such a date


def _needed_by(kind: str, shape: str) -> Waits:
    if kind not in ("weekday", "weekdays") and _MONTH in shape:
        return Waits(like=(re.compile(rf"{_MONTH}|spring|summer|autumn|fall|winter" if "spring" in shape else _MONTH),))
    if kind in _LIKE:
        return Waits(like=(re.compile(_LIKE[kind]),))
    try:
        find_needed(shape)
    except ValueError:
        return Waits(like=(re.compile(r"\d"),))
    return Waits(patterns=(shape,))


_BEFORE = re.compile(
    r"\b(?P<since>since(?: at least| as early as| early| late)?|as from|starting (?:in|from)|beginning (?:in|from)|dating (?:back )?to|from)"
    r"|(?P<until>until|till|up to|through)|(?P<before>before|prior to|pre-|by the end of|by)|(?P<after>after|following)"
    r"|(?P<about>about|around|circa|c\.|ca\.|approximately|roughly)|(?P<in>in|on|during|of|at|for|as of|throughout|over)",
)
_BEFORE_FIRST = ("since", "as", "starting", "beginning", "dating", "from", "until", "till", "up", "through", "before", "prior", "pre", "by", "after", "following", "about", "around", "c", "ca", "approximately", "roughly", "in", "on", "during", "of", "at", "for", "throughout", "over")
_WORD = re.compile(r"\w+")
_BEFORE_AT_END = re.compile(rf"(?:{_BEFORE.pattern})\s+(?:the (?:year|end of|beginning of|start of|spring of|summer of)\s+|(?:{_WEEKDAY})?,?\s*|early |late |mid-?)?(?:the )?$", re.I)


def find_dates(text: str, start: int, end: int, anchor: str | None, told: Told | None = None) -> list[Mention]:
    """Find the dates in text[start:end]; `anchor` is the document's date (EDTF), on which relative ones are resolved, `told` what was told
    before, for "on that day", "the following month" and a day that names no year.

    A relative date without an anchor is found with an empty value: it is a date, but nobody can say which.
    """
    piece = text[start:end]
    likely = _row().of(piece)
    if not likely:
        return []
    taken: list[tuple[int, int]] = []
    found: list[Mention] = []
    openings = Openings(piece)
    for n, (kind, shape, kinds) in enumerate(_COMPILED):
        for match in openings.find_all(shape, kinds) if likely >> n & 1 else ():
            if any(match.start() < b and a < match.end() for a, b in taken):
                continue
            value = _value(kind, match.groupdict(), anchor, piece, match.start())
            if kind in ("weekday", "weekdays") and value and is_to_come(piece, match.start()):
                value = to_next(value, anchor)
            if value is None or _is_count(match, piece):
                continue
            taken.append(match.span())
            found.append(_mention(match, value, piece, start, kind))
    if not found or not _HINT.search(piece):
        return []
    found.sort(key=lambda m: m.start)
    return settle_dates(found, text, start, anchor, told or Told())


_NUMBERED = re.compile(r"\b(?:[Rr]esolutions?|UNSCR|[Nn]o\.|[Nn]umber|[Ff]light|[Aa]rticle|[Dd]irective|[Rr]egulation|Route|Highway)\s$")  # "Resolution 1973" is no year
_COUNTED = re.compile(r" (?:million|billion|people|persons|km|kilomet|miles|tonnes?|tons?|barrels|troops|soldiers|students|citizens|nationals|refugees|workers)\b")


def _is_count(match: re.Match[str], piece: str) -> bool:
    """Tell whether four digits count or number things ("1990 tonnes", "Resolution 1973"); a preposition of time before them says that they are a year."""
    if match.group(0).isdigit() and _NUMBERED.search(piece[: match.start()]):
        return True
    bare = match.group(0).isdigit() and _COUNTED.match(piece, match.end())
    return bool(bare) and not re.search(r"\b(?:in|since|until|by|during|from|after|before)\s$", piece[: match.start()], re.I)


def _find_before(lead: str) -> re.Match[str] | None:
    """Find the preposition before a date, with what may stand between the two: sought from the first word that may be its beginning, or end in it."""
    first = next((word.start() for word in _WORD.finditer(lead) if word.group().lower().endswith(_BEFORE_FIRST)), -1)
    return _BEFORE_AT_END.search(lead, first) if first >= 0 else None


def _mention(match: re.Match[str], value: str, piece: str, offset: int, kind: str) -> Mention:
    relation = ""
    before = _find_before(piece[max(0, match.start() - 40) : match.start()])
    if before:
        relation = next((name for name, hit in before.groupdict().items() if hit), "")
        if relation == "since" and before.group(0).lower().startswith("from"):
            relation = "from"
        if relation == "until" and _AT_LAST.search(piece[: match.start()]):
            relation = "in"
    if relation in ("", "in"):
        relation = find_relation_of_event(piece[max(0, match.start() - 70) : match.start()]) or relation
    relation = _relation_within(match.group(0)) or relation
    text = match.group(0).rstrip()
    return Mention("date", offset + match.start(), offset + match.start() + len(text), text, value=value, relation=relation, form=kind)


# "Not until 1993", "had to wait until 1993": the day on which it came, no end.
_AT_LAST = re.compile(r"\b(?:not|wait|waited|took|only|no sooner)\b[^,;.]{0,24}$", re.I)


def _relation_within(words: str) -> str:
    """Give the relation of a date that holds its preposition ("since then")."""
    low = words.lower()
    return "since" if low.startswith(("since ", "from then")) else "before" if low.startswith("by ") else ""


def _value(kind: str, g: dict[str, str | None], anchor: str | None, piece: str, at: int) -> str | None:
    """Give the EDTF value; "" for a date that cannot be resolved; "-MM-DD" for one that lacks its year; None for no date."""
    maker = _MAKERS[kind]
    value = maker(g, anchor)
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
    raw = (g["n"] or "").lower()
    count = NUMBERS.get(raw) or int(raw)
    unit = g["u"]
    if unit == "year" and count < 500:
        return f"{int(anchor[:4]) - count}{anchor[4:] if g['today'] else ''}"
    day = _anchor_day(anchor)
    if unit == "day" and day and count < 3000:
        return str(day - dt.timedelta(days=count))
    if unit == "month" and len(anchor) >= 7 and count < 300:
        index = int(anchor[:4]) * 12 + int(anchor[5:7]) - 1 - count
        return f"{index // 12}-{index % 12 + 1:02d}"
    return ""


def _past(g: dict[str, str | None], anchor: str | None) -> str | None:
    if not anchor:
        return ""
    raw = g["n"] or ""
    count = NUMBERS.get(raw) or int(raw)
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
    step = -1 if g["back"] else {"following": 1, "next": 1, "previous": -1}.get((g["step"] or "").lower(), 0)
    return f"-same{step:+d}{'a' if g['back'] or g['part'] or g['in'] else ''}"


_MAKERS = {
    "point": _point, "iso": _iso, "ongoing": _ongoing, "range": _range, "season": _season, "between": _years, "years": _years, "decade": _decade,
    "century": _century, "month": _relative_month, "relative": _relative, "ago": _ago, "same": _same, "told": make_told, "past": _past,
    "part": make_part,
    "weekday": _weekday, "weekdays": _weekdays, "bare-month": _bare_month,
}  # fmt: skip


def to_period(date: Mention, *, opens: bool = False) -> str | None:
    """Give the period that a date with its preposition says a state holds: "since 1993" is `1993/`, "until 1918" is `/1918`.

    `opens` reads a bare date as the beginning of the state ("opened in 1972" is `1972/`).
    """
    value = date.value
    if not value:
        return None
    if "/" in value:
        return value
    if date.relation in ("since", "after", "from"):
        return f"{value}/"
    if date.relation in ("until", "before"):
        return f"/{value}"
    if date.relation == "about":
        value = f"{value}~" if value[-1].isdigit() else value
    return f"{value}/" if opens else value


def to_day(date: Mention) -> str | None:
    """Give the time of an act: the date itself, a bound where it says "before", "by" or "until", `~` where it says "about"."""
    value = date.value
    if not value:
        return None
    if date.relation == "before" and "/" not in value:
        return f"/{value}"
    if date.relation == "about" and value[-1].isdigit() and "/" not in value:
        return f"{value}~"
    return value


def iter_years(dates: list[Mention]) -> Iterator[str]:
    """Give the years that the dates name, in order."""
    for mention in dates:
        if re.match(r"\d{4}", mention.value):
            yield mention.value[:4]
