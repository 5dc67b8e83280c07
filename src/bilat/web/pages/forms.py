"""Reads the bodies of forms: fields, and a file. Nothing is kept on disk."""

from __future__ import annotations

from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl

from fastapi import Request

from bilat.dossier.safe import clean_line
from bilat.web.problems import Problem
from bilat.web.uploads import read_body

_MOST_BYTES = 1 << 16


async def read_form(request: Request) -> dict[str, list[str]]:
    """Give the fields of a form that was sent as an address sends them; raise Problem 413 for a long one."""
    body = await read_body(request, _MOST_BYTES)
    found: dict[str, list[str]] = {}
    for name, value in parse_qsl(body.decode("utf-8", "replace"), max_num_fields=200):
        found.setdefault(name, []).append(value.strip())
    return found


def read_file(content_type: str, body: bytes) -> tuple[str, bytes]:
    """Give the name and the bytes of the file in a form (multipart/form-data); raise Problem 400 where there is none."""
    if not content_type.lower().startswith("multipart/form-data"):
        raise Problem(415, "wrong-type", "the form brings no file", expected="multipart/form-data")
    head = b"Content-Type: " + content_type.encode("latin-1", "replace").replace(b"\n", b" ") + b"\r\n\r\n"
    parsed = BytesParser(EmailMessage, policy=HTTP).parsebytes(head + body)
    for part in parsed.iter_parts() if parsed.is_multipart() else ():
        name, data = clean_line(part.get_filename()), part.get_payload(decode=True)
        if name and isinstance(data, bytes) and data:
            return name.replace("\\", "/").rpartition("/")[2], data
    raise Problem(400, "wrong-request", "no file was chosen", expected="a file with a name")
