"""The page of a fact: its readings with the words and witnesses behind each, how its claims were joined, and what people judged of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from fastapi import Request, Response

from bilat.dossier.disagreements import find_clashes
from bilat.dossier.lines import say_reading
from bilat.dossier.numbering import find_title
from bilat.dossier.wording import load_names
from bilat.dossier.words import say_claim, say_fact
from bilat.dossier.words.time import say_dates_in, say_when
from bilat.model import Claim, Document, Fact, Family, Judgement, Reference, claim_id
from bilat.query import Filter
from bilat.reconcile import Join, find_joins
from bilat.reconcile.readings import show_reading
from bilat.web.pages.naming import read_times
from bilat.web.pages.routing import make_router
from bilat.web.pages.titles import put_titles
from bilat.web.problems import Problem
from bilat.web.rendering import render
from bilat.web.site import find_site
from bilat.workspace import Workspace

router = make_router()


class Saying(msgspec.Struct, frozen=True):
    """A claim with its document, the sentence that says it, and the references that it cites."""

    id: str
    claim: Claim
    sentence: str
    document: Document
    title: str
    references: tuple[Reference, ...]


class Reading(msgspec.Struct, frozen=True):
    """What some claims of a fact say alike, in words, with the claims and the number of independent witnesses that have it.

    `clashes` is true where it cannot be right together with another.
    """

    words: str
    clashes: bool
    sayings: tuple[Saying, ...]
    witnesses: int


class Evidence(msgspec.Struct, frozen=True):
    """A fact with all that it rests on."""

    fact: Fact
    sentence: str
    explanation: str
    readings: tuple[Reading, ...]
    families: tuple[Family, ...]
    joins: tuple[Join, ...]
    judgements: tuple[Judgement, ...]


@router.get("/fact/{identifier}")
def show_fact(request: Request, identifier: str, dyad: str = "") -> Response:
    """Show one fact with its evidence; one that was found as of a day is found there again by that day and its pair."""
    as_of, _ = read_times(request)
    with find_site(request).readers.reading() as workspace:
        fact = find_fact(workspace, identifier, dyad, as_of)
        found = find_evidence(workspace, fact)
    documents = {saying.document.id: saying.title for reading in found.readings for saying in reading.sayings}
    return render(request, "fact.html.j2", found=found, fact=fact, titles=documents, names=load_names(), when=say_when(fact.when), as_of=as_of)


def find_fact(workspace: Workspace, identifier: str, dyad: str, as_of: str | None) -> Fact:
    """Find a fact by its id; raise Problem where there is none."""
    facts: Sequence[Fact] = workspace.base.find_facts("id = ?", [identifier])
    if not facts and as_of is not None and dyad:
        facts = [fact for fact in workspace.facts(Filter(dyad=dyad, as_of=as_of)) if fact.id == identifier]
    if not facts:
        detail = f"No fact has the id {identifier[:100]!r}. Ids change as documents come and go; the page of the pair has the facts that stand now."
        raise Problem(404, "not-found", detail)
    return facts[0]


def find_evidence(workspace: Workspace, fact: Fact) -> Evidence:
    """Find what a fact rests on."""
    claims = workspace.claims_by_id(fact.claims)
    documents = {name: workspace.document(name) for name in {claim.document for claim in claims}}
    inside = "id IN (SELECT family FROM family_members WHERE document IN (SELECT value FROM json_each(?)))"
    families = workspace.base.find_families(inside, (msgspec.json.encode(sorted(one.id for one in documents.values())).decode(),))
    titles = {name: find_title(document) for name, document in documents.items()}
    return Evidence(
        fact=fact,
        sentence=say_fact(fact, load_names()),
        explanation=put_titles(fact.explanation, titles),
        readings=_find_readings(claims, documents, families),
        families=tuple(msgspec.structs.replace(family, reason=put_titles(family.reason, titles)) for family in families),
        joins=tuple(msgspec.structs.replace(join, text=say_dates_in(join.text)) for join in find_joins(claims)),
        judgements=tuple(one for one in workspace.judgements() if one.id in fact.judged) if fact.judged else (),
    )


def make_saying(claim: Claim, document: Document) -> Saying:
    """Give a claim with what a page shows of it."""
    cited = tuple(one for one in document.references if one.key in claim.citations)
    return Saying(claim_id(claim), claim, say_claim(claim, load_names()), document, find_title(document), cited)


def _find_readings(claims: Sequence[Claim], documents: Mapping[str, Document], families: Sequence[Family]) -> tuple[Reading, ...]:
    """Part the claims by what they say, those of most witnesses first."""
    witness = {member.document: family.id for family in families for member in family.members}
    clashing = {value for _, value in find_clashes(claims)}
    parted: dict[str, list[Claim]] = {}
    for claim in claims:
        parted.setdefault(show_reading(claim), []).append(claim)
    readings = []
    for value, said in parted.items():
        sayings = tuple(make_saying(claim, documents[claim.document]) for claim in said)
        readings.append(Reading(say_reading(value), value in clashing, sayings, len({witness.get(one.document.id, one.document.id) for one in sayings})))
    return tuple(sorted(readings, key=lambda one: (-one.witnesses, one.words)))
