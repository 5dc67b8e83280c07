"""One question to the base as one object: it yields SQL and an English sentence that says what it does. Nothing is run here."""

from __future__ import annotations

import re
from typing import Any, Literal

import msgspec

from bilat.errors import FormatError, UsageError
from bilat.model import parse_when
from bilat.query.holding import find_acts, find_asked_days
from bilat.vocabulary import load

Table = Literal["claims", "facts"]
Condition = tuple[str, tuple[Any, ...]]
_NAMES = {"claims": ("claim_names", "claim"), "facts": ("fact_names", "fact")}
_DYADS = {"claims": ("claim_dyads", "claim"), "facts": ("fact_dyads", "fact")}


class Filter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What to ask for; a field left out asks for anything.

    `dyad` as "AZE-BLR" in either order; `country` any code that a role names; `type` one claim type or several; `since` and `until`
    EDTF dates between which the thing was so or happened; `text` words of the quote; `document` a name, id or address, or several;
    `held` an EDTF date ("1994", "1994-06"): what held then or happened then, as told in holding.py; `as_of` a day: only what documents
    dated up to it say. `verdict` applies to facts alone.
    """

    dyad: str | None = None
    country: str | None = None
    type: str | tuple[str, ...] | None = None
    since: str | None = None
    until: str | None = None
    modality: str | tuple[str, ...] | None = None
    verdict: str | tuple[str, ...] | None = None
    text: str | None = None
    document: str | tuple[str, ...] | None = None
    as_of: str | None = None
    held: str | None = None

    def to_sql(self, table: Table) -> Condition:
        """Give the SQL condition on the rows of a table, with its values; raise UsageError or FormatError if it makes no sense."""
        found = [condition for condition in _find_conditions(self, table) if condition is not None]
        if not found:
            return "1", ()
        return " AND ".join(sql for sql, _ in found), tuple(value for _, values in found for value in values)

    def to_sentence(self, table: Table = "claims") -> str:
        """Say in English what the filter lets through."""
        return f"{table.capitalize()}{''.join(_find_phrases(self))}."


def find_dyad(text: str) -> str:
    """Give a pair of codes in the one order in which it is kept; raise UsageError if it is not a pair.

    A slug has dashes of its own: "bih-order-of-malta" is parted where both sides are known.
    """
    words = text.strip().split("-")
    known = load().entities
    for place in range(1, len(words)):
        pair = ["-".join(part) for part in (words[:place], words[place:])]
        codes = [code.upper() if code.upper() in known else code.lower() for code in pair]
        if codes[0] != codes[1] and all(code in known or re.fullmatch(r"[A-Z]{3}", code.upper()) for code in codes):
            return "-".join(sorted(code if code in known else code.upper() for code in codes))
    raise UsageError(f"{text!r} is not a pair of countries; two codes such as AZE-BLR are")


def split_codes(dyad: str) -> list[str]:
    """Split a pair into its codes; one in small letters ("SYR-abkhazia") may hold hyphens itself."""
    known = load().entities
    for found in re.finditer("-", "" if dyad.isupper() else dyad):
        parts = [dyad[: found.start()], dyad[found.end() :]]
        if all(part in known for part in parts):
            return parts
    return re.split(r"(?<=[A-Z])-(?=[A-Z])", dyad.upper())


def find_last_day(text: str) -> str:
    """Give the last day that an EDTF date may cover, as an ISO date; raise FormatError if it has no end."""
    day = parse_when(text).latest
    if day is None:
        raise FormatError("date", text, "a date with an end")
    return day.isoformat()


def to_filter(given: Filter | None, **fields: Any) -> Filter:
    """Give a filter with fields replaced; fields that are None are left as they were."""
    chosen = {name: value for name, value in fields.items() if value is not None}
    unknown = sorted(set(chosen) - set(Filter.__struct_fields__))
    if unknown:
        raise UsageError(f"there is no filter called {unknown[0]!r}; there are {', '.join(Filter.__struct_fields__)}")
    return msgspec.structs.replace(given or Filter(), **chosen)


def _find_conditions(f: Filter, table: Table) -> list[Condition | None]:
    return [
        _find_dyad(f.dyad, table),
        _find_country(f.country, table),
        _find_any("type", f.type, table),
        _find_any("modality", f.modality, table),
        _find_any("verdict", f.verdict, table) if table == "facts" else None,
        _find_since(f.since, table),
        _find_until(f.until, table),
        _find_text(f.text, table),
        _find_document(f.document, table),
        _find_as_of(f.as_of, table),
        _find_held(f.held, table),
    ]


def _find_dyad(dyad: str | None, table: Table) -> Condition | None:
    if dyad is None:
        return None
    kept, column = _DYADS[table]
    return f"{table}.n IN (SELECT {column} FROM {kept} WHERE dyad = ?)", (find_dyad(dyad),)


def _find_country(country: str | None, table: Table) -> Condition | None:
    if country is None:
        return None
    kept, column = _NAMES[table]
    return f"{table}.n IN (SELECT {column} FROM {kept} WHERE name = ?)", (country,)


def _find_any(column: str, value: str | tuple[str, ...] | None, table: Table) -> Condition | None:
    if value is None:
        return None
    values = (value,) if isinstance(value, str) else tuple(value)
    marks = ", ".join("?" for _ in values)
    return f"{table}.{column} IN ({marks})", values


def _find_since(since: str | None, table: Table) -> Condition | None:
    if since is None:
        return None
    day = parse_when(since).earliest
    if day is None:
        raise FormatError("since", since, "a date with a beginning")
    return f"{table}.\"when\" IS NOT NULL AND coalesce({table}.last_day, '9999-12-31') >= ?", (day.isoformat(),)


def _find_until(until: str | None, table: Table) -> Condition | None:
    if until is None:
        return None
    return f"{table}.\"when\" IS NOT NULL AND coalesce({table}.first_day, '0001-01-01') <= ?", (find_last_day(until),)


def _find_text(text: str | None, table: Table) -> Condition | None:
    words = [word for word in re.findall(r"[^\s\"]+", text or "") if any(c.isalnum() for c in word)]
    if not words:
        return None
    match = " ".join(f'"{word}"' for word in words)
    inside = "SELECT rowid FROM claims_text WHERE claims_text MATCH ?"
    if table == "claims":
        return f"claims.n IN ({inside})", (match,)
    sql = f"facts.n IN (SELECT f.fact FROM fact_claims f JOIN claims c ON c.id = f.claim WHERE c.n IN ({inside}))"
    return sql, (match,)


def _find_document(document: str | tuple[str, ...] | None, table: Table) -> Condition | None:
    if document is None:
        return None
    given = (document,) if isinstance(document, str) else tuple(document)
    marks = ", ".join("?" for _ in given)
    inside = f"SELECT n FROM documents WHERE id IN ({marks}) OR name IN ({marks}) OR url IN ({marks})"
    values = given * 3
    if table == "claims":
        return f"claims.document IN ({inside})", values
    sql = f"facts.n IN (SELECT f.fact FROM fact_claims f JOIN claims c ON c.id = f.claim WHERE c.document IN ({inside}))"
    return sql, values


def _find_as_of(as_of: str | None, table: Table) -> Condition | None:
    """Of facts, their verdicts depend on the day too, so that the workspace finds them anew; see Workspace.facts."""
    if as_of is None or table == "facts":
        return None
    return "claims.document IN (SELECT n FROM documents WHERE last_day <= ?)", (find_last_day(as_of),)


def _find_held(held: str | None, table: Table) -> Condition | None:
    """What has a time that lies not wholly before or after; an act of which only the beginning is given is placed at it."""
    if held is None:
        return None
    first, last = (day.isoformat() for day in find_asked_days(held))
    when = f'{table}."when"'
    changed = f"coalesce(json_extract(CAST({table}.record AS TEXT), '$.roles.change'), '') <> 'exist'"
    act = f"{table}.type IN ({', '.join('?' for _ in find_acts())}) AND ({table}.type <> 'relations' OR {changed})"
    begun = f"substr(rtrim({when}, './~?%') || '-99-99', 1, 10)"
    sql = (
        f"{when} IS NOT NULL AND coalesce({table}.first_day, '0001-01-01') <= ? AND coalesce({table}.last_day, '9999-12-31') >= ?"
        f" AND NOT ({table}.last_day IS NULL AND {begun} < ? AND {act})"
    )
    return sql, (last, first, first, *find_acts())


def _find_phrases(f: Filter) -> list[str]:
    phrases = [
        (f.type, f" of type {_join(f.type)}"),
        (f.dyad, f" about the pair {find_dyad(f.dyad) if f.dyad else ''}"),
        (f.country, f" that name {f.country}"),
        (f.since, f" from {f.since}" if f.until else f" in or after {f.since}"),
        (f.until, f" to {f.until}" if f.since else f" in or before {f.until}"),
        (f.modality, f" that are {_join(f.modality)}"),
        (f.verdict, f" with the verdict {_join(f.verdict)}"),
        (f.text, f" with the words “{f.text}”"),
        (f.document, f" in “{_join(f.document)}”"),
        (f.held, f" that held or happened in {f.held} (what has no time is left out)"),
        (f.as_of, f" as known from documents dated up to {f.as_of} (documents without a date are left out)"),
    ]
    return [phrase for value, phrase in phrases if value is not None]


def _join(value: str | tuple[str, ...] | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return " or ".join(value)
