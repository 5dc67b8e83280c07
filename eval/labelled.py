"""The labelled sentences and the other open sets as documents with their claims: what the models learn from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from eval.score import Record
from eval.sets import (
    CORPUS,
    GOLDEN,
    ROOT,
    SENTENCES,
    find_digest,
    read_golden,
    read_lines,
    read_passage,
    read_texts,
)

from bilat.extract.reading import Sent
from bilat.model import Document

FRESH = ROOT / "eval" / "fresh"
OPENED = ("round1", "round2", "round3", "round4", "round5")  # the fresh sets whose errors have been read


class Labelled(NamedTuple):
    """A document with the claims annotated in it; `group` names its pair, `blind` tells that nobody who writes rules has read its errors."""

    source: str
    key: str
    group: str
    kind: str
    document: Document
    gold: list[Record]
    blind: bool


def read_sentences_file(path: Path) -> Iterator[Labelled]:
    """Read a file of labelled sentences: a short text a line, as `eval/sentences/README.md` says."""
    for number, case in enumerate(read_lines(path), 1):
        key = f"{path.stem}:{number}"
        document, gold = read_passage(case, f"{key}.md")
        yield Labelled(path.stem, key, "-".join(sorted(case["pair"])), case["kind"], document, gold, number % 2 == 0)


def read_labelled() -> Iterator[Labelled]:
    """Read everything that may be learned from: the labelled sentences, the golden cases of one sentence, the corpus, the opened fresh sets."""
    for path in sorted(SENTENCES.glob("*.jsonl")):
        yield from read_sentences_file(path)
    for folder in (CORPUS, *(FRESH / name for name in OPENED)):
        if folder.is_dir():
            for case in read_texts(folder):
                yield Labelled(folder.name, case.key, _pair(case.gold, case.key), case.kind, case.document, case.gold, False)
    for case in read_golden(GOLDEN):
        if not re.search(r"[.!?]\s+[A-Z]|\n", case.gold[0]["quote"] if case.gold else ""):
            yield Labelled("golden", case.key, _pair(case.gold, case.key), "golden", case.document, case.gold, False)


def _pair(gold: list[Record], key: str) -> str:
    named = Counter(d for g in gold for d in g.get("dyads") or [])
    return named.most_common(1)[0][0] if named else key


def find_labels_digest() -> str:
    """Give the SHA-256 of the labelled sentences."""
    return find_digest(sorted(SENTENCES.glob("*.jsonl")))


def stands_in(gold: Record, sent: Sent) -> bool:
    """Tell whether the words of an annotated claim stand in a sentence, by half at least."""
    quote, text = gold["quote"], sent.document.text
    at = text.find(quote, max(0, sent.start - len(quote)))
    if at < 0 or at >= sent.end:
        return False
    overlap = min(at + len(quote), sent.end) - max(at, sent.start)
    return overlap >= 0.5 * min(len(quote), sent.end - sent.start)
