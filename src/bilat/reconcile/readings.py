"""What a claim says of its thing (time, amount, status, yes or no) and how two such readings stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from bilat.model import Amount, Claim
from bilat.reconcile.identity import find_identity
from bilat.reconcile.times import Period, Relation, find_act_time, find_period, find_relation, is_overlapping
from bilat.reconcile.words import is_alike

# How a claim is shown that gives no time, amount or status.
NOTHING_MORE = "no more than that"
# "More than 6,000" goes with figures up to as many times that.
_REACH = 2.5


class Difference(msgspec.Struct, frozen=True):
    """A field on which two claims about one thing cannot both be right, with what each says."""

    field: str
    one: str
    other: str


class Contrast(msgspec.Struct, frozen=True):
    """How two claims about one thing compare: what they differ on, and on what the first says more or less than the second."""

    differences: tuple[Difference, ...]
    closer: tuple[str, ...]
    wider: tuple[str, ...]


def find_contrast(one: Claim, other: Claim) -> Contrast:
    """Compare two claims about one thing field by field."""
    relations: list[tuple[str, Relation, str, str]] = [
        ("time", find_relation(find_held(one), find_held(other)), str(one.when), str(other.when)),
        ("amount", relate_amounts(one.amount, other.amount), show_amount(one.amount), show_amount(other.amount)),
    ]
    if is_denied_by_one(one, other):
        relations.append(("whether it is so", "apart", _say_denial(one), _say_denial(other)))
    for role in find_identity(one.type).varies:
        first, second = _say(one.roles.get(role)), _say(other.roles.get(role))
        relation = "equal" if _is_history(one, other, first, second) else _relate_values(one.type, first, second)
        relations.append((role, relation, first, second))
    return Contrast(
        tuple(Difference(name, a, b) for name, relation, a, b in relations if relation == "apart"),
        tuple(name for name, relation, _, _ in relations if relation == "closer"),
        tuple(name for name, relation, _, _ in relations if relation == "wider"),
    )


def is_denied_by_one(one: Claim, other: Claim) -> bool:
    """Tell whether one claim denies and the other does not."""
    return (one.modality == "denied") != (other.modality == "denied")


def is_contrary(one: Claim, other: Claim) -> bool:
    """Tell whether what one claim denies may be what the other says: the same value at the same time."""
    values = ((one.roles.get(role), other.roles.get(role)) for role in find_identity(one.type).varies)
    return all(not first or not second or first == second for first, second in values) and _may_be_of_one_time(one, other)


def _may_be_of_one_time(one: Claim, other: Claim) -> bool:
    """What was not so until 2023 may be so now; of two texts without a time, both speak of their own."""
    denied, said = (one, other) if one.modality == "denied" else (other, one)
    period = find_period(denied.when)
    if said.when is None:
        return period is None or period.end is None
    return is_overlapping(denied.when, said.when)


def find_signature(claim: Claim) -> tuple[str, ...]:
    """Give what a claim says of its thing as a key: two claims about one thing with the same key say the same."""
    varied = (_say(claim.roles.get(role)) for role in find_identity(claim.type).varies)
    when = find_act_time(claim.when) if find_identity(claim.type).kind == "act" else claim.when
    return (when or "", repr(claim.amount), str(claim.modality == "denied"), *varied)


def find_held(claim: Claim) -> Period | None:
    """Find the period for which a claim says its thing held; the day of a closing is the end of the period, not a point.

    The time of an act is the days between which it lies: "since 1952" is its beginning, "1975/1976" a vaguer date than a day in it.
    """
    period = find_period(claim.when)
    if period is None:
        return None
    if find_identity(claim.type).kind == "act" and not period.point and period.begin is not None:
        last = period.end[1] if period.end is not None else period.begin[1]
        return Period((period.begin[0], last), (period.begin[0], last), True)
    if claim.type != "mission" or not period.point:
        return period
    status = claim.roles.get("status")
    if status in ("closed", "suspended"):
        return Period(None, period.end, False)
    return Period(period.begin, None, False) if status == "open" else period


def _is_history(one: Claim, other: Claim, first: str, second: str) -> bool:
    """Tell whether one text tells of two stages of one course (opened and closed, candidate and member): a history, no contradiction."""
    if one.document != other.document:
        return False
    stages = find_stage_of_course(one.type, first), find_stage_of_course(one.type, second)
    return None not in stages and stages[0] != stages[1]


def find_stage_of_course(claim_type: str, value: str) -> int | None:
    """Give how far along its course a status is, or None where the type has no course or the value is not on it."""
    for stage, values in enumerate(find_identity(claim_type).course):
        if value in values:
            return stage
    return None


def _relate_values(claim_type: str, one: str, other: str) -> Relation:
    """Compare two values of a role on which sources may differ."""
    if one == other or (one and other and is_alike(one, other) and not {one, other} & _find_closed(claim_type)):
        return "equal"
    if not other:
        return "closer"
    if not one:
        return "wider"
    nearer = find_identity(claim_type).closer
    if (other, one) in nearer:
        return "closer"
    return "wider" if (one, other) in nearer else "apart"


@lru_cache(maxsize=64)
def _find_closed(claim_type: str) -> frozenset[str]:
    return frozenset(value for values in find_identity(claim_type).course for value in values)


def relate_amounts(one: Amount | None, other: Amount | None) -> Relation:
    """Compare two amounts; amounts in two units are not comparable and so never contradict each other."""
    if one == other or (one and other and one.unit != other.unit):
        return "equal"
    if other is None:
        return "closer"
    if one is None:
        return "wider"
    (low1, high1), (low2, high2) = _find_bounds(one), _find_bounds(other)
    if low1 > high2 or low2 > high1:
        return "apart"
    exact1, exact2 = one.bound is None and one.to is None, other.bound is None and other.to is None
    if exact1 != exact2:
        return "closer" if exact1 else "wider"
    return _relate_digits(one.value, other.value) if exact1 else "equal"


def show_amount(amount: Amount | None) -> str:
    """Write an amount for a sentence: "146,000,000 USD", "at least 6,000 people"."""
    if amount is None:
        return "no amount"
    before = {"min": "at least ", "max": "at most ", "about": "about "}.get(amount.bound or "", "")
    upper = f" to {amount.to:,}" if amount.to is not None else ""
    return f"{before}{amount.value:,}{upper} {amount.unit}"


def show_reading(claim: Claim) -> str:
    """Write what a claim says of its thing, for a list of values: "current", "1993-06-11", "146,000,000 USD in 2010"."""
    identity = find_identity(claim.type)
    parts = [_say(claim.roles.get(role)) for role in identity.varies]
    if claim.amount is not None:
        parts.append(show_amount(claim.amount))
    if claim.when is not None:
        parts.append(claim.when)
    if claim.modality == "denied":
        parts.insert(0, "denied")
    shown = [part for part in parts if part] or [_say(claim.roles.get(role)) for role in identity.apart if role != "from"]
    return ", ".join(part for part in shown if part) or NOTHING_MORE


def _say(value: str | Sequence[str] | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else ", ".join(value)


def _say_denial(claim: Claim) -> str:
    return "denied" if claim.modality == "denied" else "said to be so"


def _find_bounds(amount: Amount) -> tuple[float, float]:
    """Give the range that an amount leaves open: a bound as it says, "about" a tenth, an exact figure its rounding."""
    low, high = float(amount.value), float(amount.to if amount.to is not None else amount.value)
    if amount.bound == "min":
        return low, _REACH * low
    if amount.bound == "max":
        return float("-inf"), high
    slack = 0.1 * abs(high) if amount.bound == "about" else _find_rounding(low)
    return low - slack, high + slack


def _find_rounding(value: float) -> float:
    """Half of the last digit that is not a zero, at most a twentieth of the figure: 146,000,000 may be 145,700,000."""
    if value != int(value):
        return min(0.05, abs(value) / 20)
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(0.5 * 10**zeros, abs(value) / 20) if zeros >= 2 else 0.0


def _relate_digits(one: float, other: float) -> Relation:
    if one == other:
        return "equal"
    first, second = (len(f"{abs(v):f}".rstrip("0").rstrip(".").rstrip("0").replace(".", "")) for v in (one, other))
    return "closer" if first > second else "wider" if second > first else "apart"
