"""Waits: the words without which a rule or a pattern can find nothing, and which of a row of them a text leaves in question.

Of a pattern, the words that every match of it must hold are worked out in needed.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import ahocorasick_rs as ac

from bilat.extract.lexicon import fold
from bilat.extract.needed import Piece, find_needed
from bilat.extract.units import cut_words
from bilat.extract.verbs import load_verbs

_PART = re.compile(r"\w+")
_Waiting = TypeVar("_Waiting")
_MOST_KNOWN = 20_000
_LONGEST_KNOWN = 40  # characters; longer runs without a blank are not met again


@dataclass(frozen=True, kw_only=True, eq=False)
class Waits:
    """What a rule waits for: a sentence that holds none of it is not for the rule.

    `verbs` and `words` may be phrases, of which the verb itself and the longest word count; `shapes` are patterns of rules/shapes.py, in which capitals are no letters;
    `kinds` are kinds of mentions, `opens` words that count only at the beginning; `like` are patterns of single words as they are written.
    `named` waits besides for any mention that stands for a country or organisation.
    """

    verbs: Sequence[str] = ()
    words: Sequence[str] = ()
    patterns: Sequence[str | re.Pattern[str]] = ()
    shapes: Sequence[str] = ()
    kinds: Sequence[str] = ()
    opens: Sequence[str] = ()
    like: Sequence[re.Pattern[str]] = ()
    named: bool = False

    def pieces(self) -> Iterator[Piece]:
        """Give the pieces of words that it waits for; those of its patterns as find_needed gives them."""
        for words in self.words:
            yield Piece(max(words.split(), key=len), True, True)
        for pattern in self.patterns:
            yield from find_needed(pattern)
        for shape in self.shapes:
            yield from find_needed(shape, letters=True)


class Row:
    """A row of things that wait, and which of them the words of a text may serve: a bit each, the first the lowest; None waits for nothing."""

    def __init__(self, waits: Sequence[Waits | None]) -> None:
        self.waits = waits
        self._always = sum(1 << n for n, w in enumerate(waits) if w is None)
        self._lemmas: dict[str, int] = {}
        self._whole: dict[str, int] = {}
        self._parts: dict[Piece, int] = {}
        self._like: list[tuple[re.Pattern[str], int]] = []
        for n, wait in enumerate(waits):
            if wait is not None:
                self._enter(wait, 1 << n)
        self._pieces = list(self._parts)
        self._automaton = ac.AhoCorasick([p.text for p in self._pieces])
        self._known: dict[str, int] = {}
        self._idle: set[str] = set()  # words met that serve nothing

    def _enter(self, wait: Waits, bit: int) -> None:
        for verb in wait.verbs:
            lemma = verb.split()[0]
            self._lemmas[lemma] = self._lemmas.get(lemma, 0) | bit
        for piece in wait.pieces():
            if piece.begins and piece.ends:
                self._whole[piece.text] = self._whole.get(piece.text, 0) | bit
            else:
                self._parts[piece] = self._parts.get(piece, 0) | bit
        self._like += [(shape, bit) for shape in wait.like]

    def of(self, text: str) -> int:
        """Give the bits of what may be found in a text."""
        known, found = self._known, self._always
        for token in set(text.split()) - self._idle:
            bits = known.get(token)
            found |= self._learn(token) if bits is None else bits
        return found

    def _learn(self, token: str) -> int:
        """Give the bits of what stands between two blanks, and keep them."""
        bits = 0
        for word in {*cut_words(token), *_PART.findall(fold(token))}:
            bits |= self._of_word(word)
        for shape, bit in self._like:
            bits |= bit if shape.search(token) else 0
        if len(token) <= _LONGEST_KNOWN:
            if len(self._known) + len(self._idle) >= _MOST_KNOWN:
                self._known.clear()
                self._idle.clear()
            if bits:
                self._known[token] = bits
            else:
                self._idle.add(token)
        return bits

    def _of_word(self, word: str) -> int:
        bits = self._whole.get(word, 0)
        for reading in load_verbs().get(word, ()):
            bits |= self._lemmas.get(reading.lemma, 0)
        for number, start, end in self._automaton.find_matches_as_indexes(word, overlapping=True):
            piece = self._pieces[number]
            if not (piece.begins and start) and not (piece.ends and end < len(word)):
                bits |= self._parts[piece]
        return bits


class Sieve(Generic[_Waiting]):
    """Things in a row, each with what it waits for, of which the words of a text leave some in question; None waits for nothing."""

    def __init__(self, rows: Sequence[tuple[_Waiting, Waits | None]]) -> None:
        self._things = [thing for thing, _ in rows]
        self._row = Row([waits for _, waits in rows])
        self._left: dict[int, tuple[_Waiting, ...]] = {}

    def of(self, text: str) -> tuple[_Waiting, ...]:
        """Give the things that may serve a text, in their order."""
        bits = self._row.of(text)
        left = self._left.get(bits)
        if left is None:
            if len(self._left) >= _MOST_KNOWN:
                self._left.clear()
            left = self._left[bits] = tuple(thing for n, thing in enumerate(self._things) if bits >> n & 1)
        return left
