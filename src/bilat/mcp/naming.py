"""The tools `find_countries`, names to codes, and `documents`, what there is to ask."""

from __future__ import annotations

from collections.abc import Iterable

from bilat.errors import AmbiguousNameError, UnknownNameError
from bilat.mcp.asking import find_code, to_sources
from bilat.mcp.questions import AskCountries, AskDocuments
from bilat.mcp.records import Candidate, CountriesAnswer, DocumentsAnswer, NameEntry
from bilat.mcp.writing import take
from bilat.model import parse_when
from bilat.vocabulary import Entity, Resolution, load
from bilat.workspace import Workspace


def find_countries(_: Workspace, asked: AskCountries) -> CountriesAnswer:
    """Say what each name means; one that may be several is answered with all of them, never with a guess."""
    if asked.date is not None:
        parse_when(asked.date)  # a date that cannot be read is an error here, not a remark
    return CountriesAnswer(names=[_find_one(name, asked.date) for name in asked.names])


def _find_one(name: str, date: str | None) -> NameEntry:
    if date is not None:
        resolution = load().resolve(name.strip(), date)
        return _to_entry(resolution) if resolution.candidates else _find_organisation(name, ())
    try:
        entity = load().find_country(name)
    except AmbiguousNameError as error:
        found = [load().entities[code] for code in error.candidates]
        return NameEntry(asked=name, reason=error.reason, candidates=_to_candidates(found))
    except UnknownNameError as error:
        return _find_organisation(name, error.nearest)
    return NameEntry(asked=name, code=entity.code, name=entity.name, kind=entity.kind)


def _find_organisation(name: str, nearest: tuple[str, ...]) -> NameEntry:
    resolution = load().resolve_organisation(name.strip())
    if resolution.candidates:
        return _to_entry(resolution)
    return NameEntry(asked=name, reason="No country or organisation that is known bears this name.", nearest=list(nearest))


def _to_entry(resolution: Resolution) -> NameEntry:
    entity = resolution.entity
    if entity is None:
        return NameEntry(asked=resolution.name, reason=resolution.reason, candidates=_to_candidates(resolution.candidates))
    return NameEntry(asked=resolution.name, code=entity.code, name=entity.name, kind=entity.kind, reason=resolution.reason)


def _to_candidates(entities: Iterable[Entity]) -> list[Candidate]:
    return [
        Candidate(code=one.code, name=one.name, kind=one.kind, stood=[f"{p.start or ''}/{p.end or '..'}" for p in one.periods])
        for one in entities
    ]


def list_documents(workspace: Workspace, asked: AskDocuments) -> DocumentsAnswer:
    """List documents by name: all, those that speak of a pair, or those that are called so."""
    where, values = ["1"], []
    if (code := find_code(asked.countries)) is not None:
        where.append("documents.n IN (SELECT claims.document FROM claims JOIN claim_dyads d ON d.claim = claims.n WHERE d.dyad = ?)")
        values.append(code)
    if asked.named:
        where.append("(instr(lower(title), lower(?)) OR instr(lower(name), lower(?)) OR instr(lower(url), lower(?)))")
        values += [asked.named] * 3
    condition = " AND ".join(where)
    found = workspace.base.find_documents(condition, values, limit=asked.limit, offset=asked.offset)
    total = workspace.base.count("documents", condition, values)
    kept, page = take(to_sources(workspace, found), total, asked.offset)
    return DocumentsAnswer(documents=kept, page=page)
