"""What a brief is made from: facts, their claims, documents and families. No wording, no layout, no base."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bilat.dossier.record import RelatedPair
from bilat.dossier.words import Names
from bilat.model import Claim, Document, Fact, Family
from bilat.query import Days, Holding

Spans = tuple[tuple[int | None, int | None], ...]


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """All that the base knows of a pair. `statehood` gives, by country code, the spans of years in which it was a state.

    Where a time was asked for (`held`), `facts` are those that held or happened then, `holdings` says by fact id how they stand to it,
    `unplaced` are the facts without a time, and `coverage` the days that the sources on the pair cover. `undated` counts the documents that an answer as of a day leaves out.
    """

    pair: tuple[str, str]
    facts: tuple[Fact, ...]
    claims: Mapping[str, Claim]
    documents: tuple[Document, ...]
    families: tuple[Family, ...] = ()
    related: tuple[RelatedPair, ...] = ()
    names: Names
    statehood: Mapping[str, Spans] = {}
    as_of: str | None = None
    held: str | None = None
    holdings: Mapping[str, Holding] = {}
    unplaced: tuple[Fact, ...] = ()
    coverage: Days | None = None
    undated: int = 0

    def document(self, key: str) -> Document | None:
        """Find a document by its id, else by its name."""
        by_name = None
        for document in self.documents:
            if document.id == key:
                return document
            if document.name == key:
                by_name = document
        return by_name

    def family_of(self, document: Document) -> Family | None:
        """Find the family to which a document belongs."""
        keys = {document.id, document.name}
        return next(
            (family for family in self.families if keys & {member.document for member in family.members}),
            None,
        )
