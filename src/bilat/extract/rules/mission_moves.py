"""Missions that change their seat: "the Legation was moved to CITY on ...", "A transferred its embassy from X to Y", "the Embassy followed the government
to CITY". From that day they are there. Missions opened, closed or said to be stand in missions.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import date_of, is_city, other_of, page_voice, period
from bilat.extract.rules.mission_frames import RANKS
from bilat.extract.rules.missions import find_owners
from bilat.extract.waits import Waits
from bilat.model import Roles

_MOVES = ("move", "relocate", "transfer", "remove", "shift", "return", "follow", "accompany")
_RESIDENT = frozenset(["embassy", "legation", "high-commission", "liaison-office", "consulate-general", "consulate"])


def find_mission_moved(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The A legation in X was moved to Y on ...", "the Embassy followed the B government to CITY on ...": a mission of A to B, in CITY from that day."""
    verb = next(clause.verbs(_MOVES), None)
    cue = _moved(clause, verb) if verb is not None else None
    if verb is None or cue is None or find_modality(clause, verb.index) != "asserted":
        return
    seat = _seat(clause, verb) or _seat_followed(sent, clause, verb)
    date = date_of(sent, clause, verb.index)
    if seat is None or date is None or not re.fullmatch(r"\d{4}[\d-]*", date.value) or date.relation not in ("", "in", "about"):
        return
    owners = find_owners(sent, clause, cue, []) or ([page_voice(sent)] if page_voice(sent) else [])
    if len(owners) != 1:
        return
    host = other_of(sent, owners[0]) or seat.code
    if host and host != owners[0]:
        roles: Roles = {"sender": owners[0], "host": host, "rank": RANKS[cue.lemma], "city": seat.value or seat.text, "status": "open"}
        yield Proposal("mission", roles, period(clause, date, opens=True), clause=clause, cue=verb.index)


def _moved(clause: Clause, verb: Cue) -> Cue | None:
    """Give the mission that is moved: the subject before the verb, else its object; what stands further on is another."""
    cues = [c for c in clause.find(RANKS) if RANKS[c.lemma] in _RESIDENT]
    before, after = [c for c in cues if c.index < verb.index], [c for c in cues if verb.index < c.index <= verb.index + 5]
    if not clause.is_passive(verb) and after and verb.lemma not in ("follow", "accompany"):
        return after[0]
    return before[-1] if before and verb.index - before[-1].index <= 8 else None


def _seat(clause: Clause, verb: Cue) -> Mention | None:
    """Give the city to which it is moved."""
    towards = [m for m in clause.mentions("place", "country", begin=verb.index) if is_city(m) and m.code and clause.governor(clause.index_of(m)) == "to"]
    return towards[0] if towards else None


def _seat_followed(sent: Sent, clause: Clause, verb: Cue) -> Mention | None:
    """Give the city to which the clause before says that the government went, where the mission "followed" ("When the Government moved to X, the Embassy followed")."""
    earlier = [c for c in sent.clauses if c.end <= clause.start]
    towards = [m for m in earlier[-1].mentions("place", "country") if is_city(m) and m.code and earlier[-1].governor(earlier[-1].index_of(m)) == "to"] if earlier else []
    return towards[-1] if towards and verb.lemma in ("follow", "accompany") else None


RULES = (Rule("mission-moved", "a mission that changes its seat", find_mission_moved, Waits(verbs=_MOVES)),)
