"""What nobody says: the systems on which no source speaks, and the times in which one of the two was no state."""

from __future__ import annotations

from collections.abc import Iterable

from bilat.dossier.material import Material
from bilat.dossier.record import Change, Line, Topic
from bilat.dossier.topics import SYSTEMS, find_system
from bilat.dossier.words.clause import first_upper, listed
from bilat.model import parse_when


def find_silences(topics: Iterable[Topic], changes: Iterable[Change], material: Material) -> tuple[str, ...]:
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
    return (*sentences, *_not_then(topics, material))


def _not_then(topics: Iterable[Topic], material: Material) -> list[str]:
    asked = int(material.as_of[:4]) if material.as_of else None
    earliest = _earliest_year(line for topic in topics for line in topic.lines)
    sentences = []
    for code in material.pair:
        first, last = material.statehood.get(code, (None, None))
        name = first_upper(material.names.the(code))
        if asked is not None and ((first and asked < first) or (last and asked > last)):
            sentences.append(f"{name} was not a state then ({_span(first, last)}).")
        elif first and earliest and earliest < first:
            sentences.append(
                f"{name} has been a state since {first}; what is said of earlier years is about its land and people."
            )
        elif last:
            sentences.append(f"{name} ceased to be a state in {last}.")
    return sentences


def _span(first: int | None, last: int | None) -> str:
    bounds = (f"from {first}" if first else "", f"until {last}" if last else "")
    return " ".join(("a state", *filter(None, bounds)))


def _earliest_year(lines: Iterable[Line]) -> int | None:
    years = [parse_when(line.when).earliest for line in lines if line.when]
    return min((day.year for day in years if day is not None), default=None)
