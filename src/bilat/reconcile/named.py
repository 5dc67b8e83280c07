"""Countries and organisations named inside free text: "Turkey's bid" and "Serbia's bid" are two bids, however alike the words."""

from __future__ import annotations

import re
from functools import lru_cache

from bilat.reconcile.words import is_alike
from bilat.vocabulary import load

_CAPITALISED = re.compile(r"[A-Z][\w’'-]*(?: (?:and the |and |of the |of )?[A-Z][\w’'-]*){0,3}")


@lru_cache(maxsize=65536)
def is_same_text(one: str, other: str) -> bool:
    """Tell whether two free texts name the same thing: loosely alike, and neither names a party where the other names another."""
    if not is_alike(one, other):
        return False
    first, second = find_named(one), find_named(other)
    return first <= second or second <= first


@lru_cache(maxsize=65536)
def find_named(text: str) -> frozenset[str]:
    """Find the codes of the countries and organisations that a text names, the longest names first."""
    found = set()
    for run in _CAPITALISED.findall(text):
        words = re.sub(r"[’']s\b|[’']$", "", run).split()
        while words:
            size = next((n for n in range(len(words), 0, -1) if _find_code(" ".join(words[:n]))), 0)
            if size:
                found.add(_find_code(" ".join(words[:size])))
            words = words[size or 1 :]
    return frozenset(found)


@lru_cache(maxsize=16384)
def _find_code(name: str) -> str:
    known = load()
    entity = known.resolve(name).entity or known.resolve_organisation(name).entity
    return entity.code if entity is not None else ""
