"""The date that a text itself gives as its own: a dateline, a byline, "Updated". Dates of events are not its date."""

from __future__ import annotations

import re

from bilat.model import Span
from bilat.read.dates import DATE, MONTH
from bilat.read.draft import Draft

_TIME = r"(?:,? +(?:at +)?\d{1,2}[:.]\d{2}.{0,30})?"
_STAMP = re.compile(rf"date:? ({DATE})\b\s*", re.I)
_BYLINE = re.compile(rf"(?:by\b.{{0,60}}?[-–—|,·]\s*|(?:last )?(?:updated|published|posted|modified|reviewed|date)\b(?: on)?:?\s*)({DATE}){_TIME}", re.I)  # fmt: skip
_PLACE = re.compile(
    rf"[A-ZÀ-Þ][A-ZÀ-Þ .,/'-]{{2,40}},?\s*\(?((?i:{DATE}))\)?\s*(?:\([^)]{{1,30}}\)\s*)?(?:—|–|--?|:)"
)
_EVENT = r"(?!(?:established|signed|opened|founded|concluded|ratified|severed|restored|closed|since|recogni[sz]ed)\b)"  # "Established 5 May 1970" says what was done
_ALONE = re.compile(rf"{_EVENT}(?:[A-Z]\w*,? ){{0,3}}({DATE}){_TIME}$", re.I)
_PLACE_ALONE = re.compile(rf"(?:[A-ZÀ-Þ][\w.'-]*,? ){{1,4}}(?:{MONTH})\.? \d{{1,2}}$", re.I)
_BY = re.compile(r"by [A-ZÀ-Þ(][^.!?]{2,60}$", re.I)
_LINES_READ = 14


def is_dateline(text: str) -> bool:
    """Tell whether a whole line is a byline, a date, or a place with a date."""
    short = len(text) < 80
    return short and bool(
        _ALONE.match(text) or _PLACE_ALONE.match(text) or _BY.match(text) or _BYLINE.fullmatch(text)
    )


def find_dateline(draft: Draft) -> str | None:
    """Find the date that the top of a draft gives as its own, as written, and mask a bare stamp that stands before the words."""
    seen = 0
    for block in draft.blocks:
        if block.kind == "metadata":
            continue
        seen += 1
        if seen > _LINES_READ:
            return None
        cut = draft.text[block.start : block.end]
        if found := _STAMP.match(cut):
            draft.mask.append(Span(block.start, block.start + found.end()))
            return found[1]
        head = cut[:160]
        if (found := _BYLINE.match(head) or _PLACE.match(head)) or (
            len(cut) < 80 and (found := _ALONE.match(cut))
        ):
            return found[1]
    return None
