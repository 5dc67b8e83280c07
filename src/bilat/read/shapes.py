"""Shapes of lines, told by their characters alone: ended, open, going on, heading-like. No neighbours are looked at here."""

from __future__ import annotations

import re

from bilat.read.dates import MONTH

_ENDED = re.compile(r"[.!?…:][\"”’')\]]*(?:\s?\[[\w ]{1,20}\])*$|^\(.*\)$")
_CONTINUED = re.compile(r"[a-z.,;:)\]%&]")
_OPEN_WORDS = (
    "of the and or in on at to for by with from during a an as between is are was were has have had that which its their into under over"
    " than against among through since until while where who whose when this these those not be been will would can may"
)
_SMALL_WORDS = frozenset(_OPEN_WORDS.split())
_OPEN_END = re.compile(rf"(?:[,–—(-]|\b(?:{'|'.join(_OPEN_WORDS.split())}))$")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|may|said|says|does|did)\b")
_MONTH = rf"(?i:{MONTH})"
# A line of facts: a label with a figure or a day behind its colon.
_FACT = re.compile(rf": [^:]*(?:\d{{1,3}}(?:,\d{{3}})+|\b\d+ \(\d{{4}}\)|\b{_MONTH}\.? \d{{1,2}}, \d{{4}}|\b\d{{1,2}} {_MONTH} \d{{4}}|\d{{1,3}}(?:[.,]\d+)*$)")
_NOT_HEADING = re.compile(r"https?://|www\.|@|\bdate \d{4}|\b[Ss]igned\b.*\d{4}$|^\W*\d[\d\s.,/:-]*$|^(?:Embassy|High Commission|Consulate(?:[- ]General)?) of .+\w(?:Embassy|High Commission|Consulate(?:[- ]General)?) of ")


def is_ended(text: str) -> bool:
    """Tell whether a line ends as a sentence or an aside does."""
    return bool(_ENDED.search(text))


def is_continuation(text: str) -> bool:
    """Tell whether a line can only go on with the one before it: it opens with a small letter or a closing mark."""
    return bool(_CONTINUED.match(text))


def is_open_ended(text: str) -> bool:
    """Tell whether a line cannot be the end of anything: it closes with a comma, a dash or a function word."""
    return bool(_OPEN_END.search(text))


def is_no_title(text: str) -> bool:
    """Tell whether a line is an address, a stamp, a number or missions run together."""
    return bool(_NOT_HEADING.search(text))


def is_heading_like(text: str) -> bool:
    """Tell whether words alone could be a heading: few, capitalised, no full stop, no address, no clause.

    With a colon at its end, only a line in title case is one: "Bilateral Visits:", not "The two signed:".
    """
    if not 0 < len(text) <= 100 or len(text.split()) > 10 or is_no_title(text) or _FACT.search(text):
        return False
    first = text.lstrip("\"“'‘([¿¡")[:1]
    if not (first.isupper() or first.isdigit()) or text[-1] in ".,;!…—–-|" or is_open_ended(text):
        return False
    if text[-1] == ":":
        return all(word in _SMALL_WORDS or not word.islower() for word in re.findall(r"[^\W\d_]+", text))
    return not (_VERB.search(text) and len(text.split()) > 4) or text[-1] == "?"
