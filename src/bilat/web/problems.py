"""Errors as answers: problem details of RFC 9457, made from the errors of bilat. One visible table says which status each has."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bilat.errors import (
    AmbiguousNameError,
    BilatError,
    FormatError,
    ReadError,
    StoreError,
    TooLargeError,
    UnknownNameError,
    UsageError,
)

MEDIA_TYPE = "application/problem+json"
# The class of an error: its status and its name in `type`. The first that fits counts.
_KINDS: tuple[tuple[type[BilatError], int, str], ...] = (
    (UnknownNameError, 404, "unknown-name"),
    (AmbiguousNameError, 404, "ambiguous-name"),
    (FormatError, 400, "wrong-format"),
    (UsageError, 400, "wrong-request"),
    (TooLargeError, 413, "too-large"),
    (ReadError, 422, "unreadable-document"),
    (StoreError, 503, "base-unavailable"),
    (BilatError, 500, "defect"),
)
TITLES = {
    "unknown-name": "No such name",
    "ambiguous-name": "The name means several",
    "wrong-format": "A value breaks its format",
    "wrong-request": "The request makes no sense",
    "too-large": "Too large",
    "unreadable-document": "The document cannot be read",
    "base-unavailable": "The base cannot be used",
    "defect": "A defect of bilat",
    "wrong-host": "Not this server",
    "wrong-origin": "Not from this server's pages",
    "no-token": "The writing token is missing",
    "not-found": "There is nothing here",
    "not-acceptable": "No such form of answer",
    "wrong-method": "Not what can be done here",
    "wrong-type": "Not a type of content that is read",
    "too-slow": "It took too long",
}


class ProblemRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """Problem details (RFC 9457). `nearest` are names that the vocabulary holds, `candidates` the codes that a name may mean."""

    type: str
    title: str
    status: int
    detail: str
    nearest: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    expected: str | None = None


class Problem(Exception):  # noqa: N818 - so RFC 9457 calls it
    """A request that cannot be answered, with the status and what would have been right."""

    def __init__(self, status: int, kind: str, detail: str, *, headers: dict[str, str] | None = None, **more: Any) -> None:
        self.record = ProblemRecord(f"urn:bilat:problem:{kind}", TITLES[kind], status, detail, **more)
        self.headers = headers or {}
        super().__init__(detail)

    @classmethod
    def of(cls, record: ProblemRecord) -> Problem:
        """Give the problem of a record, as another process has sent it."""
        problem = cls(record.status, record.type.rpartition(":")[2], record.detail)
        problem.record = record
        return problem

    def to_response(self) -> Response:
        """Give the problem as an answer."""
        return Response(msgspec.json.encode(self.record), self.record.status, self.headers, MEDIA_TYPE)


def to_problem(error: BilatError, *, status: int | None = None) -> Problem:
    """Give the problem that an error of bilat makes of a request, with a status of its own or the one given."""
    usual, kind = next((status, kind) for cls, status, kind in _KINDS if isinstance(error, cls))
    more: dict[str, Any] = {}
    if isinstance(error, UnknownNameError):
        more["nearest"] = error.nearest
    if isinstance(error, AmbiguousNameError):
        more["candidates"] = error.candidates
    if isinstance(error, FormatError):
        more["expected"] = error.expected
    return Problem(status or usual, kind, str(error), **more)


async def show_problem(_: Request, error: Exception) -> Response:
    """Answer with a problem."""
    assert isinstance(error, Problem)
    return error.to_response()


async def show_error(_: Request, error: Exception) -> Response:
    """Answer with the problem that an error of bilat makes."""
    assert isinstance(error, BilatError)
    return to_problem(error).to_response()


async def show_refusal(_: Request, error: Exception) -> Response:
    """Answer with the problem for what the router itself refuses: no such address, no such method there."""
    assert isinstance(error, HTTPException)
    kinds = {404: "not-found", 405: "wrong-method"}
    headers = dict(error.headers or {})
    return Problem(error.status_code, kinds.get(error.status_code, "wrong-request"), str(error.detail), headers=headers).to_response()


def make_defect(error: Exception) -> Problem:
    """Give the problem for what no one foresaw; what it was stands in the server's log, not in the answer."""
    return Problem(500, "defect", f"{type(error).__name__}; the server's log says where")
