"""The small parts of reading: dates in words, references, languages, kinds of sections."""

from __future__ import annotations

import pytest

from bilat.read.dates import clean_date, find_archive_date
from bilat.read.draft import make_document_id
from bilat.read.language import choose_language, find_language
from bilat.read.references import parse_reference
from bilat.read.titles import find_section_kind


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019-03-05", "2019-03-05"), ("2019/03/05", "2019-03-05"), ("5 March 2019", "2019-03-05"), ("March 5, 2019", "2019-03-05"), ("Mar. 5, 2019", "2019-03-05"),
        ("5th of March, 2019", "2019-03-05"), ("March 2019", "2019-03"), ("2019", "2019"), ("31 February 2019", None), ("yesterday", None), ("", None),
        ("5 Sept 2019", "2019-09-05"),
    ],
)  # fmt: skip
def test_written_dates_become_edtf(text: str, date: str | None) -> None:
    """A date in words is EDTF, or None where it is no date of the calendar."""
    assert clean_date(text) == date


def test_the_stamp_of_an_archive_is_a_day() -> None:
    """An address of the Wayback Machine tells when it was saved."""
    assert find_archive_date("https://web.archive.org/web/20210806220312/https://a.b") == "2021-08-06"
    assert find_archive_date("https://example.org/20210806/") is None


@pytest.mark.parametrize(
    ("text", "url", "archive", "retrieved", "archived"),
    [
        ("T Archived 2010-11-01 at the Wayback Machine", None, None, None, "2010-11-01"),
        ("T Archived March 3, 2016, at the Wayback Machine", None, None, None, "2016-03-03"),
        (
            '"T". Archived from the original on 4 October 2011. Retrieved 30 September 2011.',
            None,
            None,
            "2011-09-30",
            "2011-10-04",
        ),
        ("T https://a.b/c. Accessed on May 1, 2020", "https://a.b/c", None, "2020-05-01", None),
        (
            "https://web.archive.org/web/20200102030405/https://a.b/c",
            "https://a.b/c",
            "https://web.archive.org/web/20200102030405/https://a.b/c",
            None,
            "2020-01-02",
        ),
        ("T https://archive.today/xyz https://a.b", "https://a.b", "https://archive.today/xyz", None, None),
        ("Only words", None, None, None, None),
    ],
)
def test_references_give_addresses_and_days(
    text: str, url: str | None, archive: str | None, retrieved: str | None, archived: str | None
) -> None:
    """Address, archived copy and both days are read from the words of an entry."""
    found = parse_reference("1", text)
    assert (found.url, found.archive_url, found.retrieved, found.archived) == (
        url,
        archive,
        retrieved,
        archived,
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The embassy of Chad in Lima was opened in 1970 and has been the seat of the envoy to the country since that year.",
        ),
        (
            "de",
            "Die Botschaft des Tschad in Lima wurde im Jahr 1970 eröffnet und ist seit dieser Zeit der Sitz des Gesandten in dem Land.",
        ),
        (
            "fr",
            "L'ambassade du Tchad dans la ville de Lima a été ouverte en 1970 et elle est depuis ce temps le siège de la mission.",
        ),
        (
            "es",
            "La embajada de Chad en la ciudad de Lima fue abierta en 1970 y es desde entonces la sede de la misión en el país.",
        ),
        (
            "pt",
            "A embaixada do Chade na cidade de Lima foi aberta em 1970 e é desde então a sede da missão no país para os dois.",
        ),
        (
            "it",
            "L'ambasciata del Ciad nella città di Lima è stata aperta nel 1970 ed è da allora la sede della missione per il paese e la regione.",
        ),
        (
            "ru",
            "Посольство Чада в городе Лима было открыто в 1970 году и с тех пор оно является местом работы посла и его миссии в этой стране и в регионе.",
        ),
        (
            "pl",
            "Ambasada Czadu w mieście Lima została otwarta w 1970 roku i od tego czasu jest to siedziba misji dla kraju oraz regionu, a także do innych celów.",
        ),
        (
            "ar",
            "افتتحت سفارة تشاد في ليما عام ١٩٧٠ وهي مقر البعثة في البلاد منذ ذلك الحين حتى اليوم كما قالت الوزارة",
        ),
    ],
)
def test_languages_are_told_by_their_function_words(language: str, text: str) -> None:
    """A sentence of twenty words is enough to tell the language."""
    assert find_language(text) == language


def test_short_texts_are_not_judged() -> None:
    """Under twenty words nothing is told, and what the document declares holds."""
    assert find_language("Die Botschaft in Lima") is None
    assert choose_language("Die Botschaft in Lima", "de-AT")[0] == "de"
    assert choose_language("Words.", None) == ("en", ())


def test_names_of_other_languages_do_not_make_an_english_text_foreign() -> None:
    """Spanish names in an English list leave it English."""
    text = "Visits of President Adolfo de la Vega, Minister Ana de los Ríos and Envoy Luis del Mar to the city of Santa Cruz de la Sierra in the year of the fair."
    assert find_language(text) == "en"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("References", "references"), ("Notes and references", "references"), ("Bibliography", "references"), ("See also", "see-also"), ("External links", "see-also"),
        ("Related Research Articles", "see-also"), ("Contents", "navigation"), ("History", "body"), ("Trade relations", "body"), ("Notes on trade", "body"),
    ],
)  # fmt: skip
def test_titles_tell_the_kind_of_a_section(title: str, kind: str) -> None:
    """Lists of sources and of other pages are known by their headings."""
    assert find_section_kind(title) == kind


def test_the_id_depends_on_text_address_and_date() -> None:
    """A change in any of the three gives another id; the same three give the same."""
    ids = {
        make_document_id("a", None, None),
        make_document_id("a", "u", None),
        make_document_id("a", None, "2019"),
        make_document_id("b", None, None),
    }
    assert len(ids) == 4
    assert make_document_id("a", None, None) == make_document_id("a", None, None)
