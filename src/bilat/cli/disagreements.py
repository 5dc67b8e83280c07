"""`bilat disagreements`: where sources differ, worst first, for an editor to work through."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bilat.cli.options import BASE, AsOf, Base, Dyad, Type

if TYPE_CHECKING:
    from bilat.dossier.disagreements import Disagreement

FORMATS = ("table", "csv", "html", "jsonl")


def disagreements(  # noqa: PLR0913 - each is an option of the command line
    dyad: Dyad = None,
    country: Annotated[
        str | None, typer.Option("--country", help="Only on this country's ties.", metavar="COUNTRY")
    ] = None,
    type_name: Type = None,
    as_of: AsOf = None,
    form: Annotated[
        str, typer.Option("--format", help="table, csv, html or jsonl.", metavar="FORMAT")
    ] = "table",
    out: Annotated[
        str | None, typer.Option("--out", help="Write to this file instead.", metavar="FILE")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", help="No more than so many.", min=1)] = 1_000_000,
    base: Base = BASE,
) -> None:
    """List what sources disagree on: the readings, who has them, and why they may differ."""
    from bilat.cli.claims import check_type, find_dyad_code
    from bilat.cli.output import choose, open_base, tell
    from bilat.dossier.disagreements import find_disagreements
    from bilat.query import Filter

    choose(form, FORMATS, "--format")
    asked = Filter(
        dyad=find_dyad_code(dyad), country=_find_country(country), type=check_type(type_name), as_of=as_of
    )
    with open_base(base) as workspace:
        found = find_disagreements(workspace, asked)
    if not found:
        tell("bilat: no two texts contradict each other here")
    _write(found[:limit], form, out)


def _find_country(name: str | None) -> str | None:
    if name is None:
        return None
    from bilat.vocabulary import load

    return load().find_country(name).code


def _write(found: list[Disagreement], form: str, out: str | None) -> None:
    from bilat.cli.output import tell, write_utf8

    if form == "table" and out is None:
        _write_table(found)
        return
    text = _render(found, form)
    if out is None:
        write_utf8(text)
        return
    Path(out).write_text(text, encoding="utf-8")
    tell(f"{len(found)} disagreements written to {out}")


def _render(found: list[Disagreement], form: str) -> str:
    if form == "jsonl":
        import msgspec

        return "".join(msgspec.json.encode(one).decode() + "\n" for one in found)
    from bilat.dossier.disagreements_files import to_csv, to_page

    return to_page(found, "What sources disagree on") if form == "html" else to_csv(found)


def _write_table(found: list[Disagreement]) -> None:
    from bilat.cli.output import write_table

    rows = []
    for one in found:
        values = "\n".join(
            f"{side.words}: {', '.join(dict.fromkeys(v.title for v in side.voices))}" for side in one.sides
        )
        rows.append((one.title, "\n".join([one.text, *one.reasons]), values))
    if rows:
        write_table(("pair", "what", "readings"), rows, wide=(0, 1, 2))
