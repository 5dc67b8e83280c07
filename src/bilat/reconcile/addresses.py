"""Addresses as reconciliation compares them: what is the same page under another spelling, and which article an address names."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlencode

from bilat.model import Document
from bilat.reconcile.words import fold

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.I)
_HOST = re.compile(r"^[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?$")
# Archives that carry the address of the page within their own.
_ARCHIVE = re.compile(
    r"^(?:web\.archive\.org/web|web\.archive\.org|archive\.org/wayback|wayback\.archive-it\.org/\d+|webarchive\.[a-z.]+(?:/[a-z-]+)?"
    r"|archive\.(?:today|is|ph|md|li|fo|vn)|perma-archives\.org/warc)/(?:(?:\d{4,14}[a-z_*]*|newest|oldest|\*|o|save)/)?(?=https?:|www\.)",
    re.I,
)
_DOI = re.compile(r"(?:\bdoi\.org/|\bdoi: ?)(10\.\d{4,9}/[^\s\"<>]+)", re.I)
_TRACKING = re.compile(r"^(?:utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref|ref_src|referrer|cmpid?|ito|smid|partner|feature|ncid|ocid|at_\w+|_ga)$", re.I)
_FRONT = re.compile(r"^(?:www\d?|m|mobile|amp|en\.m)\.")
_REVISION = re.compile(r"^(?:oldid|action|diff|printable|useskin)$")


@lru_cache(maxsize=65536)
def clean_address(url: str | None) -> str | None:
    """Give an address without what does not tell pages apart: scheme, www, last slash, tracking, an archive around it. None if it is none."""
    text = unwrap_address(url or "")
    text = _SCHEME.sub("", text).partition("#")[0]
    place, _, query = text.partition("?")
    host, slash, path = place.partition("/")
    host = _FRONT.sub("en." if host.lower().startswith("en.m.") else "", host.lower())
    if not _HOST.match(host):
        return None
    kept = sorted((key, value) for key, value in parse_qsl(query, keep_blank_values=True) if not _TRACKING.match(key))
    cleaned = host.partition(":")[0] + slash + unquote(path)
    return cleaned.rstrip("/") + (f"?{urlencode(kept)}" if kept else "")


def unwrap_address(url: str) -> str:
    """Give the address that an archive or a mirror carries within its own; an address that wraps none is given back."""
    text = url.strip()
    for _ in range(3):
        bare = re.sub(r"^https?://(?:www\.)?", "", text, flags=re.I)
        inner = bare[match.end() :] if (match := _ARCHIVE.match(bare)) else _find_parameter(bare)
        if not inner:
            return text
        text = inner
    return text


def find_doi(text: str) -> str | None:
    """Find the digital object identifier in an address or a reference."""
    found = _DOI.search(unquote(text))
    return found.group(1).rstrip(".,;)").lower() if found else None


def find_article(document: Document) -> str | None:
    """Find the article of an encyclopedia that a document's address and title both name, as "Canada–Senegal relations" does; else None.

    Only a name with an en dash between two names counts: other titles ("Bilateral relations") are those of many pages.
    """
    place, _, query = unwrap_address(document.url or "").partition("?")
    names = [value for key, value in parse_qsl(query) if key == "title"] or [place.rstrip("/").rpartition("/")[2]]
    name = re.sub(r"\.html?$", "", unquote(unquote(names[0]))).replace("_", " ")
    if not re.search(r"\w–\w.* \w", name) or fold(name) != fold(document.title):
        return None
    return fold(name)


def has_path(address: str) -> bool:
    """Tell whether a cleaned address is that of one page and not of a whole site."""
    return bool(address.partition("/")[2]) or "?" in address


def find_host(address: str) -> str:
    """Give the host of a cleaned address."""
    return re.split(r"[/?]", address, maxsplit=1)[0]


def _find_parameter(bare: str) -> str:
    """Give the whole address that stands in the `url` parameter of another, as mirrors and archives on demand write it."""
    values = [value for key, value in parse_qsl(bare.partition("?")[2]) if key == "url"]
    return values[0] if values and _SCHEME.match(values[0]) else ""
