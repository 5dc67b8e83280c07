"""Units: a sentence cut into words, marks and whole mentions. What they say is not read here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bilat.extract.lexicon import fold
from bilat.extract.mentions import Mention, Unit

_QUOTES = frozenset(['"', "“", "”", "«", "»", "'", "‘", "’"])
_WORD = re.compile(r"\w[\w.'’&/-]*\w|\w|[^\w\s]", re.UNICODE)


def find_units(text: str, start: int, end: int, mentions: list[Mention], masked: Sequence[tuple[int, int]] = ()) -> list[Unit]:
    """Cut text[start:end] into units; a mention is one unit, masked stretches are left out."""
    units: list[Unit] = []
    position = start
    stops = sorted([(m.start, m.end, m) for m in mentions] + [(a, b, None) for a, b in masked], key=lambda s: (s[0], s[1]))
    for a, b, mention in stops:
        if a < position:
            continue
        units.extend(_words(text, position, a))
        if mention is not None:
            units.append(Unit(a, b, text[a:b], fold(text[a:b]), mention))
        position = b
        if mention is not None and text[b : b + 2] in ("'s", "’s"):
            mention.possessive = True
            position = b + 2
        elif mention is not None and text[b : b + 1] in ("'", "’") and text[b - 1 : b] == "s":
            mention.possessive = True
            position = b + 1
    units.extend(_words(text, position, end))
    return units


def _words(text: str, start: int, end: int) -> Iterator[Unit]:
    for match in _WORD.finditer(text, start, end):
        if match.group() in _QUOTES:
            continue
        low = fold(match.group())
        if low.endswith(".") and low.count(".") == 1 and len(low) > 1:
            low = low[:-1]
        yield Unit(match.start(), match.end(), match.group(), low)
