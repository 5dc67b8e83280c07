"""Shortens a brief to what a person would read at one sitting: of long lists the best witnessed and latest lines. Nothing is reworded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from bilat.dossier.record import Change, Dossier, Line, SourceEntry, Topic

_TELLING = ("differs", "agree", "refines", "superseded")


def shorten(dossier: Dossier, most: int) -> Dossier:
    """Keep at most `most` lines of each list, say how many were left out, and keep the sources of what is left."""
    shorter = msgspec.structs.replace(
        dossier,
        topics=tuple(_shorten_topic(topic, most) for topic in dossier.topics),
        opinions=_choose(dossier.opinions, most),
        more_opinions=max(0, len(dossier.opinions) - most),
        unplaced=_choose(dossier.unplaced, most),
        more_unplaced=max(0, len(dossier.unplaced) - most),
        changes=tuple(_shorten_change(change, (most + 1) // 2) for change in dossier.changes),
    )
    cited = set(_find_cited(shorter))
    return msgspec.structs.replace(
        shorter,
        sources=tuple(_shorten_source(entry, most) for entry in dossier.sources if entry.number in cited),
    )


def _shorten_source(entry: SourceEntry, most: int) -> SourceEntry:
    left_out = max(0, len(entry.references) - most)
    return msgspec.structs.replace(entry, references=entry.references[:most], more=left_out)


def _shorten_topic(topic: Topic, most: int) -> Topic:
    left_out = max(0, len(topic.lines) - most) + max(0, len(topic.expected) - most)
    return msgspec.structs.replace(
        topic, lines=_choose(topic.lines, most), expected=_choose(topic.expected, most), more=left_out
    )


def _shorten_change(change: Change, most: int) -> Change:
    lists = {name: getattr(change, name) for name in ("added", "updated", "dropped", "stale")}
    left_out = sum(max(0, len(lines) - most) for lines in lists.values())
    return msgspec.structs.replace(
        change, **{name: _choose(lines, most) for name, lines in lists.items()}, more=left_out
    )


def _choose(lines: Sequence[Line], most: int) -> tuple[Line, ...]:
    """Choose lines by what their verdict tells, by how many documents say them, by how late they are; their order stays."""
    if len(lines) <= most:
        return tuple(lines)
    ranked = sorted(
        lines, key=lambda line: (line.verdict in _TELLING, len(line.sources), line.when or ""), reverse=True
    )
    kept = {id(line) for line in ranked[:most]}
    return tuple(line for line in lines if id(line) in kept)


def _find_cited(dossier: Dossier) -> Iterator[int]:
    lines = [line for topic in dossier.topics for line in (*topic.lines, *topic.expected)]
    lines += [*dossier.opinions, *dossier.disagreements, *dossier.unplaced]
    for change in dossier.changes:
        yield from change.versions
        lines += [*change.added, *change.updated, *change.dropped, *change.stale]
    for line in lines:
        yield from line.sources
        for reading in line.readings:
            yield from reading.sources
