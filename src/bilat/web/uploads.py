"""Bodies of requests, read piece by piece and no further than they may be long."""

from __future__ import annotations

from fastapi import Request

from bilat.web.problems import Problem


async def read_body(request: Request, most: int) -> bytes:
    """Give the body of a request; raise Problem 413 as soon as it is known to be longer than `most` bytes."""
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > most:
        raise _too_large(most)
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise _too_large(most)
    return bytes(body)


def _too_large(most: int) -> Problem:
    size = f"{most // 2**20} MB" if most >= 2**20 else f"{most} bytes"
    return Problem(413, "too-large", f"the body of the request is over {size}")
