"""`bilat export`: claims, facts or the panel as a file for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bilat.cli.options import BASE, AsOf, Base, Dyad, In, Since, Type, Until

if TYPE_CHECKING:
    from bilat.export.files import Format
    from bilat.query import Filter
    from bilat.query.panel_columns import Scheme
    from bilat.workspace import Workspace

FORMATS = ("parquet", "csv", "jsonl", "arrow")
TABLES = ("claims", "facts", "panel")
SCHEMES = ("plover", "cameo")


def export(  # noqa: PLR0913 - each is an option of the command line
    out: Annotated[str, typer.Option("--out", help="The file to write.", metavar="FILE")],
    form: Annotated[
        str | None,
        typer.Option(
            "--format", help="parquet, csv, jsonl or arrow; else by the file's ending.", metavar="FORMAT"
        ),
    ] = None,
    table: Annotated[
        str, typer.Option("--table", help="claims, facts or panel (a row a pair and year).", metavar="TABLE")
    ] = "claims",
    dyad: Dyad = None,
    type_name: Type = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    held: In = None,
    events: Annotated[
        list[str] | None,
        typer.Option("--events", help="Also count events in the panel: plover, cameo.", metavar="SCHEME"),
    ] = None,
    base: Base = BASE,
) -> None:
    """Write claims, facts or the panel to a Parquet, CSV, JSONL or Arrow file."""
    from bilat.cli.claims import check_type, find_dyad_code
    from bilat.cli.output import choose, open_base, tell
    from bilat.errors import UnreadableError, UsageError
    from bilat.export import find_export_format
    from bilat.query import Filter

    choose(table, TABLES, "--table")
    schemes = tuple(choose(scheme, SCHEMES, "--events") for scheme in events or ())
    if (table == "panel" and type_name) or (table != "panel" and schemes):
        raise UsageError(f"{'--type' if type_name else '--events'} does not go with --table {table}")
    chosen = choose(form, FORMATS, "--format") if form else find_export_format(out)
    asked = Filter(
        dyad=find_dyad_code(dyad), type=check_type(type_name), since=since, until=until, as_of=as_of, held=held
    )
    with open_base(base) as workspace:
        try:
            lines = _write(workspace, table, asked, (out, chosen, schemes))  # type: ignore[arg-type]
        except OSError as error:
            raise UnreadableError(out, f"it cannot be written: {error.strerror or error}") from error
    for line in lines:
        tell(line)


def _write(
    workspace: Workspace, table: str, asked: Filter, to: tuple[str, Format, tuple[Scheme, ...]]
) -> list[str]:
    """Write a table and give the lines that say what was written and what was left out."""
    from bilat.cli.claims import find_left_out
    from bilat.export import write_claims, write_facts, write_panel

    out, form, schemes = to
    if table == "panel":
        columns, rows = workspace.panel(asked, schemes=schemes)
        count = write_panel(columns, rows, out, form)
        return [f"{count} rows written to {out}", *find_left_out(workspace, asked, "facts", timed=True)]
    if table == "claims":
        count = write_claims(workspace.claims(asked), out, form, asked.held)
        return [f"{count} claims written to {out}", *find_left_out(workspace, asked, "claims")]
    count = write_facts(workspace.facts(asked), out, form, asked.held)
    return [f"{count} facts written to {out}", *find_left_out(workspace, asked, "facts")]
