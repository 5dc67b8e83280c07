"""Cases of families made from real pages: what stands in them is known because they are made here. Nothing is measured here.

A case is a name, its documents and the pairs that are one text; every other pair of the case is not.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import msgspec

from bilat.model import Block, Document
from bilat.read import read_document

# A page with less prose than this has no third to cut off and no two sections.
LEAST_PARAGRAPHS = 9
_PROSE = ("paragraph", "item")
_SITE = (
    "This page is published by the Ministry of Foreign Affairs as general information for travellers and partners. It is no statement of policy. "
    "The Ministry takes care that what stands here is right on the day of publication but does not answer for mistakes or for changes that came later. "
    "Travel advice is given on a page of its own. Questions of the press are answered by the spokesperson on working days from nine to five. "
    "The text may be quoted if the Ministry is named as its source and nothing in it is altered."
)
_LINE = (
    "“We have agreed to open a new chapter between our two nations, and I am confident that our teams will finish the work on time,” "
    "the minister told reporters after the talks."
)
_REPORTS = (
    ("Talks end with a promise", "The two delegations met behind closed doors for three hours on Tuesday. {line} No paper was signed. Officials of both sides said that experts would meet again in spring to settle customs rules, and that the harbour would be dredged before the season begins."),
    ("Ministers meet in the capital", "Protesters gathered outside the palace when the convoy arrived. {line} A dinner followed at which the orchestra played the anthems of the guests. The opposition called the meeting a waste of money and asked for the figures to be laid before parliament within a month."),
    ("Markets rise after visit", "Shares of shipping firms gained four per cent in morning trading. {line} Analysts had expected no result. The central bank kept its rate unchanged and said that inflation had slowed for a third month in a row, which it put down to cheaper grain and a good harvest."),
)  # fmt: skip


class Case(msgspec.Struct, frozen=True):
    """Documents of which it is known which pairs are one text, by id."""

    name: str
    documents: tuple[Document, ...]
    together: frozenset[tuple[str, str]]


class Page(msgspec.Struct, frozen=True):
    """A real page with its paragraphs and items of prose in order, each with the title of its section."""

    document: Document
    prose: tuple[tuple[str, str], ...]


def find_page(document: Document) -> Page | None:
    """Find the prose of a page, or give None where it has too little to be cut in parts."""
    prose = tuple(
        (document.sections[block.section].title, cut(document, block))
        for block in document.blocks
        if block.kind in _PROSE and document.sections[block.section].kind in ("lead", "body") and block.end - block.start > 80
    )
    return Page(document, prose) if len(prose) >= LEAST_PARAGRAPHS else None


def cut(document: Document, block: Block) -> str:
    """Cut a block as one line."""
    return " ".join(document.text[block.start : block.end].split())


def find_cases(pages: Sequence[Page]) -> Iterator[Case]:
    """Give the cases of each page, and those that take two pages or none."""
    for page in pages:
        for name, make in _COPIES:
            yield join_all(name, [page.document, make(page)])
    for one, other in zip(pages, [*pages[1:], pages[0]], strict=True):
        yield join_all("excerpt that is half of another text", [one.document, make_excerpt(one, other, 1.0)])
        yield part_all("short quotation in another text", [one.document, make_excerpt(one, other, 0.12)])
        yield part_all("dated rows in both", [make_rows(one, 1), make_rows(other, 2)])
    for number in range(0, len(pages) - 2, 3):
        group = pages[number : number + 3]
        yield part_all("standing text under short notes", [make_notice(page, 3) for page in group])
        yield part_all("standing text under notes of a sentence", [make_notice(page, 1) for page in group])
        yield part_all("standing text and a common title", [make_notice(page, 2, "Bilateral relations") for page in group])
    reports = [(name, text.format(line=_LINE)) for name, text in _REPORTS]
    yield part_all("line of the press in several reports", [make_text(f"{name}.txt", f"{name}\n\n{text}") for name, text in reports])


def find_medley(pages: Sequence[Page]) -> Case:
    """Give every fourth page with all its copies, in one heap with notes and reports that are copies of nothing."""
    made = [join_all("", [page.document, *(make(page) for _, make in _COPIES)]) for page in pages[::4]]
    others = [make_notice(page, 3) for page in pages[1::4]]
    documents = (*(document for case in made for document in case.documents), *others)
    return Case("every fourth page, all its copies at once", documents, frozenset().union(*(case.together for case in made)))


def join_all(name: str, documents: Sequence[Document]) -> Case:
    """Give a case whose documents are all one text."""
    pairs = frozenset((min(a.id, b.id), max(a.id, b.id)) for a, b in combinations(documents, 2))
    return Case(name, tuple(documents), pairs)


def part_all(name: str, documents: Sequence[Document]) -> Case:
    """Give a case whose documents are texts of their own."""
    return Case(name, tuple(documents), frozenset())


def make_text(name: str, text: str) -> Document:
    """Read a text as the file of that name would be read."""
    return read_document(text.encode(), name)


def make_plain(page: Page) -> Document:
    """Give the page as plain text, its tables as lines."""
    document = page.document
    kept = [cut(document, b) for b in document.blocks if b.kind in (*_PROSE, "heading", "row") and document.sections[b.section].kind in ("lead", "body")]
    return make_text("plain.txt", "\n\n".join([document.title, *kept]))


def make_html(page: Page) -> Document:
    """Give the page as a plain web page."""
    document = page.document
    return make_text("page.html", _to_html(document.title, [(b.kind, cut(document, b)) for b in document.blocks]))


def make_mirror(page: Page) -> Document:
    """Give the page as a mirror carries it: under another's heading, between teasers of other articles."""
    teasers = [("heading", "Related articles"), ("paragraph", "Harbours of the northern coast: the ports, their tonnage and their history since the war..."), ("paragraph", "List of lighthouses: towers by height and year, with the keepers that are known...")]  # fmt: skip
    body = [(b.kind, cut(page.document, b)) for b in page.document.blocks]
    return make_text("mirror.html", _to_html(page.document.title, [*teasers, *body, *teasers]))


