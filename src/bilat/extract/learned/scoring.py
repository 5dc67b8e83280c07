"""The learned weights and what they say of a sentence: which types it speaks of, which pair each is said of, which closed value. Sums, no rules.

Training lives outside the package; `docs/learning.md` says how.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]


class Table(NamedTuple):
    """Weights of several models over the same features: a row a feature, a column a model."""

    rows: dict[str, int]
    weights: NDArray[np.float32]

    def add_up(self, features: Iterable[str]) -> tuple[Vector, int]:
        """Give the sums of the weights of the features that are known, and how many are."""
        known = [row for f in features if (row := self.rows.get(f)) is not None]
        return np.asarray(self.weights[known].sum(axis=0), np.float32), len(known)


class Models(NamedTuple):
    """Everything learned. Columns of `shared` (features of a sentence): kinds, whole, values; of `paired` (features of a pair): sides, whole; of
    `nearby` (features of a clause): values.

    `bias` holds the constants of kinds, whole, sides and values; `values` the (type, closed value) of each column of values;
    `trust` the weights by which a proposal of the `models` and of the `rules` is trusted; `about` what all was trained from.
    """

    types: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    shared: Table
    paired: Table
    nearby: Table
    bias: dict[str, Vector]
    trust: dict[str, dict[str, float]]
    about: dict[str, str]

    def read(self, shared: Sequence[str], standing: Sequence[str]) -> Sums:
        """Score a sentence by its features, with those of how the page stands to it."""
        sums, count = self.shared.add_up([*shared, *standing])
        return Sums(self, sums, count, {})


class Sums(NamedTuple):
    """A sentence as scored; what each pair adds comes with the pair, and is kept in `scored`."""

    models: Models
    sums: Vector
    known: int
    scored: dict[tuple[str, str], tuple[Vector, Vector]]

    def kinds(self) -> Vector:
        """Give the log odds that the sentence speaks of each type."""
        n = len(self.models.types)
        return np.asarray(self.sums[:n] / max(1, self.known) ** 0.5 + self.models.bias["kinds"], np.float32)

    def values(self, near: Sequence[str]) -> Vector:
        """Give the log odds of each (type, closed value), with the features of the words around the one that says the type."""
        n = len(self.models.types)
        added, count = self.models.nearby.add_up(near)
        return np.asarray((self.sums[2 * n :] + added) / max(1, self.known + count) ** 0.5 + self.models.bias["values"], np.float32)

    def of_pair(self, pair: tuple[str, str], find_features: Callable[[], Sequence[str]]) -> tuple[Vector, Vector]:
        """Give, for each type, the log odds that it is said of this pair if it is said, and those that it is said of it at all."""
        if pair not in self.scored:
            self.scored[pair] = self._score(find_features())
        return self.scored[pair]

    def _score(self, features: Sequence[str]) -> tuple[Vector, Vector]:
        n = len(self.models.types)
        paired, count = self.models.paired.add_up(features)
        sides = paired[:n] / max(1, count) ** 0.5 + self.models.bias["sides"]
        whole = (self.sums[n : 2 * n] + paired[n:]) / max(1, count + self.known) ** 0.5 + self.models.bias["whole"]
        return np.asarray(sides, np.float32), np.asarray(whole, np.float32)


def from_bytes(data: bytes) -> Models:
    """Read models from the bytes of the shipped file."""
    with np.load(BytesIO(data)) as stored:
        about = json.loads(bytes(stored["about"]).decode())
        tables = {}
        for name in ("shared", "paired", "nearby"):
            words = bytes(stored[f"{name}_rows"]).decode().split("\n")
            tables[name] = Table({w: i for i, w in enumerate(words)}, stored[f"{name}_weights"].astype(np.float32) * stored[f"{name}_scale"])
        bias = {k: stored[f"bias_{k}"] for k in ("kinds", "whole", "sides", "values")}
    return Models(tuple(about["types"]), tuple((t, v) for t, v in about["values"]), tables["shared"], tables["paired"], tables["nearby"], bias, about["trust"], about["about"])


@cache
def load_models() -> Models | None:
    """Read the shipped models, once a process; None where the package is built without them."""
    if not (files("bilat.extract.learned") / "models.npz").is_file():
        return None
    return from_bytes((files("bilat.extract.learned") / "models.npz").read_bytes())


def to_odds(probability: float) -> float:
    """Turn a probability into log odds."""
    p = min(max(probability, 1e-6), 1 - 1e-6)
    return float(np.log(p / (1 - p)))


def to_probability(odds: float) -> float:
    """Turn log odds into a probability."""
    return float(1 / (1 + np.exp(-max(-30.0, min(30.0, odds)))))
