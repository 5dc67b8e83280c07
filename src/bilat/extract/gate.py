"""The evidence gate: a claim passes only if its quote is the cut of its offsets and its countries, numbers and dates stand in the words that it
shows (the quote, or the heading, title or sentence named as context). What does not pass is a refusal with a reason."""

from __future__ import annotations

import re

from bilat.extract.assemble import find_role_codes
from bilat.extract.disowned import is_unreal
from bilat.extract.lexicon import load_lexicon
from bilat.extract.reading import Sent
from bilat.extract.rules.common import follow_each_other
from bilat.model import Claim, Refusal
from bilat.vocabulary import load


def find_fault(claim: Claim, sent: Sent) -> tuple[str, str] | None:
    """Give (reason, detail) for which a claim is refused, or None."""
    text = sent.document.text
    if text[claim.evidence.start : claim.evidence.end] != claim.evidence.quote or not claim.evidence.quote:
        return "quote", "the quote is not the cut of its offsets"
    if is_unreal(sent):
        return "unreal", "it is told as it would have been"
    return _role_fault(claim) or _city_fault(claim) or _country_fault(claim, sent) or _number_fault(claim) or _date_fault(claim, sent) or _birth_fault(claim, sent)


def _role_fault(claim: Claim) -> tuple[str, str] | None:
    declared = load().claim_types[claim.type]
    for role in declared.roles:
        value = claim.roles.get(role.name)
        if role.identity and value is None and role.name not in ("rank", "organisation", "item", "event"):
            return "role", f"nobody fills the role {role.name!r}"
        if role.values and value is not None and value not in role.values:
            return "role", f"{value!r} is not a value of {role.name!r}"
        if role.kind == "organisation" and value in load().entities and value not in load().organisations:
            return "role", f"{value} is a state, no organisation"
    codes = find_role_codes(claim.roles.items())
    if claim.type in _TWO_SIDED and len(codes) == 1 and _same_both(claim, codes[0]):
        return "role", f"{codes[0]} stands on both sides"
    if claim.type in _JOINT and len(codes) == 2 and follow_each_other(codes[0], codes[1]):
        return "role", f"{codes[0]} and {codes[1]} are one state at two times"
    return None


def _city_fault(claim: Claim) -> tuple[str, str] | None:
    """Refuse a mission in a city that lies in other states alone: it is the seat of another mission."""
    host, city = load().entities.get(str(claim.roles.get("host"))), claim.roles.get("city")
    if claim.type != "mission" or host is None or host.kind != "state" or not isinstance(city, str) or _MOVED.search(claim.evidence.quote):
        return None
    states = [load().entities[hit.country] for hit in load().places.find(city) if hit.country in load().entities]
    if states and all(s.kind == "state" and s.code != host.code for s in states) and any(hit.population >= _LARGE for hit in load().places.find(city)):
        return "role", f"{city} lies in {states[0].code}, not in {host.code}"
    return None


_MOVED = re.compile(r"\b(?:mov|relocat|transfer|exile|temporar|evacuat|operat|run from)")  # a mission may sit outside its host for a time
_LARGE = 500_000  # people; of so large a city everybody knows where it lies
_JOINT = frozenset(["cooperation", "culture", "assessment", "trade"])
_TWO_SIDED = {"mission": ("sender", "host"), "relations": ("a", "b"), "trade": ("a", "b"), "border": ("a", "b"), "recognition": ("by", "of"), "supply": ("supplier", "consumer"),
              "arms": ("supplier", "recipient"), "force": ("actor", "target"), "sanction": ("by", "on"), "visa": ("holder", "destination"), "alignment": ("state", "with"),
              "visit": ("from", "to"), "finance": ("from", "to"), "part_of": ("state", "polity"), "envoy": ("sender", "host"), "stance": ("holder", "target")}  # fmt: skip


def _same_both(claim: Claim, code: str) -> bool:
    x, y = _TWO_SIDED[claim.type]
    return claim.roles.get(x) == code == claim.roles.get(y)


def _country_fault(claim: Claim, sent: Sent) -> tuple[str, str] | None:
    shown = set(sent.codes()) | set(sent.context.pair) | {sent.context.page, sent.context.heading, sent.context.owner}
    shown |= {c for m in sent.mentions for c in m.codes}
    for code in find_role_codes(claim.roles.items()):
        if code not in shown and code not in _named_in(claim.evidence.quote) and not any(code in _named_in(sent.document.text[a:b]) for a, b in claim.context):
            return "country", f"{code} is named neither in the quote nor in its context"
    return None


def _named_in(quote: str) -> set[str]:
    """Give the countries that a quote names anywhere, also inside a title ("A's ambassador to B N.")."""
    return {c for m in load_lexicon().find(quote) if m.kind == "country" for c in m.codes}


_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|half|quarter|third|fifth|tenth|teen)\b|teen", re.I)


def _number_fault(claim: Claim) -> tuple[str, str] | None:
    if claim.amount is None:
        return None
    if not _NUMBER.search(claim.evidence.quote):
        return "number", "the amount does not stand in the quote"
    return None


_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def _date_fault(claim: Claim, sent: Sent) -> tuple[str, str] | None:
    if claim.when is None:
        return None
    years = dict.fromkeys(_YEAR.findall(claim.when))
    shown = " ".join([claim.evidence.quote, sent.lead, sent.section, sent.text, *(sent.document.text[a:b] for a, b in claim.context)])
    dates = {y for m in sent.of_kind("date") for y in _YEAR.findall(m.value)}
    for year in years:
        if year not in shown and year not in dates and year[2:] not in shown and not (sent.context.anchor and abs(int(sent.context.anchor[:4]) - int(year)) <= 60):
            return "date", f"the year {year} does not stand in the words shown"
    return None


_BEFORE_BIRTH = 30  # years; a state in the making signs for itself before it is one


def _birth_fault(claim: Claim, sent: Sent) -> tuple[str, str] | None:
    """Refuse an agreement made long before a party to it began, where the sentence neither names nor means that party: it was made by others."""
    if claim.type != "agreement" or claim.when is None:
        return None
    years = [int(y) for y in _YEAR.findall(claim.when.replace("X", "9"))]
    named = {c for m in sent.mentions if m.kind == "group" or (m.kind in ("country", "person", "place", "firm") and m.form != "pronoun") for c in m.codes}
    for code in find_role_codes(claim.roles.items()):
        entity = load().entities[code]
        starts = [int(p.start[:4]) for p in entity.periods if p.start]
        if years and code not in named and not entity.predecessors and len(starts) == len(entity.periods) > 0 and max(years) < min(starts) - _BEFORE_BIRTH:
            return "date", f"{code} began in {min(starts)} and is not named in the sentence"
    return None


def to_refusal(claim: Claim, reason: str, detail: str) -> Refusal:
    """Build the refusal of a claim."""
    e = claim.evidence
    return Refusal(claim.document, claim.rule, reason, detail, e.start, e.end, e.quote)
