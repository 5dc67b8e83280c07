"""Memberships and ties with third parties."""

from __future__ import annotations

from tests.charts.conftest import Base

from bilat.charts.memberships import UNTOLD, find_memberships, to_memberships
from bilat.charts.network import MOST, find_ties, to_network


def test_organisations_of_both_come_first(base: Base) -> None:
    """Rows are sorted: told of both, then by name; a side of which nothing is told is a dash, not a no."""
    base.add("membership", {"member": "AZE", "organisation": "COE", "status": "full"}, when="2001-01-25/", kind="state")
    base.add("membership", {"member": "AZE", "organisation": "CIS", "status": "member"}, kind="state")
    base.add("membership", {"member": "BLR", "organisation": "CIS", "status": "founding"}, kind="state")
    rows = find_memberships(base.material())
    assert [(row.code, row.is_shared) for row in rows] == [("CIS", True), ("COE", False)]
    assert rows[1].statuses[0] is not None and rows[1].statuses[0].words == "full member since 25 January 2001"
    assert UNTOLD in [row["text"] for row in to_memberships(base.material()).rows["texts"]]


def test_a_denied_membership_says_so(base: Base) -> None:
    """That a country is not a member is told as such."""
    base.add("membership", {"member": "BLR", "organisation": "NATO", "status": "member"}, modality="denied", kind="state")
    status = find_memberships(base.material())[0].statuses[1]
    assert status is not None and status.words == "not a member"


def test_ties_name_what_ties(base: Base) -> None:
    """A third party is tied to each of the two by types of claims; opinions and what is denied are no ties."""
    base.add("recognition", {"by": "AZE", "of": "XKX", "position": "recognises"}, dyads=())
    base.add("alignment", {"state": "BLR", "with": "RUS", "nature": "ally"}, dyads=())
    base.add("alignment", {"state": "AZE", "with": "RUS", "nature": "ally"}, dyads=())
    base.add("alignment", {"state": "AZE", "with": "IRN", "nature": "ally"}, dyads=(), modality="denied")
    ties = {tie.name: tie.kinds for tie in find_ties(base.material())}
    assert ties == {"Russia": (("alignment",), ("alignment",)), "Kosovo": (("recognition",), ())}


def test_a_full_column_says_how_many_are_left_out(base: Base) -> None:
    """A network stays small, and tells what it leaves out."""
    for code in ("FRA", "DEU", "ITA", "ESP", "PRT", "GRC", "TUR", "UKR", "POL", "CZE", "SVK", "HUN", "ROU", "BGR", "SRB", "HRV"):
        base.add("recognition", {"by": "AZE", "of": code, "position": "recognises"}, dyads=())
    picture = to_network(base.material())
    assert len(picture.rows["links"]) == MOST and "2 more tied to Azerbaijan" in picture.notes[1]
