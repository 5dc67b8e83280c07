"""Whose mission it is where the words next to it say so. What the verb and the subject of the clause say of it is read in missions.py."""

from __future__ import annotations

import re

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.rules.common import codes_of, is_city


def owner_beside(clause: Clause, cue: Cue, owner: list[Mention]) -> list[str]:
    """Give whose mission it is where words next to it say so: its owner before it, or a name and "a" of a clause whose verb is left out."""
    if owner and owner[-1].text.lower() == "its" and _acts_alone(clause, cue):
        return codes_of(clause.subject)
    if owner and not all(is_city(m) for m in owner) and _directly(clause, owner[-1], cue):
        return codes_of(owner[-1:])
    gapped = clause.units[cue.index - 2].mention if cue.index >= 2 and clause.units[cue.index - 1].low in ("a", "an", "its", "one") else None
    if gapped is not None and gapped.kind == "country" and not is_city(gapped) and gapped.form not in ("adjective", "there"):
        return [gapped.code]
    return []


def touches(clause: Clause, mention: Mention, cue: Cue) -> bool:
    return clause.index_of(mention) == cue.index - 1


def _directly(clause: Clause, mention: Mention, cue: Cue) -> bool:
    """Tell whether only adjectives stand between an owner and the rank ("A's first resident embassy")."""
    between = clause.units[clause.index_of(mention) + 1 : cue.index]
    return all(u.mention is None and re.fullmatch(r"[\w-]+", u.low) and u.low not in ("has", "have", "had", "and", "with", "in") and not clause.is_verb(clause.units.index(u)) for u in between)


def _acts_alone(clause: Clause, cue: Cue) -> bool:
    """Tell whether one country, named in the clause before a unit, is its subject: "its" embassy is then its own."""
    subject = clause.subject[0] if clause.verb >= 0 and len(clause.subject) == 1 else None
    return subject is not None and subject.kind == "country" and 0 <= clause.index_of(subject) < cue.index
