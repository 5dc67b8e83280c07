"""A document while it is being read, and the one way by which it becomes a Document: every reader ends here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from bilat.errors import EmptyDocumentError
from bilat.model import Block, Citation, Document, Link, Reference, Section, SectionKind, Sentence, Span
from bilat.read.dates import clean_date, find_archive_date
from bilat.read.language import choose_language
from bilat.text import find_sentences

_SILENT_SECTIONS: frozenset[SectionKind] = frozenset({"references", "navigation", "metadata", "see-also"})


@dataclass
class Draft:
    """What a reader has found so far; lists are in the order of the text, spans are offsets into `text`."""

    name: str
    format: str
    text: str = ""
    title: str = ""
    url: str | None = None
    date: str | None = None
    publisher: str | None = None
    language: str | None = None
    copy_of: str | None = None
    kind: str | None = None
    sections: list[Section] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    mask: list[Span] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def take_date(self, written: str | None, how: str) -> None:
        """Take a declared date if there is none yet, with a note on how it was found; say so if it cannot be read."""
        if not written or self.date:
            return
        self.date = clean_date(written)
        self.notes.append(
            f"The date of the text, {self.date}, is from {how}."
            if self.date
            else f"The date in {how} is not understood: {written!r}."
        )


def make_document_id(text: str, url: str | None, date: str | None) -> str:
    """Give the content id of a document: 16 hexadecimal digits of the SHA-256 of its text, address and declared date."""
    content = "\x1f".join((text, url or "", date or ""))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def to_document(draft: Draft) -> Document:
    """Turn a finished draft into a Document: sentences, language, notes on its address, and the content id."""
    if not draft.text.strip():
        raise EmptyDocumentError(draft.name, "there is no text in it")
    mask = tuple(sorted(set(draft.mask), key=lambda span: (span.start, span.end)))
    language, language_notes = choose_language(_body_of(draft), draft.language)
    return Document(
        id=make_document_id(draft.text, draft.url, draft.date),
        name=draft.name,
        format=draft.format,
        text=draft.text,
        title=draft.title,
        url=draft.url,
        date=draft.date,
        publisher=draft.publisher,
        language=language,
        copy_of=draft.copy_of,
        kind=draft.kind,
        sections=tuple(draft.sections),
        blocks=tuple(draft.blocks),
        sentences=tuple(_find_block_sentences(draft, mask)),
        references=tuple(draft.references),
        citations=tuple(sorted(draft.citations, key=lambda c: (c.start, c.end))),
        links=tuple(sorted(draft.links, key=lambda link: (link.start, link.end))),
        mask=mask,
        notes=(*draft.notes, *_notes_on_address(draft), *language_notes),
    )


def _body_of(draft: Draft) -> str:
    parts = [draft.text[b.start : b.end] for b in draft.blocks if b.kind in ("paragraph", "item")]
    return "\n".join(parts) or draft.text


def _notes_on_address(draft: Draft) -> list[str]:
    saved = find_archive_date(draft.url or "")
    if not saved:
        return []
    return [f"The address says that the page was saved on {saved}: its text is not younger than that."]


def _find_block_sentences(draft: Draft, mask: tuple[Span, ...]) -> list[Sentence]:
    sentences: list[Sentence] = []
    for index, block in enumerate(draft.blocks):
        if draft.sections[block.section].kind in _SILENT_SECTIONS:
            continue
        if block.kind in ("paragraph", "item"):
            inside = [span for span in mask if block.start <= span.start and span.end <= block.end] if mask else []
            found = find_sentences(draft.text, block.start, block.end, inside)
            sentences.extend(Sentence(span.start, span.end, index) for span in found)
        elif block.kind in ("row", "infobox"):
            sentences.append(Sentence(block.start, block.end, index))
    return sentences
