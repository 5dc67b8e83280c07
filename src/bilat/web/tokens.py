"""The writing token: who may change the base. It comes as a Bearer token, or as a cookie that the login page has set."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from fastapi import Request, Response


def make_token() -> str:
    """Give a new token of 192 random bits."""
    return secrets.token_urlsafe(24)


class Token:
    """A token and the cookie that stands for it. The cookie's name depends on the token: two servers on one host keep theirs apart."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.cookie = f"bilat-{self._derive('name')[:8]}"

    def is_right(self, given: str) -> bool:
        """Tell whether a text is the token, in a time that does not depend on how much of it is right."""
        return hmac.compare_digest(given.encode(), self._text.encode())

    def is_shown_by(self, request: Request) -> bool:
        """Tell whether a request carries the token or its cookie."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self.is_right(given.strip()):
            return True
        kept = request.cookies.get(self.cookie, "")
        return hmac.compare_digest(kept.encode(), self._derive("cookie").encode())

    def put_cookie(self, response: Response) -> None:
        """Set the cookie; scripts cannot read it and other sites' pages cannot send it. It lasts as long as the browser is open."""
        response.set_cookie(self.cookie, self._derive("cookie"), httponly=True, samesite="strict", path="/")

    def _derive(self, purpose: str) -> str:
        return hmac.new(self._text.encode(), purpose.encode(), hashlib.sha256).hexdigest()
