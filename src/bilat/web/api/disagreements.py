"""`/v1/disagreements`: the facts on which witnesses contradict each other, and who says what."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter, Request, Response

from bilat.dossier.wording import load_names
from bilat.dossier.words import say_fact
from bilat.export import to_facts_table
from bilat.model import Fact
from bilat.query.pages import DocumentCard, FactKey, find_cards
from bilat.store import Base
from bilat.web.answers import Listing, answer_page
from bilat.web.api.facts import find_facts_page
from bilat.web.asking import FACT_FILTERS, PAGE, read_filter, read_limit
from bilat.web.describing import describe
from bilat.web.paging import make_next, read_cursor
from bilat.web.records import Disagreement, DisagreementsPage, ReadingRecord, Witness
from bilat.workspace import Workspace

router = APIRouter(tags=["disagreements"])
_FILTERS = tuple(name for name in FACT_FILTERS if name != "verdict")
_SPEAKING = (
    "documents.id IN (SELECT m.document FROM family_members m WHERE m.family = ?) AND documents.n IN"
    " (SELECT c.document FROM claims c JOIN fact_claims f ON f.claim = c.id JOIN facts ON facts.n = f.fact WHERE facts.id = ?)"
)


@router.get("/v1/disagreements", summary="Where sources disagree", **describe(DisagreementsPage, parameters=(*_FILTERS, *PAGE)))
def list_disagreements(request: Request) -> Response:
    """List the facts on which independent witnesses contradict each other, with each reading and the documents that have it."""

    def make(workspace: Workspace) -> Listing:
        asked, limit = msgspec.structs.replace(read_filter(request), verdict="differs"), read_limit(request)
        rows = find_facts_page(workspace, asked, read_cursor(request, FactKey), limit)
        items = tuple(find_disagreement(workspace.base, row.record) for row in rows)
        page = DisagreementsPage(asked.to_sentence("facts"), items, make_next(request, rows, limit))
        return Listing(page, lambda: to_facts_table([row.record for row in rows]))

    return answer_page(request, make, (*_FILTERS, *PAGE))


def find_disagreement(base: Base, fact: Fact) -> Disagreement:
    """Give a fact with its readings, each with the witnesses that have it and their documents."""
    known = {family: Witness(family, tuple(_find_speaking(base, family, fact))) for family in fact.witnesses}
    readings = tuple(
        ReadingRecord(value, tuple(known.get(family) or Witness(family, ()) for family in families))
        for value, families in fact.values
    )
    return Disagreement(say_fact(fact, load_names()), fact, readings)


def _find_speaking(base: Base, family: str, fact: Fact) -> list[DocumentCard]:
    """Give the documents of a family that speak of a fact; as of a day the fact may not be kept, and then all of the family's are given."""
    found = find_cards(base, _SPEAKING, (family, fact.id))
    return found or find_cards(base, "documents.id IN (SELECT document FROM family_members WHERE family = ?)", (family,))
