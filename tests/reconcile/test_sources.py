"""Citations as witnesses: texts that rest on the same source are one witness; and addresses that are one under several spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bilat.model import Document, Fact, Reference
from bilat.reconcile import reconcile
from bilat.reconcile.addresses import clean_address, find_article, find_doi
from bilat.reconcile.sources import find_source

if TYPE_CHECKING:
    from tests.reconcile.conftest import BuildClaim, BuildDocument

_ONE, _OTHER = "https://www.un.org/records/77/", "http://web.archive.org/web/20190102030405/http://un.org/records/77?utm_source=x"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.org/a/b/", "example.org/a/b"),
        ("http://example.org/a/b#part", "example.org/a/b"),
        ("https://Example.org/a?id=3&utm_campaign=z&fbclid=9", "example.org/a?id=3"),
        ("https://example.org/a?b=2&a=1", "example.org/a?a=1&b=2"),
        ("https://web.archive.org/web/20210806220312/https://www.example.org/geo/x", "example.org/geo/x"),
        ("https://web.archive.org/web/20210806220312id_/https://www.example.org/geo/x", "example.org/geo/x"),
        ("https://archive.today/20200101/https://example.org/a", "example.org/a"),
        ("http://www.webcitation.org/query?url=http://example.org/a&date=2009-10-25", "example.org/a"),
        ("https://en.m.wikipedia.org/wiki/X", "en.wikipedia.org/wiki/X"),
        ("https://example.org:443/a", "example.org/a"),
        ("", None),
        ("not an address", None),
        (None, None),
    ],
)
def test_one_page_has_one_address(url: str | None, expected: str | None) -> None:
    """Scheme, www, last slash, tracking and archives do not tell pages apart; what is no address gives none."""
    assert clean_address(url) == expected


def test_doi_is_found_in_addresses_and_words() -> None:
    """A DOI is known wherever it stands, without the full stop behind it."""
    assert find_doi("https://dx.doi.org/10.1000/ABC.5") == "10.1000/abc.5"
    assert find_doi("Journal of X. doi:10.1000/abc.5.") == "10.1000/abc.5"
    assert find_doi("10 doi") is None


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (Reference("1", "Some title", url=_ONE), "un.org/records/77"),
        (Reference("1", "Some title", archive_url=_OTHER), "un.org/records/77"),
        (Reference("1", "T", url="https://doi.org/10.1000/x"), "doi:10.1000/x"),
        (Reference("1", '"Treaties of the Republic". Sea Press. 1975'), "treaties of the republic sea press 1975"),
        (Reference("1", '"Treaties of the Republic". Sea Press. 1975. p. 12'), "treaties of the republic sea press 1975"),
        (Reference("1", '"Treaties of the Republic". Sea Press. 1975. Retrieved 3 May 2011'), "treaties of the republic sea press 1975"),
        (Reference("1", "Ibid."), None),
        (Reference("1", "Treaties. Sea Press", url="https://www.un.org/"), None),
        (Reference("1", "T", url="https://books.google.com/books?id=AbC_1&pg=PA7&dq=x"), "books.google.com/books?id=AbC_1"),
    ],
)
def test_source_has_one_name(reference: Reference, expected: str | None) -> None:
    """DOI, else address, else the words of the entry; a site's front page and an "Ibid." name nothing."""
    assert find_source(reference) == expected


def test_article_is_named_by_address_and_title() -> None:
    """An encyclopedia's article is known by an address and title that say the same; a ministry's page is not."""
    article = Document(id="1", name="a", format="text", text="", title="Brazil–Nigeria relations", url="https://x.org/html/Brazil–Nigeria_Relations.html")
    page = Document(id="2", name="b", format="text", text="", title="Bilateral relations", url="https://y.gov/Bilateral_relations")
    assert find_article(article) == "brazil nigeria relations"
    assert find_article(page) is None


def _reconcile(document_of: BuildDocument, claim_of: BuildClaim, *urls: tuple[str, ...]) -> Fact:
    """Let one text after another say the same, each citing the addresses given for it."""
    documents, claims = [], []
    for number, cited in enumerate(urls):
        references = tuple(Reference(f"r{n}", "Entry", url=url) for n, url in enumerate(cited))
        words = [f"{word}{number}" for word in ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa")]
        documents.append(document_of(f"d{number}", " ".join(words), references=references))
        keys = tuple(reference.key for reference in references)
        claims.append(claim_of(f"d{number}", "relations", {"a": "AZE", "b": "BLR", "change": "established"}, "1993-06-11", citations=keys))
    return next(fact for fact in reconcile(documents, claims).facts if fact.kind == "act")


def test_two_texts_with_one_source_are_one_witness(document_of: BuildDocument, claim_of: BuildClaim) -> None:
    """Two texts that cite the same page do not agree: the fact has one witness, and the sentence names the source."""
    fact = _reconcile(document_of, claim_of, (_ONE,), (_OTHER,))
    assert fact.verdict == "single"
    assert fact.shared_sources == ("un.org/records/77",)
    assert len(fact.witnesses) == 2
    assert "both cite the same source (un.org/records/77), so they are one witness" in fact.explanation


@pytest.mark.parametrize(
    "urls",
    [
        ((_ONE,), ()),
        ((_ONE,), ("https://a.org/x",)),
        ((_ONE, "https://a.org/x"), (_ONE,)),
    ],
)
def test_own_source_or_none_makes_a_witness(document_of: BuildDocument, claim_of: BuildClaim, urls: tuple[tuple[str, ...], ...]) -> None:
    """A text that cites nothing, or something that the other does not, is a witness of its own."""
    fact = _reconcile(document_of, claim_of, *urls)
    assert fact.verdict == "agree"
    assert fact.shared_sources == ()


def test_third_text_makes_two_witnesses(document_of: BuildDocument, claim_of: BuildClaim) -> None:
    """Of three texts, two of which cite the same page, there are two witnesses, and this is told."""
    fact = _reconcile(document_of, claim_of, (_ONE,), (_OTHER,), ("https://a.org/x",))
    assert fact.verdict == "agree"
    assert fact.explanation.startswith("2 independent witnesses")
    assert "count as one" in fact.explanation


def test_two_sources_in_common_are_no_two_witnesses(document_of: BuildDocument, claim_of: BuildClaim) -> None:
    """Two texts that cite the same two pages are one witness; a chain of texts has as many as rest on nothing in common."""
    pair = ("https://a.org/x", "https://b.org/y")
    assert _reconcile(document_of, claim_of, pair, pair).verdict == "single"
    chain = _reconcile(document_of, claim_of, pair, pair[:1], pair[1:])
    assert chain.explanation.startswith("2 independent witnesses")
