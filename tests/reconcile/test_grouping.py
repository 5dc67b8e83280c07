"""What is one thing and what is two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bilat.reconcile.grouping import find_groups
from bilat.reconcile.names import is_respelled, is_same_person
from bilat.reconcile.sameness import is_same_thing

if TYPE_CHECKING:
    from tests.reconcile.conftest import BuildClaim


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Gunash Abbasova", "Gunesh Abasova", True),
        ("Ilham Aliyev", "President Ilham Aliyev", True),
        ("Aliyev", "Ilham Aliyev", True),
        ("I. Aliyev", "Ilham Aliyev", True),
        ("Alexander Lukashenko", "Aleksandr Lukashenka", True),
        ("Heydar Aliyev", "Ilham Aliyev", False),
        ("Kim Jong-il", "Kim Jong-un", False),
        ("Leila Ismailаva", "Leila Ismailova", True),
        ("Qin Gang", "Wang Yi", False),
        ("George H. W. Bush", "George W. Bush", True),
        ("Luiz Inácio Lula da Silva", "Lula da Silva", True),
    ],
)
def test_persons_across_spellings(one: str, other: str, same: bool) -> None:
    """A name is one person's across titles, initials, accents and transliterations; relatives are not one person."""
    assert is_same_person(one, other) is same
    assert is_same_person(other, one) is same


def test_respelled_is_another_spelling_of_the_same_length() -> None:
    """A name with a title added was not respelled; one with other letters was."""
    assert is_respelled("Gunash Abbasova", "Gunesh Abasova")
    assert not is_respelled("President Ilham Aliyev", "Ilham Aliyev")
    assert not is_respelled("Ilham Aliyev", "Heydar Aliyev")


def test_trade_seen_from_either_side_is_one(claim_of: BuildClaim) -> None:
    """Exports of A to B are imports of B from A."""
    one = claim_of("a", "trade", {"a": "AZE", "b": "BLR", "flow": "a-to-b"}, "2010")
    other = claim_of("b", "trade", {"a": "BLR", "b": "AZE", "flow": "b-to-a"}, "2010")
    assert is_same_thing(one, other)
    assert not is_same_thing(one, claim_of("b", "trade", {"a": "BLR", "b": "AZE", "flow": "a-to-b"}, "2010"))


def test_two_periods_of_an_embassy_never_collapse(claim_of: BuildClaim) -> None:
    """An embassy closed and opened again is two things; an undated mention goes with the present one."""
    roles = {"sender": "USA", "host": "KHM", "rank": "embassy"}
    claims = [
        claim_of("a", "mission", {**roles, "status": "open"}, "1950/"),
        claim_of("b", "mission", {**roles, "status": "closed"}, "1975"),
        claim_of("c", "mission", {**roles, "status": "open"}, "1994/"),
        claim_of("d", "mission", {**roles, "status": "open"}),
    ]
    groups = sorted(sorted(claim.document for claim in group) for group in find_groups(claims))
    assert groups == [["a", "b"], ["c", "d"]]


def test_two_establishments_with_a_break_between_are_two(claim_of: BuildClaim) -> None:
    """Relations established before and after a break are two acts, though two texts tell of them."""
    claims = [
        claim_of("a", "relations", {"a": "AAA", "b": "BBB", "change": "established"}, "1945"),
        claim_of("b", "relations", {"a": "AAA", "b": "BBB", "change": "established"}, "1991"),
        claim_of("c", "relations", {"a": "AAA", "b": "BBB", "change": "severed"}, "1967"),
    ]
    assert len(find_groups(claims)) == 3


def test_vague_visit_joins_only_where_one_can_be_meant(claim_of: BuildClaim) -> None:
    """An undated visit of a person with one dated visit is that one; with two dated visits it stands apart."""
    roles = {"visitor": "Ilham Aliyev", "from": "AZE", "to": "BLR"}
    first, second = claim_of("a", "visit", roles, "2006-10-17"), claim_of("a", "visit", roles, "2010-05-02")
    vague = claim_of("b", "visit", {**roles, "visitor": "President Aliyev"})
    assert len(find_groups([first, vague])) == 1
    assert len(find_groups([first, second, vague])) == 3


