"""Rules for culture: festivals, exhibitions, stamps, films, twin towns, awards, chairs and matches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilat.extract.clauses import DETERMINERS, PREPOSITIONS, Clause
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, day_of, is_city, other_of, phrase, phrase_after, place_after
from bilat.extract.rules.sides import has_outsider, missing_side
from bilat.extract.waits import Row, Waits
from bilat.model import Roles

EVENTS: tuple[tuple[str, str], ...] = (
    ("days-of-culture", r"(?:Days? of (?:the )?(?:[A-Z]\w+ )?Culture|Culture Days?|Cultural Days?|Days? of [A-Z]\w+(?: Culture)?|Week of [A-Z]\w+ Culture|Cultural Week|(?:Dual )?Year of (?:Culture|[A-Z]\w+)|Season of \w+|Cultural Year)"),
    ("festival", r"(?:[\w ]*[Ff]estivals?)"),
    ("exhibition", r"(?:[\w ]*\b(?:exhibitions?|Exhibition|Expo|exposition|fair|art show|[Bb]iennale|[Bb]iennial))"),
    ("stamp", r"(?:(?:joint |commemorative )?(?:postage )?stamps?(?: issue)?|joint issue)"),
    ("film", r"(?:(?:[Ww]eeks? of |[Dd]ays of )?[A-Z]?\w* ?(?:[Ff]ilm|[Cc]inema) (?:[Ww]eeks?|[Dd]ays|[Ff]estivals?)|week of \w+ (?:films?|cinema)|films?|documentary|cinematographers|movie|co-production)"),
    ("twinning", r"(?:twin(?:ned)?(?: towns| cities)?(?! brothers| sisters|-| engine)|sister cit(?:y|ies)|twinn\w+|partner (?:city|town|cities|towns)|sister (?:towns|relationship)|sister-city)"),
    ("other", r"(?:(?:monument|memorial|statue|mural|bust) (?:to|of|by|for|given)[\w ’'-]+|[\w–-]+ [Cc]ultural [Yy]ear|Dual Year \w+–\w+|(?:\w+ )?anniversary)"),
    ("award", r"(?:award(?:s|ed|ing)?|medals?|(?:Grand )?(?:Cross|Collar|Order|Star) of (?:the )?[A-Z][\w’'-]+(?: (?:of (?:the )?|and )?[A-Z][\w’'-]+)*|[\w ]*\b[Pp]rize|honorary (?:doctorate|doctor|degree|citizen)|decorated)"),
    ("education", r"(?:Chair of \w+|Confucius Institute|language (?:is|are) taught)"),
    ("sport", r"(?:(?:football|cricket|rugby|hockey|chess) (?:internationals?|championships?|friendly)|European football championship|football match(?:es)?|friendly match(?:es)?|cricket (?:match|series|tour|team)|tournament|Olympic\w*(?! (?:stadium|pool|swimming|village|arena|-))|World Cup|rugby|sports? exchanges?)"),
)


@cache
def _row() -> Row:
    """Give which events the words of a text may name."""
    return Row([Waits(patterns=(shape,)) for _, shape in EVENTS])


def find_culture(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Culture Days of A were held in CITY", "a joint stamp was issued", "CITY and CITY are twinned", "N. was awarded the Order of ..."."""
    text = sent.document.text[clause.start : clause.end]
    likely = _row().of(text)
    for n, (kind, shape) in enumerate(EVENTS):
        found = re.search(rf"\b{shape}\b", text) if likely >> n & 1 else None
        if not found:
            continue
        index = next((i for i, u in enumerate(clause.units) if u.end > clause.start + found.start()), 0)
        if not _happens(clause, kind, index):
            continue
        parties = _culture_parties(sent, clause, kind)
        if len(parties) < 2:
            continue
        event = _event(sent, clause, kind, clause.start + found.start(), clause.start + found.end())
        if not event:
            continue
        roles: Roles = {"parties": parties, "event": event, "kind": kind}
        place = place_after(clause, index, ("in", "at"))
        if place is not None:
            roles["place"] = place.value or place.text
        yield Proposal("culture", roles, day_of(sent, clause, index), clause=clause, cue=index)
        return


