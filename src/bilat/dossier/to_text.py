"""Shows a brief on a terminal, or as plain text in a pipe: aligned marks, wrapped sentences, source numbers at the edge."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bilat.dossier.marks import MARKS
from bilat.dossier.numbering import say_saved
from bilat.dossier.record import Change, Dossier, Line, SourceEntry
from bilat.dossier.safe import clean_line

_MEASURE = 108  # a longer line is hard to follow back to its beginning
_ASCII = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "’": "'",
        "“": '"',
        "”": '"',
        "·": "-",
        "…": "...",
        "€": "EUR ",
        "£": "GBP ",
        "₹": "INR ",
        "₪": "ILS ",
        "\u00a0": " ",
    }
)


def to_text(dossier: Dossier, *, width: int = 80, colour: bool = False, plain: bool = False) -> str:
    """Give the brief as text of at most `width` columns; `plain` keeps to ASCII where the terminal cannot show more."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=min(width, _MEASURE),
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    console.print(_Page(plain).page(dossier))
    text = "\n".join(line.rstrip() for line in out.getvalue().replace("\u00a0", " ").splitlines()) + "\n"
    return text.translate(_ASCII).encode("ascii", "replace").decode() if plain else text


class _Page:
    """Lays a dossier out; `plain` chooses the marks."""

    def __init__(self, plain: bool) -> None:
        self.plain = plain

    def page(self, dossier: Dossier) -> Group:
        parts: list[RenderableType] = [
            Text(clean_line(dossier.title), style="bold"),
            Text(clean_line(dossier.subtitle), style="dim"),
            Rule(style="dim", characters="-" if self.plain else "─"),
        ]
        for topic in dossier.topics:
            parts += self.section(topic.title, self.lines(topic.lines), bool(topic.lines or topic.expected))
            if topic.expected:
                parts += [
                    Padding(Text("Planned or forecast", style="italic"), (0, 0, 0, 2)),
                    self.lines(topic.expected),
                ]
            parts += self.more(topic.more)
        parts += self.section(
            "Opinions and assessments", self.lines(dossier.opinions), bool(dossier.opinions)
        )
        parts += self.more(dossier.more_opinions)
        parts += self.section(
            "Sources disagree", self.disagreements(dossier.disagreements), bool(dossier.disagreements)
        )
        changes = Group(*(self.change(change) for change in dossier.changes))
        parts += self.section("What changed between versions", changes, bool(dossier.changes))
        parts += self.section(
            "No time is given", self.lines(dossier.unplaced), bool(dossier.unplaced)
        )
        parts += self.more(dossier.more_unplaced)
        parts += self.section("What nobody says", self.sentences(dossier.silences), bool(dossier.silences))
        related = ", ".join(f"{one.title} ({one.claims})".replace(" ", "\u00a0") for one in dossier.related)
        parts += self.section(
            "Related pairs", Padding(Text(related), (0, 0, 0, 2)), bool(related)
        )
        parts += self.section("Sources", self.sources(dossier.sources), bool(dossier.sources))
        return Group(*parts, Text(), self.legend())

    def section(self, title: str, body: RenderableType, wanted: bool) -> list[RenderableType]:
        return [Text(), Text(title.upper(), style="bold cyan"), body] if wanted else []

    def more(self, number: int) -> list[RenderableType]:
        return (
            [Padding(Text(f"... and {number} more (--all shows them)", style="dim"), (0, 0, 0, 4))]
            if number
            else []
        )

    def lines(self, lines: Iterable[Line]) -> Table:
        table = _grid()
        for line in lines:
            table.add_row(self.mark(line), self.sentence(line), _numbers(line.sources))
        return table

    def sentence(self, line: Line) -> Text:
        text = Text(clean_line(line.text))
        if line.verdict not in ("single", "agree"):
            text.append(f"  {MARKS[line.verdict].word}", style=f"italic {_style(line)}")
        if line.note:
            text.append(f"  ({line.note})", style="italic dim")
        if line.verdict == "superseded":
            text.append(f"\n{clean_line(line.explanation)}", style="dim")
        return text

    def mark(self, line: Line) -> Text:
        mark = MARKS[line.verdict]
        return Text(mark.plain if self.plain else mark.sign, style=_style(line))

    def disagreements(self, lines: Iterable[Line]) -> Table:
        table = _grid()
        for line in lines:
            text = Text(clean_line(line.text))
            for reading in line.readings:
                text.append(f"\n{clean_line(reading.value)} ").append_text(_numbers(reading.sources))
            if not line.readings:
                text.append(f"\n{clean_line(line.explanation)}", style="dim")
            table.add_row(self.mark(line), text, _numbers(line.sources))
        return table

    def change(self, change: Change) -> Group:
        table = _grid()
        kinds = (
            ("added", change.added),
            ("updated", change.updated),
            ("no longer said", change.dropped),
            ("only in an old copy", change.stale),
        )
        for word, lines in kinds:
            for line in lines:
                sign = Text("+", style="green") if word == "added" else self.mark(line)
                table.add_row(
                    sign,
                    Text.assemble((f"{word}: ", "italic"), clean_line(line.text)),
                    _numbers(line.sources),
                )
        head = Text.assemble(
            (clean_line(change.title), "bold"),
            " ",
            _numbers(change.versions),
            f": {clean_line(change.reason)}",
        )
        return Group(Padding(head, (0, 0, 0, 2)), table, *self.more(change.more))

    def sentences(self, sentences: Iterable[str]) -> Group:
        return Group(*(Padding(Text(clean_line(one)), (0, 0, 0, 2)) for one in sentences))

    def sources(self, entries: Iterable[SourceEntry]) -> Table:
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(width=5, justify="right", no_wrap=True)
        table.add_column(ratio=1, overflow="fold")
        for entry in entries:
            table.add_row(f"[{entry.number}]", _source(entry))
        return table

    def legend(self) -> Table:
        table = Table.grid(padding=(0, 1, 0, 0))
        for mark in MARKS.values():
            table.add_row(
                f"  {mark.plain if self.plain else mark.sign}", mark.word, mark.meaning, style="dim"
            )
        return table


def _grid() -> Table:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=3, justify="right", no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(justify="right", no_wrap=True)
    return table


def _numbers(numbers: tuple[int, ...]) -> Text:
    return Text("".join(f"[{number}]" for number in numbers), style="dim")


def _style(line: Line) -> str:
    return MARKS[line.verdict].colour


def _source(entry: SourceEntry) -> Group:
    details = " · ".join(
        clean_line(part)
        for part in (entry.publisher, entry.date, entry.standing, f"witness {entry.witness}")
        if part
    )
    text = Text.assemble(clean_line(entry.title), (f" · {details}", "dim"))
    text.append(f"\n{clean_line(entry.url or entry.name)}", style="dim")
    if not entry.references:
        return Group(text)
    cited = Table.grid(padding=(0, 1, 0, 0))
    cited.add_column(justify="right", no_wrap=True)
    cited.add_column(ratio=1, overflow="fold")
    for one in entry.references:
        cited.add_row(f"{clean_line(one.key)}.", f"{clean_line(one.text)}{say_saved(one)}", style="dim")
    if entry.more:
        cited.add_row("", f"... and {entry.more} more (--all shows them)", style="dim")
    return Group(text, Text("It cites:", style="dim"), cited)