def test_agreements_are_told_apart_by_subject(claim_of: BuildClaim) -> None:
    """Two agreements of one day on two subjects are two; the order of parties means nothing."""
    one = claim_of("a", "agreement", {"parties": ["AZE", "BLR"], "subject": "military cooperation"}, "2008-11-14")
    same = claim_of("b", "agreement", {"parties": ["BLR", "AZE"], "subject": "cooperation in the military field"}, "2008")
    other = claim_of("c", "agreement", {"parties": ["AZE", "BLR"], "subject": "visa-free travel"}, "2008-11-14")
    assert len(find_groups([one, same, other])) == 2


def test_planned_and_asserted_are_two(claim_of: BuildClaim) -> None:
    """A forecast figure is never one with a figure."""
    roles = {"a": "AZE", "b": "BLR", "flow": "turnover"}
    assert len(find_groups([claim_of("a", "trade", roles, "2011"), claim_of("b", "trade", roles, "2011", modality="forecast")])) == 2


def test_consulates_are_told_apart_by_city(claim_of: BuildClaim) -> None:
    """Two consulates in two cities are two missions; an embassy named with and without its city is one."""
    consulate = {"sender": "AZE", "host": "RUS", "rank": "consulate"}
    embassy = {"sender": "AZE", "host": "RUS", "rank": "embassy"}
    claims = [
        claim_of("a", "mission", {**consulate, "city": "Yekaterinburg"}),
        claim_of("a", "mission", {**consulate, "city": "Saint Petersburg"}),
        claim_of("a", "mission", {**embassy, "city": "Moscow"}),
        claim_of("a", "mission", embassy),
    ]
    assert len(find_groups(claims)) == 3


def test_two_meetings_of_one_person_are_two(claim_of: BuildClaim) -> None:
    """A president meets many: only two shared persons, or one date, make two reports those of one meeting."""
    one = claim_of("a", "meeting", {"participants": ["Anna Roe", "Boris Poe"]})
    other = claim_of("b", "meeting", {"participants": ["Anna Roe", "Carl Doe"]})
    again = claim_of("c", "meeting", {"participants": ["President Roe", "Minister Boris Poe"]}, "2019-05-04")
    assert len(find_groups([one, other])) == 2
    assert len(find_groups([one, other, again])) == 2
    dated = [claim_of(name, "meeting", {"participants": ["Anna Roe", person]}, "2019-05-04") for name, person in (("a", "Eve Loe"), ("b", "Fay Noe"))]
    assert len(find_groups(dated)) == 1


def test_a_text_speaks_of_its_own_act_again(claim_of: BuildClaim) -> None:
    """An undated visit in a text that dates one of two known visits is the one that this text dates."""
    roles = {"visitor": "Ilham Aliyev", "from": "AZE", "to": "BLR"}
    first, second = claim_of("a", "visit", roles, "2006-10-17"), claim_of("b", "visit", roles, "2010-05-02")
    vague = claim_of("b", "visit", {**roles, "place": "Minsk"}, start=90)
    groups = sorted(sorted(claim.document for claim in group) for group in find_groups([first, second, vague]))
    assert groups == [["a"], ["b", "b"]]


def test_stances_on_the_bids_of_two_countries_are_two(claim_of: BuildClaim) -> None:
    """Words alike that name two parties are two things; so are two contrary stances side by side in other words."""
    roles = {"holder": "GRC", "position": "supports"}
    one = claim_of("a", "stance", {**roles, "target": "North Macedonia's bid for EU membership"})
    other = claim_of("b", "stance", {**roles, "target": "Turkey's bid for EU membership"})
    assert not is_same_thing(one, other)
    assert is_same_thing(one, claim_of("b", "stance", {**roles, "target": "North Macedonia's bid for membership of the EU"}))
    contrary = claim_of("a", "stance", {"holder": "GRC", "position": "opposes", "target": "North Macedonia's bid for early EU membership"})
    assert not is_same_thing(one, contrary)
