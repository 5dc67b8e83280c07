"""Fields of cooperation read off a phrase, by the words in vocabulary/cues/fields.yaml."""

from __future__ import annotations

import re
from functools import cache

from bilat.vocabulary import load


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    words = {word: field for field, listed in load().cues["fields"].items() for word in listed}
    joined = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE), words


def find_fields(text: str) -> list[tuple[str, str, int]]:
    """Find (field, word as written, offset) for each field named in a phrase, each field once, in order."""
    shape, words = _table()
    found: dict[str, tuple[str, str, int]] = {}
    for match in shape.finditer(text):
        field = words[match.group().lower()]
        found.setdefault(field, (field, match.group(), match.start()))
    return list(found.values())


def find_field(text: str) -> str:
    """Find the one field that a phrase names first, or ""."""
    found = find_fields(text)
    return found[0][0] if found else ""
