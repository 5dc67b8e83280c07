"""`bilat brief`: the sourced dossier on two countries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bilat.cli.options import BASE, AsOf, Base, In

if TYPE_CHECKING:
    from bilat.dossier.record import Dossier
    from bilat.workspace import Workspace

MOST = 12  # lines of one list in a brief, unless all are asked for
FORMATS = ("text", "markdown", "html", "json")


def brief(
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
    base: Base = BASE,
) -> None:
    """Print what is known of two countries, with sources and verdicts."""
    from bilat.cli.output import choose, open_base, write, write_utf8

    choose(form, FORMATS, "--format")
    from bilat.dossier.build import build_dossier
    from bilat.dossier.collect import collect_material
    from bilat.dossier.pairs import find_pair
    from bilat.dossier.shorten import shorten

    pair = find_pair(countries)
    with open_base(base) as workspace:
        dossier = build_dossier(collect_material(workspace, pair, as_of, held))
        if dossier.is_empty:
            _tell_nothing(workspace, dossier)
            raise typer.Exit(1)
    if not everything and form != "json":
        dossier = shorten(dossier, MOST)
    (write if form == "text" else write_utf8)(render(dossier, form))


def render(dossier: Dossier, form: str) -> str:
    """Show a brief in one of the formats; only the renderer that is wanted is loaded."""
    if form == "html":
        from bilat.dossier.to_html import to_html

        return to_html(dossier)
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
