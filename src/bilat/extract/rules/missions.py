"""Rules for missions: embassies, high commissions, consulates and the like. Their heads are read in envoys.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.dates import to_day, to_period
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.act_dates import date_before, date_of_act, date_of_leaving, date_of_turn, is_late
from bilat.extract.rules.common import (
    codes_of,
    date_of,
    is_city,
    other_of,
    page_voice,
    period,
)
from bilat.extract.rules.envoys import rank_of
from bilat.extract.rules.mission_doubts import is_lodging, is_no_mission
from bilat.extract.rules.mission_entries import is_entry
from bilat.extract.rules.mission_frames import RANKS, find_offices, find_rises, rank_at
from bilat.extract.rules.mission_owners import owner_beside, touches
from bilat.extract.waits import Waits
from bilat.model import Modality
from bilat.vocabulary import load

_PLURALS = frozenset(["embassies", "missions", "consulates", "legations"])
_OPENS = ("open", "establish", "inaugurate", "set up", "found", "reopen", "re-open", "create", "launch", "upgrade", "raise", "elevate", "start", "add", "install", "re-establish", "reestablish", "begin operations", "commence operations", "start operations", "become operational", "begin functioning", "resume operations", "date from", "resume work", "resume its work", "resume its operations", "begin work")
_REOPENS = ("reopen", "re-open", "re-establish", "reestablish", "resume operations")
_CLOSES = ("close", "shut", "shut down", "withdraw", "abolish", "close down", "evacuate", "cease operations", "discontinue operations", "halt operations", "end operations", "cease functioning", "cease its operations", "close its doors", "cease to exist", "cease to function", "discontinue", "terminate", "liquidate", "wind up", "give up")
_SUSPENDS = ("suspend", "vacate")
_HAS = ("have", "maintain", "run", "operate", "keep", "host", "hold", "possess", "locate", "base", "represent", "exist", "stand", "sit", "accredit", "be", "staff", "move", "relocate")


COVERING = re.compile(r"(?:which|that) (?:(?:also|likewise|now|in turn|at the same time) )?(?:looks? after|covers?|serves?|is (?:also )?(?:responsible|competent|accredited|in charge)(?: for| to| of)?|handles?|doubles? as (?:its |the )?(?:embassy|mission) (?:to|for))\b")  # what an embassy named before does besides


def find_mission(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """A mission with its sender, host, city and status, in a clause of any order: "A has an embassy in X", "A's embassy in X opened in 1972"."""
    cues = sorted([*clause.find(RANKS), *find_offices(clause)], key=lambda c: c.index)
    if cues and is_entry(sent):
        return
    if cues and clause.verb < 0 and clause.units[0].mention is not None and is_city(clause.units[0].mention):
        return
    changed = {c.index for rise in find_rises(clause) for c in (rise.old, rise.new)}
    for number, cue in enumerate(cues):
        limit = cues[number + 1].index if number + 1 < len(cues) else len(clause.units)
        if clause.verb < 0 and re.match(r"[:,]", clause.words(cue.index + cue.length, cue.index + cue.length + 1)) and not clause.mentions("country", "group", end=cue.index) and not find_places(clause, cue, limit):
            continue
        if clause.relative and COVERING.match(clause.words()):
            continue
        if cue.index in changed or is_lodging(clause, cue, cues[number - 1] if number else None):
            continue
        if is_no_mission(clause, cue):
            continue
        yield from _missions_at(sent, clause, cue, limit, cues[number - 1] if number else None)


def _missions_at(sent: Sent, clause: Clause, cue: Cue, limit: int, previous: Cue | None) -> Iterator[Proposal]:
    limit = next((k for k in range(cue.index + 1, limit) if clause.units[k].low in (":", ";")), limit)
    places = find_places(clause, cue, limit)
    sender = find_owners(sent, clause, cue, places)
    if "former" in clause.words(max(0, cue.index - 2), cue.index):
        return
    if RANKS[cue.lemma] == "permanent-mission" and len(sender) == 1 and clause.after(cue.index, ("to", "at"), ("org",), 6):
        yield _to_organisation(sent, clause, cue, sender[0], places)
        return
    if not sender and not places and sent.context.on_pair and clause.units[cue.index + cue.length - 1].low in _PLURALS and next(clause.verbs((*_OPENS, *_CLOSES)), None):
        sender = list(sent.pair)
    if len(sender) > 1 and (not places or len(sender) > 2 or not {p.code for p in places} <= set(sender) or len(places) == 2):
        yield from _of_several(sent, clause, cue, sender, places)
        return
    if len(sender) != 1:
        return
    spots = find_spots(sent, sender[0], places) if places or not _unknown_city(sent, clause, cue) else [(other_of(sent, sender[0]), _unknown_city(sent, clause, cue))]
    third = _accredited(sent, clause, cue, sender[0], spots) or _from_elsewhere(sent, clause, cue, sender[0], spots)
    yield from third
    yield from _seat_of(clause, cue, sender[0], third)
    if third and (next(clause.verbs(("represent", "accredit")), None) is not None or next(clause.verbs((*_OPENS, *_CLOSES, "move", "relocate")), None) is None):
        return
    status, when, modality = _status(sent, clause, cue)
    for host, city in spots:
        if host and host != sender[0]:
            seat = "accredited_from" if _NOT_RESIDENT.search(clause.words(max(0, cue.index - 2), cue.index)) and any(m.code not in ("", host) for m in places) else "city"
            roles = {"sender": sender[0], "host": host, "rank": rank_at(clause, cue), seat: city, "status": status}
            yield Proposal("mission", {k: v for k, v in roles.items() if v}, when, clause=clause, cue=cue.index, modality=modality)


_NOT_RESIDENT = re.compile(r"\bnon - ?resident$|\bnon-?resident$")


def _unknown_city(sent: Sent, clause: Clause, cue: Cue) -> str:
    """Give the capitalised word after "in" that no gazetteer knows, as the city that it must be."""
    at = cue.index + cue.length
    if clause.words(at, at + 1) != "in":
        return ""
    end = at + 1
    while end < len(clause.units) and clause.units[end].mention is None and clause.units[end].text[:1].isupper():
        end += 1
    return sent.document.text[clause.units[at + 1].start : clause.units[end - 1].end] if end > at + 1 else ""


def _of_several(sent: Sent, clause: Clause, cue: Cue, senders: list[str], places: list[Mention]) -> Iterator[Proposal]:
    """ "A, B and C have embassies in CITY": one mission a sender, in the one place named; of two, perhaps in each other's."""
    if len(senders) == 2 and not places:
        yield from _in_each_other(sent, clause, cue, senders)
    elif len(senders) == 2 and {p.code for p in places} == set(senders):
        yield from _crosswise(sent, clause, cue, senders, places)
    if len(places) != 1:
        return
    status, when, modality = _status(sent, clause, cue)
    city = (places[0].value or places[0].text) if is_city(places[0]) else ""
    for sender in senders:
        if sender != places[0].code:
            roles = {"sender": sender, "host": places[0].code, "rank": rank_at(clause, cue), "city": city, "status": status}
            yield Proposal("mission", {k: v for k, v in roles.items() if v}, when, clause=clause, cue=cue.index, modality=modality)


