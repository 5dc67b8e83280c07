"""Mentions: stretches of text that name a country, organisation, place, person, date or amount. How they are found lives elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bilat.extract.verbs import VerbForm
from bilat.model import Amount

MentionKind = Literal["country", "org", "place", "person", "office", "date", "amount", "event", "firm", "group"]


@dataclass(slots=True, eq=False)
class Mention:
    """A stretch of text with what it names.

    `codes` are country or organisation codes: one for a name, two for "both countries", the country of a person or place where known.
    `form` is how it names it ("name", "adjective", "demonym", "capital", "metonym", "pronoun", ...). `value` is the EDTF string of a
    date, the full name of a person, the name of a place. `possessive` is true before "'s". `others` are the other readings of an
    ambiguous name.
    """

    kind: MentionKind
    start: int
    end: int
    text: str
    codes: tuple[str, ...] = ()
    form: str = "name"
    value: str = ""
    amount: Amount | None = None
    relation: str = ""
    office: str = ""
    possessive: bool = False
    attached: bool = False
    others: tuple[str, ...] = field(default=())
    context: tuple[tuple[int, int], ...] = field(default=())
    name_start: int = -1

    @property
    def code(self) -> str:
        """The only code, or the empty string."""
        return self.codes[0] if len(self.codes) == 1 else ""


@dataclass(slots=True, eq=False)
class Unit:
    """A word, a mark of punctuation, or a whole mention: what clauses are made of.

    `low` is folded lower case, `kind` the mention's kind ("" for a plain word), `readings` what verb forms the word may be, `shown` how it
    stands in `Clause.words`.
    """

    start: int
    end: int
    text: str
    low: str
    mention: Mention | None = None
    kind: str = ""
    readings: tuple[VerbForm, ...] = ()
    shown: str = ""
