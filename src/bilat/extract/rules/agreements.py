"""Rules for agreements: signed, ratified, in force, negotiated, proposed, ended; with their subject and instrument."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import STATES, codes_of, day_of, other_of, phrase, phrase_after, two_sides
from bilat.model import Amount, Roles

_INSTRUMENTS: tuple[tuple[str, str], ...] = (
    ("memorandum", r"memorand(?:um|a)(?: of understanding)?|mous?\b|memorandums?|letters? of intent"),
    ("treaty", r"treat(?:y|ies)|pacts?\b"),
    ("protocol", r"protocols?\b"),
    ("declaration", r"(?:joint )?(?:declarations?|statements?|communiqu[eé]s?)"),
    ("contract", r"contracts?\b|deals?\b"),
    ("documents", r"documents?\b"),
    ("agreement", r"(?:framework |free[- ]trade |trade |cooperation |bilateral )?(?:agreements?|accords?|conventions?|arrangements?|ftas?|ceca|cepa|bits?\b|plan of action|action plan|roadmap)"),
)
_NOUN = re.compile(rf"\b(?:{'|'.join(shape for _, shape in _INSTRUMENTS)})\b")
_STATUSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("signed", ("sign", "conclude", "ink", "seal", "reach", "exchange", "enter into", "adopt", "strike", "make", "issue", "agree on", "come to", "finalise", "finalize")),
    ("initialled", ("initial",)),
    ("ratified", ("ratify", "approve")),
    ("in-force", ("enter into force", "come into force", "take effect", "come into effect", "be in force", "provide", "date", "date from", "define", "govern", "regulate", "apply", "cover", "exist", "have", "link")),
    ("expired", ("expire", "lapse")),
    ("terminated", ("terminate", "denounce", "cancel", "abrogate", "withdraw from", "scrap", "renounce", "annul", "suspend", "revoke")),
    ("negotiated", ("negotiate", "discuss", "work on", "finish", "prepare", "talk", "resume")),
    ("proposed", ("propose", "offer", "suggest", "consider", "call for", "seek")),
)
_SUBJECT_PREPOSITIONS = ("on", "for", "in", "regarding", "concerning", "about", "to", "of", "covering", "against")


def find_agreement(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A and B signed an agreement on X", "a treaty was ratified", "an X agreement dates from 1995", "nine documents were signed"."""
    nouns = [i for i, u in enumerate(clause.units) if _starts_noun(clause, i)]
    for number, index in enumerate(nouns):
        status, verb = _status(clause, index)
        if not status or (number and _same_thing(clause, nouns[number - 1], index)):
            continue
        parties = _parties(sent, clause, index, verb)
        if len(parties) < 2:
            continue
        yield _agreement(sent, clause, index, verb, status, parties)
    if not nouns:
        yield from _signed_without_noun(sent, clause)


def _starts_noun(clause: Clause, i: int) -> bool:
    unit = clause.units[i]
    return (unit.mention is None and bool(_NOUN.fullmatch(unit.low)) and unit.low not in ("deals", "statement", "statements") and not clause.is_verb(i)) or (unit.mention is not None and unit.kind == "event" and False)


def _same_thing(clause: Clause, a: int, b: int) -> bool:
    return b - a <= 4 and any(u.low in ("of", "to") for u in clause.units[a:b])


def _status(clause: Clause, index: int) -> tuple[str, Cue | None]:
    best: tuple[int, str, Cue] | None = None
    for status, lemmas in _STATUSES:
        for verb in clause.verbs(lemmas):
            if not _fits(clause, verb, index, status):
                continue
            distance = abs(verb.index - index) - (3 if status in ("signed", "ratified", "initialled") else 0)
            if best is None or distance < best[0]:
                best = (distance, status, verb)
    if best is not None:
        return best[1], best[2]
    around = clause.words(max(0, index - 8), index)
    if re.search(r"\b(?:signing|signature|conclusion) of\b", around):
        return "signed", None
    if re.search(r"\bratification of\b", around):
        return "ratified", None
    if re.search(r"\b(?:negotiations?|talks) (?:on|for|over)\b", around):
        return "negotiated", None
    if clause.dates() and re.match(r"(?:of|in|from)$|signed|dated", clause.words(index + 1, index + 2)):
        return "signed", None
    return "", None


def _fits(clause: Clause, verb: Cue, index: int, status: str) -> bool:
    if verb.index > index:
        passive = clause.is_passive(verb) or (verb.form in ("past", "participle") and status in ("signed", "ratified", "initialled", "negotiated")) or status in ("in-force", "expired") or (status == "negotiated" and verb.form == "ing")
        return passive and verb.index - index < 18 and not (verb.lemma in ("have", "make", "provide", "exist") and not clause.is_passive(verb))
    if verb.lemma in ("date", "provide", "define", "govern", "apply", "cover", "regulate", "date from", "exist", "link"):
        return False
    if verb.lemma == "have":
        return index - verb.index <= 6
    return index - verb.index <= 14 and not any(clause.is_verb(k) and clause.units[k].low not in ("signed", "aimed", "designed", "including") for k in range(verb.index + verb.length, index))


