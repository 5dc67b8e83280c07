"""The API: one module a group of routes, each with a `router`; the table below is all that the application knows of them."""

from bilat.web.api import (
    claims,
    countries,
    diff,
    disagreements,
    documents,
    dyads,
    facts,
    index,
    judgements,
    search,
)

ROUTERS = (
    index.router, dyads.router, facts.router, claims.router, disagreements.router, diff.router, judgements.router,
    documents.router, search.router, countries.router,
)  # fmt: skip
