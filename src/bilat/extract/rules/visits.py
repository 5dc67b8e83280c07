"""Rules for visits and meetings: who went where, who met whom. Lists of visits under a heading have a rule of their own in lists.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, day_of, is_city, other_of, place_after

_GO = ("visit", "tour", "arrive in", "arrive at", "travel to", "travel", "fly to", "fly into", "go to", "come to", "pay", "make", "undertake", "conduct", "begin", "end", "conclude", "start", "arrive", "reach", "return to", "attend", "complete", "embark", "head to", "lead", "land in", "set foot", "journey", "come", "go", "fly", "be in", "kick off", "wrap up", "hold", "sail to", "head")
_VISIT_NOUNS = ("visit", "visits", "trip", "trips", "tour", "state visit", "state visits", "official visit", "official visits", "working visit", "private visit", "stopover")
_TO = ("to", "in", "into", "at")
_MEET = ("meet", "hold talks", "confer", "receive", "welcome", "host", "greet", "see", "talk", "hold a meeting", "sit down")
_MEETING_NOUNS = ("meeting", "meetings", "talks", "summit", "consultations", "negotiations", "encounter")
_RANKS = (("state", r"\bstate visits?\b|\bState Visits?\b"), ("official", r"\bofficial (?:\w+ )?visits?\b|\bofficially visit"), ("working", r"\bworking (?:\w+ )?visits?\b"), ("private", r"\bprivate (?:\w+ )?visits?\b|\bprivately\b"))
_NOT_PEOPLE = re.compile(r"\b(?:tourists?|visitors?|travell?ers|pilgrims|students|people|citizens|nationals|ships?|vessels?|fleet|per cent|team|website)\b")


def find_visit(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "X visited B on ...", "X paid a visit to B", "X arrived in CITY", "the visit of X to B", "X's visit to B", "during his visit to B"."""
    seen: set[tuple[str, str]] = set()
    for cue in [*clause.verbs(("visit", "tour")), *clause.find(_VISIT_NOUNS)]:
        for proposal in _visit_at(sent, clause, cue):
            key = (str(proposal.roles["visitor"]), str(proposal.roles["to"]))
            if key not in seen:
                seen.add(key)
                yield proposal
    if not seen:
        yield from _journey(sent, clause)


def _visit_at(sent: Sent, clause: Clause, cue: Cue) -> Iterator[Proposal]:
    verb = cue.lemma in ("visit", "tour") and cue.form != "" and cue.length == 1
    if verb and clause.is_passive(cue):
        visitors = clause.by_agent(cue.index, ("person", "country"))
        places = [m for m in clause.subject if m.kind in ("country", "place")]
    elif verb:
        visitors = _visitors(clause, cue, clause.subject)
        places = clause.after(cue.index, ("", "of", "in", "to"), ("country", "place"))
    else:
        visitors = _visitors_of_noun(clause, cue)
        places = clause.after(cue.index + cue.length - 1, _TO, ("country", "place"))
    yield from _visits(sent, clause, cue, visitors, places)


def _visitors(clause: Clause, cue: Cue, mentions: list[Mention]) -> list[Mention]:
    people = [m for m in mentions if m.kind == "person"]
    if people:
        return people
    return [m for m in mentions if m.kind in ("country",) and not is_city(m)]


def _visitors_of_noun(clause: Clause, cue: Cue) -> list[Mention]:
    after = clause.after(cue.index + cue.length - 1, ("of", "by"), ("person",), 10)
    if after:
        return after
    before = [m for m in clause.before(cue.index, ("person", "country")) if m.possessive or m.form == "adjective"]
    people = [m for m in before if m.kind == "person"]
    if people:
        return people
    return _visitors(clause, cue, clause.subject) or [m for m in before if m.kind == "country"]


def _visits(sent: Sent, clause: Clause, cue: Cue, visitors: list[Mention], places: list[Mention]) -> Iterator[Proposal]:
    if _NOT_PEOPLE.search(clause.words(max(0, cue.index - 5), cue.index)) and not any(v.kind == "person" for v in visitors):
        return
    place = places[0] if places else None
    to = place.code if place else ""
    for visitor in visitors:
        home = visitor.code or (other_of(sent, to) if to else "")
        target = to or (other_of(sent, home) if home and _implies_pair(sent, clause) else "")
        if not home or not target or home == target:
            continue
        yield _visit(sent, clause, cue, visitor, home, target, place)


def _implies_pair(sent: Sent, clause: Clause) -> bool:
    return sent.context.on_pair and not [m for m in clause.mentions("country") if m.code not in sent.pair]


def _visit(sent: Sent, clause: Clause, cue: Cue, visitor: Mention, home: str, target: str, place: Mention | None) -> Proposal:
    roles: dict[str, str | list[str]] = {"visitor": visitor.value or home, "from": home, "to": target}
    if visitor.office:
        roles["role"] = visitor.office
    rank = next((name for name, shape in _RANKS if re.search(shape, sent.text)), "")
    if rank:
        roles["rank"] = rank
    if place is not None and is_city(place):
        roles["place"] = place.value or place.text
    return Proposal("visit", roles, day_of(sent, clause, cue.index), clause=clause, cue=cue.index)


