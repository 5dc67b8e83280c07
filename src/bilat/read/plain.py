"""Plain text and Markdown to a Document: the text stays as it is in the file, and everything found is offsets into it."""

from __future__ import annotations

import re
from urllib.parse import unquote

from msgspec import structs

from bilat.model import Block, BlockKind, Document, Link, Section, SectionKind, Span
from bilat.read.dateline import find_dateline
from bilat.read.draft import Draft, take_markers, to_document
from bilat.read.front_matter import read_front_matter
from bilat.read.layout import find_runs, find_wrap_width, is_wrapped, settle_lines
from bilat.read.lines import Line, find_lines
from bilat.read.references import parse_reference
from bilat.read.shapes import is_continuation
from bilat.read.titles import clean_title, find_section_kind, is_related
from bilat.text import clean_newlines

_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>|<!--[^<>]{0,400}-->")
_MARK_LINK = re.compile(
    r"!?\[(?P<label>[^\[\]\n]{1,200})\]\((?P<target>[^()\s]{1,500}(?:\([^()\s]*\))?[^()\s]*)\)"
)
_URL = re.compile(r"https?://[^\s<>\"”)\]]+")
_STARS = re.compile(r"\*{2,3}(?=\S)|(?<=\S)\*{2,3}|'{2,5}")
_QUOTED = re.compile(r"^[ \t]*>+(?:[ \t]|$)", re.M)
_FOOTNOTE = re.compile(r"\[\^(?P<key>[^\]\s]{1,40})\]:[ \t]*")
_SUBJECT = re.compile(r"([A-ZÀ-Þ][^.,()]{2,80}?)(?:,|\s\(|\s(?:is|are|was|were|refers?|covers?)\b)")


def read_plain(text: str, name: str, notes: tuple[str, ...] = ()) -> Document:
    """Read a plain text or Markdown file; `Document.text` is the text given, with only line ends and byte order mark made normal."""
    text = clean_newlines(text)
    front = read_front_matter(text)
    draft = Draft(name, "text", text=text, notes=[*notes, *front.notes])
    for key, value in front.values.items():
        if key == "date":
            draft.take_date(value, "the front matter")
        else:
            setattr(draft, key, value)
    lines = find_lines(text, front.end)
    title = settle_lines(lines)
    draft.title = draft.title or title
    if not draft.title:
        _take_title_of_address(draft)
    _Assembly(draft, front.end).take(lines)
    take_markers(draft)
    _find_marks(draft)
    date = find_dateline(draft)
    if date:
        draft.take_date(date, "a dateline in the text")
    return to_document(draft)


def _take_title_of_address(draft: Draft) -> None:
    """Take the title of a wiki's page from its address, where the text shows none."""
    found = re.search(r"/wiki/([^?#/]+)", draft.url or "")
    if found:
        draft.title = unquote(found[1]).replace("_", " ")
        draft.notes.append("The text shows no title: the title is from its address.")


