"""A fact: claims that speak of the same thing, and what comparing them says. And a family: copies and versions of one text."""

from __future__ import annotations

from typing import Literal

import msgspec

from bilat.model.amount import Amount
from bilat.model.claim import Modality, Roles

Verdict = Literal["single", "agree", "refines", "differs", "superseded", "dropped", "stale"]
FactKind = Literal["act", "episode", "state"]


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Claims that speak of one thing, with the verdict on them and a sentence that explains it.

    `shared_sources` are cited sources on which several texts rest that therefore count as one witness: a cleaned address, a DOI or a title.
    `claims` are claim ids in order; `witnesses` the family ids that say it (a family is one witness); `values` the readings that
    differ, each with its witnesses; `as_of` the latest document date that carries it.
    """

    id: str
    type: str
    kind: FactKind
    roles: Roles
    dyads: tuple[str, ...]
    when: str | None
    amount: Amount | None
    modality: Modality
    source: str | None
    verdict: Verdict
    explanation: str
    claims: tuple[str, ...]
    witnesses: tuple[str, ...]
    shared_sources: tuple[str, ...] = ()
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    as_of: str | None = None


class FamilyMember(msgspec.Struct, frozen=True):
    """A document in its family; `rank` 0 is the oldest version; documents of one rank are copies of one version."""

    document: str
    rank: int
    reason: str


class Family(msgspec.Struct, frozen=True):
    """Copies and versions of one text, ordered oldest first where the order is known; one witness, however many mirrors it has."""

    id: str
    members: tuple[FamilyMember, ...]
    ordered: bool
    reason: str
