"""Reading the YAML sources into records, with every mistake named by file and entry. Used by the compiler only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from bilat.errors import BilatError, FormatError
from bilat.model import parse_when
from bilat.vocabulary.records import ClaimType, Entity, Person

Quiet = dict[str, frozenset[str]]
_ENTITY_FIELDS = frozenset(
    ("code", "name", "kind", "formal", "names", "adjectives", "demonyms", "capitals", "metonyms", "periods", "predecessors", "successors",
     "shared_names", "quiet", "policy", "note", "codes")
)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class SourceError(BilatError):
    """A source file that breaks the format; names the file and the entry."""

    def __init__(self, path: Path, entry: str, reason: str) -> None:
        self.path, self.entry, self.reason = path, entry, reason
        super().__init__(f"{path}: {entry}: {reason}")


def read_entities(folder: Path) -> tuple[list[Entity], Quiet]:
    """Read countries and polities, in order of code, with the names of each that are not to be searched in running text."""
    entities, quiet = _read_folder(folder, "")
    known = {entity.code for entity in entities}
    for entity in entities:
        for code in (*entity.predecessors, *entity.successors):
            if code not in known:
                raise SourceError(folder, entity.code, f"predecessor or successor {code!r} has no entry")
    return entities, quiet


def read_organisations(folder: Path) -> tuple[list[Entity], Quiet]:
    """Read the organisations, in order of code."""
    return _read_folder(folder, "organisation")


def _read_folder(folder: Path, kind: str) -> tuple[list[Entity], Quiet]:
    entities: dict[str, Entity] = {}
    quiet: Quiet = {}
    for path, record in _read_records(folder):
        code = str(record.get("code", "?"))
        if code in entities:
            raise SourceError(path, code, "the code is used twice")
        if unknown := set(record) - _ENTITY_FIELDS:
            raise SourceError(path, code, f"unknown fields {sorted(unknown)}")
        entities[code] = _to_entity(path, record, kind)
        hidden = [str(n) for n in record.get("quiet", ())]
        if strangers := set(hidden) - set(_find_names(entities[code])):
            raise SourceError(path, code, f"quiet: {sorted(strangers)} are no names of it")
        hidden += [c["name"] for c in record.get("capitals", ()) if c.get("quiet")]
        if hidden:
            quiet[("org:" if kind else "") + code] = frozenset(hidden)
    return sorted(entities.values(), key=lambda e: e.code), quiet


def _find_names(entity: Entity) -> list[str]:
    names = [entity.name, *entity.formal, *entity.names, *entity.adjectives, *entity.demonyms, *entity.demonyms_singular, *entity.metonyms]
    names += [capital.name for capital in entity.capitals]
    return names + [name.removeprefix("the ") for name in names]


def _to_entity(path: Path, record: dict[str, Any], kind: str) -> Entity:
    demonyms = record.get("demonyms", {})
    raw = {k: v for k, v in record.items() if k not in ("demonyms", "capitals", "periods", "quiet", "codes")}
    raw |= record.get("codes", {})
    raw.setdefault("kind", kind)
    raw["demonyms"], raw["demonyms_singular"] = list(demonyms), list(demonyms.values())
    raw["capitals"] = [_to_dated(c) for c in record.get("capitals", ())]
    try:
        raw["periods"] = [_to_period(str(p)) for p in record.get("periods", ())]
        return msgspec.convert(raw, Entity)
    except (msgspec.ValidationError, FormatError, ValueError) as error:
        raise SourceError(path, str(record.get("code")), str(error)) from error


def _to_dated(record: dict[str, Any]) -> dict[str, Any]:
    bounds = {new: str(record[old]) for old, new in (("from", "start"), ("to", "end")) if record.get(old) is not None}
    return {k: v for k, v in record.items() if k not in ("from", "to", "quiet")} | bounds


def _to_period(text: str) -> dict[str, str | None]:
    padded = "/".join(part.zfill(4) if part.isdigit() else part for part in text.split("/"))
    if padded != "/":  # a state older than the record that still stands
        parse_when(padded)
    start, _, end = padded.partition("/")
    return {"start": start or None, "end": end or None}


def read_claim_types(folder: Path) -> list[ClaimType]:
    """Read the claim types, states before acts, each in the order that its file gives."""
    types: list[tuple[int, ClaimType]] = []
    for path in sorted(folder.glob("*.yaml")):
        record = yaml.load(path.read_text("utf-8"), Loader=_Loader)
        order = record.pop("order")
        try:
            claim_type = msgspec.convert(record, ClaimType)
        except msgspec.ValidationError as error:
            raise SourceError(path, str(record.get("name")), str(error)) from error
        _check_claim_type(path, claim_type)
        types.append((order, claim_type))
    return [claim_type for _order, claim_type in sorted(types, key=lambda row: row[0])]


def _check_claim_type(path: Path, claim_type: ClaimType) -> None:
    identity = claim_type.identity
    named = (*identity.key, *identity.persons, *identity.apart, *identity.parts, *identity.varies, *identity.turned)
    for name in (*claim_type.symmetric, *named):
        if claim_type.role(name) is None:
            raise SourceError(path, claim_type.name, f"{name!r} is no role of it")
    _check_values(path, claim_type)
    for example in claim_type.examples:
        for name, value in example.claim.get("roles", {}).items():
            role = claim_type.role(name)
            if role is None or (role.values and value not in role.values):
                raise SourceError(path, claim_type.name, f"the example gives {name!r} as {value!r}")


def _check_values(path: Path, claim_type: ClaimType) -> None:
    """Check that the course and what is closer are made of values of the first role that varies."""
    identity = claim_type.identity
    role = claim_type.role(identity.varies[0]) if identity.varies else None
    known = set(role.values) if role is not None else set()
    for value in {value for values in (*identity.course, *identity.closer) for value in values} - known:
        raise SourceError(path, claim_type.name, f"{value!r} is no value of the role that varies")


def read_cues(folder: Path) -> dict[str, Any]:
    """Read the cue files, by the name of the file."""
    return {path.stem: yaml.load(path.read_text("utf-8"), Loader=_Loader) for path in sorted(folder.glob("*.yaml"))}


def read_people(folder: Path) -> list[Person]:
    """Read the people, in the order of their files."""
    people = []
    for path, record in _read_records(folder):
        record["roles"] = [_to_dated(r) for r in record.get("roles", ())]
        try:
            person = msgspec.convert({k: v for k, v in record.items() if v is not None}, Person)
        except msgspec.ValidationError as error:
            raise SourceError(path, str(record.get("name")), str(error)) from error
        people.append(person)
    return people


def find_strangers(people: list[Person], codes: set[str]) -> list[str]:
    """Say which people speak for a code that has no entry."""
    return [f"{p.name}: {p.country!r} has no entry" for p in people if p.country not in codes]


def _read_records(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted(folder.glob("*.yaml")):
        for record in yaml.load(path.read_text("utf-8"), Loader=_Loader) or ():
            yield path, record
