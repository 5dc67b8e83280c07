"""What each command prints, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bilat.cli import FAILED, MISUSED, OK, STOPPED, run
from bilat.samples import PATH

Run = Callable[..., Any]  # the fixture `bilat` of conftest.py
FIELDS = [
    "document",
    "type",
    "roles",
    "when",
    "amount",
    "modality",
    "source",
    "dyads",
    "evidence",
    "citations",
]


def test_adding_twice_adds_nothing(bilat: Run) -> None:
    """The second time all documents are there already."""
    assert "5 added" in bilat("add", str(PATH)).err
    again = bilat("add", str(PATH))
    assert again.code == OK and "0 added, 5 already there" in again.err


def test_one_bad_file_stops_nothing(bilat: Run, tmp_path: Path) -> None:
    """It is named on stderr, the others are added, and the exit code is 1."""
    (tmp_path / "empty.txt").write_text("")
    shown = bilat("add", str(tmp_path / "empty.txt"), str(PATH / "ministry-brief.md"))
    assert (
        shown.code == FAILED
        and "empty.txt" in shown.err
        and "1 added" in shown.err
        and "Traceback" not in shown.err
    )


def test_a_brief_names_both_countries_and_its_sources(bilat: Run, base: str) -> None:
    """Codes, names in either order and one word with a dash mean the same pair."""
    shown = bilat("brief", "--base", base, "Azerbaijan", "Belarus")
    assert shown.code == OK and shown.out.startswith("Azerbaijan – Belarus\n") and "SOURCES" in shown.out
    for words in (["AZE", "BLR"], ["AZE-BLR"], ["Azerbaijan–Belarus"], ["azerbaijan", "and", "belarus"]):
        assert bilat("brief", "--base", base, *words).out == shown.out


@pytest.mark.parametrize(
    ("form", "start"), [("markdown", "# Azerbaijan"), ("html", "<!doctype html>"), ("json", "{")]
)
def test_a_brief_has_four_looks(bilat: Run, base: str, form: str, start: str) -> None:
    """Each format begins as its kind does."""
    assert bilat("brief", "--base", base, "AZE", "BLR", "--format", form).out.lstrip().startswith(start)


def test_a_brief_for_an_unknown_pair_suggests_known_ones(bilat: Run, base: str) -> None:
    """The pairs of either country are named."""
    shown = bilat("brief", "--base", base, "Poland", "Belarus")
    assert (
        shown.code == FAILED
        and not shown.out
        and "nothing on Poland – Belarus" in shown.err
        and "Azerbaijan–Belarus" in shown.err
    )


def test_a_mistyped_country_gets_candidates(bilat: Run, base: str) -> None:
    """The nearest names are told."""
    shown = bilat("brief", "--base", base, "Polnd", "Belarus")
    assert shown.code == MISUSED and "Poland" in shown.err


def test_an_ambiguous_country_gets_candidates(bilat: Run, base: str) -> None:
    """The countries that the name may mean are told."""
    shown = bilat("brief", "--base", base, "Congo", "Belarus")
    assert shown.code == MISUSED and "COD" in shown.err and "COG" in shown.err


def test_one_country_is_no_pair(bilat: Run, base: str) -> None:
    """The same country twice is a contradiction."""
    assert bilat("brief", "--base", base, "Belarus", "BLR").code == MISUSED


def test_a_brief_as_of_a_day_knows_only_older_documents(bilat: Run, base: str) -> None:
    """In 2013 only the old copy was there."""
    shown = bilat("brief", "--base", base, "AZE", "BLR", "--as-of", "2013")
    assert "Mirrorpedia" in shown.out and "Openpedia" not in shown.out and "as of 2013" in shown.out


def test_extract_prints_the_record_of_the_contract(bilat: Run) -> None:
    """One JSON object a line, fields in order, the quote being the path's own words."""
    path = str(PATH / "ministry-brief.md")
    lines = bilat("extract", path).out.splitlines()
    records = [json.loads(line) for line in lines]
    assert records and all(list(record) == FIELDS and record["document"] == path for record in records)


