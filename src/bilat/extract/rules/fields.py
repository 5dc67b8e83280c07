"""Fields of cooperation read off a phrase or a list, by the words in vocabulary/cues/fields.yaml, and who works in them, by agents.yaml."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import ahocorasick_rs as ac

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import phrase
from bilat.vocabulary import load


@cache
def _table() -> tuple[ac.AhoCorasick, list[str]]:
    """Give the automaton over all words for fields, and the field of each."""
    words = {word: field for field, listed in load().cues["fields"].items() for word in listed}
    return ac.AhoCorasick(list(words)), list(words.values())


_IN_WORD = re.compile(r"[\w-]")


def find_fields(text: str) -> list[tuple[str, str, int]]:
    """Find (field, word as written, offset) for each field named in a phrase, each field once, in order; the longest word at each place."""
    automaton, fields = _table()
    found: dict[str, tuple[str, str, int]] = {}
    last = 0
    for start, end, number in sorted((a, -b, n) for n, a, b in automaton.find_matches_as_indexes(_lower(text), overlapping=True)):
        if start >= last and _stands_alone(text, start, -end):
            last = -end
            found.setdefault(fields[number], (fields[number], text[start:last], start))
    return list(found.values())


def _lower(text: str) -> str:
    """Give a text in small letters, as long as it was."""
    return text.lower() if text.isascii() else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] is no part of a longer or hyphenated word."""
    return not (start and _IN_WORD.match(text, start - 1)) and not _IN_WORD.match(text, end)


def find_field(text: str) -> str:
    """Find the one field that a phrase names first, or ""."""
    found = find_fields(text)
    return found[0][0] if found else ""


_LIST_STOPS = frozenset(
    [";", ":", ".", "(", ")", "—", "which", "who", "that", "since", "after", "before", "when", "while", "although", "though", "because", "under", "within", "to", "by", "through", "at", "during", "despite", "via", "with", "for", "between", "whose", "where", "as", "than", "if", "on", "however", "but", "was", "were", "is", "are", "has", "have", "had", "will", "would", "from", "against", "among", "amid", "over", "until"]
)
_SEPARATORS = frozenset([",", "and", "&", "or", "plus", "also", "above", "all"])


class Item(NamedTuple):
    """A member of a list of fields: its field ("" where the words name none), its words, and the unit past its end."""

    field: str
    words: str
    end: int


def find_items(sent: Sent, clause: Clause, begin: int, *, limit: int = 40, stops: frozenset[str] = _LIST_STOPS) -> list[Item]:
    """Find the members of the list that starts at a unit ("energy, agriculture and higher education"); [] where it is no list of things."""
    items: list[Item] = []
    start = begin
    for i in range(begin, min(len(clause.units), begin + limit) + 1):
        unit = clause.units[i] if i < len(clause.units) else None
        ends = unit is None or i == begin + limit or _stops(clause, i, begin, stops)
        if unit is not None and not ends and not (unit.mention is None and unit.low in _SEPARATORS):
            continue
        if i > start:
            item = _item(sent, clause, start, i)
            if item is None:
                return items
            items.append(item)
        start = i + 1
        if ends:
            break
    return items


def _stops(clause: Clause, i: int, begin: int, stops: frozenset[str]) -> bool:
    unit = clause.units[i]
    if unit.mention is not None:
        return unit.kind == "date" or (unit.kind == "person" and not unit.mention.possessive)
    return unit.low in stops or (unit.low == "in" and i > begin) or (i > begin and clause.is_verb(i) and not unit.low.endswith("ing"))


_NO_THING = re.compile(r"(?:(?:the|its|their|both|a) )?(?:bilateral|multilateral|mutual|regional|international|joint|various|other)", re.I)


def _item(sent: Sent, clause: Clause, start: int, end: int) -> Item | None:
    head = clause.units[start].mention
    words = phrase(sent, clause.units[start].start, clause.units[end - 1].end)
    bare = head is not None and head.kind in ("country", "place", "group", "org") and not head.possessive and head.form != "adjective"
    if bare or end - start > 9 or not words or _NO_THING.fullmatch(words):
        return None
    return Item(find_field(words), words, end)


class Agent(NamedTuple):
    """People, firms or bodies of one country or of both: the unit of the noun, its field, and the countries."""

    at: int
    length: int
    field: str
    codes: tuple[str, ...]
    start: int


@cache
def _agent_words() -> dict[str, str]:
    return {word: field for field, listed in load().cues["agents"].items() for word in listed}


def find_agents(clause: Clause) -> list[Agent]:
    """Find the nouns of people and bodies with the country each is of: "A doctors", "A's development agency", "engineers from both countries"."""
    found = []
    for cue in clause.find(_agent_words()):
        owners, start = _owners(clause, cue.index, cue.length)
        codes = tuple(dict.fromkeys(c for m in owners for c in m.codes))
        found.append(Agent(cue.index, cue.length, _agent_words()[cue.lemma], codes, start))
    return found + _named_by_office(clause)


def _named_by_office(clause: Clause) -> list[Agent]:
    """Give the agents that are named like an office ("A experts", "B officers"), which stand as one unit."""
    found = []
    for i, unit in enumerate(clause.units):
        if unit.mention is not None and unit.kind == "person" and unit.mention.form == "plural-office" and unit.mention.code:
            words = unit.low.split()
            field = _agent_words().get(" ".join(words[-2:])) or _agent_words().get(words[-1])
            if field:
                found.append(Agent(i, 1, field, unit.mention.codes, i))
    return found


def _owners(clause: Clause, index: int, length: int) -> tuple[list[Mention], int]:
    before = [m for m in clause.before(index, ("country", "group", "place")) if m.form in ("adjective", "demonym", "capital", "possessive", "pronoun") or m.possessive or m.kind == "group"]
    if before:
        return before, clause.index_of(before[0])
    k = index + length
    if k < len(clause.units) and clause.units[k].low in ("of", "from", "in"):
        for i in range(k + 1, min(k + 4, len(clause.units))):
            mention = clause.units[i].mention
            if mention is not None and mention.kind in ("country", "group", "place"):
                owners = clause.group(i)
                return (owners, index) if clause.units[k].low != "in" or len({c for m in owners for c in m.codes}) == 2 else ([], index)
            if clause.units[i].low not in ("the", "both", "all", "each"):
                break
    return [], index
