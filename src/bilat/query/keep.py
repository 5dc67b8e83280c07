"""A filter applied to facts in memory, for facts that are found anew for a day in the past. The SQL of a filter is in filter.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bilat.model import Fact
from bilat.query.filter import Filter, find_dyad
from bilat.query.holding import find_asked_days, find_holding
from bilat.store.rows import find_days, find_names


def keep_facts(facts: Iterable[Fact], given: Filter, claims: frozenset[str] | None) -> list[Fact]:
    """Keep the facts that a filter lets through; `claims` are the ids that its words and document allow, None for any."""
    tests = _find_tests(given)
    return [
        fact
        for fact in facts
        if all(test(fact) for test in tests) and (claims is None or any(claim in claims for claim in fact.claims))
    ]


def _find_tests(given: Filter) -> list[Callable[[Fact], bool]]:
    tests: list[Callable[[Fact], bool]] = []
    if given.dyad is not None:
        dyad = find_dyad(given.dyad)
        tests.append(lambda fact: dyad in fact.dyads)
    if given.country is not None:
        country = given.country
        tests.append(lambda fact: country in find_names(fact.roles, fact.dyads))
    for field in ("type", "modality", "verdict"):
        value = getattr(given, field)
        if value is not None:
            tests.append(_is_one_of(field, (value,) if isinstance(value, str) else tuple(value)))
    if given.since is not None or given.until is not None:
        tests.append(_is_between(find_days(given.since)[0] or "", find_days(given.until)[1] or "~"))
    if given.held is not None:
        asked = find_asked_days(given.held)
        tests.append(lambda fact: find_holding(fact, asked) is not None)
    return tests


def _is_one_of(field: str, values: tuple[str, ...]) -> Callable[[Fact], bool]:
    return lambda fact: getattr(fact, field) in values


def _is_between(since: str, until: str) -> Callable[[Fact], bool]:
    def test(fact: Fact) -> bool:
        first, last = find_days(fact.when)
        return fact.when is not None and (last or "~") >= since and (first or "") <= until

    return test
