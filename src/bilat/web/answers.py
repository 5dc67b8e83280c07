"""Answers as they go out: chosen form, tag of their content, nothing when the asker has it already. Kept while the base stands still."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.csv
from fastapi import Request, Response

from bilat.export import flatten
from bilat.web.asking import check_names
from bilat.web.negotiation import MEDIA_TYPES, RECORD, TABLE, Form, choose_form
from bilat.web.site import Answer, find_site
from bilat.web.writing import Done
from bilat.workspace import Workspace

_MOST_KEPT_BYTES = 1 << 18
_ENCODER = msgspec.json.Encoder()


class Listing(msgspec.Struct, frozen=True):
    """A page with `items` and `next`, and how to make a table of its rows."""

    page: Any
    to_table: Callable[[], pa.Table]


def answer_record(
    request: Request, make: Callable[[Workspace], msgspec.Struct], parameters: Sequence[str] = ()
) -> Response:
    """Answer with one record that is read from the base, as JSON."""

    def read() -> msgspec.Struct:
        with find_site(request).readers.reading() as workspace:
            return make(workspace)

    return answer_made(request, read, parameters)


def answer_made(request: Request, make: Callable[[], msgspec.Struct], parameters: Sequence[str] = ()) -> Response:
    """Answer with one record, as JSON."""
    check_names(request, (*parameters, "format"))
    return _answer(request, RECORD, lambda _: Answer(_ENCODER.encode(make())))


def answer_page(
    request: Request, make: Callable[[Workspace], Listing], parameters: Sequence[str]
) -> Response:
    """Answer with a page of rows, in the form that is wanted; the next page is in the body of JSON and in the Link header."""

    def read(form: Form) -> Answer:
        with find_site(request).readers.reading() as workspace:
            return _to_answer(make(workspace), form)

    check_names(request, parameters)
    return _answer(request, TABLE, read)


def answer_done(done: Done, collection: str) -> Response:
    """Answer with what a change gave, and where it is found: 201 where it is new, else 200."""
    headers = {"Location": f"/v1/{collection}/{done.id}"}
    return Response(done.record, 201 if done.new else 200, headers, MEDIA_TYPES["json"])


def _answer(request: Request, offered: Sequence[Form], make: Callable[[Form], Answer]) -> Response:
    form = choose_form(request, offered)
    site = find_site(request)
    state = site.readers.find_state()  # before reading: what is read may be newer than it says, never older
    key = (request.url.path, request.url.query, form)
    answer = site.answers.get(key, state)
    if answer is None:
        answer = make(form)
        if len(answer.body) <= _MOST_KEPT_BYTES:
            site.answers.put(key, state, answer)
    return _to_response(request, answer, form)


def _to_response(request: Request, answer: Answer, form: Form) -> Response:
    tag = f'"{hashlib.blake2b(answer.body, digest_size=12).hexdigest()}-{form}"'
    headers = {"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache"}
    if answer.next is not None:
        headers["Link"] = f'<{answer.next}>; rel="next"'
    if has_tag(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(answer.body, headers=headers, media_type=MEDIA_TYPES[form])


def has_tag(given: str, tag: str) -> bool:
    """Tell whether an If-None-Match header names a tag."""
    return given.strip() == "*" or tag in (one.strip().removeprefix("W/") for one in given.split(","))


def _to_answer(listing: Listing, form: Form) -> Answer:
    page = listing.page
    if form == "json":
        return Answer(_ENCODER.encode(page), page.next)
    if form == "jsonl":
        return Answer(_ENCODER.encode_lines(page.items), page.next)
    return Answer(_to_csv(listing.to_table()) if form == "csv" else _to_arrow(listing.to_table()), page.next)


def _to_csv(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    pyarrow.csv.write_csv(flatten(table), sink)
    return bytes(sink.getvalue().to_pybytes())


def _to_arrow(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue().to_pybytes())
