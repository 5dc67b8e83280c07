"""Rules for joint bodies, works and acts: "a joint commission", "the two navies patrol together", "a plant owned half and half"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilat.extract.clauses import Clause
from bilat.extract.proposal import FindProposals, Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, other_of, phrase
from bilat.extract.rules.fields import find_agents, find_field
from bilat.extract.rules.partners import find_sides, when_of
from bilat.extract.waits import Sieve, Waits
from bilat.model import Roles

_BODY: dict[str, str] = {
    "exercise": "military", "exercises": "military", "drill": "military", "drills": "military", "manoeuvre": "military", "manoeuvres": "military", "maneuvers": "military",
    "patrol": "military", "patrols": "military", "brigade": "military", "battalion": "military", "wargames": "military", "training": "military", "operation": "security", "operations": "security",
    "venture": "economic", "ventures": "economic", "chamber": "economic", "company": "economic", "companies": "economic", "factory": "economic", "plant": "economic", "enterprise": "economic",
    "enterprises": "economic", "production": "economic", "fund": "economic", "bank": "economic", "zone": "economic", "shipyard": "economic", "mine": "economic",
    "university": "education", "school": "education", "college": "education", "faculty": "education", "academy": "education", "degree": "education",
    "observatory": "science", "laboratory": "science", "research": "science", "expedition": "science", "satellite": "science", "institute": "science", "telescope": "science",
    "hospital": "health", "clinic": "health", "refinery": "energy", "dam": "energy", "pipeline": "energy", "interconnector": "energy", "reactor": "energy",
    "highway": "transport", "railway": "transport", "bridge": "transport", "road": "transport", "port": "transport", "tunnel": "transport", "ferry": "transport", "airline": "transport",
    "park": "environment", "reserve": "environment", "project": "", "projects": "", "programme": "", "programmes": "", "program": "", "programs": "", "team": "", "teams": "", "task force": "security",
    "working group": "political", "working groups": "political", "commission": "political", "committee": "political", "business council": "economic", "business forum": "economic", "investment forum": "economic", "economic forum": "economic",
    "centre": "", "center": "", "unit": "security", "headquarters": "military", "force": "military", "fleet": "military", "missile": "military", "editions": "cultural", "edition": "cultural", "orchestra": "cultural",
    "workshops": "", "workshop": "", "seminars": "", "seminar": "", "hotline": "security", "council": "political", "mission": "", "missions": "", "chamber of commerce": "economic", "friendship group": "political",
    "strategic dialogue": "political", "work": "", "efforts": "", "initiatives": "", "development": "", "ownership": "", "management": "", "investigation": "security", "investigations": "security", "naval exercise": "military",
}  # fmt: skip
_JOINT = frozenset(["joint", "jointly-run", "jointly-owned", "common", "shared", "binational", "bilateral", "bi-national", "intergovernmental", "inter-governmental", "jointly", "two-nation", "mixed", "first-ever"])
_LONE = frozenset(["exercise", "exercises", "drills", "manoeuvres", "working group", "working groups", "business forum", "business council", "investment forum", "chamber of commerce", "friendship group", "task force", "strategic dialogue", "hotline"])
_SETS = ("set up", "establish", "create", "found", "form", "launch", "agree", "decide", "run", "operate", "have", "maintain", "hold", "carry out", "conduct", "stage", "build", "be", "exist", "plan", "start", "open", "discuss", "take", "begin",
         "own", "manage", "develop", "take part", "participate", "complete", "work", "promote", "go", "link", "connect", "end", "announce", "host", "speak", "include", "organise", "organize", "set", "share", "produce", "inaugurate", "undertake",
         "do", "command", "serve", "fund", "finance", "attend")  # fmt: skip
_HOUSES = frozenset(["centre", "center", "fund", "bank", "institute", "park", "museum"])
_NOT_NOW = re.compile(r"\b(?:signed|agreement|statement|declaration|memorand\w+|treaty|session|sessions|met|meets|meet|resolution|border|convened|protocol|communique|stamp|stamps|sit|sits|sat|takes? place|took place|delegation to|abeyance|told|loans?|neither)\b|[$€£]|\b(?:common|shared) (?:\w+ and )?(?:\w+ )?(?:goals?|interests?|values|traditions?|languages?|history|religion|views?|past|faith)\b")


def find_joint(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A and B have set up a working group on power lines", "the two navies patrol the strait jointly", "consultations are held every year"."""
    for find in _ways().of(sent.document.text[clause.start : clause.end]):
        found = next(find(sent, clause), None)
        if found is not None:
            yield found
            return


