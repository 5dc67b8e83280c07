"""Slots: what else a sentence says of a claim that the models have found. Here those of two states alone, and which filling is whose;
persons are in `people`, views in `views`, things in `things`. Whether it is said at all is not asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilat.extract.clauses import Clause
from bilat.extract.learned.found import Fill, Found, hold_firm, to_act, to_state
from bilat.extract.learned.people import fill_envoy, fill_meeting, fill_person_link, fill_visit
from bilat.extract.learned.things import (
    fill_agreement,
    fill_arms,
    fill_community,
    fill_cooperation,
    fill_culture,
    fill_finance,
    fill_supply,
    fill_trade,
)
from bilat.extract.learned.views import fill_assessment, fill_remark, fill_stance
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import amounts_after, is_city, span_of
from bilat.extract.rules.polities import is_own_realm
from bilat.extract.rules.standing import is_laid_to_rest
from bilat.model import Roles


def fill(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the proposals that a finding makes of its sentence: none where a role without which it is nothing cannot be filled."""
    context = tuple(_find_context(sent, found))
    for proposal in _FILLS[found.kind](sent, found):
        proposal.context = context
        yield proposal


def _find_context(sent: Sent, found: Found) -> Iterator[tuple[int, int]]:
    """Find where the sides that the sentence does not name are named: last before it, else first in the text."""
    here = {c for m in sent.mentions for c in m.codes}
    before = {c: (m.start, m.end) for m in sent.before.countries for c in m.codes}
    elsewhere = dict(sent.context.focus) | before
    for side in (found.x, found.y, *found.more):
        if side not in here and side not in sent.pair and side in elsewhere:
            yield elsewhere[side]


_RANKS = (
    ("honorary-consulate", r"honorary (?:consul|consulate)"), ("consulate-general", r"consulates?[- ]general|general consulates?"), ("consulate", r"consulates?|vice[- ]consul\w*|consular (?:offices?|posts?|agenc(?:y|ies))"),
    ("high-commission", r"high commissions?"), ("legation", r"legations?"), ("permanent-mission", r"permanent (?:mission|representation|delegation)s?"), ("liaison-office", r"liaison offices?"),
    ("interests-section", r"interests? sections?"), ("trade-office", r"trade (?:offices?|missions?|bureau|representation)|commercial offices?"), ("cultural-centre", r"cultural (?:centre|center|institute)s?"),
    ("representative-office", r"representati(?:ve|on) offices?|representation"), ("embassy", r"embass(?:y|ies)|chancer(?:y|ies)"), ("", r"(?:diplomatic )?missions?"),
)  # fmt: skip


@cache
def _rank_shapes() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(rf"(?:{shape})\b")) for name, shape in _RANKS]


def _rank_words(clause: Clause) -> list[tuple[int, str]]:
    """Give where the words for missions stand in a clause, and their ranks; the longest at each place."""
    found: list[tuple[int, str]] = []
    for i, unit in enumerate(clause.units):
        words = clause.words(i, i + 3)
        rank = next((name for name, shape in _rank_shapes() if shape.match(words)), None) if unit.mention is None else None
        if rank is not None and not (found and i - found[-1][0] < 2 and "-" in found[-1][1]):
            found.append((i, rank))
    return found


