"""How one thing to review looks in a terminal: what it is about, each reading with its witnesses, and the quotes in their context."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bilat.cli.output import find_width, is_colour, write
from bilat.dossier.lines import say_reading
from bilat.dossier.reviewing import TITLES, Entry, say_judgement, say_subject
from bilat.dossier.safe import clean_line
from bilat.dossier.words import Names
from bilat.model import Claim, Document, Judgement
from bilat.query import ReviewItem

if TYPE_CHECKING:
    from rich.text import Text

# Characters of the text around a quote, and of the quote itself, that are shown.
_AROUND, _LONGEST = 110, 420
MENU = "c N confirm · r N reject · s N M same · d N M different · k skip · u undo · q quit"


def show_item(
    item: ReviewItem, place: str, names: Names, documents: dict[str, Document], entries: Sequence[Entry]
) -> None:
    """Write an item: its subject, why it is here, earlier judgements, and the numbered sayings under their readings."""
    from rich.text import Text

    lines: list[Text] = [Text(f"{place} · {TITLES[item.kind]}", style="dim")]
    lines.append(Text(clean_line(say_subject(item, names)), style="bold"))
    lines.append(Text(_without_paths(clean_line(item.note), item)))
    for judgement in item.judgements:
        lines += _tell_judgement(judgement)
    if item.kind == "reopened" and item.claims:
        lines.append(Text("What stands now:"))
    reading = None
    for number, entry in enumerate(entries, 1):
        if entry.reading != reading:
            reading = entry.reading
            lines += [Text(), _tell_reading(reading, entries)]
        lines += _tell_entry(number, entry, documents)
    _print([Text("─" * find_width(), style="dim"), *lines, Text(), Text(MENU, style="dim")])


def _tell_reading(reading: str, entries: Sequence[Entry]) -> Text:
    from rich.text import Text

    count = len({name for entry in entries if entry.reading == reading for name in entry.documents})
    told = Text(clean_line(say_reading(reading)), style="bold cyan")
    return told.append(f"  ({count} document{'s' * (count > 1)})", style="not bold dim")


def _tell_judgement(judgement: Judgement) -> list[Text]:
    from rich.text import Text

    lines = [Text(f"  [{judgement.id[:8]}] {clean_line(say_judgement(judgement))}", style="yellow")]
    for subject in judgement.subjects:
        lines.append(
            Text(f"      “{clean_line(_cut(subject.quote))}” ({clean_line(_shorten(subject.document))})")
        )
    return lines


def _tell_entry(number: int, entry: Entry, documents: dict[str, Document]) -> list[Text]:
    from rich.text import Text

    named = ", ".join(clean_line(_name(documents.get(name), name)) for name in entry.documents[:3])
    more = f" and {len(entry.documents) - 3} more" if len(entry.documents) > 3 else ""
    head = Text(f"  [{number}] ", style="bold").append(f"{named}{more}", style="not bold dim")
    before, quote, after = _find_context(entry.claim, documents.get(entry.claim.document))
    told = Text("      ").append(before, style="dim").append(f"“{quote}”", style="underline").append(after, style="dim")
    return [head, told]


def _name(document: Document | None, name: str) -> str:
    if document is None:
        return _shorten(name)
    dated = f", {document.date}" if document.date else ""
    return f"{document.title or _shorten(name)}{dated}"


def _shorten(name: str) -> str:
    return name.rpartition("/")[2] or name


def _without_paths(note: str, item: ReviewItem) -> str:
    """Name documents by the last part of their paths, as everywhere else on the screen."""
    for name in sorted({claim.document for claim in item.claims}, key=len, reverse=True):
        note = note.replace(f"“{name}”", f"“{_shorten(name)}”")
    return note


def _find_context(claim: Claim, document: Document | None) -> tuple[str, str, str]:
    """Give the words before a quote, the quote, and the words after it; the words around are cut at blanks."""
    evidence = claim.evidence
    quote = clean_line(_cut(evidence.quote))
    if document is None:
        return "", quote, ""
    before = document.text[max(0, evidence.start - _AROUND) : evidence.start]
    after = document.text[evidence.end : evidence.end + _AROUND]
    if evidence.start > _AROUND:
        before = "… " + before.partition(" ")[2]
    if evidence.end + _AROUND < len(document.text):
        after = after.rpartition(" ")[0] + " …"
    lead = " " if before[-1:].isspace() else ""
    return clean_line(before) + lead, quote, (" " if after[:1].isspace() else "") + clean_line(after)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2]} …"


def _print(lines: Sequence[Text]) -> None:
    from rich.console import Console
    from rich.padding import Padding

    console = Console(
        width=find_width(), force_terminal=is_colour(), no_color=not is_colour(), highlight=False, emoji=False
    )
    with console.capture() as captured:
        for line in lines:
            indent = len(line.plain) - len(line.plain.lstrip())
            if indent:
                console.print(Padding(line[indent:], (0, 0, 0, indent)))
            else:
                console.print(line)
    write("\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n")
