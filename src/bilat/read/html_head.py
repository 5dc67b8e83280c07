"""What the head of an HTML page declares: title, address, date, language, publisher. Its body is read elsewhere."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from bilat.read.dates import DATE
from bilat.read.draft import LONGEST_TITLE, Draft

_PUBLISHED = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued",
    "pubdate", "publishdate", "publish-date", "publish_date", "sailthru.date", "parsely-pub-date", "og:published_time", "og:article:published_time",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "dcterms.modified",
    "last-modified",
    "lastmod",
)
_SITE = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,60}$")
_EDITED = re.compile(rf"last (?:edited|modified|updated) (?:on )?({DATE})", re.I)


def read_head(tree: Any, draft: Draft) -> None:
    """Read what the head of a page declares into its draft."""
    metas = _read_metas(tree)
    linked = _read_linked_data(tree)
    root = tree.css_first("html")
    draft.language = (root.attributes.get("lang") if root is not None else None) or None
    draft.publisher = metas.get("og:site_name") or None
    canonical = tree.css_first("link[rel=canonical]")
    draft.url = (
        (canonical.attributes.get("href") if canonical is not None else None) or metas.get("og:url") or None
    )
    draft.title = _find_title(tree, metas)[:LONGEST_TITLE]
    _read_date(tree, draft, metas, linked)


def _read_metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        key = (
            node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        )
        if key and node.attributes.get("content"):
            metas.setdefault(key.strip().lower(), node.attributes["content"].strip())
    return metas


def _read_linked_data(tree: Any) -> dict[str, str]:
    """Give the dates that JSON-LD scripts of the page declare."""
    found: dict[str, str] = {}
    for node in tree.css("script[type='application/ld+json']"):
        try:
            _collect(msgspec.json.decode(node.text(deep=True) or ""), found, 0)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
    return found


def _collect(value: Any, found: dict[str, str], depth: int) -> None:
    if depth > 6:
        return
    if isinstance(value, list):
        for part in value[:50]:
            _collect(part, found, depth + 1)
    elif isinstance(value, dict):
        for key in ("datePublished", "dateModified"):
            if isinstance(value.get(key), str):
                found.setdefault(key, value[key])
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            _collect(value.get(key), found, depth + 1)


def _find_title(tree: Any, metas: dict[str, str]) -> str:
    heading = tree.css_first("#firstHeading, h1.title, h1.entry-title, article h1, main h1, h1")
    words = " ".join((heading.text(deep=True) or "").split()) if heading is not None else ""
    if words:
        return words
    node = tree.css_first("title")
    title = " ".join((node.text(deep=True) or "").split()) if node is not None else ""
    return metas.get("og:title") or _SITE.sub("", title)


def _read_date(tree: Any, draft: Draft, metas: dict[str, str], linked: dict[str, str]) -> None:
    """Take the date of the text: for a wiki its last edit, for any other page its publication."""
    is_wiki = tree.css_first(".mw-parser-output, #mw-content-text") is not None
    edited = tree.css_first("#footer-info-lastmod, #lastmod, .lastmod")
    words = _EDITED.search(" ".join((edited.text(deep=True) or "").split())) if edited is not None else None
    if words:
        draft.take_date(words[1], "the line on the page's last edit")
    if is_wiki:
        draft.take_date(_day(linked.get("dateModified")), "the page's structured data (dateModified)")
        return
    draft.take_date(_day(linked.get("datePublished")), "the page's structured data (datePublished)")
    for names, what in ((_PUBLISHED, "publication"), (_MODIFIED, "last change")):
        name = next((name for name in names if metas.get(name)), None)
        if name:
            draft.take_date(_day(metas[name]), f"the page's declared {what} ({name})")
    node = tree.css_first("article time[datetime], main time[datetime], time[pubdate]")
    if node is not None:
        draft.take_date(_day(node.attributes.get("datetime")), "the page's time element")


def _day(stamp: str | None) -> str | None:
    """Give the day of a time stamp such as `2022-08-26T10:00:00Z`; other wording comes back as it is."""
    found = re.match(r"\d{4}-\d{2}(?:-\d{2})?(?=$|[T ])", stamp or "")
    return found[0] if found else stamp
