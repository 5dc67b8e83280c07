"""The contract that every reader keeps, on samples of every format and on any bytes at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilat.errors import ReadError
from bilat.read import find_format, read_document
from bilat.text import clean_newlines

from .samples import SAMPLES, check_document

_PIECES = st.sampled_from(
    [
        "Chad has an embassy in Lima. ", "\n", "\n\n", "== H ==", "= T =", "# T", "* item", "  1. one", "| a | b |", "|---|---|", "[4]", "[edit]",
        "{{flag|Chad}}", "{{Infobox x|a=b}}", "{|", "|-", "! h", "|}", "<ref>r</ref>", "<ref name=a/>", "[[a|b]]", "[[File:x.jpg|thumb|c]]", "'''b'''",
        "<p>", "</p>", "<table>", "<tr>", "<td>c", "</table>", "<ul><li>i", "<h2>H</h2>", "<sup class=reference>[1]</sup>", "<br><br>", "---", "k: v",
        "x.jpg", "Contents", "References", "See also", "date 2020-01-02 ", "é", "🇦🇿", "\u00a0", "\t", "e\u0301", "<!-- c -->", "https://a.b/c", "({[", "\"", "<div>",
        '<span class="mw-page-title-main">X</span> d', "{{main|X}}", "colspan=3 |", "rowspan=2 |", "&nbsp;", "\x85", "\u2028", "\x0c", "(caption: X met Y)",
    ]
)  # fmt: skip


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_every_reader_keeps_the_laws_of_a_document(kind: str) -> None:
    """Offsets lie in the text, blocks in their sections, sentences in their blocks, in order and apart."""
    name, text = SAMPLES[kind]
    document = read_document(text.encode(), name)
    check_document(document)
    assert document.sentences
    assert document.language == "en"


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_reading_twice_gives_the_same_document(kind: str) -> None:
    """Reading is a function of the bytes and the name."""
    name, text = SAMPLES[kind]
    assert read_document(text.encode(), name) == read_document(text.encode(), name)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_read_error(data: bytes) -> None:
    """No bytes make a reader fail with any other error."""
    try:
        check_document(read_document(data, "x"))
    except ReadError as error:
        assert "x" in str(error)


@settings(max_examples=250, deadline=None)
@given(st.lists(_PIECES, max_size=25), st.sampled_from(["text", "wikitext", "html"]))
def test_any_mixture_of_marks_is_read_in_any_format(pieces: list[str], form: str) -> None:
    """Broken and misplaced marks change what is found, never whether the laws hold."""
    try:
        check_document(read_document("".join(pieces).encode(), "x", format=form))
    except ReadError as error:
        assert "x" in str(error)


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_a_plain_text_is_kept_character_for_character(text: str) -> None:
    """Document.text of a plain text is the file's content with only line ends and byte order mark made normal."""
    try:
        document = read_document(text.encode("utf-8", "ignore"), "x.txt", format="text")
    except ReadError:
        return
    assert document.text == clean_newlines(text.encode("utf-8", "ignore").decode())


def test_formats_are_told_by_content_before_name() -> None:
    """A page is told by what it opens with, a text by its marks, and only then by the name of its file."""
    assert find_format(b"<!DOCTYPE html><html>", "a.txt") == "html"
    assert find_format(b"\xef\xbb\xbf<?xml version='1.0'?><html xmlns='x'>", "a") == "html"
    assert find_format(b"<mediawiki xmlns='x'>", "a") == "mediawiki-export"
    assert find_format(b"Words.", "a.wikitext") == "wikitext"
    assert find_format(b"{{a|b}} [[c]] '''d''' <ref>x</ref> [[e]]", "page") == "wikitext"
    assert find_format(b"<div><p>a</p><p>b</p></div>", "page") == "html"
    assert find_format(b'<?xml version="1.0"?>\n<TEI xmlns="x">', "page.xml") == "tei"
    assert find_format(b"Chad and Peru [4].", "page") == "text"
