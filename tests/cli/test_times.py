"""Both times on the command line: what was known then, what held then, and what changed between two days."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from bilat.cli import FAILED, MISUSED, OK

Run = Callable[..., Any]  # the fixture `bilat` of conftest.py
PAGE = Path(__file__).parents[2] / "docs" / "times.md"
EXAMPLES = re.findall(r"```\n\$ bilat ([^\n]+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_the_examples_of_the_page_are_so(
    bilat: Run, base: str, monkeypatch: pytest.MonkeyPatch, command: str, shown: str
) -> None:
    """Each line of an example in docs/times.md stands in what the command prints, in that order."""
    monkeypatch.setenv("COLUMNS", "200")
    name, *arguments = command.split()
    printed = " ".join(bilat(name, "--base", base, *arguments).out.split())
    place = 0
    for line in shown.splitlines():
        place = printed.find(" ".join(line.split()), place)
        assert place >= 0, line


def test_a_brief_for_a_time_parts_what_has_none(bilat: Run, base: str) -> None:
    """What has no time is listed apart, is in no list of the time asked for, and is no silence either."""
    record = json.loads(bilat("brief", "--base", base, "AZE", "BLR", "--in", "1994", "--format", "json").out)
    lines = [line for topic in record["topics"] for line in topic["lines"]]
    assert [(line["type"], line["holding"]) for line in lines] == [("relations", "end-unknown"), ("envoy", "begin-unknown")]
    assert record["held"] == "1994" and record["unplaced"]
    assert all(line["when"] is None for line in record["unplaced"])
    assert any("what is said has no time" in one for one in record["silences"])


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_brief_for_a_time_says_so(bilat: Run, base: str, form: str) -> None:
    """Each renderer tells the time asked for, what is not known to have ended, and what has no time."""
    out = " ".join(bilat("brief", "--base", base, "AZE", "BLR", "--in", "1994", "--format", form).out.split())
    assert "what held or happened in 1994" in out and "(not known to have ended)" in out
    assert re.search("no time is given", out, re.IGNORECASE)


def test_a_brief_for_a_time_of_which_nothing_is_said(bilat: Run, base: str) -> None:
    """Not a state then, and outside of what the sources cover, are two sentences; an unknown pair has neither."""
    early = bilat("brief", "--base", base, "AZE", "BLR", "--in", "1850").out
    assert "Belarus was not a state then" in early and "1850 lies outside" in early
    late = bilat("brief", "--base", base, "AZE", "BLR", "--in", "2030").out
    assert "was not a state then" not in late and "2030 lies outside" in late
    nothing = bilat("brief", "--base", base, "FRA", "BLR", "--in", "1994")
    assert nothing.code == FAILED and "for 1994" in nothing.err


def test_undated_documents_are_counted(bilat: Run, tmp_path: Path) -> None:
    """As of a day, a brief says how many documents on the pair it leaves out, and so do claims."""
    (tmp_path / "a.md").write_text("---\ndate: 2010-05-01\n---\nAzerbaijan has an embassy in Minsk.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("Belarus has an embassy in Baku.\n", encoding="utf-8")
    bilat("add", "--base", "x.db", "a.md", "b.md")
    shown = bilat("brief", "--base", "x.db", "AZE", "BLR", "--as-of", "2015")
    assert "as of 2015 (1 document without a date left out)" in " ".join(shown.out.split())
    listed = bilat("claims", "--base", "x.db", "--as-of", "2015")
    assert "1 document without a date left out" in listed.err and "Baku" not in listed.out
    assert "1 document without a date" in bilat("diff", "--base", "x.db", "--from", "2009", "--to", "2015", "AZE", "BLR").out


def test_claims_in_a_year(bilat: Run, base: str) -> None:
    """Each says how it stands to the year; those without a time are counted on standard error."""
    asked = ("claims", "--base", base, "--in", "2006", "--dyad", "AZE-BLR")
    records = [json.loads(line) for line in bilat(*asked, "--format", "jsonl").out.splitlines()]
    assert records and {record["holding"] for record in records} <= {"held", "end-unknown", "begin-unknown", "vague"}
    rows = list(csv.DictReader(io.StringIO(bilat(*asked, "--format", "csv").out)))
    assert [row["holding"] for row in rows] == [record["holding"] for record in records]
    table = bilat(*asked)
    assert "claims without a time left out" in table.err
    whole = bilat("claims", "--base", base, "--format", "jsonl")
    assert "holding" not in json.loads(whole.out.splitlines()[0]) and not whole.err


@pytest.mark.parametrize("table", ["claims", "facts"])
def test_exports_of_a_year_have_a_column_for_it(bilat: Run, base: str, tmp_path: Path, table: str) -> None:
    """The column is there only where a time was asked for."""
    for ending in ("parquet", "jsonl"):
        shown = bilat("export", "--base", base, "--table", table, "--in", "2006", "--out", f"x.{ending}")
        assert shown.code == OK and "without a time left out" in shown.err
    rows = pyarrow.parquet.read_table(tmp_path / "x.parquet").to_pylist()
    lines = [json.loads(line) for line in (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["holding"] for row in rows] == [line["holding"] for line in lines] and len(rows) > 2
    bilat("export", "--base", base, "--table", table, "--out", "y.parquet")
    assert "holding" not in pyarrow.parquet.read_table(tmp_path / "y.parquet").column_names


@pytest.mark.parametrize("ending", ["csv", "parquet", "jsonl", "arrow"])
def test_the_panel_is_written(bilat: Run, base: str, tmp_path: Path, ending: str) -> None:
    """One row a year of the span asked for, in each format."""
    span = ("--since", "1990", "--until", "2026", "--dyad", "AZE-BLR", "--events", "plover")
    shown = bilat("export", "--base", base, "--table", "panel", "--out", f"panel.{ending}", *span)
    assert shown.code == OK and "37 rows written" in shown.err and (tmp_path / f"panel.{ending}").stat().st_size > 0
    if ending == "csv":
        rows = list(csv.DictReader((tmp_path / "panel.csv").open(encoding="utf-8")))
        assert [row["year"] for row in rows] == [str(year) for year in range(1990, 2027)]
        assert rows[0]["coverage"] == "not-a-state" and rows[-1]["coverage"] == "outside-sources"
        assert rows[16]["acts_visit"] == "1" and rows[16]["plover_consult"] == "1" and rows[4]["acts_visit"] == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "--out", "x.csv", "--table", "panel", "--type", "visit"),
        ("export", "--out", "x.csv", "--events", "plover"),
        ("export", "--out", "x.csv", "--table", "panel", "--events", "icews"),
        ("diff", "--from", "2012", "--to", "2011", "AZE", "BLR"),
        ("diff", "--from", "2012", "--to", "2024", "AZE", "BLR", "--format", "json"),
    ],
)
def test_what_makes_no_sense_is_refused(bilat: Run, base: str, arguments: tuple[str, ...]) -> None:
    """One line, the code of a misuse, and no file."""
    shown = bilat(arguments[0], "--base", base, *arguments[1:])
    assert shown.code == MISUSED and shown.err.count("\n") == 1 and not Path("x.csv").exists()


@pytest.mark.parametrize("form", ["text", "jsonl", "csv"])
def test_a_difference_is_the_same_from_both_sides(bilat: Run, base: str, form: str) -> None:
    """The order in which the two countries are named has no effect."""
    asked = ("diff", "--base", base, "--from", "2012", "--to", "2024", "--format", form)
    one, other = bilat(*asked, "AZE", "BLR"), bilat(*asked, "Belarus", "Azerbaijan")
    assert one.code == OK and one.out == other.out and one.out


def test_a_difference_names_its_documents(bilat: Run, base: str) -> None:
    """Each change of the record has a document that came between the days; a mirror's old figure is no longer said."""
    asked = ("diff", "--base", base, "--from", "2012", "--to", "2024", "AZE", "BLR")
    changes = [json.loads(line) for line in bilat(*asked, "--format", "jsonl").out.splitlines()]
    assert changes and all(change["documents"] for change in changes)
    rows = list(csv.DictReader(io.StringIO(bilat(*asked, "--format", "csv").out)))
    assert len(rows) == len(changes)
    assert any(row["verdict_before"] == "single" and row["verdict_after"] == "stale" for row in rows)
    assert "no longer said: Trade between Azerbaijan and Belarus" in " ".join(bilat(*asked).out.split())


def test_no_difference_is_said_to_be_none(bilat: Run, base: str) -> None:
    """After the last document nothing changes any more."""
    shown = bilat("diff", "--base", base, "--from", "2025", "--to", "2026", "AZE", "BLR")
    assert shown.code == OK and "Nothing changed." in shown.out
