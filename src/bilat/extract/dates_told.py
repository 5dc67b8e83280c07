"""Dates that lean on what was told before: "that September", "the following month", "two years later", a day without its year.

They are resolved on the last date before them in the sentence or in those just before it, and left out where there is none.
"""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from bilat.extract.date_words import MONTHS, NUMBERS, SEASONS, is_day
from bilat.extract.mentions import Mention
from bilat.model import parse_when

_NUMBER = rf"(?P<n>\d{{1,3}}|(?i:{'|'.join(NUMBERS)}))"
_WAY = r"(?P<way>later|earlier|afterwards?|thereafter|on(?=[.,;]|$)|after(?=[.,;]|$)|before(?=[.,;]|$))"
# Words before a date by which what is dated is still to come.
_TO_COME = re.compile(r"\b(?:will|shall|would|due|scheduled|expected|planned|set to|about to|plans? to|intends? to|(?:is|are|was|were) to (?:be |\w+))\b")
# What is done behind them is not ("is to help under a deal signed on Wednesday").
_DONE = re.compile(r"\b(?:deals?|agreements?|accords?|pacts?|memorand\w+|contracts?|treat(?:y|ies)|decisions?|statements?|decrees?|talks|meetings?|resolutions?) (?:that (?:was|were) )?(?:signed|reached|held|made|issued|announced|adopted|concluded|struck|agreed|approved|ratified)\b[^,;]*$")
_PLACE_AND_DAY = re.compile(r"^\W{0,3}[A-Z][A-Z .,'()/-]{2,40}[,.]? ?$")
# Months between a month and an earlier one that comes after it in the telling: December, then January of the next year.
_TURN = 6
# Months by which a month may lie ahead of the day of a report.
_AHEAD = 6


class Told(msgspec.Struct, frozen=True):
    """What was told before a sentence: the last date with a year and the last full day (EDTF), and the year that the heading names."""

    date: str = ""
    day: str = ""
    year: str = ""


def find_shapes(month: str) -> tuple[str, ...]:
    """Give the shapes of dates that lean on one told before; `month` is the shape of a month's name."""
    named = rf"(?:{month}|spring|summer|autumn|fall|winter)"
    return (
        rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<m>{named})(?: (?P<d2>\d{{1,2}}))?,? (?:of )?(?:that|the same) (?:very )?(?P<u>year)\b",
        r"(?<=[Oo]n )the (?P<d>\d{1,2})(?:st|nd|rd|th)(?: of (?:that|the same|this) month\b|(?=[.,;:]| and |$))",
        r"(?P<same>[Ss]ince then|[Ff]rom then on|[Bb]y then)\b",
        rf"[Tt]h(?:at|e same) (?:very |same )?(?P<m>{named})(?! \d)",
        rf"[Tt]he (?P<next>following|next) (?P<m>{named})(?! \d)",
        rf"{_NUMBER} (?P<u>year|month|day)s? {_WAY}",
        r"[Tt]he (?P<next>following|next) (?P<u>year|month)\b",
        r"[Tt]he (?P<u>year|month) (?P<next>after|thereafter|following)\b(?! \w+ing)",
        r"[Tt]he (?P<last>previous|preceding) (?P<u>year|month)\b",
        r"[Tt]he (?P<u>year) (?P<last>before)\b(?=[.,;]|$)",
        r"(?:[Tt]hat|[Tt]he same) (?:very |same )?(?P<u>year|month)\b(?!['’]s)",
    )


def make_told(g: dict[str, str | None], anchor: str | None) -> str | None:
    """Give what a leaning date asks for: a step in years, months or days, or a month of the year told, or the next such month."""
    if g.get("same"):
        return "-told:="
    day = g.get("d") or g.get("d2")
    if g.get("m") is None and day:
        return f"-told:D={int(day):02d}"
    if g.get("m"):
        month = (MONTHS | SEASONS)[(g["m"] or "").strip().strip(".").lower()]
        return f"-told:{'M' if g.get('next') else 'm'}={month:02d}{f'-{int(day):02d}' if day else ''}"
    unit = (g.get("u") or "year")[0]
    if g.get("n"):
        raw = (g["n"] or "").lower()
        count = NUMBERS.get(raw) or int(raw)
        back = (g.get("way") or "") in ("earlier", "before")
        return f"-told:{unit}{'-' if back else '+'}{count}" if 0 < count < 300 else None
    return f"-told:{unit}{1 if g.get('next') else -1 if g.get('last') else 0:+d}"


def settle_dates(found: list[Mention], text: str, start: int, anchor: str | None, told: Told) -> list[Mention]:
    """Give the dates that lean on others their values; leave out those that lean on nothing, and what only heads a report."""
    kept = _without_datelines(_without_weekdays(found, text), text, start)
    last, day = told.date, told.day
    for mention in kept:
        if mention.form == "same":
            known = day or (anchor if mention.value.endswith("a") and is_day(anchor or "") else "")
            mention.value = str(dt.date.fromisoformat(known) + dt.timedelta(days=int(mention.value[5:].rstrip("a")))) if known else ""
        elif mention.form == "told":
            mention.value = _step(mention.value.removeprefix("-told:"), last)
        if re.match(r"\d{4}", mention.value):
            last = mention.value.partition("/")[0]
            day = last if is_day(last) else day
    return _with_years([m for m in kept if m.value or m.form not in ("same", "told")], text, start, anchor, told)


