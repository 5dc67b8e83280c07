"""Openings: where in a text a pattern can match at all, since a number or one of a few words stands there. To walk a pattern over every letter is dear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from heapq import merge

FIGURES = re.compile(r"\d+")


def find_opening(words: Sequence[str]) -> re.Pattern[str]:
    """Give the opening of patterns that begin with one of some words, or what these begin with."""
    return re.compile("|".join(map(re.escape, words)))


class Openings:
    """The places of a text where patterns may begin, those of each kind sought once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[re.Pattern[str], list[int]] = {}

    def find_all(self, pattern: re.Pattern[str], kinds: Sequence[re.Pattern[str]]) -> Iterator[re.Match[str]]:
        """Give every match of a pattern that begins at openings of these kinds alone, as `finditer` does; a pattern without any is walked over the whole text."""
        if not kinds:
            yield from pattern.finditer(self._text)
            return
        places = [self._places(kind) for kind in kinds]
        end = 0
        for at in places[0] if len(places) == 1 else merge(*places):
            match = pattern.match(self._text, at) if at >= end else None
            if match is not None:
                yield match
                end = match.end()

    def _places(self, kind: re.Pattern[str]) -> list[int]:
        found = self._found.get(kind)
        if found is None:
            found = self._found[kind] = [match.start() for match in kind.finditer(self._text)]
        return found
