"""`/v1/claims`: what documents say, in their own words."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from bilat.dossier.wording import load_names
from bilat.dossier.words import say_claim
from bilat.export import to_claims_table
from bilat.model import Claim, claim_id
from bilat.query.pages import ClaimKey, DocumentCard, Row, find_cards, find_claim_rows
from bilat.store import Base
from bilat.web.answers import Listing, answer_page, answer_record
from bilat.web.asking import CLAIM_FILTERS, PAGE, read_filter, read_limit
from bilat.web.describing import describe
from bilat.web.paging import make_next, read_cursor
from bilat.web.problems import Problem
from bilat.web.records import ClaimEntry, ClaimsPage, to_cards, to_claim_record
from bilat.workspace import Workspace

router = APIRouter(tags=["claims"])


@router.get("/v1/claims", summary="Claims", **describe(ClaimsPage, parameters=(*CLAIM_FILTERS, *PAGE)))
def list_claims(request: Request) -> Response:
    """List claims by document and place, each with its exact words."""

    def make(workspace: Workspace) -> Listing:
        asked, limit = read_filter(request), read_limit(request)
        rows = find_claim_rows(workspace.base, asked, read_cursor(request, ClaimKey), limit)
        items = tuple(to_claim_record(row) for row in rows)
        cards = to_cards(find_cards_of(workspace.base, rows))
        page = ClaimsPage(asked.to_sentence("claims"), items, cards, make_next(request, rows, limit))
        return Listing(page, lambda: to_claims_table([row.record for row in rows]))

    return answer_page(request, make, (*CLAIM_FILTERS, *PAGE))


@router.get("/v1/claims/{identifier}", summary="One claim", **describe(ClaimEntry))
def show_claim(request: Request, identifier: str) -> Response:
    """Give one claim by its id, with a sentence that says it and the document in which it stands."""

    def make(workspace: Workspace) -> ClaimEntry:
        rows = find_claims_of(workspace.base, [identifier])
        if not rows:
            raise Problem(404, "not-found", f"no claim has the id {identifier[:100]!r}")
        card = find_cards_of(workspace.base, rows[:1])[0]
        return ClaimEntry(to_claim_record(rows[0]), say_claim(rows[0].record, load_names()), card)

    return answer_record(request, make)


def find_claims_of(base: Base, identifiers: list[str]) -> list[Row[Claim]]:
    """Give the claims with these ids, by document and place."""
    found = base.find_claims(f"claims.id IN ({', '.join('?' * len(identifiers))})", identifiers)
    return [Row(claim_id(claim), (), claim) for claim in found]


def find_cards_of(base: Base, rows: list[Row[Claim]]) -> list[DocumentCard]:
    """Give the cards of the documents in which claims stand."""
    documents = sorted({row.record.document for row in rows})
    return find_cards(base, f"documents.name IN ({', '.join('?' * len(documents))})", documents)
