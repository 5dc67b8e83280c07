"""A few words for a fact, where a sentence has no room. The sentences are those of the brief."""

from __future__ import annotations

from collections.abc import Callable

from bilat.charts.picture import shorten
from bilat.dossier.words import Names, say_fact
from bilat.dossier.words.amounts import say_amount
from bilat.model import Fact

MOST = 44
_CHANGES = {"exist": "relations"}
Label = Callable[[Fact, Names], str]


def label_fact(fact: Fact, names: Names) -> str:
    """Give a fact in a few words: who came, what was signed, how much."""
    return shorten(_LABELS.get(fact.type, _label_other)(fact, names) or _label_other(fact, names), MOST)


def spoken(fact: Fact, role: str, names: Names) -> str:
    """Give what stands in a role in words; several are joined."""
    value = fact.roles.get(role) or ""
    listed = [value] if isinstance(value, str) else value
    return ", ".join(names.plain(one) if one in names.countries else one for one in listed if one)


def _label_relations(fact: Fact, names: Names) -> str:
    change = str(fact.roles.get("change", ""))
    return _CHANGES.get(change, f"relations {change}")


def _label_mission(fact: Fact, names: Names) -> str:
    rank = str(fact.roles.get("rank", "mission")).replace("-", " ")
    city = spoken(fact, "city", names)
    return f"{rank}, {city}" if city else rank


def _label_visit(fact: Fact, names: Names) -> str:
    visitor = fact.roles.get("visitor")
    return spoken(fact, "role", names) or "visit" if visitor in (None, fact.roles.get("from")) else spoken(fact, "visitor", names)


def _label_meeting(fact: Fact, names: Names) -> str:
    place = spoken(fact, "place", names)
    return f"in {place}" if place else spoken(fact, "participants", names)


def _label_trade(fact: Fact, names: Names) -> str:
    amount = say_amount(fact.amount) if fact.amount else ""
    return " ".join(part for part in (amount, spoken(fact, "product", names)) if part) or spoken(fact, "share", names)


def _label_part(fact: Fact, names: Names) -> str:
    return f"{spoken(fact, 'state', names)}: part of {names.the(str(fact.roles.get('polity', '')))}"


def _label_membership(fact: Fact, names: Names) -> str:
    return f"{spoken(fact, 'member', names)}: {names.the_organisation(str(fact.roles.get('organisation', '')))}"


def _label_assessment(fact: Fact, names: Names) -> str:
    field = str(fact.roles.get("field", ""))
    return f"{spoken(fact, 'level', names)}{f' ({field})' if field not in ('', 'overall') else ''}"


def _label_remark(fact: Fact, names: Names) -> str:
    return f"{spoken(fact, 'speaker', names)} speaks"


def _first_of(*roles: str) -> Label:
    """Give a label that is what stands in the first of these roles that is there."""
    return lambda fact, names: next((words for role in roles if (words := spoken(fact, role, names))), "")


def _label_other(fact: Fact, names: Names) -> str:
    return say_fact(fact, names).rstrip(".")


_LABELS: dict[str, Label] = {
    "relations": _label_relations,
    "mission": _label_mission,
    "visit": _label_visit,
    "meeting": _label_meeting,
    "trade": _label_trade,
    "part_of": _label_part,
    "membership": _label_membership,
    "assessment": _label_assessment,
    "remark": _label_remark,
    "agreement": _first_of("subject", "instrument"),
    "cooperation": _first_of("activity", "field"),
    "culture": _first_of("event"),
    "arms": _first_of("item"),
    "supply": _first_of("facility", "commodity"),
    "envoy": _first_of("person"),
    "force": _first_of("event", "action"),
    "sanction": _first_of("measure"),
    "finance": _first_of("subject", "instrument"),
}
