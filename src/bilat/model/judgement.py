"""A judgement: what a person says of claims. It is kept beside them, never over them. What it does to facts is found in reconcile."""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from bilat.model.amount import Amount
from bilat.model.claim import Claim, Evidence, Modality, Roles

Verb = Literal["confirm", "reject", "same", "different"]


class Subject(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What was said, whichever document says it and wherever it stands there, so that a judgement outlives both.

    The fields up to `quote` are what the judgement is on; `document` (a name), `url`, `title` and `reading` show where a person saw it.
    """

    type: str
    roles: Roles
    dyads: tuple[str, ...] = ()
    when: str | None = None
    amount: Amount | None = None
    modality: Modality = "asserted"
    quote: str
    document: str = ""
    url: str | None = None
    title: str = ""
    reading: str = ""


class Undoing(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Who took a judgement back, on which day (ISO 8601), and why."""

    name: str
    day: str
    reason: str = ""


class Judgement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What `name` said on `day` (ISO 8601): of one claim that it is right or not, of two that they speak of one thing or of two.

    `id` is a content id; `again` counts how often the same had been said and taken back before; `undone` is set once it is taken back.
    """

    id: str = ""
    verb: Verb
    subjects: tuple[Subject, ...]
    reason: str
    name: str
    day: str
    again: int = 0
    undone: Undoing | None = None


def to_claim(subject: Subject) -> Claim:
    """Give what was said as a claim of no place, to compare it with claims."""
    return Claim(
        document=subject.document,
        type=subject.type,
        roles=subject.roles,
        when=subject.when,
        amount=subject.amount,
        modality=subject.modality,
        dyads=subject.dyads,
        evidence=Evidence(subject.quote, 0, len(subject.quote)),
    )


def judgement_id(judgement: Judgement) -> str:
    """Give a content id: 16 hexadecimal digits; where the words were seen, and whether it was taken back, do not count."""
    bare = msgspec.structs.replace
    said = sorted(
        msgspec.json.encode(bare(subject, document="", url=None, title="", reading=""), order="deterministic")
        for subject in judgement.subjects
    )
    told = [judgement.verb, [one.decode() for one in said], judgement.reason, judgement.name, judgement.day, judgement.again]
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:16]


def with_id(judgement: Judgement) -> Judgement:
    """Give the judgement with the id that its content has."""
    return msgspec.structs.replace(judgement, id=judgement_id(judgement))
