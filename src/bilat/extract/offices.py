"""Offices: titles and functions named in a text, with what they are over. Who holds them is found in persons.py; words are in
vocabulary/cues/offices.yaml."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bilat.extract.lexicon import fold
from bilat.extract.waits import Row, Waits
from bilat.vocabulary import load


class Office(NamedTuple):
    """An office found in a text: its span, whether it is plural, whether it is a mere form of address."""

    start: int
    end: int
    plural: bool
    address: bool = False


@cache
def _office_expression() -> re.Pattern[str]:
    cues = load().cues["offices"]

    def join(words: list[str]) -> str:
        return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))

    fields, heads = join(cues["fields"]), join(cues["heads"])
    lower = join([w.lower() for w in cues["fields"]])
    def either(words: list[str]) -> str:
        return "|".join(f"[{w[0].upper()}{w[0].lower()}]{re.escape(w[1:])}" for w in sorted(words, key=len, reverse=True))

    field = rf"(?:{fields})(?:(?:,|,? and|,? &) (?:{fields}))*"
    topic = r"[A-Z][\w-]+(?:(?:,|,? and|,? &| of| for)?(?: the)? [A-Z][\w-]+){0,7}"
    single = rf"(?:Minister|Secretary|Under-?[Ss]ecretary|minister|Vice[- ]Minister) (?:of State )?(?:of|for) (?:the )?{topic}|{field} (?:Minister|Secretary|minister)|(?:deputy |vice |junior )?(?:{lower}) minister|(?:{heads})(?![a-z\d_])|{either(cues['common'])}"
    plural = rf"(?:{fields}) (?:Ministers|Secretaries|ministers)|(?:{lower}) ministers|{either(cues['plural'])}|Presidents|Prime Ministers|Ministers|Ambassadors|Kings|Leaders|Heads of State|Heads of Government"
    return re.compile(rf"(?<![\w-])(?P<prefix>(?:(?:{join(cues['prefixes'])})[ -])*)(?:(?P<plural>{plural})|(?P<single>{single}))(?![a-z\d_-]|(?<=[a-z])[A-Z]+\b(?![a-z]))(?! (?:visits?|trips?|talks|documents?|statements?|languages?|ties|relations|name|data|figures|statistics|residence|website|assistance)\b)")


@cache
def _row() -> Row:
    """Give whether the words of a text may hold an office: the longest word of each, and those of the offices that have fields."""
    cues = load().cues["offices"]
    longest = {max(re.findall(r"\w+", phrase), key=len) for phrase in (*cues["heads"], *cues["common"], *cues["plural"])}
    inside = {"minister", "secretar", "president", "ambassador", "king", "leader", "head"} | {w for w in longest if len(w) > 3}
    return Row([Waits(words=[fold(w) for w in longest if len(w) <= 3], patterns=[re.escape(w) for w in inside])])


@cache
def _topics() -> frozenset[str]:
    cues = load().cues["offices"]
    return frozenset(w for field in (*cues["fields"], *cues["topics"]) for w in field.split())


@cache
def _address() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(load().cues["offices"]["address"], key=len, reverse=True))
    return re.compile(rf"(?:{words})\.?$")


def is_address(word: str) -> bool:
    """Tell whether a word is a mere form of address ("Dr.", "Shri")."""
    return bool(_address().match(word))


_TAIL = re.compile(r" (?:of|for) (?:the )?(?=[A-Z])")
_TOPIC_STEP = re.compile(r"(?P<join>,|,? and|,? &| of| for)?(?: the)? (?P<word>[A-Z][\w’'-]*)")


_NO_SOLDIER = re.compile(r"\b(?:[Cc]onsulates?|[Cc]onsulships?|[Ii]n|[Aa]s a|[Mm]ore|[Ii]ts|[Ff]or the|of a|with a|certain) $")  # "consulates general", "in general"
_TOPIC = re.compile(r" (?:of|for) (?:the )?[A-Z]")


def find_offices(text: str, start: int, end: int) -> list[Office]:
    """Find the offices named in text[start:end], each with what it is over ("Minister of Trade and Industry", "Speaker of Parliament")."""
    piece = text[start:end]
    if not _row().of(piece):
        return []
    found = []
    for match in _office_expression().finditer(piece):
        if match.group().lower() == "general" and _NO_SOLDIER.search(piece, 0, match.start()):
            continue
        stop = match.end()
        topic = _TOPIC.search(match.group())
        tail = _TAIL.match(piece, stop)
        if topic:
            stop = _end_of_topic(piece, match.start() + topic.end() - 1, match.end(), keep_first=True)
        elif tail:
            stop = _end_of_topic(piece, tail.end(), len(piece), keep_first=False) or stop
        found.append(Office(start + match.start(), start + stop, bool(match["plural"]), bool(_address().match(match.group()))))
    return found


def _end_of_topic(piece: str, at: int, limit: int, *, keep_first: bool) -> int:
    """Give where the words of a ministry or assembly end and a name begins, 0 where no such word stands at `at`."""
    first = re.compile(r"[A-Z][\w’'-]*").match(piece, at)
    if first is None or not (keep_first or first.group() in _topics()):
        return 0
    stop = first.end()
    while step := _TOPIC_STEP.match(piece, stop):
        if step.end() > limit or step["word"] not in _topics():
            break
        stop = step.end()
    return stop


_PASSING = re.compile(r"^(?:(?:[Ff]ormer|[Ll]ate|the then|then|outgoing|incumbent|current|visiting|new|newly elected)[ -])+")


def clean_office(title: str) -> str:
    """Give an office without words that say when it was held ("the then", "late", "visiting") and without a mere form of address."""
    plain = _PASSING.sub("", title).strip()
    return "" if _address().match(plain) else plain


def singular(office: str) -> str:
    """Give the office of one of several who hold it: "Presidents" -> "President", "Heads of State" -> "Head of State"."""
    return re.sub(r"^(Heads?|[\w ]*?(?:Minister|Secretarie|President|King|Leader|Ambassador|minister|president|leader|ambassador|secretarie|king)|heads?)s\b", r"\1", office).replace("Secretarie", "Secretary").replace("secretarie", "secretary").replace("Heads of", "Head of")


def country_of_office(office: str) -> str:
    """Give the country that an office alone says ("Pope", "Taoiseach"), or ""."""
    return str(load().cues["offices"]["of_country"].get(office.strip().lower(), ""))
