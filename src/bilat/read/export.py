"""MediaWiki XML exports (dumps): one Document a page, read as a stream. The wikitext inside is another module's work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlsplit

from lxml import etree  # type: ignore[import-untyped]

from bilat.errors import EmptyDocumentError, FormatError, ReadError, TooLargeError, TruncatedError
from bilat.model import Document
from bilat.read.decode import MAX_BYTES
from bilat.read.draft import Draft
from bilat.read.streams import Readable
from bilat.read.wikitext import write_wikitext

_TRUNCATED = frozenset(
    (
        etree.ErrorTypes.ERR_DOCUMENT_END,
        etree.ErrorTypes.ERR_TAG_NOT_FINISHED,
        etree.ErrorTypes.ERR_GT_REQUIRED,
    )
)


def read_export(stream: Readable, name: str) -> Iterator[Document]:
    """Read the articles of an export one after another; redirects, empty pages and pages that are no articles are passed over.

    Raises TruncatedError where the file ends early, after giving the pages before that place. Entities are not expanded and
    nothing is loaded from elsewhere.
    """
    base, count = "", 0
    try:
        for _, element in etree.iterparse(
            stream, events=("end",), resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
        ):
            tag = _local(element)
            if tag == "base":
                base = element.text or ""
            elif tag == "page":
                document = _read_page(element, base, name)
                _forget(element)
                if document is not None:
                    count += 1
                    yield document
    except etree.XMLSyntaxError as error:
        raise _say(error, name) from error
    if not count:
        raise EmptyDocumentError(name, "there are no articles in the export")


def _say(error: etree.XMLSyntaxError, name: str) -> ReadError:
    line = error.lineno or None
    if error.code in _TRUNCATED:
        return TruncatedError(name, "the export ends inside a page", line=line, remedy="fetch the file again")
    if "huge" in str(error).lower() or "too long" in str(error).lower():
        return TooLargeError(name, "one page of the export is over the limit", line=line)
    if "amplification" in str(error):
        return TooLargeError(name, "the entities that it declares unfold beyond all measure", line=line)
    reason = re.sub(r"[.,]? line \d+, column \d+", "", str(error.msg))
    return ReadError(name, f"the export is not well-formed XML: {reason}", line=line)


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _read_page(page: Any, base: str, name: str) -> Document | None:
    fields: dict[str, Any] = {_local(child): child for child in page}
    if "redirect" in fields or (_text(fields.get("ns")) or "0") != "0":
        return None
    revisions = [child for child in page if _local(child) == "revision"]
    if not revisions:
        return None
    parts = {_local(child): child for child in revisions[-1]}
    text, title = _text(parts.get("text")), _text(fields.get("title"))
    if not text.strip() or re.match(r"\s*#redirect\b", text, re.I):
        return None
    if len(text) > MAX_BYTES:
        raise TooLargeError(f"{name}: {title}", "the page is over the limit")
    draft = Draft(
        f"{name}#{title}", "mediawiki-export", title=title, url=_address(base, title, _text(parts.get("id")))
    )
    draft.take_date(_text(parts.get("timestamp"))[:10], "the time stamp of the revision")
    try:
        return write_wikitext(text, draft)
    except (EmptyDocumentError, FormatError):
        return None


def _text(element: Any) -> str:
    return "" if element is None else (element.text or "").strip()


def _address(base: str, title: str, revision: str) -> str | None:
    """Give the address of a page on the wiki that the export is from, with its revision."""
    parts = urlsplit(base)
    if not parts.scheme.startswith("http"):
        return None
    folder = base.rsplit("/", 1)[0]
    return f"{folder}/{quote(title.replace(' ', '_'), safe='/:(),')}" + (
        f"?oldid={revision}" if revision else ""
    )
