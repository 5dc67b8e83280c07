"""Where the names on a map stand: beside their sign, on the first side on which they cover nothing. Pure arithmetic in pixels."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from bilat.charts.packing import text_width

HEIGHT = 12.0
_SIDES = (("left", 8, 0), ("right", -8, 0), ("center", 0, -13), ("center", 0, 13), ("left", 8, -11), ("left", 8, 11), ("right", -8, -11), ("right", -8, 11))
Box = tuple[float, float, float, float]


class Name(msgspec.Struct, frozen=True):
    """A name at a pixel: how it is aligned there, and the box that it fills."""

    text: str
    x: float
    y: float
    align: str


class Labels:
    """The names that a map has so far; it grows as names are placed, and the first placed have the best places."""

    def __init__(self, width: float, height: float) -> None:
        self._size = width, height
        self._taken: list[Box] = []
        self.names: list[Name] = []

    def keep_clear(self, points: Iterable[tuple[float, float]], room: float = 5) -> None:
        """Let no name cover these points."""
        self._taken += [(x - room, y - room, x + room, y + room) for x, y in points]

    def place(self, text: str, at: tuple[float, float], *, around: bool = True) -> bool:
        """Place a name beside a point (or, not `around`, in the middle of it), where there is room; tell whether there is."""
        for align, dx, dy in _SIDES if around else (("center", 0, 0), ("center", 0, 14), ("center", 0, -14)):
            name = Name(text, round(at[0] + dx, 1), round(at[1] + dy, 1), align)
            box = _box(name)
            if self._is_free(box):
                self._taken.append(box)
                self.names.append(name)
                return True
        return False

    def _is_free(self, box: Box) -> bool:
        inside = box[0] >= 2 and box[1] >= 2 and box[2] <= self._size[0] - 2 and box[3] <= self._size[1] - 2
        return inside and not any(_cross(box, other) for other in self._taken)


def _box(name: Name) -> Box:
    width = text_width(name.text)
    left = name.x - {"left": 0.0, "center": width / 2, "right": width}[name.align]
    return left, name.y - HEIGHT / 2, left + width, name.y + HEIGHT / 2


def _cross(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
