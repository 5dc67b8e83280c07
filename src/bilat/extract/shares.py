"""Parts of a whole in words as shares in per cent: "a third of", "nine tenths", "four in ten", "one Belizean in seven"."""

from __future__ import annotations

import re
from typing import NamedTuple

from bilat.model import Amount
from bilat.model.amount import Bound

_PARTS = {
    "half": 50, "a third": 33.3, "one third": 33.3, "two thirds": 66.6, "a quarter": 25, "one quarter": 25, "three quarters": 75, "a fifth": 20, "one fifth": 20, "a sixth": 17, "a seventh": 14.3, "an eighth": 12.5,
    "two fifths": 40, "three fifths": 60, "four fifths": 80, "a tenth": 10, "one tenth": 10, "three tenths": 30, "seven tenths": 70, "nine tenths": 90, "the whole": 100,
}  # fmt: skip
_SHAPE = "|".join(part.replace(" ", "[ -]") for part in _PARTS)
_BOUND = r"(?P<bound>more than |over |at least |less than |nearly |almost |about |around |some )?\b"
_PART = re.compile(rf"{_BOUND}(?P<part>{_SHAPE}) of (?!a (?:million|billion|century|year)|the (?:year|century|time))", re.IGNORECASE)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_NUMBER = "|".join(_NUMBERS)
_SHARE = re.compile(
    rf"{_BOUND}(?:(?P<part>{_SHAPE})\b(?! an? (?:million|billion|century|year|dozen)| (?:brother|century|time|year|day|hour|million|billion))|(?P<some>{_NUMBER})(?: [\w-]+){{0,2}}? (?:in|out of)(?: every)? (?P<all>{_NUMBER})\b)",
    re.IGNORECASE,
)
_BOUNDS: dict[str, Bound] = {"more than": "min", "over": "min", "at least": "min", "less than": "max", "nearly": "about", "almost": "about", "about": "about", "around": "about", "some": "about"}


class Share(NamedTuple):
    """A part of a whole told at text[start:end]."""

    amount: Amount
    start: int
    end: int


def find_part(words: str) -> Amount | None:
    """Find the only part of a whole that words name ("a third of", "more than half of") as a share in per cent."""
    parts = list(_PART.finditer(words))
    return _to_amount(parts[0], _PARTS[_find_words(parts[0])]) if len(parts) == 1 else None


def find_shares(text: str, start: int, end: int) -> list[Share]:
    """Find the parts of a whole told in text[start:end], in order."""
    found = []
    for told in _SHARE.finditer(text, start, end):
        value = _PARTS[_find_words(told)] if told["part"] else 100 * _NUMBERS[told["some"].lower()] / _NUMBERS[told["all"].lower()]
        if value <= 100:
            found.append(Share(_to_amount(told, value), told.start(), told.end()))
    return found


def _find_words(told: re.Match[str]) -> str:
    return told["part"].lower().replace("-", " ")


def _to_amount(told: re.Match[str], value: float) -> Amount:
    value = round(value, 1)
    bound = _BOUNDS.get((told["bound"] or "").lower().strip()) or ("about" if value % 5 else None)
    return Amount(int(value) if value % 1 == 0 else value, "%", bound)
