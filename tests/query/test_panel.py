"""The panel: what a row says of a pair and year, and what its empty cells mean."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from bilat.model import Amount, Fact
from bilat.query.panel import Row, find_memberships, find_pairs, iter_rows
from bilat.query.panel_columns import find_columns

_COVERED = {"AZE-BLR": (dt.date(1993, 1, 1), dt.date(2010, 12, 31))}
_VISIT = Fact(
    id="v", type="visit", kind="act", roles={"to": "BLR", "visitor": "A. Person"}, dyads=("AZE-BLR",), when="2006-10", amount=None,
    modality="asserted", source=None, verdict="single", explanation="", claims=("c",), witnesses=("f",),
)  # fmt: skip
_RELATIONS = replace(_VISIT, id="r", type="relations", kind="episode", when="1993/", roles={"a": "AZE", "b": "BLR", "change": "exist"})
_EMBASSY = replace(_VISIT, id="m", type="mission", kind="episode", when="1996/2001", roles={"sender": "BLR", "host": "AZE", "rank": "embassy"})
_TRADE = replace(
    _VISIT, id="t", type="trade", kind="state", when="2008", amount=Amount(100, "USD"), roles={"a": "BLR", "b": "AZE", "flow": "a-to-b"}
)


def _rows(*facts: Fact, years: tuple[int, int] = (1990, 2012), **given: Any) -> dict[int, Row]:
    pairs = find_pairs(facts, given.pop("coverages", _COVERED))
    return {row["year"]: row for row in iter_rows(pairs, find_memberships(facts), years, **given)}


def test_every_column_is_in_the_codebook_and_every_cell_has_a_column() -> None:
    """docs/panel.md tells each column with its kind and meaning; no row has a cell that it does not tell."""
    page = (Path(__file__).parents[2] / "docs" / "panel.md").read_text(encoding="utf-8")
    for column in find_columns():
        assert f"| `{column.name}` | {column.kind} | {column.meaning} |" in page
    columns = {column.name for column in find_columns(("plover", "cameo"))}
    rows = _rows(_VISIT, _RELATIONS, _EMBASSY, _TRADE, schemes=("plover", "cameo"))
    assert {name for row in rows.values() for name in row} <= columns
    assert len(columns) == len(find_columns()) + len([name for name in columns if re.match(r"plover_|cameo_\d\d$", name)])


def test_coverage_tells_what_empty_cells_mean() -> None:
    """Missing, carried on, told, not a state, and outside of the sources are five things."""
    rows = _rows(_VISIT, _RELATIONS, coverages={"AZE-BLR": (dt.date(1992, 1, 1), dt.date(2010, 12, 31))})
    assert {year: rows[year]["coverage"] for year in (1990, 1991, 1992, 1993, 1994, 2006, 2011)} == {
        1990: "not-a-state", 1991: "outside-sources", 1992: "missing", 1993: "told", 1994: "carried", 2006: "told", 2011: "outside-sources",
    }  # fmt: skip
    assert rows[2006]["acts_visit"] == 1 and "acts_visit" not in rows[2007]
    assert "relations" not in rows[1990] and "relations" not in rows[2011]


def test_zero_is_only_what_a_source_denies() -> None:
    """A visit that a source denies is a 0, and a year of which no more is told is a zero; beside a visit that took place it adds nothing."""
    denied = replace(_VISIT, id="d", modality="denied")
    assert (_rows(denied)[2006]["coverage"], _rows(denied)[2006]["acts_visit"]) == ("zero", 0)
    none = replace(_RELATIONS, id="n", when="2006", modality="denied")
    assert (_rows(none)[2006]["relations"], "relations" in _rows(none)[2007]) == (0, False)
    assert [_rows(*facts)[2006]["relations"] for facts in ((none, _RELATIONS), (_RELATIONS, none))] == [1, 1]
    both = _rows(denied, replace(_VISIT, when="2006-05"))[2006]
    assert (both["coverage"], both["acts_visit"]) == ("told", 1)


def test_states_hold_until_they_end() -> None:
    """An embassy is 1 in each year of its period and 0 after it; one that was never told of stays empty."""
    rows = _rows(_EMBASSY)
    assert [rows[year].get("embassy_b_in_a") for year in (1995, 1996, 1999, 2001, 2002)] == [None, 1, 1, 1, 0]
    assert all("embassy_a_in_b" not in row for row in rows.values())
    assert (rows[1999]["end_unknown"], rows[2002]["end_unknown"], rows[2002]["coverage"]) == (None, ["embassy_b_in_a"], "carried")
    closed = replace(_EMBASSY, id="n", when="2001", roles={**_EMBASSY.roles, "status": "closed"})
    again = replace(_EMBASSY, id="o", when="2005/")
    assert [_rows(closed, again)[year].get("embassy_b_in_a") for year in (2000, 2001, 2003, 2005, 2007)] == [None, 1, 0, 1, 1]
    assert _rows(closed, again)[2003]["end_unknown"] is None


def test_what_is_not_known_to_have_ended_is_named() -> None:
    """Relations that began before the year and whose end is not given are carried on, and the row says so."""
    rows = _rows(_RELATIONS)
    assert (rows[1993]["relations"], rows[1993]["end_unknown"]) == (1, None)
    assert (rows[2000]["relations"], rows[2000]["end_unknown"]) == (1, ["relations"])


def test_figures_are_seen_from_the_first_code() -> None:
    """Goods from Belarus to Azerbaijan are goods from b to a; of two figures the better witnessed stands and the row says that they differ."""
    row = _rows(_TRADE)[2008]
    assert (row["trade_b_to_a"], row["trade_b_to_a_unit"], row["differs"]) == (100.0, "USD", None)
    better = replace(_TRADE, id="u", amount=Amount(120, "USD"), witnesses=("f", "g"))
    row = _rows(_TRADE, better)[2008]
    assert (row["trade_b_to_a"], row["differs"]) == (120.0, ["trade_b_to_a"])
    part = replace(_TRADE, roles={**_TRADE.roles, "product": ["oil"]})
    assert "trade_b_to_a" not in _rows(part)[2008]


def test_memberships_are_shared_where_both_are_dated() -> None:
    """An organisation counts from the year in which the later of the two joined; what has no time counts in none."""

    def belong(member: str, organisation: str, when: str | None, status: str = "member") -> Fact:
        roles: dict[str, str | list[str]] = {"member": member, "organisation": organisation, "status": status}
        return replace(_RELATIONS, id=member + organisation, type="membership", kind="state", roles=roles, when=when)

    rows = _rows(
        belong("AZE", "OSCE", "1992/"), belong("BLR", "OSCE", "1995/.."), belong("AZE", "CIS", None), belong("BLR", "CIS", "1993/"),
        belong("AZE", "WTO", "1997/", "observer"), belong("BLR", "WTO", "1993/"),
    )  # fmt: skip
    assert [rows[year].get("organisations") for year in (1994, 1995, 1998)] == [None, ["OSCE"], ["OSCE"]]
    assert rows[1995]["shared_memberships"] == 1


@pytest.mark.parametrize("change", [{"verdict": "dropped"}, {"verdict": "stale"}, {"modality": "planned"}, {"modality": "forecast"}, {"when": None}])
def test_what_has_no_place_is_left_out(change: dict[str, Any]) -> None:
    """What is only expected, no longer said or without a time counts in no year."""
    row = _rows(replace(_VISIT, **change))[2006]
    assert (row["coverage"], row["facts"]) == ("missing", 0)


def test_wide_times_are_counted_apart() -> None:
    """An act of which only a range of years is known is in no year's count."""
    row = _rows(replace(_VISIT, when="2002/2012"))[2006]
    assert "acts_visit" not in row and row["acts_wide"] == 1


