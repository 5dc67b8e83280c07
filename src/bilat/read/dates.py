"""Dates in words as they stand in datelines, references and headers, as EDTF. Dates in sentences are extraction's work."""

from __future__ import annotations

import re

from bilat.model.when import is_when

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}/\d{{2}}/\d{{2}}|\d{{1,2}}(?:st|nd|rd|th)? +(?:of +)?(?:{MONTH})\.?,? +\d{{4}}"
    rf"|(?:{MONTH})\.? +\d{{1,2}}(?:st|nd|rd|th)?,? +\d{{4}}|(?:{MONTH})\.?,? +\d{{4}}|\d{{4}}-\d{{2}}(?!\d))"
)
_NUMERIC = re.compile(r"(\d{4})[-/](\d{2})(?:[-/](\d{2}))?")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)? +(?:of +)?({MONTH})\.?,? +(\d{{4}})", re.I)
_MONTH_FIRST = re.compile(rf"({MONTH})\.? +(\d{{1,2}})(?:st|nd|rd|th)?,? +(\d{{4}})", re.I)
_MONTH_ONLY = re.compile(rf"({MONTH})\.?,? +(\d{{4}})", re.I)
_STAMP = re.compile(r"web\.archive\.org/web/(\d{4})(\d{2})(\d{2})\d*")


def clean_date(text: str) -> str | None:
    """Give a written date as EDTF (`5 March 2019` as `2019-03-05`), or None where it is not one."""
    text = " ".join(text.split())
    if is_when(text):
        return text
    for pattern, order in ((_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy"), (_MONTH_ONLY, "my")):
        if found := pattern.fullmatch(text):
            parts = dict(zip(order, found.groups(), strict=True))
            day = f"-{int(parts['d']):02}" if "d" in parts else ""
            return _valid(f"{parts['y']}-{MONTHS[parts['m'].lower()]:02}{day}")
    found = _NUMERIC.match(text)
    return _valid("-".join(part for part in found.groups() if part)) if found else None


def find_archive_date(url: str) -> str | None:
    """Find the day on which an address of the Wayback Machine was saved: a bound on the date of the text, not its date."""
    found = _STAMP.search(url)
    return _valid("-".join(found.groups())) if found else None


def _valid(text: str) -> str | None:
    return text if is_when(text) else None
