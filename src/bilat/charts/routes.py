"""Ways by which energy goes, as far as the names of their ends tell: "Odesa–Brody pipeline" runs between two towns. Nothing else is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from bilat.charts.shapes import find_anywhere

_KIND = re.compile(
    r"\s+(?:(?:natural|crude|nuclear|oil|gas|power|energy|export)\s+)*"
    r"(?:pipelines?|pipe|line|interconnector|refinery|terminal|plant|station|port|link|route)\b.*$",
    re.IGNORECASE,
)


class Route(msgspec.Struct, frozen=True):
    """A named way with the places in its name, in order; one place for a refinery or a port."""

    name: str
    places: tuple[tuple[float, float], ...]


def split_name(name: str) -> list[str]:
    """Give the places in the name of a pipeline or plant: "Baku–Tbilisi–Ceyhan pipeline" has three."""
    return [part.strip() for part in re.split(r"[–—-]", _KIND.sub("", name.strip())) if part.strip()]


def find_routes(names: Iterable[str], prefer: tuple[str, ...]) -> tuple[list[Route], list[str]]:
    """Give the routes of which every place is known, and the names of the others."""
    routes, unknown = [], []
    for name in dict.fromkeys(names):
        places = [find_anywhere(part, prefer) for part in split_name(name)]
        if places and all(places):
            routes.append(Route(name, tuple(place for place in places if place)))
        else:
            unknown.append(name)
    return routes, unknown
