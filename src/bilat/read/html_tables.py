"""Tables of HTML pages: rows with cells and column titles, infobox lines; tables for layout are walked as blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bilat.read.page import Run
from bilat.read.rows import close_row_section, is_prose, open_row_section

if TYPE_CHECKING:
    from bilat.read.html import _HtmlWriter

_MOST_SPAN = 400


def write_table(writer: _HtmlWriter, table: Any, depth: int) -> None:
    """Write the rows of a table."""
    classes = table.attributes.get("class") or ""
    rows = [row for row in table.css("tr") if _owner(row) == table.mem_id]
    if (
        any(inner.mem_id != table.mem_id for inner in table.css("table"))
        or table.attributes.get("role") == "presentation"
        or _is_layout(rows, table)
    ):
        for row in rows:
            for cell in _cells_of(row):
                writer.write_blocks(cell, depth + 1)
                writer.flush()
        return
    caption = table.css_first("caption")
    if caption is not None:
        writer.page.write("caption", writer._run_of(caption, depth))
    if "infobox" in classes:
        _write_infobox(writer, rows, depth)
    else:
        _write_rows(writer, rows, depth)


def _owner(row: Any) -> int:
    """Give the place in memory of the table that a row belongs to; comparing nodes would compare all that is in them."""
    node = row.parent
    while node is not None and node.tag != "table":
        node = node.parent
    return int(node.mem_id) if node is not None else 0


def _cells_of(row: Any) -> list[Any]:
    return [cell for cell in row.iter() if cell.tag in ("td", "th")]


def _is_layout(rows: list[Any], table: Any) -> bool:
    widths = [len(_cells_of(row)) for row in rows]
    if table.css_first("th") is not None:
        return False
    return max(widths, default=0) < 2 or any(len(p.text(deep=True)) > 600 for p in table.css("td"))


def _write_infobox(writer: _HtmlWriter, rows: list[Any], depth: int) -> None:
    for row in rows:
        cells = _cells_of(row)
        runs = [_run_of(writer, cell, depth) for cell in cells]
        if len(cells) == 2 and not all(run.is_empty() for run in runs):
            writer.page.write_row("infobox", runs, mark=": ")
        elif len(cells) == 1:
            writer.page.write("caption", runs[0])
        elif len(cells) > 2:
            writer.page.write_row("row", runs)


def _run_of(writer: _HtmlWriter, cell: Any, depth: int) -> Run:
    run = Run()
    writer.write_inline(cell, run, depth, "; ")
    run.text = run.text.rstrip("; ")
    return run


def _write_row(
    writer: _HtmlWriter, cells: list[Any], runs: list[Run], header: tuple[str, ...], depth: int
) -> None:
    """Write a row; a cell that holds paragraphs or a list is written under it."""
    longer = [
        index
        for index, cell in enumerate(cells)
        if len(cells) > 1 and cell.mem_id not in [one.mem_id for one in cells[:index]] and _is_long(cell)
    ]
    for index in longer:
        runs[index] = Run()
    open_row_section(writer.page, runs if longer else [])
    writer.page.write_row("row", runs, header)
    for index in longer:
        writer.write_blocks(cells[index], depth + 1)
        writer.flush()


def _is_long(cell: Any) -> bool:
    words = (cell.text(deep=True) or "").strip()
    return cell.css_first("ul, ol, p + p") is not None or is_prose(words)


def _write_rows(writer: _HtmlWriter, rows: list[Any], depth: int) -> None:
    header: tuple[str, ...] = ()
    waiting: dict[int, tuple[int, Any]] = {}
    for row in rows:
        cells = _spread(_cells_of(row), waiting)
        if not cells:
            continue
        runs = [_run_of(writer, cell, depth) for cell in cells]
        if all(cell.tag == "th" for cell in cells) and (len(cells) > 1 or not header):
            if len({run.text for run in runs}) > 1 or len(cells) == 1:
                header = tuple(run.text.strip() for run in runs)
            continue
        _write_row(writer, cells, runs, header, depth)
    close_row_section(writer.page)


def _spread(cells: list[Any], waiting: dict[int, tuple[int, Any]]) -> list[Any]:
    """Copy cells into the columns and rows that they span; `waiting` carries what reaches into the rows below."""
    line: list[Any] = []
    rest = iter(cells)
    cell = next(rest, None)
    while cell is not None or len(line) in waiting:
        if len(line) in waiting:
            column = len(line)
            left, above = waiting.pop(column)
            line.append(above)
            if left > 1:
                waiting[column] = (left - 1, above)
            continue
        rows = _number(cell, "rowspan")
        for _ in range(_number(cell, "colspan")):
            if rows > 1:
                waiting[len(line)] = (rows - 1, cell)
            line.append(cell)
        cell = next(rest, None)
    return line


def _number(cell: Any, name: str) -> int:
    found = re.search(r"\d+", cell.attributes.get(name) or "")
    return min(max(1, int(found[0])), _MOST_SPAN) if found else 1
