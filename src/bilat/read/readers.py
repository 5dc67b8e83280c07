"""One table: which reader reads which format. Each reader is a module of its own."""

from __future__ import annotations

from collections.abc import Callable

from bilat.errors import UsageError
from bilat.model import Document
from bilat.read.decode import decode
from bilat.read.formats import find_format
from bilat.read.html import read_html
from bilat.read.plain import read_plain
from bilat.read.tei import read_tei
from bilat.read.wikitext import read_wikitext

READERS: dict[str, Callable[[str, str, tuple[str, ...]], Document]] = {
    "html": read_html,
    "tei": read_tei,
    "text": read_plain,
    "wikitext": read_wikitext,
}


def read_document(data: bytes, name: str, *, format: str | None = None) -> Document:
    """Read bytes to a Document, in the format given or found; raises the ReadError that says why it cannot."""
    if format is not None and format not in READERS:
        raise UsageError(f"no reader for the format {format!r}; there are {', '.join(sorted(READERS))}")
    text, notes = decode(data, name)
    found = format or find_format(data, name)
    if found == "mediawiki-export":
        raise UsageError(f"{name} holds many pages: read it with read_path, which gives a document for each")
    return READERS[found](text, name, notes)
