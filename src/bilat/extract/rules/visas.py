"""Rules for visas: what the citizens of one country need to enter another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import (
    act_time,
    codes_of,
    date_of,
    other_of,
    period,
    two_sides,
)
from bilat.extract.waits import Waits

_VISA = re.compile(r"\bvisas?\b|\bvisa-(?:free|exempt\w*|waiver)|\be - visas?\b|\be-visas?\b")
_IN_FORCE = re.compile(r"\b(?:in|into) (?:force|effect)\b|\b(?:took|takes|taken) effect\b", re.I)
_CARD = re.compile(r"\b(?:travel\w*|enter\w*|cross\w*|circulate\w*|move|go|come|visit\w*)\b[^;]*\b(?:with|on|by|using|just) (?:an? |their |just |only |nothing but )*(?:national )?(?:identity|id)(?: cards?|-cards?)\b")
_PAPER = re.compile(
    r"\bvisa (?:waiver|exemption|abolition|free|facilitation)s? (?:agreements?|treat(?:y|ies)|memorand\w+|accords?|deals?|pacts?|arrangements?|protocols?)\b"
    r"|\b(?:agreements?|memorand\w+|protocols?|conventions?|treat(?:y|ies)|accords?|mous?) (?:of understanding )?(?:on|for|concerning|regarding|about) (?:the )?(?:mutual |reciprocal |partial )?(?:visas?|waiver|waiving|exemption|exempting|abolition|abolishing|lifting)\b|^waiver of visas"
)


def find_visa(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Citizens of A need no visa for B", "A abolished visas for B's citizens", "visa-free travel between A and B", "visas on arrival"."""
    words = clause.words()
    card = _CARD.search(words)
    if not (card or _VISA.search(words)) or re.search(r"\b(?:student|work|golden) visas?\b", words) or (_PAPER.search(words) and not _IN_FORCE.search(sent.text)):
        return
    regime = "visa-free" if card else _regime(words)
    if not regime:
        return
    if regime == "required" and find_modality(clause, next((i for i, u in enumerate(clause.units) if u.low.startswith("visa")), 0)) == "denied":
        regime = "visa-free"
    index = next((i for i, u in enumerate(clause.units) if u.low.startswith("visa")), 0)
    date = date_of(sent, clause, index)
    for holder, destination in _travellers(sent, clause, words, index):
        if holder != destination:
            yield Proposal("visa", {"holder": holder, "destination": destination, "regime": regime}, (act_time(clause, date) if regime == "abolished" else period(clause, date, opens=True)) if date else None, clause=clause, cue=index, modality=None if regime not in ("visa-free", "abolished") else "asserted" if find_modality(clause, index) == "denied" else None)


def _regime(words: str) -> str:
    if re.search(r"\bon arrival\b", words):
        return "on-arrival"
    if re.search(r"\b(?:abolish\w*|scrap\w*|lift\w*|drop\w*|waiv\w*|end\w*|cancel\w*|remov\w*|(?:do|does|did|done) away with)\b", words):
        return "abolished"
    if re.search(r"visa-free|visa free|without (?:a |any )?visas?|visa[- ]exempt\w*|visa[- ]waiver|no (?:longer )?(?:need|requir\w+)|not (?:need|require)|no visas?|exempt\w* from|free of visas?|visas?\W.*\b(?:without(?: one| any)?|exempt(?:ed)?)\W*(?:$|,)", words):
        return "visa-free"
    return "required" if re.search(r"\b(?:requir\w+|need\w*|must (?:have|obtain|hold)|obtain|have to have|appl(?:y|ies) for|impos\w+|introduc\w+|reintroduc\w+|eligible for|has been asked|ask\w* for)\b", words) else ""


_TO = re.compile(r"\b(?:enter|entering|entered|visit|visiting|access to|travel to|travelling to|traveling to|trips? to|into|visas? (?:to|for)|entry to|arriving in|stay in|go to|come to|travel in)(?: the)?$")
_BEARERS = r"(?:citizens?|nationals?|passports?|holders?|travellers|travelers|tourists?|visitors|passport-holders|businessmen|people|residents)"


def _placed_travellers(sent: Sent, clause: Clause) -> list[tuple[str, str]]:
    """Give (holder, destination) where words say who goes where: "travellers from A ... to enter B", "B dropped visas for A-ians"."""
    holder = destination = ""
    for m in clause.mentions("country"):
        i = clause.index_of(m)
        lead, rest = clause.words(max(0, i - 4), i), clause.words(i + 1, i + 4)
        bearer = m.form in ("demonym", "demonym-singular") or re.match(rf"(?:[\w-]+ )?{_BEARERS}\b", rest) or re.search(rf"\b{_BEARERS} (?:from|of)(?: the)?$", lead) or (m.form == "adjective" and re.search(r"\bfor(?: the)?$", lead))
        if bearer and not holder:
            holder = m.code
        elif _TO.search(lead) and m.form not in ("demonym", "adjective") and not destination:
            destination = m.code
    if holder and not destination:
        acting = next(iter(clause.verbs(("abolish", "scrap", "lift", "drop", "waive", "remove", "introduce", "require", "grant", "give", "exempt", "cancel", "impose", "ask"))), None)
        owner = [c for c in codes_of(m for m in clause.subject if m.kind in ("country", "place")) if c != holder]
        destination = owner[0] if acting is not None and owner and not clause.is_passive(acting) else ""
    return [(holder, destination)] if holder and destination and holder != destination else []


def _joined_travellers(clause: Clause) -> tuple[str, str] | None:
    """Give the two peoples who travel to each other: "A-ians and B-ians may travel with an identity card", "A and B nationals need no visa"."""
    for m in clause.mentions("country"):
        pair = clause.group(clause.index_of(m))
        named = len(pair) == 2 and all(p.form in ("demonym", "adjective") and p.code for p in pair) and pair[0].code != pair[1].code
        last = clause.index_of(pair[-1])
        if named and (pair[0].form == "demonym" or re.match(_BEARERS, clause.words(last + 1, last + 2))) and clause.governor(clause.index_of(m)) in ("", "for", "of"):
            return pair[0].code, pair[1].code
    return None


def _travellers(sent: Sent, clause: Clause, words: str, index: int) -> list[tuple[str, str]]:
    joined = _joined_travellers(clause)
    if joined:
        return [joined, joined[::-1]]
    placed = _placed_travellers(sent, clause)
    if placed:
        return placed
    people = [m for m in clause.mentions("country") if m.form in ("demonym", "demonym-singular") or re.search(r"\b(?:citizens|nationals|passport|holders)\b", clause.words(max(0, clause.index_of(m) - 3), clause.index_of(m) + 3))]
    both = [m for m in clause.mentions("group")]
    by = [m for m in clause.mentions("country", begin=index) if re.search(r"\bby(?: \w+)?$", clause.words(max(0, clause.index_of(m) - 2), clause.index_of(m))) and re.match(_BEARERS, clause.words(clause.index_of(m) + 1, clause.index_of(m) + 2))]
    people = people or by
    if both and not people:
        x, y = both[0].codes
        return [(x, y), (y, x)]
    if people:
        holder = people[0].code
        rest = [c for c in codes_of(clause.mentions("country")) if c != holder]
        destination = rest[0] if rest else other_of(sent, holder)
        return [(holder, destination)] if destination else []
    sides = two_sides(sent, clause, index)
    return [(sides[0], sides[1]), (sides[1], sides[0])] if len(sides) == 2 else []


RULES = (Rule("visa", "what visa the citizens of one country need for another", find_visa, Waits(words=("identity", "id"), patterns=(_VISA,))),)
