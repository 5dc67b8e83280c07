"""Slots of what persons do and are: visits, meetings, envoys, those who link two countries. Who of the persons of a sentence is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bilat.extract.clauses import Clause
from bilat.extract.learned.found import Found, hold_firm, to_act, to_state
from bilat.extract.mentions import Mention
from bilat.extract.offices import singular
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, is_city
from bilat.extract.rules.meetings import fell_through, is_only_sought
from bilat.extract.rules.visits import find_companions, find_rank, is_none
from bilat.model import Roles
from bilat.vocabulary import load

_MOST = 4  # persons of one claim, and claims of one sentence


def name_of(person: Mention) -> str:
    """Give a person's name, or the office where the text gives no name."""
    return person.value or re.sub(r"^(?:the|a|an|his|her|its|their|our) ", "", person.text, flags=re.I)


def find_people(sent: Sent, found: Found, code: str) -> list[Mention]:
    """Give the persons that may be of a country, the likeliest first: named ones, known to be of it, subjects, near the word that says the claim."""
    other = found.y if code == found.x else found.x
    subjects = {id(m) for c in sent.clauses for m in c.subject}
    fit = [m for m in sent.of_kind("person") if code in m.codes or not m.codes or (other not in m.codes and id(m) in subjects)]
    return sorted(fit, key=lambda m: (code not in m.codes and id(m) not in subjects, not m.value, code not in m.codes, id(m) not in subjects, abs(m.start - found.at)))


def _clause_of(sent: Sent, mention: Mention) -> Clause:
    """Give the clause in which a mention of the sentence stands."""
    return next((c for c in sent.clauses if c.index_of(mention) >= 0), sent.clauses[0])


def _with_coordinated(sent: Sent, person: Mention) -> list[Mention]:
    """Give a person with the others of the list in which the name stands ("N., M. and L.")."""
    clause = _clause_of(sent, person)
    groups = (clause.group(clause.index_of(m)) for m in clause.mentions("person"))
    return next((group for group in groups if person in group), [person])


# -- visits and meetings ------------------------------------------------------------------------------------------------------


