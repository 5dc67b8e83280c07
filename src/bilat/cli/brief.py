"""`bilat brief`: the sourced dossier on two countries, in words and in pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bilat.cli.options import BASE, AsOf, Base, In

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilat.dossier.material import Material
    from bilat.dossier.record import Dossier
    from bilat.dossier.to_html import Drawing
    from bilat.workspace import Workspace

MOST = 12  # lines of one list in a brief, unless all are asked for
FORMATS = ("text", "markdown", "html", "json")


def brief(  # noqa: PLR0913 - each is an option of the command line
    countries: Annotated[
        list[str],
        typer.Argument(
            help="Two countries: names, codes, or one pair such as AZE-BLR.", metavar="COUNTRY COUNTRY"
        ),
    ],
    as_of: AsOf = None,
    held: In = None,
    form: Annotated[
        str, typer.Option("--format", help="text, markdown, html or json.", metavar="FORMAT")
    ] = "text",
    everything: Annotated[
        bool, typer.Option("--all", help="Leave nothing out of long lists (json never does).")
    ] = False,
    chart: Annotated[
        str | None,
        typer.Option("--chart", help="Write a picture to FILE (.svg or .png) instead.", metavar="FILE"),
    ] = None,
    picture: Annotated[
        str,
        typer.Option("--picture", help="timeline, trade, map, memberships or network.", metavar="NAME"),
    ] = "timeline",
    theme: Annotated[
        str,
        typer.Option("--theme", help="light, dark, or auto (.svg only): as the device.", metavar="THEME"),
    ] = "light",
    base: Base = BASE,
) -> None:
    """Print what is known of two countries, with sources and verdicts; or draw it."""
    from bilat.cli.output import choose, open_base, write, write_utf8

    choose(form, FORMATS, "--format")
    if chart is not None:
        check_chart(chart, picture, theme)
    from bilat.dossier.build import build_dossier
    from bilat.dossier.collect import collect_material
    from bilat.dossier.pairs import find_pair
    from bilat.dossier.shorten import shorten

    pair = find_pair(countries)
    with open_base(base) as workspace:
        material = collect_material(workspace, pair, as_of, held)
        dossier = build_dossier(material)
        if dossier.is_empty:
            _tell_nothing(workspace, dossier)
            raise typer.Exit(1)
    if chart is not None:
        write_chart(chart, picture, theme, material)
        return
    if not everything and form != "json":
        dossier = shorten(dossier, MOST)
    if form == "html":
        write_utf8(render_page(dossier, material))
    else:
        (write if form == "text" else write_utf8)(render(dossier, form))


def render_page(dossier: Dossier, material: Material) -> str:
    """Show a brief as a page with its pictures, or with a line that says why it has none."""
    from bilat.charts.render import has_engine
    from bilat.dossier.to_html import to_html

    if not has_engine():
        return to_html(dossier, remark="Pictures are left out: they need the extra bilat[charts].")
    return to_html(dossier, list(_draw(material)))


def _draw(material: Material) -> Iterator[Drawing]:
    from bilat.charts.catalogue import draw_all
    from bilat.dossier.to_html import Drawing

    for picture, svg in draw_all(material):
        yield Drawing(picture.name.capitalize(), svg)


def check_chart(path: str, name: str, theme: str) -> None:
    """Raise UsageError where a picture cannot be written as it was asked for."""
    from bilat.charts.catalogue import PICTURES, find_ending
    from bilat.charts.look import THEMES
    from bilat.cli.output import choose
    from bilat.errors import UsageError

    choose(name, tuple(PICTURES), "--picture")
    choose(theme, THEMES, "--theme")
    if theme == "auto" and find_ending(path) == "png":
        raise UsageError("--theme auto needs a .svg; a .png is light or dark")


def write_chart(path: str, name: str, theme: str, material: Material) -> None:
    """Write one picture of the pair to a file."""
    from bilat.charts.catalogue import find_ending, make_picture
    from bilat.charts.render import render as draw
    from bilat.cli.output import tell
    from bilat.errors import UnreadableError

    picture = make_picture(name, material, theme)  # type: ignore[arg-type]
    ending = find_ending(path)
    drawn = draw(picture, ending, adapts=theme == "auto")  # type: ignore[call-overload]
    try:
        Path(path).write_bytes(drawn if isinstance(drawn, bytes) else drawn.encode())
    except OSError as error:
        raise UnreadableError(path, f"it cannot be written: {error.strerror or error}") from error
    tell(f"{picture.title}: written to {path}" + (" (there is nothing to draw)" if picture.is_empty else ""))


def render(dossier: Dossier, form: str) -> str:
    """Show a brief in one of the formats other than a page; only the renderer that is wanted is loaded."""
    if form == "markdown":
        from bilat.dossier.to_markdown import to_markdown

        return to_markdown(dossier)
    if form == "json":
        from bilat.dossier.to_json import to_json

        return to_json(dossier)
    from bilat.cli.output import find_width, is_colour, is_unicode
    from bilat.dossier.to_text import to_text

    return to_text(dossier, width=find_width(), colour=is_colour(), plain=not is_unicode())


def _tell_nothing(workspace: Workspace, dossier: Dossier) -> None:
    """Say that nothing is known of the pair, and which pairs near it are."""
    from bilat.cli.output import tell
    from bilat.dossier.wording import load_names

    when = f" for {dossier.held}" if dossier.held else ""
    when += f" as of {dossier.as_of}" if dossier.as_of else ""
    tell(f"bilat: the base says nothing on {dossier.title}{when}")
    names = load_names()
    pairs = [(one.title, one.claims) for one in dossier.related] or [
        (names.pair(dyad), count) for dyad, count in workspace.dyads(dossier.as_of)
    ]
    if pairs:
        near = "It does know of" if dossier.related else "It knows of"
        tell(f"{near}: {', '.join(f'{title} ({count})' for title, count in pairs[:8])}")
    undated = sum(one.date is None for one in workspace.documents()) if dossier.as_of else 0
    if undated:
        verb = "document has" if undated == 1 else "documents have"
        tell(f"{undated} {verb} no date, so cannot be placed in time; without --as-of they are read")
    for silence in dossier.silences[1:]:
        tell(silence)
