"""HTML pages to a Document: which part of a page is its text, and the blocks in it. What its head declares is read in `html_head`."""

from __future__ import annotations

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from bilat.errors import EmptyDocumentError, TooLargeError
from bilat.model import Document
from bilat.read.draft import Draft, take_markers, to_document
from bilat.read.html_head import read_head
from bilat.read.html_tables import write_table
from bilat.read.page import Page, Run
from bilat.read.references import parse_reference
from bilat.read.titles import is_junk

_WIKI = ".mw-parser-output, #mw-content-text, #bodyContent"
_DROPPED = (
    "script, style, noscript, template, nav, footer, form, button, svg, iframe, select, input, canvas, video, audio, object, [hidden],"
    " .navbox, .vertical-navbox, .mw-editsection, .toc, #toc, .noprint, .catlinks, .mw-jump-link, .printfooter, .mw-empty-elt, .sistersitebox,"
    " .ambox, .metadata, .mbox-small, .navigation-not-searchable, .portalbox, .mw-authority-control, .shortdescription, .breadcrumb, .breadcrumbs,"
    " .cookie, .cookie-banner, #cookie-banner, .share, .social, .social-share, .sharedaddy, .advertisement, .ad, .sidebar-nav, .skip-link, .pagination,"
    " .newsletter, .comments, #comments, .mw-cite-backlink, .Z3988, .geo-default, .noexcerpt"
)
_CHROME = "aside, header, [role=navigation], [role=banner], [role=contentinfo], [role=search], .related-posts, .related-articles, .widget"
_BLOCK_NAMES = "p div section article main ul ol li dl dt dd table h1 h2 h3 h4 h5 h6 blockquote figure figcaption pre hr center body tr td th tbody header aside details summary address"
_BLOCK = frozenset(_BLOCK_NAMES.split())
_MOST_DEPTH = 120
_MOST_NESTED = 15_000
# Elements that pages close; those that they may leave open (p, li, td) say nothing of depth.
_NESTED = re.compile(r"<(/?)(?:div|span|table|ul|ol|dl|blockquote|section|b|i|font|em|strong|a)\b", re.I)
_LONGEST_EXTRACTED = 3_000_000
_HEADING = re.compile(r"h[1-6]$")
_ARCHIVE = re.compile(r"archive\.(?:org/web|today|is|ph)|web\.archive\.org")


def read_html(text: str, name: str, notes: tuple[str, ...] = ()) -> Document:
    """Read an HTML page: the body of a wiki page by the marks that wikis set, of any other page by its main element or a general extractor."""
    _check_depth(text, name)
    tree = LexborHTMLParser(text)
    if tree.body is None:
        raise EmptyDocumentError(name, "the page has no body")
    draft = Draft(name, "html", notes=list(notes))
    read_head(tree, draft)
    for node in tree.css(_DROPPED):
        node.decompose()
    page = Page(draft)
    writer = _HtmlWriter(page)
    page.open_section(draft.title, 1, "lead")
    wiki = tree.css_first(_WIKI)
    writer.write_blocks(wiki if wiki is not None else _find_main(tree, text, draft), 0)
    writer.flush()
    page.finish()
    take_markers(draft)
    return to_document(draft)


def _check_depth(text: str, name: str) -> None:
    """Refuse, before it costs the time to build its tree, a page that nests elements as no page of text does."""
    depth = 0
    for tag in _NESTED.finditer(text):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _MOST_NESTED:
            raise TooLargeError(
                name,
                f"its elements stand more than {_MOST_NESTED:,} deep in each other",
                line=text.count("\n", 0, tag.start()) + 1,
            )


def _find_main(tree: LexborHTMLParser, text: str, draft: Draft) -> Any:
    """Find the element that holds the text of a page that is no wiki's."""
    for selector in ("article", "main", "[role=main]", "#content", ".content"):
        found = tree.css(selector)
        if len(found) == 1 and _count_prose(found[0]) > 300:
            _drop_chrome(found[0])
            return found[0]
    extracted = _extract(text)
    body = tree.body
    assert body is not None
    if (
        extracted is not None
        and extracted.body is not None
        and _count_prose(extracted.body) >= 0.3 * _count_prose(body)
    ):
        draft.notes.append(
            "The page has no marked main text: what is read is what a general extractor takes for it."
        )
        return extracted.body
    _drop_chrome(body)
    return body


