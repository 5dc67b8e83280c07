"""`bilat documents` and `bilat remove`: what is in the base, and taking it out again."""

from __future__ import annotations

from typing import Annotated

import typer

from bilat.cli.options import BASE, Base


def documents(base: Base = BASE) -> None:
    """List the documents in the base."""
    from bilat.cli.output import open_base, tell, write_table
    from bilat.dossier.safe import clean_line

    with open_base(base) as workspace:
        found = workspace.documents()
        letters = {
            m.document: f"{family.id[:7]}.{m.rank}"
            for family in workspace.families()
            if len(family.members) > 1
            for m in family.members
        }
        rows = [
            (
                one.id,
                one.date or "",
                letters.get(one.id, ""),
                f"{clean_line(one.title) or '(no title)'}\n{clean_line(one.name)}",
            )
            for one in found
        ]
    if not rows:
        tell("bilat: the base is empty")
        return
    write_table(("id", "date", "family", "title and name"), rows, wide=(3,))


def remove(
    document: Annotated[str, typer.Argument(help="Its name, id or address.", metavar="DOC")],
    base: Base = BASE,
) -> None:
    """Take a document out of the base, as if it had never been added."""
    from bilat.cli.output import open_base, tell

    with open_base(base) as workspace:
        removed = workspace.remove(document)
    tell(f"removed {', '.join(removed)}")
