"""The claims beside those that are reconciled: other dated acts of the same pairs, which may explain a difference in dates."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from bilat.model import Claim
from bilat.query.filter import Filter
from bilat.reconcile import BESIDE_TYPES
from bilat.store import Base

_PAIRS = "claims.n IN (SELECT claim FROM claim_dyads WHERE dyad IN (SELECT value FROM json_each(?)))"


def find_beside(base: Base, claims: Iterable[Claim], as_of: str | None = None) -> list[Claim]:
    """Find what may explain a difference in the dates given for relations: missions and recognitions between the same two."""
    dyads = sorted({dyad for claim in claims if claim.type == "relations" for dyad in claim.dyads})
    if not dyads:
        return []
    where, values = Filter(type=BESIDE_TYPES, as_of=as_of).to_sql("claims")
    return base.find_claims(f"{where} AND {_PAIRS}", (*values, msgspec.json.encode(dyads).decode()))
