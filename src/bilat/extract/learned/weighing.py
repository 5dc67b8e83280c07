"""Weighing: what the rules found in a sentence is held against what the models make of it, and what only the models see is added where it is trusted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bilat.extract.assemble import to_claim
from bilat.extract.gate import find_fault, to_refusal
from bilat.extract.learned.features import View
from bilat.extract.learned.labels import APART, SIDES, find_sides
from bilat.extract.learned.reader import LEAST, LEAST_RULED, Likely, find_likely
from bilat.extract.learned.scoring import Models, Sums
from bilat.extract.learned.slots import fill
from bilat.extract.learned.tied import find_filled, find_tied
from bilat.extract.learned.trust import (
    Candidate,
    Spread,
    find_found_trust,
    find_hopeful,
    find_ruled_scores,
    find_scores,
    find_spread,
    find_trust,
)
from bilat.extract.modality import find_telling
from bilat.extract.outside import find_outsider
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
    """Find what only the models see, the most trusted first where two say one thing."""
    trusted = [(trust, c) for c in find_candidates(sums, spread, claims, LEAST) if (trust := find_found_trust(sums.models.tied, sums.models.trees, c)) >= LEAST]
    trusted.sort(key=lambda t: -t[0])
    found: list[Candidate] = []
    for _, candidate in trusted:
        others = [other.claim for other in found if other.number != candidate.number]
        if not any(is_one(candidate.claim, other) for other in others) and not is_joined(candidate.claim, [*claims, *others]):
            found.append(candidate)
    return [candidate.claim for candidate in found]


def find_candidates(sums: Sums, spread: Spread, claims: Sequence[Claim], least: float = 0.0) -> Iterator[Candidate]:
    """Find what the models propose in a sentence that passes the gate and that no rule has found: `claims` are those of the rules. A question says nothing.

    What can never be trusted as much as `least` is left out before its slots are filled.
    """
    sent = sums.view.sent
    said = _find_said(sums, spread, claims, least) if not sent.text.rstrip("\"”’') ").endswith("?") else []
    telling = find_telling(sent) if said else None
    for number, (likely, scores) in enumerate(said):
        filled = [(to_claim(proposal, sent, RULE, telling), proposal.clause) for proposal in fill(sent, likely.found)]
        filled = [(c, clause) for c, clause in filled if find_fault(c, sent) is None and not any(is_one(c, ruled) for ruled in claims)]
        tied = find_tied(sums.view, likely.found) if filled else []
        for claim, clause in filled:
            outside = find_outsider(claim, clause, sent) is not None
            yield Candidate(claim, number, scores | {"outside": float(outside)}, [*tied, *find_filled(claim, claims), f"outside={outside:d}"])


def _find_said(sums: Sums, spread: Spread, claims: Sequence[Claim], least: float) -> list[tuple[Likely, dict[str, float]]]:
    """Find what the models think that a sentence may say, with all scores, but for what can never be trusted as much as `least`."""
    said = [(likely, find_scores(sums, spread, likely, claims)) for likely in find_likely(sums)]
    if not least or not said:
        return said
    hopeful = find_hopeful(sums.models.trees, [(likely.found.kind, scores) for likely, scores in said], least)
    return [one for one, hopes in zip(said, hopeful, strict=True) if hopes]


def is_one(claim: Claim, other: Claim) -> bool:
    """Tell whether two claims of a sentence say one thing: of one type, of one pair in whichever order, with one sum; or somebody to be of two countries in one visit."""
    if claim.type != other.type:
        return False
    if claim.type == "visit" and claim.roles["visitor"] == other.roles["visitor"] and claim.roles["from"] != other.roles["from"]:
        return True
    mine, theirs = set(find_sides(claim.type, claim.roles)), set(find_sides(other.type, other.roles))
    turned = {(b, a) for a, b in mine}
    if mine and theirs and not (mine | turned) & theirs:
        return False
    if claim.type == "relations" and claim.when is not None and claim.when == other.when and {claim.roles.get("change"), other.roles.get("change")} <= {"established", "restored"}:
        return True
    if claim.amount is not None and other.amount is not None and claim.amount != other.amount:
        return False
    return not _is_told_apart(claim, other)


def is_joined(claim: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether what a claim says of two is said of each with a third: who agrees with A and with B on one thing has not told what A and B agree on."""
    if not SIDES[claim.type].symmetric:
        return False
    told = [set(find_sides(other.type, other.roles)) for other in others if other.type == claim.type and not _is_told_apart(claim, other)]
    with_each = [{a for pairs in told for a, b in pairs if b == side} for side in next(iter(find_sides(claim.type, claim.roles)), ())]
    return len(with_each) > 1 and not with_each[0].isdisjoint(with_each[1])


def _is_told_apart(claim: Claim, other: Claim) -> bool:
    """Tell whether two claims of one type and pair share no word in the role that tells such claims apart: two cities, two fields, two subjects."""
    role = next((role for role in APART.get(claim.type, ()) if role in claim.roles and role in other.roles), None)
    return role is not None and _find_words(claim.roles[role]).isdisjoint(_find_words(other.roles[role]))


def _find_words(value: str | list[str]) -> set[str]:
    """Find the words of the value of a role, in lower case."""
    return {word for part in (value if isinstance(value, list) else [value]) for word in str(part).lower().split()}
