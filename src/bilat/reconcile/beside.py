"""What else is dated on a pair: the acts that a text may have taken for another. Looked up by pair and day; nothing is compared here."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from bilat.model import Claim
from bilat.reconcile.times import find_period

# Types whose acts are taken for the beginning of relations, besides relations themselves.
TYPES = ("mission", "recognition")
_STARTED = frozenset({"open", "closed"})


class Beside:
    """The dated acts of each pair, in words; made of all claims at hand."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._found: dict[tuple[str, dt.date], dict[str, str]] = defaultdict(dict)
        for claim in claims:
            day = _find_day(claim)
            words = _find_words(claim) if day is not None else ""
            if day is None or not words:
                continue
            for dyad in claim.dyads:
                self._found[dyad, day][words] = _find_nature(claim)

    def find(self, claim: Claim, day: dt.date) -> tuple[str, ...]:
        """Find what else happened between the same two on a day, in words."""
        own = _find_nature(claim)
        return tuple(sorted({w for dyad in claim.dyads for w, kind in self._found.get((dyad, day), {}).items() if kind != own}))


def find_touched(bucket: str) -> tuple[str, ...]:
    """Find the buckets whose reasons depend on the claims of one: a mission's day may explain the date given for relations."""
    parts = bucket.split("|")
    if parts[0] not in TYPES or len(parts) < 4:
        return ()
    first, second = sorted(parts[2:4])
    return (f"relations|said|{first}|{second}",)


def _find_day(claim: Claim) -> dt.date | None:
    period = find_period(claim.when)
    days = period.begin if period is not None and period.begin is not None else period.end if period is not None else None
    return days[0] if days is not None and days[0] == days[1] else None


def _find_nature(claim: Claim) -> str:
    return f"{claim.type} {claim.roles.get('change', '')}"


def _find_words(claim: Claim) -> str:
    """Name the act: "the opening of an embassy", "relations restored"; empty where it is none that is mistaken for another."""
    if claim.modality not in ("asserted", "reported"):
        return ""
    if claim.type == "relations" and claim.roles.get("change") != "exist":
        return f"relations {claim.roles.get('change')}"
    if claim.type == "recognition":
        return "recognition"
    if claim.type == "mission" and claim.roles.get("status") in _STARTED:
        rank = str(claim.roles.get("rank", "mission")).replace("-", " ")
        return f"the {'closing' if claim.roles.get('status') == 'closed' else 'opening'} of a mission ({rank})"
    return ""
