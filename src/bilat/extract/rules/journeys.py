"""Journeys: who travels where, as the verbs and nouns of a clause tell it. What a visit makes of them is in visits.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.arrivals import find_arrivals
from bilat.extract.rules.common import codes_of, is_city, other_of
from bilat.extract.rules.departures import find_departures
from bilat.extract.rules.presence import find_presence

# Verbs of travel with the prepositions that lead to where one goes ("" for an object).
_TRAVEL: dict[str, tuple[str, ...]] = {
    "visit": ("",), "tour": ("",), "reach": ("",), "arrive": ("in", "at", "to"), "travel": ("to", "into"), "fly": ("to", "into", "on"), "go": ("to", "on"), "come": ("to",),
    "return": ("to",), "land": ("in", "at"), "touch down": ("in", "at"), "journey": ("to",), "head": ("to", "for"), "sail": ("to", "into", "for"), "call": ("at", "in"),
    "stop": ("in", "at", "over"), "stop over": ("in", "at"), "stay": ("in", "at"), "stay on": ("in", "at"), "spend": ("in",), "holiday": ("in", "on"), "shuttle": ("to", "between"), "pull": ("into",),
    "set foot": ("in", "on"), "set out": ("for",), "leave": ("for",), "depart": ("for",), "embark": ("to",), "drop": ("in", "into"), "drive": ("to",), "cross": ("into",), "enter": ("",), "move": (),
    "pay": (), "lead": ("to",), "travel on": ("to",), "be due": ("in",), "spearhead": ("to",), "bring": ("to", "in"), "rush": ("to",), "hurry": ("to",), "slip": ("into", "off to", "to"), "steam": ("into",), "jet": ("to", "into"), "fly in": (), "fly out": (), "come back": (), "jet in": (), "drop in": (), "come over": (), "follow": (), "fly over": (), "turn up": ("in", "at"), "make for": ("",), "swing": ("by", "through"), "pass": ("through",), "transit": ("", "through"), "commute": ("to",), "be back": ("in",), "attend": ("in", "at"), "participate": ("in", "at"), "take part": ("in", "at"), "speak": (),
}  # fmt: skip
_COMES = ("come", "arrive", "fly out", "come back", "be back", "come here", "fly in", "jet in", "drop in", "fly over", "come over", "land", "follow", "return", "touch down", "be here", "turn up", "drive in", "breeze in")
WALKS = ("visit", "tour", "come", "attend", "participate", "take part")  # a country may do these itself
_LOCATED = ("attend", "participate", "take part", "bring")
TRIPS = ("visit", "visits", "trip", "trips", "tour", "stopover", "stay", "journey", "arrival", "call")
_HOSTS = ("host", "welcome", "receive", "expect", "await", "invite", "greet", "entertain")
_NOT_PEOPLE = re.compile(r"\b(?:tourists?|visitors?|travell?ers|pilgrims|students|people|citizens|nationals|ships?|vessels?|fleet|per cent|team|website|exchange of|exchanges of)\b")
_SETTLED = re.compile(r"\b(?:born|(?<!was )(?<!were )(?<!been )settled|emigrat\w+|immigrat\w+|worked there|studied|grew up|lived|until (?:his|her) death|fled|exiled?|refuge|refugees?|migrants?)\b")


class Journey(NamedTuple):
    """Who travels, where to, and the word that says so."""

    cue: Cue
    visitors: list[Mention]
    places: list[Mention]


def find_journeys(sent: Sent, clause: Clause) -> Iterator[Journey]:
    """Find the journeys that a clause tells, the plainest wording first."""
    yield from _by_noun(sent, clause)
    yield from _by_verb(sent, clause)
    yield from _hosted(sent, clause)
    yield from _present(sent, clause)
    yield from _came_from(sent, clause)
    yield from _seen_there(sent, clause)
    yield from _received(clause)
    yield from _on_the_way(sent, clause)
    yield from _first_there(sent, clause)


def _by_verb(sent: Sent, clause: Clause) -> Iterator[Journey]:
    for cue in clause.verbs(_TRAVEL):
        at = cue.index + cue.length - 1
        if clause.is_passive(cue) and cue.lemma in ("visit", "tour"):
            if not any(m.kind in ("country", "place") for m in clause.subject):
                continue
            yield Journey(cue, clause.by_agent(cue.index, ("person", "country")), [m for m in clause.subject if m.kind in ("country", "place")])
            continue
        if (clause.is_passive(cue) and cue.lemma not in ("be due",)) or _is_carried(clause, cue):
            continue
        visitors = _travellers(clause, cue) or _body(clause, sent)
        places = _all_places(clause, at, cue.lemma)
        if visitors and all(v.form in ("bare", "known") for v in visitors) and _SETTLED.search(sent.text):
            continue
        if cue.lemma in ("lead", "spearhead", "head") and not re.search(r"\b(?:delegation|mission|group|team)\b|^ ?(?:to|for)\b", clause.words(at + 1, at + 7)):
            continue
        if cue.lemma in ("visit", "tour") and cue.form == "ing" and not visitors:
            continue
        if _is_no_travel(clause, cue, at, visitors, places):
            continue
        if visitors and (places or cue.lemma == "visit" or (cue.lemma in _COMES and _is_plain_come(clause, at)) or (cue.lemma == "go" and _goes_dated(clause, at, visitors))):
            yield Journey(cue, visitors, places)


_CARGO = re.compile(r"\w+ (?:\S+ ){0,4}?(?:troops|soldiers|men|forces|weapons|together|planes|arms|aid|supplies|peace|about)\b")


def _is_carried(clause: Clause, cue: Cue) -> bool:
    """Tell whether somebody or something is taken along: "were arrested and flown to CITY", "had brought troops to CITY", "brought X and Y together"."""
    if cue.lemma == "bring":
        return bool(_CARGO.match(clause.words(cue.index)))
    return cue.lemma == "fly" and clause.units[cue.index].low == "flown" and not any(u.low in ("has", "have", "had", "having") for u in clause.units[max(0, cue.index - 3) : cue.index])


_TO_TERMS = re.compile(r"(?:to |at )?(?:the |an? |its |their )?(?:[\w~-]+ )?(?:terms|views?|conclusions?|agreements?|understanding|decision|compromise|deal|end|close|halt|power|office|throne|idea|aid|rescue|help of|point|opinion|light)\b")


def _is_no_travel(clause: Clause, cue: Cue, at: int, visitors: list[Mention], places: list[Mention]) -> bool:
    """Tell whether a verb of travel says none here: "spent his life in B", "stayed away from", "the news from A came in May"."""
    near = clause.words(at + 1, at + 7)
    if cue.lemma == "spend":
        return not re.search(r"\b(?:days?|hours?|nights?|weeks?|afternoon|morning|evening|months?|holidays?|honeymoon|weekend|time)\b", near) or bool(re.search(r"\b(?:prison|jail|exile|captivity|childhood|youth)\b", clause.words(at + 1)))
    if cue.lemma in ("come", "reach", "arrive") and _TO_TERMS.match(near):
        return True
    if cue.lemma == "stay" and re.match(r"(?:away|out|neutral|put|on)\b", near):
        return True
    if cue.lemma == "come" and any(v.kind != "person" for v in visitors) and (not places or places[0].form == "there"):
        return True
    return not places and cue.lemma != "visit" and any(v.kind != "person" for v in visitors)


_PLAIN = re.compile(r"(?:back |here |over |in |first |again |next |later |, |also |only |himself |then )*(?:on an? (?:[\w~-]+ ){0,2}(?:visit|trip|tour|mission)|for|in \d|in (?:the )?[\w~]*~?\d{4}|in (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)|on (?:\d|[\w~]+~\d)|on \w+day|with|today|yesterday|that|this|last|the (?:day|evening|following|next|same|year)|at the (?:invitation|head)|to (?:see|meet|attend|sign|open|talk|discuss|take part|hold|congratulate|thank|mend|seek|press)|[\w-]+ (?:days|weeks|months|years) later|\d)")


def _is_plain_come(clause: Clause, at: int) -> bool:
    """ "X came on a state visit", "X came in November 2014": no place, so the pair must say it."""
    words = clause.words(at + 1, at + 8)
    return not words.strip(" .") or bool(re.match(_PLAIN, words)) or (at + 1 < len(clause.units) and clause.units[at + 1].kind == "date")


def _goes_dated(clause: Clause, at: int, visitors: list[Mention]) -> bool:
    """ "X went in February 1993": no place, but a date right after and a person who goes."""
    after = clause.units[at + 1 : at + 3]
    dated = any(u.kind == "date" for u in after) and (after[0].kind == "date" or after[0].low in ("in", "on"))
    return dated and all(v.kind == "person" and v.code for v in visitors)


_SHOWS = re.compile(r"\b(?:expo|exhibition|fair|festival|biennale|games|olympics|cup|championships?|plan|process|programme|program|mission|operation|exercises?|project|scheme)\b")  # a country is at these without a journey of its state


_ON_THAT_TIME = re.compile(r"\b(?:time|occasion|instance|visit|trip) (?:that|when|on which|in which|since)\b")


def _travellers(clause: Clause, cue: Cue) -> list[Mention]:
    people = [m for m in clause.subject if m.kind == "person"]
    if people:
        return people
    generic = cue.lemma in WALKS and not _ON_THAT_TIME.search(clause.words(0, cue.index)) and not (cue.lemma in _LOCATED and _SHOWS.search(clause.words(cue.index)))
    return [m for m in clause.subject if generic and m.kind == "country" and not is_city(m) and m.form not in ("adjective", "demonym")]


BODY = re.compile(r"(?:^|\b(?:the|an?|,)\s)((?:[\w’'-]+\s){0,4}(?:delegation|mission|deputation|caucus|trade mission|parliamentary group|parliamentary party)(?:\s(?:of|from)\s(?:the\s)?(?:[\w-]+\s){0,4}?[A-Z][\w-]+(?:\s(?:parliament|government|ministry|senate|assembly|army|navy|chamber|congress|academy|union|party|opposition)\b)?)?)\b")


def _body(clause: Clause, sent: Sent) -> list[Mention]:
    """Give a delegation that is the subject of a clause, as a traveller: "a parliamentary delegation from CITY", and who leads it."""
    verb = next((i for i in range(1, len(clause.units)) if clause.is_verb(i) and clause.units[i].low not in ("led", "headed", "numbering")), -1)
    if verb < 1:
        return []
    begin, end = clause.units[0].start, clause.units[verb].start
    found = BODY.search(sent.document.text[begin:end])
    if not found or "diplomatic" in found.group(1):
        return []
    start = begin + found.start(1)
    inside = [m for m in clause.mentions("country", "place", "person") if start <= m.start < begin + found.end(1)]
    codes = next((m.codes for m in inside if m.code), ())
    leaders = [u.mention for i, u in enumerate(clause.units[:verb]) if u.mention and u.kind == "person" and re.search(r"(?:led|headed) by (?:the |its )?$", clause.words(0, i) + " ")]
    codes = codes or next((m.codes for m in leaders if m.code), ())
    text = re.sub(r"^(?:(?:the|an?|in \w+|\d{4}|\d+-strong|when|after|before|while|as|once|since|in) )+", "", found.group(1), flags=re.I)
    return [Mention("person", start, begin + found.end(1), text, codes, "body", text), *leaders]


_EVENT = r"\b(?:summits?|conference|forum|meeting|conclave|session|congress|assembly|games|expo|exhibition|fair|ceremony|inauguration|funeral|coronation|wedding|talks|olympics)\b"


def _all_places(clause: Clause, index: int, lemma: str) -> list[Mention]:
    """Give the places after a verb, and those of a gathering to which it leads ("came to the summit in CITY")."""
    prepositions = _TRAVEL[lemma]
    if not prepositions:
        return []
    limit = 20 if lemma in _LOCATED else 9
    first = clause.after(index, prepositions, ("country", "place"), limit)
    gathering = re.search(_EVENT, clause.words(index, index + 12)) or any(u.kind == "org" for u in clause.units[index + 1 : index + 6])
    if not first and lemma in ("come", "go", "travel", "fly") and gathering:
        first = clause.after(index, ("in", "at"), ("country", "place"), 16)
    if not first:
        first = [u.mention for u in clause.units[index + 1 : index + 3] if u.mention and u.mention.form == "there" and u.kind == "country"]
    return _further([m for m in first if m.form not in ("adjective", "demonym") and not (m.possessive and not is_city(m))], clause)


_STEPS = frozenset([",", "and", "in", "(", ")", "dc", "d.c", "d", "c", "on", "to", "also", "then", "later", "&", "from", "there", "at", "the", "again", "onward"])


def _further(places: list[Mention], clause: Clause) -> list[Mention]:
    """Add the places that stand in a row with these, dates between them ("in W (2010, 2016), S (2012) and H (2014)")."""
    if not places:
        return []
    row = list(places)
    at = max(clause.index_of(m) for m in row)
    while at >= 0:
        k = at + 1
        while k < len(clause.units) and (clause.units[k].kind == "date" or (clause.units[k].mention is None and clause.units[k].low in _STEPS)):
            k += 1
        mention = clause.units[k].mention if k < len(clause.units) else None
        near = k > at + 1 and mention is not None and mention.kind in ("place", "country") and mention.form not in ("adjective", "demonym", "there", "pronoun")
        if not near or mention is None or mention.possessive or is_city(mention) != is_city(row[-1]) or "from" in [u.low for u in clause.units[at + 1 : k]]:
            break
        row.append(mention)
        at = k
    return list(dict.fromkeys(row))


def _by_noun(sent: Sent, clause: Clause) -> Iterator[Journey]:
    for cue in clause.find(TRIPS):
        if cue.index and clause.units[cue.index].low == "call" and not re.search(r"(?:repaid|returned|return) (?:the|his|her) $", clause.words(max(0, cue.index - 2), cue.index) + " "):
            continue
        if _NOT_PEOPLE.search(clause.words(max(0, cue.index - 5), cue.index + 2)):
            continue
        guests = _received_on(clause, cue)
        visitors = guests if guests is not None else _visitors_of_noun(clause, cue)
        places = clause.after(cue.index, ("to", "in", "into", "at"), ("country", "place"), 14)
        places = _further([m for m in places if m.form not in ("adjective", "demonym") and not _verb_between(clause, cue.index, m)], clause)
        visitors = visitors or (_body(clause, sent) if guests is None else [])
        if visitors and not (all(v.form == "plural-office" for v in visitors) and not clause.dates()):
            yield Journey(cue, visitors, places)


_ON_A = re.compile(r" (?:(?:in|at) \S+ )?(?:on|during|for) (?:an?|his|her|their|the) (?:[\w~-]+ ){0,4}$")


def _received_on(clause: Clause, cue: Cue) -> list[Mention] | None:
    """Give the guests of "X received on a working visit Y", "X welcomed Y on a visit"; None where nobody receives."""
    for verb in clause.verbs(("receive", "welcome", "host", "greet", "entertain")):
        if verb.index < cue.index and not clause.is_passive(verb):
            guests = clause.after(verb.index, ("",), ("person",), 8)
            guests = [g for g in guests if g not in clause.subject]
            behind = clause.mentions("person", begin=cue.index + 1, end=cue.index + 3)[:1]
            last = max((clause.index_of(g) for g in guests if clause.index_of(g) < cue.index), default=verb.index)
            if _ON_A.fullmatch(f" {clause.words(last + 1, cue.index)} "):
                return (guests or behind) if clause.subject and clause.subject[0].kind == "person" else None
    return None


def _verb_between(clause: Clause, index: int, place: Mention) -> bool:
    """Tell whether another verb stands between the word of a visit and a place: "paid a visit in 2013 and lectured in CITY"."""
    return any(clause.is_verb(k) and not clause.units[k].low.endswith("ing") for k in range(index + 1, clause.index_of(place)))


def _visitors_of_noun(clause: Clause, cue: Cue) -> list[Mention]:
    after = [m for m in clause.after(cue.index, ("of", "by"), ("person",), 10) if not _is_ranked(clause, cue, m)]
    if after and not re.search(r"\w+(?:ed|wn|led|met) by (?:the |his |her |its |her )?$", clause.words(cue.index, clause.index_of(after[0])) + " "):
        return after
    before = [m for m in clause.before(cue.index, ("person", "country")) if m.possessive or m.form == "adjective"]
    people = [m for m in before if m.kind == "person"]
    if people:
        return people
    if _is_his_own(clause, cue) and not clause.is_passive_at(max(clause.verb, 0)):
        return [m for m in clause.subject if m.kind == "person"] or [m for m in before if m.kind == "country" and m.possessive]
    return [m for m in before if m.kind == "country" and m.possessive and not is_city(m)]


_RANKED = re.compile(r"\b(?:first|second|third|only|latest|last|highest) (?:ever |such |visit |trip |official visit |state visit )?(?:made |paid )?(?:by|of) (?:an? |any |the )?$")


def _is_ranked(clause: Clause, cue: Cue, mention: Mention) -> bool:
    """Tell whether an office after the word of a visit only says whose like came first: "X paid a visit in 2013, the first by an A minister"."""
    return not mention.value and bool(_RANKED.search(clause.words(cue.index + 1, clause.index_of(mention)) + " "))


_PAYS = frozenset(["pay", "make", "undertake", "conduct", "begin", "start", "end", "conclude", "complete", "finish", "wrap", "kick", "carry", "have", "return", "repay", "continue", "be", "start", "arrive", "come", "go", "fly", "travel", "embark", "take", "leave", "use", "cap", "cut", "hold", "sign", "say", "meet", "plan"])


def _is_his_own(clause: Clause, cue: Cue) -> bool:
    """Tell whether the subject makes the visit: "X paid a visit", "X is on a visit", "X, on a visit to B, ..."."""
    near = clause.words(max(0, cue.index - 7), cue.index)
    if re.search(r"\b(?:on|during|for|with) (?:an?|his|her|the|their)? ?(?:[\w~-]+ ){0,4}$", near + " "):
        return True
    return any(v.index < cue.index for v in clause.verbs(_PAYS)) or any(u.low in ("is", "was") for u in clause.units[: cue.index] if u.mention is None)


def _hosted(sent: Sent, clause: Clause) -> Iterator[Journey]:
    """ "B hosted X", "B expects X in CITY", "X was received in CITY by Y": the place is who receives."""
    for cue in clause.verbs(_HOSTS):
        people = [m for m in clause.subject if m.kind == "person"] or _body(clause, sent)
        if clause.is_passive(cue):
            places = clause.after(cue.index, ("in", "at", "to"), ("country", "place"), 14) or [m for m in clause.by_agent(cue.index, ("country",)) if m.form != "adjective"]
            if people and places:
                yield Journey(cue, people, places)
        elif not people:
            hosts = [m for m in clause.subject if m.kind in ("country", "place") and m.form != "adjective"]
            guests = clause.after(cue.index, ("",), ("person",), 8)
            if hosts and guests:
                yield Journey(cue, guests, hosts[:1])
    for cue in clause.find(("guest", "guests", "state guest")):
        places = clause.after(cue.index, ("of", "in"), ("country", "place"), 10)
        people = [m for m in clause.subject if m.kind == "person"]
        if places and people:
            yield Journey(cue, people, places)


def _present(sent: Sent, clause: Clause) -> Iterator[Journey]:
    """ "X was in B in 1984", "X is in CITY for talks", "X has been to CITY", "X was there"."""
    people = [m for m in clause.subject if m.kind == "person"]
    people = people or _body(clause, sent)
    if not people or _SETTLED.search(sent.text):
        return
    for i, unit in enumerate(clause.units):
        if unit.mention is not None or unit.low not in ("is", "was", "were", "are", "been", "be"):
            continue
        follow = clause.units[i + 1 : i + 4]
        words = [u.low for u in follow if u.mention is None]
        there = bool(follow) and follow[0].mention is not None and follow[0].mention.form == "there"
        if follow and follow[0].mention is not None and not there:
            continue
        if there or words[:1] == ["in"] or (words[:1] == ["to"] and unit.low == "been") or words[:2] in (["back", "in"], ["also", "in"]):
            places = clause.after(i, ("in", "to", ""), ("country", "place"), 5) or _unknown_city(sent, clause, i + 2, people)
            dated = bool(clause.dates()) or unit.low == "been" or bool(re.search(r" (?:for|when|while|on an? (?:\w+ )*(?:visit|trip|tour)) ", f"{clause.words(i, i + 12)} ")) or (all(p.office for p in people) and _goes_on_with(sent, clause))
            if places and dated:
                yield Journey(Cue(i, 1, "be"), people, _further([m for m in places if m.form != "adjective"], clause))
                return


_LANDS = frozenset(["country", "kingdom", "republic", "island", "islands", "archipelago", "sultanate", "emirate", "principality", "capital"])


def _unknown_city(sent: Sent, clause: Clause, index: int, people: list[Mention]) -> list[Mention]:
    """Give a place that no list knows, or "the kingdom", where the visitor is of one country of the pair: it is taken to be in the other, or the other itself."""
    unit = clause.units[index] if index < len(clause.units) else None
    home = next((p.code for p in people if p.code), "")
    if unit is not None and unit.low == "the" and index + 1 < len(clause.units) and clause.units[index + 1].low in _LANDS and implies_pair(sent, clause) and other_of(sent, home):
        return [Mention("country", unit.start, clause.units[index + 1].end, clause.words(index, index + 2), (other_of(sent, home),), "pronoun")]
    if unit is None or unit.mention or not unit.text[0].isupper() or not unit.text.isalpha() or not implies_pair(sent, clause) or not other_of(sent, home):
        return []
    return [Mention("place", unit.start, unit.end, unit.text, (other_of(sent, home),), "city", unit.text)]


def _seen_there(sent: Sent, clause: Clause) -> Iterator[Journey]:
    """ "X of A met Y of B in CITY-OF-B": X has gone there (presence.py)."""
    for cue, people, places in (*find_presence(sent, clause), *find_arrivals(sent, clause), *find_departures(clause)):
        yield Journey(cue, people, places)


def _goes_on_with(sent: Sent, clause: Clause) -> bool:
    """Tell whether the next clause says what the stay was beside: "X was in B when the news broke"."""
    following = next((c for c in sent.clauses if c.start >= clause.end), None)
    return following is not None and any(u.low in ("when", "while", "as", "where") for u in following.units[:2])


def _received(clause: Clause) -> Iterator[Journey]:
    """ "President X received A's President Y at State House in CITY": the guest has come to where he is received, the host's own land."""
    for cue in clause.verbs(("receive", "welcome", "host", "greet", "meet")):
        hosts = [m for m in clause.subject if m.kind == "person"]
        guests = clause.after(cue.index, ("", "with"), ("person",), 8)
        places = clause.after(cue.index, ("in", "at"), ("country", "place"), 16)
        if not (len(hosts) == 1 and guests and places and not clause.is_passive(cue)):
            continue
        home, to = guests[0].code, places[0].code
        if home and to and home != to and hosts[0].code in (to, "") and (hosts[0].code or cue.lemma != "meet") and guests[0].form != "pronoun":
            yield Journey(cue, [g for g in guests if g.code == home], places[:1])


