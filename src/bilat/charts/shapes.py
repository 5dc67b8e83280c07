"""Shapes of countries and disputed areas, and where cities lie. The files are made by tools/make_shapes.py; docs/maps.md tells their sources."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from bilat.vocabulary import load
from bilat.vocabulary.names import fold_name

DATA = Path(__file__).parent / "data"
CREDIT = "Shapes: Natural Earth (public domain); cities: GeoNames (CC BY 4.0)."
Detail = Literal["shapes", "world"]
Place = tuple[float, float]
Path2 = NDArray[np.float64]


class _Area(msgspec.Struct, frozen=True):
    code: str
    disputed: bool
    at: tuple[int, int]
    polygons: list[list[list[int]]]


class _Line(msgspec.Struct, frozen=True):
    between: tuple[str, str]
    paths: list[list[int]]


class _File(msgspec.Struct, frozen=True):
    scale: int
    areas: list[_Area]
    lines: list[_Line]


class Area(msgspec.Struct, frozen=True):
    """A country or area: `polygons` are lists of rings of (longitude, latitude), the largest first; `at` is the middle of the largest."""

    code: str
    disputed: bool
    at: Place
    polygons: tuple[tuple[Path2, ...], ...]


class Line(msgspec.Struct, frozen=True):
    """A border that is in dispute, between two areas."""

    between: tuple[str, str]
    paths: tuple[Path2, ...]


class Shapes(msgspec.Struct, frozen=True):
    """All areas by code, and the disputed lines. `outlines` holds the outer rings of all polygons in a row; each begins at one of `starts`."""

    areas: dict[str, Area]
    lines: tuple[Line, ...]
    outlines: Path2
    starts: NDArray[np.intp]


@cache
def load_shapes(detail: Detail = "shapes") -> Shapes:
    """Load the shapes for maps of a region, or the coarser ones for the whole world, which lack small states."""
    content = msgspec.json.decode((DATA / f"{detail}.json").read_bytes(), type=_File)
    areas = {
        area.code: Area(
            area.code,
            area.disputed,
            (area.at[0] / content.scale, area.at[1] / content.scale),
            tuple(tuple(_decode(ring, content.scale) for ring in polygon) for polygon in area.polygons),
        )
        for area in content.areas
    }
    lines = tuple(Line(one.between, tuple(_decode(path, content.scale) for path in one.paths)) for one in content.lines)
    rings = [polygon[0] for area in areas.values() for polygon in area.polygons]
    starts = np.cumsum([0, *(len(ring) for ring in rings)])[:-1]
    return Shapes(areas, lines, np.concatenate(rings), starts)


def _decode(numbers: list[int], scale: int) -> Path2:
    return np.asarray(numbers, dtype=np.int64).reshape(-1, 2).cumsum(axis=0) / scale


@cache
def _cities() -> dict[str, dict[str, tuple[int, int]]]:
    return msgspec.json.decode((DATA / "cities.json").read_bytes(), type=dict[str, dict[str, tuple[int, int]]])


def find_city(name: str, country: str) -> Place | None:
    """Find where a city of a country lies, by any name that the vocabulary knows; None where it is not known."""
    known = _cities().get(country, {})
    names = [name, *(place.name for place in load().places.find(name) if place.country == country)]
    return next((_place(known[key]) for one in names if (key := fold_name(one)) in known), None)


def find_anywhere(name: str, prefer: tuple[str, ...]) -> Place | None:
    """Find a city by name alone: that of a preferred country, else the only one so called; None where several could be meant."""
    for country in prefer:
        if place := find_city(name, country):
            return place
    key = fold_name(name)
    found = [_place(known[key]) for known in _cities().values() if key in known]
    return found[0] if len(found) == 1 else None


def _place(numbers: tuple[int, int]) -> Place:
    return numbers[0] / 100, numbers[1] / 100


def find_shape_codes(code: str) -> tuple[str, ...]:
    """Give the codes of the shapes for a country: its own, or of a former state those of its present successors; empty where there are none."""
    areas = load_shapes().areas
    if code in areas:
        return (code,)
    entity = load().entities.get(code)
    found = [one for successor in (entity.successors if entity else ()) for one in find_shape_codes(successor)]
    return tuple(dict.fromkeys(found))
