"""Blows told by a verb: who struck, invaded, held, shot down or fought whom, in the active and the passive. Nouns of war are in `force`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bilat.extract.clauses import Clause, Cue
from bilat.extract.reading import Sent
from bilat.extract.rules.armed import (
    Side,
    actor_before,
    agent_after,
    has_army,
    page_other,
    target_after,
    target_before,
)
from bilat.extract.rules.common import other_of
from bilat.vocabulary import load


class Blow(NamedTuple):
    """A verb that tells of force: the action, whether its subject must be named by its arms, and what may stand after it."""

    action: str
    armed: bool = False
    after: str = ""


_BARE = r"(?:(?:again|twice|once|first|there|in force|without warning|by surprise|(?:\w+ )?times) )*(?:(?:on|in|at|between|from|with|during) )?(?:the )?(?:[a-z]+~)*[\w~,]*\d|\.|$|and |,"
_SOLDIERS_OF = r"(?:out )?(?:the )?(?:last |few )?# (?:\w+ )?(?:troops|soldiers|forces|army|garrison|units|gendarmes|guards|police|policemen|marines)"
BLOWS: dict[str, Blow] = {
    "invade": Blow("invasion"), "overrun": Blow("invasion"), "conquer": Blow("invasion"), "march into": Blow("invasion"), "march on": Blow("invasion"), "march in": Blow("invasion", True),
    "enter": Blow("invasion", True), "cross into": Blow("invasion", True), "cross over": Blow("invasion", True), "cross": Blow("invasion", True, r"(?:the |into |their |its )*(?:# )?(?:border|frontier|river|line|strait|#)"),
    "land in": Blow("invasion", True), "land at": Blow("invasion", True), "land on": Blow("invasion", True), "land near": Blow("invasion", True), "pour into": Blow("invasion", True), "pour over": Blow("invasion", True), "pour across": Blow("invasion", True),
    "roll into": Blow("invasion", True), "push into": Blow("invasion", True), "sweep into": Blow("invasion", True), "move into": Blow("invasion", True), "advance into": Blow("invasion", True), "advance on": Blow("invasion", True),
    "thrust into": Blow("invasion", True), "break into": Blow("invasion", True), "intervene in": Blow("invasion", True), "go ashore": Blow("invasion", True), "come ashore": Blow("invasion", True), "drop on": Blow("invasion", True), "drop into": Blow("invasion", True),
    "drive deep into": Blow("invasion", True), "push deep into": Blow("invasion", True), "advance deep into": Blow("invasion", True), "penetrate": Blow("invasion", True), "intervene": Blow("invasion", True, _BARE),
    "occupy": Blow("occupation"), "re-occupy": Blow("occupation"), "reoccupy": Blow("occupation"), "garrison": Blow("occupation"), "take control of": Blow("occupation"), "take full control of": Blow("occupation"),
    "take over": Blow("occupation", True), "hold": Blow("occupation", True), "seize": Blow("invasion", False, r"(?:the )?(?:\w+ ){0,2}?(?:#|whole|island|islands|town|city|port)"), "capture": Blow("invasion", False, r"(?:the )?(?:\w+ ){0,2}?(?:#|island|town|city)"),
    "take": Blow("attack", True, r"(?:the )?(?:\w+ of )?#"),
    "attack": Blow("attack"), "bomb": Blow("attack"), "bombard": Blow("attack"), "shell": Blow("attack"), "raid": Blow("attack"), "strafe": Blow("attack"), "torpedo": Blow("attack"), "ambush": Blow("attack"), "assault": Blow("attack"),
    "pound": Blow("attack", True), "besiege": Blow("attack"), "firebomb": Blow("attack"), "strike": Blow("attack", True), "hit": Blow("attack", True), "storm": Blow("attack", True), "fire on": Blow("attack"), "fire at": Blow("attack"), "fire upon": Blow("attack"), "fire into": Blow("attack"),
    "fire across": Blow("attack", True), "open fire on": Blow("attack"), "open fire at": Blow("attack"), "shoot at": Blow("attack"), "shoot": Blow("attack", True), "shoot dead": Blow("attack", True), "kill": Blow("attack", True), "massacre": Blow("attack", True), "murder": Blow("attack", True), "slaughter": Blow("attack", True),
    "destroy": Blow("attack", True), "blow up": Blow("attack", True), "burn": Blow("attack", True), "raze": Blow("attack", True), "sink": Blow("attack", True), "ram": Blow("attack", True), "mine": Blow("attack", True), "drive out": Blow("attack", True), "dislodge": Blow("attack", True),
    "fall on": Blow("attack", True), "rain on": Blow("attack", True), "wound": Blow("attack", True), "rout": Blow("attack", True), "chase": Blow("attack", True, r"(?:\w+ ){0,2}?#"), "eject": Blow("clash", True, rf"{_SOLDIERS_OF}"), "launch": Blow("attack", False, r"(?:\w+ ){0,4}?(?:attacks?|airstrikes?|strikes?|offensives?|missiles|rockets|drones|raids?|assaults?|incursions?|invasion)\b"),
    "carry out": Blow("attack", False, r"(?:\w+ ){0,4}?(?:attacks?|airstrikes?|strikes?|bombings?|raids?|assaults?|massacres?|ambush(?:es)?)\b"), "fire": Blow("attack", False, r"(?:\w+ ){0,4}?(?:missiles?|rockets?|shells?|mortars?|shots|torpedoes|drones|artillery)\b"),
    "shoot down": Blow("shot-down"), "bring down": Blow("shot-down", False, r"(?:\w+ |# ){0,5}?(?:jets?|aircraft|planes?|drones?|helicopters?|airliner|bombers?|fighters?|missiles?|[a-z]+-[0-9]+\w*)"), "down": Blow("shot-down", False, r"(?:\w+ |# ){0,5}?(?:jets?|aircraft|planes?|drones?|helicopters?|airliner|bombers?|fighters?|[a-z]+-[0-9]+\w*)"),
    "fight": Blow("war", False, r"(?:against |off |with )?(?:the |a |an )?(?:\w+ )?(?<!in )(?<!for )(?<!by )#"), "declare war on": Blow("war"), "declare war against": Blow("war"), "declare war upon": Blow("war"), "wage war on": Blow("war"), "wage war against": Blow("war"), "make war on": Blow("war"), "go to war with": Blow("war"), "go to war against": Blow("war"),
    "defeat": Blow("war", False, r"(?:\w+ ){0,2}?# (?:forces |army |troops )?(?:in|at|during|by)\b"),
    "clash with": Blow("clash"), "skirmish with": Blow("clash"), "exchange fire with": Blow("clash"), "trade fire with": Blow("clash"), "fight with": Blow("clash", True),
}  # fmt: skip
_LEMMAS = tuple(BLOWS)
_HARMLESS = re.compile(
    r"\b(?:deals?|accords?|agreements?|balances?|chords?|bargains?|corruption|poverty|crime|trafficking|covid\S*|pandemic|disease|malaria|headlines|record|target of|milestone|elections?|championship|cup|tournament|match|final|team|budget|hard|jackpot|project|centre|center|website"
    r"|campaign|initiative|satellites?|decision|plans?|policy|policies|proposal|speech|law|bill|idea|statement|remarks?|report|film|book|force on|into force|market|markets|talks|service|phase|union|competition|contest|office|parliament|politics|league|games|negotiations|an? agreement|stage|race|history|power in|power|hearts|attention|opportunity|chance)\b"
)
_BESIDE = re.compile(r"\b(?:beside|alongside|at the side of|on the side of|together with|shoulder to shoulder|as allies|on the same side|fought together|common enemy|jointly|side by side|in the service of|at the request of|at the invitation of|with the consent of)\b")
_NO_FORCE = re.compile(r"\b(?:exercises?|drills?|aid|relief|flood|earthquake|talks|training|hotel|film)\b")


def find_blows(sent: Sent) -> Iterator[tuple[str, str, str, Clause, int]]:
    """Give (actor, target, action, clause, unit) of what verbs tell of force."""
    for clause in sent.clauses:
        for cue in clause.verbs(_LEMMAS):
            blow = BLOWS.get(cue.lemma)
            if blow is not None and _is_blow(clause, cue, blow):
                yield from _read_blow(sent, clause, cue, blow)


def _is_blow(clause: Clause, cue: Cue, blow: Blow) -> bool:
    after = clause.words(cue.index + cue.length, cue.index + cue.length + 9)
    if cue.form == "ing" and cue.index == 0:
        return False
    if _HARMLESS.search(clause.words(cue.index + cue.length, cue.index + cue.length + 5)) or (_BESIDE.search(clause.words()) and not (cue.lemma == "fight" and re.match(r"(?:the )?#", after))):
        return False
    if cue.form in ("past", "participle") and clause.words(max(0, cue.index - 2), cue.index) == "# ," and re.match(r"(?:in|from|by stages|piecemeal|again|only)\b", after):
        return False
    if cue.form in ("base", "s") and cue.lemma in _ALSO_NOUNS and not re.search(r"\b(?:to|would|will|could|might|may|should|can|did|not)$", clause.words(max(0, cue.index - 2), cue.index)):
        return False
    if cue.lemma == "hold" and (clause.is_passive_at(cue.index) or not re.search(r"\b(?:troops|soldiers|army|forces|regiments?|garrisons?|marines)\b", clause.words(end=cue.index))):
        return False
    if cue.lemma.startswith("land ") and _FLYING.search(clause.words(end=cue.index)):
        return False
    return not blow.after or cue.lemma in _LAND or clause.is_passive(cue) or bool(re.match(blow.after, after))


def _read_blow(sent: Sent, clause: Clause, cue: Cue, blow: Blow) -> Iterator[tuple[str, str, str, Clause, int]]:
    last = cue.index + cue.length - 1
    found = _find_sides(clause, cue, blow)
    if found is None:
        return
    actor, targets = found
    area = any(_is_area(t) for t in targets)
    actors, targets = _settle(sent, clause, cue, actor, targets)
    if _BESIDE.search(clause.words()) and not set(sent.pair) >= {*actors, *targets}:
        return
    for a in actors[:2]:
        for t in targets[:2]:
            if a and t and a != t:
                yield a, t, _action(clause, last, cue, area=area), clause, cue.index


def _find_sides(clause: Clause, cue: Cue, blow: Blow) -> tuple[Side, list[str]] | None:
    """Find who strikes and who is struck, as the clause names them; None where one who strikes is not named as the verb wants it."""
    last = cue.index + cue.length - 1
    if _is_participle(clause, cue):
        agent = agent_after(clause, last)
        return None if not agent.codes or agent.other_noun else (agent, target_before(clause, cue.index))
    actor = actor_before(clause, cue.index)
    if actor.other_noun or (blow.armed and not actor.armed) or (actor.person and cue.lemma not in _BY_PERSONS):
        return None
    if blow.action == "invasion" and blow.armed and not has_army(clause, cue.index):
        return None
    if cue.lemma in _LAND and (not actor.armed or cue.lemma == "take") and not re.match(blow.after, clause.words(last + 1, last + 9)):
        return None
    return actor, target_after(clause, last)


def _settle(sent: Sent, clause: Clause, cue: Cue, actor: Side, targets: list[str]) -> tuple[list[str], list[str]]:
    """Settle the sides that the clause leaves open by the page's pair, where nobody else is named."""
    actors, last = actor.codes, cue.index + cue.length - 1
    if BLOWS[cue.lemma].action in ("war", "clash") and len(actors) == 2 and not set(targets) - set(actors):
        return actors[:1], actors[1:]
    if len(targets) == 1 and targets == actors and _is_participle(clause, cue):
        actors = [page_other(sent, targets[0])]
    targets = [_owner_of(sent, clause, t, actors) for t in targets if t not in actors]
    if not targets and len(actors) == 1 and cue.lemma not in _KILLS and (actor.armed or cue.lemma in _BY_PERSONS or _is_pronoun(clause, last) or _is_bare(clause, cue)):
        targets = [page_other(sent, actors[0])]
    if not actors and actor.armed and len(targets) == 1 and not clause.is_passive(cue):
        actors = [page_other(sent, targets[0])]
    return actors, targets


