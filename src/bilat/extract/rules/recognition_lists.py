"""Recognition told on: of several states one after another, each with its date ("recognised A in 2011 and B in 2008"), and taken back in the same
sentence ("recognised A, but withdrew its recognition in 2019"). The first is read in recognition.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.dates import to_day
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of
from bilat.extract.rules.partner_lists import list_partners
from bilat.extract.rules.recognition import find_recognition
from bilat.extract.waits import Waits

_VERBS = ("recognise", "recognize")
_OBJECT = re.compile(r"(?: the)?(?: (?:independence|statehood|sovereignty|government|state|republic) of(?: the)?)?")
_BACK = re.compile(r"\b(?:withdrew|withdraw|withdrawn|withdrawing|revoked|revoking|rescinded|rescinding|retracted|retracting|cancelled|cancell?ing|took back|suspended) (?:its|their|that|this|the|his|such) (?:\w+ )?recognition\b(?! of (?!both\b|it\b|them\b))|\brecognition (?:of (?:both|it|them) )?was (?:later |then )?(?:withdrawn|revoked|rescinded|retracted)\b")


def find_recognised_in_turn(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A recognised B in 2011, C in 2008 and D in 1992", "A recognised B (1992) and C (2008)": those after the first that have a date of their own."""
    for verb in clause.verbs(_VERBS):
        by = codes_of(m for m in clause.subject if m.kind in ("country", "place"))
        first = next((i for i in range(verb.index + 1, min(verb.index + 7, len(clause.units))) if clause.units[i].kind == "country"), -1)
        if len(by) != 1 or first < 0 or clause.is_passive(verb) or not _OBJECT.fullmatch((" " + clause.words(verb.index + 1, first)).rstrip()) or find_modality(clause, verb.index) != "asserted":
            continue
        for one in list_partners(clause, first)[1:]:
            if one.date is not None and one.date.value and one.code != by[0]:
                yield Proposal("recognition", {"by": by[0], "of": one.code, "position": "recognises"}, f"{to_day(one.date)}/", clause=clause, cue=verb.index)


def find_recognition_taken_back(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A recognised B in 2008, but withdrew its recognition in 2019": withdrawn from whom the clauses before said to be recognised."""
    found = _BACK.search(clause.words())
    if found is None or codes_of(clause.mentions("country", begin=len(clause.words()[: found.start()].split()) + 2)):
        return
    at = len(clause.words()[: found.start()].split())
    said = [p for c in sent.clauses if c.start <= clause.start for p in find_recognition(sent, c) if p.roles["position"] == "recognises" and (c is not clause or p.cue < at)]
    by = codes_of(m for m in clause.subject if m.kind in ("country", "place", "group"))
    date = next((d for d in clause.dates() if d.value and clause.index_of(d) > at), None)
    for roles in {(str(p.roles["by"]), str(p.roles["of"])): p.roles for p in said}.values():
        if not by or roles["by"] in by:
            yield Proposal("recognition", {**roles, "position": "withdrawn"}, to_day(date) if date else None, clause=clause, cue=at)


RULES = (
    Rule("recognition-in-turn", "states recognised one after another, each with its date", find_recognised_in_turn, Waits(verbs=_VERBS)),
    Rule("recognition-taken-back", "recognition withdrawn in the sentence that told of it", find_recognition_taken_back, Waits(patterns=(_BACK,))),
)
