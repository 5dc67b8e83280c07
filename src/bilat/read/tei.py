"""TEI XML (the format of historians' editions) to a Document: divisions with heads, paragraphs, lists, tables, notes, bibliographies."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from bilat.errors import EmptyDocumentError, ReadError
from bilat.model import Document
from bilat.read.dates import DATE
from bilat.read.draft import Draft, to_document
from bilat.read.page import Page, Run
from bilat.read.references import parse_reference

_LEFT_OUT = frozenset(("figure", "graphic", "figdesc", "note", "fw", "pb", "lb", "milestone", "teiheader"))
_MOST_DEPTH = 60
# The text is decoded already: what the prologue says of its encoding holds no more.
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_tei(text: str, name: str, notes: tuple[str, ...] = ()) -> Document:
    """Read a TEI document; nothing outside of the file is loaded and entities are not expanded."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(_PROLOGUE.sub("", text).encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise ReadError(name, f"it is not well-formed XML: {error}", line=line or None) from error
    draft = Draft(name, "tei", notes=list(notes))
    _read_header(root, draft)
    body = next(root.iter("{*}body"), None)
    if body is None:
        raise EmptyDocumentError(name, "the edition has no body")
    page = Page(draft)
    page.open_section(draft.title, 1, "lead")
    _TeiWriter(page).write_children(body, 1)
    return to_document(page.finish())


def _read_header(root: Any, draft: Draft) -> None:
    titles = [(title.get("type"), _words(title)) for title in root.iterfind(".//{*}titleStmt/{*}title")]
    draft.title = next(
        (words for kind, words in titles if kind in ("complete", "main")), titles[0][1] if titles else ""
    )
    published = root.find(".//{*}publicationStmt")
    words = _words(published) if published is not None else ""
    draft.publisher = re.sub(r",?\s*\d{4}\b.*", "", words).strip() or None
    draft.language = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    source = root.find(".//{*}sourceDesc")
    for what, part in (("source", _words(source) if source is not None else ""), ("publication", words)):
        found = re.search(rf"{DATE}|\b(?:1[5-9]|20)\d\d\b", part, re.I)
        draft.take_date(found[0] if found else None, f"the header's statement of its {what}")


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


class _TeiWriter:
    """Walks the divisions of an edition and writes its blocks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def write_children(self, element: Any, depth: int) -> None:
        """Write the divisions and blocks inside an element."""
        for child in element if depth < _MOST_DEPTH else ():
            name = _local(child)
            if name == "head":
                self.page.write_heading(self._run_of(child), depth)
            elif name in ("p", "ab", "lg", "quote", "salute", "signed", "dateline", "closer", "opener"):
                self.page.write("paragraph", self._run_of(child))
                self._write_captions(child)
            elif name == "list":
                self._write_items(child, depth)
            elif name == "table":
                self._write_rows(child)
            elif name in ("listbibl", "bibl"):
                self._read_references(child)
            elif name == "figure":
                self._write_captions(child, itself=True)
            elif name:
                self.write_children(child, depth + (name.startswith("div")))

    def _write_items(self, element: Any, depth: int) -> None:
        lead = len(self.page.draft.blocks) - 1
        for item in element.iterfind("{*}item"):
            self.page.write("item", self._run_of(item), max(0, depth - 2), lead)

    def _write_rows(self, element: Any) -> None:
        header: tuple[str, ...] = ()
        for row in element.iterfind(".//{*}row"):
            cells = [self._run_of(cell) for cell in row.iterfind("{*}cell")]
            if row.get("role") == "label":
                header = tuple(cell.text.strip() for cell in cells)
            elif cells:
                self.page.write_row("row", cells, header)

    def _write_captions(self, element: Any, *, itself: bool = False) -> None:
        for figure in [element] if itself else element.iter("{*}figure"):
            for head in figure.iterfind("{*}head"):
                self.page.write("caption", self._run_of(head))

    def _read_references(self, element: Any) -> None:
        entries = [element] if _local(element) == "bibl" else element.iterfind(".//{*}bibl")
        for entry in entries:
            targets = " ".join(ref.get("target", "") for ref in entry.iter("{*}ref"))
            key = str(len(self.page.draft.references) + 1)
            found = parse_reference(key, f"{_words(entry)} {targets}")
            self.page.draft.references.append(
                type(found)(key, _words(entry), found.url, found.archive_url, found.retrieved, found.archived)
            )

    def _run_of(self, element: Any) -> Run:
        run = Run()
        self._write_inline(element, run, 0)
        return run

    def _write_inline(self, element: Any, run: Run, depth: int) -> None:
        run.add(element.text or "")
        for child in element:
            name = _local(child)
            if name == "note":
                self._cite(child, run)
            elif name == "lb":
                run.add(" ")
            elif name == "ref" and child.get("target"):
                run.add_link(child.get("target"), "".join(child.itertext()))
            elif name and name not in _LEFT_OUT and depth < _MOST_DEPTH:
                self._write_inline(child, run, depth + 1)
            run.add(child.tail or "")

    def _cite(self, note: Any, run: Run) -> None:
        key = note.get("n") or str(len(self.page.draft.references) + 1)
        self.page.draft.references.append(parse_reference(key, _words(note)))
        run.cite(key)
