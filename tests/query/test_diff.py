"""What became of facts between two days: matched by what they speak of, the record apart from the world."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
from msgspec.structs import replace

from bilat.model import Amount, Fact
from bilat.query import FactChange, find_changes
from bilat.query.diff import Sources

_DAYS = (dt.date(2012, 12, 31), dt.date(2020, 12, 31))
_SOURCES = Sources(
    claims={"c1": "old", "c2": "new", "c3": "new", "c4": "newer"},
    families={"f1": frozenset({"old", "newer"}), "f2": frozenset({"new"})},
    new=frozenset({"new", "newer"}),
)
_VISIT = Fact(
    id="v", type="visit", kind="act", roles={"to": "BLR", "visitor": "A. Person", "from": "AZE"}, dyads=("AZE-BLR",), when="2006-10",
    amount=None, modality="asserted", source=None, verdict="single", explanation="", claims=("c1",), witnesses=("f1",),
)  # fmt: skip
_EMBASSY = replace(
    _VISIT, id="m", type="mission", kind="episode", when="1993/", roles={"sender": "AZE", "host": "BLR", "rank": "embassy", "status": "open"}
)


def _find(before: list[Fact], after: list[Fact]) -> list[FactChange]:
    return list(find_changes(before, after, _DAYS, _SOURCES))


def _only(before: list[Fact], after: list[Fact]) -> FactChange:
    (change,) = _find(before, after)
    return change


def test_what_stayed_is_left_out() -> None:
    """The same fact on both days, with nothing that it did between them, is no change."""
    assert _find([_VISIT, _EMBASSY], [_EMBASSY, _VISIT]) == []
    assert _find([], []) == []


def test_another_reading_is_a_change_of_one_fact() -> None:
    """A fact whose id, time and verdict are others is matched by the claims on which both rest, with the documents that brought it."""
    after = replace(_VISIT, id="w", when="2006-10-17", verdict="refines", claims=("c1", "c2"), witnesses=("f1", "f2"))
    change = _only([_VISIT], [after])
    assert (change.kind, change.world, change.documents) == ("changed", (), ("new",))
    assert [(one.name, one.before, one.after) for one in change.fields] == [
        ("verdict", "single", "refines"),
        ("when", "2006-10", "2006-10-17"),
    ]


def test_facts_without_a_claim_in_common_are_matched_by_what_they_speak_of() -> None:
    """A text that replaces another says the same thing in other words: it is the same fact."""
    after = replace(_VISIT, id="w", when="2006-10-17", claims=("c2",), witnesses=("f2",))
    assert _only([_VISIT], [after]).kind == "changed"
    apart = replace(after, when="2009-10-17")
    assert {change.kind for change in _find([_VISIT], [apart])} == {"gone", "new"}


def test_what_a_newer_version_drops_names_that_version() -> None:
    """No new claim brings it about: the documents are those of the same family that came between the days."""
    change = _only([_VISIT], [replace(_VISIT, verdict="dropped")])
    assert (change.kind, change.documents) == ("changed", ("newer",))


def test_facts_that_are_told_as_one_since() -> None:
    """Of two facts that rest on claims of one now, the one with fewer of them is gone, beside the other."""
    parts = [replace(_EMBASSY, id="p", claims=("c1", "c2")), replace(_EMBASSY, id="q", claims=("c3",))]
    whole = replace(_EMBASSY, id="r", claims=("c1", "c2", "c3"))
    gone = _only(parts, [whole])
    assert (gone.kind, gone.fact.id, gone.beside) == ("gone", "q", "r")
    new = _only([whole], parts)
    assert (new.kind, new.fact.id, new.beside) == ("new", "q", "r")


@pytest.mark.parametrize(
    ("fact", "changes", "world", "certain"),
    [
        (_VISIT, {"when": "2015-03"}, ("happened",), True),
        (_VISIT, {"when": "2013/2030"}, ("happened",), False),
        (_VISIT, {"when": "2012-12-31"}, (), True),
        (_VISIT, {"when": "2015", "modality": "planned"}, (), True),
        (_VISIT, {"when": "2015", "modality": "denied"}, (), True),
        (_VISIT, {"when": "2015", "verdict": "dropped"}, (), True),
        (_VISIT, {"when": None}, (), True),
        (_EMBASSY, {"when": "2015/"}, ("began",), True),
        (_EMBASSY, {"when": "1993/2015"}, ("ended",), True),
        (_EMBASSY, {"when": "2014/2015"}, ("began", "ended"), True),
        (_EMBASSY, {"when": "201X/"}, ("began",), False),
        (_EMBASSY, {"when": "2015"}, (), True),
        (_EMBASSY, {"when": "2015", "roles": {**_EMBASSY.roles, "status": "closed"}}, ("ended",), True),
        (_EMBASSY, {"when": "1993/.."}, (), True),
    ],
)
def test_the_world_is_told_apart(fact: Fact, changes: dict[str, Any], world: tuple[str, ...], certain: bool) -> None:
    """What happened, began or ended after the first day and up to the second is said, and whether its time is close enough to say so."""
    change = _only([], [replace(fact, **changes)])
    assert (change.kind, change.world, change.certain) == ("new", world, certain)


def test_what_was_known_to_come_and_came_is_kept_and_ended() -> None:
    """An end that was told before the first day is a change of the world and none of the record."""
    known = replace(_EMBASSY, when="1993/2015")
    change = _only([known], [known])
    assert (change.kind, change.world, change.documents) == ("kept", ("ended",), ("old",))


def test_the_order_of_facts_has_no_effect() -> None:
    """Shuffled lists give the same changes."""
    before = [replace(_VISIT, id=f"b{n}", when=f"200{n}", claims=(f"c{n % 4 + 1}",)) for n in range(8)]
    after = [replace(_VISIT, id=f"a{n}", when=f"200{n}-05", claims=(f"c{n % 3 + 1}",)) for n in range(9)]
    expected = _find(before, after)
    assert {change.kind for change in expected} == {"changed", "gone", "new"}
    source = random.Random(3)
    for _ in range(5):
        source.shuffle(before)
        source.shuffle(after)
        assert _find(before, after) == expected


def test_amounts_and_statuses_are_fields() -> None:
    """A figure that is read otherwise, and a status that has gone on, are told by name."""
    trade = replace(_VISIT, type="trade", kind="state", roles={"a": "AZE", "b": "BLR", "flow": "turnover"}, amount=Amount(146, "USD"))
    assert [one.name for one in _only([trade], [replace(trade, amount=Amount(150, "USD"))]).fields] == ["amount"]
    closed = replace(_EMBASSY, roles={**_EMBASSY.roles, "status": "closed"})
    (status,) = _only([_EMBASSY], [closed]).fields
    assert (status.name, status.before, status.after) == ("status", "open", "closed")
