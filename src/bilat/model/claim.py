"""A claim: what ONE document says in ONE place, with its exact words. And a refusal: what was not let through."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

import msgspec

from bilat.model.amount import Amount, to_amount_record

Modality = Literal["asserted", "reported", "planned", "forecast", "denied"]
Roles = dict[str, str | list[str]]


class Evidence(msgspec.Struct, frozen=True):
    """The exact characters that carry a claim: `text[start:end] == quote`, in characters of Document.text."""

    quote: str
    start: int
    end: int
    section: str = ""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What one document says in one place; never merged, corrected or completed from another document.

    `rule` names the rule that found it; `context` holds the spans (start, end) of other places of the same document on which the
    reading leans (a heading, the sentence that "they" points to). Neither is part of the contract's record.
    """

    document: str
    type: str
    roles: Roles
    when: str | None = None
    amount: Amount | None = None
    modality: Modality = "asserted"
    source: str | None = None
    dyads: tuple[str, ...] = ()
    evidence: Evidence
    citations: tuple[str, ...] = ()
    rule: str = ""
    context: tuple[tuple[int, int], ...] = ()


class Refusal(msgspec.Struct, frozen=True):
    """A proposed claim that the evidence gate, or a rule, would not let through; counted and shown on request."""

    document: str
    rule: str
    reason: str
    detail: str
    start: int
    end: int
    quote: str


def to_record(claim: Claim) -> dict[str, Any]:
    """Give the contract's record of a claim (see docs/claims.md): the fields and their order are fixed."""
    return {
        "document": claim.document,
        "type": claim.type,
        "roles": claim.roles,
        "when": claim.when,
        "amount": to_amount_record(claim.amount),
        "modality": claim.modality,
        "source": claim.source,
        "dyads": list(claim.dyads),
        "evidence": msgspec.to_builtins(claim.evidence),
        "citations": list(claim.citations),
    }


def claim_id(claim: Claim) -> str:
    """Give a content id: 16 hexadecimal digits that depend on the record alone."""
    return hashlib.sha256(msgspec.json.encode(to_record(claim), order="deterministic")).hexdigest()[:16]
