"""Which line of a plain text is its title, and which short lines around it are left over from a side table."""

from __future__ import annotations

import re
from itertools import pairwise

from bilat.read.lines import Line
from bilat.read.shapes import is_continuation, is_ended, is_no_title, is_open_ended
from bilat.read.titles import find_section_kind

_PAIR = re.compile(r"\b(?:relations|ties|brief|cooperation|partnership|embassy)\b|[–—]", re.I)
_NAME = re.compile(r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){1,3} ?$")


def find_title(lines: list[Line]) -> str:
    """Find the title and mark its line: a heading of the first level, else the best of the headings above the first paragraph."""
    marked = next((line for line in lines if line.kind == "heading" and line.level == 1), None)
    if marked:
        return marked.words
    found = _choose(_find_candidates(lines)) or _find_headline(lines)
    if found is None:
        return ""
    found.kind, found.level = "heading", 1
    return found.words


def _find_candidates(lines: list[Line]) -> list[Line]:
    candidates = []
    for line in lines:
        if line.kind == "heading" and not line.level and find_section_kind(line.text) == "body":
            candidates.append(line)
        elif line.kind in ("text", "item", "row", "teaser") or line.level:
            break
    return candidates


def _choose(candidates: list[Line]) -> Line | None:
    """Choose the first that speaks of relations, else the first of several words that is no person's name, else the first."""
    for fits in (
        lambda text: bool(_PAIR.search(text)) and len(text.split()) > 1,
        lambda text: len(text.split()) > 2 and not _NAME.fullmatch(text),
        lambda text: len(text.split()) > 2,
        bool,
    ):
        found = next((line for line in candidates if fits(line.text)), None)
        if found:
            return found
    return None


def _find_headline(lines: list[Line]) -> Line | None:
    """Find a headline: a short line without a full stop that opens the text and is a clause, as headlines of news are."""
    full = [line for line in lines if line.kind not in ("blank", "junk", "caption", "rule")]
    if len(full) < 2 or full[0].kind != "text":
        return None
    first, following = full[0].text, [line.text for line in full[1:5]]
    apart = lines[lines.index(full[0]) + 1].kind == "blank"
    shorter = len(first) < 0.8 * max(map(len, following))
    fits = 2 < len(first.split()) <= 18 and (apart or shorter) and not is_no_title(first)
    goes_on = is_continuation(following[0]) or is_open_ended(first)
    return full[0] if fits and not goes_on and not is_ended(first) else None


def mark_leftovers(lines: list[Line], title: str) -> None:
    """Turn names that a side table left behind ("Brazil" under "Brazil–Nigeria relations"), and headings above the title, into captions."""
    known = set(re.findall(r"\w+", title.lower()))
    full = [line for line in lines if line.kind not in ("blank", "junk")]
    is_above = any(line.kind == "heading" and line.level == 1 for line in full)
    in_lead = True
    for line, following in pairwise(full):
        is_above = is_above and not (line.kind == "heading" and line.level == 1)
        if is_above and line.kind == "heading":
            line.kind = "caption"
        in_lead = in_lead and line.kind in ("heading", "caption", "rule")
        names = set(re.findall(r"\w+", line.text.lower()))
        is_part = (
            line.kind == "heading" and line.level != 1 and bool(names) and names < known and len(names) < 4
        )
        if is_part and (in_lead or following.kind == "heading"):
            line.kind = "caption"
