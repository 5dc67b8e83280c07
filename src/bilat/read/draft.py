"""A document while it is being read, and the one way by which it becomes a Document: every reader ends here."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from dataclasses import dataclass, field

from bilat.errors import EmptyDocumentError
from bilat.model import Block, Citation, Document, Link, Reference, Section, SectionKind, Sentence, Span
from bilat.read.dates import clean_date, find_archive_date
from bilat.read.language import choose_language
from bilat.text import find_markers, find_sentences
from bilat.text.markers import find_keys

# A caption is prose where it says what someone does: "X meets Y in Z". Names of files never do.
_CAPTION = re.compile(
    r"\(?(?:(?:caption|photo|image|picture)\s*:\s*)?(?P<words>.{1,600}?)\)?(?<!\.jpg)(?<!\.png)(?<!\.svg)",
    re.I | re.S,
)
_ACTION = re.compile(
    r"\b(?:is|are|was|were|meets|met|heads|head the|leads|led|signs|signed|visits|visited|greets|greeted|welcomes|welcomed|receives|received"
    r"|shakes? hands|speaks|spoke|attends|attended|opens|opened|hands over|presents|presented|arrives|arrived)\b"
)
# Zero-width marks: a text of nothing else is empty.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_OPENING = 500  # characters at the beginning, where most texts have something to be seen
LONGEST_TITLE = 500
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


def take_markers(draft: Draft) -> None:
    """Find the markers that stand in the words of a draft: all are masked, and those with a key outside of reference lists cite."""
    for block in draft.blocks:
        if block.kind not in ("paragraph", "item", "row", "infobox", "heading"):
            continue
        cut = draft.text[block.start : block.end]
        draft.mask.extend(
            Span(block.start + span.start, block.start + span.end) for span in find_markers(cut)
        )
        if block.kind != "heading" and draft.sections[block.section].kind != "references":
            draft.citations.extend(
                Citation(key, block.start + span.start, block.start + span.end)
                for key, span in find_keys(cut)
            )


def make_document_id(text: str, url: str | None, date: str | None) -> str:
    """Give the content id of a document: 16 hexadecimal digits of the SHA-256 of its text, address and declared date."""
    content = "\x1f".join((text, url or "", date or ""))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def to_document(draft: Draft) -> Document:
    """Turn a finished draft into a Document: sentences, language, notes on its address, and the content id."""
    if not draft.text[:_OPENING].translate(_UNSEEN).strip() and not draft.text.translate(_UNSEEN).strip():
        raise EmptyDocumentError(draft.name, "there is no text in it")
    mask = tuple(sorted(set(draft.mask), key=lambda span: (span.start, span.end)))
    language, language_notes = choose_language(_body_of(draft), draft.language)
    return Document(
        id=make_document_id(draft.text, draft.url, draft.date),
        name=draft.name,
        format=draft.format,
        text=draft.text,
        title=draft.title[:LONGEST_TITLE],
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
    starts = [span.start for span in mask]
    for index, block in enumerate(draft.blocks):
        if draft.sections[block.section].kind in _SILENT_SECTIONS:
            continue
        start, end = _find_words(draft.text, block)
        if block.kind in ("row", "infobox"):
            sentences.append(Sentence(start, end, index))
        elif start < end:
            near = mask[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
            inside = [span for span in near if span.end <= block.end]
            sentences.extend(
                Sentence(s.start, s.end, index) for s in find_sentences(draft.text, start, end, inside)
            )
    return sentences


def _find_words(text: str, block: Block) -> tuple[int, int]:
    """Find the part of a block that is prose: all of it, what a caption with a verb says, or nothing."""
    if block.kind in ("paragraph", "item", "row", "infobox"):
        return block.start, block.end
    if block.kind != "caption":
        return block.start, block.start
    found = _CAPTION.fullmatch(text, block.start, block.end)
    if not found or not _ACTION.search(found["words"]):
        return block.start, block.start
    return found.span("words")
