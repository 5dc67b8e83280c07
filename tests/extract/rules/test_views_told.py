"""What the rules for remarks, stances, assessments and alignments find in frames of news and surveys."""

from __future__ import annotations

import pytest

from bilat.extract import extract_document
from bilat.model import Claim
from bilat.read import read_document


def claims_of(text: str, kind: str, title: str) -> list[Claim]:
    """Give the claims of a type in a text about a pair."""
    document = read_document(f"---\ntitle: {title}\n---\n\n{text}\n".encode(), "text.md")
    return [claim for claim in extract_document(document, learned=False).claims if claim.type == kind]


@pytest.mark.parametrize(
    "text",
    [
        '"We were shocked," said Kenya\'s foreign minister, Musalia Mudavadi.',
        'Kenya\'s foreign minister, Musalia Mudavadi, told reporters: "We were shocked."',
    ],
)
def test_words_in_quotation_marks_are_a_remark_wherever_the_teller_stands(text: str) -> None:
    """Quoted words that name nobody are about the other country of the pair; the teller may stand before or after."""
    (claim,) = claims_of(text, "remark", "Kenya–Japan relations")
    assert (claim.roles["speaker"], claim.roles["from"], claim.roles["about"]) == ("Musalia Mudavadi", "KEN", "JPN")


def test_a_ministry_speaks_for_its_country() -> None:
    """A ministry that puts a name to the other's step makes a remark for its country."""
    (claim,) = claims_of('Peru\'s foreign ministry called the step "ill-considered".', "remark", "Chile–Peru relations")
    assert (claim.roles["speaker"], claim.roles["from"], claim.roles["about"]) == ("Peru's foreign ministry", "PER", "CHL")


@pytest.mark.parametrize("text", ["Chile called its ambassador home.", "Chile welcomed the guests.", "Thanks to Peru, the port of Arica works again.", "A sergeant accused of spying for Chile was jailed."])
def test_acts_are_no_remarks(text: str) -> None:
    """To call an envoy home, to receive guests and to stand accused are no words about the other."""
    assert claims_of(text, "remark", "Chile–Peru relations") == []


@pytest.mark.parametrize(
    ("text", "target", "position"),
    [
        ("Norway has voted each year at the UN against the American blockade of Cuba.", "American blockade of Cuba", "opposes"),
        ("Norway took Iceland's side over the fishing limits.", "ISL", "supports"),
        ("Norway lodged a protest with Iceland over the seizure of a trawler.", "ISL", "opposes"),
        ("Norway never accepted the annexation of Jan Mayen.", "annexation of Jan Mayen", "opposes"),
        ("Norway votes every year for the lifting of the blockade.", "blockade", "opposes"),
    ],
)
def test_votes_protests_and_sides_taken_are_stances(text: str, target: str, position: str) -> None:
    """A vote, a protest, a side taken and a ruling not accepted say what a state is for or against."""
    (claim,) = claims_of(text, "stance", "Iceland–Norway relations")
    assert (claim.roles["holder"], claim.roles["target"], claim.roles["position"]) == ("NOR", target, position)


def test_what_another_act_was_for_is_no_stance() -> None:
    """ "Sent troops to support N." tells of the troops."""
    assert claims_of("Spain sent troops to support the king.", "stance", "Spain–Portugal relations") == []


def test_entries_of_a_survey_assess_their_fields() -> None:
    """An entry with a field and a graded word is an assessment of the field."""
    found = claims_of("Political relations: good. Trade: very small.", "assessment", "Chad–Niger relations")
    assert [(c.roles["field"], c.roles["level"]) for c in found] == [("political", "good"), ("trade", "very small")]


def test_fields_that_share_a_noun_are_assessed_each() -> None:
    """ "Economic ones modest" takes its noun from the first field."""
    found = claims_of("Cultural ties are strong, economic ones modest.", "assessment", "Malta–Tunisia relations")
    assert [(c.roles["field"], c.roles["level"]) for c in found] == [("cultural", "strong"), ("economic", "modest")]


def test_an_apposition_says_whose_ally_a_country_is() -> None:
    """ "S, I's oldest ally," is an alignment of S with I."""
    (claim,) = claims_of("Syria, Iran's oldest ally, kept silent.", "alignment", "Oman–Yemen relations")
    assert (claim.roles["state"], claim.roles["with"], claim.roles["nature"]) == ("SYR", "IRN", "ally")


def test_strategic_partners_since_a_year_are_the_pair() -> None:
    """An entry of partnership without names is said of the pair of the page, from its year on."""
    (claim,) = claims_of("Strategic partners since 2014.", "alignment", "Qatar–Turkey relations")
    assert (claim.roles["state"], claim.roles["with"], claim.when) == ("QAT", "TUR", "2014/")
