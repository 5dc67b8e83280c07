"""The systems of which a brief speaks, in their order, and which claims belong to which. One visible table."""

from __future__ import annotations

import msgspec

from bilat.model import Modality, Roles


class System(msgspec.Struct, frozen=True):
    """A system of the relations between two countries; `types` and `fields` (of `cooperation`) say what belongs to it."""

    key: str
    title: str
    types: tuple[str, ...]
    silence: str
    fields: tuple[str, ...] = ()


SYSTEMS = (
    System(
        "diplomacy",
        "Diplomatic relations",
        ("relations", "mission", "envoy", "visa"),
        "diplomatic relations and missions",
    ),
    System("membership", "Organisations in common", ("membership",), "organisations to which they belong"),
    System("past", "Shared past and border", ("part_of", "border"), "a shared past"),
    System("alignment", "Alignment with others", ("alignment",), "where each stands with third parties"),
    System("visits", "Visits and meetings", ("visit", "meeting"), "visits and meetings", ("political",)),
    System(
        "positions",
        "Recognition and positions",
        ("recognition", "stance"),
        "recognition and positions on conflicts",
    ),
    System(
        "agreements",
        "Agreements and cooperation",
        ("agreement", "cooperation"),
        "agreements",
        ("development", "health", "science", "environment", "agriculture"),
    ),
    System(
        "trade", "Trade and finance", ("trade", "finance"), "trade and finance", ("economic", "transport")
    ),
    System("energy", "Energy supply", ("supply",), "energy supply", ("energy",)),
    System(
        "arms",
        "Arms, force and sanctions",
        ("arms", "force", "sanction"),
        "arms and the use of force",
        ("military", "security"),
    ),
    System(
        "culture",
        "Culture, education and tourism",
        ("culture",),
        "culture, education and tourism",
        ("cultural", "education", "tourism"),
    ),
    System(
        "people",
        "Communities and people",
        ("community", "person_link"),
        "communities and persons who link the two",
        ("people",),
    ),
)

OPINION_TYPES = ("assessment", "remark")
_BY_TYPE = {name: system.key for system in SYSTEMS for name in system.types}
_BY_FIELD = {field: system.key for system in SYSTEMS for field in system.fields}


def find_system(type_name: str, roles: Roles) -> str:
    """Give the key of the system to which a claim belongs; `agreements` for a type that has none."""
    field = roles.get("field")
    if type_name == "cooperation" and isinstance(field, str) and field in _BY_FIELD:
        return _BY_FIELD[field]
    return _BY_TYPE.get(type_name, "agreements")


def is_opinion(type_name: str, modality: Modality, source: str | None) -> bool:
    """Tell whether a statement is someone's view rather than a fact: a remark, a rating, a stance told by another."""
    return type_name in OPINION_TYPES or (
        type_name == "stance" and (modality == "reported" or source is not None)
    )


def is_expected(modality: Modality) -> bool:
    """Tell whether a statement is of what may come rather than of what is."""
    return modality in ("planned", "forecast")


def type_rank(type_name: str) -> int:
    """Give the place of a type in the order of a brief."""
    order = [name for system in SYSTEMS for name in system.types] + list(OPINION_TYPES)
    return order.index(type_name) if type_name in order else len(order)
