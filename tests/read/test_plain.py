"""Plain text and Markdown: front matter, headings without marks, lists, tables, captions, teasers, references."""

from __future__ import annotations

import pytest

from bilat.model import Document
from bilat.read import read_document

from .samples import MARKDOWN, PLAIN, check_document, words_of

BODY = "Chad has an embassy in Lima and Peru has none, said the ministry of Chad on Friday."


def _read(text: str) -> Document:
    document = read_document(text.encode(), "x.txt", format="text")
    check_document(document)
    return document


def test_offsets_are_those_of_the_file() -> None:
    """A byte order mark and CRLF line ends are all that changes; front matter stays in the text."""
    document = read_document(b"\xef\xbb\xbf---\r\nurl: u\r\n---\r\n\r\nChad opened.\r\n", "x.md")
    assert document.text == "---\nurl: u\n---\n\nChad opened.\n"
    assert document.sections[0].kind == "metadata"
    assert [s.block for s in document.sentences] == [1]


def test_front_matter_gives_what_the_document_declares() -> None:
    """Every key of the front matter goes to its field; a date in words becomes EDTF."""
    document = _read(MARKDOWN)
    assert (document.url, document.title, document.date) == (
        "https://example.org/wiki/Chad",
        "A title",
        "2019-03-05",
    )
    assert (document.publisher, document.copy_of, document.kind) == ("The Ministry", "001", "mfa")


def test_front_matter_that_is_not_closed_is_text() -> None:
    """A lone --- is no front matter; the words after it are read, and a note says so."""
    document = _read(f"---\nA line of words\n\n{BODY}\n")
    assert any("no front matter" in note for note in document.notes)
    assert BODY in words_of(document, "paragraph")


def test_unknown_keys_and_dates_are_noted() -> None:
    """What front matter says and the reader cannot use is named in a note, not lost in silence."""
    document = _read(f"---\nmood: good\ndate: some day\n---\n{BODY}\n")
    assert document.date is None
    assert any("mood" in note for note in document.notes) and any(
        "some day" in note for note in document.notes
    )


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (f"= T =\n\n== History ==\n{BODY}", ("T", "History")),
        (f"= T =\n==History==\n=== Wars ===\n\n{BODY}", ("T", "History", "Wars")),
        (f"# T\n\n## History\n\n{BODY}", ("T", "History")),
        (f"The Title Here\n==============\n\nHistory\n-------\n{BODY}", ("The Title Here", "History")),
        (f"# T\n\n**Trade links**\n\n{BODY}", ("T", "Trade links")),
        (f"# T\n\n1. Political Relations\n\n{BODY}\n\n2. Trade\n\n{BODY}", ("T", "Trade")),
        (f"Chad–Peru relations\n\nTrade links\n\n{BODY}", ("Chad–Peru relations", "Trade links")),
        (f"Chad–Peru relations\n{BODY}\nOil for weapons\n{BODY}", ("Chad–Peru relations", "Oil for weapons")),
    ],
)
def test_headings_open_sections(text: str, path: tuple[str, ...]) -> None:
    """Headings of wikis, of Markdown, underlined, and short lines above a paragraph all open sections."""
    document = _read(text)
    last = document.blocks[document.sentences[-1].block]
    assert document.sections[last.section].path == path