def test_extract_goes_on_past_a_bad_file(bilat: Run, tmp_path: Path) -> None:
    """Missing and binary files are named; the good one is extracted; the exit code is 1."""
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    shown = bilat("extract", "missing.txt", "picture.txt", str(PATH / "ministry-brief.md"))
    assert shown.code == FAILED and "missing.txt" in shown.err and "picture.txt" in shown.err and shown.out


def test_claims_can_be_filtered_and_shown_three_ways(bilat: Run, base: str) -> None:
    """A table, JSON lines and CSV hold the same claims."""
    asked = ("claims", "--base", base, "--dyad", "AZE-BLR", "--type", "visit", "--since", "2007")
    rows = [json.loads(line) for line in bilat(*asked, "--format", "jsonl").out.splitlines()]
    assert rows and all(row["type"] == "visit" and row["when"] >= "2007" for row in rows)
    assert len(list(csv.DictReader(io.StringIO(bilat(*asked, "--format", "csv").out)))) == len(rows)
    assert bilat(*asked).out.splitlines()[0].split() == ["type", "claim", "document"]


@pytest.mark.parametrize(
    "arguments", [("claims", "--type", "vist"), ("claims", "--format", "xml"), ("claims", "--since", "yesterday"), ("brief", "AZE", "BLR", "--format", "pdf")]
)  # fmt: skip
def test_a_wrong_option_is_told_in_one_line(bilat: Run, base: str, arguments: tuple[str, ...]) -> None:
    """No traceback, and a code that is not 0."""
    shown = bilat(arguments[0], "--base", base, *arguments[1:])
    assert shown.code != OK and shown.err.startswith("bilat: ") and shown.err.count("\n") == 1


def test_a_missing_base_is_not_made_by_asking(bilat: Run, tmp_path: Path) -> None:
    """A question to a base that is not there says how to make one."""
    shown = bilat("documents")
    assert shown.code == FAILED and "bilat add" in shown.err and not list(tmp_path.iterdir())


def test_a_file_that_is_no_base_is_refused(bilat: Run, tmp_path: Path) -> None:
    """Another program's file is left alone."""
    (tmp_path / "notes.db").write_text("these are notes, not a base\n" * 100)
    shown = bilat("documents", "--base", "notes.db")
    assert shown.code == FAILED and "notes.db" in shown.err and "Traceback" not in shown.err


