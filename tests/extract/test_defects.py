"""A defect of one rule costs nobody the document; and no annotated text brings one to light."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from eval.labelled import read_sentences_file

from bilat.extract import extract_document, pipeline
from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules import RULES
from bilat.read import read_document

SENTENCES = sorted((Path(__file__).parents[2] / "eval" / "sentences").glob("*.jsonl"))


def test_a_rule_that_fails_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the other rules find is kept, and the fault is shown with its rule and its words."""

    def fail(sent: Sent, clause: Clause) -> Iterator[Proposal]:
        raise IndexError("past the end")

    document = read_document(b"# Ghana and Peru\n\nGhana and Peru established diplomatic relations in 1962.\n", "text.md")
    monkeypatch.setattr(pipeline, "find_rules", lambda sent: [Rule("faulty", "nothing", fail), *RULES])
    found = extract_document(document, learned=False)
    assert [claim.type for claim in found.claims] == ["relations"]
    (refusal,) = [refusal for refusal in found.refusals if refusal.reason == "defect"]
    assert (refusal.rule, refusal.detail) == ("faulty", "IndexError: past the end")
    assert document.text[refusal.start : refusal.end] == refusal.quote


@pytest.mark.parametrize("path", SENTENCES, ids=lambda path: path.stem)
def test_no_labelled_text_brings_a_defect_to_light(path: Path) -> None:
    """Every tenth labelled text is read whole by every rule that waits for its words."""
    refusals = [
        (text.key, refusal.rule, refusal.detail)
        for text in islice(read_sentences_file(path), 0, None, 10)
        for refusal in extract_document(text.document, learned=False).refusals
        if refusal.reason == "defect"
    ]
    assert refusals == []