def _to_organisation(sent: Sent, clause: Clause, cue: Cue, sender: str, places: list[Mention]) -> Proposal:
    """ "A's permanent mission to ORG in CITY": its host is the organisation."""
    host = clause.after(cue.index, ("to", "at"), ("org",), 6)[0].code
    city = next((p.value or p.text for p in places if is_city(p)), "")
    status, when, _ = _status(sent, clause, cue)
    roles = {"sender": sender, "host": host, "rank": rank_at(clause, cue), "city": city, "status": status}
    return Proposal("mission", {k: v for k, v in roles.items() if v}, when, clause=clause, cue=cue.index)


def _crosswise(sent: Sent, clause: Clause, cue: Cue, both: list[str], places: list[Mention]) -> Iterator[Proposal]:
    """ "Their embassies in X and Y reopened", X and Y lying in the two countries: each has one in the other's."""
    status, when, modality = _status(sent, clause, cue)
    for place in places:
        sender = both[1] if place.code == both[0] else both[0]
        roles = {"sender": sender, "host": place.code, "rank": rank_at(clause, cue), "city": (place.value or place.text) if is_city(place) else "", "status": status}
        yield Proposal("mission", {k: v for k, v in roles.items() if v}, when, clause=clause, cue=cue.index, modality=modality)


