"""Wikitext: templates as words, references with their addresses and days, tables, pictures, hidden parts."""

from __future__ import annotations

import pytest

from bilat.model import Document
from bilat.read import read_document
from bilat.read.wikirepair import close_tables

from .samples import WIKITEXT, check_document, words_of


def _read(text: str) -> Document:
    document = read_document(text.encode(), "Foreign_relations_of_Chad.wikitext")
    check_document(document)
    return document


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("{{convert|100|km|mi}}", "100 km"),
        ("{{convert|1|-|2|sqkm}}", "1–2 km²"),
        ("{{cvt|5|m3}}", "5 m³"),
        ("{{US$|5 million}}", "US$5 million"),
        ("{{USD|5|link=yes}}", "US$5"),
        ("{{€|3bn}}", "€3bn"),
        ("{{dts|1970|5|1}}", "1 May 1970"),
        ("{{dts|28 December 1913}}", "28 December 1913"),
        ("{{dts|28|December|1913}}", "28 December 1913"),
        ("{{dtsh|1913|12|28}}{{hs|1}}28 December 1913", "28 December 1913"),
        ("{{daterange|1949|1970}} and {{daterange|1989|}}", "1949–1970 and 1989"),
        ("{{flagg|uspe|Peru}}, {{flag+link|Foreign relations of|Chile}}, {{#invoke:flag||Mali}}", "Peru, Chile, Mali"),
        ("{{unknown}}", "Unknown"),
        ("Peru<sup>a</sup> and 5 m<sup>3</sup>", "Peru and 5 m3"),
        ("{{Date table sorting|format=dmy|1970|May|1}}", "1 May 1970"),
        ("{{start date|1970|5|df=y}}", "May 1970"),
        ("{{birth date|1970|5|1}}", "1 May 1970"),
        ("{{flag|Peru}}", "Peru"),
        ("{{flag|PER}}", "Peru"),
        ("{{flagcountry|Peru|name=Republic of Peru}}", "Republic of Peru"),
        ("{{flagicon|Peru}} Peru", "Peru"),
        ("{{GER}}", "Germany"),
        ("{{circa|1900}}", "c. 1900"),
        ("{{as of|2010|6|lc=y}}", "as of June 2010"),
        ("{{nowrap|two words}}", "two words"),
        ("{{lang|fr|Le Monde}}", "Le Monde"),
        ("{{lang-fr|Le Monde}}", "Le Monde"),
        ("{{abbr|UN|United Nations}}", "UN"),
        ("{{small|{{nowrap|a {{flag|Peru}}}}}}", "a Peru"),
        ("{{ubl|one|two}}", "one; two"),
        ("a{{ndash}}b{{snd}}c", "a–b – c"),
        ("{{yes}} and {{no|none}}", "Yes and none"),
        ("{{citation needed|date=May 2020}}", ""),
        ("[[Peru|the republic]]", "the republic"),
        ("[[Peru]]vian", "Peruvian"),
        ("'''bold''' and ''italic''", "bold and italic"),
        ("a<!-- hidden --> b", "a b"),
        ("a<br />b", "a b"),
        ("a &amp; b&nbsp;c", "a & b c"),
        ("[https://example.org/a the site]", "the site"),
        ("<s>old</s> <nowiki>[[x]]</nowiki>", "old [[x]]"),
        ("e\u0301", "é"),
        ("[[Category:Chad]][[fr:Tchad]]", ""),
    ],
)
def test_markup_is_rendered_as_words(code: str, words: str) -> None:
    """Numbers, dates and names inside templates and links come out as a reader of the page sees them."""
    document = _read(f"START {code} END.")
    assert document.text == " ".join(f"START {words} END.".split())


def test_unknown_templates_are_named_and_counted() -> None:
    """A template whose words are not known is left out, and a note names it."""
    document = _read("Chad has {{mystery|1}} an embassy{{mystery}}.")
    assert any("mystery (2)" in note for note in document.notes)


def test_the_title_is_the_name_of_the_file() -> None:
    """Wikitext has no title inside; the file's name gives it, and a note says so."""
    document = _read(WIKITEXT)
    assert document.title == "Foreign relations of Chad"
    assert document.sections[0].path == ("Foreign relations of Chad",)


def test_references_keep_addresses_and_days() -> None:
    """A citation template gives address, archived copy, and the days of both; a name used twice is one reference."""
    document = _read(WIKITEXT)
    first, second = document.references
    assert (first.key, first.url, first.retrieved) == ("1", "https://example.org/a", "2020-05-01")
    assert first.archive_url and first.archived == "2019-02-03"
    assert (second.key, second.url, second.archived) == ("2", "https://example.org/b", "2020-01-01")
    assert [c.key for c in document.citations] == ["1", "1", "2"]
    at = document.citations[0].start
    assert document.text[:at].endswith("are good.")


def test_references_defined_in_the_list_are_found() -> None:
    """A reference that is defined at the end of the page and named in the text is the same reference."""
    document = _read(
        "Chad opened.<ref name=z/>\n\n{{reflist|refs=<ref name=z>[https://example.org/z Z]</ref>}}"
    )
    assert [(r.key, r.text, r.url) for r in document.references] == [("1", "Z", "https://example.org/z")]


