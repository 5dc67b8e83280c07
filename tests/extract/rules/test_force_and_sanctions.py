"""Force, sanctions and arms: who bears arms, movements as parties, closed borders, envoys sent home, deliveries told over sentences."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims, read

from bilat.model import Claim


def _found(text: str, kind: str, title: str) -> list[Claim]:
    return [c for c in claims(text, title=title) if c.type == kind and c.rule != "learned"]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Peru–Ecuador relations", "In 1910 Peruvian gunboats shelled Ecuadorian posts.", [("PER", "ECU", "attack")]),
        ("Laos–Thailand relations", "The bridge was bombed by Thai jets in 1988.", [("THA", "LAO", "attack")]),
        ("Laos–Thailand relations", "A Laotian outpost was raided by Thai rangers and shelled by Thai troops in 1988.", [("THA", "LAO", "attack")]),
        ("Turkey–Syria relations", "Turkish tanks crossed the border in August 2016.", [("TUR", "SYR", "invasion")]),
        ("Uganda–Sudan relations", "Hezbollah attacked Israel in 1996.", [("hezbollah", "ISR", "attack")]),
        ("Mali–Niger relations", "The Malian rebels attacked Niger in 2007.", [("malian-rebels", "NER", "attack")]),
        ("Nigeria–Cameroon relations", "Nigerian soldiers moved into Bakassi in 1994.", [("NGA", "CMR", "occupation")]),
        ("Ghana–Togo relations", "Ghanaian planes landed in Togo with relief goods.", []),
        ("Ghana–Togo relations", "Ghana attacked the plan of Togo for the port.", []),
        ("Chile–Peru relations", "The downing of a Chilean plane by Peru in 1978 was hushed up.", [("PER", "CHL", "shot-down")]),
        ("The Chaco War", "Bolivia attacked Paraguay in 1932. A ceasefire took hold on 14 June 1935.", [("BOL", "PRY", "attack"), ("BOL", "PRY", "ceasefire")]),
    ],
)  # fmt: skip
def test_force(title: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    """Force is read from verbs with armed subjects and from nouns; rebels of a country are not the country; a truce takes its sides from the text."""
    assert [(c.roles["actor"], c.roles["target"], c.roles["action"]) for c in _found(text, "force", title)] == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Kenya–Tanzania relations", "Kenya gave three Tanzanian diplomats 48 hours to leave.", [("KEN", "TZA", "expulsion")]),
        ("Sweden–Iran relations", "The Swedish ambassador was told to leave by Iran in 1989.", [("IRN", "SWE", "expulsion")]),
        ("Benin–Niger relations", "Benin closed its border with Niger in 2019.", [("BEN", "NER", "sanctions")]),
        ("Benin–Niger relations", "Benin reopened its border with Niger in 2021.", [("BEN", "NER", "lifted")]),
        ("Norway–Chad relations", "Norway cut off its aid to Chad in 2006.", [("NOR", "TCD", "sanctions")]),
        ("Fiji–Cuba relations", "Fiji has voted against the American embargo every year.", [("USA", "CUB", "embargo")]),
        ("Switzerland–Libya relations", "Switzerland has adopted the EU sanctions against Libya.", [("CHE", "LBY", "sanctions")]),
        ("Mexico–Peru relations", "The minister recalled that Peru's ambassador had come in March.", []),
    ],
)  # fmt: skip
def test_sanctions(title: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    """Closed borders, envoys given hours to leave and aid cut off are measures of one country on another; to recall a fact is none."""
    assert [(c.roles["by"], c.roles["on"], c.roles["measure"]) for c in _found(text, "sanction", title)] == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Italy–Peru relations", "Two frigates came from Italy in 2004.", [("ITA", "PER", "frigates")]),
        ("Brazil–Angola relations", "Brazil sold Angola six Super Tucanos in 2011. Three howitzers were delivered in 2013.", [("BRA", "AGO", "Super Tucanos"), ("BRA", "AGO", "howitzers")]),
        ("Rwanda–Congo relations", "Rwanda has armed the M23.", [("RWA", "m23", "arms")]),
        ("Chad–Sudan relations", "Sudan accused Chad of giving missiles to JEM.", [("TCD", "jem", "missiles")]),
    ],
)  # fmt: skip
def test_arms(title: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    """Arms come from a country, are told of over several sentences, and go to movements; he who accuses does not give."""
    assert [(c.roles["supplier"], c.roles["recipient"], c.roles["item"]) for c in _found(text, "arms", title)] == expected


def test_a_denied_gift_of_arms_is_denied() -> None:
    """What a country denies to have done is a denied claim."""
    (claim,) = _found("Kigali has denied that it arms the M23.", "arms", "Rwanda–Uganda relations")
    assert (claim.roles["recipient"], claim.modality) == ("m23", "denied")


def test_a_movement_is_no_side_of_the_pair() -> None:
    """A page without a title of two is about countries, however often it names a movement."""
    text = "Chad met Sudan. Boko Haram fled. Boko Haram hid. Boko Haram came back. Chad wrote to Sudan."
    assert read(text, title="News")[0].pair == ("SDN", "TCD")
