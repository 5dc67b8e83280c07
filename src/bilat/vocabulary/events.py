"""Events: what a claim is in PLOVER and in CAMEO, by the table of vocabulary/events. Reading and checking the YAML lives in event_sources.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

Quad = Literal["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]
ALL = ""
"""The value under which a type without a deciding role keeps its one entry."""


class Event(msgspec.Struct, frozen=True, omit_defaults=True):
    """A claim in the words of the two schemes: PLOVER type, mode and contexts, CAMEO codes, and PLOVER's quad class of the type.

    The first CAMEO code is the event as the first actor does it; a second is the same event told from the other actor (visit, host).
    """

    plover: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: tuple[str, ...] = ()
    quad: Quad | None = None

    @property
    def root(self) -> str | None:
        """The two digits of the CAMEO root, None where there is no code."""
        return self.cameo[0][:2] if self.cameo else None


class EventEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One value of the deciding role: its event for each modality.

    With `dated` what is done is an event only where `when` is a period with a start ("1972/": opened then; "1972": it was open then).
    """

    done: Event | None = None
    planned: Event | None = None
    forecast: Event | None = None
    dated: bool = False
    note: str | None = None


class TypeEvents(msgspec.Struct, frozen=True, omit_defaults=True):
    """The events of a claim type: the role that decides, the value where a text gives none, an entry for each value.

    `contexts` are PLOVER contexts that values of other roles add; `none` says why a type reports no act.
    """

    role: str | None = None
    default: str | None = None
    values: dict[str, EventEntry] = {}
    contexts: dict[str, dict[str, tuple[str, ...]]] = {}
    none: str | None = None


class PloverType(msgspec.Struct, frozen=True, omit_defaults=True):
    """A type of PLOVER: its quad class and its modes."""

    quad: Quad
    modes: tuple[str, ...] = ()


class PloverScheme(msgspec.Struct, frozen=True):
    """The types and contexts of PLOVER, and the texts that they are taken from, the one that is followed first."""

    name: str
    source: str
    also: tuple[str, ...]
    types: dict[str, PloverType]
    contexts: tuple[str, ...]


class CameoScheme(msgspec.Struct, frozen=True):
    """The codes of CAMEO by root, and the text that they are taken from."""

    name: str
    source: str
    codes: dict[str, tuple[str, ...]]


class Ruling(msgspec.Struct, frozen=True):
    """A matter on which PLOVER's own texts differ, and the line that the table follows."""

    matter: str
    readme: str
    manual: str
    follows: str


class EventTable(msgspec.Struct, frozen=True):
    """The content of events.json."""

    plover: PloverScheme
    cameo: CameoScheme
    rulings: tuple[Ruling, ...]
    types: dict[str, TypeEvents]

    def find_event(
        self, claim_type: str, roles: Mapping[str, str | Sequence[str]], modality: str = "asserted", when: str | None = None
    ) -> Event | None:
        """Give the event that a claim reports, or None: denied claims, conditions and most forecasts report none."""
        events = self.types.get(claim_type)
        if events is None:
            return None
        value = roles.get(events.role, events.default) if events.role else ALL
        entry = events.values.get(value) if isinstance(value, str) else None
        event = _choose(entry, modality, when) if entry else None
        return event and _add_contexts(event, events, roles)


def _choose(entry: EventEntry, modality: str, when: str | None) -> Event | None:
    """Asserted and reported claims report the same event; a denied one reports none, whatever is denied."""
    done = entry.done if not entry.dated or _has_start(when) else None
    return {"asserted": done, "reported": done, "planned": entry.planned, "forecast": entry.forecast}.get(modality)


def _has_start(when: str | None) -> bool:
    start, slash, _end = (when or "").partition("/")
    return bool(slash) and start not in ("", "..")


def _add_contexts(event: Event, events: TypeEvents, roles: Mapping[str, str | Sequence[str]]) -> Event:
    found = dict.fromkeys(event.contexts)
    for role, contexts in events.contexts.items():
        value = roles.get(role)
        found |= dict.fromkeys(contexts.get(value, ()) if isinstance(value, str) else ())
    return msgspec.structs.replace(event, contexts=tuple(found)) if len(found) > len(event.contexts) else event
