"""Visits told by a verb or a noun of their own: who went where. Lists of visits are read in lists.py, meetings in meetings.py."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.date_words import is_day
from bilat.extract.dates import to_day, to_period
from bilat.extract.mentions import Mention
from bilat.extract.offices import singular
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import date_of, is_city, other_of
from bilat.extract.rules.journeys import Journey, find_journeys, implies_pair
from bilat.vocabulary import load

_RANKS = (
    ("state", re.compile(r"\bstate (?:\w+ )?(?:visits?|trip)\b", re.I)),
    ("official", re.compile(r"\bofficial (?:\w+ ){0,2}(?:visits?|trip)\b|\bofficially visit|\bvisit\w* officially", re.I)),
    ("working", re.compile(r"\bworking (?:\w+ )?(?:visits?|trip)\b", re.I)),
    ("private", re.compile(r"\bprivate (?:\w+ )?(?:visits?|stay|trip|holiday)\b|\bprivately\b|\bholiday(?:ed|s)?\b", re.I)),
)
_FELL = re.compile(r"\b(?:called off|cancel\w+|fell through|did not (?:go|come|take place|materiali[sz]e)|scrapped|shelved|not once|postponed indefinitely|turned down|never took place|was refused)\b")


def find_rank(text: str) -> str:
    """Give the rank of a visit that words name: state, official, working, private; "" where they name none."""
    low = text.lower()
    return next((name for name, shape in _RANKS if (name in low or name == "private") and shape.search(text)), "")


def read_visits(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """Read the visits that a clause tells: "X visited B", "X's trip to CITY", "B hosted X", "X was received in CITY", "guest of B"."""
    seen: set[tuple[str, str]] = set()
    for journey in find_journeys(sent, clause):
        if not journey.places and any((v.value or v.text) in {name for name, _ in seen} for v in journey.visitors):
            continue
        for proposal, place in _visits(sent, clause, journey):
            key = (str(proposal.roles["visitor"]), str(proposal.roles["to"]))
            if key not in seen:
                yield from _each_date(sent, clause, journey, proposal, place)
        seen |= {(str(p.roles["visitor"]), str(p.roles["to"])) for p, _ in _visits(sent, clause, journey)}


def _visits(sent: Sent, clause: Clause, journey: Journey) -> Iterator[tuple[Proposal, Mention | None]]:
    visitors = [*[v for v in journey.visitors if not _is_any(clause, v)], *find_companions(clause, journey.visitors)]
    spots: list[tuple[str, Mention | None]] = [(p.code, p) for p in journey.places if p.code]
    spots = spots or [("", None)]
    lead = next((v.code for v in journey.visitors if v.code), "")
    for visitor in visitors:
        if _is_no_visitor(clause, journey.cue, visitor) or _was_none_before(clause, visitor):
            continue
        for to, place in ((_sovereign(sent, to, visitor), place) for to, place in spots):
            home = visitor.code or (visitor.code if visitor in journey.visitors else lead) or (other_of(sent, to) if to else lead)
            home = home or (_first_of(sent, clause) if not to else "")
            if place is not None and place.form == "there" and home == to:
                to = other_of(sent, home)
            target = to or (other_of(sent, home) if home and implies_pair(sent, clause) else "")
            if not home and not target:
                home, target = _by_elimination(sent, clause)
            if home and target and home != target:
                yield _visit(sent, clause, journey.cue, visitor, (home, target), place), place


def _sovereign(sent: Sent, to: str, visitor: Mention) -> str:
    """Give the country visited: on a page on two, a territory outside the pair stands for the other side, whose land it is taken to be."""
    other = other_of(sent, visitor.code) if sent.context.on_pair and to not in sent.pair else ""
    entity = load().entities.get(to)
    return other if other and entity is not None and entity.kind == "territory" else to


def _first_of(sent: Sent, clause: Clause) -> str:
    """Give whose the visitor is where words after him say it: "N. came in 1992, the highest A official to do so", "the first by an A premier"."""
    for m in sent.of_kind("person"):
        if m.form == "office" and m.code and m.start >= clause.start and re.search(r"\b(?:first|highest|only|last|latest|most senior|highest-ranking|second|third)\b[\w ,-]*$", sent.document.text[max(0, m.start - 40) : m.start]):
            return m.code
    return ""


_POSTED = re.compile(r"\b(?:ambassador|consul|charg\S+ d|high commissioner|envoy to)", re.I)


def _is_no_visitor(clause: Clause, cue: Cue, visitor: Mention) -> bool:
    """Tell whether the person does not visit: an envoy who reaches his post, or somebody without office who stays and is of a third country."""
    if cue.lemma not in ("visit", "tour", "travel", "go", "fly") and _POSTED.search(visitor.office):
        return True
    i = clause.index_of(visitor)
    if visitor.form == "bare" and cue.lemma in ("bring", "set foot", "call", "pull into", "steam into", "stop") and (cue.lemma == "set foot" or (i > 0 and clause.units[i - 1].low == "the") or not visitor.code):
        return True
    described = [u.mention for u in clause.units[max(0, i - 4) : max(0, i)] if u.mention and u.kind == "country" and u.mention.form == "adjective" and u.mention.code]
    return bool(described) and not visitor.code and not visitor.office and visitor.form not in ("pronoun", "body")


_ANY = re.compile(r"\b(?:an?|first|any|every|each|only|another|other|last|no other)$")


def _is_any(clause: Clause, visitor: Mention) -> bool:
    """Tell whether an office names nobody: "the first visit of an A president", "the first pontiff to set foot in B"."""
    i = clause.index_of(visitor)
    return not visitor.value and visitor.form == "office" and bool(_ANY.search(clause.words(max(0, i - 2), i))) and not re.search(r"\b(?:not once|never)\b", clause.words())


def _by_elimination(sent: Sent, clause: Clause) -> tuple[str, str]:
    """Take the only country of the pair that the clause names for where an otherwise unknown visitor goes."""
    named = {m.code for m in clause.mentions("country", "place") if m.code and m.form not in ("adjective", "demonym")}
    target = next(iter(named)) if len(named) == 1 else ""
    if target and any(target in m.codes for m in clause.after(-1, ("from",), ("country", "place"))):
        return (target, other_of(sent, target)) if other_of(sent, target) else ("", "")
    return (other_of(sent, target), target) if target and other_of(sent, target) else ("", "")


_BESIDE = re.compile(r"\b(?:accompanied by|joined by|together with|along with|alongside|in the company of) (?:the |his |her |their )?$")


def find_companions(clause: Clause, visitors: list[Mention]) -> list[Mention]:
    """Give those who travel with visitors: "accompanied by his finance minister, N."."""
    found: list[Mention] = []
    for i, unit in enumerate(clause.units):
        if unit.kind == "person" and _BESIDE.search(clause.words(max(0, i - 4), i) + " "):
            found += [m for m in clause.group(i) if m not in visitors and m.form != "pronoun" and m.value]
    return found


def _visit(sent: Sent, clause: Clause, cue: Cue, visitor: Mention, way: tuple[str, str], place: Mention | None) -> Proposal:
    plural = visitor.form == "plural-office" or visitor.kind != "person"
    name = visitor.value or (way[0] if plural else re.sub(r"^(?:the|a|an) ", "", visitor.text, flags=re.I))
    roles: dict[str, str | list[str]] = {"visitor": name, "from": way[0], "to": way[1]}
    if visitor.office:
        roles["role"] = singular(visitor.office) if visitor.value else visitor.office
    rank = find_rank(clause.words()) or find_rank(sent.text)
    if rank:
        roles["rank"] = rank
    if place is not None and is_city(place):
        roles["place"] = place.value or place.text
    elif place is None or place.form == "there":
        city = _city_in(clause, cue, way[1])
        if city:
            roles["place"] = city
    denied = _FELL.search(_stretch(sent, clause)) or is_none(clause, visitor)
    return Proposal("visit", roles, None, clause=clause, cue=cue.index, modality="denied" if denied else None)


def _stretch(sent: Sent, clause: Clause) -> str:
    """Give the words between the semicolons or full stops around a clause, in lower case."""
    at = clause.start - sent.start
    text = sent.text.lower()
    end = text.find(";", at + 1)
    return text[text.rfind(";", 0, at + 1) + 1 : end if end > 0 else len(text)]


def _city_in(clause: Clause, cue: Cue, target: str) -> str:
    """Give the city of the target country named with "in" or "at" after the word of the visit."""
    for m in clause.after(cue.index, ("in", "at"), ("place", "country")):
        if is_city(m) and m.code == target:
            return m.value or m.text
    return ""


def is_none(clause: Clause, visitor: Mention) -> bool:
    """Tell whether an office is said to be nobody's: "No A president has ever visited B"."""
    i = clause.index_of(visitor)
    return i > 0 and not visitor.value and clause.units[i - 1].low in ("no", "neither", "never")


