"""The page of a pair: what is known of two countries at a glance, in pictures and in whole."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode

import msgspec
from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from bilat.charts.render import has_engine
from bilat.dossier.material import Material
from bilat.dossier.record import Dossier, Line
from bilat.dossier.shorten import shorten
from bilat.store import Base
from bilat.web.dossiers import find_told
from bilat.web.pages.glance import find_glances
from bilat.web.pages.naming import find_codes, read_times, send_on
from bilat.web.pages.routing import make_router
from bilat.web.problems import Problem
from bilat.web.rendering import render
from bilat.web.site import find_site

router = make_router()
MOST = 12  # lines of one list, unless all are asked for


class Drawn(msgspec.Struct, frozen=True):
    """A picture that the page shows: its name in addresses, its title, and what else says the same to those who do not see it."""

    name: str
    title: str
    instead: str


class Years(msgspec.Struct, frozen=True):
    """The years of the earliest and latest dated document on a pair, and the one that is asked for or else the latest."""

    first: int
    last: int
    chosen: int


@router.get("/dyad")
def find_dyad(a: str = "", b: str = "") -> Response:
    """Send two names from a form on to the page of the pair."""
    if not (a.strip() and b.strip()):
        raise Problem(400, "wrong-request", "A pair has two countries.", expected="two names or codes")
    return RedirectResponse(f"/dyad/{quote(f'{a.strip()} and {b.strip()}', safe='')}", status_code=303)


@router.get("/dyad/{pair}")
def show_dyad(request: Request, pair: str) -> Response:
    """Show what is known of two countries."""
    codes = find_codes(pair)
    if pair != "-".join(codes):
        return send_on(request, f"/dyad/{'-'.join(codes)}")
    as_of, held = read_times(request)
    site = find_site(request)
    told = find_told(site, codes, as_of, held)
    brief, material = told.dossier, told.material
    everything = request.query_params.get("all") == "1"
    with site.readers.reading() as workspace:
        years = find_years(workspace.base, pair, as_of)
    return render(
        request,
        "dyad.html.j2",
        brief=brief if everything else shorten(brief, MOST),
        pair=pair,
        glances=find_glances(material),
        pictures=find_pictures(brief, material),
        memberships=_find_memberships(material),
        names=[material.names.plain(code) for code in codes],
        years=years,
        times=urlencode({name: value for name, value in (("as_of", as_of), ("in", held)) if value}),
        is_cut=not everything and _is_cut(brief),
    )


def find_years(base: Base, pair: str, as_of: str | None) -> Years | None:
    """Find the years between which documents on a pair are dated; None where fewer than two years are known."""
    sql = (
        "SELECT min(substr(last_day, 1, 4)), max(substr(last_day, 1, 4)) FROM documents WHERE last_day IS NOT NULL"
        " AND n IN (SELECT claims.document FROM claims JOIN claim_dyads d ON d.claim = claims.n WHERE d.dyad = ?)"
    )
    first, last = base.select(sql, (pair,))[0]
    if first is None or first == last:
        return None
    asked = as_of[:4] if as_of and as_of[:4].isdigit() else last
    return Years(int(first), int(last), int(asked))


def find_pictures(brief: Dossier, material: Material) -> list[Drawn]:
    """Give the pictures that have something to show; none where the extra that draws them is not installed."""
    if brief.is_empty or not has_engine():
        return []
    title = brief.title
    wanted = [
        (any(fact.when for fact in material.facts), Drawn("timeline", "Timeline", f"Timeline of {title}: the dated facts of the sections below.")),
        (any(fact.type == "trade" and fact.amount for fact in material.facts), Drawn("trade", "Trade by year; what is forecast is hollow and dashed", f"Trade of {title} by year: the figures of the section on trade.")),
        (True, Drawn("map", "Map: capitals, missions and ways of energy", f"Map of {title}: capitals, and the missions and energy routes of the sections below.")),
        (True, Drawn("network", "Third parties that are tied to both, or to one", f"Third parties tied to {title}, as in the sections on organisations, past, alignment and positions.")),
    ]  # fmt: skip
    return [one for is_there, one in wanted if is_there]


def _find_memberships(material: Material) -> list[object]:
    if not has_engine():
        return []
    from bilat.charts.memberships import find_memberships  # loads what draws it, too

    return list(find_memberships(material))


def _is_cut(brief: Dossier) -> bool:
    lists: Iterable[tuple[Line, ...]] = [brief.opinions, brief.unplaced, *(one for topic in brief.topics for one in (topic.lines, topic.expected))]
    return any(len(one) > MOST for one in lists)
