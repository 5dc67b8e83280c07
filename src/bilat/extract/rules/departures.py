"""Departures: who is abroad because somebody sent him there, or because he is told to have left again. Travel told in words of its own is in journeys.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.rules.common import codes_of, is_city

Departure = tuple[Cue, list[Mention], list[Mention]]


def find_departures(clause: Clause) -> Iterator[Departure]:
    """Find who was sent to another country or left it again: the word that says so, the travellers, the place."""
    yield from _sent_there(clause)
    yield from _left_again(clause)


_POSTED = re.compile(r"(?:\b|~)(?:as (?:its |his |the |an? )?(?:[\w~-]+ ){0,2}(?:ambassador|minister|envoy|consul|charge|agent|governor|representative|high~commissioner)|ambassador|troops|soldiers|battalion|brigade|contingent|regiment|squadron|legion|corps|fleet|exile|prison|trial|school|study)\b")


def _sent_there(clause: Clause) -> Iterator[Departure]:
    """ "A sent its foreign minister, X, to CITY", "the president sent X to B on 16 September": who is sent goes."""
    for cue in clause.verbs(("send", "dispatch", "despatch")):
        senders = codes_of(m for m in clause.subject if m.kind in ("country", "person", "place"))
        people = [m for m in clause.after(cue.index, ("",), ("person",), 6) if m.value and not m.possessive and (m.code or (senders and m.form == "bare") or m.office)]
        at = clause.index_of(people[-1]) if people else -1
        places = [m for m in clause.after(at, ("to",), ("country", "place"), 6) if m.form not in ("adjective", "demonym") and m.code] if people else []
        if clause.is_passive(cue) or len(senders) != 1 or not places or places[0].code == senders[0] or any(m.code not in ("", senders[0]) for m in people) or _POSTED.search(clause.words(cue.index)):
            continue
        for person in people:
            person.codes = person.codes or (senders[0],)
        yield cue, people, places[:1]


_STAYED = re.compile(r"\bafter (?:an? |his |her |the )?(?:[\w~-]+ ){0,3}(?:days?|visit|stay|talks|trip|hours)\b")


def _left_again(clause: Clause) -> Iterator[Departure]:
    """ "X left CITY on Monday after two days there", "X left for home after two days in B": where he was."""
    for cue in clause.verbs(("leave", "depart", "fly home", "return home")):
        people = [m for m in clause.subject if m.kind == "person" and m.code]
        home = {m.code for m in people}
        own = [m for m in clause.after(cue.index, ("", "from"), ("country", "place"), 4) if is_city(m)]
        places = [m for m in own or clause.after(cue.index, ("in", "to"), ("country", "place"), 16) if m.code and m.code not in home and m.form not in ("adjective", "demonym")]
        if people and places and not clause.is_passive(cue) and _STAYED.search(clause.words(cue.index)):
            yield cue, people, places[:1]
