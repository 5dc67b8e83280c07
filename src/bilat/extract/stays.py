"""Stays: the days of a visit that is told by its length and one of its ends ("landed on Tuesday for three days"). Which date is the visit's is not asked."""

from __future__ import annotations

import datetime as dt
import re

from bilat.extract.date_words import NUMBERS, is_day
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent

_DAYS = "|".join(sorted(NUMBERS, key=len, reverse=True))
_LENGTH = re.compile(rf"\b({_DAYS})[- ]days?\b|\b({_DAYS}) days\b", re.I)
_JOURNEY = r"(?:visit|trip|tour|stay|mission|journey)"
_STAY = re.compile(rf"\b(?P<of>{_DAYS})-day (?:[\w-]+ ){{0,3}}{_JOURNEY}\b|\b{_JOURNEY} of (?P<length>{_DAYS}) days\b|\bfor (?P<for>{_DAYS}) days\b|\b(?P<hours>48)-hour (?:[\w-]+ ){{0,3}}{_JOURNEY}\b|\b{_JOURNEY} of 48 (?P<of_hours>hours)\b", re.I)
_ARRIVED = re.compile(r"\b(?:arriv\w+|land(?:ed|s)|reach(?:ed|es)|came|comes?|flew|flies|travel(?:led|s)|be(?:gan|gun|gins)|start(?:ed|s)|open(?:ed|s)|kick(?:ed|s) off|set out)\b", re.I)
_LEAVES = re.compile(r"\b(?:leaves?|left|flies (?:home|back|on)|flew (?:home|back|on)|goes home|went home|departs?|departed|returns?|returned|ends|ended)\b[^,;.]*$")
_OVER = re.compile(r"\b(?:concluded|ended|ends|wrapped up|finished|completed|returned|went home|left(?! for))\b", re.I)


def to_stay(sent: Sent, when: str, date: Mention | None, words: str) -> str:
    """Give the days of a visit that is told by its length and its end ("concluded a two-day visit on Thursday"), or by its first day; `date` is the one from which its
    time was read, `words` those of its clause."""
    length = _LENGTH.search(sent.text)
    day = when.strip("/")
    if not is_day(day):
        return when
    if length is None or not _OVER.search(sent.text):
        return _begun_stay(sent, when, date, words) if day == when and date is not None and _ARRIVED.search(words) else when
    days = NUMBERS.get((length[1] or length[2]).lower()) or 0
    return _to_days(day, 1 - days) if 1 < days < 30 else when


def _begun_stay(sent: Sent, when: str, date: Mention, words: str) -> str:
    """Give the days of a visit told by its first day and its length or its last day ("landed on Tuesday for three days", "came on Thursday and leaves on Sunday")."""
    stay = _STAY.search(sent.text)
    if stay is not None and (not stay["for"] or stay.group() in words):
        days = 2 if stay["hours"] or stay["of_hours"] else NUMBERS[(stay["of"] or stay["length"] or stay["for"]).lower()]
        return _to_days(when, days - 1) if 1 < days < 30 else when
    later = next((d for d in sent.of_kind("date") if d.start > date.end and is_day(d.value) and d.value > when), None)
    return f"{when}/{later.value}" if later is not None and _LEAVES.search(sent.document.text[date.end : later.start]) else when


def _to_days(day: str, step: int) -> str:
    """Give a day and the one so many days from it as a stretch, the earlier first."""
    other = str(dt.date.fromisoformat(day) + dt.timedelta(days=step))
    return f"{min(day, other)}/{max(day, other)}"
