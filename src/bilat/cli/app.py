"""The table of commands. Each is one function in a module of its own; heavy imports stay inside them, so that help is quick."""

from __future__ import annotations

from typing import Annotated

import typer

from bilat.cli import (
    add,
    brief,
    claims,
    compare,
    diff,
    disagreements,
    documents,
    export,
    extract,
    judge,
    judgements,
    mcp,
    refusals,
    review,
    serve,
)

app = typer.Typer(
    name="bilat",
    help="Reads what is written about two countries and keeps every claim with its exact words and source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from bilat import __version__

        typer.echo(f"bilat {__version__}")
        raise typer.Exit()


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version and exit.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Read what is written about two countries and keep every claim with its exact words and source."""


app.command("add")(add.add)
app.command("brief")(brief.brief)
app.command("compare")(compare.compare)
app.command("disagreements")(disagreements.disagreements)
app.command("diff")(diff.diff)
app.command("claims")(claims.claims)
app.command("extract")(extract.extract)
app.command("refusals")(refusals.refusals)
app.command("documents")(documents.documents)
app.command("remove")(documents.remove)
app.command("export")(export.export)
app.command("mcp")(mcp.mcp)
app.command("review")(review.review)
app.command("judge")(judge.judge)
app.command("judgements")(judgements.judgements)
app.command("export-judgements")(judgements.export_judgements)
app.command("import-judgements")(judgements.import_judgements)
app.command("serve")(serve.serve)
