"""Rows whose cells hold paragraphs: each such row opens a section of its own, named by its first cell. Cells are read elsewhere."""

from __future__ import annotations

import re

from bilat.model import Section
from bilat.read.page import Page, Run

# Below the six levels of headings that pages have, and below teasers.
ROW_LEVEL = 9
_LONGEST_VALUE = 220


def is_prose(words: str) -> bool:
    """Tell whether the words of a cell are sentences, not a value."""
    words = re.sub(r"(?:\s*\[\w{1,4}\])+$", "", words)
    return len(words) > _LONGEST_VALUE or (words.endswith(".") and len(words.split()) > 4)


def open_row_section(page: Page, cells: list[Run]) -> None:
    """Open a section for a row with long cells, named by its first cell with letters; without one, end the section of the row before."""
    title = next((run.text.strip() for run in cells if re.search(r"[^\W\d]", run.text)), "")
    if title:
        above = _find_parent(page)
        page.open_section(title, ROW_LEVEL, above.kind if above.kind != "lead" else "body")
    else:
        close_row_section(page)


def close_row_section(page: Page) -> None:
    """Go on with the section around the table, if a row has opened one of its own."""
    if page.draft.sections[-1].level == ROW_LEVEL:
        page.reopen_section(_find_parent(page))


def _find_parent(page: Page) -> Section:
    return next(section for section in reversed(page.draft.sections) if section.level < ROW_LEVEL)
