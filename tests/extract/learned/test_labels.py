"""What the models tell apart: types, sides and closed values."""

import pytest

from bilat.extract.learned.labels import SIDES, TYPES, find_codes, find_sides, find_value
from bilat.vocabulary import load


def test_every_claim_type_is_told_apart() -> None:
    """The models know the types of the vocabulary, no more and no fewer."""
    assert set(TYPES) == set(load().claim_types)


def test_sides_are_roles_of_their_type() -> None:
    """Both sides and the closed value are roles that the type has."""
    for kind, sides in SIDES.items():
        names = {role.name for role in load().claim_types[kind].roles}
        assert {sides.first, sides.second} | ({sides.value} - {""}) <= names


@pytest.mark.parametrize(
    ("kind", "roles", "sides"),
    [
        ("visit", {"visitor": "N. N.", "from": "PER", "to": "KOR"}, [("PER", "KOR")]),
        ("relations", {"a": "PER", "b": "KOR"}, [("PER", "KOR"), ("KOR", "PER")]),
        ("trade", {"a": "PER", "b": "KOR", "flow": "b-to-a"}, [("KOR", "PER")]),
        ("trade", {"a": "PER", "b": "KOR", "flow": "turnover"}, [("PER", "KOR"), ("KOR", "PER")]),
        ("assessment", {"dyad": "KOR-PER", "field": "trade"}, [("KOR", "PER"), ("PER", "KOR")]),
        ("stance", {"holder": "PER", "target": "reform of the court", "position": "supports"}, [("PER", "")]),
        ("remark", {"speaker": "N. N.", "from": "PER", "about": "KOR-PER"}, [("PER", "KOR")]),
        ("membership", {"member": "PER", "organisation": "G77"}, [("PER", "G77")]),
        ("recognition", {"by": "PER", "of": "abkhazia", "position": "recognises"}, [("PER", "abkhazia")]),
        ("remark", {"speaker": "N. N.", "from": "TWN", "about": "TWN-somaliland"}, [("TWN", "somaliland")]),
    ],
)
def test_sides_of_a_claim(kind: str, roles: dict[str, object], sides: list[tuple[str, str]]) -> None:
    """The pairs for which a claim holds come from its roles, in both orders where it has none."""
    assert sorted(find_sides(kind, roles)) == sorted(sides)


def test_a_flow_back_is_a_flow_with_its_sides_turned() -> None:
    """`b-to-a` and `a-to-b` are one value; the direction lies in the sides."""
    assert find_value("trade", {"flow": "b-to-a"}) == find_value("trade", {"flow": "a-to-b"}) == "a-to-b"


def test_words_are_no_codes() -> None:
    """What is written as words is no country."""
    assert find_codes(["N. N.", "PER", "armed group", "ottoman-empire"]) == ["PER", "ottoman-empire"]
