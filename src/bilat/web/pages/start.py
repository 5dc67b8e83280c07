"""The start page: where to look things up, the world as one country's texts show it, the pairs most told of, what came last."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from fastapi import Request, Response

from bilat.charts.render import has_engine
from bilat.dossier.wording import load_names
from bilat.store import Base
from bilat.vocabulary import load
from bilat.web.pages.drawings import MEASURES
from bilat.web.pages.naming import find_country_code
from bilat.web.pages.routing import make_router
from bilat.web.problems import Problem
from bilat.web.rendering import render
from bilat.web.site import find_site

router = make_router()
_MOST_PAIRS, _MOST_LATEST = 30, 8
# A period of relations differs where one of its acts does, and is not counted beside it.
_DIFFERS = "facts.verdict = 'differs' AND NOT (facts.type = 'relations' AND facts.kind = 'episode')"
_LATEST = "SELECT id, title, name, date, (SELECT count(*) FROM claims c WHERE c.document = d.n), n FROM documents d ORDER BY n DESC LIMIT ?"
_DIFFERING = (
    "SELECT c.document, count(DISTINCT facts.n) FROM facts JOIN fact_claims f ON f.fact = facts.n JOIN claims c ON c.id = f.claim"
    f" WHERE {_DIFFERS} GROUP BY c.document"
)
_PAIRS = "SELECT dyad, count(*) FROM claim_dyads GROUP BY dyad ORDER BY count(*) DESC, dyad"


class Latest(msgspec.Struct, frozen=True):
    """A document added of late: how many claims it brought, and of how many facts on which sources differ it speaks."""

    id: str
    title: str
    name: str
    date: str | None
    claims: int
    differing: int


@router.get("/")
def show_start(request: Request, country: str = "", measure: str = "facts") -> Response:
    """Show where to begin."""
    if measure not in MEASURES:
        raise Problem(400, "wrong-request", f"there is no measure {measure[:100]!r}", expected=f"one of {', '.join(MEASURES)}")
    names = load_names()
    with find_site(request).readers.reading() as workspace:
        counts = {table: workspace.base.count(table) for table in ("documents", "claims", "facts")}
        differing = workspace.base.count("facts", _DIFFERS)
        pairs = [(str(dyad), int(count)) for dyad, count in workspace.base.select(_PAIRS)]
        known = [one.code for one in workspace.countries()]
        latest = find_latest(workspace.base)
    chosen = find_country_code(country) if country.strip() else next(iter(known), "")
    return render(
        request,
        "start.html.j2",
        counts=counts,
        differing=differing,
        pairs=[(code, names.pair(code), count) for code, count in pairs[:_MOST_PAIRS]],
        total=len(pairs),
        countries=_list_countries(known),
        chosen=(chosen, names.plain(chosen)) if chosen else None,
        measure=measure,
        can_draw=has_engine(),
        latest=latest,
    )


def find_latest(base: Base) -> list[Latest]:
    """Give the documents added last."""
    differing = dict(base.select(_DIFFERING))
    return [
        Latest(identifier, title, name, date, claims, differing.get(number, 0))
        for identifier, title, name, date, claims, number in base.select(_LATEST, (_MOST_LATEST,))
    ]


def _list_countries(known: Sequence[str]) -> list[tuple[str, str]]:
    """Give code and name of the countries of which there are claims, by name."""
    entities = load().entities
    return sorted(((code, entities[code].name) for code in known), key=lambda one: one[1])
