"""Shows on a terminal what changed between two versions of a text: which is newer, words, claims, layout."""

from __future__ import annotations

import io
from collections.abc import Mapping

import msgspec
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bilat.dossier.lines import say_reading
from bilat.dossier.safe import clean_line
from bilat.dossier.words import Names, say_claim
from bilat.dossier.words.amounts import say_amount
from bilat.dossier.words.time import say_dates_in
from bilat.model import Claim
from bilat.reconcile import Comparison
from bilat.reconcile.claim_changes import ClaimChange
from bilat.reconcile.compare import SentenceChange

_MEASURE = 108
_SIGNS = {"added": ("+", "green"), "dropped": ("-", "red")}
_MOST_WORDS = 3  # more changed places than this are easier to follow as two whole sentences


def comparison_to_text(
    comparison: Comparison,
    claims: Mapping[str, Claim],
    names: Names,
    *,
    width: int = 80,
    colour: bool = False,
) -> str:
    """Give the comparison as text of at most `width` columns; `claims` of both versions by id."""
    return print_page(_page(comparison, claims, names), width=width, colour=colour)


def print_page(page: RenderableType, *, width: int, colour: bool) -> str:
    """Give a page as text of at most `width` columns."""
    out = io.StringIO()
    console = Console(
        file=out, width=min(width, _MEASURE), force_terminal=colour, color_system="standard" if colour else None,
        highlight=False, emoji=False, markup=False, legacy_windows=False,
    )  # fmt: skip
    console.print(page)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def comparison_to_json(comparison: Comparison) -> str:
    """Give the comparison as one JSON object with indentation."""
    return msgspec.json.format(msgspec.json.encode(comparison), indent=2).decode() + "\n"


def _page(comparison: Comparison, claims: Mapping[str, Claim], names: Names) -> Group:
    first, second = ("older", "newer") if comparison.known else ("first", "second")
    parts: list[RenderableType] = [
        Text.assemble((f"{first}: ", "dim"), (clean_line(comparison.older), "bold")),
        Text.assemble((f"{second}: ", "dim"), (clean_line(comparison.newer), "bold")),
        Text(clean_line(say_dates_in(comparison.reason)), style="dim"),
        Rule(style="dim"),
    ]
    said = [change for change in comparison.words if not change.note]
    noted = [change for change in comparison.words if change.note]
    parts += section("In claims", [_claim_row(change, claims, names) for change in comparison.claims])
    parts += section("In words", [_words_row(change) for change in (*said, *noted)])
    parts += section(
        "In layout",
        [(Text("~", style="dim"), Text(clean_line(one.explanation))) for one in comparison.layout],
    )
    return Group(
        *parts, Text(), Text(f"{_count(comparison.kept, 'sentence is', 'sentences are')} the same in both.")
    )


def section(title: str, rows: list[tuple[Text, Text]]) -> list[RenderableType]:
    """Give a heading and rows of a sign and a text; nothing where there are no rows."""
    if not rows:
        return []
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=3, justify="right", no_wrap=True)
    table.add_column(ratio=1)
    for sign, text in rows:
        table.add_row(sign, text)
    return [Text(), Text(title.upper(), style="bold cyan"), Padding(table, 0)]


def _sign(kind: str) -> Text:
    sign, style = _SIGNS.get(kind, ("~", "yellow"))
    return Text(sign, style=style)


def _claim_row(change: ClaimChange, claims: Mapping[str, Claim], names: Names) -> tuple[Text, Text]:
    claim = claims.get(change.new or change.old)
    text = Text.assemble(
        (f"{change.kind}: ", "italic"), clean_line(say_claim(claim, names)) if claim else change.type
    )
    for field in change.fields:
        old, new = (
            say_field(field.field, value, claims.get(one))
            for value, one in ((field.old, change.old), (field.new, change.new))
        )
        text.append(f"\n{field.field}: {old} → {new}", style="yellow")
    if change.repeats:
        text.append(f"\n{clean_line(change.explanation)}", style="dim")
    return _sign(change.kind), text


def say_field(name: str, value: str, claim: Claim | None) -> str:
    """Put one side of a changed field into words."""
    if not value:
        return "not said"
    if name == "amount" and claim is not None and claim.amount is not None:
        return say_amount(claim.amount)
    return say_reading(clean_line(value))


def _words_row(change: SentenceChange) -> tuple[Text, Text]:
    text = Text.assemble((f"{change.kind}: ", "italic"), clean_line(change.new or change.old))
    if change.old and change.new:
        text.append_text(_rewording(change))
    if change.note:
        text.append(f"\n{clean_line(change.note)}", style="dim")
    return _sign(change.kind), text


def _rewording(change: SentenceChange) -> Text:
    if len(change.words) > _MOST_WORDS:
        return Text.assemble("\n", ("was: ", "dim"), (clean_line(change.old), "yellow"))
    pieces = [f"“{clean_line(one.old)}” → “{clean_line(one.new)}”" for one in change.words]
    return Text("".join(f"\n{piece}" for piece in pieces).replace("“”", "nothing"), style="yellow")


def _count(number: int, singular: str, plural: str) -> str:
    return f"{number} {singular if number == 1 else plural}"
