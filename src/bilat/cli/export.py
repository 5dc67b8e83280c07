"""`bilat export`: claims or facts as a file for other programs."""

from __future__ import annotations

from typing import Annotated

import typer

from bilat.cli.options import BASE, AsOf, Base, Dyad, Since, Type, Until

FORMATS = ("parquet", "csv", "jsonl", "arrow")
TABLES = ("claims", "facts")


def export(  # noqa: PLR0913 - each is an option of the command line
    out: Annotated[str, typer.Option("--out", help="The file to write.", metavar="FILE")],
    form: Annotated[
        str | None,
        typer.Option(
            "--format", help="parquet, csv, jsonl or arrow; else by the file's ending.", metavar="FORMAT"
        ),
    ] = None,
    table: Annotated[str, typer.Option("--table", help="claims or facts.", metavar="TABLE")] = "claims",
    dyad: Dyad = None,
    type_name: Type = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    base: Base = BASE,
) -> None:
    """Write claims or facts to a Parquet, CSV, JSONL or Arrow file."""
    from bilat.cli.claims import check_type, find_dyad_code
    from bilat.cli.output import choose, open_base, tell
    from bilat.errors import UnreadableError
    from bilat.export import find_export_format, write_claims, write_facts
    from bilat.query import Filter

    choose(table, TABLES, "--table")
    chosen = choose(form, FORMATS, "--format") if form else find_export_format(out)
    asked = Filter(
        dyad=find_dyad_code(dyad), type=check_type(type_name), since=since, until=until, as_of=as_of
    )
    with open_base(base) as workspace:
        try:
            if table == "claims":
                count = write_claims(workspace.claims(asked), out, chosen)  # type: ignore[arg-type]
            else:
                count = write_facts(workspace.facts(asked), out, chosen)  # type: ignore[arg-type]
        except OSError as error:
            raise UnreadableError(out, f"it cannot be written: {error.strerror or error}") from error
    tell(f"{count} {table} written to {out}")
