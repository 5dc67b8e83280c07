"""The words of which dates are made, with their numbers, and what a date is told to. Shapes of text are elsewhere."""

from __future__ import annotations

import calendar
import re

# Names of months, short names, and the spellings of them that texts have; seasons as ISO 8601-2 numbers them.
MONTHS = {name.lower(): n for names in (calendar.month_name, calendar.month_abbr) for n, name in enumerate(names) if name}
MONTHS |= {"sept": 9, "febuary": 2, "mac": 3}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
# Decades of the twentieth century by name, with the figure of their tens.
DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def is_day(value: str) -> bool:
    """Tell whether an EDTF value is a single day, neither less exact nor qualified nor a span."""
    return _DAY.fullmatch(value) is not None


# "Since the peace of 1998", "until an award of 1900", "before the war in 2008": the date only says of which event the preposition speaks.
_OF_EVENT = re.compile(
    r"\b(?P<word>since|until|till|before) (?:(?!(?:when|and|then|dawn|noon|was|were|had|has|have|is|are|the (?:agreement|treaty|accord)|\w+ed)\b)[\w'’-]+ ){0,4}(?!(?:dawn|noon|midnight)\b)[\w-]+ (?:of|in|on) (?:the )?$", re.I
)


def find_relation_of_event(before: str) -> str:
    """Give the relation of a date that stands with the name of an event after "since", "until" or "before"; "" for any other."""
    found = _OF_EVENT.search(before)
    return {"since": "since", "until": "until", "till": "until", "before": "before"}[found["word"].lower()] if found else ""
