"""HTML: what the head declares, the text of wiki pages and of others, and what is left out."""

from __future__ import annotations

import pytest

from bilat.errors import EmptyDocumentError, TooLargeError
from bilat.model import Document
from bilat.read import read_document

from .samples import HTML, NEWS, check_document, words_of

PROSE = (
    "<p>The Minister of Chad visited Lima on 3 March 2019 and met the President of Peru there for talks on trade.</p>"
    * 4
)


def _read(text: str) -> Document:
    document = read_document(text.encode(), "page.html")
    check_document(document)
    return document


def test_a_wiki_page_is_read_by_its_marks() -> None:
    """Infobox lines, paragraphs, captions, lists and tables each become their kind of block; chrome is left out."""
    document = _read(HTML)
    assert document.title == "Chad–Peru relations"
    assert words_of(document, "infobox") == ["Mission: Embassy of Chad, Lima"]
    assert words_of(document, "caption") == ["The embassy"]
    assert words_of(document, "item") == ["First", "inner", "Second"]
    assert words_of(document, "row") == ["Mali | 1999", "Mali | 2000"]
    assert "Menu" not in document.text and "var x" not in document.text and "[edit]" not in document.text


def test_reference_markers_become_citations_without_words() -> None:
    """A marker leaves the text and stays as a citation at its place; the entry gives both addresses and days."""
    document = _read(HTML)
    (citation,) = document.citations
    assert citation.key == "1" and document.text[: citation.start].endswith("embassy in Lima.")
    (reference,) = document.references
    assert (reference.url, reference.archived, reference.retrieved) == (
        "https://x.org/a",
        "2020-01-02",
        "2021-03-03",
    )


def test_links_inside_a_wiki_are_named_by_their_article() -> None:
    """A link to another article carries its title, any other link its address."""
    assert {"Foo", "Lima"} <= {link.target for link in _read(HTML).links}


def test_related_articles_are_teasers() -> None:
    """The summary of another article is a section of its own with that article's title."""
    document = _read(HTML)
    assert [s.title for s in document.sections if s.kind == "teaser"] == ["Chad–Mali relations"]


def test_a_news_page_is_read_from_its_article() -> None:
    """The article element is the text; the page's header, aside and footer are not."""
    document = _read(NEWS)
    assert document.title == "Minister visits Lima" and document.date == "2019-03-05"
    assert (
        "Related" not in document.text and "All rights" not in document.text and "Site" not in document.text
    )


def test_a_page_without_marked_text_goes_through_the_general_extractor() -> None:
    """Where no element is marked as the text, a general extractor chooses, and a note says so."""
    document = _read(
        f"<html lang=en><head><title>T</title></head><body><div class=x>{PROSE}</div></body></html>"
    )
    assert "The Minister of Chad visited Lima" in document.text
    assert any("general extractor" in note for note in document.notes)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta name="date" content="2019-03-05">', "2019-03-05"),
        ('<meta property="article:published_time" content="2019-03-05T10:00:00+02:00">', "2019-03-05"),
        (
            '<script type="application/ld+json">{"@graph":[{"datePublished":"2019-03-05"}]}</script>',
            "2019-03-05",
        ),
        ('<meta name="dcterms.modified" content="5 March 2019">', "2019-03-05"),
        ('<script type="application/ld+json">{broken</script>', None),
        ("", None),
    ],
)
def test_declared_dates_are_taken_with_a_note(head: str, date: str | None) -> None:
    """The date is what the page declares, with a note on where it stood; a page that declares none has none."""
    document = _read(
        f"<html lang=en><head><title>T</title>{head}</head><body><main>{PROSE}</main></body></html>"
    )
    assert document.date == date
    assert any("The date of the text" in note for note in document.notes) == (date is not None)


def test_a_wiki_page_is_dated_by_its_last_edit() -> None:
    """A wiki's page is the version of its last edit, not of its first publication."""
    page = HTML.replace(
        "</body>", '<ul><li id="footer-info-lastmod">This page was last edited on 6 May 2021</li></ul></body>'
    )
    assert _read(page).date == "2021-05-06"


def test_the_declared_language_gives_way_to_the_words() -> None:
    """A German page that declares English is German, and a note says so."""
    german = (
        "Die Botschaft in Lima wurde im Jahr 1960 eröffnet und ist bis heute der Sitz des Botschafters von Tschad in Peru. "
        * 4
    )
    document = _read(
        f"<html lang=en><head><title>T</title></head><body><main><p>{german}</p></main></body></html>"
    )
    assert document.language == "de"
    assert any("declares the language en" in note for note in document.notes)


