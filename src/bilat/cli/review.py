"""`bilat review`: what a person should look at, worst first, to walk through or as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bilat.cli.options import BASE, Base, Dyad, Name, Type

if TYPE_CHECKING:
    from bilat.query import ReviewItem

FORMATS = ("table", "jsonl")


def review(  # noqa: PLR0913 - each is an option of the command line
    listed: Annotated[
        bool, typer.Option("--list", help="List what there is to look at, and ask nothing.")
    ] = False,
    dyad: Dyad = None,
    type_name: Type = None,
    limit: Annotated[
        int | None, typer.Option("--limit", help="Look at no more than this many.", metavar="N")
    ] = None,
    name: Name = None,
    form: Annotated[str, typer.Option("--format", help="With --list: table or jsonl.", metavar="FORMAT")] = "table",
    base: Base = BASE,
) -> None:
    """Look at disagreements, doubtful joins and judgements whose words have changed, worst first, and judge them."""
    from bilat.cli.claims import check_type, find_dyad_code
    from bilat.cli.output import choose, open_base, tell
    from bilat.errors import UsageError
    from bilat.query import Filter

    choose(form, FORMATS, "--format")
    if form != "table" and not listed:
        raise UsageError("--format goes with --list")
    if limit is not None and limit < 0:
        raise UsageError(f"--limit {limit} is not a number of things to look at")
    most = -1 if limit is None else limit
    asked = Filter(dyad=find_dyad_code(dyad), type=check_type(type_name))
    with open_base(base) as workspace:
        if listed:
            found = workspace.review_queue(asked, limit=most)
            if not found and form == "table":
                tell("bilat: there is nothing to look at")
            _WRITERS[form](found)
            return
        from bilat.cli.review_session import Session
        from bilat.dossier.wording import load_names

        who = name or _ask_name()
        made = Session(workspace, load_names(), who, _ask).run(asked, most)
    tell(f"{made} judgement{'s' * (made != 1)} kept")


def _ask(prompt: str) -> str | None:
    try:
        return input(prompt)
    except EOFError:
        return None


def _ask_name() -> str:
    """Ask who judges, once; the account's name is what is meant where nothing is typed."""
    import getpass

    try:
        account = getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        account = ""
    given = _ask(f"Who judges? [{account}] " if account else "Who judges? ")
    return (given or "").strip() or account


def _write_table(found: list[ReviewItem]) -> None:
    from bilat.cli.output import write_table
    from bilat.dossier.reviewing import TITLES, find_entries, say_subject
    from bilat.dossier.wording import load_names
    from bilat.model import claim_id

    names = load_names()
    rows = []
    for item in found:
        sayings = [f"{claim_id(entry.claim)}  {entry.reading}" for entry in find_entries(item)]
        told = [f"{one.id}  {one.verb}, {one.name}" for one in item.judgements]
        rows.append((TITLES[item.kind].partition(":")[0], "\n".join([say_subject(item, names), *told, *sayings])))
    if rows:
        write_table(("why", "what, and the ids of what is said"), rows, wide=(1,))


def _write_jsonl(found: list[ReviewItem]) -> None:
    import msgspec

    from bilat.cli.output import write_utf8
    from bilat.model import claim_id, to_record

    for item in found:
        record = {
            "kind": item.kind,
            "note": item.note,
            "fact": msgspec.to_builtins(item.fact),
            "claims": [{"id": claim_id(claim), **to_record(claim)} for claim in item.claims],
            "judgements": msgspec.to_builtins(item.judgements),
        }
        write_utf8(msgspec.json.encode(record).decode() + "\n")


_WRITERS = {"table": _write_table, "jsonl": _write_jsonl}
