"""`bilat refusals`: what was proposed as a claim and not let through."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from bilat.cli.options import BASE, Base
from bilat.errors import UsageError

if TYPE_CHECKING:
    from bilat.model import Refusal


def refusals(
    document: Annotated[
        str | None,
        typer.Option("--document", help="Only of this document: name, id or address.", metavar="DOC"),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", help="Only for this reason.", metavar="REASON")
    ] = None,
    rule: Annotated[str | None, typer.Option("--rule", help="Only by this rule.", metavar="RULE")] = None,
    base: Base = BASE,
) -> None:
    """Show what was refused, by rule and reason, with its words."""
    from bilat.cli.output import open_base, tell

    with open_base(base) as workspace:
        if document is not None and not workspace.base.find_ids(document):
            raise UsageError(f"no document is called {document!r}; `documents` lists those that are kept")
        found = workspace.refusals(document=document, reason=reason, rule=rule)
        places = {one.id: one.name for one in workspace.documents()}
    if not found:
        tell("bilat: nothing was refused")
        return
    _write(found, places)


def _write(found: list[Refusal], places: dict[str, str]) -> None:
    from bilat.cli.output import write, write_table

    for (rule, reason), count in Counter((one.rule, one.reason) for one in found).most_common():
        write(f"{count:6}  {rule}: {reason}\n")
    write("\n")
    rows = [(one.rule, one.reason, f"{one.detail} “{one.quote}”", _place(one, places)) for one in found]
    write_table(("rule", "reason", "what, and the words", "place"), rows, wide=(2,))


def _place(one: Refusal, places: dict[str, str]) -> str:
    return f"{places.get(one.document, one.document).rpartition('/')[2]}:{one.start}-{one.end}"