def test_declared_encodings_are_used() -> None:
    """A page that is not UTF-8 is read in the encoding that its head declares."""
    page = f'<html lang=en><head><meta charset="windows-1252"><title>Café</title></head><body><main>{PROSE}</main></body></html>'
    document = read_document(page.encode("windows-1252"), "page.html")
    assert document.title == "Café"
    assert any("windows-1252" in note for note in document.notes)


def test_tables_for_layout_are_walked() -> None:
    """A table that only lays out paragraphs gives paragraphs, not rows."""
    document = _read(
        f"<html><body><main><table role=presentation><tr><td>{PROSE}</td></tr></table></main></body></html>"
    )
    assert not words_of(document, "row") and len(words_of(document, "paragraph")) == 4


def test_two_line_breaks_end_a_paragraph() -> None:
    """Old pages divide paragraphs by pairs of line breaks."""
    document = _read(
        f"<html><body><main>{PROSE}<div>One is here.<br><br>Two is<br>here.</div></main></body></html>"
    )
    assert words_of(document, "paragraph")[-2:] == ["One is here.", "Two is here."]


def test_very_deep_pages_are_read() -> None:
    """Ten thousand nested elements neither fail nor lose their words."""
    document = _read(
        "<html><body><main>"
        + "<div>" * 10_000
        + "Chad has an embassy in Lima."
        + "</div>" * 10_000
        + "</main></body></html>"
    )
    assert "Chad has an embassy in Lima." in document.text


def test_a_page_without_words_is_empty() -> None:
    """A page of scripts alone is an empty document."""
    with pytest.raises(EmptyDocumentError):
        read_document(b"<html><body><script>var a</script></body></html>", "page.html")


def test_mirrors_that_lost_their_marks_keep_their_references() -> None:
    """Markers that are bare words are masked and cite; a plain list under "References" gives the entries."""
    marked = "<p>Chad opened an embassy.<sup>[1]</sup></p><h2>References</h2><ol><li>A <a href='https://a.b'>page</a></li></ol>"
    document = _read(f"<html lang=en><body><main>{PROSE}{marked}</main></body></html>")
    assert [(c.key, document.text[c.start : c.end]) for c in document.citations] == [("1", "[1]")]
    assert [(r.key, r.url) for r in document.references] == [("1", "https://a.b")]
    assert len(document.mask) == 1


def test_cells_with_sentences_are_read_under_their_row() -> None:
    """Notes in a table's cell are sentences in a section that the row's first cell names."""
    row = "<tr><td>Mali</td><td>1971</td><td><ul><li>Mali has an embassy in Lima.</li></ul></td></tr>"
    table = f"<h2>Ties</h2><table><tr><th>Country</th><th>Began</th><th>Notes</th></tr>{row}</table><p>After it.</p>"
    document = _read(f"<html lang=en><body><main>{PROSE}{table}</main></body></html>")
    assert [(s.title, s.level) for s in document.sections[1:]] == [("Ties", 2), ("Mali", 9), ("Ties", 2)]
    assert words_of(document, "row") == ["Mali | 1971 |"] and words_of(document, "item") == [
        "Mali has an embassy in Lima."
    ]


def test_a_table_at_the_end_leaves_no_empty_section() -> None:
    """A row with notes that is the last of a page is followed by nothing."""
    table = "<h2>Ties</h2><table><tr><th>A</th><th>B</th></tr><tr><td>Mali</td><td>Mali has an embassy in Lima.</td></tr></table>"
    document = _read(f"<html lang=en><body><main>{PROSE}{table}</main></body></html>")
    assert [s.title for s in document.sections[1:]] == ["Ties", "Mali"]


def test_pages_nested_beyond_reason_are_refused() -> None:
    """A hundred thousand elements in each other are refused at once, with the line."""
    with pytest.raises(TooLargeError, match="deep in each other"):
        _read("<html><body>\n" + "<div>" * 100_000 + "Words.")


def test_tables_in_tables_are_read() -> None:
    """Five hundred tables in each other, none of them closed, keep their words."""
    assert "Chad has an embassy in Lima." in _read("<html><body>" + "<table><tr><td>x" * 500 + "Chad has an embassy in Lima.").text


def test_a_title_without_end_is_cut() -> None:
    """A title of a million letters is cut; the text of the page is read."""
    document = _read(f"<html><head><title>{'A' * 1_000_000}</title></head><body><p>Chad has an embassy in Lima.</p></body></html>")
    assert len(document.title) <= 500 and "embassy" in document.text
