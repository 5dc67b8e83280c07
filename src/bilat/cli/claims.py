"""`bilat claims`: the claims themselves, filtered."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from bilat.cli.options import BASE, AsOf, Base, Dyad, Since, Type, Until

if TYPE_CHECKING:
    from bilat.model import Claim

FORMATS = ("table", "jsonl", "csv")


def claims(  # noqa: PLR0913 - each is an option of the command line
    dyad: Dyad = None,
    type_name: Type = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
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
        text=text,
    )
    with open_base(base) as workspace:
        found = workspace.claims(asked)
        places = {one.id: one.name for one in workspace.documents()}
    if not found and form == "table":
        tell(f"bilat: none found. {asked.to_sentence()}")
    if form == "table":
        _write_table(found, places, ids)
    else:
        _WRITERS[form](found, places)


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


def _write_table(found: Sequence[Claim], places: dict[str, str], ids: bool) -> None:
    from bilat.cli.output import write_table
    from bilat.dossier.wording import load_names
    from bilat.dossier.words import say_claim
    from bilat.model import claim_id

    if found:
        names = load_names()
        rows = [
            (one.type, say_claim(one, names) + (f"\n{claim_id(one)}" if ids else ""), _place(one, places))
            for one in found
        ]
        write_table(("type", "claim", "document"), rows, wide=(1,))


def _place(claim: Claim, places: dict[str, str]) -> str:
    name = places.get(claim.document, claim.document).rpartition("/")[2]
    return name if len(name) <= 28 else f"{name[:27]}…"


def _write_jsonl(found: Sequence[Claim], places: dict[str, str]) -> None:
    import msgspec

    from bilat.cli.output import write_utf8
    from bilat.model import to_record

    for claim in found:
        record = to_record(claim)
        record["document"] = places.get(claim.document, claim.document)
        write_utf8(msgspec.json.encode(record).decode() + "\n")


def _write_csv(found: Sequence[Claim], places: dict[str, str]) -> None:
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
        )
    )
    for claim in found:
        record = to_record(claim)
        amount = record["amount"] or {}
        evidence = claim.evidence
        place = (evidence.quote, evidence.start, evidence.end, evidence.section)
        told = (claim.modality, claim.source, " ".join(claim.dyads))
        roles = msgspec.json.encode(claim.roles).decode()
        name = places.get(claim.document, claim.document)
        table.writerow(
            (name, claim.type, roles, claim.when, amount.get("value"), amount.get("unit"), *told, *place)
        )
    write_utf8(out.getvalue())


_WRITERS = {"jsonl": _write_jsonl, "csv": _write_csv}