def is_to_come(piece: str, at: int) -> bool:
    """Tell whether the words before a date say that what it dates is still to come."""
    before = piece[max(0, at - 90) : at]
    return bool(_TO_COME.search(before)) and not _DONE.search(before)


def to_next(value: str, anchor: str | None) -> str:
    """Give the next day of a weekday's name where the last one was found; of two days, both."""
    if "/" in value:
        return value if not anchor or value.partition("/")[2] >= anchor else "/".join(str(dt.date.fromisoformat(day) + dt.timedelta(days=7)) for day in value.split("/"))
    if not is_day(value) or not anchor or value >= anchor:
        return value
    return str(dt.date.fromisoformat(value) + dt.timedelta(days=7))


def _without_weekdays(found: list[Mention], text: str) -> list[Mention]:
    """Leave out the name of a day directly before its date ("Monday, 5 July 2010")."""
    pairs = zip(found, [*found[1:], None], strict=False)
    return [m for m, after in pairs if m.form != "weekday" or after is None or after.form not in ("point", "range") or not re.fullmatch(r",? (?:the )?", text[m.end : after.start])]


def _without_datelines(found: list[Mention], text: str, start: int) -> list[Mention]:
    """Leave out the day at the head of a report ("KINSHASA, Oct 31 - ...") where the sentence names another."""
    if len(found) < 2 or not _PLACE_AND_DAY.match(text[start : found[0].start]) or not re.match(r"\)? ?(?:\([\w /]{2,30}\) ?)?[-–—:]", text[found[0].end : found[0].end + 36]):
        return found
    return found[1:]


def _step(asked: str, last: str) -> str:
    """Give the date that a step from the last one leads to, "" where that is not known to the month or day that it needs."""
    if not re.match(r"\d{4}(?!\d)", last):
        return ""
    if asked == "=":
        return last
    kind, value = asked[0], asked[1:]
    year, month = int(last[:4]), int(last[5:7]) if re.match(r"\d{4}-(?:0\d|1[0-2])", last) else 0
    if kind == "y":
        return str(year + int(value))
    if kind == "D":
        return f"{year}-{month:02d}-{value[1:]}" if month else ""
    if asked[1] == "=":
        wanted = int(value[1:3])
        later = kind == "M" and (not month or wanted <= month)
        return f"{year + later}-{wanted:02d}{value[3:]}"
    if kind == "d":
        whole = is_day(last)
        return str(dt.date.fromisoformat(last) + dt.timedelta(days=int(value))) if whole else ""
    index = year * 12 + month - 1 + int(value)
    return f"{index // 12}-{index % 12 + 1:02d}" if month else ""


def _with_years(found: list[Mention], text: str, start: int, anchor: str | None, told: Told) -> list[Mention]:
    """Give day-and-month dates their year: that of the sentence, of the heading, of what was told before, else the one the document's date implies."""
    full = [m.value[:4] for m in found if re.match(r"\d{4}", m.value)]
    last = ""
    for mention in found:
        if mention.value.startswith("-"):
            to_come = is_to_come(text[start : mention.end], mention.start - start)
            mention.value = _complete(mention.value, full, last, anchor, told, to_come)
        if re.match(r"\d{4}", mention.value):
            last = mention.value.partition("/")[0]
    return found


def _complete(value: str, full: list[str], last: str, anchor: str | None, told: Told, to_come: bool) -> str:
    month = int(value[1:3])
    year = _find_year(month, full, last, anchor, told, to_come)
    if year is None:
        return ""
    completed = "/".join(str(year) + part for part in value.split("/"))
    try:
        parse_when(completed)
    except ValueError:
        return ""
    return completed


def _find_year(month: int, full: list[str], last: str, anchor: str | None, told: Told, to_come: bool) -> int | None:
    """Give the year of a month without one; after a later month of the same telling (December, then January) it is the next."""
    if len(set(full)) == 1:
        return int(full[0]) + (last.startswith(full[0]) and _is_turned(month, last))
    if told.year:
        return int(told.year)
    if anchor:
        ahead = month - int(anchor[5:7]) if len(anchor) >= 7 else 0
        return int(anchor[:4]) - (ahead > _AHEAD or (ahead > _AHEAD - 2 and not to_come))
    return int(told.date[:4]) + _is_turned(month, told.date) if told.date else None


def _is_turned(month: int, last: str) -> bool:
    return re.match(r"\d{4}-(?:0\d|1[0-2])", last) is not None and int(last[5:7]) - month >= _TURN
