"""`bilat judgements`, `bilat export-judgements` and `bilat import-judgements`: what was judged, and sharing it."""

from __future__ import annotations

from typing import Annotated

import typer

from bilat.cli.options import BASE, Base


def judgements(base: Base = BASE) -> None:
    """List the judgements, those taken back too."""
    from bilat.cli.output import open_base, tell, write_table

    with open_base(base) as workspace:
        found = workspace.judgements()
    if not found:
        tell("bilat: nothing was judged")
        return
    rows = []
    for one in found:
        quotes = [f"“{subject.quote}”" for subject in one.subjects]
        gone = [f"taken back by {one.undone.name} on {one.undone.day}"] if one.undone else []
        rows.append((one.id, one.day, one.name, one.verb, "\n".join([*quotes, one.reason, *gone])))
    write_table(("id", "day", "who", "what", "of what, and why"), rows, wide=(4,))


def export_judgements(
    out: Annotated[
        str | None, typer.Option("--out", help="The file to write; else standard output.", metavar="FILE")
    ] = None,
    base: Base = BASE,
) -> None:
    """Write all judgements as JSON lines, for another base to import."""
    from pathlib import Path

    from bilat.cli.output import open_base, tell, write_utf8
    from bilat.errors import UnreadableError

    with open_base(base) as workspace:
        text = workspace.export_judgements()
    if out is None:
        write_utf8(text)
        return
    try:
        Path(out).write_text(text, encoding="utf-8")
    except OSError as error:
        raise UnreadableError(out, f"it cannot be written: {error.strerror or error}") from error
    tell(f"{text.count(chr(10))} judgements written to {out}")


def import_judgements(
    file: Annotated[str, typer.Argument(help="A file that export-judgements wrote.", metavar="FILE")],
    base: Base = BASE,
) -> None:
    """Take in judgements that another base gave; safe to repeat. With one bad line, nothing is taken in."""
    from pathlib import Path

    from bilat.cli.output import open_base, tell
    from bilat.errors import EncodingError, UnreadableError

    try:
        text = Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableError(file, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise EncodingError(file, f"it is not UTF-8 at byte {error.start}") from error
    with open_base(base) as workspace:
        report = workspace.import_judgements(text, file)
    tell(f"{report.added} judgements added, {report.undone} taken back, {report.known} known already")
