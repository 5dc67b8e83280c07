"""Missions that change their rank: a legation raised to an embassy, a consulate general turned into one, an embassy reduced. Where a mission
is opened, closed or said to be stands in missions.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.lexicon import load_lexicon
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import date_of, date_when, is_city, other_of, period
from bilat.extract.rules.mission_frames import RANKS, Rise, find_rises
from bilat.extract.rules.missions import find_owners, find_places, find_spots
from bilat.model import Roles


def find_mission_raised(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The A legation in CITY was raised to an embassy on ...", "A elevated its consulate in B to embassy status", "both turned their legations into embassies"."""
    for rise in find_rises(clause):
        date = date_of(sent, clause, rise.index) or date_when(sent, clause)
        when = period(clause, date, opens=True) if date is not None and date.value else None
        for sender, host, city in _raised(sent, clause, rise):
            roles: Roles = {"sender": sender, "host": host, "rank": RANKS[rise.new.lemma], "city": city, "status": "open"}
            yield Proposal("mission", {k: v for k, v in roles.items() if v}, when, clause=clause, cue=rise.index)


def _raised(sent: Sent, clause: Clause, rise: Rise) -> list[tuple[str, str, str]]:
    """Give (sender, host, city) of the missions whose rank is changed."""
    old = rise.old
    limit = rise.new.index if old.index < rise.new.index else len(clause.units)
    places = [p for p in find_places(clause, old, limit) if p.code]
    senders = find_owners(sent, clause, old, places) or _heading_owner(sent, old)
    if len(senders) == 2:
        return [(x, y, "") for x, y in (senders, senders[::-1])]
    if not senders and places and is_city(places[0]) and other_of(sent, places[0].code):
        senders = [other_of(sent, places[0].code)]
    if len(senders) != 1:
        return []
    return [(senders[0], host, city) for host, city in find_spots(sent, senders[0], places) if host and host != senders[0]]


def _heading_owner(sent: Sent, old: Cue) -> list[str]:
    """Give whose mission the heading names ("Elevation of the A Legation to Embassy Status"), or []."""
    if old.lemma not in sent.section.lower():
        return []
    owners = [m.code for m in load_lexicon().find(sent.section) if m.kind == "country" and m.code in sent.pair and (m.form in ("adjective", "acronym") or m.possessive) and re.match(r"(?:'s|’s)? [A-Z]", sent.section[m.end : m.end + 4])]
    return owners[:1]


RULES = (Rule("mission-raised", "a mission whose rank is changed", find_mission_raised),)
