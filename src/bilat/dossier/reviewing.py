"""What there is to review, as a person goes through it: what an item is about, and its sayings in their order. How it looks is decided elsewhere."""

from __future__ import annotations

import msgspec

from bilat.dossier.words import Names, say_claim, say_fact
from bilat.model import Claim, Judgement
from bilat.query import ReviewItem
from bilat.reconcile import find_key
from bilat.reconcile.readings import show_reading

TITLES = {
    "reopened": "re-opened: the words have changed",
    "conflict": "judgements contradict each other",
    "differs": "sources differ",
    "doubtful": "a doubtful join",
}
_SAID = {
    "confirm": "confirmed",
    "reject": "rejected",
    "same": "said to be one thing",
    "different": "said to be two things",
}


class Entry(msgspec.Struct, frozen=True):
    """One saying to judge, with its reading and the documents that have it in the same words."""

    reading: str
    claim: Claim
    documents: tuple[str, ...]


def find_entries(item: ReviewItem) -> list[Entry]:
    """Give the sayings of an item in the order in which they are numbered: by reading, the one of most documents first."""
    sayings: dict[str, list[Claim]] = {}
    for claim in sorted(item.claims, key=lambda one: (one.document, one.evidence.start)):
        sayings.setdefault(find_key(claim), []).append(claim)
    readings: dict[str, list[Entry]] = {}
    for claims in sayings.values():
        documents = tuple(dict.fromkeys(claim.document for claim in claims))
        readings.setdefault(show_reading(claims[0]), []).append(
            Entry(show_reading(claims[0]), claims[0], documents)
        )
    ordered = sorted(
        readings.items(), key=lambda pair: (-len({d for e in pair[1] for d in e.documents}), pair[0])
    )
    return [entry for _, entries in ordered for entry in entries]


def say_subject(item: ReviewItem, names: Names) -> str:
    """Say in one sentence what an item is about."""
    if item.fact is not None:
        return say_fact(item.fact, names)
    if item.claims:
        return say_claim(item.claims[0], names)
    return f"“{item.judgements[0].subjects[0].quote}”"


def say_judgement(judgement: Judgement) -> str:
    """Say in one line what was judged, by whom and why."""
    return f"{_SAID[judgement.verb]} by {judgement.name} on {judgement.day}: {judgement.reason}"
