"""Agreements of a list: those that two countries have ("they have a tax treaty and an extradition treaty"), and those of one country with several
partners ("trade agreements with A, B and C"), the first of which is read in agreements.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import act_time, codes_of, date_of, other_of
from bilat.extract.rules.fields import find_field
from bilat.extract.rules.instruments import (
    find_instrument,
    find_instruments,
    find_subjects,
    instrument_of,
)
from bilat.extract.rules.partner_lists import find_partners, own_sides
from bilat.extract.waits import Waits
from bilat.model import Roles

_SIGNS = ("sign", "conclude", "ratify", "initial")
_NOUN = r"(?:agreements?|treat(?:y|ies)|conventions?|accords?|pacts?|compacts?|memorand(?:um|a) of understanding)"
_PLURAL = frozenset(["agreements", "treaties", "conventions", "accords", "pacts", "memoranda", "protocols", "deals", "compacts", "mous", "memorandums", "contracts"])


def find_agreements_with_several(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A signed tax treaties with B, C and D", "a trade agreement with B in 1975, with C in 1980": the agreements after the first. One with several is left out."""
    verb = next((v for v in clause.verbs(_SIGNS) if not clause.is_passive(v)), None)
    for index in find_instruments(clause) if verb is not None else ():
        partners = find_partners(clause, index)
        own = own_sides(sent, clause, index, partners) if len(partners) > 1 else []
        if verb is None or verb.index > index or len(own) != 1 or not (clause.units[index].low in _PLURAL or all(p.date for p in partners)):
            continue
        date = date_of(sent, clause, index)
        for partner in partners[1:]:
            when = act_time(clause, partner.date or date) if partner.date or date else None  # type: ignore[arg-type]
            for subject in find_subjects(sent, clause, index) or [""]:
                roles: Roles = {"parties": [own[0], partner.code], "instrument": find_instrument(clause, index), "status": "ratified" if verb.lemma == "ratify" else "initialled" if verb.lemma == "initial" else "signed"}
                yield Proposal("agreement", roles | ({"subject": subject} if subject else {}), when, clause=clause, cue=verb.index)
        return


_HELD = re.compile(r"\b(?:have|has|shares?|maintains?|had) (?:also |both |each |between them )?(?P<list>an? [^.;:()]+)", re.S)
_BETWEEN = re.compile(r",? (?:and|as well as) (?=an? )|, (?=an? )")
_ITEM = re.compile(
    rf"an? (?P<subject>(?:(?!of\b)[\w'’–-]+,? ){{1,6}}?)(?P<noun>{_NOUN}|Partnership)(?P<after>(?: (?:with|since|for|under|in|by|between|which|that|of)\b.*|,.*)?)$|an? (?P<alone>{_NOUN}) (?:on|for|against|of) (?P<on>(?:[\w'’–-]+ ?){{1,8}}?)(?: (?:with|since|under|in|by)\b.*)?$",
    re.I | re.S,
)
_EMPTY = re.compile(r"\b(?:new|good|similar|series|set|long|clear|formal|bilateral|such|common|right|verbal|secret|standing|prior|existing|tacit|close|strong|solid)\b ?")
_ARTICLE = re.compile(r"^(?:the|an?) ")
_PENDING = re.compile(r"\b(?:in the (?:making|works|pipeline)|under (?:negotiation|discussion)|yet to|would|should|awaiting|ready)\b")


def find_agreements_held(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A and B have a tax treaty, an investment agreement and a convention on extradition", "A has a free trade agreement with B": those that they are said to
    have; a partnership among them in a field is cooperation."""
    text = sent.document.text[clause.start : clause.end]
    found = _HELD.search(text)
    items = [_ITEM.match(part.strip()) for part in _BETWEEN.split(found["list"])] if found is not None and not _PENDING.search(text) else []
    if found is None or not items or items[0] is None:
        return
    at = next((i for i, u in enumerate(clause.units) if u.start >= clause.start + found.start("list")), 0)
    sides = _holders(sent, clause, at)
    since = next((d for d in clause.dates() if d.relation == "since"), None)
    for item in items if len(sides) == 2 else ():
        roles = _roles_of(item, sides) if item is not None else None
        if roles is not None:
            yield Proposal("agreement" if "instrument" in roles else "cooperation", roles, since.value if since else None, clause=clause, cue=at)


def _roles_of(item: re.Match[str], sides: list[str]) -> Roles | None:
    """Give what an item of the list says: an agreement with its subject, or a partnership in a field; None where it says neither."""
    subject = _ARTICLE.sub("", _EMPTY.sub("", item["subject"] or item["on"])).strip(" ,")
    noun = (item["noun"] or item["alone"]).lower()
    if noun == "partnership":
        field = find_field(subject)
        return {"parties": sides, "field": field, "activity": f"{subject} {item['noun']}"} if field and item["noun"][0].isupper() else None
    return {"parties": sides, "instrument": instrument_of(noun), "subject": subject} if subject else None


def _holders(sent: Sent, clause: Clause, at: int) -> list[str]:
    """Give the two countries that have an agreement: both act, or one does and the other stands after "with"."""
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "group"))
    partner = [c for c in codes_of(clause.after(at, ("with",), ("country",))) if c not in subject]
    if len(subject) == 2 and not partner:
        return subject
    if len(subject) == 1 and len(partner) == 1:
        return [subject[0], partner[0]]
    return [other_of(sent, partner[0]), partner[0]] if not subject and len(partner) == 1 and other_of(sent, partner[0]) else []


RULES = (
    Rule("agreement-partners", "agreements of one country with several partners", find_agreements_with_several, Waits(verbs=_SIGNS)),
    Rule("agreement-held", "the agreements that two countries are said to have", find_agreements_held, Waits(patterns=(rf"\b(?:{_NOUN}|partnership)\b",))),
)
