"""Outsiders: countries outside the pair that a document is about, put forward as a side of a claim. A third country often stands nearer to a word than
the party that is meant; a row of the table tells, by claim type, in which places it is seldom truly a side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

from bilat.extract.assemble import find_role_codes
from bilat.extract.clauses import Clause
from bilat.extract.context import find_codes
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_of_pair
from bilat.model import Claim
from bilat.vocabulary import load


class Outsider(NamedTuple):
    """A country outside the pair in a role: how it is named, what governs it, whether it is subject, and how many of the pair its clause names beside it."""

    code: str
    role: str
    kind: str
    form: str
    governor: str
    is_subject: bool
    beside: int


_UNNAMED = frozenset(["pronoun", "possessive", "there", "place", "firm", "group", "event", "metonym", ""])
_LANDS = frozenset(["territory", "disputed", "polity", "movement"])


def _is_unnamed(o: Outsider) -> bool:
    return o.form in _UNNAMED


def _is_land(o: Outsider) -> bool:
    return o.kind in _LANDS


def _always(_: Outsider) -> bool:
    return True


def _is_loose(o: Outsider) -> bool:
    return _is_land(o) or _is_unnamed(o)


def _is_no_party(o: Outsider) -> bool:
    return _is_loose(o) or not (o.is_subject or o.governor in ("between", "among") or (o.governor == "with" and o.beside == 1))


def _is_no_giver(o: Outsider) -> bool:
    return o.form not in ("name", "formal") or o.beside != 1


def _is_no_member(o: Outsider) -> bool:
    return _is_loose(o) or not (o.governor == "with" or (o.is_subject and o.beside == 1))


def _is_no_fighter(o: Outsider) -> bool:
    return (o.form in ("event", "pronoun", "capital", "") and o.kind != "movement") or o.kind in ("territory", "polity") or (o.role == "target" and o.form in ("adjective", "demonym"))


_DOUBTED: dict[str, Callable[[Outsider], bool]] = {
    "assessment": lambda o: o.governor not in ("with", "between"),
    "community": _always,
    "cooperation": lambda o: o.beside < 2 or _is_unnamed(o) or o.governor in ("between", "among"),
    "culture": _always,
    "agreement": _is_no_party,
    "finance": _is_no_giver,
    "membership": _is_no_member,
    "mission": lambda o: o.kind in ("disputed", "polity"),
    "envoy": lambda o: o.form == "capital" and o.governor in ("in", "at"),
    "border": lambda o: _is_loose(o) or o.beside != 1,
    "trade": lambda o: _is_loose(o) or not o.is_subject,
    "remark": lambda o: o.role == "about",
    "arms": lambda o: o.governor == "with",
    "force": _is_no_fighter,
    "stance": lambda o: o.role == "holder" and (_is_unnamed(o) or o.form in ("adjective", "demonym")),
    "supply": lambda o: o.form in ("capital", "pronoun"),
    "alignment": _is_land,
    "visit": lambda o: (o.kind in ("disputed", "movement") and o.governor != "to") or o.form == "there",
    "recognition": lambda o: o.kind == "territory",
    "part_of": lambda o: o.role == "state" and o.kind == "territory",
}


def find_outsider(claim: Claim, clause: Clause | None, sent: Sent) -> tuple[str, str] | None:
    """Give (reason, detail) where a country outside the document's pair stands as a side in a place where it is seldom one, or where nothing is said between two countries in a text that is not about two; else None."""
    if sent.context.astray and not _is_between_named(claim, sent):
        return "outside", "the text is not about two countries, and its sentence does not name the two"
    if len(sent.pair) != 2:
        return None
    told = [] if _are_named(claim, sent) else [clause] if clause is not None else sent.clauses
    if (claim.type in _SHARED and any(_is_with_others(claim, c) for c in told)) or (claim.type in _OF_TIES and any(map(_is_of_others, told))):
        return "outside", "what is told is done with others than the other of the two"
    doubted = _DOUBTED.get(claim.type)
    if doubted is None:
        return None
    if claim.type == "agreement" and len(claim.roles.get("parties", ())) == 3 and set(sent.pair) <= set(claim.roles["parties"]):
        doubted = _is_land  # one that the two made with a third is theirs too
    if claim.type == "community" and _is_counted(claim, clause, sent):
        return None
    found = next((o for o in _outsiders(claim, clause, sent) if doubted(o)), None)
    return ("outside", f"{found.code} is outside the pair of which the text tells, and does not stand as a side") if found else None