@pytest.mark.parametrize(
    "line",
    [
        "They met in Lima.",
        "in the year 1990",
        "https://example.org/a",
        "4,055",
        "The subject of the",
        "Chad, Peru,",
        "Chad said that it will open one",
        "Number of Chadians residing in Peru: 367 (2021)",
        "Start of relations: 4 May 1970",
        "Peruvian community: 50",
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    """Sentences, addresses, numbers and unfinished lines open no section."""
    document = _read(f"Chad–Peru relations\n\n{BODY}\n\n{line}\n\n{BODY}\n")
    assert [s.title for s in document.sections] == ["Chad–Peru relations"]


def test_a_paragraph_with_hard_wraps_is_one_block() -> None:
    """Lines that break inside a sentence belong to one paragraph."""
    document = _read(
        "Chad and Peru took part in the official opening\nceremony of the fair. It was\nheld in Lima.\n"
    )
    assert len(document.blocks) == 1 and len(document.sentences) == 2


def test_a_text_wrapped_at_one_width_keeps_its_paragraphs_whole() -> None:
    """Where all lines have about one width, a full stop at the end of a line ends no paragraph."""
    text = (
        "Chad and Peru set up their relations in 1970, as both sides said.\nThe embassy of Chad in Lima was the first of its kind in that part\n"
        "of the world. It was moved to a new house in the year of 1981 by\nthe second ambassador, who stayed for ten years.\n"
    )
    document = _read(text)
    assert len(document.blocks) == 1 and len(document.sentences) == 3


def test_a_line_of_facts_does_not_go_on_in_the_next() -> None:
    """A line without a full stop ends where the first word of the next would have fitted on it, or where the next has a label of its own."""
    document = _read(
        "Chad and Peru have exchanged students in law and in medicine since 1991, some forty in each year until now\nNumber of Chadians residing in Peru: 367 (2021)\n"
        "Trade of Chad and Peru in the year 2021, in millions of dollars: 12\nThe two countries sold each other less than in all of the ten years before, for want of a ship.\n"
    )
    assert len(words_of(document, "paragraph")) == 4


def test_lines_that_each_end_a_sentence_are_paragraphs() -> None:
    """One line, one paragraph, where lines differ in length and end in full stops."""
    document = _read(
        "Chad has an embassy in Lima.\nPeru has none, and none is planned, the ministry of Peru said on Friday evening.\nThat is all.\n"
    )
    assert len(words_of(document, "paragraph")) == 3


def test_items_know_what_introduces_them() -> None:
    """An item points to the paragraph that ends in a colon, or to the heading above its list."""
    document = _read(
        "They signed:\n\n- a treaty on trade;\n- a treaty on culture\n\n## Visits\n\n1. President X (1981)\n2. President Y (1990)\n"
    )
    items = [block for block in document.blocks if block.kind == "item"]
    leads = [document.text[document.blocks[b.lead].start : document.blocks[b.lead].end] for b in items]
    assert leads == ["They signed:"] * 2 + ["## Visits"] * 2
    assert document.text[items[0].start : items[0].end] == "a treaty on trade;"


def test_a_paragraph_right_below_a_list_is_not_of_its_last_item() -> None:
    """What follows a last item starts a paragraph of its own where its first word would still have fitted on the line of the item."""
    item = "- Harald Berg, Prime Minister, official visit, 24 and 25 October 2019"
    text = f"# Norway and Chile\n\nVisits:\n- M. Olsen, state visit, 2017\n{item}\nTrade grew by a fifth in 2021 and has passed the mark of ninety million euros, as it had in 2012.\n"
    document = _read(text)
    blocks = [(b.kind, document.text[b.start : b.end]) for b in document.blocks]
    assert ("item", item.removeprefix("- ")) in blocks
    assert blocks[-1][0] == "paragraph"


def test_rows_have_cells_and_column_titles() -> None:
    """A table of bars gives rows whose cells are spans; the row above the rule is the header and no row."""
    document = _read("| Year | Trade |\n|---|---|\n| 2001 | $5 m |\n| 2002 | |\n")
    rows = [block for block in document.blocks if block.kind == "row"]
    assert [row.header for row in rows] == [("Year", "Trade")] * 2
    assert [document.text[c.start : c.end] for c in rows[0].cells] == ["2001", "$5 m"]
    assert [document.text[c.start : c.end] for c in rows[1].cells] == ["2002", ""]


def test_lines_with_tabs_are_rows() -> None:
    """Neighbouring lines with the same number of tabs are a table."""
    document = _read("Peru\t1970\tembassy\nMali\t1971\tconsulate\n")
    assert [[document.text[c.start : c.end] for c in b.cells] for b in document.blocks] == [
        ["Peru", "1970", "embassy"],
        ["Mali", "1971", "consulate"],
    ]


def test_file_names_of_pictures_and_lines_beside_them_are_captions() -> None:
    """Lines in one run with a picture's file name are captions and hold no sentence."""
    document = _read(
        f"Chad–Peru relations\n\nX with Y in Lima. Welcome 20.jpg\nX with Y in Lima.\n\n{BODY}\n"
    )
    assert words_of(document, "caption") == ["X with Y in Lima. Welcome 20.jpg", "X with Y in Lima."]
    assert len(document.sentences) == 1


def test_a_caption_with_a_verb_is_read() -> None:
    """A caption that says what someone does has a sentence, without the mark around it."""
    document = _read(f"{BODY}\n\n(caption: Minister X meets Minister Y in Lima)\n\n{BODY}\n")
    assert "Minister X meets Minister Y in Lima" in [
        document.text[s.start : s.end] for s in document.sentences
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content", "MENU", "Last updated", "Last updated: 3 May 2020", "Contents", "[...More Info...]", "Share", "Share this page", "[edit]",
        "From Wikipedia, the free encyclopedia", "We use cookies to make this site better for you.", "© 2020 The Ministry", "Page | 1", "• History 1",
        "(Pointer to the latest version of this page.)", "Print", "Subscribe now",
    ],
)  # fmt: skip
def test_lines_of_navigation_are_junk(line: str) -> None:
    """Navigation, buttons, banners and stamps are kept in the text and never read."""
    extra = "\n• Trade 2\n• Culture 3" if line.startswith("•") else ""
    document = _read(f"Chad–Peru relations\n\n{line}{extra}\n\n{BODY}\n")
    assert line in words_of(document, "junk")
    assert len(document.sentences) == 1


def test_names_left_by_a_side_table_open_no_section() -> None:
    """Bare names of the two countries under the title are no headings."""
    document = _read(f"Chad–Peru relations\n\nChad\n\nPeru\n\n{BODY}\n\nChad\n\nPeru\n\nHistory\n\n{BODY}\n")
    assert [s.title for s in document.sections] == ["Chad–Peru relations", "History"]


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("Georgia says Chad has dropped visas", "Georgia says Chad has dropped visas"),
        (
            "PH, Chad: Second Meeting of the Two Ministries Held in the City of Lima",
            "PH, Chad: Second Meeting of the Two Ministries Held in the City of Lima",
        ),
        ("Chad\n\nFlag of Chad\n\nChad country brief", "Chad country brief"),
        (
            "Authors\n\nAna Maria Cruz\n\nOle Jens Lund\n\nVenezuela and Guyana: How Tense?",
            "Venezuela and Guyana: How Tense?",
        ),
        ("MENU\n\nHonduras Opens Lima Embassy", "Honduras Opens Lima Embassy"),
    ],
)
def test_titles_without_marks_are_found(top: str, title: str) -> None:
    """The title is the headline, not the menu, the flag or the authors above it."""
    assert _read(f"{top}\n\n{BODY}\n\n{BODY}\n").title == title