def test_notes_and_short_references_are_citations() -> None:
    """Footnotes by template, author-year references and bare bracketed addresses all leave a citation."""
    document = _read(
        "Chad opened.{{efn|A note.}} Peru closed.{{sfn|Cruz|1990|p=3}} Mali went.[https://example.org/m]"
    )
    assert [c.key for c in document.citations] == ["note 1", "1", "2"]
    assert [r.text for r in document.references] == ["A note.", "Cruz, 1990", "https://example.org/m"]


def test_rows_have_cells_under_their_titles() -> None:
    """A diplomatic relations table gives a row a line, with number, country and date, references taken out."""
    document = _read(WIKITEXT)
    rows = [b for b in document.blocks if b.kind == "row"]
    assert [[document.text[c.start : c.end] for c in row.cells] for row in rows[:3]] == [
        ["1", "Peru", "1 May 1970"],
        ["2", "Mali", "1971"],
        ["2", "Niger", "1972"],
    ]
    assert rows[0].header == ("#", "Country", "Date")


def test_a_picture_above_the_titles_of_a_table_is_no_title() -> None:
    """A header that spans all columns does not hide the column titles under it."""
    document = _read(
        '{| class="wikitable"\n! colspan=3 | [[File:Map.svg]]\n|-\n! # !! Country !! Date\n|-\n| 1 || Peru || 1970\n|}'
    )
    assert [b.header for b in document.blocks if b.kind == "row"] == [("#", "Country", "Date")]


def test_a_cell_with_paragraphs_is_a_section_under_its_row() -> None:
    """Notes in a cell are read as sentences under a section with the row's name; after the table the section before goes on."""
    document = _read(WIKITEXT)
    section = next(s for s in document.sections if s.path[-2:] == ("Visits", "Mali"))
    inside = document.text[section.start : section.end]
    assert inside.startswith("Mali | 1971") and inside.rstrip().endswith("Mali has an embassy in N'Djamena.")
    after = next(b for b in document.blocks if document.text[b.start : b.end] == "After the table.")
    assert document.sections[after.section].path[-1] == "Visits"


def test_infoboxes_give_a_label_and_a_value() -> None:
    """Each field of an infobox is a line with two cells; pictures and layout are left out."""
    document = _read(WIKITEXT)
    assert words_of(document, "infobox") == ["Mission: Embassy of Chad, Lima", "Envoy: Ana Cruz"]


def test_pictures_leave_captions_and_notes_on_other_articles_leave_links() -> None:
    """A caption is a block of its own; "Main article" is not read but its link is kept."""
    document = _read(WIKITEXT)
    assert words_of(document, "caption") == ["The embassy in Lima"]
    assert words_of(document, "junk")[0] == "Main article: Visits of Chad"
    assert {"Visits of Chad", "Idriss Déby", "embassy"} <= {link.target for link in document.links}


def test_lists_keep_their_levels_and_leads() -> None:
    """Nested bullets have levels, and point to the words that introduce the list."""
    document = _read("They agreed on:\n* trade\n** oil\n* culture\n\nThat is all.")
    items = [b for b in document.blocks if b.kind == "item"]
    assert [(document.text[b.start : b.end], b.level) for b in items] == [
        ("trade", 0),
        ("oil", 1),
        ("culture", 0),
    ]
    assert all(b.lead == 0 for b in items)


def test_navigation_boxes_and_hidden_parts_are_left_out() -> None:
    """Boxes for navigation, hidden comments and categories are no text."""
    document = _read(
        'Words.\n{| class="navbox"\n| Hidden\n|}\n<div class="navbox">Hidden</div><!-- Hidden -->[[Category:Hidden]]'
    )
    assert document.text == "Words."


def test_broken_tables_do_not_lose_the_text_after_them() -> None:
    """A table that is never closed leaves the words readable."""
    document = _read('{| class="wikitable"\n! A\n|-\n| Peru has an embassy in Lima.\n\nAfter the table.')
    assert "After the table." in document.text


def test_a_redirect_says_so() -> None:
    """A page that only points elsewhere is read with a note."""
    assert any("redirects to Peru" in note for note in _read("#REDIRECT [[Peru]]").notes)


def test_a_table_that_is_never_closed_keeps_its_rows() -> None:
    """A table without an end stops before the next heading of its page; headings inside a closed table stay in it."""
    document = _read('==One==\n{| class="wikitable"\n! A !! B\n|-\n| Peru || 1970\n==Two==\nAfter it.')
    assert [document.text[b.start : b.end] for b in document.blocks if b.kind == "row"] == ["Peru | 1970"]
    assert document.sections[-1].title == "Two"
    closed = '{| class="wikitable"\n! A !! B\n|-\n| Peru ||\n==Inside==\nWords.\n|}'
    assert close_tables(closed) == closed


def test_a_date_with_a_long_note_stays_in_its_row() -> None:
    """A template that marks a date as doubtful, with its reason, does not move the date out of the row."""
    document = _read('{| class="wikitable"\n! Country !! Date\n|-\n| Peru || {{dts|1 May 1970}}{{failed verification|reason=' + "It does not say so. " * 20 + "}}\n|}")
    assert [document.text[b.start : b.end] for b in document.blocks if b.kind == "row"] == ["Peru | 1 May 1970"]
