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


class Case(NamedTuple):
    """A document with the claims annotated in it; `key` names it, `kind` is the kind of its source or the file of its case."""

    key: str
    kind: str
    document: Document
    gold: list[Record]


class Set(NamedTuple):
    """An annotated set: where it lies, and whether its errors may be read (`open`) or only its totals."""

    name: str
    folder: Path
    open: bool

    @property
    def is_present(self) -> bool:
        """Tell whether the set is here."""
        return self.folder.is_dir() and any(path.is_file() for path in find_sources(self))

    def read(self) -> Iterator[Case]:
        """Read the cases of the set, in order."""
        return read_golden(self.folder) if self.name == "golden" else read_texts(self.folder)

    def digest(self) -> str:
        """Give the SHA-256 over the names and bytes of the set's annotated files."""
        return find_digest(find_sources(self))


SETS = (Set("corpus", CORPUS, True), Set("golden", GOLDEN, True), Set("closed", CLOSED, False))


def read_lines(path: Path) -> list[Record]:
    """Read the objects of a file with one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def read_texts(folder: Path) -> Iterator[Case]:
    """Read a folder of `texts/` and `gold.jsonl`; a text is told by the first three digits of its name, its kind by the next word."""
    gold: dict[str, list[Record]] = {}
    for claim in read_lines(folder / "gold.jsonl"):
        gold.setdefault(str(claim["doc"]), []).append(claim)
    for path in sorted((folder / "texts").glob("*.md")):
        document = read_document(path.read_bytes(), str(path))
        yield Case(path.name[:3], path.stem.split("_")[1], document, gold.get(path.name[:3], []))


def read_golden(folder: Path) -> Iterator[Case]:
    """Read golden cases; the kind of a case is the file in which it stands."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, case in enumerate(read_lines(path), 1):
            gold = [claim | {"quote": case["text"]} for claim in case["claims"]]
            yield Case(f"{path.stem}:{number}", path.stem, to_document(case), gold)


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
    if chosen.name == "golden":
        return sorted(chosen.folder.glob("*.jsonl"))
    return [chosen.folder / "gold.jsonl", *sorted((chosen.folder / "texts").glob("*.md"))]


def find_digest(paths: list[Path]) -> str:
    """Give the SHA-256 over the names and bytes of files."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(f"{path.name}\0".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
