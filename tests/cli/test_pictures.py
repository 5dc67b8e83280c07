"""`bilat brief --chart`, and the pictures in the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bilat.charts.catalogue import PICTURES

Run = Callable[..., Any]  # the fixture `bilat` of conftest.py


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_written(bilat: Run, base: str, name: str) -> None:
    """`--chart` writes the picture that `--picture` names, and says where."""
    shown = bilat("brief", "AZE", "BLR", "--base", base, "--chart", "a.svg", "--picture", name)
    assert (shown.code, shown.out) == (0, "") and "written to a.svg" in shown.err
    assert Path("a.svg").read_text(encoding="utf-8").startswith(f'<svg id="{name}-')


def test_the_timeline_is_drawn_unless_another_is_asked_for(bilat: Run, base: str) -> None:
    """Without `--picture` it is the timeline; the ending chooses PNG."""
    assert bilat("brief", "AZE", "BLR", "--base", base, "--chart", "a.png", "--theme", "dark").code == 0
    assert Path("a.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--chart", "a.pdf"), "ends neither in .svg nor in .png"),
        (("--chart", "a.svg", "--picture", "portrait"), "timeline, trade, map, memberships, network"),
        (("--chart", "a.svg", "--theme", "pink"), "light, dark, auto"),
        (("--chart", "a.png", "--theme", "auto"), "--theme auto needs a .svg"),
    ],
)
def test_what_makes_no_sense_is_refused(bilat: Run, base: str, options: tuple[str, ...], words: str) -> None:
    """An ending, a picture or a theme that there is not: exit code 2, and what there is."""
    shown = bilat("brief", "AZE", "BLR", "--base", base, *options)
    assert shown.code == 2 and words in shown.err and not list(Path.cwd().iterdir())


def test_a_folder_that_is_not_there_is_told(bilat: Run, base: str) -> None:
    """A file that cannot be written is an error that names it."""
    shown = bilat("brief", "AZE", "BLR", "--base", base, "--chart", "no/a.svg")
    assert shown.code == 1 and "no/a.svg: it cannot be written" in shown.err


def test_the_page_holds_the_pictures(bilat: Run, base: str) -> None:
    """`--format html` has each picture inside the one file."""
    page = bilat("brief", "AZE", "BLR", "--base", base, "--format", "html").out
    assert page.count('<svg id="') == len(PICTURES) and "<script" not in page and 'src="' not in page


def test_without_the_extra_the_page_says_so(bilat: Run, base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pictures cannot be drawn, the page is whole without them, and `--chart` tells how to come by them."""
    monkeypatch.setattr("bilat.charts.render.has_engine", lambda: False)
    page = bilat("brief", "AZE", "BLR", "--base", base, "--format", "html").out
    assert "Pictures are left out: they need the extra bilat[charts]." in page and "<svg" not in page
    shown = bilat("brief", "AZE", "BLR", "--base", base, "--chart", "a.svg")
    assert shown.code == 2 and "pip install 'bilat[charts]'" in shown.err
