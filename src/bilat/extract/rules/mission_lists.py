"""Missions in lists and tables: "CITY (Embassy)" under "Of A:", "A – High Commission in CITY", "| A | Embassy | CITY |". Prose is in missions.py."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.lexicon import load_lexicon
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_city, other_of
from bilat.extract.rules.mission_frames import RANKS


def find_listed_mission(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """Find a mission in an item or row without a verb: one rank, one city, and a sender here, in the lead or as the other of the pair."""
    if clause is not sent.clauses[0] or len(sent.text) > 120 or any(c.verb >= 0 for c in sent.clauses):
        return
    cues = [(c, cue) for c in sent.clauses for cue in c.find(RANKS)]
    cities = [m for m in sent.of_kind("place", "country") if is_city(m) and m.code]
    if len(cues) != 1 or len(cities) != 1:
        return
    city = cities[0]
    sender = _sender(sent, city)
    if sender and sender != city.code:
        where, cue = cues[0]
        roles: dict[str, str | list[str]] = {"sender": sender, "host": city.code, "rank": RANKS[cue.lemma], "city": city.value or city.text, "status": "open"}
        yield Proposal("mission", roles, None, clause=where, cue=cue.index, modality="asserted")


def _sender(sent: Sent, city: Mention) -> str:
    """Give whose mission it is: a country of the line, else of its lead, else the other of the pair."""
    here = {m.code for m in sent.of_kind("country") if m.code and not is_city(m) and m.code != city.code and m.form != "pronoun"}
    if here:
        return here.pop() if len(here) == 1 else ""
    led = {m.code for m in load_lexicon().find(sent.lead) if m.kind == "country" and m.form not in ("capital", "metonym") and m.code != city.code}
    if len(led) == 1:
        return led.pop()
    return other_of(sent, city.code) if sent.context.on_pair else ""


RULES = (Rule("mission-listed", "a mission in a list or table", find_listed_mission),)
