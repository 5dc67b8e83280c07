"""What changed between the versions of one text, as far as it touches the pair. Texts themselves are not compared here."""

from __future__ import annotations

from bilat.dossier.material import Material
from bilat.dossier.numbering import Numbering, find_title
from bilat.dossier.record import Change, Line
from bilat.model import Family


def find_changes(lines: dict[str, Line], material: Material, numbering: Numbering) -> tuple[Change, ...]:
    """Find, for each text that the base has in several versions, what the versions say differently; `lines` by fact id."""
    changes = [
        _change(family, lines, material, numbering) for family in material.families if _has_versions(family)
    ]
    return tuple(change for change in changes if change is not None)


def _has_versions(family: Family) -> bool:
    return len({member.rank for member in family.members}) > 1


def _change(
    family: Family, lines: dict[str, Line], material: Material, numbering: Numbering
) -> Change | None:
    added: list[Line] = []
    gone: dict[str, list[Line]] = {"superseded": [], "dropped": [], "stale": []}
    for fact in material.facts:
        if fact.id not in lines or not (ranks := _ranks(fact.claims, family, material)):
            continue
        if fact.verdict in gone:
            gone[fact.verdict].append(lines[fact.id])
        elif fact.verdict == "single" and ranks == {max(member.rank for member in family.members)}:
            added.append(lines[fact.id])
    if not (added or any(gone.values())):
        return None
    return Change(
        title=_title(family, material),
        versions=numbering.number_family(family),
        ordered=family.ordered,
        reason=numbering.with_numbers(family.reason),
        added=_once(added),
        updated=_once(gone["superseded"]),
        dropped=_once(gone["dropped"]),
        stale=_once(gone["stale"]),
    )


def _ranks(claim_ids: tuple[str, ...], family: Family, material: Material) -> set[int]:
    rank_of = {member.document: member.rank for member in family.members}
    ranks = set()
    for claim_id in claim_ids:
        claim = material.claims.get(claim_id)
        document = material.document(claim.document) if claim else None
        if (
            document is not None
            and (rank := rank_of.get(document.id, rank_of.get(document.name))) is not None
        ):
            ranks.add(rank)
    return ranks


def _title(family: Family, material: Material) -> str:
    newest_first = sorted(family.members, key=lambda member: -member.rank)
    documents = [material.document(member.document) for member in newest_first]
    titled = next((one for one in documents if one is not None and one.title), documents[0])
    return find_title(titled) if titled else newest_first[0].document


def _once(lines: list[Line]) -> tuple[Line, ...]:
    return tuple({line.text: line for line in lines}.values())
