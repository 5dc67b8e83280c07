"""Which years the sources on a pair speak of, and when a country was a state: nothing said is another thing outside of them than inside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from bilat.model import Claim, Fact
from bilat.query.holding import Days, find_asked_days, find_span
from bilat.vocabulary import load

_EXPECTED = ("planned", "forecast")


def find_coverage(told: Iterable[Claim | Fact], dates: Iterable[str | None] = ()) -> Days | None:
    """Find the days from the first to the last of which anything is told, up to the latest document; None if no time is given.

    What is planned or forecast does not count: no source covers what had not happened when it was written.
    """
    days = [day for one in told if one.modality not in _EXPECTED for day in _find_told_days(one.when)]
    if not days:
        return None
    written = [find_asked_days(date)[1] for date in dates if date is not None]
    return min(days), max([*days, *written])


def _find_told_days(when: str | None) -> list[dt.date]:
    """Give the outer days of the bounds that are given; of an open period, its beginning alone."""
    span = find_span(when)
    return [] if span is None else [day for bound in (span.begin, span.end) if bound for day in bound]


def is_outside(coverage: Days | None, asked: Days) -> bool:
    """Tell whether a time lies wholly before or after what is covered."""
    return coverage is None or asked[1] < coverage[0] or asked[0] > coverage[1]


def was_state(code: str, asked: Days) -> bool | None:
    """Tell whether a country was a state on any of the days asked for, by the periods of the vocabulary; None if it gives none."""
    entity = load().entities.get(code)
    if entity is None or not entity.periods:
        return None
    return any(_is_touched(period.start, period.end, asked) for period in entity.periods)


def _is_touched(start: str | None, end: str | None, asked: Days) -> bool:
    begun = start is None or find_asked_days(start)[0] <= asked[1]
    return begun and (end is None or find_asked_days(end)[1] >= asked[0])
