"""The tally: which of the numbers of a sentence is that of a claim, by what was learned. Sums, no rules; what there is to choose from is in `counts`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp

import msgspec
import numpy as np

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
_NAUGHT = -1  # the row of the table that weighs nothing: no option is without a row
_AT = {form: n for n, form in enumerate(FORMS)}


class Tally:
    """Gives the claims of a sentence their amounts."""

    def __init__(self, counts: Times, types: Sequence[str]) -> None:
        self._rows = {origin: counts.rows.get(origin, {}) for origin in ORIGINS}
        self._weights = dict(zip(types, counts.weights, strict=True))

    def settle(self, sent: Sent, claims: list[Claim]) -> list[Claim]:
        """Give the claims of a sentence the amounts for which what was learned speaks most."""
        options = find_options(sent) if claims else []
        if len(options) < 2:
            return claims
        rows = [self._find_rows(option.origin, option.features) for option in options]
        keys = {to_key(amount) for option in options for _, amount in option.amounts}
        return [self._choose(sent, claim, claims, options, rows) if to_key(claim.amount) in keys else self._choose(sent, claim, claims, *self._with_kept(claim, options, rows)) for claim in claims]

    def _find_rows(self, origin: str, features: Iterable[str]) -> list[int]:
        return [row for row in map(self._rows[origin].get, features) if row is not None]

    def _with_kept(self, claim: Claim, options: list[Option], rows: list[list[int]]) -> tuple[list[Option], list[list[int]]]:
        kept = to_kept(options, claim)
        return [*options, kept], [*rows, self._find_rows(kept.origin, kept.features)]

    def _choose(self, sent: Sent, claim: Claim, claims: Sequence[Claim], options: Sequence[Option], rows: Sequence[list[int]]) -> Claim:
        all_rows: list[int] = []
        starts: list[int] = []
        for option, told in zip(options, rows, strict=True):
            starts.append(len(all_rows))
            all_rows += [_NAUGHT, *told, *self._find_rows(option.origin, find_own(sent, option, claim, claims))]
        odds = np.add.reduceat(self._weights[claim.type].take(all_rows, axis=0, mode="wrap"), starts, axis=0).tolist()
        chances: dict[tuple[float, str] | None, float] = {None: exp(odds[0][0] - _NO_AMOUNT)}
        amounts: dict[tuple[float, str] | None, Amount | None] = {None: None}
        for option, line in zip(options[1:], odds[1:], strict=True):
            for form, amount in option.amounts:
                key = to_key(amount)
                amounts.setdefault(key, amount)
                chances[key] = chances.get(key, 0.0) + exp(line[_AT[form]])
        key = max(chances, key=chances.__getitem__)
        if key == to_key(claim.amount) or (claim.type in _FIGURES and key is not None and chances[key] < _SURE * (sum(chances.values()) - chances[None])):
            return claim
        return msgspec.structs.replace(claim, amount=amounts[key])
