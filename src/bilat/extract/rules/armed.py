"""Who bears arms in a clause: a country by its troops, planes or ships, a movement by its name, rebels by theirs; and whom a blow falls on.

Readings of noun phrases alone; which words are blows is in `battles`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilat.extract.clauses import PREPOSITIONS, Clause
from bilat.extract.lexicon import load_lexicon
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, other_of
from bilat.vocabulary import load

_FORCES = (
    "troops|soldiers?|forces|force|army|armies|infantry|cavalry|infantrymen|paratroop(?:er)?s?|commandos?|marines|guardsmen|guards|gendarmes?|gendarmerie|legionnaires|mercenaries|militia(?:s|men)?|divisions?|brigades?|battalions?|regiments?"
    "|columns?|units?|patrols?|garrisons?|expedition|expeditionary|police|policemen|agents|military|navy|fleets?|squadrons?|warships?|gunboats?|cruisers?|frigates?|destroyers?|corvettes?|submarines?|battleships?|ironclads?|coast~?guards?|coastguards?|vessels?"
    "|ships|patrol boats?|torpedo boats?|jets?|aircraft|planes?|warplanes?|bombers?|fighters|fighter-bombers?|helicopters?|gunships?|drones?|missiles?|rockets?|artillery|batteries|guns|shells?|bombs?|tanks?|armou?r|air force|defen[cs]es|airmen|pilots|air defen[cs]es?"
    "|anti-aircraft|mirages?|migs?|sukhois?|conscripts|peacekeepers|reservists|men|armoured|armored|snipers|gunners|invaders|attackers|occupiers|airstrikes?|air strikes?"
)
_ARMED = re.compile(rf"(?:{_FORCES})$")
_REBELS = re.compile(r"(?:rebels?|insurgents?|militants?|guerr?illas?|gunmen|separatists|secessionists|exiles|extremists|jihadists?|islamists|terrorists?|fighters|pirates|bandits|raiders|militiamen|militias?|mobs?|hackers|partisans|maoists|dissidents|irregulars|tribesmen)$")
_ALONE = re.compile(r"(?:rebels|insurgents|militants|guerr?illas|gunmen|separatists|jihadists|islamists|terrorists|pirates)$")
_STRIKES_FROM = frozenset(["", "on", "against", "in", "into", "at", "of", "near", "inside", "over", "with", "upon", "across", "along", "off", "around", "through", "within", "onto", "between", "towards", "toward"])
_STOPS = frozenset(["after", "before", "when", "while", "because", "but", "although", "though", "since", "until", "which", "who", "where", "whereas", ";", ":", "(", "as", "despite", "following", "during", "and~so", "in~response", "unless", "if", "whereupon", "from", "for", "by", "to", "without"])
_HOSTS = re.compile(r"\b(?:armies|militaries|navies|air forces|coast guards)\b")
_KINDS = ("country", "group")


@dataclass(slots=True, eq=False)
class Side:
    """A side of a fight: its codes (a slug for rebels of a country), whether it is named by its arms, by a noun that is none, and by a person."""

    codes: list[str]
    armed: bool = False
    other_noun: bool = False
    person: bool = False
    at: int = -1


def read_side(clause: Clause, index: int) -> Side:
    """Read the noun phrase that a mention at a unit begins or ends: "A's troops", "A rebels", "soldiers of A", "A"."""
    unit = clause.units[index]
    mention = unit.mention
    if mention is None:
        return Side([])
    codes = list(mention.codes)
    leads = mention.form in ("adjective", "demonym-singular") or mention.possessive or unit.low in ("its", "their", "our", "his")
    if leads or mention.form in ("name", "acronym", "capital"):
        side = _by_noun(clause, index, mention, leads=leads)
        if side is not None:
            return side
    back = clause.words(max(0, index - 5), index)
    armed = bool(re.search(rf"\b(?:{_FORCES}) (?:of|from)(?: the)?$", back)) or mention.form == "demonym" or (mention.kind == "group" and bool(_HOSTS.search(mention.text.lower())))
    if (found := re.search(r"\b(\w+) (?:from|in)(?: the)?$", back)) and _REBELS.match(found[1]):
        return Side([f"{found[1]}"], True, at=index)
    return Side(codes, armed, person=mention.kind == "person", at=index)


def _by_noun(clause: Clause, index: int, mention: Mention, *, leads: bool) -> Side | None:
    """Read the noun after an adjective or owner; None where the mention stands alone."""
    steps = 0
    for k in range(index + 1, min(len(clause.units), index + 7)):
        unit = clause.units[k]
        if unit.mention is not None and unit.kind == "amount":
            continue
        if unit.mention is not None or unit.low in PREPOSITIONS or unit.low in _STOPS or unit.low in (",", "and", "or", ".", ")") or (clause.is_verb(k) and not _ARMED.match(unit.low)):
            break
        steps += 1
        if _REBELS.match(unit.low) and not (unit.low in ("fighters", "militia", "militias", "militiamen") and load().entities.get(mention.code) is not None and load().entities[mention.code].kind == "movement"):
            if unit.low == "fighters" and not mention.possessive:
                return Side(list(mention.codes), True, at=index)
            return Side([f"{mention.text.lower().replace(' ', '-')}-{unit.low}" if leads and mention.form != "pronoun" else unit.low], True, at=index)
        if _ARMED.match(unit.low):
            return Side(list(mention.codes), True, at=index)
    return Side(list(mention.codes), False, other_noun=steps > 0, at=index) if leads else None


def actor_before(clause: Clause, index: int) -> Side:
    """Find who acts in the active voice: the phrase before the verb that no preposition governs, else the subject taken over."""
    for i in range(index - 1, -1, -1):
        unit = clause.units[i]
        if unit.mention is None or unit.kind not in ("country", "group", "person") or not unit.mention.codes:
            continue
        governor = clause.governor(i)
        side = read_side(clause, i)
        if governor not in ("",) and not (governor in ("of", "from") and side.armed and clause.governor(i - 2) == ""):
            continue
        return side if not side.other_noun else Side([], other_noun=True)
    codes = codes_of(m for m in clause.subject if m.kind in _KINDS and clause.index_of(m) < 0 and not m.possessive)
    if codes and not _has_noun_before(clause, index):
        return Side(codes, any(m.form == "demonym" for m in clause.subject))
    bare = [u.low for u in clause.units[:index] if u.mention is None and _ARMED.match(u.low)]
    loose = [u.low for k, u in enumerate(clause.units[:index]) if u.mention is None and _ALONE.match(u.low) and clause.governor(k) == ""]
    return Side(loose[:1], True) if loose else Side([], bool(bare))


def _has_noun_before(clause: Clause, index: int) -> bool:
    """Tell whether plain words stand before a verb as its own subject."""
    return any(u.mention is None and u.low.isalpha() and len(u.low) > 4 and not clause.is_verb(k) and not u.low.endswith("ly") and u.low not in PREPOSITIONS and u.low not in _STOPS and clause.governor(k) == "" and u.low not in _ADVERBS for k, u in enumerate(clause.units[:index]))


_ADVERBS = frozenset(["again", "later", "twice", "then", "there", "soon", "often", "never", "first", "itself", "once", "still", "even", "which", "whose", "three", "times", "having", "would", "could"])


def agent_after(clause: Clause, index: int) -> Side:
    """Find whom "by" names after a passive or an event noun."""
    for k in range(index + 1, min(len(clause.units), index + 11)):
        if clause.units[k].mention is None and clause.units[k].low == "by":
            for i in range(k + 1, min(len(clause.units), k + 7)):
                unit = clause.units[i]
                if unit.mention is not None and unit.kind in ("country", "group") and unit.mention.codes:
                    return read_side(clause, i)
                if unit.mention is None and _ALONE.match(unit.low):
                    return Side([unit.low], True)
                if clause.is_verb(i) and not _ARMED.match(unit.low):
                    break
            return Side([])
    return Side([])


def target_after(clause: Clause, index: int, limit: int = 12, *, direct: bool = True) -> list[str]:
    """Find on whom a blow falls: the first country, movement or place of a country after the word, also as owner or in "in B"; not `direct`: only after a preposition."""
    for i in range(index + 1, min(len(clause.units), index + limit)):
        unit = clause.units[i]
        mention = unit.mention
        if mention is None:
            if unit.low in _STOPS or (clause.is_verb(i) and not _ARMED.match(unit.low) and not unit.low.endswith("ing")):
                return []
            if unit.low == "rebel" or (_ALONE.match(unit.low) and unit.low != "pirates"):
                return [unit.low if unit.low.endswith("s") else f"{unit.low}s"]
            continue
        if unit.kind in ("country", "group", "place", "org") and clause.governor(i) in _STRIKES_FROM and (mention.codes or unit.kind == "org"):
            if unit.kind == "org" or (not direct and clause.governor(i) == ""):
                continue
            return _with_next(clause, i, read_side(clause, i).codes[:2]) if unit.kind != "place" else list(mention.codes)
    return []


def _with_next(clause: Clause, index: int, codes: list[str]) -> list[str]:
    """Add the country that "and" joins to a target: "Syrian and Iranian targets", "B and C"."""
    units = clause.units
    if len(codes) == 1 and index + 2 < len(units) and units[index + 1].low == "and":
        k = index + 2 + (units[index + 2].low == "the")
        joined = units[k].mention if k < len(units) else None
        if joined is not None and joined.kind == "country" and joined.form == units[index].mention.form and not clause.is_verb(min(k + 1, len(units) - 1)):  # type: ignore[union-attr]
            return [*codes, *joined.codes[:1]]
    return codes


def target_before(clause: Clause, index: int) -> list[str]:
    """Find on whom a blow falls in the passive: the subject, a place of a country or something of it."""
    for i in range(index - 1, -1, -1):
        unit = clause.units[i]
        if unit.mention is None or unit.kind not in ("country", "group", "place") or not unit.mention.codes:
            continue
        if clause.governor(i) in ("", "of", "in", "at", "near"):
            return read_side(clause, i).codes[:2] if unit.kind != "place" else list(unit.mention.codes)
    return [c for m in clause.subject if m.kind in ("country", "group", "place") and clause.index_of(m) < 0 for c in m.codes]


def page_other(sent: Sent, code: str) -> str:
    """Give the other side of a page on two where the sentence names no outsider, else the empty string."""
    if not sent.context.on_pair or code not in sent.pair:
        return ""
    named = {c for m in sent.of_kind("country", "group") for c in m.codes}
    return other_of(sent, code) if named <= set(sent.pair) else ""


_ARMY = re.compile(rf"\b(?!(?:police|policemen|agents|men|military|planes?|aircraft|ships)\b)(?:{_FORCES})\b")


def has_army(clause: Clause, index: int) -> bool:
    """Tell whether soldiers or engines of war stand before a unit, or the subject was taken over from a clause that may name them."""
    before = clause.words(end=index)
    if re.search(r"\b(?:arms|weapons|equipment|exports|goods|aid|supplies|relief|exercises?)\b", before):
        return False
    return bool(_ARMY.search(before)) or clause.relative


def title_order(sent: Sent, sides: tuple[str, ...]) -> tuple[str, ...]:
    """Give two sides in the order in which the title names them, else by their codes."""
    named = [m.code for m in load_lexicon().find(sent.document.title) if m.kind == "country" and m.code in sides]
    return tuple(dict.fromkeys(named)) if set(named) == set(sides) else tuple(sorted(sides))
