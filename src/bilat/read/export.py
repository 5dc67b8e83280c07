"""MediaWiki XML exports (dumps): one Document a page, read as a stream. The wikitext inside is another module's work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from bilat.model import Document


def is_export(head: bytes) -> bool:
    """Tell whether bytes open like a MediaWiki export."""
    return b"<mediawiki" in head[:400]


def read_export(stream: BinaryIO, name: str) -> Iterator[Document]:
    """Read the pages of an export one after another."""
    raise NotImplementedError
