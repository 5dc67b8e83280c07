"""`/v1/facts`: claims that speak of one thing, with the verdict on them."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from bilat.dossier.wording import load_names
from bilat.dossier.words import say_fact
from bilat.export import to_facts_table
from bilat.model import Fact
from bilat.query import Filter
from bilat.query.pages import FactKey, Row, cut_fact_rows, find_fact_rows
from bilat.web.answers import Listing, answer_page, answer_record
from bilat.web.api.claims import find_cards_of, find_claims_of
from bilat.web.asking import FACT_FILTERS, PAGE, read_filter, read_limit
from bilat.web.describing import describe
from bilat.web.paging import make_next, read_cursor
from bilat.web.problems import Problem
from bilat.web.records import FactRecord, FactsPage, to_cards, to_claim_record
from bilat.workspace import Workspace

router = APIRouter(tags=["facts"])


@router.get("/v1/facts", summary="Facts", **describe(FactsPage, parameters=(*FACT_FILTERS, *PAGE)))
def list_facts(request: Request) -> Response:
    """List facts by type and time, each with its verdict, its readings and its witnesses."""

    def make(workspace: Workspace) -> Listing:
        asked, limit = read_filter(request), read_limit(request)
        rows = find_facts_page(workspace, asked, read_cursor(request, FactKey), limit)
        page = FactsPage(asked.to_sentence("facts"), tuple(row.record for row in rows), make_next(request, rows, limit))
        return Listing(page, lambda: to_facts_table(page.items))

    return answer_page(request, make, (*FACT_FILTERS, *PAGE))


@router.get("/v1/facts/{identifier}", summary="One fact", **describe(FactRecord))
def show_fact(request: Request, identifier: str) -> Response:
    """Give one fact by its id, in a sentence, with the claims on which it rests and their documents."""

    def make(workspace: Workspace) -> FactRecord:
        facts = workspace.base.find_facts("id = ?", [identifier])
        if not facts:
            raise Problem(404, "not-found", f"no fact has the id {identifier[:100]!r}")
        claims = find_claims_of(workspace.base, list(facts[0].claims))
        cards = to_cards(find_cards_of(workspace.base, claims))
        return FactRecord(facts[0], say_fact(facts[0], load_names()), tuple(map(to_claim_record, claims)), cards)

    return answer_record(request, make)


def find_facts_page(workspace: Workspace, asked: Filter, after: FactKey | None, limit: int) -> list[Row[Fact]]:
    """Give the next facts that a filter lets through; as of a day they are found anew, so the page is cut from all of them."""
    if asked.as_of is not None:
        return cut_fact_rows(workspace.facts(asked), after, limit)
    return find_fact_rows(workspace.base, asked, after, limit)
