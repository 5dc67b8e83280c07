"""The laws of reconciliation: what must hold for any claims in any order."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from bilat.model import Claim, Document, Evidence, Fact, claim_id
from bilat.reconcile import Reconciliation, reconcile

_TIMES = ["1945", "1991", "1993", "1993-06", "1993-06-11", "1993/", "1945/1967", "2006-10-17/2006-10-18", "2010", "~", None]
_SHAPES: list[tuple[str, dict[str, list[Any]]]] = [
    ("mission", {"sender": ["AAA", "BBB"], "host": ["AAA", "BBB"], "rank": ["embassy", "consulate"], "status": ["open", "closed"]}),
    ("relations", {"a": ["AAA"], "b": ["BBB"], "change": ["established", "severed", "restored", "exist"]}),
    ("visit", {"visitor": ["Ilham Aliyev", "I. Aliyev", "Aliev", "A. Lukashenko"], "from": ["AAA"], "to": ["BBB"]}),
    ("envoy", {"person": ["Gunash Abbasova", "Gunesh Abasova"], "sender": ["AAA"], "host": ["BBB"], "status": ["current", "former"]}),
    ("agreement", {"parties": [["AAA", "BBB"], ["BBB", "AAA"]], "subject": ["trade", "military cooperation", "military-technical cooperation"]}),
    ("trade", {"a": ["AAA", "BBB"], "b": ["BBB", "AAA"], "flow": ["turnover", "a-to-b", "b-to-a"]}),
    ("membership", {"member": ["AAA"], "organisation": ["OSCE"], "status": ["full", "candidate", "member"]}),
]  # fmt: skip
_WORDS = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon"]


@st.composite
def _roles(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    claim_type, choices = draw(st.sampled_from(_SHAPES))
    roles = {role: draw(st.sampled_from(values)) for role, values in choices.items() if draw(st.integers(0, 9)) > 0}
    return claim_type, roles


@st.composite
def _bases(draw: st.DrawFn) -> tuple[list[Document], list[Claim]]:
    """Draw up to five documents, some of them versions of one text, and up to twelve claims in them."""
    documents = [_draw_document(draw, n) for n in range(draw(st.integers(1, 5)))]
    claims = []
    for n in range(draw(st.integers(0, 12))):
        claim_type, roles = draw(_roles())
        when = draw(st.sampled_from(_TIMES))
        claims.append(
            Claim(
                document=draw(st.sampled_from(documents)).name,
                type=claim_type,
                roles=roles,
                when=when,
                modality=draw(st.sampled_from(["asserted", "asserted", "asserted", "denied", "planned"])),
                dyads=("AAA-BBB",),
                evidence=Evidence("quote", n, n + 5),
            )
        )
    return documents, claims


def _draw_document(draw: st.DrawFn, number: int) -> Document:
    source = random.Random(draw(st.integers(0, 1)))
    text = " ".join(source.choice(_WORDS) for _ in range(80)) + f" {number}"
    date = draw(st.sampled_from([None, "2010", "2015-03", "2020"]))
    return Document(id=f"{number:016x}", name=f"d{number}", format="text", text=text, date=date)


def _show(found: Reconciliation) -> bytes:
    return msgspec.json.encode(found, order="deterministic")


@given(_bases(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_has_no_effect(base: tuple[list[Document], list[Claim]], source: random.Random) -> None:
    """Documents and claims in any order give the same families and facts."""
    documents, claims = base
    expected = _show(reconcile(documents, claims))
    source.shuffle(documents)
    source.shuffle(claims)
    assert _show(reconcile(documents, claims)) == expected


@given(_bases())
@settings(max_examples=40, deadline=None)
def test_adding_twice_changes_nothing(base: tuple[list[Document], list[Claim]]) -> None:
    """A document that is there twice counts once."""
    documents, claims = base
    assert _show(reconcile(documents * 2, claims * 2)) == _show(reconcile(documents, claims))


@given(_bases())
@settings(max_examples=60, deadline=None)
def test_each_claim_stands_in_one_fact(base: tuple[list[Document], list[Claim]]) -> None:
    """No claim is lost and none is counted twice."""
    documents, claims = base
    facts = reconcile(documents, claims).facts
    told = [claim for fact in facts if not _is_period(fact) for claim in fact.claims]
    assert len(told) == len(set(told))
    assert {claim for fact in facts for claim in fact.claims} == {claim_id(claim) for claim in claims}


@given(_bases())
@settings(max_examples=60, deadline=None)
def test_family_is_one_witness(base: tuple[list[Document], list[Claim]]) -> None:
    """Only facts with two families or more agree or are refined, however many copies there are."""
    documents, claims = base
    found = reconcile(documents, claims)
    for fact in found.facts:
        assert len(fact.witnesses) <= len(found.families)
        if fact.verdict in ("agree", "refines"):
            assert len(fact.witnesses) > 1
        if len(found.families) == 1:
            assert fact.verdict not in ("agree", "refines")


@given(_bases())
@settings(max_examples=60, deadline=None)
def test_swapping_the_countries_mirrors(base: tuple[list[Document], list[Claim]]) -> None:
    """With the two countries swapped everywhere, the same claims stand together with the same verdicts."""
    documents, claims = base
    swapped = [_swap(claim) for claim in claims]
    assert _shape(reconcile(documents, claims).facts, claims) == _shape(reconcile(documents, swapped).facts, swapped)


@given(_bases())
@settings(max_examples=60, deadline=None)
def test_planned_never_joins_what_is_said_to_be(base: tuple[list[Document], list[Claim]]) -> None:
    """What is planned is never one fact with what is asserted."""
    documents, claims = base
    by_id = {claim_id(claim): claim for claim in claims}
    for fact in reconcile(documents, claims).facts:
        assert len({by_id[claim].modality == "planned" for claim in fact.claims}) == 1


@given(_bases())
@settings(max_examples=60, deadline=None)
def test_denied_against_asserted_differs(base: tuple[list[Document], list[Claim]]) -> None:
    """Where one newest text denies what another asserts, the fact is never agreed upon."""
    documents, claims = base
    by_id = {claim_id(claim): claim for claim in claims}
    for fact in reconcile(documents, claims).facts:
        if len({by_id[claim].modality == "denied" for claim in fact.claims}) == 2:
            assert fact.verdict not in ("agree", "refines") or len({by_id[c].document for c in fact.claims}) > 2


def _is_period(fact: Fact) -> bool:
    """Periods of relations hold the claims of their acts once more."""
    return fact.type == "relations" and fact.kind == "episode"


def _swap(claim: Claim) -> Claim:
    turned: Callable[[Any], Any] = lambda value: (  # noqa: E731
        [turned(item) for item in value] if isinstance(value, list) else {"AAA": "BBB", "BBB": "AAA"}.get(value, value)
    )
    return msgspec.structs.replace(claim, roles={role: turned(value) for role, value in claim.roles.items()})


def _shape(facts: Sequence[Fact], claims: Sequence[Claim]) -> list[tuple[str, str, tuple[int, ...]]]:
    places: dict[str, list[int]] = {}
    for claim in claims:
        places.setdefault(claim_id(claim), []).append(claim.evidence.start)
    return sorted((fact.type, fact.verdict, tuple(sorted(p for c in fact.claims for p in places[c]))) for fact in facts)
