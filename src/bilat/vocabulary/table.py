"""The vocabulary as one object: what `load()` gives. Compiling it from the sources lives in the compiler."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from bilat.errors import AmbiguousNameError, UnknownNameError
from bilat.vocabulary.events import Event, EventTable
from bilat.vocabulary.names import fold_name
from bilat.vocabulary.places import Places, PlaceTable
from bilat.vocabulary.records import ClaimType, Core, Entity, Person, Resolution, Surface
from bilat.vocabulary.resolve import Index, build_index, resolve_name

DATA = Path(__file__).parent / "data"
T = TypeVar("T")


class Vocabulary:
    """Every word that bilat knows, with look-ups; parts other than the core are read when first asked for."""

    def __init__(self, core: Core) -> None:
        self.entities: dict[str, Entity] = {entity.code: entity for entity in core.entities}
        self.organisations: dict[str, Entity] = {entity.code: entity for entity in core.organisations}
        self.claim_types: dict[str, ClaimType] = {kind.name: kind for kind in core.claim_types}

    @cached_property
    def surfaces(self) -> tuple[Surface, ...]:
        """Every string by which a country or organisation may be found in running text."""
        return read_data("surfaces.json", tuple[Surface, ...])

    @cached_property
    def places(self) -> Places:
        """Cities, regions and venues."""
        return Places(read_data("places.json", PlaceTable))

    @cached_property
    def cues(self) -> dict[str, Any]:
        """The content of vocabulary/cues, by the name of its file."""
        return read_data("cues.json", dict[str, Any])

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """People who speak, sign or travel for a country or an organisation."""
        return read_data("people.json", tuple[Person, ...])

    @cached_property
    def events(self) -> EventTable:
        """Claim types and their values in PLOVER and CAMEO."""
        return read_data("events.json", EventTable)

    @cached_property
    def _countries(self) -> Index:
        return build_index(self.entities.values())

    @cached_property
    def _organisations(self) -> Index:
        return build_index(self.organisations.values())

    def resolve(self, name: str, date: str | None = None) -> Resolution:
        """Say what country or polity a name means at a date (EDTF; None is today); never raises."""
        return resolve_name(self._countries, name, date)

    def resolve_organisation(self, name: str) -> Resolution:
        """Say what organisation a name or acronym means; never raises."""
        return resolve_name(self._organisations, name, None)

    def find_country(self, text: str) -> Entity:
        """Give the country that a name, code or adjective means today, or raise UnknownNameError or AmbiguousNameError."""
        text = text.strip()
        found = self.entities.get(text.upper()) or self.entities.get(text.casefold().replace(" ", "-"))
        resolution = self.resolve(text.upper() if len(text) < 4 else text)
        if found is not None and not resolution.candidates:
            return found
        if resolution.entity is not None:
            return resolution.entity
        if resolution.candidates:
            raise AmbiguousNameError(text, tuple(e.code for e in resolution.candidates), resolution.reason)
        raise UnknownNameError(text, _find_nearest(self._countries, text))

    def find_organisation(self, text: str) -> Entity:
        """Give the organisation that a name or acronym means, or raise UnknownNameError or AmbiguousNameError."""
        text = text.strip()
        resolution = self.resolve_organisation(text)
        found = self.organisations.get(text) or resolution.entity
        if found is not None:
            return found
        if resolution.candidates:
            raise AmbiguousNameError(text, tuple(e.code for e in resolution.candidates), resolution.reason)
        raise UnknownNameError(text, _find_nearest(self._organisations, text))


def _find_nearest(index: Index, text: str) -> tuple[str, ...]:
    from rapidfuzz import process  # only a mistyped name needs it

    near = process.extract(fold_name(text), list(index), limit=8, score_cutoff=70)
    names: list[str] = []
    for key, _score, _index in near:
        names += [entity.name for row in index[key].values() for entity in row if not key.startswith("=")]
    return tuple(dict.fromkeys(names))[:3]


def read_data(name: str, type_: type[T]) -> T:
    """Decode a compiled file of the vocabulary."""
    return msgspec.json.decode((DATA / name).read_bytes(), type=type_)


@cache
def load() -> Vocabulary:
    """Give the vocabulary that comes with the package; it is read once a process."""
    return Vocabulary(read_data("core.json", Core))


def find_event(
    claim_type: str, roles: Mapping[str, str | Sequence[str]], modality: str = "asserted", when: str | None = None
) -> Event | None:
    """Give what a claim is in PLOVER and CAMEO (docs/events.md), or None where it reports no event."""
    return load().events.find_event(claim_type, roles, modality, when)
