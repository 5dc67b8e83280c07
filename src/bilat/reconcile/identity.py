"""What makes two claims of a type speak of the same thing: one row of a table per claim type. No comparing is done here."""

from __future__ import annotations

from typing import Literal, cast

import msgspec

from bilat.model import Claim, Roles

TimeRule = Literal["act", "once", "state", "year"]
FactKind = Literal["act", "episode", "state"]


class Identity(msgspec.Struct, frozen=True):
    """How claims of one type are told apart.

    `key`: roles that must be the same; `names`: persons, compared across spellings; `apart`: roles that tell two claims apart when
    both give them; `varies`: roles on which sources may differ about the same thing; `swap`: two roles whose order means nothing.
    `time`: `act` (days must touch), `once` (happens once a period), `state` (periods must touch), `year` (one thing a year).
    """

    key: tuple[str, ...]
    kind: FactKind
    time: TimeRule
    names: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    varies: tuple[str, ...] = ()
    swap: tuple[str, str] | None = None


def _row(key: str, nature: str, *, names: str = "", apart: str = "", varies: str = "", swap: str = "") -> Identity:
    kind, _, time = nature.partition(" ")
    return Identity(
        key=tuple(key.split()),
        kind=cast("FactKind", kind),
        time=cast("TimeRule", time),
        names=tuple(names.split()),
        apart=tuple(apart.split()),
        varies=tuple(varies.split()),
        swap=cast("tuple[str, str]", tuple(swap.split())) if swap else None,
    )


IDENTITIES: dict[str, Identity] = {
    "mission": _row("sender host rank", "episode state", apart="city accredited_from", varies="status"),
    "envoy": _row("sender", "state state", names="person", apart="host organisation", varies="status rank"),
    "membership": _row("member organisation", "state state", varies="status"),
    "part_of": _row("state polity", "episode state"),
    "recognition": _row("by of", "state once", varies="position"),
    "alignment": _row("state with", "state state", varies="nature", swap="state with"),
    "stance": _row("holder", "state state", apart="target on", varies="position"),
    "assessment": _row("dyad field", "state state", apart="level"),
    "trade": _row("a b flow", "state year", apart="product share", varies="surplus_of trend"),
    "supply": _row("supplier consumer", "state state", apart="commodity arrangement facility"),
    "community": _row("origin residence", "state year"),
    "person_link": _row("country", "state state", names="person", varies="origin"),
    "border": _row("a b", "state state", varies="status", swap="a b"),
    "visa": _row("holder destination", "state state", varies="regime"),
    "relations": _row("a b change", "act once", swap="a b"),
    "visit": _row("to", "act act", names="visitor", apart="from"),
    "meeting": _row("", "act act", names="participants", apart="place"),
    "agreement": _row("parties", "act act", apart="subject", varies="status"),
    "finance": _row("from to instrument", "act act", apart="subject"),
    "arms": _row("supplier recipient", "act act", apart="item", varies="status"),
    "force": _row("actor target action", "act act", apart="event means"),
    "sanction": _row("by on", "act act", apart="measure"),
    "culture": _row("parties", "act act", apart="event"),
    "cooperation": _row("parties", "act act", apart="field activity"),
    "remark": _row("from about", "act act", names="speaker", apart="gist"),
}
_UNKNOWN = _row("", "act act")


def find_identity(claim_type: str) -> Identity:
    """Find the row of a claim type; a type that the table lacks is told apart by its dyads and times alone."""
    return IDENTITIES.get(claim_type, _UNKNOWN)


def clean_roles(claim: Claim) -> Roles:
    """Give the roles in the one order that swapped pairs share: symmetric roles sorted, trade seen from the first code."""
    roles = dict(claim.roles)
    identity = find_identity(claim.type)
    if identity.swap is not None:
        _sort_pair(roles, *identity.swap)
    if claim.type == "trade" and str(roles.get("a", "")) > str(roles.get("b", "")):
        _sort_pair(roles, "a", "b")
        turned = {"a-to-b": "b-to-a", "b-to-a": "a-to-b"}
        roles["flow"] = turned.get(str(roles.get("flow")), roles.get("flow", ""))
    return roles


def find_stage(claim: Claim) -> str:
    """Give what keeps claims apart for good: what is planned or forecast is never the same as what is said to be."""
    return claim.modality if claim.modality in ("planned", "forecast") else "said"


def find_block_key(claim: Claim) -> tuple[str, ...]:
    """Give the key that claims of one thing share: type, stage, key roles, and the pair where the type has no key roles."""
    identity, roles = find_identity(claim.type), clean_roles(claim)
    values = [_flatten(roles.get(role)) for role in identity.key]
    if not identity.key:
        values = [" ".join(sorted(claim.dyads))]
    return (claim.type, find_stage(claim), *values)


def find_bucket(claim: Claim) -> str:
    """Give the bucket of a claim: claims of two buckets have no bearing on each other's facts."""
    key = find_block_key(claim)
    return "|".join(key[:-1] if claim.type == "relations" else key)


def _sort_pair(roles: Roles, one: str, other: str) -> None:
    first, second = roles.get(one), roles.get(other)
    if first is not None and second is not None and str(first) > str(second):
        roles[one], roles[other] = second, first


def _flatten(value: str | list[str] | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else " ".join(sorted(value))
