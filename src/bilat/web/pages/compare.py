"""The page that sets two versions of one text side by side, and the list of what can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from fastapi import Request, Response

from bilat.dossier.comparison_text import say_field
from bilat.dossier.numbering import find_title
from bilat.dossier.wording import load_names
from bilat.dossier.words import say_claim
from bilat.model import Claim, Document, claim_id
from bilat.query.pages import DocumentCard, find_cards
from bilat.reconcile import Comparison
from bilat.reconcile.claim_changes import ClaimChange
from bilat.reconcile.compare import SentenceChange
from bilat.web.pages.routing import make_router
from bilat.web.pages.titles import put_titles
from bilat.web.problems import Problem
from bilat.web.rendering import render
from bilat.web.site import find_site
from bilat.workspace import Workspace

router = make_router()
_MOST_FAMILIES = 100
_FAMILIES = "SELECT family FROM family_members GROUP BY family HAVING count(*) > 1 ORDER BY family LIMIT ?"


class Side(msgspec.Struct, frozen=True):
    """What one version says, with the id of its claim; empty where it says nothing."""

    words: str = ""
    claim: str = ""


class FactRow(msgspec.Struct, frozen=True):
    """A change of what is claimed: what each version says, and the fields that changed as (name, old, new)."""

    kind: str
    old: Side
    new: Side
    fields: tuple[tuple[str, str, str], ...]
    note: str


class Run(msgspec.Struct, frozen=True):
    """Words of a sentence, `changed` or not."""

    words: str
    changed: bool = False


class WordRow(msgspec.Struct, frozen=True):
    """A change of a sentence, each side cut where words changed."""

    kind: str
    old: tuple[Run, ...]
    new: tuple[Run, ...]
    note: str


class Choice(msgspec.Struct, frozen=True):
    """A family of which versions can be compared."""

    id: str
    reason: str
    members: tuple[DocumentCard, ...]


@router.get("/compare")
def show_comparison(request: Request, old: str = "", new: str = "") -> Response:
    """Show two documents side by side, or what can be compared."""
    with find_site(request).readers.reading() as workspace:
        if not (old.strip() and new.strip()):
            return render(request, "choices.html.j2", choices=find_choices(workspace))
        first, second = (_find_document(workspace, text.strip()) for text in (old, new))
        if first.id == second.id:
            raise Problem(400, "wrong-request", "A document is compared with another one.", expected="two documents")
        comparison = workspace.compare(first.id, second.id)
        claims = {claim_id(claim): claim for one in (first, second) for claim in workspace.claims(document=one.id)}
    sides = (first, second) if comparison.older == first.name else (second, first)
    titles = {one.name: _say_title(one) for one in sides}
    return render(
        request,
        "compare.html.j2",
        comparison=comparison,
        sides=[(one, find_title(one)) for one in sides],
        reason=put_titles(comparison.reason, titles),
        summary=put_titles(comparison.summary, titles),
        facts=find_fact_rows(comparison.claims, claims),
        words=find_word_rows(comparison),
    )


def find_choices(workspace: Workspace) -> list[Choice]:
    """Find the families with more than one document, each with its documents from the oldest version on."""
    wanted = [row[0] for row in workspace.base.select(_FAMILIES, (_MOST_FAMILIES,))]
    inside = "id IN (SELECT value FROM json_each(?))"
    found = []
    for family in workspace.base.find_families(inside, (msgspec.json.encode(wanted).decode(),)):
        ranks = {member.document: member.rank for member in family.members}
        cards = find_cards(workspace.base, f"documents.{inside}", (msgspec.json.encode(list(ranks)).decode(),))
        reason = put_titles(family.reason, {card.name: card.title for card in cards})
        found.append(Choice(family.id, reason, tuple(sorted(cards, key=lambda card: (ranks.get(card.id, 0), card.name)))))
    return found


def find_fact_rows(changes: Iterable[ClaimChange], claims: Mapping[str, Claim]) -> list[FactRow]:
    """Give the changes of what is claimed: what was said otherwise first, then what was added and dropped."""
    order = {"changed": 0, "added": 1, "dropped": 2}
    return [_to_fact_row(change, claims) for change in sorted(changes, key=lambda one: order[one.kind])]


def _to_fact_row(change: ClaimChange, claims: Mapping[str, Claim]) -> FactRow:
    fields = tuple((one.field, say_field(one.field, one.old, claims.get(change.old)), say_field(one.field, one.new, claims.get(change.new))) for one in change.fields)
    return FactRow(change.kind, _to_side(change.old, claims), _to_side(change.new, claims), fields, change.explanation if change.repeats else "")


def _to_side(identifier: str, claims: Mapping[str, Claim]) -> Side:
    claim = claims.get(identifier)
    return Side(say_claim(claim, load_names()), identifier) if claim else Side()


def find_word_rows(comparison: Comparison) -> list[WordRow]:
    """Give the changes of sentences; those that say no more than elsewhere come last."""
    return [_to_word_row(one) for one in sorted(comparison.words, key=lambda one: bool(one.note))]


def _to_word_row(change: SentenceChange) -> WordRow:
    both = change.old and change.new
    old = _mark(change.old, [one.old for one in change.words] if both else [])
    new = _mark(change.new, [one.new for one in change.words] if both else [])
    return WordRow(change.kind, old, new, change.note)


def _mark(sentence: str, changed: Sequence[str]) -> tuple[Run, ...]:
    """Cut a sentence where words changed; the words stand in it in this order."""
    runs, place = [], 0
    for words in changed:
        found = sentence.find(words, place) if words else -1
        if found < 0:
            continue
        runs += [Run(sentence[place:found]), Run(words, changed=True)]
        place = found + len(words)
    runs.append(Run(sentence[place:]))
    return tuple(run for run in runs if run.words)


def _say_title(document: Document) -> str:
    """Name a document so that it is told from another version with the same title."""
    return f"{find_title(document)}, {document.publisher or document.date or document.format}"


def _find_document(workspace: Workspace, text: str) -> Document:
    found = workspace.base.find_ids(text)
    if not found:
        raise Problem(404, "not-found", f"No document is called {text[:100]!r}.")
    return workspace.document(found[0] if len(found) == 1 else text)