def find_places(clause: Clause, cue: Cue, limit: int) -> list[Mention]:
    """Give where the mission at a cue is: "in CITY", "to B", and in the words of its own service "Embassy CITY"."""
    beside = clause.units[cue.index + cue.length].mention if cue.index + cue.length < len(clause.units) else None
    if beside is not None and beside.code and clause.units[cue.index].text[:1].isupper() and (is_city(beside) or (beside.kind == "country" and beside.form == "name" and not beside.possessive)):
        return [beside]
    if re.match(r"(?:near|to|with) the (?:[a-z-]+ )?(?:# )?(?:[\w-]+ ){0,2}government\b", clause.words(cue.index + cue.length, cue.index + cue.length + 7)):
        return [m for m in clause.mentions("country", begin=cue.index + cue.length, end=cue.index + cue.length + 8) if not is_city(m)][:1]
    found = clause.after(cue.index + cue.length - 1, ("in", "at", "to", "near"), ("place", "country"), limit - cue.index)
    found = [m for m in found if clause.index_of(m) < limit and m.form != "adjective" and not (limit < len(clause.units) and _leads_up(clause, m, limit))]
    if found and (found[0].form in ("pronoun", "there") or (clause.governor(clause.index_of(found[0])) == "to" and not is_city(found[0]))):
        seat = [m for m in clause.after(clause.index_of(found[0]), ("in", "at"), ("place", "country"), 8) if is_city(m)]
        if seat and re.search(r"\b(?:is|are|was|were|opened|stands|sits|located)\b", clause.words(clause.index_of(found[0]) + 1, clause.index_of(seat[0]))):
            return seat
    if found or cue.index == 0:
        return found
    own = [m for m in clause.mentions("place", "country", end=cue.index) if is_city(m) and _leads_up(clause, m, cue.index)]
    if own:
        return own[-1:]
    # "In Dakar there is a Canadian embassy"; "Embassy of J, Ulaanbaatar"
    after = [m for m in clause.mentions("place", begin=cue.index, end=limit)] or [m for m in clause.mentions("country", begin=cue.index, end=limit) if m.form == "capital"]
    after = [m for m in after if limit == len(clause.units) or not _leads_up(clause, m, limit)]
    before = [m for m in clause.after(-1, ("in", "at"), ("place", "country")) if clause.index_of(m) < cue.index]
    if before and any(clause.index_of(before[0]) < c.index + 8 and c.index < cue.index and c.index < clause.index_of(before[0]) for c in clause.find(RANKS)):
        before = []  # the place of another mission: "an embassy in X and consulates"
    return after[:1] or before


_LEADING_UP = re.compile(r"(?:,? ?there (?:is|was|are|were) )?(?:an?|its?|the|one|another|also an?)(?: [\w#-]+){0,2}")


def _leads_up(clause: Clause, place: Mention, index: int) -> bool:
    """Tell whether a place stands right before the mission at a unit index, as its own ("..., and in CITY a consulate")."""
    words = clause.words(clause.index_of(place) + 1, index)
    return bool(_LEADING_UP.fullmatch(words))


