"""Which figures of trade are drawn, and how."""

from __future__ import annotations

from itertools import pairwise

from tests.charts.conftest import Base

from bilat.charts.figures import find_figures, find_lines
from bilat.charts.trade import to_trade
from bilat.model import Amount

BOTH = {"a": "AZE", "b": "BLR", "flow": "turnover"}


def _dollars(millions: float, bound: str | None = None) -> Amount:
    return Amount(millions * 10**6, "USD", bound)  # type: ignore[arg-type]


def test_no_line_crosses_a_missing_year(base: Base) -> None:
    """2008, 2009 and 2011 make a line of two points, and a point of its own: 2010 is not told, which is not zero."""
    for year in (2008, 2009, 2011):
        base.add("trade", BOTH, when=str(year), amount=_dollars(year))
    figures, _, _ = find_figures(base.material())
    assert [(one.year, line) for one, line in find_lines(figures)] == [(2008, 1), (2009, 1), (2011, 2)]


def test_a_forecast_is_hollow_and_on_no_line(base: Base) -> None:
    """What is expected is drawn apart from what was."""
    base.add("trade", BOTH, when="2010", amount=_dollars(100))
    base.add("trade", BOTH, when="2011", amount=_dollars(800), modality="forecast")
    rows = to_trade(base.material()).rows
    assert [(row["x"], row["hollow"]) for row in rows["points"]] == [(2010, False), (2011, True)]
    assert [row["x"] for row in rows["lines"]] == [2010]


def test_figures_that_differ_are_both_drawn(base: Base) -> None:
    """Both figures stand there, joined upright, and no line of years passes through them."""
    base.add("trade", BOTH, when="2010", amount=_dollars(100), others=(_dollars(140),), verdict="differs")
    base.add("trade", BOTH, when="2011", amount=_dollars(150))
    rows = to_trade(base.material()).rows
    assert sorted(row["y"] for row in rows["points"]) == [100, 140, 150]
    assert [(row["y"], row["y2"]) for row in rows["ties"]] == [(100, 140)]
    assert [row["x"] for row in rows["lines"]] == [2011]


def test_currencies_and_flows_never_share_a_panel(base: Base) -> None:
    """Dollars and euros, and each direction, have panels of their own."""
    base.add("trade", BOTH, when="2010", amount=_dollars(100))
    base.add("trade", BOTH, when="2010", amount=Amount(5 * 10**9, "EUR"))
    base.add("trade", {"a": "BLR", "b": "AZE", "flow": "a-to-b"}, when="2010", amount=_dollars(60))
    picture = to_trade(base.material())
    assert {row["panel"] for row in picture.rows["points"]} == {"USD-turnover", "EUR-turnover", "USD-b-to-a"}
    titles = [panel["title"]["text"] for panel in picture.to_spec()["vconcat"]]
    assert titles == ["Belarus → Azerbaijan (US$ million)", "Trade in both directions (US$ million)", "Trade in both directions (€ billion)"]


def test_a_flow_is_seen_from_the_pair_as_asked(base: Base) -> None:
    """The same fact is a-to-b for one order of the pair and b-to-a for the other."""
    base.add("trade", {"a": "AZE", "b": "BLR", "flow": "a-to-b"}, when="2010", amount=_dollars(60))
    assert find_figures(base.material())[0][0].flow == "a-to-b"
    assert find_figures(base.material(("BLR", "AZE")))[0][0].flow == "b-to-a"


def test_a_bound_has_the_sign_of_a_bound(base: Base) -> None:
    """"More than" points up, and is no point of a line."""
    base.add("trade", BOTH, when="2010", amount=_dollars(100, "min"))
    rows = to_trade(base.material()).rows
    assert rows["points"][0]["kind"] == "triangle-up" and rows["lines"] == []
    assert rows["labels"][0]["text"] == ">US$100 m"


def test_figures_that_cannot_be_placed_are_counted(base: Base) -> None:
    """Shares, balances and figures without a year are named in the notes."""
    base.add("trade", BOTH, amount=_dollars(100))
    base.add("trade", BOTH | {"share": "exports"}, when="2010", amount=Amount(5, "%"))
    base.add("trade", BOTH | {"flow": "balance"}, when="2010", amount=_dollars(5))
    picture = to_trade(base.material())
    assert picture.is_empty
    assert "1 figure of shares and quantities, 1 figure of the balance and 1 figure without a year" in picture.notes[1]


def test_only_an_old_version_is_crossed(base: Base) -> None:
    """A figure that a newer version corrected is drawn as a cross, off the line."""
    base.add("trade", BOTH, when="2010", amount=_dollars(140), verdict="stale")
    base.add("trade", BOTH, when="2010", amount=_dollars(146))
    figures, _, _ = find_figures(base.material())
    assert [one.value for one, _ in find_lines(figures)] == [146 * 10**6]


def test_labels_of_one_year_do_not_meet(base: Base) -> None:
    """Labels of figures that lie close are moved apart."""
    for value in (100, 101, 102):
        base.add("trade", BOTH, when="2010", amount=_dollars(value))
    heights = sorted(row["y"] for row in to_trade(base.material()).rows["labels"])
    assert len(heights) == 3 and all(later - one > 8 for one, later in pairwise(heights))