def _action(clause: Clause, last: int, cue: Cue, *, area: bool) -> str:
    """Give the action: ships that are seized are attacked, an area that is taken is held from then on, a country that is stormed is invaded."""
    after = clause.words(last + 1, last + 8)
    if cue.lemma in _LAND and _SHIPS.search(after):
        return "attack"
    if area and cue.lemma in (*_LAND, "move into", "enter"):
        return "occupation"
    if cue.lemma == "storm" and clause.after(last, ("",), ("country",), 2) and not area and after.startswith("#"):
        return "invasion"
    return BLOWS[cue.lemma].action


_SHIPS = re.compile(r"\b(?:ships?|vessels?|tankers?|boats?|trawlers?|freighters?|crew|cargo|hostages|soldiers|sailors|aboard)\b")


def _is_area(target: str) -> bool:
    """Tell whether a code is that of a disputed area or of a region of a state, and not of a polity of its own."""
    entity = load().entities.get(target)
    return entity is not None and entity.kind == "disputed" and (entity.policy or "").startswith(("A disputed area", "A region of a state"))


def _owner_of(sent: Sent, clause: Clause, target: str, actors: Sequence[str]) -> str:
    """Give whom a blow on a disputed area, on a city of a later state, or on a place that only the gazetteer puts elsewhere hits: the other side of the page where that is plain."""
    entity = load().entities.get(target)
    if entity is None or len(actors) != 1 or len(sent.pair) != 2 or target in sent.pair or actors[0] not in sent.pair:
        return target
    other = other_of(sent, actors[0])
    if _is_area(target) and not {c for m in clause.mentions("country", "group") for c in m.codes} - {target, *sent.pair}:
        return other
    outside = {c for m in sent.of_kind("country", "group") for c in m.codes} - {target, *sent.pair}
    if outside or entity.kind == "movement":
        return target
    only_place = not any(target in m.codes for m in sent.of_kind("country", "group"))
    return other if only_place or target in load().entities[other].successors else target


