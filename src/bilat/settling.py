"""Finding families and facts anew after a change, of no more documents and claims than the change can touch.

It joins reconcile and store for the workspace. The result is that of reconciling everything at once; tests hold it to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bilat.model import Document, Family
from bilat.reconcile import find_families, find_titles, is_declared, reconcile_claims
from bilat.store import Base

# Values that one SQL statement may carry.
_VALUES = 500
# New documents whose families are found at once.
_NEW = 50
# Buckets whose facts are found at once, and documents that are held from one lot of them to the next.
_AT_ONCE, _HELD = 2_000, 200
# The share of the shorter text's kept runs below which two texts are not compared.
_SHARED = 0.1
# Of a text with more relatives than this, the nearest are compared.
_MOST = 100
_KEPT = "(SELECT count(*) FROM runs WHERE document = d.n)"


def settle(base: Base) -> None:
    """Bring the families and facts of a base up to date, in one transaction."""
    if not base.find_pending():
        return
    with base.writing():
        changed = _settle_families(base)
        if changed:
            base.add_pending(_find_buckets(base, changed))
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
    """Find the documents that may be of one text with another by the runs that they share; whether they are is checked exactly later.

    One text is at least 40 % of the shorter one's runs, or 15 % under one title or address. Of the runs kept, a quarter of 40 % must be
    shared, or any under one title or address, so that chance in which runs are kept loses none.
    """
    ((row, title, url, kept),) = base.select(f"SELECT n, title, url, {_KEPT} FROM documents d WHERE id = ?", (document,))
    sql = (
        "WITH near AS (SELECT o.document AS n, count(*) AS shared FROM runs r JOIN runs o ON o.run = r.run AND o.document <> r.document"
        f" WHERE r.document = ? GROUP BY o.document) SELECT d.id, d.title, d.url, {_KEPT}, shared FROM near JOIN documents d USING (n)"
        " ORDER BY shared DESC, d.id"
    )
    near = [
        found
        for found, its_title, its_url, its_kept, shared in base.select(sql, (row,))
        if shared >= _SHARED * min(kept, its_kept) or (url and url == its_url) or _fold(title) == _fold(its_title) != ""
    ]
    return near[:_MOST]


def _fold(title: str) -> str:
    return re.sub(r"[\W_]+", "", title).lower()


def _find_declared(base: Base, new: Sequence[str]) -> set[str]:
    """Find the documents that new ones declare to be their source, or that declare a new one to be theirs."""
    if not base.count("documents", "copy_of IS NOT NULL"):
        return set()
    rows = base.select("SELECT id, name, url, copy_of FROM documents")
    cards = [Document(id=row[0], name=row[1], format="", text="", url=row[2], copy_of=row[3]) for row in rows]
    fresh = set(new)
    arrived = [card for card in cards if card.id in fresh]
    declaring = [card for card in cards if card.copy_of]
    found = {b.id for a in arrived if a.copy_of for b in cards if a.id != b.id and is_declared(a, b)}
    return found | {b.id for a in arrived for b in declaring if a.id != b.id and is_declared(a, b)}


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


def _settle_facts(base: Base, buckets: Sequence[str]) -> None:
    """Find the facts of buckets anew, some at a time, so that memory does not grow with their number."""
    articles = base.select("SELECT d.title, d.id, m.family FROM documents d JOIN family_members m ON m.document = d.id")
    titles = find_titles((str(title), str(name), str(family)) for title, name, family in articles)
    held: dict[str, Document] = {}
    for part in _split(buckets, _AT_ONCE):
        claims = [claim for few in _split(part) for claim in base.find_claims(f"claims.bucket IN ({_mark(few)})", few)]
        rows = _select_in(base, "SELECT DISTINCT d.id FROM documents d JOIN claims c ON c.document = d.n WHERE c.bucket IN ({})", part)
        members = sorted(_find_members(base, {row[0] for row in rows}))
        if len(held) > _HELD:
            held = {name: held[name] for name in members if name in held}
        held.update((document.id, document) for document in _find_documents(base, [name for name in members if name not in held]))
        base.replace_facts(part, reconcile_claims([held[name] for name in members], _find_old(base, members), claims, titles))


def _select_in(base: Base, sql: str, values: Sequence[str]) -> list[tuple[str, ...]]:
    return [row for part in _split(values) for row in base.select(sql.format(_mark(part)), part)]


def _split(values: Sequence[str], size: int = _VALUES) -> Iterable[Sequence[str]]:
    return (values[n : n + size] for n in range(0, len(values), size))


def _mark(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


__all__ = ["note_title", "settle"]