def _to_html(title: str, blocks: Sequence[tuple[str, str]]) -> str:
    tags = {"heading": "h2", "item": "li", "row": "td", "paragraph": "p"}
    lines = [f"<{tags[kind]}>{html.escape(text)}</{tags[kind]}>" for kind, text in blocks if kind in tags]
    rows = [line if not line.startswith("<td>") else f"<table><tr>{line}</tr></table>" for line in lines]
    return f"<html><head><title>{html.escape(title)}</title></head><body><h1>{html.escape(title)}</h1>{''.join(rows)}</body></html>"


def make_third(page: Page) -> Document:
    """Give the first third of the paragraphs."""
    return _make_paragraphs("third.txt", [text for _, text in page.prose[: len(page.prose) // 3]])


def make_sections(page: Page) -> Document:
    """Give two sections from the middle of the page."""
    titles = list(dict.fromkeys(title for title, _ in page.prose))
    chosen = titles[len(titles) // 2 :][:2]
    return _make_paragraphs("sections.txt", [text for title, text in page.prose if title in chosen])


def make_every_second(page: Page) -> Document:
    """Give every second paragraph."""
    return _make_paragraphs("second.txt", [text for _, text in page.prose[::2]])


def make_paragraph(page: Page) -> Document:
    """Give the one paragraph nearest to fifty words."""
    return _make_paragraphs("paragraph.txt", [min((text for _, text in page.prose), key=lambda text: abs(len(text.split()) - 50))])


def make_rewritten(page: Page) -> Document:
    """Give a version in which three sentences of ten were written anew."""
    return _make_changed("rewritten.txt", page, 0.3, _rewrite)


def make_touched(page: Page) -> Document:
    """Give a version in which every sentence has one word changed."""
    return _make_changed("touched.txt", page, 1.0, _touch)


def make_typed(page: Page) -> Document:
    """Give the page with plain quotation marks, hyphens for dashes, and other spaces."""
    table = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-", "—": "-", "\u00a0": " "})
    return _make_paragraphs("typed.txt", [text.translate(table) for _, text in page.prose])


def make_hyphenated(page: Page) -> Document:
    """Give the page as printed lines, a long word at the end of each fifth line parted by a hyphen."""
    lines = []
    for _, text in page.prose:
        words = text.split()
        for place in range(30, len(words), 40):
            if len(words[place]) > 7 and words[place].isalpha():
                words[place] = f"{words[place][:4]}-\n{words[place][4:]}"
        lines.append(" ".join(words))
    return _make_paragraphs("hyphenated.txt", lines)


def make_excerpt(source: Page, host: Page, share: float) -> Document:
    """Give a text of the host page with paragraphs of the source in its middle, `share` times as many words as its own."""
    own = [text for _, text in host.prose[:6]]
    wanted = share * sum(len(text.split()) for text in own)
    taken: list[str] = []
    for _, text in source.prose[2:]:
        short = sum(len(t.split()) for t in taken)
        if short >= wanted:
            break
        taken.append(" ".join(text.split()[: int(wanted - short) + 1]))
    return _make_paragraphs("excerpt.txt", [*own[:3], *taken, *own[3:]])


def make_notice(page: Page, count: int, title: str = "") -> Document:
    """Give a ministry's short note: so many sentences of the page under its own title, with the standing text of the site below."""
    sentences = [s for _, text in page.prose for s in re.split(r"(?<=\.) ", text) if len(s.split()) > 9][:count]
    return _make_paragraphs("notice.txt", [title or f"Note on {page.document.title}", *sentences, *re.split(r"(?<=notice\.) ", _SITE)])


def make_rows(page: Page, number: int) -> Document:
    """Give a plain text whose list of dated rows is that of many pages, under a sentence of its own."""
    source = random.Random(1)
    names = ["Austria", "Belgium", "Chad", "Denmark", "Egypt", "Fiji", "Ghana", "Hungary", "India", "Japan", "Kenya", "Laos", "Mexico", "Nepal", "Oman", "Peru", "Qatar", "Spain", "Togo", "Yemen"]
    rows = [f"{n} {name} {source.randint(1, 28)} {source.choice(['March', 'June', 'October'])} {source.randint(1955, 1999)}" for n, name in enumerate(names, number)]
    return make_text(f"rows{number}.html", _to_html(page.document.title, [*(("paragraph", text) for _, text in page.prose[:2]), *(("row", row) for row in rows)]))


def _make_changed(name: str, page: Page, share: float, change: Callable[[str, random.Random], str]) -> Document:
    source = random.Random(len(page.prose))
    paragraphs = []
    for _, text in page.prose:
        sentences = re.split(r"(?<=[.!?]) ", text)
        paragraphs.append(" ".join(change(s, source) if source.random() < share else s for s in sentences))
    return _make_paragraphs(name, paragraphs)


def _rewrite(sentence: str, source: random.Random) -> str:
    words = sentence.rstrip(".").split()
    kept = [word for word in words if word[:1].isupper() or word[:1].isdigit()]
    source.shuffle(kept)
    return f"As to {' and '.join(kept[:6]) or 'this'}, it has been put in other words here."


def _touch(sentence: str, source: random.Random) -> str:
    words = sentence.split()
    words[source.randrange(len(words))] = "otherwise"
    return " ".join(words)


def _make_paragraphs(name: str, paragraphs: Sequence[str]) -> Document:
    return make_text(name, "\n\n".join(paragraphs))


_COPIES: tuple[tuple[str, Callable[[Page], Document]], ...] = (
    ("the page as HTML", make_html),
    ("the page as plain text", make_plain),
    ("a mirror with teasers around it", make_mirror),
    ("its first third", make_third),
    ("two of its sections", make_sections),
    ("every second paragraph", make_every_second),
    ("one paragraph of about fifty words", make_paragraph),
    ("three sentences of ten rewritten", make_rewritten),
    ("a word changed in every sentence", make_touched),
    ("punctuation typed otherwise", make_typed),
    ("words parted at line ends", make_hyphenated),
)
