"""What the judgements that stand say of claims. Judgements that contradict each other have no effect and are told as conflicts.

Judgements are looked up by what was said, so that documents, their order and the order of judgements have no effect.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from bilat.model import Claim, Judgement
from bilat.reconcile.subjects import DOUBLE, find_key, find_keys

Pair = tuple[str, str]
_Keyed = tuple[Judgement, tuple[str, ...]]


class Conflict(msgspec.Struct, frozen=True):
    """Judgements that cannot all hold, with a sentence that says why; none of them has effect."""

    judgements: tuple[Judgement, ...]
    reason: str


class Rulings:
    """The judgements that stand, by what they are on. Built once for one set of judgements; those taken back are left out."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        standing = {one.id: one for one in judgements if one.undone is None}
        keyed = [(standing[name], find_keys(standing[name])) for name in sorted(standing)]
        self.conflicts = tuple([*_find_opposed(keyed), *_find_tangled(keyed)])
        idle = {one.id for conflict in self.conflicts for one in conflict.judgements}
        self._held: dict[str, dict[tuple[str, ...], list[str]]] = defaultdict(lambda: defaultdict(list))
        for judgement, keys in keyed:
            if judgement.id not in idle:
                self._held[judgement.verb][keys].append(judgement.id)
        self._standing = standing
        self._known = {(subject.type, subject.when) for one in standing.values() for subject in one.subjects}
        self._judged = {key for _, keys in keyed for key in keys}

    def __bool__(self) -> bool:
        return bool(self._standing)

    def find_judged_key(self, claim: Claim) -> str | None:
        """Give the key of a claim if a judgement is on it, else None; the key itself is only found where it may be."""
        if (claim.type, claim.when) not in self._known:
            return None
        key = find_key(claim)
        return key if key in self._judged else None

    def is_rejected(self, claim: Claim) -> bool:
        """Tell whether a claim is said not to be right."""
        return self._is_held("reject", claim)

    def is_confirmed(self, claim: Claim) -> bool:
        """Tell whether a claim is said to be right."""
        return self._is_held("confirm", claim)

    def is_parted(self, one: Claim, other: Claim) -> bool:
        """Tell whether two claims are said to speak of two things."""
        first, second = self.find_judged_key(one), self.find_judged_key(other)
        return first is not None and second is not None and (min(first, second), max(first, second)) in self._held["different"]

    def find_joined(self, keys: Iterable[str]) -> tuple[Pair, ...]:
        """Find the pairs of these keys that are said to speak of one thing."""
        return self._find_pairs("same", frozenset(keys))

    def find_parted(self, keys: Iterable[str]) -> tuple[Pair, ...]:
        """Find the pairs of these keys that are said to speak of two things."""
        return self._find_pairs("different", frozenset(keys))

    def find_confirmations(self, claim: Claim) -> tuple[Judgement, ...]:
        """Find the judgements that confirm a claim and have effect, by day."""
        found = [self._standing[name] for name in self._held["confirm"].get((find_key(claim),), ())]
        return tuple(sorted(found, key=lambda one: (one.day, one.name, one.id)))

    def find_bearing(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Find the judgements on two things that shaped a fact of which these are the keys: joins within it, partings from it."""
        own = frozenset(keys)
        joined = (name for pair, names in self._held["same"].items() if own >= set(pair) for name in names)
        parted = (name for pair, names in self._held["different"].items() if own & set(pair) for name in names)
        return tuple(sorted({*joined, *parted}))

    def _is_held(self, verb: str, claim: Claim) -> bool:
        return bool(self._held[verb]) and (self.find_judged_key(claim),) in self._held[verb]

    def _find_pairs(self, verb: str, keys: frozenset[str]) -> tuple[Pair, ...]:
        return tuple(sorted((pair[0], pair[1]) for pair in self._held[verb] if keys >= set(pair)))


def find_roots(pairs: Iterable[Pair]) -> dict[str, str]:
    """Give each name that stands in a pair the least name to which pairs lead from it: names with one root hang together."""
    root: dict[str, str] = {}
    for one, other in pairs:
        first, second = root.setdefault(one, one), root.setdefault(other, other)
        if first != second:
            low, high = min(first, second), max(first, second)
            root.update({name: low for name, old in root.items() if old == high})
    return root


def _find_opposed(keyed: Sequence[_Keyed]) -> Iterator[Conflict]:
    """Find the claims that one judgement confirms and another rejects."""
    by_key: dict[tuple[str, ...], list[Judgement]] = defaultdict(list)
    for judgement, keys in keyed:
        if judgement.verb not in DOUBLE:
            by_key[keys].append(judgement)
    for _, found in sorted(by_key.items()):
        if len({one.verb for one in found}) > 1:
            yield Conflict(tuple(found), f"The same claim is {_say_sides(found, 'confirm', 'reject')}.")


def _find_tangled(keyed: Sequence[_Keyed]) -> Iterator[Conflict]:
    """Find what some judgements join, directly or through others, and another parts; all that hang on it stand in the conflict."""
    roots = find_roots((keys[0], keys[1]) for judgement, keys in keyed if judgement.verb == "same")
    inside: dict[str, list[Judgement]] = defaultdict(list)
    for judgement, keys in keyed:
        if judgement.verb in DOUBLE and keys[0] in roots and roots[keys[0]] == roots.get(keys[1]):
            inside[roots[keys[0]]].append(judgement)
    for _, found in sorted(inside.items()):
        if any(one.verb == "different" for one in found):
            yield Conflict(tuple(found), f"The same claims are {_say_sides(found, 'same', 'different')}.")


def _say_sides(found: Sequence[Judgement], one: str, other: str) -> str:
    said = {"confirm": "confirmed", "reject": "rejected", "same": "said to speak of one thing", "different": "said to speak of two"}
    names = {verb: " and ".join(sorted({j.name for j in found if j.verb == verb})) for verb in (one, other)}
    return f"{said[one]} by {names[one]} and {said[other]} by {names[other]}; neither has effect until one is taken back"


