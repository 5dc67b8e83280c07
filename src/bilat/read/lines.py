"""Lines of a plain text and what each is when read alone: heading, item, row, teaser, picture, junk or words. No context here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import msgspec

from bilat.read.titles import clean_title, is_junk

LineKind = Literal["blank", "heading", "item", "row", "teaser", "image", "caption", "junk", "rule", "text"]

_WIKI_HEADING = re.compile(r"(={1,6})[ \t]*+([^=\s](?:.*[^\s=])?)[ \t]*\1[ \t]*$")
_MARK_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*?)[ \t]*#*$")
_ITEM = re.compile(r"(?:--|[-*+•◦▪▫‣·●○■–—]|\d{1,3}[.)]|\([a-z0-9]{1,3}\)|[a-z]\))[ \t\u00a0]+(?=\S)")
_BOLD = re.compile(r"(?:\*\*|__|'{3})([A-ZÀ-Þ0-9][^*_'.!;]*?:?)(?:\*\*|__|'{3})")
_TEASER = re.compile(r"<span class=\"?mw-page-title-main\"?>(?P<title>[^<]+)</span>\s*(?P<rest>.*)")
_IMAGE = re.compile(r".*\.(?:jpe?g|png|svg|gif|webp|tiff?|ogv|webm)\s*$", re.I)
_CAPTION = re.compile(r"(?:date \d{4}-\d\d-\d\d )?\(?(?:caption|photo|image|picture|map|flag|coat of arms|file|locator)\b(?: ?[:/]| (?:of|with|by|from|showing|indicating)\b).{0,160}$", re.I)  # fmt: skip
_RULE = re.compile(r"(?:[-_*=~·.—–]\s?){3,}$")
_SEPARATOR = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$")
_MENU = re.compile(r"home ?[|>»›] ?[^|>»›]{1,60}(?:[|>»›][^|>»›]{1,60})*$", re.I)
_PIPES = re.compile(r"\|.*\|$|[^|]+(?:\|[^|]+){2,}$")


class Line(msgspec.Struct):
    """A line without its blank ends: offsets into the text, the blanks before it, and what it is.

    `content` is where the words begin (after a bullet or heading marks) and `stop` where they end; `level` is that of a heading.
    """

    start: int
    end: int
    indent: int
    text: str
    kind: LineKind
    content: int
    stop: int
    level: int = 0

    @property
    def words(self) -> str:
        """The words of the line, without bullet or heading marks."""
        return self.text[self.content - self.start : self.stop - self.start]


def find_lines(text: str, start: int = 0) -> list[Line]:
    """Find the lines of `text[start:]`, each with what it is when read alone."""
    lines = [_read_line(position, line) for position, line in _split(text, start)]
    _mark_underlined(lines)
    _mark_tabbed(lines)
    return lines


def _split(text: str, start: int) -> Iterator[tuple[int, str]]:
    position = start
    for line in text[start:].split("\n"):
        yield position, line
        position += len(line) + 1


def _read_line(position: int, raw: str) -> Line:
    bare = raw.strip()
    start = position + (len(raw) - len(raw.lstrip()) if bare else 0)
    indent = sum(4 if character == "\t" else 1 for character in raw[: start - position])
    line = Line(start, start + len(bare), indent, bare, "text", start, start + len(bare))
    _mark(line)
    return line


def _mark(line: Line) -> None:
    bare = line.text
    if not bare:
        line.kind = "blank"
    elif _mark_title(line):
        return
    elif _RULE.match(bare) or _SEPARATOR.match(bare):
        line.kind = "rule"
    elif _MENU.match(bare):
        line.kind = "junk"
    elif bare.count("|") > 1 and _PIPES.match(bare) and not _is_prose(bare):
        line.kind = "row"
    elif _IMAGE.match(bare) and len(bare) < 400:
        line.kind = "image"
    elif is_junk(bare):
        line.kind = "junk"
    elif found := _ITEM.match(bare):
        line.kind, line.content = "item", line.start + found.end()
    elif _CAPTION.match(bare):
        line.kind = "caption"


def _is_prose(bare: str) -> bool:
    """Tell whether a line with bars is a paragraph that has swallowed a menu: a cell of it holds several whole sentences."""
    return len(bare) > 400 and any(len(re.findall(r"[a-z)\d]{2}[.!?] [A-Z]", cell)) >= 3 for cell in bare.split("|"))


def _mark_title(line: Line) -> bool:
    """Mark a line that its own marks make a heading or the title of a teaser."""
    if found := _WIKI_HEADING.match(line.text) or _MARK_HEADING.match(line.text):
        line.kind, line.level = "heading", len(found[1])
        low, high = found.span(2)
    elif (found := _BOLD.fullmatch(line.text)) and len(line.text) < 100:
        line.kind = "heading"
        low, high = found.span(1)
    elif len(line.text) < 120 and clean_title(line.text) not in ("", line.text):
        line.kind = "heading"
        low, high = 0, len(clean_title(line.text))
    elif found := _TEASER.match(line.text):
        line.kind = "teaser"
        low, high = found.span("title")
    else:
        return False
    line.content, line.stop = line.start + low, line.start + high
    return True


def _mark_underlined(lines: list[Line]) -> None:
    """Turn a line underlined with `===` or `---` into a heading."""
    for above, line in pairwise(lines):
        if (
            line.kind == "rule"
            and set(line.text) in ({"="}, {"-"})
            and above.kind == "text"
            and len(above.text) < 100
        ):
            above.kind, above.level = "heading", 1 if line.text[0] == "=" else 2


def _mark_tabbed(lines: list[Line]) -> None:
    """Turn neighbouring lines with the same number of tabs into rows."""
    for above, line in pairwise(lines):
        tabs = line.text.count("\t")
        if tabs and tabs == above.text.count("\t") and {above.kind, line.kind} <= {"text", "row", "item"}:
            above.kind = line.kind = "row"
            above.content, line.content = above.start, line.start
