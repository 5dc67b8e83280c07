"""Arrivals told by what awaits the traveller: whose guest he is, at whose inauguration or funeral, whom he goes to see, who receives him at his palace.

Travel told in words of its own is in journeys.py, public acts in a city of another country in presence.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_city, other_of

Arrival = tuple[Cue, list[Mention], list[Mention]]
_CEREMONIES = ("inauguration", "funeral", "coronation", "enthronement", "swearing-in", "investiture", "wedding", "burial", "installation", "accession to the throne")
_IS_THERE = re.compile(r"\b(?:attend\w*|present|guests?|took part|take part|takes part|participat\w+|came|come|comes|went|travel\w*|flew|flown|arriv\w+|represent\w*|among those|was at|were at)\b")
_SEAT = re.compile(r"\b(?:palace|state house|government house|white house|elysee|kremlin|downing~?street|presidential|airport|royal|chancellery|casa rosada|moneda|malacanang|parliament|residence|castle|villa)\b")
_HONOURS = ("award", "confer", "decorate", "present", "invest", "honour", "honor", "bestow", "give")
_OPENS = frozenset(["addressing", "speaking", "arriving", "visiting", "touring", "opening", "meeting", "landing", "welcomed", "received", "inaugurating", "unveiling", "attending"])
_TO_SEE = re.compile(r"to (?:see|meet|visit|call on|confer with|consult|talk to|congratulate|thank)$")


def find_arrivals(sent: Sent, clause: Clause) -> Iterator[Arrival]:
    """Find who has come to another country: the word that says so, the travellers (the subject), the place or the host who stands for it."""
    if _people(clause):
        yield from _at_ceremony(sent, clause)
        yield from _visited(sent, clause)
        yield from _gone_to_see(clause)
        yield from _received_by(sent, clause)
        yield from _honoured(clause)
        yield from _opening(sent, clause)


def _people(clause: Clause) -> list[Mention]:
    return [m for m in clause.subject if m.kind == "person" and (m.value or m.office) and not m.possessive and m.form != "plural-office"]


def _land_of(host: Mention, place: Mention | None) -> Mention:
    """Give the place if one is told, else the host's country as a place."""
    return place if place is not None else Mention("country", host.start, host.end, host.text, host.codes, "host")


def _at_ceremony(sent: Sent, clause: Clause) -> Iterator[Arrival]:
    """ "X attended the inauguration of Y", "X was present at Y's funeral"."""
    people = _people(clause)
    if not people or not _IS_THERE.search(clause.words()):
        return
    for cue in clause.find(_CEREMONIES):
        hosts = [m for m in clause.before(cue.index, ("person",)) if m.possessive] or clause.after(cue.index, ("of",), ("person",), 6)
        other = other_of(sent, people[0].code) if sent.context.on_pair else ""
        hosts = [replace(h, codes=h.codes or (other,)) for h in hosts if h.form != "pronoun" and h not in people and (h.code or other) and h.code not in {p.code for p in people}]
        if hosts and cue.index > clause.verb:
            place = next(iter(m for m in clause.after(cue.index, ("in", "at"), ("place", "country")) if is_city(m)), None)
            yield cue, people, [_land_of(hosts[0], place)]


def _visited(sent: Sent, clause: Clause) -> Iterator[Arrival]:
    """ "X visited President Y at the castle": X has gone where Y is at home, if no other place is told."""
    people = [p for p in _people(clause) if p.code or p.office]
    for cue in clause.verbs(("visit",)):
        other = other_of(sent, people[0].code) if people and sent.context.on_pair else ""
        hosts = [replace(m, codes=m.codes or (other,)) for m in clause.after(cue.index, ("",), ("person",), 4) if m.value and (m.code or other) and m.office and m.form != "pronoun"]
        if people and hosts and not clause.is_passive(cue) and hosts[0].code not in {p.code for p in people} and not any(is_city(m) for m in clause.mentions("place", "country", begin=cue.index)):
            yield cue, people, [_land_of(hosts[0], None)]


def _gone_to_see(clause: Clause) -> Iterator[Arrival]:
    """ "X went to see Y", "X flew over to meet Y": where Y is at home, if no place is told."""
    people = _people(clause)
    for cue in clause.verbs(("go", "come", "fly", "travel", "fly over", "come over", "journey")):
        hosts = [m for m in clause.after(cue.index, ("", "with", "on", "to"), ("person",), 8) if m.value and m.code and m.form != "pronoun"]
        at = clause.index_of(hosts[0]) if hosts else -1
        places = [m for m in clause.mentions("place", "country", begin=cue.index, end=max(at, 0)) if m.form != "adjective"]
        if people and hosts and not places and hosts[0].code not in {p.code for p in people} and _TO_SEE.search(clause.words(cue.index, at)):
            place = next(iter(m for m in clause.after(at, ("in", "at"), ("place", "country")) if is_city(m)), None)
            yield cue, people, [_land_of(hosts[0], place)]


def _received_by(sent: Sent, clause: Clause) -> Iterator[Arrival]:
    """ "X was welcomed at State House by Y", "X was received at the Royal Palace": where the host or the palace is."""
    people = [p for p in _people(clause) if p.code]
    for cue in clause.verbs(("receive", "welcome", "greet", "host")):
        if not people or not clause.is_passive(cue) or any(is_city(m) for m in clause.mentions("place", "country", begin=cue.index)) or not _SEAT.search(clause.words(cue.index)):
            continue
        hosts = [m for m in clause.by_agent(cue.index, ("person",)) if m.code and m.code != people[0].code]
        other = other_of(sent, people[0].code) if sent.context.on_pair else ""
        if hosts and (not other or hosts[0].code == other):
            yield cue, people, [_land_of(hosts[0], None)]
        elif other and not clause.by_agent(cue.index, ("person",)) and {m.code for m in clause.mentions("country")} <= set(sent.pair):
            yield cue, people, [Mention("country", clause.start, clause.start, "", (other,), "host")]


def _honoured(clause: Clause) -> Iterator[Arrival]:
    """ "X was awarded the Order of Z at the palace in CITY": he has gone there to take it."""
    people = [p for p in _people(clause) if p.code and (p.office or p.form == "known")]
    for cue in clause.verbs(_HONOURS):
        places = [m for m in clause.after(cue.index, ("in", "at"), ("place", "country"), 24) if is_city(m) and m.code]
        if people and clause.is_passive(cue) and places and places[0].code != people[0].code and re.search(r"\b(?:at|in) (?:a |the )?(?:\w+ ){0,3}(?:ceremony|palace|house|state house|audience|#)", clause.words(cue.index)):
            yield cue, people, places[:1]


def _opening(sent: Sent, clause: Clause) -> Iterator[Arrival]:
    """ "Addressing parliament in CITY on Tuesday, X said ...": the phrase before the subject says where he is."""
    first = sent.clauses[0]
    if clause.verb < 0 or not first.units or first.units[0].low not in _OPENS or clause not in sent.clauses[:2]:
        return
    comma = next((i for i, u in enumerate(first.units) if u.low == "," and u.mention is None), len(first.units))
    places = [m for i, u in enumerate(first.units[:comma]) if (m := u.mention) and is_city(m) and m.code and first.governor(i) in ("in", "at")]
    people = [p for p in _people(clause) if p.value and (p.office or p.form == "known") and (p.code or other_of(sent, places[0].code if places else ""))]
    if places and people and people[0].code != places[0].code:
        yield Cue(clause.verb, 1, "speak"), people[:1], places[:1]
