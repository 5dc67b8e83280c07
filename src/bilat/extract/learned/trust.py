"""Trust: how likely what rules or models have found in a sentence is to be right, by what the models make of it and how the sentence is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bilat.extract.learned.features import View
from bilat.extract.learned.found import Found
from bilat.extract.learned.labels import find_sides
from bilat.extract.learned.reader import Likely, weigh
from bilat.extract.learned.scoring import Line, Sums, Trees, to_probability
from bilat.model import Claim

_HOPELESS = -2.5  # log odds of the line below which the trees are not asked
_NEGATIONS = frozenset(["no", "not", "never", "nor", "neither", "without", "none", "n't", "nobody", "nothing", "deny", "hardly"])
_UNREAL = frozenset(["would", "could", "might", "may", "should", "if", "whether", "wish", "hope", "unless"])


class Candidate(NamedTuple):
    """A claim that the models propose, with the scores and features that speak for it; claims of one `number` come of one finding."""

    claim: Claim
    number: int
    scores: dict[str, float]
    features: list[str]


class Spread(NamedTuple):
    """What of a sentence depends on no claim: its length, clauses, negations, the countries and actors named in it."""

    scores: dict[str, float]
    named: frozenset[str]
    countries: frozenset[str]


def find_spread(view: View) -> Spread:
    """Find what all that is found in a sentence shares, as scores by name."""
    sent, lows = view.sent, {word.low for word in view.words}
    scores = {
        "long": min(60, len(view.words)) / 30, "clauses": min(6, len(sent.clauses)) / 3, "verbless": float(all(clause.verb < 0 for clause in sent.clauses)), "on_pair": float(sent.context.on_pair), f"block={sent.block.kind}": 1.0,
        "negated": float(not _NEGATIONS.isdisjoint(lows)), "unreal": float(not _UNREAL.isdisjoint(lows)),
    }  # fmt: skip
    return Spread(scores, frozenset(view.named), frozenset(view.countries))


def find_scores(sums: Sums, spread: Spread, likely: Likely, claims: Sequence[Claim]) -> dict[str, float]:
    """Find all that speaks for or against what the models have found, by name; `claims` are those that the rules found in the sentence."""
    found, kind = likely.found, likely.scores["kind"]
    beside = {
        "ruled": float(bool(claims)), "ruled_same": float(any(c.type == found.kind for c in claims)),
        "rank": float(sum(odds > kind for odds in sums.kinds)), "lead": kind - max((odds for odds in sums.kinds if odds != kind), default=kind),
    }  # fmt: skip
    return likely.scores | beside | _find_setting(sums.view, spread, [(found.x, found.y)]) | _find_place(sums.view, found)


def find_ruled_scores(sums: Sums, spread: Spread, claim: Claim) -> dict[str, float]:
    """Find all that speaks for or against a claim that a rule has found, by name."""
    sides = find_sides(claim.type, claim.roles)
    return weigh(sums, claim.type, sides) | _find_setting(sums.view, spread, sides) | {f"rule={claim.rule}": 1.0}


def _find_setting(view: View, spread: Spread, sides: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Find how the sides of a claim stand in their sentence."""
    codes = {code for pair in sides for code in pair if code}
    pair = set(view.sent.pair)
    return spread.scores | {
        "unnamed": float(len(codes - spread.named)),
        "of_page": float(bool(pair) and any({*side} == pair for side in sides)),
        "others": min(4.0, float(len(spread.countries - codes))),
    }


def _find_place(view: View, found: Found) -> dict[str, float]:
    """Find how the two sides stand in the clause that says a claim."""
    clause = found.clause
    inside = {code for unit in clause.units if unit.mention is not None for code in unit.mention.codes}
    acting = {code for mention in clause.subject for code in mention.codes}
    return {
        "share": (clause.end - clause.start) / max(1, view.sent.end - view.sent.start), "x_inside": float(found.x in inside), "y_inside": float(found.y in inside),
        "x_acting": float(found.x in acting), "y_acting": float(found.y in acting),
    }  # fmt: skip


def find_trust(weights: Mapping[str, float], kind: str, scores: Mapping[str, float]) -> float:
    """Give the probability that what the rules found of a type is right, by the weights learned for its scores."""
    odds = weights.get("bias", 0.0) + weights.get(f"type={kind}", 0.0)
    odds += sum(weights.get(name, 0.0) * value for name, value in scores.items())
    return to_probability(odds)


def find_hopeful(trees: Trees, proposed: Sequence[tuple[str, Mapping[str, float]]], least: float) -> list[bool]:
    """Tell which proposals, each told by its type and scores, the trees may yet trust as much as that, whatever the filling of their slots brings."""
    typed = [{**scores, f"type={kind}": 1.0} for kind, scores in proposed]
    return [to_probability(odds) >= least for odds in trees.hope.find_odds(typed)]


def find_found_trust(line: Line, trees: Trees, found: Candidate) -> float:
    """Give the probability that what the models propose is right: the trees answer for its scores and for what the line makes of its features.

    Where the line speaks so much against it that no tree has ever spoken for it, they are not asked.
    """
    kind = found.claim.type
    odds = line.find_odds(kind, found.features)
    return find_tree_trust(trees, kind, {**found.scores, "tied": odds}) if odds > _HOPELESS else to_probability(odds)


def find_tree_trust(trees: Trees, kind: str, scores: Mapping[str, float]) -> float:
    """Give the probability that what the models found of a type is right, by the trees learned for its scores."""
    return to_probability(trees.grove.find_odds([{**scores, f"type={kind}": 1.0}])[0])
