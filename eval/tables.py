"""The gate's tables on a terminal: sums alone, so that closed sets can be shown too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eval.floors import Floors
from eval.run import Result
from eval.score import SLOTS, Count
from rich import box
from rich.console import Console
from rich.table import Table


def print_results(console: Console, results: list[Result], floors: Floors) -> None:
    """Print the totals of each set with their floors, and what they come to by type, kind and tier."""
    console.print(_totals(results, floors))
    console.print(_slots(results, floors))
    for result in results:
        for table in _details(result):
            console.print(table)


def _totals(results: list[Result], floors: Floors) -> Table:
    table = _table("Claims, with the floor of each figure and where it lies in 95 of 100 draws of the texts", "set", "texts", "right", "false", "missed", "precision", "recall", "F1")
    for result in results:
        total, cells = result.score.total, _cells(result, floors, "precision", "recall")
        table.add_row(result.name, str(result.documents), str(total.right), str(total.false), str(total.missed), *cells, f"{total.f1:.3f}")
    return table


def _slots(results: list[Result], floors: Floors) -> Table:
    table = _table("Slots of the claims found, with the floor of each figure", "set", *SLOTS, "closed")
    for result in results:
        table.add_row(result.name, *_cells(result, floors, *SLOTS), f"{result.score.closed.accuracy:.3f}")
    return table


def _cells(result: Result, floors: Floors, *names: str) -> list[str]:
    figures, known = result.score.figures(), floors.get(result.name, {}).get("floors", {})
    return [_shown(figures[name], known.get(name)) + _spread(result, name) for name in names]


def _spread(result: Result, name: str) -> str:
    low, high = result.spread.get(name, (0.0, 0.0))
    return f"\n[dim]{low:.3f}–{high:.3f}[/]" if high else ""


def _shown(value: float, floor: float | None) -> str:
    if floor is None:
        return f"{value:.3f}"
    colour = "red" if value < floor else "green"
    return f"[{colour}]{value:.3f}[/]\n[dim]≥ {floor:.3f}[/]"


def _details(result: Result) -> Iterator[Table]:
    yield _counts(f"{result.name}: by claim type", "type", result.score.by_type)
    if result.name != "golden":
        yield _counts(f"{result.name}: by kind of source", "kind", result.score.by_kind)
        tiers = _table(f"{result.name}: by tier", "tier", "right", "of", "recall")
        for name, slot in sorted(result.score.by_tier.items()):
            tiers.add_row(name, str(slot.right), str(slot.total), f"{slot.accuracy:.3f}")
        yield tiers


def _counts(title: str, first: str, counts: Mapping[str, Count]) -> Table:
    table = _table(title, first, "right", "false", "missed", "precision", "recall", "F1", *SLOTS)
    for name, count in sorted(counts.items()):
        slots = [f"{slot.accuracy:.3f}" if slot.total else "–" for slot in count.slots.values()]
        table.add_row(
            name, str(count.right), str(count.false), str(count.missed), f"{count.precision:.3f}", f"{count.recall:.3f}", f"{count.f1:.3f}", *slots
        )
    return table


def _table(title: str, first: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold", box=box.SIMPLE_HEAD)
    table.add_column(first)
    for column in columns:
        table.add_column(column, justify="right")
    return table
