"""Missions that change their rank: a legation raised to an embassy, a consulate general turned into one, an embassy reduced. Where a mission
is opened, closed or said to be stands in missions.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.lexicon import load_lexicon
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.act_dates import date_of_act, date_of_notice, date_of_turn, takes_effect
from bilat.extract.rules.common import (
    is_city,
    is_of_pair,
    other_of,
    page_voice,
    period,
)
from bilat.extract.rules.mission_frames import RANKS, Rise, find_rises
from bilat.extract.rules.missions import find_owners, find_places, find_spots
from bilat.extract.waits import Waits
from bilat.model import Modality, Roles


def find_mission_raised(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The A legation in CITY was raised to an embassy on ...", "A elevated its consulate in B to embassy status", "both turned their legations into embassies"."""
    for rise in find_rises(clause):
        date = date_of_act(sent, clause, rise.at) or date_of_turn(sent, clause) or date_of_notice(sent, clause)
        when = period(clause, date, opens=True) if date is not None and date.value else None
        modality: Modality | None = "asserted" if when and takes_effect(clause, rise.at) else None
        before = _until(clause, rise, when)
        for sender, host, city in _raised(sent, clause, rise):
            roles: Roles = {k: v for k, v in {"sender": sender, "host": host, "rank": "", "city": city, "status": "open"}.items() if v or k == "rank"}
            yield Proposal("mission", {**roles, "rank": RANKS[rise.new.lemma]}, when, clause=clause, cue=rise.at, modality=modality)
            if rise.old.lemma in RANKS:
                yield Proposal("mission", {**roles, "rank": RANKS[rise.old.lemma]}, before, clause=clause, cue=rise.at, modality="asserted")


def _until(clause: Clause, rise: Rise, when: str | None) -> str | None:
    """Give the period of the old rank: until the change, from the date that stands beside it ("the legation, opened in 1941, became ...")."""
    begin, end = rise.old.index, max(rise.at, rise.new.index) if rise.old.index < rise.new.index else len(clause.units)
    opened = next((d for d in clause.mentions("date", begin=begin, end=end) if re.fullmatch(r"\d{4}[\d-]*", d.value) and not (when or "").startswith(d.value)), None)
    start, changed = opened.value if opened is not None else "", (when or "").partition("/")[0]
    if find_modality(clause, rise.at) in ("planned", "forecast", "denied") and not takes_effect(clause, rise.at):
        changed = ""
    return f"{start}/{changed}" if start or changed else None


def _raised(sent: Sent, clause: Clause, rise: Rise) -> list[tuple[str, str, str]]:
    """Give (sender, host, city) of the missions whose rank is changed."""
    old = min(rise.old, rise.new, key=lambda c: c.index)
    limit = rise.new.index if old is rise.old else rise.at
    places = [p for p in find_places(clause, old, limit) if p.code]
    senders = _both(clause, old) or find_owners(sent, clause, old, places) or _heading_owner(sent, old)
    if len(senders) == 2:
        return [(x, y, "") for x, y in (senders, senders[::-1])]
    if not senders and places and is_city(places[0]) and other_of(sent, places[0].code):
        senders = [other_of(sent, places[0].code)]
    if not senders and _is_of_page(sent, clause, old, places):
        senders = [page_voice(sent)]
    if len(senders) != 1:
        return []
    return [(senders[0], host, city) for host, city in find_spots(sent, senders[0], places) if host and host != senders[0]]


def _is_of_page(sent: Sent, clause: Clause, old: Cue, places: list[Mention]) -> bool:
    """Tell whether a mission of no named owner is that of the page's voice: "the Legation", "Legation CITY" with a city of the other country or a forerunner of it."""
    voice = page_voice(sent)
    if not voice or places:
        return bool(voice) and places[0].code != voice and is_of_pair(sent, places[0].code)
    return clause.words(old.index - 1, old.index) in ("the", "this", "that")


def _both(clause: Clause, old: Cue) -> list[str]:
    """Give the two countries of "the legations of both countries", "the legations in the respective capitals"."""
    owners = clause.after(old.index + old.length - 1, ("of", "in"), ("group",), 4)
    return list(owners[0].codes) if owners and old.lemma.endswith("s") else []


def _heading_owner(sent: Sent, old: Cue) -> list[str]:
    """Give whose mission the heading names ("Elevation of the A Legation to Embassy Status"), or []."""
    if old.lemma not in sent.section.lower():
        return []
    owners = [m.code for m in load_lexicon().find(sent.section) if m.kind == "country" and m.code in sent.pair and (m.form in ("adjective", "acronym") or m.possessive) and re.match(r"(?:'s|’s)? [A-Z]", sent.section[m.end : m.end + 4])]
    return owners[:1]


RULES = (Rule("mission-raised", "a mission whose rank is changed", find_mission_raised, Waits(words=(*RANKS, "representative"))),)
