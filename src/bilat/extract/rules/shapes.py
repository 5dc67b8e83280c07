"""Shapes: patterns over a sentence in which every name stands as a letter, for what is said with nouns rather than with one verb.

A sentence is shown as words and letters, one blank apart: C a country (C's before "'s" or as "its", Ca as an adjective, Cd as a people), G two
countries at once (G's), F a firm, O an organisation, L a place, P a person, E an event, D a date, M a sum of money, % a share, N any other
amount. "Iranian missiles struck Panjgur in Pakistan on 16 January" reads "Ca missiles struck L in C on D". What a shape means is the business
of the rule that holds it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from typing import Generic, TypeVar

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention, Unit
from bilat.extract.needed import find_needed
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, is_money
from bilat.extract.waits import Sieve, Waits

_Meaning = TypeVar("_Meaning")
_LETTERS = {"firm": "F", "org": "O", "place": "L", "person": "P", "office": "P", "event": "E", "date": "D"}
_PART = re.compile(r"\w+")
_MACROS = {
    "<C>": r"(?:the )?(?:C's|Ca|Cd|C|P's(?= )|F)",
    "<CC>": r"(?:the )?(?:C's|Ca|Cd|C|F|G's|G)(?: (?:and|,|, and|or|as well as|&) (?:the )?(?:C's|Ca|Cd|C|F)(?![\w']))*",
    "<OF>": r"(?:the )?(?:C's|Cd|C|G|F)(?: (?:and|,|, and) (?:the )?(?:C's|Cd|C|F)(?![\w']))*",
    "<gap>": r"(?:[a-z0-9'/&-]+ ){0,3}?",
    "<wide>": r"(?:[^;:.]+? )??",
}


class Shown:
    """A sentence's units with their letters, and the way back from a place in the letters to the units."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = list(units)
        parts = [_letter(u) for u in units]
        self.text = " ".join(parts)
        self.tokens = frozenset(_PART.findall(self.text))
        self.starts: list[int] = []
        position = 0
        for part in parts:
            self.starts.append(position)
            position += len(part) + 1

    def index(self, position: int) -> int:
        """Give the unit that stands at a place of the shown text."""
        return max(0, bisect_right(self.starts, position) - 1)

    def mentions(self, found: re.Match[str], name: str) -> list[Mention]:
        """Give the mentions inside a named group of a match, in order; [] where the group is not there."""
        if name not in found.re.groupindex or found.start(name) < 0 or found.start(name) == found.end(name):
            return []
        span = self.units[self.index(found.start(name)) : self.index(found.end(name) - 1) + 1]
        return [u.mention for u in span if u.mention]

    def codes(self, found: re.Match[str], name: str) -> list[str]:
        """Give the countries inside a named group of a match, in order; [] where the group is not there."""
        return codes_of(self.mentions(found, name))

    def named(self, found: re.Match[str], name: str) -> list[str]:
        """Give every code inside a named group of a match, organisations' and cities' among them, in order; [] where the group is not there."""
        return [c for m in self.mentions(found, name) for c in m.codes]

    def words(self, found: re.Match[str], name: str, text: str) -> str:
        """Give the document's words inside a named group of a match."""
        if name not in found.re.groupindex or found.start(name) < 0 or found.start(name) == found.end(name):
            return ""
        first, last = self.index(found.start(name)), self.index(found.end(name) - 1)
        return text[self.units[first].start : self.units[last].end]


def _letter(unit: Unit) -> str:
    mention = unit.mention
    if mention is None:
        return unit.low
    owned = mention.possessive or unit.low in ("its", "their", "our", "his", "her")
    if mention.kind == "group":
        return "G's" if owned else "G"
    if mention.kind == "amount" and mention.amount is not None:
        return "M" if is_money(mention.amount) else "%" if mention.amount.unit == "%" else "N"
    if mention.kind == "country":
        return "C's" if owned else {"adjective": "Ca", "demonym": "Cd"}.get(mention.form, "C")
    return _LETTERS.get(mention.kind, "X") + ("'s" if owned else "")


