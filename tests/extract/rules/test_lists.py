"""Lists of visits, missions and envoys: what stands in their heads is taken over by their entries."""

from __future__ import annotations

from bilat.extract import extract_document
from bilat.model import Claim
from bilat.read import read_document


def _claims(text: str, kind: str) -> list[Claim]:
    page = f'---\ntitle: "Norway–Kenya relations"\n---\n\n{text}\n'
    return [c for document in [read_document(page.encode(), "page.md")] for c in extract_document(document, learned=False).claims if c.type == kind]


def test_direction_comes_from_the_heading() -> None:
    """An item with two years under "Visits from A to B" is two visits in that direction."""
    found = _claims("High-level visits from Kenya to Norway\n\n- President Daniel arap Moi (1981, 1987)", "visit")
    assert [(c.roles["visitor"], c.roles["from"], c.roles["to"], c.when) for c in found] == [
        ("Daniel arap Moi", "KEN", "NOR", "1981"),
        ("Daniel arap Moi", "KEN", "NOR", "1987"),
    ]


def test_entries_after_a_semicolon_take_over_the_direction() -> None:
    """A second traveller without verb or country goes where the first went."""
    found = _claims("From Norway came Prime Minister Kåre Willoch in 1985; Foreign Minister Kari Hansen in March 1990.", "visit")
    assert [(c.roles["visitor"], c.roles["to"], c.when) for c in found] == [("Kåre Willoch", "KEN", "1985"), ("Kari Hansen", "KEN", "1990-03")]


def test_a_listed_envoy_has_the_sides_of_the_heading() -> None:
    """A name with years under "Ambassadors of A to B" is an envoy of A in B."""
    (found,) = _claims("Ambassadors of Kenya to Norway\n\n- Jane Achieng (2009–2012)", "envoy")
    assert (found.roles["sender"], found.roles["host"], found.roles["status"], found.when) == ("KEN", "NOR", "former", "2009/2012")


def test_a_city_with_a_rank_is_a_mission() -> None:
    """ "CITY (Embassy)" under "Of A:" is A's embassy there."""
    (found,) = _claims("Of Kenya:\n\n- Oslo (Embassy)", "mission")
    assert (found.roles["sender"], found.roles["host"], found.roles["city"]) == ("KEN", "NOR", "Oslo")