class _Assembly:
    """Puts lines together to blocks and sections of a draft."""

    def __init__(self, draft: Draft, top: int) -> None:
        self.draft = draft
        self.path: list[tuple[int, str]] = []
        self.marked_level = 1
        self.related_level = 0
        self.teaser_path: list[tuple[int, str]] = []
        self.has_prose = False
        if top:
            self._open_section("", 0, 0, "metadata")
            end = len(draft.text[:top].rstrip())
            start = len(draft.text[:top]) - len(draft.text[:top].lstrip())
            self._add("metadata", start, end)
        self._open_section("", 0, top, "lead")

    def take(self, lines: list[Line]) -> None:
        """Read all lines into blocks, then close the last section."""
        for run in find_runs(lines):
            self._take_run(run)
        self._close(len(self.draft.text))

    def _take_run(self, run: list[Line]) -> None:
        index = 0
        width = find_wrap_width([line for line in run if line.kind in ("text", "item")])
        while index < len(run):
            line = run[index]
            index += 1
            if line.kind in ("text", "item"):
                last = line
                while (
                    index < len(run) and run[index].kind == "text" and self._goes_on(last, run[index], width)
                ):
                    last = run[index]
                    index += 1
                self._take_prose(line, last.end)
            else:
                self._take_line(line)

    def _goes_on(self, line: Line, following: Line, width: int) -> bool:
        """Tell whether a line goes on in the next; entries of a reference list do only where the next cannot begin one."""
        if self.draft.sections[-1].kind == "references":
            return is_continuation(following.text)
        return is_wrapped(line, following, width)

    def _take_line(self, line: Line) -> None:
        if line.kind == "heading":
            self._take_heading(line)
        elif line.kind == "teaser":
            self._open_teaser(line.words, line.start)
            self.draft.links.append(Link(line.words, line.content, line.stop))
            self._add("heading", line.start, line.end, 3)
        elif line.kind == "row":
            self._take_row(line)
        elif line.kind in ("caption", "image"):
            self._add("caption", line.start, line.end)
        elif line.kind == "junk":
            self._add("junk", line.start, line.end)

    def _take_heading(self, line: Line) -> None:
        title = clean_title(line.words)
        kind: SectionKind = find_section_kind(title)
        level = line.level or self.marked_level + 1
        if self.related_level and kind == "body" and (not line.level or line.level > self.related_level):
            self._open_teaser(title, line.start)
            self._add("heading", line.start, line.end, level)
            return
        if line.level:
            self.marked_level = line.level
        self.related_level = level if is_related(title) else 0
        self.teaser_path = []
        is_title = line.level == 1 and not self.has_prose
        self._open_section(title, level, line.start, "lead" if is_title else kind)
        self._add("heading", line.start, line.end, level)

    def _take_prose(self, line: Line, end: int) -> None:
        kind = self.draft.sections[-1].kind
        if kind == "teaser" and line.kind == "text" and self._has_paragraph():
            subject = _SUBJECT.match(line.text)
            self._open_teaser(subject[1] if subject else "", line.start)
        is_footnote = bool(_FOOTNOTE.match(self.draft.text, line.start))
        if kind == "references" or is_footnote:
            self._take_reference(line, end)
        block: BlockKind = "junk" if is_footnote else "item" if line.kind == "item" else "paragraph"
        lead = self._find_lead(line) if block == "item" else -1
        self._add(block, line.content, end, line.indent // 2 if block == "item" else 0, lead)
        if kind == "see-also" and block == "item":
            self.draft.links.append(Link(line.words, line.content, end))

    def _has_paragraph(self) -> bool:
        return any(
            b.kind == "paragraph" and b.section == len(self.draft.sections) - 1
            for b in self.draft.blocks[-3:]
        )

    def _take_row(self, line: Line) -> None:
        cells = tuple(_find_cells(self.draft.text, line))
        header: tuple[str, ...] = ()
        previous = self.draft.blocks[-1] if self.draft.blocks else None
        if (
            previous
            and previous.kind == "row"
            and not self.draft.text[previous.end : line.start].strip("|-: \t\n")
        ):
            ruled = "--" in self.draft.text[previous.end : line.start]
            header = (
                tuple(self.draft.text[c.start : c.end] for c in previous.cells) if ruled else previous.header
            )
            if ruled:
                self.draft.blocks[-1] = structs.replace(previous, kind="caption")
        self._add("row", line.start, line.end, cells=cells, header=header)

    def _take_reference(self, line: Line, end: int) -> None:
        text = self.draft.text
        footnote = _FOOTNOTE.match(text, line.start)
        number = re.match(r"\W*(\w{1,4})", text[line.start : line.content])
        key = footnote["key"] if footnote else number[1] if number else ""
        start = footnote.end() if footnote else line.content
        self.draft.references.append(
            parse_reference(key or str(len(self.draft.references) + 1), text[start:end])
        )

    def _find_lead(self, line: Line) -> int:
        """Find the block that introduces the list of this item: a neighbour that ends in a colon, the parent item, or the heading."""
        text, blocks = self.draft.text, self.draft.blocks
        level = line.indent // 2
        for index in range(len(blocks) - 1, -1, -1):
            block = blocks[index]
            if block.section != len(self.draft.sections) - 1:
                break
            if block.kind == "item":
                if block.level < level and text[block.start : block.end].rstrip().endswith(":"):
                    return index
                if block.level <= level:
                    return block.lead
            elif block.kind == "heading" or (
                block.kind == "paragraph" and text[block.start : block.end].endswith(":")
            ):
                return index
        return -1

    def _open_teaser(self, title: str, start: int) -> None:
        self.teaser_path = self.teaser_path or list(self.path) or [(0, "")]
        self.path = [*self.teaser_path, (self.marked_level + 2, title)]
        self._close(start)
        path = tuple(part for _, part in self.path if part)
        self.draft.sections.append(Section(title, self.marked_level + 2, start, start, "teaser", path))

    def _open_section(self, title: str, level: int, start: int, kind: SectionKind) -> None:
        self._close(start)
        blocks, sections = self.draft.blocks, self.draft.sections
        if sections and not sections[-1].title and (not blocks or blocks[-1].section != len(sections) - 1):
            start = sections.pop().start
        if title:
            self.path = [(low, part) for low, part in self.path if low < level] + [(level, title)]
        path = tuple(part for _, part in self.path) if title else ()
        self.draft.sections.append(Section(title, level, start, start, kind, path))

    def _close(self, end: int) -> None:
        if self.draft.sections:
            last = self.draft.sections[-1]
            self.draft.sections[-1] = Section(last.title, last.level, last.start, end, last.kind, last.path)

    def _add(
        self,
        kind: BlockKind,
        start: int,
        end: int,
        level: int = 0,
        lead: int = -1,
        **parts: tuple,  # type: ignore[type-arg]
    ) -> None:
        section = len(self.draft.sections) - 1
        self.has_prose = self.has_prose or kind in ("paragraph", "item")
        self.draft.blocks.append(Block(kind, start, end, section, level, lead, **parts))


def _find_cells(text: str, line: Line) -> list[Span]:
    mark = "|" if "|" in line.text else "\t"
    start, end = line.start, line.end
    if mark == "|":
        start += text[start] == "|"
        end -= text[end - 1] == "|" and end - 1 > start
    cells = []
    for part in text[start:end].split(mark):
        low = start + len(part) - len(part.lstrip())
        high = start + len(part.rstrip())
        cells.append(
            Span(min(low, high) if part.strip() else start, max(low, high) if part.strip() else start)
        )
        start += len(part) + 1
    return cells


def _find_marks(draft: Draft) -> None:
    """Find tags, emphasis and links of the blocks that carry words."""
    for block in draft.blocks:
        if block.kind not in ("paragraph", "item", "row", "infobox", "heading"):
            continue
        cut = draft.text[block.start : block.end]
        _find_links(draft, block, cut)
        for pattern in (_TAG, _STARS, _QUOTED):
            draft.mask.extend(
                Span(block.start + m.start(), block.start + m.end()) for m in pattern.finditer(cut)
            )


def _find_links(draft: Draft, block: Block, cut: str) -> None:
    covered = []
    for found in _MARK_LINK.finditer(cut):
        low, high = (block.start + offset for offset in found.span("label"))
        draft.links.append(Link(found["target"], low, high))
        draft.mask.append(Span(block.start + found.start(), low))
        draft.mask.append(Span(high, block.start + found.end()))
        covered.append(found.span())
    for found in _URL.finditer(cut):
        if not any(low <= found.start() < high for low, high in covered):
            draft.links.append(Link(found[0], block.start + found.start(), block.start + found.end()))
