"""The page of a document, opened at a quote, and the list of documents, to which one may be added."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from bilat.dossier.numbering import find_title
from bilat.dossier.wording import load_names
from bilat.model import Claim, Document, Family, claim_id
from bilat.query.pages import DocumentCard, find_cards, find_document_rows
from bilat.read import MAX_BYTES
from bilat.store import Base
from bilat.web.pages.evidence import Saying, make_saying
from bilat.web.pages.forms import read_file
from bilat.web.pages.passage import Passage, cut_passage
from bilat.web.pages.routing import make_router
from bilat.web.pages.titles import put_titles
from bilat.web.paging import read_cursor, to_cursor
from bilat.web.problems import Problem
from bilat.web.rendering import render
from bilat.web.site import find_site, require_token
from bilat.web.uploads import read_body
from bilat.web.writing import Upload

router = make_router()
_MOST = 100
_ROOM_FOR_FORM = 1 << 16  # bytes that a form adds to the file in it


class Opened(msgspec.Struct, frozen=True):
    """A document as its page shows it: a passage of its text, the claims that begin there, and the one it was opened for.

    `family` says in a sentence how it and its `relatives` are one text; empty where it has none.
    """

    document: Document
    title: str
    passage: Passage
    sayings: tuple[Saying, ...]
    chosen: Saying | None
    claims: int
    family: str
    relatives: tuple[DocumentCard, ...]


@router.get("/documents")
def list_documents(request: Request) -> Response:
    """List the documents."""
    after = read_cursor(request, tuple[str])
    with find_site(request).readers.reading() as workspace:
        rows = find_document_rows(workspace.base, after[0] if after else None, _MOST)
        total = workspace.base.count("documents")
    further = to_cursor(rows[-1].key) if len(rows) == _MOST else None
    return render(request, "documents.html.j2", cards=[row.record for row in rows], total=total, further=further, is_first=after is None)


@router.post("/documents")
async def take_document(request: Request) -> Response:
    """Add the document that a form brings, and show it."""
    require_token(request)
    name, data = read_file(request.headers.get("content-type", ""), await read_body(request, MAX_BYTES + _ROOM_FOR_FORM))
    if len(data) > MAX_BYTES:
        raise Problem(413, "too-large", f"The file is over {MAX_BYTES >> 20} MB.")
    added = await run_in_threadpool(find_site(request).writer.make, Upload(name, data))
    return RedirectResponse(f"/document/{added.id}?added={'new' if added.new else 'known'}", status_code=303)


@router.get("/document/{identifier}")
def show_document(request: Request, identifier: str, claim: str = "") -> Response:
    """Show a document at a claim's quote, or from a place on."""
    with find_site(request).readers.reading() as workspace:
        opened = open_document(workspace.base, identifier, claim, _read_place(request))
    added = request.query_params.get("added", "")
    return render(request, "document.html.j2", opened=opened, document=opened.document, names=load_names(), added=added if added in ("new", "known") else "")


def open_document(base: Base, identifier: str, claim: str, place: int) -> Opened:
    """Find what the page of a document shows; raise Problem where there is no such document or claim in it."""
    found = base.find_documents("id = ?", [identifier])
    if not found:
        raise Problem(404, "not-found", f"No document has the id {identifier[:100]!r}.")
    document = found[0]
    claims = base.find_claims("documents.id = ?", [identifier])
    chosen = next((one for one in claims if claim_id(one) == claim), None)
    if claim and chosen is None:
        raise Problem(404, "not-found", f"No claim of this document has the id {claim[:100]!r}.")
    passage = cut_passage(document.text, claims, chosen, place)
    families = base.find_families("id IN (SELECT family FROM family_members WHERE document = ?)", [identifier])
    relatives = _find_relatives(base, families, identifier)
    titles = {document.name: document.title, **{card.name: card.title for card in relatives}}
    return Opened(
        document=document,
        title=find_title(document),
        passage=passage,
        sayings=tuple(make_saying(one, document) for one in _find_begun(claims, passage)),
        chosen=make_saying(chosen, document) if chosen else None,
        claims=len(claims),
        family=put_titles(families[0].reason, titles) if relatives else "",
        relatives=relatives,
    )


def _find_begun(claims: Sequence[Claim], passage: Passage) -> list[Claim]:
    return [one for one in claims if passage.start <= one.evidence.start < passage.end]


def _find_relatives(base: Base, families: Sequence[Family], own: str) -> tuple[DocumentCard, ...]:
    others = msgspec.json.encode([member.document for family in families for member in family.members if member.document != own]).decode()
    return tuple(find_cards(base, "documents.id IN (SELECT value FROM json_each(?))", (others,)))


def _read_place(request: Request) -> int:
    text = request.query_params.get("from", "0")
    if not text.isdecimal() or len(text) > 9:
        raise Problem(400, "wrong-request", f"from: {text[:100]!r} is no place in a text", expected="a number of characters")
    return int(text)
