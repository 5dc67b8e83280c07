"""Which sentence of one text became which of the other, and which words changed in it. Nothing is judged here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

import msgspec

from bilat.reconcile.body import OwnSentence

# Shared words, as a share of both sentences' words, from which two sentences are one reworded.
_REWORDED = 0.5
Pair = tuple[OwnSentence, OwnSentence]


class WordChange(msgspec.Struct, frozen=True):
    """Words of the old sentence that became words of the new one; either may be empty."""

    old: str
    new: str


class Alignment(msgspec.Struct, frozen=True):
    """Sentences kept word for word, reworded, dropped from the old text, and added in the new one."""

    kept: tuple[Pair, ...]
    reworded: tuple[Pair, ...]
    dropped: tuple[OwnSentence, ...]
    added: tuple[OwnSentence, ...]


def find_alignment(old: Sequence[OwnSentence], new: Sequence[OwnSentence]) -> Alignment:
    """Pair the sentences of two texts: first those with the same words, wherever they stand, then the most alike."""
    kept, old_left, new_left = _pair_equal(old, new)
    reworded = _pair_alike(old_left, new_left)
    paired_old = {id(one) for one, _ in reworded}
    paired_new = {id(other) for _, other in reworded}
    return Alignment(
        tuple(kept),
        tuple(sorted(reworded, key=lambda pair: pair[1].start)),
        tuple(one for one in old_left if id(one) not in paired_old),
        tuple(other for other in new_left if id(other) not in paired_new),
    )


def find_word_changes(old: str, new: str) -> tuple[WordChange, ...]:
    """Find the runs of words that changed between two sentences, in order."""
    first, second = old.split(), new.split()
    matcher = SequenceMatcher(None, [_bare(w) for w in first], [_bare(w) for w in second], autojunk=False)
    return tuple(
        WordChange(" ".join(first[i1:i2]), " ".join(second[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    )


def _bare(word: str) -> str:
    return word.strip(".,;:!?()\"“”'’").lower() or word


def _pair_equal(
    old: Sequence[OwnSentence], new: Sequence[OwnSentence]
) -> tuple[list[Pair], list[OwnSentence], list[OwnSentence]]:
    waiting: dict[str, list[OwnSentence]] = defaultdict(list)
    for sentence in reversed(new):
        waiting[sentence.key].append(sentence)
    kept, left = [], []
    for sentence in old:
        if waiting[sentence.key]:
            kept.append((sentence, waiting[sentence.key].pop()))
        else:
            left.append(sentence)
    remaining = {id(sentence) for group in waiting.values() for sentence in group}
    return kept, left, [sentence for sentence in new if id(sentence) in remaining]


def _pair_alike(old: Sequence[OwnSentence], new: Sequence[OwnSentence]) -> list[Pair]:
    scored = [
        (-score, one.start, other.start, one, other)
        for one in old
        for other in new
        if (score := _score(one.key.split(), other.key.split())) >= _REWORDED
    ]
    taken: set[int] = set()
    pairs = []
    for _, _, _, one, other in sorted(scored, key=lambda entry: entry[:3]):
        if id(one) not in taken and id(other) not in taken:
            taken |= {id(one), id(other)}
            pairs.append((one, other))
    return pairs


def _score(first: Sequence[str], second: Sequence[str]) -> float:
    if 2 * min(len(first), len(second)) < _REWORDED * (len(first) + len(second)):
        return 0.0
    if 2 * len(set(first) & set(second)) < 0.4 * (len(set(first)) + len(set(second))):
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
