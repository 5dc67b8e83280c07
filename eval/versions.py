"""How well the order of versions is found where their dates are taken away: `python -m eval.versions`. Reads texts beside the checkout; writes nothing.

Of a real page a later version is made in one way after another. Where nothing in the two could tell a reader which is the later, leaving
the order open is right and any order is a guess. To these come the dated versions of the development corpus.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

import msgspec
from eval.families import SHARED, read_folder
from eval.family_cases import Page, find_page, make_text

from bilat.model import Document, Reference
from bilat.reconcile import find_families
from bilat.reconcile.age import find_older

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Pair(NamedTuple):
    """An older and a later text; `tells` says whether anything in them tells so."""

    name: str
    older: Document
    later: Document
    tells: bool


def main() -> None:
    """Measure and print."""
    if not SHARED.is_dir():
        print(f"The texts do not lie beside the checkout ({SHARED}); nothing is measured.")
        return
    pages = [page for document in read_folder(SHARED / "data" / "wikipedia_foreign_relations" / "pages") if (page := find_page(document))]
    pairs = [*find_real(), *(pair for page in pages for pair in find_made(page))]
    counted: dict[str, Counter[str]] = {}
    for pair in pairs:
        counted.setdefault(pair.name, Counter())[judge(pair)] += 1
    print("| versions | pairs | right | left open | wrong |\n|---|---|---|---|---|")
    for name, count in counted.items():
        print(f"| {name} | {count.total()} | {count['right']} | {count['open']} | {count['wrong']} |")
    total = sum(counted.values(), Counter[str]())
    print(f"\nOf {total.total()} pairs {total['right']} are right, {total['open']} left open that could be told, {total['wrong']} wrong.")


def judge(pair: Pair) -> str:
    """Give "right", "open" or "wrong"; where nothing tells, an open order is right and any other a guess, so wrong."""
    sides = {find_older(pair.older, pair.later).side, -find_older(pair.later, pair.older).side}
    if len(sides) > 1:
        return "wrong"
    side = sides.pop()
    if not pair.tells:
        return "wrong" if side else "right"
    return {-1: "right", 0: "open", 1: "wrong"}[side]


def find_real() -> Iterator[Pair]:
    """Give the pairs of real versions whose order is known, without their dates."""
    one, other = read_folder(SHARED / "seeds")
    yield Pair("the two copies of one article", one, other, True)
    corpus = read_folder(SHARED / "corpus" / "texts")
    dates = {document.id: document.date for document in corpus}
    families = [[m.document for m in family.members] for family in find_families(corpus) if len(family.members) > 1]
    named = {document.id: msgspec.structs.replace(document, date=None) for document in corpus}
    for members in families:
        for first, second in combinations(sorted((m for m in members if dates[m]), key=lambda m: str(dates[m])), 2):
            yield Pair("dated versions of the corpus, dates taken away", named[first], named[second], True)


def find_made(page: Page) -> Iterator[Pair]:
    """Give the later versions made of one page."""
    base = [text for _, text in page.prose]
    latest = max((int(year) for text in base for year in _YEAR.findall(text)), default=2000)
    here = _make(base)
    yield Pair("both dated", _date(here, "2015"), _date(_make([*base, "The mill stands."]), "2019-03"), True)
    yield Pair("a sentence of a later year", here, _make(_insert(base, f"A new consulate was opened in {latest + 2}.")), True)
    yield Pair("“current” that became “former”", _make(_insert(base, "Current head of the mission there is Ann Brook.")), _make(_insert(base, "Former head of the mission there is Ann Brook.")), True)  # fmt: skip
    yield Pair("references retrieved later", _cite(here, "2014-05-01"), _cite(_make(_insert(base, "The mill stands.")), "2021-02-03"), True)
    yield Pair("sentences added without a date", here, _make(_insert(base, "The mill stands by the river.")), False)
    yield Pair("sentences taken out", here, _make([base[0], *base[2:]]), False)
    yield Pair("sentences reworded", here, _make(_reword(base)), False)
    yield Pair("an excerpt of the later text", _make(base), _make(base[: len(base) // 3]), False)
    yield Pair("every second paragraph of it", _make(base), _make(base[::2]), False)


def _make(paragraphs: list[str]) -> Document:
    return make_text("version.txt", "\n\n".join(paragraphs))


def _date(document: Document, date: str) -> Document:
    return msgspec.structs.replace(document, date=date, id=document.id[:-1] + "x")


def _cite(document: Document, retrieved: str) -> Document:
    return msgspec.structs.replace(document, references=(Reference("1", "Entry", retrieved=retrieved),))


def _insert(paragraphs: list[str], sentence: str) -> list[str]:
    middle = len(paragraphs) // 2
    return [*paragraphs[:middle], sentence, *paragraphs[middle:]]


def _reword(paragraphs: list[str]) -> list[str]:
    source = random.Random(len(paragraphs))
    changed: Callable[[str], str] = lambda text: " ".join(source.choice(["indeed", "likewise", w]) if w.islower() and source.random() < 0.1 else w for w in text.split())  # noqa: E731
    return [changed(text) if source.random() < 0.4 else text for text in paragraphs]


if __name__ == "__main__":
    main()
