"""Reading with the models: from a sentence to proposals, each with the scores that speak for it. What the rules found is told apart elsewhere."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from bilat.extract.learned.features import Pair
from bilat.extract.learned.found import Found
from bilat.extract.learned.labels import SIDES
from bilat.extract.learned.scoring import Sums, to_odds, to_probability

LEAST = 0.55  # trust below which a proposal of the models is refused
LEAST_RULED = 0.42  # the same of a claim that the rules found
_LEAST = 0.08  # probability of a type in a sentence, below which no pair is looked at
_LEAST_PAIR = 0.08  # the same of a type and a pair
_MANY = frozenset(["agreement", "cooperation", "culture"])
_OPEN = frozenset(["stance"])  # types whose second side may be a thing that has no code
_AS_LIKELY = 0.5
_CUES = 3  # words in different clauses by which one type may be said in a sentence
_AS_LOUD = 0.5  # part of what the loudest says, below which a word is none of these
_LAST = "\uffff"  # sorts behind every closed value


class Likely(NamedTuple):
    """What the models think that a sentence says, with the scores that speak for it, by name."""

    found: Found
    scores: dict[str, float]


class Cue(NamedTuple):
    """A word that speaks for a type: its clause, its place there, and how much it speaks for it."""

    clause: int
    unit: int
    speaks: float


class _Choice(NamedTuple):
    pair: Pair
    sides: float
    whole: float


def find_likely(sums: Sums) -> Iterator[Likely]:
    """Find what the models think that a sentence may say, far more than is to be believed; `sums` are the scores of the sentence."""
    if not sums.view.words:
        return
    for t, odds in enumerate(sums.kinds):
        if to_probability(odds) >= _LEAST:
            open_ended = sums.models.types[t] in _OPEN
            scored = sums.of_pairs([pair for pair in sums.view.pairs if pair.y or open_ended])
            yield from _of_kind(sums, t, [_Choice(s.pair, s.sides[t], s.whole[t]) for s in scored])


def _of_kind(sums: Sums, t: int, choices: list[_Choice]) -> Iterator[Likely]:
    name, kind = sums.models.types[t], sums.kinds[t]
    choices = _one_order(choices) if SIDES[name].symmetric else choices
    best = max(choices, key=lambda c: c.sides, default=None)
    chance = to_probability(kind)
    if best is None or not _is_likely(chance, best):
        return
    more = _more(choices, best) if name in _MANY else ()
    if sums.view.named.issuperset(best.pair):
        more = tuple(code for code in more if code in sums.view.named)  # beside two that are named nobody else is meant
    second = max((c.sides for c in choices if c is not best), default=0.0)
    for nth, cue in enumerate(find_cues(sums, t)):
        place = sums.view.sent.clauses[cue.clause]
        value, sure = _value(sums, name, cue.clause)
        shared = {"kind": kind, "value": sure, "cue": cue.speaks, "nth": float(nth)}
        for choice in choices:
            if not _is_likely(chance, choice) or (more and choice is not best and {*choice.pair} <= {*best.pair, *more}):
                continue
            found = Found(name, choice.pair.x, choice.pair.y, value, place, cue.unit, more if choice is best else ())
            ahead = choice.sides - (second if choice is best else best.sides)
            yield Likely(found, shared | {"sides": choice.sides, "whole": choice.whole, "best": float(choice is best), "ahead": ahead})


def _is_likely(chance: float, choice: _Choice) -> bool:
    return chance * to_probability(choice.sides) >= _LEAST_PAIR


def _more(choices: list[_Choice], best: _Choice) -> tuple[str, ...]:
    """Give the further parties of what has more than two: those of which it is as likely said with each party as of the best pair."""
    by_pair = {frozenset(c.pair): to_probability(c.sides) for c in choices}
    others = dict.fromkeys(code for c in choices for code in c.pair if code not in best.pair)
    return tuple(code for code in others if all(by_pair.get(frozenset((code, side)), 0.0) >= _AS_LIKELY for side in best.pair))[:3]


def _one_order(choices: list[_Choice]) -> list[_Choice]:
    """Keep the better order of each pair, for types that know no order."""
    kept: dict[frozenset[str], _Choice] = {}
    for choice in choices:
        key = frozenset(choice.pair)
        if key not in kept or choice.sides + choice.whole > kept[key].sides + kept[key].whole:
            kept[key] = choice
    return list(kept.values())


def _value(sums: Sums, kind: str, clause: int) -> tuple[str, float]:
    """Give the likeliest closed value of a type in the sentence and how far it leads (log odds), ("", 0) for a type without one."""
    values = sums.models.values
    first, last = bisect_left(values, (kind, "")), bisect_right(values, (kind, _LAST))
    if first == last:
        return "", 0.0
    odds = sums.values(clause)
    ranked = sorted(((odds[i], values[i][1]) for i in range(first, last)), reverse=True)
    second = ranked[1][0] if len(ranked) > 1 else to_odds(0.01)
    return ranked[0][1], ranked[0][0] - second


def find_cues(sums: Sums, t: int) -> list[Cue]:
    """Give the words that speak most for a type, the loudest first: of each clause at most one, and none that says less than a good part of what the loudest says."""
    cues = []
    speak = sums.words[:, t]
    first = sums.view.first
    for clause, (start, end) in enumerate(pairwise(first)):
        if start < end:
            word = start + int(speak[start:end].argmax())
            cues.append(Cue(clause, word - start, float(speak[word])))
    cues.sort(key=lambda cue: -cue.speaks)
    return [cue for cue in cues[:_CUES] if cue is cues[0] or cue.speaks >= _AS_LOUD * cues[0].speaks]


def weigh(sums: Sums, kind: str, sides: list[tuple[str, str]]) -> dict[str, float]:
    """Give the scores that the models have for a claim found otherwise, of a type and the pairs that it is said of."""
    t = sums.models.types.index(kind)
    scores = {"kind": sums.kinds[t]}
    fit = sums.of_pairs([pair for pair in sums.view.pairs if pair in sides])
    if fit:
        scores |= {"sides": max(s.sides[t] for s in fit), "whole": max(s.whole[t] for s in fit)}
    else:
        scores["unpaired"] = 1.0
    return scores
