"""Missions that their people leave: "A withdrew its diplomatic personnel from CITY on ...", "the Ambassador and the Embassy staff left B on ...", and relations
left to a chargé d'affaires when the ambassador goes. Missions said to be closed stand in missions.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.date_words import is_day
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_city, is_of_pair, other_of, page_voice
from bilat.extract.waits import Waits

_VERBS = ("withdraw", "evacuate", "remove", "pull out", "leave", "depart", "depart from")
_STAFF = re.compile(
    r"\b(?:(?P<all>all|its|the entire|the whole|the last|the remaining|its last|its remaining) (?:of )?(?:(?:the|its|remaining|last|#) )*(?:(?:embassy|legation|diplomatic|official) (?:and consular )?)(?:staff|personnel|diplomats|employees|officials|officers|representatives)"
    r"|the (?:embassy|legation|diplomatic)(?: and consular)? (?:staff|personnel)(?= (?:had |have )?(?:left|departed))|(?:ambassador|minister|charge)\S*(?: #)? and (?:all )?(?:the |his |its |her )?(?:entire )?(?:(?:embassy|legation) )?staff|(?:all|the last|the remaining|its last|its remaining) (?:of )?(?:its |the |# )*diplomats)\b"
)
_PART = re.compile(r"\b(?:some|part|most|half|several|dependents|families|non-?essential|non-?emergency|temporarily|ordered departure)\b")
_HOUSES = {"legation": "legation", "minister": "legation"}


def find_staff_withdrawn(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A withdrew its diplomatic and consular personnel from CITY on ...", "the Ambassador and the Embassy staff left B on ...": A's mission to B suspended on that day."""
    words, verb = clause.words(), next(clause.verbs(_VERBS), None)
    staff = _STAFF.search(words)
    days = [d for d in clause.dates() if is_day(d.value) and d.relation in ("", "in", "before")]
    if verb is None or staff is None or not days or not sent.context.on_pair or _PART.search(words) or find_modality(clause, verb.index) != "asserted":
        return
    sender = next((m.code for m in clause.subject if m.code in sent.pair and not m.possessive and m.form != "adjective"), "") if staff["all"] in ("its", "its last", "its remaining") else page_voice(sent)
    host = other_of(sent, sender)
    place = next((m for m in clause.mentions("place", "country", begin=verb.index) if is_of_pair(sent, m.code) and m.code != sender and m.form != "adjective"), None)
    if not host or not _is_left(clause, place):
        return
    rank = next((r for word, r in _HOUSES.items() if word in staff.group()), "embassy")
    city = (place.value or place.text) if place is not None and is_city(place) else ""
    roles = {"sender": sender, "host": host, "rank": rank, "city": city, "status": "suspended"}
    when = days[0].value if days[0].relation != "before" else f"/{days[0].value}"
    yield Proposal("mission", {k: v for k, v in roles.items() if v}, when, clause=clause, cue=verb.index)


def _is_left(clause: Clause, place: Mention | None) -> bool:
    """Tell whether a place is what is left ("from CITY", "left B")."""
    return place is not None and clause.governor(clause.index_of(place)) in ("from", "")


_GOES = re.compile(r"\b(?:ambassador|minister)\b[^;]*\b(?:recalled|withdrawn|called home|expelled|left|departed)\b|\b(?:recalled|withdrew|called home|expelled) (?:\w+ ){0,3}?(?:ambassador|minister)\b", re.I)
_REMAINS = re.compile(r"\b(?:left|leaving|remained|run|headed|conducted|represented|entrusted|placed|maintained|lowered|reduced)\b[^;]{0,50}\bcharg", re.I)


def find_left_to_charge(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A recalled its Ambassador on ..., and the Embassy was left in the hands of a Chargé d'Affaires": relations of the pair downgraded on that day."""
    if clause is not sent.clauses[0] or not sent.context.on_pair or len(sent.pair) != 2:
        return
    goes, remains = _GOES.search(sent.text), _REMAINS.search(sent.text)
    days = [d for d in sent.of_kind("date") if is_day(d.value)]
    if goes is not None and remains is not None and len(days) == 1 and days[0].relation in ("", "in"):
        yield Proposal("relations", {"a": sent.pair[0], "b": sent.pair[1], "change": "downgraded"}, days[0].value, clause=clause, cue=0)


RULES = (
    Rule("staff-withdrawn", "a mission suspended by the withdrawal of its people", find_staff_withdrawn, Waits(verbs=_VERBS)),
    Rule("left-to-charge", "relations left to a chargé d'affaires when the ambassador goes", find_left_to_charge, Waits(verbs=("leave", "remain", "run", "head", "conduct", "represent", "entrust", "place", "maintain", "lower", "reduce"))),
)
