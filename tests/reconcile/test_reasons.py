"""Why two dates of one thing may differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bilat.model import Fact
from bilat.reconcile import reconcile

if TYPE_CHECKING:
    from tests.reconcile.conftest import BuildClaim, BuildDocument


def _find_fact(claim_of: BuildClaim, document_of: BuildDocument, pair: tuple[str, str], dates: tuple[str, str], *quotes: str) -> Fact:
    """Reconcile two texts that date the beginning of relations differently."""
    roles = {"a": pair[0], "b": pair[1], "change": "established"}
    words = quotes or ("They began.", "They were begun.")
    documents = [document_of(name, quote) for name, quote in zip("ab", words, strict=True)]
    dyads = ("-".join(sorted(pair)),)
    claims = [
        claim_of(document.name, "relations", roles, when, quote=quote, dyads=dyads)
        for document, when, quote in zip(documents, dates, words, strict=True)
    ]
    (fact,) = [fact for fact in reconcile(documents, claims).facts if fact.kind == "act"]
    return fact


@pytest.mark.parametrize(
    ("pair", "dates", "kinds"),
    [
        (("GHA", "PER"), ("1992-03-05", "1992-05-03"), ["day-and-month"]),
        (("GHA", "PER"), ("1992-05-05", "1992-05-19"), []),
        (("GRC", "RUS"), ("1902-02-01", "1902-02-14"), ["calendar"]),
        (("GRC", "RUS"), ("1862-02-01", "1862-02-13"), ["calendar"]),
        (("GHA", "PER"), ("1962-02-01", "1962-02-14"), []),
        (("KHM", "SRB"), ("1956-07-15", "2009-03-02"), ["predecessor"]),
        (("COL", "MNE"), ("1989-04-25", "2009-09-26"), ["predecessor"]),
        (("BWA", "COL"), ("1989-04-25", "1990-04-25"), ["slip"]),
        (("LCA", "TUR"), ("2005-05-25", "2005-06-25"), ["slip"]),
        (("BRA", "MNG"), ("1987-06-18", "1987-06-19"), ["next-day"]),
        (("MYS", "CAN"), ("1957-08-31", "1958-03-29"), ["independence"]),
        (("GHA", "PER"), ("1961", "1962-03-29"), []),
    ],
)
def test_dates_give_their_reason(
    claim_of: BuildClaim, document_of: BuildDocument, pair: tuple[str, str], dates: tuple[str, str], kinds: list[str]
) -> None:
    """Day and month swapped, two calendars, a predecessor's date, a slip, the next day: each is recognised, and nothing else is."""
    fact = _find_fact(claim_of, document_of, pair, dates)
    assert fact.verdict == "differs"
    assert [reason.kind for reason in fact.reasons] == kinds
    assert fact.alternatives == f"[{','.join(dates)}]"
    assert all(reason.text in fact.explanation for reason in fact.reasons)
    assert _find_fact(claim_of, document_of, pair, (dates[1], dates[0])).reasons == fact.reasons


def test_words_show_two_acts(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """A text on the exchange of notes and one on the opening of the embassy date two acts."""
    quotes = ("Relations began with an exchange of notes.", "Relations began when the embassy opened.")
    fact = _find_fact(claim_of, document_of, ("GHA", "PER"), ("1962-03-05", "1963-09-21"), *quotes)
    assert [reason.kind for reason in fact.reasons] == ["two-acts"]


def test_another_act_of_the_pair_explains_a_date(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """The day on which the embassy opened is said where a text gives it for the beginning of relations."""
    roles = {"a": "GHA", "b": "PER", "change": "established"}
    documents = [document_of(name, f"Text {name}.") for name in "abc"]
    claims = [
        claim_of("a", "relations", roles, "1962-03-05", dyads=("GHA-PER",)),
        claim_of("b", "relations", roles, "1963-09-21", dyads=("GHA-PER",)),
        claim_of("c", "mission", {"sender": "GHA", "host": "PER", "rank": "embassy", "status": "open"}, "1963-09-21/", dyads=("GHA-PER",)),
    ]
    (fact,) = [f for f in reconcile(documents, claims).facts if f.type == "relations" and f.kind == "act"]
    assert [reason.kind for reason in fact.reasons] == ["other-act"]
    assert "opening of a mission (embassy)" in fact.explanation


def test_a_unit_mistaken_is_seen(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """Figures that stand a thousand to one point to a wrong unit."""
    roles = {"a": "GHA", "b": "PER", "flow": "turnover"}
    documents = [document_of(name, f"Text {name}.") for name in "ab"]
    claims = [claim_of(name, "trade", roles, "2010", amount=(value, "USD")) for name, value in (("a", 146_000_000), ("b", 146_000))]
    (fact,) = reconcile(documents, claims).facts
    assert [reason.kind for reason in fact.reasons] == ["magnitude"]


def test_one_text_with_two_dates_contradicts_itself(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """Two dates for one beginning in one text differ; years apart, or given by two texts alike, they are two acts."""
    roles = {"a": "GHA", "b": "PER", "change": "established"}
    one, other = document_of("a", "First text."), document_of("b", "Second text.")
    near = [claim_of("a", "relations", roles, when) for when in ("1992-01-01", "1992-01-17")]
    (fact,) = [f for f in reconcile([one], near).facts if f.kind == "act"]
    assert (fact.verdict, fact.explanation.startswith("One text contradicts itself")) == ("differs", True)
    both = near + [claim_of("b", "relations", roles, when) for when in ("1992-01-01", "1992-01-17")]
    assert [f.verdict for f in reconcile([one, other], both).facts if f.kind == "act"] == ["agree", "agree"]
    far = [claim_of("a", "relations", roles, when) for when in ("1886-06-04", "1949-02-15")]
    assert [f.verdict for f in reconcile([one], far).facts if f.kind == "act"] == ["single", "single"]
