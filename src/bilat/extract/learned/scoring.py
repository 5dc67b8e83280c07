"""The learned weights and what they say of a sentence: which types it speaks of, which pair each is said of, which closed value. Sums, no rules.

Training lives outside the package; `docs/learning.md` says how.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from io import BytesIO
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bilat.extract.learned.features import Pair, Part, View
from bilat.extract.learned.grove import Grove, Tree
from bilat.extract.learned.naming import Index, find_rows

Vector = NDArray[np.float32]
TABLES = ("shared", "together", "paired", "nearby", "tied", "times", "counts")
LATE = ("tied", "outside")  # scores of a proposal that are known only when its slots are filled
BIASES = ("kinds", "whole", "sides", "values")


@dataclass(frozen=True)
class Table:
    """Weights of several models over the same features: a row a feature, in the order of their names, a column a model."""

    names: Sequence[str]
    weights: NDArray[np.float32]

    @cached_property
    def rows(self) -> Index[int]:
        """The rows of the features."""
        return find_rows(self.names)

    def add_up(self, rows: Sequence[int]) -> Vector:
        """Give the sums of the weights of some features."""
        return np.add.reduce(self.weights.take(rows, axis=0), axis=0) if rows else np.zeros(self.weights.shape[1], np.float32)

    def add_each(self, stretches: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Give the sums of the weights of the features of each stretch, a row a stretch."""
        found = np.zeros((len(stretches), self.weights.shape[1]), np.float32)
        filled = [place for place, rows in enumerate(stretches) if rows]
        if filled:
            starts = [0, *accumulate(len(stretches[place]) for place in filled)][:-1]
            found[filled] = np.add.reduceat(self.weights.take([row for rows in stretches for row in rows], axis=0), starts, axis=0)
        return found

    def each(self, rows: Sequence[int | None], models: int) -> NDArray[np.float64]:
        """Give the weights of each feature for the first models, a row a feature; zeros for one that is not known."""
        found = np.zeros((len(rows), models))
        known = [place for place, row in enumerate(rows) if row is not None]
        if known:
            found[known] = self.weights.take([row for row in rows if row is not None], axis=0)[:, :models]
        return found


class Line(NamedTuple):
    """A line over the features of a claim that the models propose: each feature for all types, and for its own. `table` has one column."""

    table: Table
    bias: float

    def find_odds(self, kind: str, features: Sequence[str]) -> float:
        """Give the log odds that a claim of a type with these features is right."""
        everywhere, of_kind = self.table.rows.one[""], self.table.rows.one[f"{kind}/"]
        known = [row for run in (everywhere, of_kind) for row in map(run.get, features) if row is not None]
        return float(self.table.add_up(known)[0] / max(1, len(known)) ** 0.5 + self.bias)


def name_tied(kind: str, features: Sequence[str]) -> list[str]:
    """Give the names by which features of a claim are learned: for all types, and for its own."""
    return [*features, *(f"{kind}/{feature}" for feature in features)]


class Scored(NamedTuple):
    """A pair with, for each type, the log odds that it is said of this pair if it is said (`sides`), and those that it is said of it at all (`whole`)."""

    pair: Pair
    sides: list[float]
    whole: list[float]


@dataclass(frozen=True)
class Trees:
    """Trees whose answers, added to what they start from, are log odds; `names` are the scores in order."""

    names: tuple[str, ...]
    start: float
    trees: tuple[Tree, ...]

    @cached_property
    def grove(self) -> Grove:
        """The trees, ready to be asked all at once."""
        return Grove(self.names, self.start, self.trees)

    @cached_property
    def hope(self) -> Grove:
        """The trees before it is known what the line makes of a thing and whether it stands outside: what they can answer at most."""
        return Grove(self.names, self.start, self.trees, LATE)


class Times(NamedTuple):
    """Weights of what is seen of a date or number that may be a claim's: `rows` by where it stands and by feature; `weights` has for each type a table with these rows, the
    last of naught, and a column a form."""

    rows: dict[str, dict[str, int]]
    weights: NDArray[np.float32]

    def to_table(self) -> Table:
        """Give the weights of all types side by side, as they are stored."""
        places = sorted((f"{origin}|{feature}", row) for origin, rows in self.rows.items() for feature, row in rows.items())
        weights: NDArray[np.float32] = np.concatenate(list(self.weights[:, [row for _, row in places]]), axis=1)
        return Table([name for name, _ in places], weights)


def from_table(table: Table, types: int) -> Times:
    """Cut a table of weights that stand side by side into those of each type; the inverse of `Times.to_table`."""
    rows: dict[str, dict[str, int]] = {}
    for row, name in enumerate(table.names):
        origin, _, feature = name.partition("|")
        rows.setdefault(origin, {})[feature] = row
    padded = np.vstack([table.weights, np.zeros_like(table.weights[:1])])
    return Times(rows, np.stack(np.split(padded, types, axis=1)))


class Models(NamedTuple):
    """Everything learned. Columns of `shared` (features of a sentence): kinds, whole, values; of `together` (two words of it): kinds; of `paired` (features of a pair): sides, whole; of
    `nearby` (features of a clause): values.

    `bias` holds the constants of kinds, whole, sides and values; `values` the (type, closed value) of each column of values;
    in order; by `times` a claim gets its time, by `counts` its amount; `trust` the weights by which a claim of the rules is trusted; by `tied`, a line, and `trees` what the models propose is; `about` what all was trained from.
    """

    types: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    shared: Table
    together: Table
    paired: Table
    nearby: Table
    tied: Line
    bias: dict[str, Vector]
    trust: dict[str, float]
    trees: Trees
    about: dict[str, str]
    times: Times
    counts: Times


