"""`/v1/judgements`: what people have said of claims, saying something, and taking it back."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

import msgspec
import pyarrow as pa
from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from bilat.model.judgement import Judgement, Verb
from bilat.query.pages import Row
from bilat.web.answers import Listing, answer_done, answer_page, answer_record
from bilat.web.asking import PAGE, check_names, read_limit
from bilat.web.describing import describe, describe_change
from bilat.web.paging import make_next, read_cursor
from bilat.web.problems import Problem
from bilat.web.records import JudgementsPage
from bilat.web.site import find_site, require_token
from bilat.web.uploads import read_body
from bilat.web.writing import Ruling, Undoing
from bilat.workspace import Workspace

router = APIRouter(tags=["judgements"])
T = TypeVar("T")
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
_MOST_BYTES = 1 << 16
_TEXT = pa.string()
_SCHEMA = pa.schema([(name, _TEXT) for name in ("id", "verb", "name", "day", "reason", "subjects", "undone_by", "undone_on")])


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person says: of one claim that it is right (`confirm`) or not (`reject`), of two that they are the `same` or `different`."""

    verb: Verb
    claims: Annotated[tuple[Words, ...], msgspec.Meta(min_length=1, max_length=2)]
    name: Words
    reason: Words


class TakenBack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who takes a judgement back, and why."""

    name: Words
    reason: Annotated[str, msgspec.Meta(max_length=2000)] = ""


@router.get("/v1/judgements", summary="Judgements", **describe(JudgementsPage, parameters=PAGE))
def list_judgements(request: Request) -> Response:
    """List what people have said of claims, by day, what was taken back too."""

    def make(workspace: Workspace) -> Listing:
        after, limit = read_cursor(request, tuple[str, str]), read_limit(request)
        rows = sorted((Row(one.id, (one.day, one.id), one) for one in workspace.judgements()), key=lambda row: row.key)
        rows = [row for row in rows if after is None or row.key > after][:limit]
        page = JudgementsPage(tuple(row.record for row in rows), make_next(request, rows, limit))
        return Listing(page, lambda: pa.Table.from_pylist([_to_row(one) for one in page.items], _SCHEMA))

    return answer_page(request, make, PAGE)


@router.get("/v1/judgements/{identifier}", summary="One judgement", **describe(Judgement))
def show_judgement(request: Request, identifier: str) -> Response:
    """Give one judgement by its id."""

    def make(workspace: Workspace) -> Judgement:
        found = next((one for one in workspace.judgements() if one.id == identifier), None)
        if found is None:
            raise Problem(404, "not-found", f"no judgement has the id {identifier[:100]!r}")
        return found

    return answer_record(request, make)


@router.post("/v1/judgements", summary="Judge", status_code=201, **describe_change(Judgement, Said))
async def judge(request: Request) -> Response:
    """Keep what a person says of one claim or two, by their ids, and find the facts anew; needs the writing token."""
    said = await _read(request, Said)
    ruling = Ruling(said.verb, said.claims, said.name, said.reason)
    return answer_done(await run_in_threadpool(find_site(request).writer.make, ruling), "judgements")


@router.post("/v1/judgements/{identifier}/undo", summary="Take a judgement back", status_code=201, **describe_change(Judgement, TakenBack))
async def undo(request: Request, identifier: str) -> Response:
    """Take a judgement back, and find the facts anew; it stays in the list with who took it back. Needs the writing token."""
    taken = await _read(request, TakenBack)
    undoing = Undoing(identifier, taken.name, taken.reason)
    return answer_done(await run_in_threadpool(find_site(request).writer.make, undoing), "judgements")


async def _read(request: Request, kind: type[T]) -> T:
    """Give the record in the body of a request that may write."""
    require_token(request)
    check_names(request, ())
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/json":
        raise Problem(415, "wrong-type", f"{media[:100]!r} is not read here", expected="application/json")
    try:
        return msgspec.json.decode(await read_body(request, _MOST_BYTES), type=kind)
    except msgspec.DecodeError as error:
        raise Problem(400, "wrong-request", f"the body is not what it should be: {error}") from error


def _to_row(one: Judgement) -> dict[str, Any]:
    subjects = msgspec.json.encode(one.subjects).decode()
    undone = (one.undone.name, one.undone.day) if one.undone else (None, None)
    return dict(zip(_SCHEMA.names, (one.id, one.verb, one.name, one.day, one.reason, subjects, *undone), strict=True))
