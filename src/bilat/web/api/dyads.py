"""`/v1/dyads`: the pairs of countries, and the dossier on each."""

from __future__ import annotations

import msgspec
import pyarrow as pa
from fastapi import APIRouter, Request, Response

from bilat.dossier.marks import MARKS
from bilat.dossier.pairs import find_pair
from bilat.dossier.record import Dossier
from bilat.dossier.wording import load_names
from bilat.errors import UsageError
from bilat.query import find_last_day
from bilat.query.pages import find_dyad_rows
from bilat.web.answers import Listing, answer_made, answer_page
from bilat.web.asking import PAGE, read_filter, read_limit
from bilat.web.describing import describe
from bilat.web.dossiers import find_dossier
from bilat.web.paging import make_next, read_cursor
from bilat.web.problems import Problem
from bilat.web.records import Brief, DyadEntry, DyadsPage
from bilat.web.site import find_site
from bilat.workspace import Workspace

router = APIRouter(tags=["dyads"])
_FILTERS = ("country",)
_TIMES = ("as_of", "held")
_LEGEND = {verdict: mark.meaning for verdict, mark in MARKS.items()}
_SCHEMA = pa.schema([("dyad", pa.string()), ("title", pa.string()), ("claims", pa.int64())])


@router.get("/v1/dyads", summary="Pairs of countries", **describe(DyadsPage, parameters=(*_FILTERS, *PAGE)))
def list_dyads(request: Request) -> Response:
    """List the pairs of which the base has claims, by code; `country` keeps to the pairs of one country."""

    def make(workspace: Workspace) -> Listing:
        after, limit = read_cursor(request, tuple[str]), read_limit(request)
        rows = find_dyad_rows(workspace.base, read_filter(request).country, after[0] if after else None, limit)
        names = load_names()
        items = tuple(DyadEntry(row.id, names.pair(row.id), row.record) for row in rows)
        page = DyadsPage(items, make_next(request, rows, limit))
        return Listing(page, lambda: pa.Table.from_pylist([msgspec.structs.asdict(one) for one in items], _SCHEMA))

    return answer_page(request, make, (*_FILTERS, *PAGE))


@router.get("/v1/dyads/{pair}", summary="The dossier on a pair", **describe(Brief, parameters=_TIMES))
def show_dyad(request: Request, pair: str) -> Response:
    """Give the whole dossier on two countries: every line with its verdict, quotes and sources. A pair that no document speaks of has one too: it says so."""
    codes = _find_codes(pair)
    as_of, held = (request.query_params.get(name) for name in _TIMES)
    for day in (as_of, held):
        if day is not None:
            find_last_day(day)
    return answer_made(request, lambda: _to_brief(find_dossier(find_site(request), codes, as_of, held)), _TIMES)


def _find_codes(pair: str) -> tuple[str, str]:
    try:
        return find_pair([pair])
    except UsageError as error:
        raise Problem(404, "not-found", f"{pair[:100]!r} does not name two countries", expected="a pair such as AZE-BLR") from error


def _to_brief(dossier: Dossier) -> Brief:
    return Brief(**msgspec.structs.asdict(dossier), legend=_LEGEND)
