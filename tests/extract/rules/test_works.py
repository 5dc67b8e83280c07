"""Rules for what one country does in the other without a word of cooperation, for fields named in talks, and for people counted abroad."""

from __future__ import annotations

import pytest

from bilat.extract import extract_document
from bilat.model import Claim
from bilat.read import read_document


def _claims(title: str, text: str, kind: str = "cooperation") -> list[Claim]:
    document = read_document(f"---\ntitle: {title}\ndate: 2023-01-01\n---\n\n{text}\n".encode(), "page.md")
    return [c for c in extract_document(document, learned=False).claims if c.type == kind]


@pytest.mark.parametrize(
    ("title", "text", "parties", "field"),
    [
        ("Ghana–Serbia relations", "Serbian agronomists have worked in Ghana since 1961.", {"SRB", "GHA"}, "agriculture"),
        ("Norway–Zambia relations", "The bridge at Chirundu was built by a Norwegian firm.", {"NOR", "ZMB"}, "transport"),
        ("Chile–Portugal relations", "Chilean officers are trained at the naval college in Lisbon.", {"CHL", "PRT"}, "military"),
        ("Kenya–Finland relations", "Each year ten Kenyans hold scholarships at Finnish universities.", {"KEN", "FIN"}, "education"),
        ("Oman–Nepal relations", "A ferry between Oman and Nepal exists on paper only.", {"OMN", "NPL"}, "transport"),
    ],
)
def test_work_in_the_other_country_is_cooperation(title: str, text: str, parties: set[str], field: str) -> None:
    """Experts, builders, lessons, places to study and ferries are cooperation, in the field that they serve."""
    found = _claims(title, text)
    assert found and set(found[0].roles["parties"]) == parties
    assert found[0].roles["field"] == field


def test_bases_of_several_countries_are_a_claim_each() -> None:
    """A country that hosts the bases of three others cooperates with each of them."""
    found = _claims("Military bases", "Cyprus hosts French, Italian and Canadian bases.")
    assert sorted(tuple(sorted(c.roles["parties"])) for c in found) == [("CAN", "CYP"), ("CYP", "FRA"), ("CYP", "ITA")]


@pytest.mark.parametrize(
    "text",
    [
        "The two ministers talked about energy, tourism and health.",
        "Energy, tourism and health were the main topics.",
        "Both sides want to do more in energy, tourism and health.",
        "The agenda: energy, tourism and health.",
    ],
)
def test_fields_named_in_talks_are_a_claim_each(text: str) -> None:
    """A list of fields under a word of talks or plans gives a claim for each, of the page's pair."""
    found = _claims("Brazil–Finland relations", text)
    assert {c.roles["field"] for c in found} == {"energy", "tourism", "health"}
    assert all(set(c.roles["parties"]) == {"BRA", "FIN"} for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "She taught law at Uppsala from 1988 to 1992.",
        "The painter studied in Stockholm and trained in Lund.",
        "Cultural exchange is lively.",
        "The Peru–Sweden Institute for Cultural Cooperation shows films.",
        "Peru signed a treaty on roads and bridges with Sweden.",
        "Peru fought against Sweden with warships.",
    ],
)
def test_no_cooperation_is_read_off_lives_ratings_and_names(text: str) -> None:
    """One person's teaching, a rating, the name of an institute, a treaty alone and a war are no cooperation."""
    assert not _claims("Peru–Sweden relations", text)


@pytest.mark.parametrize(
    ("text", "people"),
    [("Some 20,000 Portuguese live in Kenya.", 20000), ("Portuguese nationals in Kenya: 310 (October 2017).", 310)],
)
def test_people_told_by_an_adjective_are_a_community(text: str, people: int) -> None:
    """A people whose name is also an adjective is counted, in a sentence and in a labelled line."""
    found = _claims("Kenya–Portugal relations", text, "community")
    assert [(c.roles["origin"], c.roles["residence"], c.amount.value if c.amount else None) for c in found] == [("PRT", "KEN", people)]


def test_those_who_fought_or_were_trained_abroad_are_no_community() -> None:
    """Soldiers in a war and people trained abroad do not live there."""
    assert not _claims("Kenya–Japan relations", "Over 2,000 Kenyans have been trained in Japan.", "community")
    assert not _claims("Kenya–Japan relations", "Some 3,000 Kenyans fought in Japan.", "community")
