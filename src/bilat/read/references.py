"""Entries of reference lists: key, addresses, and the dates on which they were retrieved and archived. Markers are found elsewhere."""

from __future__ import annotations

import re

from bilat.model import Reference
from bilat.read.dates import DATE, clean_date, find_archive_date

_URL = re.compile(r"https?://[^\s\]>\"”|]+")
_ARCHIVES = re.compile(r"https?://(?:[\w-]+\.)?(?:web\.archive\.org|archive\.org/web|archive\.(?:today|is|ph|fo|li|md|vn)|webcitation\.org|perma\.cc|ghostarchive\.org|wayback\.[\w.]+)/", re.I)  # fmt: skip
_RETRIEVED = re.compile(
    rf"(?:retrieved|accessed|access date:?|last (?:accessed|checked)|viewed)\s+(?:on\s+)?({DATE})", re.I
)
_ARCHIVED = re.compile(rf"archived(?:\s+from\s+the\s+original(?:\s+\([^)]*\))?)?\s+(?:on\s+)?({DATE})", re.I)
_INSIDE = re.compile(r"/https?:/{1,2}|/\d{8,14}/(https?://)")
_BACKLINKS = re.compile(
    r"(?:[\^↑]\s*|(?i:jump up(?: to)?):?\s*|(?:[a-z]|\d{1,2})(?: (?:[a-z]|\d{1,2}))+ (?=[\"“'‘(\[A-Z]))+"
)


def parse_reference(key: str, text: str) -> Reference:
    """Parse the words of one entry; what they do not give stays None. Dates come back as EDTF."""
    text = " ".join(text.split())
    urls = [url.rstrip(".,;)'") for url in _URL.findall(text)]
    archive = next((url for url in urls if _ARCHIVES.match(url)), None)
    url = next((url for url in urls if not _ARCHIVES.match(url)), None) or find_original(archive)
    retrieved, archived = _RETRIEVED.search(text), _ARCHIVED.search(text)
    return Reference(
        key,
        _BACKLINKS.sub("", text, count=1) if _BACKLINKS.match(text) else text,
        url,
        archive,
        clean_date(retrieved[1]) if retrieved else None,
        clean_date(archived[1]) if archived else find_archive_date(archive or ""),
    )


def find_original(archive_url: str | None) -> str | None:
    """Find the address inside an address of an archive, or None."""
    if not archive_url:
        return None
    start = archive_url.find("http", 8)
    return archive_url[start:] if start > 0 else None
