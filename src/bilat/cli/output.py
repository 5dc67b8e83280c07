"""Where output goes: stdout for what was asked, stderr for progress and trouble. No command lives here."""

from __future__ import annotations

import os
import shutil
import sys
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bilat.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from bilat.workspace import Workspace

_PIPE_WIDTH = 100


def open_base(path: str, *, must_exist: bool = True) -> Workspace:
    """Open the base; where it must exist and does not, say how to make one instead of making an empty one."""
    if must_exist and not Path(path).exists():
        raise UnreadableError(path, "there is no base here", remedy="make one with: bilat add PATH...")
    from bilat.workspace import Workspace

    workspace = Workspace.open(path)
    if must_exist and not workspace.is_settled():
        tell("bilat: an addition is at work, or was stopped: facts do not hold yet what it brought (if it was stopped, add again)")
    return workspace


def write(text: str) -> None:
    """Write text to stdout; characters that its encoding lacks are replaced."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))


def write_utf8(text: str) -> None:
    """Write text for programs to stdout: always UTF-8, whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def tell(text: str) -> None:
    """Write a line to stderr; characters that a terminal would obey are left out."""
    from bilat.dossier.safe import clean_line

    print(clean_line(text), file=sys.stderr)


def show_cause(error: BaseException | None) -> None:
    """Show where a defect was raised, if BILAT_DEBUG asks for it."""
    if error is not None and os.environ.get("BILAT_DEBUG"):
        traceback.print_exception(error)


def is_unicode() -> bool:
    """Tell whether stdout can show more than ASCII."""
    return "utf" in (sys.stdout.encoding or "utf-8").lower()


def is_colour() -> bool:
    """Tell whether stdout is a terminal that wants colour."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def find_width() -> int:
    """Give the width to write for: the terminal's, or that of COLUMNS, or a page's in a pipe."""
    return max(40, shutil.get_terminal_size((80 if sys.stdout.isatty() else _PIPE_WIDTH, 24)).columns)


def choose(value: str, allowed: Sequence[str], option: str) -> str:
    """Give the value if it is allowed; else raise UsageError with what is."""
    if value not in allowed:
        raise UsageError(f"{option} {value!r} is not known; there are {', '.join(allowed)}")
    return value


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]], *, wide: tuple[int, ...]) -> None:
    """Write rows as an aligned table; the columns numbered `wide` share what room is left and wrap."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from bilat.dossier.safe import clean_line

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", expand=True)
    for number, title in enumerate(header):
        table.add_column(
            title, ratio=1 if number in wide else None, overflow="fold", no_wrap=number not in wide
        )
    for row in rows:
        table.add_row(*(Text("\n".join(map(clean_line, cell.splitlines()))) for cell in row))
    console = Console(
        width=find_width(), no_color=not is_colour(), highlight=False, markup=False, emoji=False
    )
    with console.capture() as captured:
        console.print(table)
    write("\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n")
