"""Envoys told by the mission that they head or the state for which they stand: "A's embassy in CITY is headed by N.", "N. represents A in CITY"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import day_of, is_city
from bilat.extract.rules.envoy_sides import HOUSES, sides_of_house
from bilat.extract.waits import Waits
from bilat.model import Roles

_HEADS = ("head", "lead", "run", "direct", "be in charge of", "take charge of", "take over")
_OTHER_HOUSE = re.compile(r"\b(?:trade|peace|peacekeeping|military|training|police|economic|space|rescue|united nations|#|observer|monitoring|fact-finding|civilian|advisory|medical) $")
_STANDS = re.compile(r"\b(?:man|woman|representative|voice|diplomat|envoy) (?:in|at)$")


def find_mission_chief(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """Find who heads a mission of one country in another, where no title of an envoy says it."""
    yield from _of_house(sent, clause)
    yield from _stands_for(sent, clause)
    yield from _represents(sent, clause)


def _named(people: list[Mention]) -> Mention | None:
    """Give the first person with a name of his own and no office but a form of address."""
    return next((p for p in people if p.kind == "person" and p.value and p.form not in ("pronoun", "plural-office") and not p.office), None)


def _of_house(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The embassy in CITY is headed by N.", "N. heads A's mission in CITY", "the A embassy, led by N. since 2019"."""
    for cue in clause.find(HOUSES):
        sides = sides_of_house(sent, clause, cue) if not _OTHER_HOUSE.search(clause.words(0, cue.index) + " ") else None
        for verb in clause.verbs(_HEADS) if sides else ():
            by = clause.units[verb.index + verb.length].low == "by" if verb.index + verb.length < len(clause.units) else False
            if by and verb.index > cue.index:
                chief = _named(clause.after(verb.index, ("by",), ("person",), 6))
            else:
                chief = _named(clause.subject) if verb.index < cue.index <= verb.index + 6 and not clause.is_passive(verb) else None
            if chief is not None and sides is not None:
                yield _claim(sent, clause, verb.index, chief, sides, HOUSES[cue.lemma])
                return


def _stands_for(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "N. is CITY-OF-A's man in CITY-OF-B"."""
    chief = _named(clause.subject)
    for k, unit in enumerate(clause.units):
        seat = unit.mention
        if chief is None or seat is None or seat.kind not in ("country", "place") or not seat.code or not _STANDS.search(clause.words(max(0, k - 2), k)):
            continue
        owner = next((m for m in clause.before(k - 2, ("country", "place")) if m.possessive and m.code and m.code != seat.code), None)
        if owner is not None and clause.verb >= 0 and clause.units[clause.verb].low in ("is", "was", "became", "has", "had"):
            yield _claim(sent, clause, k, chief, (owner.code, seat.code), "ambassador")


def _represents(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "N. represents A in CITY", "A is represented in CITY by N."."""
    for verb in clause.verbs(("represent",)):
        seats = [m for m in clause.after(verb.index, ("in", "at"), ("country", "place"), 8) if m.code and (is_city(m) or m.kind == "country")]
        if clause.is_passive(verb):
            owners, chief = [m for m in clause.subject if m.kind == "country"], _named(clause.by_agent(verb.index, ("person",)))
        else:
            owners, chief = [m for m in clause.after(verb.index, ("",), ("country",), 3) if not m.possessive], _named(clause.subject)
        if chief is not None and owners and seats and owners[0].code and {owners[0].code, seats[0].code} == set(sent.pair):
            yield _claim(sent, clause, verb.index, chief, (owners[0].code, seats[0].code), "ambassador")


_PAST = re.compile(r"\b(?:was|had|were|headed|led|ran|until|former)\b")


def _claim(sent: Sent, clause: Clause, index: int, chief: Mention, sides: tuple[str, str], rank: str) -> Proposal:
    past = bool(_PAST.search(clause.words())) and clause.words(index - 1, index) not in ("is", ",") and "since" not in clause.words()
    roles: Roles = {"person": chief.value, "sender": sides[0], "host": sides[1], "rank": rank, "status": "former" if past else "current"}
    date = day_of(sent, clause, index)
    return Proposal("envoy", roles, date, clause=clause, cue=index, modality="asserted")


RULES = (Rule("mission-chief", "who heads a mission, told by the mission", find_mission_chief, Waits(verbs=("represent",), words=(*HOUSES, "man", "woman", "representative", "voice", "diplomat", "envoy"))),)
