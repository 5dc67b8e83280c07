"""Missions whose rank is not said again: "that of B in CITY in 2009", "B its own in CITY", "B's in CITY followed in 1974", "ours in CITY". The one
whose rank is said is read in missions.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_city, other_of, page_voice, period
from bilat.extract.rules.mission_frames import RANKS
from bilat.extract.waits import Waits
from bilat.model import Roles

_OWN = re.compile(r"(?:(?:,|has|have|had|opened|opens|set|up|established|maintains|keeps|runs|inaugurated|is|to|open|will|already|also|then|likewise|too|followed|with) )*(?:its|her|his|their|one of its|an? one of its)~? own (?:embassy )?(?:in|at) |(?:with )?hers (?:in|at) |(?:followed|answered|reciprocated|responded|did the same)(?: [\w~]+){0,4} (?:with (?:one|its own) )?(?:in|at) ")
_THAT_OF = re.compile(r"\b(?:that|those|the one|and one|ours|theirs) of (?:the )?$")
_THEIRS = re.compile(r"^(?:ours|theirs|hers) (?:in|at) ")
_OPENED = re.compile(r"\b(?:open\w*|establish\w*|set up|inaugurat\w*|found\w*|follow\w*|dates? from|dating from|began|begun|started|launch\w*)\b")


def find_mission_echo(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A's embassy in X was set up in 1978, that of B in Y in 2009", "A opened its embassy in X in 2003, and B its own in Y in 2004"."""
    if clause is not sent.clauses[0]:
        return
    whole = Clause([u for c in sent.clauses for u in c.units])
    first = next(whole.find(RANKS), None)
    if first is None:
        return
    for i in range(first.index + first.length, len(whole.units) - 1):
        sender, at = _sender_at(sent, whole, i)
        place = _place(whole, at) if sender else None
        if place is None or not place.code or place.code == sender:
            continue
        if any(whole.index_of(place) > c.index > i for c in whole.find(RANKS)):
            continue
        yield _mission(whole, first, i, sender, place)


def _sender_at(sent: Sent, whole: Clause, i: int) -> tuple[str, int]:
    """Give whose second mission is told of at a unit and where to look for its place, ("", 0) where none is."""
    m = whole.units[i].mention
    rest = whole.words(i + 1, i + 9)
    if m is not None and m.kind == "country" and m.code and m.form not in ("adjective", "there") and not m.possessive and (not is_city(m) or m.form == "capital"):
        told = _OWN.match(rest) or (_THAT_OF.search(whole.words(max(0, i - 4), i) + " ") and re.match(r"(?:is |was |stands |lies |sits |opened )?(?:in|at|to) ", rest))
        return (m.code, i) if told else ("", 0)
    if m is not None and m.kind == "country" and m.possessive and m.code and m.form != "pronoun":
        return (m.code, i) if re.match(r"(?:'s )?(?:own )?(?:(?:is|was|stands|lies) )?(?:in|at) (?:the )?#", rest) else ("", 0)
    word = _THEIRS.match(whole.words(i, i + 3)) if m is None else None
    voice = page_voice(sent)
    if word is not None and voice:
        return (voice if word.group().startswith("ours") else other_of(sent, voice)), i
    return "", 0


def _place(whole: Clause, i: int) -> Mention | None:
    at = next((k for k in range(i + 1, min(len(whole.units), i + 11)) if whole.units[k].mention is not None and whole.units[k].kind in ("place", "country") and whole.units[k - 1].low in ("in", "at", "the")), -1)
    found = whole.units[at].mention if at > 0 else None
    return found if found is not None and (is_city(found) or found.form == "name") else None


def _mission(whole: Clause, first: Cue, i: int, sender: str, place: Mention) -> Proposal:
    """Give the second mission: its rank is that of the first, its date the one after its place."""
    at = whole.index_of(place)
    stop = next((k for k in range(at + 1, min(len(whole.units), at + 9)) if whole.units[k].low in (";", "while")), min(len(whole.units), at + 9))
    date = next((u.mention for u in (*whole.units[at + 1 : stop], *whole.units[i + 1 : at]) if u.kind == "date"), None)
    opened = date is not None and (bool(_OPENED.search(whole.words(0, stop))) or date.relation == "since")
    when = period(whole, date, opens=True) if date is not None and date.value and opened else None
    roles: Roles = {"sender": sender, "host": place.code, "rank": RANKS[first.lemma], "city": (place.value or place.text) if is_city(place) else "", "status": "open"}
    return Proposal("mission", {k: v for k, v in roles.items() if v}, when, clause=whole, cue=i, modality="asserted")


RULES = (Rule("mission-echo", "a mission whose rank is not said again", find_mission_echo, Waits(words=tuple(RANKS))),)
