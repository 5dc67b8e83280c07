"""Modality, sources, dyads, citations, and what the evidence gate refuses: what holds for claims of any type."""

from __future__ import annotations

import msgspec
import pytest

from bilat.extract import extract_document
from bilat.extract.gate import find_fault, to_refusal
from bilat.model import Amount, Claim

from .texts import claims, read, to_document


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Belarus opened an embassy in Baku in 2006.", "asserted"),
        ("Belarus plans to open an embassy in Baku.", "planned"),
        ("Belarus will open an embassy in Baku.", "planned"),
        ("Trade between the two countries is expected to reach $500 million in 2025.", "forecast"),
        ("Belarus no longer has an embassy in Baku.", "denied"),
        ("Belarus does not have an embassy in Baku.", "denied"),
        ("Neither country has an embassy in the other.", "denied"),
        ("Belarus has not only an embassy but also a consulate in Azerbaijan.", "asserted"),
        ("Belarus reportedly sold tanks to Azerbaijan in 2012.", "reported"),
        ("Azerbaijan declared its independence from the Soviet Union in 1991.", "asserted"),
    ],
)
def test_how_a_thing_is_said(text: str, modality: str) -> None:
    """A claim says whether the text asserts, plans, expects, reports or denies."""
    found = claims(text)
    assert found
    assert {c.modality for c in found} == {modality}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The defence minister said that Belarus had sold tanks to Azerbaijan.", "defence minister"),
        ("According to the Interior Ministry, 6,000 Azerbaijanis live in Belarus.", "Interior Ministry"),
        ("Belarus sold tanks to Azerbaijan in 2012.", None),
    ],
)
def test_who_is_said_to_say_it(text: str, source: str | None) -> None:
    """A fact that somebody is said to state is reported, with who says it as written."""
    (claim,) = claims(text)
    assert claim.source == source
    assert claim.modality == ("reported" if source else "asserted")


def test_dyads_are_the_pairs_of_the_roles() -> None:
    """A claim about two countries carries their pair; one about a country and an organisation carries the page's pair, or none."""
    (visit,) = claims("Norway has an embassy in Lima.", title="Norway–Peru relations")
    assert visit.dyads == ("NOR-PER",)
    assert {c.dyads for c in claims("Both countries are members of the OSCE.")} == {("AZE-BLR",)}
    assert {c.dyads for c in claims("Norway is a member of NATO.", title="")} == {()}


def test_a_quote_is_the_sentence_and_leans_on_what_it_names() -> None:
    """The quote is the sentence; the sentence that "the latter" points to is named as context."""
    text = "Azerbaijan recognised Belarus. The latter opened an embassy in Baku in 1995."
    document = to_document(text)
    mission = next(c for c in extract_document(document, learned=False).claims if c.type == "mission")
    assert mission.evidence.quote == "The latter opened an embassy in Baku in 1995."
    assert [document.text[a:b] for a, b in mission.context] == ["Belarus"]


def test_citations_on_the_evidence_are_kept() -> None:
    """A footnote marker that stands on a sentence is a citation of its claim, and no part of its reading."""
    (claim,) = claims("Belarus opened an embassy in Baku in 2006.[4]")
    assert claim.when == "2006/"
    assert claim.citations in ((), ("4",))


def _gated(**changes: object) -> tuple[str, str] | None:
    (sent,) = read("Belarus opened an embassy in Baku in 2006.")
    (claim,) = claims("Belarus opened an embassy in Baku in 2006.")
    return find_fault(msgspec.structs.replace(claim, **changes), sent)


def test_a_true_claim_passes_the_gate() -> None:
    """A claim whose words, countries and date stand in its quote passes."""
    assert _gated() is None


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"roles": {"sender": "BLR", "host": "PER", "rank": "embassy"}}, "country"),
        ({"roles": {"sender": "BLR", "rank": "embassy"}}, "role"),
        ({"roles": {"sender": "BLR", "host": "BLR", "rank": "embassy"}}, "role"),
        ({"roles": {"sender": "BLR", "host": "AZE", "rank": "hut"}}, "role"),
        ({"when": "1850/"}, "date"),
        ({"type": "membership", "roles": {"member": "BLR", "organisation": "AZE", "status": "founding"}}, "role"),
    ],
)
def test_what_the_gate_refuses(changes: dict[str, object], reason: str) -> None:
    """A country, a value, a side or a year that the words do not show is refused with its reason."""
    fault = _gated(**changes)
    assert fault is not None
    assert fault[0] == reason


def test_an_amount_that_does_not_stand_in_the_quote_is_refused() -> None:
    """A number without digits or number words in the quote is refused."""
    sent = read("Many Azerbaijanis live in Belarus.")[0]
    quote = sent.text
    base = next(iter(claims("6,000 Azerbaijanis live in Belarus.")))
    evidence = msgspec.structs.replace(base.evidence, quote=quote, start=sent.start, end=sent.end)
    fault = find_fault(msgspec.structs.replace(base, evidence=evidence, amount=Amount(7_000, "people")), sent)
    assert fault is not None
    assert fault[0] == "number"


def test_a_quote_that_is_not_the_cut_is_refused() -> None:
    """A quote must be the cut of its offsets."""
    (claim,) = claims("Belarus opened an embassy in Baku in 2006.")
    fault = _gated(evidence=msgspec.structs.replace(claim.evidence, start=claim.evidence.start + 1))
    assert fault is not None
    assert fault[0] == "quote"


def test_a_refusal_shows_rule_reason_and_place() -> None:
    """A refusal names its rule, its reason and the words on which the claim rested."""
    claim: Claim = next(iter(claims("Belarus opened an embassy in Baku in 2006.")))
    refusal = to_refusal(claim, "country", "PER is not named")
    assert (refusal.rule, refusal.reason, refusal.quote) == (claim.rule, "country", claim.evidence.quote)


@pytest.mark.parametrize("text", ["See also: Azerbaijan, Belarus", "# Embassy of Belarus in Baku", "Minsk lies on the Svislach.", "Baku is the capital of Azerbaijan."])
def test_when_nothing_is_claimed(text: str) -> None:
    """Headings, links to other pages and a country's own geography give no claim."""
    assert claims(text) == ()
