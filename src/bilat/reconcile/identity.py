"""What makes two claims of a type speak of the same thing, as the vocabulary declares it. No comparing is done here."""

from __future__ import annotations

from functools import lru_cache

from bilat.model import Claim, Roles
from bilat.vocabulary import load
from bilat.vocabulary.records import FactIdentity

_UNKNOWN = FactIdentity(kind="act", time="act")


@lru_cache(maxsize=64)
def find_identity(claim_type: str) -> FactIdentity:
    """Find how claims of a type are told apart; a type that the vocabulary lacks, by its dyads and times alone."""
    known = load().claim_types.get(claim_type)
    return known.identity if known is not None else _UNKNOWN


def clean_roles(claim: Claim) -> Roles:
    """Give the roles in the one order that swapped pairs share: two symmetric roles sorted, values that turn with them turned."""
    roles = dict(claim.roles)
    sides = _find_sides(claim.type)
    if sides is None:
        return roles
    one, other = sides
    first, second = roles.get(one), roles.get(other)
    if first is None or second is None or str(first) <= str(second):
        return roles
    roles[one], roles[other] = second, first
    for role, turned in find_identity(claim.type).turned.items():
        value = roles.get(role)
        if isinstance(value, str):
            roles[role] = turned.get(value, value)
    return roles


@lru_cache(maxsize=64)
def _find_sides(claim_type: str) -> tuple[str, str] | None:
    """Find the two roles whose order means nothing; a list of parties is compared as a set without this."""
    known = load().claim_types.get(claim_type)
    if known is None or len(known.symmetric) != 2:
        return None
    return known.symmetric[0], known.symmetric[1]


@lru_cache(maxsize=512)
def is_place(claim_type: str, role: str) -> bool:
    """Tell whether a role of a claim type names a place."""
    known = load().claim_types.get(claim_type)
    found = known.role(role) if known is not None else None
    return found is not None and found.kind == "place"


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


def _flatten(value: str | list[str] | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else " ".join(sorted(value))
