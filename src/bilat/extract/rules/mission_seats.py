"""Missions told by where they stand: "the Embassy in CITY is housed in ...", "Embassies are located in X and Y", "B has had one in CITY since 1968" after a
mission told before, "consulates in X, Y and Z" of which no gazetteer knows the last. Those with an owner beside them are read in missions.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.lexicon import load_lexicon
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, date_of, is_city, other_of, page_voice, period
from bilat.extract.rules.mission_frames import RANKS
from bilat.extract.rules.missions import find_mission
from bilat.extract.waits import Waits
from bilat.model import Roles
from bilat.vocabulary import load

_GONE = re.compile(r"\b(?:former|old|previous|new|closed?|shut|besieged|planned|future|third|other|protest\w*|attack\w*|storm\w*|rally|demonstrat\w*|burn\w*|burnt|outside|bomb\w*|moved?|moving|relocat\w*|opened|reopened|set up|established|to be)\b")
_BOTH = re.compile(r"\b(?:are|were|have been|had been|exist|existed|operate|stand|opened|reopened|work|function|followed)\b")
_OPENED = re.compile(r"\b(?:open\w*|reopen\w*|establish\w*|inaugurat\w*|set up|found\w*)\b")


def find_mission_seat(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The Embassy in CITY is headed by N." on a page on two: the mission of the other to the country of the city; "Embassies are in X and Y": one of each."""
    if not sent.context.on_pair or len(sent.pair) != 2 or clause.verb < 0:
        return
    for cue in clause.find(RANKS):
        at = cue.index + cue.length
        cities = [m for m in clause.after(at - 1, ("in", "at"), ("place", "country"), 14) if is_city(m) and m.code]
        if clause.mentions("country", "group", end=cue.index) and not _is_own(clause, cue):
            continue
        if len(cities) == 2 and {m.code for m in cities} == set(sent.pair) and _BOTH.search(clause.words(at)) and clause.units[at - 1].low.endswith("s"):
            yield from _of_both(sent, clause, cue, cities)
        elif len(cities) == 1 and _is_seat(sent, clause, cue, cities[0]):
            yield _mission(clause, cue.index, (other_of(sent, cities[0].code), cities[0].code), RANKS[cue.lemma], cities[0], _since(clause))


def _is_own(clause: Clause, cue: Cue) -> bool:
    """Tell whether only "our" stands before the mission."""
    return cue.index == 1 and clause.units[0].low == "our"


def _is_seat(sent: Sent, clause: Clause, cue: Cue, city: Mention) -> bool:
    """Tell whether a clause is about the mission in a city: "the/our" opens it, the city follows at once, or as where it is, and nothing ends or begins it."""
    at, words = cue.index + cue.length, clause.words()
    opens = clause.words(0, cue.index) in ("the", "our", "a", "its") or re.fullmatch(r"the (?!new|former|old)[\w-]+", clause.words(0, cue.index))
    stands = clause.index_of(city) <= at + 1 or re.match(r"(?:is|stands|sits|lies|is located|is situated|is housed)\b", clause.words(at))
    ours = clause.words(0, cue.index) != "our" or page_voice(sent) == other_of(sent, city.code)
    return bool(opens and stands and ours) and not _GONE.search(words) and find_modality(clause, clause.verb) == "asserted" and city.code in sent.pair and next(find_mission(sent, clause), None) is None


def _of_both(sent: Sent, clause: Clause, cue: Cue, cities: list[Mention]) -> Iterator[Proposal]:
    if next(find_mission(sent, clause), None) is not None or find_modality(clause, max(clause.verb, 0)) != "asserted":
        return
    date = date_of(sent, clause, cue.index)
    when = period(clause, date, opens=True) if date is not None and date.value and (_OPENED.search(clause.words()) or date.relation == "since") else None
    for city in cities:
        yield _mission(clause, cue.index, (other_of(sent, city.code), city.code), RANKS[cue.lemma], city, when)


def _since(clause: Clause) -> str | None:
    since = next((d for d in clause.dates() if d.relation == "since" and d.value), None)
    return period(clause, since, opens=True) if since is not None else None


def _mission(clause: Clause, cue: int, sides: tuple[str, str], rank: str, city: Mention | None, when: str | None) -> Proposal:
    roles: Roles = {"sender": sides[0], "host": sides[1], "rank": rank, "status": "open"}
    if city is not None and is_city(city):
        roles["city"] = city.value or city.text
    return Proposal("mission", roles, when, clause=clause, cue=cue)


_ONE = re.compile(r"(?:[\w'-]+ ){0,6}?(?:one|one of its own|its own|hers|a second|another)(?: of its own)?(?: (?P<at>in|at) #| as well| too|$| \.)")


