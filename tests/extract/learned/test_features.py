"""What the models see of a sentence."""

import re
from collections.abc import Iterator

from bilat.extract.learned.features import Pair, View
from bilat.extract.learned.naming import NAMES, find_rows
from bilat.extract.reading import read_sentences
from bilat.read import read_document


def find_views(text: str, title: str = "Peru and Kenya") -> Iterator[View]:
    """Read a text about Peru and Kenya and give each sentence as the models see it."""
    for sent in read_sentences(read_document(f"---\ntitle: {title}\n---\n\n{text}\n".encode(), "text.md")):
        yield View(sent)


def test_names_are_hidden() -> None:
    """No country, person or number stands in the features: what is learned of one pair holds for all."""
    (view,) = find_views("Kenya opened an embassy in Lima on 4 May 1999, and Peru sent 12 experts to Nairobi.")
    seen = [*view.share(NAMES), *(f for pair in view.pairs for f in view.of(pair, NAMES))]
    for word in ("kenya", "lima", "peru", "nairobi", "1999", "KEN", "PER"):
        assert not any(word in re.findall(r"[A-Za-z]+|\d+", feature) for feature in seen)


def test_both_orders_are_looked_at() -> None:
    """Each two countries of a sentence are paired in both orders, as who does what to whom is to be told."""
    (view,) = find_views("Kenya sold tea to Peru.")
    assert Pair("KEN", "PER") in view.pairs
    assert Pair("PER", "KEN") in view.pairs
    assert view.of(Pair("KEN", "PER"), NAMES) != view.of(Pair("PER", "KEN"), NAMES)


def test_the_page_lends_its_pair() -> None:
    """A sentence that names no country is looked at for the pair of the page."""
    (view,) = find_views("An agreement on fisheries was signed in 1988.")
    assert Pair("KEN", "PER") in view.pairs


def test_the_sentences_before_lend_theirs() -> None:
    """Where the page has no pair, the countries named just before are looked at."""
    *_, last = find_views("Kenya sold tea to Peru. An agreement followed.", title="News")
    assert {"KEN", "PER"} <= {code for pair in last.pairs for code in pair}


def test_the_page_lends_its_pair_to_a_third() -> None:
    """What a third country does, on a page about two, may be done to one of them."""
    (view,) = find_views("Chile was the first to send help.")
    assert {Pair("CHL", "KEN"), Pair("CHL", "PER")} <= set(view.pairs)


def test_a_page_of_two_lends_no_other() -> None:
    """On a page about two, a sentence that names nobody is of the two, whoever was named before."""
    *_, last = find_views("Kenya sold tea to Chile. An agreement followed.")
    assert {code for pair in last.pairs for code in pair} == {"KEN", "PER", ""}


def test_names_and_rows_tell_the_same() -> None:
    """What is read as rows of a table are the rows of the names, for the sentence and for each pair."""
    (view,) = find_views("Kenya opened an embassy in Lima, which Peru welcomed, and it lent Peru money.")
    names = sorted({*view.share(NAMES), *view.pair_words(NAMES), *(f for pair in view.pairs for f in view.of(pair, NAMES))})
    rows = find_rows(names)
    assert [names[row] for row in view.share(rows)] == view.share(NAMES)
    assert [names[row] for row in view.pair_words(rows)] == view.pair_words(NAMES)
    assert all([names[row] for row in view.of(pair, rows)] == view.of(pair, NAMES) for pair in view.pairs)