@lru_cache(maxsize=8)
def _shown(key: int, sent: Sent) -> Shown:
    return Shown([u for c in sent.clauses for u in c.units])


def show(sent: Sent) -> Shown:
    """Show a whole sentence, once for all rules that ask."""
    return _shown(id(sent), sent)


@cache
def shape(pattern: str) -> re.Pattern[str]:
    """Compile a shape: <C> a country in any form, <CC> one or several, <OF> the same but no adjective, <gap> up to three words, <wide> any words of the clause."""
    for macro, meaning in _MACROS.items():
        pattern = pattern.replace(macro, meaning)
    return re.compile(rf"(?<![\w'])(?:{pattern})(?![\w'])")


def find_all(pattern: str, shown: Shown) -> Iterator[re.Match[str]]:
    """Give every match of a shape; where a word that each match must hold is missing, the text is not walked."""
    whole, parts = _needed(pattern)
    if (whole or parts) and whole.isdisjoint(shown.tokens) and not any(part in shown.text for part in parts):
        return iter(())
    return shape(pattern).finditer(shown.text)


@cache
def _needed(pattern: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Give whole words and pieces of words of which every match of a shape holds one; none of either where that is not certain."""
    try:
        pieces = find_needed(pattern, letters=True)
    except ValueError:
        return frozenset(), ()
    return frozenset([p.text for p in pieces if p.begins and p.ends]), tuple(sorted({p.text for p in pieces if not (p.begins and p.ends)}))


class Table(Generic[_Meaning]):
    """Shapes in a row, each with what it means. The words of a text leave few of them in question, and only these are tried."""

    def __init__(self, rows: Iterable[tuple[_Meaning, str]]) -> None:
        self._rows = tuple(rows)

    @cached_property
    def _sieve(self) -> Sieve[tuple[_Meaning, re.Pattern[str]]]:
        return Sieve([((meaning, shape(pattern)), _waits(pattern)) for meaning, pattern in self._rows])

    def find(self, shown: Shown) -> Iterator[tuple[_Meaning, re.Match[str]]]:
        """Give every match of each shape, shape by shape, with what the shape means."""
        for meaning, compiled in self._sieve.of(shown.text):
            for found in compiled.finditer(shown.text):
                yield meaning, found


def _waits(pattern: str) -> Waits | None:
    waits = Waits(shapes=(pattern,))
    return waits if any(_needed(pattern)) else None


def clause_at(sent: Sent, shown: Shown, unit: int) -> tuple[Clause, int]:
    """Give the clause that holds a unit of the sentence, with the unit's place in it."""
    wanted = shown.units[unit]
    for clause in sent.clauses:
        for i, candidate in enumerate(clause.units):
            if candidate is wanted:
                return clause, i
    return sent.clauses[0], 0


def place_of(sent: Sent, shown: Shown, found: re.Match[str], name: str | int = 0) -> tuple[Clause, int]:
    """Give the clause in which a named group of a match begins (the whole match unless told), with its unit's place in it."""
    return clause_at(sent, shown, shown.index(found.start(name)))


def find_told(sent: Sent, clause: Clause, table: Table[_Meaning], name: str | int = 0) -> Iterator[tuple[_Meaning, re.Match[str], Shown, Clause, int]]:
    """Give what a table finds in a sentence, at its first clause alone, so once: the meaning, the match, the sentence as shown, and the clause in which the named group begins, with its
    unit's place there."""
    if clause is not sent.clauses[0]:
        return
    shown = show(sent)
    for meaning, match in table.find(shown):
        place, index = place_of(sent, shown, match, name)
        yield meaning, match, shown, place, index


__all__ = ["Shown", "Table", "clause_at", "find_all", "find_told", "place_of", "shape", "show"]
