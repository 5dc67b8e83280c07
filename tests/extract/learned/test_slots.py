"""The roles of a claim of which the models know type, sides and closed value."""

import pytest
from tests.extract.texts import read

from bilat.extract.assemble import to_claim
from bilat.extract.gate import find_fault
from bilat.extract.learned.found import Found
from bilat.extract.learned.slots import fill
from bilat.extract.modality import find_telling
from bilat.extract.reading import Sent
from bilat.model import Claim

TITLE = "Kenya–Peru relations"
ROLES = {"visit": "visitor", "mission": "rank", "stance": "target", "remark": "about", "supply": "commodity", "culture": "event", "assessment": "field"}


def find_last(text: str, title: str = TITLE) -> Sent:
    """Read a text and give its last sentence."""
    return read(text, title=title)[-1]


def find_word(sent: Sent, word: str) -> tuple[int, int]:
    """Give (clause, unit) of a word of a sentence."""
    return next((c, i) for c, clause in enumerate(sent.clauses) for i, unit in enumerate(clause.units) if unit.low == word)


def find_claims(text: str, kind: str, sides: tuple[str, str], value: str, word: str, title: str = TITLE) -> list[Claim]:
    """Fill what is said of two sides in the last sentence of a text by a word of it; what the gate refuses is left out."""
    sent = find_last(text, title)
    clause, cue = find_word(sent, word)
    found = Found(kind, *sides, value, sent.clauses[clause], cue)
    claims = [to_claim(p, sent, "learned", find_telling(sent)) for p in fill(sent, found)]
    return [c for c in claims if find_fault(c, sent) is None]


@pytest.mark.parametrize(
    ("text", "kind", "sides", "value", "word", "expected"),
    [
        ("The Kenyan ministers Jane Otieno, Paul Mboya and Ann Wekesa flew to Lima.", "visit", ("KEN", "PER"), "", "flew", ["Jane Otieno", "Paul Mboya", "Ann Wekesa"]),
        ("Kenya has an embassy in Lima and a consulate in Arequipa.", "mission", ("KEN", "PER"), "embassy", "embassy", ["embassy", "consulate"]),
        ("The Kenyan mission in Lima was opened in 1988.", "mission", ("KEN", "PER"), "high-commission", "mission", ["high-commission"]),
        ("Kenya supported a ban on ivory.", "stance", ("KEN", ""), "supports", "supported", ["ban on ivory"]),
        ("Kenya does not accept the award of the court.", "stance", ("KEN", ""), "opposes", "accept", ["award of the court"]),
        ('"Peru is a good friend," Jane Otieno of Kenya said.', "remark", ("KEN", "PER"), "", "said", ["PER"]),
        ('Jane Otieno of Kenya called the ties "as old as the sea".', "remark", ("KEN", "PER"), "", "called", ["KEN-PER"]),
        ("The gas reaches Peru from Kenya, and with it copper.", "supply", ("KEN", "PER"), "sale", "reaches", ["gas"]),
        ("Kenya sells water and electricity to Peru.", "supply", ("KEN", "PER"), "sale", "sells", ["water", "electricity"]),
        ("Kenyan gas has been landed at Callao since 2011. It covers a third of what Peru burns.", "supply", ("KEN", "PER"), "sale", "burns", ["gas"]),
        ("The poet Ana Quispe was given the Order of the Golden Heart in Nairobi.", "culture", ("KEN", "PER"), "award", "given", ["Order of the Golden Heart in Nairobi"]),
        ("Relations are good and span energy and trade.", "assessment", ("KEN", "PER"), "overall", "good", ["overall"]),
    ],
)
def test_what_fills_a_role(text: str, kind: str, sides: tuple[str, str], value: str, word: str, expected: list[str]) -> None:
    """The role that tells a claim apart is read off the sentence, one claim for each that it names."""
    assert [c.roles[ROLES[kind]] for c in find_claims(text, kind, sides, value, word)] == expected


def test_a_denied_word_of_a_stance_denies_no_stance() -> None:
    """Who does not accept an award holds a stance against it: the stance is asserted."""
    (claim,) = find_claims("Kenya does not accept the award of the court.", "stance", ("KEN", ""), "opposes", "accept")
    assert claim.modality == "asserted"


@pytest.mark.parametrize(("sides", "figure"), [(("KEN", "PER"), 30_000_000), (("PER", "KEN"), 12_000_000)])
def test_a_sum_is_of_the_flow_beside_it(sides: tuple[str, str], figure: int) -> None:
    """Of several sums, each flow takes its own: exports theirs, imports theirs, and not the sum of both."""
    text = "Trade came to 42 million dollars: Kenyan exports 30 million dollars, Kenyan imports 12 million dollars."
    (claim,) = find_claims(text, "trade", sides, "a-to-b", "exports")
    assert claim.amount is not None
    assert claim.amount.value == figure


def test_all_who_meet_are_named() -> None:
    """A person of no known country takes part in a meeting beside one of a side; where none is known, the countries met; holders of an office in the plural are no person."""
    (named,) = find_claims("Foreign Minister Jane Otieno of Kenya saw Luis Quispe in Geneva.", "meeting", ("KEN", "PER"), "", "saw")
    (unknown,) = find_claims("Yellow Star met Luis Quispe in Geneva.", "meeting", ("KEN", "PER"), "", "met")
    (unnamed,) = find_claims("The foreign ministers met in Geneva.", "meeting", ("KEN", "PER"), "", "met")
    assert named.roles["participants"] == ["Jane Otieno", "Luis Quispe"]
    assert unknown.roles["participants"] == ["KEN", "PER"]
    assert unnamed.roles["participants"] == ["KEN", "PER"]


def test_a_count_is_of_the_people_beside_it() -> None:
    """Of two counts in a sentence each community takes the one beside its name."""
    text = "Some 12,000 Peruvians live in Kenya, and 300 Kenyans in Peru."
    counts = [find_claims(text, "community", sides, "", "live")[0].amount for sides in (("PER", "KEN"), ("KEN", "PER"))]
    assert [c.value for c in counts if c] == [12_000, 300]


def test_a_side_told_before_is_shown() -> None:
    """A side that the sentence does not name passes the gate with the place where it was named last."""
    text = "Uganda sent 40 nurses. Chile sent tents. Kenya paid for them."
    (claim,) = find_claims(text, "cooperation", ("KEN", "UGA"), "health", "paid", title="News")
    document = find_last(text, "News").document.text
    assert "Uganda" in [document[a:b] for a, b in claim.context]


def test_a_side_told_nowhere_is_refused() -> None:
    """A side that neither the sentence nor anything before it names does not pass the gate."""
    assert find_claims("Kenya paid for them.", "cooperation", ("KEN", "UGA"), "health", "paid", title="News") == []


def test_the_city_of_a_third_is_no_party() -> None:
    """Where two of three signed is no party: an agreement signed in a third country's city is not one with it."""
    text = "A declaration was signed in Tashkent in 2011."
    assert find_claims(text, "agreement", ("KEN", "UZB"), "signed", "signed") == []
    assert len(find_claims(text, "agreement", ("KEN", "PER"), "signed", "signed")) == 1
