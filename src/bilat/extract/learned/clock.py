"""The clock: which of the times that a claim may have is its own, by what was learned. Sums, no rules; what there is to choose from is in `times`."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

import msgspec

from bilat.extract.learned.bars import is_barred
from bilat.extract.learned.choosing import Known, Weights
from bilat.extract.learned.scoring import Times
from bilat.extract.learned.times import (
    FORMS,
    ORIGINS,
    Option,
    Past,
    find_options,
    find_own,
    remember,
    to_kept,
)
from bilat.extract.reading import Sent
from bilat.model import Claim

_NO_TIME = 0.8  # log odds taken from "no time": the labels leave out many a time that a reader would give
_AT = {form: n for n, form in enumerate(FORMS)}


class Clock:
    """Gives the claims of a document their times, a sentence after another, and remembers what the last sentences told."""

    def __init__(self, times: Times, types: Sequence[str]) -> None:
        self._weights = Weights(times, types, ORIGINS)
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
        known = self._weights.look_up(options)
        whens = {when for option in options for _, when in option.whens}
        return [self._choose(sent, claim, claims, known if claim.when in whens else [*known, *self._weights.look_up([to_kept(options, claim)])]) for claim in claims]

    def _choose(self, sent: Sent, claim: Claim, claims: Sequence[Claim], known: Known[Option]) -> Claim:
        if _is_certain(sent, claim):
            return claim
        odds = self._weights.find_odds(claim.type, ([*told, *self._weights.find_rows(option.origin, find_own(option, claim, claims))] for option, told in known))
        chances: dict[str | None, float] = {} if _is_bound(sent, claim) else {None: exp(odds[0][0] - _NO_TIME)}
        for (option, _), line in zip(known[1:], odds[1:], strict=True):
            for form, when in option.whens:
                if when != claim.when and is_barred(sent, claim, option, form, when):
                    continue
                chances[when] = chances.get(when, 0.0) + exp(line[_AT[form]])
        when = max(chances, key=chances.__getitem__)
        return claim if when == claim.when else _with_time(claim, when, [option for option, _ in known])


def _is_certain(sent: Sent, claim: Claim) -> bool:
    """Tell whether the time that the rules gave stands whatever was learned: that of a row of a table, and "before 1982" for the beginning of relations."""
    return claim.when is not None and (sent.block.kind == "row" or (claim.type == "relations" and claim.when.startswith("/"))) and claim.rule != "learned"


def _is_bound(sent: Sent, claim: Claim) -> bool:
    """Tell whether a claim has some time for sure: a figure of trade that the rules have dated, and what "since" or "until" dates in its sentence."""
    if claim.type == "trade" and claim.when is not None:
        return True
    limits = [d.value for d in sent.of_kind("date") if d.relation in ("since", "until") and d.value]
    return claim.when is not None and claim.when.strip("/.") in limits


def _with_time(claim: Claim, when: str | None, options: Sequence[Option]) -> Claim:
    """Give a claim with another time, and with the place of the sentence that tells it as context where its own does not."""
    told = next(option for option in options if any(one == when for _, one in option.whens))
    span = (told.span,) if told.origin == "before" and told.span else ()
    return msgspec.structs.replace(claim, when=when, context=tuple(dict.fromkeys([*claim.context, *span])))
