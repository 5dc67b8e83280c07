"""The page of disagreements: where texts contradict each other, the worst first, with what each says."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import Request, Response

from bilat.dossier.disagreements import Disagreement, find_disagreements
from bilat.dossier.wording import load_names
from bilat.query import Filter
from bilat.vocabulary import load
from bilat.web.pages.naming import find_codes, find_party_code
from bilat.web.pages.routing import make_router
from bilat.web.problems import Problem
from bilat.web.rendering import render
from bilat.web.site import find_site

router = make_router()
_ON_PAGE = 20


@router.get("/disagreements")
def show_disagreements(request: Request) -> Response:
    """Show where sources disagree."""
    asked, shown = read_asked(request)
    found = _find(request, asked)
    page = read_page(request, len(found))
    return render(
        request,
        "disagreements.html.j2",
        found=found[(page - 1) * _ON_PAGE : page * _ON_PAGE],
        total=len(found),
        first=(page - 1) * _ON_PAGE + 1,
        page=page,
        pages=max(1, -(-len(found) // _ON_PAGE)),
        asked=shown,
        query=urlencode(shown),
        types=sorted(load().claim_types),
        names=load_names(),
    )


def read_asked(request: Request) -> tuple[Filter, dict[str, str]]:
    """Give the filter that a form of this page asks for, and its fields as they go into addresses; names become codes."""
    given = {name: value for name in ("country", "dyad", "type") if (value := request.query_params.get(name, "").strip())}
    if "country" in given:
        given["country"] = find_party_code(given["country"])
    if "dyad" in given:
        given["dyad"] = "-".join(find_codes(given["dyad"]))
    if "type" in given and given["type"] not in load().claim_types:
        raise Problem(400, "wrong-request", f"{given['type'][:100]!r} is no type of claim", expected=f"one of {', '.join(sorted(load().claim_types))}")
    return Filter(**given), given


def read_page(request: Request, total: int, on_page: int = _ON_PAGE) -> int:
    """Give the number of the page that is asked for, no further than there are pages."""
    text = request.query_params.get("page", "1")
    if not text.isdecimal() or len(text) > 6:
        raise Problem(400, "wrong-request", f"page: {text[:100]!r} is no number of a page", expected="a whole number from 1 on")
    return min(max(1, int(text)), max(1, -(-total // on_page)))


def _find(request: Request, asked: Filter) -> list[Disagreement]:
    """Find the disagreements; they are ranked over the whole base, so they are kept while it stands still."""
    site = find_site(request)
    state = site.readers.find_state()
    found = site.disagreements.get(asked, state)
    if found is None:
        with site.readers.reading() as workspace:
            found = find_disagreements(workspace, asked)
        site.disagreements.put(asked, state, found)
    return found
