"""A passage of a long text, cut where lines end, in pieces: plain, the quote that was asked for, and the words on which other claims rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from bilat.model import Claim, claim_id

_LENGTH = 12_000
_BEFORE = 3_000  # characters of a passage before the quote for which it is opened


class Piece(msgspec.Struct, frozen=True):
    """Characters of a text; `claims` are the ids of the claims whose quotes cover them, `is_quote` whether they are the quote asked for.

    `is_context` is true of other words on which the reading of that quote leans.
    """

    text: str
    claims: tuple[str, ...] = ()
    is_quote: bool = False
    is_context: bool = False


class Passage(msgspec.Struct, frozen=True):
    """Characters `start` to `end` of a text of `length` characters; `before` and `after` are where the neighbouring passages begin, if there are any."""

    pieces: tuple[Piece, ...]
    start: int
    end: int
    length: int
    before: int | None
    after: int | None


def cut_passage(text: str, claims: Sequence[Claim], chosen: Claim | None = None, place: int = 0) -> Passage:
    """Cut the passage around the quote of a claim; without one, that which begins at a place."""
    start = _find_line(text, max(0, chosen.evidence.start - _BEFORE) if chosen else min(place, max(0, len(text) - 1)))
    least = max(start + 1, chosen.evidence.end if chosen else 0)
    end = min(len(text), max(start + _LENGTH, least))
    end = end if end == len(text) else max(_find_line(text, end), least)
    shown = [one for one in claims if one.evidence.start < end and one.evidence.end > start]
    return Passage(
        pieces=tuple(_cut(text, shown, chosen, start, end)),
        start=start,
        end=end,
        length=len(text),
        before=_find_line(text, max(0, start - _LENGTH)) if start else None,
        after=end if end < len(text) else None,
    )


def _find_line(text: str, place: int) -> int:
    """Give where the line at a place begins, or the place itself where the line is longer than a passage may wait."""
    begin = text.rfind("\n", max(0, place - _BEFORE), place) + 1
    return begin if begin or place < _BEFORE else place


def _cut(text: str, claims: Sequence[Claim], chosen: Claim | None, start: int, end: int) -> Iterable[Piece]:
    """Cut between every two places at which a quote begins or ends; the quote asked for stays whole."""
    context = chosen.context if chosen else ()
    whole = (chosen.evidence.start, chosen.evidence.end) if chosen else (end, start)
    spans = [whole, *context, *((one.evidence.start, one.evidence.end) for one in claims)]
    places = sorted({start, end, *(min(max(place, start), end) for span in spans for place in span if not whole[0] < place < whole[1])})
    named = [(claim_id(one), one.evidence) for one in claims]
    for low, high in pairwise(places):
        yield Piece(
            text[low:high],
            tuple(name for name, where in named if where.start <= low and high <= where.end),
            whole[0] <= low and high <= whole[1],
            any(first <= low and high <= last for first, last in context),
        )
