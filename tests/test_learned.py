"""The shipped models: learned from the labels as they are, and read the same each time."""

from eval.labelled import find_labels_digest
from eval.sets import SENTENCES, read_lines

from bilat.extract import extract_document
from bilat.extract.learned.scoring import load_models
from bilat.model import Document, to_record
from bilat.read import read_document

TEXT = """---
title: Kenya–Peru relations
---

Peruvian officers have been trained at a college near Nairobi since 2011. A grant of 3 million dollars paid for the clinic that Peru put up in Kisumu.
Peru's foreign minister was last in Nairobi in 2016. The Southern African Customs Union has both as members. Kenya and Peru opened embassies in each other's capitals in 1988.
"""


def to_document() -> Document:
    """Read the text above."""
    return read_document(TEXT.encode(), "text.md")


def test_the_models_were_learned_from_the_labels_as_they_are() -> None:
    """The file of the models names the digest of the labelled sentences; where it differs, `make train` is due."""
    models = load_models()
    assert models is not None
    assert models.about["labels"] == find_labels_digest()


def test_there_are_thousands_of_labelled_sentences_on_many_pairs() -> None:
    """The labelled sentences are at least 6,000, on at least 150 pairs."""
    cases = [case for path in SENTENCES.glob("*.jsonl") for case in read_lines(path)]
    assert sum(len(case["sents"]) for case in cases) >= 6000
    assert len({tuple(sorted(case["pair"])) for case in cases}) >= 150


def test_reading_with_the_models_gives_the_same_each_time() -> None:
    """Nothing is left to chance: two readings of a text give the same claims and refusals."""
    first, second = extract_document(to_document()), extract_document(to_document())
    assert [to_record(c) for c in first.claims] == [to_record(c) for c in second.claims]
    assert first.refusals == second.refusals


def test_what_the_models_add_stands_in_the_text() -> None:
    """A claim that only the models saw names `learned` as its rule and quotes the text to the letter."""
    document = to_document()
    rules = {to_record(c)["type"] for c in extract_document(document, learned=False).claims}
    added = [c for c in extract_document(document).claims if c.rule == "learned"]
    assert added
    assert "mission" in rules
    assert all(document.text[c.evidence.start : c.evidence.end] == c.evidence.quote for c in added)


def test_doubt_is_said() -> None:
    """Every claim of the rules that is not let through for doubt is a refusal that says so."""
    document = to_document()
    kept = {(c.rule, c.evidence.start, c.type) for c in extract_document(document).claims}
    for claim in extract_document(document, learned=False).claims:
        doubted = [r for r in extract_document(document).refusals if r.reason == "doubt" and r.rule == claim.rule and r.start == claim.evidence.start]
        assert (claim.rule, claim.evidence.start, claim.type) in kept or doubted
