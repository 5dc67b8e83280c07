"""Missions kept from elsewhere, told by the envoy: "N., resident in CITY, presented his credentials on ...". Those told by who covers whom are in
mission_threads.py and missions.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.date_words import is_day
from bilat.extract.dates import find_dates
from bilat.extract.lexicon import load_lexicon
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_city, other_of, page_voice
from bilat.extract.waits import Waits
from bilat.model import Roles

_PRESENTS = re.compile(r"\b(?:present\w*|deliver\w*|hand\w*) (?:over )?(?:his |her |their )?(?:letters? of )?(?:credentials|credence)\b|\bwas (?:also |officially |formally )?accredited (?:to|as|on)\b|\baccreditation of\b")
_RESIDENT = re.compile(r"\b(?:resident|residing|resided|resides|residence|residence was|based|stationed)$")
_RESIDES = re.compile(r"\b(?:was|is|were|remained|had been|who) (?:also |then |a )?(?:resident|residing|based|stationed) (?:in|at)\b|\b(?:and|but|,) (?:was )?(?:resident|residing|based|stationed) (?:in|at)\b|\b(?:resided|resides|residence|stationed) (?:was )?(?:in|at)\b")
_POST = re.compile(r"\b(?:[Aa]mbassador|[Mm]inister|[Ee]nvoy|[Hh]igh [Cc]ommissioner|Plenipotentiary|Chargé d[’']Affaires) (?:[Rr]esident )?(?:to|in|at) (?:the )?$")
_NONRESIDENT = re.compile(r"\b(?:non-?resident|concurrently)\b", re.I)
_POSTED = re.compile(r"(?:ambassador|minister|envoy|charg\S*|embassy) (?:in|at)$")
_LEGATION = re.compile(r"\b(?:envoy extraordinary|minister plenipotentiary|minister resident|legation)\b|(?-i:\bMinister\b(?! of\b))", re.I)
_LAST_CHARGE = "1893"  # before ambassadors became common, a mission under a chargé d'affaires was a legation


def find_nonresident_envoy(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Ambassador N., resident in CITY, presented his credentials to B on ...": A's mission to B, accredited from CITY, from that day.

    So too "A's Ambassador to C, N., presented ... to B", and "He was resident in CITY." after a sentence that told of the credentials.
    """
    if clause is not sent.clauses[0] or not sent.context.on_pair or len(sent.pair) != 2:
        return
    words, day = _told(sent)
    seat = (_seat(sent) or _other_post(sent)) if day else None
    sender = _sender(sent) if seat is not None else ""
    if seat is None or not sender or seat.code in ("", sender, other_of(sent, sender)):
        return
    roles: Roles = {"sender": sender, "host": other_of(sent, sender), "rank": _rank(words, day), "status": "open", "accredited_from": (seat.value or seat.text) if is_city(seat) else seat.code}
    yield Proposal("mission", roles, f"{day}/", clause=clause, cue=0, span=_span(sent, words))


_OFFICE = r"(?P<office{}>ambassador|minister|envoy|charg\S+)"
_FIRST_RESIDENT = re.compile(
    rf"\bfirst resident (?:[A-Z]\w+ )?{_OFFICE.format(1)}|\bfirst (?:[A-Z]\w+ )?{_OFFICE.format(2)}(?: \w+)? (?:to reside|who resided|residing) (?:in|at)\b|\b{_OFFICE.format(3)}\b[^;]*\b(?:took|taking) up (?:his |her )?residence (?:in|at)\b", re.I
)


