"""Missions in lists and tables: "CITY (Embassy)" under "Of A:", "A – High Commission in CITY", "| A | Embassy | CITY |". Prose is in missions.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.lexicon import load_lexicon
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_city, other_of
from bilat.extract.rules.mission_frames import RANKS
from bilat.extract.waits import Waits
from bilat.vocabulary import load


def find_listed_mission(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """Find a mission in an item or row without a verb: one rank, one city, and a sender here, in the lead or as the other of the pair."""
    if clause is not sent.clauses[0] or len(sent.text) > 120 or any(c.verb >= 0 for c in sent.clauses):
        return
    cues = [(c, cue) for c in sent.clauses for cue in c.find(RANKS)]
    cities = [m for m in sent.of_kind("place", "country") if is_city(m) and m.code]
    if len(cues) != 1 or len(cities) != 1:
        return
    if next(find_listed_cities(sent, clause), None) is not None:
        return
    city = cities[0]
    sender = _sender(sent, city)
    if sender and sender != city.code:
        where, cue = cues[0]
        roles: dict[str, str | list[str]] = {"sender": sender, "host": city.code, "rank": RANKS[cue.lemma], "city": city.value or city.text, "status": "open"}
        yield Proposal("mission", roles, None, clause=where, cue=cue.index, modality="asserted")


def _sender(sent: Sent, city: Mention) -> str:
    """Give whose mission it is: a country of the line, else of its lead, else the other of the pair."""
    here = {m.code for m in sent.of_kind("country") if m.code and not is_city(m) and m.code != city.code and m.form != "pronoun"}
    if here:
        return here.pop() if len(here) == 1 else ""
    led = {m.code for m in load_lexicon().find(sent.lead) if m.kind == "country" and m.form not in ("capital", "metonym") and m.code != city.code}
    if len(led) == 1:
        return led.pop()
    return other_of(sent, city.code) if sent.context.on_pair else ""


_HEADS = re.compile(r"^(?:[\w'’.-]+:? ){0,8}?(?P<rank>Embass(?:y|ies)|High Commissions?|Consulates?[- ]General|General Consulates?|Honorary Consul(?:ate|s|ates)?(?:[- ]General)?|Consulates?|Consular [Oo]ffices?|Missions? abroad|Legations?)(?: of (?P<owner>[^:]{3,40}?))?(?::| in | at |, )\s*(?P<cities>.+)$", re.I)
_CITY = re.compile(r"[^\W\d_][\w'’ .-]*")
_PART = re.compile(r"\s*(?:;|\.(?=\s+[A-Z]|\s*$)|(?<=\w),\s+(?=(?:honorary )?consul))\s*")
_NUMBERS = re.compile(r"\(\d{4}[^)]*\)|\bopened\b.*|\(non-resident\)|[()]")


def find_listed_cities(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """Find missions of one rank in several cities: "Consulates General: X, Y", "Consulates General in X and Y; Consulates in Z", no verb."""
    if clause is not sent.clauses[0] or len(sent.text) > 260 or len(sent.pair) != 2 or any(v >= 0 and not c.units[v].low.startswith("open") for c in sent.clauses for v in (c.verb,)):
        return
    for part in _PART.split(re.sub(r"\[\d+\]", "", sent.text).strip(" -*•")):
        head = _HEADS.match(part)
        if head is None or not head["cities"][:1].isupper():
            continue
        rank = _rank(head["rank"])
        cities = _cities(sent, head["cities"])
        hosts = {code for _, code in cities}
        if not rank or not cities or len(hosts) != 1 or (len(cities) == 1 and rank == "embassy" and len(_PART.split(sent.text)) == 1):
            continue
        sender = other_of(sent, hosts.pop())
        named = {m.code for m in load_lexicon().find(part[: head.start("cities")]) if m.kind == "country" and m.code and m.form not in ("capital", "metonym")}
        for city, host in cities if sender and named <= {sender} else ():
            yield Proposal("mission", {"sender": sender, "host": host, "rank": rank, "city": city, "status": "open"}, None, clause=clause, cue=0, modality="asserted")


def _rank(words: str) -> str:
    low = words.lower().replace("-", " ")
    return RANKS.get(low) or RANKS.get(low.removesuffix("s")) or ("honorary-consulate" if low.startswith("honorary") else "")


def _cities(sent: Sent, words: str) -> list[tuple[str, str]]:
    """Give the cities of a row of them with the one country of the pair in which they lie; [] where one lies elsewhere or is no city."""
    names = [n.strip(" .") for n in re.split(r",| and | & |/", _NUMBERS.sub("", words)) if n.strip(" .")]
    found = [(n, _country(sent, n)) for n in names]
    known = {code for _, code in found if code}
    if len(known) != 1 or any(not _CITY.fullmatch(n) or len(n.split()) > 4 or not n[0].isupper() for n in names):
        return []
    host = known.pop()
    return [(n, host) for n, _ in found]


def _country(sent: Sent, name: str) -> str:
    """Give the country of the pair in which a city lies, "" where it is not known to lie in either."""
    named = next((m.code for m in load_lexicon().find(name) if m.kind == "country" and m.form == "capital" and m.text == name), "")
    hits = load().places.find(name)
    return named if named in sent.pair else next((c for c in sent.pair if any(h.country == c for h in hits)), "")


RULES = (
    Rule("mission-cities", "missions of one rank in several cities of a list", find_listed_cities, Waits(patterns=(_HEADS,))),
    Rule("mission-listed", "a mission in a list or table", find_listed_mission, Waits(words=tuple(RANKS), named=True)),
)
