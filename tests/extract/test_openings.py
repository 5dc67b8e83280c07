"""Openings: a pattern that is tried only where it can begin finds what a walk over the whole text finds."""

from __future__ import annotations

import re

import pytest

from bilat.extract.openings import FIGURES, Openings, find_opening

NUMBER = re.compile(r"(?<![\w.])(?:\d+(?:\.\d+)?|two|ten)(?: (?:to|and) (?:\d+|two|ten))?(?!\w)")
WORDS = find_opening(["two", "ten"])


@pytest.mark.parametrize("text", ["", "From 3.5 to 40 and 7", "two and ten and two", "often 12a, ten 4 4 4", "v2.0 two two and 9"])
def test_matches_are_those_of_a_walk(text: str) -> None:
    """The same matches in the same order, none that overlaps another."""
    found = [match.span() for match in Openings(text).find_all(NUMBER, (FIGURES, WORDS))]
    assert found == [match.span() for match in NUMBER.finditer(text)]


def test_without_openings_the_text_is_walked() -> None:
    """A pattern of which nobody says how it begins is tried everywhere."""
    assert [match[0] for match in Openings("b ab abb").find_all(re.compile("ab*"), ())] == ["ab", "abb"]
