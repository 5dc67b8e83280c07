"""The four looks of a brief: nothing hostile gets through, nothing said is lost."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import msgspec
import pytest

from bilat.dossier import Dossier, Material, build_dossier
from bilat.dossier.lines import merge_equal
from bilat.dossier.marks import MARKS
from bilat.dossier.record import Line, Quote
from bilat.dossier.safe import clean_address, clean_line
from bilat.dossier.shorten import shorten
from bilat.dossier.to_html import to_html
from bilat.dossier.to_json import to_json
from bilat.dossier.to_markdown import to_markdown
from bilat.dossier.to_text import to_text
from bilat.model import Reference


def _texts(brief: Dossier) -> list[str]:
    return [line.text for topic in brief.topics for line in (*topic.lines, *topic.expected)]


class _Page(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action", "data")]
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _page(brief: Dossier) -> _Page:
    page = _Page()
    page.feed(to_html(brief))
    return page


def test_html_escapes_every_word_of_a_document(brief: Dossier) -> None:
    """A document that brings its own markup is shown, not obeyed."""
    page = _page(brief)
    assert "script" not in page.tags and "<script>" not in to_html(brief)
    assert any('<script>alert("x")</script>' in words for words in page.words)


def test_html_asks_nothing_of_anywhere(brief: Dossier) -> None:
    """There is no image, script, font or stylesheet to fetch, and links go to the web or to the page itself."""
    page = _page(brief)
    assert not {"img", "link", "iframe", "script", "object"} & set(page.tags)
    assert all(address.startswith(("#", "https://", "http://")) for address in page.addresses)
    assert "url(" not in to_html(brief) and "@import" not in to_html(brief)


def test_html_says_all_that_the_brief_says(brief: Dossier) -> None:
    """Each sentence and each quote is on the page."""
    words = " ".join(_page(brief).words)
    assert all(clean_line(text) in words for text in _texts(brief))
    assert all(clean_line(quote.words) in words for line in brief.opinions for quote in line.quotes)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_text_keeps_to_its_width(brief: Dossier, width: int) -> None:
    """No line is longer than asked for."""
    assert max(len(line) for line in to_text(brief, width=width).splitlines()) <= width


def test_text_says_all_that_the_brief_says(brief: Dossier) -> None:
    """Each sentence is printed, however it is wrapped."""
    joined = " ".join(to_text(brief, width=108).split())
    assert all(clean_line(text) in joined for text in _texts(brief))


def test_text_without_colour_has_no_control_characters(brief: Dossier) -> None:
    """A pipe gets words only, even from a document that brings terminal escapes."""
    assert all(char == "\n" or char.isprintable() for char in to_text(brief))


def test_text_with_colour_escapes_only_its_own(brief: Dossier) -> None:
    """A document cannot colour the terminal."""
    assert "\x1b[1m" in to_text(brief, colour=True) and "\x1b[31mred" not in to_text(brief, colour=True)


def test_plain_text_is_ascii_without_losing_marks(brief: Dossier) -> None:
    """Where only ASCII can be shown, marks and dashes have stand-ins."""
    text = to_text(brief, plain=True)
    assert text.isascii() and "?" not in text
    assert "! Diplomatic relations" in text


def test_every_verdict_is_said_in_words(brief: Dossier) -> None:
    """No meaning hangs on a sign or a colour alone."""
    for shown in (to_text(brief), to_markdown(brief), to_html(brief)):
        assert all(mark.word in shown and mark.meaning in shown for mark in MARKS.values())


def test_markdown_escapes_what_would_be_markup(brief: Dossier) -> None:
    """A title with tags and brackets stays text."""
    text = to_markdown(brief)
    assert "<script>" not in text and "javascript:" not in text
    assert "\\<script\\>" in text


def test_json_is_the_record_with_its_legend(brief: Dossier) -> None:
    """Programs get all of it."""
    record = json.loads(to_json(brief))
    assert record["pair"] == ["AZE", "BLR"] and set(record["legend"]) == set(MARKS)
    assert len(record["topics"]) == len(brief.topics)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "https://a\u202eb",
        "file:///etc/passwd",
        "",
        None,
        "http://[bad",
    ],
)
def test_only_web_addresses_become_links(address: str | None) -> None:
    """Anything else is shown as text at most."""
    assert clean_address(address) is None


def test_unseen_characters_are_left_out() -> None:
    """Escapes, direction overrides and line ends do not reach the reader."""
    assert clean_line("a\x1b[31m\u202eb\r\n\tc\x07") == "a[31mb c"


def test_every_look_says_how_much_was_left_out(brief: Dossier) -> None:
    """A short list never passes for a whole one."""
    short = shorten(brief, 1)
    assert all("and 2 more" in shown for shown in (to_text(short), to_markdown(short), to_html(short)))


def test_what_a_source_cites_is_told_with_its_dates(material: Material) -> None:
    """References that statements lean on stand under their source, with the days of archiving and retrieval, in every format."""
    text = "Trade figures. Archived from the original on 2011-10-04. Retrieved 2011-09-30."
    cited = Reference("3", text, None, None, "2011-09-30", "2011-10-04")
    documents = tuple(msgspec.structs.replace(one, references=(cited,)) for one in material.documents)
    told = build_dossier(msgspec.structs.replace(material, documents=documents))
    for shown in (to_text(told), to_markdown(told)):
        assert "Trade figures" in shown and "archived 4 October 2011, retrieved 30 September 2011" in " ".join(shown.split())
    assert "archived 4 October 2011" in to_html(told) and "from the original" not in to_html(told)


def test_a_weaker_statement_is_told_by_the_stronger(material: Material) -> None:
    """What the same documents also say more fully is one line, with the quotes of both."""
    lines = [
        Line(text=text, type="agreement", verdict="single", explanation="", sources=(1,), facts=(fact,), quotes=(Quote(1, fact),))
        for text, fact in (("A and B signed an agreement.", "f1"), ("A and B signed an agreement on trade.", "f2"))
    ]
    (told,) = merge_equal(lines)
    assert told.text.endswith("on trade.") and len(told.quotes) == 2
    assert len(merge_equal([msgspec.structs.replace(lines[0], sources=(2,)), lines[1]])) == 2
