"""How a page is made: Jinja2 templates with every word escaped, and the filters that make documents' texts safe to show."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from bilat import __version__
from bilat.dossier.marks import MARKS
from bilat.dossier.safe import clean_address, clean_line
from bilat.web.site import find_site

STATIC = Path(__file__).parent / "static"
LONGEST_LINE = 300
# Controls, zero-width and direction-changing characters: in a quote they are shown by their numbers rather than obeyed.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


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


def show_exact(text: str) -> str:
    """Give the exact words of a document, with characters that cannot be seen, or that turn others around, as ⟨U+202E⟩."""
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", text)


@cache
def load_environment() -> Environment:
    """Give the environment of all templates: escaping, with the filters `line`, `exact` and `address`."""
    environment = Environment(
        loader=PackageLoader("bilat.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(line=show_line, exact=show_exact, address=clean_address)
    environment.globals.update(marks=MARKS, version=__version__)
    return environment
