"""The tool `compare`: what changed between two versions of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilat.dossier.wording import load_names
from bilat.dossier.words import say_claim
from bilat.dossier.words.time import say_dates_in
from bilat.mcp.asking import to_sources
from bilat.mcp.questions import AskCompare
from bilat.mcp.records import CompareAnswer, VersionChange
from bilat.mcp.writing import take
from bilat.model import Claim, claim_id
from bilat.reconcile import Comparison, compare_documents
from bilat.workspace import Workspace


def compare_versions(workspace: Workspace, asked: AskCompare) -> CompareAnswer:
    """Give the changes between two documents, those of claims first, then of words, then of layout."""
    old, new = workspace.document(asked.old), workspace.document(asked.new)
    said = [workspace.claims(document=document.id) for document in (old, new)]
    comparison = compare_documents(old, new, *said)
    claims = {claim_id(claim): claim for group in said for claim in group}
    changes = list(_find_changes(comparison, claims))
    kept, page = take(changes[asked.offset : asked.offset + asked.limit], len(changes), asked.offset)
    sources = {source.name: source for source in to_sources(workspace, (old, new))}
    return CompareAnswer(
        older=sources[comparison.older], newer=sources[comparison.newer], order_known=comparison.known,
        reason=say_dates_in(comparison.reason), summary=comparison.summary, changes=kept, page=page,
    )  # fmt: skip


def _find_changes(comparison: Comparison, claims: Mapping[str, Claim]) -> Iterator[VersionChange]:
    names = load_names()
    for claim in comparison.claims:
        old, new = (say_claim(claims[one], names) if one else "" for one in (claim.old, claim.new))
        yield VersionChange(
            part="claims", kind=claim.kind, old=old, new=new, old_claim=claim.old, new_claim=claim.new, explanation=claim.explanation
        )
    for words in comparison.words:
        yield VersionChange(
            part="words", kind=words.kind, old=words.old, new=words.new, section=words.section, explanation=words.note
        )
    for layout in comparison.layout:
        yield VersionChange(part="layout", kind=layout.what, explanation=layout.explanation)
