"""Families: copies and versions of one text, found from the text itself. Which version is older is decided in versions.py.

Two texts are of one family when a good part of the shorter one's runs of five words stand in the other, or when one
declares itself a copy of the other (a copy that was rewritten through and through is no second witness). Candidates come from runs that two
texts share and few others do, so that a sentence found everywhere (a site's standing notice) joins nobody; the check is exact.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise

import msgspec

from bilat.model import Document, Family
from bilat.reconcile.body import find_own_words
from bilat.reconcile.versions import find_family

_RUN = 5
# A run that stands in more texts than this is boilerplate, or the text of a family with many copies.
_COMMON = 24
# Of the runs, those divisible by this are used to find candidates; the exact check uses all.
_SAMPLED = 2
# Shares of the shorter text's runs that make one text: on the text alone; where the title or address is the same.
_SHARE, _SHARE_TITLED = 0.4, 0.15
# A text with fewer runs than this is too short to tell a copy from a common phrase, unless nearly all of it is shared.
_SHORT, _SHARE_SHORT, _FEWEST = 40, 0.8, 8
_BASE, _MODULUS = 1_000_003, (1 << 61) - 1


class Sketch(msgspec.Struct, frozen=True):
    """The runs of five words of a document's own text, as numbers."""

    document: str
    runs: frozenset[int]


def find_families(documents: Sequence[Document]) -> tuple[Family, ...]:
    """Find the families of the documents; a text without relatives is a family of its own. The order given has no effect."""
    distinct = {document.id: document for document in documents}
    names = sorted(distinct)
    sketches = {name: find_sketch(distinct[name]) for name in names}
    parent = {name: name for name in names}

    def find_root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for one, other in _find_candidates(names, sketches, distinct):
        if _is_one(distinct[one], distinct[other], sketches[one], sketches[other]):
            low, high = sorted((find_root(one), find_root(other)))
            parent[high] = low
    members: dict[str, list[Document]] = defaultdict(list)
    for name in names:
        members[find_root(name)].append(distinct[name])
    return tuple(find_family(members[root]) for root in sorted(members))


def find_sketch(document: Document) -> Sketch:
    """Find the runs of five words in a document's own text."""
    codes = [zlib.crc32(word.encode()) + 1 for word in find_own_words(document)]
    runs = set()
    for place in range(len(codes) - _RUN + 1):
        value = 0
        for code in codes[place : place + _RUN]:
            value = (value * _BASE + code) % _MODULUS
        runs.add(value)
    return Sketch(document.id, frozenset(runs))


def find_sample(document: Document) -> list[int]:
    """Find the runs by which a base finds a document's relatives again."""
    return sorted(run for run in find_sketch(document).runs if run % _SAMPLED == 0)


def _is_one(one: Document, other: Document, first_sketch: Sketch, second_sketch: Sketch) -> bool:
    first, second = first_sketch.runs, second_sketch.runs
    smallest = min(len(first), len(second))
    if is_declared(one, other):
        return True
    if smallest < _FEWEST:
        return bool(first) and first == second
    share = len(first & second) / smallest
    if smallest < _SHORT:
        return share >= _SHARE_SHORT
    return share >= (_SHARE_TITLED if _has_same_title(one, other) else _SHARE)


def is_declared(one: Document, other: Document) -> bool:
    """Tell whether one document says of itself that it is a copy of the other, or both of a third."""
    if one.copy_of and one.copy_of == other.copy_of:
        return True
    return _names(one.copy_of, other) or _names(other.copy_of, one)


def _names(declared: str | None, document: Document) -> bool:
    if not declared:
        return False
    stem = re.split(r"[/\\]", document.name)[-1]
    return declared in (document.id, document.name, document.url, stem) or bool(
        re.match(re.escape(declared) + r"(?![0-9A-Za-z])", stem.replace("_", " "))
    )


def _has_same_title(one: Document, other: Document) -> bool:
    if one.url and one.url == other.url:
        return True
    first, second = (re.sub(r"[^a-z0-9]+", " ", d.title.lower()).strip() for d in (one, other))
    return bool(first) and first == second


def _find_candidates(
    names: Sequence[str], sketches: dict[str, Sketch], documents: dict[str, Document]
) -> list[tuple[str, str]]:
    """Find pairs worth the exact check: all holders of a run that few texts hold, neighbours only where many do."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name in names:
        for run in sketches[name].runs:
            if run % _SAMPLED == 0:
                holders[run].append(name)
    found: set[tuple[str, str]] = set()
    for holding in holders.values():
        if len(holding) <= _COMMON:
            found.update(combinations(holding, 2))
        else:
            found.update(pairwise(holding))
    declared = {d.id for d in documents.values() if d.copy_of}
    for one in declared:
        for other in names:
            if one != other and is_declared(documents[one], documents[other]):
                found.add((min(one, other), max(one, other)))
    return sorted(found)