def test_the_base_may_come_from_the_environment(
    bilat: Run, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """BILAT_BASE says which base, unless --base does."""
    monkeypatch.setenv("BILAT_BASE", base)
    assert "ministry-brief.md" in "".join(bilat("documents").out.split())


def test_a_document_can_be_taken_out_again(bilat: Run) -> None:
    """After removal it is no longer listed; removing it once more is an error."""
    path = str(PATH / "news-2021.txt")
    bilat("add", path)
    assert bilat("remove", path).code == OK
    assert "empty" in bilat("documents").err
    assert bilat("remove", path).code == MISUSED


def test_compare_tells_which_is_newer_and_what_changed(bilat: Run) -> None:
    """The order given does not matter; the dates tell."""
    old, new = str(PATH / "encyclopedia-2012-mirror.html"), str(PATH / "encyclopedia-2024.wikitext")
    shown = bilat("compare", new, old)
    assert shown.code == OK and "IN CLAIMS" in shown.out and "IN WORDS" in shown.out
    assert shown.out.index("older:") < shown.out.index("newer:") and "1993 → 11 June 1993" in shown.out
    assert json.loads(bilat("compare", old, new, "--format", "json").out)["older"].endswith("mirror.html")


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_export_writes_a_file(bilat: Run, base: str, tmp_path: Path, ending: str) -> None:
    """The file's ending chooses the format."""
    shown = bilat("export", "--base", base, "--out", str(tmp_path / f"claims.{ending}"))
    assert (
        shown.code == OK
        and (tmp_path / f"claims.{ending}").stat().st_size > 0
        and "claims written" in shown.err
    )


def test_refusals_are_shown_or_said_to_be_none(bilat: Run, base: str) -> None:
    """Either a count by rule and reason, or a word that nothing was refused."""
    shown = bilat("refusals", "--base", base)
    assert shown.code == OK and (shown.out or "nothing was refused" in shown.err)


def test_a_reader_that_goes_away_is_no_error(base: str) -> None:
    """Output cut short by `head` leaves nothing on stderr."""
    script = f"{sys.executable} -c 'from bilat.cli import main; main()' claims --base {base} --format jsonl | head -n 1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 1 and not done.stderr


def test_stopping_is_clean(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C gives one word and the code 130."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bilat.cli.output.open_base", stop)
    assert run(["documents"]) == STOPPED
    assert capsys.readouterr().err == "bilat: stopped\n"


def test_help_loads_none_of_the_heavy_parts() -> None:
    """The page of help needs no vocabulary, no base, no table library."""
    script = "import sys; from bilat.cli import run; run(['--help']); print(sorted(m for m in sys.modules if m in HEAVY), file=sys.stderr)"
    heavy = {
        "msgspec",
        "rich",
        "pyarrow",
        "bilat.vocabulary",
        "bilat.workspace",
        "selectolax",
        "jinja2",
        "sqlite3",
    }
    done = subprocess.run(
        [sys.executable, "-c", f"HEAVY = {heavy!r}; {script}"], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"


def test_a_defect_in_one_document_stops_no_other(bilat: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is reported in one line that names the file, and the exit code is 1."""
    from bilat.cli import extract as module

    def fail(path: str) -> list[object]:
        raise IndexError("list index out of range")

    monkeypatch.setattr(module, "_extract_file", fail)
    shown = bilat("extract", str(PATH / "ministry-brief.md"), str(PATH / "news-2021.txt"))
    assert shown.code == FAILED and shown.err.count("this is a defect") == 2 and "news-2021.txt" in shown.err


def test_output_for_programs_is_utf8_on_any_terminal(base: str) -> None:
    """Where the terminal speaks ASCII alone, a brief falls back to it, and JSON does not."""
    start = [sys.executable, "-c", "from bilat.cli import main; main()"]
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "80"}
    asked = [*start, "brief", "--base", base, "AZE", "BLR"]
    text = subprocess.run(asked, capture_output=True, check=True, env=env).stdout
    record = subprocess.run([*asked, "--format", "json"], capture_output=True, check=True, env=env).stdout
    assert text.isascii() and b"?" not in text
    assert json.loads(record.decode("utf-8"))["title"] == "Azerbaijan – Belarus"


def test_standard_input_is_a_document(base: str) -> None:
    """A dash reads what is piped in."""
    start = [sys.executable, "-c", "from bilat.cli import main; main()", "extract", "-"]
    done = subprocess.run(start, input=b"Ghana has an embassy in Tunis.\n", capture_output=True, check=True)
    assert json.loads(done.stdout)["roles"]["sender"] == "GHA"


def test_disagreements_are_listed_in_four_formats(bilat: Run, base: str, tmp_path: Path) -> None:
    """The samples differ on when relations began; a file is written where asked."""
    shown = bilat("disagreements", "--base", base)
    assert shown.code == OK and "12 July 1993" in shown.out
    rows = list(csv.DictReader(io.StringIO(bilat("disagreements", "--base", base, "--format", "csv").out)))
    assert {row["reading"] for row in rows} >= {"1993-06-11", "1993-07-12"}
    assert json.loads(bilat("disagreements", "--base", base, "--format", "jsonl").out.splitlines()[0])["sides"]
    page = tmp_path / "page.html"
    assert bilat("disagreements", "--base", base, "--format", "html", "--out", str(page)).code == OK
    assert "12 July 1993" in page.read_text(encoding="utf-8")
    assert bilat("disagreements", "--base", base, "--country", "Fiji").err.startswith("bilat: no two texts")
