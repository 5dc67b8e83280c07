"""Amounts in words: numbers, units, bounds and ranges; and what is no amount."""

from __future__ import annotations

import pytest

from bilat.extract.amounts import find_amounts, parse_number
from bilat.extract.lexicon import load_lexicon
from bilat.model import Amount


def _find(text: str, dollar: str = "USD") -> list[Amount]:
    return [m.amount for m in find_amounts(text, 0, len(text), load_lexicon().currencies, dollar) if m.amount]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$1 billion", 1_000_000_000, "USD"),
        ("US$146 m.", 146_000_000, "USD"),
        ("US$ 100m", 100_000_000, "USD"),
        ("$800m", 800_000_000, "USD"),
        ("$1.5bn", 1_500_000_000, "USD"),
        ("$1 . 5 billion", 1_500_000_000, "USD"),
        ("$1,234.56", 1234.56, "USD"),
        ("$US 3 million", 3_000_000, "USD"),
        ("$5million", 5_000_000, "USD"),
        ("€84.1 million", 84_100_000, "EUR"),
        ("EUR 20 mln", 20_000_000, "EUR"),
        ("20 mln euros", 20_000_000, "EUR"),
        ("£2bn", 2_000_000_000, "GBP"),
        ("10 million pounds sterling", 10_000_000, "GBP"),
        ("¥3 trillion", 3_000_000_000_000, "JPY"),
        ("₹500 crore", 5_000_000_000, "INR"),
        ("Rs. 300 crore", 3_000_000_000, "INR"),
        ("A$20 million", 20_000_000, "AUD"),
        ("5 million New Zealand dollars", 5_000_000, "NZD"),
        ("395.8 million U.S. dollars", 395_800_000, "USD"),
        ("10 million Swiss francs", 10_000_000, "CHF"),
        ("100 million Russian rubles", 100_000_000, "RUB"),
        ("300 million tenge", 300_000_000, "KZT"),
        ("41 billion krónur", 41_000_000_000, "ISK"),
        ("NRs 27 million", 27_000_000, "NPR"),
        ("Vt 3.3 billion", 3_300_000_000, "VUV"),
        ("CFA 55.2 billion", 55_200_000_000, "XOF"),
        ("80,000 t a year", 80_000, "t"),
        ("two hundred and fifty pupils", 250, "items"),
        ("one hundred companies", 100, "items"),
        ("a million and a half of them", 1_500_000, "items"),
        ("RMB 6 billion", 6_000_000_000, "CNY"),
        ("1.2 trillion won", 1_200_000_000_000, "KRW"),
        ("twelve million dollars", 12_000_000, "USD"),
        ("half a billion dollars", 500_000_000, "USD"),
        ("five-point-seven million dollars", 5_700_000, "USD"),
        ("6 000 000 people", 6_000_000, "people"),
        ("1,23,456 people", 123_456, "people"),
        ("2.5 lakh people", 250_000, "people"),
        ("15 thousand tourists", 15_000, "people"),
        ("0 people", 0, "people"),
        ("12.5 percent", 12.5, "%"),
        ("12%", 12, "%"),
        ("1,200-km", 1_200, "km"),
        ("100 miles", 160.9344, "km"),
        ("1.5 million tons", 1_500_000, "t"),
        ("400,000 barrels per day", 400_000, "bbl"),
        ("8 bcm", 8_000_000_000, "m3"),
        ("5 million cubic metres", 5_000_000, "m3"),
        ("forty-two agreements", 42, "items"),
        ("a dozen agreements", 12, "items"),
        ("two dozen agreements", 24, "items"),
    ],
)
def test_an_amount_reads_as_number_and_unit(text: str, value: float, unit: str) -> None:
    """An amount in words is found once, with its value in whole units."""
    assert [(a.value, a.unit) for a in _find(f"It was {text} then")] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("more than 6,000 people", "min"), ("over $2 billion", "min"), ("at least 40 students", "min"), ("no fewer than 40 students", "min"),
        ("no less than 40 students", "min"), ("hundreds of people", "min"), ("up to 500 soldiers", "max"), ("fewer than 100 citizens", "max"),
        ("no more than 50 people", "max"), ("not more than 50 people", "max"), ("about 6,000 people", "about"), ("nearly 20 per cent", "about"),
        ("an estimated 10,000 nationals", "about"), ("some 3,000 workers", "about"), ("exactly 50 people", None),
    ],
)  # fmt: skip
def test_words_before_an_amount_bound_it(text: str, bound: str | None) -> None:
    """Words before an amount say whether it is a least, a most or a rough number."""
    assert [a.bound for a in _find(text)] == [bound]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("$10-15 million", Amount(10_000_000, "USD", None, 15_000_000)),
        ("$10 to $15 million", Amount(10_000_000, "USD", None, 15_000_000)),
        ("between $10 million and $15 million", Amount(10_000_000, "USD", None, 15_000_000)),
        ("6,000-7,000 people", Amount(6_000, "people", None, 7_000)),
        ("6 to 7 thousand people", Amount(6_000, "people", None, 7_000)),
        ("between 6,000 and 7,000 people", Amount(6_000, "people", None, 7_000)),
    ],
)
def test_a_range_is_one_amount(text: str, amount: Amount) -> None:
    """A range is one amount with a lower and an upper number."""
    assert _find(text) == [amount]


