"""The order of versions within a family: by declared date, else by what the texts themselves give away, else none. With a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from bilat.model import Document, Family, FamilyMember
from bilat.reconcile.age import find_older
from bilat.reconcile.body import find_own_words
from bilat.reconcile.times import find_period

# Each of so many versions is compared with each other by its words; of more, only declared dates tell the order.
_COMPARED = 24


class _Version(msgspec.Struct, frozen=True):
    documents: tuple[Document, ...]


def find_family(documents: Sequence[Document]) -> Family:
    """Order the members of one family, oldest first where it can be known; copies of one version share a rank."""
    versions = _find_versions(documents)
    identifier = "f" + min(document.id for document in documents)
    if len(versions) == 1:
        reason = "It stands alone." if len(documents) == 1 else "Its members are copies with the same words."
        members = tuple(FamilyMember(d.id, 0, reason) for d in versions[0].documents)
        return Family(identifier, members, True, reason)
    ordered, known, reasons = _sort_versions(versions)
    members = tuple(
        FamilyMember(document.id, rank if known else 0, reason)
        for rank, (version, reason) in enumerate(zip(ordered, reasons, strict=True))
        for document in version.documents
    )
    return Family(identifier, members, known, _explain(ordered, known, reasons))


def _find_versions(documents: Sequence[Document]) -> list[_Version]:
    """Put copies with the same words and no dates that part them together."""
    found: dict[str, list[Document]] = {}
    for document in sorted(documents, key=lambda d: d.id):
        words = hashlib.sha256(" ".join(find_own_words(document)).encode()).hexdigest()
        found.setdefault(words, []).append(document)
    return [_Version(tuple(copies)) for copies in found.values()]


def _sort_versions(versions: list[_Version]) -> tuple[list[_Version], bool, list[str]]:
    """Sort by the pairwise findings; the order is known when each stands against each of its neighbours."""
    by_date = _sort_dated(versions)
    if by_date:
        reasons = [_compare(one, other)[1] for one, other in pairwise(by_date)]
        return by_date, True, ["It is the oldest version known: " + reasons[0], *reasons]
    if len(versions) > _COMPARED:
        return versions, False, [f"Of more than {_COMPARED} versions, not all of them dated apart, no order is sought."] * len(versions)
    older: dict[tuple[int, int], str] = {}
    for n in range(len(versions)):
        for m in range(n + 1, len(versions)):
            side, reason = _compare(versions[n], versions[m])
            if side:
                older[(n, m) if side < 0 else (m, n)] = reason
    left, ordered, known = list(range(len(versions))), [], True
    while left:
        first = [n for n in left if not any((m, n) in older for m in left)]
        known = known and len(first) == 1
        chosen = first[0] if first else left[0]
        ordered.append(chosen)
        left.remove(chosen)
    reasons = [older.get(pair, "") for pair in pairwise(ordered)]
    if not known:
        return [versions[n] for n in ordered], False, ["Nothing tells whether it is older or newer than the others."] * len(ordered)
    return [versions[n] for n in ordered], True, ["It is the oldest version known: " + reasons[0], *reasons]


def _sort_dated(versions: list[_Version]) -> list[_Version]:
    """Sort by declared dates, where every document has one and those of two versions never overlap; else give nothing."""
    spans = []
    for version in versions:
        periods = [find_period(document.date) for document in version.documents]
        days = [(period.begin[0], period.begin[1]) for period in periods if period and period.begin]
        if len(days) < len(periods):
            return []
        spans.append((min(first for first, _ in days), max(last for _, last in days)))
    order = sorted(range(len(versions)), key=lambda n: spans[n])
    if any(spans[one][1] >= spans[other][0] for one, other in pairwise(order)):
        return []
    return [versions[n] for n in order]


def _compare(one: _Version, other: _Version) -> tuple[int, str]:
    found = [find_older(x, y) for x in one.documents for y in other.documents]
    sides = {age.side for age in found if age.side}
    if len(sides) != 1:
        return 0, ""
    best = min((age for age in found if age.side), key=lambda age: (age.strength, age.reason))
    return best.side, best.reason


def _explain(ordered: Sequence[_Version], known: bool, reasons: Sequence[str]) -> str:
    count = sum(len(version.documents) for version in ordered)
    if not known:
        return f"{count} documents carry one text in {len(ordered)} versions whose order is not known."
    return f"{count} documents carry one text in {len(ordered)} versions, oldest first. {reasons[-1]}"
