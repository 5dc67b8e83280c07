"""The tool `disagreements`: facts on which witnesses contradict each other, each reading with words of those who have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bilat.dossier.folding import drop_shadows
from bilat.dossier.lines import say_reading
from bilat.dossier.wording import load_names
from bilat.dossier.words import say_fact
from bilat.dossier.words.time import say_dates_in
from bilat.mcp.asking import find_claims, find_documents, to_filter, to_quotation, to_sources
from bilat.mcp.questions import AskDisagreements
from bilat.mcp.records import Disagreement, DisagreementsAnswer, ReadingEntry
from bilat.mcp.writing import take
from bilat.model import Claim, Document, Fact, claim_id
from bilat.reconcile.readings import show_reading
from bilat.workspace import Workspace

_MOST_QUOTES, _MOST_PAIRS = 3, 8
Said = Sequence[tuple[Claim, str]]  # claims, each with the id of its document
Values = Sequence[tuple[str, Sequence[str]]]


def find_disagreements(workspace: Workspace, asked: AskDisagreements) -> DisagreementsAnswer:
    """Give the facts with the verdict "differs", those with the most witnesses first."""
    given = to_filter(workspace, asked)
    found = sorted(drop_shadows(workspace.facts(given)), key=lambda fact: (-len(fact.witnesses), fact.type, fact.id))
    wanted = found[asked.offset : asked.offset + asked.limit]
    claims = {claim_id(claim): claim for claim in find_claims(workspace, (claim for fact in wanted for claim in fact.claims))}
    documents = find_documents(workspace, (claim.document for claim in claims.values()))
    witnesses = {source.id: source.witness for source in to_sources(workspace, documents.values())}
    kept, page = take(_to_entries(wanted, claims, documents, witnesses), len(found), asked.offset)
    cited = {quote.document for entry in kept for reading in entry.readings for quote in reading.said}
    described = to_sources(workspace, (one for one in documents.values() if one.id in cited))
    return DisagreementsAnswer(question=given.to_sentence("facts"), disagreements=kept, documents=described, page=page)


def _to_entries(
    facts: Sequence[Fact], claims: Mapping[str, Claim], documents: Mapping[str, Document], witnesses: Mapping[str, str]
) -> Iterator[Disagreement]:
    names = load_names()
    for fact in facts:
        mine = [(claims[claim], documents[claims[claim].document].id) for claim in fact.claims if claim in claims]
        values = fact.values or _find_values(mine, witnesses)
        yield Disagreement(
            fact=fact.id, sentence=say_fact(fact, names), pairs=_list_pairs(fact), explanation=say_dates_in(fact.explanation),
            readings=[_to_reading(value, having, mine, witnesses) for value, having in values],
        )  # fmt: skip


def _list_pairs(fact: Fact) -> list[str]:
    more = len(fact.dyads) - _MOST_PAIRS
    return [*fact.dyads[:_MOST_PAIRS], *([f"and {more} more"] if more > 0 else [])]


def _find_values(claims: Said, witnesses: Mapping[str, str]) -> Values:
    """Give the readings of claims with their witnesses, for a period, whose fact does not list them."""
    values: dict[str, dict[str, None]] = {}
    for claim, document in claims:
        values.setdefault(show_reading(claim), {})[witnesses[document]] = None
    return tuple((value, tuple(having)) for value, having in sorted(values.items()))


def _to_reading(value: str, having: Sequence[str], claims: Said, witnesses: Mapping[str, str]) -> ReadingEntry:
    """Give a reading with the words that say it; where claims do not tell, with those of its witnesses."""
    told = [one for one in claims if show_reading(one[0]) == value]
    said = told or [one for one in claims if witnesses[one[1]] in having]
    quotes = [to_quotation(claim, document) for claim, document in said[:_MOST_QUOTES]]
    return ReadingEntry(reading=say_reading(value), witnesses=len(having), said=quotes)
