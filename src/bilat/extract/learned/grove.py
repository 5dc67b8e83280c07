"""Trees of questions, asked all at once for many things: which of its leaves a tree may still reach is a bit each, and every question takes away those on the other side."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

LEAVES = 8  # of a tree at most: a bit of a byte each
_ALL = 255


class Tree(NamedTuple):
    """A tree of questions. At each place: the score asked for, the limit up to which one goes left, where left and right lead (-1: nowhere), the answer."""

    asked: list[int]
    limits: list[float]
    left: list[int]
    right: list[int]
    answers: list[float]


class Grove:
    """Trees over the same scores, the questions of all side by side; a tree with few has some that take nothing away.

    Questions for scores that are `unknown` stay open: a tree then gives the best answer that it may come to.
    """

    def __init__(self, names: Sequence[str], start: float, trees: Sequence[Tree], unknown: Collection[str] = ()) -> None:
        self._names = names
        self._open = {place for place, name in enumerate(names) if name in unknown}
        self._start = start
        shape = (LEAVES - 1, len(trees))
        self._asked, self._limits = np.zeros(shape, np.intp), np.zeros(shape)
        self._low, self._high = np.full(shape, _ALL, np.uint8), np.full(shape, _ALL, np.uint8)
        self._answers = np.full((len(trees), _ALL + 1), -np.inf)
        self._first = np.arange(len(trees)) * (_ALL + 1)
        for number, tree in enumerate(trees):
            self._plant(number, tree)

    def _plant(self, number: int, tree: Tree) -> None:
        """Enter a tree: what each question leaves where it is answered low or high, and the best answer of any leaves that are left."""
        reached, answers = _find_leaves(tree)
        questions = [place for place, to in enumerate(tree.left) if to >= 0 and tree.asked[place] not in self._open]
        for row, place in enumerate(questions):
            self._asked[row, number], self._limits[row, number] = tree.asked[place], tree.limits[place]
            self._low[row, number] = _ALL & ~reached[tree.right[place]]
            self._high[row, number] = _ALL & ~reached[tree.left[place]]
        for bit, answer in enumerate(answers):
            with_it = np.arange(_ALL + 1) >> bit & 1 == 1
            np.maximum(self._answers[number], np.where(with_it, answer, -np.inf), out=self._answers[number])

    def find_odds(self, things: Sequence[Mapping[str, float]]) -> list[float]:
        """Give the log odds of things by their scores, 0 where there is none."""
        rows = np.array([[scores.get(name, 0.0) for name in self._names] for scores in things])
        left = np.where(rows.take(self._asked, axis=1) <= self._limits, self._low, self._high)
        answers = self._answers.take(np.bitwise_and.reduce(left, axis=1) + self._first)
        return [self._start + sum(line) for line in answers.tolist()]


def _find_leaves(tree: Tree) -> tuple[list[int], list[float]]:
    """Give the leaves that are reached from each place of a tree, a bit each, and the answers of the leaves."""
    leaves = [place for place, to in enumerate(tree.left) if to < 0]
    bits = {place: 1 << n for n, place in enumerate(leaves)}

    def reach(place: int) -> int:
        return bits[place] if place in bits else reach(tree.left[place]) | reach(tree.right[place])

    return [reach(place) for place in range(len(tree.left))], [tree.answers[place] for place in leaves]
