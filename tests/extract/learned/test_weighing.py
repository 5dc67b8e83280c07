"""What the models add to a sentence: one thing is told once."""

from __future__ import annotations

import pytest

from bilat.extract.learned.weighing import is_joined, is_one
from bilat.model import Claim, Evidence

_WORDS = Evidence(quote="They signed.", start=0, end=12)


def _agreement(a: str, b: str, subject: str = "road transport") -> Claim:
    return Claim(document="case", type="agreement", roles={"parties": [a, b], "subject": subject, "status": "signed"}, evidence=_WORDS)


def _visit(home: str, to: str) -> Claim:
    return Claim(document="case", type="visit", roles={"visitor": "Foreign Minister", "from": home, "to": to}, evidence=_WORDS)


def test_what_two_have_with_a_third_is_not_theirs_with_each_other() -> None:
    """Kenya agrees with Uganda and with Rwanda on road transport: Uganda and Rwanda have not said so of each other."""
    told = [_agreement("KEN", "UGA"), _agreement("KEN", "RWA")]
    assert is_joined(_agreement("RWA", "UGA"), told)
    assert not is_joined(_agreement("RWA", "BDI"), told)
    assert not is_joined(_agreement("KEN", "BDI"), told)


def test_another_subject_is_another_agreement() -> None:
    """Two that each agree with a third on roads may agree with each other on fisheries."""
    told = [_agreement("KEN", "UGA"), _agreement("KEN", "RWA")]
    assert not is_joined(_agreement("RWA", "UGA", "fisheries"), told)


def test_one_who_travels_is_not_joined_to_those_he_sees() -> None:
    """A visit has a direction: who goes from Oman to Qatar and to Kuwait may go from Qatar to Kuwait too."""
    assert not is_joined(_visit("QAT", "KWT"), [_visit("OMN", "QAT"), _visit("OMN", "KWT")])


@pytest.mark.parametrize(("other", "same"), [(_agreement("UGA", "KEN"), True), (_agreement("KEN", "UGA", "fisheries"), False), (_agreement("KEN", "RWA"), False)])
def test_one_thing_is_told_by_pair_and_subject(other: Claim, same: bool) -> None:
    """Two agreements of one pair, in whichever order, are one where their subjects share a word."""
    assert is_one(_agreement("KEN", "UGA"), other) is same
