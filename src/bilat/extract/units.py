"""Units: a sentence cut into words, marks and whole mentions. What they say is not read here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilat.extract.lexicon import fold
from bilat.extract.mentions import Mention, Unit
from bilat.extract.verbs import VerbForm, load_verbs

_QUOTES = frozenset(['"', "“", "”", "«", "»", "'", "‘", "’"])
_WORD = re.compile(r"\w[\w.'’&/-]*\w|\w|[^\w\s]", re.UNICODE)


def find_units(text: str, start: int, end: int, mentions: list[Mention], masked: Sequence[tuple[int, int]] = ()) -> list[Unit]:
    """Cut text[start:end] into units; a mention is one unit, masked stretches are left out."""
    units: list[Unit] = []
    position = start
    stops: list[tuple[int, int, Mention | None]] = [(m.start, m.end, m) for m in mentions]
    if masked:
        stops += [(a, b, None) for a, b in masked]
    stops.sort(key=lambda s: (s[0], s[1]))
    for a, b, mention in stops:
        if a < position:
            continue
        if a > position:
            _add_words(units, text, position, a)
        position = b
        if mention is None:
            continue
        shown = text[a:b]
        low = fold(shown)
        units.append(Unit(a, b, shown, low, mention, mention.kind, (), _shown(mention, low)))
        if text.startswith(("'s", "’s"), b):
            mention.possessive = True
            position = b + 2
        elif text.startswith(("'", "’"), b) and text[b - 1] == "s":
            mention.possessive = True
            position = b + 1
    if position < end:
        _add_words(units, text, position, end)
    return units


def _shown(mention: Mention, low: str) -> str:
    if mention.kind == "date" and low == "may":
        return "the~month"  # no modal verb
    named = mention.kind in ("country", "org", "place", "event", "firm") and mention.form not in ("pronoun", "there")
    return "#" if named else low.replace(" ", "~")


_KNOWN: dict[str, tuple[str, tuple[VerbForm, ...]]] = {}  # words met so far: folded, and what verb forms they may be
_MOST_KNOWN = 50_000
_LONGEST_KNOWN = 40  # characters


def _add_words(units: list[Unit], text: str, start: int, end: int) -> None:
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        if word in _QUOTES:
            continue
        known = _KNOWN.get(word)
        if known is None:
            known = _learn(word)
        low = known[0]
        units.append(Unit(match.start(), match.end(), word, low, None, "", known[1], low))


def cut_words(text: str) -> list[str]:
    """Give the words and marks of a text as units have them: folded, no quotation marks."""
    return [(_KNOWN.get(word) or _learn(word))[0] for word in _WORD.findall(text) if word not in _QUOTES]


def _learn(word: str) -> tuple[str, tuple[VerbForm, ...]]:
    low = fold(word)
    if low.endswith(".") and low.count(".") == 1 and len(low) > 1:
        low = low[:-1]
    known = (low, load_verbs().get(low, ()))
    if len(word) <= _LONGEST_KNOWN:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[word] = known
    return known
