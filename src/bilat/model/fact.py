"""A fact: claims that speak of the same thing, and what comparing them says. And a family: copies and versions of one text."""

from __future__ import annotations

from typing import Literal

import msgspec

from bilat.model.amount import Amount
from bilat.model.claim import Modality, Roles

Verdict = Literal["single", "agree", "refines", "differs", "superseded", "dropped", "stale"]
FactKind = Literal["act", "episode", "state"]


class Reason(msgspec.Struct, frozen=True):
    """Why texts may differ: its kind (see docs/reconciliation.md) and a sentence. It settles nothing."""

    kind: str
    text: str


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Claims that speak of one thing, with the verdict on them and a sentence that explains it.

    `shared_sources` are cited sources on which several texts rest that therefore count as one witness: a cleaned address, a DOI or a title.
    `claims` are claim ids in order; `witnesses` the family ids that say it (a family is one witness); `values` the readings that
    differ, each with its witnesses; `as_of` the latest document date that carries it. Where the texts differ on the date,
    `alternatives` holds the dates as an EDTF set ("[1993-06-11,1993-07-12]: one of these"); `reasons` say why they may differ.
    `joined` is how sure it is that all claims speak of one thing: the score of the weakest join, 1 where there is no doubt.
    `judged` are the ids of the judgements that bear on it.
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
    alternatives: str | None = None
    reasons: tuple[Reason, ...] = ()
    joined: float = 1.0
    judged: tuple[str, ...] = ()


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
