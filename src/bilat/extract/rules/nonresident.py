"""Missions kept from elsewhere, told by the envoy: "N., resident in CITY, presented his credentials on ...". Those told by who covers whom are in
mission_threads.py and missions.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_city, other_of, page_voice
from bilat.model import Roles

_PRESENTS = re.compile(r"\b(?:present\w*|deliver\w*|hand\w*) (?:over )?(?:his |her |their )?(?:letters? of )?(?:credentials|credence)\b|\bwas (?:also |officially |formally )?accredited (?:to|as)\b")
_RESIDENT = re.compile(r"\b(?:resident|residing|resided|resides|based|stationed)$")
_LEGATION = re.compile(r"\b(?:envoy extraordinary|minister plenipotentiary|minister resident|legation)\b", re.I)


def find_nonresident_envoy(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Ambassador N., resident in CITY, presented his credentials to B on ...": A's mission to B, accredited from CITY, from that day."""
    if clause is not sent.clauses[0] or not sent.context.on_pair or len(sent.pair) != 2 or not _PRESENTS.search(sent.text):
        return
    seat = _seat(sent)
    date = _day(sent)
    sender = _sender(sent)
    if seat is None or date is None or not sender or seat.code in ("", other_of(sent, sender)):
        return
    rank = "legation" if _LEGATION.search(sent.text) and "mbassador" not in sent.text else "embassy"
    roles: Roles = {"sender": sender, "host": other_of(sent, sender), "rank": rank, "status": "open", "accredited_from": (seat.value or seat.text) if is_city(seat) else seat.code}
    yield Proposal("mission", roles, f"{date.value}/", clause=clause, cue=0)


def _seat(sent: Sent) -> Mention | None:
    """Give the city of another country in which the envoy resides."""
    for c in sent.clauses:
        for i, unit in enumerate(c.units):
            mention = unit.mention
            if mention is not None and is_city(mention) and re.search(r" (?:in|at|from)$", c.words(max(0, i - 3), i)) and _RESIDENT.search(c.words(max(0, i - 4), i - 1)):
                return mention
    return None


def _day(sent: Sent) -> Mention | None:
    days = [m for m in sent.of_kind("date") if re.fullmatch(r"\d{4}-\d\d-\d\d", m.value)]
    return days[0] if len({m.value for m in days}) == 1 else None


def _sender(sent: Sent) -> str:
    """Give whose envoy it is: the country of the one who presents, else that of which the page tells the history."""
    people = [m.code for m in sent.of_kind("person") if len(m.codes) == 1 and m.code in sent.pair and re.search(r"ambassador|minister|envoy|charg", (m.office or "").lower())]
    return people[0] if people else page_voice(sent)


RULES = (Rule("nonresident-envoy", "a mission kept from elsewhere, by an envoy who resides there", find_nonresident_envoy),)