class Sums:
    """A sentence as scored by its features and those of how the page stands to it; what a pair or clause adds is worked out when it is asked for, once."""

    def __init__(self, models: Models, view: View) -> None:
        self.models = models
        self.view = view
        rows = [*view.share(models.shared.rows), *view.stand(models.shared.rows)]
        self._sums, self._known = models.shared.add_up(rows), len(rows)
        self._pairs: dict[Pair, Scored] = {}
        self._values: dict[int, list[float]] = {}

    @cached_property
    def kinds(self) -> list[float]:
        """The log odds that the sentence speaks of each type."""
        n, table = len(self.models.types), self.models.together
        rows = self.view.pair_words(table.rows)
        odds: list[float] = ((self._sums[:n] + table.add_up(rows)) / max(1, self._known + len(rows)) ** 0.5 + self.models.bias["kinds"]).tolist()
        return odds

    def values(self, clause: int) -> list[float]:
        """Give the log odds of each (type, closed value), with the features of the words of the clause that says the type."""
        if clause not in self._values:
            place, table = self.view.sent.clauses[clause], self.models.nearby
            rows = self.view.within(place.start, place.end, table.rows)
            sums = self._sums[2 * len(self.models.types) :] + table.add_up(rows)
            self._values[clause] = (sums / max(1, self._known + len(rows)) ** 0.5 + self.models.bias["values"]).tolist()
        return self._values[clause]

    def of_pairs(self, pairs: Sequence[Pair]) -> list[Scored]:
        """Score pairs of the sentence, all that are new at once."""
        new = [pair for pair in pairs if pair not in self._pairs]
        if new:
            self._pairs |= zip(new, self._score(new), strict=True)
        return [self._pairs[pair] for pair in pairs]

    def _score(self, pairs: Sequence[Pair]) -> Iterator[Scored]:
        n = len(self.models.types)
        paired, known = self._add_up(pairs)
        sides = paired[:, :n] / np.maximum(1, known) ** 0.5 + self.models.bias["sides"]
        whole = (self._sums[n : 2 * n] + paired[:, n:]) / np.maximum(1, known + self._known) ** 0.5 + self.models.bias["whole"]
        return map(Scored, pairs, sides.tolist(), whole.tolist())

    def _add_up(self, pairs: Sequence[Pair]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Give the sums of the weights of the features of each pair, and how many are known: those of the parts are summed once."""
        table = self.models.paired
        parts: dict[Part, int] = {}
        stretches: list[list[int]] = []
        places: list[list[int]] = []
        for number, pair in enumerate(pairs):
            own, shared = self.view.split(pair, table.rows)
            stretches.append(own)
            places.append([number, *(parts.setdefault(part, len(pairs) + len(parts)) for part in shared)])
        stretches += [self.view.of_part(part, table.rows) for part in parts]
        sums, known = table.add_each(stretches), np.array([len(rows) for rows in stretches], np.float32)
        return sums.take(places, axis=0).sum(axis=1), known.take(places).sum(axis=1)[:, None]

    @cached_property
    def words(self) -> NDArray[np.float64]:
        """How much each word speaks for each type, by itself and with its neighbours, to which half of what a pair of words says is given each."""
        table, view, n = self.models.shared, self.view, len(self.models.types)
        word, after = table.rows.one["w="], table.rows.two["b="]
        plain = [word.get(told.low) if told.mention is None else None for told in view.words]
        halves = table.each([after[a].get(b) for a, b in pairwise(view.lows)], n) / 2
        speak = table.each(plain, n)
        speak[:-1] += halves
        speak[1:] += halves
        return speak


def from_bytes(data: bytes) -> Models:
    """Read models from the bytes of the shipped file."""
    with np.load(BytesIO(data)) as stored:
        about = json.loads(bytes(stored["about"]).decode())
        tables = {}
        for name in TABLES:
            tables[name] = Table(bytes(stored[f"{name}_rows"]).decode().split("\n"), stored[f"{name}_weights"].astype(np.float32) * stored[f"{name}_scale"])
        bias = {k: stored[f"bias_{k}"] for k in BIASES}
        line = Line(tables["tied"], float(stored["bias_tied"]))
        trees = _read_trees(about["scores"], about["start"], *(stored[f"trees_{part}"] for part in Tree._fields), stored["trees_ends"])
    return Models(tuple(about["types"]), tuple((t, v) for t, v in about["values"]), tables["shared"], tables["together"], tables["paired"], tables["nearby"], line, bias, about["trust"], trees, about["about"], *(from_table(tables[name], len(about["types"])) for name in ("times", "counts")))


def _read_trees(names: list[str], start: float, *parts: NDArray[np.float32]) -> Trees:
    *columns, ends = parts
    cuts = list(pairwise([0, *ends.tolist()]))
    return Trees(tuple(names), start, tuple(Tree(*(column[a:b].tolist() for column in columns)) for a, b in cuts))


@cache
def load_models() -> Models | None:
    """Read the shipped models, once a process; None where the package is built without them."""
    if not (files("bilat.extract.learned") / "models.npz").is_file():
        return None
    return from_bytes((files("bilat.extract.learned") / "models.npz").read_bytes())


def to_odds(probability: float) -> float:
    """Turn a probability into log odds."""
    p = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(p / (1 - p))


def to_probability(odds: float) -> float:
    """Turn log odds into a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
