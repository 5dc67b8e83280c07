"""What a judgement is on: claims to subjects, the key by which the same saying is known again, and what may be judged together."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

import msgspec

from bilat.errors import UsageError
from bilat.model import Claim, Document, Judgement, Subject, to_claim
from bilat.reconcile.identity import clean_roles, find_stage
from bilat.reconcile.readings import show_reading
from bilat.reconcile.words import fold

SINGLE, DOUBLE = ("confirm", "reject"), ("same", "different")
OPPOSITES = {"confirm": "reject", "reject": "confirm", "same": "different", "different": "same"}


def find_key(claim: Claim) -> str:
    """Give the key of what is said: type, roles, pairs, time, amount, modality and the words of the quote, wherever they stand."""
    roles = [(role, sorted(value) if isinstance(value, list) else value) for role, value in sorted(clean_roles(claim).items())]
    words = fold(claim.evidence.quote)
    content = [claim.type, roles, sorted(set(claim.dyads)), claim.when, claim.amount, claim.modality, words]
    return hashlib.sha256(msgspec.json.encode(content)).hexdigest()[:16]


def find_keys(judgement: Judgement) -> tuple[str, ...]:
    """Give the keys of a judgement's subjects, in one order."""
    return tuple(sorted(find_key(to_claim(subject)) for subject in judgement.subjects))


def to_subject(claim: Claim, document: Document | None) -> Subject:
    """Give what a claim says, with where it was seen."""
    return Subject(
        type=claim.type,
        roles=clean_roles(claim),
        dyads=tuple(sorted(set(claim.dyads))),
        when=claim.when,
        amount=claim.amount,
        modality=claim.modality,
        quote=claim.evidence.quote,
        document=document.name if document else claim.document,
        url=document.url if document else None,
        title=document.title if document else "",
        reading=show_reading(claim),
    )


def check_judgement(judgement: Judgement) -> None:
    """Raise UsageError if a judgement makes no sense: a wrong number of claims, two that can never be one, no name, no day."""
    if not judgement.name.strip():
        raise UsageError("a judgement needs the name of who makes it")
    if not judgement.reason.strip():
        raise UsageError("a judgement needs a reason")
    _check_day(judgement.day)
    needed = 1 if judgement.verb in SINGLE else 2
    if len(judgement.subjects) != needed:
        raise UsageError(f"{judgement.verb} is said of {needed} claim{'s' * (needed > 1)}, not of {len(judgement.subjects)}")
    if needed > 1:
        _check_pair([to_claim(subject) for subject in judgement.subjects])


def _check_day(day: str) -> None:
    try:
        dt.date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"{day!r} is no day; an ISO date such as 2024-05-31 is") from error


def _check_pair(claims: Sequence[Claim]) -> None:
    one, other = claims
    if one.type != other.type:
        raise UsageError(f"a claim of type {one.type} and one of type {other.type} cannot speak of one thing")
    if find_stage(one) != find_stage(other):
        raise UsageError("what is planned or forecast is never one thing with what is said to be, so that there is nothing to judge")
    if find_key(one) == find_key(other):
        raise UsageError("the two say the same in the same words, so that they cannot be told apart")
