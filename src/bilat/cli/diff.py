"""`bilat diff`: what is known of a pair on one day against another."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bilat.cli.options import BASE, Base

if TYPE_CHECKING:
    from bilat.model import Fact
    from bilat.query import FactChange
    from bilat.workspace import Workspace

FORMATS = ("text", "jsonl", "csv")
COLUMNS = ("change", "world", "certain", "type", "when_before", "when_after", "verdict_before", "verdict_after")
TEXTS = ("statement_before", "statement_after", "documents")


def diff(
    countries: Annotated[
        list[str],
        typer.Argument(
            help="Two countries: names, codes, or one pair such as AZE-BLR.", metavar="COUNTRY COUNTRY"
        ),
    ],
    since: Annotated[str, typer.Option("--from", help="The earlier day, month or year.", metavar="DATE")],
    until: Annotated[str, typer.Option("--to", help="The later one.", metavar="DATE")],
    form: Annotated[str, typer.Option("--format", help="text, jsonl or csv.", metavar="FORMAT")] = "text",
    base: Base = BASE,
) -> None:
    """Show what is known of two countries as of one day against another.

    What happened, began or ended between them, apart from what was only learnt or corrected.
    """
    from bilat.cli.output import choose, open_base, tell, write_utf8
    from bilat.dossier.pairs import find_pair

    choose(form, FORMATS, "--format")
    pair = tuple(sorted(find_pair(countries)))
    with open_base(base) as workspace:
        changes = workspace.diff("-".join(pair), since, until)
        if form == "text":
            _write_text(workspace, pair, (since, until), changes)
            return
        undated = workspace.count_undated(dyad="-".join(pair))
    write_utf8(_to_jsonl(changes) if form == "jsonl" else _to_csv(changes))
    if undated:
        tell(f"{undated} {'document' if undated == 1 else 'documents'} without a date left out")


def _write_text(
    workspace: Workspace, pair: tuple[str, ...], days: tuple[str, str], changes: tuple[FactChange, ...]
) -> None:
    from bilat.cli.output import find_width, is_colour, write
    from bilat.dossier.diff_text import Difference, diff_to_text
    from bilat.dossier.wording import load_names

    names = load_names()
    difference = Difference(
        title=" – ".join(names.plain(code) for code in pair),
        days=days,
        changes=changes,
        documents={one: workspace.document(one) for change in changes for one in change.documents},
        undated=workspace.count_undated(dyad="-".join(pair)),
    )
    write(diff_to_text(difference, names, width=find_width(), colour=is_colour()))


def _to_jsonl(changes: tuple[FactChange, ...]) -> str:
    import msgspec

    return "".join(msgspec.json.encode(change).decode() + "\n" for change in changes)


def _to_csv(changes: tuple[FactChange, ...]) -> str:
    from bilat.dossier.wording import load_names

    out, names = io.StringIO(), load_names()
    table = csv.writer(out, lineterminator="\n")
    table.writerow((*COLUMNS, *TEXTS))
    for change in changes:
        table.writerow(_to_row(change, names))
    return out.getvalue()


def _to_row(change: FactChange, names: Any) -> tuple[str, ...]:
    from bilat.dossier.words import say_fact

    def tell(fact: Fact | None) -> str:
        return say_fact(fact, names) if fact is not None else ""

    before, after = change.before, change.after
    return (
        *(change.kind, " ".join(change.world), "yes" if change.certain else "no", change.fact.type),
        *((before and before.when) or "", (after and after.when) or ""),
        *(before.verdict if before else "", after.verdict if after else ""),
        *(tell(before), tell(after), " ".join(change.documents)),
    )
