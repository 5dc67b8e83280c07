"""`bilat judge`: one judgement, or one taken back, without the walk of `bilat review`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bilat.cli.options import BASE, Base, Name

if TYPE_CHECKING:
    from bilat.workspace import Workspace

VERBS = ("confirm", "reject", "same", "different", "undo")


def judge(
    verb: Annotated[
        str, typer.Argument(help="confirm, reject, same, different or undo.", metavar="VERB", show_default=False)
    ],
    subjects: Annotated[
        list[str],
        typer.Argument(help="Ids of claims: one, or two for same and different; for undo, of a judgement.", metavar="ID..."),
    ],
    reason: Annotated[str, typer.Option("--reason", help="Why.", metavar="WORDS")] = "",
    name: Name = None,
    base: Base = BASE,
) -> None:
    """Say of a claim that it is right or not, or of two that they speak of one thing or of two; or take that back."""
    from bilat.cli.output import choose, open_base, tell
    from bilat.errors import UsageError

    choose(verb, VERBS, "VERB")
    if not name:
        raise UsageError("say who judges, with --name or in BILAT_NAME")
    with open_base(base) as workspace:
        tell(_judge(workspace, verb, subjects, name, reason))


def _judge(workspace: Workspace, verb: str, subjects: list[str], name: str, reason: str) -> str:
    from bilat.errors import UsageError

    if verb != "undo":
        made = workspace.judge(verb, subjects, name=name, reason=reason)  # type: ignore[arg-type] # chosen above
        return f"kept as {made.id}: {made.verb}, by {made.name}"
    if len(subjects) != 1:
        raise UsageError("undo takes the id of one judgement")
    taken = workspace.undo(subjects[0], name=name, reason=reason)
    return f"{taken.id} taken back: {taken.verb}, by {taken.name} on {taken.day}"
