"""The panel as a file: Parquet, CSV, JSON lines or Arrow, written a part at a time. What the columns mean is said in query/panel_columns.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa

from bilat.export.files import Format, find_export_format, flatten
from bilat.query.panel_columns import Column, Kind

# Rows that are laid into one part of a file.
_PART = 20_000
_KINDS: dict[Kind, pa.DataType] = {"text": pa.string(), "int": pa.int64(), "float": pa.float64(), "texts": pa.list_(pa.string())}


def write_panel(columns: Sequence[Column], rows: Iterable[dict[str, Any]], path: str | Path, form: Format | None = None) -> int:
    """Write the rows of a panel to a file and give their number; cells that a row lacks are empty."""
    chosen = form or find_export_format(path)
    if chosen == "jsonl":
        return _write_lines(columns, rows, path)
    return _write_parts(to_panel_tables(columns, rows), to_panel_schema(columns), path, chosen)


def to_panel_schema(columns: Sequence[Column]) -> pa.Schema:
    """Give the Arrow schema of a panel."""
    return pa.schema([(column.name, _KINDS[column.kind]) for column in columns])


def to_panel_tables(columns: Sequence[Column], rows: Iterable[dict[str, Any]]) -> Iterator[pa.Table]:
    """Give the rows as Arrow tables of so many rows that they fit in memory whatever the number of pairs."""
    source, schema = iter(rows), to_panel_schema(columns)
    while part := list(islice(source, _PART)):
        yield pa.Table.from_pylist(part, schema=schema)


def _write_lines(columns: Sequence[Column], rows: Iterable[dict[str, Any]], path: str | Path) -> int:
    names, count = [column.name for column in columns], 0
    with Path(path).open("wb") as file:
        for row in rows:
            file.write(msgspec.json.encode({name: row.get(name) for name in names}) + b"\n")
            count += 1
    return count


def _write_parts(tables: Iterable[pa.Table], schema: pa.Schema, path: str | Path, form: Format) -> int:
    count = 0
    with _open_writer(schema, path, form) as writer:
        for table in tables:
            writer.write_table(flatten(table) if form == "csv" else table)
            count += table.num_rows
    return count


def _open_writer(schema: pa.Schema, path: str | Path, form: Format) -> Any:
    if form == "parquet":
        import pyarrow.parquet as parquet

        return parquet.ParquetWriter(path, schema, compression="zstd")
    if form == "arrow":
        return pa.ipc.new_file(str(path), schema)
    import pyarrow.csv as csv

    return csv.CSVWriter(str(path), flatten(schema.empty_table()).schema)
