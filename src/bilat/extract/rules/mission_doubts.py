"""Words for missions that tell of none: their staff and walls, a journey of old, a club, a person in office, a mission that only lodges another."""

from __future__ import annotations

import re

from bilat.extract.clauses import Clause, Cue
from bilat.extract.rules.common import is_city
from bilat.extract.rules.mission_frames import RANKS

_NOT_A_MISSION = re.compile(r"^(?:'s )?(?:staff|official|officials|attack|bombing|siege|compound|spokes\w+|cable|website|employees?|said|workers?|grounds|building|guards?|personnel|told|hostage)\b")

_OFFSHOOT = re.compile(r"\b(?:extension|branch|annexe?|offshoot|wing|outpost|satellite) (?:office )?of (?:the |an? |its |their )?(?:# )?$|\bheaded under the $")
_ACCREDITED = re.compile(r"\b(?:accreditation|turned into|headed under|came under|placed under)\b")


def is_no_mission(clause: Clause, cue: Cue) -> bool:
    """Tell whether a word for missions means something else: what belongs to one ("embassy staff"), or what only bears the name."""
    before = clause.words(max(0, cue.index - 5), cue.index) + " "
    if _OFFSHOOT.search(before) or (_ACCREDITED.search(clause.words(0, cue.index)) and clause.subject and all(is_city(m) for m in clause.subject)):
        return True
    return bool(_NOT_A_MISSION.match(clause.words(cue.index + cue.length, cue.index + cue.length + 3))) or _is_other(clause, cue)


def _is_other(clause: Clause, cue: Cue) -> bool:
    """Tell whether the word means another thing: a journey of old ("the X embassy"), a club ("a cultural centre for ..."), a person in office."""
    before, after = clause.units[cue.index - 1] if cue.index else None, clause.words(cue.index + cue.length, cue.index + cue.length + 1)
    named = before is not None and before.mention is None and before.text[:1].isupper() and before.text.isalpha() and cue.index > 1 and cue.lemma == "embassy" and clause.units[cue.index].text[0].islower()
    if _SHELTER.search(clause.words(max(0, cue.index - 5), cue.index) + " ") or clause.words(max(0, cue.index - 2), cue.index) == "right of" or re.search(r"\bleaving (?:only )?(?:an?|the|its)(?: #)?$", clause.words(max(0, cue.index - 4), cue.index)):
        return True
    if re.search(r"\b(?:told|ordered|accus\w+|asked|warned|notified|informed) (?:the )?#$", clause.words(max(0, cue.index - 3), cue.index)) and "open" not in clause.words(cue.index):
        return True
    club = RANKS[cue.lemma] == "cultural-centre" and after == "for"
    person = cue.lemma in ("honorary consul", "honorary consul general") and bool(re.search(r"\b(?:been|is|was|as|be|became)(?: an?| the)?$", clause.words(max(0, cue.index - 2), cue.index)))
    return named or club or person


_SHELTER = re.compile(r"\b(?:protection|immunity|inviolability|refuge|security|safety) (?:from|of|for|to) (?:[\w-]+ )?$")


def is_lodging(clause: Clause, cue: Cue, previous: Cue | None) -> bool:
    """Tell whether a mission is only where another is lodged ("an interests section in the A embassy", "under the flag of the A embassy")."""
    lead = clause.words(max(0, cue.index - 4), cue.index)
    return previous is not None and RANKS[previous.lemma] == "interests-section" and bool(re.search(r"\b(?:in|at|within|inside|of|under|by)(?: the)? #$", lead))
