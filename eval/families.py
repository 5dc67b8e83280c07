"""How well copies and versions of one text are found: `python -m eval.families`. Reads texts beside the checkout; writes nothing.

What a document declares of itself (`copy_of`) is taken away before families are sought and serves as the truth to compare with.

    python -m eval.families               the sets and the cases made from real pages
    python -m eval.families --missed      name each pair that was missed or wrongly joined
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import msgspec
from eval.family_cases import Case, find_cases, find_medley, find_page

from bilat.model import Document
from bilat.read import read_path
from bilat.reconcile import find_families, is_declared

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "src" / "bilat" / "samples" / "texts"
# The shortened tellings of the first article of the samples: two versions of one text.
_SAMPLE_PAIR = ("encyclopedia-2012-mirror.html", "encyclopedia-2024.wikitext")
Pairs = frozenset[tuple[str, str]]


class Score(NamedTuple):
    """Pairs of one text, those of them found, and pairs joined that are not of one text."""

    name: str
    pairs: int
    found: int
    wrong: int
    documents: int


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missed", action="store_true")
    chosen = parser.parse_args()
    if not SHARED.is_dir():
        print(f"The texts do not lie beside the checkout ({SHARED}); nothing is measured.")
        return
    pages = read_folder(SHARED / "data" / "wikipedia_foreign_relations" / "pages")
    cases = list(find_cases([page for document in pages if (page := find_page(document))]))
    scores = [score(case, chosen.missed) for case in [*find_sets(pages), *cases]]
    print(to_table(sum_up(scores)))
    total = [sum(row) for row in zip(*(s[1:4] for s in scores), strict=True)]
    print(f"\nPairs joined that are one text: {total[1]} of {total[0]}; wrong joins: {total[2]}.")
    print(f"Precision {total[1] / (total[1] + total[2]):.4f}, recall {total[1] / total[0]:.4f}.")


def find_sets(pages: Sequence[Document]) -> list[Case]:
    """Give the sets of real documents with the pairs that are one text."""
    seeds, samples = read_folder(SHARED / "seeds"), read_folder(SAMPLES)
    corpus, articles = read_folder(SHARED / "corpus" / "texts"), read_folder(SHARED / "data" / "us_relations_history" / "articles")
    pair = [d for d in samples if Path(d.name).name in _SAMPLE_PAIR]
    return [
        Case("the two copies of one article", tuple(seeds), find_pairs(seeds)),
        Case("samples of the package", tuple(samples), find_pairs(pair)),
        Case("development corpus, nothing declared", tuple(strip(corpus)), find_declared(corpus)),
        Case("all pages, articles and samples", (*pages, *articles, *samples), find_pairs(pair)),
        find_medley([page for document in pages if (page := find_page(document))]),
    ]


def read_folder(folder: Path) -> list[Document]:
    """Read all files of a folder, by name."""
    return [document for path in sorted(folder.iterdir()) for document in read_path(str(path))]


def strip(documents: Iterable[Document]) -> list[Document]:
    """Take from the documents what they declare to be copies of."""
    return [msgspec.structs.replace(document, copy_of=None) for document in documents]


def find_pairs(documents: Sequence[Document]) -> Pairs:
    """Give all pairs of some documents, by id."""
    return frozenset((min(a.id, b.id), max(a.id, b.id)) for a, b in combinations(documents, 2))


def find_declared(documents: Sequence[Document]) -> Pairs:
    """Give the pairs that the documents declare to be copies."""
    return frozenset(pair for a, b in combinations(documents, 2) if is_declared(a, b) for pair in find_pairs([a, b]))


def score(case: Case, told: bool = False) -> Score:
    """Find the families of a case and compare their pairs with the truth."""
    named = {document.id: document.name for document in case.documents}
    families = find_families(list(named_documents(case)))
    joined = {(min(a, b), max(a, b)) for f in families for a, b in combinations([m.document for m in f.members], 2)}
    if told:
        for one, other in sorted(case.together - joined):
            print(f"missed, {case.name}: {named[one]} | {named[other]}")
        for one, other in sorted(joined - case.together):
            print(f"wrong, {case.name}: {named[one]} | {named[other]}")
    return Score(case.name, len(case.together), len(joined & case.together), len(joined - case.together), len(named))


def named_documents(case: Case) -> Iterable[Document]:
    """Give the documents of a case, each once."""
    return {document.id: document for document in case.documents}.values()


def sum_up(scores: Sequence[Score]) -> list[Score]:
    """Add up the scores of one name."""
    found: dict[str, list[Score]] = defaultdict(list)
    for one in scores:
        found[one.name].append(one)
    return [Score(name, *(sum(column) for column in zip(*(s[1:] for s in group), strict=True))) for name, group in found.items()]


def to_table(scores: Sequence[Score]) -> str:
    """Give the scores as a Markdown table."""
    lines = ["| what | documents | pairs of one text | found | wrong joins |", "|---|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {s.name} | {s.documents} | {s.pairs} | {s.found} | {s.wrong} |" for s in scores)])


if __name__ == "__main__":
    main()
