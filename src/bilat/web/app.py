"""The application: routes of the API and of the pages under one safety. Routes are in api/ and pages/."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from bilat import __version__
from bilat.errors import BilatError
from bilat.web import api, pages
from bilat.web.pages.routing import show_lost
from bilat.web.problems import Problem, show_error, show_problem
from bilat.web.rendering import STATIC
from bilat.web.safety import Safety
from bilat.web.site import Site
from bilat.workspace import Workspace


def create_app(path: str, token: str, *, names: tuple[str, ...] = (), open_to_network: bool = False) -> FastAPI:
    """Give the application that serves the base at `path`; raise StoreError if it is not a base of bilat.

    `names` are host names under which the server may be asked beside localhost; see Site.
    """
    Workspace.open(path).close()  # an older base is brought up to date here, since readers cannot
    site = Site(path, token, names=names, open_to_network=open_to_network)

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        yield
        site.close()

    app = FastAPI(title="bilat", version=__version__, lifespan=living, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.site = site
    app.add_middleware(Safety, site=site)
    for kind, show in ((Problem, show_problem), (BilatError, show_error), (HTTPException, show_lost)):
        app.add_exception_handler(kind, show)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in api.ROUTERS:
        app.include_router(router)
    for router in pages.ROUTERS:
        app.include_router(router, include_in_schema=False)
    return app
