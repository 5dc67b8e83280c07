"""What two copies differ in that is nobody's words: captions, teasers, references, markers, heading style, line ends. Counted only."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from bilat.model import Document
from bilat.reconcile.align import Alignment

_IMAGE = re.compile(r"\.(?:jpe?g|png|svg|gif|webp|tiff?)\b", re.IGNORECASE)
_MARKER = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d+)\]")
_HEADING_MARKS = re.compile(r"^\s*(={1,6}|#{1,6}\s)", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


class LayoutChange(msgspec.Struct, frozen=True):
    """A feature of the layout that the two copies have in different number."""

    what: str
    old: int
    new: int
    explanation: str


def find_layout_changes(old: Document, new: Document, alignment: Alignment) -> tuple[LayoutChange, ...]:
    """Find in which features of layout two copies differ, with their numbers."""
    found = []
    for what, count in _FEATURES:
        before, after = count(old), count(new)
        if before != after:
            found.append(LayoutChange(what, before, after, _say(what, before, after)))
    moved, wrapped = _count_moved(alignment), _count_wrapped(old, new, alignment)
    if moved:
        found.append(LayoutChange("moved sentences", 0, moved, f"{_count(moved)} in another place with the same words."))
    if wrapped:
        found.append(LayoutChange("line ends and spaces", 0, wrapped, f"{_count(wrapped, 'differ')} only in spaces, line ends or punctuation."))
    return tuple(found)


def _count(number: int, verb: str = "stand") -> str:
    return f"One sentence {verb}s" if number == 1 else f"{number} sentences {verb}"


def _say(what: str, before: int, after: int) -> str:
    return f"{what.capitalize()}: {before or 'none'} in the older copy, {after or 'none'} in the newer."


def _count_sections(kind: str) -> Callable[[Document], int]:
    return lambda document: sum(1 for section in document.sections if section.kind == kind)


def _count_blocks(*kinds: str) -> Callable[[Document], int]:
    return lambda document: sum(1 for block in document.blocks if block.kind in kinds)


def _count_inside(kind: str) -> Callable[[Document], int]:
    """Count the blocks that stand in sections of a kind, headings left out."""

    def count(document: Document) -> int:
        return sum(
            1
            for block in document.blocks
            if block.kind != "heading" and document.sections and document.sections[block.section].kind == kind
        )

    return count


def _count_text(pattern: re.Pattern[str]) -> Callable[[Document], int]:
    return lambda document: len(pattern.findall(document.text))


_FEATURES: tuple[tuple[str, Callable[[Document], int]], ...] = (
    ("captions", _count_blocks("caption")),
    ("image names", _count_text(_IMAGE)),
    ("teasers of other articles", _count_sections("teaser")),
    ("references", lambda document: len(document.references)),
    ("citation markers", lambda document: len(document.citations) or len(_MARKER.findall(document.text))),
    ("see-also entries", _count_inside("see-also")),
    ("lines of navigation", _count_inside("navigation")),
    ("lines of metadata", _count_blocks("metadata")),
    ("lines of site furniture", _count_blocks("junk")),
    ("infobox lines", _count_blocks("infobox")),
    ("marked-up headings", _count_text(_HEADING_MARKS)),
    ("tags of markup", _count_text(_TAG)),
    ("links", lambda document: len(document.links)),
    ("lines", lambda document: document.text.count("\n") + 1),
)


def _count_moved(alignment: Alignment) -> int:
    """Count kept sentences outside the longest run of kept sentences that stand in the same order."""
    places = [new.start for _, new in sorted(alignment.kept, key=lambda pair: pair[0].start)]
    tails: list[int] = []
    for place in places:
        low = next((n for n, tail in enumerate(tails) if tail >= place), len(tails))
        tails[low : low + 1] = [place]
    return len(places) - len(tails)


def _count_wrapped(old: Document, new: Document, alignment: Alignment) -> int:
    return sum(
        1
        for one, other in alignment.kept
        if _bare(old.text[one.start : one.end]) != _bare(new.text[other.start : other.end])
    )


def _bare(text: str) -> str:
    return _MARKER.sub("", text).strip()
