"""Valid time: how a claim's time stands to a time that is asked for, in memory and in SQL."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilat.errors import FormatError
from bilat.model import Claim, Document, Evidence, Fact
from bilat.query import (
    Filter,
    count_claims,
    count_unplaced,
    find_asked_days,
    find_claims,
    find_holding,
    is_act,
    keep_facts,
)
from bilat.query.holding import HOLDINGS, Holding, find_acts
from bilat.reconcile import find_bucket, find_sample, reconcile
from bilat.store import Base

_ROLES: dict[str, dict[str, str | list[str]]] = {
    "visit": {"to": "BLR", "visitor": "A. Person"},
    "membership": {"member": "AZE", "organisation": "OSCE"},
    "relations": {"a": "AZE", "b": "BLR", "change": "established"},
    "exist": {"a": "AZE", "b": "BLR", "change": "exist"},
}


def _claim(kind: str, when: str | None, place: int = 0) -> Claim:
    return Claim(
        document="d", type="relations" if kind == "exist" else kind, roles=_ROLES[kind], when=when, dyads=("AZE-BLR",),
        evidence=Evidence("so", place, place + 2),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "when", "asked", "holding"),
    [
        ("membership", "1993/", "1994", "end-unknown"),
        ("membership", "1993/", "1993", "held"),
        ("membership", "1993/..", "2030", "held"),
        ("membership", "1993/2001", "1994-06-11", "held"),
        ("membership", "1993/2001", "2001", "held"),
        ("membership", "1993/2001", "2001-06", "vague"),
        ("membership", "1993/2001", "2002", None),
        ("membership", "1993/", "1992", None),
        ("membership", "/1991", "1980", "begin-unknown"),
        ("membership", "../1991", "1980", "held"),
        ("membership", "/1991", "1991", "held"),
        ("membership", "/1991", "1992", None),
        ("membership", "2012", "2012", "held"),
        ("membership", "2012", "2013", None),
        ("membership", "2012", "2012-05", "vague"),
        ("membership", "199X", "1994", "vague"),
        ("membership", "1994~", "1994", "vague"),
        ("membership", None, "1994", None),
        ("exist", "1993/", "1994", "end-unknown"),
        ("relations", "1993/", "1994", None),
        ("relations", "1993/", "1993", "held"),
        ("visit", "2006-10-17/2006-10-18", "2006", "held"),
        ("visit", "2006-10-17/2006-10-18", "2006-10-18", "held"),
        ("visit", "2006-12-31/2007-01-01", "2007", "held"),
        ("visit", "2006", "2006-10", "vague"),
        ("visit", "2002/2012", "2006", "vague"),
        ("visit", "2002/2012", "2013", None),
        ("visit", "/2012", "2006", "vague"),
        ("visit", None, "2006", None),
    ],
)
def test_a_time_stands_to_another(kind: str, when: str | None, asked: str, holding: Holding | None) -> None:
    """States hold where their period covers a part, acts fall within; what is not known is marked, and what has no time is not placed."""
    assert find_holding(_claim(kind, when), find_asked_days(asked)) == holding


_POINTS = st.sampled_from(["1990", "1993", "1993-06", "1993-06-11", "199X", "1995~", "2001-02", "2001-12-31", "2010"])
_TIMES = st.one_of(
    st.none(),
    _POINTS,
    _POINTS.map(lambda point: f"{point}/"),
    _POINTS.map(lambda point: f"{point}/.."),
    _POINTS.map(lambda point: f"/{point}"),
    st.sampled_from(["1990/1995", "1993-06-11/2001-12-31", "1990-01-01/1990-01-02", "199X/2010"]),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(_ROLES)), _TIMES), max_size=12),
    st.sampled_from(["1989", "1990", "1993", "1993-06", "1993-06-11", "1995", "1999", "2001-12", "2010-05-05", "2030"]),
)
def test_sql_and_memory_agree(drawn: list[tuple[str, str | None]], asked: str) -> None:
    """The condition in SQL lets through exactly what stands in some way to the time asked for, of claims and of facts."""
    claims = [_claim(kind, when, place) for place, (kind, when) in enumerate(drawn)]
    document = Document(id="d" * 16, name="d", format="text", text="so " * 20)
    base = Base(":memory:", find_bucket, find_sample)
    base.add_document(document, claims, [])
    days = find_asked_days(asked)
    facts = reconcile([document], claims).facts
    base.replace_facts(sorted({find_bucket(claim) for claim in claims}), facts)
    found = find_claims(base, Filter(held=asked))
    assert found == [claim for claim in find_claims(base, Filter()) if find_holding(claim, days)]
    in_base = base.find_facts(*Filter(held=asked).to_sql("facts"))
    assert {fact.id for fact in in_base} == {fact.id for fact in facts if find_holding(fact, days)}
    assert {fact.id for fact in keep_facts(facts, Filter(held=asked), None)} == {fact.id for fact in in_base}
    assert count_claims(base, Filter(held=asked)) == len(found)
    assert count_unplaced(base, Filter(held=asked), "claims") == len([claim for claim in claims if claim.when is None])
    base.close()


@pytest.mark.parametrize("asked", ["1994/", "199", "yesterday", "/1994"])
def test_a_time_asked_for_has_two_ends(asked: str, tmp_path: Path) -> None:
    """What is no year, month or day is refused, before any row is read."""
    with pytest.raises(FormatError):
        Filter(held=asked).to_sql("claims")


def test_a_filter_says_what_it_leaves_out() -> None:
    """The sentence of a filter tells that what has no time is not in the answer."""
    assert Filter(dyad="AZE-BLR", held="1994").to_sentence() == (
        "Claims about the pair AZE-BLR that held or happened in 1994 (what has no time is left out)."
    )


def test_relations_that_exist_are_a_state() -> None:
    """One type tells of acts and of the state that they begin; only the acts happen."""
    assert is_act(_claim("relations", "1993")) and not is_act(_claim("exist", "1993/"))
    assert "visit" in find_acts() and "membership" not in find_acts() and HOLDINGS["held"] == ""


def test_facts_are_placed_like_claims() -> None:
    """A period of relations, which no claim tells as such, holds as a state does."""
    document = Document(id="d" * 16, name="d", format="text", text="so so")
    facts = reconcile([document], [_claim("relations", "1993")]).facts
    held: dict[str, Fact] = {fact.kind: fact for fact in keep_facts(facts, Filter(held="2000"), None)}
    assert list(held) == ["episode"] and held["episode"].when == "1993/"
