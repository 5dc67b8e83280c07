"""Recognition, relations, belonging, missions and memberships told by reference: described and not named, left out, counted in years, listed by city."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims

from bilat.model import Claim


def _found(text: str, kind: str, title: str = "Kenya–Malta relations", date: str | None = None) -> list[Claim]:
    return [c for c in claims(text, title=title, date=date) if c.type == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Malta recognised the new state on 12 December 1963.", [("MLT", "KEN", "recognises", "1963-12-12/")]),
        ("Recognition by Malta came in 1964.", [("MLT", "KEN", "recognises", "1964/")]),
        ("Malta withheld recognition of the Nairobi government till 22 February 1976.", [("MLT", "KEN", "recognises", "1976-02-22/")]),
        ("Chile recognises Kosovo; Iran, backed by Russia, does not, and neither does China.", [("CHL", "XKX", "recognises", None), ("IRN", "XKX", "does-not-recognise", None), ("CHN", "XKX", "does-not-recognise", None)]),
        ("Chile backed Peru against Armenia, a state which Peru has never recognised.", [("PER", "ARM", "does-not-recognise", None)]),
        ("Kenya campaigns for Malta's recognition.", []),
    ],
)  # fmt: skip
def test_recognition_of_whom_is_described(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    """What is recognised may be described, stand before a relative clause or in the clause before; a campaign for recognition is none."""
    assert [(c.roles["by"], c.roles["of"], c.roles["position"], c.when) for c in _found(text, "recognition")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two countries celebrate thirty years of diplomatic relations this week.", [("established", "1992")]),
        ("In 2014 they marked the 50th anniversary of the establishment of diplomatic relations.", [("established", "1964")]),
        ("Malta ended 18 years of relations with Kenya in March 2020.", [("severed", "2020-03")]),
        ("Malta cut its relations with Kenya to the level of chargé d'affaires in March 2020.", [("downgraded", "2020-03")]),
        ("Malta dropped Kenya for Chile in January 2020.", [("severed", "2020-01"), ("established", "2020-01")]),
        ("1. Diplomatic relations: November 2, 1994", [("established", "1994-11-02")]),
        ("Malta considered breaking off ties with Kenya.", []),
    ],
)
def test_relations_by_years_and_labels(text: str, expected: list[tuple[str, str]]) -> None:
    """So many years of relations say when they began or that they end; one partner left for another is two changes; what is weighed is none."""
    assert [(str(c.roles["change"]), str(c.when)) for c in _found(text, "relations", date="2022-05-01")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two NATO allies signed a treaty.", [("KEN", "NATO"), ("MLT", "NATO")]),
        ("They sit together in the African Union.", [("KEN", "AU"), ("MLT", "AU")]),
        ("With India the two form IBSA.", [("KEN", "IBSA"), ("MLT", "IBSA"), ("IND", "IBSA")]),
        ("Malta has been in the Commonwealth since 1964 and in the EU since 2004.", [("MLT", "COMMONWEALTH"), ("MLT", "EU")]),
        ("Malta blocked the start of Kenya's accession talks with the EU.", []),
        ("Malta refused to join the EU's sanctions.", []),
        ("Kenya is our first partner in the European Union.", []),
    ],
)
def test_memberships_by_what_members_do(text: str, expected: list[tuple[str, str]]) -> None:
    """Who sits in an organisation, forms it or is an ally in it is a member; talks, sanctions and partners in trade make none."""
    assert [(c.roles["member"], c.roles["organisation"]) for c in _found(text, "membership")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Maltese Embassy in Nairobi was set up in 1978, that of Kenya in Valletta in 2009.", [("MLT", "Nairobi", "1978/"), ("KEN", "Valletta", "2009/")]),
        ("Malta opened its embassy in Nairobi in 2003, and Kenya its own in Valletta in April 2004.", [("MLT", "Nairobi", "2003/"), ("KEN", "Valletta", "2004-04/")]),
        ("The Maltese embassy in Tunis looks after Kenya.", [("MLT", "from Tunis", None)]),
        ("Malta's Embassy in Pretoria is accredited to the Republic.", [("MLT", "from Pretoria", None)]),
        ("Malta did not shut its consulate at Mombasa during the war.", [("MLT", "Mombasa", None)]),
        ("- Embassy: Nairobi. Honorary consuls: Mombasa, Kisumu.", [("MLT", "Nairobi", None), ("MLT", "Mombasa", None), ("MLT", "Kisumu", None)]),
    ],
)  # fmt: skip
def test_missions_whose_rank_or_sender_is_left_out(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """A second mission has the rank of the first; a seat in a third country is where a mission is kept from; a list names cities alone."""
    found = _found(text, "mission")
    assert [(c.roles["sender"], c.roles.get("city") or f"from {c.roles['accredited_from']}", c.when) for c in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tarapacá was ceded to Chile in 1883.", [("tarapaca", "CHL", "1883/")]),
        ("The court awarded the Hanish Islands to Yemen in 1998.", [("hanish-islands", "YEM", "1998/")]),
        ("Portuguese rule in Angola ended on 11 November 1975.", [("AGO", "PRT", "/1975-11-11")]),
        ("Lebanon, a French mandate from 1920 to 1943, has heard this before.", [("LBN", "FRA", "1920/1943")]),
        ("The Nobel Prize was awarded to Peru in 1990.", []),
        ("Kenyan tea is sold to Malta.", []),
    ],
)
def test_belonging_of_land_and_rule_that_ends(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """Land without a code of its own belongs to whom it was ceded; rule that ended says until when; a prize or goods are no land."""
    assert [(c.roles["state"], c.roles["polity"], c.when) for c in _found(text, "part_of")] == expected