def find_owners(sent: Sent, clause: Clause, cue: Cue, places: list[Mention]) -> list[str]:
    """Give whose mission the one at a cue is: its owner before it, "of A" after it, the agent of a passive, the subject, else the other of the page's pair."""
    office = clause.units[cue.index].mention
    if office is not None and office.codes:
        return list(office.codes[:1])
    owner = [m for m in clause.before(cue.index, ("country", "group")) if m.form in ("adjective", "pronoun", "possessive", "name", "demonym", "acronym", "formal") and (m.possessive or m.form != "name" or touches(clause, m, cue))]
    beside = owner_beside(clause, cue, owner)
    if beside:
        return beside
    of = [m for m in clause.after(cue.index + cue.length - 1, ("of",), ("country",)) if not is_city(m)]
    if of and clause.index_of(of[0]) <= cue.index + cue.length + 2:
        return codes_of(of[:1])
    verb = next(clause.verbs((*_OPENS, *_CLOSES, *_SUSPENDS, *_HAS)), None)
    if verb is not None and clause.is_passive(verb) and verb.lemma not in ("represent", "accredit"):
        by = codes_of(clause.by_agent(verb.index, ("country", "group")))
        if by:
            return by
        place_codes = {c for m in places for c in m.codes}
        if len(place_codes) == 1 and other_of(sent, next(iter(place_codes))):
            return [other_of(sent, next(iter(place_codes)))]
        alone = not places and verb.lemma in _OPENS and clause.words(cue.index - 1, cue.index) in ("a", "an") and not clause.mentions("country", "group")
        return [page_voice(sent)] if alone and page_voice(sent) else []
    subject = [m for m in clause.subject if m.kind in ("country", "group") or (m.kind == "place" and m.form == "capital") or (m.kind == "person" and m.codes)]
    subject = [m for m in subject if m not in places and not (clause.index_of(m) >= 0 and clause.governor(clause.index_of(m)) in ("in", "at"))]
    if subject:
        return codes_of(subject) if verb is not None or clause.verb < 0 or not _is_spoken_to(clause, cue) else []
    if not places and clause.words(cue.index - 1, cue.index) == "the" and verb is not None and verb.lemma in (*_OPENS, *_CLOSES) and page_voice(sent) and any(m.kind == "person" for m in clause.subject):
        return [page_voice(sent)]
    host = [c for m in places for c in m.codes]
    alone = clause.verb < 0 and len(places) == 1 and _leads_up(clause, places[0], cue.index)  # ", and in CITY a consulate"
    return [other_of(sent, host[0])] if host and other_of(sent, host[0]) and (verb is not None or alone) else []


def _is_spoken_to(clause: Clause, cue: Cue) -> bool:
    """Tell whether the mission only takes part in what the subject does: "A accused the embassy", "signed a treaty that cleared the way for embassies"."""
    return bool(re.search(r"\b(?:accus\w+|told|ordered|protest\w*|lodg\w+|clear\w*|staff of|attack\w*|storm\w*|through the|at the|from the|via the|call\w* (?:in|on)|visit\w*|contact\w*|sought|seek\w*|ask\w*|knelt|warn\w*|guard\w*|like to see|policy of|to be out of)\b", clause.words(max(0, cue.index - 12), cue.index)))


def _in_each_other(sent: Sent, clause: Clause, cue: Cue, both: list[str]) -> Iterator[Proposal]:
    """ "Both countries have embassies in each other's capitals": one mission a country, no city."""
    words = clause.words(cue.index)
    plural = clause.units[cue.index + cue.length - 1].low.endswith("s")
    mutual = plural or re.search(r"each~other|one~another|respective|both capitals|mutual", clause.words()) or len(list(clause.mentions("group"))) > 0
    if "third" in words or not mutual:
        return
    status, when, modality = _status(sent, clause, cue)
    for x, y in ((both[0], both[1]), (both[1], both[0])):
        yield Proposal("mission", {"sender": x, "host": y, "rank": rank_at(clause, cue), "status": status}, when, clause=clause, cue=cue.index, modality=modality)


