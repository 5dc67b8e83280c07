"""What was known on a day: families and facts found anew from the documents dated up to it, and from no more of them than is asked for.

Claims of two buckets have no bearing on each other's facts, so only the buckets that the question can touch are reconciled. Their families
are taken as they are kept where all of a family was there on the day, and found anew where a part of it was. The result is that of
reconciling everything dated up to the day; tests hold it to that. Documents without a date are left out: `count_undated` counts them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from bilat.model import Document, Fact, Family, claim_id
from bilat.query.beside import find_beside
from bilat.query.diff import Sources
from bilat.query.filter import Condition, Filter, find_last_day
from bilat.query.keep import keep_facts
from bilat.reconcile import Rulings, find_families, find_titles, reconcile_claims
from bilat.store import Base

# The parts of a question that every fact that answers it shares with one of its claims.
_TOUCHING = ("dyad", "country", "type", "text", "document")
_LISTED = "IN (SELECT value FROM json_each(?))"


def find_facts_as_of(base: Base, asked: Filter) -> list[Fact]:
    """Find the facts that a filter lets through as they were known on its day, `as_of`."""
    where, values = _find_touched(asked)
    sql = f"SELECT DISTINCT documents.id FROM claims JOIN documents ON documents.n = claims.document WHERE {where}"
    with base.reading():
        claims = base.find_claims(where, values)
        documents, families = _find_standing(base, {row[0] for row in base.select(sql, values)}, str(asked.as_of))
        allowed = _find_allowed(base, asked)
        beside = find_beside(base, claims, asked.as_of)
        rulings = Rulings(base.judgements.find_standing())
    return keep_facts(reconcile_claims(documents, families, claims, beside=beside, rulings=rulings), asked, allowed)


def find_families_as_of(base: Base, as_of: str) -> list[Family]:
    """Find the families as they were known on a day, by id."""
    day = find_last_day(as_of)
    with base.reading():
        ids = {row[0] for row in base.select("SELECT id FROM documents WHERE last_day <= ?", (day,))}
        return sorted(_find_families(base, ids, day), key=lambda family: family.id)


def count_undated(base: Base, asked: Filter) -> int:
    """Count the documents without a date that a question would read if it were not asked as of a day."""
    where, values = msgspec.structs.replace(asked, as_of=None).to_sql("claims")
    return base.count("documents", f"last_day IS NULL AND n IN (SELECT document FROM claims WHERE {where})", values)


def _find_touched(asked: Filter) -> Condition:
    """Give the condition on claims of the buckets in which, for each part of the question, some claim of the day meets it."""
    known, day = Filter(as_of=asked.as_of).to_sql("claims")
    parts, values = [known], [*day]
    for field in _TOUCHING:
        if (value := getattr(asked, field)) is not None:
            met, given = Filter(as_of=asked.as_of, **{field: value}).to_sql("claims")
            parts.append(f"claims.bucket IN (SELECT bucket FROM claims WHERE {met})")
            values += given
    return " AND ".join(parts), tuple(values)


def _find_allowed(base: Base, asked: Filter) -> frozenset[str] | None:
    if asked.text is None and asked.document is None:
        return None
    worded = base.find_claims(*Filter(text=asked.text, document=asked.document).to_sql("claims"))
    return frozenset(claim_id(claim) for claim in worded)


def _find_standing(base: Base, ids: set[str], as_of: str) -> tuple[list[Document], list[Family]]:
    """Find the documents whose claims are compared, the articles that they sum up in teasers, and the families of all of them."""
    day = find_last_day(as_of)
    documents = {document.id: document for document in _find_documents(base, ids)}
    families = _find_families(base, ids | _find_teased(base, documents.values(), day), day)
    missing = {member.document for family in families for member in family.members} - documents.keys()
    return [*documents.values(), *_find_documents(base, missing)], families


def _find_teased(base: Base, documents: Iterable[Document], day: str) -> set[str]:
    """Find the articles of the day whose titles head a part of a page that is not its own text: they speak there."""
    others = [(section.title, "", "") for one in documents for section in one.sections if section.kind not in ("lead", "body")]
    teased = find_titles(others).keys()
    rows = base.select("SELECT title, id FROM documents WHERE last_day <= ? AND title <> ''", (day,)) if teased else []
    return {identifier for title, identifier in rows if find_titles([(title, "", "")]).keys() <= teased}


def _find_families(base: Base, ids: Collection[str], day: str) -> list[Family]:
    """Find the families of documents as of a day; one that is kept stands as it is where all of its documents were there."""
    sql = (
        "SELECT o.family, o.document, coalesce(d.last_day <= ?, 0) FROM family_members m JOIN family_members o ON o.family = m.family"
        f" LEFT JOIN documents d ON d.id = o.document WHERE m.document {_LISTED} GROUP BY o.document"
    )
    rows = base.select(sql, (day, _list(ids)))
    cut = {family for family, _, known in rows if not known}
    alone = set(ids) - {document for _, document, _ in rows}
    parted = {document for family, document, known in rows if known and family in cut} | alone
    whole = base.find_families(f"id {_LISTED}", (_list({row[0] for row in rows} - cut),))
    return [*whole, *find_families(_find_documents(base, parted))]


def _find_documents(base: Base, ids: Iterable[str]) -> list[Document]:
    return base.find_documents(f"id {_LISTED}", (_list(ids),))


def _list(values: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(values)).decode()


def find_sources(base: Base, days: tuple[str, str], facts: Iterable[Fact]) -> Sources:
    """Find where the facts of a later day come from, and which documents came after an earlier one."""
    claims = _list({claim for fact in facts for claim in fact.claims})
    sql = f"SELECT c.id, d.id FROM claims c JOIN documents d ON d.n = c.document WHERE c.id {_LISTED} AND d.last_day <= ? ORDER BY d.id DESC"
    said = {str(claim): str(document) for claim, document in base.select(sql, (claims, days[1]))}
    new = {row[0] for row in base.select("SELECT id FROM documents WHERE last_day > ? AND last_day <= ?", days)}
    families = _find_families(base, set(said.values()), days[1])
    return Sources(said, {one.id: frozenset(member.document for member in one.members) for one in families}, frozenset(new))