def test_a_page_of_a_wiki_without_title_takes_that_of_its_address() -> None:
    """Where the text shows no title the address of a wiki page gives it, and a note says so."""
    document = _read(f"---\nurl: https://example.org/wiki/Chad%E2%80%93Peru_relations?oldid=1\n---\n{BODY}\n")
    assert document.title == "Chad–Peru relations"
    assert any("from its address" in note for note in document.notes)


@pytest.mark.parametrize(
    ("top", "date"),
    [
        (" date 2025-08-25 ", "2025-08-25"),
        ("MEXICO 10 May 2019 — ", "2019-05-10"),
        ("LIMA, March 5, 2019 (AP) -- ", "2019-03-05"),
        ("By Ana Cruz – March 5, 2019\n\n", "2019-03-05"),
        ("Updated: 5 March 2019\n\n", "2019-03-05"),
        ("February 10, 2014\n\n", "2014-02-10"),
        ("On 5 March 2019 ", None),
        ("In March 2019 ", None),
    ],
)
def test_only_a_dateline_dates_a_text(top: str, date: str | None) -> None:
    """A date is the text's own where a dateline, byline or stamp gives it; the date of an event is not."""
    document = _read(f"{top}{BODY}\n")
    assert document.date == date
    assert any("dateline" in note for note in document.notes) == (date is not None)