_BEFORE = re.compile(r"\bhad (?:ever |yet )?(?:been|visited|come|gone|travelled|traveled|set foot)\b|\b(?:before|until then|for (?:decades|(?:[\w~-]+ )?(?:years|decades)))\b")


def _was_none_before(clause: Clause, visitor: Mention) -> bool:
    """Tell whether words only say that this visit was the first in a long time: "no A minister had been there before him"."""
    return is_none(clause, visitor) and bool(_BEFORE.search(clause.words()))


def _each_date(sent: Sent, clause: Clause, journey: Journey, proposal: Proposal, place: Mention | None) -> Iterator[Proposal]:
    """Give a proposal a date, and one more for each further date that stands with it ("in 1961 and again in 1986")."""
    dates = _dates(sent, clause, journey, place)
    if not dates:
        yield proposal
    for date in dates:
        yield Proposal(proposal.type, dict(proposal.roles), _time(clause, journey.cue, date), clause=clause, cue=proposal.cue, modality=proposal.modality)


_MANY = re.compile(r"\b(?:times|occasions|several|repeatedly|often|frequently|regularly)\b")
_LENGTH = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|\d\d?)[ -](?:day )?(?:\w+[ -]){0,2}?(?:visit|trip|tour|days|stay)\b")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_BEGINS = ("arrive", "begin", "start", "kick", "land", "travel", "fly", "go", "come", "embark", "leave", "touch down", "tour")
_ENDS = ("end", "conclude", "wrap", "finish", "complete", "cap", "return from")


