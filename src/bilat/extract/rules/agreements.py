"""Rules for agreements: signed, ratified, in force, negotiated, proposed, ended. What names an agreement is in `instruments`, lists of
agreements and adherence to conventions in `treaty_lists`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bilat.extract.clauses import Clause, Cue
from bilat.extract.dates import to_day
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.agreed import find_agreed_on, find_agreed_to, find_agreed_with, find_in_talks
from bilat.extract.rules.agreement_acts import STATUSES, Act, find_acts, is_entry, verb_of
from bilat.extract.rules.common import (
    STATES,
    codes_of,
    date_of,
    day_of,
    is_city,
    other_of,
    two_sides,
)
from bilat.extract.rules.instruments import (
    NOUN,
    find_count,
    find_instrument,
    find_instruments,
    find_subjects,
)
from bilat.extract.rules.treaty_lists import HEADING, PARTY, find_listed_agreements
from bilat.extract.rules.treaty_parties import find_linked_parties, find_pairs, is_of_many
from bilat.extract.waits import Waits
from bilat.model import Amount, Roles

_OF_THREE = re.compile(r"\b(?:trilateral|tripartite|three-way|triangular|quadrilateral|quadripartite|four-party|six-party)\b")


_THE_THREE = re.compile(r"(?:the|all|these) three\b(?! (?:agreements|documents|treaties|accords|memorand\w+))")


class _Known(NamedTuple):
    """An agreement just named, which a clause without a noun goes on to speak of."""

    parties: list[str]
    instrument: str
    subjects: list[str]
    context: tuple[tuple[int, int], ...] = ()


def find_agreement(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A and B signed an agreement on X", "a treaty was ratified and entered into force", "an X agreement dates from 1995"."""
    if clause is not sent.clauses[0]:
        return
    listed = list(find_listed_agreements(sent))
    if listed:
        yield from listed
        return
    known: _Known | None = None
    for each in sent.clauses:
        indices = find_instruments(each)
        for index in indices:
            found = _known(sent, each, index)
            if found is not None:
                known = found
                yield from _claims(sent, each, index, found)
        if not indices and known is not None and _goes_on(each):
            yield from _followed(sent, each, known)
        if not indices:
            yield from _signed_without_noun(sent, each)
            yield from find_agreed_with(sent, each)
            yield from find_agreed_on(sent, each)
            yield from find_agreed_to(sent, each)
            yield from find_in_talks(sent, each)


def _known(sent: Sent, clause: Clause, index: int) -> _Known | None:
    verb = verb_of(clause, index)
    if verb and (re.match(r"\w+ (?:along )?with (?:it|them)\b", clause.words(verb[1].index)) or _TO_SIGN.search(clause.words(0, verb[1].index) + " ")):
        return None
    parties = _parties(sent, clause, index, verb[1] if verb else None)
    if _is_party_by_name(sent, clause, index, parties):
        parties = list(sent.pair) if sent.context.on_pair and not clause.units[index].low.startswith("convention") else []
    if _is_of_others(sent, clause, index, parties) or is_of_many(sent, clause, index, parties):
        return None
    if len(parties) == 2 and _OF_THREE.search(clause.words(max(0, index - 3), index)):
        return None  # the third is not named: of whom it is stays open
    if len(parties) == 2 and _THE_THREE.match(clause.words(0, 4)):
        return _of_the_three(sent, clause, index)
    return _Known([*parties, *_beside(clause, parties)], find_instrument(clause, index), find_subjects(sent, clause, index)) if len(parties) >= 2 else None


_WITH_THIRD = re.compile(r"(?:(?:together|along|jointly) )?with (?:the )?#")


def _beside(clause: Clause, parties: list[str]) -> list[str]:
    """Give those with whom "they" make an agreement ("With C they signed the pipeline agreement")."""
    first = next((i for i, u in enumerate(clause.units[:4]) if u.kind == "country"), -1)
    they = any(m.kind == "group" and m.form == "pronoun" for m in clause.subject)
    return [c for c in codes_of(clause.group(first)) if c not in parties] if first > 0 and they and len(parties) == 2 and _WITH_THIRD.match(clause.words()) else []


def _of_the_three(sent: Sent, clause: Clause, index: int) -> _Known | None:
    """Give the agreement of "the three" as that of the three countries told of before, None where there are not three."""
    told = sent.before.countries
    parties = list(dict.fromkeys(m.code for m in told))
    return _Known(parties, find_instrument(clause, index), find_subjects(sent, clause, index), tuple((m.start, m.end) for m in told)) if len(parties) == 3 else None


