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

ASIDE = "aside"  # the form of a date that a clause tells of an event beside ("two days after the declaration"): nothing leans on it
_NUMBER = rf"(?P<n>\d{{1,3}}|(?i:{'|'.join(NUMBERS)}))"
_WAY = r"(?P<way>later|earlier|afterwards?|thereafter|on(?=[.,;]|$)|after(?=[.,;]|$)|before(?=[.,;]|$))"
# Words before a date by which what is dated is still to come.
_TO_COME = re.compile(r"\b(?:will|shall|would|due|scheduled|expected|planned|set to|about to|plans? to|intends? to|(?:is|are|was|were) to (?!have\b)(?:be |\w+))\b")
# Such words of today, which tell of what is planned where no other verb does ("comes to Delhi on Friday"), and such words behind a date.
_GOING = re.compile(r"\b(?:comes|goes|leaves|flies|travels|departs|heads|sails|opens|starts|begins|returns|moves)\b(?:(?!\b(?:after|since|when|who|which|was|were|had|\w+ed)\b)[^,;:.])*$")
_THEN_TO_COME = re.compile(r"[\w.]+(?: \d{1,2})?,? (?:(?!said|told|announced|that|which|when)[\w.'’-]+ ){1,7}?(?:will|(?:is|are) (?:expected|due|to)|goes|flies|travels|comes|leaves)\b")
_OPENS = re.compile(r"(?:^|[.;:] )(?:On|In|Next) $")
# What was said on a day is not to come, whatever it announces ("will form a committee, the minister said on Tuesday").
_SAID = re.compile(r"\b(?:said|says|announced|told|reported|added|declared|stated|confirmed|wrote|revealed|disclosed)\b(?:(?!\bthat\b)[^,;])*$")
# What is done behind them is not ("is to help under a deal signed on Wednesday").
_DONE = re.compile(r"\b(?:deals?|agreements?|accords?|pacts?|memorand\w+|contracts?|treat(?:y|ies)|decisions?|statements?|decrees?|talks|meetings?|resolutions?) (?:that (?:was|were) )?(?:signed|reached|held|made|issued|announced|adopted|concluded|struck|agreed|approved|ratified)\b[^,;]*$")
_PLACE_AND_DAY = re.compile(r"^\W{0,3}[A-Z][A-Z .,'()/-]{2,40}[,.]? ?$")
# Months between a month and an earlier one that comes after it in the telling: December, then January of the next year.
_TURN = 6
# Months by which a month may lie ahead of the day of a report.
_AHEAD = 6
# Months by which a month lies behind the day of a report where it is that of the next year, if it is to come.
_BEHIND = 4
_OF_A_PAPER = re.compile(r"\b(?:treaty|agreement|accord|pact|arrangement|convention|protocol|award|memorandum|declaration|deal|law|war|coup|defence|framework) of $", re.I)
_TO_CLAUSE = re.compile(r"[.;:]\s|\n|, (?=(?:and|but|which|who|where|when)\b)")
# Verbs that tell of what is over; "was to" and the like are sought apart.
_PAST = re.compile(
    r"\b(?:had|was|were|did|has (?:been|held|had)|(?<!be )(?<!is )(?<!are )[a-z]{3,}ed|went|came|met|took|gave|lent|sold|bought|sent|held|began|left|won|made|struck|saw|paid|fell|grew|brought|flew|broke|lost)\b"
)


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
        r"(?P<same>[Ss]ince then|[Ee]ver since(?=[.,;]|$)|[Ss]ince that (?:time|day|date)|[Ff]rom then on|[Bb]y then)\b",
        rf"[Tt]h(?:at|e same) (?:very |same )?(?P<m>{named})(?! \d)",
        rf"[Tt]he (?P<next>following|next) (?P<m>{named})(?! \d)",
        rf"{_NUMBER} (?P<u>year|month|week|day)s? {_WAY}",
        rf"(?<=, )(?:just |only |barely |some |almost |nearly |exactly )?{_NUMBER} (?P<u>year|month|week|day)s? (?P<span>after|before)\b(?= \w)",
        rf"[Tt]he (?P<previous>previous) (?P<m>{named})(?! \d)",
        rf"[Tt]he (?P<m>{named}) (?P<previous>before)\b(?! \w+ing| the\b)",
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
        return f"-told:{'M' if g.get('next') else 'P' if g.get('previous') else 'm'}={month:02d}{f'-{int(day):02d}' if day else ''}"
    unit = (g.get("u") or "year")[0]
    if g.get("n"):
        raw = (g["n"] or "").lower()
        count = NUMBERS.get(raw) or int(raw)
        back = g.get("way") in ("earlier", "before") or g.get("span") == "after"
        return f"-{'aside' if g.get('span') else 'told'}:{unit}{'-' if back else '+'}{count}" if 0 < count < 300 else None
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
            leans, _, asked = mention.value.partition(":")
            mention.value = _step(asked, last or (anchor or "" if asked[0] == "P" else ""))
            mention.form = leans[1:]
        if re.match(r"\d{4}", mention.value) and mention.form != ASIDE:
            last = mention.value.partition("/")[0]
            day = last if is_day(last) else day
    return _with_years([m for m in kept if m.value or m.form not in ("same", "told", ASIDE)], text, start, anchor, told)


