"""Measures how the time and memory of finding families grow with the number of texts: `python bench/families.py`.

Of every hundred short texts ten are copies or versions of another, thirty stand on one site and close with its standing text, and some have
a hundred mirrors. Each number of texts is measured in a process of its own. A doubling of texts that doubles the time is what is wanted.
"""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bilat.model import Block, Document, Section, Sentence
from bilat.reconcile import find_families, find_sample

NUMBERS = (1_000, 4_000, 16_000)
_STANDING = [f"standing{n}" for n in range(60)]
_WORDS = [f"word{n}" for n in range(4_000)]


def main() -> None:
    """Measure each number of texts in a new process and print the table; with a number, measure that one here."""
    if len(sys.argv) > 1:
        print(*measure(int(sys.argv[1])))
        return
    print("| texts | families | wrong or missed | seconds of the processor | µs a text | peak MB | rows of the sample a text |\n|---|---|---|---|---|---|---|")
    for number in NUMBERS:
        told = subprocess.run([sys.executable, __file__, str(number)], capture_output=True, text=True, check=True).stdout.split()
        seconds = float(told[2])
        print(f"| {number:,} | {told[0]} | {told[1]} | {seconds:.1f} | {seconds / number * 1e6:.0f} | {told[3]} | {told[4]} |", flush=True)


def measure(number: int) -> tuple[int, int, float, int, str]:
    """Give the families found, how many that is off, the seconds, the peak of memory in MB, and the rows of the sample a text."""
    documents, expected = make_documents(number)
    start = time.process_time()
    families = find_families(documents)
    seconds = time.process_time() - start
    rows = sum(len(find_sample(document)) for document in documents[:200]) / 200
    return len(families), abs(len(families) - expected), seconds, _find_peak(), f"{rows:.0f}"


def make_documents(number: int) -> tuple[list[Document], int]:
    """Make so many texts, and tell how many texts they are once copies are counted as one."""
    source = random.Random(1)
    documents: list[Document] = []
    originals: list[list[str]] = []
    for n in range(number):
        if n % 10 == 9 or 500 <= n < 600:
            words = list(originals[source.randrange(len(originals))] if n % 10 == 9 else originals[0])
            words[source.randrange(len(words))] = f"changed{n}"
        else:
            words = source.choices(_WORDS, k=150) + (_STANDING if n % 10 < 3 else [])
            originals.append(words)
        documents.append(_make_document(n, words))
    return documents, len(originals)


def _make_document(number: int, words: list[str]) -> Document:
    places = list(_iter_places(words))
    text = " ".join(words)
    sentences = tuple(Sentence(start, end, 0) for start, end in places)
    identifier = hashlib.sha256(f"{number} {text}".encode()).hexdigest()[:16]
    section, block = Section("", 1, 0, len(text)), Block("paragraph", 0, len(text), 0)
    return Document(id=identifier, name=f"d{number}", format="text", text=text, sections=(section,), blocks=(block,), sentences=sentences)


def _iter_places(words: list[str]) -> Iterator[tuple[int, int]]:
    """Give the places of sentences of fifteen words."""
    place = 0
    for n in range(0, len(words), 15):
        length = len(" ".join(words[n : n + 15]))
        yield place, place + length
        place += length + 1


def _find_peak() -> int:
    """Read the high-water mark that Linux keeps, in MB."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) // 1024


if __name__ == "__main__":
    main()
