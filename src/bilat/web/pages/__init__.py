"""Pages for people: one module a page, each with a `router`; the table below is all that the application knows of them."""

from bilat.web.pages import compare, countries, documents, drawings, dyads, evidence, login, search, start

ROUTERS = (
    start.router, search.router, dyads.router, drawings.router, evidence.router, documents.router, compare.router, countries.router, login.router,
)  # fmt: skip
