"""Tables of wikitext: rows with cells and column titles; a cell that holds paragraphs or lists is written under its row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from bilat.read.page import Run
from bilat.read.rows import close_row_section, is_prose, open_row_section

if TYPE_CHECKING:
    from bilat.read.wikitext import WikiWriter

_LAYOUT = re.compile(
    r"navbox|vertical-navbox|noprint|toccolours|mbox|ambox|collapsible collapsed plainlinks", re.I
)
_MOST_SPAN = 400
_BOLD = re.compile(r"\s*'''(?!').+?'''\s*", re.S)
# Columns of short values, whose words stay in the row even where they are a sentence, and columns of notes, where few words are one.
_SHORT = re.compile(r"\b(?:relations?|dates?|began|begun|established|since|year|country|state)\b(?!.*\bnotes?\b)", re.I)
_NOTES = re.compile(r"\b(?:notes?|remarks?|comments?|details|description)\b", re.I)
_DATED = re.compile(r"\b(?:1[4-9]|20)\d\d\b")
_LONGEST_SHORT = 400
_LONGEST_LINE = 120
_FEW_WORDS = 6
_BLOCKS = re.compile(r"^[ \t]*[*#]|\n[*#]|\n[ \t]*\n\s*\S|\{\{ ?(?:main|see also|further)", re.I)


class _Cell(msgspec.Struct):
    code: Any
    is_header: bool
    columns: int
    rows: int
    repeated: bool = False


def write_table(writer: WikiWriter, table: Any) -> None:
    """Write the rows of a table; tables for layout are written as the blocks inside them."""
    attributes = " ".join(map(str, table.attributes))
    if _LAYOUT.search(attributes) or table.contents is None:
        return
    rows = _spread([_read_cells(row) for row in _find_rows(table)])
    if (
        not any(cell.is_header for row in rows for cell in row)
        and "wikitable" not in attributes
        and "infobox" not in attributes
    ):
        _write_layout(writer, rows)
        return
    _write_captions(writer, table)
    header: tuple[str, ...] = ()
    width = max((len(row) for row in rows), default=0)
    for number, row in enumerate(rows):
        if _is_header(row, number, header):
            header = _join_headers(
                header, tuple(writer.render_words(cell.code).strip() for cell in row), width
            )
        elif row:
            _write_row(writer, row, header, "infobox" in attributes)
    close_row_section(writer.page)


def _is_header(row: list[_Cell], number: int, header: tuple[str, ...]) -> bool:
    """Tell whether a row holds titles: all its cells are marked so, or it is the first and all are bold. Titles hold no date once there are some."""
    if all(cell.is_header for cell in row):
        return not header or not any(_DATED.search(str(cell.code)) for cell in row)
    return number == 0 and len(row) > 1 and all(_BOLD.fullmatch(str(cell.code)) for cell in row if str(cell.code).strip())


def _find_rows(table: Any) -> list[list[Any]]:
    """Give the cells of each row; cells that stand before the first row mark are the first row."""
    first: list[Any] = []
    rows: list[list[Any]] = [first]
    for node in table.contents.nodes:
        name = str(getattr(node, "tag", "")).lower()
        if name == "tr" and node.contents is not None:
            rows.append(
                [
                    cell
                    for cell in node.contents.nodes
                    if str(getattr(cell, "tag", "")).lower() in ("td", "th")
                ]
            )
        elif name in ("td", "th"):
            first.append(node)
        elif name in ("tbody", "thead") and node.contents is not None:
            rows.extend(_find_rows(node))
    return [row for row in rows if row]


def _read_cells(row: list[Any]) -> list[_Cell]:
    return [
        _Cell(
            cell.contents, str(cell.tag).lower() == "th", _number(cell, "colspan"), _number(cell, "rowspan")
        )
        for cell in row
        if cell.contents is not None and not str(cell.contents).startswith("+")
    ]


def _number(cell: Any, name: str) -> int:
    found = re.search(r"\d+", str(cell.get(name).value)) if cell.has(name) else None
    return min(max(1, int(found[0])), _MOST_SPAN) if found else 1


def _spread(rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """Copy each cell into every row and column that it spans."""
    waiting: dict[int, tuple[int, _Cell]] = {}
    result = []
    for row in rows:
        if not row:
            continue
        line: list[_Cell] = []
        cells = iter(row)
        cell = next(cells, None)
        while cell is not None or len(line) in waiting:
            column = len(line)
            if column in waiting:
                left, above = waiting.pop(column)
                line.append(above)
                if left > 1:
                    waiting[column] = (left - 1, above)
                continue
            assert cell is not None
            for offset in range(cell.columns):
                copy = cell if not offset else _Cell(cell.code, cell.is_header, 1, cell.rows, True)
                line.append(copy)
                if cell.rows > 1:
                    waiting[column + offset] = (cell.rows - 1, _Cell(cell.code, cell.is_header, 1, 1, True))
            cell = next(cells, None)
        result.append(line)
    return result


def _join_headers(above: tuple[str, ...], below: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Join two header rows column by column; a lone row that spans all columns, or a picture, is no header."""
    if not any(below) or (len(set(below)) == 1 and width > 1):
        return above
    if not above or len(above) != len(below):
        return below
    return tuple(
        low if high in ("", low) else f"{high} {low}".strip() for high, low in zip(above, below, strict=True)
    )


def _write_captions(writer: WikiWriter, table: Any) -> None:
    for node in table.contents.nodes:
        contents = getattr(node, "contents", None)
        if contents is not None and str(contents).startswith("+"):
            run = Run()
            writer.write_inline(contents.nodes, run)
            run.text = run.text.lstrip("+ ")
            run.links, run.cites = [], []
            writer.page.write("caption", run)


def _write_layout(writer: WikiWriter, rows: list[list[_Cell]]) -> None:
    for row in rows:
        for cell in row:
            if not cell.repeated:
                writer.write_blocks(cell.code.nodes)
                writer.flush()


def _write_row(writer: WikiWriter, row: list[_Cell], header: tuple[str, ...], is_infobox: bool) -> None:
    runs: list[Run] = []
    longer: list[_Cell] = []
    for number, cell in enumerate(row):
        title = header[number] if number < len(header) else ""
        if len(row) > 1 and not cell.repeated and _is_long(writer, cell.code, title):
            longer.append(cell)
            runs.append(Run())
            continue
        run = Run()
        writer.write_inline(cell.code.nodes, run, "; ")
        runs.append(run)
    open_row_section(writer.page, runs if longer else [])
    two = is_infobox and len(runs) == 2
    writer.page.write_row("infobox" if two else "row", runs, () if two else header, ": " if two else " | ")
    for cell in longer:
        writer.write_blocks(cell.code.nodes)
        writer.flush()


def _is_long(writer: WikiWriter, code: Any, title: str) -> bool:
    """Tell whether a cell holds paragraphs or a list, not a value; references and comments do not count."""
    words = str(code)
    words = re.sub(r"<ref[^>/]*/>|<ref.*?</ref>|<!--.*?-->", "", words, flags=re.S | re.I).strip() if "<" in words else words.strip()
    is_short = bool(_SHORT.search(title))
    if not is_short and _BLOCKS.search(words):
        return True
    if "{{" in words or "[[" in words:
        words = writer.render_words(code).strip()
    if is_short:
        return len(words) > _LONGEST_SHORT or (len(words) > _LONGEST_LINE and is_prose(words))
    return is_prose(words) or (bool(_NOTES.search(title)) and len(words.split()) > _FEW_WORDS)
