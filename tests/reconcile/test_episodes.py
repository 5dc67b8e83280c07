"""Periods of relations, opened and closed by acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilat.model import Fact
from bilat.reconcile import reconcile

if TYPE_CHECKING:
    from tests.reconcile.conftest import BuildClaim, BuildDocument


def _periods(facts: tuple[Fact, ...]) -> list[str | None]:
    return [fact.when for fact in facts if fact.type == "relations" and fact.kind == "episode"]


def test_acts_open_and_close_periods(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """Established, severed, restored: two periods, the second still open."""
    acts = (("established", "1945"), ("severed", "1967-06-10"), ("restored", "1991"))
    claims = [claim_of("a", "relations", {"a": "ISR", "b": "SUN", "change": change}, when) for change, when in acts]
    found = reconcile([document_of("a", "x")], claims)
    assert _periods(found.facts) == ["1945/1967-06-10", "1991/"]


def test_relations_said_to_exist_are_part_of_the_open_period(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """A text that only says that relations exist adds no period of its own."""
    documents = [document_of("a", "x"), document_of("b", "y")]
    claims = [
        claim_of("a", "relations", {"a": "AZE", "b": "BLR", "change": "established"}, "1993"),
        claim_of("b", "relations", {"a": "AZE", "b": "BLR", "change": "exist"}),
    ]
    found = reconcile(documents, claims)
    assert _periods(found.facts) == ["1993/"]
    (period,) = [fact for fact in found.facts if fact.kind == "episode"]
    assert len(period.claims) == 2


def test_acts_of_another_pair_change_nothing(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """A break with one state closes no period with another."""
    claims = [
        claim_of("a", "relations", {"a": "AZE", "b": "BLR", "change": "established"}, "1993"),
        claim_of("a", "relations", {"a": "ARM", "b": "AZE", "change": "severed"}, "1995"),
    ]
    assert sorted(str(w) for w in _periods(reconcile([document_of("a", "x")], claims).facts)) == ["/1995", "1993/"]


def test_missions_have_periods_of_their_own(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """A mission opened in 1972 and closed in 1984 is one episode with both bounds."""
    roles = {"sender": "AAA", "host": "BBB", "rank": "embassy"}
    claims = [
        claim_of("a", "mission", {**roles, "status": "open"}, "1972/"),
        claim_of("a", "mission", {**roles, "status": "closed"}, "1984"),
    ]
    (fact,) = reconcile([document_of("a", "x")], claims).facts
    assert (fact.kind, fact.when, fact.verdict) == ("episode", "1972/1984", "single")
