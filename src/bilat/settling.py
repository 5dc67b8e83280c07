"""Finding families and facts anew after a change, of no more documents and claims than the change can touch.

It joins reconcile and store for the workspace. The result is that of reconciling everything at once; tests hold it to that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from bilat.model import Document, Family
from bilat.query.beside import find_beside
from bilat.reconcile import (
    COMPARED,
    Rulings,
    find_bucket,
    find_declared,
    find_families,
    find_titles,
    find_touched,
    is_mark,
    reconcile_claims,
)
from bilat.store import Base

# Values that one SQL statement may carry.
_VALUES = 500
# The share of the smaller sample that two documents must have in common to be compared; a family shares at least three times as much.
_COMPARED_SHARE = 0.05
# New documents whose families are found at once.
_NEW = 50
# Buckets whose facts are found at once, and documents that are held from one lot of them to the next.
_AT_ONCE, _HELD = 2_000, 200


def settle(base: Base) -> None:
    """Bring the families and facts of a base up to date, in one transaction."""
    if not base.find_pending():
        return
    with base.writing():
        changed = _settle_families(base)
        if changed:
            base.add_pending(_find_buckets(base, changed))
        base.add_pending({other for bucket in base.find_pending() for other in find_touched(bucket)})
        _settle_facts(base, base.find_pending())


def _settle_families(base: Base) -> set[str]:
    """Find anew the families of documents that are new or lost a relative; give the documents whose family is another now."""
    gone = [row[0] for row in base.select("SELECT document FROM family_members WHERE document NOT IN (SELECT id FROM documents)")]
    changed: set[str] = set()
    while (new := _find_new(base)) or gone:
        changed |= _place(base, new, gone)
        gone = []
    _note_teased(base, sorted(changed))
    return changed


def _find_new(base: Base) -> list[str]:
    """Find documents that stand in no family yet, only some of many, so that memory does not grow with their number."""
    sql = f"SELECT id FROM documents WHERE id NOT IN (SELECT document FROM family_members) ORDER BY id LIMIT {_NEW}"
    return [row[0] for row in base.select(sql)]


def _place(base: Base, new: Sequence[str], gone: Sequence[str]) -> set[str]:
    """Find the families of new documents and of the relatives of those that are gone; give the documents whose family is another now."""
    near = {relative for document in new for relative in _find_relatives(base, document)}
    near |= _find_declared(base, new)
    touched = _find_members(base, {*new, *gone, *near})
    old = _find_old(base, touched | set(gone))
    families = find_families(_find_documents(base, sorted(touched)))
    base.replace_families(sorted(touched | set(gone)), families)
    return _find_changed(old, families) | set(new)


def _find_old(base: Base, documents: Iterable[str]) -> list[Family]:
    rows = _select_in(base, "SELECT DISTINCT family FROM family_members WHERE document IN ({})", sorted(documents))
    found = sorted({row[0] for row in rows})
    return [family for part in _split(found) for family in base.find_families(f"id IN ({_mark(part)})", part)]


def _find_changed(old: Iterable[Family], new: Iterable[Family]) -> set[str]:
    before = {member.document: family for family in old for member in family.members}
    after = {member.document: family for family in new for member in family.members}
    return {name for name in after if before.get(name) != after[name]}


def _find_relatives(base: Base, document: str) -> list[str]:
    """Find the documents that share enough of their samples with one; which of them are of one text is checked exactly later.

    Of the holders of a run, the latest few stand for all: a run that very many hold is of copies of one text, or of a standing text.
    """
    row = int(base.select("SELECT n FROM documents WHERE id = ?", (document,))[0][0])
    runs = [int(run) for (run,) in base.select("SELECT run FROM runs WHERE document = ?", (row,))]
    holding = "SELECT document FROM runs WHERE run = ? AND document <> ? ORDER BY document DESC LIMIT ?"
    found = [(int(other), is_mark(run)) for run in runs for (other,) in base.select(holding, (run, row, COMPARED))]
    marked = {other for other, by_mark in found if by_mark}
    shared = Counter(other for other, _ in found)
    near = [other for other, count in shared.items() if other in marked or _is_enough(base, count, len(runs), other)]
    return [str(name) for part in _split(near) for (name,) in base.select(f"SELECT id FROM documents WHERE n IN ({_mark(part)})", part)]


def _is_enough(base: Base, count: int, size: int, other: int) -> bool:
    """Tell whether a document of a sample of that size shares enough with another to be compared with it."""
    return count >= _COMPARED_SHARE * size or count >= _COMPARED_SHARE * base.count("runs", "document = ?", (other,))


def _find_declared(base: Base, new: Sequence[str]) -> set[str]:
    """Find the documents that new ones declare to be their source, or that declare a new one to be theirs."""
    if not base.count("documents", "copy_of IS NOT NULL"):
        return set()
    rows = base.select("SELECT id, name, url, copy_of FROM documents")
    cards = [Document(id=row[0], name=row[1], format="", text="", url=row[2], copy_of=row[3]) for row in rows]
    fresh = set(new)
    return {name for pair in find_declared(cards) if fresh.intersection(pair) for name in pair}


def _find_members(base: Base, documents: set[str]) -> set[str]:
    """Find all documents kept that stand in a family with one of these, and these themselves."""
    sql = (
        "SELECT o.document FROM family_members m JOIN family_members o ON o.family = m.family"
        " JOIN documents d ON d.id = o.document WHERE m.document IN ({})"
    )
    kept = _select_in(base, "SELECT id FROM documents WHERE id IN ({})", sorted(documents))
    return {row[0] for row in (*_select_in(base, sql, sorted(documents)), *kept)}


def _find_documents(base: Base, identifiers: Sequence[str]) -> list[Document]:
    return [document for part in _split(identifiers) for document in base.find_documents(f"id IN ({_mark(part)})", part)]


def _find_buckets(base: Base, documents: Iterable[str]) -> list[str]:
    sql = "SELECT DISTINCT bucket FROM claims c JOIN documents d ON d.n = c.document WHERE d.id IN ({})"
    return sorted({row[0] for row in _select_in(base, sql, sorted(documents))})


def _note_teased(base: Base, changed: Sequence[str]) -> None:
    """An article that has come may be the one that another page sums up in a teaser: note what that page says as pending."""
    if not base.count("documents", "teasers = 1"):
        return
    for part in _split(changed):
        for (title,) in base.select(f"SELECT DISTINCT title FROM documents WHERE title <> '' AND id IN ({_mark(part)})", part):
            note_title(base, str(title))


def note_title(base: Base, title: str) -> None:
    """Note as pending what the pages say that carry a title in their text: the article of that title has come or gone."""
    words = title.replace('"', " ").strip()
    if not any(character.isalnum() for character in words):
        return
    sql = (
        "SELECT DISTINCT c.bucket FROM claims c WHERE c.document IN"
        " (SELECT rowid FROM documents_text WHERE documents_text MATCH ?) AND c.document IN"
        " (SELECT n FROM documents WHERE teasers = 1)"
    )
    base.add_pending([row[0] for row in base.select(sql, (f'"{words}"',))])


def _settle_facts(base: Base, pending: Sequence[str]) -> None:
    """Find the facts of buckets anew, some at a time with those that judgements link to them, so that memory does not grow with their number."""
    articles = base.select("SELECT d.title, d.id, m.family FROM documents d JOIN family_members m ON m.document = d.id")
    titles = find_titles((str(title), str(name), str(family)) for title, name, family in articles)
    held: dict[str, Document] = {}
    for part in _split(pending, _AT_ONCE):
        buckets = base.judgements.find_linked(part)
        claims = [claim for few in _split(buckets) for claim in base.find_claims(f"claims.bucket IN ({_mark(few)})", few)]
        rows = _select_in(base, "SELECT DISTINCT d.id FROM documents d JOIN claims c ON c.document = d.n WHERE c.bucket IN ({})", buckets)
        members = sorted(_find_members(base, {row[0] for row in rows}))
        if len(held) > _HELD:
            held = {name: held[name] for name in members if name in held}
        held.update((document.id, document) for document in _find_documents(base, [name for name in members if name not in held]))
        beside = find_beside(base, claims)
        rulings = Rulings(base.judgements.find_standing([*buckets, *{find_bucket(claim) for claim in beside}]))
        facts = reconcile_claims([held[name] for name in members], _find_old(base, members), claims, titles, beside, rulings)
        base.replace_facts(buckets, facts)


def _select_in(base: Base, sql: str, values: Sequence[str]) -> list[tuple[str, ...]]:
    return [row for part in _split(values) for row in base.select(sql.format(_mark(part)), part)]


def _split(values: Sequence[Any], size: int = _VALUES) -> Iterable[Sequence[Any]]:
    return (values[n : n + size] for n in range(0, len(values), size))


def _mark(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))


__all__ = ["note_title", "settle"]
