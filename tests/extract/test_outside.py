"""A country outside the pair of a text stands as a side only where it is one; the pair of a text is that of two states."""

from __future__ import annotations

import pytest
from tests.extract.texts import to_document

from bilat.extract import extract_document
from bilat.extract.context import DocumentContext
from bilat.extract.lexicon import load_lexicon


def _extract(text: str) -> tuple[set[str], set[str]]:
    found = extract_document(to_document(text, title="Peru–Togo relations"), learned=False)
    return {c.type for c in found.claims}, {r.reason for r in found.refusals}


@pytest.mark.parametrize(
    "text",
    [
        "Portuguese firms built the port of Lomé.",
        "Ghanaians have long lived in Togo.",
        "Togo and Ghana cooperate in fishing.",
    ],
)
def test_a_third_country_is_refused_with_a_reason(text: str) -> None:
    """On a page on two states a common work or a colony of a third is refused, and the refusal says that it lies outside."""
    claims, reasons = _extract(text)
    assert claims.isdisjoint(("cooperation", "community"))
    assert "outside" in reasons


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru signed a treaty of friendship with Japan in 1873.", "agreement"),
        ("Peru has an embassy in Tokyo.", "mission"),
        ("Some 900 Ghanaians live in Togo.", "community"),
        ("Peru recognised Kosovo in 2008.", "recognition"),
    ],
)
def test_a_third_country_that_is_a_side_stays(text: str, kind: str) -> None:
    """A third country with which one of the two signs, to which it sends or which it recognises is a side all the same."""
    assert kind in _extract(text)[0]


@pytest.mark.parametrize(
    ("title", "text", "pair"),
    [
        ("Lima sends a ship to Lomé", "The minister spoke of Peru. In Ghana and Benin he saw ports, in Ghana twice.", ("PER", "TGO")),
        ("Ruto picks Ghana, then Lomé is silent", "Togo and Peru met. Togo paid. Peru thanked Togo, and Peru left. Ghana looked on.", ("GHA", "TGO")),
        ("A quarrel over Abkhazia", "Peru and Togo met on Abkhazia. Peru spoke. Togo answered Peru. Abkhazia and Togo were silent.", ("PER", "TGO")),
        ("Foreign relations of Peru", "Togo and Peru met. Peru paid Togo.", ()),
    ],
)
def test_the_pair_of_a_text(title: str, text: str, pair: tuple[str, ...]) -> None:
    """Capitals of a title name its states; a land of no state is no side unless the title says so; a survey has no pair."""
    document = to_document(text, title=title)
    assert DocumentContext(document, load_lexicon().find(document.text)).of_section(-1).pair == pair


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru will cooperate with other donors in Togo.", "cooperation"),
        ("A partner of importance is the EU, the largest provider of training for Togo's police.", "cooperation"),
        ("Peru furthers cooperation in many fields with the countries of the Sahel.", "cooperation"),
        ("The relations of the European Union and West Africa were raised to a strategic partnership.", "relations"),
        ("The relations of the European Union and West Africa were raised to a strategic partnership.", "alignment"),
    ],
)
def test_what_is_done_with_others_is_not_put_on_the_pair(text: str, kind: str) -> None:
    """Partners, donors and bodies of states that a sentence names are not the other of the two."""
    assert kind not in _extract(text)[0]


@pytest.mark.parametrize("text", ["Peru cooperates with Togo in health, as other donors do.", "Peru and Togo cooperate with the European Union in health.", "Togo cooperates with its partner Peru in health."])
def test_the_other_of_the_two_beside_others_is_a_side(text: str) -> None:
    """Who is named as the one worked with stays a side."""
    assert "cooperation" in _extract(text)[0]
