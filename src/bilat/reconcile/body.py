"""What of a document is the article's own text: its paragraphs and items, not teasers, references, captions or navigation."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bilat.model import Block, Document
from bilat.reconcile.words import find_words

_OWN_BLOCKS = frozenset({"paragraph", "item"})
_OWN_SECTIONS = frozenset({"lead", "body"})


class OwnSentence(msgspec.Struct, frozen=True):
    """A sentence of the own text: its words as compared, its words as shown, its place and its section's title."""

    key: str
    text: str
    start: int
    end: int
    section: str


def is_own(document: Document, block: Block) -> bool:
    """Tell whether a block is the article's own prose or list."""
    if block.kind not in _OWN_BLOCKS:
        return False
    return not document.sections or document.sections[block.section].kind in _OWN_SECTIONS


def is_own_place(document: Document, start: int) -> bool:
    """Tell whether a place of the text lies in the article itself rather than in a teaser, list of references or navigation."""
    holding = [section for section in document.sections if section.start <= start < section.end]
    return not holding or holding[-1].kind in _OWN_SECTIONS


def find_own_words(document: Document) -> list[str]:
    """Find the words of the own text, in lower case and order; all words where the document was not divided into blocks."""
    if not document.blocks:
        return find_words(document.text)
    return [
        word
        for block in document.blocks
        if is_own(document, block)
        for word in find_words(cut_unmasked(document, block.start, block.end))
    ]


def find_own_sentences(document: Document) -> tuple[OwnSentence, ...]:
    """Find the sentences of the own text that hold a word, in order."""
    return tuple(_iter_sentences(document))


def cut_unmasked(document: Document, start: int, end: int) -> str:
    """Cut a stretch of the text without citation markers and editors' tags."""
    hidden = [(span.start, span.end) for span in document.mask] + [(c.start, c.end) for c in document.citations]
    pieces, place = [], start
    for low, high in sorted(hidden):
        if high <= place or low >= end:
            continue
        pieces.append(document.text[place : max(low, place)])
        place = max(place, high)
    pieces.append(document.text[place:end] if place < end else "")
    return "".join(pieces)


def _iter_sentences(document: Document) -> Iterator[OwnSentence]:
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        if not is_own(document, block):
            continue
        text = " ".join(cut_unmasked(document, sentence.start, sentence.end).split())
        key = " ".join(find_words(text))
        if key:
            title = document.sections[block.section].title if document.sections else ""
            yield OwnSentence(key, text, sentence.start, sentence.end, title)