def test_a_stamp_before_the_words_is_masked() -> None:
    """A bare stamp is no word of the author: the sentence begins after it."""
    document = _read(f" date 2025-08-25 {BODY}\n")
    assert [document.text[s.start : s.end] for s in document.sentences] == [BODY]


def test_the_time_of_an_archived_copy_is_a_bound_and_no_date() -> None:
    """The stamp in an archive's address is told in a note; the date stays unknown."""
    document = _read(
        f"---\nurl: https://web.archive.org/web/20210806220312/https://example.org/a\n---\n{BODY}\n"
    )
    assert document.date is None
    assert any("2021-08-06" in note for note in document.notes)


def test_teasers_are_sections_of_their_own() -> None:
    """A teaser carries the title of the other article, and ends where the next one or a heading begins."""
    document = _read(PLAIN)
    teasers = [s for s in document.sections if s.kind == "teaser"]
    assert [t.title for t in teasers] == ["Chad–Mali relations"]
    assert "Chad has an embassy in Bamako." in document.text[teasers[0].start : teasers[0].end]
    assert "References" not in document.text[teasers[0].start : teasers[0].end]
    assert "Chad–Mali relations" in [link.target for link in document.links]


def test_a_teaser_without_its_title_is_not_part_of_the_one_above() -> None:
    """A second paragraph under a teaser is another teaser, named by its subject."""
    text = PLAIN.replace("Bamako.\n", "Bamako.\n\nAna Maria Cruz was a warrior during the first war.\n")
    assert [s.title for s in _read(text).sections if s.kind == "teaser"] == [
        "Chad–Mali relations",
        "Ana Maria Cruz",
    ]


def test_references_are_numbered_and_dated() -> None:
    """An entry gives its number, its address, and the days on which it was archived and retrieved."""
    first, second = _read(PLAIN).references
    assert (first.key, first.archived, first.retrieved) == ("1", "2011-10-04", "2011-09-30")
    assert first.text.startswith('"A page"')
    assert (second.key, second.url) == ("2", "https://example.org/x")


def test_citations_stand_where_their_markers_stand() -> None:
    """Each marker gives a citation on its own span; an editor's tag is masked and cites nothing."""
    document = _read(PLAIN)
    assert [(c.key, document.text[c.start : c.end]) for c in document.citations] == [
        ("1", "[1]"),
        ("2", "[2]"),
    ]
    assert "[citation needed]" in [document.text[m.start : m.end] for m in document.mask]


def test_see_also_lists_give_links_and_no_sentences() -> None:
    """Items under "See also" point to other pages; they claim nothing."""
    document = _read(f"= T =\n{BODY}\n== See also ==\n- Chad–Mali relations\n- Chadians in Peru\n")
    assert [link.target for link in document.links] == ["Chad–Mali relations", "Chadians in Peru"]
    assert len(document.sentences) == 1


def test_markdown_links_are_masked_around_their_words() -> None:
    """The address of a link is no word of the sentence."""
    document = _read("Chad opened an [embassy](https://example.org/a) in Lima.\n")
    (link,) = document.links
    assert (link.target, document.text[link.start : link.end]) == ("https://example.org/a", "embassy")
    assert "](https://example.org/a)" in [document.text[m.start : m.end] for m in document.mask]


def test_related_articles_under_bare_headings_are_teasers() -> None:
    """Under "Related articles" a short line opens a teaser, until a list of sources or a higher heading."""
    text = f"Chad–Peru relations\n\n{BODY}\n\nRelated articles\n\nChad–Mali relations\n\n{BODY}\n\nMali–Peru relations\n\n{BODY}\n\nReferences\n\n1. A page\n"
    document = _read(text)
    assert [(s.title, s.kind) for s in document.sections[1:]] == [
        ("Related articles", "see-also"),
        ("Chad–Mali relations", "teaser"),
        ("Mali–Peru relations", "teaser"),
        ("References", "references"),
    ]
    assert document.sections[3].path == ("Chad–Peru relations", "Related articles", "Mali–Peru relations")


