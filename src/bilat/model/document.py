"""A document: one version of one text, as one normalised string with everything else given as offsets into it."""

from __future__ import annotations

from typing import Literal

import msgspec

SectionKind = Literal["lead", "body", "teaser", "see-also", "references", "navigation", "metadata"]
BlockKind = Literal["heading", "paragraph", "item", "row", "infobox", "caption", "metadata", "junk"]


class Span(msgspec.Struct, frozen=True):
    """A half-open range of characters of Document.text."""

    start: int
    end: int


class Section(msgspec.Struct, frozen=True):
    """A heading and what stands under it, up to the next heading; `start` is where its heading begins.

    `path` holds the titles from the top down to this one. A `teaser` is the summary of ANOTHER article that the page carries
    (its `title` is that article's); it is read with that title as its context, never with the page's pair.
    """

    title: str
    level: int
    start: int
    end: int
    kind: SectionKind = "body"
    path: tuple[str, ...] = ()


class Block(msgspec.Struct, frozen=True):
    """A paragraph, list item, table row or the like; `section` is an index into Document.sections.

    For a `row`, `cells` are the spans of its cells and `header` the column titles; for an `infobox` line, two cells: label, value.
    For an `item`, `lead` is the index of the block that introduces the list (a paragraph that ends in a colon, or a heading), or -1.
    """

    kind: BlockKind
    start: int
    end: int
    section: int
    level: int = 0
    lead: int = -1
    cells: tuple[Span, ...] = ()
    header: tuple[str, ...] = ()


class Sentence(msgspec.Struct, frozen=True):
    """A sentence (or a list item, row, infobox line that serves as one); `block` is an index into Document.blocks."""

    start: int
    end: int
    block: int


class Reference(msgspec.Struct, frozen=True):
    """An entry of the reference list: what a citation marker points to. Dates as EDTF."""

    key: str
    text: str
    url: str | None = None
    archive_url: str | None = None
    retrieved: str | None = None
    archived: str | None = None


class Citation(msgspec.Struct, frozen=True):
    """A marker in the text that points to a reference; start == end where the marker itself is not in the text (wikitext)."""

    key: str
    start: int
    end: int


class Link(msgspec.Struct, frozen=True):
    """A link in the text; `target` is an address or an article's title."""

    target: str
    start: int
    end: int


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One version of one text. `id` is 16 hexadecimal digits of the SHA-256 of `text`, address and declared date.

    `name` is the path or address as it was given. `date` is EDTF or None. `language` is an ISO 639-1 code; only "en" is extracted.
    `notes` say what the reader had to do or could not do, in whole sentences. `mask` are spans inside blocks that are no words of
    the author (citation markers, editor's tags such as "[edit]", "[citation needed]"): extraction reads past them.
    """

    id: str
    name: str
    format: str
    text: str
    title: str = ""
    url: str | None = None
    date: str | None = None
    publisher: str | None = None
    language: str = "en"
    copy_of: str | None = None
    kind: str | None = None
    sections: tuple[Section, ...] = ()
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    mask: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
