"""A passage of a text is exactly its characters, whatever quotes lie across each other in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bilat.model import Claim, Evidence
from bilat.web.pages.passage import cut_passage


def claim(text: str, start: int, end: int, context: tuple[tuple[int, int], ...] = ()) -> Claim:
    """Give a claim that quotes these characters of a text."""
    return Claim(document="d", type="visit", roles={}, evidence=Evidence(text[start:end], start, end), context=context)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[Claim]]:
    """Draw a text of some lines, long or short, with claims that may lie across each other."""
    text = "\n".join(draw(st.lists(st.text("ab ", max_size=40).map(lambda line: line * draw(st.sampled_from([1, 200]))), min_size=1, max_size=8))) or "a"
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places).map(sorted), min_size=1, max_size=6))
    return text, [claim(text, low, high, ((0, min(2, len(text))),)) for low, high in spans]


@given(texts(), st.integers(0, 100_000))
def test_pieces_are_the_text(drawn: tuple[str, list[Claim]], place: int) -> None:
    """The pieces of a passage, laid end to end, are the characters that it says."""
    text, claims = drawn
    passage = cut_passage(text, claims, None, place)
    assert "".join(piece.text for piece in passage.pieces) == text[passage.start : passage.end]
    assert passage.after in (None, passage.end) and (passage.before is None or passage.before < passage.start)


@given(texts())
def test_the_quote_is_whole(drawn: tuple[str, list[Claim]]) -> None:
    """The passage that is opened for a claim has its quote in one piece; a quote of no characters has none."""
    text, claims = drawn
    chosen = claims[0]
    passage = cut_passage(text, claims, chosen)
    assert [piece.text for piece in passage.pieces if piece.is_quote] == [chosen.evidence.quote] * bool(chosen.evidence.quote)


@given(texts())
def test_passages_follow_each_other_to_the_end(drawn: tuple[str, list[Claim]]) -> None:
    """Going on from passage to passage shows every character once."""
    text, claims = drawn
    shown = ""
    place: int | None = 0
    while place is not None:
        passage = cut_passage(text, claims, None, place)
        shown += text[passage.start : passage.end]
        assert passage.start == place
        place = passage.after
    assert shown == text
