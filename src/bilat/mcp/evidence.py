"""The tool `claims_with_evidence`: claims with their exact words, where they stand, and how to cite them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bilat.dossier.numbering import find_title
from bilat.dossier.wording import load_names
from bilat.dossier.words import say_claim
from bilat.dossier.words.amounts import say_amount
from bilat.errors import UsageError
from bilat.mcp.asking import find_documents, to_filter, to_sources
from bilat.mcp.questions import AskEvidence
from bilat.mcp.records import CitedWork, Evidence, EvidenceAnswer
from bilat.mcp.writing import take
from bilat.model import Claim, Document, Reference, claim_id
from bilat.query import Filter
from bilat.workspace import Workspace


def find_evidence(workspace: Workspace, asked: AskEvidence) -> EvidenceAnswer:
    """Give the claims of a fact, those with some ids, or those that a question lets through."""
    found: Sequence[Claim]
    if asked.fact is not None or asked.claims:
        question, found, total = _find_named(workspace, asked)
    else:
        given = to_filter(workspace, asked)
        question, total = given.to_sentence("claims"), workspace.count("claims", given)
        found = workspace.claims(given, limit=asked.limit, offset=asked.offset)
    documents = find_documents(workspace, (claim.document for claim in found))
    kept, page = take(_to_entries(found, documents), total, asked.offset)
    cited = {entry.document for entry in kept}
    described = to_sources(workspace, (one for one in documents.values() if one.id in cited))
    return EvidenceAnswer(question=question, claims=kept, documents=described, page=page)


def _find_named(workspace: Workspace, asked: AskEvidence) -> tuple[str, Sequence[Claim], int]:
    """Find claims by their ids or by the id of their fact; a further condition beside them would be passed over, so it is refused."""
    if to_filter(workspace, asked) != Filter() or (asked.fact and asked.claims):
        raise UsageError("`fact` and `claims` name claims already; give one of them, and no other condition")
    wanted, question = list(dict.fromkeys(asked.claims)), "The claims with these ids."
    if asked.fact is not None:
        facts = workspace.base.find_facts("facts.id = ?", (asked.fact,))
        if not facts:
            raise UsageError(
                f"there is no fact {asked.fact!r}; ids stand in answers of `facts`, `brief` and `disagreements`, and change with the documents"
                " (of a fact asked for with as_of, give the ids of its claims)"
            )
        wanted, question = list(facts[0].claims), f"The claims on which the fact {asked.fact} rests."
    found = workspace.claims_by_id(wanted)
    if missing := sorted(set(wanted) - {claim_id(claim) for claim in found}):
        raise UsageError(f"there is no claim {missing[0]!r}; ids stand in answers of `facts` and `claims_with_evidence`")
    return question, found[asked.offset : asked.offset + asked.limit], len(found)


def _to_entries(claims: Iterable[Claim], documents: Mapping[str, Document]) -> Iterator[Evidence]:
    names = load_names()
    for claim in claims:
        document, evidence = documents[claim.document], claim.evidence
        yield Evidence(
            id=claim_id(claim), sentence=say_claim(claim, names), type=claim.type, quote=evidence.quote, start=evidence.start,
            end=evidence.end, document=document.id, cite=_say_citation(claim, document), section=evidence.section, when=claim.when,
            amount=say_amount(claim.amount) if claim.amount else None, modality=claim.modality, said_by=claim.source,
            cites=[_to_work(one) for one in document.references if one.key in claim.citations],
        )  # fmt: skip


def _say_citation(claim: Claim, document: Document) -> str:
    """Say where the words stand, as a note to them would."""
    parts = (document.publisher, document.date, document.url or document.name)
    place = f"characters {claim.evidence.start}–{claim.evidence.end}"
    return ", ".join(part for part in (f"“{find_title(document)}”", *parts, place) if part)


def _to_work(reference: Reference) -> CitedWork:
    return CitedWork(reference.text, reference.url, reference.archive_url, reference.archived, reference.retrieved)
