"""The sources on which a claim leans: what its references cite, named so that the same source has one name in every text."""

from __future__ import annotations

import re

from bilat.model import Document, Reference
from bilat.reconcile.addresses import clean_address, find_doi, has_path
from bilat.reconcile.words import find_words

# A reference without an address and with fewer words than this ("Ibid.", "Embassy of Japan") names no source that can be known again.
_FEWEST_WORDS = 4
_RETRIEVED = re.compile(r"(?:\b(?:retrieved|accessed|archived from|last (?:seen|visited))\b|;?\s*p{1,2}\. ?\d).*$", re.I | re.S)
_BOOK = re.compile(r"^books\.google\.[a-z.]+/books(?:/edition/[^/]*/(?P<edition>[\w-]+)|.*[?&]id=(?P<id>[\w-]+))")


def find_sources(document: Document) -> dict[str, str]:
    """Give the source of each reference of a document by its key; what cannot be known again has a name that no other text gives."""
    return {reference.key: find_source(reference) or f"{document.id} {reference.key}" for reference in document.references}


def find_source(reference: Reference) -> str | None:
    """Name what a reference cites: its DOI, else its address cleaned, else the words of its entry; None where these say too little."""
    urls = [url for url in (reference.url, reference.archive_url) if url]
    doi = next((doi for text in (*urls, reference.text) if (doi := find_doi(text))), None)
    if doi:
        return f"doi:{doi}"
    for url in urls:
        address = clean_address(url)
        if address and has_path(address):
            return _clean_book(address)
    words = find_words(_RETRIEVED.sub("", reference.text))
    return " ".join(words) if len(words) >= _FEWEST_WORDS else None


def _clean_book(address: str) -> str:
    """Give the address of a scanned book without the page and the words that were sought in it."""
    found = _BOOK.match(address)
    return f"books.google.com/books?id={found['edition'] or found['id']}" if found else address