_ON_VISIT = re.compile(r"(?:on|for|during) (?:an?|his|her|their|the) (?:[\w~-]+ ){0,3}?(?:visit|trip|tour)\b")
_CHOSE = re.compile(r"(?:for|as) (?:the destination of |the )?(?:his|her) (?:[\w~-]+ ){0,4}?(?:visit|trip|tour|journey)\b")


def _is_brief(clause: Clause, index: int) -> bool:
    """Tell whether a place after a name is one of passage: "X, in CITY last month, said", "X, visiting CITY this week"."""
    before = clause.units[index - 3].mention if index >= 3 else None
    after = clause.units[index + 1] if index + 1 < len(clause.units) else None
    named = before is not None and before.kind == "person" and bool(before.value) and bool(before.code)
    return named and after is not None and (after.kind == "date" or clause.units[index - 1].low != "in" or bool(re.match(r"(?:for (?:talks|the|an?|two|three)|on \w+day)\b", clause.words(index + 1, index + 4))))


def _on_the_way(sent: Sent, clause: Clause) -> Iterator[Journey]:
    """ "X, in CITY on a state visit, ...", "X chose B for his first trip abroad"."""
    for i, unit in enumerate(clause.units):
        mention = unit.mention
        if mention is None or mention.kind not in ("country", "place") or not mention.code or i < 2:
            continue
        follow = clause.words(i + 1, i + 9)
        if clause.units[i - 1].low in ("in", "visiting", "touring") and clause.units[i - 2].low == "," and (_ON_VISIT.match(follow) or _is_brief(clause, i)):
            people = [m for m in clause.mentions("person", end=i) if m.value or m.office][-1:]
            yield Journey(Cue(i, 1, "visit"), people, [mention])
        elif _CHOSE.match(follow) and any(c.index < i for c in clause.verbs(("choose", "pick", "select"))):
            yield Journey(Cue(i, 1, "visit"), [m for m in clause.subject if m.kind == "person"], [mention])


