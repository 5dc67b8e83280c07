"""Lists told "respectively"."""

from __future__ import annotations

import pytest

from bilat.extract import extract_document
from bilat.read import read_document


def _told(text: str) -> set[tuple[str, ...]]:
    document = read_document(f"# Foreign relations of Ghana\n\n{text}".encode(), "ghana.md")
    return {(*(str(v) for v in c.roles.values()), c.when or "") for c in extract_document(document, learned=False).claims}


def test_each_partner_has_the_date_of_its_place() -> None:
    """The first of two countries goes with the first of two years, and nothing crosses them."""
    told = _told("Ghana established diplomatic relations with Peru and Chile in 1960 and 1971 respectively.")
    assert told == {("GHA", "PER", "established", "1960"), ("GHA", "CHL", "established", "1971")}


@pytest.mark.parametrize("last", ["respectively", "in that order"])
def test_each_visitor_came_once(last: str) -> None:
    """Of two visitors and two years each visitor has one year."""
    told = _told(f"The Chilean presidents Ricardo Lagos and Michelle Bachelet visited Ghana in 2001 and 2006, {last}.")
    assert {(t[0], t[-1]) for t in told} == {("Ricardo Lagos", "2001"), ("Michelle Bachelet", "2006")}


def test_lists_of_different_length_are_left_as_they_are() -> None:
    """Where two lists do not pair off, no claim is dropped."""
    told = _told("Ghana opened embassies in Peru, Chile and Cuba in 1990 and 1992 respectively.")
    assert {t[1] for t in told} == {"PER", "CHL", "CUB"}