def find_spots(sent: Sent, sender: str, places: list[Mention]) -> list[tuple[str, str]]:
    """Give (host, city) of a sender's mission, the other of the page's pair where no place is named."""
    if not places:
        host = other_of(sent, sender)
        return [(host, "")] if host else []
    spots = []
    for place in places:
        if is_city(place):
            country = place.code
            near = other_of(sent, sender)
            if near and country != near and load().entities[country].kind not in ("state", "former-state"):
                country = near
            if near and near in load().entities[country].successors:
                country = near
            if near and place.kind == "place" and place.form != "capital" and country != near and not any(m.code == country for m in sent.of_kind("country")) and not _lies_elsewhere(place.text, near):
                country = near
            spots.append((country, place.value or place.text))
        elif other_of(sent, sender) and place.code != other_of(sent, sender) and place.code in load().entities and load().entities[place.code].kind in ("polity", "territory", "disputed"):
            spots.append((other_of(sent, sender), place.text))
        else:
            spots.append((place.code, ""))
    if len(spots) == 2 and spots[0][1] and not spots[1][1] and spots[0][0] == spots[1][0]:
        return spots[:1]
    return spots


_LARGE = 500_000  # people; of so large a city everybody knows where it lies


def _lies_elsewhere(name: str, country: str) -> bool:
    """Tell whether a city is large and no place of its name lies in a country."""
    hits = load().places.find(name)
    return any(h.population >= _LARGE for h in hits) and not any(h.country == country for h in hits)


_ALSO = re.compile(r"\b(?:also|as well|in addition|besides)\b")


def _seat_of(clause: Clause, cue: Cue, sender: str, third: list[Proposal]) -> Iterator[Proposal]:
    """Give the mission in CITY that "also" covers others: it is there for the country of its seat."""
    place = next(iter(clause.after(cue.index, ("in", "at"), ("place", "country"), 4)), None)
    if third and place is not None and place.code and place.code != sender and is_city(place) and _ALSO.search(clause.words()) and next(clause.verbs((*_OPENS, *_CLOSES)), None) is None:
        yield Proposal("mission", {"sender": sender, "host": place.code, "rank": rank_at(clause, cue), "city": place.value or place.text, "status": "open"}, clause=clause, cue=cue.index, modality="asserted")


_SERVES = ("cover", "accredit", "answer for", "look after", "serve", "deal with", "be responsible for", "represent")


def _of_others_interests(clause: Clause, begin: int, sender: str) -> bool:
    """Tell whether a clause speaks of another's interests: who looks after them keeps no mission there."""
    at = next((i for i in range(max(1, begin), len(clause.units)) if clause.units[i].low in ("interests", "interest") and clause.units[i].mention is None), 0)
    owner = clause.units[at - 1].mention if at else None
    return owner is not None and owner.kind == "country" and sender not in owner.codes


def _accredited(sent: Sent, clause: Clause, cue: Cue, sender: str, spots: list[tuple[str, str]]) -> list[Proposal]:
    """ "A is represented in B through its embassy in C", "A's embassy in C also covers B and D": a mission to B accredited from C."""
    place = next(iter(clause.after(cue.index, ("in", "at", "from"), ("place", "country"), 6)), None)
    served = next((v for v in clause.verbs(_SERVES)), None) or next(clause.find(("responsible for", "competent for", "in charge of", "covering", "also for")), None)
    if served is None or place is None or not place.code or _of_others_interests(clause, served.index, sender) or any(u.low in (":", ";") for u in clause.units[cue.index : served.index]):
        return []
    prepositions = ("in", "to", "for", "") if served.lemma == "represent" else ("to", "", "for", "in", "after", "over")
    targets = [c for c in codes_of(m for m in clause.after(served.index + served.length - 1, prepositions, ("country", "place"), 12) if m is not place) if c not in (sender, place.code)]
    seat = (place.value or place.text) if is_city(place) else place.code
    return [
        Proposal("mission", {"sender": sender, "host": target, "rank": RANKS[cue.lemma], "status": "open", "accredited_from": seat}, None, clause=clause, cue=cue.index)
        for target in targets[:6]
    ]


