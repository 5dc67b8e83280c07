"""Runs of five words, as numbers: by these texts are compared, and by a few of them they are found again. No judgement is made here."""

from __future__ import annotations

import zlib
from array import array
from collections import deque
from collections.abc import Collection, Sequence

from bilat.model import Document
from bilat.reconcile.addresses import clean_address, find_article
from bilat.reconcile.body import find_own_words

_RUN = 5
_BASE, _MODULUS = 1_000_003, (1 << 61) - 1
# Runs are smaller than this, marks are not; both fit into SQLite's integers.
_MARK = 1 << 61
_LAST = pow(_BASE, _RUN, _MODULUS)
# Of each so many runs in a row one is kept in the sample, so that no stretch of nineteen words that two texts share is overlooked.
_WINDOW = 15
# A text with fewer runs than this keeps every second one.
_FEW = 60
# Runs not shared, between shared ones, over which a standing text still goes on: a name of five words or fewer in it is another's.
_GAP = 12
# The share of a text that must be left beside a standing text.
_REST = 0.1


def find_runs(document: Document) -> array[int]:
    """Find the runs of five words of a document's own text, in order."""
    codes = [zlib.crc32(word.encode()) + 1 for word in find_own_words(document)]
    runs: array[int] = array("q")
    value = 0
    for place, code in enumerate(codes):
        value = (value * _BASE + code) % _MODULUS
        if place >= _RUN:
            value = (value - codes[place - _RUN] * _LAST) % _MODULUS
        if place >= _RUN - 1:
            runs.append(value)
    return runs


def find_sample(document: Document) -> list[int]:
    """Find the runs by which a base finds a document's relatives again, and the marks of its address and of the article it names."""
    return sorted(pick_sample(find_runs(document)) | find_marks(document))


def pick_sample(runs: Sequence[int]) -> set[int]:
    """Pick one of each fifteen runs in a row, by the numbers alone, so that two texts pick the same of a stretch that they share.

    Even numbers come first, since older bases kept the even runs and those only. A text of a few sentences keeps all of its even runs.
    """
    if len(runs) < _FEW:
        return {run for run in runs if run % 2 == 0} or set(runs[:1])
    picked: set[int] = set()
    waiting: deque[tuple[int, int, int]] = deque()
    for place, run in enumerate(runs):
        entry = (run & 1, run, place)
        while waiting and waiting[-1] >= entry:
            waiting.pop()
        waiting.append(entry)
        if waiting[0][2] <= place - _WINDOW:
            waiting.popleft()
        if place >= _WINDOW - 1:
            picked.add(waiting[0][1])
    return picked


def find_marks(document: Document) -> set[int]:
    """Find numbers that two documents share if they stand at one address, or if their addresses name one article."""
    names = (("address", clean_address(document.url)), ("article", find_article(document)))
    return {_find_mark(f"{kind} {name}") for kind, name in names if name}


def find_standing(one: Sequence[int], other: Sequence[int], shared: Collection[int], opening: bool) -> set[int]:
    """Find the shared runs that close both texts, or open both where that is asked: a site's standing text, if the rest of both differs.

    Where next to nothing is left of a text besides, it is no standing text but the text itself, and nothing is given.
    """
    found: set[int] = set()
    left = [len(one), len(other)]
    for step in (-1, 1) if opening else (-1,):
        (first, in_one), (second, in_other) = _walk(one[::step], shared), _walk(other[::step], shared)
        found |= first & second
        left = [left[0] - in_one, left[1] - in_other]
    return found if left[0] > _REST * len(one) and left[1] > _REST * len(other) else set()


def _walk(runs: Sequence[int], shared: Collection[int]) -> tuple[set[int], int]:
    """Give the shared runs with which a text begins, and how far they reach."""
    found, last = set(), -1
    for place, run in enumerate(runs):
        if run in shared:
            found.add(run)
            last = place
        elif place - last > _GAP:
            break
    return found, last + 1


def is_mark(number: int) -> bool:
    """Tell whether a number of a sample is the mark of an address or article and not a run."""
    return number >= _MARK


def _find_mark(name: str) -> int:
    data = name.encode()
    return _MARK + (zlib.crc32(data) << 28 | zlib.adler32(data) & 0xFFFFFFF)
