"""What stands on a timeline, and where."""

from __future__ import annotations

from tests.charts.conftest import Base

from bilat.charts.lanes import find_entries
from bilat.charts.packing import SIGN, Wanted, pack, text_width
from bilat.charts.timeline import to_timeline
from bilat.charts.years import to_stretch

VISIT = {"visitor": "Ilham Aliyev", "from": "AZE", "to": "BLR"}
RELATIONS = {"a": "AZE", "b": "BLR"}


def test_only_lanes_with_something_in_them_are_drawn(base: Base) -> None:
    """A visit stands in the lane of visits to its host, and no other lane is there."""
    base.add("visit", VISIT, when="2006-10-17")
    lanes, _, _ = find_entries(base.material())
    assert [title for title, _ in lanes] == ["Visits to Belarus"]


def test_a_known_day_is_a_point_and_a_year_a_range(base: Base) -> None:
    """A day has a sign alone; a year has a range from its first day to its last, with the sign in the middle."""
    base.add("visit", VISIT, when="2006-10-17")
    base.add("visit", VISIT, when="2009")
    rows = to_timeline(base.material()).rows
    assert [round(row["x"], 1) for row in rows["signs"]] == [2006.8, 2009.5]
    assert [(row["x"], row["x2"]) for row in rows["ranges"]] == [(2009.0, 2010.0)]


def test_an_end_that_is_open_is_drawn_otherwise_than_one_that_is_not_told(base: Base) -> None:
    """`1993/..` goes on in a solid bar with an arrow, `1993/` in a dashed one without, `1993/1999` ends."""
    for when in ("1993/..", "1994/", "1995/1999"):
        base.add("mission", {"sender": "AZE", "host": "BLR"}, when=when, kind="episode")
    rows = to_timeline(base.material()).rows
    assert [(row["x2"] == 2000.0, row["told"]) for row in rows["bars"]] == [(False, True), (False, False), (True, True)]
    assert len(rows["ends"]) == 1 and rows["ends"][0]["y"] == rows["bars"][0]["y"]
    assert rows["bars"][0]["dash"] != rows["bars"][1]["dash"]


def test_a_beginning_that_is_not_told_is_dashed_from_the_edge(base: Base) -> None:
    """`/1918` is a dashed bar up to 1918."""
    base.add("part_of", {"state": "BLR", "polity": "russian-empire"}, when="/1918", kind="episode")
    (bar,) = to_timeline(base.material()).rows["bars"]
    assert bar["x2"] <= 1919.0 and not bar["told"]


def test_dates_that_differ_are_both_drawn_and_joined(base: Base) -> None:
    """Of 1993 and 1995, told of one thing, each has its sign, and a line lies between them."""
    base.add("relations", RELATIONS | {"change": "established"}, when="1993-06-11", others=("1995-06-11",), verdict="differs")
    rows = to_timeline(base.material()).rows
    assert [(round(row["x"]), round(row["x2"])) for row in rows["ties"]] == [(1993, 1995)]
    assert [row["sign"] for row in rows["signs"]] == ["differs", "differs"]


def test_a_less_exact_date_is_no_second_point(base: Base) -> None:
    """1993 beside 11 June 1993 does not contradict it."""
    base.add("relations", RELATIONS | {"change": "established"}, when="1993-06-11", others=("1993",), verdict="differs")
    assert to_timeline(base.material()).rows["ties"] == []


def test_a_period_and_the_act_that_tells_of_it_are_one_entry(base: Base) -> None:
    """Relations established in 1993 and relations since 1993 share a row."""
    act = base.add("relations", RELATIONS | {"change": "established"}, when="1993-06-11")
    base.add("relations", RELATIONS | {"change": "exist"}, when="1993-06-11/", kind="episode")
    base.facts[1] = type(act)(**{name: getattr(base.facts[1], name) for name in act.__struct_fields__} | {"claims": act.claims})
    rows = to_timeline(base.material()).rows
    assert len(rows["signs"]) == len(rows["bars"]) == 1 and rows["labels"][0]["text"] == "relations established"


def test_what_is_not_drawn_is_counted(base: Base) -> None:
    """Statements without a date and denied ones are counted in the notes; those on other pairs are not."""
    base.add("visit", VISIT)
    base.add("visit", VISIT, when="2007", modality="denied")
    base.add("visit", VISIT, when="2008", dyads=("AZE-UKR",))
    picture = to_timeline(base.material())
    assert picture.is_empty
    assert "1 statement without a date is not drawn. 1 statement that is denied is not drawn." in picture.notes[1]


def test_what_is_planned_has_a_sign_of_its_own(base: Base) -> None:
    """A planned visit is not shown by its verdict."""
    base.add("visit", VISIT, when="2030", modality="planned")
    assert to_timeline(base.material()).rows["signs"][0]["sign"] == "expected"


def test_no_entry_covers_another() -> None:
    """Entries that would meet stand in rows of their own, with their labels."""
    wanted = [Wanted(x, x, x, x, "a visitor") for x in (10.0, 40.0, 300.0)]
    slots = pack(wanted, 700)
    assert [slot.row for slot in slots] == [0, 1, 0] and all(slot.side == "right" for slot in slots)


def test_a_label_at_the_right_edge_stands_to_the_left() -> None:
    """No label leaves the picture."""
    label = "a long name of an agreement"
    (slot,) = pack([Wanted(690, 690, 690, 690, label)], 700)
    assert slot.side == "left" and text_width(label) + SIGN > 10


def test_a_crowded_lane_gives_up_labels_before_it_grows() -> None:
    """Forty visits in a few years stand close, and those beside which there is room keep their label."""
    wanted = [Wanted(x, x, x, x, "somebody with a name") for x in (300.0 + 2 * number for number in range(40))]
    slots = pack(wanted, 700)
    assert any(not slot.side for slot in slots) and any(slot.side for slot in slots)


def test_stretches_of_years() -> None:
    """Times become years with a fraction; a time that is none gives nothing."""
    day, decade = to_stretch("1993-07-02"), to_stretch("198X")
    assert day is not None and round(day.at, 1) == 1993.5 and not day.lasts
    assert decade is not None and (decade.start, decade.end) == (1980.0, 1990.0)
    assert to_stretch(None) is None and to_stretch("soon") is None