def _parties(sent: Sent, clause: Clause, index: int, verb: Cue | None) -> list[str]:
    between = codes_of(clause.after(index, ("between", "among"), STATES), orgs=True)
    if len(between) >= 2:
        return between
    orgs = [m for m in clause.subject if m.kind in ("country", "group", "org", "person", "place")]
    subject = codes_of(orgs, orgs=True)
    partner = [c for c in codes_of(clause.after(verb.index if verb else index, ("with", "and"), ("country", "group", "org")), orgs=True) if c not in subject]
    if subject and partner:
        return [*subject[:2], *partner[:1]] if len(subject) == 1 else [*subject, *partner]
    if len(subject) == 2:
        return subject
    by = codes_of(clause.by_agent(verb.index, ("country", "group", "person", "org")), orgs=True) if verb and clause.is_passive(verb) else []
    if len(by) >= 2:
        return by
    if len(by) == 1:
        partner = partner or ([other_of(sent, by[0])] if other_of(sent, by[0]) else [])
        return [by[0], *partner[:1]]
    if len(between) == 1 and other_of(sent, between[0]):
        return [between[0], other_of(sent, between[0])]
    sides = two_sides(sent, clause, index)
    if len(sides) == 2:
        return sides
    if len(subject) == 1 and other_of(sent, subject[0]) and not partner:
        return [subject[0], other_of(sent, subject[0])]
    return []


def _agreement(sent: Sent, clause: Clause, index: int, verb: Cue | None, status: str, parties: list[str]) -> Proposal:
    instrument = next((name for name, shape in _INSTRUMENTS if re.fullmatch(shape, clause.units[index].low)), "agreement")
    roles: Roles = {"parties": parties, "instrument": instrument, "status": status}
    subject = _subject(sent, clause, index)
    if subject:
        roles["subject"] = subject
    count = _count(clause, index)
    when = day_of(sent, clause, verb.index if verb else index)
    cue = verb.index if verb else index
    return Proposal("agreement", roles, when, count, clause=clause, cue=cue)


def _subject(sent: Sent, clause: Clause, index: int) -> str:
    units = clause.units
    i = index + 1
    if clause.words(i, i + 2) == "of understanding":
        i += 2
    if i < len(units) and units[i].low == "(":
        close = next((k for k in range(i, min(len(units), i + 5)) if units[k].low == ")"), i)
        i = close + 1
    if i < len(units) and units[i].mention is None and units[i].low in _SUBJECT_PREPOSITIONS:
        subject = phrase_after(sent, clause, i, limit=16)
        if subject and not (units[i].low in ("of", "to", "in") and i + 1 < len(units) and units[i + 1].kind in ("date", "country", "place")):
            return subject
    begin = index
    while begin > 0 and units[begin - 1].mention is None and (re.fullmatch(r"[a-z][\w-]+", units[begin - 1].low) or units[begin - 1].low in ("&", ",")) and units[begin - 1].low not in _NOT_SUBJECT and not clause.is_verb(begin - 1):
        begin -= 1
    while begin < index and units[begin].low in (",", "and", "new", "bilateral", "several", "joint", "first", "number", "comprehensive"):
        begin += 1
    return phrase(sent, units[begin].start, units[index - 1].end) if begin < index else ""


_NOT_SUBJECT = frozenset(["a", "an", "the", "of", "in", "on", "to", "by", "with", "and", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "many", "some", "various", "its", "their", "this", "that", "first", "second", "new", "bilateral", "these", "those", "number", "both", "other", "such", "all", "any", "no", "respective"])


def _count(clause: Clause, index: int) -> Amount | None:
    for i in range(index - 1, max(-1, index - 5), -1):
        mention = clause.units[i].mention
        if mention and mention.amount and mention.amount.unit == "items" and mention.amount.value >= 1:
            return mention.amount if mention.amount.value < 2000 else None
    return None


def _signed_without_noun(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The two prime ministers signed on the margins of the summit": a signature whose object is left out."""
    for verb in clause.verbs(("sign",)):
        people: list[Mention] = [m for m in clause.subject if m.kind in ("person", "firm", "country", "group", "place")]
        parties = codes_of(people)
        partner = [c for c in codes_of(clause.after(verb.index, ("with",), ("country", "firm", "person"))) if c not in parties]
        parties = [*parties, *partner]
        after = clause.words(verb.index + 1, verb.index + 4)
        if len(parties) == 2 and re.match(r"(?:with|on|in|at|for)\b|$", after):
            roles: Roles = {"parties": parties, "status": "signed"}
            yield Proposal("agreement", roles, day_of(sent, clause, verb.index), clause=clause, cue=verb.index)


RULES = (Rule("agreement", "an agreement between countries, with subject, instrument and status", find_agreement),)
