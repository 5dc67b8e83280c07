"""Judgements whose words have changed: the document on which they were made, or a newer version of it, no longer says what was judged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from rapidfuzz import fuzz

from bilat.model import Claim, Judgement, Subject, to_claim
from bilat.reconcile import Rulings, find_bucket, find_key, fold
from bilat.store import Base

# Likeness, of 100, from which the words of a newer text stand where the judged ones stood.
_ALIKE = 60
# What the base adds to the name of a text that has changed since it was first added.
_VERSION = re.compile(r"@[0-9a-f]{8}$")
Reopened = tuple[Judgement, str, tuple[Claim, ...]]


class _Card(msgspec.Struct, frozen=True):
    row: int
    id: str
    name: str
    url: str | None
    family: str


def find_reopened(base: Base, judgements: Sequence[Judgement], rulings: Rulings) -> Iterator[Reopened]:
    """Give the judgements that stand on words that have changed, each with a sentence on that, the claims that stand there now, and
    the other claim of a pair.

    A judgement on documents that the base does not have is left alone; so is one whose new words were judged already.
    """
    rows = base.select("SELECT d.n, d.id, d.name, d.url, m.family FROM documents d LEFT JOIN family_members m ON m.document = d.id")
    cards = [_Card(row[0], row[1], row[2], row[3], row[4] or "") for row in rows] if judgements else []
    for judgement in judgements:
        found = [(subject, _find_change(base, subject, cards)) for subject in judgement.subjects]
        changed = [change for _, change in found if change is not None]
        now = tuple(claim for _, claims in changed for claim in claims)
        if not changed or any(rulings.find_judged_key(claim) for claim in now):
            continue
        if now or judgement.verb != "reject":  # a rejected claim that is gone needs no more attention
            names = " and ".join(sorted({f"“{card.name}”" for card, _ in changed}))
            kept = tuple(claim for subject, change in found if change is None for claim in _find_standing(base, subject))
            yield judgement, f"The words on which this was judged no longer stand in {names}.", now + kept


def _find_change(base: Base, subject: Subject, cards: Iterable[_Card]) -> tuple[_Card, tuple[Claim, ...]] | None:
    """Give the newest version of the document that no longer says what was judged, with the claim nearest to it; else None."""
    newest = _find_newest(base, [card for card in cards if _is_version(card, subject)])
    if newest is None:
        return None
    claims = base.find_claims("claims.document = ? AND claims.type = ?", (newest.row, subject.type))
    wanted = to_claim(subject)
    if find_key(wanted) in {find_key(claim) for claim in claims if claim.when == subject.when}:
        return None
    words = fold(subject.quote)
    scored = [(fuzz.ratio(words, fold(c.evidence.quote)), find_bucket(c) == find_bucket(wanted), -c.evidence.start, c) for c in claims]
    best = max(scored, key=lambda row: row[:3], default=None)
    return newest, ((best[3],) if best is not None and best[0] >= _ALIKE else ())


def _find_standing(base: Base, subject: Subject) -> list[Claim]:
    """Find a claim that still says what was judged, if any does."""
    wanted = to_claim(subject)
    key = find_key(wanted)
    return [claim for claim in base.find_claims("claims.bucket = ?", (find_bucket(wanted),)) if find_key(claim) == key][:1]


def _is_version(card: _Card, subject: Subject) -> bool:
    if subject.url is not None and card.url == subject.url:
        return True
    return _VERSION.sub("", card.name) == _VERSION.sub("", subject.document)


def _find_newest(base: Base, versions: Sequence[_Card]) -> _Card | None:
    """Find the newest of a text's versions: by their order in their family where it is known, else the one added last."""
    if len(versions) > 1 and len({card.family for card in versions}) == 1:
        for family in base.find_families("id = ?", (versions[0].family,)):
            ranks = {member.document: member.rank for member in family.members} if family.ordered else {}
            return max(versions, key=lambda card: (ranks.get(card.id, 0), card.row))
    return max(versions, key=lambda card: card.row, default=None)
