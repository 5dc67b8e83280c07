"""Assessments in short: entries of a survey ("Trade: very small.") and fields that share the noun of the first ("economic ones modest")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bilat.vocabulary import load

_FIELD = {
    "political": "political", "diplomatic": "political", "economic": "economic", "commercial": "trade", "trade": "trade", "commerce": "trade", "cultural": "cultural", "culture": "cultural", "military": "military", "defence": "military",
    "defense": "military", "educational": "education", "education": "education", "tourism": "tourism", "energy": "energy", "academic": "education", "bilateral": "overall", "human": "diaspora", "diaspora": "diaspora",
}  # fmt: skip
_NOUN = r"(?:relations|relationship|ties|links|cooperation|co-operation|exchanges?|contacts?|dialogue|affairs|sphere)"
_HOW = r"(?:(?:very|quite|rather|fairly|still|also|always|traditionally|extremely|too|far too|small but|increasingly) )*"


_ADVERBS = {
    "politically": "political", "in political terms": "political", "economically": "economic", "in economic terms": "economic", "commercially": "trade", "in trade": "trade",
    "culturally": "cultural", "militarily": "military", "in tourism": "tourism",
}  # fmt: skip


def find_adverb_field(words: str) -> str:
    """Give the field that an adverb with which words begin names ("politically the tie is ..."), "" where there is none."""
    return next((field for adverb, field in _ADVERBS.items() if words.startswith(adverb)), "")


class Entry(NamedTuple):
    """A field, how things are said to be in it, and where that begins."""

    field: str
    level: str
    start: int


@cache
def _expressions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    graded = "|".join(re.escape(w) for w in sorted(load().cues["views"]["qualities"], key=len, reverse=True))
    fields = "|".join(_FIELD)
    level = rf"(?P<level>{_HOW}(?:{graded})(?: (?:and|but|,) {_HOW}(?:{graded}))?)(?![\w-])"
    entry = re.compile(rf"\s*(?:[-*•] )?(?P<field>{fields})(?: {_NOUN})?\s?[:–—]\s?(?:{_NOUN} )?{level}(?=[\s.,;]|$)", re.I)
    gapped = re.compile(rf"(?:^|,|;|\band)\s(?:the |in )?(?P<field>{fields})(?: ones?)(?: (?:is|are|remains?|was|were|less so|rather))?,? {level}", re.I)
    return entry, gapped


def find_entry(text: str) -> Entry | None:
    """Find the entry with which a text begins, None where it begins otherwise."""
    found = _expressions()[0].match(text)
    return Entry(_FIELD[found["field"].lower()], found["level"], found.start()) if found and text[:1].isupper() else None


def find_gapped(text: str) -> Iterator[Entry]:
    """Find the fields that take the noun of the first as "ones"."""
    for found in _expressions()[1].finditer(text):
        yield Entry(_FIELD[found["field"].lower()], found["level"], found.start())
