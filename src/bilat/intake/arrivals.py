"""Files to documents and documents to what they say, one at a time. Whatever goes wrong becomes a failure with its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from bilat.errors import BilatError, DefectError
from bilat.intake.files import Failure, Given
from bilat.intake.pace import Pace
from bilat.model import Claim, Document, Refusal


class Found(msgspec.Struct, frozen=True):
    """A document with what was found in it; `claims` is None where that was not looked for, since the base holds the document already."""

    document: Document
    claims: Sequence[Claim] | None
    refusals: Sequence[Refusal] = ()


def iter_documents(given: Iterable[Given | Failure], pace: Pace) -> Iterator[Document | Failure]:
    """Read files one by one, in their order."""
    for one in given:
        if isinstance(one, tuple):
            yield one
            continue
        pace.begin(one.path)
        yield from read_documents(one.path, pace.note)
        pace.end(one.size)


def read_documents(path: str, tell: Callable[[int], None] | None = None) -> Iterator[Document | Failure]:
    """Read the documents of one file; what cannot be read becomes a failure in its place."""
    from bilat.read import read_path, to_name  # kept lazy: the readers' libraries are slow to import

    try:
        yield from read_path(path, tell)
    except BilatError as error:
        yield path, error
    except Exception as error:
        yield to_name(path), DefectError(to_name(path), error)


def extract_claims(document: Document) -> tuple[Sequence[Claim], Sequence[Refusal]]:
    """Find what a document says, and what was refused. A document that is not in English says nothing."""
    if document.language != "en":
        return (), ()
    from bilat.extract import extract_document  # kept lazy: the vocabulary is loaded with it

    found = extract_document(document)
    return found.claims, found.refusals


def extract_all(task: str | Document, is_known: Callable[[str], bool]) -> list[Found | Failure]:
    """Read a file, or take a document that was read already, and find what it says unless its id is known."""
    documents = read_documents(task) if isinstance(task, str) else iter([task])
    return [one if isinstance(one, tuple) else _extract_one(one, is_known) for one in documents]


def _extract_one(document: Document, is_known: Callable[[str], bool]) -> Found | Failure:
    if is_known(document.id):
        return Found(document, None)
    try:
        return Found(document, *extract_claims(document))
    except BilatError as error:
        return document.name, error
    except Exception as error:
        return document.name, DefectError(document.name, error)
