"""What is learned of a choice between options: how much the features of each speak for it, by the type of the claim and the form in which the option is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

import numpy as np

from bilat.extract.learned.scoring import Times

_NAUGHT = -1  # the row of the table that weighs nothing: no option is without a row


class Seen(Protocol):
    """Something to choose: where it is taken from, and what is seen of it whichever claim is asked about."""

    @property
    def origin(self) -> str:
        """Where it is taken from."""

    @property
    def features(self) -> Iterable[str]:
        """What is seen of it."""


_Seen = TypeVar("_Seen", bound=Seen)
Known = list[tuple[_Seen, list[int]]]
"""What there is to choose from, each with the rows of its features."""


class Weights:
    """The weights of a clock or a tally, ready to be asked."""

    def __init__(self, learned: Times, types: Sequence[str], origins: Iterable[str]) -> None:
        self._rows = {origin: learned.rows.get(origin, {}) for origin in origins}
        self._weights = dict(zip(types, learned.weights, strict=True))

    def look_up(self, options: Iterable[_Seen]) -> Known[_Seen]:
        """Look up the rows of what is seen of each option."""
        return [(option, self.find_rows(option.origin, option.features)) for option in options]

    def find_rows(self, origin: str, features: Iterable[str]) -> list[int]:
        """Find the rows of the features of an option that are known, by where it is taken from."""
        return [row for row in map(self._rows[origin].get, features) if row is not None]

    def find_odds(self, kind: str, options: Iterable[Iterable[int]]) -> list[list[float]]:
        """Give for each option, told by its rows, the log odds of each form for a claim of a type."""
        rows: list[int] = []
        starts: list[int] = []
        for option in options:
            starts.append(len(rows))
            rows += [_NAUGHT, *option]
        odds: list[list[float]] = np.add.reduceat(self._weights[kind].take(rows, axis=0, mode="wrap"), starts, axis=0).tolist()
        return odds
