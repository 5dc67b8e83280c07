"""What every answer and every request must keep to: headers that bind the browser, hosts and origins that are ours.

No page needs more than its own files: no inline scripts or styles, nothing from elsewhere, no frames. Tokens are in tokens.py.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bilat.web.problems import Problem, make_defect
from bilat.web.site import Site

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_READING = ("GET", "HEAD", "OPTIONS")


class Safety:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app, self._site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with a problem if its host or origin is not ours; HEAD is GET without the body.

        What no one foresaw is answered here too, so that the headers stand on that answer as on all others.
        """
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        head, begun = scope["method"] == "HEAD", False

        async def send_bound(message: Message) -> None:
            nonlocal begun
            begun = True
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            elif head:
                message = {**message, "body": b""}
            await send(message)

        problem = find_trouble(scope["method"], Headers(scope=scope), self._site)
        answer = self._app if problem is None else problem.to_response()
        try:
            await answer({**scope, "method": "GET"} if head else scope, receive, send_bound)
        except Exception as error:
            if not begun:
                await make_defect(error).to_response()(scope, receive, send_bound)
            raise  # the server writes it to its log


def find_trouble(method: str, headers: Headers, site: Site) -> Problem | None:
    """Find what forbids a request from its headers alone: a host that is not ours, or a change that another site asks for."""
    host = headers.get("host", "")
    if not site.is_own_name(host):
        return Problem(421, "wrong-host", f"this server is not called {host[:200]!r}; ask it by the address that it printed")
    if method in _READING:
        return None
    origin = headers.get("origin")
    if origin is not None and not _is_same(origin, host):
        return Problem(403, "wrong-origin", f"a change may not be asked for by {origin[:200]!r}, only by this server's own pages")
    if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return Problem(403, "wrong-origin", "a change may not be asked for by another site, only by this server's own pages")
    return None


def _is_same(origin: str, host: str) -> bool:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.strip().lower()
