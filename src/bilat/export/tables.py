"""Claims, facts and documents as Arrow tables: one row each, roles as columns of text. Files are written in files.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import pyarrow as pa

from bilat.model import Amount, Claim, Document, Fact, Roles, claim_id
from bilat.vocabulary import Event, find_event

_TEXTS = pa.list_(pa.string())
_TIME = [("when", pa.string()), ("value", pa.float64()), ("value_to", pa.float64()), ("unit", pa.string()), ("bound", pa.string())]
CLAIMS_SCHEMA = pa.schema(
    [
        ("id", pa.string()), ("document", pa.string()), ("type", pa.string()), ("roles", pa.string()), *_TIME,
        ("modality", pa.string()), ("source", pa.string()), ("dyads", _TEXTS), ("quote", pa.string()), ("start", pa.int64()),
        ("end", pa.int64()), ("section", pa.string()), ("citations", _TEXTS), ("rule", pa.string()),
        ("plover", pa.string()), ("plover_mode", pa.string()), ("cameo", _TEXTS), ("quad", pa.string()),
    ]
)  # fmt: skip
FACTS_SCHEMA = pa.schema(
    [
        ("id", pa.string()), ("type", pa.string()), ("kind", pa.string()), ("roles", pa.string()), *_TIME,
        ("modality", pa.string()), ("source", pa.string()), ("dyads", _TEXTS), ("verdict", pa.string()),
        ("explanation", pa.string()), ("claims", _TEXTS), ("witnesses", _TEXTS), ("values", pa.string()), ("as_of", pa.string()),
        ("alternatives", pa.string()), ("reasons", _TEXTS), ("joined", pa.float64()), ("shared_sources", _TEXTS), ("judged", _TEXTS),
    ]
)  # fmt: skip
DOCUMENTS_SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("id", "name", "format", "title", "url", "date", "publisher", "language", "copy_of", "kind")),
        ("characters", pa.int64()), ("references", pa.int64()),
    ]
)  # fmt: skip


def to_claims_table(claims: Sequence[Claim]) -> pa.Table:
    """Give claims as an Arrow table; `roles` is a JSON object, since each type has its own, and the event columns are those of docs/events.md."""
    return pa.Table.from_pylist([_to_claim_row(claim) for claim in claims], schema=CLAIMS_SCHEMA)


def to_facts_table(facts: Sequence[Fact]) -> pa.Table:
    """Give facts as an Arrow table; `roles` and `values` are JSON."""
    return pa.Table.from_pylist([_to_fact_row(fact) for fact in facts], schema=FACTS_SCHEMA)


def to_documents_table(documents: Sequence[Document]) -> pa.Table:
    """Give documents as an Arrow table; `characters` and `references` are numbers, the text itself is left out."""
    return pa.Table.from_pylist([_to_document_row(document) for document in documents], schema=DOCUMENTS_SCHEMA)


def _to_document_row(document: Document) -> dict[str, Any]:
    row = {name: getattr(document, name, None) for name in DOCUMENTS_SCHEMA.names}
    return {**row, "characters": len(document.text), "references": len(document.references)}


def _to_claim_row(claim: Claim) -> dict[str, Any]:
    evidence = claim.evidence
    return {
        "id": claim_id(claim), "document": claim.document, "type": claim.type, "roles": _to_json(claim.roles),
        "when": claim.when, **_to_amount(claim.amount), "modality": claim.modality, "source": claim.source,
        "dyads": list(claim.dyads), "quote": evidence.quote, "start": evidence.start, "end": evidence.end,
        "section": evidence.section, "citations": list(claim.citations), "rule": claim.rule,
        **_to_event(claim),
    }  # fmt: skip


def _to_event(claim: Claim) -> dict[str, Any]:
    event = find_event(claim.type, claim.roles, claim.modality, claim.when) or Event()
    return {"plover": event.plover, "plover_mode": event.mode, "cameo": list(event.cameo), "quad": event.quad}


def _to_fact_row(fact: Fact) -> dict[str, Any]:
    return {
        "id": fact.id, "type": fact.type, "kind": fact.kind, "roles": _to_json(fact.roles), "when": fact.when,
        **_to_amount(fact.amount), "modality": fact.modality, "source": fact.source, "dyads": list(fact.dyads),
        "verdict": fact.verdict, "explanation": fact.explanation, "claims": list(fact.claims),
        "witnesses": list(fact.witnesses), "values": msgspec.json.encode(fact.values).decode(), "as_of": fact.as_of,
        "alternatives": fact.alternatives, "reasons": [reason.kind for reason in fact.reasons], "joined": fact.joined,
        "shared_sources": list(fact.shared_sources), "judged": list(fact.judged),
    }  # fmt: skip


def _to_amount(amount: Amount | None) -> dict[str, Any]:
    if amount is None:
        return {"value": None, "value_to": None, "unit": None, "bound": None}
    upper = float(amount.to) if amount.to is not None else None
    return {"value": float(amount.value), "value_to": upper, "unit": amount.unit, "bound": amount.bound}


def _to_json(roles: Roles) -> str:
    return msgspec.json.encode(roles, order="deterministic").decode()
