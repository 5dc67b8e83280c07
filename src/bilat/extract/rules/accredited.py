"""Missions kept from elsewhere, told by who heads them and where he sits: "the A chargé d'affaires in C, who also covers B", "A's non-resident
ambassador with her seat in CITY". Those told by the mission itself are in missions.py, by the credentials alone in nonresident.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.lexicon import load_lexicon
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_city, other_of
from bilat.extract.rules.envoys import rank_of
from bilat.extract.rules.mission_threads import find_nonresident
from bilat.extract.rules.missions import find_covered
from bilat.extract.rules.nonresident import find_nonresident_envoy
from bilat.extract.waits import Waits
from bilat.model import Roles

_HOUSES = {"ambassador": "embassy", "high-commissioner": "high-commission", "charge-d-affaires": "embassy", "envoy": "legation"}
_SEAT = re.compile(r"(?:\b(?:with|has|had) (?:his|her|its|a|the) seat|\b(?:residing|resident|based|resides|seated|stationed)|\bwho (?:sits|resides|lives)) (?:in|at) (?:the )?$")
_BASED = re.compile(r"[- ]based (?:\w+ )?$")
_COVERS = re.compile(r"\b(?:(?:also|likewise|concurrently|at the same time) (?:covers?|covered|covering|accredited|(?:the )?(?:ambassador|high commissioner|consul)|responsible|represents?|serves?|looks? after)|(?:covers?|looks? after|serves?) (?:[^.;]{1,40} )?(?:as well|too)\b|(?:is|was) accredited (?:to|in))", re.I)
_APART = re.compile(r"\bnon-?resident\b", re.I)


def find_head_from_afar(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The A ambassador in C, who also covers B", "CITY-based A ambassador ... also covers B", "N., A's non-resident ambassador with her seat in CITY"."""
    if clause is not sent.clauses[0] or _is_told(sent):
        return
    for head in sent.of_kind("person"):
        rank = rank_of(head.office) if head.form not in ("plural-office", "pronoun") else None
        seat = _seat(sent, head) if rank else None
        sender = next((c for c in head.codes if c.isupper()), "")
        if not rank or seat is None or not sender:
            continue
        house = _house(rank, head.office)
        for host in _hosts(sent, head, seat, sender):
            roles: Roles = {"sender": sender, "host": host, "rank": house, "status": "open", "accredited_from": (seat.value or seat.text) if is_city(seat) else seat.code}
            yield Proposal("mission", roles, None, clause=clause, cue=0, modality="asserted")
        return


def _is_told(sent: Sent) -> bool:
    """Tell whether another rule reads a mission kept from elsewhere in the sentence."""
    return any(True for c in sent.clauses for find in (find_nonresident, find_covered, find_nonresident_envoy) for _ in find(sent, c))


def _house(rank: str, office: str) -> str:
    return ("consulate-general" if "eneral" in office else "consulate") if rank == "consul" else _HOUSES[rank]


def _seat(sent: Sent, head: Mention) -> Mention | None:
    """Give where an envoy sits: the place after "in" that follows his title, or after words of residence, or before "-based"."""
    text = sent.document.text
    for m in sent.of_kind("place", "country"):
        lead = text[max(sent.start, m.start - 40) : m.start]
        after = m.start >= head.end and text[head.end : m.start] in (" in ", " in the ", " to ", " to the ", " at ")
        before = m.end <= head.start and bool(_BASED.fullmatch(text[m.end : head.start]))
        if m.code and m.form not in ("adjective", "pronoun", "there") and (after or before or _SEAT.search(lead)) and m.code not in head.codes:
            return m
    return None


def _hosts(sent: Sent, head: Mention, seat: Mention, sender: str) -> list[str]:
    """Give the countries that an envoy covers besides the seat: those named after the words that say so; the other of the pair for one who is "non-resident"."""
    covers = _COVERS.search(sent.text)
    at = sent.start + covers.start() if covers else -1
    named = [m for m in load_lexicon().find(sent.text) if m.kind == "country" and m.code and m.form not in ("adjective", "demonym", "metonym")]
    found = [m.code for m in named if covers and sent.start + m.start > at and not is_city(m) and m.code not in (sender, seat.code)]
    other = other_of(sent, sender)
    apart = _APART.search(sent.text) and sent.context.on_pair and other and other != seat.code
    return list(dict.fromkeys(found))[:6] or ([other] if apart else [])


RULES = (Rule("mission-afar", "a mission kept from elsewhere, told by who heads it", find_head_from_afar, Waits(patterns=(_COVERS, _APART))),)