def test_pairs_are_of_states_with_their_numbers() -> None:
    """Codes that join to other tables stand in each row; a pair with what never was a state has none."""
    assert _rows(_VISIT, coverages={"AZE-GRL": _COVERED["AZE-BLR"], "AZE-hamas": _COVERED["AZE-BLR"]}) == {}
    assert _rows(coverages={"AZE-russian-empire": _COVERED["AZE-BLR"]})[2006]["coverage"] == "not-a-state"
    row = _rows(_VISIT)[2006]
    assert (row["dyad"], row["cow_a"], row["cow_b"], row["gw_a"], row["gw_b"]) == ("AZE-BLR", 373, 370, 373, 370)


def test_events_are_counted_where_they_are_asked_for() -> None:
    """A visit is one event of PLOVER and one of CAMEO in its year; an embassy counts in the year in which it opened."""
    rows = _rows(_VISIT, replace(_EMBASSY, roles={**_EMBASSY.roles, "status": "open"}), schemes=("plover", "cameo"))
    assert (rows[2006]["plover_consult"], rows[2006]["cameo_04"]) == (1, 1)
    assert (rows[1996]["plover_support"], rows[1996]["cameo_05"]) == (1, 1)
    assert "plover_support" not in rows[1997]
    assert "plover_consult" not in _rows(_VISIT)[2006]
