"""Normal forms and markers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilat.text import clean_newlines, find_markers, fold


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("a[4]", ["[4]"]), ("a[4][5] b", ["[4]", "[5]"]), ("a[a]", ["[a]"]), ("a[note 2]", ["[note 2]"]), ("a[1, 2]", ["[1, 2]"]), ("a[edit]", ["[edit]"]),
        ("a[citation needed]", ["[citation needed]"]), ("a[when?]", ["[when?]"]), ("a[dead link]", ["[dead link]"]), ("a[^x1]", ["[^x1]"]),
        ("the [Foreign] Minister", []), ("[26th to 29th October]", []), ("[1991]", []), ("x=[4]", []),
    ],
)  # fmt: skip
def test_markers_are_told_from_words_in_brackets(text: str, markers: list[str]) -> None:
    """Reference keys and editors' tags are markers; an editor's insertion or a year is not."""
    assert [text[m.start : m.end] for m in find_markers(text)] == markers


@given(st.text(max_size=60))
def test_folding_keeps_the_length(text: str) -> None:
    """Offsets into a folded text are offsets into the text."""
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("São Tomé", "sao tome"), ("ŁÓDŹ", "lodz"), ("Bakı", "baki"), ("Ørsted", "orsted"), ("Æ", "æ")],
)
def test_folding_takes_off_case_and_marks(text: str, folded: str) -> None:
    """Letters with marks fold to their plain letters."""
    assert fold(text) == folded


@given(st.text(alphabet="a\r\n\ufeff", max_size=20))
def test_cleaning_newlines_twice_changes_nothing(text: str) -> None:
    """After cleaning there is no carriage return left."""
    once = clean_newlines(text)
    assert "\r" not in once and (once.startswith("\ufeff") or clean_newlines(once) == once)
