"""Where the entries of a lane stand: rows under each other, so that no sign or label covers another. Pure arithmetic in pixels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

CHARACTER = 5.7  # pixels, about, of a character of 10 pixels
SIGN = 7.0
MOST_LABELLED_ROWS = 7


class Slot(msgspec.Struct, frozen=True):
    """The row of an entry in its lane, and whether its label stands `right` or `left` of it, or nowhere ("")."""

    row: int
    side: str


class Wanted(msgspec.Struct, frozen=True):
    """The room that an entry takes, without its label: pixels from `left` to `right`; a label ends at `near` or begins at `far`."""

    left: float
    right: float
    near: float
    far: float
    label: str


def text_width(text: str) -> float:
    """Give about how wide a text is, in pixels."""
    return len(text) * CHARACTER


def pack(entries: Sequence[Wanted], width: float) -> list[Slot]:
    """Give a slot for each entry, in the order given: with labels where few rows do, else without."""
    labelled = _pack(entries, width, labelled=True)
    if not labelled or max(slot.row for slot in labelled) < MOST_LABELLED_ROWS:
        return labelled
    return _fill_labels(entries, _pack(entries, width, labelled=False), width)


def _pack(entries: Sequence[Wanted], width: float, *, labelled: bool) -> list[Slot]:
    rows: list[list[tuple[float, float]]] = []
    slots = []
    for one in entries:
        side = _find_side(one, width) if labelled else ""
        room = _room(one, side)
        row = next((number for number, taken in enumerate(rows) if _is_free(taken, room)), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append(room)
        slots.append(Slot(row, side))
    return slots


def _find_side(one: Wanted, width: float) -> str:
    room = text_width(one.label) + SIGN
    return "right" if one.far + room <= width or one.near < room else "left"


def _room(one: Wanted, side: str) -> tuple[float, float]:
    left, right = one.left - SIGN, one.right + SIGN
    if side == "right":
        right = max(right, one.far + 2 * SIGN + text_width(one.label))
    if side == "left":
        left = min(left, one.near - 2 * SIGN - text_width(one.label))
    return left, right


def _is_free(taken: Iterable[tuple[float, float]], room: tuple[float, float]) -> bool:
    return all(room[1] <= left or right <= room[0] for left, right in taken)


def _fill_labels(entries: Sequence[Wanted], slots: Sequence[Slot], width: float) -> list[Slot]:
    """Give labels to those entries of a full lane beside which there is room."""
    taken: dict[int, list[tuple[float, float]]] = {}
    for one, slot in zip(entries, slots, strict=True):
        taken.setdefault(slot.row, []).append(_room(one, ""))
    filled = []
    for one, slot in zip(entries, slots, strict=True):
        side = _find_side(one, width)
        own, room = _room(one, ""), _room(one, side)
        others = [other for other in taken[slot.row] if other != own]
        if _is_free(others, room):
            taken[slot.row] = [*others, room]
            filled.append(Slot(slot.row, side))
        else:
            filled.append(slot)
    return filled
