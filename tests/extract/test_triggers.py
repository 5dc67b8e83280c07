"""Tests of triggers: what a pattern needs, what a rule waits for, and that the gate takes nothing away."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bilat.extract import extract_document, pipeline
from bilat.extract.lexicon import fold
from bilat.extract.needed import find_needed
from bilat.extract.reading import read_sentences
from bilat.extract.rules import RULES
from bilat.extract.rules.shapes import Table, find_all, show
from bilat.extract.waits import Row, Sieve, Waits
from bilat.model import Document
from bilat.read import read_document

ROOT = Path(__file__).parents[2]
GOLDEN = sorted((ROOT / "tests" / "golden").glob("*.jsonl"))


def _needed(pattern: str) -> set[str]:
    return {("^" if p.begins else "") + p.text + ("$" if p.ends else "") for p in find_needed(pattern)}


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        (r"\b(?:visits?|trips?)\b", {"^visit$", "^visits$", "^trip$", "^trips$"}),
        (r"recogni[sz]\w+", {"recognis", "recogniz"}),
        (r"\bvisas?\b|\bvisa-(?:free|waiver)", {"^visa"}),
        (r"the [Ff]estivals? of", {"^festival$", "^festivals$"}),
        (r"\bto (?:the )?embass(?:y|ies)\b", {"embassy$", "embassies$"}),
        (r"(?:\w+ ){0,3}sanctions", {"sanctions"}),
    ],
)
def test_what_a_pattern_needs(pattern: str, pieces: set[str]) -> None:
    """Of a pattern the most telling words are taken that every match must hold."""
    assert _needed(pattern) == pieces


@pytest.mark.parametrize("pattern", [r"\w+", r"(?:visit)?", r"\d{4}", r"visit|\w+ed"])
def test_a_pattern_that_needs_no_word_is_refused(pattern: str) -> None:
    """A pattern that may match without any certain word is an error of whoever waits for it."""
    with pytest.raises(ValueError, match="may hold no word"):
        find_needed(pattern)


def test_capitals_of_shapes_are_no_letters() -> None:
    """In a shape, C stands for a country: it is not waited for as a letter."""
    assert {p.text for p in find_needed(r"(?P<a>Ca|C's) aid", letters=True)} == {"aid"}


def test_which_of_a_row_a_text_may_serve() -> None:
    """A text serves what waits for a form of a verb, a word, a piece of a pattern, or a word that looks so; and what waits for nothing."""
    row = Row([Waits(verbs=("set up",)), Waits(words=("good offices",)), Waits(patterns=(r"\bembargo\w*",)), Waits(like=(re.compile(r"^[A-Z]-\d"),)), None])
    texts = {"They were setting sail": 1, "the offices shut": 2, "“Embargoes”, they said": 4, "an F-16.": 8, "office bargo 2016 sets-up": 0}
    assert {text: row.of(text) - 16 for text in texts} == {**texts, "office bargo 2016 sets-up": 1}


def test_every_rule_can_tell_what_it_waits_for() -> None:
    """No rule waits for a pattern whose matches may hold no certain word."""
    for rule in RULES:
        waits = rule.waits() if callable(rule.waits) else rule.waits
        assert waits is None or list(waits.pieces()) or waits.verbs or waits.kinds or waits.like, rule.name


def _texts() -> Iterator[Document]:
    for path in GOLDEN:
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            yield read_document(json.loads(line)["text"].encode(), f"{path.stem}-{number}.txt")


def test_the_gate_takes_nothing_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The golden cases give the same claims and refusals when every rule is tried on every sentence."""
    documents = list(_texts())
    gated = [extract_document(d) for d in documents]
    monkeypatch.setattr(pipeline, "find_rules", lambda sent: list(RULES))
    for document, found in zip(documents, gated, strict=True):
        assert extract_document(document) == found, document.text


def test_no_row_takes_anything_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Golden cases give the same claims and refusals when every shape and every way of telling is tried, whatever the words."""
    documents = list(_texts())[::6]
    sieved = [extract_document(d) for d in documents]
    monkeypatch.setattr(Row, "of", lambda row, text: (1 << len(row.waits)) - 1)
    for document, found in zip(documents, sieved, strict=True):
        assert extract_document(document) == found, document.text


def test_a_sieve_keeps_the_order() -> None:
    """A sieve gives what a text may serve in the order of its rows, and always what waits for nothing."""
    sieve = Sieve([("flight", Waits(words=("flights",))), ("any", None), ("talk", Waits(verbs=("talk",)))])
    assert sieve.of("They talked about flights.") == ("flight", "any", "talk")
    assert sieve.of("They rested.") == ("any",)


def test_a_table_finds_what_each_shape_finds() -> None:
    """A table of shapes gives the same matches as its shapes one by one, each with what it means."""
    rows = (("gift", r"(?P<a>Ca|C's) gifts?"), ("aid", r"(?P<a>Ca|C's) aid"), ("loan", r"loans? from (?P<a><OF>)"))
    shown = show(next(read_sentences(read_document(b"Loans from France and Norwegian aid reached Malawi.", "aid.txt"))))
    found = [(meaning, match.span()) for meaning, match in Table(rows).find(shown)]
    assert found == [(meaning, match.span()) for meaning, pattern in rows for match in find_all(pattern, shown)]
    assert [meaning for meaning, _ in found] == ["aid", "loan"]


def test_rules_that_wait_for_a_name() -> None:
    """A rule that waits for a name is not tried on a sentence that names no country, though its words stand there."""
    for text, is_tried in ((b"The plan was supported by everybody.", False), (b"The plan was supported by Norway.", True)):
        sent = next(read_sentences(read_document(text, "plan.txt")))
        assert ("stance" in {rule.name for rule in pipeline.find_rules(sent)}) is is_tried


def test_rules_that_wait_in_vain_are_left_out() -> None:
    """A sentence with no word for a rule is not given to it."""
    sent = next(read_sentences(read_document(b"Rain fell on the hills of Norway in 1987.", "rain.txt")))
    tried = {rule.name for rule in pipeline.find_rules(sent)}
    assert not tried & {"sanction", "visa", "arms", "trade", "envoy", "stance", "finance"}


def test_pieces_hold_for_what_matches() -> None:
    """Wherever a pattern that a rule waits for matches, one of the rule's words is there."""
    texts = [fold(json.loads(line)["text"]) for path in GOLDEN[:6] for line in path.read_text("utf-8").splitlines()]
    for rule in RULES:
        waits = rule.waits() if callable(rule.waits) else rule.waits
        for pattern in waits.patterns if waits is not None else ():
            row = Row([Waits(patterns=(pattern,))])
            for text in texts:
                assert row.of(text) or not re.search(pattern, text), (rule.name, text)
