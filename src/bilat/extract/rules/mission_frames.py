"""Words of missions that several rules share: their ranks, and the frame in which one rank is changed for another. No claim is made here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bilat.extract.clauses import Clause, Cue

RANKS: dict[str, str] = {
    "embassy": "embassy", "embassies": "embassy", "high commission": "high-commission", "high commissions": "high-commission", "high commission's": "high-commission",
    "consulate general": "consulate-general", "consulate-general": "consulate-general", "consulates general": "consulate-general", "consulates-general": "consulate-general", "general consulate": "consulate-general", "general consulates": "consulate-general",
    "consulate": "consulate", "consulates": "consulate", "honorary consulate": "honorary-consulate", "honorary consulates": "honorary-consulate", "honorary consul": "honorary-consulate", "honorary consuls": "honorary-consulate",
    "honorary consulate general": "honorary-consulate", "honorary consulate-general": "honorary-consulate", "honorary consul general": "honorary-consulate", "honorary consulates general": "honorary-consulate",
    "special mission": "representative-office", "special missions": "representative-office", "political mission": "representative-office",
    "legation": "legation", "legations": "legation", "permanent mission": "permanent-mission", "permanent missions": "permanent-mission", "permanent delegation": "permanent-mission",
    "representative office": "representative-office", "representative offices": "representative-office", "representation office": "representative-office", "liaison office": "liaison-office", "liaison offices": "liaison-office",
    "interests section": "interests-section", "interest section": "interests-section", "trade office": "trade-office", "trade offices": "trade-office", "commercial office": "trade-office", "trade representation": "trade-office",
    "their missions": "embassy", "diplomatic missions": "embassy", "diplomatic mission": "embassy", "resident mission": "embassy", "interests office": "interests-section", "cultural forum": "cultural-centre", "cultural centre": "cultural-centre", "cultural center": "cultural-centre", "cultural institute": "cultural-centre", "culture house": "cultural-centre", "house of culture": "cultural-centre", "resident embassy": "embassy", "resident embassies": "embassy",
    "de facto embassy": "representative-office", "taipei representative office": "representative-office", "apostolic nunciature": "embassy", "nunciature": "embassy", "apostolic nunciatures": "embassy", "vice-consulate": "consulate", "vice consulate": "consulate", "vice-consulates": "consulate",
    "career consulate": "consulate", "consular office": "consulate", "consular agency": "consulate", "trade section": "trade-office", "trade bureau": "trade-office", "commercial bureau": "trade-office", "liaison bureau": "liaison-office", "people's bureau": "embassy",
}  # fmt: skip
_MIXED = re.compile(r"\b(?:embassies|high commissions) (?:and|or|,|&) (?:(?:foreign|resident|other) )*(?:embassies|high commissions)\b")


def rank_at(clause: Clause, cue: Cue) -> str:
    """Give the rank of a mission, "" where embassies and high commissions stand under one list and which is which is not told."""
    mixed = cue.lemma in ("embassies", "high commissions") and _MIXED.search(clause.words(max(0, cue.index - 5), cue.index + cue.length))
    return "" if mixed else RANKS[cue.lemma]


_NEW = re.compile(r"\b(?:to|into|as) (?:the )?(?:(?:level|levels|rank|ranks|status) of )?(?:that of )?(?:(?:an?|the|full|fully|resident|fledged) )*(?:# )?$")
_OLD = re.compile(r"\b(?:with|by) (?:an?|the|full|new) (?:[\w~-]+ )?$")
_BECOMES = re.compile(r"\b(?:become|becomes|became) (?:(?:an?|the|full|resident) )*(?:# )?$")
_MADE = re.compile(r"\b(?:was|were|been|is) (?:made|designated|redesignated|renamed)(?: as| into)? (?:(?:an?|the|full) )*(?:# )?$")
_MADE_OR_NEW = re.compile(f"(?:{_MADE.pattern})|(?:{_NEW.pattern})")
_FRAMES = {"replace": _OLD, "become": _BECOMES, "make": _MADE, "designate": _MADE, "rename": _MADE, "redesignate": _MADE_OR_NEW}
_FROM = re.compile(r"\bfrom (?:(?:an?|the|its|a mere) )*(?:# )?$")
_AMBASSADORIAL = ("ambassadorial status", "ambassadorial level", "ambassadorial rank")
_RAISES = ("raise", "elevate", "upgrade", "promote", "convert", "turn", "transform", "change", "downgrade", "reduce", "lower", "demote", "replace", "redesignate", "reclassify", "reconstitute", "become", "make", "designate", "rename")
_ATTAINS = ("acquire", "receive", "gain", "give", "grant", "accord", "assume")
_STATUS = re.compile(r"\b(?:status|rank|level)\b")
_NOUNS = ("elevation of", "upgrade of", "upgrading of", "conversion of", "promotion of", "raising of", "transformation of", "downgrading of", "elevating", "upgrading", "raising", "converting")


_UNRANKED = ("mission", "commission", "diplomatic agency", "agency", "delegation", "representation", "bureau", "post", "office")
_HOLDER = re.compile(r"(?:^|~)(?:representative|commissioner)(?:~|$)")


class Rise(NamedTuple):
    """A change of rank: the unit of the word that says it, the mission that is changed (its lemma is no rank where none is named), the rank that it is given."""

    at: int
    old: Cue
    new: Cue


def find_rises(clause: Clause) -> Iterator[Rise]:
    """Find changes of rank: "the legation in CITY was raised to an embassy", "A elevated its legation to embassy status", "the elevation of the consulate to embassy status"."""
    cues = sorted([*clause.find(RANKS), *find_offices(clause)], key=lambda c: c.index)
    unranked = list(clause.find(_UNRANKED)) if cues else []
    cues += [Cue(c.index, c.length, "embassy") for c in clause.find(_AMBASSADORIAL)] if cues or unranked else []
    if len(cues) + len(unranked) < 2:
        return
    yield from _find_risen(clause, cues)
    yield from _find_attained(clause, cues)
    spots: list[tuple[int, int, str]] = [(v.index, v.index + v.length, v.lemma) for v in clause.verbs(_RAISES)] + [(n.index, n.index + n.length, n.lemma) for n in clause.find(_NOUNS)]
    for index, end, lemma in sorted(spots):
        new = next((c for c in cues if c.index >= end and _is_given(clause, c, lemma)), None)
        old = _changed(clause, cues, new, index) or _changed(clause, unranked, new, index) if new is not None else None
        if new is not None and old is not None and RANKS.get(old.lemma) != RANKS[new.lemma]:
            yield Rise(index, old, new)
            return


def find_offices(clause: Clause) -> Iterator[Cue]:
    """Find "the Office of the A Representative": the name between keeps it from the table of ranks, or the whole is read as a titled person."""
    for i, unit in enumerate(clause.units):
        if _HOLDER.search(unit.shown) and re.search(r"\boffice of (?:the |its )?(?:# )?$", clause.words(max(0, i - 4), i) + " "):
            yield Cue(i, 1, "representative office")


def _find_risen(clause: Clause, cues: list[Cue]) -> Iterator[Rise]:
    """Find "the embassy was elevated from a legation": the subject is what it became."""
    for verb in clause.verbs(_RAISES):
        subject = [c for c in cues if c.index < verb.index]
        old = next((c for c in cues if c.index > verb.index and _FROM.search(clause.words(max(0, c.index - 4), c.index) + " ")), None)
        if subject and old is not None and RANKS[old.lemma] != RANKS[subject[-1].lemma] and not any(verb.index < c.index < old.index for c in cues):
            yield Rise(verb.index, old, subject[-1])


def _find_attained(clause: Clause, cues: list[Cue]) -> Iterator[Rise]:
    """Find "the legation acquired the rank of embassy", "the mission was given embassy status"."""
    for verb in clause.verbs(_ATTAINS):
        old = [c for c in [*clause.find(_UNRANKED), *cues] if c.index < verb.index]
        new = next((c for c in cues if verb.index < c.index <= verb.index + verb.length + 4 and _STATUS.search(clause.words(verb.index, c.index + c.length + 1))), None)
        if old and new is not None and RANKS.get(old[-1].lemma) != RANKS[new.lemma]:
            yield Rise(verb.index, old[-1], new)
            return


def _is_given(clause: Clause, cue: Cue, lemma: str) -> bool:
    """Tell whether a rank is what a mission is changed to."""
    lead = clause.words(max(0, cue.index - 6), cue.index) + " "
    return bool(_FRAMES.get(lemma, _NEW).search(lead))


def _changed(clause: Clause, cues: list[Cue], new: Cue, index: int) -> Cue | None:
    """Give the mission that is changed: the object between the word of change and the new rank, else the subject before it."""
    between = [c for c in cues if index < c.index < new.index]
    before = [c for c in cues if c.index < index]
    return between[0] if between else before[-1] if before else None
