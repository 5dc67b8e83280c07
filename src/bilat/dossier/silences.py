"""What nobody says: the systems on which no source speaks, and the times in which one of the two was no state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilat.dossier.material import Material
from bilat.dossier.record import Change, Line, Topic
from bilat.dossier.topics import SYSTEMS, find_system
from bilat.dossier.words.clause import first_upper, listed
from bilat.model import parse_when

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
    unknown = [system.silence for system in SYSTEMS if system.key not in filled | former]
    sentences = []
    if unknown:
        sentences.append(
            f"No source in the base says anything on {listed(unknown, 'or')}: it is unknown, not absent."
        )
    sentences += [
        f"On {system.silence}, only an older version speaks." for system in SYSTEMS if system.key in former
    ]
    if parts := _find_unsaid_parts(topics, filled):
        sentences.append(f"{'Of the rest, nothing' if unknown else 'Nothing'} is said on {listed(parts, 'or')}.")
    return (*sentences, *_not_then(topics, material))


def _find_unsaid_parts(topics: Iterable[Topic], filled: set[str]) -> list[str]:
    """Find what a reader would look for in the systems on which something is said, and does not find."""
    said = {line.type for topic in topics for line in (*topic.lines, *topic.expected)}
    return [words for name, words in _PARTS.items() if name not in said and find_system(name, {}) in filled]


def _not_then(topics: Iterable[Topic], material: Material) -> list[str]:
    asked = int(material.as_of[:4]) if material.as_of else None
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