def _first_there(sent: Sent, clause: Clause) -> Iterator[Journey]:
    """ "The first A head of state in B was President X, in 1999", "the last foreign minister of A to visit B was N."."""
    for i, unit in enumerate(clause.units):
        if unit.low not in ("was", "is") or unit.mention is not None or not re.match(r"the (?:first|last|latest|only|second|highest)\b", clause.words(0, i)):
            continue
        offices = [m for m in clause.mentions("person", end=i) if m.office and not m.value]
        named = [m for m in clause.mentions("person", begin=i, end=i + 4) if m.value]
        places = [m for m in clause.mentions("country", "place", end=i) if m.form != "adjective" and m.code and clause.governor(clause.index_of(m)) in ("in", "to", "") and m.code not in {o.code for o in offices}]
        if offices and named and places and (offices[0].code or named[0].code):
            named[0].codes = named[0].codes or offices[0].codes
            yield Journey(Cue(i, 1, "be"), named[:1], places[:1])


def _came_from(sent: Sent, clause: Clause) -> Iterator[Journey]:
    """ "From B came President X in 1962": the traveller after the verb, or after a subject that names only offices."""
    for cue in clause.verbs(("come", "arrive", "visit")):
        origin = codes_of(clause.after(-1, ("from",), ("country",), cue.index + 1))
        after = [m for m in clause.mentions("person", begin=cue.index) if m.value]
        if origin and after and "from" in clause.words(0, cue.index).split():
            places = clause.after(cue.index, ("to",), ("country", "place"))
            first = after[0]
            first.codes = first.codes or (origin[0],)
            yield Journey(Cue(clause.index_of(first), 1, "come"), [first], places)


def implies_pair(sent: Sent, clause: Clause) -> bool:
    """Tell whether a clause that names no destination may mean the other country of the pair."""
    return sent.context.on_pair and not [m for m in clause.mentions("country") if m.code not in sent.pair]
