"""`bilat add`: read, extract, reconcile and keep documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bilat.cli.options import BASE, Base
from bilat.errors import DefectError

_MOST_NAMED = 5

if TYPE_CHECKING:
    from bilat.adding import AddReport


def add(
    paths: Annotated[
        list[str],
        typer.Argument(help="Files, folders, patterns, or - for standard input.", metavar="PATH..."),
    ],
    notes: Annotated[
        bool, typer.Option("--notes", help="Tell what the readers had to do or could not do.")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", min=1, help="Processes that read at once, at most; else one a core.", metavar="N"
        ),
    ] = None,
    base: Base = BASE,
) -> None:
    """Read documents and keep what they say; safe to repeat.

    One file that cannot be read is named and does not stop the others; the exit code is then 1.
    """
    from bilat.cli.output import open_base, tell
    from bilat.cli.progress import show_progress

    with open_base(base, must_exist=False) as workspace:
        try:
            with show_progress() as progress:
                report = workspace.add(paths, progress, jobs=jobs)
        except KeyboardInterrupt:
            tell("bilat: what was read so far is kept; the same command goes on from there")
            raise
    _tell(report, base, notes)
    if report.failed:
        raise typer.Exit(1)


def _tell(report: AddReport, base: str, with_notes: bool) -> None:
    from bilat.cli.output import show_cause, tell

    for _, error in report.failed:
        tell(f"bilat: {error}")
        show_cause(error.__cause__ if isinstance(error, DefectError) else None)
    for name, notes in report.notes.items() if with_notes else ():
        for note in notes:
            tell(f"bilat: {name}: {note}")
    if report.foreign and not with_notes:
        _tell_foreign(report.foreign)
    unchanged = f", {len(report.unchanged)} already there" if report.unchanged else ""
    failed = f", {len(report.failed)} could not be read" if report.failed else ""
    refused = sum(report.refused.values())
    kept = f"{report.claims} claims kept" + (f", {refused} refused (see: bilat refusals)" if refused else "")
    tell(f"{len(report.added)} added{unchanged}{failed}: {kept}, in {base}")


def _tell_foreign(foreign: dict[str, str]) -> None:
    """Name the documents from which nothing is extracted because of their language, or the first of many."""
    from bilat.cli.output import tell

    named = [f"{name} ({language})" for name, language in list(foreign.items())[:_MOST_NAMED]]
    rest = f" and {len(foreign) - len(named)} more (see --notes)" if len(foreign) > len(named) else ""
    tell(f"bilat: not in English, so kept without claims: {', '.join(named)}{rest}")
