"""Marks inside a text that are no words of its author: reference markers and editors' tags. References themselves are not read here."""

from __future__ import annotations

import re

from bilat.model import Span

_KEY = r"(?:\d{1,3}|[a-z]|[a-z]{1,2} ?\d{1,3}|(?:note|nb|n|lower-alpha|upper-alpha) ?\d{1,3}|[ivx]{1,5}|\^\w{1,40})"
_TAGS = (
    r"edit|edit source|hide|show|hide/show|update|dead link|sic|who\?|when\?|where\?|which\?|why\?|by whom\?|clarify|note"
    r"|permanent dead link|dubious[^\[\]]{0,20}|vague|quantify|original research\??|further explanation needed"
    r"|self-published source\??|unreliable source\??|non-primary source needed|according to whom\?|full citation needed"
    r"|(?:citation|clarification|verification|better source|page|year|date|source|update|attribution|translation)s? needed"
    r"|failed verification|not in citation given|not specific enough to verify|page needed|disputed[^\[\]]{0,20}"
)
_ONE = rf"(?>{_KEY}(?=[,\]]))"  # atomic: a key once read is not read in another way
_MARKER = re.compile(rf"\[(?:{_ONE}(?:, ?{_ONE})*+|{_TAGS})\]", re.IGNORECASE)
_REFERENCE = re.compile(rf"\[({_ONE}(?:, ?{_ONE})*+)\]")


def find_markers(text: str) -> list[Span]:
    """Find every marker such as `[4]`, `[a]`, `[note 2]`, `[edit]` or `[citation needed]`, each as its own span, in order."""
    return [Span(*found.span()) for found in _MARKER.finditer(text) if not _is_code(text, found.start())]


def find_keys(text: str) -> list[tuple[str, Span]]:
    """Find the markers that point to references, with the key of each; `[4, 5]` gives two keys on one span."""
    return [
        (key.strip().lstrip("^"), Span(*found.span()))
        for found in _REFERENCE.finditer(text)
        if not _is_code(text, found.start())
        for key in found[1].split(",")
    ]


def _is_code(text: str, start: int) -> bool:
    """Tell whether the bracket is an index in a formula or an address: `x[1]` with an operator or slash before it."""
    return start > 0 and text[start - 1] in "=/\\_[("
