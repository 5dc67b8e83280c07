"""Missions in the lines of a directory: "A: Embassy, CITY (accredited to B); Honorary Consul, CITY", "A Embassy: CITY (also for B)". The country before
the colon is the sender, the city's country the host. Prose is in missions.py, lists of one rank in mission_lists.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.lexicon import load_lexicon
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_city
from bilat.extract.rules.mission_frames import RANKS
from bilat.extract.waits import Waits
from bilat.model import Roles

_RANK = r"Embassy|High Commission|Consulates?[- ]General|Honorary Consul(?:ate)?s?(?:[- ]General)?|Consulates?|Trade (?:Commission|Office)|Representative Office"
_OF_ONE = re.compile(rf"(?P<owner>[A-Z][\w'’ -]{{2,40}}?) (?P<rank>{_RANK}): (?P<rest>[A-Z].+)$")
_OF_SEVERAL = re.compile(rf"(?P<owner>[A-Z][\w'’ -]{{2,40}}?): (?P<rest>(?:Resident )?(?:{_RANK})\b.+)$")
_PART = re.compile(rf"\s*(?:Resident )?(?P<rank>{_RANK})(?:,| in| at|:)? (?P<cities>[A-Z][^;]*)$")
_SERVED = re.compile(r"\b(?:accredited (?:also )?to|also (?:for|accredited to|covers|covering|responsible for)|covering|covers|responsible for|non-resident for)\b", re.I)
_TAIL = re.compile(r"\s*(?:\(.*|,? (?:accredited|also|covering|covers|responsible)\b.*)$")


def find_mission_entries(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """Find the missions of a line of a directory, and those that they keep from there for others."""
    if clause is not sent.clauses[0]:
        return
    sender, parts = _read_line(sent)
    for part in parts:
        found = _PART.match(part)
        if found is None:
            continue
        rank = _rank(found["rank"])
        for city, host in _cities(sent, _TAIL.sub("", found["cities"])):
            if host != sender:
                yield _claim(clause, {"sender": sender, "host": host, "rank": rank, "city": city, "status": "open"})
            for other in _served(part, sender, host):
                yield _claim(clause, {"sender": sender, "host": other, "rank": rank, "status": "open", "accredited_from": city})


def is_entry(sent: Sent) -> bool:
    """Tell whether a sentence is a line of a directory of missions, which the rules of prose are to leave alone."""
    return bool(_read_line(sent)[1])


def _claim(clause: Clause, roles: Roles) -> Proposal:
    return Proposal("mission", roles, None, clause=clause, cue=0, modality="asserted")


def _read_line(sent: Sent) -> tuple[str, list[str]]:
    """Give the sender of a line with its parts, a rank and its cities each; ("", []) where it is no such line."""
    text = re.sub(r"\[\d+\]", "", sent.text).strip(" -*•.")
    several, one = _OF_SEVERAL.match(text), _OF_ONE.match(text)
    found = several or (one if one and _SERVED.search(one["rest"]) else None)
    if found is None or len(text) > 300:
        return "", []
    owners = [m.code for m in load_lexicon().find(found["owner"]) if m.kind == "country" and m.code and not is_city(m) and not (m.others and m.code not in sent.pair)]
    if len(set(owners)) != 1:
        return "", []
    return owners[0], found["rest"].split(";") if several else [f"{found['rank']}, {found['rest']}"]


def _rank(words: str) -> str:
    low = words.lower().replace("-", " ")
    if low.startswith("trade"):
        return "trade-office"
    return RANKS.get(low) or RANKS.get(low.removesuffix("s")) or "honorary-consulate"


def _cities(sent: Sent, words: str) -> list[tuple[str, str]]:
    """Give (city, country) of the cities of a row of them."""
    names = [n.strip(" .") for n in re.split(r",| and | & ", words)]
    known = {(m.value or m.text): m.code for m in sent.of_kind("place", "country") if is_city(m) and m.code}
    return [(n, known[n]) for n in names if n in known]


def _served(part: str, sender: str, host: str) -> list[str]:
    """Give the countries for which a mission is accredited besides that of its seat."""
    said = _SERVED.search(part)
    named = load_lexicon().find(part[said.end() :]) if said else []
    return list(dict.fromkeys(m.code for m in named if m.kind == "country" and m.code and not is_city(m) and m.code not in (sender, host)))


RULES = (Rule("mission-entries", "missions in a line of a directory, with those that they cover", find_mission_entries, Waits(patterns=(re.compile(r"embassy|high commission|consul|trade (?:commission|office)|representative office", re.I),))),)