def test_a_rise_is_two_amounts() -> None:
    """The two figures of a rise stay two."""
    assert [a.value for a in _find("from $100 million to $146 million")] == [100_000_000, 146_000_000]
    assert [a.value for a in _find("between 5 agreements and 3 visits")] == [5, 3]


@pytest.mark.parametrize(
    "text", ["5th", "Article 5", "No. 5", "Resolution 1244", "5-6 February", "1.234.567 people", "$" + "9" * 400, "9" * 500 + " people", "500 billion rials", "zero-sum"]
)
def test_what_is_no_amount(text: str) -> None:
    """Ordinals, numbers of articles, endless digits and money that nobody can name are no amounts."""
    assert _find(text) == []


@pytest.mark.parametrize(("text", "value"), [("two Dornier 228 aircraft", 2), ("three Type 209 submarines", 3), ("three Ground Master 200 radars", 3)])
def test_the_number_of_a_model_counts_nothing(text: str, value: float) -> None:
    """A number behind another and a name says which model, not how many."""
    assert [a.value for a in _find(text)] == [value]


def test_a_bare_dollar_is_that_of_the_page() -> None:
    """A bare "$" is what the document says that it is; "US$" is not changed by that."""
    assert [a.unit for a in _find("$5 million or 3 million dollars, US$4 million", dollar="AUD")] == ["AUD", "AUD", "USD"]


@pytest.mark.parametrize(("text", "scale", "value"), [("1,234.5", None, 1234.5), ("forty-two", None, 42), ("3", "hundred thousand", 300_000), ("seven", "million", 7e6), ("six of", None, None), ("", None, None)])
def test_numbers_in_digits_and_words(text: str, scale: str | None, value: float | None) -> None:
    """A number in digits or words is read with its scale; anything else is no number."""
    assert parse_number(text, scale) == value


@pytest.mark.parametrize(("text", "country", "value", "unit"), [("P600 million", "BWA", 6e8, "BWP"), ("K2.6 billion", "ZMB", 2.6e9, "ZMW"), ("KM 1.1 million", "BIH", 1.1e6, "BAM"), ("CFA 20 billion", "GAB", 2e10, "XAF")])
def test_short_signs_are_money_beside_their_country(text: str, country: str, value: float, unit: str) -> None:
    """A letter or two are money only in the company of a country whose money is written so."""
    beside = find_amounts(text, 0, len(text), load_lexicon().currencies_of([country]))
    assert [m.amount for m in beside] == [Amount(value, unit)]
    assert not any(m.amount and m.amount.unit == unit for m in find_amounts(text, 0, len(text), load_lexicon().currencies))


def test_the_currency_of_the_sum_before_is_lent() -> None:
    """A number of millions that counts nothing named is money of the sum before it; one told in an earlier sentence serves where the words speak of money."""
    two = "Exports: EUR 5 million, imports 4 million; in 2019 US$ 7 million, then 6 million."
    assert [a.unit for a in _find(two) if a.value != 2019] == ["EUR", "EUR", "USD", "USD"]
    bare = "Trade with it runs to 4 billion."
    assert [m.form for m in find_amounts(bare, 0, len(bare), load_lexicon().currencies, told="EUR")] == ["EUR"]
    assert [m.form for m in find_amounts("Its people number 4 million.", 0, 28, load_lexicon().currencies, told="EUR")] == ["items"]


@pytest.mark.parametrize(("text", "value"), [("Russia sent Syria dozens of parcels", 24), ("Cuba several thousand doctors", 1000), ("China a million vaccines", 1e6)])
def test_a_number_in_words_may_follow_a_name_in_a(text: str, value: float) -> None:
    """The last letter of a name is no article before the number."""
    assert [a.value for a in _find(text)] == [value]


@pytest.mark.parametrize("text", ["One hundred companies came", "DAKAR, Senegal — One hundred companies came", "One hundred and ninety pupils came"])
def test_a_number_in_words_may_begin_a_sentence(text: str) -> None:
    """A capital does not hide a number in words at the head of a sentence, or of one that a place opens; "One" alone counts nothing."""
    assert [a.value for a in _find(text)] == [190 if "ninety" in text else 100]
    assert _find("One of them came") == []