def _time(clause: Clause, cue: Cue, date: Mention) -> str | None:
    words = clause.words()
    if date.relation == "since" or (date.relation == "from" and _MANY.search(words)):
        return to_period(date, opens=True)
    day = is_day(date.value)
    length = _LENGTH.search(re.sub(r"(?<=\w) - (?=day)", "-", words))
    starts = any(True for _ in clause.verbs(_BEGINS)) or date.relation == "from"
    if day and length and "-day" in words.replace(" - ", "-") + "-day" * (date.relation == "from") and starts:
        number = _NUMBERS.get(length.group(1)) or int(length.group(1))
        last = dt.date.fromisoformat(date.value) + dt.timedelta(days=number - 1)
        return f"{date.value}/{last.isoformat()}"
    if day and date.relation != "before" and any(v.index < cue.index for v in clause.verbs(_ENDS)):
        return f"/{date.value}"
    return to_day(date)


_AGAIN = frozenset(["and", "again", "in", "on", ",", "also", "then", "later", "(", ")", "once", "more", "of", "the", "for", "second", "time", "a", "from", "twice"])


def _dates(sent: Sent, clause: Clause, journey: Journey, place: Mention | None) -> list[Mention]:
    """Give the dates of a visit: with several places in a row, those that stand after the place; else the nearest and those joined to it."""
    first = date_of(sent, clause, journey.cue.index)
    if len(journey.places) > 1 and place is not None:
        at = clause.index_of(place)
        later = [clause.index_of(p) for p in journey.places if clause.index_of(p) > at]
        own = [m for m in clause.mentions("date", begin=at, end=min(later, default=len(clause.units))) if m.value]
        if own and (later or any(clause.mentions("date", begin=clause.index_of(p), end=at) for p in journey.places if 0 <= clause.index_of(p) < at)):
            return own
    if first is None:
        return []
    found = [first]
    at = clause.index_of(first)
    while at >= 0:
        step = next((k for k in range(at + 1, min(len(clause.units), at + 9)) if clause.units[k].kind == "date"), -1)
        if step < 0 or any(u.mention is not None or u.low not in _AGAIN for u in clause.units[at + 1 : step]):
            break
        mention = clause.units[step].mention
        if mention is not None and mention.value:
            found.append(mention)
        at = step
    return [d for d in found if d.value] or found[:1]
