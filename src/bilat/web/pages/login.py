"""The login page: it takes the writing token once, from the address that `bilat serve` printed or from a form, and sets a cookie."""

from __future__ import annotations

from urllib.parse import parse_qs

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from bilat.web.pages.routing import make_router
from bilat.web.rendering import render
from bilat.web.site import find_site
from bilat.web.uploads import read_body

router = make_router()
_MOST_BYTES = 4096


@router.get("/login", response_class=HTMLResponse)
def show_login(request: Request, token: str | None = None) -> Response:
    """Show the form; a token in the address is taken, and the browser sent on to an address without it."""
    return render(request, "login.html.j2", wrong=False) if token is None else _admit(request, token)


@router.post("/login", response_class=HTMLResponse)
async def take_login(request: Request) -> Response:
    """Take the token from the form."""
    body = await read_body(request, _MOST_BYTES)
    return _admit(request, parse_qs(body.decode("utf-8", "replace")).get("token", [""])[0].strip())


def _admit(request: Request, token: str) -> Response:
    known = find_site(request).token
    if not known.is_right(token):
        return render(request, "login.html.j2", status=403, wrong=True)
    response = RedirectResponse("/", status_code=303)
    known.put_cookie(response)
    return response
