"""Rules for what countries do together: cooperation by field, culture, exchanges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, day_of, other_of, period_of, phrase, place_after, two_sides
from bilat.extract.rules.fields import find_field, find_fields
from bilat.model import Roles

_COOP_NOUNS = ("cooperation", "co-operation", "collaboration", "partnership", "joint projects", "joint ventures", "joint venture", "exchanges", "joint work", "joint exercises", "joint military exercises", "military exercises", "coordination", "joint exercise", "working group", "joint commission", "joint committee", "technical assistance", "work on", "dialogue")
_COOP_VERBS = ("cooperate", "co-operate", "collaborate", "work together", "train", "work with", "work closely", "partner", "coordinate", "join forces", "help", "assist", "team up", "exchange", "work jointly", "act jointly", "conduct", "hold", "support")
_STOPS = re.compile(r"[.;:]|\s(?:which|who|that|since|after|before|when|while|although|because|under|within the framework)\s|,\s(?:which|who|with|while|but)\s")


def find_cooperation(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A and B cooperate in X, Y and Z" (a claim a field), "cooperation in X", "their forces trained together", "A helps B develop"."""
    done: set[str] = set()
    for cue in [*clause.verbs(("cooperate", "co-operate", "collaborate", "work together", "work closely", "work with", "join forces", "team up", "partner")), *clause.find(_COOP_NOUNS)]:
        if cue.form == "" and not _is_live(clause, cue.index):
            continue
        sides = _parties(sent, clause, cue.index)
        if len(sides) < 2:
            continue
        for field, activity in _fields(sent, clause, cue.index, cue.length):
            if field not in done:
                done.add(field)
                roles: Roles = {"parties": sides, "activity": activity}
                if field:
                    roles["field"] = field
                yield Proposal("cooperation", roles, _when(sent, clause, cue.index), clause=clause, cue=cue.index)
    if not done:
        yield from _training(sent, clause)
        yield from _helping(sent, clause)
        yield from _firms(sent, clause)


def _is_live(clause: Clause, index: int) -> bool:
    """Tell whether a noun of cooperation is said to be, not part of an agreement's or body's name."""
    words = clause.words(max(0, index - 8), index + 1)
    if re.search(r"\b(?:agreement|agreements|memorandum|treaty|protocol|declaration|organization|organisation|convention|contract|memoranda|council|signed|accord|mou|mous|initiative|ministry|minister|commission|agency|pact)\b[\w ]*$", words):
        return False
    following = clause.words(index + 1, index + 4)
    if re.match(r"(?:agreement|agreements|memorandum|council|treaty|organi[sz]ation|accord|pact|protocol|is|are|remains?|has been (?:good|excellent|close))\b", following):
        return False
    return True


def _parties(sent: Sent, clause: Clause, index: int) -> list[str]:
    subject = codes_of((m for m in clause.subject if m.kind in ("country", "group", "place")), orgs=True)
    partner = [c for c in codes_of(clause.after(index, ("with", "between", "of"), ("country", "group")), orgs=True) if c not in subject]
    if subject and partner:
        return [*subject, *partner][:4]
    if len(subject) >= 2:
        return subject[:4]
    if len(partner) >= 2:
        return partner[:4]
    if len(subject) == 1 and other_of(sent, subject[0]):
        return [subject[0], other_of(sent, subject[0])]
    sides = two_sides(sent, clause, index)
    return sides


def _when(sent: Sent, clause: Clause, index: int) -> str | None:
    date = next((d for d in clause.dates() if d.relation == "since"), None)
    return period_of(sent, clause, index) if date else day_of(sent, clause, index)


