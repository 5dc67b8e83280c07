"""The columns of the panel, each said once: name, kind and meaning. docs/panel.md is held to this table. No rows are made here."""

from __future__ import annotations

from typing import Literal

import msgspec

from bilat.query.holding import find_acts
from bilat.vocabulary import load

Kind = Literal["text", "int", "float", "texts"]
Scheme = Literal["plover", "cameo"]
SCHEMES: tuple[Scheme, ...] = ("plover", "cameo")
FLOWS = {"turnover": "trade_turnover", "a-to-b": "trade_a_to_b", "b-to-a": "trade_b_to_a"}


class Column(msgspec.Struct, frozen=True):
    """One column of the panel."""

    name: str
    kind: Kind
    meaning: str


_KEYS = (
    Column("dyad", "text", "The pair: two codes in alphabetical order, `AZE-BLR`."),
    Column("a", "text", "The first code."),
    Column("b", "text", "The second code."),
    Column("year", "int", "The year."),
    Column("cow_a", "int", "Correlates of War number of `a`."),
    Column("cow_b", "int", "Correlates of War number of `b`."),
    Column("gw_a", "int", "Gleditsch–Ward number of `a`."),
    Column("gw_b", "int", "Gleditsch–Ward number of `b`."),
    Column("state_a", "int", "1 if `a` was a state on any day of the year, 0 if not."),
    Column("state_b", "int", "1 if `b` was a state on any day of the year, 0 if not."),
    Column("coverage", "text", "What an empty cell of the row means; see above."),
)
_STATES = (
    Column("relations", "int", "1 if diplomatic relations held on any day, 0 if a source tells of a break before, or denies them."),
    Column("embassy_a_in_b", "int", "1 if `a` had an embassy or high commission in `b`, 0 if it was closed in an earlier year."),
    Column("embassy_b_in_a", "int", "1 if `b` had an embassy or high commission in `a`, 0 if it was closed in an earlier year."),
    Column("shared_memberships", "int", "The number of organisations of which both are dated members that year."),
    Column("organisations", "texts", "Their codes."),
)
_FIGURES = (
    Column("trade_turnover", "float", "All trade of the two in the year, in units of money: of several figures, the one with most witnesses."),
    Column("trade_turnover_unit", "text", "Its currency, ISO 4217."),
    Column("trade_a_to_b", "float", "All goods from `a` to `b`, in units of money: of several figures, the one with most witnesses."),
    Column("trade_a_to_b_unit", "text", "Its currency, ISO 4217."),
    Column("trade_b_to_a", "float", "All goods from `b` to `a`, in units of money: of several figures, the one with most witnesses."),
    Column("trade_b_to_a_unit", "text", "Its currency, ISO 4217."),
)
_NOTES = (
    Column("end_unknown", "texts", "The columns of the row that are carried on: the state (1), or its end (0), is told of an earlier year, and nothing of what came after."),
    Column("differs", "texts", "The columns of the row on which sources differ, or give more than one figure."),
    Column("acts_wide", "int", "Acts whose time is wider than a year and touches this one (`199X`, `2002/2012`); in no count."),
    Column("facts", "int", "The number of facts on which the row rests."),
)


def find_columns(schemes: tuple[Scheme, ...] = ()) -> tuple[Column, ...]:
    """Give the columns of a panel, with those of the event schemes that are asked for."""
    acts = tuple(Column(f"acts_{name}", "int", f"Acts of type `{name}`; 0 only where a source denies one.") for name in find_acts())
    return (*_KEYS, *acts, *_STATES, *_FIGURES, *_find_events(schemes), *_NOTES)


def _find_events(schemes: tuple[Scheme, ...]) -> tuple[Column, ...]:
    known = load().events
    columns = {
        "plover": [Column(f"plover_{name.lower()}", "int", f"Events of the PLOVER type {name}.") for name in known.plover.types],
        "cameo": [Column(f"cameo_{root}", "int", f"Events of the CAMEO root {root}.") for root in known.cameo.codes],
    }
    return tuple(column for scheme in schemes for column in columns[scheme])
