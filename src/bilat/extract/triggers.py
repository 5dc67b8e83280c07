"""Triggers: the words without which a rule cannot fire, and which rules a sentence lets run by the words that it has.

A rule names the verbs, words and patterns that it looks for (`Waits`). Of a pattern, the words that every match of it must hold are worked out
in needed.py. What a rule makes of them is its own business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bilat.extract.lexicon import fold
from bilat.extract.needed import find_needed
from bilat.extract.reading import Sent
from bilat.extract.verbs import load_verbs

_PART = re.compile(r"\w+")
_MOST_KNOWN = 50_000


@dataclass(frozen=True, kw_only=True, eq=False)
class Waits:
    """What a rule waits for: a sentence that holds none of it is not for the rule.

    `verbs` and `words` may be phrases, whose first word counts; `shapes` are patterns of rules/shapes.py, in which capitals are no letters;
    `kinds` are kinds of mentions, `opens` words that count only at the beginning; `coded` waits for words of letters and digits ("F-16"). Words
    count that stand in the sentence, in the line that introduces its list, or in the heading of a list or table.
    """

    verbs: Sequence[str] = ()
    words: Sequence[str] = ()
    patterns: Sequence[str | re.Pattern[str]] = ()
    shapes: Sequence[str] = ()
    kinds: Sequence[str] = ()
    opens: Sequence[str] = ()
    coded: bool = False

    @cached_property
    def _firsts(self) -> tuple[frozenset[str], frozenset[str]]:
        """The verbs without particles, the first words of the phrases."""
        return frozenset([v.split()[0] for v in self.verbs]), frozenset([w.split()[0] for w in self.words])

    @cached_property
    def _pieces(self) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """The pieces of words that the patterns need: whole words, beginnings, ends, anywhere."""
        pieces = [piece for pattern in self.patterns for piece in find_needed(pattern)]
        pieces += [piece for shape in self.shapes for piece in find_needed(shape, letters=True)]
        by_place = [sorted({p.text for p in pieces if (p.begins, p.ends) == place}) for place in ((True, True), (True, False), (False, True), (False, False))]
        return frozenset(by_place[0]), tuple(by_place[1]), tuple(by_place[2]), tuple(by_place[3])

    def fits(self, word: str) -> bool:
        """Tell whether a folded word is one that is waited for."""
        lemmas, words = self._firsts
        if word in words or any(r.lemma in lemmas for r in load_verbs().get(word, ())):
            return True
        if self.coded and any(c.isdigit() for c in word) and any(c.isalpha() for c in word):
            return True
        whole, begins, ends, inside = self._pieces
        return any(part in whole or part.startswith(begins) or part.endswith(ends) or any(piece in part for piece in inside) for part in _PART.findall(word))


class Gate:
    """Which of a row of rules a sentence lets run; None stands for a rule that waits for nothing and always runs."""

    def __init__(self, waits: Sequence[Waits | Callable[[], Waits] | None]) -> None:
        self._waits = [w() if callable(w) else w for w in waits]
        self._always = sum(1 << n for n, w in enumerate(waits) if w is None)
        self._kinds = self._by(lambda w: w.kinds)
        self._opens = self._by(lambda w: w.opens)
        self._known: dict[str, int] = {}
        self._texts: dict[str, int] = {"": 0}

    def _by(self, ask: Callable[[Waits], Sequence[str]]) -> dict[str, int]:
        bits: dict[str, int] = {}
        for n, wait in enumerate(self._waits):
            for key in ask(wait) if wait is not None else ():
                bits[key] = bits.get(key, 0) | 1 << n
        return bits

    def of(self, sent: Sent) -> int:
        """Give the rules that may fire on a sentence, a bit each."""
        known = self._known
        found = self._always | self._of_text(sent.lead)
        if sent.block.kind != "paragraph":
            found |= self._of_text(sent.section)
        if sent.clauses:
            found |= self._opens.get(sent.clauses[0].units[0].low, 0)
        for clause in sent.clauses:
            for unit in clause.units:
                if unit.mention is not None:
                    found |= self._kinds.get(unit.kind, 0) | self._of_text(unit.low)
                else:
                    bits = known.get(unit.low)
                    found |= self._learn(unit.low) if bits is None else bits
        return found | self._of_masked(sent)

    def _of_masked(self, sent: Sent) -> int:
        """Give the rules for what stands in the sentence's text and not among its units."""
        found = 0
        for a, b in sent.masked:
            found |= self._of_text(sent.document.text[a:b].lower())
        return found

    def _of_text(self, text: str) -> int:
        found = self._texts.get(text)
        if found is None:
            found = 0
            for word in fold(text).split():
                for part in (word, *_PART.findall(word)):
                    bits = self._known.get(part)
                    found |= self._learn(part) if bits is None else bits
            if len(self._texts) >= _MOST_KNOWN:
                self._texts.clear()
            self._texts[text] = found
        return found

    def _learn(self, word: str) -> int:
        bits = sum(1 << n for n, wait in enumerate(self._waits) if wait is not None and wait.fits(word))
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[word] = bits
        return bits
