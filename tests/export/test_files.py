"""Claims and facts as files that other programs read back."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.feather
import pyarrow.parquet
import pytest
from msgspec.structs import replace

from bilat.errors import UsageError
from bilat.export import find_export_format, to_claims_table, write_claims, write_facts
from bilat.model import Amount, Claim, Evidence, Fact, to_record

_CLAIM = Claim(
    document="a", type="trade", roles={"a": "AZE", "b": "BLR", "flow": "turnover", "product": ["oil", "gas"]}, when="2010",
    amount=Amount(146_000_000, "USD", "about"), dyads=("AZE-BLR", "AZE-RUS"), evidence=Evidence("grew, to “US$146 m”", 3, 22),
    citations=("9",),
)  # fmt: skip
_FACT = Fact(
    id="f", type="trade", kind="state", roles=_CLAIM.roles, dyads=_CLAIM.dyads, when="2010", amount=_CLAIM.amount, modality="asserted",
    source=None, verdict="differs", explanation="Two figures.", claims=("c",), witnesses=("w",), values=(("146", ("w",)),),
)  # fmt: skip


@pytest.mark.parametrize("ending", ["parquet", "arrow"])
def test_columns_come_back(tmp_path: Path, ending: str) -> None:
    """A written table reads back as it was."""
    path = tmp_path / f"claims.{ending}"
    assert write_claims([_CLAIM], path) == 1
    read = pyarrow.parquet.read_table(path) if ending == "parquet" else pyarrow.feather.read_table(str(path))
    assert read.equals(to_claims_table([_CLAIM]))
    (row,) = read.to_pylist()
    assert (row["value"], row["unit"], row["bound"], row["dyads"]) == (146e6, "USD", "about", ["AZE-BLR", "AZE-RUS"])
    assert json.loads(row["roles"]) == _CLAIM.roles


def test_lines_are_the_records_of_the_contract(tmp_path: Path) -> None:
    """JSON lines of claims hold the contract's records, one a line."""
    write_claims([_CLAIM, _CLAIM], tmp_path / "claims.jsonl")
    lines = (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [to_record(_CLAIM)] * 2


_VISIT = Claim(
    document="a", type="visit", roles={"visitor": "N.", "to": "CHL", "rank": "state"}, when="2009-05", dyads=("CHL-GIN",),
    evidence=Evidence("N. visited Chile", 0, 16),
)  # fmt: skip


@pytest.mark.parametrize("ending", ["parquet", "arrow"])
def test_a_claim_carries_its_event(tmp_path: Path, ending: str) -> None:
    """Tables of claims have what each is in PLOVER and CAMEO; a figure of trade, or what is denied, is no event."""
    path = tmp_path / f"claims.{ending}"
    write_claims([_VISIT, replace(_VISIT, modality="denied"), _CLAIM], path)
    read = pyarrow.parquet.read_table(path) if ending == "parquet" else pyarrow.feather.read_table(str(path))
    rows = [[row[name] for name in ("plover", "plover_mode", "cameo", "quad")] for row in read.to_pylist()]
    assert rows == [["CONSULT", "visit", ["042", "043"], "verbal-cooperation"], *[[None, None, [], None]] * 2]


def test_csv_of_claims_carries_events(tmp_path: Path) -> None:
    """In CSV the codes keep their leading zero and share a cell."""
    write_claims([_VISIT, _CLAIM], tmp_path / "claims.csv")
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["cameo"] for row in rows] == ["042;043", ""]
    assert [row["plover"] for row in rows] == ["CONSULT", ""]


def test_csv_has_one_row_a_fact(tmp_path: Path) -> None:
    """In CSV several values stand in one cell."""
    assert write_facts([_FACT], tmp_path / "facts.csv") == 1
    with (tmp_path / "facts.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["dyads"] == "AZE-BLR;AZE-RUS"
    assert row["verdict"] == "differs"


@pytest.mark.parametrize("ending", ["parquet", "csv", "jsonl", "arrow"])
def test_nothing_gives_an_empty_file(tmp_path: Path, ending: str) -> None:
    """No facts are written as an empty table."""
    path = tmp_path / f"facts.{ending}"
    assert write_facts([], path) == 0
    assert path.exists()


def test_unknown_ending_is_refused() -> None:
    """A file of another kind names those that there are."""
    with pytest.raises(UsageError, match=r"\.parquet"):
        find_export_format("facts.xlsx")
