"""Jubilees: "sixty years of relations" tell when relations began, told from the day on which they are kept. Which claims there are is not decided here."""

from __future__ import annotations

import re

import msgspec

from bilat.extract.date_words import NUMBERS
from bilat.extract.reading import Sent
from bilat.model import Claim

_TENS = {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "centenary": 100, "fifth": 5, "tenth": 10, "fifteenth": 15, "first": 1}
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = rf"(?:\d{{1,3}}(?:st|nd|rd|th)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:{_ONES}|fifth)|a hundred|one hundred|{'|'.join((*NUMBERS, *_TENS))})"
_RELATIONS = r"(?:(?:the|their|our|full|formal|official|bilateral|diplomatic|establishment of|setting up of) )*(?:relations|relationship|ties)\b"
_JUBILEE = re.compile(
    rf"(?P<rough>\b(?:more than|over|nearly|almost|some|about|around) )?\b(?P<n>{_NUMBER}) (?:years?|anniversary) of (?:the )?{_RELATIONS}"
    rf"|\b(?:relations|ties)\b[^;,.]{{0,60}}\b(?:are|were|is|was|turn|turned|mark|marked) (?:now |just )?(?P<rough2>(?:more than|over|nearly|almost|some|about) )?(?P<old>{_NUMBER})(?: years?(?: old)?)?(?= (?:this|on|in|today)\b|[.,;]|$)",
    re.I,
)
_KEPT = re.compile(r"\b(?:mark\w*|celebrat\w*|complet\w*|commemorat\w*|anniversary|years old|turn(?:ed|s)?|falls|fell|this year|last year)\b|\b(?:relations|ties)\b[^;,.]{0,60}\b(?:are|were)\b", re.I)
_ENDED = re.compile(r"\b(?:end(?:ed|s|ing)?|broke|break|cut|sever\w*|after|in the|within)\b[^;,.]{0,20}$", re.I)
_SET_UP = re.compile(r"\b(?:set up|establish\w*|since|dat(?:e|ed|ing) (?:from|back)|beg[au]n|opened|taken up|took up)\b[^;,.]{0,30}$", re.I)
_ON_OCCASION = re.compile(r"\b(?:at (?:a|the|which|an)|to (?:mark|celebrate|commemorate)|for the|on the occasion of|in honou?r of|during)\b[^;,.]{0,30}$", re.I)
_POINT = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
_LONGEST = 400  # years


def find_jubilee(sent: Sent) -> re.Match[str] | None:
    """Find the words of a sentence that tell how many years relations have lasted, where they are being kept; None where an end is told by them."""
    found = _JUBILEE.search(sent.text)
    return found if found is not None and _KEPT.search(sent.text) and not _ENDED.search(sent.text, 0, found.start()) else None


def date_jubilees(sent: Sent, claims: list[Claim]) -> list[Claim]:
    """Give relations that were established the day so many years before the one on which the jubilee is kept."""
    if not any(_is_beginning(claim) for claim in claims):
        return claims
    found = find_jubilee(sent)
    when = _find_beginning(sent, found, any(c.type in ("visit", "meeting") for c in claims)) if found is not None else None
    return [msgspec.structs.replace(c, when=when) if when and _is_beginning(c) else c for c in claims]


def _is_beginning(claim: Claim) -> bool:
    return claim.type == "relations" and claim.roles.get("change") == "established"


def _find_beginning(sent: Sent, found: re.Match[str], visited: bool) -> str | None:
    """Give the day, or the year where the jubilee is only the occasion of a visit, or where it is told roughly."""
    dates = [d for d in sent.of_kind("date") if _POINT.fullmatch(d.value)]
    if any(_SET_UP.search(sent.document.text, sent.start, d.start) for d in dates):
        return None
    kept = [d.value for d in dates] or [sent.context.anchor[:4] if sent.context.anchor else ""]
    years = _to_number(found["n"] or found["old"])
    if len(set(kept)) != 1 or not kept[0] or not 0 < years < _LONGEST:
        return None
    year = int(kept[0][:4]) - years
    if found["rough"] or found["rough2"]:
        return f"{year}~"
    return f"{year}{'' if visited or _ON_OCCASION.search(sent.text, 0, found.start()) else kept[0][4:]}"


def _to_number(words: str) -> int:
    """Give the number that words tell, cardinal or ordinal."""
    low = words.lower()
    if low[0].isdigit():
        return int(re.sub(r"\D", "", low))
    tens, _, ones = low.partition("-")
    known = NUMBERS | _TENS | {"a hundred": 100, "one hundred": 100}
    return known[tens] + (known[ones] if ones else 0)
