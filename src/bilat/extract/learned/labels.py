"""What the models tell apart: the claim types that a pair of countries may stand in, which role is which side, and the closed value that goes with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from bilat.vocabulary import load

_CODE = re.compile(r"[A-Z]{2,}|[a-z]+(?:-[a-z]+)+")


class Sides(NamedTuple):
    """The roles of a type that hold the first and the second side (one role where both stand in a list), and the role of its closed value."""

    first: str
    second: str
    value: str = ""
    symmetric: bool = False


SIDES: Mapping[str, Sides] = {
    "mission": Sides("sender", "host", "rank"),
    "envoy": Sides("sender", "host", "rank"),
    "membership": Sides("member", "organisation", "status"),
    "part_of": Sides("state", "polity"),
    "recognition": Sides("by", "of", "position"),
    "alignment": Sides("state", "with", "nature", symmetric=True),
    "stance": Sides("holder", "target", "position"),
    "assessment": Sides("dyad", "dyad", "field", symmetric=True),
    "trade": Sides("a", "b", "flow"),
    "supply": Sides("supplier", "consumer", "arrangement"),
    "community": Sides("origin", "residence"),
    "person_link": Sides("origin", "country"),
    "border": Sides("a", "b", "status", symmetric=True),
    "visa": Sides("holder", "destination", "regime"),
    "relations": Sides("a", "b", "change", symmetric=True),
    "visit": Sides("from", "to", "rank"),
    "meeting": Sides("participants", "participants", symmetric=True),
    "agreement": Sides("parties", "parties", "status", symmetric=True),
    "finance": Sides("from", "to", "instrument"),
    "arms": Sides("supplier", "recipient", "status"),
    "force": Sides("actor", "target", "action"),
    "sanction": Sides("by", "on", "measure"),
    "culture": Sides("parties", "parties", "kind", symmetric=True),
    "cooperation": Sides("parties", "parties", "field", symmetric=True),
    "remark": Sides("from", "about"),
}
APART: Mapping[str, tuple[str, ...]] = {
    "mission": ("city", "rank"), "envoy": ("person",), "relations": ("change",), "recognition": ("position",), "stance": ("on", "position"), "assessment": ("field",),
    "trade": ("product", "flow"), "supply": ("commodity", "facility"), "person_link": ("person",), "visit": ("visitor",), "meeting": ("participants",), "agreement": ("subject",),
    "finance": ("instrument", "subject"), "arms": ("item",), "force": ("action",), "sanction": ("measure",), "culture": ("event",), "cooperation": ("field",), "remark": ("speaker",),
}  # fmt: skip
"""The role by which two claims of a type and a pair in one sentence are told apart: the first that both give."""
TYPES = tuple(SIDES)
BOTH_WAYS = frozenset(["turnover", "balance"])  # flows of trade that have no direction


def find_codes(value: object) -> list[str]:
    """Give the codes of countries and organisations in a role's value; a dyad gives its two."""
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        found += [w for w in _find_members(str(item)) if _is_known(w) or _CODE.fullmatch(w)]
    return list(dict.fromkeys(found))


def _is_known(word: str) -> bool:
    return word in load().entities or word in load().organisations


def _find_members(item: str) -> list[str]:
    """Give the two codes of a dyad ("SOM-TWN", "somaliland-TWN"), else the item itself."""
    cuts = [i for i, letter in enumerate(item) if letter == "-"] if not _is_known(item) else []
    return next(([item[:i], item[i + 1 :]] for i in cuts if {item[:i], item[i + 1 :]} <= load().entities.keys()), [item])


def find_sides(kind: str, roles: Mapping[str, object]) -> list[tuple[str, str]]:
    """Give the ordered pairs of codes for which a claim of a type holds; both orders where the type has none, [] where a side is no code."""
    sides = SIDES[kind]
    first, second = find_codes(roles.get(sides.first)), find_codes(roles.get(sides.second))
    if kind == "trade" and roles.get("flow") == "b-to-a":
        first, second = second, first
    if kind == "remark" and len(second) == 2:
        second = [c for c in second if c not in first]
    pairs = [(a, b) for a in first for b in second if a != b]
    if kind == "stance" and not second:
        return [(a, "") for a in first]
    if sides.symmetric or (kind == "trade" and roles.get("flow") in BOTH_WAYS):
        pairs += [(b, a) for a, b in pairs]
    return list(dict.fromkeys(pairs))


def find_value(kind: str, roles: Mapping[str, object]) -> str:
    """Give the closed value that goes with a claim of a type, "" where it has none; the direction of a flow of trade is in its sides."""
    value = str(roles.get(SIDES[kind].value) or "")
    return "a-to-b" if value == "b-to-a" else value