def is_to_come(piece: str, at: int) -> bool:
    """Tell whether the words before a date say that what it dates is still to come."""
    before = piece[max(0, at - 90) : at]
    if _OPENS.search(before):
        return _THEN_TO_COME.match(piece, at) is not None
    return not is_of_telling(piece, at) and (bool(_TO_COME.search(before)) or bool(_GOING.search(before))) and not _DONE.search(before)


def is_of_telling(piece: str, at: int) -> bool:
    """Tell whether a date is that on which something was said ("will come, the minister said on Friday")."""
    before = piece[max(0, at - 90) : at]
    told = _SAID.search(before)
    return told is not None and not _TO_COME.search(before, told.start())


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
        turn = (kind == "M" and (not month or wanted <= month)) - (kind == "P" and (not month or wanted >= month))
        return f"{year + turn}-{wanted:02d}{value[3:]}"
    if kind in "dw":
        return _step_days(int(value), kind, last) if is_day(last) else ""
    index = year * 12 + month - 1 + int(value)
    return f"{index // 12}-{index % 12 + 1:02d}" if month else ""


def _step_days(count: int, unit: str, last: str) -> str:
    """Give the day so many days from another; of several weeks, which are seldom counted to the day, the month."""
    day = dt.date.fromisoformat(last) + dt.timedelta(days=count * (7 if unit == "w" else 1))
    return str(day)[:7] if unit == "w" and abs(count) > 1 else str(day)


class _Setting(msgspec.Struct, frozen=True):
    """What gives a month its year: the years of the sentence, the document's day, what was told before."""

    full: tuple[str, ...]
    anchor: str | None
    told: Told


def _with_years(found: list[Mention], text: str, start: int, anchor: str | None, told: Told) -> list[Mention]:
    """Give day-and-month dates their year: that of the sentence, of the heading, of what was told before, else the one the document's date implies."""
    full = [m for m in found if re.match(r"\d{4}", m.value)]
    referring = [m for m in full if _only_refers(m, text, anchor)]
    setting = _Setting(tuple(m.value[:4] for m in full if m not in referring), anchor, told)
    last = ""
    for mention in found:
        if mention.value.startswith("-"):
            mention.value = _complete(mention.value, last, setting, _find_way(mention, text, start))
        if re.match(r"\d{4}", mention.value) and mention not in referring and mention.form != ASIDE:
            last = mention.value.partition("/")[0]
    return found


def _only_refers(mention: Mention, text: str, anchor: str | None) -> bool:
    """Tell whether a full date of a report tells of an earlier thing than the sentence ("the first since 2010", "under the treaty of 1 August 2017")."""
    if not anchor or not is_day(anchor) or mention.value[:4] == anchor[:4]:
        return False
    return mention.relation == "since" or _OF_A_PAPER.search(text, max(0, mention.start - 40), mention.start) is not None


def _find_way(mention: Mention, text: str, start: int) -> str:
    """Tell whether a month without a year is to come ("ahead"), is over ("back"), or whether the words leave it open ("")."""
    if is_to_come(text[start : mention.end + 60], mention.start - start):
        return "ahead"
    if mention.relation == "since":
        return "back"
    before = _TO_CLAUSE.split(text[max(start, mention.start - 120) : mention.start])[-1]
    after = _TO_CLAUSE.split(text[mention.end - 1 : mention.end + 70])[0]
    return "back" if _PAST.search(f"{before}|{after}") and not _TO_COME.search(f"{before}|{after}") else ""


def _complete(value: str, last: str, setting: _Setting, way: str) -> str:
    year = _find_year(value.partition("/")[0].lstrip("-"), last, setting, way)
    if year is None:
        return ""
    first = value.partition("/")[0]
    completed = "/".join(str(year + (part < first)) + part for part in value.split("/"))  # a stretch over the turn of the year ends in the next
    try:
        parse_when(completed)
    except ValueError:
        return ""
    return completed


def _find_year(asked: str, last: str, setting: _Setting, way: str) -> int | None:
    """Give the year of a month without one; after a later month of the same telling (December, then January) it is the next."""
    full, anchor, told, month = setting.full, setting.anchor, setting.told, int(asked[:2])
    if len(set(full)) == 1:
        return int(full[0]) + (last.startswith(full[0]) and _is_turned(month, last))
    if told.year:
        return int(told.year)
    if is_day(told.date) and told.date[5:] == asked and way != "ahead":
        return int(told.date[:4])
    if anchor:
        ahead = month - int(anchor[5:7]) if len(anchor) >= 7 else 0
        if way == "ahead":
            return int(anchor[:4]) + (ahead <= -_BEHIND)
        return int(anchor[:4]) - (ahead > (0 if way == "back" else _AHEAD - 2))
    return int(told.date[:4]) + _is_turned(month, told.date) if told.date else None


def _is_turned(month: int, last: str) -> bool:
    return re.match(r"\d{4}-(?:0\d|1[0-2])", last) is not None and int(last[5:7]) - month >= _TURN
