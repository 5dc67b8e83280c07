"""What a person sees when something is wrong: one line that names the file, the rest of the batch kept, a non-zero exit."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bilat.cli import FAILED, MISUSED, OK, STOPPED
from bilat.model import Document

Run = Callable[..., Any]  # the fixture `bilat` of conftest.py
GOOD = "Poland and Chile established diplomatic relations in 1920. Poland has an embassy in Santiago.\n"


@pytest.fixture
def good(tmp_path: Path) -> str:
    """Give the path of a document that can be read."""
    (tmp_path / "good.txt").write_text(GOOD)
    return str(tmp_path / "good.txt")


def test_a_defect_in_one_document_stops_no_other(
    bilat: Run, good: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of extraction is said with the document's name; the others are kept and the exit code is 1."""
    (tmp_path / "a-bad.txt").write_text("Poland and Peru. " + GOOD)
    extract = bilat_extract()

    def fail(document: Document) -> Any:
        if "Peru" in document.text:
            raise KeyError("rule")
        return extract(document)

    monkeypatch.setattr("bilat.extract.extract_document", fail)
    shown = bilat("add", str(tmp_path / "a-bad.txt"), good)
    assert shown.code == FAILED and "a-bad.txt: this is a defect: KeyError" in shown.err
    assert "1 added, 1 could not be read" in shown.err and "Traceback" not in shown.err


def bilat_extract() -> Callable[[Document], Any]:
    """Give the true extraction, before a test puts another in its place."""
    from bilat.extract import extract_document

    return extract_document


def test_a_defect_in_reading_stops_no_other(bilat: Run, good: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of a reader is said with the file's name, and the other files are kept."""
    (tmp_path / "bad.html").write_text("<html><body><p>Words.</p></body></html>")

    def fail(*_: object) -> None:
        raise AssertionError("no body")

    monkeypatch.setitem(bilat_readers(), "html", fail)
    shown = bilat("add", str(tmp_path / "bad.html"), good)
    assert shown.code == FAILED and "bad.html: this is a defect: AssertionError: no body" in shown.err
    assert "1 added" in shown.err


def bilat_readers() -> dict[str, Any]:
    """Give the table of readers."""
    from bilat.read.readers import READERS

    return READERS


def test_pages_in_other_languages_are_said(bilat: Run, tmp_path: Path) -> None:
    """A page in German is kept, named with its language, gives no claims, and is no failure."""
    words = "Deutschland und Polen nahmen diplomatische Beziehungen auf. Die beiden Staaten unterzeichneten in Warschau einen Vertrag "
    (tmp_path / "a.txt").write_text(words + "über die Zusammenarbeit, und der Präsident von Polen wurde von dem Kanzler in der Hauptstadt empfangen.")
    shown = bilat("add", str(tmp_path / "a.txt"))
    assert shown.code == OK and "not in English" in shown.err and "a.txt (de)" in shown.err and "0 claims" in shown.err
    shown = bilat("extract", str(tmp_path / "a.txt"))
    assert shown.code == 1 and shown.out == "" and "not in English (de)" in shown.err


def test_a_folder_without_files_is_a_failure(bilat: Run, tmp_path: Path) -> None:
    """Where there was nothing to read, that is said and the exit code is 1."""
    (tmp_path / "empty").mkdir()
    shown = bilat("add", str(tmp_path / "empty"))
    assert shown.code == FAILED and "empty: there are no files in it" in shown.err


def test_escapes_in_names_and_titles_never_reach_the_terminal(bilat: Run, tmp_path: Path) -> None:
    """Escape sequences and direction overrides in file names, titles and texts are shown without their power."""
    evil = tmp_path / "evil-\x1b[31m.md"
    evil.write_text(f'---\ntitle: "\x1b]0;owned\x07 \u202eevil"\n---\n\x1b[2J{GOOD}President \x1b[1mAnna Roe of Poland visited \u202eChile in 2004.\n')
    (tmp_path / "\x1b[5mempty.txt").write_text("")
    shown = [bilat("add", str(tmp_path)), bilat("documents"), bilat("claims")]
    shown += [bilat("brief", "Poland", "Chile", "--format", form) for form in ("text", "markdown", "html")]
    said = "".join(one.out + one.err for one in shown)
    assert "evil" in said and not set(said) & {"\x1b", "\x07", "\u202e"}


def test_a_name_that_is_not_text_is_kept(bilat: Run, tmp_path: Path) -> None:
    """A file whose name is not UTF-8 is added and listed."""
    (tmp_path / "in").mkdir()
    with open(os.fsencode(tmp_path) + b"/in/bad-\xff.txt", "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(GOOD.encode())
    assert bilat("add", "in").code == OK
    assert "bad-\\xff.txt" in bilat("documents").out
    assert bilat("extract", "in").code == OK


def test_the_base_is_no_document(bilat: Run, good: str) -> None:
    """A folder that holds the base itself is added without it."""
    shown = bilat("add", ".")
    assert shown.code == OK and "1 added" in shown.err and bilat("add", ".").code == OK


def test_an_interruption_says_how_to_go_on(bilat: Run, good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C gives 130 and says that what was read is kept."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bilat.adding._add_one", stop)
    shown = bilat("add", good)
    assert shown.code == STOPPED and "goes on from there" in shown.err and "Traceback" not in shown.err


def test_a_full_disk_is_said_and_loses_nothing(bilat: Run, good: str, tmp_path: Path) -> None:
    """Where the base cannot grow, the error names it, and what was kept before is there."""
    assert bilat("add", good).code == OK
    from bilat.store.connection import Connection

    opened = Connection(tmp_path / "bilat.db")
    opened.close()
    connection = sqlite3.connect(tmp_path / "bilat.db")
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.close()
    (tmp_path / "more.txt").write_text("\n\n".join(f"{GOOD} In {year} Chile opened a consulate in Cracow." for year in range(1900, 2020)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bilat.store.connection._prepare", _bounded(pages))
        shown = bilat("add", str(tmp_path / "more.txt"))
    assert shown.code == FAILED and "bilat.db: the disk is full" in shown.err
    assert "good.txt" in bilat("documents").out and "more.txt" not in bilat("documents").out


def _bounded(pages: int) -> Callable[..., None]:
    from bilat.store.connection import _prepare

    def prepare(raw: sqlite3.Connection, path: str, new: bool) -> None:
        _prepare(raw, path, new)
        raw.execute(f"PRAGMA max_page_count = {pages}")

    return prepare


def test_refusals_of_a_document_that_is_not_there(bilat: Run, good: str) -> None:
    """A name that no document has is misuse, not silence."""
    bilat("add", good)
    shown = bilat("refusals", "--document", "nope")
    assert shown.code == MISUSED and "no document is called" in shown.err
