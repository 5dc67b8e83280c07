"""Collects from a workspace all that a brief on a pair is made from. Nothing is worded or laid out here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from bilat.dossier.material import Material
from bilat.dossier.record import RelatedPair
from bilat.dossier.wording import find_statehood, load_names
from bilat.dossier.words import split_dyad
from bilat.errors import BilatError
from bilat.model import Claim, Document, Fact, Family, claim_id
from bilat.vocabulary import load
from bilat.workspace import Workspace

# Statements on one of the two alone that a text about the pair makes, and that belong in a brief on the pair.
_OWN_TYPES = ("alignment", "membership", "part_of", "recognition", "stance", "force", "arms")
_MOST_RELATED = 12
_COUNT = "SELECT dyad, count(*) FROM claim_dyads WHERE {} GROUP BY dyad"


def collect_material(workspace: Workspace, pair: tuple[str, str], as_of: str | None = None) -> Material:
    """Collect the facts, claims, documents and families that speak of a pair, as known on a day where `as_of` is given."""
    code = "-".join(sorted(pair))
    claims = workspace.claims(dyad=code, as_of=as_of)
    facts = workspace.facts(dyad=code, as_of=as_of)
    documents = _find_documents(workspace, claims)
    said_there = {one.id: _by_id(workspace.claims(document=one.id, as_of=as_of)) for one in documents}
    known = _by_id(claims)
    for group in said_there.values():
        known |= group
    own = {
        identifier
        for document in _about_pair(documents, said_there, code)
        for identifier, claim in said_there[document.id].items()
        if not is_in_teaser(document, claim)
    }
    facts += _find_own_facts(workspace, pair, own, as_of)
    families = _find_families(workspace, documents)
    relatives = _find_documents(workspace, (), [m.document for family in families for m in family.members])
    return Material(
        pair=pair,
        facts=tuple({fact.id: fact for fact in facts if set(fact.claims) & known.keys()}.values()),
        claims=known,
        documents=tuple({one.id: one for one in (*documents, *relatives)}.values()),
        families=tuple(families),
        related=find_related(workspace, pair, [claim for group in said_there.values() for claim in group.values()]),
        names=load_names(),
        statehood=find_statehood(pair),
        as_of=as_of,
    )


def find_related(
    workspace: Workspace, pair: tuple[str, str], said_there: Iterable[Claim] = ()
) -> tuple[RelatedPair, ...]:
    """Find other pairs of which the base has claims: first those in the same documents, then those of either country."""
    code = "-".join(sorted(pair))
    beside = Counter(dyad for claim in said_there for dyad in claim.dyads if dyad != code)
    ranked = chain((dyad for dyad, _ in beside.most_common()), _iter_near(workspace, pair, {code, *beside}))
    chosen = list(islice((dyad for dyad in ranked if _is_of_states(dyad)), _MOST_RELATED))
    counted = workspace.base.select(_COUNT.format(f"dyad IN ({', '.join('?' * len(chosen))})"), chosen)
    totals, names = dict(counted), load_names()
    return tuple(RelatedPair(dyad, names.pair(dyad), totals.get(dyad, beside[dyad]), dyad in beside) for dyad in chosen)


def _iter_near(workspace: Workspace, pair: tuple[str, str], known: set[str]) -> Iterator[str]:
    """Give the other pairs of either country, those with most claims first; the base is asked only where the first is wanted."""
    either = [pattern for country in pair for pattern in (f"{country}-*", f"*-{country}")]
    rows = workspace.base.select(f"{_COUNT.format(' OR '.join(['dyad GLOB ?'] * 4))} ORDER BY count(*) DESC, dyad", either)
    yield from (dyad for dyad, _ in rows if dyad not in known and set(split_dyad(dyad)) & set(pair))


def _is_of_states(dyad: str) -> bool:
    entities = load().entities
    return all(
        code in entities and entities[code].kind not in ("former-state", "polity")
        for code in split_dyad(dyad)
    )


def _find_documents(
    workspace: Workspace, claims: Iterable[Claim], keys: Iterable[str] = ()
) -> list[Document]:
    found = []
    for key in dict.fromkeys([*(claim.document for claim in claims), *keys]):
        try:
            found.append(workspace.document(key))
        except BilatError:  # removed meanwhile, or a name that several documents share
            continue
    return found


def _by_id(claims: Iterable[Claim]) -> dict[str, Claim]:
    return {claim_id(claim): claim for claim in claims}


def _find_families(workspace: Workspace, documents: Sequence[Document]) -> list[Family]:
    inside = f"id IN (SELECT family FROM family_members WHERE document IN ({', '.join('?' * len(documents))}))"
    return workspace.base.find_families(inside, [document.id for document in documents])


def _about_pair(
    documents: Sequence[Document], said_there: Mapping[str, Mapping[str, Claim]], code: str
) -> list[Document]:
    """Keep the documents that speak of the pair more than of any other."""
    about = []
    for document in documents:
        counts = Counter(dyad for claim in said_there[document.id].values() for dyad in claim.dyads)
        if counts and counts[code] == max(counts.values()):
            about.append(document)
    return about


def _find_own_facts(
    workspace: Workspace, pair: tuple[str, str], said: set[str], as_of: str | None
) -> list[Fact]:
    """Find the facts on one of the two alone that rest on these claims."""
    found: list[Fact] = []
    for country in pair if said else ():
        facts = workspace.facts(country=country, type=_OWN_TYPES, as_of=as_of)
        found += [fact for fact in facts if said & set(fact.claims)]
    return found


def is_in_teaser(document: Document, claim: Claim) -> bool:
    """Tell whether a claim stands in the summary of another article that the page carries."""
    return any(
        one.kind == "teaser" and one.start <= claim.evidence.start < one.end for one in document.sections
    )
