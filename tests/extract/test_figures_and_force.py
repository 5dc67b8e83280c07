"""Amounts, shapes, and what the rules of trade, supply, arms, force, sanctions and finance must not confuse."""

from __future__ import annotations

import pytest

from bilat.extract import extract_document
from bilat.extract.amounts import find_amounts
from bilat.extract.lexicon import load_lexicon
from bilat.extract.reading import read_sentences
from bilat.extract.rules.shapes import show
from bilat.model import Claim
from bilat.read import read_document


def _claims(text: str, title: str = "") -> list[Claim]:
    document = read_document(f'---\ntitle: "{title}"\n---\n\n{text}\n'.encode(), "case.md")
    return list(extract_document(document, learned=False).claims)


@pytest.mark.parametrize(
    ("text", "countries", "value", "unit"),
    [
        ("It came to $13 9 million.", (), 139_000_000, "USD"),
        ("It came to $45 .3 million.", (), 45_300_000, "USD"),
        ("It came to 26 million francs.", ("CHE",), 26_000_000, "CHF"),
        ("It came to 713 million kroner.", ("NOR",), 713_000_000, "NOK"),
        ("It came to two and a half billion dollars.", (), 2_500_000_000, "USD"),
    ],
)
def test_amounts(text: str, countries: tuple[str, ...], value: int, unit: str) -> None:
    """Torn digits are joined, and a name of money is read in the company of its country."""
    found = find_amounts(text, 0, len(text), load_lexicon().currencies_of(countries))
    assert [(m.amount.value, m.amount.unit) for m in found if m.amount] == [(value, unit)]


def test_shown_sentence() -> None:
    """A sentence is shown with a letter for each name."""
    document = read_document(b"---\n---\n\nSwedish ships reached Finland in 1920.\n", "case.md")
    assert [show(s).text for s in read_sentences(document)] == ["Ca ships reached C in D ."]


def test_transit_is_no_consumer() -> None:
    """A country through which gas runs neither supplies nor consumes it."""
    supplies = [c.roles for c in _claims("Hungary receives Russian gas via Ukraine.") if c.type == "supply"]
    assert [(r["supplier"], r["consumer"]) for r in supplies] == [("RUS", "HUN")]


def test_sold_fuel_is_no_trade() -> None:
    """Electricity that is sold is a supply and not trade besides."""
    assert {c.type for c in _claims("Nepal sells electricity to India.")} == {"supply"}


def test_condemned_act_keeps_its_actor() -> None:
    """Who condemns an invasion takes no part in it."""
    acts = [c.roles for c in _claims("Ghana condemned Iraq's invasion of Kuwait.") if c.type == "force"]
    assert [(r["actor"], r["target"]) for r in acts] == [("IRQ", "KWT")]


def test_talk_of_sanctions_is_no_sanction() -> None:
    """Criticism of sanctions imposes none."""
    assert not [c for c in _claims("Ghana criticised the sanctions on Zimbabwe.") if c.type == "sanction"]


def test_arms_of_a_list() -> None:
    """Each weapon of a list is a claim with its own count."""
    arms = [c for c in _claims("Chile ordered 12 howitzers and 30 mortars from Spain.") if c.type == "arms"]
    assert [(c.roles["item"], c.amount.value if c.amount else None) for c in arms] == [("howitzers", 12), ("mortars", 30)]


def test_surplus_without_a_sum() -> None:
    """A surplus said without a figure is a balance with its owner."""
    trade = [c.roles for c in _claims("Ghana enjoys a trade surplus with Togo.") if c.type == "trade"]
    assert trade == [{"a": "GHA", "b": "TGO", "flow": "balance", "surplus_of": "GHA"}]
