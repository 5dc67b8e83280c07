"""The pages of help, kept as snapshots in help/; BILAT_SNAPSHOTS=write renews them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]  # the fixture `bilat` of conftest.py
FOLDER = Path(__file__).parent / "help"
PAGES = [
    (),
    ("add",),
    ("brief",),
    ("compare",),
    ("disagreements",),
    ("diff",),
    ("claims",),
    ("extract",),
    ("refusals",),
    ("documents",),
    ("remove",),
    ("export",),
    ("mcp",),
    ("review",),
    ("judge",),
    ("judgements",),
    ("export-judgements",),
    ("import-judgements",),
    ("serve",),
]


@pytest.mark.parametrize("command", PAGES)
def test_help_is_as_it_was(bilat: Run, command: tuple[str, ...]) -> None:
    """A change of a help page is a change that someone meant."""
    shown = bilat(*command, "--help")
    kept = FOLDER / f"{'-'.join(('bilat', *command))}.txt"
    if os.environ.get("BILAT_SNAPSHOTS") == "write":
        kept.write_text(shown.out, encoding="utf-8")
    assert shown.code == 0 and shown.out == kept.read_text(encoding="utf-8")
