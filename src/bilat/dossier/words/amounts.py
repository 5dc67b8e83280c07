"""Amounts in words: "US$146 million", "more than 6,000 people", "12–14%". No reading of amounts from texts."""

from __future__ import annotations

from bilat.model import Amount

_SIGNS = {
    "USD": "US$",
    "EUR": "€",
    "GBP": "£",
    "AUD": "A$",
    "CAD": "C$",
    "NZD": "NZ$",
    "INR": "₹",
    "ILS": "₪",
    "TWD": "NT$",
}
_NOUNS = {
    "people": ("person", "people"),
    "t": ("tonne", "tonnes"),
    "m3": ("cubic metre", "cubic metres"),
    "bbl": ("barrel", "barrels"),
    "km": ("km", "km"),
    "items": ("", ""),
}
_BOUNDS = {"min": "more than ", "max": "up to ", "about": "about "}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_SMALL = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def say_amount(amount: Amount) -> str:
    """Put an amount into words, with its bound, range and unit."""
    return _BOUNDS.get(amount.bound or "", "") + _with_unit(amount)


def say_count(amount: Amount | None, singular: str, plural: str) -> str:
    """Put a number of things into words: "nine documents", "one drone", "about 40 tanks"; plural alone for None."""
    if amount is None:
        return plural
    if amount.value == 1 and amount.to is None:
        return f"{_BOUNDS.get(amount.bound or '', '')}one {singular}"
    return f"{_BOUNDS.get(amount.bound or '', '')}{_range(amount)} {plural}"


def _with_unit(amount: Amount) -> str:
    if amount.unit == "%":
        return f"{_range(amount)}%"
    if amount.unit in _NOUNS:
        noun = _NOUNS[amount.unit][0 if amount.value == 1 and amount.to is None else 1]
        return f"{_range(amount)} {noun}".rstrip()
    return f"{_SIGNS.get(amount.unit, amount.unit + ' ')}{_range(amount, spell=False)}"


def _range(amount: Amount, *, spell: bool = True) -> str:
    if amount.to is None:
        small = spell and amount.unit == "items" and isinstance(amount.value, int) and 0 <= amount.value <= 12
        return _SMALL[int(amount.value)] if small else say_number(amount.value)
    low, high = say_number(amount.value), say_number(amount.to)
    low_scale, high_scale = low.partition(" ")[2], high.partition(" ")[2]
    return f"{low.partition(' ')[0]}–{high}" if low_scale == high_scale else f"{low} to {high}"


def say_number(number: int | float) -> str:
    """Write a number as a reader would: "146 million", "6,000", "1.25 billion"."""
    for size, word in _SCALES:
        if abs(number) >= size:
            return f"{_trimmed(number / size)} {word}"
    return _trimmed(number)


def _trimmed(number: float) -> str:
    text = f"{number:,.3f}".rstrip("0").rstrip(".")
    return text or "0"
