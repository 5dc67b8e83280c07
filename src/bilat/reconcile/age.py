"""Which of two versions of one text is older, and why. Declared dates decide; else what the texts give away about themselves.

Only the own text counts: the latest year of a page may stand in the teaser of another article that it carries.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

import msgspec

from bilat.model import Document
from bilat.reconcile.align import Alignment, WordChange, find_alignment, find_word_changes
from bilat.reconcile.body import OwnSentence, find_own_sentences
from bilat.reconcile.times import find_period

_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]\d\d|20\d\d)(?![\d%]|[.,]\d)")
# Texts with a smaller share of common sentences were written anew: what one lacks says nothing of its age.
_COMMON = 0.3
# A text with nothing of its own and a smaller share than this of the other's sentences is taken for an excerpt.
_WHOLE = 2 / 3
# A word of the older text and the word that takes its place when time has passed.
_SUCCESSIONS = (
    ("current", "former"), ("currently", "formerly"), ("is", "was"), ("are", "were"), ("has", "had"),
    ("incumbent", "former"), ("candidate", "member"), ("acting", "former"), ("will", "did"), ("plans", "planned"),
    ("planned", "opened"), ("planned", "held"), ("scheduled", "held"), ("open", "closed"), ("ongoing", "ended"),
    ("ongoing", "completed"), ("proposed", "signed"), ("signed", "ratified"), ("late", "former"), ("present", "former"),
)  # fmt: skip


class Age(msgspec.Struct, frozen=True):
    """`side` is -1 if the first text is the older one, 1 if the second, 0 if it is not known; `strength` 0 is the strongest."""

    side: int
    strength: int
    reason: str


def find_older(one: Document, other: Document) -> Age:
    """Find which of two versions of one text is older, with a sentence that says why."""
    declared = _compare_dates(one, other)
    if declared.side:
        return declared
    first, second = find_own_sentences(one), find_own_sentences(other)
    alignment = find_alignment(first, second)
    if len(alignment.kept) + len(alignment.reworded) < _COMMON * min(len(first), len(second)):
        return Age(0, 9, "The two texts have too few sentences in common to tell which is older.")
    findings = (
        _compare_successions(one, other, alignment),
        _compare_years(one, other, alignment),
        _compare_retrieval(one, other),
    )
    return _weigh([age for age in findings if age.side])


def find_name(document: Document) -> str:
    """Give the name by which a sentence speaks of a document."""
    return f"“{document.name}”"


def find_successions(changes: Iterable[WordChange]) -> list[tuple[str, str]]:
    """Find the pairs of words that show time has passed: "current" that became "former"."""
    found = []
    for change in changes:
        old, new = change.old.lower().split(), change.new.lower().split()
        found += [(a, b) for a, b in _SUCCESSIONS if a in old and b in new and a not in new and b not in old]
    return found


def _weigh(findings: list[Age]) -> Age:
    """Let the strongest finding decide; one of equal strength to the contrary leaves the question open."""
    if not findings:
        return Age(0, 9, "The words of the two texts do not tell which is older.")
    best = min(age.strength for age in findings)
    strongest = [age for age in findings if age.strength == best]
    if len({age.side for age in strongest}) > 1:
        return Age(0, 9, "The texts give signs of both orders. " + " ".join(sorted(age.reason for age in strongest)))
    side = strongest[0].side
    reasons = [age.reason for age in findings if age.side == side]
    against = [age.reason for age in findings if age.side != side]
    return Age(side, best, " ".join(reasons) + (" Against it: " + " ".join(against) if against else ""))


def _compare_dates(one: Document, other: Document) -> Age:
    first, second = find_period(one.date), find_period(other.date)
    if not (first and second and first.begin and second.begin):
        return Age(0, 9, "")
    if first.begin[1] < second.begin[0]:
        return Age(-1, 0, f"{find_name(one)} is dated {one.date}, {find_name(other)} {other.date}.")
    if second.begin[1] < first.begin[0]:
        return Age(1, 0, f"{find_name(other)} is dated {other.date}, {find_name(one)} {one.date}.")
    return Age(0, 9, "")


def _compare_successions(one: Document, other: Document, alignment: Alignment) -> Age:
    forward, backward = [], []
    for old, new in alignment.reworded:
        changes = find_word_changes(old.text, new.text)
        forward += find_successions(changes)
        backward += find_successions(WordChange(c.new, c.old) for c in changes)
    if bool(forward) == bool(backward):
        return Age(0, 9, "")
    side, earlier, later = (-1, one, other) if forward else (1, other, one)
    was, now = (forward or backward)[0]
    return Age(side, 1, f"{find_name(earlier)} writes “{was}” where {find_name(later)} writes “{now}”.")


def _compare_years(one: Document, other: Document, alignment: Alignment) -> Age:
    """Compare the latest year that only one of them names: a text cannot tell of what came after it.

    Where one is dated, the other is the later only if it tells of a year after that date.
    """
    if _is_excerpt(alignment):
        return Age(0, 9, "")
    first = _find_latest([*alignment.dropped, *(old for old, _ in alignment.reworded)])
    second = _find_latest([*alignment.added, *(new for _, new in alignment.reworded)])
    shared = _find_latest(old for old, _ in alignment.kept)
    if first == second or max(first, second) <= max(shared, 1):
        return Age(0, 9, "")
    side, earlier, later = (-1, one, other) if first < second else (1, other, one)
    year, before = max(first, second), max(shared, min(first, second))
    dated = find_period(earlier.date)
    if dated is not None and dated.end is not None and dated.end[1].year >= year:
        return Age(0, 9, "")
    than = f"nothing later than {before}" if before else "no year"
    return Age(side, 1, f"{find_name(later)} tells in its own text of {year}, {find_name(earlier)} of {than}.")


def _find_latest(sentences: Iterable[OwnSentence]) -> int:
    return max((int(year) for sentence in sentences for year in _YEAR.findall(sentence.text)), default=0)


def _compare_retrieval(one: Document, other: Document) -> Age:
    first, second = _find_retrieved(one), _find_retrieved(other)
    if first is None or second is None or first == second:
        return Age(0, 9, "")
    side, later, day = (-1, other, second) if first < second else (1, one, first)
    return Age(side, 2, f"The references of {find_name(later)} were retrieved or archived up to {day.isoformat()}, later than the other's.")


def _find_retrieved(document: Document) -> dt.date | None:
    days = []
    for reference in document.references:
        for text in (reference.retrieved, reference.archived):
            period = find_period(text)
            if period is not None and period.begin is not None:
                days.append(period.begin[0])
    return max(days, default=None)


def _is_excerpt(alignment: Alignment) -> bool:
    """Tell whether one text lacks much of the other and has nothing of its own: it may have been cut from an older or a newer one."""
    added, dropped = len(alignment.added), len(alignment.dropped)
    common = len(alignment.kept) + len(alignment.reworded)
    return min(added, dropped) == 0 and common < _WHOLE * (common + max(added, dropped))
