"""Missions told in the tail of a sentence on another: what an embassy named before it "also covers", a list that goes on after that, "one in CITY in 1875", the
city that a mission leaves, "there are embassies in X and Y". The mission named first is read in missions.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, is_city, other_of, page_voice, period
from bilat.extract.rules.mission_frames import RANKS
from bilat.extract.rules.mission_moves import find_mission_moved
from bilat.extract.rules.missions import COVERING, find_mission
from bilat.extract.waits import Waits
from bilat.model import Roles


def find_mission_covering(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A has an embassy in CITY, which also looks after B and C": the embassy where it is, and those to B and C kept from there.

    A list that goes on after that is A's too: "..., a trade office in X and an honorary consul in Y".
    """
    served = COVERING.match(clause.words()) if clause.relative else None
    first = _told(sent, clause) if served is not None else None
    if served is None or first is None:
        return
    begin = len(served.group().split())
    tail = next((c.index for c in clause.find(RANKS) if c.index >= begin), len(clause.units))
    sender, seat = str(first.roles["sender"]), first.roles.get("accredited_from") or first.roles.get("city")
    place = next((m for m in sent.of_kind("place", "country") if (m.value or m.text) == seat and is_city(m)), None)
    if place is None or not place.code or place.code == sender:
        return
    rank = str(first.roles["rank"])
    yield _mission(clause, {"sender": sender, "host": place.code, "rank": rank, "city": str(seat), "status": "open"})
    for host in codes_of(m for m in clause.mentions("country", "place", begin=begin, end=tail) if m.form not in ("adjective", "pronoun", "there") and not m.possessive and not is_city(m)):
        if host not in (sender, place.code):
            yield _mission(clause, {"sender": sender, "host": host, "rank": rank, "status": "open", "accredited_from": str(seat)})
    for cue in clause.find(RANKS):
        city = _city_behind(clause, cue.index + cue.length)
        if cue.index >= tail and city is not None and city.code != sender:
            yield _mission(clause, {"sender": sender, "host": city.code, "rank": RANKS[cue.lemma], "city": city.value or city.text, "status": "open"})


def _told(sent: Sent, clause: Clause) -> Proposal | None:
    """Give the mission told in the clause that ends where this one begins."""
    before = next((c for c in reversed(sent.clauses) if c.start < clause.start and not c.relative), None)
    return next((p for p in find_mission(sent, before) if p.type == "mission" and p.roles.get("status") == "open"), None) if before is not None else None


def _city_behind(clause: Clause, at: int) -> Mention | None:
    """Give the city of "in CITY" or "at CITY" that stands at a unit index."""
    mention = clause.units[at + 1].mention if at + 1 < len(clause.units) and clause.units[at].low in ("in", "at") else None
    return mention if mention is not None and mention.kind in ("place", "country") and is_city(mention) and mention.code else None


def _mission(clause: Clause, roles: Roles, when: str | None = None, cue: int = 0) -> Proposal:
    return Proposal("mission", roles, when, clause=clause, cue=cue, modality="asserted")


_ANOTHER = re.compile(r"(?:and|,|then|as well as) (?:also |later |then )?(?:one|another(?: one)?|others|ones|a (?:second|third|further)(?: one)?|more) (?:(?:later|then) )?$")


