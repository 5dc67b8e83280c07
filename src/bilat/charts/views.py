"""From the globe to pixels: which part of the earth a map shows, and where a place then stands. The date line needs no care here."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from bilat.charts.shapes import Area, Place, Shapes

Points = NDArray[np.float64]
WIDEST = 48.0  # degrees from the middle to the farthest place, beyond which the whole earth is shown
NARROWEST = 2.2  # degrees that a map shows at least to each side
_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)  # the polynomial of the Equal Earth projection (Šavrič and others, 2018)
_NEAR = 25.0  # degrees from the middle of a country within which its islands count for the view
_WORTH = 0.02  # part of the largest polygon's extent that an island must have to count for the view


class View(msgspec.Struct, frozen=True):
    """A projection with its scale: Lambert's azimuthal equal-area for a region, Equal Earth for the whole earth."""

    longitude: float
    latitude: float
    scale: float
    shift: tuple[float, float]
    width: int
    height: int
    is_world: bool = False

    def to_projection(self) -> dict[str, Any]:
        """Give the projection as Vega names it."""
        return {
            "type": "equalEarth" if self.is_world else "azimuthalEqualArea",
            "rotate": [-self.longitude, -self.latitude, 0],
            "scale": self.scale,
            "translate": list(self.shift),
            "clipExtent": [[0, 0], [self.width, self.height]],
            "precision": 0.6,
        }

    def project(self, points: Points) -> Points:
        """Give the pixels of places, a row each."""
        flat = _equal_earth(points, self.longitude) if self.is_world else _azimuthal(points, self.longitude, self.latitude)
        return np.stack([self.shift[0] + self.scale * flat[:, 0], self.shift[1] - self.scale * flat[:, 1]], axis=1)

    def pixel(self, place: Place) -> tuple[float, float]:
        """Give the pixel of one place."""
        x, y = self.project(np.array([place]))[0]
        return float(x), float(y)

    def shows(self, place: Place, margin: float = 4) -> bool:
        """Tell whether a place lies within the frame."""
        x, y = self.pixel(place)
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin


def _azimuthal(points: Points, longitude: float, latitude: float) -> Points:
    lam, phi = np.radians(points[:, 0] - longitude), np.radians(points[:, 1])
    middle = math.radians(latitude)
    cosine = math.sin(middle) * np.sin(phi) + math.cos(middle) * np.cos(phi) * np.cos(lam)
    factor = np.sqrt(2 / np.maximum(1 + cosine, 1e-6))
    x = factor * np.cos(phi) * np.sin(lam)
    y = factor * (math.cos(middle) * np.sin(phi) - math.sin(middle) * np.cos(phi) * np.cos(lam))
    return np.stack([x, y], axis=1)


def _equal_earth(points: Points, longitude: float) -> Points:
    lam = np.radians((points[:, 0] - longitude + 180) % 360 - 180)
    theta = np.arcsin(math.sqrt(3) / 2 * np.sin(np.radians(points[:, 1])))
    a, b, c, d = _EARTH
    x = lam * np.cos(theta) / (math.sqrt(3) / 2 * (a + 3 * b * theta**2 + theta**6 * (7 * c + 9 * d * theta**2)))
    return np.stack([x, theta * (a + b * theta**2 + theta**6 * (c + d * theta**2))], axis=1)


def choose_view(areas: Iterable[Area], places: Sequence[Place], size: tuple[int, int]) -> View:
    """Choose the view that shows the main parts of these areas and these places; the whole earth where they are far apart."""
    listed = list(areas)
    points = np.concatenate([*(main_points(area) for area in listed), *(np.array([place]) for place in places)])
    longitude, latitude = find_middle(points)
    spread = float(_angles(points, (longitude, latitude)).max())
    if spread > WIDEST:
        return world_view(_find_centre(points), size)
    flat = _azimuthal(points, longitude, latitude)
    low, high = flat.min(axis=0), flat.max(axis=0)
    least = 2 * math.radians(NARROWEST)
    across, down = (max(float(one), least) for one in high - low)
    scale = min(size[0] / (across * 1.16), size[1] / (down * 1.16))
    middle = (low + high) / 2
    shift = (size[0] / 2 - scale * float(middle[0]), size[1] / 2 + scale * float(middle[1]))
    return View(_rounded(longitude), _rounded(latitude), round(scale, 3), (round(shift[0], 2), round(shift[1], 2)), *size)


def find_reaching(shapes: Shapes, view: View) -> dict[str, list[tuple[Points, ...]]]:
    """Find the polygons that may reach into the frame, by the code of their area."""
    pixels = view.project(shapes.outlines)
    low, high = np.minimum.reduceat(pixels, shapes.starts), np.maximum.reduceat(pixels, shapes.starts)
    inside = ((high >= 0) & (low <= (view.width, view.height))).all(axis=1)
    polygons = [(area.code, polygon) for area in shapes.areas.values() for polygon in area.polygons]
    found: dict[str, list[tuple[Points, ...]]] = {}
    for code, polygon in polygons if view.is_world else (polygons[int(number)] for number in np.flatnonzero(inside)):
        found.setdefault(code, []).append(polygon)
    return found


def world_view(longitude: float, size: tuple[int, int]) -> View:
    """Give the view of the whole earth with this longitude in the middle."""
    return View(_rounded(longitude), 0.0, round(size[0] / 5.45, 3), (size[0] / 2, round(size[1] * 0.535, 2)), *size, is_world=True)


def _rounded(degrees: float) -> float:
    return round(degrees, 2)


def main_points(area: Area) -> Points:
    """Give the points of the largest polygon and of those near it that are not small beside it."""
    largest = area.polygons[0][0]
    weights = [float(np.ptp(polygon[0][:, 1])) for polygon in area.polygons]
    near = [
        polygon[0]
        for polygon, weight in zip(area.polygons, weights, strict=True)
        if weight >= weights[0] * math.sqrt(_WORTH) and _angles(polygon[0][:1], area.at)[0] <= _NEAR
    ]
    return np.concatenate([largest, *near])


def find_middle(points: Points) -> Place:
    """Give the middle of the extent of points on the globe, as the mean of their directions."""
    lam, phi = np.radians(points[:, 0]), np.radians(points[:, 1])
    x, y, z = (np.cos(phi) * np.cos(lam)), (np.cos(phi) * np.sin(lam)), np.sin(phi)
    corners = np.stack([x, y, z], axis=1)
    mean = (corners.min(axis=0) + corners.max(axis=0)) / 2
    return math.degrees(math.atan2(mean[1], mean[0])), math.degrees(math.atan2(mean[2], math.hypot(mean[0], mean[1])))


def _angles(points: Points, place: Place) -> Points:
    lam, phi = np.radians(points[:, 0] - place[0]), np.radians(points[:, 1])
    middle = math.radians(place[1])
    cosine = math.sin(middle) * np.sin(phi) + math.cos(middle) * np.cos(phi) * np.cos(lam)
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))


def _find_centre(points: Points) -> float:
    """Find the longitude from which the farthest of these points is nearest, so that the edge of the map cuts no country where that can be."""
    return float(min(range(-175, 181, 5), key=lambda centre: (np.abs((points[:, 0] - centre + 180) % 360 - 180).max(), abs(centre))))
