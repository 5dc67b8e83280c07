"""The quality gate: `python -m eval.gate` scores extraction on every annotated set and fails where a figure is below its floor.

    python -m eval.gate                  print the tables, fail below a floor
    python -m eval.gate --raise-floors   write the floors that have been exceeded; never a lower one
    python -m eval.gate --html FILE      write a page of the errors on the open sets
    python -m eval.gate --set FOLDER     score another set of the same shape too, its totals alone
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.browser import write_page
from eval.floors import (
    MARGIN,
    PATH,
    Fault,
    find_changed,
    find_faults,
    raise_floors,
    read_floors,
    write_floors,
)
from eval.run import Result, measure
from eval.sets import SETS, Set
from eval.tables import print_results
from rich.console import Console


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and compare; give the exit code."""
    options = _parser().parse_args(arguments)
    console = Console(width=None if sys.stdout.isatty() else 132)
    sets = [s for s in SETS if not options.only or s.name in options.only]
    sets += [Set(folder.name, folder, False) for folder in options.set or ()]
    results = _measure_present(console, sets)
    floors = read_floors(options.floors)
    print_results(console, results, floors)
    for name in find_changed(floors, results):
        console.print(f"[yellow]{name}: the set has changed since its floors were written (--raise-floors renews its digest).[/]")
    faults = find_faults(floors, results)
    _print_faults(console, faults)
    if options.html:
        write_page(options.html, results)
        console.print(f"Errors on the open sets: {options.html}")
    if options.raise_floors:
        write_floors(raise_floors(floors, results, options.margin), options.floors)
        console.print(f"Floors written: {options.floors}")
    return 1 if faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.gate", description="Score extraction against annotated texts.")
    parser.add_argument("--raise-floors", action="store_true", help="write the floors that have been exceeded, never a lower one")
    parser.add_argument("--margin", type=float, default=MARGIN, metavar="X", help="how far under the figures reached the floors are set (%(default)s)")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page of the errors on the open sets")
    parser.add_argument("--only", action="append", choices=[s.name for s in SETS], help="measure this set alone (may be repeated)")
    parser.add_argument("--set", action="append", type=Path, metavar="FOLDER", help="score this folder of texts/ and gold.jsonl too, totals alone")
    parser.add_argument("--floors", type=Path, default=PATH, metavar="FILE", help="another file of floors")
    return parser


def _measure_present(console: Console, sets: Sequence[Set]) -> list[Result]:
    results = []
    for chosen in sets:
        if chosen.is_present:
            results.append(measure(chosen))
        else:
            console.print(f"[yellow]{chosen.name}: skipped, there is nothing at {chosen.folder}.[/]")
    return results


def _print_faults(console: Console, faults: Sequence[Fault]) -> None:
    for fault in faults:
        console.print(f"[red]{fault}[/]")
    console.print("[red]The gate is closed.[/]" if faults else "[green]The gate is open: no figure is below its floor.[/]")


if __name__ == "__main__":
    sys.exit(main())