def _count_prose(node: Any) -> int:
    return sum(len(p.text(deep=True, strip=True)) for p in node.css("p, li, td"))


def _drop_chrome(node: Any) -> None:
    for child in node.css(_CHROME):
        if child.mem_id != node.mem_id:
            child.decompose()


def _extract(text: str) -> LexborHTMLParser | None:
    if len(text) > _LONGEST_EXTRACTED:
        return None
    import trafilatura  # slow to load, and most pages do not need it

    found = trafilatura.extract(
        text, output_format="html", include_tables=True, include_comments=False, favor_recall=True
    )
    return LexborHTMLParser(found) if found else None


class _HtmlWriter:
    """Walks the elements of a page and writes its blocks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._run = Run()
        self._lead = -1
        self._teasers = 0

    def write_blocks(self, node: Any, depth: int) -> None:
        """Write the children of an element that may hold several blocks."""
        if depth > _MOST_DEPTH:
            self._run.add(node.text(deep=True))
            return
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                self._run.add(child.text_content or "")
            elif child.tag in _BLOCK:
                self.flush()
                self._write_block(child, depth + 1)
                self.flush()
            elif child.tag == "br":
                self._take_break(child)
            elif _has_blocks(child):
                self.write_blocks(child, depth + 1)
            else:
                self.write_inline(child, self._run, depth + 1)

    def flush(self) -> None:
        """Write the words collected as a paragraph."""
        run, self._run = self._run, Run()
        if is_junk(run.text) and not run.is_empty():
            self.page.write("junk", run)
            return
        index = self.page.write("paragraph", run)
        if index >= 0:
            self._lead = index if run.text.rstrip().endswith(":") else -1

    def _take_break(self, node: Any) -> None:
        following = node.next
        while (
            following is not None and following.tag == "-text" and not (following.text_content or "").strip()
        ):
            following = following.next
        if following is not None and following.tag == "br":
            self.flush()
        self._run.add(" ")

    def _write_block(self, node: Any, depth: int) -> None:
        classes = node.attributes.get("class") or ""
        if _HEADING.match(node.tag):
            self._write_heading(node, depth)
        elif node.tag == "table":
            write_table(self, node, depth)
        elif node.tag == "ol" and (
            "references" in classes.split() or self.page.draft.sections[-1].kind == "references"
        ):
            self._read_references(node)
        elif node.tag in ("ul", "ol", "dl"):
            self._write_list(node, depth, 0)
        elif node.tag in ("figure", "figcaption") or re.search(
            r"\bthumb(?:inner|caption)?\b|gallerytext|wp-caption|image-caption", classes
        ):
            self._write_caption(node, depth)
        elif "hatnote" in classes.split():
            self.page.write("junk", self._run_of(node, depth))
        elif node.css_first(".mw-page-title-main") is not None and not _has_blocks(node):
            self._write_teaser(node, depth)
        else:
            self.write_blocks(node, depth)

    def _write_heading(self, node: Any, depth: int) -> None:
        run, level = self._run_of(node, depth), int(node.tag[1])
        if run.text.strip() == self.page.draft.title and not any(
            b.kind == "paragraph" for b in self.page.draft.blocks
        ):
            self.page.write("heading", run, 1)
            return
        self._lead = -1
        teaser = self._teasers and level > self._teasers
        self.page.write_heading(run, max(2, level), "teaser" if teaser else None)
        if not teaser:
            is_related = bool(re.match(r"related (?:research )?(?:articles|pages)", run.text, re.I))
            self._teasers = max(2, level) if is_related else 0

    def _write_teaser(self, node: Any, depth: int) -> None:
        title = node.css_first(".mw-page-title-main").text(deep=True).strip()
        self.page.open_section(title, (self._teasers or 2) + 1, "teaser")
        self.page.write("heading", self._run_of(node, depth), 3)

    def _write_list(self, node: Any, depth: int, level: int) -> None:
        lead = self._lead if self._lead >= 0 else self._find_heading()
        for item in node.iter():
            if item.tag not in ("li", "dt", "dd") or depth > _MOST_DEPTH:
                continue
            run = Run()
            nested = [child for child in item.iter() if child.tag in ("ul", "ol", "dl", "table")]
            self.write_inline(item, run, depth + 1, skip=("ul", "ol", "dl", "table"))
            index = self.page.write("junk" if is_junk(run.text) else "item", run, level, lead)
            self._lead = index if index >= 0 and run.text.rstrip().endswith(":") else -1
            for child in nested:
                if child.tag == "table":
                    write_table(self, child, depth + 1)
                else:
                    self._write_list(child, depth + 1, level + 1)
        self._lead = -1

    def _find_heading(self) -> int:
        blocks = self.page.draft.blocks
        for index in range(len(blocks) - 1, -1, -1):
            if blocks[index].section != self.page.section:
                break
            if blocks[index].kind == "heading":
                return index
        return -1

    def _write_caption(self, node: Any, depth: int) -> None:
        caption = node.css_first("figcaption, .thumbcaption, .gallerytext, .wp-caption-text")
        self.page.write("caption", self._run_of(caption if caption is not None else node, depth))

    def _run_of(self, node: Any, depth: int) -> Run:
        run = Run()
        self.write_inline(node, run, depth)
        return run

    def write_inline(
        self, node: Any, run: Run, depth: int, mark: str = " ", skip: tuple[str, ...] = ()
    ) -> None:
        """Write an element into one run; line breaks and inner blocks become the mark."""
        if depth > _MOST_DEPTH:
            run.add(node.text(deep=True))
        elif node.tag == "sup" and "reference" in (node.attributes.get("class") or ""):
            self._cite(node, run)
        elif node.tag == "a" and node.attributes.get("href"):
            words = Run()
            self._write_children(node, words, depth, mark, skip)
            target = node.attributes["href"] or ""
            if words.text.strip():
                run.add_link(_name_of(target, node), words.text)
        else:
            self._write_children(node, run, depth, mark, skip)

    def _write_children(self, node: Any, run: Run, depth: int, mark: str, skip: tuple[str, ...]) -> None:
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                run.add(child.text_content or "")
            elif child.tag in skip:
                continue
            elif child.tag == "br" or (child.tag in _BLOCK and not run.is_empty()):
                run.add_mark(mark)
                if child.tag != "br":
                    self.write_inline(child, run, depth + 1, mark, skip)
            else:
                self.write_inline(child, run, depth + 1, mark, skip)

    def _cite(self, node: Any, run: Run) -> None:
        key = node.text(deep=True).strip().strip("[]")
        if re.fullmatch(r"[\w ]{1,12}", key):
            run.cite(key)

    def _read_references(self, node: Any) -> None:
        for number, item in enumerate(node.css("li"), start=len(self.page.draft.references) + 1):
            words = " ".join((item.text(deep=True) or "").split()).lstrip("^ ")
            urls = [a.attributes.get("href") or "" for a in item.css("a[href^=http], a[href^='//']")]
            urls.sort(key=lambda url: bool(_ARCHIVE.search(url)))
            found = parse_reference(str(number), f"{words} {' '.join(urls)}")
            self.page.draft.references.append(
                type(found)(found.key, words, found.url, found.archive_url, found.retrieved, found.archived)
            )


def _has_blocks(node: Any) -> bool:
    return any(child.tag in _BLOCK for child in node.traverse() if child.mem_id != node.mem_id)


def _name_of(target: str, node: Any) -> str:
    """Give the article's title for a link inside a wiki, else the address."""
    if target.startswith(("/wiki/", "./")) and node.attributes.get("title"):
        return str(node.attributes["title"])
    return target
