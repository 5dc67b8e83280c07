"""MediaWiki wikitext to a Document: blocks, lists and pictures of a page. Templates, references and tables have modules of their own."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

import mwparserfromhell
from mwparserfromhell import nodes as wiki

from bilat.model import BlockKind, Document
from bilat.read.draft import Draft, to_document
from bilat.read.front_matter import read_front_matter
from bilat.read.page import Page, Run
from bilat.read.templates import Arguments, find_template_name, render_template
from bilat.read.wikirefs import References, is_citation_template
from bilat.read.wikirepair import close_tables
from bilat.read.wikitables import write_table
from bilat.text import clean_newlines

_HATNOTES = {
    "main": "Main article", "main article": "Main article", "main articles": "Main article", "see also": "See also", "see": "See also",
    "further": "Further information", "further information": "Further information", "further info": "Further information",
    "details": "Further information", "excerpt": "Excerpt from", "see main": "Main article", "broader": "Further information",
}  # fmt: skip
_NOTES = frozenset(("efn", "notetag", "note", "refn", "#tag:ref", "efn-ua", "efn-lr", "cref"))
_SHORT = frozenset(("sfn", "sfnp", "harvnb", "harv", "harvp", "sfnm", "harvtxt"))
_DROPPED_NAMES = "references gallery math score timeline templatestyles imagemap categorytree syntaxhighlight graph hiero chem mapframe maplink"
_DROPPED_TAGS = frozenset(_DROPPED_NAMES.split())
_MEDIA = re.compile(r"\s*(?:file|image|media)\s*:", re.I)
_NO_TEXT = re.compile(r"\s*(?:category|[a-z]{2,3}(?:-[a-z-]+)?)\s*:(?!:)", re.I)
_MEDIA_OPTION = re.compile(r"(?:thumb(?:nail)?|frame(?:d|less)?|border|left|right|center|none|upright.*|\d*x?\d+ ?px|alt=.*|link=.*|class=.*|lang=.*|page=.*|middle|top|bottom|baseline)\s*$", re.I)  # fmt: skip
_LEFTOVER = re.compile(r"\s*(?:\{\||\|\}|\|-|\|\+?|!).*")
_MARK = re.compile(r"\s*(?:[a-z*†‡§]|\[\w\])\s*")
_QUOTES = re.compile(r"'{2,5}")
_REDIRECT = re.compile(r"\s*#redirect\s*:?\s*\[\[([^\]|]+)", re.I)
_SKIPPED_FIELDS = re.compile(
    r"(?:image|img|map|flag|logo|alt|caption|size|width|height|style|color|colour|bg|class|align|file|filetype|coord|pushpin|embed|module|child|nocat|header|above|border|footnote|ref)", re.I
)  # fmt: skip


def read_wikitext(text: str, name: str, notes: tuple[str, ...] = ()) -> Document:
    """Read the wikitext of a page; its title is that of the front matter, or the name of the file."""
    text = clean_newlines(text)
    front = read_front_matter(text)
    draft = Draft(name, "wikitext", notes=[*notes, *front.notes])
    for key, value in front.values.items():
        if key == "date":
            draft.take_date(value, "the front matter")
        else:
            setattr(draft, key, value)
    if not draft.title:
        stem = PurePosixPath(unquote(name.replace("\\", "/"))).name
        draft.title = (
            re.sub(r"\.(?:wikitext|wiki|mediawiki|txt|gz|bz2)\b", "", stem).replace("_", " ").strip()
        )
        draft.notes.append("Wikitext holds no title of its own: the title is the name of the file.")
    return write_wikitext(text[front.end :], draft)


def write_wikitext(text: str, draft: Draft) -> Document:
    """Render wikitext into a draft that has a name and a title, and finish it."""
    page = Page(draft)
    page.open_section(draft.title, 1, "lead")
    if redirect := _REDIRECT.match(text):
        draft.notes.append(f"The page only redirects to {redirect[1].strip()}.")
    code = mwparserfromhell.parse(close_tables(text), skip_style_tags=True)
    writer = WikiWriter(page)
    writer.references.learn(code)
    writer.write_blocks(code.nodes)
    writer.flush()
    draft.references = list(writer.references.found.values())
    if writer.dropped:
        names = ", ".join(f"{name} ({count})" for name, count in writer.dropped.most_common(12))
        draft.notes.append(
            f"Templates whose words are not known were left out, {writer.dropped.total()} in all: {names}."
        )
    return to_document(page.finish())


class WikiWriter:
    """Walks the nodes of a page and writes its blocks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.references = References(self.render_words)
        self.dropped: Counter[str] = Counter()
        self._run = Run()
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._breaks = 0
        self._lead = -1
        self._captions: list[Run] = []

    # ---------------------------------------------------------------- blocks

    def write_blocks(self, nodes: list[Any]) -> None:
        """Write nodes that may hold several blocks."""
        for node in nodes:
            if isinstance(node, wiki.Text):
                self._write_text(_QUOTES.sub("", str(node.value)))
            elif isinstance(node, wiki.Heading):
                self.flush()
                self._lead = -1
                self.page.write_heading(self._run_of(node.title), node.level)
            elif isinstance(node, wiki.Tag):
                self._write_tag(node)
            elif isinstance(node, wiki.Template) and self._write_block_template(node):
                continue
            elif isinstance(node, wiki.Wikilink) and _MEDIA.match(str(node.title)):
                self._captions.append(self._caption_of(node))
            elif not isinstance(node, wiki.Comment):
                self.write_inline([node], self._run)

    def flush(self) -> None:
        """Write the block that is being collected, then the captions met inside it."""
        run, self._run = self._run, Run()
        kind, self._kind = self._kind, "paragraph"
        if kind == "item":
            self.page.write("item", run, max(0, self._level - 1), self._find_lead())
        else:
            index = self.page.write("paragraph", run)
            if index >= 0:
                self._lead = index if run.text.rstrip().endswith(":") else -1
        self._level = self._breaks = 0
        captions, self._captions = self._captions, []
        for caption in captions:
            self.page.write("caption", caption)

    def _find_lead(self) -> int:
        """Find the block that introduces a list: a paragraph that ends in a colon, or the heading or row above."""
        if self._lead >= 0:
            return self._lead
        blocks = self.page.draft.blocks
        for index in range(len(blocks) - 1, -1, -1):
            if blocks[index].section != self.page.section:
                break
            if blocks[index].kind in ("heading", "row"):
                return index
        return -1

    def _write_text(self, text: str) -> None:
        first, *rest = text.split("\n")
        self._add_words(first)
        for line in rest:
            self._break_line()
            self._add_words(line)

    def _add_words(self, words: str) -> None:
        if self._breaks and _LEFTOVER.fullmatch(words):
            return
        if words.strip():
            if words.startswith("----"):
                words = words.lstrip("-")
            if self._breaks:
                words = " " + words
            self._breaks = 0
        self._run.add(words)

    def _break_line(self) -> None:
        self._breaks += 1
        if self._breaks > 1 or self._kind == "item":
            breaks = self._breaks
            self.flush()
            self._breaks = breaks

    def _write_tag(self, tag: Any) -> None:
        name = str(tag.tag).strip().lower()
        if tag.wiki_markup in ("*", "#", ":", ";"):
            self._open_item(tag.wiki_markup)
        elif name == "table":
            self.flush()
            write_table(self, tag)
        elif name == "gallery":
            self._write_gallery(str(tag.contents or ""))
        elif name in ("ref", "br", "sup") or name in _DROPPED_TAGS:
            self.write_inline([tag], self._run)
        elif name in ("ul", "ol", "p", "div", "blockquote", "hr", "dl"):
            self.flush()
            self._write_inside(tag)
            self.flush()
        elif name in ("li", "dd", "dt"):
            self.flush()
            self._kind, self._level = "item", 1
            self._write_inside(tag)
            self.flush()
        else:
            self._write_inside(tag)

    def _write_inside(self, tag: Any) -> None:
        if tag.contents is not None and not is_navigation(tag):
            self.write_blocks(tag.contents.nodes)

    def _open_item(self, markup: str) -> None:
        if not self._run.is_empty() and self._breaks == 0 and markup == ":" and self._kind == "item":
            self._run.add(" ")
            return
        if not self._run.is_empty() or self._kind != "item":
            self.flush()
        self._kind, self._breaks = "item", 0
        self._level += 1

    def _write_gallery(self, contents: str) -> None:
        self.flush()
        for line in contents.split("\n"):
            words = line.partition("|")[2]
            if words.strip():
                self.page.write("caption", self._run_of(mwparserfromhell.parse(words)))

    def _caption_of(self, link: Any) -> Run:
        parts = str(link.text or "").split("|") if link.text is not None else []
        run = Run()
        if parts and not _MEDIA_OPTION.fullmatch(parts[-1].strip()):
            words = self._last_argument(link.text)
            self.write_inline(words.nodes, run)
        return run

    def _last_argument(self, code: Any) -> Any:
        """Give the part of a picture's parameters after the last bar that stands outside links and templates."""
        words = str(code)
        depth = 0
        for at in range(len(words) - 1, -1, -1):
            depth += (words[at] in "]}") - (words[at] in "[{")
            if words[at] == "|" and depth == 0:
                return mwparserfromhell.parse(words[at + 1 :])
        return code

    # ------------------------------------------------------- templates as blocks

    def _write_block_template(self, template: Any) -> bool:
        name = find_template_name(str(template.name))
        if name in _HATNOTES:
            self._write_hatnote(template, _HATNOTES[name])
        elif name.startswith("infobox"):
            self._write_infobox(template)
        elif name in ("quote", "blockquote", "cquote", "quotation", "quote box"):
            self.flush()
            key = next((key for key in ("text", "quote", "1") if template.has(key)), None)
            if key is not None:
                self.write_blocks(template.get(key).value.nodes)
            self.flush()
        elif name in ("pb", "paragraph break", "clear", "-"):
            self.flush()
        else:
            return False
        return True

    def _write_hatnote(self, template: Any, words: str) -> None:
        self.flush()
        run = Run()
        run.add(f"{words}: ")
        targets = [p.value for p in template.params if str(p.name).strip().isdigit()]
        for number, value in enumerate(targets):
            target = self.render_words(value).strip().lstrip(":")
            label = (
                self.render_words(template.get(f"l{number + 1}").value)
                if template.has(f"l{number + 1}")
                else target
            )
            run.add(", " if number else "")
            run.add_link(target, label.replace("#", ", "))
        if targets:
            self.page.write("junk", run)

    def _write_infobox(self, template: Any) -> None:
        self.flush()
        for parameter in template.params:
            label = str(parameter.name).strip()
            if label.isdigit() or _SKIPPED_FIELDS.search(label):
                continue
            words = Run()
            words.add(re.sub(r"\d+[a-z]?$", "", label).replace("_", " ").strip().capitalize())
            value = Run()
            self.write_inline(parameter.value.nodes, value, "; ")
            if not value.is_empty():
                self.page.write_row("infobox", [words, value], mark=": ")

    # ---------------------------------------------------------------- inline

    def write_inline(self, nodes: list[Any], run: Run, mark: str = " ") -> None:
        """Write nodes into one run; line breaks and list bullets become the mark."""
        for node in nodes:
            if isinstance(node, wiki.Text):
                run.add(_QUOTES.sub("", str(node.value)))
            elif isinstance(node, wiki.Wikilink):
                self._write_link(node, run)
            elif isinstance(node, wiki.Template):
                self._write_template(node, run)
            elif isinstance(node, wiki.Tag):
                self._write_inline_tag(node, run, mark)
            elif isinstance(node, wiki.ExternalLink):
                self._write_address(node, run)
            elif isinstance(node, wiki.HTMLEntity):
                run.add(_entity(node))
            elif isinstance(node, wiki.Argument) and node.default is not None:
                self.write_inline(node.default.nodes, run, mark)

    def render_words(self, code: Any) -> str:
        """Give the words of wikitext, without its references."""
        kept, dropped = self.references.found, self.dropped
        run = Run()
        self.dropped = Counter()
        self.write_inline(
            [n for n in code.nodes if not (isinstance(n, wiki.Tag) and str(n.tag) == "ref")], run
        )
        self.references.found, self.dropped = kept, dropped
        return run.text

    def _run_of(self, code: Any) -> Run:
        run = Run()
        self.write_inline(code.nodes, run)
        return run

    def _write_link(self, link: Any, run: Run) -> None:
        target = str(link.title).strip()
        if _MEDIA.match(target) or (_NO_TEXT.match(target) and not target.startswith(":")):
            return
        target = target.lstrip(":")
        words = self.render_words(link.text) if link.text is not None else target
        run.add_link(target.partition("#")[0] or target, words)

    def _write_address(self, link: Any, run: Run) -> None:
        url = str(link.url).strip()
        if link.title is not None and str(link.title).strip():
            run.add_link(url, self.render_words(link.title))
        elif link.brackets:
            run.cite(self.references.cite_words(url))
        else:
            run.add_link(url, url)

    def _write_inline_tag(self, tag: Any, run: Run, mark: str) -> None:
        name = str(tag.tag).strip().lower()
        if name == "ref":
            run.cite(self.references.cite(tag))
        elif name in ("br", "hr") or tag.wiki_markup in ("*", "#", ":", ";"):
            run.add_mark(mark)
        elif name == "sup" and _MARK.fullmatch(str(tag.contents or "")):
            return
        elif name not in _DROPPED_TAGS and tag.contents is not None and not is_navigation(tag):
            if name in ("li", "p", "div"):
                run.add_mark(mark)
            self.write_inline(tag.contents.nodes, run, mark)

    def _write_template(self, template: Any, run: Run) -> None:
        name = find_template_name(str(template.name))
        if name in _NOTES:
            group = "note" if name != "#tag:ref" else ""
            value = next((p.value for p in template.params if str(p.name).strip() == "1"), None)
            run.cite(self.references.cite_contents(value, group=group))
        elif name in _SHORT:
            words = ", ".join(
                self.render_words(p.value) for p in template.params if str(p.name).strip().isdigit()
            )
            run.cite(self.references.cite_words(words))
        elif is_citation_template(name):
            if not run.is_empty():
                run.cite(self.references.cite_contents(mwparserfromhell.parse(str(template))))
        elif name in _HATNOTES:
            self._write_inline_hatnote(template, _HATNOTES[name], run)
        else:
            self._write_words(template, name, run)

    def _write_inline_hatnote(self, template: Any, words: str, run: Run) -> None:
        for parameter in template.params:
            if str(parameter.name).strip().isdigit():
                target = self.render_words(parameter.value).strip()
                run.add(f" {words}: ")
                run.add_link(target, target)

    def _write_words(self, template: Any, name: str, run: Run) -> None:
        values = {str(p.name).strip(): p.value for p in template.params}
        words = render_template(name, Arguments(list(values), lambda key: self.render_words(values[key])))
        if words is None:
            self.dropped[name[:60]] += 1
        elif words:
            run.add(words)


def is_navigation(tag: Any) -> bool:
    """Tell whether a tag is a navigation box or hidden."""
    if not tag.attributes:
        return False
    attributes = " ".join(str(attribute) for attribute in tag.attributes).lower()
    return bool(
        re.search(r"navbox|noprint|display: ?none|metadata|vertical-navbox|sistersitebox", attributes)
    )


def _entity(node: Any) -> str:
    try:
        return str(node.normalize())
    except (ValueError, OverflowError):
        return " "