_ELSEWHERE = re.compile(r"\b(?:non-resident|nonresident|not resident|accredited|covered|covers|responsible for|competent for|represent\w*|concurrent\w*|looks? after|looked after|in charge of|(?:go|goes|went) through|handled|dealt with|jurisdiction)\b", re.I)


def _from_elsewhere(sent: Sent, clause: Clause, cue: Cue, sender: str, spots: list[tuple[str, str]]) -> list[Proposal]:
    """ "A's Embassy in CITY is accredited to the Kingdom", "A's representation: Embassy in CITY (non-resident)": on a page on two, a seat in a third country."""
    host = other_of(sent, sender)
    if not sent.context.on_pair or not host or len(spots) != 1 or spots[0][0] in sent.pair or not spots[0][1] or not _ELSEWHERE.search(sent.text) or _of_others_interests(clause, 0, sender):
        return []
    if next(clause.verbs((*_OPENS, *_CLOSES)), None) is not None or find_modality(clause, cue.index) == "denied":
        return []
    named = {m.code for m in clause.mentions("country") if m.code and m.form not in ("adjective", "capital", "pronoun")} - {sender, spots[0][0]}
    if named - {host}:
        return []
    roles = {"sender": sender, "host": host, "rank": RANKS[cue.lemma], "status": "open", "accredited_from": spots[0][1]}
    return [Proposal("mission", dict(roles), None, clause=clause, cue=cue.index, modality="asserted")]


_COVERS = ("cover", "accredit", "answer for", "look after", "deal with", "represent")


