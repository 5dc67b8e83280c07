"""Options that several commands share, each said once."""

from __future__ import annotations

from typing import Annotated

import typer

Base = Annotated[str, typer.Option("--base", envvar="BILAT_BASE", help="The base: one file.", metavar="PATH")]
Dyad = Annotated[
    str | None,
    typer.Option(
        "--dyad", help="Only claims on this pair, such as AZE-BLR or Belarus–Azerbaijan.", metavar="PAIR"
    ),
]
Type = Annotated[
    str | None, typer.Option("--type", help="Only claims of this type, such as visit.", metavar="TYPE")
]
Since = Annotated[
    str | None,
    typer.Option("--since", help="Only what held or happened on or after this date.", metavar="DATE"),
]
Until = Annotated[
    str | None,
    typer.Option("--until", help="Only what held or happened on or before this date.", metavar="DATE"),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="As known from documents dated up to this date.", metavar="DATE")
]
Name = Annotated[
    str | None, typer.Option("--name", envvar="BILAT_NAME", help="Who judges.", metavar="NAME")
]
In = Annotated[
    str | None,
    typer.Option("--in", help="Only what held or happened in this year, month or day.", metavar="DATE"),
]
BASE = "bilat.db"
