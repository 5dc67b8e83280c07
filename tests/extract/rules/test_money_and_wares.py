"""Sums of aid and investment, gifts, stakes, telegraphic figures and wares, on pairs of countries of their own."""

from __future__ import annotations

import pytest

from bilat.extract import extract_document
from bilat.model import Claim
from bilat.read import read_document


def _claims(text: str, kind: str, title: str = "", url: str = "") -> list[Claim]:
    head = f'---\ntitle: "{title}"\ndate: 2020-05-05\nurl: {url or "https://example.org/x"}\n---\n\n{text}\n'
    return [c for c in extract_document(read_document(head.encode(), "x.md"), learned=False).claims if c.type == kind and c.rule != "learned"]


def _sums(text: str, title: str = "", url: str = "") -> list[tuple[object, object, object, object]]:
    return [(c.roles["from"], c.roles["to"], c.roles["instrument"], c.amount.value if c.amount else None) for c in _claims(text, "finance", title, url)]


def test_each_sum_is_a_claim_of_its_own() -> None:
    """Two sums of two instruments in one clause are two claims, each with its own instrument."""
    told = _sums("Japan has granted Ghana five loans of about $124 million, as well as two grants of $1.2 million.")
    assert ("JPN", "GHA", "loan", 124_000_000) in told
    assert ("JPN", "GHA", "grant", 1_200_000) in told


def test_an_unnamed_giver_is_thought_by_currency() -> None:
    """A sum in the money of one of the page's two countries is that country's, where it is a donor and nobody is named."""
    assert _sums("Aid was NOK 96 million in 2017.", "Norway–Zambia relations") == [("NOR", "ZMB", "aid", 96_000_000)]


def test_help_that_is_asked_for_is_not_given() -> None:
    """A credit line that is only asked for is no claim."""
    assert not _sums("Nepal has asked India for a further credit line of $1.5 billion.")


def test_largest_investors_are_told_without_a_sum() -> None:
    """To be among the biggest investors in a country is investment."""
    assert ("CHE", "PER", "investment", None) in _sums("Switzerland is among the five biggest investors in Peru.", "Peru–Switzerland relations")


def test_banks_that_pay_lend() -> None:
    """What banks pay for is a loan, a claim a thing."""
    told = _sums("Chinese banks paid for a railway and a water pipeline.", "China–Zambia relations")
    assert told.count(("CHN", "ZMB", "loan", None)) == 2


def test_a_telegraphic_line_gives_every_figure() -> None:
    """The unit at the head of a line and the year before its figures hold for all of them."""
    claims = _claims("Trade figures (million USD): 2016: Exports 1,736; Imports 464; Balance +1,272", "trade", "Turkey–Algeria relations", "https://www.mfa.gov.tr/x")
    assert {(c.roles["a"], c.roles["flow"], c.when, c.amount.value if c.amount else 0) for c in claims} >= {("TUR", "a-to-b", "2016", 1_736_000_000), ("DZA", "a-to-b", "2016", 464_000_000)}


@pytest.mark.parametrize(
    ("text", "seller", "goods"),
    [
        ("Gold is what Ghana sells most to Switzerland.", "GHA", ["Gold"]),
        ("Ghana's exports to Switzerland were worth 58 million euros in 2019, chiefly cocoa and gold.", "GHA", ["cocoa", "gold"]),
    ],
)
def test_wares_are_told_beside_figures(text: str, seller: str, goods: list[str]) -> None:
    """Goods named behind a figure, or as what sells most, are a claim of their own."""
    assert any(c.roles["a"] == seller and c.roles.get("product") == goods for c in _claims(text, "trade", "Ghana–Switzerland relations"))


def test_a_second_number_of_millions_takes_the_currency_of_the_first() -> None:
    """A number of millions that counts nothing is money where a sum stands beside it."""
    values = [c.amount.value for c in _claims("Two-way trade came to 101 million USD in 2016, against 13.83 million in 2006.", "trade", "Mozambique–Vietnam relations") if c.amount]
    assert values == [101_000_000, 13_830_000]
