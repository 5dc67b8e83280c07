"""What the models see of a claim that they propose: no names, but how its sides stand to the word that says it and what fills its roles."""

from __future__ import annotations

import re

from tests.extract.texts import read

from bilat.extract.assemble import to_claim
from bilat.extract.learned.features import View
from bilat.extract.learned.found import Found
from bilat.extract.learned.slots import fill
from bilat.extract.learned.tied import find_filled, find_tied
from bilat.extract.pipeline import extract_sentence

TITLE = "Kenya–Peru relations"


def _find(text: str, word: str, x: str, y: str, kind: str = "finance", value: str = "loan") -> tuple[View, Found]:
    view = View(read(text, title=TITLE)[-1])
    clause, cue = next((c, i) for c in view.sent.clauses for i, unit in enumerate(c.units) if unit.low == word)
    return view, Found(kind, x, y, value, clause, cue)


def test_sides_are_seen_from_the_word_that_says_it() -> None:
    """The giver is the subject before the verb, the receiver stands behind it; the same pair in the other order looks different."""
    there = find_tied(*_find("In 1999 Kenya lent Peru $3 million.", "lent", "KEN", "PER"))
    back = find_tied(*_find("In 1999 Kenya lent Peru $3 million.", "lent", "PER", "KEN"))
    assert {"x=<S", "y=>-", "c=lend", "cxy=lend|<S|>-"} <= set(there)
    assert {"x=>-", "y=<S"} <= set(back)


def test_a_side_without_a_name_says_why_it_is_looked_at() -> None:
    """A country of the page that the sentence does not name is seen as one of the page, not by a place."""
    features = find_tied(*_find("A loan of $3 million was granted to Kenya.", "loan", "PER", "KEN"))
    assert "x=none1000" in features
    assert any(f.startswith("y=>to") for f in features)


def test_no_names_are_seen() -> None:
    """No country, person or number stands in the features, nor in those of what fills the roles."""
    view, found = _find("Kenya sold Peru 12 engines for $3 million in 1999.", "sold", "KEN", "PER", "trade", "a-to-b")
    claims = [to_claim(proposal, view.sent, "learned", None) for proposal in fill(view.sent, found)]
    seen = [*find_tied(view, found), *(f for claim in claims for f in find_filled(claim, ()))]
    assert claims
    assert not {word.lower() for f in seen for word in re.findall(r"[A-Za-z]+|\d{3,}", f)} & {"kenya", "peru", "ken", "per", "1999"}


def test_claims_of_the_rules_are_seen_beside() -> None:
    """A claim that a rule has found of the same two sides is told apart from one of others."""
    text = "Kenya opened an embassy in Lima in 1999 and lent Peru $3 million."
    view, found = _find(text, "lent", "KEN", "PER")
    ruled, _ = extract_sentence(view.sent, learned=False)
    (claim,) = [to_claim(proposal, view.sent, "learned", None) for proposal in fill(view.sent, found)]
    assert [c.type for c in ruled][:1] == ["mission"]
    assert "r=mission=" in set(find_filled(claim, ruled))