_TO_SIGN = re.compile(r"\b(?:his|her) (?:[\w-]+ )?(?:visit|trip|journey|travels?|stay)(?: (?:to|in) (?:the )?[\w~#]+)? to $")  # what one of two came elsewhere to sign is not theirs
_POINT_OF_TIME = re.compile(r"\b(?:before|after|since|following|until|upon|with|prior to) (?:and after )?the (?:signing|signature|conclusion|adoption|ratification) of (?:the )?(?:# )?(?:[\w'-]+ )*$")


def _is_of_others(sent: Sent, clause: Clause, index: int, parties: list[str]) -> bool:
    """Tell whether an agreement read as that of the countries of a section is another's: one of an organisation named beside it, or one that only
    gives the time ("before the conclusion of the CITY Agreement"). On a page on two it is theirs."""
    told = codes_of((m for m in clause.mentions() if not is_city(m)), orgs=True)
    if (sent.context.on_pair and not sent.context.page) or all(p in told for p in parties):
        return False
    lone = sum(p in told for p in parties) < 2
    of_org = lone and any(u.kind == "org" for u in clause.units[index + 1 : index + 5])
    timed = clause.units[index].text[:1].isupper() and bool(_POINT_OF_TIME.search(clause.words(max(0, index - 9), index) + " "))
    return of_org or timed


def _is_party_by_name(sent: Sent, clause: Clause, index: int, parties: list[str]) -> bool:
    """Tell whether a party is only the country of the city after which an agreement is called ("the CITY Accord of 1989"), on a page that is not its own."""
    before = clause.units[index - 1].mention if index else None
    after = clause.units[index + 2].mention if index + 2 < len(clause.units) and clause.units[index + 1].low == "of" else None
    city = next((m for m in (before, after) if m is not None and is_city(m) and m.code and not m.possessive), None)
    return city is not None and city.code in parties and city.code not in sent.pair and not any(m.code == city.code for m in sent.of_kind("country", "person") if m is not city)


def _claims(sent: Sent, clause: Clause, index: int, known: _Known) -> Iterator[Proposal]:
    acts = list(find_acts(sent, clause, index))
    if not acts and _is_owned(clause, index, known):
        acts = [Act("", index, None)]
    count = find_count(clause, index)
    for act in acts:
        dates = _dates_of_each(clause, index, len(known.subjects)) if act.status == "signed" else []
        for parties in find_pairs(clause, index, known.parties):
            apart = _without_count(known, count) and _AMONG.search(clause.words(index)) is not None
            if apart:
                yield _proposal(clause, act, known._replace(parties=parties), "", count)
            for number, subject in enumerate(known.subjects or [""]):
                yield _proposal(clause, act._replace(when=dates[number]) if dates else act, known._replace(parties=parties), subject, None if apart else count)


def _dates_of_each(clause: Clause, index: int, count: int) -> list[str | None]:
    """Give the years in parentheses of agreements named in a row ("on X (1995) and on Y (2003)"), [] where they do not pair off."""
    dates = [u.mention for k, u in enumerate(clause.units) if k > index and u.mention is not None and u.kind == "date" and clause.units[k - 1].low == "("]
    return [to_day(d) for d in dates] if count > 1 and len(dates) == count else []


def _proposal(clause: Clause, act: Act, known: _Known, subject: str, count: Amount | None = None) -> Proposal:
    roles: Roles = {"parties": known.parties, "instrument": known.instrument}
    if act.status:
        roles["status"] = act.status
    if subject:
        roles["subject"] = subject
    return Proposal("agreement", roles, act.when, count, clause=clause, cue=act.cue, modality=act.modality, context=known.context)


def _is_owned(clause: Clause, index: int, known: _Known) -> bool:
    """Tell whether an agreement of which nothing is said is at least said to be theirs ("their agreements on X", "a statement of A and B")."""
    around = clause.words(max(0, index - 6), index + 2)
    joint = known.instrument == "declaration" and (" joint " in f" {around} " or len(codes_of(clause.after(index, ("of",), STATES, 4))) >= 2)
    owner = any(m.possessive and len(m.codes) == 2 for m in clause.before(index, ("group",)))
    return joint or (owner and bool(known.subjects)) or (bool(known.subjects) and _THERE_IS.match(clause.words(0, index)) is not None)


_THERE_IS = re.compile(r"(?:\S+ )?there (?:(?:now|also) )?(?:is|are|exists?|exist)\b(?!.*\b(?:no|not|talk|plans?|hopes?|two|three|four|five|six|seven|eight|nine|ten|several|many|\d+)\b)")


_AMONG = re.compile(r"\b(?:among|amongst|including|notably)\b.*\b(?:one|ones|those|others|agreements?|memorand\w+|protocols?|treat(?:y|ies)|accords?) (?:on|about|concerning|for)\b")


