"""Lists of visits: items under "Visits from A to B", "High-level visits: X in 2014; Y in 2013", "From A came X in 1962, Y in 1978".

Each entry has its own persons and dates; direction, rank and role come from the head where the entry does not say them. Visits told by a
verb of their own are read in visits.py; where a sentence does both, the listed ones take over what the told one says.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bilat.extract.clauses import Clause
from bilat.extract.dates import to_day
from bilat.extract.mentions import Mention, Unit
from bilat.extract.offices import singular
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_city, other_of
from bilat.extract.rules.journeys import BODY, TRIPS, WALKS
from bilat.extract.rules.list_heads import TOPIC, Flow, flow_of, read_head
from bilat.extract.rules.visits import find_rank, read_visits
from bilat.extract.waits import Waits

_MEETS = re.compile(r"(?:\b(?:met|meet|meets|meeting|receiv\w+|saw|welcom\w+|host\w*|by|talks with|hosted|with his counterpart|with her counterpart|counterpart|invit\w+|to see|(?<!those )(?<!visit )(?<!visits )(?<!that )(?<!trip )(?<!trips )of|for|succe\w+|replac\w+|son|daughter) (?:with )?(?:the |his |her )?)$")
_WITH = re.compile(r"\b(?:with|accompanied by|together with|along with|joined by|and) (?:the |his |her )?$")


@dataclass(slots=True)
class Entry:
    """Persons of a list with the dates, roles and place that stand with them; units [begin, end)."""

    people: list[Mention]
    begin: int
    end: int
    dates: list[Mention] = field(default_factory=list)
    role: str = ""
    date_first: bool = False
    roles: dict[int, str] = field(default_factory=dict)
    body: str = ""


def find_visit(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """Find the visits of a sentence, told and listed; tried once a sentence, since its entries lean on each other."""
    if clause is not sent.clauses[0]:
        return
    told = [p for c in sent.clauses for p in read_visits(sent, c)] if sent.has_names else []
    listed = list(_find_listed(sent, told))
    said = {(str(p.roles["visitor"]), p.when) for p in listed}
    names = {name for name, _ in said}
    for proposal in told:
        visitor = str(proposal.roles["visitor"])
        again = (visitor, proposal.when) in said or (proposal.when is None and visitor in names)
        if not listed or not (again or _is_generic(proposal)):
            yield proposal
    yield from listed


def _is_generic(proposal: Proposal) -> bool:
    return proposal.roles["visitor"] == proposal.roles["from"]


def _find_listed(sent: Sent, told: list[Proposal]) -> Iterator[Proposal]:
    whole = Clause([u for c in sent.clauses for u in c.units])
    segments = [(segment, _entries(segment)) for segment in _segments(whole.units)]
    if not any(entries for _, entries in segments):
        return
    head = flow_of(sent)
    carried, opening = _carried(sent, told), Flow()
    for segment, entries in segments:
        verb = _verb(segment)
        local = _leading_flow(sent, segment)
        opening = local if local.topic else opening if verb < 0 else Flow()
        flow = Flow(local.origin, local.target, local.rank, local.topic)
        flow.fill(opening)
        flow.fill(head)
        if verb >= 0 and verb <= 3 and _INVERTED.match(segment.words(0, verb + 1)) and len([e for e in entries if e.dates]) >= 2:
            flow.fill(carried)
            flow.topic = True
        elif verb >= 0:
            entries = _gapped(segment, entries, verb, told)
            flow = carried if not (flow.origin or flow.target) or (entries and carried.topic) else flow
        elif not (flow.origin and flow.target) and carried.topic:
            flow.fill(carried)
        flow.topic = flow.topic or (verb < 0 and (_is_journey_line(sent, segment, entries) or _is_named_visit(sent, segment, entries) or _is_dated_visitor(sent, segment, entries, flow)))
        if not flow.topic or not entries or len(entries) > 40:
            continue
        for entry in entries:
            yield from _visits_of(sent, segment, entry, flow, carried)


def _is_journey_line(sent: Sent, segment: Clause, entries: list[Entry]) -> bool:
    """Tell whether an item of a list is of a visit by itself: one or more office-holders of A, a place in B, a date, and no verb."""
    if sent.block.kind != "item" or not entries or not all(e.dates and any(p.value and (p.office or p.form == "known") for p in e.people) for e in entries):
        return False
    places = [_place_in(segment, e) for e in entries]
    return all(place is not None and place.code in sent.pair and all(p.code != place.code for p in e.people) for place, e in zip(places, entries, strict=True))


def _is_dated_visitor(sent: Sent, segment: Clause, entries: list[Entry], flow: Flow) -> bool:
    """Tell whether a line under a head that only says where to ("To B") gives nothing but a date and an office-holder of the other side: a visit."""
    opens = bool(segment.units) and segment.units[0].kind == "date" and len(segment.units) < 20
    people = [p for e in entries for p in e.people]
    return opens and sent.context.on_pair and bool(people) and {flow.origin, flow.target} == set(sent.pair) and all(e.dates for e in entries) and all(p.code in ("", flow.origin) for p in people) and any(p.value and p.office for p in people)


_NAMED = re.compile(r"\b(?:state|official|working|private) visit\b")


def _is_named_visit(sent: Sent, segment: Clause, entries: list[Entry]) -> bool:
    """Tell whether a line is of a visit by its own words: one office-holder of a side, a date, "official visit", no other country."""
    own = all(m.code in sent.pair for m in segment.mentions("country", "place") if m.code)
    dated = len(entries) == 1 and bool(entries[0].dates) and any(p.value and p.office and p.code in sent.pair for p in entries[0].people)
    return sent.context.on_pair and own and dated and len(segment.units) < 30 and bool(_NAMED.search(segment.words()))


_INVERTED = re.compile(r"(?:before|after|earlier|then|later|next|previously|also|besides)(?: (?:him|her|them|that|this))? (?:went|came|visited|travelled|traveled|followed|had gone|had come)$")


def _carried(sent: Sent, told: list[Proposal]) -> Flow:
    """Give the direction that the sentence, or the one before it in the section, has told."""
    for proposal in told:
        return Flow(str(proposal.roles["from"]), str(proposal.roles["to"]), "", True)
    origin, target = sent.before.journey
    dated = [e for e in _entries(Clause([u for c in sent.clauses for u in c.units])) if e.dates] if origin else []
    return Flow(origin, target, "", len(dated) >= 2)


def _segments(units: list[Unit]) -> list[Clause]:
    """Cut units at semicolons outside parentheses."""
    cuts, depth = [0], 0
    for i, unit in enumerate(units):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(unit.low, 0)
        if unit.low == ";" and depth <= 0:
            cuts.append(i + 1)
    cuts.append(len(units))
    return [Clause(units[a:b]) for a, b in itertools.pairwise(cuts) if b > a]


_LOOSE = frozenset(["accompanied", "led", "headed", "joined", "followed", "held", "planned", "scheduled", "attending", "including", "heading", "leading", "dated"])


def _verb(segment: Clause) -> int:
    """Give the last finite verb of a segment outside parentheses, -1 where it has none."""
    depth, found = 0, -1
    for i, unit in enumerate(segment.units):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(unit.low, 0)
        if depth <= 0 and segment.is_verb(i) and not unit.low.endswith("ing") and unit.low not in _LOOSE and not TOPIC.match(unit.low):
            found = i
    return found


def _gapped(segment: Clause, entries: list[Entry], verb: int, told: list[Proposal]) -> list[Entry]:
    """Give the entries after the verb of a told visit that have dates and no verb of their own."""
    inside = [p for p in told if p.clause and segment.start <= p.clause.units[0].start < segment.end]
    if not inside:
        return []
    later = [e for e in entries if e.begin > verb and e.dates]
    if later and later[0].people and any(p.roles["visitor"] == later[0].people[0].value for p in inside):
        return later
    return later if len(later) >= 1 and (len([e for e in entries if e.dates]) >= 2 or ":" in segment.words() or _is_generic(inside[0])) else []


def _entries(segment: Clause) -> list[Entry]:
    """Cut a segment into entries: persons with what stands with them."""
    entries: list[Entry] = []
    pending: list[Mention] = []
    for i, unit in enumerate(segment.units):
        mention = unit.mention
        if mention is None:
            continue
        last = entries[-1] if entries else None
        if mention.kind == "person" and mention.form != "pronoun":
            if _take_person(segment, entries, i, mention):
                entry = entries[-1]
                entry.end = i + 1
                if entry.begin == i and pending and _leads(segment, pending[-1], i):
                    entry.dates, entry.date_first, pending = pending, True, []
        elif mention.kind == "date" and mention.value:
            if last is None or last.date_first:
                pending = _joined(pending, mention)
            else:
                last.dates = _joined(last.dates, mention)
                last.end = i + 1
    return entries or _body_entries(segment)


def _leads(segment: Clause, date: Mention, index: int) -> bool:
    """Tell whether a date stands right before a person as the head of his entry ("2010 December – Foreign Minister N.")."""
    at = segment.index_of(date)
    own = index + 2 < len(segment.units) and segment.units[index + 1].low == "(" and segment.units[index + 2].kind == "date"
    return not own and index - at <= 5 and not any(segment.is_verb(k) for k in range(at, index))


def _joined(dates: list[Mention], new: Mention) -> list[Mention]:
    """Add a date; a month that follows its year ("2010 December") takes its place."""
    if dates and new.form == "bare-month" and re.fullmatch(r"\d{4}", dates[-1].value) and new.value.startswith(dates[-1].value):
        return [*dates[:-1], new]
    if dates and new.value == dates[-1].value:
        return dates
    return [*dates, new]


_JOINED = re.compile(r"(?:,|\band|&|\bwith|\bby|/)(?: the| his| her)?$")


def _take_person(segment: Clause, entries: list[Entry], i: int, mention: Mention) -> bool:
    words = segment.words(max(0, i - 5), i)
    last = entries[-1] if entries else None
    if not mention.value:
        if last and re.search(r"(?:,|\(|\bas|\bthen) ?(?:the |then )?$", words) and mention.form == "office" and not (last.dates and words.endswith(",")):
            _note_role(last, mention)
            last.end = max(last.end, i + 1)
            return False
        if mention.form != "office" or mention.possessive or re.search(r"\b(?:of|by|as|for|from|to|his|her) (?:the |an? |any )?$", words):
            return False
    if _MEETS.search(words + " ") or _inside_parenthesis(segment, i):
        return False
    if last and not last.date_first and not last.dates and _JOINED.search(words):
        last.people.append(mention)
        return True
    entries.append(Entry([mention], i, i + 1))
    return True


def _inside_parenthesis(segment: Clause, i: int) -> bool:
    before = [u.low for u in segment.units[:i]]
    return before.count("(") > before.count(")")


def _note_role(entry: Entry, mention: Mention) -> None:
    office = mention.office
    if entry.dates:
        for number in range(len(entry.dates)):
            entry.roles.setdefault(number, office)
    elif not entry.people[-1].office:
        entry.role = office


_BODY = re.compile(r"(?:^|[,;:] |\band )(?:later |also |then )?(?:the |a |an )?((?:[\w#'~-]+ ){0,4}?(?:delegation|mission|party|association|committee|caucus|group|team)(?: (?:from|of) [\w~#]+)?)\b")


def _body_entries(segment: Clause) -> list[Entry]:
    """ "a parliamentary party in September 2007": a body that travels where no person is named."""
    words = segment.words()
    found = _BODY.search(words)
    dates = [m for m in segment.mentions("date") if m.value]
    if not found or not dates or _verb(segment) >= 0:
        return []
    first = len(words[: found.start(1)].split())
    last = len(words[: found.end(1)].split())
    text = " ".join(u.text for u in segment.units[first:last]).replace(" - ", "-")
    return [Entry([], first, segment.index_of(dates[-1]) + 1, dates, body=text)]


def _visits_of(sent: Sent, segment: Clause, entry: Entry, flow: Flow, carried: Flow) -> Iterator[Proposal]:
    place = _place_in(segment, entry)
    span = (segment.units[entry.begin].start, max(segment.units[min(entry.end, len(segment.units)) - 1].end, segment.units[entry.begin].end))
    if len({p.code for p in entry.people if p.code}) > 1 and not _WITH_GUEST.search(segment.words(entry.begin, entry.end)):
        return
    for number, person in enumerate(entry.people or [None]):
        home, target = _direction(sent, person, flow, carried, place)
        if not home or not target or home == target or (person is not None and number and person.code == target):
            continue
        visitor = entry.body or (person.value or person.text if person else "")
        for when, role in _times(entry, number, person):
            rank = find_rank(segment.words(entry.begin, _reach(segment, entry))) or flow.rank
            roles: dict[str, str | list[str]] = {"visitor": visitor, "from": home, "to": target, "role": role, "rank": rank}
            if place is not None and is_city(place) and place.code in (target, ""):
                roles["place"] = place.value or place.text
            yield Proposal("visit", {k: v for k, v in roles.items() if v}, when, clause=segment, cue=entry.begin, span=span, modality="asserted" if _verb(segment) < 0 else None)


_WITH_GUEST = re.compile(r"\b(?:accompanied by|together with|along with|joined by|visits?|visited)\b")


def _reach(segment: Clause, entry: Entry) -> int:
    """Give where the words that belong to an entry end: at the next person."""
    return next((i for i in range(entry.end, len(segment.units)) if segment.units[i].kind == "person"), len(segment.units))


def _times(entry: Entry, number: int, person: Mention | None) -> Iterator[tuple[str | None, str]]:
    role = entry.role or (singular(person.office) if person else "")
    if not entry.dates:
        yield None, role
    elif len(entry.people) == len(entry.dates) > 1:
        yield to_day(entry.dates[number]), role
    else:
        for k, date in enumerate(entry.dates):
            yield to_day(date), entry.roles.get(k, role)


def _place_in(segment: Clause, entry: Entry) -> Mention | None:
    for i in range(entry.begin, _reach(segment, entry)):
        mention = segment.units[i].mention
        if mention is not None and mention.kind in ("place", "country") and mention.code and (segment.governor(i) in ("in", "to", "at") or is_city(mention)):
            return mention
    return None


def _direction(sent: Sent, person: Mention | None, flow: Flow, carried: Flow, place: Mention | None) -> tuple[str, str]:
    """Give (home, target) of an entry: what its heads say, else the person's country and the pair, else what was told before."""
    code = person.code if person else ""
    if flow.origin and flow.target:
        return (flow.target, flow.origin) if code == flow.target and code in sent.pair and flow.origin in sent.pair else (flow.origin, flow.target)
    if flow.target:
        return (code if code and code != flow.target and (code in sent.pair or not other_of(sent, flow.target)) else other_of(sent, flow.target)), flow.target
    if flow.origin:
        return flow.origin, (place.code if place is not None and place.code not in ("", flow.origin) else other_of(sent, flow.origin))
    if place is not None and place.code in sent.pair:
        return other_of(sent, place.code), place.code
    if code and other_of(sent, code):
        return code, other_of(sent, code)
    return (carried.origin, carried.target) if not code or code == carried.origin else ("", "")


def _leading_flow(sent: Sent, segment: Clause) -> Flow:
    """Read "To B:", "High-level visits:" or "From A" at the beginning of a segment."""
    colon = next((i for i, u in enumerate(segment.units[:12]) if u.low == ":"), -1)
    if colon > 0 and not any(u.kind in ("person", "date") for u in segment.units[:colon]) and _verb(Clause(segment.units[:colon])) < 0:
        return read_head(sent, sent.document.text[segment.start : segment.units[colon].end], led=True)
    return Flow()


RULES = (Rule("visit", "a journey of a person of one country to another, told or listed", find_visit, Waits(verbs=WALKS, words=TRIPS, patterns=(BODY, _BODY), kinds=("person",))),)
