"""The start page: what is in the base, and the pairs of which most is said."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bilat.dossier.wording import load_names
from bilat.web.rendering import render
from bilat.web.site import find_site

router = APIRouter()
_MOST_PAIRS = 40


@router.get("/", response_class=HTMLResponse)
def show_start(request: Request) -> HTMLResponse:
    """Show what is in the base."""
    names = load_names()
    with find_site(request).readers.reading() as workspace:
        counts = {table: workspace.base.count(table) for table in ("documents", "claims", "facts")}
        pairs = workspace.dyads()
    shown = [(code, names.pair(code), count) for code, count in pairs[:_MOST_PAIRS]]
    return render(request, "start.html.j2", counts=counts, pairs=shown, total=len(pairs))
