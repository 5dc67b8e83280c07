"""The review page: what a person should look at, worst first, and the forms by which it is judged and judgements are taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args
from urllib.parse import urlencode

import msgspec
from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from bilat.dossier.reviewing import TITLES, Entry, find_entries, say_judgement, say_subject
from bilat.dossier.wording import load_names
from bilat.model import Judgement, Verb, claim_id
from bilat.query import ReviewItem
from bilat.query.pages import DocumentCard, find_cards
from bilat.store import Base
from bilat.vocabulary import load
from bilat.web.pages.disagreements import read_asked, read_page
from bilat.web.pages.forms import read_form
from bilat.web.pages.routing import make_router
from bilat.web.pages.titles import put_titles
from bilat.web.problems import Problem
from bilat.web.rendering import render
from bilat.web.site import find_site, require_token
from bilat.web.writing import Ruling, Session, Undoing

router = make_router()
_ON_PAGE, _MOST_SAID = 8, 12
_MOST_CHARACTERS = 500
_PLACE = ("country", "dyad", "type", "page", "name")


class Saying(msgspec.Struct, frozen=True):
    """One saying to judge: its number on the page, the id of its claim, its reading and words, and the documents that have it."""

    number: int
    claim: str
    entry: Entry
    cards: tuple[DocumentCard, ...]


class Item(msgspec.Struct, frozen=True):
    """One thing to look at, in words, with its sayings; `replaces` are the judgements that a new one takes the place of."""

    key: str
    title: str
    subject: str
    note: str
    dyad: str
    fact: str
    sayings: tuple[Saying, ...]
    judgements: tuple[tuple[str, str], ...]
    replaces: tuple[str, ...]


@router.get("/review")
def show_review(request: Request) -> Response:
    """Show what there is to look at; reading needs no token."""
    asked, shown = read_asked(request)
    with find_site(request).readers.reading() as workspace:
        queue = workspace.review_queue(asked)
        page = read_page(request, len(queue), _ON_PAGE)
        items = [_to_item(workspace.base, one) for one in queue[(page - 1) * _ON_PAGE : page * _ON_PAGE]]
        said = workspace.judgements()
    name = request.query_params.get("name", "")[:_MOST_CHARACTERS]
    kept = request.query_params.get("kept", "").split(",")
    return render(
        request,
        "review.html.j2",
        items=items,
        total=len(queue),
        page=page,
        pages=max(1, -(-len(queue) // _ON_PAGE)),
        asked=shown,
        name=name,
        query=urlencode({**shown, **({"name": name} if name else {})}),
        place={**shown, "page": str(page)},
        said=[(one, say_judgement(one)) for one in reversed(said[-_MOST_SAID:])],
        kept=[(one, say_judgement(one)) for one in said if one.id in kept],
        types=sorted(load().claim_types),
        names=load_names(),
    )


@router.post("/review/judge")
async def take_judgement(request: Request) -> Response:
    """Keep a judgement that a form brings, and go back to the queue."""
    require_token(request)
    form = await read_form(request)
    done = await run_in_threadpool(find_site(request).writer.make, _read_session(form))
    return _go_back(form, done.id)


@router.post("/review/undo")
async def take_undoing(request: Request) -> Response:
    """Take a judgement back, and go back to the queue."""
    require_token(request)
    form = await read_form(request)
    undoing = Undoing(*(_read_field(form, field) for field in ("id", "name", "reason")))
    await run_in_threadpool(find_site(request).writer.make, undoing)
    return _go_back(form)


def _read_session(form: dict[str, list[str]]) -> Session:
    """Give what a form says; what is said of new words takes the place of the judgements on old ones that it names."""
    verb, claims = _read_field(form, "verb"), tuple(dict.fromkeys(form.get("claim", ())))
    if verb not in get_args(Verb):
        raise Problem(400, "wrong-request", "Nothing was said of it.", expected=f"one of {', '.join(get_args(Verb))}")
    needed = 1 if verb in ("confirm", "reject") else 2
    if len(claims) < needed or (needed == 2 and len(claims) != 2):
        raise Problem(400, "wrong-request", f"To say “{verb}”, choose {'a saying' if needed == 1 else 'two sayings'}; {len(claims)} were chosen.")
    name, reason = _read_field(form, "name"), _read_field(form, "reason")
    groups = [(one,) for one in claims] if needed == 1 else [claims]
    return Session(
        rulings=tuple(Ruling(cast(Verb, verb), group, name, reason) for group in groups),
        undoings=tuple(Undoing(old, name, "its words have changed and were judged anew") for old in form.get("replaces", ())),
    )


def _read_field(form: dict[str, list[str]], name: str) -> str:
    value = (form.get(name) or [""])[0]
    if len(value) > _MOST_CHARACTERS:
        raise Problem(400, "wrong-request", f"{name} is longer than {_MOST_CHARACTERS} characters")
    return value


def _go_back(form: dict[str, list[str]], kept: str = "") -> Response:
    place = {field: form[field][0] for field in _PLACE if form.get(field, [""])[0]}
    return RedirectResponse(f"/review?{urlencode({**place, 'kept': kept} if kept else place)}", status_code=303)


def _to_item(base: Base, item: ReviewItem) -> Item:
    entries = find_entries(item)
    cards = _find_cards(base, entries)
    dyads = item.fact.dyads if item.fact else item.claims[0].dyads if item.claims else ()
    return Item(
        key=item.fact.id if item.fact else "-".join(one.id for one in item.judgements),
        title=TITLES[item.kind],
        subject=say_subject(item, load_names()),
        note=put_titles(item.note, {name: card.title for name, card in cards.items()}),
        dyad=dyads[0] if dyads else "",
        fact=item.fact.id if item.fact else "",
        sayings=tuple(Saying(n, claim_id(one.claim), one, tuple(cards[name] for name in one.documents if name in cards)) for n, one in enumerate(entries, 1)),
        judgements=tuple((one.id, say_judgement(one)) for one in item.judgements),
        replaces=_find_replaced(item),
    )


def _find_replaced(item: ReviewItem) -> tuple[str, ...]:
    """What is said of new words takes the place of what was said of the old ones; what was rejected stays so."""
    judgements: Sequence[Judgement] = item.judgements if item.kind == "reopened" else ()
    return tuple(one.id for one in judgements if one.verb != "reject")


def _find_cards(base: Base, entries: Sequence[Entry]) -> dict[str, DocumentCard]:
    names = msgspec.json.encode(sorted({name for one in entries for name in one.documents})).decode()
    return {card.name: card for card in find_cards(base, "documents.name IN (SELECT value FROM json_each(?))", (names,))}
