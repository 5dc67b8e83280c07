"""Builds documents for the tests of extraction, and what reading and extracting them gives."""

from __future__ import annotations

from bilat.extract import extract_document
from bilat.extract.reading import Sent, read_sentences
from bilat.model import Claim, Document
from bilat.read import read_document

PAIR = "Azerbaijan–Belarus relations"


def to_document(text: str, *, title: str = PAIR, date: str | None = "2020-05-17", url: str | None = None) -> Document:
    """Build a document of a title and a text, dated unless told otherwise."""
    fields = {"title": f'"{title}"' if title else None, "date": date, "url": url}
    matter = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    return read_document(f"---\n{matter}---\n\n{text}\n".encode(), "test.md")


def read(text: str, *, title: str = PAIR, date: str | None = "2020-05-17", url: str | None = None) -> list[Sent]:
    """Give the sentences of a text as read, the last of a text being the one asked about."""
    return list(read_sentences(to_document(text, title=title, date=date, url=url)))


def claims(text: str, *, title: str = PAIR, date: str | None = "2020-05-17", url: str | None = None) -> tuple[Claim, ...]:
    """Give the claims that the rules find in a text."""
    return extract_document(to_document(text, title=title, date=date, url=url), learned=False).claims
