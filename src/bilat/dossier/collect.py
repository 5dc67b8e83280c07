"""Collects from a workspace all that a brief on a pair is made from. Nothing is worded or laid out here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Sized
from itertools import islice

import msgspec

from bilat.dossier.material import Material
from bilat.dossier.record import RelatedPair
from bilat.dossier.wording import find_statehood, load_names
from bilat.dossier.words import split_dyad
from bilat.errors import BilatError
from bilat.model import Claim, Document, Fact, Family, claim_id
from bilat.query import find_asked_days, find_holding
from bilat.vocabulary import load
from bilat.workspace import Workspace

# Statements on one of the two alone that a text about the pair makes, and that belong in a brief on the pair.
_OWN_TYPES = ("alignment", "membership", "part_of", "recognition", "stance", "force", "arms")
_MOST_RELATED = 12


def collect_material(
    workspace: Workspace, pair: tuple[str, str], as_of: str | None = None, held: str | None = None
) -> Material:
    """Collect the facts, claims, documents and families that speak of a pair, as known on a day where `as_of` is given.

    Where `held` is given, the facts that held or happened then are parted from those that have no time.

    All is of one state of the base, whatever another program adds or removes meanwhile.
    """
    with workspace.base.reading():
        material = _collect(workspace, pair, as_of, held)
    return material if held is None else _place_in_time(material, held)


def _collect(workspace: Workspace, pair: tuple[str, str], as_of: str | None, held: str | None) -> Material:
    code = "-".join(sorted(pair))
    claims = workspace.claims(dyad=code, as_of=as_of)
    facts = workspace.facts(dyad=code, as_of=as_of)
    documents = _find_documents(workspace, claims)
    counts = _count_dyads(workspace, documents)
    known, own = _by_id(claims), set[str]()
    about = _about_pair(documents, counts, code)
    for document in about:
        said_there = _by_id(workspace.claims(document=document.id, as_of=as_of))
        own |= said_there.keys() - _find_teased(document, said_there)
        known |= said_there
    facts += _find_own_facts(workspace, pair, own, about, as_of)
    known |= _find_others(workspace, documents, {claim for fact in facts for claim in fact.claims} - known.keys())
    families = _find_families(workspace, documents, as_of)
    relatives = _find_documents(workspace, (), [m.document for family in families for m in family.members])
    return Material(
        pair=pair,
        facts=tuple({fact.id: fact for fact in facts if set(fact.claims) & known.keys()}.values()),
        claims=known,
        documents=tuple({one.id: one for one in (*documents, *relatives)}.values()),
        families=tuple(families),
        related=find_related(workspace, pair, sum(counts.values(), Counter()), as_of),
        names=load_names(),
        statehood=find_statehood(pair),
        as_of=as_of,
        coverage=workspace.coverages(dyad=code, as_of=as_of).get(code) if held else None,
        undated=workspace.count_undated(dyad=code) if as_of else 0,
    )


def _place_in_time(material: Material, held: str) -> Material:
    """Keep what held or happened at a time, with how it stands to it, and apart from that what has no time."""
    asked = find_asked_days(held)
    holdings = {fact.id: holding for fact in material.facts if (holding := find_holding(fact, asked))}
    return msgspec.structs.replace(
        material,
        held=held,
        holdings=holdings,
        facts=tuple(fact for fact in material.facts if fact.id in holdings),
        unplaced=tuple(fact for fact in material.facts if fact.when is None),
    )


def find_related(
    workspace: Workspace, pair: tuple[str, str], counts: Mapping[str, int], as_of: str | None = None
) -> tuple[RelatedPair, ...]:
    """Find other pairs of which the base has claims: first those in the same documents, of which `counts` tells, then those of either country."""
    code = "-".join(sorted(pair))
    beside = sorted(counts.keys() - {code}, key=lambda dyad: (-counts[dyad], dyad))
    totals = {dyad: count for country in pair for dyad, count in workspace.dyads(as_of, country)}
    near = sorted(totals.keys() - counts.keys() - {code}, key=lambda dyad: (-totals[dyad], dyad))
    chosen = filter(_is_of_states, [*beside, *near])
    names = load_names()
    return tuple(
        RelatedPair(dyad, names.pair(dyad), _count_claims(workspace, dyad, as_of), dyad in counts)
        for dyad in islice(chosen, _MOST_RELATED)
    )


def _count_claims(workspace: Workspace, dyad: str, as_of: str | None) -> int:
    return workspace.count("claims", dyad=dyad, as_of=as_of)


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


def _find_families(workspace: Workspace, documents: Sequence[Document], as_of: str | None) -> list[Family]:
    identifiers = [document.id for document in documents]
    if as_of is not None:
        families = workspace.families(as_of)
        return [one for one in families if not {member.document for member in one.members}.isdisjoint(identifiers)]
    inside = f"id IN (SELECT family FROM family_members WHERE document IN ({_mark(documents)}))"
    return workspace.base.find_families(inside, identifiers)


def _count_dyads(workspace: Workspace, documents: Sequence[Document]) -> dict[str, Counter[str]]:
    """Count by document the claims about each pair; the claims themselves, of which a page may have thousands, are not read."""
    sql = (
        "SELECT documents.id, d.dyad, count(*) FROM documents JOIN claims ON claims.document = documents.n"
        f" JOIN claim_dyads d ON d.claim = claims.n WHERE documents.id IN ({_mark(documents)}) GROUP BY documents.id, d.dyad"
    )
    counts: dict[str, Counter[str]] = {document.id: Counter() for document in documents}
    for document, dyad, count in workspace.base.select(sql, list(counts)):
        counts[document][dyad] = count
    return counts


def _about_pair(documents: Sequence[Document], counts: Mapping[str, Counter[str]], code: str) -> list[Document]:
    """Keep the documents that are about the pair: they speak of it more than of any other, and for a third or more of the time."""
    return [one for one in documents if (found := counts[one.id]) and found[code] * 3 >= sum(found.values()) and found[code] == max(found.values())]


def _find_others(workspace: Workspace, documents: Sequence[Document], identifiers: set[str]) -> dict[str, Claim]:
    """Find the claims with these ids that the same documents make: a fact on the pair may rest on one that names more parties."""
    if not identifiers:
        return {}
    where = f"documents.id IN ({_mark(documents)}) AND claims.id IN ({_mark(identifiers)})"
    return _by_id(workspace.base.find_claims(where, [*(document.id for document in documents), *sorted(identifiers)]))


def _mark(values: Sized) -> str:
    return ", ".join("?" * len(values))


def _find_own_facts(
    workspace: Workspace, pair: tuple[str, str], said: set[str], about: Sequence[Document], as_of: str | None
) -> list[Fact]:
    """Find the facts on one of the two alone that rest on these claims, which stand in these documents, as of a day."""
    found: list[Fact] = []
    for country in pair if said else ():
        facts = workspace.facts(country=country, type=_OWN_TYPES, document=tuple(one.id for one in about), as_of=as_of)
        found += [fact for fact in facts if said & set(fact.claims)]
    return found


def _find_teased(document: Document, claims: Mapping[str, Claim]) -> set[str]:
    """Find the claims that stand in the summary of another article that the page carries."""
    teasers = [section for section in document.sections if section.kind == "teaser"]
    return {
        identifier
        for identifier, claim in claims.items()
        if any(one.start <= claim.evidence.start < one.end for one in teasers)
    }
