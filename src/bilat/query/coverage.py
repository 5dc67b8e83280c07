"""Which days the sources on a pair cover, and when a country was a state: that nothing is said means another thing outside of them."""

from __future__ import annotations

from bilat.query.filter import Filter, find_dyad
from bilat.query.holding import Days, find_asked_days
from bilat.store import Base
from bilat.vocabulary import load

STATES = ("state", "former-state", "disputed")
"""The kinds of entities that may have been a state, in the time that their periods give."""
# A document covers the time up to its date; one without a date, up to the last day of which it tells. What is only expected is not covered.
_COVERED = """
WITH told AS (
    SELECT claims.n, claims.document, coalesce(first_day, claims.last_day) AS first, coalesce(claims.last_day, first_day) AS last
    FROM claims WHERE "when" IS NOT NULL AND modality NOT IN ('planned', 'forecast')
), covering AS (
    SELECT documents.n, coalesce(documents.last_day, max(told.last)) AS last
    FROM documents LEFT JOIN told ON told.document = documents.n GROUP BY documents.n
)
SELECT d.dyad, min(told.first), max(covering.last) FROM claim_dyads d JOIN claims ON claims.n = d.claim
JOIN covering ON covering.n = claims.document LEFT JOIN told ON told.n = claims.n
WHERE {} GROUP BY d.dyad HAVING min(told.first) IS NOT NULL
"""


def find_coverages(base: Base, asked: Filter) -> dict[str, Days]:
    """Find, for each pair of which the base tells any time, the days from the first told of to the last that its documents cover."""
    where, values = Filter(dyad=asked.dyad, as_of=asked.as_of).to_sql("claims")
    rows = base.select(_COVERED.format(where), values)
    pair = find_dyad(asked.dyad) if asked.dyad else None  # a claim may be about several
    return {dyad: (find_asked_days(first)[0], find_asked_days(max(first, last))[1]) for dyad, first, last in rows if pair in (None, dyad)}


def is_outside(coverage: Days | None, asked: Days) -> bool:
    """Tell whether a time lies wholly before or after what is covered."""
    return coverage is None or asked[1] < coverage[0] or asked[0] > coverage[1]


def was_state(code: str, asked: Days) -> bool | None:
    """Tell whether a country was a state on any of the days asked for, by the periods of the vocabulary; None if it gives none."""
    entity = load().entities.get(code)
    if entity is None or not entity.periods:
        return None
    return entity.kind in STATES and any(_is_touched(period.start, period.end, asked) for period in entity.periods)


def _is_touched(start: str | None, end: str | None, asked: Days) -> bool:
    begun = start is None or find_asked_days(start)[0] <= asked[1]
    return begun and (end is None or find_asked_days(end)[1] >= asked[0])
