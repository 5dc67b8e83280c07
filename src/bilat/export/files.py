"""Claims and facts to files: Parquet, CSV, JSON lines, Arrow. What the columns are is said in tables.py."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec
import pyarrow as pa

from bilat.errors import UsageError
from bilat.export.tables import to_claims_table, to_facts_table
from bilat.model import Claim, Fact, to_record
from bilat.query import find_asked_days, find_holding

Format = Literal["parquet", "csv", "jsonl", "arrow"]
FORMATS: tuple[Format, ...] = ("parquet", "csv", "jsonl", "arrow")


def find_export_format(path: str | Path) -> Format:
    """Find the format that a file's ending asks for; raise UsageError if it is none of ours."""
    ending = Path(path).suffix.lstrip(".").lower()
    for name in FORMATS:
        if ending == name or (ending, name) in {("feather", "arrow"), ("ndjson", "jsonl")}:
            return name
    raise UsageError(f"{str(path)!r} asks for no known format; files may end in {', '.join('.' + name for name in FORMATS)}")


def write_claims(claims: Sequence[Claim], path: str | Path, form: Format | None = None, held: str | None = None) -> int:
    """Write claims to a file and give their number; JSON lines hold the records of docs/claims.md.

    Where `held` is given, `holding` says how each stands to that time.
    """
    if (form or find_export_format(path)) == "jsonl":
        return _write_lines([to_record(claim) | _to_holding(claim, held) for claim in claims], path)
    return _write_table(_with_holdings(to_claims_table(claims), claims, held), path, form or find_export_format(path))


def write_facts(facts: Sequence[Fact], path: str | Path, form: Format | None = None, held: str | None = None) -> int:
    """Write facts to a file and give their number; `held` as for claims."""
    if (form or find_export_format(path)) == "jsonl":
        return _write_lines([msgspec.to_builtins(fact) | _to_holding(fact, held) for fact in facts], path)
    return _write_table(_with_holdings(to_facts_table(facts), facts, held), path, form or find_export_format(path))


def _to_holding(one: Claim | Fact, held: str | None) -> dict[str, Any]:
    return {} if held is None else {"holding": find_holding(one, find_asked_days(held))}


def _with_holdings(table: pa.Table, rows: Sequence[Claim | Fact], held: str | None) -> pa.Table:
    if held is None:
        return table
    asked = find_asked_days(held)
    return table.append_column("holding", pa.array([find_holding(row, asked) for row in rows], pa.string()))


def _write_lines(records: Sequence[dict[str, Any]], path: str | Path) -> int:
    with Path(path).open("wb") as file:
        file.writelines(msgspec.json.encode(record) + b"\n" for record in records)
    return len(records)


def _write_table(table: pa.Table, path: str | Path, form: Format) -> int:
    if form == "parquet":
        import pyarrow.parquet as parquet

        parquet.write_table(table, path, compression="zstd")
    elif form == "arrow":
        import pyarrow.feather as feather

        feather.write_feather(table, str(path))
    else:
        import pyarrow.csv as csv

        csv.write_csv(flatten(table), path)
    return int(table.num_rows)


def flatten(table: pa.Table) -> pa.Table:
    """Make a table fit for CSV, which knows no lists: several values stand in one cell, parted by a semicolon."""
    for n, field in enumerate(table.schema):
        if pa.types.is_list(field.type):
            joined = [None if row is None else ";".join(row) for row in table.column(n).to_pylist()]
            table = table.set_column(n, field.name, pa.array(joined, pa.string()))
    return table
