"""The records that the API answers with. Those that the rest of bilat has already (Fact, Document, Dossier) are given as they are."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from bilat.dossier.record import Dossier
from bilat.model import Amount, Claim, Document, Evidence, Fact, Family, Modality, Roles, Verdict
from bilat.model.judgement import Judgement
from bilat.query import FactChange
from bilat.query.pages import DocumentCard, Row
from bilat.query.search import DocumentMatch
from bilat.vocabulary import Entity


class ClaimRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as docs/claims.md has it, with its content id and the rule that found it; `document` is the name of its document."""

    id: str
    document: str
    type: str
    roles: Roles
    when: str | None
    amount: Amount | None
    modality: Modality
    source: str | None
    dyads: tuple[str, ...]
    evidence: Evidence
    citations: tuple[str, ...]
    rule: str


class ClaimsPage(msgspec.Struct, frozen=True):
    """Claims, and by name the documents in which they stand. `asked` says in English what was asked for."""

    asked: str
    items: tuple[ClaimRecord, ...]
    documents: dict[str, DocumentCard]
    next: str | None = None


class FactsPage(msgspec.Struct, frozen=True):
    """Facts; `asked` says in English what was asked for."""

    asked: str
    items: tuple[Fact, ...]
    next: str | None = None


class FactRecord(msgspec.Struct, frozen=True):
    """A fact in a sentence, with the claims on which it rests and, by name, their documents."""

    fact: Fact
    sentence: str
    claims: tuple[ClaimRecord, ...]
    documents: dict[str, DocumentCard]


class ClaimEntry(msgspec.Struct, frozen=True):
    """A claim in a sentence, with its document."""

    claim: ClaimRecord
    sentence: str
    document: DocumentCard


class DyadEntry(msgspec.Struct, frozen=True):
    """A pair of countries with the number of claims about it."""

    dyad: str
    title: str
    claims: int


class DyadsPage(msgspec.Struct, frozen=True):
    """Pairs of countries, by code."""

    items: tuple[DyadEntry, ...]
    next: str | None = None


class Brief(Dossier, frozen=True, kw_only=True):
    """The dossier on a pair; `legend` says what each verdict means."""

    legend: dict[Verdict, str]


class DocumentsPage(msgspec.Struct, frozen=True):
    """Documents without their texts, by name."""

    items: tuple[DocumentCard, ...]
    next: str | None = None


class DocumentRecord(Document, frozen=True, kw_only=True):
    """A document with its text, all its parts, its family of copies and versions, and the number of its claims."""

    family: Family | None
    claims: int


class Witness(msgspec.Struct, frozen=True):
    """A family of copies and versions, which is one witness, with those of its documents that speak of the fact."""

    family: str
    documents: tuple[DocumentCard, ...]


class ReadingRecord(msgspec.Struct, frozen=True):
    """One of the readings of a fact, and who has it."""

    value: str
    witnesses: tuple[Witness, ...]


class Disagreement(msgspec.Struct, frozen=True):
    """A fact on which witnesses contradict each other, in a sentence, with each reading."""

    sentence: str
    fact: Fact
    readings: tuple[ReadingRecord, ...]


class DisagreementsPage(msgspec.Struct, frozen=True):
    """Disagreements, in the order of facts."""

    asked: str
    items: tuple[Disagreement, ...]
    next: str | None = None


class DiffPage(msgspec.Struct, frozen=True):
    """What is known of a pair on the second day against the first; `undated` counts the documents without a date, which are left out."""

    dyad: str
    items: tuple[FactChange, ...]
    undated: int
    next: str | None = None


class JudgementsPage(msgspec.Struct, frozen=True):
    """What people have said of claims, by day, what was taken back too."""

    items: tuple[Judgement, ...]
    next: str | None = None


class CountryCard(msgspec.Struct, frozen=True):
    """A country, polity or organisation by its codes; `claims` is the number of claims that name it."""

    code: str
    name: str
    kind: str
    iso2: str | None
    cow: int | None
    gw: int | None
    wikidata: str | None
    claims: int


class CountriesPage(msgspec.Struct, frozen=True):
    """Countries and polities, or organisations, by code."""

    items: tuple[CountryCard, ...]
    next: str | None = None


class CountryRecord(Entity, frozen=True, kw_only=True):
    """All that the vocabulary holds of a country or organisation, the number of claims that name it, and its pairs in this base."""

    claims: int
    pairs: tuple[DyadEntry, ...]


class SearchAnswer(msgspec.Struct, frozen=True):
    """What words were found in, the best matches first; `all_claims` is the address of every claim with these words."""

    query: str
    countries: tuple[CountryCard, ...]
    organisations: tuple[CountryCard, ...]
    documents: tuple[DocumentMatch, ...]
    claims: tuple[ClaimRecord, ...]
    all_claims: str


class Index(msgspec.Struct, frozen=True):
    """What is served: the version of bilat, how much the base holds, and where to ask."""

    bilat: str
    documents: int
    claims: int
    facts: int
    disagreements: int
    links: dict[str, str]


class Added(msgspec.Struct, frozen=True):
    """What adding a document did; `new` is false where it was there already. `refused` counts refusals by reason."""

    id: str
    name: str
    title: str
    new: bool
    claims: int
    refused: dict[str, int]
    notes: tuple[str, ...]


def to_claim_record(row: Row[Claim]) -> ClaimRecord:
    """Give the record of a claim."""
    claim = row.record
    return ClaimRecord(
        id=row.id, document=claim.document, type=claim.type, roles=claim.roles, when=claim.when, amount=claim.amount,
        modality=claim.modality, source=claim.source, dyads=claim.dyads, evidence=claim.evidence, citations=claim.citations,
        rule=claim.rule,
    )  # fmt: skip


def to_country_card(entity: Entity, claims: int) -> CountryCard:
    """Give the card of a country or organisation."""
    return CountryCard(
        entity.code, entity.name, entity.kind, entity.iso2, entity.cow, entity.gw, entity.wikidata, claims
    )


def to_cards(cards: Iterable[DocumentCard]) -> dict[str, DocumentCard]:
    """Give cards of documents by name."""
    return {card.name: card for card in cards}
