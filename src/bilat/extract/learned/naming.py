"""How features are named, and in which row of a table each stands: what is seen is written once, and read as names to learn from or as rows to be summed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

_Told = TypeVar("_Told", covariant=True)
_Value = TypeVar("_Value")
_MOST_KNOWN = 50_000  # words met so far, of which what is known of them is kept
_LAST = "\U0010ffff"  # sorts behind every letter


class Run(Protocol[_Told]):
    """All features whose names begin alike: what is told of the one that goes on with a word, None where it is not known."""

    def get(self, word: str, /) -> _Told | None:
        """Give what is told of the feature that goes on with a word."""


class Keyed(dict[str, _Value]):
    """Values by words, each made when it is first asked for."""

    def __init__(self, make: Callable[[str], _Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> _Value:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        value = self[key] = self._make(key)
        return value


NEAR = 4  # words on either side of a country that are seen where they stand
STEPS = tuple(range(-NEAR, 0)), tuple(range(1, NEAR + 1))
_OF_WORD = (*(f"{side}{where}" for side in ("x", "y") for where in ("c=", "S&", ":none&", "-=", "+=", *(f"{step}=" for steps in STEPS for step in steps))), "m<=", "m>=", "m==")


class Index(Generic[_Told]):
    """Features by what their names begin with: `one` by the beginning, `two` by the beginning and the first of two words, which a `_` joins; `together` two in either order.

    `words` gives for a word by itself what is told of it at the beginnings that are asked for together, so that a sentence's few words are sought once.
    """

    def __init__(self, find_run: Callable[[str], Run[_Told]]) -> None:
        self.one = Keyed(find_run)
        self.words = Keyed(lambda word: {start: told for start in _OF_WORD if (told := self.one[start].get(word)) is not None})
        self.two = Keyed(lambda start: Keyed(lambda word: find_run(f"{start}{word}_")))
        self.together = Keyed(lambda start: Keyed(lambda word: find_run(f"{start}{word}&")))


class _Spelt:
    """The names that begin alike."""

    def __init__(self, start: str) -> None:
        self._start = start

    def get(self, word: str) -> str:
        return self._start + word


NAMES = Index[str](_Spelt)


def find_rows(names: Sequence[str]) -> Index[int]:
    """Give the rows of a table by the names of its features, which are sorted."""

    def find_run(start: str) -> dict[str, int]:
        first = bisect_left(names, start)
        return {names[row][len(start) :]: row for row in range(first, bisect_left(names, start + _LAST, first))}

    return Index(find_run)
