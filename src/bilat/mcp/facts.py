"""The tool `facts`: facts with their verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bilat.dossier.wording import load_names
from bilat.dossier.words import say_fact
from bilat.dossier.words.amounts import say_amount
from bilat.dossier.words.time import say_dates_in
from bilat.mcp.asking import find_documents, find_names, to_filter, to_sources
from bilat.mcp.questions import AskFacts
from bilat.mcp.records import FactEntry, FactsAnswer
from bilat.mcp.writing import take
from bilat.model import Document, Fact
from bilat.workspace import Workspace

_MOST_IDS = 10


def find_facts(workspace: Workspace, asked: AskFacts) -> FactsAnswer:
    """Give the facts that a question lets through."""
    given = to_filter(workspace, asked)
    found = workspace.facts(given, limit=asked.limit, offset=asked.offset)
    sources = find_names(workspace, found)
    documents = find_documents(workspace, sources.values())
    kept, page = take(_to_entries(found, sources, documents), workspace.count("facts", given), asked.offset)
    cited = {identifier for entry in kept for identifier in entry.documents}
    described = to_sources(workspace, (one for one in documents.values() if one.id in cited))
    return FactsAnswer(question=given.to_sentence("facts"), facts=kept, documents=described, page=page)


def _to_entries(facts: Iterable[Fact], sources: Mapping[str, str], documents: Mapping[str, Document]) -> Iterator[FactEntry]:
    names = load_names()
    for fact in facts:
        said_in = dict.fromkeys(documents[sources[claim]].id for claim in fact.claims if claim in sources)
        yield FactEntry(
            id=fact.id, sentence=say_fact(fact, names), type=fact.type, roles=fact.roles, verdict=fact.verdict,
            explanation=say_dates_in(fact.explanation), witnesses=len(fact.witnesses), documents=list(said_in)[:_MOST_IDS],
            claims=list(fact.claims[:_MOST_IDS]), claim_count=len(fact.claims), when=fact.when,
            amount=say_amount(fact.amount) if fact.amount else None, modality=fact.modality, said_by=fact.source,
        )  # fmt: skip