def fill_visit(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give a visit for each visitor: the likeliest person of the one side with those named beside them, else the country."""
    people = _find_visitors(sent, found)
    visitors: list[Mention | None] = [m for m in people if not (is_none(_clause_of(sent, m), m) or _is_posted(sent, m, found.y))]
    if (people and not visitors) or (not people and _NOBODY.search(found.clause.words())) or _BY_ANOTHER.search(found.clause.words()):
        return
    rank = find_rank(found.clause.words()) or find_rank(sent.text)
    place = next((m for m in found.clause.mentions("country", "place") if is_city(m) and found.y in m.codes), None)
    for visitor in visitors or [None]:
        roles: Roles = {"visitor": name_of(visitor) if visitor else found.x, "from": found.x, "to": found.y}
        if visitor and visitor.office:
            roles["role"] = singular(visitor.office) if visitor.value else visitor.office
        if rank:
            roles["rank"] = rank
        if place is not None:
            roles["place"] = place.value or place.text
        yield to_act(sent, found, roles)


_BY_ANOTHER = re.compile(r"\bhad (?:an?|his|her|many|some|several|the) (?:[\w~-]+ ){0,2}?(?:representatives?|envoys?|delegates?|deput(?:y|ies)|ministers?|ambassadors?|aides?|teachers|officials?)\b(?! (?:with|accompany))|\b(?:was|were) represented by\b|\bsent (?:an?|his|her) (?:\w+ ){0,2}?(?:representative|envoy|message|letter|deputy)\b")
_NOBODY = re.compile(r"^(?:and |but |while )?(?:no|nobody|none|never)\b")


def _is_posted(sent: Sent, person: Mention, host: str) -> bool:
    """Tell whether somebody without a name is posted where the visit would lead ("the ambassador in CITY")."""
    seat = next((m for m in sent.mentions if m.start == person.end + 4 and sent.document.text.startswith(" in ", person.end) and host in m.codes), None)
    return seat is not None and bool(person.office) and not person.value


def _find_visitors(sent: Sent, found: Found) -> list[Mention]:
    """Give the likeliest person of the one side, those of the same list who are of it too, and whoever comes along."""
    people = [m for m in find_people(sent, found, found.x) if m.value or m.form not in ("pronoun", "plural-office")]
    if not people:
        return []
    listed = _with_coordinated(sent, people[0])
    together = [m for m in listed if m is people[0] or (m in people and m.value and (found.x in m.codes or len(listed) > 2))]
    together = [m for m in together if m.value] or together
    companions = [m for m in find_companions(_clause_of(sent, people[0]), together) if m in people]
    return list({name_of(m): m for m in [*together, *companions]}.values())[:_MOST]


def _name_all(people: Iterable[Mention]) -> list[str]:
    """Give the names of persons who meet; by office where the text gives too few names."""
    fit = [m for m in people if m.value or (m.office and m.form != "plural-office")]
    named = [m for m in fit if m.value]
    return list(dict.fromkeys(name_of(m) for m in (named if len({m.value for m in named}) > 1 else fit)))


def fill_meeting(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the meeting of the persons, one of whom at least is known to be of a side, else of the countries."""
    if is_only_sought(sent, found.clause):
        return
    people = found.clause.mentions("person")
    if len(_name_all(people)) < 2:
        people = sent.of_kind("person")
    names = _name_all(people) if any({found.x, found.y} & {*m.codes} for m in people) else []
    if len(names) < 2 and not _GATHERED.search(sent.text):
        return
    roles: Roles = {"participants": names[:_MOST] if len(names) > 1 else _find_countries(sent, found)}
    place = next((m for m in found.clause.mentions("country", "place") if is_city(m) and found.clause.governor(found.clause.index_of(m)) in ("in", "at")), None)
    if place is not None:
        roles["place"] = place.value or place.text
    proposal = to_act(sent, found, roles)
    proposal.modality = "denied" if fell_through(found.clause) else None
    if all(len(code) == 3 and code.isupper() and code in load().entities for code in (found.x, found.y)):
        proposal.dyads = ("-".join(sorted((found.x, found.y))),)
    yield proposal


_GATHERED = re.compile(r"\b(?:me(?:e)?t\w*|talks?|talked|summits?|conferen\w+|discuss\w*|dialogues?|consult\w+|negotiat\w+|sessions?|sat|commission|committee|council|rounds?|gather\w*|receiv\w+|host\w*|audience|forum|workshop|seminar|delegations?|each other|sits?|sign\w*|t(?:ook|akes?) place|held|cabinets?|s(?:aw|een?|ees)\b(?! (?:\w+ ){0,3}off\b)|encounter\w*)\b", re.I)


def _find_countries(sent: Sent, found: Found) -> list[str]:
    """Give the countries of the list in which the two stand ("a summit of A, B and C"), else the two."""
    lists = [codes_of(c.group(c.index_of(m))) for c in sent.clauses for m in c.mentions("country")]
    return next((codes[:_MOST] for codes in lists if len(codes) > 2 and {found.x, found.y} <= set(codes)), [found.x, found.y])


# -- envoys and links ---------------------------------------------------------------------------------------------------------


def _find_named(sent: Sent, found: Found, against: str) -> list[Mention]:
    """Give the persons named who may be meant, those of the clause before others, the nearest first; one known to be of `against` last."""
    fit = [m for m in sent.of_kind("person") if m.value and m.form != "pronoun"]
    return sorted(fit, key=lambda m: (bool(m.codes) and m.codes == (against,), not found.clause.start <= m.start < found.clause.end, abs(m.start - found.at)))


def fill_envoy(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the envoy nearest to the word that says it, who is not known to be of the host."""
    people = [m for m in _find_named(sent, found, found.y) if m.codes != (found.y,)]
    if people:
        yield to_state(sent, found, {"person": people[0].value, "sender": found.x, "host": found.y, "rank": found.value or "ambassador"})


def fill_person_link(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give a link for the person nearest to the word that says it, and for those named beside them."""
    people = _find_named(sent, found, "")
    for person in _with_coordinated(sent, people[0])[:_MOST] if people else []:
        if person.value:
            yield hold_firm(found, to_state(sent, found, {"person": person.value, "origin": found.x, "country": found.y}))
