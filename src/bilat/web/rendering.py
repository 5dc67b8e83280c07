"""How a page is made: Jinja2 templates with every word escaped, and the filters that make documents' texts safe to show."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from bilat import __version__
from bilat.dossier.lines import say_reading
from bilat.dossier.marks import MARKS
from bilat.dossier.safe import clean_address, clean_line, show_unseen
from bilat.dossier.words.time import say_span
from bilat.web.site import find_site

STATIC = Path(__file__).parent / "static"
LONGEST_LINE = 300


def render(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Give a page made from a template of templates/; every template may use `may_write`, `marks` and `version`."""
    site = find_site(request)
    page = load_environment().get_template(template)
    text = page.render(values, may_write=site.token.is_shown_by(request), path=request.url.path)
    return HTMLResponse(text, status, {"Cache-Control": "no-cache"})


def show_line(text: str | None, most: int = LONGEST_LINE) -> str:
    """Give a text as one line that can be seen, cut where it is too long for one."""
    line = clean_line(text)
    return line if len(line) <= most else f"{line[: most - 1]}…"


@cache
def load_environment() -> Environment:
    """Give the environment of all templates: escaping, with the filters for what documents say: `line`, `exact`, `address`, `reading` and `span`."""
    environment = Environment(
        loader=PackageLoader("bilat.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(line=show_line, exact=show_unseen, address=clean_address, reading=say_reading, span=say_span)
    environment.globals.update(marks=MARKS, version=__version__)
    return environment
