"""What people, forces and firms of one country do in the other, read off shapes of a clause: who acts, where, in which field. The shapes are in `serving`, `studies`, `links` and `brokering`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bilat.extract.clauses import Clause
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import other_of, phrase
from bilat.extract.rules.fields import find_field
from bilat.extract.rules.partners import when_of
from bilat.extract.rules.shapes import Shown, Table
from bilat.extract.rules.works import field_served, find_meant
from bilat.model import Roles


class Engaged(NamedTuple):
    """What a shape tells: the field ("" where the words give it), and what must not stand in the clause."""

    field: str
    but: str = ""


def find_engaged(sent: Sent, clause: Clause, table: Table[Engaged]) -> Iterator[Proposal]:
    """Find the first shape of a table that a clause fits: group "a" of a shape is who acts, "b" the other; who is not named there is looked for around it."""
    shown = Shown(clause.units)
    for told, found in table.find(shown):
        if told.but and re.search(rf"(?<![\w'])(?:{told.but})(?![\w'])", shown.text):
            continue
        index = shown.index(found.start("v") if "v" in found.re.groupindex and found.start("v") >= 0 else found.start())
        sides = _find_sides(sent, clause, shown, found)
        if len(sides) < 2 or find_modality(clause, index) == "denied":
            continue
        activity = re.sub(r"^(?:and|but|while|whereas|,)\s+", "", phrase(sent, clause.start, clause.end))
        roles: Roles = {"parties": sides, "activity": activity, "field": told.field or find_field(activity) or field_served(clause.words()) or "economic"}
        yield Proposal("cooperation", roles, when_of(sent, clause, index), clause=clause, cue=index)
        return


def _find_sides(sent: Sent, clause: Clause, shown: Shown, found: re.Match[str]) -> list[str]:
    """Give who acts and with whom: as the shape names them, else as subject, else as the only others of the clause, the sentence or the page."""
    if not {"a", "b"} & set(found.re.groupindex):
        return find_meant(sent, clause)
    guests = _states(shown.named(found, "a"))
    hosts = [c for c in _states(shown.named(found, "b")) if c not in guests]
    if len(guests) >= 2 and "b" not in found.re.groupindex:
        return guests[:4]
    if not guests:
        guests = [c for c in _states(c for m in clause.subject for c in m.codes) if c not in hosts]
    if not guests and hosts:
        guests = _others(sent, clause, hosts)
    if guests and not hosts:
        hosts = _others(sent, clause, guests)
    return [*guests[:3], *hosts[:1]] if guests and hosts else []


def _states(codes: Iterable[str]) -> list[str]:
    """Give the codes of states among some, each once."""
    return list(dict.fromkeys(c for c in codes if re.fullmatch(r"[A-Z]{3}", c)))


def _others(sent: Sent, clause: Clause, known: list[str]) -> list[str]:
    """Give the one other country that a clause, else the sentence, names; the other of the pair where neither names any."""
    for mentions in (clause.mentions("country", "place"), sent.of_kind("country", "place")):
        named = [c for c in _states(c for m in mentions for c in m.codes) if c not in known]
        if len(named) == 1 and (not sent.context.on_pair or set(named) <= set(sent.pair) or not set(known) & set(sent.pair) or len(known) > 1):
            return named
        if len(named) == 1 and sent.context.on_pair and known[0] in sent.pair and len(sent.pair) == 2:
            return named
        if named:
            return [c for c in named if c == other_of(sent, known[0])]
    other = other_of(sent, known[0])
    return [other] if other else []