def _without_count(known: _Known, count: Amount | None) -> bool:
    """Tell whether more agreements are counted than told of ("six agreements, among them one on X and one on Y")."""
    return count is not None and count.value > len(known.subjects) > 0


_ON_IT = re.compile(r"\b(?:ratified|signed|denounced|cancelled|terminated|approved|scrapped|renewed|suspended) it\b")


def _goes_on(clause: Clause) -> bool:
    """Tell whether a clause speaks on of what the one before named: "and entered into force", "which ran out in 2003", "it has lapsed"."""
    first = [u.low for u in clause.units[:3]]
    if _ON_IT.search(clause.words()):
        return True
    return clause.relative or clause.inherited or (bool(first) and (first[0] in ("which", "it", "and", "but", "that") and (clause.verb <= 3 or "it" in first))) or "successor" in first


def _followed(sent: Sent, clause: Clause, known: _Known) -> Iterator[Proposal]:
    for status, lemmas in STATUSES[:6]:
        for verb in clause.verbs([x for x in lemmas if x not in ("have", "make", "agree", "provide", "link", "cover", "follow", "reach", "exchange", "adopt", "issue", "end", "date", "extend", "bind", "settle", "apply", "come to", "drop", "abandon", "approve")]):
            if is_entry(clause, verb):
                continue
            date = date_of(sent, clause, verb.index)
            act = Act(status, verb.index, to_day(date) if date else None)
            for subject in known.subjects or [""]:
                yield _proposal(clause, act, known, subject)
            break


def _parties(sent: Sent, clause: Clause, index: int, verb: Cue | None) -> list[str]:
    """Give who made an agreement: all that the subject lists ("A, B, C and D signed"), owners, those "between" whom it is, "with" whom."""
    linked = find_linked_parties(clause, index) or _with_whom(clause, index)
    if linked:
        return linked
    between = codes_of(clause.after(index, ("between", "among"), STATES), orgs=True) or (codes_of(clause.after(index, ("of",), STATES, 4), orgs=True) if "of" in clause.words(index + 1, index + 2) else [])
    if len(between) >= 2:
        return between
    owners = codes_of(m for m in clause.before(index, ("country", "group")) if m.possessive or m.kind == "group" or m.form == "adjective")
    if len(owners) == 2:
        return owners
    subject = codes_of((m for m in clause.subject if (m.kind in ("country", "group", "org", "person", "place") and not _is_matter(clause, index, m)) or (m.kind == "firm" and not (sent.context.on_pair and m.code not in sent.pair))), orgs=True)
    signed = _of_subject(clause, index, verb, subject)
    if signed:
        return signed
    partner = _partner(clause, index, verb, subject)
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
    return _told_otherwise(sent, clause, index)


def _is_matter(clause: Clause, index: int, mention: Mention) -> bool:
    """Tell whether an organisation or scheme is what papers are about ("documents on joining the ORGANISATION were signed by A and B")."""
    at = clause.index_of(mention)
    return mention.kind == "org" and at > index and clause.governor(at) not in ("of", "between", "among", "with") and bool(_MATTER.search(clause.words(index + 1, at)))


_MATTER = re.compile(r"(?:^|\b)(?:on|about|for|concerning|regarding|over|under|within|in) ")


def _told_otherwise(sent: Sent, clause: Clause, index: int) -> list[str]:
    """Give the parties by whose ministers signed, by the page, or as the only two countries that the sentence names."""
    named = codes_of(sent.of_kind("country", "group"))
    return _of_their_ministers(clause, index) or _page_pair(sent, clause, index) or (named if len(named) == 2 else [])


def _with_whom(clause: Clause, index: int) -> list[str]:
    """Give subject and partner where "with B" stands right after the noun: "A signed a deal with B in 2020, as an answer to one between C and D"."""
    partner = codes_of(clause.after(index, ("with",), ("country",), 4)) if clause.words(index + 1, index + 2) == "with" else []
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "place"))
    return [*subject, *partner[:1]] if len(subject) == 1 and partner and partner[0] != subject[0] and clause.verb < index else []


_OF_MINISTERS = re.compile(r"\b(?:ministers|presidents|leaders|governments|heads|kings|chancellors|delegations|representatives|envoys|ambassadors|secretaries)\b")


def _of_their_ministers(clause: Clause, index: int) -> list[str]:
    """Give the countries whose ministers signed: "the ministers of energy of A, B and C put their signatures to a memorandum"."""
    verb = max(clause.verb, 0)
    owners = [m for m in clause.after(-1, ("of", "from"), ("country",), verb) if m.form not in ("adjective", "pronoun")]
    return codes_of(owners) if verb < index and len(owners) >= 2 and _OF_MINISTERS.search(clause.words(0, clause.index_of(owners[0]))) else []


