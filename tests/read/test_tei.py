"""TEI editions: header, divisions, notes, bibliographies."""

from __future__ import annotations

import pytest

from bilat.errors import ReadError
from bilat.read import read_document

from .samples import TEI, check_document, words_of


def test_an_edition_gives_its_header_and_divisions() -> None:
    """Title, publisher and date come from the header; heads open nested sections; captions leave the paragraph."""
    document = read_document(TEI.encode(), "peru.xml")
    check_document(document)
    assert (document.title, document.publisher, document.date) == (
        "Relations: Peru",
        "Department of Chad",
        "2009-01",
    )
    assert [s.path[1:] for s in document.sections] == [
        (),
        ("Summary",),
        ("Summary", "Recognition, 1922."),
        ("Resources",),
    ]
    assert words_of(document, "paragraph") == [
        "Chad and Peru met in Lima. They agreed.",
        "Chad recognized Peru.",
    ]
    assert words_of(document, "caption") == ["Flag of Peru"]


def test_notes_and_books_are_references() -> None:
    """A note is cited at its place; a book of the bibliography keeps its address."""
    document = read_document(TEI.encode(), "peru.xml")
    assert [(r.key, r.text, r.url) for r in document.references] == [
        ("1", "A note.", None),
        ("2", "Book: B", "https://example.org/b"),
    ]
    assert [(c.key, document.text[: c.start][-8:]) for c in document.citations] == [("1", "in Lima.")]


def test_an_edition_that_is_not_well_formed_is_refused_with_its_line() -> None:
    """A closing tag that is missing is named with its line."""
    with pytest.raises(ReadError, match="well-formed"):
        read_document(TEI.replace("</list>", "").encode(), "peru.xml")
