"""Pages for people: one module a page, each with a `router`; the table below is all that the application knows of them."""

from bilat.web.pages import login, start

ROUTERS = (start.router, login.router)
