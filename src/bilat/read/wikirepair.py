"""Repairs of wikitext before it is parsed. What the parser reads by itself is left alone."""

from __future__ import annotations

import re

_OPEN = re.compile(r"[ \t:*]*\{\|")
_CLOSE = re.compile(r"[ \t]*\|\}(?!\})")
_HEADING = re.compile(r"==(?!=).*==[ \t]*$")


def close_tables(text: str) -> str:
    """Close tables that nobody closed, before the next heading of the second level or at the end: unclosed, none of their rows would be read.

    Text whose tables are all closed comes back as it is, even where headings stand inside them.
    """
    lines = text.split("\n")
    missing = sum(1 for line in lines if _OPEN.match(line)) - sum(1 for line in lines if _CLOSE.match(line))
    if missing <= 0:
        return text
    kept: list[str] = []
    depth = 0
    for line in lines:
        if _HEADING.match(line):
            kept.extend("|}" for _ in range(depth))
            depth = 0
        depth += 1 if _OPEN.match(line) else -1 if depth and _CLOSE.match(line) else 0
        kept.append(line)
    return "\n".join([*kept, *("|}" for _ in range(depth))])