def _event(sent: Sent, clause: Clause, kind: str, start: int, end: int) -> str:
    """Give the event's name: the noun phrase that ends with its word, what was awarded for an award, "" where nothing names it."""
    last = next((i for i, u in enumerate(clause.units) if u.end >= end), len(clause.units) - 1)
    if kind == "award" and re.match(r"award|decorated", clause.units[last].low):
        after = last + (clause.words(last + 1, last + 2) in ("with", "the"))
        return phrase_after(sent, clause, after, stops=("in", "for", "by", "to"), limit=10)
    if kind == "other" or (kind == "award" and " of " in sent.document.text[start:end]):
        return phrase(sent, start, end)
    if kind == "exhibition" and clause.words(last + 1, last + 2) in ("on", "of"):
        return f"{phrase(sent, clause.units[last].start, end)} {clause.words(last + 1, last + 2)} {phrase_after(sent, clause, last + 1, stops=('in', 'at', 'by', 'from', 'to'), limit=8)}"
    towns = [m for m in clause.mentions("place", "country") if is_city(m)] if kind == "twinning" else []
    if len(towns) == 2 and max(end, towns[1].end) - min(start, towns[0].start) <= 90:
        return phrase(sent, min(start, towns[0].start), max(end, towns[1].end))
    first = last
    while first > 0 and last - first < 6 and _names_an_event(clause, first - 1):
        first -= 1
    return phrase(sent, min(clause.units[first].start, start if kind in ("days-of-culture", "sport", "twinning") else end), end)


def _names_an_event(clause: Clause, index: int) -> bool:
    """Tell whether a word may be part of an event's name: a noun, an adjective, a country's, but no verb, preposition or article."""
    unit = clause.units[index]
    if unit.mention is not None:
        return unit.mention.kind == "country" and unit.mention.form not in ("pronoun", "there")
    return bool(re.fullmatch(r"[\w-]+", unit.low)) and unit.low not in PREPOSITIONS and unit.low not in DETERMINERS and unit.low not in ("and", "or") and not clause.is_verb(index)


_HAPPENS = r"\b(?:held|hold|holds|took place|take place|takes place|organi[sz]ed|opened|opening|hosted|issued|released|signed|twinned|twin|awarded|decorated|receive[ds]?|shown|staged|celebrated|participat\w+|part in|exist\w*|offer\w*|grant\w*|launched|toured|played|performed|inaugurated|mounted|put on|ran|between|since|conferred|presented|given|made|filmed|co-produced|exhibited|screened|kept|marked|delighted|drew|danced|travelled|unveiled|gift|adorns|ended|begins?|began|brought out|host|hosts|jointly|guests?|won|wins|went to|bestowed|invested|pinned|collected|partners?|been)\b"


def _happens(clause: Clause, kind: str, index: int) -> bool:
    if kind == "twinning":
        return not re.search(r"\btwinning (?:projects?|programmes?)\b|\bwith no\b", clause.words())
    if kind == "award" and _JUDGED.search(clause.words()):
        return False
    if kind == "sport" and re.search(r"\b(?:not against|are to be played|will be played|cup in (?!#))\b", clause.words()):
        return False
    if kind == "exhibition" and re.search(r"\bas the host\b|\bbid\b", clause.words()):
        return False
    if kind == "film" and not re.search(r"\b(?:festivals?|weeks?|days|joint|co-produc\w+|shown|screened|cinematographers)\b", clause.words()):
        return False
    if kind == "exhibition" and re.search(r"\bexpo \w*\d", clause.words()):
        return False
    return bool(re.search(_HAPPENS, clause.words())) and find_modality(clause, index) != "denied"


_OF_ONE_IN_OTHER = frozenset(["festival", "exhibition", "film", "days-of-culture", "stamp", "twinning", "award"])
_FOR_ALL = re.compile(r"\b(?:nobel|olympic|championships?|cup|film festival|oscar|pulitzer|booker)\b")
_JUDGED = re.compile(r"\b(?:tribunal|court|judges?|arbitra\w+|league of nations|contracts?|tenders?|licen[cs]es?|concessions?|sovereignty|islands?|archipelago|territory|damages|compensation|shelf|bay|prize money|award of (?:\d|the))\b")


def _culture_parties(sent: Sent, clause: Clause, kind: str) -> list[str]:
    named = codes_of(m for m in clause.mentions("country", "group") if (m.form != "there" and not re.match(r" (?!Cultur|Days?\b|Weeks?\b|Years?\b|Season|Film|National|House)[A-ZÀ-Ž][\w’'-]+", sent.document.text[m.end : m.end + 24])) or m.form == "adjective")
    named += [m.code for m in clause.mentions("place") if m.code and m.code not in named]
    named = list(dict.fromkeys(named))
    if len(named) >= 2:
        return named[:2]
    told = [m for m in clause.mentions("country", "place") if m.codes]
    if len(named) == 1 and sent.context.on_pair and missing_side(sent, named[0]) and kind in _OF_ONE_IN_OTHER and all(m.form in ("adjective", "demonym") for m in told):
        return [named[0], other_of(sent, named[0])]
    if len(named) == 1 and other_of(sent, named[0]) and re.search(r"\b(?:joint\w*|both|guests?|foreign|visiting|twinn?\w*|sister|friendship|co-produc\w+|conferred|awarded|decorated|scholarships?)\b", clause.words()):
        return [named[0], other_of(sent, named[0])]
    return list(sent.pair) if not named and sent.context.on_pair and not (kind == "award" and (has_outsider(sent) or _FOR_ALL.search(clause.words()))) else []
