"""Cursors and links from page to page. What pages are ordered by is said in query/pages.py."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
from fastapi import Request

from bilat.query.pages import Row
from bilat.web.problems import Problem

T = TypeVar("T")


def to_cursor(key: tuple[str | int, ...]) -> str:
    """Give the cursor that stands for a key."""
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def from_cursor(cursor: str, kind: type[T]) -> T:
    """Give back the key of a cursor; raise Problem 400 if it is not one of this collection."""
    try:
        return msgspec.json.decode(base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True), type=kind)
    except (binascii.Error, ValueError, msgspec.DecodeError) as error:
        expected = "the cursor in the `next` of the page before, unchanged"
        raise Problem(400, "wrong-request", f"cursor: {cursor[:100]!r} is not one of these pages", expected=expected) from error


def read_cursor(request: Request, kind: type[T]) -> T | None:
    """Give the key after which a page is to begin, or None for the first; raise Problem 400 if the cursor is not one of this collection."""
    cursor = request.query_params.get("cursor")
    return None if cursor is None else from_cursor(cursor, kind)


def make_next(request: Request, rows: Sequence[Row[Any]], limit: int) -> str | None:
    """Give the address, from the root of the server, of the page that follows these rows; None where fewer than the limit were left."""
    if len(rows) < limit:
        return None
    url = request.url.include_query_params(cursor=to_cursor(rows[-1].key))
    return f"{url.path}?{url.query}"
