"""What the rules for cooperation, agreements and views find in plain sentences."""

from __future__ import annotations

import pytest

from bilat.extract import extract_document
from bilat.model import Claim
from bilat.read import read_document


def claims_of(text: str, kind: str, title: str = "Peru–Japan relations") -> list[Claim]:
    """Give the claims of a type in a text about a pair."""
    document = read_document(f"---\ntitle: {title}\n---\n\n{text}\n".encode(), "text.md")
    return [claim for claim in extract_document(document, learned=False).claims if claim.type == kind]


@pytest.mark.parametrize(
    "text",
    ["Peru and Japan cooperate in energy, health and tourism.", "Energy, health and tourism tie Peru and Japan.", "Energy, health and tourism are to be taken forward."],
)
def test_a_list_of_fields_gives_a_claim_for_each_field(text: str) -> None:
    """A list of fields under one verb is a claim a field, wherever the list stands."""
    assert [c.roles["field"] for c in claims_of(text, "cooperation")] == ["energy", "health", "tourism"]


def test_people_of_one_country_at_work_in_the_other_cooperate() -> None:
    """Doctors of one country at work in the other are cooperation in their field."""
    (claim,) = claims_of("Japanese doctors have worked in Peruvian villages since 1981.", "cooperation")
    assert (claim.roles["field"], claim.when) == ("health", "1981/..")


def test_agreements_in_a_row_keep_their_own_years() -> None:
    """Agreements named in a row carry each its subject and its year."""
    found = claims_of("Agreements on labour (2014) and on health (2016) were concluded.", "agreement")
    assert [(c.roles["subject"], c.when) for c in found] == [("labour", "2014"), ("health", "2016")]


def test_standing_by_a_country_on_issues_gives_a_stance_on_each() -> None:
    """ "Stood by B on X and Y" is a stance on X and one on Y."""
    found = claims_of("Japan stood by Peru on fishing and whaling.", "stance")
    assert [c.roles["target"] for c in found] == ["fishing", "whaling"]


def test_what_a_president_calls_the_other_country_is_a_remark() -> None:
    """A characterisation by a named office is a remark about the other country."""
    (claim,) = claims_of('Japan\'s premier called Peru "a trusted friend".', "remark")
    assert (claim.roles["about"], claim.roles["gist"]) == ("PER", "a trusted friend")


def test_relations_with_others_than_states_are_not_assessed() -> None:
    """Relations with the press or within a party are no relations of the pair."""
    assert not claims_of("Relations with the press are good. Relations within the ruling party are tense.", "assessment")
