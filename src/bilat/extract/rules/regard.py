"""Recognition told by how a state is regarded: "A does not regard B as a state", "A considers B part of C". The rule itself is in recognition.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, other_of

REGARDS = ("consider", "regard", "view", "see", "treat", "deem")


def find_regard(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A does not regard B as a sovereign state", "A considers B part of C", "A sees B as a breakaway province"."""
    for cue in clause.verbs(REGARDS):
        objects = [m for m in clause.after(cue.index, ("",), ("country",), 4) if m.form not in ("adjective", "capital") and not m.possessive]
        if clause.is_passive(cue):
            objects = [m for m in clause.subject if m.kind == "country"]
        land = re.match(r"(?:the|this) (?:[\w-]+ ){0,2}?(?:island|islands|territory|republic|region|country|enclave|place)\b", clause.words(cue.index + 1, cue.index + 6))
        subject = codes_of(m for m in clause.subject if m.kind in ("country", "place"))
        own = bool(objects) and objects[0].form == "pronoun" and codes_of(objects[:1]) == subject
        if ((not objects and land) or own) and len(subject) == 1 and other_of(sent, subject[0]) and not clause.is_passive(cue):
            rest = clause.words(clause.index_of(objects[0]) + 1 if own else cue.index + 1 + len(land.group().split()) if land else 0)
            yield from _as_own(clause, cue, subject[0], other_of(sent, subject[0]), rest)
            continue
        if not objects:
            continue
        rest = clause.words(max(cue.index, clause.index_of(objects[-1])) + 1)
        whole = re.match(r"(?:as |to be |to still be |still )?(?:being )?(?:an? |its |the |part and parcel )?(?:[\w-]+ ){0,3}?(?:part of|inseparable from|province|territory|breakaway)\b|(?:as )?# (?:territory|soil)", rest)
        state = re.match(r"(?:as |to be )(?:being )?(?:an? |the )?(?:[\w-]+ ){0,3}?(?:state|country|nation|sovereign|independent|legitimate)\b", rest)
        negative = find_modality(clause, cue.index) == "denied"
        by = codes_of(clause.by_agent(cue.index)) if clause.is_passive(cue) else codes_of(m for m in clause.subject if m.kind in ("country", "group", "place"))
        if not by or not (whole or (state and negative)) or (whole and negative):
            continue
        for x in by[:3]:
            for y in codes_of(objects)[:3]:
                if x != y:
                    yield Proposal("recognition", {"by": x, "of": y, "position": "does-not-recognise"}, clause=clause, cue=cue.index, modality="asserted")


def _as_own(clause: Clause, cue: Cue, by: str, of: str, rest: str) -> Iterator[Proposal]:
    """ "A considers the island part of its territory", "regards the territory as one of its provinces"."""
    if re.match(r"(?:as |to be )?(?:an? |one of |an? integral |inalienable |still )*(?:[a-z-]+ )?(?:part of )?(?:its|their|the #) (?:own |sovereign |national )*(?:territory|soil|provinces?|land|country|own|state)\b|(?:as |to be )?(?:its|their) (?:own|province)\b", rest):
        yield Proposal("recognition", {"by": by, "of": of, "position": "does-not-recognise"}, clause=clause, cue=cue.index, modality="asserted")
