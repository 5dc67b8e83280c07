"""Runs extraction over annotated sets and judges what it finds. Floors, tables and pages live beside it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eval.score import Count, Judged, Record, Score, judge, score
from eval.sets import Case, Set

from bilat.extract import extract_document
from bilat.model import Document, to_record


class Result(NamedTuple):
    """A set with its score; `cases` and `judgements` are empty for a set whose errors may not be read."""

    name: str
    score: Score
    digest: str
    documents: int
    cases: list[Case]
    judgements: list[Judged]
    spread: dict[str, tuple[float, float]]


def measure(chosen: Set) -> Result:
    """Extract and judge every document of a set; of a closed one only the sums are kept."""
    found = list(judge_cases(chosen))
    total = score(judged for _case, judged in found)
    cases = [case for case, _judged in found] if chosen.open else []
    judgements = [judged for _case, judged in found] if chosen.open else []
    return Result(chosen.name, total, chosen.digest(), len(found), cases, judgements, find_spread([j for _case, j in found]))


def find_spread(judgements: Sequence[Judged], draws: int = 1000) -> dict[str, tuple[float, float]]:
    """Give the middle 95 per cent of precision and recall when documents are drawn with replacement; the same for the same documents."""
    counts = [(len(j.pairs), len(j.false), len(j.missed)) for j in judgements]
    chance = random.Random(0)
    drawn: dict[str, list[float]] = {"precision": [], "recall": []}
    for _ in range(draws if counts else 0):
        right, false, missed = (sum(column) for column in zip(*chance.choices(counts, k=len(counts)), strict=True))
        drawn["precision"].append(Count(right, false, missed).precision)
        drawn["recall"].append(Count(right, false, missed).recall)
    return {name: _middle(sorted(values)) for name, values in drawn.items() if values}


def _middle(values: list[float]) -> tuple[float, float]:
    edge = round(len(values) * 0.025)
    return values[edge], values[-edge - 1]


def judge_cases(chosen: Set) -> Iterator[tuple[Case, Judged]]:
    """Judge the documents of a set, one at a time."""
    for case in chosen.read():
        yield case, judge(case.gold, extract_records(case.document, learned=chosen.learned), case.kind)


def extract_records(document: Document, *, learned: bool = True) -> list[Record]:
    """Extract the claims of a document as the contract's records, each with the name of its rule; by the rules alone where not `learned`."""
    return [to_record(claim) | {"rule": claim.rule} for claim in extract_document(document, learned=learned).claims]
