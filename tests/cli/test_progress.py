"""The line that tells how far an addition is: on a terminal only, and never wider than it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bilat.samples import PATH

fcntl, pty, termios = (pytest.importorskip(name, reason="this system has no terminals to open") for name in ("fcntl", "pty", "termios"))


def _add_on_terminal(base: Path, columns: int) -> str:
    """Add the samples with stderr on a terminal of so many columns; give all that was drawn on it."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, (24).to_bytes(2, sys.byteorder) + columns.to_bytes(2, sys.byteorder) + bytes(4))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm"}
    environment.pop("COLUMNS", None)
    command = [sys.executable, "-m", "bilat.cli", "add", "--base", str(base), str(PATH)]
    with subprocess.Popen(command, stdin=theirs, stdout=subprocess.DEVNULL, stderr=theirs, env=environment):
        os.close(theirs)
        drawn = b""
        try:
            while part := os.read(ours, 65536):
                drawn += part
        except OSError:  # how Linux says that the other end was closed
            drawn += b"\r"
    os.close(ours)
    return drawn.decode()


@pytest.mark.parametrize(("columns", "has_bar"), [(44, False), (110, True)])
def test_a_line_fits_the_terminal(tmp_path: Path, columns: int, has_bar: bool) -> None:
    """It counts documents, names the file at work, says that facts are being found, and drops the bar where there is no room."""
    drawn = _add_on_terminal(tmp_path / "x.db", columns)
    lines = [line for line in re.split(r"[\r\n]+", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", drawn)) if "/5" in line]
    assert lines and all(len(line) <= columns for line in lines)
    assert any("finding facts" in line for line in lines) and any("encyclopedia-2" in line for line in lines)
    assert any("━" in line for line in lines) is has_bar


def test_without_a_terminal_nothing_is_drawn(tmp_path: Path) -> None:
    """In a pipe only the summary is written."""
    command = [sys.executable, "-m", "bilat.cli", "add", "--base", str(tmp_path / "x.db"), str(PATH)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert said.stdout == "" and re.fullmatch(r"5 added: .*\n", said.stderr)
