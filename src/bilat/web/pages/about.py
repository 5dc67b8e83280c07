"""The page that says what marks, words and pictures mean."""

from __future__ import annotations

from fastapi import Request, Response

from bilat.dossier.topics import SYSTEMS
from bilat.vocabulary import load
from bilat.web.pages.routing import make_router
from bilat.web.rendering import render

router = make_router()


@router.get("/about/marks")
def show_marks(request: Request) -> Response:
    """Show the legend."""
    types = load().claim_types
    return render(request, "about.html.j2", systems=[(system, [types[name] for name in system.types]) for system in SYSTEMS])