def _bodies(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    for cue in clause.find(_BODY):
        end = cue.index + cue.length
        lows = [u.low for u in clause.units[max(0, cue.index - 4) : cue.index] if u.mention is None]
        named = codes_of(m for m in clause.before(cue.index, ("country", "group")) if not m.possessive)
        between = codes_of(clause.after(cue.index, ("between", "of"), ("country", "group"), 6))
        joint = bool(_JOINT & set(lows))
        sided = len(named) >= 2 or (len(between) >= 2 and cue.lemma in _LONE) or (cue.lemma in _LONE and len(codes_of(clause.subject)) >= 2) or _is_event(sent, clause, cue.lemma)
        if (not joint and not sided) or _NOT_NOW.search(clause.words()) or (not joint and cue.lemma in _HOUSES and clause.units[cue.index].text[0].isupper()):
            continue
        sides = named if len(named) == 2 else between if len(between) == 2 else find_sides(sent, clause, cue.index)
        if len(sides) < 2 or (not any(True for _ in clause.verbs(_SETS)) and clause.verb < 0):
            continue
        begin = next((k for k in range(max(0, cue.index - 5), cue.index) if clause.units[k].low in _JOINT), cue.index)
        words = phrase(sent, clause.units[begin].start, clause.units[min(len(clause.units), end + 8) - 1].end)
        field = find_field(words) or find_field(clause.words(max(0, cue.index - 4), cue.index)) or _BODY[cue.lemma]
        if not field and (len(words.split()) <= 2 or cue.lemma in ("work", "efforts", "initiatives", "development", "programs", "programmes")):
            continue
        roles: Roles = {"parties": sides[:3], "field": field, "activity": words}
        yield Proposal("cooperation", roles, when_of(sent, clause, cue.index), clause=clause, cue=cue.index)


def _is_event(sent: Sent, clause: Clause, lemma: str) -> bool:
    """Tell whether a business forum is said to be held on a page about the pair, with no other country in view."""
    return lemma in ("business forum", "business council", "investment forum", "economic forum", "chamber of commerce", "friendship group") and len(sent.pair) == 2 and sent.context.on_pair and set(sent.codes()) <= set(sent.pair) and clause.verb >= 0


_WITH_OTHERS = re.compile(r"\b(?:together|jointly|in common|hand in hand|side by side|shoulder to shoulder|alongside|beside|half and half|by turns|in tandem|as one|under joint command|back to back)\b")
_ACTS = ("train", "exercise", "patrol", "run", "build", "develop", "manage", "fight", "guard", "edit", "perform", "found", "work", "own", "plan", "operate", "produce", "explore", "drill", "search", "study", "practise", "pay for", "act",
         "finance", "set up", "defend", "design", "make", "research", "serve", "police", "watch", "monitor", "play", "publish", "launch", "survey", "map", "measure", "break up", "break", "dig", "send", "administer", "construct", "mine", "put",
         "carry out", "conduct", "hold", "organise", "organize", "combat", "pay", "fly", "sail", "hunt", "rescue", "fish", "create", "invest", "teach", "do", "stage", "undertake", "host", "bid", "press", "lobby", "help", "tackle", "clear", "maintain")  # fmt: skip
_NOT_ACTS = re.compile(r"\b(?:signed|sign|issued|issue|loans?|fast|lunch|dinner|seats?|beside you|statement|border|declared|condemned|lived|met|visited|stamps?|toured|championships?|cup|festivals?|olympi\w+|vote|voted|together (?:with the president|make|account|form|have a|worth))\b")


def _acts(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    words = clause.words()
    found = _WITH_OTHERS.search(words)
    if not found or _NOT_ACTS.search(words) or "no foreign" in words:
        return
    at = len(words[: found.start()].split())
    verbs = list(clause.verbs(_ACTS))
    if not verbs:
        return
    verb = min(verbs, key=lambda v: abs(v.index - at))
    sides = _actors(sent, clause, at, found.group())
    if len(sides) < 2:
        return
    agent = next((a.field for a in find_agents(clause) if a.field and a.field != "people"), "")
    roles: Roles = {"parties": sides[:3], "field": agent or find_field(sent.document.text[clause.start : clause.end]), "activity": phrase(sent, clause.start, clause.end)}
    yield Proposal("cooperation", roles, when_of(sent, clause, verb.index), clause=clause, cue=verb.index)


def _actors(sent: Sent, clause: Clause, at: int, adverb: str) -> list[str]:
    """Give the two who act together: both as subject or agent, or one beside the other."""
    kinds = ("country", "group", "place")
    subject = codes_of(m for m in clause.subject if m.kind in (*kinds, "person"))
    agents = [c for a in find_agents(clause) for c in a.codes]
    places = [m.code for m in clause.mentions("place", end=at) if m.code]
    for sides in (subject, codes_of(clause.by_agent(at - 1 if at else 0)), list(dict.fromkeys(agents)), list(dict.fromkeys([*subject, *places]))):
        if len(sides) == 2:
            return sides
    if adverb in ("alongside", "beside"):
        beside = codes_of(u.mention for u in clause.units[at + 1 : at + 5] if u.mention is not None)
        first = subject or agents
        return [first[0], beside[0]] if first and beside and beside[0] != first[0] else []
    group = codes_of(m for m in clause.mentions("group"))
    if not group and adverb in ("in common", "jointly", "half and half") and not clause.mentions("country", "org") and any(clause.is_passive(v) for v in clause.verbs(_ACTS)):
        return list(sent.pair) if len(sent.pair) == 2 and sent.context.on_pair else []
    return group if len(group) == 2 else list(sent.pair) if clause.words(0, 2).startswith("together they") and len(sent.pair) == 2 else []


_TALKS = re.compile(r"\b(?:consultations|dialogue|talks|contacts|round table|exchange of views)\b")
_REGULAR = re.compile(r"\b(?:every (?:year|two years|month|second year)|yearly|annual(?:ly)?|regular(?:ly)?|twice a year|once a year|steady|constant|permanent)\b")


def _regular_talks(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Consultations between the two ministries take place every year": talks as a habit, not a meeting."""
    words = clause.words()
    found = _TALKS.search(words)
    if not found or not _REGULAR.search(words) or clause.mentions("date"):
        return
    at = len(words[: found.start()].split())
    sides = find_sides(sent, clause, at)
    if len(sides) == 2:
        roles: Roles = {"parties": sides, "field": find_field(sent.document.text[clause.start : clause.end]) or "political", "activity": phrase(sent, clause.start, clause.end)}
        yield Proposal("cooperation", roles, when_of(sent, clause, at), clause=clause, cue=at)


_FLIGHTS = ("direct flights", "a direct flight", "direct flight", "nonstop flights", "non-stop flights", "direct air links", "a ferry", "train services", "direct trains", "a direct air link")


def find_flights(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Direct flights link A and B", "with direct flights to be launched next spring"."""
    for cue in clause.find(_FLIGHTS):
        named = list(dict.fromkeys(c for m in clause.mentions("country", "place", "group") for c in m.codes))
        sides = named if len(named) == 2 else find_sides(sent, clause, cue.index)
        if len(sides) == 2:
            roles: Roles = {"parties": sides, "field": "transport", "activity": phrase(sent, clause.units[cue.index].start, clause.end)}
            yield Proposal("cooperation", roles, when_of(sent, clause, cue.index), clause=clause, cue=cue.index)


def _flown(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The A airline began to fly from CITY to CITY", "an A carrier flies to B"."""
    for verb in clause.verbs(("fly",)):
        named = list(dict.fromkeys(c for m in clause.mentions("country", "place", begin=verb.index) for c in m.codes))
        owner = [c for m in clause.subject if m.kind in ("firm", "country") for c in m.codes]
        carrier = any(m.kind == "firm" for m in clause.subject) or re.search(r"\b(?:airlines?|airways|carriers?)\b", clause.words(0, verb.index))
        sides = list(dict.fromkeys([*owner, *named]))
        if carrier and re.match(r"\w+ (?:from|to|between|direct\w*|daily|nonstop)\b", clause.words(verb.index)) and len(sides) == 2:
            roles: Roles = {"parties": sides, "field": "transport", "activity": phrase(sent, clause.start, clause.end)}
            yield Proposal("cooperation", roles, when_of(sent, clause, verb.index), clause=clause, cue=verb.index)


_BUILDS = ("build", "develop", "run", "manage", "found", "own", "finance", "operate", "set up", "fund", "administer", "produce", "pay for", "construct", "design", "launch", "explore")


_OF_TIES = re.compile(r"\b(?:relations|ties|relationship|embass\w+|consulates?|missions?|legations?|diplomatic)\b")


def _built_by_both(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A pipeline may one day be built by A and B", "the park is run by the two governments"."""
    for verb in clause.verbs(_BUILDS):
        sides = codes_of(clause.by_agent(verb.index, ("country", "group")))
        if len(sides) == 2 and clause.is_passive(verb) and not _OF_TIES.search(clause.words(0, verb.index)) and not _NOT_NOW.search(clause.words()):
            roles: Roles = {"parties": sides, "field": find_field(sent.document.text[clause.start : clause.end]), "activity": phrase(sent, clause.start, clause.end)}
            yield Proposal("cooperation", roles, when_of(sent, clause, verb.index), clause=clause, cue=verb.index)


_PARTNER = re.compile(r"\b(?:(?P<in>partners?) (?:of \S+ )?(?:in|within|at) (?:the )?#|one of (?:# )?(?:the )?(?:\S+ ){0,2}?(?P<focus>partner countries|countries of focus|focus countries|priority countries|priority partners|programme countries))")


def _partner_in(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A is a major partner in the UN", "B is one of A's partner countries": a standing as partner in common work."""
    words = clause.words()
    if "partner" not in words and "countries" not in words:
        return
    found = _PARTNER.search(words) or (re.search(r"\b(?P<in>partner)\b", words) if re.match(r"(?:in|within) ", words) and clause.mentions("org") else None)
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "group")) or codes_of(clause.mentions("country"))
    if re.search(r"\b(?:trad\w+|export|import|business|largest|biggest|first|second|third)\b(?: \w+){0,2} partner|\bturnover\b|us ?\$|\btrade\b", words):
        return
    if not found or not subject or (found["in"] and not clause.mentions("org")) or clause.verb < 0:
        return
    at = len(words[: found.start()].split())
    others = [c for c in codes_of(clause.mentions("country")) if c not in subject] or [other_of(sent, subject[0])]
    sides = subject if len(subject) == 2 else [subject[0], others[0]]
    if all(sides):
        roles: Roles = {"parties": sides, "field": "political" if found["in"] else "development", "activity": phrase(sent, clause.units[at].start, clause.end)}
        yield Proposal("cooperation", roles, when_of(sent, clause, at), clause=clause, cue=at)


_WAYS: tuple[tuple[FindProposals, Waits], ...] = (
    (_bodies, Waits(words=tuple(_BODY))),
    (_acts, Waits(patterns=(_WITH_OTHERS,))),
    (_built_by_both, Waits(verbs=_BUILDS)),
    (_regular_talks, Waits(patterns=(_TALKS,))),
    (find_flights, Waits(words=("flights", "flight", "air", "ferry", "train", "trains"))),
    (_flown, Waits(verbs=("fly",))),
    (_partner_in, Waits(patterns=("partner|countries",))),
)
JOINT = Waits(
    verbs=[v for _, waits in _WAYS for v in waits.verbs],
    words=[w for _, waits in _WAYS for w in waits.words],
    patterns=[p for _, waits in _WAYS for p in waits.patterns],
)


@cache
def _ways() -> Sieve[FindProposals]:
    return Sieve(_WAYS)
