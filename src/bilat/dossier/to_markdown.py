"""Shows a brief as Markdown that reads well unrendered too. For notes, mail and wikis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bilat.dossier.marks import MARKS
from bilat.dossier.numbering import say_saved
from bilat.dossier.record import Change, Dossier, Line, SourceEntry
from bilat.dossier.safe import clean_address, clean_line


def to_markdown(dossier: Dossier) -> str:
    """Give the brief as one Markdown text."""
    return "\n".join(_paragraphs(dossier)).rstrip() + "\n"


def _paragraphs(dossier: Dossier) -> Iterator[str]:
    yield f"# {_escaped(dossier.title)}\n\n{_escaped(dossier.subtitle)}.\n"
    for topic in dossier.topics:
        if topic.lines or topic.expected:
            yield f"## {topic.title}\n"
            yield from _bullets(topic.lines)
        if topic.expected:
            yield "**Planned or forecast**\n"
            yield from _bullets(topic.expected)
        yield from _more(topic.more)
    yield from _section("Opinions and assessments", _bullets(dossier.opinions))
    yield from _more(dossier.more_opinions)
    yield from _section("Sources disagree", (_disagreement(line) for line in dossier.disagreements))
    yield from _section(
        "What changed between versions", (part for change in dossier.changes for part in _change(change))
    )
    yield from _section("No time is given", _bullets(dossier.unplaced))
    yield from _more(dossier.more_unplaced)
    yield from _section("What nobody says", (f"- {_escaped(one)}" for one in dossier.silences))
    yield from _section(
        "Related pairs", (f"- {_escaped(one.title)} ({one.claims})" for one in dossier.related)
    )
    yield from _section("Sources", (_source(entry) for entry in dossier.sources))
    yield "**Marks:** " + " · ".join(f"{mark.sign} {mark.word}: {mark.meaning}" for mark in MARKS.values())


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield f"## {title}\n"
        yield from listed
        if listed[-1]:
            yield ""


def _more(number: int) -> Iterator[str]:
    if number:
        yield f"*... and {number} more.*\n"


def _bullets(lines: Iterable[Line]) -> Iterator[str]:
    listed = [_line(line) for line in lines]
    yield from listed
    if listed:
        yield ""


def _line(line: Line) -> str:
    mark = MARKS[line.verdict]
    word = "" if line.verdict in ("single", "agree") else f" *{mark.word}*"
    word += f" *({line.note})*" if line.note else ""
    return f"- {mark.sign} {_escaped(line.text)}{word} {_numbers(line.sources)}".rstrip()


def _disagreement(line: Line) -> str:
    readings = "; ".join(
        f"{_escaped(reading.value)} {_numbers(reading.sources)}".rstrip() for reading in line.readings
    )
    return f"- {_escaped(line.text)} {_escaped(readings or line.explanation)}"


def _change(change: Change) -> Iterator[str]:
    yield f"**{_escaped(change.title)}** {_numbers(change.versions)}: {_escaped(change.reason)}\n"
    for word, lines in (
        ("Added", change.added),
        ("Updated", change.updated),
        ("No longer said", change.dropped),
        ("Only in the old copy", change.stale),
    ):
        for line in lines:
            yield f"- {word}: {_escaped(line.text)} {_numbers(line.sources)}"
    if change.more:
        yield f"- *... and {change.more} more.*"
    yield ""


def _source(entry: SourceEntry) -> str:
    address = clean_address(entry.url)
    title = (
        f"[{_escaped(entry.title)}](<{address}>)"
        if address and not set("<>\n") & set(address)
        else _escaped(entry.title)
    )
    details = [
        _escaped(part)
        for part in (entry.publisher, entry.date, entry.standing, f"witness {entry.witness}")
        if part
    ]
    cited = [f"{_escaped(one.key)}. {_escaped(one.text)}{_escaped(say_saved(one))}" for one in entry.references]
    cited += [f"and {entry.more} more"] if entry.more else []
    return f"{entry.number}. {title}. {', '.join(details)}" + (f". It cites: {'; '.join(cited)}" if cited else "")


def _numbers(numbers: tuple[int, ...]) -> str:
    return "".join(f"\\[{number}\\]" for number in numbers)


def _escaped(text: str | None) -> str:
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", clean_line(text)).replace("&", "&amp;")
