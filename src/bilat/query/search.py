"""Words looked for in quotes and documents through the full-text indexes, the best matches first."""

from __future__ import annotations

import re

import msgspec

from bilat.model import Claim
from bilat.query.pages import Row
from bilat.store import Base

_CLAIM = msgspec.json.Decoder(Claim)
_WORDS_AROUND = 24  # in an excerpt of a document


class DocumentMatch(msgspec.Struct, frozen=True):
    """A document in which words were found, and the place where they stand closest."""

    id: str
    name: str
    title: str
    date: str | None
    excerpt: str


def to_match(text: str) -> str | None:
    """Give the expression that finds all words of a text, or None if there is no word in it. No operator of the index is passed on."""
    words = [word for word in re.findall(r"[^\s\"\x00]+", text) if any(character.isalnum() for character in word)]
    return " ".join(f'"{word}"' for word in words) or None


def search_claims(base: Base, text: str, limit: int) -> list[Row[Claim]]:
    """Give the claims whose quotes have all the words, the best matches first."""
    match = to_match(text)
    if match is None:
        return []
    best = "SELECT rowid, rank FROM claims_text WHERE claims_text MATCH ? ORDER BY rank, rowid LIMIT ?"
    sql = f"SELECT claims.id, claims.record FROM ({best}) b JOIN claims ON claims.n = b.rowid ORDER BY b.rank, b.rowid"
    return [Row(row[0], (row[0],), _CLAIM.decode(row[1])) for row in base.select(sql, (match, limit))]


def search_documents(base: Base, text: str, limit: int) -> list[DocumentMatch]:
    """Give the documents whose titles and texts have all the words, the best matches first."""
    match = to_match(text)
    if match is None:
        return []
    best = "SELECT rowid AS n, rank AS score FROM documents_text WHERE documents_text MATCH ?1 ORDER BY rank, rowid LIMIT ?2"
    sql = (  # excerpts are cut for the best alone: each takes a reading of the whole text
        f"SELECT d.id, d.name, d.title, d.date, snippet(documents_text, 1, '', '', '…', {_WORDS_AROUND}) FROM ({best}) b"
        " JOIN documents_text ON documents_text.rowid = b.n JOIN documents d ON d.n = b.n"
        " WHERE documents_text MATCH ?1 ORDER BY b.score, b.n"
    )
    return [DocumentMatch(*row) for row in base.select(sql, (match, limit))]
