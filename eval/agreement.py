"""Measures how far two people agree who annotated the same texts, each without sight of the other's claims and of the extractor.

    python -m eval.agreement            the first closed set
    python -m eval.agreement DIRECTORY  another set with `gold.jsonl` and `second.jsonl`

The second annotation is measured against the first as an extractor would be. Only totals are printed: no extractor can be asked to agree with people more than they do.
"""

from __future__ import annotations

import sys
from pathlib import Path

from eval.score import Score, judge, score
from eval.sets import CLOSED, read_gold


def compare(folder: Path) -> Score:
    """Measure the second annotation of a set's texts against the first."""
    first, second = read_gold(folder / "gold.jsonl"), read_gold(folder / "second.jsonl")
    return score(judge(first.get(text, []), second.get(text, [])) for text in sorted(first.keys() | second.keys()))


def main() -> None:
    """Print how far the two agree in all, on claims said plainly, and slot by slot."""
    found = compare(Path(sys.argv[1]) if len(sys.argv) > 1 else CLOSED)
    total = found.total
    slots = {f"{tier} found": slot for tier, slot in found.by_tier.items()} | total.slots
    print(f"precision {total.precision:.3f}, recall {total.recall:.3f}, F1 {total.f1:.3f} of {total.right + total.missed} claims")
    print(", ".join(f"{name} {slot.accuracy:.3f}" for name, slot in slots.items()))


if __name__ == "__main__":
    main()
