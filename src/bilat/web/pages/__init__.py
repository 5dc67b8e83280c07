"""Pages for people: one module a page, each with a `router`; the table below is all that the application knows of them."""

from bilat.web.pages import (
    about,
    compare,
    countries,
    disagreements,
    documents,
    drawings,
    dyads,
    evidence,
    login,
    review,
    search,
    start,
)

ROUTERS = (
    start.router, search.router, dyads.router, drawings.router, evidence.router, documents.router, compare.router, countries.router,
    disagreements.router, review.router, about.router, login.router,
)  # fmt: skip