_ALSO_NOUNS = frozenset(["shell", "bomb", "mine", "ram", "raid", "fire", "march on", "march into", "down", "attack", "assault", "strike", "hit", "land in", "land at", "land on", "land near", "torpedo", "ambush", "cross", "hold", "burn", "pound", "launch", "fight"])
_FLYING = re.compile(r"\b(?:planes?|aircraft|jets?|flights?|airliners?|helicopters?|drones?)\b")
_LAND = frozenset(["seize", "capture", "take"])
_KILLS = frozenset(["kill", "shoot", "shoot dead", "eject", "chase", "murder", "massacre", "slaughter", "destroy", "burn", "blow up", "raze", "wound", "fight", "fight with", "take", "hold", "sink", "defeat", "drive out", "fire", "carry out", "launch"])
_BY_PERSONS = frozenset(["invade", "occupy", "bomb", "shell", "bombard", "declare war on", "march into", "conquer"])


def _is_participle(clause: Clause, cue: Cue) -> bool:
    """Tell whether the verb is a passive, or a participle after its noun ("the islands, seized by A")."""
    if clause.is_passive(cue) or clause.is_passive_at(cue.index):
        return True
    return cue.form in ("past", "participle") and clause.words(cue.index + cue.length, cue.index + cue.length + 1) == "by"


def _is_bare(clause: Clause, cue: Cue) -> bool:
    """Tell whether a verb of attack stands without a word of whom it hits ("A attacked on 14 October")."""
    after = clause.words(cue.index + cue.length, cue.index + cue.length + 6)
    return cue.lemma in ("attack", "intervene") and cue.form in ("past", "participle") and re.match(_BARE, after) is not None


def _is_pronoun(clause: Clause, last: int) -> bool:
    return clause.words(last + 1, last + 2) in ("it", "them", "the~country", "its", "there")


__all__ = ["BLOWS", "find_blows"]
