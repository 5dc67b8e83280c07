"""Who made an agreement, where the words around the noun alone tell: "the A–B treaty", "with which it signed a treaty", and several
agreements with several partners, which are one with each. What subject and verb tell of the parties is in `agreements`."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from bilat.extract.clauses import Clause
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of
from bilat.vocabulary import load

_TOGETHER = re.compile(r"\b(?:trilateral|joint|jointly|together|tripartite|multilateral|three-way|quadripartite|regional|each other)\b")
_DASHES = frozenset(["–", "-", "—", "/"])


def find_linked_parties(clause: Clause, index: int) -> list[str]:
    """Give the two whose names a dash joins before the noun, or the one "with which" the subject signed; else []."""
    for k in range(index - 2, max(0, index - 7), -1):
        before, after = clause.units[k - 1].mention, clause.units[k + 1].mention
        if clause.units[k].low in _DASHES and clause.units[k].mention is None and before is not None and after is not None and before.end == clause.units[k].start:
            found = codes_of((m for m in (before, after) if m.kind in ("country", "org")), orgs=True)
            return found if len(found) == 2 else []
    if clause.relative and clause.antecedent is not None and clause.antecedent.kind in ("country", "org") and re.match(r"(?:, )?(?:and )?with (?:which|whom)\b", clause.words()):
        found = codes_of([*(m for m in clause.subject if m is not clause.antecedent), clause.antecedent], orgs=True)
        return found if len(found) == 2 else []
    return []


@cache
def _of_many() -> re.Pattern[str]:
    places = "|".join(re.escape(p) for p in load().cues["treaties"]["of_many"])
    return re.compile(rf"(?:{places}) (?:\w+ )?(?:Treaty|Agreement|Accords?|Pact|Convention)\b|(?:Treaty|Convention|Pact|Agreement) of (?:{places})\b")


def is_of_many(sent: Sent, clause: Clause, index: int, parties: Collection[str]) -> bool:
    """Tell whether a treaty bears the name by which one of many states is known ("the Treaty of Versailles"), and the clause does not name all who are held for its parties."""
    at = clause.units[index].start
    return not set(parties) <= set(codes_of(clause.mentions("country", "group"))) and any(found.start() <= at < found.end() for found in _of_many().finditer(sent.document.text, clause.start, clause.end))


def find_pairs(clause: Clause, index: int, parties: list[str]) -> list[list[str]]:
    """Give the parties of each agreement: "A and B have signed agreements with C" says one of A and C, one of B and C."""
    noun = clause.units[index].low
    if len(parties) < 3 or not noun.endswith(("s", "memoranda")) or noun.endswith("ss") or _TOGETHER.search(clause.words()):
        return [parties]
    subject = [c for c in codes_of((m for m in clause.subject if m.kind in ("country", "group")), orgs=True) if c in parties]
    partners = [c for c in codes_of(clause.after(index, ("with",), ("country", "org"), 6), orgs=True) if c not in subject]
    if len(subject) >= 2 and len(partners) == 1:
        return [[s, partners[0]] for s in subject]
    return [[subject[0], p] for p in partners] if len(subject) == 1 and len(partners) >= 2 else [parties]
