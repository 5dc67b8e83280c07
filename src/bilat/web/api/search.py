"""`/v1/search`: words in quotes and documents, and countries and organisations by name."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from bilat.query.search import search_claims, search_documents
from bilat.store import Base
from bilat.vocabulary import Entity, load
from bilat.web.answers import answer_record
from bilat.web.api.countries import make_cards
from bilat.web.asking import read_limit, read_required
from bilat.web.describing import describe
from bilat.web.records import CountryCard, SearchAnswer, to_claim_record
from bilat.workspace import Workspace

router = APIRouter(tags=["search"])


@router.get("/v1/search", summary="Search", **describe(SearchAnswer, parameters=("q", "limit"), required=("q",)))
def search(request: Request) -> Response:
    """Find words in quotes and documents, the best matches first, and the countries and organisations that a name may mean."""
    words = read_required(request, "q")
    return answer_record(request, lambda workspace: _search(workspace, words, read_limit(request)), ("q", "limit"))


def _search(workspace: Workspace, words: str, limit: int) -> SearchAnswer:
    known = load()
    return SearchAnswer(
        query=words,
        countries=_to_cards(workspace.base, known.resolve(words).candidates),
        organisations=_to_cards(workspace.base, known.resolve_organisation(words).candidates),
        documents=tuple(search_documents(workspace.base, words, limit)),
        claims=tuple(to_claim_record(row) for row in search_claims(workspace.base, words, limit)),
        all_claims=f"/v1/claims?{urlencode({'text': words})}",
    )


def _to_cards(base: Base, entities: Iterable[Entity]) -> tuple[CountryCard, ...]:
    return tuple(make_cards(base, list(entities)))
