"""What is kept and given back: documents with their claims and refusals, and the families and facts found from them.

A document goes in with all its claims in one transaction. The buckets that it touches are noted in the same transaction as pending,
so that facts that were not yet computed when a program was killed are computed by the next one that opens the base.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import msgspec

from bilat.model import Claim, Document, Fact, Family, Refusal, claim_id
from bilat.store.connection import Connection
from bilat.store.judgements import JudgementLog
from bilat.store.rows import find_names, from_document_row, to_claim_row, to_document_row, to_fact_row

_CLAIM, _FACT = msgspec.json.Decoder(Claim), msgspec.json.Decoder(Fact)
_FAMILY, _REFUSAL = msgspec.json.Decoder(Family), msgspec.json.Decoder(Refusal)
_ADD_DOCUMENT = (
    "INSERT INTO documents(id, name, format, title, url, date, last_day, publisher, language, kind, copy_of, teasers, text, rest)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ADD_CLAIM = (
    'INSERT INTO claims(n, id, document, type, modality, "when", first_day, last_day, bucket, quote, start, record)'
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ADD_FACT = (
    'INSERT INTO facts(n, id, type, kind, verdict, modality, "when", first_day, last_day, bucket, record)'
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
# What of a claim or fact has rows of its own, by table.
_CLAIM_PARTS: dict[str, Callable[[Claim], Iterable[str]]] = {
    "claim_dyads": lambda claim: sorted(set(claim.dyads)),
    "claim_names": lambda claim: find_names(claim.roles, claim.dyads),
}
_FACT_PARTS: dict[str, Callable[[Fact], Iterable[str]]] = {
    "fact_claims": lambda fact: fact.claims,
    "fact_dyads": lambda fact: fact.dyads,
    "fact_names": lambda fact: find_names(fact.roles, fact.dyads),
}


class Base:
    """One base of bilat. `find_bucket` says which claims can bear on each other's facts; `find_runs` by what texts are known again."""

    def __init__(
        self,
        path: str | Path,
        find_bucket: Callable[[Claim], str],
        find_runs: Callable[[Document], Iterable[int]],
        *,
        read_only: bool = False,
    ) -> None:
        self._connection = Connection(path, read_only=read_only)
        self._find_bucket, self._find_runs = find_bucket, find_runs
        self.judgements = JudgementLog(self._connection, find_bucket)
        self.path = str(path)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def writing(self) -> AbstractContextManager[None]:
        """Hold a transaction over several changes: all are kept or none."""
        return self._connection.writing()

    def reading(self) -> AbstractContextManager[None]:
        """Hold one state of the base over several reads."""
        return self._connection.reading()

    def has_document(self, identifier: str) -> bool:
        """Tell whether a document with that id is kept."""
        return bool(self._connection.read("SELECT 1 FROM documents WHERE id = ?", (identifier,)))

    def has_name(self, name: str) -> bool:
        """Tell whether a document with that name is kept."""
        return bool(self._connection.read("SELECT 1 FROM documents WHERE name = ?", (name,)))

    def find_ids(self, name_or_id: str) -> list[str]:
        """Find the ids of the documents with that id, name or address."""
        sql = "SELECT id FROM documents WHERE id = ?1 OR name = ?1 OR url = ?1 ORDER BY id"
        return [row[0] for row in self._connection.read(sql, (name_or_id,))]

    def add_document(self, document: Document, claims: Sequence[Claim], refusals: Sequence[Refusal]) -> None:
        """Keep a document with its claims and refusals, whole or not at all."""
        with self.writing():
            row = self._connection.write(_ADD_DOCUMENT, to_document_row(document))
            self._connection.write_many("INSERT INTO runs VALUES (?, ?)", [(run, row) for run in set(self._find_runs(document))])
            self._add_claims(list({claim_id(claim): claim for claim in claims}.values()), row)
            self._connection.write_many(
                "INSERT INTO refusals(document, rule, reason, record) VALUES (?, ?, ?, ?)",
                [(row, refusal.rule, refusal.reason, msgspec.json.encode(refusal)) for refusal in refusals],
            )
            self.add_pending([self._find_bucket(claim) for claim in claims] or [""])

    def remove_document(self, identifier: str) -> None:
        """Remove a document and all that was found in it."""
        with self.writing():
            sql = "SELECT DISTINCT bucket FROM claims JOIN documents d ON d.n = claims.document WHERE d.id = ?"
            self.add_pending([row[0] for row in self._connection.read(sql, (identifier,))] or [""])
            self._connection.write("DELETE FROM documents WHERE id = ?", (identifier,))

    def add_pending(self, buckets: Iterable[str]) -> None:
        """Note buckets whose facts are to be found anew."""
        self._connection.write_many("INSERT OR IGNORE INTO pending VALUES (?)", [(bucket,) for bucket in sorted(set(buckets))])

    def renew_buckets(self) -> None:
        """Find the buckets of all claims anew, as after a change of what tells things apart, and note all of them, old and new, as pending."""
        with self.writing():
            rows = self._connection.read("SELECT n, bucket, record FROM claims")
            moved = [(new, n) for n, old, record in rows if (new := self._find_bucket(_CLAIM.decode(record))) != old]
            self._connection.write_many("UPDATE claims SET bucket = ? WHERE n = ?", moved)
            self.add_pending([*(str(bucket) for _, bucket, _ in rows), *(bucket for bucket, _ in moved)] or [""])

    def find_pending(self) -> list[str]:
        """Find the buckets whose facts are to be found anew."""
        return [row[0] for row in self._connection.read("SELECT bucket FROM pending ORDER BY bucket")]

    def find_documents(self, where: str = "1", values: Sequence[Any] = (), *, limit: int = -1, offset: int = 0) -> list[Document]:
        """Give the documents that meet an SQL condition on `documents`, by name."""
        sql = f"SELECT text, rest FROM documents WHERE {where} ORDER BY name LIMIT ? OFFSET ?"
        return [from_document_row(*row) for row in self._connection.read(sql, (*values, limit, offset))]

    def find_claims(self, where: str = "1", values: Sequence[Any] = (), *, limit: int = -1, offset: int = 0) -> list[Claim]:
        """Give the claims that meet an SQL condition on `claims`, by document and place."""
        sql = (
            "SELECT claims.record FROM claims JOIN documents ON documents.n = claims.document"
            f" WHERE {where} ORDER BY documents.name, claims.start, claims.id LIMIT ? OFFSET ?"
        )
        return [_CLAIM.decode(row[0]) for row in self._connection.read(sql, (*values, limit, offset))]

    def find_claims_by_id(self, identifiers: Iterable[str]) -> list[Claim]:
        """Give the claims with these ids, by document and place."""
        wanted = msgspec.json.encode(sorted(set(identifiers))).decode()
        return self.find_claims("claims.id IN (SELECT value FROM json_each(?))", (wanted,))

    def find_facts(self, where: str = "1", values: Sequence[Any] = (), *, limit: int = -1, offset: int = 0) -> list[Fact]:
        """Give the facts that meet an SQL condition on `facts`, by type and time."""
        sql = f"SELECT record FROM facts WHERE {where} ORDER BY type, coalesce(first_day, last_day, '~'), id LIMIT ? OFFSET ?"
        return [_FACT.decode(row[0]) for row in self._connection.read(sql, (*values, limit, offset))]

    def find_refusals(self, where: str = "1", values: Sequence[Any] = ()) -> list[Refusal]:
        """Give the refusals that meet an SQL condition on `refusals`, by document and in the order in which they were made."""
        sql = (
            "SELECT refusals.record FROM refusals JOIN documents ON documents.n = refusals.document"
            f" WHERE {where} ORDER BY documents.name, refusals.n"
        )
        return [_REFUSAL.decode(row[0]) for row in self._connection.read(sql, values)]

    def find_families(self, where: str = "1", values: Sequence[Any] = ()) -> list[Family]:
        """Give the families that meet an SQL condition on `families`, by id."""
        return [_FAMILY.decode(row[0]) for row in self._connection.read(f"SELECT record FROM families WHERE {where} ORDER BY id", values)]

    def count(self, table: str, where: str = "1", values: Sequence[Any] = ()) -> int:
        """Count the rows of a table that meet an SQL condition."""
        return int(self._connection.read(f"SELECT count(*) FROM {table} WHERE {where}", values)[0][0])

    def select(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a query of the reader's own; the tables are described in docs/base.md."""
        return self._connection.read(sql, values)

    def replace_families(self, documents: Iterable[str], families: Iterable[Family]) -> None:
        """Put these families in the place of those in which the documents stood."""
        with self.writing():
            old = "DELETE FROM families WHERE id IN (SELECT family FROM family_members WHERE document = ?)"
            self._connection.write_many(old, [(document,) for document in documents])
            for family in families:
                self._connection.write("INSERT INTO families VALUES (?, ?)", (family.id, msgspec.json.encode(family)))
                members = [(member.document, family.id) for member in family.members]
                self._connection.write_many("INSERT INTO family_members VALUES (?, ?)", members)

    def replace_facts(self, buckets: Sequence[str], facts: Sequence[Fact]) -> None:
        """Put these facts in the place of those of the buckets, and take the buckets off the list of pending ones."""
        with self.writing():
            self._connection.write_many("DELETE FROM facts WHERE bucket = ?", [(bucket,) for bucket in buckets])
            self._connection.write_many("DELETE FROM pending WHERE bucket = ?", [(bucket,) for bucket in buckets])
            first = self._find_next("facts")
            rows = list(enumerate(facts, first))
            self._connection.write_many(_ADD_FACT, [(n, *to_fact_row(fact, self._find_bucket_of(fact))) for n, fact in rows])
            for table, find in _FACT_PARTS.items():
                self._connection.write_many(f"INSERT INTO {table} VALUES (?, ?)", [(n, value) for n, fact in rows for value in find(fact)])

    def _add_claims(self, claims: Sequence[Claim], document: int) -> None:
        rows = list(enumerate(claims, self._find_next("claims")))
        self._connection.write_many(_ADD_CLAIM, [(n, *to_claim_row(claim, document, self._find_bucket(claim))) for n, claim in rows])
        for table, find in _CLAIM_PARTS.items():
            self._connection.write_many(f"INSERT INTO {table} VALUES (?, ?)", [(n, value) for n, claim in rows for value in find(claim)])

    def _find_next(self, table: str) -> int:
        """Find the number that the next row of a table gets; only for use inside a transaction that writes."""
        return int(self._connection.read(f"SELECT coalesce(max(n), 0) + 1 FROM {table}")[0][0])

    def _find_bucket_of(self, fact: Fact) -> str:
        found = self._connection.read("SELECT bucket FROM claims WHERE id = ? LIMIT 1", (fact.claims[0],))
        return str(found[0][0]) if found else ""
