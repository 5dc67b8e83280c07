"""Each verdict, on claims built by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bilat.model import Claim, Document, Fact, Roles
from bilat.reconcile import reconcile

if TYPE_CHECKING:
    from tests.reconcile.conftest import BuildClaim, BuildDocument

_LONG = [f"Sentence {n} of the brief tells of port {n * 7} and of mill {n * 13} in the valley of stone {n}." for n in range(12)]


def _judge(documents: Sequence[Document], *claims: Claim) -> list[Fact]:
    facts = reconcile(documents, claims).facts
    return [fact for fact in facts if not (fact.type == "relations" and fact.kind == "episode")]


def _verdicts(facts: Sequence[Fact]) -> list[str]:
    return sorted(fact.verdict for fact in facts)


def test_one_text_alone_is_single(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """What one witness says is single, and the explanation names it."""
    (fact,) = _judge([document_of("a", "x")], claim_of("a", "relations", {"a": "AZE", "b": "BLR", "change": "established"}, "1993"))
    assert fact.verdict == "single"
    assert "“a”" in fact.explanation


def test_copies_do_not_agree(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """Two copies of one text are one witness."""
    documents = [document_of("a", *_LONG), document_of("b", *_LONG)]
    claims = [claim_of(name, "border", {"a": "AZE", "b": "BLR", "status": "shared"}) for name in "ab"]
    (fact,) = _judge(documents, *claims)
    assert fact.verdict == "single"
    assert len(fact.witnesses) == 1


def test_two_texts_agree(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """Two independent texts that say the same agree, whichever country each names first."""
    documents = [document_of("a", "x"), document_of("b", "y")]
    (fact,) = _judge(
        documents,
        claim_of("a", "relations", {"a": "AZE", "b": "BLR", "change": "established"}, "1993-06-11"),
        claim_of("b", "relations", {"a": "BLR", "b": "AZE", "change": "established"}, "1993-06-11"),
    )
    assert fact.verdict == "agree"


def test_closer_date_refines(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """1993 and 11 June 1993 are one reading, and the fact has the closer date."""
    documents = [document_of("a", "x"), document_of("b", "y")]
    (fact,) = _judge(
        documents,
        claim_of("a", "relations", {"a": "AZE", "b": "BLR", "change": "established"}, "1993"),
        claim_of("b", "relations", {"a": "AZE", "b": "BLR", "change": "established"}, "1993-06-11"),
    )
    assert fact.verdict == "refines"
    assert fact.when == "1993-06-11"


def test_two_dates_differ(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """Two dates of one establishment differ, and the values name their witnesses."""
    documents = [document_of("a", "x"), document_of("b", "y")]
    (fact,) = _judge(
        documents,
        claim_of("a", "relations", {"a": "AZE", "b": "BLR", "change": "established"}, "1992"),
        claim_of("b", "relations", {"a": "AZE", "b": "BLR", "change": "established"}, "1993"),
    )
    assert fact.verdict == "differs"
    assert len(fact.values) == 2
    assert "1992" in fact.explanation
    assert "1993" in fact.explanation


def test_denied_against_asserted_differs(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """One text denies what the other asserts."""
    documents = [document_of("a", "x"), document_of("b", "y")]
    roles = {"sender": "AZE", "host": "BLR", "rank": "embassy"}
    (fact,) = _judge(documents, claim_of("a", "mission", roles), claim_of("b", "mission", roles, modality="denied"))
    assert fact.verdict == "differs"


def test_trade_figures_of_one_year_differ(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """Two figures for one year differ; figures of two years are two facts; rounding is no difference."""
    documents = [document_of(name, name) for name in "abc"]
    roles = {"a": "AZE", "b": "BLR", "flow": "turnover"}
    facts = _judge(
        documents,
        claim_of("a", "trade", roles, "2008", amount=(100_000_000, "USD")),
        claim_of("b", "trade", roles, "2008", amount=(130_000_000, "USD")),
        claim_of("a", "trade", roles, "2010", amount=(146_000_000, "USD")),
        claim_of("c", "trade", {"a": "BLR", "b": "AZE", "flow": "turnover"}, "2010", amount=(145_700_000, "USD")),
    )
    assert [(fact.when, fact.verdict) for fact in facts] == [("2008", "differs"), ("2010", "refines")]


def test_later_version_supersedes_a_status(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """A current ambassador whom a later version calls former is superseded; the fact has the later status."""
    documents = [
        document_of("old", *_LONG, "Current envoy of the house is the elder Yosef Shagal."),
        document_of("new", *_LONG, "Former envoy of the house is the elder Yosef Shagal."),
    ]
    roles = {"person": "Yosef Shagal", "sender": "ISR", "host": "BLR"}
    (fact,) = _judge(
        documents, claim_of("old", "envoy", {**roles, "status": "current"}), claim_of("new", "envoy", {**roles, "status": "former"})
    )
    assert fact.verdict == "superseded"
    assert fact.roles["status"] == "former"
    assert "current" in fact.explanation


def test_later_source_supersedes_a_status(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """An embassy that a later source says was closed is superseded."""
    documents = [document_of("a", "x", date="2005"), document_of("b", "y", date="2016")]
    roles = {"sender": "CAN", "host": "IRN", "rank": "embassy"}
    (fact,) = _judge(
        documents,
        claim_of("a", "mission", {**roles, "status": "open"}),
        claim_of("b", "mission", {**roles, "status": "closed"}, "2012"),
    )
    assert fact.verdict == "superseded"
    assert fact.when == "/2012"


def test_earlier_text_that_says_closed_differs(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """A later text that calls a former envoy current contradicts the earlier one."""
    documents = [document_of("a", "x", date="2005"), document_of("b", "y", date="2016")]
    roles = {"person": "Yosef Shagal", "sender": "ISR", "host": "BLR"}
    (fact,) = _judge(
        documents, claim_of("a", "envoy", {**roles, "status": "former"}), claim_of("b", "envoy", {**roles, "status": "current"})
    )
    assert fact.verdict == "differs"


def test_what_a_later_version_leaves_out_is_dropped(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """A claim that the newest version of the same text lacks is dropped; one that still stands there in the same words is not."""
    documents = [
        document_of("old", *_LONG, "A visited B in spring.", date="2010"),
        document_of("new", *_LONG, date="2015"),
    ]
    roles = {"visitor": "A. Person", "from": "AZE", "to": "BLR"}
    (fact,) = _judge(documents, claim_of("old", "visit", roles, "2006", quote="A visited B in spring."))
    assert fact.verdict == "dropped"
    assert "“old”" in fact.explanation
    (kept,) = _judge(documents, claim_of("old", "visit", roles, "2006", quote=_LONG[3]))
    assert kept.verdict == "single"


def test_what_a_later_version_replaced_is_stale(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """The old figure is stale, names the new one, and the new one stands for itself."""
    documents = [document_of("old", *_LONG, "It was 100.", date="2010"), document_of("new", *_LONG, "It was 120.", date="2015")]
    roles = {"a": "AZE", "b": "BLR", "flow": "turnover"}
    facts = _judge(
        documents,
        claim_of("old", "trade", roles, "2008", amount=(100, "USD"), quote="It was 100."),
        claim_of("new", "trade", roles, "2008", amount=(120, "USD"), quote="It was 120."),
    )
    assert _verdicts(facts) == ["single", "stale"]
    (stale,) = [fact for fact in facts if fact.verdict == "stale"]
    assert "120 USD" in stale.explanation


def test_another_witness_keeps_an_old_figure_alive(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """An old figure that another text still gives is no stale one: the texts differ."""
    documents = [
        document_of("old", *_LONG, "It was 100.", date="2010"),
        document_of("new", *_LONG, "It was 120.", date="2015"),
        document_of("other", "It was 100."),
    ]
    roles = {"a": "AZE", "b": "BLR", "flow": "turnover"}
    (fact,) = _judge(documents, *(claim_of(d, "trade", roles, "2008", amount=(v, "USD")) for d, v in (("old", 100), ("new", 120), ("other", 100))))
    assert fact.verdict == "differs"


def test_excerpt_drops_nothing(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """A later excerpt of a text says nothing about what it leaves out."""
    documents = [document_of("whole", *_LONG, date="2010"), document_of("part", *_LONG[:3], date="2020")]
    (fact,) = _judge(documents, claim_of("whole", "visit", {"to": "BLR", "visitor": "A. Person"}, "2006", quote="gone"))
    assert fact.verdict == "single"


def test_as_of_is_the_latest_date_of_its_texts(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """A fact carries the last day of its newest text."""
    documents = [document_of("a", "x", date="2005"), document_of("b", "y", date="2016-03")]
    (fact,) = _judge(documents, *(claim_of(name, "border", {"a": "AZE", "b": "BLR"}) for name in "ab"))
    assert fact.as_of == "2016-03-31"


def test_one_text_may_tell_a_history(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """A text that tells of the candidate and of the member does not contradict itself; of two beginnings it tells two periods."""
    roles = {"member": "HRV", "organisation": "EU"}
    (fact,) = _judge(
        [document_of("a", "x")],
        claim_of("a", "membership", {**roles, "status": "candidate"}),
        claim_of("a", "membership", {**roles, "status": "member"}, "2013-07-01/"),
    )
    assert (fact.verdict, fact.roles["status"]) == ("single", "member")
    mission = {"sender": "USA", "host": "CUB", "rank": "legation", "status": "open"}
    facts = _judge([document_of("a", "x")], *(claim_of("a", "mission", mission, when) for when in ("1902/", "1923/")))
    assert [fact.verdict for fact in facts] == ["single", "single"]


def test_undated_texts_are_not_called_later(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """Where only the course of a status tells the order, the explanation does not claim to know which text is the later."""
    roles = {"member": "HRV", "organisation": "EU"}
    (fact,) = _judge(
        [document_of("a", "x"), document_of("b", "y")],
        claim_of("a", "membership", {**roles, "status": "candidate"}),
        claim_of("b", "membership", {**roles, "status": "member"}),
    )
    assert fact.verdict == "superseded"
    assert "not known" in fact.explanation


def test_what_was_denied_of_another_time_or_value_is_no_contradiction(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """Not a member until 2023 and a member; never hostile and an ally: the texts agree. A plain denial of the same differs."""
    documents = [document_of(name, f"Text {name}.") for name in "ab"]

    def judge(first: tuple[str, str | None], second: tuple[str, str | None], claim_type: str, roles: Roles, role: str) -> list[str]:
        claims = [
            claim_of("a", claim_type, {**roles, role: first[0]}, first[1], modality="denied"),
            claim_of("b", claim_type, {**roles, role: second[0]}, second[1]),
        ]
        return sorted({fact.verdict for fact in reconcile(documents, claims).facts})

    alliance: Roles = {"state": "FRA", "with": "GRC"}
    membership: Roles = {"member": "FIN", "organisation": "NATO"}
    assert "differs" not in judge(("member", "/2023-03"), ("full", None), "membership", membership, "status")
    assert "differs" not in judge(("hostile", None), ("ally", None), "alignment", alliance, "nature")
    assert judge(("member", None), ("member", None), "membership", membership, "status") == ["differs"]
