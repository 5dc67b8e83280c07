"""Which format bytes are in, told by their content first and their name second."""

from __future__ import annotations

import re

_OPENING = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^\[>]*(?:\[.{0,3000}?\]\s*)?>\s*)?<mediawiki\b",
    re.S | re.I,
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_TEI = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*)*<(?:tei:)?TEI(?:\.2)?\b")
_HTML_PARTS = re.compile(rb"<(?:p|div|span|h[1-6]|ul|table|meta|title|article|section|a)\b[^<>]*>", re.I)
_WIKITEXT = re.compile(rb"\{\{[^{}\n]{2,}|\[\[[^\[\]\n]+\]\]|<ref[\s>/]|\{\|[^\n]*\n|'''")
_SUFFIXES = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".mhtml": "html",
    ".wikitext": "wikitext", ".wiki": "wikitext", ".mediawiki": "wikitext",
    ".txt": "text", ".md": "text", ".markdown": "text", ".text": "text",
}  # fmt: skip
FORMATS = ("text", "html", "wikitext", "tei", "mediawiki-export")


def find_format(data: bytes, name: str) -> str:
    """Find the format of bytes: one of `text`, `html`, `wikitext`, `tei`, `mediawiki-export`."""
    head = data[:20_000].removeprefix(b"\xef\xbb\xbf")
    if is_export(head):
        return "mediawiki-export"
    if _HTML.match(head):
        return "html"
    if _TEI.match(head):
        return "tei"
    suffix = re.search(r"\.\w+$", name.split("?")[0].lower())
    if suffix and suffix[0] in _SUFFIXES:
        return _SUFFIXES[suffix[0]]
    if head.lstrip().startswith(b"<") and len(_HTML_PARTS.findall(head)) >= 3:
        return "html"
    if len(_WIKITEXT.findall(head)) >= 5:
        return "wikitext"
    return "text"


def is_export(head: bytes) -> bool:
    """Tell whether bytes open like a MediaWiki export."""
    return bool(_OPENING.match(head))
