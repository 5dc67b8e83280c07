"""The annotated sets: each read to cases, a case a document with its claims. Nothing is extracted or scored here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from eval.score import Record

from bilat.model import Document
from bilat.read import read_document

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
GOLDEN = ROOT / "tests" / "golden"
CLOSED = ROOT / "eval" / "closed"
CLOSED_AGAIN = ROOT / "eval" / "closed2"
SENTENCES = ROOT / "eval" / "sentences"
_ENDS = frozenset('.!?"”’\')]…')  # what a sentence ends with that another follows on its line


class Case(NamedTuple):
    """A document with the claims annotated in it; `key` names it, `kind` is the kind of its source or the file of its case."""

    key: str
    kind: str
    document: Document
    gold: list[Record]


class Set(NamedTuple):
    """An annotated set: where it lies, whether its errors may be read (`open`) or only its totals, and whether the models are tried on it too
    (`learned`) or, where they were learned from it, the rules alone."""

    name: str
    folder: Path
    open: bool
    learned: bool = True

    @property
    def is_present(self) -> bool:
        """Tell whether the set is here."""
        return self.folder.is_dir() and any(path.is_file() for path in find_sources(self))

    def read(self) -> Iterator[Case]:
        """Read the cases of the set, in order."""
        readers = {"golden": read_golden, "sentences": read_sentences}
        return readers.get(self.name, read_texts)(self.folder)

    def digest(self) -> str:
        """Give the SHA-256 over the names and bytes of the set's annotated files."""
        return find_digest(find_sources(self))


SETS = (
    Set("corpus", CORPUS, True),
    Set("golden", GOLDEN, True),
    Set("closed", CLOSED, False),
    Set("closed2", CLOSED_AGAIN, False),
    Set("sentences", SENTENCES, False, learned=False),
)


def read_lines(path: Path) -> list[Record]:
    """Read the objects of a file with one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def read_gold(path: Path) -> dict[str, list[Record]]:
    """Read the claims annotated in a set's texts, by the three digits that tell a text."""
    gold: dict[str, list[Record]] = {}
    for claim in read_lines(path):
        gold.setdefault(str(claim["doc"]), []).append(claim)
    return gold


def read_texts(folder: Path) -> Iterator[Case]:
    """Read a folder of `texts/` and `gold.jsonl`; a text is told by the first three digits of its name, its kind by the next word."""
    gold = read_gold(folder / "gold.jsonl")
    for path in sorted((folder / "texts").glob("*.md")):
        document = read_document(path.read_bytes(), str(path))
        yield Case(path.name[:3], path.stem.split("_")[1], document, gold.get(path.name[:3], []))


def read_golden(folder: Path) -> Iterator[Case]:
    """Read golden cases; the kind of a case is the file in which it stands."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, case in enumerate(read_lines(path), 1):
            gold = [claim | {"quote": case["text"]} for claim in case["claims"]]
            yield Case(f"{path.stem}:{number}", path.stem, to_document(case), gold)


def read_sentences(folder: Path) -> Iterator[Case]:
    """Read the labelled sentences with even numbers: those whose errors nobody reads who writes rules."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, case in enumerate(read_lines(path), 1):
            if number % 2 == 0:
                yield Case(f"{path.stem}:{number}", case["kind"], *read_passage(case, f"{path.stem}:{number}.md"))


def read_passage(case: dict[str, Any], name: str) -> tuple[Document, list[Record]]:
    """Build the document of a labelled text, a line a list entry, with its claims."""
    front = "".join(f"{k}: {json.dumps(case[k], ensure_ascii=False)}\n" for k in ("title", "date", "url") if case.get(k) and case[k] != "null")
    body = f"{case['heading']}\n\n" if case.get("heading") else ""
    before = ""
    for sentence in case["sents"]:
        if before:
            body += "\n" if "- " in (sentence[:2], before[:2]) or before.rstrip()[-1:] not in _ENDS else " "
        body += sentence
        before = sentence
    gold = [_to_gold(claim, case["sents"]) for claim in case["claims"]]
    return read_document(f"---\n{front}---\n\n{body}\n".encode(), name), gold


def _to_gold(claim: Record, sentences: list[str]) -> Record:
    plain = {"when": None, "amount": None, "modality": "asserted", "source": None, "tier": "hard"}
    quote = claim.get("q") or sentences[claim["i"]]
    return plain | {k: v for k, v in claim.items() if k not in ("i", "q")} | {"quote": quote}


def to_document(case: dict[str, Any], name: str = "case.md") -> Document:
    """Build the document of a golden case: front matter, heading and text."""
    fields = {"title": case.get("title"), "date": case.get("date"), "url": case.get("url")}
    matter = "".join(f"{key}: {_quoted(key, value)}\n" for key, value in fields.items() if value)
    heading = f"{case['heading']}\n\n" if case.get("heading") else ""
    return read_document(f"---\n{matter}---\n\n{heading}{case['text']}\n".encode(), name)


def _quoted(key: str, value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if key == "title" else value


def find_sources(chosen: Set) -> list[Path]:
    """Give the files that make up a set, in order."""
    if chosen.name in ("golden", "sentences"):
        return sorted(chosen.folder.glob("*.jsonl"))
    return [chosen.folder / "gold.jsonl", *sorted((chosen.folder / "texts").glob("*.md"))]


def find_digest(paths: list[Path]) -> str:
    """Give the SHA-256 over the names and bytes of files."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(f"{path.name}\0".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
