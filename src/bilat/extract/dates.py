"""Dates in words: where they stand and what the preposition before them says. A grammar of our own: one expression a shape, tried longest first.
What a shape comes to is made in `date_values`; what leans on dates told before, in `dates_told`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilat.extract.date_parts import find_part_shapes
from bilat.extract.date_values import find_value
from bilat.extract.date_words import NUMBERS, find_relation_of_event
from bilat.extract.dates_told import Told, find_shapes, is_to_come, settle_dates, to_next
from bilat.extract.mentions import Mention
from bilat.extract.needed import find_needed
from bilat.extract.openings import FIGURES, Openings, find_opening
from bilat.extract.waits import Row, Waits

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
    ("range", rf"(?P<d>{_DAY})\s?(?P<m>{_MONTH}){_DASH}(?P<d2>{_DAY})\s?(?P<m2>{_MONTH})(?!,? ?\d)"),
    ("range", r"(?P<d>0?[1-9]|[12]\d|3[01])\.?\s?[-–]\s?(?P<d2>0?[1-9]|[12]\d|3[01])\.(?P<nm>0?[1-9]|1[0-2])\.(?P<y>(?:19|20)\d\d)\b"),
    ("range", rf"(?P<d>{_DAY})(?:, {_DAY}){{0,3}}(?:{_DASH}(?:the )?|/|,?\s?(?:and|&)\s)(?P<d2>{_DAY})(?: of)? (?P<m>{_MONTH}),? ?(?P<y>{_YEAR})?\b"),
    ("range", rf"(?P<m>{_MONTH}) (?P<d>{_DAY})(?:{_DASH}|\s?(?:and|&)\s)(?P<d2>{_DAY})\b(?:,? ?(?P<y>{_YEAR})\b)?(?! ?(?:million|billion|percent|per cent|%))"),
    ("range", rf"(?P<m>{_MONTH}) (?P<d>{_DAY}){_DASH}(?P<m2>{_MONTH}) (?P<d2>{_DAY})\b"),
    ("range", rf"(?P<d>{_DAY}) (?P<m>{_MONTH}) and (?P<d2>{_DAY}) (?P<m2>{_MONTH}),? (?P<y2>{_YEAR})\b"),
    ("range", rf"(?P<m>{_MONTH}) and (?P<m2>{_MONTH})(?: of)?,? (?P<y2>{_YEAR})\b"),
    ("weekdays", rf"(?P<wd>{_WEEKDAY})(?: (?:to|till|until|through|and|or) |[–-])(?P<wd2>{_WEEKDAY})\b(?!,? (?:the )?(?:{_DAY}\b|{_MONTH}))"),
    ("weekdays", r"(?P<wd>[Yy]esterday|[Tt]oday) and (?P<wd2>today|tomorrow)\b"),
    ("point", rf"(?P<d>{_DAY})(?: of)?[ \-](?P<m>{_MONTH})[,\-]? ?(?P<y>{_YEAR})\b"),
    ("point", rf"(?P<m>{_MONTH})\s?(?P<d>{_DAY})\b,? ?(?P<y>{_YEAR})\b"),
    ("range", rf"(?P<m>{_MONTH})(?: (?P<y>{_YEAR}))?{_DASH}(?P<m2>{_MONTH})(?: of)?,? (?P<y2>{_YEAR})\b"),
    ("point", rf"(?P<m>{_MONTH})(?: of)?,? (?P<y>{_YEAR})\b"),
    ("point", rf"(?P<y>{_YEAR})\.(?P<nm>1[0-2]|0?[1-9])\.(?P<d>3[01]|[12]\d|0?[1-9])\b(?!\.\d)"),
    ("point", rf"(?P<y>{_YEAR})(?<![A-Za-z,] \d\d\d\d) (?P<m>{_MONTH})(?! ?\d)"),
    ("point", r"(?:(?<=\()|(?<=[Ii]n ))(?P<nm>1[0-2]|0?[1-9])/(?P<y>(?:19|20)\d\d)\b"),
    ("iso", rf"(?P<y>{_YEAR})-(?P<nm>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])\b"),
    ("point", r"(?P<d>0?[1-9]|[12]\d|3[01])(?P<sep>[./])(?P<nm>0?[1-9]|1[0-2])(?P=sep)(?P<y>(?:19|20)\d\d)\b"),
    ("point", rf"(?P<m>{_MONTH}) (?P<d>{_DAY})\b(?! ?(?:million|billion|percent|per cent|%|years|countries))"),
    ("point", rf"(?P<d>{_DAY})(?: of)? (?P<m>{_MONTH})(?! \d)"),
    ("season", rf"(?:the )?(?P<s>spring|summer|autumn|fall|winter) (?:of )?(?P<y>{_YEAR})\b"),
    ("between", rf"(?:[Bb]etween) (?P<y>{_YEAR}) and (?P<y2>{_YEAR})\b"),
    ("ongoing", rf"(?P<y>{_YEAR})\s?(?:-|–|—|to)\s?(?:the )?(?:present|date)\b"),
    ("years", rf"FY\s?(?P<y>{_YEAR})\s?(?:-|–|/)\s?(?P<y2>{_YEAR}|\d\d)\b"),
    ("point", rf"FY\s?(?P<y>{_YEAR})\b(?![-–/]\d)"),
    ("years", rf"(?P<y>{_YEAR})\s?(?:-|–|—|/|to|through|until|till)\s?(?P<y2>{_YEAR}|\d\d)\b(?![\d-]|[.,]\d| ?(?:million|billion|trillion|per cent|percent|%))"),
    ("decade", r"(?:the )?(?P<part>early|mid|late|mid-to-late)?[ -]?(?P<y>1[4-9]\d|20\d)0['’]?s\b"),
    ("century", r"(?:the )?(?P<part>early|mid|late|second half of the)?[ -]?(?P<c>1[0-9]|20|21)(?:th|st) centur(?:y|ies)\b"),
    ("month", rf"(?P<rel>[Ll]ast|[Nn]ext|[Tt]his) (?P<m>{_MONTH})\b"),
    ("ago", rf"(?P<n>\d+|(?i:{'|'.join(NUMBERS)})) (?P<u>year|month|week|day)s? ago(?P<today> today)?\b|[Ii]t is (?:now )?(?P<since>\d+|{'|'.join(NUMBERS)}) years since\b"),
    ("ahead", rf"(?:[Bb]y|[Bb]efore) (?:the end of the year|(?:the|this) year(?:['’]s end| is out| ends)|year['’]s end)\b|[Ww]ithin (?:the next )?(?P<n>\d+|{'|'.join(NUMBERS)}) (?P<u>year|month)s\b"),
    ("relative", r"(?P<w>[Ll]ast|[Nn]ext|[Tt]his|previous|past) (?P<u>year|month|week)\b"),
    ("relative", r"(?P<w>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]his (?:morning|afternoon|evening)|[Tt]onight|[Ll]ast night)\b"),
    ("past", r"(?:the )?(?:past|last) (?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten) (?P<u>year)s\b"),
    ("same", r"(?:the|that|this) (?:very )?same (?:day|date)\b|(?<=[Oo]n )(?:that|this) (?:very )?(?:day|date)\b|(?<=(?:os|en)ed )that (?:very )?day\b|[Tt]he (?P<step>following|next|previous) day\b"
     r"|[Tt]he (?:day|evening|night) (?P<back>before)\b(?=[.,;]|$| (?:on|for|with|in|to)\b| (?:he|she|they)\b[^,;.]{0,25} had\b)|[Tt]he day (?P<next>after)\b(?=[.,;]|$| and\b)|[Tt]h(?:at|e same) (?P<part>morning|afternoon|evening)\b|(?:[Ee]arlier|[Ll]ater) (?P<in>in the day)\b"),
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
    r"\d{4}|(?:day|date|year|month|weekend)\b|(?:years?|months?|weeks?|days?) (?:later|earlier|after|before|on\b)|[Tt]hat (?:spring|summer|autumn|fall|winter)|\d0s|\d(?:th|st) cent|(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|Mac)|day\b|[Ww]ithin |years since|first \w+ months"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ties\b|weekend|(?:[Ss]ince|[Bb]y|[Ff]rom) then\b|since that time|ever since|the \d{1,2}(?:st|nd|rd|th)\b|(?:morning|afternoon|evening|night)\b|[Qq]uarter"
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
            value = find_value(kind, match.groupdict(), anchor)
            if value and _is_named(kind, match.group()) and is_to_come(piece, match.start()):
                value = to_next(value, anchor)
            if value is None or _is_count(match, piece) or (kind == "ahead" and not _PLANNED.search(piece)):
                continue
            taken.append(match.span())
            found.append(_mention(match, value, piece, start, kind))
    if not found or not _HINT.search(piece):
        return []
    found.sort(key=lambda m: m.start)
    return settle_dates(found, text, start, anchor, told or Told())


# Words of a sentence in which "before the year is out" and "within five years" are still to come.
_PLANNED = re.compile(r"\b(?:will|shall|(?:is|are) (?:to|due|set|expected)|expect\w*|plans?|means to|intend\w*|should|hopes?|wants?|wish\w*|aim\w*|targets?|goal|promis\w*|undertak\w*|pledg\w*|agreed to)\b", re.I)


def _is_named(kind: str, words: str) -> bool:
    """Tell whether a date is a day or weekend by its name, which may be the last one or the next."""
    return kind in ("weekday", "weekdays") or (kind == "part" and words.lower().startswith("this weekend"))


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
    limit = _ABOUT_LIMIT.search(piece[: match.start()])
    if limit and re.fullmatch(r"\d{4}(?:-\d\d)*", value):
        relation, value = limit[1].lower().replace("till", "until"), f"{value}~"
    text = match.group(0).rstrip()
    return Mention("date", offset + match.start(), offset + match.start() + len(text), text, value=value, relation=relation, form=kind)


# "Until about 2016": a limit that is itself told roughly.
_ABOUT_LIMIT = re.compile(r"\b(until|till|since|from) (?:about|around|roughly|circa) $", re.I)
# "Not until 1993", "had to wait until 1993": the day on which it came, no end.
_AT_LAST = re.compile(r"\b(?:not|wait|waited|took|only|no sooner)\b[^,;.]{0,24}$", re.I)


def _relation_within(words: str) -> str:
    """Give the relation of a date that holds its preposition ("since then")."""
    low = words.lower()
    return "since" if low.startswith(("since ", "ever since", "from then")) else "before" if low.startswith(("by ", "before ", "within ")) else ""


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
