"""The search page: what a few words may mean (a pair, a country, an organisation), and where they stand in documents and claims."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from fastapi import Request, Response

from bilat.dossier.pairs import find_pair
from bilat.dossier.wording import load_names
from bilat.dossier.words import say_claim
from bilat.errors import AmbiguousNameError, BilatError, UnknownNameError
from bilat.query.search import search_claims, search_documents
from bilat.vocabulary import Entity, load
from bilat.web.api.claims import find_cards_of
from bilat.web.pages.routing import Way, make_router
from bilat.web.rendering import render
from bilat.web.site import find_site

router = make_router()
_LONGEST, _MOST = 200, 20


@router.get("/search")
def show_search(request: Request, q: str = "") -> Response:
    """Show what words may mean and where they stand."""
    words = " ".join(q.split())[:_LONGEST]
    names = load_names()
    with find_site(request).readers.reading() as workspace:
        documents = search_documents(workspace.base, words, _MOST) if words else []
        rows = search_claims(workspace.base, words, _MOST) if words else []
        cards = {card.name: card for card in find_cards_of(workspace.base, rows)}
    claims = [(row.id, say_claim(row.record, names), row.record, cards[row.record.document]) for row in rows]
    return render(request, "search.html.j2", searched=words, ways=find_ways(words) if words else [], near=find_near(words) if words else [], documents=documents, claims=claims)


def find_ways(words: str) -> list[Way]:
    """Give links to the pair, countries and organisations that words name."""
    found, known = _find_pair_way(words), load()
    for kind, entities in (("country", known.resolve(words).candidates or _find_by_code(words)), ("organisation", known.resolve_organisation(words).candidates)):
        found += [Way(f"/{kind}/{quote(one.code)}", f"{one.name} ({one.code})") for one in entities]
    return found


def _find_pair_way(words: str) -> list[Way]:
    try:
        pair = "-".join(sorted(find_pair([words])))
    except BilatError:
        return []
    return [Way(f"/dyad/{pair}", f"What is known of {load_names().pair(pair)}")]


def find_near(words: str) -> list[Way]:
    """Give links to names that are nearly what was typed, where it names nothing itself."""
    try:
        load().find_country(words)
    except UnknownNameError as error:
        return [Way(f"/search?q={quote(name)}", name) for name in error.nearest]
    except AmbiguousNameError:
        return []
    return []


def _find_by_code(words: str) -> Sequence[Entity]:
    found = load().entities.get(words.upper())
    return (found,) if found else ()