def _journey(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "X flew into CITY", "X was in B in 1984", "X goes to CITY for talks", "X is in B for six days", "from B came X in 1962"."""
    people = [m for m in clause.subject if m.kind == "person"]
    if not people:
        yield from _came(sent, clause)
        return
    for cue in clause.verbs(("arrive", "travel", "fly", "go", "come", "reach", "return", "land", "journey", "head", "sail")):
        places = clause.after(cue.index, ("", "in", "at", "to", "into", "for"), ("country", "place"), 8)
        if places:
            yield from _visits(sent, clause, cue, people, places)
            return
    for i, unit in enumerate(clause.units):
        if unit.low in ("is", "was", "were", "are", "been") and unit.mention is None:
            rest = clause.words(i + 1, i + 2)
            if rest in ("in", "there", "here") or (i + 1 < len(clause.units) and clause.units[i + 1].kind == "country" and clause.units[i + 1].mention.form == "there"):  # type: ignore[union-attr]
                places = clause.after(i, ("in", ""), ("country", "place"), 4)
                if places and (clause.dates() or "for" in clause.words(i, i + 12)) and "born" not in clause.words():
                    yield from _visits(sent, clause, Cue(i, 1, "be"), people, places)
                    return


def _came(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "From B came President X in 1962": the traveller after the verb."""
    for cue in clause.verbs(("come", "arrive")):
        if "from" not in clause.words(0, cue.index):
            continue
        origin = codes_of(clause.after(-1, ("from",), ("country",)))
        for person in clause.mentions("person", begin=cue.index):
            home = person.code or (origin[0] if origin else "")
            if origin and home == origin[0] and other_of(sent, home) and person.value:
                yield _visit(sent, clause, Cue(clause.index_of(person), 1, "come"), person, home, other_of(sent, home), None)


def find_meeting(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "X met Y in CITY", "X held talks with Y", "the meeting of X and Y", "X was received by Y", "the two presidents met"."""
    for cue in clause.verbs(("meet", "receive", "welcome", "host", "greet", "confer", "talk", "see")):
        yield from _meeting_verb(sent, clause, cue)
    for cue in clause.find(_MEETING_NOUNS):
        yield from _meeting_noun(sent, clause, cue)


def _meeting_verb(sent: Sent, clause: Clause, cue: Cue) -> Iterator[Proposal]:
    if clause.is_passive(cue):
        second = clause.by_agent(cue.index, ("person",))
        first = [m for m in clause.subject if m.kind == "person"]
    else:
        first = [m for m in clause.subject if m.kind in ("person",)]
        second = clause.after(cue.index, ("", "with"), ("person",), 12)
        if cue.lemma in ("confer", "talk") and not second:
            return
    if cue.lemma in ("see", "host", "welcome", "receive", "greet") and not (first and second and second[0].value):
        return
    yield from _meeting(sent, clause, cue, [*first, *[m for m in second if m not in first]])


def _meeting_noun(sent: Sent, clause: Clause, cue: Cue) -> Iterator[Proposal]:
    words = clause.words(max(0, cue.index - 5), cue.index)
    held = re.search(r"\b(?:held|hold|holds|holding|had|have|attend\w*|during|host\w*|at|after|in|chair\w*|conduct\w*|took|co-chair\w*|open\w*|for)\b", words) or cue.index <= 2
    people = clause.after(cue.index, ("between", "of", "with", "by"), ("person",), 14)
    if people and "with" in [clause.governor(clause.index_of(p)) for p in people]:
        people = [*[m for m in clause.subject if m.kind == "person" and m not in people], *people]
    elif not people:
        subject = [m for m in clause.subject if m.kind == "person"]
        people = subject if len(subject) >= 2 else []
    if people and held:
        yield from _meeting(sent, clause, cue, people)
        return
    states = codes_of(clause.after(cue.index, ("between", "of", "with"), ("country", "group"), 12))
    if held and len(states) == 2 and cue.lemma in ("meeting", "talks", "summit", "consultations"):
        yield Proposal("meeting", {"participants": states, **_place(clause, cue)}, day_of(sent, clause, cue.index), clause=clause, cue=cue.index)


def _meeting(sent: Sent, clause: Clause, cue: Cue, people: list[Mention]) -> Iterator[Proposal]:
    unique: list[Mention] = []
    for person in people:
        if all((person.value or person.codes) != (p.value or p.codes) for p in unique):
            unique.append(person)
    names = [p.value or p.code for p in unique if p.value or p.code]
    codes = list(dict.fromkeys(c for p in unique for c in p.codes))
    if len(names) < 2 or (len(codes) < 2 and not (codes and sent.pair)) or (len(set(codes)) == 1 and all(p.code for p in unique)):
        return
    roles: dict[str, str | list[str]] = {"participants": names[:6], **_place(clause, cue)}
    offices = [p.office for p in unique if p.office]
    if offices:
        roles["role"] = offices[0] if len(offices) == 1 else offices
    dyads = tuple(sorted({"-".join(sorted((a, b))) for a in codes for b in codes if a < b})) if len(codes) >= 2 else None
    yield Proposal("meeting", roles, day_of(sent, clause, cue.index), clause=clause, cue=cue.index, dyads=dyads)


def _place(clause: Clause, cue: Cue) -> dict[str, str]:
    place = place_after(clause, cue.index, ("in", "at"))
    if place is None:
        return {}
    return {"place": place.value or place.text}


RULES = (
    Rule("visit", "a journey of a person of one country to another", find_visit),
    Rule("meeting", "persons of two countries meeting", find_meeting),
)