def find_covered(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A covers B from CITY", "A's ambassador in CITY is accredited to B", "the ambassador in CITY looks after B"."""
    if list(clause.find(RANKS)):
        return
    for verb in clause.verbs(_COVERS):
        people = [m for m in clause.subject if m.kind == "person" and rank_of(m.office)]
        seat = next(iter(clause.after(verb.index, ("from",), ("place", "country"))), None)
        if seat is None and people:
            seat = next((m for m in clause.after(0, ("in", "at"), ("place", "country")) if clause.index_of(m) < verb.index), None)
        by = [m for m in clause.subject if m.kind in ("country", "place")]
        if verb.lemma == "represent" and not clause.is_passive(verb):
            continue
        sender = codes_of(people or by)
        targets = codes_of(clause.after(verb.index + verb.length - 1, ("", "to", "in", "for"), ("country", "place"), 10))
        if seat is None or not sender or not is_city(seat) or (verb.lemma == "deal with" and "from" not in clause.words(verb.index)):
            continue
        for target in targets:
            if target not in (sender[0], seat.code):
                yield Proposal("mission", {"sender": sender[0], "host": target, "rank": "embassy", "status": "open", "accredited_from": seat.value or seat.text}, None, clause=clause, cue=verb.index)


_IN_WORK = re.compile(r"\b(?:is|are) (?:\w+ )?(?:under construction|being built|in preparation)\b")


def _status(sent: Sent, clause: Clause, cue: Cue) -> tuple[str, str | None, Modality | None]:
    """Give (status, when, modality) of the mission at a cue from the verb of its clause."""
    verb = _nearest(clause, cue)
    changes = verb is not None and verb.lemma in (*_OPENS, *_CLOSES, *_SUSPENDS)
    date = date_of_act(sent, clause, cue.index) if changes else date_of(sent, clause, cue.index)
    if date is None and verb is not None and verb.lemma in _REOPENS and "the" in clause.words(max(0, cue.index - 2), cue.index).split():
        date = date_of_turn(sent, clause)
    modality = find_modality(clause, verb.index if verb else cue.index)
    near = clause.words(max(0, cue.index - 4), cue.index)
    if _IN_WORK.search(clause.words(cue.index)):
        return "planned", None, "planned"
    if verb and verb.lemma in (*_CLOSES, *_SUSPENDS) and modality == "denied":
        return "open", None, "asserted"
    if (verb and verb.lemma in _CLOSES) or re.search(r"\b(?:closure|closing) of\b", near):
        date = date or date_before(sent, clause) or date_of_leaving(sent, clause)
        return "closed", close_time(date) if date else None, None if modality == "asserted" else modality
    if verb and verb.lemma in _SUSPENDS:
        date = date or date_of_leaving(sent, clause)
        return "suspended", close_time(date) if date else None, None
    opens = bool(verb and verb.lemma in _OPENS) or bool(re.search(r"\b(?:opening|establishment|inauguration|reopening|re-opening|re-establishment|reestablishment) of\b", near))
    if modality in ("planned", "forecast"):
        return "planned", to_day(date) if date else None, "planned"
    if opens and date is not None and is_late(clause, date):
        return "open", f"{date.value}/", "asserted"
    if modality == "denied" or re.search(r"\bno (?:resident |permanent )?$", near + " "):
        return "open", to_period(date) if date else None, "denied"
    when = None
    if date is not None and date.value:
        when = period(clause, date, opens=opens or date.relation == "since") if opens or date.relation in ("since", "until", "from") or "/" in date.value else None
    return "open", when, "asserted" if modality == "asserted" else None


def close_time(date: Mention) -> str | None:
    """Give the time of a closing: the day, or what ends it ("closed until 1991")."""
    return f"/{date.value}" if date.relation == "until" and date.value and "/" not in date.value else to_day(date)


def _nearest(clause: Clause, cue: Cue) -> Cue | None:
    verbs = [v for v in clause.verbs((*_OPENS, *_CLOSES, *_SUSPENDS, *_HAS)) if v.lemma != "be"]
    return min(verbs, key=lambda v: abs(v.index - cue.index), default=None)


_GAPPED = re.compile(r"(?:^|\W)(?:and|while|as (?:does|do|has|did)|,)\W*$")


def find_mission_gapped(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A has an embassy in X and B in Y", "as does B in Y", "B one in Y": the second mission has the rank of the first."""
    first = next(clause.find(RANKS), None)
    if first is None:
        return
    units = clause.units
    for i in range(first.index + first.length, len(units)):
        mention = units[i].mention
        if mention is None or mention.kind != "country" or is_city(mention) or (mention.form == "adjective" and clause.words(i + 1, i + 2) != "one"):
            continue
        before = clause.words(max(0, i - 3), i)
        rest = units[i + 1 : i + 6]
        low = " ".join(u.low if u.mention is None else "#" for u in rest)
        one = re.match(r"(?:has |had |opened )?one (?:in|at) #", low)
        own = mention.possessive and re.match(r"(?:, )?(?:in|at) #|(?:is|was|stands) in #", low)
        if not (one or own) and (not re.search(r"(?:^|\s)(?:and|while|as does|as do|as has|,|and the|while the)$", before) or clause.governor(i)):
            continue
        if list(clause.find(RANKS)) and any(c.index > i for c in clause.find(RANKS)):
            continue
        if own or re.match(r"(?:(?:one|has one|its own|also) )?(?:in|at) #|one in #", low):
            place = next(u.mention for u in rest if u.mention)
            if place and place.code and place.code != mention.code and is_city(place):
                yield Proposal("mission", {"sender": mention.code, "host": place.code, "rank": RANKS[first.lemma], "city": place.value or place.text, "status": "open"}, clause=clause, cue=i)


RULES = (
    Rule("mission", "a mission with its sender, host, city and status", find_mission, Waits(words=tuple(RANKS))),
    Rule("mission-gapped", "a second mission whose rank is left out", find_mission_gapped, Waits(words=tuple(RANKS), named=True)),
    Rule("mission-covered", "a mission accredited from elsewhere, told by who covers whom", find_covered, Waits(verbs=_COVERS, named=True)),
)
