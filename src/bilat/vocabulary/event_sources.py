"""Reading vocabulary/events into an EventTable: every code must be one of its scheme, every closed value of a type must have its entry. For the compiler."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from bilat.vocabulary.events import (
    ALL,
    CameoScheme,
    Event,
    EventEntry,
    EventTable,
    PloverScheme,
    Ruling,
    TypeEvents,
)
from bilat.vocabulary.records import ClaimType
from bilat.vocabulary.sources import SourceError

_MODALITIES = ("done", "planned", "forecast")


def read_events(folder: Path, claim_types: Iterable[ClaimType]) -> EventTable:
    """Read the table with its schemes and rulings; raise SourceError where it leaves something out or uses an unknown code."""
    path = folder / "table.yaml"
    schemes = _read(folder / "schemes.yaml")
    plover = _convert(folder / "schemes.yaml", "plover", schemes["plover"], PloverScheme)
    cameo = _convert(folder / "schemes.yaml", "cameo", schemes["cameo"], CameoScheme)
    rulings = _convert(folder / "rulings.yaml", "rulings", _read(folder / "rulings.yaml"), tuple[Ruling, ...])
    raw = _read(path)
    types = {name: _to_type_events(path, name, record, plover) for name, record in raw.items()}
    known = {claim_type.name: claim_type for claim_type in claim_types}
    if strangers := set(known) ^ set(types):
        raise SourceError(path, ", ".join(sorted(strangers)), "the claim types and the table must name the same types")
    table = EventTable(plover, cameo, rulings, {name: types[name] for name in known})
    for name, claim_type in known.items():
        for reason in (*_find_gaps(claim_type, types[name]), *_find_unknown(types[name], table)):
            raise SourceError(path, name, reason)
    return table


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def _convert(path: Path, entry: str, raw: Any, kind: Any) -> Any:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise SourceError(path, entry, str(error)) from error


def _to_type_events(path: Path, name: str, record: dict[str, Any], plover: PloverScheme) -> TypeEvents:
    values = {ALL: record["all"]} if "all" in record else record.get("values", {})
    entries = {value: _to_entry(path, f"{name} {value}", entry, plover) for value, entry in values.items()}
    raw = {key: part for key, part in record.items() if key not in ("all", "values")}
    if unknown := set(raw) - {"role", "default", "contexts", "none"}:
        raise SourceError(path, name, f"unknown fields {sorted(unknown)}")
    events: TypeEvents = _convert(path, name, raw, TypeEvents)
    return msgspec.structs.replace(events, values=entries)


def _to_entry(path: Path, name: str, record: dict[str, Any], plover: PloverScheme) -> EventEntry:
    if unknown := set(record) - {*_MODALITIES, "dated", "note"}:
        raise SourceError(path, name, f"unknown fields {sorted(unknown)}")
    events = {key: _to_event(path, name, record[key], plover) for key in _MODALITIES if record.get(key)}
    return EventEntry(**events, dated=record.get("dated", False), note=record.get("note"))


def _to_event(path: Path, name: str, row: Any, plover: PloverScheme) -> Event:
    if not isinstance(row, list) or len(row) != 4:
        raise SourceError(path, name, f"{row!r} is not [PLOVER type, mode, [contexts], [CAMEO codes]]")
    kind, mode, contexts, cameo = row
    if kind is not None and kind not in plover.types:
        raise SourceError(path, name, f"{kind!r} is no type of PLOVER")
    quad = plover.types[kind].quad if kind else None
    raw = {"plover": kind, "mode": mode, "contexts": contexts, "cameo": cameo, "quad": quad}
    event: Event = _convert(path, name, raw, Event)
    return event


def _find_gaps(claim_type: ClaimType, events: TypeEvents) -> Iterator[str]:
    """Say which roles and values of a type the table leaves out, and which it names though the type has none such."""
    if events.none:
        if events.values or claim_type.family == "act":
            yield "`none` is for states without an entry"
        return
    closed = {role.name: set(role.values) for role in claim_type.roles if role.values}
    given = {role: set(values) for role, values in events.contexts.items()}
    if events.role:
        given[events.role] = set(events.values)
    for role in sorted(closed.keys() | given.keys()):
        if strangers := closed.get(role, set()) ^ given.get(role, set()):
            yield f"{role}: {sorted(strangers)} must stand in both the claim type and the table"
    if events.default is not None and events.default not in events.values:
        yield f"the default {events.default!r} is none of its values"


def _find_unknown(events: TypeEvents, table: EventTable) -> Iterator[str]:
    for entry in events.values.values():
        for event in (entry.done, entry.planned, entry.forecast):
            yield from _find_bad_codes(event, table) if event else ()
    for values in events.contexts.values():
        yield from (f"{name!r} is no context of PLOVER" for row in values.values() for name in row if name not in table.plover.contexts)


def _find_bad_codes(event: Event, table: EventTable) -> Iterator[str]:
    modes = table.plover.types[event.plover].modes if event.plover else ()
    if event.mode is not None and event.mode not in modes:
        yield f"{event.mode!r} is no mode of {event.plover}"
    yield from (f"{name!r} is no context of PLOVER" for name in event.contexts if name not in table.plover.contexts)
    yield from (f"{code!r} is no code of CAMEO" for code in event.cameo if code not in table.cameo.codes.get(code[:2], ()))
    if not event.cameo:
        yield "an event needs a CAMEO code"
