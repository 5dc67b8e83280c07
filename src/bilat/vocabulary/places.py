"""Places: cities, regions and venues, each with the country that it lies in. Loaded only when first asked for."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bilat.vocabulary.names import fold_name
from bilat.vocabulary.records import Place


class PlaceTable(msgspec.Struct, frozen=True):
    """The content of places.json: name -> [[country code, population], ...], and the names that are often something else."""

    cities: dict[str, list[tuple[str, int]]]
    aliases: dict[str, str]
    risky: frozenset[str]


class Places:
    """Look-ups over the table of places."""

    def __init__(self, table: PlaceTable) -> None:
        self._table = table
        self._keys: dict[str, list[str]] = {}
        for name in dict.fromkeys((*table.cities, *table.aliases)):
            self._keys.setdefault(fold_name(name), []).append(name)

    def find(self, name: str) -> tuple[Place, ...]:
        """Give the places of that name, the most populous first; empty where there is none."""
        found: dict[tuple[str, str], Place] = {}
        for known in self._keys.get(fold_name(name), ()):
            risky = known in self._table.risky
            for target in (known, self._table.aliases.get(known, known)):
                for country, population in self._table.cities.get(target, ()):
                    found.setdefault((target, country), Place(target, country, population, risky))
        return tuple(sorted(found.values(), key=lambda place: -place.population))

    def surfaces(self) -> Iterator[str]:
        """Give every name of a place as it is written, the risky ones included."""
        yield from self._table.cities
        yield from (name for name in self._table.aliases if name not in self._table.cities)

    def is_risky(self, name: str) -> bool:
        """Tell whether a name is often an ordinary word, a person's name or a country's."""
        return name in self._table.risky
