"""What a cell for the beginning of relations says: dates with the change that each brings. Which cell that is, is told elsewhere."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import NamedTuple

from bilat.extract.dates import find_dates
from bilat.extract.mentions import Mention

# What the words beside a date say that it brings, tried in this order: "re-established" before "established". "" is no change of relations.
_CHANGES = (
    ("", re.compile(r"\b(?:recogni|(?:un|non-?|quasi-?|semi-?)official|contacts?\b|(?:no|not|without)\b(?! (?:later|earlier)))", re.I)),
    ("upgraded", re.compile(r"\b(?:upgrad|elevat|raised|(?:embassy|ambassador(?:ial)?) level)", re.I)),
    ("downgraded", re.compile(r"\b(?:downgrad|reduced|lowered)", re.I)),
    ("restored", re.compile(r"\b(?:restor|re-?establish|resum|re-?new|re-?open|normali[sz])", re.I)),
    ("suspended", re.compile(r"\b(?:suspen|frozen|froze\b|interrupt)", re.I)),
    ("severed", re.compile(r"\b(?:sever|broke|break|terminat|cut\b|ceas|ended\b|end of|dissol|withdr[ae]w|cancel|lapsed)", re.I)),
    ("established", re.compile(r"\b(?:establish|began|begun|since|diplomatic|formal|offici|de facto|de jur[eo]|start)", re.I)),
)  # fmt: skip
_OTHER_ACTS = re.compile(r"\b(?:consul|embass|visit|agreement|treaty|trade|independen|legation|mission|retrieved|accessed|member)", re.I)
_DENIED = re.compile(r"\(?(?:none|never|no (?:\w+ ){0,3}(?:relations?|ties)\b.{0,60}|not (?:yet )?established)\)?\.?", re.I)
_UNKNOWN = re.compile(r"\(?(?:unknown|not known|uncertain|date unknown|unknown date|unclear)\)?\.?|\W*", re.I)
_EARLY = re.compile(r"(?<![\w.,/-])(?P<y>[1-9]\d{2}|1[0-3]\d\d)(?![\w/-]|[.,]\d)")
_FIGURES = re.compile(r"(?<![\d-])(?P<y>1[4-9]\d\d|20\d\d)[-/.](?P<m>1[0-2]|0?[1-9])(?:[-/.](?P<d>3[01]|[12]\d|0?[1-9]))?(?![\d/-])")
_DAY_FIRST = re.compile(r"(?<![\d./])(?P<d>3[01]|[12]\d|0?[1-9])(?P<mark>[./])(?P<m>1[0-2]|0?[1-9])(?P=mark)(?P<y>1[4-9]\d\d|20\d\d)(?![\d./])")
_MONTH_NAMES = "(?:" + "|".join((*calendar.month_name[1:], *calendar.month_abbr[1:], "sept")) + ")"
_MONTH = re.compile(rf"\b{_MONTH_NAMES}(?=\.? ?\d)", re.I)
_YEAR_FIRST = re.compile(rf"\b(?P<y>\d{{4}})[- ](?P<m>{_MONTH_NAMES})(?:[- ](?P<d>\d{{1,2}}))?\b(?! \d{{4}})", re.I)
_SLASHED = re.compile(rf"\b(?P<d>\d{{1,2}})[/.](?P<m>{_MONTH_NAMES})[/.](?P<y>\d{{4}})\b", re.I)
_DASHED = re.compile(rf"(?<!\w)-?(?P<m>{_MONTH_NAMES})-(?P<d>\d{{1,2}})[ ,-]+(?P<y>\d{{4}})\b", re.I)
_CENTURY = re.compile(r"(1\d|20)00s")
_BEFORE = re.compile(r"\b(?:before|prior to|by|no later than|not later than)\s*$", re.I)
_OR_BEFORE = re.compile(r"\s*\(?(?:or (?:before|earlier)|at the latest)\b", re.I)
_ABOUT = re.compile(r"(?:\b(?:circa|ca?\.?|about|around|approximately|approx\.?)|~)\s*$", re.I)
_DASH = re.compile(r"\s*(?:[-\u2010-\u2015]|to|until|till|through)\s*", re.I)
_CLOSED = re.compile(r"\s*\(([^()]*)\)")
_STOP = re.compile(r"[,;()\n]|\.\s")


class Event(NamedTuple):
    """One change of relations: `change` as in the vocabulary, `when` as EDTF or None, `denied` where the cell says that there are none."""

    change: str
    when: str | None
    denied: bool = False


class _Point(NamedTuple):
    value: str
    start: int
    end: int


def read_events(cell: str, default: str = "established", *, is_list: bool = False) -> list[Event]:
    """Read the events of a cell; a date without a word beside it brings `default`.

    Where no date is known, a table that only lists partners still says of each that relations exist; any other cell without a date says nothing.
    """
    words = _spell_out(cell.strip(" .;,*"))
    if _DENIED.fullmatch(words):
        return [Event("exist", None, denied=True)]
    points = _find_points(words)
    if not points:
        return [Event("exist", None)] if is_list and default == "established" and _UNKNOWN.fullmatch(words) else []
    return [*_date_events(words, points, default), *_find_undated(words[points[-1].end :])]


def is_date_only(cell: str) -> bool:
    """Tell whether a cell holds one date and nothing besides."""
    words = _spell_out(cell.strip(" ."))
    points = _find_points(words)
    return len(points) == 1 and (points[0].start, points[0].end) == (0, len(words))


def _date_events(words: str, points: list[_Point], default: str) -> Iterator[Event]:
    change = ""
    for number, point in enumerate(points):
        before = words[points[number - 1].end : point.start] if number else words[: point.start]
        if number and _DASH.fullmatch(before):
            if _is_vague(points[number - 1], point):
                continue
            change = "restored" if change in ("severed", "suspended") else "severed"
        else:
            change = _tell_change(before, _words_after(words, points, number), default, is_first=number == 0)
        if change:
            yield Event(change, _bound(words, point, before))


def _tell_change(before: str, after: str, default: str, *, is_first: bool) -> str:
    """Tell what a date brings, by the words before it, else by those after it; "" where it is that of something else."""
    before = _CLOSED.sub("", before, count=1) if _CLOSED.match(before) else before
    told = _find_change(before)
    if told is None and _OTHER_ACTS.search(before):
        return ""
    if told is None and re.fullmatch(r"consul\w*(?: \w+)*", after, re.I):
        return ""
    told = _find_change(after) if told is None else told
    if told is None or (is_first and told == "upgraded"):
        return default
    return told


def _words_after(words: str, points: list[_Point], number: int) -> str:
    """Give the words after a date that are said of it, not of the next: in parentheses, or up to a comma or the end."""
    is_last = number + 1 == len(points)
    rest = words[points[number].end : None if is_last else points[number + 1].start]
    closed = _CLOSED.match(rest)
    if closed:
        return "" if _find_change(closed[1]) in ("suspended", "severed") else closed[1]
    stop = _STOP.search(rest)
    return rest[: stop.start()] if stop else rest if is_last else ""


def _find_undated(rest: str) -> Iterator[Event]:
    """Give a break that stands after the last date without one of its own: "1912 (suspended)"."""
    change = _find_change(rest)
    if change in ("suspended", "severed") and re.match(r"\s*[(;,]", rest):
        yield Event(change, None)


def _find_change(words: str) -> str | None:
    return next((change for change, pattern in _CHANGES if pattern.search(words)), None)


def _is_vague(first: _Point, second: _Point) -> bool:
    """Tell whether a span says only that it was somewhere between: bare years, or days of one year. Others bound a period of relations."""
    return ("-" not in first.value and "-" not in second.value) or first.value[:4] == second.value[:4]


def _bound(words: str, point: _Point, before: str) -> str:
    if _BEFORE.search(before) or _OR_BEFORE.match(words, point.end):
        return f"/{point.value}"
    return f"{point.value}~" if _ABOUT.search(before) and point.value[-1].isdigit() else point.value


def _spell_out(words: str) -> str:
    """Write dates as prose does ("1993-5-19", "1970-Apr-24", "Feb-22 1979", "22 MAy 2003")."""
    for pattern in (_YEAR_FIRST, _DASHED, _SLASHED):
        words = pattern.sub(lambda m: f"{m['d'] or ''} {m['m']} {m['y']}".lstrip(), words)
    return _MONTH.sub(lambda m: m[0].capitalize(), _DAY_FIRST.sub(_to_words, _FIGURES.sub(_to_words, words)))


def _to_words(match: re.Match[str]) -> str:
    month = f"{calendar.month_name[int(match['m'])]} {match['y']}"
    return f"{int(match['d'])} {month}" if match["d"] else month


def _find_points(words: str) -> list[_Point]:
    """Find the dates of a cell in order; both ends of a span are given apart."""
    mentions = [m for m in find_dates(words, 0, len(words), None) if m.value and re.match(r"\d{3}", m.value)]
    points = [point for mention in mentions for point in _split(mention, words)]
    taken = [(point.start, point.end) for point in points]
    points += [
        _Point(m["y"].zfill(4), m.start(), m.end()) for m in _EARLY.finditer(words) if all(m.end() <= a or b <= m.start() for a, b in taken)
    ]
    return sorted(points, key=lambda point: point.start)


def _split(mention: Mention, words: str) -> Iterator[_Point]:
    century = _CENTURY.search(mention.text)
    first, _, second = mention.value.partition("/")
    if century or mention.form not in ("range", "years", "ongoing"):
        yield _Point(f"{century[1]}XX" if century else mention.value, mention.start, mention.end)
        return
    if second in ("", ".."):
        yield _Point(first, mention.start, mention.end)
        return
    dash = next((m for m in _DASH.finditer(words, mention.start + 1, mention.end) if re.search(r"\d", words[mention.start : m.start()])), None)
    if dash is None:
        yield _Point(first, mention.start, mention.end)
        return
    yield _Point(first, mention.start, dash.start())
    yield _Point(second, dash.end(), mention.end)
