"""The picture of a network around one country: who stands nearest is tied by most. Places are computed; the template draws them as SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

WIDTH, HEIGHT = 880, 620
_MOST = 36
_RINGS = (12, _MOST)  # so many stand on the inner ring, up to so many on both


class Node(msgspec.Struct, frozen=True):
    """One party: where it stands, in pixels, how thick its line is, and where its name goes."""

    name: str
    address: str
    words: str
    x: float
    y: float
    width: float
    anchor: str
    text_x: float


class Ego(msgspec.Struct, frozen=True):
    """The nodes around a middle, and how many parties more there are."""

    nodes: tuple[Node, ...]
    more: int
    width: int = WIDTH
    height: int = HEIGHT


def find_ego(ties: Sequence[tuple[str, str, int, int]]) -> Ego:
    """Place parties, given as (name, address, facts, systems) with most facts first, on two rings around the middle."""
    shown = ties[:_MOST]
    most = max((facts for _, _, facts, _ in shown), default=1)
    inner, outer = shown[: _RINGS[0]], shown[_RINGS[0] :]
    nodes = [_place(tie, n, len(inner), (210, 150), most) for n, tie in enumerate(inner)]
    nodes += [_place(tie, n, len(outer), (330, 285), most) for n, tie in enumerate(outer)]
    return Ego(tuple(nodes), len(ties) - len(shown))


def _place(tie: tuple[str, str, int, int], number: int, count: int, reach: tuple[int, int], most: int) -> Node:
    name, address, facts, systems = tie
    angle = 2 * math.pi * (number + 0.5) / count - math.pi / 2
    x, y = WIDTH / 2 + reach[0] * math.cos(angle), HEIGHT / 2 + reach[1] * math.sin(angle)
    right = math.cos(angle) >= 0
    words = f"{name}: {facts} {'fact' if facts == 1 else 'facts'} in {systems} {'field' if systems == 1 else 'fields'}"
    width = round(1 + 5 * math.sqrt(facts / most), 1)
    return Node(name, address, words, round(x, 1), round(y, 1), width, "start" if right else "end", round(x + (9 if right else -9), 1))
