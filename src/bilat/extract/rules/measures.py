"""Measures told by a verb and what it hits: borders closed, imports forbidden, visas refused, envoys sent away or called home, bans lifted.

A frame says of which verbs and of which words near them a measure is made; who takes it and whom it hits is found alike for all frames. What is
told in one phrase ("A's sanctions on B") is in `sanctions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bilat.extract.clauses import Clause, Cue
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of
from bilat.extract.rules.sides import has_outsider, missing_side, named_after, sides_around, subjects_of
from bilat.vocabulary import load

Told = tuple[list[str], list[str], str, tuple[Clause, int]]
_BORDERS = r"(?:borders?|frontiers?|(?:border |land |sea |air )?crossings?|crossing points?|checkpoints?|(?:border|customs|frontier) posts?|airspace|air space|sky|skies|airports?|harbours?|ports)"
_GOODS = r"(?:imports?|exports?|sales?|purchases?|shipments?|deliver(?:y|ies)|transit|goods|products|trade|traffic|maize|wheat|grain|rice|sugar|meat|beef|poultry|pork|chicken|fish|fruit|vegetables|bananas|coffee|wine|timber|coal|cement|biscuits|milk|eggs|livestock|cattle|tomatoes|avocados|maids|workers|landing rights)"
_VISAS = r"(?:visas?|entry permits?)"
_ENVOYS = r"(?:ambassadors?|envoys?|diplomats?|consuls?(?: general)?|consuls-general|charges? d['’]affaires|charge|attaches?|high commissioners?|nuncio|(?:embassy|diplomatic|consular) staff|legation)"
_PEOPLE = r"(?:missionaries|priests|workers|labourers|laborers|advisers|advisors|migrants|immigrants|traders|citizens|nationals|students|journalists|engineers|experts|technicians|instructors|teachers|settlers|refugees|families|spies|agents|officers|residents)"
_BANS = r"(?:sanctions?|embargo(?:es)?|blockades?|bans?|boycotts?|restrictions|curbs|tariffs?|dut(?:y|ies)|measures|prohibition)"


class Frame(NamedTuple):
    """A measure, the verbs that tell it and what must stand near them (a person too, if `persons`); `hit` are the prepositions before whom it hits."""

    measure: str
    verbs: tuple[str, ...]
    things: re.Pattern[str]
    hit: tuple[str, ...] = ("with", "to", "for", "from", "of", "against", "on", "in", "")
    persons: bool = False


def _things(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})(?![\w-])")


_SHUT = ("close", "shut", "shut off", "seal", "seal off", "block", "close down")
_FORBID = ("ban", "bar", "forbid", "prohibit", "suspend", "stop", "halt", "block", "outlaw", "embargo", "boycott", "cut off", "curb")
_UNDO = ("lift", "ease", "drop", "remove", "end", "scrap", "repeal", "relax", "rescind", "abolish", "withdraw", "revoke", "waive")
FRAMES: tuple[Frame, ...] = (
    Frame("sanctions", _SHUT, _things(_BORDERS)),
    Frame("lifted", ("reopen", "re-open", "open again", "unseal"), _things(_BORDERS)),
    Frame("embargo", _FORBID, _things(_GOODS)),
    Frame("travel-ban", ("stop", "suspend", "halt", "refuse", "deny", "revoke", "cancel", "freeze", "withhold", "restrict"), _things(_VISAS)),
    Frame("expulsion", ("expel", "deport", "banish", "oust", "eject", "evict", "throw out", "turn out", "kick out", "drive out", "bundle out", "order out", "send packing"), _things(_ENVOYS, _PEOPLE), persons=True),
    Frame("recall", ("recall", "call home", "call back", "pull out", "bring home", "summon home", "withdraw"), _things(_ENVOYS), ("from", "in", "to"), persons=True),
    Frame("lifted", _UNDO, _things(_BANS)),
)
_VERBS = tuple(dict.fromkeys(v for frame in FRAMES for v in frame.verbs))
_NOT_MEANT = re.compile(
    r"\b(?:would|could|might|may|should|threat\w*|call(?:s|ed|ing)? (?:again |once more )?for|urg(?:ed|es|ing)|demand\w*|ask(?:s|ed|ing)? (?:\S+ )?to|want\w*|hop(?:e|es|ed|ing)|agreed to|pledg\w+|plan(?:s|ned)? to|refus\w+ to|not|never|no longer|without(?! (?:notice|warning|delay))|cannot|can|help(?:s|ed)? to|tr(?:y|ied) to|fail\w* to|"
    r"proposal|proposed|deal|project|film|season|match|election|office|school|account|prevent\w*|since (?:the )?closing|book|law on)\b"
)
_ENDED = re.compile(
    r"\b(?:it|they|these|this|the (?:last |remaining |two |\w+ )?(?:ban|bans|embargo|sanctions|blockade|boycott|restrictions|curbs|measures|tariffs?|border|frontier|crossings?|airspace)) (?:was|were|has been|have been|had been) (?:\w+ ){0,2}?"
    r"(?:lifted|eased|dropped|removed|ended|scrapped|repealed|relaxed|rescinded|reopened|re-opened|opened again|withdrawn|revoked)\b"
)
_BY_ITSELF = re.compile(r"\b(?:the|its|his|a) (?:\w+ )?(?:junta|government|regime|authorities|president|prime~minister|generals?|parliament|cabinet|court|police|rulers?|military|state|emirate|kingdom|island|country|republic)\b")


def find_measures(sent: Sent) -> Iterator[Told]:
    """Give (by, on, measure, place) of what verbs tell of measures."""
    for clause in sent.clauses:
        for cue in clause.verbs(_VERBS):
            for frame in FRAMES:
                if cue.lemma in frame.verbs and _is_finite(clause, cue):
                    yield from _read(sent, clause, cue, frame)


def find_ended(sent: Sent, banned: tuple[str, str] | None) -> Iterator[Told]:
    """Give the end of the measure last told of, whose sides are not said again: "it was lifted in 2018", "the border was reopened"."""
    if banned is None or has_outsider(sent):
        return
    for clause in sent.clauses:
        found = _ENDED.search(clause.words(0, 16))
        if found is not None and not _NOT_MEANT.search(found.group()):
            index = len(clause.words()[: found.end()].split()) - 1
            yield [banned[0]], [banned[1]], "lifted", (clause, index)


def _is_finite(clause: Clause, cue: Cue) -> bool:
    """Tell whether a form in -ing says that somebody does it: not "a bill banning imports"."""
    before = clause.units[cue.index - 1] if cue.index else None
    return cue.form != "ing" or (before is not None and before.mention is None and (before.low in _LEADS or clause.is_verb(cue.index - 1)))


_LEADS = frozenset([",", "by", "and", "of", "also", "then", "now"])


def _read(sent: Sent, clause: Clause, cue: Cue, frame: Frame) -> Iterator[Told]:
    last = cue.index + cue.length - 1
    passive = _is_passive(clause, cue, last)
    begin, end = (max(0, cue.index - 14), cue.index) if passive else (last + 1, last + 11)
    if cue.lemma == "withdraw" and frame.measure == "recall" and not re.search(rf"\b{_ENVOYS}", clause.words(begin, end)):
        return
    there = frame.things.search(clause.words(begin, end)) or (frame.persons and _is_posted(clause, cue, begin, end))
    if not there or _NOT_MEANT.search(clause.words(max(0, cue.index - 6), last + 4)) or _TO_ALL.search(clause.words(begin, end)):
        return
    sides = _passive_sides(sent, clause, cue, frame) if passive else _active_sides(sent, clause, cue, frame)
    if sides is not None and not any(_is_movement(c) for c in sides):
        yield [sides[0]], [sides[1]], frame.measure, (clause, cue.index)


_TO_ALL = re.compile(r"\bto (?:all |most )?(?:foreign )?(?:visitors|foreigners|travellers|tourists|non-\w+|arrivals)\b")


def _is_posted(clause: Clause, cue: Cue, begin: int, end: int) -> bool:
    """Tell whether a person named near the verb may be one sent abroad: of those brought home or driven out, an envoy."""
    people = clause.mentions("person", begin=begin, end=end)
    if cue.lemma in ("oust", "drive out", "throw out", "turn out", "bring home", "pull out", "withdraw", "eject"):
        return any(re.search(_ENVOYS, f"{m.text} {m.office}".lower()) for m in people)
    return bool(people)


def _is_passive(clause: Clause, cue: Cue, last: int) -> bool:
    """Tell whether the verb is a passive, or a participle after its noun ("the ambassador, recalled in May")."""
    if clause.is_passive(cue):
        return True
    after = clause.words(last + 1, last + 2)
    if cue.form in ("past", "participle") and clause.words(cue.index - 1, cue.index) == "and" and after in ("as", "in", "on", "from", "by", "."):
        return any(clause.is_passive_at(k) for k in range(cue.index))
    return cue.form in ("past", "participle") and cue.index > 0 and clause.units[cue.index - 1].low == "," and after in ("in", "on", "by", "after", "for", "from")


def _active_sides(sent: Sent, clause: Clause, cue: Cue, frame: Frame) -> tuple[str, str] | None:
    last = cue.index + cue.length - 1
    by = _told_to(clause, cue) or subjects_of(clause, cue.index)
    hit = [c for c in named_after(clause, last, frame.hit, 16) if c not in by]
    if not hit and by == ["UN"]:
        named = codes_of(sent.of_kind("country"))
        hit = named if len(named) == 1 else []
    if len(by) > 1 or (not by and not (hit and _BY_ITSELF.search(clause.words(max(0, cue.index - 5), cue.index)))):
        return None
    if frame.measure == "expulsion" and not hit and clause.words(last + 1, last + 2) in ("a", "his", "him", "her"):
        return None
    return sides_around(sent, by, hit)


def _told_to(clause: Clause, cue: Cue) -> list[str]:
    """Give who acts in "the row led A to recall its envoy", where the subject of the clause is another thing."""
    if cue.form != "base" or cue.index < 3 or clause.units[cue.index - 1].low != "to":
        return []
    mention = clause.units[cue.index - 2].mention
    return codes_of([mention]) if mention is not None and mention not in clause.subject else []


def _passive_sides(sent: Sent, clause: Clause, cue: Cue, frame: Frame) -> tuple[str, str] | None:
    by = codes_of(clause.by_agent(cue.index), orgs=True)[:1] or _of_whose_side(clause)
    if not by and clause.words(cue.index + cue.length, cue.index + cue.length + 1) == "by":
        return None
    before = [c for m in clause.mentions("country", "person", end=cue.index) for c in m.codes if c not in by]
    after = [c for c in named_after(clause, cue.index, ("to", "for", "from", "with", "against", "on"), 10) if c not in by]
    if frame.measure == "recall":
        owner = [c for m in clause.mentions("country", "person", end=cue.index) if m.kind == "person" or m.possessive or m.form == "adjective" for c in m.codes][:1]
        return sides_around(sent, by or owner, [c for c in (*after, *before) if c not in (by or owner)])
    hit = list(dict.fromkeys([*before, *after]))
    if len(hit) > 1 and not by:
        return None
    if by:
        return sides_around(sent, by, hit)
    return (missing_side(sent, hit[0]), hit[0]) if hit and missing_side(sent, hit[0]) else None


def _of_whose_side(clause: Clause) -> list[str]:
    """Give who shut a border "on the A side"."""
    return codes_of(m for m in clause.mentions("country") if m.form == "adjective" and clause.words(clause.index_of(m) + 1, clause.index_of(m) + 2) == "side")


def _is_movement(code: str) -> bool:
    entity = load().entities.get(code)
    return entity is not None and entity.kind == "movement"


WORDS = _VERBS