def _is_between_named(claim: Claim, sent: Sent) -> bool:
    """Tell whether a claim is about two countries that its sentence names by their own names, not only by people or cities."""
    named = {code for m in sent.of_kind("country") if not m.context for code in m.codes}
    return any(f"{a}-{b}" in claim.dyads for a, b in combinations(sorted(named), 2))


def _are_named(claim: Claim, sent: Sent) -> bool:
    """Tell whether a sentence names both sides of a claim by their own names."""
    return {code for _, code in _sides(claim) if code in load().entities} <= {code for m in sent.of_kind("country") if not m.context and m.form != "capital" for code in m.codes}


_SHARED = frozenset(["cooperation", "alignment", "agreement"])
_OTHERS = re.compile(r"(?:the |other |its |these |those |many |several |all |foreign |international |further |some )*(?:partners|donors|agencies|organi[sz]ations|(?:countries|states|nations|governments|islands) of the (?!two\b|region\b)\w+)\b")
_PARTNER_IS = re.compile(r"\bpartners?\b[^,;:]* (?:is|are|was|were) (?:the )?$")


def _is_with_others(claim: Claim, clause: Clause) -> bool:
    """Tell whether a clause tells of what one of two does with others: with "other partners", with a body that is called the partner, while the other of the two is but where it is done."""
    sides = {code for _, code in _sides(claim) if code in load().entities}
    governed = {code for m in clause.mentions() if m.form != "pronoun" for code in m.codes if clause.governor(clause.index_of(m)) in ("with", "between", "and")}
    if sides & governed or (sides & {c for m in clause.subject for c in m.codes}) == sides:
        return False
    bodies = [i for m in clause.mentions("org") if (i := clause.index_of(m)) >= 0]
    if any(_PARTNER_IS.search(clause.words(0, i) + " ") for i in bodies):
        return True
    return any(u.mention is None and u.low == "with" and _OTHERS.match(clause.words(i + 1, i + 9)) for i, u in enumerate(clause.units))


_OF_TIES = frozenset(["relations", "alignment", "assessment"])
_TIES_OF = re.compile(r"\b(?:relations|relationship|ties|partnership|cooperation|dialogue) (?:of|between) (?:the )?$")


def _is_of_others(clause: Clause) -> bool:
    """Tell whether a clause speaks of the relations that a body of states has with others ("the relations of the EU and Central Asia")."""
    return any(_TIES_OF.search(clause.words(0, i) + " ") for m in clause.mentions("org") if (i := clause.index_of(m)) > 0)


_DWELLING = re.compile(r"\b(?:live|lives|lived|reside|resided|counts?|counted|descent|blood|ancestry|refugees)\b")


def _is_counted(claim: Claim, clause: Clause | None, sent: Sent) -> bool:
    """Tell whether the people of a third state are counted where they live, both states being named outright ("Some 3,000 A-ians live in B")."""
    if clause is None or claim.amount is None or claim.amount.unit != "people" or claim.amount.value < 20 or not _DWELLING.search(clause.words()):
        return False
    outsiders = list(_outsiders(claim, clause, sent))
    named = all(o.kind == "state" and not _is_unnamed(o) and (o.role == "origin" or o.governor in ("in", "of", "")) for o in outsiders)
    return len(outsiders) == 1 and named


def _outsiders(claim: Claim, clause: Clause | None, sent: Sent) -> Iterator[Outsider]:
    entities = load().entities
    inside = {sent.context.page, sent.context.heading, sent.context.owner}
    mentions = clause.mentions() if clause is not None else []
    beside = len({c for m in mentions if m.kind in ("country", "group", "person") for c in m.codes if c in sent.pair})
    for role, code in _sides(claim):
        if code not in entities or code in inside or is_of_pair(sent, code):
            continue
        at = next((m for m in mentions if code in m.codes), None)
        governor = clause.governor(clause.index_of(at)) if clause is not None and at is not None else ""
        is_subject = clause is not None and any(code in m.codes for m in clause.subject)
        yield Outsider(code, role, entities[code].kind, _form_of(at), governor, is_subject, beside)


def _sides(claim: Claim) -> Iterator[tuple[str, str]]:
    for role, value in claim.roles.items():
        listed = [str(v) for v in value] if isinstance(value, list) else [str(value)]
        for code in dict.fromkeys([*find_role_codes([(role, value)]), *(v for v in listed if v.islower())]):
            yield role, code


def _form_of(mention: Mention | None) -> str:
    """Give how a country is named: by its own name in some form, by a person, a city, a firm, an event; "" where its clause does not name it."""
    if mention is None:
        return ""
    if mention.kind == "event" and set(mention.codes) <= set(find_codes(re.sub("[-–]", " ", mention.text))):
        return "name"
    return mention.form if mention.kind == "country" else mention.kind
