"""`bilat claims`: the claims themselves, filtered."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bilat.cli.options import BASE, AsOf, Base, Dyad, In, Since, Type, Until

if TYPE_CHECKING:
    from bilat.model import Claim
    from bilat.query import Filter, Holding
    from bilat.workspace import Workspace

    Holdings = list[Holding | None] | None

FORMATS = ("table", "jsonl", "csv")


def claims(  # noqa: PLR0913 - each is an option of the command line
    dyad: Dyad = None,
    type_name: Type = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    held: In = None,
    text: Annotated[
        str | None, typer.Option("--text", help="Only claims whose quote has these words.", metavar="WORDS")
    ] = None,
    ids: Annotated[bool, typer.Option("--ids", help="In the table, show the ids by which claims are judged.")] = False,
    form: Annotated[str, typer.Option("--format", help="table, jsonl or csv.", metavar="FORMAT")] = "table",
    base: Base = BASE,
) -> None:
    """List claims: what each document says, in its own words."""
    from bilat.cli.output import choose, open_base, tell
    from bilat.query import Filter

    choose(form, FORMATS, "--format")
    asked = Filter(
        dyad=find_dyad_code(dyad),
        type=check_type(type_name),
        since=since,
        until=until,
        as_of=as_of,
        held=held,
        text=text,
    )
    with open_base(base) as workspace:
        found = workspace.claims(asked)
        places = {one.id: one.name for one in workspace.documents()}
        left_out = find_left_out(workspace, asked, "claims")
    if not found and form == "table":
        tell(f"bilat: none found. {asked.to_sentence()}")
    holdings = find_holdings(found, held)
    if form == "table":
        _write_table(found, places, holdings, ids)
    else:
        _WRITERS[form](found, places, holdings)
    for line in left_out:
        tell(line)


def find_left_out(
    workspace: Workspace, asked: Filter, table: Literal["claims", "facts"], *, timed: bool = False
) -> list[str]:
    """Say in lines what a question as of a day, or for a time, had to leave out because it has no date; `timed` if it always is for a time."""
    said = []
    if asked.as_of and (undated := workspace.count_undated(asked)):
        said.append(f"{_count(undated, 'document')} without a date left out, as --as-of asks")
    timed = timed or bool(asked.held or asked.since or asked.until)
    if timed and (unplaced := workspace.count_unplaced(table, asked)):
        said.append(f"{_count(unplaced, table.removesuffix('s'))} without a time left out")
    return said


def find_holdings(found: Sequence[Claim], held: str | None) -> Holdings:
    """Give for each claim how it stands to the time asked for; None where no time was asked for."""
    if held is None:
        return None
    from bilat.query import find_asked_days, find_holding

    asked = find_asked_days(held)
    return [find_holding(claim, asked) for claim in found]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"


def find_dyad_code(words: str | None) -> str | None:
    """Give the code of a pair that a person named, or None for none."""
    if words is None:
        return None
    from bilat.dossier.pairs import find_pair

    return "-".join(sorted(find_pair([words])))


def check_type(name: str | None) -> str | None:
    """Give the claim type if there is one of that name; else raise UsageError with those that there are."""
    if name is None:
        return None
    from bilat.cli.output import choose
    from bilat.vocabulary import load

    return choose(name, sorted(load().claim_types), "--type")


def _write_table(found: Sequence[Claim], places: dict[str, str], holdings: Holdings, ids: bool) -> None:
    from bilat.cli.output import write_table
    from bilat.dossier.wording import load_names
    from bilat.dossier.words import say_claim
    from bilat.model import claim_id

    if found:
        names = load_names()
        rows = [
            (one.type, say_claim(one, names) + _say_holding(holding) + (f"\n{claim_id(one)}" if ids else ""), _place(one, places))
            for one, holding in zip(found, holdings or [None] * len(found), strict=True)
        ]
        write_table(("type", "claim", "document"), rows, wide=(1,))


def _say_holding(holding: Holding | None) -> str:
    from bilat.query import HOLDINGS

    return f" ({HOLDINGS[holding]})" if holding and HOLDINGS[holding] else ""


def _place(claim: Claim, places: dict[str, str]) -> str:
    name = places.get(claim.document, claim.document).rpartition("/")[2]
    return name if len(name) <= 28 else f"{name[:27]}…"


def _write_jsonl(found: Sequence[Claim], places: dict[str, str], holdings: Holdings) -> None:
    import msgspec

    from bilat.cli.output import write_utf8
    from bilat.model import to_record

    for claim, holding in zip(found, holdings or [None] * len(found), strict=True):
        record = to_record(claim)
        record["document"] = places.get(claim.document, claim.document)
        if holding is not None:
            record["holding"] = holding
        write_utf8(msgspec.json.encode(record).decode() + "\n")


def _write_csv(found: Sequence[Claim], places: dict[str, str], holdings: Holdings) -> None:
    import msgspec

    from bilat.cli.output import write_utf8
    from bilat.model import to_record

    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(
        (
            "document",
            "type",
            "roles",
            "when",
            "amount",
            "unit",
            "modality",
            "source",
            "dyads",
            "quote",
            "start",
            "end",
            "section",
            *(() if holdings is None else ("holding",)),
        )
    )
    for claim, holding in zip(found, holdings or [None] * len(found), strict=True):
        record = to_record(claim)
        amount = record["amount"] or {}
        evidence = claim.evidence
        place = (evidence.quote, evidence.start, evidence.end, evidence.section)
        told = (claim.modality, claim.source, " ".join(claim.dyads))
        roles = msgspec.json.encode(claim.roles).decode()
        name = places.get(claim.document, claim.document)
        table.writerow(
            (
                *(name, claim.type, roles, claim.when, amount.get("value"), amount.get("unit")),
                *(*told, *place, *((holding,) if holding else ())),
            )
        )
    write_utf8(out.getvalue())


_WRITERS = {"jsonl": _write_jsonl, "csv": _write_csv}
