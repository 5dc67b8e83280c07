"""What the time of a claim may be, and what is seen of it: the dates of its sentence, those told just before, the document's own. No weights live here.

No date itself is visible, only its shape, the words beside it and how it stands to the time that the rules have given the claim.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from bilat.extract.clauses import Clause
from bilat.extract.date_words import NUMBERS, is_day
from bilat.extract.learned.features import find_lemma
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.timing import find_tense
from bilat.extract.verbs import AUXILIARIES
from bilat.model import Claim

# How a date is read: as it stands, from it on, up to it, still going on since, its month or year; of a stretch all, its first or last day, from its first on; two dates as both ends; with the length that the sentence tells after it or before it.
FORMS = ("none", "point", "from", "to", "on", "month", "year", "whole", "first", "last", "begins", "both", "kept", "lasts", "ended")
ORIGINS = ("none", "here", "both", "before", "document", "report", "kept")  # where a time is taken from
_SHAPES = tuple((name, re.compile(shape)) for name, shape in (("day", r"\d{4}-\d\d-\d\d"), ("season", r"\d{4}-2\d"), ("month", r"\d{4}-\d\d"), ("year", r"\d{4}"), ("decade", r"\d{3}X"), ("century", r"\d\dXX")))
_TELLING = frozenset(["has", "have", "had", "was", "were", "is", "are", "will", "would", "since", "until", "every", "now", "still", "by", "from", "after", "before", "when", "while", ";", "ended", "closed", "opened", "first", "last", "said"])
_VALUES = ("change", "status", "position", "nature", "action", "measure", "instrument", "regime", "arrangement", "flow", "field", "kind", "rank")
_BACK = 3  # sentences before that are remembered, and dates of them
_MOST = 5  # dates of a sentence that are paired
_GAPS = (2, 60, 150, 300, 500)  # characters
_LENGTHS = (1, 2, 4, 8, 14)  # words
_LENGTH = re.compile(rf"\b(?P<n>\d{{1,3}}|{'|'.join(NUMBERS)})[- ](?P<unit>year|day)s?\b(?! (?:old|later|earlier|ago|before|after|since)\b)", re.I)
_LONGEST_STAY = 30  # days
_MARKS = ("\"", "“", "'")


class Option(NamedTuple):
    """What a time may be: a date with the times that it can be read as, by form, what is seen of it whatever the claim, and where it is told."""

    origin: str
    whens: tuple[tuple[str, str | None], ...]
    features: list[str]
    span: tuple[int, int] | None = None


class Past(NamedTuple):
    """A sentence before: its dates, the times of its claims with the types that have them, the start of its block, where it stands."""

    dates: tuple[Mention, ...]
    whens: tuple[tuple[str, str], ...]
    block: int
    span: tuple[int, int]


def remember(past: Sequence[Past], sent: Sent, claims: Sequence[Claim]) -> list[Past]:
    """Give the sentences before the next one: those before this and itself, with the times that its claims have from the rules."""
    told = Past(tuple(d for d in sent.of_kind("date") if d.value), tuple(sorted({(c.when, c.type) for c in claims if c.when})), sent.block.start, (sent.start, sent.end))
    return [*past[1 - _BACK :], told]


def find_options(sent: Sent, past: Sequence[Past]) -> list[Option]:
    """Find what the time of any claim of a sentence may be, no time first; `past` are the sentences before."""
    dates = [d for d in sent.of_kind("date") if d.value]
    setting = _find_setting(sent, dates)
    options = [Option("none", (("none", None),), setting), *_find_here(sent, dates, setting), *_pair(sent, dates, setting), *(_find_before(sent, past, setting) if len(dates) < 2 and sent.block.kind != "row" else ())]
    return options if sent.block.kind == "row" else [*options, *_find_days(sent, past, setting, dated=bool(dates))]


def _find_days(sent: Sent, past: Sequence[Past], setting: Sequence[str], *, dated: bool) -> Iterator[Option]:
    """Give the document's own day, and the day of which it reports."""
    anchor, report = sent.context.anchor, sent.before.report
    if not anchor:
        return
    seen = [f"early{bisect_right(_GAPS, sent.start)}", f"dated{dated:d}", f"reports{report is not None:d}", *(() if dated else _find_acts(sent)), *setting]
    if is_day(anchor):
        yield Option("document", (("point", anchor), ("from", f"{anchor}/"), ("month", anchor[:7])), [*_find_last(past, anchor), *seen])
    elif len(anchor) == 7:
        yield Option("document", (("month", anchor),), seen)
    if report is not None and not dated and report[0] != anchor:
        yield Option("report", (("point", report[0]), ("from", f"{report[0]}/")), [f"gap{bisect_right(_GAPS, sent.start - report[1][1])}", *_find_last(past, report[0]), *seen], report[1])


