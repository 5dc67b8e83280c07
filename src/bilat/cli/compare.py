"""`bilat compare`: what changed between two versions of a text."""

from __future__ import annotations

from typing import Annotated

import typer


def compare(
    old: Annotated[str, typer.Argument(help="A file.", metavar="OLD")],
    new: Annotated[str, typer.Argument(help="Another file.", metavar="NEW")],
    form: Annotated[str, typer.Option("--format", help="text or json.", metavar="FORMAT")] = "text",
) -> None:
    """Show what changed between two versions of a text, in words and in claims, and which of the two is newer."""
    from bilat.cli.output import choose

    choose(form, ("text", "json"), "--format")
