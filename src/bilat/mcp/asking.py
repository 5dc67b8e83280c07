"""From questions to filters: names to codes, types that there are. And the documents that answers cite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from bilat.dossier.numbering import find_title
from bilat.dossier.pairs import find_pair
from bilat.errors import UnknownNameError, UsageError
from bilat.mcp.questions import AskDisagreements, AskEvidence, AskFacts
from bilat.mcp.records import Quotation, Source
from bilat.model import Claim, Document, Fact, claim_id
from bilat.query import Filter
from bilat.vocabulary import load
from bilat.workspace import Workspace


def find_code(countries: Sequence[str] | None) -> str | None:
    """Give the code of the pair that two names mean; None for none."""
    return "-".join(sorted(find_pair(countries))) if countries else None


def find_party(name: str | None) -> str | None:
    """Give the code of a country or organisation; raise UnknownNameError or AmbiguousNameError if the name is not one's."""
    if name is None:
        return None
    try:
        return load().find_country(name).code
    except UnknownNameError:
        found = load().resolve_organisation(name).entity
        if found is None:
            raise
        return found.code


def check_type(name: str | None) -> str | None:
    """Give the type if there is one of that name; else raise UsageError with those that there are."""
    known = load().claim_types
    if name is not None and name not in known:
        raise UsageError(f"there is no claim type {name!r}; there are {', '.join(sorted(known))}")
    return name


def to_filter(workspace: Workspace, asked: AskFacts | AskEvidence | AskDisagreements) -> Filter:
    """Give the filter for a question on facts or claims; raise an error that says what would have been right."""
    common = Filter(dyad=find_code(asked.countries), type=check_type(asked.type), as_of=asked.as_of)
    if isinstance(asked, AskDisagreements):
        return msgspec.structs.replace(common, verdict="differs")
    if asked.document is not None:
        workspace.document(asked.document)
    given = msgspec.structs.replace(common, since=asked.since, until=asked.until, text=asked.words, document=asked.document)
    if isinstance(asked, AskEvidence):
        return given
    return msgspec.structs.replace(given, country=find_party(asked.country), verdict=asked.verdict, modality=asked.modality)


def to_quotation(claim: Claim, document: str) -> Quotation:
    """Give the words of a claim, with the id of its document."""
    evidence = claim.evidence
    return Quotation(claim=claim_id(claim), document=document, quote=evidence.quote, start=evidence.start, end=evidence.end)


def find_documents(workspace: Workspace, names: Iterable[str]) -> dict[str, Document]:
    """Give the documents with these names, by name."""
    wanted = list(dict.fromkeys(names))
    marks = ", ".join("?" for _ in wanted)
    return {document.name: document for document in workspace.base.find_documents(f"documents.name IN ({marks})", wanted)}


def find_names(workspace: Workspace, facts: Iterable[Fact]) -> dict[str, str]:
    """Give the name of the document of each claim on which some facts rest."""
    wanted = list({claim for fact in facts for claim in fact.claims})
    marks = ", ".join("?" for _ in wanted)
    sql = "SELECT claims.id, documents.name FROM claims JOIN documents ON documents.n = claims.document"
    return dict(workspace.base.select(f"{sql} WHERE claims.id IN ({marks})", wanted))


def to_sources(workspace: Workspace, documents: Iterable[Document]) -> list[Source]:
    """Describe documents for those who cite them."""
    found = list(documents)
    marks = ", ".join("?" for _ in found)
    ids = [document.id for document in found]
    sql = f"SELECT document, family FROM family_members WHERE document IN ({marks})"
    witnesses = dict(workspace.base.select(sql, ids))
    counted = dict(
        workspace.base.select(
            "SELECT documents.id, count(*) FROM claims JOIN documents ON documents.n = claims.document"
            f" WHERE documents.id IN ({marks}) GROUP BY documents.id",
            ids,
        )
    )
    return [_to_source(document, witnesses.get(document.id, ""), counted.get(document.id, 0)) for document in found]


def _to_source(document: Document, witness: str, claims: int) -> Source:
    return Source(
        id=document.id, title=find_title(document), name=document.name, address=document.url, publisher=document.publisher,
        date=document.date, witness=witness, language=None if document.language == "en" else document.language, characters=len(document.text), claims=claims,
    )  # fmt: skip
