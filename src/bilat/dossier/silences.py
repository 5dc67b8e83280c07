"""What nobody says: the systems on which no source speaks, and the times in which one of the two was no state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilat.dossier.material import Material
from bilat.dossier.record import Change, Line, Topic
from bilat.dossier.topics import SYSTEMS, find_system
from bilat.dossier.words.clause import first_upper, listed
from bilat.dossier.words.time import say_date
from bilat.model import parse_when
from bilat.query import find_asked_days, is_outside

_PARTS = {
    "relations": "the beginning of relations", "mission": "missions", "envoy": "ambassadors", "visa": "visas", "border": "a border",
    "visit": "visits", "meeting": "meetings", "recognition": "recognition", "agreement": "agreements", "trade": "trade",
    "finance": "aid and loans", "arms": "arms", "force": "the use of force", "sanction": "sanctions",
    "community": "communities", "person_link": "persons who link the two",
}  # fmt: skip


def find_silences(topics: Sequence[Topic], changes: Iterable[Change], material: Material) -> tuple[str, ...]:
    """Say in sentences what no source says, and for which times there was no state to speak of."""
    filled = {topic.key for topic in topics if topic.lines or topic.expected}
    former = {
        find_system(line.type, {}) for change in changes for line in change.dropped + change.stale
    } - filled
    timeless = {find_system(fact.type, fact.roles) for fact in material.unplaced} - filled - former
    unknown = [system.silence for system in SYSTEMS if system.key not in filled | former | timeless]
    sentences = []
    if unknown:
        sentences.append(
            f"{_lead(material)} says anything on {listed(unknown, 'or')}: it is unknown, not absent."
        )
    sentences += [
        f"On {system.silence}, only an older version speaks." for system in SYSTEMS if system.key in former
    ]
    if timeless:
        words = [system.silence for system in SYSTEMS if system.key in timeless]
        sentences.append(f"On {listed(words)}, what is said has no time.")
    if parts := _find_unsaid_parts(topics, filled, material):
        sentences.append(f"{'Of the rest, nothing' if unknown else 'Nothing'} is said on {listed(parts, 'or')}.")
    return (*sentences, *_find_outside(material), *_not_then(topics, material))


def _lead(material: Material) -> str:
    return "No source in the base" if not material.held else f"For {say_date(material.held)}, no source in the base"


def _find_outside(material: Material) -> list[str]:
    """Say that a time lies outside of what the sources on the pair cover, so that their silence on it means nothing."""
    if not (material.held and material.documents):
        return []
    if material.coverage is None:
        return ["No source on the pair gives any time, so nothing tells which years they cover."]
    if not is_outside(material.coverage, find_asked_days(material.held)):
        return []
    span = f"{material.coverage[0].year} to {material.coverage[1].year}"
    return [f"{first_upper(say_date(material.held))} lies outside what the sources on the pair cover: they speak of {span}."]


def _find_unsaid_parts(topics: Iterable[Topic], filled: set[str], material: Material) -> list[str]:
    """Find what a reader would look for in the systems on which something is said, and does not find."""
    said = {line.type for topic in topics for line in (*topic.lines, *topic.expected)}
    said |= {fact.type for fact in material.unplaced}
    return [words for name, words in _PARTS.items() if name not in said and find_system(name, {}) in filled]


def _not_then(topics: Iterable[Topic], material: Material) -> list[str]:
    asked = _find_year(material.held or material.as_of)
    earliest = _earliest_year(line for topic in topics for line in topic.lines)
    sentences = []
    for code in material.pair:
        spans = material.statehood.get(code, ())
        name = first_upper(material.names.the(code))
        if asked is not None and spans and not any(_holds(asked, span) for span in spans):
            sentences.append(
                f"{name} was not a state then (a state {listed([_say_span(span) for span in spans])})."
            )
        elif spans and spans[0][0] and earliest and earliest < spans[0][0]:
            sentences.append(
                f"{name} was no state before {spans[0][0]}; what is said of earlier years is about its land and people."
            )
        elif spans and spans[-1][1]:
            sentences.append(f"{name} ceased to be a state in {spans[-1][1]}.")
    return sentences


def _find_year(asked: str | None) -> int | None:
    return find_asked_days(asked)[1].year if asked else None


def _holds(year: int, span: tuple[int | None, int | None]) -> bool:
    first, last = span
    return (first is None or first <= year) and (last is None or year <= last)


def _say_span(span: tuple[int | None, int | None]) -> str:
    first, last = span
    if first and last:
        return f"{first}–{last}"
    return f"since {first}" if first else f"until {last}"


def _earliest_year(lines: Iterable[Line]) -> int | None:
    years = [parse_when(line.when).earliest for line in lines if line.when]
    return min((day.year for day in years if day is not None), default=None)
