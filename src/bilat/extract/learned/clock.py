"""The clock: which of the times that a claim may have is its own, by what was learned. Sums, no rules; what there is to choose from is in `times`."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

import msgspec

from bilat.extract.learned.scoring import Table, Vector
from bilat.extract.learned.times import FORMS, Option, Past, find_kept, find_options, find_own, remember
from bilat.extract.reading import Sent
from bilat.model import Claim

_NO_TIME = 0.8  # log odds taken from "no time": the labels leave out many a time that a reader would give
_AT = {form: n for n, form in enumerate(FORMS)}


class Clock:
    """Gives the claims of a document their times, a sentence after another, and remembers what the last sentences told."""

    def __init__(self, table: Table, types: Sequence[str]) -> None:
        self._table = table
        self._first = {kind: len(FORMS) * n for n, kind in enumerate(types)}
        self._past: list[Past] = []

    def settle(self, sent: Sent, claims: list[Claim]) -> list[Claim]:
        """Give the claims of a sentence the times for which what was learned speaks most; where a date of another sentence is taken, that is kept as context."""
        settled = self._settle(sent, claims) if claims else claims
        self._past = remember(self._past, sent, claims)
        return settled

    def _settle(self, sent: Sent, claims: list[Claim]) -> list[Claim]:
        options = find_options(sent, self._past)
        if len(options) == 1:
            return claims
        told = [self._add_up(option, option.features) for option in options]
        return [self._choose(claim, claims, options, told) for claim in claims]

    def _add_up(self, option: Option, features: Sequence[str]) -> Vector:
        return self._table.add_up([f"{option.origin}|{feature}" for feature in features])[0]

    def _choose(self, claim: Claim, claims: Sequence[Claim], options: Sequence[Option], told: Sequence[Vector]) -> Claim:
        kept = find_kept(options, claim)
        first = self._first[claim.type]
        scored: list[tuple[float, str | None, Option]] = []
        for option, sums in zip([*options, *kept], [*told, *(self._add_up(one, one.features) for one in kept)], strict=True):
            odds = (sums + self._add_up(option, find_own(option, claim, claims)))[first : first + len(FORMS)].tolist()
            scored += [(odds[_AT[form]] - (_NO_TIME if when is None else 0.0), when, option) for form, when in option.whens]
        best = max(scored, key=lambda one: one[0])
        chances: dict[str | None, float] = {}
        for odds, when, _ in scored:
            chances[when] = chances.get(when, 0.0) + exp(odds - best[0])
        chosen = max(chances, key=lambda when: chances[when])
        return claim if chosen == claim.when else _with_time(claim, max((one for one in scored if one[1] == chosen), key=lambda one: one[0]))


def _with_time(claim: Claim, chosen: tuple[float, str | None, Option]) -> Claim:
    _, when, option = chosen
    told = (option.span,) if option.origin == "before" and option.span else ()
    return msgspec.structs.replace(claim, when=when, context=tuple(dict.fromkeys([*claim.context, *told])))
