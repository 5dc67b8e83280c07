"""Shows a brief as one self-contained HTML page: no request to anywhere, every word of a document escaped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from bilat.dossier.marks import MARKS
from bilat.dossier.numbering import say_saved
from bilat.dossier.record import Dossier
from bilat.dossier.safe import clean_address, clean_line
from bilat.dossier.words.time import say_span


class Drawing(msgspec.Struct, frozen=True):
    """A picture as it stands in the page: `svg` is markup of our own making, with the words of documents escaped in it."""

    title: str
    svg: str


def to_html(dossier: Dossier, drawings: Sequence[Drawing] = (), remark: str = "") -> str:
    """Give the brief as one HTML page, with its pictures; `remark` says why there are none."""
    return load_template("brief.html.j2").render(brief=dossier, marks=MARKS, drawings=drawings, remark=remark)


@cache
def load_template(name: str) -> Template:
    """Load a template of this package; every value that it shows is escaped."""
    environment = Environment(
        loader=PackageLoader("bilat.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["line"] = clean_line
    environment.filters["saved"] = say_saved
    environment.filters["address"] = clean_address
    environment.filters["span"] = say_span
    return environment.get_template(name)
