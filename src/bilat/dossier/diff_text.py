"""Shows what is known of a pair on one day against another: in the world, then in the record, then the documents that came between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from bilat.dossier.comparison_text import print_page, section
from bilat.dossier.folding import drop_shadows
from bilat.dossier.lines import say_reading
from bilat.dossier.marks import MARKS
from bilat.dossier.numbering import find_title
from bilat.dossier.safe import clean_line
from bilat.dossier.words import Names, say_fact
from bilat.dossier.words.amounts import say_amount
from bilat.dossier.words.time import say_date
from bilat.model import Document, Fact
from bilat.query import FactChange
from bilat.query.diff import Field

_LABELS = {"new": "new", "gone": "no longer told apart", "changed": "changed"}
_SIGNS = {"new": ("+", "green"), "gone": ("-", "red"), "changed": ("~", "yellow")}
_NAMES = {"when": "time"}
_MOST = 8  # documents that are named behind one line


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be shown: the pair's title, the two days, the changes, the documents by id, and how many have no date."""

    title: str
    days: tuple[str, str]
    changes: tuple[FactChange, ...]
    documents: Mapping[str, Document]
    undated: int = 0


def diff_to_text(difference: Difference, names: Names, *, width: int = 80, colour: bool = False) -> str:
    """Give the difference as text of at most `width` columns."""
    return print_page(_Page(difference, names).page(), width=width, colour=colour)


class _Page:
    """Lays a difference out; documents get their numbers in the order in which they are named."""

    def __init__(self, difference: Difference, names: Names) -> None:
        self.difference, self.names = difference, names
        self.numbers: dict[str, int] = {}

    def page(self) -> Group:
        changes = find_shown(self.difference.changes)
        world = [self.row(change, self.tell_world(change)) for change in changes if change.world]
        record = [self.row(change, self.tell_record(change)) for change in changes if not change.world]
        first, last = (say_date(day) for day in self.difference.days)
        parts: list[RenderableType] = [
            Text(clean_line(self.difference.title), style="bold"),
            Text(f"what is known as of {last} against {first}{self.undated()}", style="dim"),
            Rule(style="dim"),
            *section(f"In the world, after {first} up to {last}", world),
            *section("In the record, on what held or happened at other times", record),
            *section("Documents that brought it", [self.document(one) for one in self.numbers]),
        ]
        return Group(*parts) if changes else Group(*parts, Text(), Text("Nothing changed."))

    def undated(self) -> str:
        count = self.difference.undated
        return f"; {count} {'document' if count == 1 else 'documents'} without a date left out" if count else ""

    def row(self, change: FactChange, label: str) -> tuple[Text, Text]:
        sign, style = _SIGNS.get(change.kind, ("·", "dim"))
        text = Text.assemble((f"{label}: ", "italic"), clean_line(say_fact(change.fact, self.names)))
        text.append(f" {self.cite(change.documents)}", style="dim")
        for field in change.fields:
            if said := say_field(field, change):
                text.append(f"\n{clean_line(said)}", style="yellow")
        if change.beside is not None:
            text.append("\nit is now told with another" if change.kind == "gone" else "\nit was told with another until then", style="dim")
        return Text(sign, style=style), text

    def tell_world(self, change: FactChange) -> str:
        done = " and ".join(change.world)
        return done if change.certain else f"{done}, the time given being too wide to be sure"

    def tell_record(self, change: FactChange) -> str:
        gone = change.after is not None and change.after.verdict in ("dropped", "stale")
        return "no longer said" if gone and change.kind == "changed" else _LABELS[change.kind]

    def cite(self, documents: Sequence[str]) -> str:
        for one in documents:
            self.numbers.setdefault(one, len(self.numbers) + 1)
        numbers = sorted(self.numbers[one] for one in documents)
        more = f" and {len(numbers) - _MOST} more" if len(numbers) > _MOST else ""
        return "".join(f"[{number}]" for number in numbers[:_MOST]) + more

    def document(self, identifier: str) -> tuple[Text, Text]:
        found = self.difference.documents.get(identifier)
        number = Text(str(self.numbers[identifier]), style="dim")
        if found is None:
            return number, Text(identifier)
        details = " · ".join(part for part in (found.publisher, say_date(found.date) if found.date else None) if part)
        return number, Text.assemble(clean_line(find_title(found)), (f" · {clean_line(details)}", "dim"))


def find_shown(changes: Sequence[FactChange]) -> list[FactChange]:
    """Leave out the periods of relations that an act beside them already tells."""
    kept = {fact.id for fact in drop_shadows([change.fact for change in changes])}
    return [change for change in changes if change.fact.id in kept]


def say_field(field: Field, change: FactChange) -> str:
    """Say how a field is read otherwise; empty for the list of readings, which the other fields tell already."""
    if field.name == "readings":
        return ""
    old, new = _say_value(field.name, field.before, change.before), _say_value(field.name, field.after, change.after)
    return f"{_NAMES.get(field.name, field.name)}: {old} → {new}"


def _say_value(name: str, value: str, fact: Fact | None) -> str:
    if not value:
        return "not said"
    if name == "verdict" and fact is not None:
        return MARKS[fact.verdict].word
    if name == "amount" and fact is not None and fact.amount is not None:
        return say_amount(fact.amount)
    return say_reading(value)
