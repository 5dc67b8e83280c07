"""The tally: which of the numbers of a sentence is that of a claim, by what was learned. Sums, no rules; what there is to choose from is in `counts`."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

import msgspec

from bilat.extract.learned.bars import is_of_the_dead
from bilat.extract.learned.choosing import Known, Weights
from bilat.extract.learned.counts import (
    FORMS,
    ORIGINS,
    Option,
    find_options,
    find_own,
    to_kept,
    to_key,
)
from bilat.extract.learned.scoring import Times
from bilat.extract.reading import Sent
from bilat.model import Amount, Claim

_NO_AMOUNT = 1.3  # log odds taken from "no amount": the labels leave out many a number that a reader would give
_FIGURES = frozenset(["trade", "finance", "community"])  # types of which each figure is a claim: with a wrong one it is another claim
_SURE = 0.7  # part of the chances of all numbers that one needs to be the figure of such a claim
_AT = {form: n for n, form in enumerate(FORMS)}


class Tally:
    """Gives the claims of a sentence their amounts."""

    def __init__(self, counts: Times, types: Sequence[str]) -> None:
        self._weights = Weights(counts, types, ORIGINS)

    def settle(self, sent: Sent, claims: list[Claim]) -> list[Claim]:
        """Give the claims of a sentence the amounts for which what was learned speaks most."""
        options = find_options(sent) if claims else []
        if len(options) < 2:
            return claims
        known = self._weights.look_up(options)
        keys = {to_key(amount) for option in options for _, amount in option.amounts}
        return [self._choose(sent, claim, claims, known if to_key(claim.amount) in keys else [*known, *self._weights.look_up([to_kept(options, claim)])]) for claim in claims]

    def _choose(self, sent: Sent, claim: Claim, claims: Sequence[Claim], known: Known[Option]) -> Claim:
        odds = self._weights.find_odds(claim.type, ([*told, *self._weights.find_rows(option.origin, find_own(sent, option, claim, claims))] for option, told in known))
        chances: dict[tuple[float, str] | None, float] = {None: exp(odds[0][0] - _NO_AMOUNT)}
        amounts: dict[tuple[float, str] | None, Amount | None] = {None: None}
        for (option, _), line in zip(known[1:], odds[1:], strict=True):
            if claim.type == "community" and is_of_the_dead(sent, option.span):
                continue
            for form, amount in option.amounts:
                key = to_key(amount)
                amounts.setdefault(key, amount)
                chances[key] = chances.get(key, 0.0) + exp(line[_AT[form]])
        key = max(chances, key=chances.__getitem__)
        if key == to_key(claim.amount) or (claim.type in _FIGURES and key is not None and chances[key] < _SURE * (sum(chances.values()) - chances[None])):
            return claim
        return msgspec.structs.replace(claim, amount=amounts[key])