def find_mission_another(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A opened a consulate in X in 1825 and one in Y in 1875": the second, of the same rank."""
    first = next(clause.find(RANKS), None)
    said = [p for p in find_mission(sent, clause) if p.cue >= 0] if first is not None and " in " in f" {clause.words()} " else []
    for i in range(said[0].cue + 2 if said else len(clause.units), len(clause.units) - 1):
        city = _city_behind(clause, i)
        if city is None or not _ANOTHER.search(clause.words(max(0, i - 5), i) + " ") or city.code == said[0].roles["sender"]:
            continue
        date = next((u.mention for u in clause.units[i + 2 : i + 4] if u.kind == "date"), None)
        when = period(clause, date, opens=True) if date is not None and date.value and said[0].when else None
        yield _mission(clause, {"sender": said[0].roles["sender"], "host": city.code, "rank": said[0].roles["rank"], "city": city.value or city.text, "status": str(said[0].roles["status"])}, when, i)


def find_mission_none(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A has an embassy in CITY, B none in CITY2": B's is said not to exist."""
    first = next((p for c in sent.clauses if c.start <= clause.start for p in find_mission(sent, c) if p.roles.get("status") == "open"), None)
    for i in range(2, len(clause.units) - 2) if first is not None else ():
        owner, city = clause.units[i - 1].mention, _city_behind(clause, i + 1)
        if clause.units[i].low != "none" or first is None or owner is None or owner.kind != "country" or city is None or city.code == owner.code or not owner.code:
            continue
        roles: Roles = {"sender": owner.code, "host": city.code, "rank": first.roles["rank"], "city": city.value or city.text, "status": "open"}
        yield Proposal("mission", roles, None, clause=clause, cue=i, modality="denied")


_MOVED_IT = re.compile(r"\b(?:moved|transferred|relocated|shifted) (?:it|them)(?:~| )?(?:from (?:the )?# )?to (?:the )?$")


def find_mission_left(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A moved its embassy from X to Y in 1998": until then it was in X. "... and moved it to Y in 1999": the mission named before, in Y from then."""
    for moved in find_mission_moved(sent, clause):
        old = next((m for m in clause.mentions("place", "country") if is_city(m) and m.code and clause.governor(clause.index_of(m)) == "from" and clause.words(max(0, clause.index_of(m) - 2), clause.index_of(m)).split()[-1:] == ["from"]), None)
        if old is not None and moved.when and old.code == moved.roles["host"]:
            yield _mission(clause, {**moved.roles, "city": old.value or old.text}, f"/{moved.when.strip('/')}", moved.cue)
    for i, unit in enumerate(clause.units):
        city = unit.mention
        if city is None or not is_city(city) or not _MOVED_IT.search(clause.words(max(0, i - 6), i) + " "):
            continue
        said = next((p for c in sent.clauses if c.start <= clause.start for p in find_mission(sent, c) if p.roles.get("city")), None)
        date = next((d for d in clause.dates() if d.value), None)
        if said is not None and city.code == said.roles["host"]:
            yield _mission(clause, {**said.roles, "city": city.value or city.text, "status": "open"}, period(clause, date, opens=True) if date is not None else None, i)


_THERE_ARE = re.compile(r"(?:\S+ )?there (?:(?:now|also) )?(?:are|is|were|was) (?:also )?(?:(?:an?|two|three|four|five|several|\d+) )?$")


def find_mission_there(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "There are embassies in X and Y", of each in the other's capital; "there are honorary consuls in X, Y and Z", all in one country of the pair: the other's."""
    cue = next(clause.find((*RANKS, "honorary consuls", "honorary consul")), None)
    if cue is None or len(sent.pair) != 2 or not sent.context.on_pair or not _THERE_ARE.match(clause.words(0, cue.index) + " ") or _city_behind(clause, cue.index + cue.length) is None:
        return
    cities = [m for m in clause.group(cue.index + cue.length + 1) if is_city(m) and m.code]
    hosts = {m.code for m in cities}
    rank = RANKS.get(cue.lemma, "honorary-consulate")
    crosswise = rank in ("embassy", "high-commission") and hosts == set(sent.pair) and len(cities) == 2
    if not (crosswise or (len(hosts) == 1 and hosts <= set(sent.pair))) or _is_of_other(sent, hosts):
        return
    for city in cities:
        yield _mission(clause, {"sender": other_of(sent, city.code), "host": city.code, "rank": rank, "city": city.value or city.text, "status": "open"}, None, cue.index)


def _is_of_other(sent: Sent, hosts: set[str]) -> bool:
    """Tell whether missions in the country whose page it is could be anybody's."""
    return len(hosts) == 1 and page_voice(sent) in hosts and sent.before.mission is None


RULES = (
    Rule("mission-covering", "the countries that an embassy named before also serves", find_mission_covering, Waits(patterns=(COVERING,))),
    Rule("mission-another", "a second mission of the same rank", find_mission_another, Waits(words=("one", "another", "others", "ones", "second", "third", "further", "more"))),
    Rule("mission-none", "a mission that a second country is said to lack", find_mission_none, Waits(words=("none",))),
    Rule("mission-left", "the city that a mission leaves", find_mission_left, Waits(verbs=("move", "transfer", "relocate", "shift"))),
    Rule("mission-there", "missions said to be there", find_mission_there, Waits(words=("there",))),
)
