"""How far an addition is, as a line on the terminal. Nothing is counted here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Line

    from bilat.intake import Progress, Step

_NARROW = 60
# What is done loses its spinner; when all is read, the facts are still to be found.
_NEARLY = 0.999


@contextmanager
def show_progress() -> Iterator[Progress | None]:
    """Show each step on stderr while the block runs, on a terminal only: documents done, time left, the name at work."""
    if not sys.stderr.isatty():
        yield None
        return
    with _draw_line() as line:
        task = line.add_task("", total=1.0, count="")
        yield lambda step: line.update(
            task, completed=min(step.share, _NEARLY), description=_say(step), count=_count(step)
        )


def _draw_line() -> Line:
    """Lay out the line; on a narrow terminal the bar goes, and of the name what there is room for is shown."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.table import Column

    console = Console(stderr=True)
    bar = [BarColumn(bar_width=20)] if console.width >= _NARROW else []
    name = TextColumn(
        "{task.description}", markup=False, table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis")
    )
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.fields[count]}", markup=False, table_column=Column(no_wrap=True)),
        *bar,
        TimeRemainingColumn(compact=True),
        name,
        console=console,
        expand=True,
        transient=True,
        speed_estimate_period=120,
    )


def _say(step: Step) -> str:
    from bilat.dossier.safe import clean_line

    if step.stage == "settling":
        return "finding facts"
    return clean_line(step.name.replace("\\", "/").rpartition("/")[2])


def _count(step: Step) -> str:
    """Count documents of the files, or documents alone where a file holds many."""
    many = step.documents > step.of or step.documents > step.files + 1
    return f"{step.documents:,} documents" if many else f"{step.documents}/{step.of}"