def _find_last(past: Sequence[Past], day: str) -> Iterator[str]:
    """Find how a day stands to the times of the claims told last."""
    told = next((told for told in reversed(past) if told.whens), None)
    if told is None:
        yield "last=none"
        return
    yield f"last={'same' if any(day in when for when, _ in told.whens) else 'other'}"
    yield from sorted({f"last={'same' if day in when else 'other'} {kind}" for when, kind in told.whens})


def _find_acts(sent: Sent) -> Iterator[str]:
    """Find how a sentence without a date tells of what it tells: the tense, the verbs, whether it quotes."""
    tense = find_tense(sent)
    yield f"tense={tense}"
    yield f"said{any(mark in sent.text for mark in _MARKS):d}"
    for clause in sent.clauses:
        if clause.verb >= 0:
            yield f"v={find_lemma(clause.units[clause.verb].low)}"
            yield f"v={find_lemma(clause.units[clause.verb].low)} {tense}"


def _find_setting(sent: Sent, dates: Sequence[Mention]) -> list[str]:
    """Find what is seen of a sentence whatever the date."""
    words = sorted(_TELLING.intersection([u.low for c in sent.clauses for u in c.units if u.mention is None]))
    dated = _find_shape(sent.context.anchor) if sent.context.anchor else ""
    return [f"n{min(3, len(dates))}", f"block={sent.block.kind}", f"doc={dated}", *(f"f={word}" for word in words)]


def _find_here(sent: Sent, dates: Sequence[Mention], setting: Sequence[str]) -> Iterator[Option]:
    count = min(3, len(dates))
    for number, date in enumerate(dates):
        place = next((c for c in sent.clauses if c.index_of(date) >= 0), None)
        order = (f"at{min(3, number)}.{count}", f"end{min(3, len(dates) - 1 - number)}.{count}")
        seen = [*_find_telling(date), *order, *(_find_place(place, date) if place else ()), *setting]
        yield Option("here", (*_find_whens(date.value), *_find_lengths(sent, date.value)), list(dict.fromkeys(seen)), (date.start, date.end))


def _pair(sent: Sent, dates: Sequence[Mention], setting: Sequence[str]) -> Iterator[Option]:
    """Give the two ends that two dates of a sentence may be."""
    for first, last in combinations([d for d in dates if "/" not in d.value][:_MOST], 2):
        if first.value >= last.value:
            continue
        words = re.findall(r"\w+|[^\w\s]", sent.document.text[first.end : last.start])
        seen = [
            f"1={first.relation}", f"2={last.relation}", f"12={first.relation}_{last.relation}", f"gap{bisect_right(_LENGTHS, len(words))}", f"b={'_'.join(words).lower() if len(words) <= 2 else ''}",
            f"shapes={_find_shape(first.value)}_{_find_shape(last.value)}", *(f"x={word}" for word in dict.fromkeys(words[:16]) if word.islower()),
        ]  # fmt: skip
        yield Option("both", (("both", f"{first.value}/{last.value}"),), [*seen, *setting], (first.start, last.end))


def _find_before(sent: Sent, past: Sequence[Past], setting: Sequence[str]) -> Iterator[Option]:
    """Give the dates told last before a sentence, each once."""
    seen: set[str] = set()
    for back, told in enumerate(reversed(past), 1):
        for date in reversed(told.dates[-2:]):
            if date.value in seen or len(seen) >= _BACK:
                continue
            seen.add(date.value)
            place = "same" if told.block == sent.block.start else "other"
            standing = (
                f"block={place}", f"back{back}", f"order{len(seen)}{place}", f"claimed{any(date.value in when for when, _ in told.whens):d}", *sorted({f"by={kind}" for when, kind in told.whens if date.value in when}), f"of{min(3, len(told.dates))}",
                f"gap{bisect_right(_GAPS, sent.start - told.span[1])}",
            )  # fmt: skip
            yield Option("before", _find_whens(date.value), [*_find_telling(date), *standing, *setting], told.span)


def to_kept(options: Sequence[Option], claim: Claim) -> Option:
    """Give the time that a claim has as an option, for where no date can be read as it; `options` are the others."""
    return Option("kept", (("kept", claim.when),), [f"shape={_find_shape((claim.when or '').strip('/.'))}", *options[0].features])


