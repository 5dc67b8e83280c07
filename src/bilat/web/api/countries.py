"""`/v1/countries` and `/v1/organisations`: who is known by which names and codes, and how much is said of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
import pyarrow as pa
from fastapi import APIRouter, Request, Response

from bilat.dossier.wording import load_names
from bilat.query.pages import Row, find_dyad_rows
from bilat.store import Base
from bilat.vocabulary import Entity, load
from bilat.web.answers import Listing, answer_page, answer_record
from bilat.web.asking import PAGE, read_limit
from bilat.web.describing import describe
from bilat.web.paging import make_next, read_cursor
from bilat.web.records import CountriesPage, CountryCard, CountryRecord, DyadEntry, to_country_card
from bilat.workspace import Workspace

router = APIRouter(tags=["countries"])
_MOST_PAIRS = 1000
_SCHEMA = pa.schema(
    [
        ("code", pa.string()), ("name", pa.string()), ("kind", pa.string()), ("iso2", pa.string()), ("cow", pa.int64()),
        ("gw", pa.int64()), ("wikidata", pa.string()), ("claims", pa.int64()),
    ]
)  # fmt: skip


@router.get("/v1/countries", summary="Countries", **describe(CountriesPage, parameters=PAGE))
def list_countries(request: Request) -> Response:
    """List the countries, former states and other polities that bilat knows, by code, those of which nothing is said among them."""
    return _list(request, load().entities)


@router.get("/v1/countries/{code}", summary="One country", **describe(CountryRecord))
def show_country(request: Request, code: str) -> Response:
    """Give a country by its code or a name: its names, its periods as a state, and its pairs in this base."""
    return _show(request, code, load().find_country)


@router.get("/v1/organisations", summary="Organisations", **describe(CountriesPage, parameters=PAGE))
def list_organisations(request: Request) -> Response:
    """List the organisations that bilat knows, by code."""
    return _list(request, load().organisations)


@router.get("/v1/organisations/{code}", summary="One organisation", **describe(CountryRecord))
def show_organisation(request: Request, code: str) -> Response:
    """Give an organisation by its code or a name."""
    return _show(request, code, load().find_organisation)


def make_cards(base: Base, entities: Sequence[Entity]) -> list[CountryCard]:
    """Give the cards of countries or organisations, with the numbers of claims that name them."""
    codes = [entity.code for entity in entities]
    sql = f"SELECT name, count(*) FROM claim_names WHERE name IN ({', '.join('?' * len(codes))}) GROUP BY name"
    counts = dict(base.select(sql, codes))
    return [to_country_card(entity, counts.get(entity.code, 0)) for entity in entities]


def _list(request: Request, known: Mapping[str, Entity]) -> Response:
    def make(workspace: Workspace) -> Listing:
        after, limit = read_cursor(request, tuple[str]), read_limit(request)
        codes = [code for code in sorted(known) if after is None or code > after[0]][:limit]
        rows = [Row(card.code, (card.code,), card) for card in make_cards(workspace.base, [known[code] for code in codes])]
        page = CountriesPage(tuple(row.record for row in rows), make_next(request, rows, limit))
        return Listing(page, lambda: pa.Table.from_pylist([msgspec.structs.asdict(one) for one in page.items], _SCHEMA))

    return answer_page(request, make, PAGE)


def _show(request: Request, name: str, find: Callable[[str], Entity]) -> Response:
    entity = find(name)

    def make(workspace: Workspace) -> CountryRecord:
        names = load_names()
        rows = find_dyad_rows(workspace.base, entity.code, None, _MOST_PAIRS)
        pairs = sorted((DyadEntry(row.id, names.pair(row.id), row.record) for row in rows), key=lambda one: (-one.claims, one.dyad))
        card = make_cards(workspace.base, [entity])[0]
        return CountryRecord(**msgspec.structs.asdict(entity), claims=card.claims, pairs=tuple(pairs))

    return answer_record(request, make)
