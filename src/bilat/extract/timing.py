"""Times that a sentence leaves to those before it: an act told without a date is of the time of the act last told, or of the day of the report.

Only acts are dated so, only in running text, and only by a date that stands close before; where it was taken from is kept as context.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

import msgspec

from bilat.extract.date_words import is_day
from bilat.extract.reading import Sent
from bilat.extract.verbs import AUXILIARIES
from bilat.model import Claim

_SWEPT = frozenset(["meeting", "agreement", "finance", "culture", "remark", "stance"])  # what goes on at a visit or meeting, told after it
_TELLING = frozenset(["visit", "meeting", "agreement", "force", "sanction", "culture", "relations"])  # whose date others take over
_ACTS = _TELLING | _SWEPT
_REACH = 420  # characters from the end of the sentence that gave the date
_LASTING = re.compile(r"\b(?:since|regularly|often|usually|always|every|each year|annual\w*|years?|decades?|centur\w+|historically|traditionally|once|earlier|previous\w*|former\w*|ago|later|until|long|after\w*|before|soon|meanwhile|next|future|still|now)\b", re.I)
_REPORTED = frozenset(["meeting", "agreement", "visit"])  # what a day's report tells in the past is of that day
_OF_OTHER_TIMES = re.compile(
    r"\b(?:since|regularly|often|usually|always|every|each year|annual\w*|years?|decades?|centur\w+|times|historically|traditionally|once|earlier|previous\w*|former\w*|then|ago|last|next|long|future|still|recent\w*|had(?! just))\b", re.I
)
_REPORT_REACH = 650  # characters from the sentence that names the day
_HEAD = 3  # sentences in which a report names its day
_LATE = 3  # days by which a report may be later than what it reports
_POINT = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:/\d{4}-\d\d-\d\d)?")
_DAY = r"\d{4}-\d\d-\d\d"
_DAYS = re.compile(r"\b(three|four|five|six|seven|eight|nine|ten)[- ]days?\b|\b(?:for|of) (?:three|four|five|six|seven|eight|nine|ten) days\b|\bweek-?long\b", re.I)


class ReportDay(NamedTuple):
    """The day of which a document reports, and where the sentence stands that names it."""

    day: str
    span: tuple[int, int]


def find_report_day(sent: Sent, number: int) -> ReportDay | None:
    """Find the day of which a document reports: one that its first sentences name, at most three days before its own date; None where they name none."""
    anchor = sent.context.anchor or ""
    if number >= _HEAD or not re.fullmatch(_DAY, anchor):
        return None
    days = [d.value.rpartition("/")[2] for d in sent.of_kind("date")]
    found = next((day for day in days if re.fullmatch(_DAY, day) and 0 <= (dt.date.fromisoformat(anchor) - dt.date.fromisoformat(day)).days <= _LATE), "")
    return ReportDay(found, (sent.start, sent.end)) if found else None


def settle_times(sent: Sent, claims: list[Claim], report: ReportDay | None = None) -> list[Claim]:
    """Give the claims of a sentence with the times that it leaves open, and leave behind the time that it tells; `report` is the day of which the document reports."""
    settled = [_of_stay(_on_report_day(sent, _settle(sent, claim, claims), report), claims) for claim in claims]
    told = [c for c in settled if c.type in _TELLING and c.when and _POINT.fullmatch(c.when) and c.modality in ("asserted", "reported")]
    if told:
        sent.before.dated = (told[-1].when or "", (sent.start, sent.end))
    elif sent.of_kind("date"):
        sent.before.dated = None
    return settled


def _settle(sent: Sent, claim: Claim, claims: list[Claim]) -> Claim:
    if claim.when is not None or claim.type not in _ACTS or sent.block.kind != "paragraph" or claim.modality not in ("asserted", "reported"):
        return claim
    beside = {c.when for c in claims if c is not claim and c.type in _TELLING and c.when and _POINT.fullmatch(c.when)}
    dates = [d for d in sent.of_kind("date") if d.value]
    if len(beside) == 1 and len(dates) <= 1 and claim.type in _TELLING:
        return msgspec.structs.replace(claim, when=_within(beside.pop()))
    if dates or _LASTING.search(sent.text):
        return claim
    tense = find_tense(sent)
    if tense == "past" and claim.type in _SWEPT and not sent.of_kind("event"):
        return _carry(sent, claim)
    if tense == "present" and claim.type == "visit" and sent.context.anchor and is_day(sent.context.anchor):
        return msgspec.structs.replace(claim, when=sent.context.anchor[:7] if _DAYS.search(sent.text) else sent.context.anchor)
    return claim


def _on_report_day(sent: Sent, claim: Claim, report: ReportDay | None) -> Claim:
    """Give an act that a day's report tells in the past, and of no other time, that day, with the words that name it as context."""
    if report is None or sent.start - report.span[1] > _REPORT_REACH or claim.when is not None or claim.type not in _REPORTED or sent.block.kind != "paragraph" or claim.modality not in ("asserted", "reported"):
        return claim
    if sent.of_kind("date", "event") or _OF_OTHER_TIMES.search(sent.text) or find_tense(sent) != "past":
        return claim
    return msgspec.structs.replace(claim, when=report.day, context=tuple(dict.fromkeys([*claim.context, report.span])))


def _of_stay(claim: Claim, claims: list[Claim]) -> Claim:
    """Give what was done on a visit of several days told in the same sentence its month, for on which of the days it was is not told."""
    if claim.when is None or claim.type not in _SWEPT or not any(c.type == "visit" and c.when == claim.when for c in claims):
        return claim
    return msgspec.structs.replace(claim, when=_within(claim.when))


def _carry(sent: Sent, claim: Claim) -> Claim:
    """Give a claim the time of the act told just before, with the words that told it as context."""
    if sent.before.dated is None:
        return claim
    when, span = sent.before.dated
    begins_anew = sent.start >= sent.block.start and span[0] < sent.block.start
    if sent.start - span[1] > _REACH or (begins_anew and not sent.context.anchor):
        return claim  # a page without a date goes on to other times with each paragraph; a report stays with its day
    if claim.type != "visit":
        when = _within(when)
    return msgspec.structs.replace(claim, when=when, context=tuple(dict.fromkeys([*claim.context, span])))


def _within(when: str) -> str:
    """Give the time of an act that fell in a stretch of days: the month of a stay of three days and more, else the stretch itself."""
    return when[:7] if is_long_stay(when) else when


def is_long_stay(when: str) -> bool:
    """Tell whether a time is a stretch of three days and more within a month."""
    first, _, last = when.partition("/")
    return is_day(first) and is_day(last) and first[:7] == last[:7] and int(last[8:]) - int(first[8:]) >= 2


def find_tense(sent: Sent) -> str:
    """Tell whether the sentence tells of what happened ("past"), of what is going on or has just been done ("present"), or neither."""
    lows = [u.low for c in sent.clauses for u in c.units if u.mention is None]
    if any(AUXILIARIES.get(low) in ("will", "would", "may", "can") for low in lows):
        return ""
    if any(low in ("has", "have", "is", "are") for low in lows):
        return "present"
    past = any(low in ("was", "were", "had", "did") for low in lows) or any(r.form == "past" for c in sent.clauses for i in range(len(c.units)) for r in c.readings(i))
    return "past" if past else "present"
