"""Keeping documents as they arrive: each whole or not at all, with its claims, and the facts found anew from time to time. Nothing is read here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from bilat.errors import BilatError, DefectError, StoreError
from bilat.intake import Failure, Found, Pace, extract_claims
from bilat.model import Claim, Document, Refusal
from bilat.settling import settle
from bilat.store import Base

# Facts are found while an addition runs too, after so many documents and then each time that their number has grown fourfold.
_FIRST_BATCH = 200


class AddReport(msgspec.Struct, frozen=True):
    """What an addition did: names of documents added and of those that were there already, failures with their errors, refusals by reason.

    `notes` hold what the readers had to do or could not do, by document; `foreign` the languages, by document, that are not extracted.
    """

    added: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[tuple[str, BilatError], ...] = ()
    claims: int = 0
    refused: dict[str, int] = {}
    notes: dict[str, tuple[str, ...]] = {}
    foreign: dict[str, str] = {}


def keep_arrivals(base: Base, arrivals: Iterable[Document | Found | Failure], pace: Pace) -> AddReport:
    """Keep documents as they arrive, read or with what was found in them, and find the facts anew; a (name, error) pair is a failure."""
    tally, mark = _Tally(), _FIRST_BATCH
    for arrival in arrivals:
        if isinstance(arrival, tuple):
            tally.failed.append(arrival)
            pace.keep(arrival[0], None)
        else:
            _try_one(base, arrival, tally, pace)
        if len(tally.added) >= mark:
            _settle(base, pace)
            mark *= 4
    _settle(base, pace)
    return tally.to_report()


def _settle(base: Base, pace: Pace) -> None:
    pace.settle()
    settle(base)


def _try_one(base: Base, arrival: Document | Found, tally: _Tally, pace: Pace) -> None:
    """Keep a document; a fault that it brings to light is reported with its name and stops no other. What the base refuses does."""
    document = arrival if isinstance(arrival, Document) else arrival.document
    claims = None
    try:
        claims = _add_one(base, arrival, tally, pace)
    except StoreError:
        raise
    except BilatError as error:
        tally.failed.append((document.name, error))
    except Exception as error:
        tally.failed.append((document.name, DefectError(document.name, error)))
    pace.keep(document.name, claims)


def _add_one(base: Base, arrival: Document | Found, tally: _Tally, pace: Pace) -> int | None:
    """Keep a document that is not there yet, and give the number of its claims."""
    document = arrival if isinstance(arrival, Document) else arrival.document
    if base.has_document(document.id):
        tally.unchanged.append(document.name)
        return None
    found = _name_apart(base, arrival)
    if found.claims is None:
        pace.begin(document.name)
        found = Found(found.document, *extract_claims(found.document))
    claims = found.claims or ()
    with base.writing():
        if base.has_document(document.id):  # another program was quicker
            tally.unchanged.append(document.name)
            return None
        base.add_document(found.document, claims, found.refusals)
    tally.note(found.document, claims, found.refusals)
    return len(claims)


def _name_apart(base: Base, arrival: Document | Found) -> Found:
    """Give a document a name of its own, and what was found in it that name, where another text of that name is kept."""
    found = arrival if isinstance(arrival, Found) else Found(arrival, None)
    document = found.document
    if not base.has_name(document.name):
        return found
    name = f"{document.name}@{document.id[:8]}"
    claims = None if found.claims is None else [replace(claim, document=name) for claim in found.claims]
    return Found(replace(document, name=name), claims, [replace(refusal, document=name) for refusal in found.refusals])


class _Tally:
    """Counts what an addition did while it runs."""

    def __init__(self) -> None:
        self.added: list[str] = []
        self.unchanged: list[str] = []
        self.failed: list[tuple[str, BilatError]] = []
        self.claims = 0
        self.refused: Counter[str] = Counter()
        self.notes: dict[str, tuple[str, ...]] = {}
        self.foreign: dict[str, str] = {}

    def note(self, document: Document, claims: Sequence[Claim], refusals: Sequence[Refusal]) -> None:
        self.added.append(document.name)
        self.claims += len(claims)
        self.refused.update(refusal.reason for refusal in refusals)
        if document.language != "en":
            self.foreign[document.name] = document.language
        if document.notes:
            self.notes[document.name] = document.notes

    def to_report(self) -> AddReport:
        return AddReport(
            tuple(self.added), tuple(self.unchanged), tuple(self.failed), self.claims, dict(self.refused), self.notes, self.foreign
        )
