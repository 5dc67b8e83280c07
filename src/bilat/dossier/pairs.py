"""Finds the pair of countries that a person means: "AZE BLR", "Belarus–Azerbaijan", "south korea and poland"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bilat.errors import AmbiguousNameError, BilatError, UnknownNameError, UsageError
from bilat.vocabulary import load

_BREAK = re.compile(r"\s+(?:and|&|vs\.?|with|-|–|—)\s+|\s*[–—/,]\s*|\s+|-", re.IGNORECASE)


def find_pair(words: Sequence[str]) -> tuple[str, str]:
    """Give the codes of the two countries that the words name, in the order given.

    Raises UnknownNameError or AmbiguousNameError with candidates, or UsageError where there are not two countries.
    """
    trouble: list[BilatError] = []
    for first, second in _splits(words):
        try:
            pair = (load().find_country(first).code, load().find_country(second).code)
        except BilatError as error:
            trouble.append(error)
            continue
        if pair[0] == pair[1]:
            raise UsageError(f"{first!r} and {second!r} are one country; a pair needs two")
        return pair
    raise _clearest(trouble) or UsageError(
        f"{' '.join(words)!r} does not name two countries; try: bilat brief Azerbaijan Belarus"
    )


def _splits(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give every way to part the words in two, the likeliest first: where the arguments part, then at dashes and blanks."""
    if len(words) == 2:
        yield words[0].strip(), words[1].strip()
    text = " ".join(words)
    for found in sorted(_BREAK.finditer(text), key=lambda found: _rank(found.group())):
        first, second = text[: found.start()].strip(), text[found.end() :].strip()
        if first and second:
            yield first, second


def _rank(separator: str) -> int:
    bare = separator.strip()
    return 2 if not bare else (1 if bare == "-" else 0)


def _clearest(trouble: Sequence[BilatError]) -> BilatError | None:
    """Choose the error that helps most: an ambiguous name, else an unknown one that has near names, else the first."""
    ambiguous = [error for error in trouble if isinstance(error, AmbiguousNameError)]
    near = [error for error in trouble if isinstance(error, UnknownNameError) and error.nearest]
    return next(iter([*ambiguous, *near, *trouble]), None)
