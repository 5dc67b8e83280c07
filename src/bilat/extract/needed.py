"""Needed words: which pieces of words every match of a pattern must hold, so that a text without any of them need not be searched."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any, NamedTuple

from bilat.extract.lexicon import fold

op: Any = import_module("re._constants")  # private modules, which type checkers know or not by turns
parser: Any = import_module("re._parser")

_MOST = 400  # pieces of one pattern; what would give more is taken to give none
_GROUP_NAMES = re.compile(r"\(\?P<\w+>")
_NAMES = re.compile(r"<[A-Za-z]+>|(?<!\\)[A-Z]+[ad]?(?:'s)?")  # as shapes.py writes them
_COMMON = frozenset(["the", "and", "with", "for", "from", "has", "have", "had", "was", "were", "are", "been", "that", "which", "who", "its", "their", "into", "of", "in", "to", "on", "by", "is", "at", "as", "an", "a", "or", "not"])
_SHORTEST = 3  # letters of a piece that may stand anywhere in a word


class Piece(NamedTuple):
    """Letters that must stand in a word: at its beginning, at its end, both (the whole word) or anywhere."""

    text: str
    begins: bool
    ends: bool


@lru_cache(maxsize=4096)
def find_needed(pattern: str | re.Pattern[str], *, letters: bool = False) -> frozenset[Piece]:
    """Give pieces of folded words of which every match of the pattern holds one; with `letters`, capitals stand for names and not for themselves.

    Raises ValueError where a match may hold none.
    """
    source = pattern if isinstance(pattern, str) else pattern.pattern
    if letters:
        source = _NAMES.sub("#", _GROUP_NAMES.sub("(", source))
    found = _Walk().best(list(parser.parse(source)), begins=False)
    if found is None:
        raise ValueError(f"a match of {source[:80]!r} may hold no word that it must hold")
    return found


class _Walk:
    """One way through a sequence of a parsed pattern: the letters in a row so far in all their readings, and the pieces that are sure."""

    def __init__(self) -> None:
        self.rows: list[str] = [""]
        self.begins = False
        self.sure: list[frozenset[Piece]] = []

    def best(self, items: list[Any], *, begins: bool) -> frozenset[Piece] | None:
        """Give the most telling of the sets of pieces of which one must be there, or None."""
        self.begins = begins
        for item in items:
            self._step(item)
        self._close(ends=False)
        return max(self.sure, key=_weight, default=None)

    def _step(self, item: tuple[Any, Any]) -> None:
        kind, value = item
        if kind is op.SUBPATTERN:
            self._group([list(value[3])])
        elif kind is op.ATOMIC_GROUP:
            self._group([list(value)])
        elif kind is op.BRANCH:
            self._group([list(branch) for branch in value[1]])
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            self._repeat(*value)
        elif kind is op.AT:
            self._close(ends=value is not op.AT_NON_BOUNDARY)
        elif kind is op.ASSERT_NOT:
            self._close(ends=_is_word_class(list(value[1])))
        elif kind is op.ASSERT:
            self._close(ends=False)
        else:
            self._letter(item)

    def _letter(self, item: tuple[Any, Any]) -> None:
        letters = _letters(item)
        if letters is None:
            self._close(ends=_is_gap(item))
        elif len(self.rows) * len(letters) <= _MOST:
            self.rows = [row + letter for row in self.rows for letter in letters]
        else:
            self._close(ends=False)

    def _group(self, branches: list[list[Any]]) -> None:
        exact = [_exact(branch) for branch in branches]
        strings = [s for e in exact if e is not None for s in e]
        if None not in exact and len(strings) * len(self.rows) <= _MOST:
            self.rows = [row + s for row in self.rows for s in strings]
            return
        if len(branches) == 1:
            for item in branches[0]:
                self._step(item)
            return
        begins = self.begins and self.rows == [""]
        self._close(ends=False)
        inner = [_Walk().best(branch, begins=begins) for branch in branches]
        if None not in inner:
            self._add(piece for pieces in inner if pieces is not None for piece in pieces)

    def _repeat(self, least: int, most: int, sub: Any) -> None:
        exact = _exact(list(sub))
        if exact is not None and most == 1 and len(self.rows) * (len(exact) + 1) <= _MOST:
            self.rows = [row + s for row in self.rows for s in ["", *exact]] if least == 0 else [row + s for row in self.rows for s in exact]
            return
        gap = all(_is_gap(item) for item in sub)
        self._close(ends=gap and least > 0)
        if least:
            found = _Walk().best(list(sub), begins=False)
            if found is not None:
                self._add(found)
            self.rows, self.begins = [""], gap

    def _close(self, *, ends: bool) -> None:
        pieces = frozenset([Piece(row, self.begins, ends) for row in self.rows])
        if all(len(p.text) >= _SHORTEST or (p.text and p.begins and p.ends) for p in pieces):
            self._add(pieces)
        self.rows, self.begins = [""], ends

    def _add(self, pieces: Iterable[Piece]) -> None:
        found = frozenset(pieces)
        if len(found) <= _MOST:
            self.sure.append(found)


def _weight(pieces: frozenset[Piece]) -> float:
    """Tell how telling a set of pieces is: long ones, fixed at both ends, and few."""
    return min(0 if p.text in _COMMON else len(p.text) + p.begins + p.ends for p in pieces) - math.log2(len(pieces)) / 2


def _exact(items: Sequence[tuple[Any, Any]]) -> list[str] | None:
    """Give all that a part of a pattern can match where that is a few strings of letters, else None."""
    rows = [""]
    for kind, value in items:
        if kind is op.SUBPATTERN:
            step = _exact(list(value[3]))
        elif kind is op.BRANCH:
            parts = [_exact(list(branch)) for branch in value[1]]
            step = None if None in parts else [s for part in parts if part is not None for s in part]
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] == 0 and value[1] == 1:
            inner = _exact(list(value[2]))
            step = None if inner is None else ["", *inner]
        else:
            step = _letters((kind, value))
        if step is None or len(rows) * len(step) > _MOST:
            return None
        rows = [row + s for row in rows for s in step]
    return rows


def _letters(item: tuple[Any, Any]) -> list[str] | None:
    """Give the letters that an item may stand for, folded, where they are few; None for anything else."""
    kind, value = item
    if kind is op.LITERAL:
        letter = fold(chr(value))
        return [letter] if letter.isalnum() else None
    if kind is op.IN and len(value) <= 6 and all(k is op.LITERAL for k, _ in value):
        letters = {fold(chr(v)) for _, v in value}
        return sorted(letters) if all(c.isalnum() for c in letters) else None
    return None


def _is_gap(item: tuple[Any, Any]) -> bool:
    """Tell whether an item stands between words: a blank or a mark, no letter."""
    kind, value = item
    if kind is op.LITERAL:
        return not (chr(value).isalnum() or value == ord("_"))
    if kind is op.IN:
        return all(_is_gap(one) if one[0] is op.LITERAL else one == (op.CATEGORY, op.CATEGORY_SPACE) for one in value)
    return False


def _is_word_class(items: Sequence[tuple[Any, Any]]) -> bool:
    """Tell whether an assertion speaks of letters at large, as "no letter before this" does."""
    return len(items) == 1 and items[0][0] is op.IN and (op.CATEGORY, op.CATEGORY_WORD) in items[0][1]
