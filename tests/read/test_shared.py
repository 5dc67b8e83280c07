"""Real documents: every text of the corpus, both first copies and eighty encyclopedia pages keep the laws of a Document."""

from __future__ import annotations

import csv
import json
import re
from functools import cache
from pathlib import Path

import pytest

from bilat.model import Document
from bilat.read import find_files, read_path

from .samples import check_document

SHARED = Path(__file__).parents[3] / "shared"
PAGES = SHARED / "data" / "wikipedia_foreign_relations"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not beside the project")


@cache
def _read(path: str) -> Document:
    (document,) = read_path(path)
    check_document(document)
    return document


def test_every_text_of_the_corpus_is_read() -> None:
    """Each text of the corpus is an English document with sentences, its text the file's own characters."""
    for path in find_files([str(SHARED / "corpus" / "texts")]):
        document = _read(path)
        assert document.language == "en" and document.sentences and document.url
        assert document.text == Path(path).read_text(encoding="utf-8")


def test_the_evidence_of_the_corpus_stands_in_sentences() -> None:
    """Of the hand-marked quotes, all but one in a hundred lie inside one sentence."""
    documents = {Path(path).name[:3]: _read(path) for path in find_files([str(SHARED / "corpus" / "texts")])}
    marked = [
        json.loads(line)
        for line in (SHARED / "corpus" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    inside = 0
    for claim in marked:
        document = documents[claim["doc"]]
        start = document.text.index(claim["quote"])
        end = start + len(claim["quote"])
        inside += any(s.start <= start and end <= s.end for s in document.sentences)
    assert inside >= 0.99 * len(marked)


def test_the_mirror_copy_is_taken_apart() -> None:
    """Captions, teasers, references and the article itself of the mirror's copy are told apart."""
    document = _read(str(SHARED / "seeds" / "copy-on-a-mirror.txt"))
    assert len([s for s in document.sections if s.kind == "teaser"]) == 20
    assert [r.key for r in document.references] == [str(n) for n in range(1, 12)]
    assert {c.key for c in document.citations} == {r.key for r in document.references}
    assert not any(".jpg" in document.text[s.start : s.end] for s in document.sentences)


def test_the_later_copy_has_its_sections() -> None:
    """Wiki headings of the later copy nest, and its list of missions is under its heading."""
    document = _read(str(SHARED / "seeds" / "later-copy.txt"))
    assert [s.level for s in document.sections] == [1, 2, 3, 2, 2, 2, 2, 2]
    assert len([b for b in document.blocks if b.kind == "item" and b.lead >= 0]) == 7


def test_encyclopedia_pages_are_read_without_markup() -> None:
    """No marks of wikitext are left in the blocks of eighty pages, but for a handful that their authors broke."""
    broken = blocks = 0
    for path in find_files([str(PAGES / "pages")]):
        document = _read(path)
        blocks += len(document.blocks)
        broken += sum(
            bool(re.search(r"\{\||\[\[|\{\{|'''|<ref", document.text[b.start : b.end]))
            for b in document.blocks
        )
    assert blocks > 30_000 and broken <= 20


def test_dated_relations_tables_are_rows() -> None:
    """Of the dates of relations that were listed independently, 97 in 100 stand in a row of their page beside the partner's name."""
    listed = list(csv.DictReader((PAGES / "dated_relations.csv").open(encoding="utf-8")))
    rows: dict[str, set[tuple[str, ...]]] = {}
    found = sought = 0
    for entry in listed:
        path = PAGES / "pages" / f"Foreign relations of {entry['country']}.wikitext"
        if not path.exists():
            continue
        if entry["country"] not in rows:
            rows[entry["country"]] = _cells_of(_read(str(path)))
        sought += 1
        found += any(
            entry["partner"] in cells and entry["date_text"] in cells for cells in rows[entry["country"]]
        )
    assert sought > 5_000 and found >= 0.97 * sought


def _cells_of(document: Document) -> set[tuple[str, ...]]:
    text = document.text
    return {
        tuple(text[c.start : c.end] for c in block.cells) for block in document.blocks if block.kind == "row"
    }
