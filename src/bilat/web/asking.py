"""What may be asked in an address: parameters with their meanings in one table, read and checked here, and told in the OpenAPI document."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, get_args

import msgspec
from fastapi import Request

from bilat.dossier.pairs import find_pair
from bilat.errors import AmbiguousNameError, UnknownNameError, UsageError
from bilat.model import Modality, Verdict
from bilat.query import Filter
from bilat.vocabulary import load
from bilat.web.problems import Problem, to_problem

MOST_ROWS = 1000
_DEFAULT_ROWS = 100
_MOST_CHARACTERS = 1000
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_TEXT = {"type": "string", "maxLength": _MOST_CHARACTERS}
_SEVERAL = ("type", "modality", "verdict")


class Parameter(msgspec.Struct, frozen=True):
    """A parameter of a query: its meaning, its schema and an example."""

    meaning: str
    schema: dict[str, Any]
    example: Any


def _several(*values: str) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string", "enum": list(values)}}


PARAMETERS: dict[str, Parameter] = {
    "dyad": Parameter("Only what is about this pair: codes or names, in either order.", _TEXT, "AZE-BLR"),
    "country": Parameter("Only what names this country or organisation in a role: a code or a name.", _TEXT, "AZE"),
    "type": Parameter("Only this claim type; repeat it for several.", _several(*sorted(load().claim_types)), ["visit"]),
    "since": Parameter("Only what held or happened on or after this EDTF date.", _TEXT, "1993"),
    "until": Parameter("Only what held or happened on or before this EDTF date.", _TEXT, "2010-06"),
    "modality": Parameter("Only what is said in this way; repeat it for several.", _several(*get_args(Modality)), ["asserted"]),
    "verdict": Parameter("Only facts with this verdict; repeat it for several.", _several(*get_args(Verdict)), ["differs"]),
    "text": Parameter("Only what is said in a quote with all of these words.", _TEXT, "embassy"),
    "document": Parameter("Only what this document says: its id, name or address.", _TEXT, "ministry-brief.md"),
    "as_of": Parameter("As known from documents dated up to this EDTF date; those without a date are left out.", _TEXT, "2013"),
    "held": Parameter("Only what held or happened at this EDTF date.", _TEXT, "1994"),
    "from": Parameter("The earlier day, month or year, as an EDTF date.", _TEXT, "2013"),
    "to": Parameter("The later one.", _TEXT, "2024"),
    "q": Parameter("Words, or the name of a country or organisation.", {**_TEXT, "minLength": 1}, "embassy Minsk"),
    "limit": Parameter(
        "The most rows to give.", {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": _DEFAULT_ROWS}, 20
    ),
    "cursor": Parameter("Where the page begins: taken from `next` of the page before.", _TEXT, None),
    "format": Parameter("The form of the answer, before what Accept says.", {"type": "string", "enum": ["json"]}, "json"),
}
PAGE = ("limit", "cursor", "format")
CLAIM_FILTERS = tuple(name for name in Filter.__struct_fields__ if name != "verdict")
FACT_FILTERS = Filter.__struct_fields__


def check_names(request: Request, allowed: Sequence[str]) -> None:
    """Raise Problem 400 for a parameter that is not known here, one given twice that may not be, or characters that no value has."""
    for name, value in request.query_params.multi_items():
        if name not in allowed:
            raise _wrong(f"there is no parameter called {name[:100]!r}", f"one of {', '.join(allowed)}")
        if len(value) > _MOST_CHARACTERS or _CONTROL.search(value):
            raise _wrong(f"{name} is too long or has control characters", f"at most {_MOST_CHARACTERS} printable characters")
        if name not in _SEVERAL and len(request.query_params.getlist(name)) > 1:
            raise _wrong(f"{name} is given more than once", "one value")


def read_filter(request: Request) -> Filter:
    """Give the filter that a request asks for; names of countries become codes. Raise Problem 400 with what would have been right."""
    given: dict[str, Any] = {}
    for name in Filter.__struct_fields__:
        values = request.query_params.getlist(name)
        if values:
            given[name] = _CHECKS[name](values) if name in _CHECKS else values[0]
    return msgspec.convert(given, Filter)


def read_limit(request: Request) -> int:
    """Give the most rows that a request wants; raise Problem 400 if that is no number within bounds."""
    text = request.query_params.get("limit", str(_DEFAULT_ROWS))
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 1 <= int(text) <= MOST_ROWS:
        raise _wrong(f"limit: {text[:100]!r} is not a number of rows", f"a whole number from 1 to {MOST_ROWS}")
    return int(text)


def read_required(request: Request, name: str) -> str:
    """Give the value of a parameter that must be there; raise Problem 400 if it is not."""
    value = request.query_params.get(name, "").strip()
    if not value:
        raise _wrong(f"{name} is missing", f"?{name}=, such as {PARAMETERS[name].example}")
    return value


def find_party(text: str) -> str:
    """Give the code of the country or organisation that a code or name means; raise UnknownNameError or AmbiguousNameError."""
    known = load()
    if text in known.entities or text in known.organisations:
        return text
    organisation = known.resolve_organisation(text).entity
    return organisation.code if organisation is not None else known.find_country(text).code


def _read_pair(values: list[str]) -> str:
    try:
        return "-".join(sorted(find_pair(values)))
    except (UnknownNameError, AmbiguousNameError, UsageError) as error:
        raise to_problem(error, status=400) from error


def _read_party(values: list[str]) -> str:
    try:
        return find_party(values[0])
    except (UnknownNameError, AmbiguousNameError) as error:
        raise to_problem(error, status=400) from error


def _read_known(name: str) -> Callable[[list[str]], tuple[str, ...]]:
    def read(values: list[str]) -> tuple[str, ...]:
        known = PARAMETERS[name].schema["items"]["enum"]
        for value in values:
            if value not in known:
                raise _wrong(f"{name}: {value[:100]!r} is not known", f"one of {', '.join(known)}")
        return tuple(dict.fromkeys(values))

    return read


_CHECKS: dict[str, Callable[[list[str]], Any]] = {
    "dyad": _read_pair,
    "country": _read_party,
    **{name: _read_known(name) for name in _SEVERAL},
}


def _wrong(detail: str, expected: str) -> Problem:
    return Problem(400, "wrong-request", detail, expected=expected)
