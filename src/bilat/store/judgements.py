"""The log of judgements: each is added once and never deleted; taking one back is a row of its own. What they mean is found elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from bilat.model import Claim, Judgement, Undoing, to_claim
from bilat.store.connection import Connection
from bilat.store.rows import split_values

_JUDGEMENT, _UNDOING = msgspec.json.Decoder(Judgement), msgspec.json.Decoder(Undoing)
_STANDING = "j.n NOT IN (SELECT judgement FROM undoings)"


class JudgementLog:
    """The judgements of one base. `find_bucket` says on which claims a judgement can bear."""

    def __init__(self, connection: Connection, find_bucket: Callable[[Claim], str]) -> None:
        self._connection, self._find_bucket = connection, find_bucket

    def add(self, judgement: Judgement) -> bool:
        """Keep a judgement; give False, and change nothing, if it is there. Its buckets are to be found anew by the caller."""
        with self._connection.writing():
            if self.find("j.id = ?", (judgement.id,)):
                return False
            bare = msgspec.structs.replace(judgement, undone=None)
            row = self._connection.write(
                "INSERT INTO judgements(id, verb, name, day, record) VALUES (?, ?, ?, ?, ?)",
                (bare.id, bare.verb, bare.name, bare.day, msgspec.json.encode(bare)),
            )
            places = [(row, n, bucket) for n, bucket in enumerate(self.find_buckets(judgement))]
            self._connection.write_many("INSERT INTO judgement_subjects VALUES (?, ?, ?)", places)
        return True

    def undo(self, identifier: str, undoing: Undoing) -> bool:
        """Note that a judgement is taken back; give False, and change nothing, if it was before."""
        with self._connection.writing():
            if not self.find(f"j.id = ? AND {_STANDING}", (identifier,)):
                return False
            sql = "INSERT INTO undoings SELECT n, ? FROM judgements WHERE id = ?"
            self._connection.write(sql, (msgspec.json.encode(undoing), identifier))
        return True

    def find(self, where: str = "1", values: Sequence[Any] = ()) -> list[Judgement]:
        """Give the judgements that meet an SQL condition on `judgements` as j, in the order in which they were kept."""
        sql = f"SELECT j.record, u.record FROM judgements j LEFT JOIN undoings u ON u.judgement = j.n WHERE {where} ORDER BY j.n"
        return [_to_judgement(*row) for row in self._connection.read(sql, values)]

    def find_standing(self, buckets: Sequence[str] | None = None) -> list[Judgement]:
        """Give the judgements that were not taken back: all, or those that can bear on the claims of some buckets."""
        if buckets is None:
            return self.find(_STANDING)
        found: dict[str, Judgement] = {}
        for part in split_values(sorted(set(buckets))):
            inside = f"SELECT judgement FROM judgement_subjects WHERE bucket IN ({', '.join('?' * len(part))})"
            found.update((one.id, one) for one in self.find(f"{_STANDING} AND j.n IN ({inside})", part))
        return list(found.values())

    def find_linked(self, buckets: Iterable[str]) -> list[str]:
        """Give the buckets with all those whose claims a judgement that stands says to be one thing with claims of theirs."""
        reached, edge = set(buckets), set(buckets)
        while edge:
            linked = {bucket for one in self.find_standing(sorted(edge)) if one.verb == "same" for bucket in self.find_buckets(one)}
            edge = linked - reached
            reached |= edge
        return sorted(reached)

    def find_buckets(self, judgement: Judgement) -> list[str]:
        """Give the bucket of each subject of a judgement."""
        return [self._find_bucket(to_claim(subject)) for subject in judgement.subjects]


def _to_judgement(record: bytes, undone: bytes | None) -> Judgement:
    judgement = _JUDGEMENT.decode(record)
    return msgspec.structs.replace(judgement, undone=_UNDOING.decode(undone)) if undone is not None else judgement