def find_own(option: Option, claim: Claim, claims: Sequence[Claim]) -> list[str]:
    """Find how an option stands to a claim: to the time that it has, its words and roles; `claims` are all of the sentence."""
    when = claim.when
    value = next((claim.roles[role] for role in _VALUES if role in claim.roles), "")
    seen = [f"rule={claim.rule}", f"modality={claim.modality}", f"amount={claim.amount is not None:d}", f"value={value}"]
    if option.origin == "kept":
        return [f"ends{(when or '')[:1] == '/':d}{(when or '')[-1:] == '/':d}", *seen]
    has = _find_standing(option, when)
    seen += [f"has={has}", f"has={has}{claim.rule}", *(f"{feature}&{has}" for feature in option.features[:6])]
    if option.origin == "here" and option.span is not None:
        taken = sum((option.whens[0][1] or "") in (other.when or "") for other in claims if other is not claim)
        seen += [f"taken{min(2, taken)}.{min(3, len(claims))}", f"quoted{claim.evidence.start <= option.span[0] < claim.evidence.end:d}"]
    return seen


def _find_standing(option: Option, when: str | None) -> str:
    """Tell as what an option gives the time that a claim has: by the form, or that it is part of it or another."""
    if when is None:
        return "undated"
    same = next((form for form, one in option.whens if one == when), "")
    return same or ("part" if (option.whens[0][1] or "/").strip("/.") in when else "other")


def _find_lengths(sent: Sent, value: str) -> Iterator[tuple[str, str | None]]:
    """Give the stretches of the length that a sentence tells ("for nine years", "of three days") that begin and that end with a date."""
    found = _LENGTH.search(sent.text)
    if found is None or not re.fullmatch(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?", value):
        return
    count = NUMBERS.get(found["n"].lower()) or int(found["n"])
    if found["unit"].lower() == "day":
        if not is_day(value) or not 1 < count < _LONGEST_STAY:
            return
        day = dt.date.fromisoformat(value)
        yield from (("lasts", f"{value}/{day + dt.timedelta(days=count - 1)}"), ("ended", f"{day - dt.timedelta(days=count - 1)}/{value}"))
    elif 0 < count < int(value[:4]):
        year = int(value[:4])
        yield from (("lasts", f"{value}/{year + count}"), ("ended", f"{year - count:04d}/{value}"))


def _find_whens(value: str) -> tuple[tuple[str, str | None], ...]:
    """Give the times that a date can be read as."""
    if "/" in value:
        first, _, last = value.partition("/")
        parts = (("first", first), ("last", last), ("begins", f"{first}/"))
        month = (("month", first[:7]),) if is_day(first) and is_day(last) and first[:7] == last[:7] else ()
        return ("whole", value), *(parts if first and last not in ("", "..") else ()), *month
    coarser = (("month", value[:7]), ("year", value[:4])) if is_day(value) else (("year", value[:4]),) if re.fullmatch(r"\d{4}-\d\d", value) else ()
    return ("point", value), ("from", f"{value}/"), ("to", f"/{value}"), ("on", f"{value}/.."), *coarser


@lru_cache(maxsize=4096)
def _find_shape(value: str) -> str:
    return next((name for name, shape in _SHAPES if shape.fullmatch(value)), "span" if "/" in value else "")


def _find_telling(date: Mention) -> tuple[str, ...]:
    """Find how a date is told."""
    shape = _find_shape(date.value)
    return f"rel={date.relation}", f"form={date.form}", f"shape={shape}", f"rel={date.relation} {shape}"


def _find_place(clause: Clause, date: Mention) -> Iterator[str]:
    """Find what stands about a date in its clause: the words beside it, the verbs, whether it opens or ends it."""
    units, at = clause.units, clause.index_of(date)
    lows = [f"<{u.kind}>" if u.mention is not None else find_lemma(u.low) for u in units]
    shown = ["^", "^", *(low if u.mention is not None else u.low for low, u in zip(lows, units, strict=True)), "$"]
    verbs = [k for k, u in enumerate(units) if u.mention is None and u.low not in AUXILIARIES and clause.is_verb(k)]
    nearest = lows[min(verbs, key=lambda k: abs(k - at))] if verbs else "-"
    yield from (f"-1={shown[at + 1]}", f"-2={shown[at]}_{shown[at + 1]}", f"+1={shown[at + 3]}", f"verb={nearest}", f"verb={nearest}_{shown[at + 1]}")
    yield from (f"main={lows[clause.verb] if clause.verb >= 0 else '-'}", f"opens={shown[2]}", "opens" if at <= 2 else "ends" if at >= len(units) - 3 else "within", f"clause{clause.relative:d}{clause.inherited:d}")
    for word in sorted(_TELLING.intersection([u.low for u in units if u.mention is None])):
        yield f"c={word}"
        yield f"c={word} {date.relation}"
    yield from (f"w={low}" for low in lows)
