"""Places: cities, regions and venues, each with the country that it lies in. Loaded only when first asked for."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bilat.vocabulary.names import fold_name
from bilat.vocabulary.records import Place

# A place as it is stored: its name, its country's code, its population.
Row = tuple[str, str, int]


class PlaceTable(msgspec.Struct, frozen=True):
    """The content of places.json. Keys are folded names; a key leads to the places so called, the most populous first.

    `aliases` are the other names as they are written; `risky` the keys that are often an ordinary word, a person's or a country's name.
    """

    places: dict[str, list[Row]]
    aliases: tuple[str, ...]
    risky: frozenset[str]


class Places:
    """Look-ups over the table of places."""

    def __init__(self, table: PlaceTable) -> None:
        self._table = table

    def find(self, name: str) -> tuple[Place, ...]:
        """Give the places of that name, the most populous first; empty where there is none."""
        key = fold_name(name)
        return tuple(Place(*row, key in self._table.risky) for row in self._table.places.get(key, ()))

    def surfaces(self) -> Iterator[str]:
        """Give every name of a place as it is written, the risky ones included."""
        names = (row[0] for rows in self._table.places.values() for row in rows)
        yield from dict.fromkeys((*names, *self._table.aliases))

    def is_risky(self, name: str) -> bool:
        """Tell whether a name is often an ordinary word, a person's name or a country's."""
        return fold_name(name) in self._table.risky
