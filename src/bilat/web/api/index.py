"""`/v1`: what is served and where to ask; `/v1/openapi.json`: the same for programs."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from bilat import __version__
from bilat.web.answers import answer_record
from bilat.web.describing import describe, make_openapi
from bilat.web.records import Index
from bilat.workspace import Workspace

router = APIRouter(tags=["index"])
_GROUPS = ("dyads", "facts", "claims", "disagreements", "judgements", "documents", "search", "countries", "organisations", "openapi.json")


@router.get("/v1", summary="What is served", **describe(Index))
def show_index(request: Request) -> Response:
    """Tell the version of bilat, how much the base holds, and where to ask."""
    return answer_record(request, _make_index)


@router.get("/v1/openapi.json", include_in_schema=False)
def show_openapi(request: Request) -> Response:
    """Give the OpenAPI document."""
    return JSONResponse(make_openapi(request.app))


def _make_index(workspace: Workspace) -> Index:
    count = workspace.base.count
    return Index(
        bilat=__version__,
        documents=count("documents"),
        claims=count("claims"),
        facts=count("facts"),
        disagreements=count("facts", "verdict = 'differs'"),
        links={name: f"/v1/{name}" for name in _GROUPS},
    )
