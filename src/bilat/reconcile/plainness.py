"""How plainly claims about one thing contradict each other, and so what a person should look at first. No verdict depends on it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from bilat.model import Amount, Claim, Fact, claim_id
from bilat.reconcile.readings import find_contrast, find_signature
from bilat.reconcile.times import find_range, find_vagueness

# Yes against no is the plainest; dates and amounts count by how far apart they lie; a status may have changed between two texts.
_DENIED, _ROLE, _DAYS = 1.0, 0.3, 3653
# A difference for which a reason is known is less of a riddle.
_EXPLAINED = 0.8
# A text that contradicts itself was often only misread.
_ONE_TEXT = 0.5


def weigh_disagreement(fact: Fact, claims: Iterable[Claim]) -> float:
    """Give from 0 to 1 how much a fact on which texts differ asks to be looked at: plainly, between many witnesses, for no known reason."""
    between = 1 - 1 / (1 + len(fact.witnesses))
    return round(find_plainness(claims) * between * (_EXPLAINED if fact.reasons else 1.0), 4)


def find_plainness(claims: Iterable[Claim]) -> float:
    """Give from 0 (no contradiction) to 1 (one denies outright what another document says) how plainly the claims contradict each other."""
    distinct = {(claim.document, *find_signature(claim)): claim for claim in sorted(claims, key=claim_id)}
    return max((_weigh(one, other) for one, other in combinations(distinct.values(), 2)), default=0.0)


def _weigh(one: Claim, other: Claim) -> float:
    fields = [difference.field for difference in find_contrast(one, other).differences]
    weight = max((_weigh_field(field, one, other) for field in fields), default=0.0)
    return weight * (_ONE_TEXT if one.document == other.document else 1.0)


def _weigh_field(field: str, one: Claim, other: Claim) -> float:
    if field == "time":
        return _weigh_time(one.when, other.when)
    if field == "amount":
        return _weigh_amount(one.amount, other.amount)
    return _DENIED if field.startswith("whether") else _ROLE


def _weigh_time(one: str | None, other: str | None) -> float:
    (low1, high1), (low2, high2) = find_range(one), find_range(other)
    days = max(abs((low1 - low2).days) if high1.year > 9000 else 0, (low1 - high2).days, (low2 - high1).days)
    exact = find_vagueness(one) <= 1 and find_vagueness(other) <= 1
    return (0.4 if exact else 0.2) + 0.3 * min(1.0, max(0, days) / _DAYS)


def _weigh_amount(one: Amount | None, other: Amount | None) -> float:
    if one is None or other is None:
        return 0.0
    low, high = sorted((abs(float(one.value)), abs(float(other.value))))
    return 0.3 + (0.5 * (1 - low / high) if high else 0.0)