def test_marked_headings_end_related_articles() -> None:
    """A heading of the same level ends the summaries of other articles."""
    text = f"= T =\n{BODY}\n== Related pages ==\n=== Chad–Mali relations ===\n{BODY}\n== Trade ==\n{BODY}\n"
    assert [s.kind for s in _read(text).sections] == ["lead", "see-also", "teaser", "body"]


def test_buttons_beside_a_heading_are_no_part_of_its_title() -> None:
    """ "History[edit]" is the section History."""
    document = _read(
        f"Chad–Peru relations\n\n{BODY}\n\nHistory[edit]\n\n{BODY}\n\nSee also[edit]\n\n- Mali\n"
    )
    assert [(s.title, s.kind) for s in document.sections[1:]] == [
        ("History", "body"),
        ("See also", "see-also"),
    ]


def test_entries_without_numbers_stay_apart() -> None:
    """Lines of a reference list are not joined to one, and are numbered in order; back links are taken off."""
    lines = '^ a b "The first page of the ministry of foreign affairs of Chad"\n^ The second page of the ministry of foreign affairs of Chad\n'
    document = _read(f"= T =\n{BODY}\n== References ==\n{lines}")
    assert [(r.key, r.text[:11]) for r in document.references] == [("1", '"The first '), ("2", "The second ")]


def test_footnotes_of_markdown_are_references() -> None:
    """A footnote's text is a reference wherever it stands, and its marker cites it."""
    document = _read("Chad opened an embassy.[^1] Peru closed one.\n\n[^1]: A page https://example.org/a\n")
    assert [(r.key, r.url) for r in document.references] == [("1", "https://example.org/a")]
    assert [c.key for c in document.citations] == ["1"]
    assert len(document.sentences) == 2


COPIED = f"""From Wikipedia, the free encyclopedia

Kenya–Norway relations
Map indicating locations of Kenya and Norway

Kenya

Norway

{BODY}

Contents
1\tHistory
1.1\tEarly contacts
2\tTrade
History[edit]
Early contacts[edit]
{BODY}

High-level visits[edit]
Visits from Kenya to Norway
Prime Minister Raila Banda (2010)
President William Kosgei (2019, 2023)
Visits from Norway to Kenya
Crown Prince Ole (2009)

This page was last edited on 3 May 2021, at 10:11 (UTC).
References[edit]
^ "Norway in Kenya". norway.no. Retrieved 3 May 2020.
^ Jump up to: a b "Early". Archived from the original on 2 March 2012.
Categories: Kenya–Norway relations | Bilateral relations of Kenya
"""


def test_a_page_copied_from_a_browser_is_taken_apart() -> None:
    """Title, side table, contents, headings with buttons, lists without bullets and sources are told apart in a pasted page."""
    document = _read(COPIED)
    assert document.title == "Kenya–Norway relations"
    assert [s.title for s in document.sections if s.title] == [
        "Kenya–Norway relations", "History", "Early contacts", "High-level visits", "Visits from Kenya to Norway", "Visits from Norway to Kenya", "References",
    ]  # fmt: skip
    items = [b for b in document.blocks if b.kind == "item"]
    assert [document.text[document.blocks[b.lead].start : document.blocks[b.lead].end] for b in items] == [
        "Visits from Kenya to Norway", "Visits from Kenya to Norway", "Visits from Norway to Kenya",
    ]  # fmt: skip
    assert len(document.sentences) == 5
    assert [(r.key, r.retrieved, r.archived) for r in document.references] == [
        ("1", "2020-05-03", None),
        ("2", None, "2012-03-02"),
    ]


def test_marks_of_quoted_lines_are_masked() -> None:
    """The > before a quoted line is no word of it."""
    document = _read(f"{BODY}\n\n> Chad is our friend, the minister\n> of Peru said. It will stay so.\n")
    words = [document.text[s.start : s.end] for s in document.sentences[1:]]
    assert words[0].startswith("Chad is our friend") and words[1] == "It will stay so."
