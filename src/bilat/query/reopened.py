"""Judgements whose words have changed: the document on which they were made, or a newer version of it, no longer says what was judged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

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
    """A document by its row number, id, name and address, with its family."""

    row: int
    id: str
    name: str
    url: str | None
    family: str


class _Versions:
    """Looks up the newest version of a text by the name or address of any of them."""

    def __init__(self, base: Base) -> None:
        rows = base.select("SELECT d.n, d.id, d.name, d.url, m.family FROM documents d LEFT JOIN family_members m ON m.document = d.id")
        self._base = base
        self._called: dict[str, list[_Card]] = defaultdict(list)
        for row in rows:
            card = _Card(row[0], row[1], row[2], row[3], row[4] or "")
            for name in {_VERSION.sub("", card.name), card.url or ""} - {""}:
                self._called[name].append(card)

    def find_newest(self, subject: Subject) -> _Card | None:
        """Find the newest by the versions' order in their family where it is known, else the one added last; None if there is none."""
        found = [*self._called.get(_VERSION.sub("", subject.document), ()), *self._called.get(subject.url or "", ())]
        ranks: dict[str, int] = {}
        if len({card.row for card in found}) > 1 and len({card.family for card in found}) == 1:
            for family in self._base.find_families("id = ?", (found[0].family,)):
                ranks = {member.document: member.rank for member in family.members} if family.ordered else {}
        return max(found, key=lambda card: (ranks.get(card.id, 0), card.row), default=None)


def find_reopened(base: Base, judgements: Sequence[Judgement], rulings: Rulings) -> Iterator[Reopened]:
    """Give the judgements that stand on words that have changed, each with a sentence on that, the claims that stand there now, and
    the other claim of a pair.

    A judgement on documents that the base does not have is left alone; so is one whose new words were judged already.
    """
    versions = _Versions(base)
    for judgement in judgements:
        found = [(subject, _find_change(base, subject, versions)) for subject in judgement.subjects]
        changed = [change for _, change in found if change is not None]
        now = tuple(claim for _, claims in changed for claim in claims)
        if not changed or any(rulings.find_judged_key(claim) for claim in now):
            continue
        if now or judgement.verb != "reject":  # a rejected claim that is gone needs no more attention
            names = " and ".join(sorted({f"“{card.name}”" for card, _ in changed}))
            kept = tuple(claim for subject, change in found if change is None for claim in _find_same(base, subject)[:1])
            yield judgement, f"The words on which this was judged no longer stand in {names}.", now + kept


def _find_change(base: Base, subject: Subject, versions: _Versions) -> tuple[_Card, tuple[Claim, ...]] | None:
    """Give the newest version of the document that no longer says what was judged, with the claim nearest to it; else None."""
    newest = versions.find_newest(subject)
    if newest is None or _find_same(base, subject, newest):
        return None
    words, bucket = fold(subject.quote), find_bucket(to_claim(subject))
    claims = base.find_claims("claims.document = ? AND claims.type = ?", (newest.row, subject.type))
    scored = [(fuzz.ratio(words, fold(c.evidence.quote)), find_bucket(c) == bucket, -c.evidence.start, c) for c in claims]
    best = max(scored, key=lambda row: row[:3], default=None)
    return newest, ((best[3],) if best is not None and best[0] >= _ALIKE else ())


def _find_same(base: Base, subject: Subject, card: _Card | None = None) -> list[Claim]:
    """Find the claims that still say what was judged, in one document or in all."""
    wanted = to_claim(subject)
    where, values = "claims.bucket = ?", (find_bucket(wanted),)
    claims = base.find_claims(where, values) if card is None else base.find_claims(f"{where} AND claims.document = ?", (*values, card.row))
    key = find_key(wanted)
    return [claim for claim in claims if claim.when == subject.when and find_key(claim) == key]
