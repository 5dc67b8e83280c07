"""Numbers the documents of a brief in the order in which they speak, and describes them for its list of sources."""

from __future__ import annotations

import re
from string import ascii_uppercase

from bilat.dossier.material import Material
from bilat.dossier.record import CitedReference, SourceEntry
from bilat.dossier.words.time import say_date, say_dates_in
from bilat.model import Claim, Document, Family, Reference

_SAVED = re.compile(r"[\s.,;]*\b(?:Archived (?:from|on|[A-Z\d])|(?:Retrieved|Accessed) (?:on )?[\dA-Z]).*$", re.S)


class Numbering:
    """Gives each document a number, and each family a letter, at first sight; the one object here that changes as it is used."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._documents: dict[str, tuple[int, Document]] = {}
        self._witnesses: dict[str, str] = {}
        self._cited: dict[str, set[str]] = {}

    def number_claims(self, claim_ids: tuple[str, ...]) -> tuple[int, ...]:
        """Give the numbers of the documents of some claims, ascending; documents that are not at hand are left out."""
        numbers = {
            number
            for claim_id in sorted(claim_ids, key=self._date_of)
            if (number := self.number_claim(claim_id)) is not None
        }
        return tuple(sorted(numbers))

    def _date_of(self, claim_id: str) -> tuple[str, str]:
        claim = self._material.claims.get(claim_id)
        document = self._material.document(claim.document) if claim else None
        return ((document.date or "9999"), document.name) if document else ("9999", claim_id)

    def number_claim(self, claim_id: str) -> int | None:
        """Give the number of the document of one claim, and note the references that the claim cites."""
        claim = self._material.claims.get(claim_id)
        document = self._material.document(claim.document) if claim else None
        if claim is None or document is None:
            return None
        self._note_references(claim, document)
        return self._number(document)

    def number_witness(self, witness: str) -> tuple[int, ...]:
        """Give the numbers of those documents of a family (or of one document) that speak in the brief."""
        family = next((one for one in self._material.families if one.id == witness), None)
        keys = {member.document for member in family.members} if family else {witness}
        return tuple(
            sorted(
                number for number, document in self._documents.values() if keys & {document.id, document.name}
            )
        )

    def number_family(self, family: Family) -> tuple[int, ...]:
        """Give the numbers of all documents of a family, oldest version first."""
        members = sorted(family.members, key=lambda member: member.rank)
        found = [self._material.document(member.document) for member in members]
        return tuple(self._number(document) for document in found if document is not None)

    def with_numbers(self, sentence: str) -> str:
        """Put numbers for the names of documents, and words for dates, into a sentence that explains something."""
        for number, document in self._documents.values():
            sentence = sentence.replace(f"(“{document.name}”)", f"[{number}]").replace(
                f"“{document.name}”", f"[{number}]"
            )
        return say_dates_in(sentence)

    def entries(self) -> tuple[SourceEntry, ...]:
        """List the documents that were numbered."""
        return tuple(self._entry(number, document) for number, document in self._documents.values())

    def _number(self, document: Document) -> int:
        if document.id not in self._documents:
            self._documents[document.id] = (len(self._documents) + 1, document)
        return self._documents[document.id][0]

    def _note_references(self, claim: Claim, document: Document) -> None:
        self._cited.setdefault(document.id, set()).update(claim.citations)

    def _entry(self, number: int, document: Document) -> SourceEntry:
        family = self._material.family_of(document)
        return SourceEntry(
            number=number,
            document=document.id,
            title=find_title(document),
            name=document.name,
            witness=self._letter(family.id if family else document.id),
            standing=_standing(document, family),
            url=document.url,
            date=say_date(document.date) if document.date else None,
            publisher=document.publisher,
            references=self._references(document),
        )

    def _letter(self, witness: str) -> str:
        if witness not in self._witnesses:
            count = len(self._witnesses)
            self._witnesses[witness] = ascii_uppercase[count % 26] + (
                str(count // 26 + 1) if count >= 26 else ""
            )
        return self._witnesses[witness]

    def _references(self, document: Document) -> tuple[CitedReference, ...]:
        wanted = self._cited.get(document.id, set())
        return tuple(
            CitedReference(one.key, _without_dates(one.text), one.url, one.archive_url, *_dates_of(one))
            for one in document.references
            if one.key in wanted
        )


def _dates_of(reference: Reference) -> tuple[str | None, str | None]:
    """Give when a reference was retrieved and when it was archived, in words."""
    retrieved, archived = (say_date(date) if date else None for date in (reference.retrieved, reference.archived))
    return retrieved, archived


def _without_dates(text: str) -> str:
    """Leave off the end of a reference that says when it was archived and retrieved: the brief says it in its own words."""
    return _SAVED.sub("", text).strip() or text


def say_saved(reference: CitedReference) -> str:
    """Say in brackets when a reference was archived and retrieved; nothing where it is not told."""
    told = [f"archived {reference.archived}"] if reference.archived else []
    told += [f"retrieved {reference.retrieved}"] if reference.retrieved else []
    return f" ({', '.join(told)})" if told else ""


def find_title(document: Document) -> str:
    """Give a document's title; where it has none, the last part of its name."""
    return document.title or document.name.rstrip("/").rpartition("/")[2] or document.name


def _standing(document: Document, family: Family | None) -> str:
    if family is None or len(family.members) < 2:
        return ""
    ranks = [member.rank for member in family.members]
    own = next(member.rank for member in family.members if member.document in (document.id, document.name))
    if not family.ordered:
        return "one of several copies or versions"
    standing = (
        "newest version"
        if own == max(ranks)
        else ("oldest version" if own == 0 else f"version {own + 1} of {max(ranks) + 1}")
    )
    if max(ranks) == 0:
        return "copy"
    return f"{standing}, in {ranks.count(own)} copies" if ranks.count(own) > 1 else standing
