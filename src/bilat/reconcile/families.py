"""Families: copies and versions of one text, found from the text itself. Which version is older is decided in versions.py.

Whether two texts are one depends on these two alone, so that families are the same however the documents came. They are one when a
good part of the shorter one's runs of five words stand in the other, what opens or closes both (a site's standing text) left out of account; or
when a document declares itself a copy of the other. Candidates come from a sample of runs; the check is exact.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

import msgspec

from bilat.model import Document, Family
from bilat.reconcile.addresses import clean_address, find_article, find_host, has_path
from bilat.reconcile.runs import find_marks, find_runs, find_standing, pick_sample
from bilat.reconcile.versions import find_family
from bilat.reconcile.words import fold

# Of the texts that hold a run, so many are compared with each of the others. A run in more texts stands in the copies of one text, which are
# found through any of these, or in a site's standing text, which makes nobody a copy.
COMPARED = 24
# Shares of the shorter text's runs that make one text: of pages of one series on different things, of any two, of any two beside
# their standing text, and of those with one title or address.
_SERIES, _WHOLE, _SHARE, _SHARE_TITLED = 0.95, 0.8, 0.4, 0.15
# Fewer shared runs than this are a quotation; a text with fewer than the second is too short to tell a copy from a phrase.
_QUOTED, _FEWEST = 40, 8
# Runs that two states of one page (one address, one title) must share at least, to leave out an address that was given away.
_SAME_PAGE = 3
_NAME = re.compile(r"(?:(?:the|of|and|de|du) )*[A-Z(][^ ]*(?: (?:(?:the|of|and|de|du) )*[A-Z(][^ ]*){0,5}(?: [a-z]+)?")


class _Text(msgspec.Struct, frozen=True):
    """What of a document is compared: its runs in order, its address without wrappers, its title folded, its article's name."""

    document: Document
    runs: array[int]
    address: str
    title: str
    article: str | None


def find_families(documents: Sequence[Document]) -> tuple[Family, ...]:
    """Find the families of the documents; a text without relatives is a family of its own. The order given has no effect."""
    distinct = {document.id: document for document in documents}
    texts = {name: _find_text(distinct[name]) for name in sorted(distinct)}
    groups = _Groups(texts)
    distinct_runs = lru_cache(maxsize=512)(lambda name: frozenset(texts[name].runs))
    seen: set[tuple[str, str]] = set()
    for one, other in _find_candidates(texts):
        if (one, other) in seen:
            continue
        seen.add((one, other))
        if groups.find(one) != groups.find(other) and _is_one(texts[one], texts[other], distinct_runs(one), distinct_runs(other)):
            groups.join(one, other)
    members: dict[str, list[Document]] = defaultdict(list)
    for name in texts:
        members[groups.find(name)].append(distinct[name])
    return tuple(find_family(members[root]) for root in sorted(members))


def is_declared(one: Document, other: Document) -> bool:
    """Tell whether one document says of itself that it is a copy of the other, or both of a third."""
    if one.copy_of and one.copy_of == other.copy_of:
        return True
    return _names(one.copy_of, other) or _names(other.copy_of, one)


class _Groups:
    """Names joined into groups, each known by the first of its names."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def find(self, name: str) -> str:
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low


def _find_text(document: Document) -> _Text:
    address = clean_address(document.url) or ""
    return _Text(document, find_runs(document), address, fold(document.title), find_article(document))


def _is_one(one: _Text, other: _Text, first: frozenset[int], second: frozenset[int]) -> bool:
    """Tell whether two texts are copies or versions of one."""
    if is_declared(one.document, other.document) or (one.article and one.article == other.article):
        return True
    shared = first & second
    smallest = min(len(first), len(second))
    if smallest < _FEWEST:
        return bool(first) and first == second
    same_page = bool(one.address) and one.address == other.address and has_path(one.address)
    if same_page:
        return len(shared) >= (_SAME_PAGE if one.title and one.title == other.title else _SHARE_TITLED * smallest)
    if len(shared) < min(_WHOLE * smallest, _FEWEST):
        return False
    if _is_series(one.document.title, other.document.title):
        return len(shared) >= _SERIES * smallest
    return len(shared) >= _WHOLE * smallest or _has_common_body(one, other, shared, smallest)


def _has_common_body(one: _Text, other: _Text, shared: frozenset[int], smallest: int) -> bool:
    """Tell whether two texts share enough beside what opens or closes both."""
    titled = bool(one.title) and one.title == other.title and not _is_apart(one.address, other.address)
    share, least = (_SHARE_TITLED, _FEWEST) if titled else (_SHARE, _QUOTED)
    if len(shared) < max(share * smallest, least):
        return False
    standing = find_standing(one.runs, other.runs, shared, opening=not titled)
    return len(shared) - len(standing) >= max(share * (smallest - len(standing)), least)


def _is_apart(one: str, other: str) -> bool:
    """Tell whether two addresses are of different pages of one site."""
    return bool(one and other) and one != other and find_host(one) == find_host(other)


def _is_series(one: str, other: str) -> bool:
    """Tell whether two titles differ in a name alone, as those of a series on different countries do."""
    first, second = one.split(), other.split()
    while first and second and fold(first[0]) == fold(second[0]):
        first, second = first[1:], second[1:]
    while first and second and fold(first[-1]) == fold(second[-1]):
        first, second = first[:-1], second[:-1]
    if len(first) == len(one.split()) or sorted(map(fold, one.split())) == sorted(map(fold, other.split())):
        return False
    return all(_NAME.fullmatch(" ".join(rest)) for rest in (first, second))


def _names(declared: str | None, document: Document) -> bool:
    if not declared:
        return False
    stem = _find_stem(document)
    return declared in (document.id, document.name, document.url, stem) or bool(
        re.match(re.escape(declared) + r"(?![0-9A-Za-z])", stem.replace("_", " "))
    )


def _find_stem(document: Document) -> str:
    return re.split(r"[/\\]", document.name)[-1]


def find_declared(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """Find the pairs of which one is declared a copy of the other, and pairs that join all declared copies of one text; lower id first."""
    sources: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.copy_of:
            sources[document.copy_of].append(document)
    lengths = sorted({len(declared) for declared in sources})
    for copies in sources.values():
        yield from (_sort_pair(one, other) for one, other in pairwise(sorted(copies, key=lambda d: d.id)))
    for document in documents if sources else ():
        stem = _find_stem(document)
        called = {document.id, document.name, document.url or "", stem, *(stem.replace("_", " ")[:length] for length in lengths)}
        for copy in (copy for name in called if name in sources for copy in sources[name]):
            if copy.id != document.id and is_declared(copy, document):
                yield _sort_pair(copy, document)


def _sort_pair(one: Document, other: Document) -> tuple[str, str]:
    return min(one.id, other.id), max(one.id, other.id)


def _find_candidates(texts: dict[str, _Text]) -> Iterator[tuple[str, str]]:
    """Find pairs worth the exact check, lower id first: the holders of a run or mark, each with the first few of them; the declared."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name, text in texts.items():
        for mark in pick_sample(text.runs) | find_marks(text.document):
            holders[mark].append(name)
    for holding in holders.values():
        yield from combinations(holding[:COMPARED], 2)
        for late in holding[COMPARED:]:
            yield from ((early, late) for early in holding[:COMPARED])
    yield from find_declared([text.document for text in texts.values()])
