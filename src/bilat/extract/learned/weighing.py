"""Weighing: what the rules found in a sentence is held against what the models make of it, and what only the models see is added where it is trusted."""

from __future__ import annotations

from collections.abc import Collection

from bilat.extract.assemble import to_claim
from bilat.extract.gate import find_fault, to_refusal
from bilat.extract.learned.features import View
from bilat.extract.learned.labels import find_sides
from bilat.extract.learned.reader import LEAST, LEAST_RULED, Candidate, find_likely
from bilat.extract.learned.scoring import Models, Sums
from bilat.extract.learned.slots import fill
from bilat.extract.learned.trust import (
    Spread,
    find_ruled_scores,
    find_scores,
    find_spread,
    find_tree_trust,
    find_trust,
)
from bilat.extract.modality import find_telling
from bilat.extract.reading import Sent
from bilat.model import Claim, Refusal

RULE = "learned"


def weigh_claims(sent: Sent, claims: list[Claim], models: Models, sure: Collection[str]) -> tuple[list[Claim], list[Refusal]]:
    """Give the claims of a sentence that are to be believed, those of the rules first, and what is refused for doubt; rules named in `sure` are not doubted."""
    view = View(sent)
    if not view.words:
        return claims, []
    sums, spread = Sums(models, view), find_spread(view)
    kept: list[Claim] = []
    refused: list[Refusal] = []
    for claim in claims:
        trust = 1.0 if claim.rule in sure else find_trust(models.trust, claim.type, find_ruled_scores(sums, spread, claim))
        if trust >= LEAST_RULED:
            kept.append(claim)
        else:
            refused.append(to_refusal(claim, "doubt", f"the models hold it for right with {trust:.0%}"))
    added = _find_more(sums, spread, claims)
    return [*kept, *added], refused


def _find_more(sums: Sums, spread: Spread, claims: list[Claim]) -> list[Claim]:
    """Find what only the models see, the most trusted first where two say one thing. Slots are filled only for what is trusted."""
    sent = sums.view.sent
    trusted: list[tuple[float, Candidate]] = []
    for likely in find_likely(sums):
        trust = find_tree_trust(sums.models.trees, likely.found.kind, find_scores(sums, spread, likely, claims))
        if trust >= LEAST:
            trusted += [(trust, Candidate(proposal, likely.scores)) for proposal in fill(sent, likely.found)]
    trusted.sort(key=lambda t: -t[0])
    found: list[tuple[Claim, Candidate]] = []
    telling = find_telling(sent) if trusted else None
    for _, candidate in trusted:
        claim = to_claim(candidate.proposal, sent, RULE, telling)
        others = [*claims, *(c for c, told in found if told.scores is not candidate.scores)]
        if find_fault(claim, sent) is None and not any(is_one(claim, other) for other in others):
            found.append((claim, candidate))
    return [claim for claim, _ in found]


def is_one(claim: Claim, other: Claim) -> bool:
    """Tell whether two claims of a sentence say one thing: of one type, of one pair in whichever order, with one sum."""
    if claim.type != other.type:
        return False
    mine, theirs = set(find_sides(claim.type, claim.roles)), set(find_sides(other.type, other.roles))
    turned = {(b, a) for a, b in mine}
    if mine and theirs and not (mine | turned) & theirs:
        return False
    return claim.amount is None or other.amount is None or claim.amount == other.amount
