"""Whether two claims speak of the same thing: by roles, persons and time, as the vocabulary declares for their type. Groups are made elsewhere."""

from __future__ import annotations

from bilat.model import Claim, Roles
from bilat.reconcile.identity import clean_roles, find_block_key, find_identity, is_place
from bilat.reconcile.named import is_same_text
from bilat.reconcile.names import is_same_person
from bilat.reconcile.places import is_same_place
from bilat.reconcile.readings import is_contrary, is_denied_by_one, relate_amounts
from bilat.reconcile.times import (
    find_act_time,
    find_period,
    find_vagueness,
    is_continued,
    is_overlapping,
)
from bilat.reconcile.words import fold, is_code

# Two texts that date one visit or signing up to three days apart speak of the same one; a text that gives both days speaks of two.
DAYS_APART = 3
# Characters between two places of a text that stand side by side.
_BESIDE = 200


def is_same_thing(one: Claim, other: Claim) -> bool:
    """Tell whether two claims, of one text or of two, can speak of the same thing."""
    return find_block_key(one) == find_block_key(other) and is_same_in_block(one, other)


def is_same_in_block(one: Claim, other: Claim) -> bool:
    """Tell whether two claims with one block key can speak of the same thing; what is quickly told comes first."""
    if not _has_same_time(one, other) or _is_listed_apart(one, other):
        return False
    if not _shares_persons(one, other) or (is_denied_by_one(one, other) and not is_contrary(one, other)):
        return False
    return _has_same_roles(one, other)


def has_same_scope(one: Claim, other: Claim) -> bool:
    """Tell whether no role that tells claims of the type apart (a product, a city) has two values."""
    return all(_is_compatible(one.type, role, one.roles, other.roles) for role in _find_apart(one))


def count_gaps(claim: Claim) -> int:
    """Count how much a claim leaves open: its time first, then the persons and the roles that would tell it apart."""
    identity = find_identity(claim.type)
    gaps = sum(1 for role in identity.apart if not claim.roles.get(role))
    gaps += sum(1 for role in identity.persons if not _find_persons(claim.roles, role))
    return find_vagueness(claim.when) * 10 + gaps


def _is_listed_apart(one: Claim, other: Claim) -> bool:
    """Two figures, or two stances in other words, that one text gives side by side are of two things, whatever tells them apart."""
    if one.document != other.document:
        return False
    if relate_amounts(one.amount, other.amount) != "apart" and not _is_turned(one, other):
        return False
    gap = max(one.evidence.start, other.evidence.start) - min(one.evidence.end, other.evidence.end)
    return gap < _BESIDE


def _is_turned(one: Claim, other: Claim) -> bool:
    """Tell whether two claims say the contrary of what they call by other words: "supports the state and opposes its leaders"."""
    identity = find_identity(one.type)
    if all(one.roles.get(role) == other.roles.get(role) for role in identity.varies):
        return False
    pairs = ((one.roles.get(role), other.roles.get(role)) for role in identity.apart)
    return any(first and second and fold(str(first)) != fold(str(second)) for first, second in pairs)


def _has_same_roles(one: Claim, other: Claim) -> bool:
    identity, first, second = find_identity(one.type), clean_roles(one), clean_roles(other)
    if one.type == "mission" and not _is_one_seat(first, second):
        return False
    if any(not _is_compatible(one.type, role, first, second) for role in _find_apart(one)):
        return False
    return all(_has_same_persons(first, second, role) for role in identity.persons)


def _find_apart(claim: Claim) -> tuple[str, ...]:
    """An embassy is one for a pair, wherever it stands; every other mission is told apart by its city."""
    identity = find_identity(claim.type)
    if claim.roles.get("rank") in identity.one_seat:
        return tuple(role for role in identity.apart if role != "city")
    return identity.apart


def _is_one_seat(first: Roles, second: Roles) -> bool:
    """A mission in the country and one accredited from elsewhere are two things."""
    if bool(first.get("accredited_from")) == bool(second.get("accredited_from")):
        return True
    return not (first.get("city") or second.get("city"))


