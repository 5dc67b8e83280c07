"""`/v1/documents`: the documents kept, each with its text, and adding one."""

from __future__ import annotations

import msgspec
import pyarrow as pa
from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from bilat.dossier.safe import clean_line
from bilat.query.pages import find_document_rows
from bilat.read import MAX_BYTES
from bilat.web.answers import Listing, answer_done, answer_page, answer_record
from bilat.web.asking import PAGE, check_names, read_limit
from bilat.web.describing import describe, describe_upload
from bilat.web.paging import make_next, read_cursor
from bilat.web.problems import Problem
from bilat.web.records import Added, DocumentRecord, DocumentsPage
from bilat.web.site import find_site, require_token
from bilat.web.uploads import read_body
from bilat.web.writing import Upload
from bilat.workspace import Workspace

router = APIRouter(tags=["documents"])
# What may be sent, and the reader that reads it; None where content and name tell the format.
READERS: dict[str, str | None] = {
    "text/plain": None,
    "text/markdown": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/x-wiki": "wikitext",
    "application/tei+xml": "tei",
}
_SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("id", "name", "title", "url", "date", "publisher", "language", "format")),
        ("claims", pa.int64()),
    ]
)


@router.get("/v1/documents", summary="Documents", **describe(DocumentsPage, parameters=PAGE))
def list_documents(request: Request) -> Response:
    """List the documents kept, by name, without their texts."""

    def make(workspace: Workspace) -> Listing:
        after, limit = read_cursor(request, tuple[str]), read_limit(request)
        rows = find_document_rows(workspace.base, after[0] if after else None, limit)
        page = DocumentsPage(tuple(row.record for row in rows), make_next(request, rows, limit))
        return Listing(page, lambda: pa.Table.from_pylist([msgspec.structs.asdict(one) for one in page.items], _SCHEMA))

    return answer_page(request, make, PAGE)


@router.get("/v1/documents/{identifier}", summary="One document", **describe(DocumentRecord))
def show_document(request: Request, identifier: str) -> Response:
    """Give a document by its id: its text and all parts as places in that text, and its family of copies and versions."""

    def make(workspace: Workspace) -> DocumentRecord:
        found = workspace.base.find_documents("id = ?", [identifier])
        if not found:
            raise Problem(404, "not-found", f"no document has the id {identifier[:100]!r}")
        inside = "id IN (SELECT family FROM family_members WHERE document = ?)"
        families = workspace.base.find_families(inside, [identifier])
        return DocumentRecord(
            **msgspec.structs.asdict(found[0]),
            family=families[0] if families else None,
            claims=workspace.count("claims", document=identifier),
        )

    return answer_record(request, make)


@router.post("/v1/documents", summary="Add a document", status_code=201, **describe_upload(Added, READERS))
async def add_document(request: Request) -> Response:
    """Read a document from the body, keep what it says and find the facts anew; needs the writing token.

    Safe to repeat: a document that is there already is answered with 200 and stays as it is. No address in it is fetched.
    """
    require_token(request)
    check_names(request, ("name",))
    upload = Upload(_read_name(request), b"", _find_reader(request))
    body = await read_body(request, MAX_BYTES)
    done = await run_in_threadpool(find_site(request).writer.make, msgspec.structs.replace(upload, data=body))
    return answer_done(done, "documents")


def _read_name(request: Request) -> str:
    name = clean_line(request.query_params.get("name"))
    if not name:
        raise Problem(400, "wrong-request", "the document has no name", expected="?name=, such as the name of its file or its address")
    return name


def _find_reader(request: Request) -> str | None:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in READERS:
        raise Problem(415, "wrong-type", f"{media[:100]!r} is not read", expected=f"one of {', '.join(READERS)}")
    return READERS[media]
