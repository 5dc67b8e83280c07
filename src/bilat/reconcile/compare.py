"""Two versions of one text side by side: what changed in words, what in claims, and what in layout alone. Pure; nothing is stored."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from bilat.model import Claim, Document, claim_id
from bilat.reconcile.age import find_name, find_older, find_successions
from bilat.reconcile.align import Alignment, WordChange, find_alignment, find_word_changes
from bilat.reconcile.body import OwnSentence, find_own_sentences, is_own_place
from bilat.reconcile.claim_changes import ClaimChange, find_claim_changes, find_repeated
from bilat.reconcile.layout import LayoutChange, find_layout_changes
from bilat.reconcile.names import is_respelled

WordKind = Literal["reworded", "respelled", "updated", "added", "dropped"]


class SentenceChange(msgspec.Struct, frozen=True):
    """A sentence that was reworded, added or dropped; the sentences as shown, their places, and the words that changed.

    `respelled`: only the spelling of a name changed. `updated`: a word of the present became one of the past. `note` says more in a sentence.
    """

    kind: WordKind
    old: str = ""
    new: str = ""
    old_start: int = -1
    new_start: int = -1
    section: str = ""
    words: tuple[WordChange, ...] = ()
    note: str = ""


class Comparison(msgspec.Struct, frozen=True):
    """What changed between two versions. `older` and `newer` are names of documents; `known` says whether that order is known.

    The changes run from `older` to `newer`. `elsewhere` counts the claims that stand in teasers and the like, which are not compared;
    `same_words` those that were read from only one of two copies of a sentence with the same words, which are no changes either.
    """

    older: str
    newer: str
    known: bool
    reason: str
    words: tuple[SentenceChange, ...]
    claims: tuple[ClaimChange, ...]
    layout: tuple[LayoutChange, ...]
    kept: int
    elsewhere: tuple[int, int]
    same_words: int
    summary: str


def compare_documents(
    old: Document, new: Document, old_claims: Iterable[Claim] = (), new_claims: Iterable[Claim] = ()
) -> Comparison:
    """Compare two versions of one text; which is older is found from the two, the order given decides only where nothing tells."""
    age = find_older(old, new)
    first, second, claims = (old, new, (list(old_claims), list(new_claims)))
    if age.side > 0:
        first, second, claims = new, old, (claims[1], claims[0])
    alignment = find_alignment(find_own_sentences(first), find_own_sentences(second))
    own = ([c for c in claims[0] if _is_own(first, c)], [c for c in claims[1] if _is_own(second, c)])
    words = _find_sentence_changes(alignment, own)
    changes, same_words = _part_same_words(find_claim_changes(*own), own, alignment)
    return Comparison(
        older=first.name,
        newer=second.name,
        known=age.side != 0,
        reason=age.reason if age.side else f"{age.reason} They are shown in the order given.",
        words=words,
        claims=changes,
        layout=find_layout_changes(first, second, alignment),
        kept=len(alignment.kept),
        elsewhere=(len(claims[0]) - len(own[0]), len(claims[1]) - len(own[1])),
        same_words=same_words,
        summary=_summarise(first, second, age.side != 0, words, len(alignment.kept)),
    )


def _is_own(document: Document, claim: Claim) -> bool:
    return is_own_place(document, claim.evidence.start)


def _part_same_words(
    changes: Sequence[ClaimChange], claims: tuple[Sequence[Claim], Sequence[Claim]], alignment: Alignment
) -> tuple[tuple[ClaimChange, ...], int]:
    """Part from the changes those whose sentence stands in both versions with the same words: nothing was changed there."""
    old = _find_kept([one for one, _ in alignment.kept], claims[0])
    new = _find_kept([other for _, other in alignment.kept], claims[1])
    kept = tuple(change for change in changes if not _is_unchanged(change, old, new))
    return kept, len(changes) - len(kept)


def _is_unchanged(change: ClaimChange, old: set[str], new: set[str]) -> bool:
    return (not change.old or change.old in old) and (not change.new or change.new in new)


def _find_kept(sentences: Sequence[OwnSentence], claims: Sequence[Claim]) -> set[str]:
    """Find the ids of the claims that stand in sentences that were kept word for word."""
    places = sorted((sentence.start, sentence.end) for sentence in sentences)
    starts = [start for start, _ in places]
    found = set()
    for claim in claims:
        n = bisect_right(starts, claim.evidence.start) - 1
        if n >= 0 and claim.evidence.start < places[n][1]:
            found.add(claim_id(claim))
    return found


def _find_sentence_changes(
    alignment: Alignment, claims: tuple[Sequence[Claim], Sequence[Claim]]
) -> tuple[SentenceChange, ...]:
    changes = [_find_reworded(one, other) for one, other in alignment.reworded]
    changes += [_find_one_sided("added", sentence, claims[1]) for sentence in alignment.added]
    changes += [_find_one_sided("dropped", sentence, claims[0]) for sentence in alignment.dropped]
    return tuple(sorted(changes, key=lambda c: (c.new_start if c.new_start >= 0 else c.old_start, c.kind)))


def _find_reworded(one: OwnSentence, other: OwnSentence) -> SentenceChange:
    words = find_word_changes(one.text, other.text)
    kind, note = _find_nature(words)
    return SentenceChange(kind, one.text, other.text, one.start, other.start, other.section, words, note)


def _find_nature(words: Sequence[WordChange]) -> tuple[WordKind, str]:
    if words and all(_is_name_change(change) for change in words):
        pairs = " and ".join(f"“{change.old}” is now written “{change.new}”" for change in words)
        return "respelled", f"The name was respelled: {pairs}; it is the same person or place."
    if words and all(_is_update(change) for change in words):
        pairs = " and ".join(f"“{change.old}” became “{change.new}”" for change in words)
        return "updated", f"Time has passed: {pairs}."
    return "reworded", ""


def _is_name_change(change: WordChange) -> bool:
    old, new = change.old.split(), change.new.split()
    if len(old) != len(new) or not all(word[:1].isupper() for word in (*old, *new)):
        return False
    return is_respelled(change.old, change.new)


def _is_update(change: WordChange) -> bool:
    return bool(find_successions([change]))


def _find_one_sided(
    kind: Literal["added", "dropped"], sentence: OwnSentence, claims: Sequence[Claim]
) -> SentenceChange:
    inside = [claim for claim in claims if sentence.start <= claim.evidence.start < sentence.end]
    outside = [claim for claim in claims if not sentence.start <= claim.evidence.start < sentence.end]
    repeated = find_repeated(inside, outside)
    note = ""
    if inside and len(repeated) == len(inside):
        places = sorted({claim.evidence.section or "the lead" for claim in repeated.values()})
        note = f"It repeats what the text says elsewhere ({', '.join(places)}): “{next(iter(repeated.values())).evidence.quote[:160]}”"
    if kind == "added":
        return SentenceChange("added", new=sentence.text, new_start=sentence.start, section=sentence.section, note=note)
    return SentenceChange("dropped", old=sentence.text, old_start=sentence.start, section=sentence.section, note=note)


def _summarise(old: Document, new: Document, known: bool, words: Sequence[SentenceChange], kept: int) -> str:
    counts = {kind: sum(1 for change in words if change.kind == kind) for kind in ("reworded", "respelled", "updated", "added", "dropped")}
    told = [f"{count} {kind}" for kind, count in counts.items() if count]
    order = f"{find_name(old)} is the older copy, {find_name(new)} the newer." if known else "Which copy is older is not known."
    return f"{order} {kept} sentences are the same; {', '.join(told) if told else 'no sentence was changed'}."
