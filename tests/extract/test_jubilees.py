"""Jubilees: how long relations have lasted tells when they began."""

import msgspec
import pytest

from bilat.extract import extract_document
from bilat.extract.jubilees import date_jubilees, find_jubilee
from bilat.extract.reading import Sent, read_sentences
from bilat.model import Claim, Document
from bilat.read import read_document


def _read(text: str) -> Document:
    return read_document(f"---\ntitle: Latvia–Ghana relations\ndate: 2022-05-10\n---\n\n{text}\n".encode(), "page.md")


def _first(text: str) -> Sent:
    return next(iter(read_sentences(_read(text))))


@pytest.fixture(scope="module")
def claim() -> Claim:
    """Give the claim that relations were established, whatever its time."""
    found = extract_document(_read("Latvia and Ghana established diplomatic relations in 1992."), learned=False).claims
    return next(c for c in found if c.type == "relations")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Latvia and Ghana celebrated thirty years of diplomatic relations in 2022.", "1992"),
        ("On 4 May 2022 Latvia and Ghana marked the 30th anniversary of diplomatic relations.", "1992-05-04"),
        ("Latvia and Ghana celebrate sixty-five years of ties this month.", "1957-05"),
        ("The thirtieth anniversary of the establishment of diplomatic relations falls in this year.", "1992"),
        ("Relations between Latvia and Ghana are more than 30 years old.", "1992~"),
        ("Relations between Latvia and Ghana turn 30 this year.", "1992"),
        ("To mark 25 years of relations a stamp was issued in March 2017.", "1992"),
    ],
)
def test_a_jubilee_tells_when_relations_began(claim: Claim, text: str, when: str) -> None:
    """So many years of relations are counted back from the day on which they are kept, or from the document's year."""
    assert [c.when for c in date_jubilees(_first(text), [claim])] == [when]


@pytest.mark.parametrize(
    "text",
    [
        "Latvia ended 18 years of relations with Ghana in 2010.",
        "No minister had come in the 45 years of relations.",
        "Latvia and Ghana established diplomatic relations in 1992, thirty years before the fair.",
        "Latvia and Ghana celebrated thirty years of peace in 2022.",
    ],
)
def test_what_is_no_jubilee(claim: Claim, text: str) -> None:
    """An end after so many years, years that are only told, and years of something else leave the claim as it is."""
    sent = _first(text)
    assert find_jubilee(sent) is None
    assert date_jubilees(sent, [claim]) == [claim]


def test_another_change_has_its_own_day(claim: Claim) -> None:
    """Relations that were severed did not begin then."""
    severed = msgspec.structs.replace(claim, roles={**claim.roles, "change": "severed"})
    assert date_jubilees(_first("Latvia and Ghana celebrated thirty years of diplomatic relations in 2022."), [severed]) == [severed]
