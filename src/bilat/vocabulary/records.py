"""The records of the vocabulary: what the compiled files hold and what look-ups give. No look-ups live here."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

EntityKind = Literal["state", "former-state", "disputed", "movement", "territory", "polity", "organisation"]
SurfaceKind = Literal["country", "organisation"]
Form = Literal["name", "formal", "acronym", "adjective", "demonym", "demonym-singular", "capital", "metonym"]


class Period(msgspec.Struct, frozen=True, omit_defaults=True):
    """A time as EDTF dates; None where the bound is open or older than the record."""

    start: str | None = None
    end: str | None = None


class Capital(msgspec.Struct, frozen=True, omit_defaults=True):
    """A capital or seat of government, with the years in which it was one; None where open."""

    name: str
    start: str | None = None
    end: str | None = None


class Entity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A country, polity, organisation or other party, by whatever names a text may call it.

    `shared_names` are names that it bears only at its own time and shares with a later state ("China" for Qing China): a look-up
    knows them, a search of running text does not. `policy` says how a disputed or ambiguous case is treated, in a sentence.
    """

    code: str
    kind: EntityKind
    name: str
    formal: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    demonyms_singular: tuple[str, ...] = ()
    capitals: tuple[Capital, ...] = ()
    metonyms: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    iso2: str | None = None
    cow: int | None = None
    gw: int | None = None
    wikidata: str | None = None
    policy: str | None = None
    note: str | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    shared_names: tuple[str, ...] = ()


class Surface(msgspec.Struct, frozen=True, array_like=True):
    """A string by which an entity may be found in running text; the leading article is left out unless it is needed."""

    text: str
    code: str
    kind: SurfaceKind
    form: Form
    case_sensitive: bool


class Resolution(msgspec.Struct, frozen=True):
    """What a name means at a date: one entity, or None with the candidates; `reason` says why in a sentence."""

    name: str
    date: str | None
    entity: Entity | None
    candidates: tuple[Entity, ...]
    reason: str


class Place(msgspec.Struct, frozen=True):
    """A city, region or venue: its country's code, its population (0 where unknown), and whether the name is often something else."""

    name: str
    country: str
    population: int
    risky: bool


class Role(msgspec.Struct, frozen=True, omit_defaults=True):
    """A role of a claim type; `values` is closed where it is not empty; `identity` roles must be right for the claim to count."""

    name: str
    description: str
    identity: bool = False
    kind: str = "text"
    values: tuple[str, ...] = ()


class Mappings(msgspec.Struct, frozen=True, omit_defaults=True):
    """The same notion elsewhere; None where none fits. Events by PLOVER and CAMEO depend on values and have a table of their own."""

    wikidata: str | None = None


class Example(msgspec.Struct, frozen=True):
    """A worked example: a text of our own and the claim that it gives."""

    text: str
    claim: dict[str, Any]


class FactIdentity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What makes two claims of a type speak of one thing, and on what sources may then differ.

    `key`: roles that must be the same; `persons`: roles with persons, compared across spellings, of whom `persons_shared` must be in both;
    `apart`: roles that tell two claims apart where both give them; `one_seat`: ranks of which a pair has one at a time, in whatever city;
    `parts`: roles that make a figure one of a part, never that of the whole; `varies`: roles on which sources may differ about one thing.
    `time`: `act` (days must touch), `once` (happens once a period), `state` (periods must touch), `year` (one thing a year).
    `again`: values of the last key role for which what happens once a period may happen again (relations are upgraded many times).
    `turned`: values of a role as they read with the symmetric roles swapped. `in_parts`: what is paid or delivered in parts, so that two
    amounts are two things. `replaced`: a newer version gives another value in place of the old one. `course`: the stages through which the
    first of `varies` goes as time passes; `closer`: pairs of its values of which the second only says more than the first.
    """

    kind: Literal["act", "episode", "state"]
    time: Literal["act", "once", "state", "year"]
    key: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    persons_shared: int = 1
    apart: tuple[str, ...] = ()
    one_seat: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    varies: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    turned: dict[str, dict[str, str]] = {}
    in_parts: bool = False
    replaced: bool = False
    course: tuple[tuple[str, ...], ...] = ()
    closer: tuple[tuple[str, str], ...] = ()


class ClaimType(msgspec.Struct, frozen=True, kw_only=True):
    """A claim type of the contract: its definition, roles in order, closed values, mappings and a worked example."""

    name: str
    family: Literal["state", "act"]
    system: str
    definition: str
    roles: tuple[Role, ...]
    symmetric: tuple[str, ...] = ()
    identity: FactIdentity
    mappings: Mappings = Mappings()
    examples: tuple[Example, ...] = ()

    def role(self, name: str) -> Role | None:
        """Give the role of that name, or None."""
        return next((role for role in self.roles if role.name == name), None)


class Office(msgspec.Struct, frozen=True, omit_defaults=True):
    """An office that a person held, with its years; `country` where it was for another party than the person's own."""

    office: str
    start: str | None = None
    end: str | None = None
    country: str | None = None


class Person(msgspec.Struct, frozen=True, omit_defaults=True):
    """A person who speaks, signs or travels for a country or organisation; `surname` where it is not the last word of the name."""

    name: str
    country: str
    aliases: tuple[str, ...] = ()
    surname: str | None = None
    roles: tuple[Office, ...] = ()


class Core(msgspec.Struct, frozen=True):
    """The content of core.json."""

    entities: tuple[Entity, ...]
    organisations: tuple[Entity, ...]
    claim_types: tuple[ClaimType, ...]
