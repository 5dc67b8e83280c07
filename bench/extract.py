"""Measures how fast claims are extracted from prose, beside a peer in the same run, and how much memory that takes.

The text is that of the golden cases, and of pages of an encyclopedia where they lie beside the checkout. The peer is a small spaCy pipeline
where one is installed; else blank spaCy, which only cuts words; else a pass of a plain regular expression over the same text, which is said.
Ratios matter, not the characters a second, which are those of one machine. Memory is read as Linux gives it.
"""

from __future__ import annotations

import importlib.util
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bilat.extract import extract_document
from bilat.model import Document
from bilat.read import read_document, read_path
from page import write_section

ROOT = Path(__file__).parents[1]
PAGES = ROOT.parent / "shared" / "data" / "wikipedia_foreign_relations" / "pages"
RUNS = 3
_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


def main() -> None:
    """Measure, print and write the table."""
    documents = read_texts()
    characters = sum(len(d.text) for d in documents)
    extract_document(documents[0])  # the words are loaded once a process, and not what is measured
    before = peak_memory()
    ours = measure(documents, extract_document)
    after = peak_memory()
    rows = [("`bilat`: names, dates, clauses, claims", characters / ours, 1.0)]
    for name, peer in find_peers():
        taken = measure(documents, lambda d, peer=peer: peer(d.text))  # type: ignore[misc]
        rows.append((name, characters / taken, ours / taken))
    claims = sum(len(extract_document(d).claims) for d in documents)
    table = to_table(rows)
    note = (
        f"{len(documents)} documents, {characters:,} characters, {claims:,} claims; medians of {RUNS} passes, one process. "
        f"Peak memory {after:.0f} MB, of which {after - before:.0f} MB beyond the loaded words and documents; a bare interpreter {bare_memory():.0f} MB."
    )
    print(note, table, sep="\n\n")
    write_section("extraction", f"{note}\n\n{table}")


def read_texts() -> list[Document]:
    """Read the golden cases, a document a file, and every tenth page of the encyclopedia where they are at hand."""
    documents = []
    for path in sorted((ROOT / "tests" / "golden").glob("*.jsonl")):
        texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
        documents.append(read_document("\n\n".join(texts).encode(), f"{path.stem}.txt"))
    pages = sorted(PAGES.glob("*.wikitext"))[::10] if PAGES.is_dir() else []
    return documents + [document for page in pages for document in read_path(str(page))]


def measure(documents: list[Document], work: Callable[[Document], object]) -> float:
    """Give the median time in seconds of one pass over all documents."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        for document in documents:
            work(document)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def find_peers() -> list[tuple[str, Callable[[str], object]]]:
    """Give the peers that are installed, each with a name that says what it does."""
    peers: list[tuple[str, Callable[[str], object]]] = [("a plain `re` tokeniser (words alone, no reading)", _TOKEN.findall)]
    if importlib.util.find_spec("spacy") is None:
        return peers
    import spacy  # type: ignore[import-not-found,unused-ignore]

    blank: Any = spacy.blank("en")
    blank.max_length = 10_000_000
    peers.append(("spaCy, blank English (words alone)", blank))
    if importlib.util.find_spec("en_core_web_sm"):
        small: Any = spacy.load("en_core_web_sm")
        peers.append(("spaCy, en_core_web_sm (tags, parse, names; no claims)", small))
    return peers


def peak_memory() -> float:
    """Give the most memory that this process has held so far, in MB."""
    return _read_peak("self")


def bare_memory() -> float:
    """Give the most memory that an interpreter holds that does nothing, in MB."""
    with subprocess.Popen([sys.executable, "-c", "print(flush=True); input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as idle:
        assert idle.stdout is not None
        idle.stdout.readline()
        held = _read_peak(str(idle.pid))
        idle.communicate(b"\n")
    return held


def _read_peak(process: str) -> float:
    """Read the high-water mark that Linux keeps; what getrusage says of a child still counts its parent."""
    status = Path("/proc", process, "status").read_text("utf-8")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) / 1024  # type: ignore[union-attr]


def to_table(rows: list[tuple[str, float, float]]) -> str:
    """Give the measurements as a Markdown table."""
    lines = ["| what | characters a second | times `bilat` |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {name} | {rate:,.0f} | {ratio:.1f} |" for name, rate, ratio in rows)])


if __name__ == "__main__":
    main()
