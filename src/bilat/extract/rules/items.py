"""Arms as they are named in a sentence: nouns, type codes and proper names of weapons, each with its count and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from bilat.extract.clauses import Clause
from bilat.extract.lexicon import fold
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import join_words, phrase
from bilat.model import Amount
from bilat.vocabulary import load

_TYPE = re.compile(r"\b(?:[A-Z][a-zA-Z]{0,4}-?\d{1,3}[A-Z]{0,3}\d?[A-Z]{0,2}s?|(?:MiG|Su|Mi|Tu|An|Il|Ka)-\d+[A-Z]*\d?[A-Z]*s?)(?!\.\d)(?![\w-])(?! (?:million|billion)\b)")
_NOT_TYPE = re.compile(r"(?:G-?\d{1,2}|G20|U\d\d|Covid-19|COVID-19|L-?\d|A\d|B\d|M\d|E\d+|H\d|Q[1-4]|FY\d+|F1|COP\d+|P\d\+\d|C\d|T20|WW\d|SDG\d+|BRI\d*|CO2|D-?\d|EU\d+|C40|V4|N\d+)s?")
_STOPS = frozenset(["of", "in", "on", "to", "by", "with", "from", "and", "for", "the", "a", "an", "its", "their", "his", "some", "more", "much", "many", "most", "new", "other", "as", "such", "including", "or", "also", "used", "that", "this", "these", "those", "both", "against", "over", "under", "at", "after", "before", "until", "during", "since", "about", "into", "through", "between"])
_WARLIKE = re.compile(r"\b(?:patrol|missile|armou?red|combat|military|support|class|attack|transport|fighter|second-hand|used|gun|rocket|artillery|naval|coastguard|coast guard|army|air force|navy|infantry|tracked|anti-\w+|trainer|jet|reconnaissance|surveillance|utility|light|heavy|soviet|captured|warsaw|air-?defen[cs]e|coastal|landing|\w+-class|training|weapons?|arms|forces?|troops)\b|[A-Z]+-?\d", re.I)


@dataclass(slots=True, eq=False)
class Item:
    """Arms named at text[start:end]; `index` is the unit of its last word in `clause`, `first` that of its first."""

    text: str
    start: int
    end: int
    clause: Clause
    first: int
    index: int
    amount: Amount | None = None
    maker: Mention | None = None
    origin: str = ""


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{join_words(load().cues['arms']['items'])})(?![\w])")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{join_words(load().cues['arms']['named'])})\b")


@cache
def _weak() -> frozenset[str]:
    return frozenset(load().cues["arms"]["weak"])


def has_arms(sent: Sent) -> bool:
    """Tell whether any word of arms stands in a sentence at all."""
    return _has_arms(sent.text)


@lru_cache(maxsize=16)
def _has_arms(text: str) -> bool:
    return bool(_heads().search(fold(text)) or _TYPE.search(text) or _named().search(text))


def find_items(sent: Sent) -> list[Item]:
    """Find the arms named in a sentence, in order."""
    items: list[Item] = []
    for clause in sent.clauses:
        taken = clause.start
        for start, end, bare in _spans(sent, clause):
            if start < taken:
                continue
            item = _item(sent, clause, start, end)
            if item is None or (bare and not _is_warlike(sent, item)):
                continue
            items.append(item)
            taken = end
    return items


def _spans(sent: Sent, clause: Clause) -> Iterator[tuple[int, int, bool]]:
    text = sent.document.text
    low = fold(text[clause.start : clause.end])
    found = [(m.start() + clause.start, m.end() + clause.start, m.group() in _weak()) for m in _heads().finditer(low)]
    for shape in (_TYPE, _named()):
        for m in shape.finditer(text, clause.start, clause.end):
            if not (shape is _TYPE and _NOT_TYPE.fullmatch(m.group())) and not _is_storm(text, m):
                found.append((m.start(), m.end(), False))
    found.sort()
    merged: list[tuple[int, int, bool]] = []
    for start, end, bare in found:
        if merged and start <= merged[-1][1] + 1 + len(_between(text, merged[-1][1], start)):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]), False)
        else:
            merged.append((start, end, bare))
    yield from merged


def _is_storm(text: str, named: re.Match[str]) -> bool:
    """Tell whether the name is a storm's: "Super-Typhoon Winston", "Hurricane Maria"."""
    after = text[named.end() : named.end() + 20]
    return named.group() in ("Typhoon", "Hurricane", "Cyclone") and bool(re.match(r" [A-Z][a-z]+", after) or text[: named.start()].lower().endswith(("super-", "super ")))


def _between(text: str, end: int, start: int) -> str:
    """Give the words that join a type or name to its noun: "K2 Black Panther tanks", "FK-3 missile systems"; "" where they are two things."""
    gap = text[end:start]
    return gap if start > end and re.fullmatch(r"(?: [A-Za-z-]+){0,3} ", gap) and not re.search(r"\b(?:and|or|of|to|in|for|with|from|by|on|at|that|which|are|is|were|was|the|a|over|as)\b", gap) else ""


def _is_warlike(sent: Sent, item: Item) -> bool:
    around = sent.document.text[max(sent.start, item.start - 30) : item.end + 40]
    return bool(_WARLIKE.search(item.text) or any(m.form == "arms" for m in item.clause.mentions("firm")) or re.search(r"\b(?:army|navy|air force|military|armed forces|coast ?guard|weapons|arms|ammunition|defen[cs]e|troops|missiles)\b", around, re.I) or (item.amount is not None and item.text.split()[-1].lower() in ("jets", "tanks", "helicopters", "fighters")))


def _item(sent: Sent, clause: Clause, start: int, end: int) -> Item | None:
    units = clause.units
    inside = [i for i, u in enumerate(units) if u.start < end and start < u.end]
    if not inside or any(units[i].kind == "country" for i in inside) or re.match(r"(?:manufacturers?|makers?|producers?|compan(?:y|ies)|firms?|industry|dealers?|exporters?|warnings?|coverage|data)\b", clause.words(inside[-1] + 1, inside[-1] + 2)):
        return None
    first = inside[0]
    maker: Mention | None = None
    while first > 0:
        unit = units[first - 1]
        if unit.kind == "firm" and maker is None:
            maker = unit.mention
            break
        if unit.mention is not None or not re.fullmatch(r"[\w/-]+", unit.low) or clause.is_verb(first - 1) or unit.low in _STOPS:
            break
        first -= 1
    before = units[first - 1].mention if first else None
    k = first - 1
    while k > 0 and (units[k].kind in ("firm",) or (units[k].kind == "country" and units[k].mention and units[k].mention.form == "adjective")):  # type: ignore[union-attr]
        k -= 1
    counted = units[k].mention if k >= 0 else None
    amount = counted.amount if counted and counted.amount and counted.amount.unit == "items" and not 1900 <= counted.amount.value <= 2100 else None
    origin = before.code if before is not None and before.kind == "country" and before.form == "adjective" else ""
    words = phrase(sent, units[first].start, max(end, units[inside[-1]].end))
    words = re.sub(r"^(?:(?:largest|biggest|main|first|big|new|major|second|two|three|four|five|six|ten|twelve|fifteen|twenty|several|total|additional|up|further|more) )+", "", words, flags=re.I)
    return Item(words, units[first].start, end, clause, first, inside[-1], amount, maker, origin) if words else None
