"""Routes of pages: what goes wrong on one is told as a page, with links to what was probably meant."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import quote

import msgspec
from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from bilat.dossier.wording import load_names
from bilat.errors import AmbiguousNameError, BilatError, UnknownNameError
from bilat.web.problems import Problem, show_refusal, to_problem
from bilat.web.rendering import render


class Way(msgspec.Struct, frozen=True):
    """A link to what was probably meant."""

    address: str
    words: str


class PageRoute(APIRoute):
    """A route whose errors are pages."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Give the function that answers a request."""
        answer = super().get_route_handler()

        async def answer_or_tell(request: Request) -> Response:
            try:
                return await answer(request)
            except Problem as problem:
                return show_trouble(request, problem, problem.ways if isinstance(problem, Misnamed) else ())
            except BilatError as error:
                return show_trouble(request, to_problem(error))
            except RequestValidationError:
                return show_trouble(request, Problem(400, "wrong-request", "a value in the address is missing or too long"))

        return answer_or_tell


class Misnamed(Problem):
    """A name in an address that means nothing, or several things; `ways` lead to what it may mean."""

    def __init__(self, problem: Problem, ways: tuple[Way, ...]) -> None:
        super().__init__(problem.record.status, problem.record.type.rpartition(":")[2], problem.record.detail)
        self.ways = ways


def make_router() -> APIRouter:
    """Give a router for pages."""
    return APIRouter(route_class=PageRoute)


def misnamed(error: UnknownNameError | AmbiguousNameError, text: str, prefix: str) -> Misnamed:
    """Give the problem of a name in `text`, with a link for each thing that it may mean: the same text with that in its place, after `prefix`."""
    names = load_names()
    meant = error.candidates if isinstance(error, AmbiguousNameError) else error.nearest
    ways = [Way(prefix + quote(text.replace(error.name, one)), names.plain(one) if one in names.countries else one) for one in meant]
    if isinstance(error, AmbiguousNameError):
        ways.append(Way(f"/search?q={quote(error.name)}", f"Look for “{error.name}” everywhere"))
    return Misnamed(to_problem(error), tuple(ways))


def show_trouble(request: Request, problem: Problem, ways: tuple[Way, ...] = ()) -> Response:
    """Tell what went wrong, as a page."""
    page = render(request, "trouble.html.j2", status=problem.record.status, problem=problem.record, ways=ways)
    page.headers.update(problem.headers)
    return page


async def show_lost(request: Request, error: Exception) -> Response:
    """Answer for an address or method that is not there: with a page to who reads pages, with problem details to programs."""
    if request.url.path.startswith(("/v1", "/static")) or "text/html" not in request.headers.get("accept", ""):
        return await show_refusal(request, error)
    assert isinstance(error, HTTPException)
    return show_trouble(request, Problem(error.status_code, "not-found", "There is no page at this address."))