def _is_compatible(claim_type: str, role: str, first: Roles, second: Roles) -> bool:
    """Tell whether two claims may mean the same in a role: a role left open may mean anything; of two lists, one value in common is enough."""
    one, other = first.get(role), second.get(role)
    if not one or not other:
        return True
    is_one = is_same_place if is_place(claim_type, role) else is_same_text
    return any(is_one(x, y) for x in _to_list(one) for y in _to_list(other))


def _to_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _find_persons(roles: Roles, role: str) -> list[str]:
    return [name for name in _to_list(roles.get(role) or []) if not is_code(name)]


def _has_same_persons(first: Roles, second: Roles, role: str) -> bool:
    """Persons decide where both name one; a state alone (a visit by A) may be any of its persons."""
    one, other = _find_persons(first, role), _find_persons(second, role)
    if one and other:
        return any(is_same_person(x, y) for x in one for y in other)
    return True


def _shares_persons(one: Claim, other: Claim) -> bool:
    """One person meets many: two meetings are one where enough persons are in both, or where both texts give the same date."""
    identity = find_identity(one.type)
    if identity.persons_shared < 2 or (one.when is not None and one.when == other.when):
        return True
    first, second = (
        [name for role in identity.persons for name in _find_persons(clean_roles(claim), role)] for claim in (one, other)
    )
    if not first and not second:
        return True
    return sum(any(is_same_person(x, y) for y in second) for x in first) >= identity.persons_shared


def _has_same_time(one: Claim, other: Claim) -> bool:
    rule = find_identity(one.type).time
    if rule == "year":
        return _is_one_year(one, other)
    if rule == "act":
        return _is_one_act(one, other)
    if not is_overlapping(one.when, other.when) or _has_two_beginnings(one, other):
        return False
    return not is_continued(one.when, other.when)


def _has_two_beginnings(one: Claim, other: Claim) -> bool:
    """A text that gives two beginnings tells of two periods; two texts that give one each differ about one."""
    first, second = find_period(one.when), find_period(other.when)
    if one.document != other.document or first is None or second is None or first.point or second.point:
        return False
    if first.begin is None or second.begin is None:
        return False
    return first.begin[1] < second.begin[0] or second.begin[1] < first.begin[0]


def _is_one_year(one: Claim, other: Claim) -> bool:
    """Figures are of one year where their times cover as much; a figure without a time is told by its amount alone."""
    if not _has_same_parts(one, other):
        return False
    same = one.amount is not None and one.amount == other.amount
    if one.when is None or other.when is None:
        return same or (one.when == other.when and one.document != other.document)
    if not is_overlapping(one.when, other.when):
        return False
    return same or find_vagueness(one.when) == find_vagueness(other.when)


def _has_same_parts(one: Claim, other: Claim) -> bool:
    """All trade and the trade in one product are two figures."""
    parts = find_identity(one.type).parts
    return all(bool(one.roles.get(role)) == bool(other.roles.get(role)) for role in parts)


def _is_one_act(one: Claim, other: Claim) -> bool:
    if _is_faint(one) != _is_faint(other):
        return False
    if one.when is None and other.when is None and one.amount != other.amount:
        return one.amount is None or other.amount is None
    exact = find_vagueness(one.when) == find_vagueness(other.when) == 0
    if find_identity(one.type).in_parts and not exact and relate_amounts(one.amount, other.amount) == "apart":
        return False
    slack = DAYS_APART if exact and one.document != other.document else 0
    return is_overlapping(find_act_time(one.when), find_act_time(other.when), slack)


def _is_faint(claim: Claim) -> bool:
    """An act without a time, a person or anything else to tell it by ("officials of A and B meet") is none of those that are known."""
    identity = find_identity(claim.type)
    if claim.when is not None or any(claim.roles.get(role) for role in identity.apart):
        return False
    return not any(_find_persons(claim.roles, role) for role in identity.persons)
