"""An amount: a number with its unit, and whether it is a bound or a range."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Bound = Literal["min", "max", "about"]


class Amount(msgspec.Struct, frozen=True, omit_defaults=True):
    """`value` in `unit`; unit is ISO 4217, or people, t, m3, bbl, km, %, items."""

    value: int | float
    unit: str
    bound: Bound | None = None
    to: int | float | None = None


def is_currency(unit: str) -> bool:
    """Tell whether a unit is that of money: three capitals, as ISO 4217 writes it."""
    return len(unit) == 3 and unit.isupper()


def to_amount_record(amount: Amount | None) -> dict[str, Any] | None:
    """Give the contract's object for an amount, or None."""
    return None if amount is None else msgspec.to_builtins(amount)
