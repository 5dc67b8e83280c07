"""Rendered text: writes blocks line by line into a draft, for formats whose text is not the text of the file."""

from __future__ import annotations

import re
import unicodedata

from bilat.model import Block, BlockKind, Citation, Link, Section, SectionKind, Span
from bilat.read.draft import Draft
from bilat.read.titles import find_section_kind

_BLANKS = re.compile(r"[\s\u200b\u200e\u200f\ufeff]+")


class Run:
    """Words of one block while they are collected, with the links and citations in them; blanks are made single."""

    def __init__(self) -> None:
        self.text = ""
        self.links: list[tuple[str, int, int]] = []
        self.cites: list[tuple[str, int]] = []

    def add(self, words: str) -> None:
        """Add words; blanks at the seam are kept to one."""
        words = _BLANKS.sub(" ", unicodedata.normalize("NFC", words))
        self.text += words.lstrip() if not self.text or self.text.endswith(" ") else words

    def add_mark(self, mark: str) -> None:
        """Add a mark between two parts, unless nothing stands before it or another mark does."""
        if self.is_empty() or self.text.rstrip().endswith((";", ":", ",")):
            self.add(" ")
        else:
            self.text = self.text.rstrip() + mark

    def add_link(self, target: str, words: str) -> None:
        """Add the words of a link."""
        start = len(self.text)
        self.add(words)
        if len(self.text) > start:
            self.links.append((target, start, len(self.text)))

    def cite(self, key: str) -> None:
        """Note that a reference marker stands here."""
        self.cites.append((key, len(self.text)))

    def join(self, other: Run) -> None:
        """Add all of another run, with its links and citations."""
        base = len(self.text)
        self.add(other.text)
        shift = len(self.text) - len(other.text) if other.text else base
        self.links.extend((target, low + shift, high + shift) for target, low, high in other.links)
        self.cites.extend((key, at + shift) for key, at in other.cites)

    def is_empty(self) -> bool:
        """Tell whether there are no words in it."""
        return not self.text.strip()


class Page:
    """Writes a draft: each block becomes one line of its text."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._parts: list[str] = []
        self._length = 0
        self._path: list[tuple[int, str]] = []

    @property
    def section(self) -> int:
        """The index of the open section."""
        return len(self.draft.sections) - 1

    def open_section(self, title: str, level: int, kind: SectionKind | None = None) -> None:
        """Open a section at the place reached; its kind is told by its title unless given."""
        self._path = [(low, part) for low, part in self._path if low < level]
        if title:
            self._path.append((level, title))
        settled = kind or self._inherit(find_section_kind(title), level)
        path = tuple(part for _, part in self._path)
        start = self._length + 1 if self._parts else 0
        self._close_section(start)
        self.draft.sections.append(Section(title, level, start, start, settled, path))

    def reopen_section(self, section: Section) -> None:
        """Go on with a section that others interrupted, under the same title."""
        self._path = (
            [*enumerate(section.path[:-1]), (section.level, section.path[-1])] if section.path else []
        )
        start = self._length + 1 if self._parts else 0
        self._close_section(start)
        self.draft.sections.append(
            Section(section.title, section.level, start, start, section.kind, section.path)
        )

    def write_heading(self, run: Run, level: int, kind: SectionKind | None = None) -> None:
        """Open a section and write its heading."""
        if not run.is_empty():
            self.open_section(run.text.strip(), level, kind)
            self.write("heading", run, level)

    def write(self, kind: BlockKind, run: Run, level: int = 0, lead: int = -1) -> int:
        """Write a block of one line; gives its index, or -1 where there are no words in it."""
        if run.is_empty():
            self._keep_marks(run, self._length, self._length)
            return -1
        start = self._put(run)
        self.draft.blocks.append(Block(kind, start, self._length, self.section, level, lead))
        return len(self.draft.blocks) - 1

    def write_row(
        self, kind: BlockKind, cells: list[Run], header: tuple[str, ...] = (), mark: str = " | "
    ) -> int:
        """Write a table row or an infobox line: its cells on one line, with a mark between them."""
        line, spans = Run(), []
        for number, cell in enumerate(cells):
            if number:
                line.text = line.text.rstrip() + mark if line.text else mark.lstrip()
            before = len(line.text)
            line.join(cell)
            spans.append((before, len(line.text.rstrip()) if cell.text.strip() else before))
        if not any(cell.text.strip() for cell in cells):
            self._keep_marks(line, self._length, self._length)
            return -1
        start = self._put(line)
        end = self._length
        found = tuple(
            Span(min(start + low, end), max(min(start + low, end), min(start + high, end)))
            for low, high in spans
        )
        self.draft.blocks.append(Block(kind, start, end, self.section, cells=found, header=header))
        return len(self.draft.blocks) - 1

    def finish(self) -> Draft:
        """Close the last section and give the draft with its text."""
        self.draft.text = "\n".join(self._parts)
        while self.draft.sections and self.draft.sections[-1].start > len(self.draft.text):
            self.draft.sections.pop()
        self._close_section(len(self.draft.text))
        return self.draft

    def _put(self, run: Run) -> int:
        line = run.text.rstrip()
        start = self._length + 1 if self._parts else 0
        self._parts.append(line)
        self._length = start + len(line)
        self._keep_marks(run, start, self._length)
        return start

    def _keep_marks(self, run: Run, start: int, end: int) -> None:
        for target, low, high in run.links:
            if start + low < min(start + high, end):
                self.draft.links.append(Link(target, start + low, min(start + high, end)))
        for key, at in run.cites:
            place = min(start + at, end)
            self.draft.citations.append(Citation(key, place, place))

    def _inherit(self, kind: SectionKind, level: int) -> SectionKind:
        """Give a subsection of references or see-also the kind of the section that holds it."""
        if kind != "body":
            return kind
        for section in reversed(self.draft.sections):
            if section.level < level:
                return section.kind if section.kind in ("references", "see-also", "navigation") else "body"
        return "body"

    def _close_section(self, end: int) -> None:
        sections = self.draft.sections
        if not sections:
            return
        last = sections[-1]
        sections[-1] = Section(last.title, last.level, last.start, max(last.start, end), last.kind, last.path)
