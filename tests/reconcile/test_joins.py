"""How sure it is that claims speak of one thing, and places across spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bilat.reconcile import DOUBTFUL, find_joins
from bilat.reconcile.joins import weigh_join
from bilat.reconcile.places import is_same_place
from bilat.reconcile.sameness import is_same_thing

if TYPE_CHECKING:
    from tests.reconcile.conftest import BuildClaim


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kiev", "Kyiv", True),
        ("Peking", "Beijing", True),
        ("Beijing", "China", True),
        ("Grodno", "Hrodna", True),
        ("Lima", "Quito", False),
        ("Lima", "Ecuador", False),
        ("Presidential Palace", "presidential palace", True),
    ],
)
def test_places_across_spellings(one: str, other: str, same: bool) -> None:
    """A city is one under its other names and in its country; two cities are two."""
    assert is_same_place(one, other) is same
    assert is_same_place(other, one) is same


def test_a_meeting_in_a_city_is_one_in_its_country(claim_of: BuildClaim) -> None:
    """Two reports of one meeting, of which one names the country and one the city, are one."""
    people = ["Anna Roe", "Boris Poe"]
    one = claim_of("a", "meeting", {"participants": people, "place": "Beijing"}, "2019-05-04")
    other = claim_of("b", "meeting", {"participants": people, "place": "China"}, "2019-05-04")
    assert is_same_thing(one, other)
    assert not is_same_thing(one, claim_of("b", "meeting", {"participants": people, "place": "Lima"}, "2019-05-04"))


def test_a_join_has_a_score_and_a_sentence(claim_of: BuildClaim) -> None:
    """The same roles and time leave no doubt; another spelling leaves little, a missing time more; each is said."""
    roles = {"visitor": "Gunash Abbasova", "from": "AZE", "to": "BLR"}
    one = claim_of("a", "visit", roles, "2006-10-17")
    same = claim_of("b", "visit", roles, "2006-10-17")
    respelled = claim_of("c", "visit", {**roles, "visitor": "Gunesh Abasova"}, "2006-10-17")
    undated = claim_of("d", "visit", {**roles, "visitor": "Abbasova"})
    assert weigh_join(one, same) == (1.0, "The roles and the time are the same.")
    score, text = weigh_join(one, respelled)
    assert DOUBTFUL < score < 1
    assert "two spellings" in text
    assert weigh_join(one, undated)[0] < score
    assert weigh_join(undated, one)[0] == weigh_join(one, undated)[0]


def test_a_fact_hangs_together_by_its_strongest_joins(claim_of: BuildClaim) -> None:
    """A vague claim is joined to the claim that it fits best; there is one join less than there are different claims."""
    roles = {"visitor": "Ilham Aliyev", "from": "AZE", "to": "BLR"}
    claims = [
        claim_of("a", "visit", roles, "2006-10-17"),
        claim_of("b", "visit", roles, "2006-10-18"),
        claim_of("c", "visit", {**roles, "visitor": "President Aliyev"}, "2006-10"),
    ]
    joins = find_joins(claims)
    assert len(joins) == 2
    assert find_joins(reversed(claims)) == joins
    assert [join.score for join in joins] == sorted(join.score for join in joins)
    assert find_joins(claims[:1]) == ()