def find_mission_after(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A has an embassy in X. B has had one in Y since 1968": the rank is that of the mission told of in the sentence before."""
    before = sent.before.mission
    if before is None or clause.verb < 0 or len(clause.subject) != 1 or any(True for c in sent.clauses for _ in c.find(RANKS)):
        return
    sender, verb = clause.subject[0], clause.verb
    if sender.kind != "country" or not sender.code or (is_city(sender) and sender.form != "capital") or clause.index_of(sender) > verb:
        return
    found = _ONE.match(clause.words(verb))
    if found is None or not re.match(r"(?:has|have|had|opened|opens|set up|maintains|keeps|established|followed|runs|will|is to|plans|is)\b", clause.words(verb)):
        return
    city = next((m for m in clause.after(verb, ("in", "at"), ("place", "country"), 12) if is_city(m) and m.code), None)
    host = city.code if city is not None else str(before["host"] if sender.code != before["host"] else before["sender"])
    if (found["at"] and city is None) or host == sender.code:
        return
    planned = find_modality(clause, verb) in ("planned", "forecast") or re.match(r"opens\b.*\b(?:shortly|soon|next)\b", clause.words(verb)) is not None
    date = date_of(sent, clause, verb)
    opened = _OPENED.search(clause.words()) is not None or "followed" in clause.words()
    when = period(clause, date, opens=opened) if date is not None and date.value and not planned and (opened or date.relation == "since") else None
    proposal = _mission(clause, verb, (sender.code, host), str(before["rank"]), city, when)
    if planned:
        proposal.roles["status"], proposal.modality = "planned", "planned"
    yield proposal


_CITY_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def find_listed_seats(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Consulates in X, Y and Z": the cities of the row that no list of places knows lie in the country of those before them."""
    said = list(find_mission(sent, clause))
    for cue in clause.find([r for r in RANKS if r.endswith("s")]):
        here = [p for p in said if p.cue == cue.index and p.roles.get("city")]
        if not here or len({str(p.roles["host"]) for p in here}) != 1:
            continue
        known = {str(p.roles["city"]) for p in here}
        for name in _row_of_names(clause, cue):
            if name not in known and len(name) > 2 and not name.startswith(("County ", "Province ", "State ")):
                yield Proposal("mission", {**here[0].roles, "city": name}, here[0].when, clause=clause, cue=cue.index, modality=here[0].modality)


def _row_of_names(clause: Clause, cue: Cue) -> list[str]:
    """Give the names of a row after "in": capitalised words and known places, commas and "and" between them."""
    at = cue.index + cue.length
    if clause.words(at, at + 1) not in ("in", "at") or at + 1 >= len(clause.units):
        return []
    names: list[str] = []
    words = ""
    for unit in clause.units[at + 1 :]:
        mention = unit.mention
        plain = mention is None and _CITY_WORD.fullmatch(unit.text) and unit.text[0].isupper()
        if plain or (mention is not None and mention.kind in ("place", "country", "person") and mention.form not in ("adjective", "pronoun") and unit.text[:1].isupper()):
            words = f"{words} {unit.text}".strip()
        elif unit.low in (",", "and") and mention is None and words:
            names, words = [*names, words], ""
        elif unit.low not in (",", "and", "the") or mention is not None:
            break
    return [*names, words] if words else names


_LINE = re.compile(
    r"(?P<rank>Embassy|High Commission|Consulate[- ]General|Honorary Consulate|Consulate|Representative Office|Permanent Mission) of (?:the )?(?P<owner>[A-Z][\w .'’-]{2,40}?), (?P<city>[A-Z][\w .'’-]*?)"
    r"(?=$|\t| \||[,;(]|(?<=[a-z])(?=Embassy|High Commission|Consulate|Honorary|Representative|Permanent)|\n)"
)


def find_mission_lines(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Embassy of A, CITYEmbassy of B, CITY": the lines of an infobox, run together where the page was copied."""
    text = re.sub(r"\[\d+\]", "", sent.text).strip()
    lines = list(_LINE.finditer(text)) if clause is sent.clauses[0] else []
    if len(lines) < 2 and not (lines and lines[0].start() == 0 and lines[0].end() == len(text)):
        return
    for line in lines:
        sender = _country(sent, line["owner"], city=False)
        host = _country(sent, line["city"], city=True)
        if sender and host and sender != host:
            roles: Roles = {"sender": sender, "host": host, "rank": RANKS[line["rank"].lower().replace("consulate-", "consulate ")], "city": line["city"].strip(), "status": "open"}
            yield Proposal("mission", roles, None, clause=clause, cue=0, modality="asserted")


def _country(sent: Sent, name: str, *, city: bool) -> str:
    """Give the country that a name means, or in which a city of that name lies, of the pair's by preference."""
    named = [m for m in load_lexicon().find(name) if m.kind == "country" and m.code and (m.form == "capital") == city]
    codes = codes_of(named) or ([h.country for h in load().places.find(name.strip())] if city else [])
    return next((c for c in codes if c in sent.pair), codes[0] if codes else "")


RULES = (
    Rule("mission-seat", "a mission told by the city where it stands", find_mission_seat, Waits(words=tuple(RANKS))),
    Rule("mission-after", "a mission with the rank of the one told of before", find_mission_after, Waits(words=("one", "own", "hers", "another", "second"), named=True)),
    Rule("mission-row", "missions in the cities of a row that no list knows", find_listed_seats, Waits(words=tuple(r for r in RANKS if r.endswith("s")))),
    Rule("mission-lines", "missions in the lines of an infobox", find_mission_lines, Waits(patterns=(_LINE,))),
)
