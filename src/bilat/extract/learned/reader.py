"""Reading with the models: from a sentence to proposals, each with the scores that speak for it. What the rules found is told apart elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bilat.extract.learned.features import Pair, View
from bilat.extract.learned.labels import SIDES
from bilat.extract.learned.scoring import Models, Sums, Vector, to_odds, to_probability
from bilat.extract.learned.slots import Found, fill
from bilat.extract.proposal import Proposal

LEAST = 0.5  # trust below which a proposal of the models is refused
LEAST_RULED = 0.5  # the same of a claim that the rules found
_LEAST = 0.06  # probability of a type in a sentence, below which no pair is looked at
_LEAST_PAIR = 0.03  # the same of a type and a pair
_MANY = frozenset(["agreement", "cooperation", "culture"])
_AS_LIKELY = 0.5


class Candidate(NamedTuple):
    """A proposal of the models with the scores that speak for it, by name."""

    proposal: Proposal
    scores: dict[str, float]


class _Choice(NamedTuple):
    pair: Pair
    sides: float
    whole: float


def find_candidates(view: View, models: Models, sums: Sums) -> Iterator[Candidate]:
    """Find what the models think that a sentence may say, far more than is to be believed; `sums` are the scores of the sentence."""
    pairs = view.pairs
    if not pairs or not view.words:
        return
    kinds = sums.kinds()
    wanted = [t for t in range(len(models.types)) if to_probability(kinds[t]) >= _LEAST]
    if not wanted:
        return
    scored = [(pair, *_score(view, sums, pair)) for pair in pairs]
    for t in wanted:
        choices = [_Choice(pair, float(sides[t]), float(whole[t])) for pair, sides, whole in scored]
        yield from _of_kind(view, sums, t, float(kinds[t]), choices)


def _of_kind(view: View, sums: Sums, t: int, kind: float, choices: list[_Choice]) -> Iterator[Candidate]:
    name = sums.models.types[t]
    choices = [c for c in choices if c.pair.y or name == "stance"]
    if not choices:
        return
    choices = _one_order(choices) if SIDES[name].symmetric else choices
    best = max(choices, key=lambda c: c.sides)
    clause, cue = _cue(view, sums.models, t)
    place = view.sent.clauses[clause]
    value, sure = _value(sums, name, view.within(place.start, place.end))
    more = _more(choices, best) if name in _MANY else ()
    for choice in choices:
        if more and choice is not best and {*choice.pair} <= {*best.pair, *more}:
            continue
        if to_probability(kind) * to_probability(choice.sides) < _LEAST_PAIR:
            continue
        found = Found(name, choice.pair.x, choice.pair.y, value, place, cue, more if choice is best else ())
        scores = {"kind": kind, "sides": choice.sides, "whole": choice.whole, "best": float(choice is best), "ahead": choice.sides - max((c.sides for c in choices if c is not choice), default=0.0), "value": sure}
        for proposal in fill(view.sent, found):
            yield Candidate(proposal, scores)


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


def _value(sums: Sums, kind: str, near: list[str]) -> tuple[str, float]:
    """Give the likeliest closed value of a type in the sentence and how far it leads (log odds), ("", 0) for a type without one."""
    odds = sums.values(near)
    ranked = sorted(((float(odds[i]), v) for i, (t, v) in enumerate(sums.models.values) if t == kind), reverse=True)
    if not ranked:
        return "", 0.0
    second = ranked[1][0] if len(ranked) > 1 else to_odds(0.01)
    return ranked[0][1], ranked[0][0] - second


def _cue(view: View, models: Models, t: int) -> tuple[int, int]:
    """Give (clause, unit) of the word that speaks most for a type."""
    table = models.shared
    weights = [0.0] * len(view.words)
    for i, word in enumerate(view.words):
        row = table.rows.get(f"w={word.low}")
        if row is not None and word.mention is None:
            weights[i] += float(table.weights[row, t])
        if i + 1 < len(view.words):
            row = table.rows.get(f"b={word.low}_{view.words[i + 1].low}")
            half = float(table.weights[row, t]) / 2 if row is not None else 0.0
            weights[i] += half
            weights[i + 1] += half
    best = max(range(len(weights)), key=weights.__getitem__)
    clause = view.words[best].clause
    return clause, best - view.first[clause]


def _score(view: View, sums: Sums, pair: Pair) -> tuple[Vector, Vector]:
    return sums.of_pair(pair, lambda: view.of(pair))


def weigh(view: View, sums: Sums, kind: str, sides: list[tuple[str, str]]) -> dict[str, float]:
    """Give the scores that the models have for a claim found otherwise, of a type and the pairs that it is said of."""
    t = sums.models.types.index(kind)
    scores = {"kind": float(sums.kinds()[t])}
    fit = [pair for pair in view.pairs if tuple(pair) in sides]
    if fit:
        scored = [_score(view, sums, pair) for pair in fit]
        scores |= {"sides": max(float(s[t]) for s, _ in scored), "whole": max(float(w[t]) for _, w in scored)}
    else:
        scores["unpaired"] = 1.0
    return scores


def find_trust(weights: Mapping[str, float], kind: str, scores: Mapping[str, float]) -> float:
    """Give the probability that a candidate of a type is right, by the weights learned for its scores."""
    odds = weights.get("bias", 0.0) + weights.get(f"type={kind}", 0.0)
    odds += sum(weights.get(name, 0.0) * value for name, value in scores.items())
    return to_probability(odds)
