"""Agreements told in lists and after the verb, on pairs of countries of our own choosing."""

from __future__ import annotations

from collections.abc import Mapping

from bilat.extract import extract_document
from bilat.read import read_document


def _agreements(title: str, text: str) -> list[Mapping[str, object]]:
    document = read_document(f'---\ntitle: "{title}"\ndate: 2020-05-05\n---\n\n{text}\n'.encode(), "page.md")
    return [c.roles for c in extract_document(document, learned=False).claims if c.type == "agreement"]


def _subjects(title: str, text: str) -> list[object]:
    return [roles.get("subject", "") for roles in _agreements(title, text)]


def test_subjects_after_the_verb() -> None:
    """Each "on" after "were signed" opens the subject of an agreement of its own."""
    assert _subjects("Chile–Finland relations", "Memoranda were signed on forestry, on clean energy and on mining.") == ["forestry", "clean energy", "mining"]


def test_subjects_after_among_them() -> None:
    """A list after "among them on" names an agreement with each member."""
    assert _subjects("Chile–Finland relations", "Several agreements were signed, among them on customs, fisheries and tourism.") == ["customs", "fisheries", "tourism"]


def test_a_date_is_no_subject() -> None:
    """The day on which agreements were signed is not what they are about."""
    assert _subjects("Chile–Finland relations", "Three agreements were signed on 3 May 2019 in Helsinki.") == [""]


def test_numbered_list() -> None:
    """Members numbered in a sentence are agreements that were signed, a claim each."""
    found = _agreements("Norway–Uganda relations", "Agreements signed during the visit: (i) Fisheries; (ii) Air Services; (iii) Exchange of Students.")
    assert [r["subject"] for r in found] == ["Fisheries", "Air Services", "Exchange of Students"]
    assert {r["status"] for r in found} == {"signed"}


def test_list_of_visits_is_no_list_of_agreements() -> None:
    """What introduces a list is the last sentence before it, so that visits below a word on treaties give no agreement."""
    text = "The treaty base holds some forty documents. Visits at the highest level:\n\n- 12 May 2001 – President Anna Berg to Kampala\n- 2007 – Prime Minister Otim to Oslo"
    assert all("Berg" not in str(s) and "Otim" not in str(s) for s in _subjects("Norway–Uganda relations", text))


def test_an_agreement_with_each() -> None:
    """Several agreements of several countries with one partner are one of each with it."""
    found = _agreements("Chile–Finland relations", "Sweden, Norway and Denmark have concluded fisheries agreements with Chile.")
    assert [r["parties"] for r in found] == [["SWE", "CHL"], ["NOR", "CHL"], ["DNK", "CHL"]]


def test_names_joined_by_a_dash() -> None:
    """The two names before the noun are the parties, whatever the page is about."""
    found = _agreements("Switzerland–Peru relations", "The EFTA–Peru free trade agreement, in force since 2011, applies to Switzerland.")
    assert [r["parties"] for r in found] == [["EFTA", "PER"]]


def test_deeds_agreed_to() -> None:
    """What two countries agreed to do is an agreement where it is a deed, none where it is only goodwill."""
    assert _subjects("Chile–Peru relations", "Chile and Peru agreed in 2016 to submit the dispute to the Court.") == ["submit the dispute to the Court"]
    assert not [s for s in _subjects("Chile–Peru relations", "Chile and Peru agreed to deepen their friendship.") if s]


def test_signed_papers() -> None:
    """Texts and instruments are agreements where they were signed; a letter that was handed over is none."""
    assert len(_agreements("Chile–Peru relations", "Chile and Peru signed three texts, on training and on mining.")) == 2
    assert not _agreements("Chile–Peru relations", "The ambassador of Chile handed over a letter in Peru.")
