"""Builders of documents and claims by hand, so that reconciliation is tested without readers and extraction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from bilat.model import Amount, Block, Claim, Document, Evidence, Roles, Section, SectionKind, Sentence

BuildClaim = Callable[..., Claim]
BuildDocument = Callable[..., Document]


def _build_claim(document: str, claim_type: str, roles: Roles, when: str | None = None, **more: Any) -> Claim:
    quote = str(more.pop("quote", f"{claim_type} {sorted(roles.items())} {when}"))
    start = int(more.pop("start", 0))
    value = more.pop("amount", None)
    amount = Amount(*value) if isinstance(value, tuple) else value
    dyads = more.pop("dyads", ("AZE-BLR",))
    evidence = Evidence(quote, start, start + len(quote))
    return Claim(document=document, type=claim_type, roles=roles, when=when, amount=amount, dyads=dyads, evidence=evidence, **more)


def _build_document(name: str, *sentences: str, date: str | None = None, **more: Any) -> Document:
    """Lay sentences out as one section of one paragraph; sentences after the word TEASER stand in a teaser of another article."""
    own = list(sentences)
    split = own.index("TEASER") if "TEASER" in own else len(own)
    parts: list[tuple[SectionKind, list[str]]] = [("body", own[:split]), ("teaser", own[split + 1 :])]
    text = ""
    sections: list[Section] = []
    blocks: list[Block] = []
    places: list[Sentence] = []
    for kind, lines in parts:
        if not lines:
            continue
        start = len(text)
        for line in lines:
            places.append(Sentence(len(text), len(text) + len(line), len(blocks)))
            text += line + " "
        blocks.append(Block("paragraph", start, len(text), len(sections)))
        sections.append(Section("Relations", 2, start, len(text), kind))
    identifier = hashlib.sha256(f"{text}{name}{date}".encode()).hexdigest()[:16]
    return Document(
        id=identifier, name=name, format="text", text=text, date=date, sections=tuple(sections), blocks=tuple(blocks),
        sentences=tuple(places), **more,
    )  # fmt: skip


@pytest.fixture(scope="session")
def claim_of() -> BuildClaim:
    """Give the builder of claims."""
    return _build_claim


@pytest.fixture(scope="session")
def document_of() -> BuildDocument:
    """Give the builder of documents."""
    return _build_document