def _fields(sent: Sent, clause: Clause, index: int, length: int) -> list[tuple[str, str]]:
    """Give (field, words) for the fields that stand on a word of cooperation: after "in", else before it; one without field if none."""
    text = sent.document.text
    begin = clause.units[index].start
    after = text[clause.units[min(index + length, len(clause.units)) - 1].end : sent.end]
    cut = _STOPS.search(after)
    after = after[: cut.start()] if cut else after
    if re.match(r"(?:\s[\w']+){0,6}?\s(?:in|on|across|over|covering|including|such as|regarding|against|concerning)\s", after) or re.match(r"\s(?:in|on)\b", after):
        listed = find_fields(after)
        if listed:
            return [(f, word) for f, word, _ in listed]
    head = text[clause.units[max(0, index - 7)].start : begin]
    before = find_fields(head)
    if before:
        return [(f, f"{word} {text[begin : clause.units[index + length - 1].end]}") for f, word, _ in before]
    activity = phrase(sent, begin, clause.units[min(len(clause.units), index + length + 8) - 1].end)
    return [("", activity)] if clause.is_verb(index) and len(clause.units) > index + length else []


def _training(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Joint exercises were held", "A's officers train in B", "A trained B's troops"."""
    words = clause.words()
    if not re.search(r"\b(?:joint (?:military |naval |air )?(?:exercises?|drills?|patrols?|operations?|manoeuvres|maneuvers)|train(?:ed|s|ing)? (?:\w+ ){0,3}(?:officers|troops|soldiers|forces|army|police|cadets)|(?:officers|troops|soldiers|cadets|forces) (?:\w+ ){0,3}train\w*)\b", words):
        return
    index = next((i for i, u in enumerate(clause.units) if re.match(r"train|exercise|drill|patrol|operation|man", u.low)), 0)
    sides = _parties(sent, clause, index)
    if len(sides) >= 2:
        field = "security" if "police" in words else "military"
        yield Proposal("cooperation", {"parties": sides, "field": field, "activity": phrase(sent, clause.start, clause.end)}, _when(sent, clause, index), clause=clause, cue=index)


def _helping(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A has long helped B develop", "A built roads in B", "A sends doctors to B"."""
    for verb in clause.verbs(("help", "assist", "build", "send", "train", "support", "offer", "provide", "teach")):
        subject = codes_of(m for m in clause.subject if m.kind in ("country", "place"))
        target = [c for c in codes_of(clause.after(verb.index, ("", "in", "to"), ("country",), 12)) if c not in subject]
        if len(subject) != 1 or not target or clause.is_passive(verb):
            continue
        rest = sent.document.text[clause.units[verb.index].start : clause.end]
        field = find_field(rest) or ("development" if re.search(r"\bdevelop", rest) else "")
        if not field or (verb.lemma in ("support", "offer", "provide") and field not in ("education", "health", "development", "science")):
            continue
        if re.search(r"\b(?:loan|grant|million|billion|weapons|arms|aid)\b", rest):
            continue
        yield Proposal("cooperation", {"parties": [subject[0], target[0]], "field": field, "activity": phrase(sent, clause.units[verb.index].start, clause.end)}, _when(sent, clause, verb.index), clause=clause, cue=verb.index)
        return


def _firms(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Over sixty A companies are at work in B", "A firms are in energy and transport"."""
    words = clause.words()
    found = re.search(r"\b(?:companies|firms|businesses|enterprises|corporations|investors|banks)\b", words)
    if not found or not re.search(r"\b(?:operat\w+|active|work\w*|at work|present|presence|are in|registered|based|doing business|established|invest\w*|built|build\w*|run|runs)\b", words):
        return
    index = len(words[: found.start()].split())
    owner = codes_of(m for m in clause.before(index, ("country",)) if m.form == "adjective" or m.possessive)
    if len(owner) != 1:
        return
    place = [c for c in codes_of(clause.after(index, ("in", "to"), ("country",))) if c not in owner]
    target = place[0] if place else other_of(sent, owner[0])
    amount = next((m.amount for m in clause.mentions("amount", end=index + 1) if m.amount and m.amount.unit == "items"), None)
    if target:
        yield Proposal("cooperation", {"parties": [owner[0], target], "field": "economic", "activity": phrase(sent, clause.start, clause.end)}, _when(sent, clause, index), amount, clause=clause, cue=index)


_EVENTS: tuple[tuple[str, str], ...] = (
    ("days-of-culture", r"(?:Days? of (?:the )?(?:[A-Z]\w+ )?Culture|Culture Days?|Cultural Days?|Days? of [A-Z]\w+(?: Culture)?|Week of [A-Z]\w+ Culture|Cultural Week|Year of (?:Culture|[A-Z]\w+)|Season of \w+|Cultural Year)"),
    ("festival", r"(?:[\w ]*[Ff]estivals?)"),
    ("exhibition", r"(?:[\w ]*\b(?:exhibitions?|Exhibition|Expo|exposition|fair|art show))"),
    ("stamp", r"(?:(?:joint |commemorative )?(?:postage )?stamps?(?: issue)?|joint issue)"),
    ("film", r"(?:films?|documentary|cinematographers|movie|co-production)"),
    ("twinning", r"(?:twin(?:ned)?(?: towns| cities)?|sister cit(?:y|ies)|twinn\w+|partner cities|sister-city)"),
    ("award", r"(?:award\w*|medals?|Order of [A-Z][\w ]+|prize|honorary doctorate|decorated)"),
    ("education", r"(?:scholarships?|student exchanges?|language courses?|Chair of \w+|Confucius Institute|language (?:is|are) taught)"),
    ("sport", r"(?:football match(?:es)?|friendly match(?:es)?|cricket (?:match|series|tour|team)|tournament|Olympic\w*|World Cup|rugby|sports? exchanges?)"),
)


def find_culture(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Culture Days of A were held in CITY", "a joint stamp was issued", "CITY and CITY are twinned", "N. was awarded the Order of ..."."""
    text = sent.document.text[clause.start : clause.end]
    for kind, shape in _EVENTS:
        found = re.search(rf"\b{shape}\b", text)
        if not found:
            continue
        index = next((i for i, u in enumerate(clause.units) if u.end > clause.start + found.start()), 0)
        if not _happens(clause, kind, index):
            continue
        parties = _culture_parties(sent, clause, index)
        if len(parties) < 2:
            continue
        event = phrase(sent, clause.start + max(found.start(), found.end() - 70), clause.start + found.end())
        roles: Roles = {"parties": parties, "event": _event(sent, clause, index, event), "kind": kind}
        place = place_after(clause, index, ("in", "at"))
        if place is not None:
            roles["place"] = place.value or place.text
        yield Proposal("culture", roles, day_of(sent, clause, index), clause=clause, cue=index)
        return


def _event(sent: Sent, clause: Clause, index: int, event: str) -> str:
    before = clause.units[index - 1] if index else None
    if before is not None and before.mention is not None and before.kind == "country" and event[0].isupper():
        return phrase(sent, before.start, clause.units[index].start) + " " + event
    return event


_HAPPENS = r"\b(?:held|hold|holds|took place|take place|takes place|organi[sz]ed|opened|opening|hosted|issued|released|signed|twinned|twin|awarded|decorated|receive[ds]?|shown|staged|celebrated|participat\w+|part in|exist\w*|offer\w*|grant\w*|launched|toured|played|performed|inaugurated|mounted|put on|ran|between|since|conferred|presented|given|made|filmed|co-produced|exhibited|screened|won)\b"


def _happens(clause: Clause, kind: str, index: int) -> bool:
    if kind == "twinning":
        return True
    if kind == "film" and not re.search(r"\b(?:festival|joint|co-produc\w+|shown|screened|cinematographers)\b", clause.words()):
        return False
    return bool(re.search(_HAPPENS, clause.words())) and find_modality(clause, index) != "denied"


def _culture_parties(sent: Sent, clause: Clause, index: int) -> list[str]:
    named = codes_of(m for m in clause.mentions("country", "group") if m.form != "there")
    named += [m.code for m in clause.mentions("place") if m.code and m.code not in named]
    if len(named) >= 2:
        return named[:2]
    if len(named) == 1 and other_of(sent, named[0]):
        return [named[0], other_of(sent, named[0])]
    return list(sent.pair) if not named and sent.context.on_pair else []


RULES = (
    Rule("cooperation", "what countries do together, by field", find_cooperation),
    Rule("culture", "festivals, exhibitions, stamps, films, twin towns, awards", find_culture),
)
