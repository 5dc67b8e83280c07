"""Pictures as addresses of their own, drawn when a page asks for them: the page itself does not wait."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import msgspec
from fastapi import Request, Response

from bilat import __version__
from bilat.charts.catalogue import PICTURES, make_picture
from bilat.charts.picture import Picture
from bilat.charts.render import load_engine
from bilat.charts.render import render as draw
from bilat.dossier.material import Material
from bilat.dossier.wording import load_names
from bilat.web.answers import has_tag
from bilat.web.dossiers import find_told
from bilat.web.pages.naming import find_codes, find_country_code, read_times
from bilat.web.pages.routing import make_router
from bilat.web.problems import Problem
from bilat.web.site import Site, find_site

router = make_router()
MEASURES = ("facts", "disputed")
_ALWAYS = 0  # the state of what is kept by all that it shows


@router.get("/dyad/{pair}/{name}.svg")
def draw_pair(request: Request, pair: str, name: str) -> Response:
    """Draw a picture of a pair."""
    if name not in PICTURES:
        raise Problem(404, "not-found", f"there is no picture {name[:100]!r}", expected=f"one of {', '.join(PICTURES)}")
    site = find_site(request)
    material = find_told(site, find_codes(pair), *read_times(request)).material
    return _answer(request, site, _digest(name, _find_shown(material)), lambda: make_picture(name, material))


@router.get("/world/{country}.svg")
def draw_world(request: Request, country: str, measure: str = "facts") -> Response:
    """Draw the world as the texts on one country show it."""
    load_engine()
    from bilat.charts.world import count_known, to_world  # loads what draws it

    if measure not in MEASURES:
        raise Problem(400, "wrong-request", f"there is no measure {measure[:100]!r}", expected=f"one of {', '.join(MEASURES)}")
    site, code = find_site(request), find_country_code(country)
    with site.readers.reading() as workspace:
        known = count_known(workspace, code)
    return _answer(request, site, _digest("world", code, measure, known), lambda: to_world(code, known, load_names(), "disputed" if measure == "disputed" else "facts"))


def _find_shown(material: Material) -> object:
    """Give all of a pair that a picture can show: what differs elsewhere in the base draws the same."""
    facts = sorted(material.facts, key=lambda fact: fact.id)
    documents = sorted((one.id, one.name) for one in material.documents)
    return [material.pair, material.as_of, material.held, facts, documents, sorted(family.id for family in material.families)]


def _digest(*shown: object) -> str:
    return hashlib.blake2b(msgspec.json.encode([__version__, *shown]), digest_size=12).hexdigest()


def _answer(request: Request, site: Site, digest: str, make: Callable[[], Picture]) -> Response:
    """Give a picture, drawn only where neither the browser nor the server has it."""
    tag = f'"{digest}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if has_tag(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    svg = site.drawings.get(digest, _ALWAYS)
    if svg is None:
        svg = draw(make(), "svg", adapts=True)
        site.drawings.put(digest, _ALWAYS, svg)
    return Response(svg, headers=headers, media_type="image/svg+xml")