def _mission(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give a mission for each city of the host that stands with a word for missions, else one of the rank that the models see."""
    low = sent.text.lower()
    covered = _cover(sent, found)
    if covered is not None:
        yield to_state(sent, found, covered)
        return
    status = "closed" if re.search(r"\bclos(?:e|ed|ing|ure)\b|\bshut\b|\bshutter", low) and not re.search(r"\breopen", low) else "suspended" if "suspend" in low else "open"
    for rank, city, place in _find_seats(sent, found):
        roles: Roles = {"sender": found.x, "host": found.y, "rank": rank or found.value or "embassy", "status": status}
        if city is not None:
            roles["city"] = city.value or city.text
        yield to_state(sent, place, roles, opens=True) if status == "open" else to_act(sent, place, roles)


_COVERED = re.compile(r"\b(?:accredited|non-?resident|covers|covered)\b")
_HEADS = (("high-commission", "high commissioner"), ("consulate-general", "consul general"), ("consulate", "consul"))


def _cover(sent: Sent, found: Found) -> Roles | None:
    """Give the roles of a mission kept from elsewhere: its clause speaks of who is accredited, and names a city that is not the host's; None where it is no such mission."""
    words = found.clause.words()
    if not _COVERED.search(words) or _find_cities(found.clause, found.y):
        return None
    named = [rank for _, rank in _rank_words(found.clause) if rank] + [rank for rank, head in _HEADS if head in words]
    seat = next((m for m in found.clause.mentions("place", "country") if is_city(m) and found.y not in m.codes), None)
    roles: Roles = {"sender": found.x, "host": found.y, "rank": named[0] if named else found.value or "embassy", "status": "open"}
    return roles | ({"accredited_from": seat.value or seat.text} if seat is not None else {})


def _find_seats(sent: Sent, found: Found) -> list[tuple[str, Mention | None, Found]]:
    """Give the ranks and cities of the missions to a host that a sentence names, each with where it is said; "" for a mission that is only called so."""
    seats: dict[tuple[str, str], tuple[str, Mention | None, Found]] = {}
    for clause in sent.clauses:
        ranks = _rank_words(clause)
        for at, city in _find_cities(clause, found.y)[:4] if ranks or clause is found.clause else ():
            before = [r for r in ranks if r[0] < at]
            word, rank = before[-1] if before else min(ranks, key=lambda r: abs(r[0] - at), default=(found.cue, ""))
            seats.setdefault((rank, city.value or city.text), (rank, city, found._replace(clause=clause, cue=word)))
    named = [rank for _, rank in _rank_words(found.clause)]
    alone = found.value if found.value in named or not named else named[0]
    return list(seats.values()) or [(alone, None, found)]


def _find_cities(clause: Clause, host: str) -> list[tuple[int, Mention]]:
    """Give the cities of a country in a clause that stand as places, not as the country itself."""
    return [(i, u.mention) for i, u in enumerate(clause.units) if u.mention is not None and is_city(u.mention) and host in u.mention.codes and clause.governor(i) in ("in", "at", "", "from")]


def _valued(first: str, second: str, role: str, *, act: bool = False, needs: bool = True, firm: bool = False) -> Fill:
    """Make the filling of a type with two sides and a closed value, without which it is nothing where it identifies; `firm` where that value holds what is denied."""

    def fill_sides(sent: Sent, found: Found) -> Iterator[Proposal]:
        roles: Roles = {first: found.x, second: found.y}
        if found.value:
            roles[role] = found.value
        elif needs:
            return
        proposal = to_act(sent, found, roles) if act else to_state(sent, found, roles)
        yield hold_firm(found, proposal) if firm else proposal

    return fill_sides


def _visa(sent: Sent, found: Found) -> Iterator[Proposal]:
    roles: Roles = {"holder": found.x, "destination": found.y}
    if found.value:
        roles["regime"] = found.value
    proposal = to_state(sent, found, roles)
    proposal.modality = "planned" if find_modality(found.clause, found.cue) == "planned" else "asserted"
    yield proposal


_OF_RELATIONS = re.compile(r"\b(?:relations|relationship|ties|links|recogni[sz]\w+|ambassadors?|envoys?|exchang\w+|contacts?|changed?|sides?)\b")
_OF_MISSION = re.compile(r"\b(?:missions?|embass\w+|consulates?|offices?)\b")
_fill_change = _valued("a", "b", "change", act=True)


def _relations(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give a change of relations; none established where the clause only tells of a mission that is to be opened."""
    words = found.clause.words()
    if not (found.value == "established" and _OF_MISSION.search(words) and not _OF_RELATIONS.search(words) and find_modality(found.clause, len(found.clause.units)) == "planned"):
        yield from _fill_change(sent, found)


def _part_of(sent: Sent, found: Found) -> Iterator[Proposal]:
    if is_own_realm(found.x, found.y) or not _may_belong(sent, found.x, found.y):
        return
    yield Proposal("part_of", {"state": found.x, "polity": found.y}, span_of(sent, found.clause, found.cue), clause=found.clause, cue=found.cue)


_ITS_OWN = re.compile(r"\b(?:coasts?|borders?|shores?|waters|side|troops|soldiers|forces|embassy) of (?:the )?$")
_FACTION = re.compile(r"\b(?:rebels?|rebel forces|junta|militias?|gangs?|armed groups?|party|coalition)\b", re.I)


def _may_belong(sent: Sent, state: str, polity: str) -> bool:
    """Tell whether a sentence may say of a state that it belongs to something: not where it names only its coast or troops, names only the other of the pair
    or means it beside one that it names alone, or tells of a faction's rule without naming it."""
    text = sent.document.text
    named = [m for m in sent.of_kind("country") if state in m.codes and m.form != "pronoun"]
    if named:
        return not all(_ITS_OWN.search(text[max(sent.start, m.start - 20) : m.start]) for m in named)
    groups = [m for m in sent.of_kind("group", "country") if state in m.codes]
    beside = [m for m in sent.of_kind("country") if m.codes and not {state, polity} & {*m.codes} and any(set(m.codes) <= set(g.codes) for g in groups)]
    other = [m for m in sent.of_kind("country") if m.form in ("name", "formal") and set(m.codes) & set(sent.pair) and polity not in m.codes]
    if not groups and other:
        return False
    return not beside and not (not groups and polity in sent.pair and _FACTION.search(sent.text))


def _border(sent: Sent, found: Found) -> Iterator[Proposal]:
    if found.value == "disputed" and is_laid_to_rest(sent):
        return
    length = next((a for _, a in amounts_after(found.clause, -1) if a.unit == "km"), None)
    yield to_state(sent, found, {"a": found.x, "b": found.y, "status": found.value or "shared"}, length)


def _sanction(sent: Sent, found: Found) -> Iterator[Proposal]:
    yield to_act(sent, found, {"by": found.x, "on": found.y, "measure": found.value or "sanctions"})


_FILLS: dict[str, Fill] = {
    "mission": _mission, "envoy": fill_envoy, "membership": _valued("member", "organisation", "status", needs=False), "part_of": _part_of,
    "recognition": _valued("by", "of", "position", act=True, firm=True), "alignment": _valued("state", "with", "nature", needs=False, firm=True),
    "stance": fill_stance, "assessment": fill_assessment, "trade": fill_trade, "supply": fill_supply,
    "community": fill_community, "person_link": fill_person_link, "border": _border, "visa": _visa,
    "relations": _relations, "visit": fill_visit, "meeting": fill_meeting, "agreement": fill_agreement, "finance": fill_finance,
    "arms": fill_arms, "force": _valued("actor", "target", "action", act=True), "sanction": _sanction, "culture": fill_culture,
    "cooperation": fill_cooperation, "remark": fill_remark,
}  # fmt: skip
