"""Recognition, relations, belonging, missions, memberships, communities and visas in the wordings of different writers."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims

from bilat.model import Claim


def _found(text: str, kind: str, title: str = "") -> list[Claim]:
    return [c for c in claims(text, title=title) if c.type == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pakistan extended recognition to Kosovo on 24 December 2012.", [("PAK", "XKX", "recognises", "2012-12-24/")]),
        ("Slovenia received recognition from Germany on 19 December 1991.", [("DEU", "SVN", "recognises", "1991-12-19/")]),
        ("Ghana revoked its recognition of Kosovo in November 2019.", [("GHA", "XKX", "withdrawn", "2019-11")]),
        ("Serbia does not regard Kosovo as a sovereign state.", [("SRB", "XKX", "does-not-recognise", None)]),
        ("No country but Turkey recognises Northern Cyprus.", [("TUR", "northern-cyprus", "recognises", None)]),
        ("Belize recognises Taipei, not Beijing.", [("BLZ", "TWN", "recognises", None), ("BLZ", "CHN", "does-not-recognise", None)]),
        ("Brazil recognised Mongolia as a market economy.", []),
    ],
)  # fmt: skip
def test_recognition(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    """Recognition is read from verbs, nouns and how a state is regarded; a market economy is no recognition."""
    assert [(c.roles["by"], c.roles["of"], c.roles["position"], c.when) for c in _found(text, "recognition")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana severed relations with Mali in 1962; they were resumed in 1965.", [("severed", "1962"), ("restored", "1965")]),
        ("Ghana and Mali exchanged diplomatic notes on 5 May 1975.", [("established", "1975-05-05")]),
        ("Relations were frozen in 1981 and normalised in 1991.", [("suspended", "1981"), ("restored", "1991")]),
        ("Full relations between Ghana and Mali were not established until 1964.", [("established", "1964")]),
    ],
)
def test_relations(text: str, expected: list[tuple[str, str]]) -> None:
    """A change of relations is read from a pronoun, an exchange of notes, a second verb, a "not until"."""
    found = _found(text, "relations", "Ghana–Mali relations")
    assert sorted(((str(c.roles["change"]), str(c.when)) for c in found), key=lambda r: r[1]) == expected
    assert all(c.modality == "asserted" for c in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The French colony of Algeria became independent in 1962.", [("DZA", "FRA")]),
        ("Tunisia became a French protectorate in 1881 and Morocco in 1912.", [("MAR", "FRA"), ("TUN", "FRA")]),
        ("A trusteeship over Rwanda was exercised by Belgium from 1946.", [("RWA", "BEL")]),
        ("Egypt and Syria were united in the United Arab Republic from 1958 to 1961.", [("EGY", "united-arab-republic"), ("SYR", "united-arab-republic")]),
        ("France was the colonial power in Chad until 1960.", [("TCD", "FRA")]),
        ("Bombs went off on Crete and in other parts of Greece.", []),
    ],
)
def test_belonging(text: str, expected: list[tuple[str, str]]) -> None:
    """A country belongs to a power by colony, trusteeship or union; some part of a state does not make a country its part."""
    assert sorted({(str(c.roles["state"]), str(c.roles["polity"])) for c in _found(text, "part_of")}) == expected


def test_a_mission_told_of_before_is_taken_up_again() -> None:
    """ "The embassy was closed" closes the embassy of the sentence before."""
    found = _found("Ghana opened an embassy in Brasília in 1963. The embassy was closed in 1990.", "mission", "Brazil–Ghana relations")
    assert [(c.roles["sender"], c.roles["status"], c.when) for c in found] == [("GHA", "open", "1963/"), ("GHA", "closed", "1990")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maseru is served by the German ambassador in Pretoria.", ("DEU", "LSO", "Pretoria")),
        ("Mexico accredits its ambassador in Nairobi to Tanzania.", ("MEX", "TZA", "Nairobi")),
        ("Ukraine is represented in Cape Verde by its embassy in Dakar.", ("UKR", "CPV", "Dakar")),
    ],
)
def test_nonresident_missions(text: str, expected: tuple[str, str, str]) -> None:
    """Who is covered, by whom and from where does not depend on the side from which it is told."""
    (found,) = [c for c in _found(text, "mission") if "accredited_from" in c.roles]
    assert (found.roles["sender"], found.roles["host"], found.roles["accredited_from"]) == expected


def test_second_members_and_missions_without_their_verb() -> None:
    """A second mission or member takes rank, organisation and verb from the first."""
    missions = _found("Chile has an embassy in Nairobi, Kenya one in Santiago.", "mission")
    assert [(c.roles["sender"], c.roles["host"]) for c in missions] == [("CHL", "KEN"), ("KEN", "CHL")]
    members = _found("Lithuania joined the OECD in 2018, Poland in 1996.", "membership")
    assert [(c.roles["member"], c.when) for c in members] == [("LTU", "2018/"), ("POL", "1996/")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey hosts 3.6 million Syrian refugees.", [("SYR", "TUR")]),
        ("Over 1.5 million Brazilians are of Japanese descent.", [("JPN", "BRA")]),
        ("The Polish minority in Lithuania comprises 183,000 people.", [("POL", "LTU")]),
        ("He is the son of Lebanese immigrants to Brazil.", []),
        ("The population of Yemen passed 30 million in 2019.", []),
    ],
)
def test_communities(text: str, expected: list[tuple[str, str]]) -> None:
    """Communities live somewhere: hosted, descended, a minority; a person's parents and a population are none."""
    assert [(c.roles["origin"], c.roles["residence"]) for c in _found(text, "community")] == expected


def test_who_needs_no_visa_for_where() -> None:
    """The country to be entered is the destination, whichever is named first."""
    (found,) = _found("Travellers from Peru no longer need visas to enter China.", "visa")
    assert (found.roles["holder"], found.roles["destination"], found.roles["regime"]) == ("PER", "CHN", "visa-free")