def find_resident_envoy(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "N., the first resident Ambassador, presented his credentials on ...", "Ambassador N. took up residence in CITY on ...": A's mission to B, from that day."""
    first = _FIRST_RESIDENT.search(sent.text) if clause is sent.clauses[0] and len(sent.pair) == 2 and sent.context.on_pair else None
    day = _day_of_credentials(sent) if first is not None and (_PRESENTS.search(sent.text) or first["office3"]) else ""
    sender = _sender(sent)
    if first is not None and day and sender and not (first["office3"] and _seat_abroad(sent, first.end(), sender)):
        office = first["office1"] or first["office2"] or first["office3"]
        rank = "embassy" if office.lower() == "ambassador" else "legation"
        yield Proposal("mission", {"sender": sender, "host": other_of(sent, sender), "rank": rank, "status": "open"}, f"{day}/", clause=clause, cue=0)


_FIRST = re.compile(r"\b[Ff]irst (?P<whose>(?:(?!Resident |Ambassador |Minister |Envoy )[A-Z][\w.]+ ){0,2})(?P<office>Ambassador|Envoy|(?:[Rr]esident )?Minister|Minister Resident|Chargé d[’']Affaires)\b(?! of\b)")
_SHARED = re.compile(r"\bnon-?resident|(?<!minister )\b(?:resident|residing|resided|residence|stationed|based) (?:was )?(?:in|at)\b|\b(?:also|concurrently|previously|already) (?:\w+ )?(?:accredited|Ambassador|Minister)\b", re.I)


def find_first_envoy(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "N., the first A Ambassador to B, presented his credentials on ...": A's mission to B, of the rank that goes with the envoy, from that day; nothing
    where the section tells that he lived elsewhere or served two countries."""
    first = _FIRST.search(sent.text) if clause is sent.clauses[0] and sent.context.on_pair and not sent.context.owner else None
    sender, day = page_voice(sent), _day_of_credentials(sent) if first is not None and _PRESENTS.search(sent.text) else ""
    if first is None or not sender or not day or not _is_whose(first["whose"], sender) or _SHARED.search(_section(sent)) or _is_received_at_home(sent, sender):
        return
    rank = "embassy" if first["office"] == "Ambassador" else "legation"
    if rank == "legation" and "Chargé" in first["office"] and day >= _LAST_CHARGE:
        return
    yield Proposal("mission", {"sender": sender, "host": other_of(sent, sender), "rank": rank, "status": "open"}, f"{day}/", clause=clause, cue=0)


_ENVOY = re.compile(r"ambassador|minister|envoy|charg|consul", re.I)


def _is_whose(word: str, sender: str) -> bool:
    """Tell whether the word before an office leaves it the sender's ("first Ambassador", "first A Ambassador")."""
    return all(m.code == sender for m in load_lexicon().find(word) if m.kind == "country")


def _section(sent: Sent) -> str:
    """Give the text of the section in which a sentence stands."""
    section = sent.document.sections[sent.block.section]
    return sent.document.text[section.start : section.end]


def _is_received_at_home(sent: Sent, sender: str) -> bool:
    """Tell whether the credentials are presented to the sender, or in a city of it or of a third country: then the envoy is another's."""
    presented = _PRESENTS.search(sent.text)
    after = [m for m in sent.mentions if presented is not None and m.start >= sent.start + presented.end() and not _ENVOY.search(m.text)]
    return any(sender in m.codes or (is_city(m) and m.code not in ("", other_of(sent, sender))) for m in after if m.kind in ("country", "place", "person") and m.form not in ("pronoun", "adjective", "acronym"))


def _seat_abroad(sent: Sent, at: int, sender: str) -> bool:
    """Tell whether the first place named after a point of the sentence's text is not one of the country where the sender's envoy serves."""
    city = next((m for m in sent.of_kind("place", "country") if m.start >= sent.start + at), None)
    return city is None or city.code != other_of(sent, sender)


def _told(sent: Sent) -> tuple[str, str]:
    """Give the words that tell of credentials, of this sentence or the one before, and their only day; ("", "") where there are none."""
    if _PRESENTS.search(sent.text) and sent.of_kind("date"):
        day = _day_of_credentials(sent)
        return (sent.text, day) if day else ("", "")
    if not sent.before.day or not _RESIDES.search(sent.text):
        return "", ""
    before = sent.document.text[max(sent.block.start, sent.start - 400) : sent.start]
    dates = [d for d in find_dates(before, 0, len(before), None) if d.value == sent.before.day]
    words = before[max(0, dates[-1].start - 200) :] if dates else ""
    return (words, sent.before.day) if _PRESENTS.search(words) else ("", "")


def _day_of_credentials(sent: Sent) -> str:
    """Give the only full date of a sentence, of several the first after the words of credentials, "" where there is none."""
    days = [m for m in sent.of_kind("date") if is_day(m.value)]
    if len({m.value for m in days}) < 2:
        return days[0].value if days else ""
    presented = _PRESENTS.search(sent.text)
    after = [m for m in days if presented is not None and m.start > sent.start + presented.start()]
    return after[0].value if after else ""


def _span(sent: Sent, words: str) -> tuple[int, int]:
    """Give the quote: the sentence, from the one before on where that told of the credentials."""
    if words == sent.text:
        return sent.start, sent.end
    at = sent.start - len(words) + max((m.start() for m in _PRESENTS.finditer(words)), default=0)
    return next((s.start for s in sent.document.sentences if s.start <= at < s.end), sent.start), sent.end


def _rank(words: str, day: str) -> str:
    """Give the rank of the mission: that of the office in which the envoy is accredited ("presented credentials as Envoy Extraordinary ...")."""
    match = _PRESENTS.search(words)
    office = re.search(r"\bas\b(.*)", words[match.end() :]) if match else None
    said = office[1] if office else words
    return "legation" if "mbassador" not in said and (_LEGATION.search(said) or day < _LAST_CHARGE) else "embassy"


def _seat(sent: Sent) -> Mention | None:
    """Give the city of another country in which the envoy resides."""
    for c in sent.clauses:
        for i, unit in enumerate(c.units):
            mention = unit.mention
            abroad = mention is not None and (is_city(mention) or (mention.kind == "country" and mention.form == "name" and mention.code not in sent.pair))
            if mention is not None and abroad and re.search(r" (?:in|at|from)$", c.words(max(0, i - 3), i)) and _RESIDENT.search(c.words(max(0, i - 4), i - 1)):
                return mention
            if mention is not None and is_city(mention) and (_NONRESIDENT.search(sent.text) or mention.code not in sent.pair) and _POSTED.search(c.words(max(0, i - 3), i)):
                return mention
    return None


def _other_post(sent: Sent) -> Mention | None:
    """Give the third country to which the one who presents credentials is envoy ("A's Ambassador to C presented his credentials to B")."""
    if not _PRESENTS.search(sent.text):
        return None
    for mention in sent.mentions:
        lead = sent.document.text[max(sent.start, mention.start - 60) : mention.start]
        if mention.kind == "country" and mention.code and mention.code not in sent.pair and _POST.search(lead):
            return mention
    for person in sent.of_kind("person"):
        named = [m for m in load_lexicon().find(person.text) if m.kind == "country" and m.code not in sent.pair and _POST.search(person.text[: m.start])]
        if named:
            return named[0]
    return None


def _sender(sent: Sent) -> str:
    """Give whose envoy it is: the country of the one who presents, else that of which the page tells the history."""
    people = [m.code for m in sent.of_kind("person") if len(m.codes) == 1 and m.code in sent.pair and re.search(r"ambassador|minister|envoy|charg", (m.office or "").lower()) and m.code not in _posts(m)]
    return people[0] if people else page_voice(sent)


def _posts(person: Mention) -> list[str]:
    """Give the countries to which a person's title accredits ("Ambassador to B")."""
    return [m.code for m in load_lexicon().find(person.text) if m.kind == "country" and re.search(r"\b(?:to|in|at)(?: the)? $", person.text[: m.start])]


RULES = (
    Rule("nonresident-envoy", "a mission kept from elsewhere, by an envoy who resides there", find_nonresident_envoy),
    Rule("first-envoy", "a mission that opens with the first envoy", find_first_envoy, Waits(words=("first",))),
    Rule("resident-envoy", "a mission that opens with the first envoy who resides there", find_resident_envoy, Waits(words=("resident", "reside", "resided", "residing", "residence"))),
)