_VENUE = re.compile(r"\b(?:the|this|that) $|\b(?:treaty|agreement|accords?|pact|protocols?|convention|memorandum|declaration|peace) of (?:the )?$|\b(?:in|at) (?:the )?$")


_MADE_AT = re.compile(r"\b(?:signed|concluded|initialled|reached|sealed|agreed|made|drawn up) (?:[\w~-]+ ){0,4}?(?:in|at) (?:the )?$")


def _page_pair(sent: Sent, clause: Clause, index: int) -> list[str]:
    """Give the pair of a page on two where the clause names, besides the pair, only where a paper was made or after which city it is called ("the CITY
    Agreement of 1972", "the Treaty of CITY, signed at CITY2")."""
    others = [m for m in clause.mentions("country", "place", "person", "org", "firm") if m.code and m.code not in sent.pair and m.form != "adjective"]
    venues = all((is_city(m) or m.code == "VAT") and _VENUE.search(clause.words(max(0, clause.index_of(m) - 3), clause.index_of(m)) + " ") for m in others)
    named = all(clause.index_of(m) in (index - 1, index + 2) or _MADE_AT.search(clause.words(index + 1, clause.index_of(m)) + " ") for m in others)
    adjectives = [m for m in clause.mentions("country") if m.form == "adjective" and m.code not in sent.pair]
    return list(sent.pair) if sent.context.on_pair and len(sent.pair) == 2 and others and venues and named and not adjectives else []


def _partner(clause: Clause, index: int, verb: Cue | None, subject: list[str]) -> list[str]:
    """Give with whom an agreement is made: after the verb, else after the noun."""
    found = [c for c in codes_of(clause.after(verb.index if verb else index, ("with", "and", "to"), ("country", "group", "org")), orgs=True) if c not in subject]
    return found or [c for c in codes_of(clause.after(index, ("with",), ("country", "org")), orgs=True) if c not in subject]


_OF_A_KIND = re.compile(r"of (?:[a-z-]+ ){1,3}with\b")


def _of_subject(clause: Clause, index: int, verb: Cue | None, subject: list[str]) -> list[str]:
    """Give the parties that the subject names, alone or with a partner, or []."""
    if len(subject) >= 2 and not any(m.kind == "org" for m in clause.subject):
        kind = _OF_A_KIND.match(clause.words(index + 1, index + 7))  # "compacts of free association with B"
        return [*subject, *(c for c in codes_of(clause.after(index, ("with",), ("country",), 8 if kind else 4)) if c not in subject and (kind or not _in_name(clause, c)))]
    partner = _partner(clause, index, verb, subject)
    if subject and partner:
        return [*subject[:2], *partner[:1]] if len(subject) == 1 else [*subject, *partner]
    return subject if len(subject) == 2 else []


def _in_name(clause: Clause, code: str) -> bool:
    """Tell whether a country stands in the name of a treaty ("the Treaty of Peace with A")."""
    return any(u.mention is not None and code in u.mention.codes and re.search(r"\b(?:treaty|convention|pact) of \w+ with (?:# ?)?$", clause.words(0, k) + " ") for k, u in enumerate(clause.units))


def _signed_without_noun(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The two prime ministers signed on the margins of the summit", "A has signed for a battery from B": no word names what was signed."""
    for verb in clause.verbs(("sign",)):
        people: list[Mention] = [m for m in clause.subject if m.kind in ("person", "firm", "country", "group", "place")]
        parties = codes_of(people)
        partner = [c for c in codes_of(clause.after(verb.index, ("with", "from"), ("country", "firm", "person", "place"))) if c not in parties]
        after = clause.words(verb.index + 1, verb.index + 4)
        if not parties or not re.match(r"(?:with|on|in|at|for)\b|\.?$", after) or clause.is_passive(verb) or find_modality(clause, verb.index) == "denied":
            continue
        whole = codes_of(sent.of_kind("country", "firm", "group", "person"))
        parties = [*parties, *partner] if partner or len(parties) == 2 else whole if len(whole) == 2 else [parties[0], other_of(sent, parties[0])]
        if len(parties) == 2 and parties[1]:
            roles: Roles = {"parties": parties, "status": "signed"}
            yield Proposal("agreement", roles, day_of(sent, clause, verb.index), clause=clause, cue=verb.index)


RULES = (Rule("agreement", "an agreement between countries, with subject, instrument and status", find_agreement, Waits(verbs=("sign", "agree"), words=("talks", "negotiations"), patterns=(NOUN, HEADING, PARTY))),)
