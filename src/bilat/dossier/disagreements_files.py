"""Disagreements as a table for programs (CSV, one row a place where a reading is said) and as a page for editors (HTML)."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from bilat.dossier.disagreements import Disagreement, Side, Voice
from bilat.dossier.safe import clean_line
from bilat.dossier.to_html import load_template

COLUMNS = (
    "rank", "fact", "country_a", "country_b", "type", "statement", "fields", "reading", "reading_in_words", "clashes", "alternatives",
    "days_apart", "within_one_text", "reason_kinds", "reasons", "witness", "document", "title", "url", "date", "section",
    "quote", "start", "references",
)  # fmt: skip


def to_csv(found: Sequence[Disagreement]) -> str:
    """Give one row for each place where a reading is said; rows of one `fact` belong together, `rank` 1 is the worst."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for rank, one in enumerate(found, 1):
        for side in one.sides:
            for voice in side.voices:
                table.writerow([_to_cell(value) for value in _to_row(rank, one, side, voice)])
    return out.getvalue()


def to_page(found: Sequence[Disagreement], title: str) -> str:
    """Give one HTML page that asks for nothing from anywhere: first what texts differ on, then texts that contradict themselves."""
    between, within = [one for one in found if not one.alone], [one for one in found if one.alone]
    return load_template("disagreements.html.j2").render(title=title, groups=[("Between texts", between), ("Within one text", within)])


def _to_row(rank: int, one: Disagreement, side: Side, voice: Voice) -> tuple[object, ...]:
    first, second = (*one.pair, "", "")[:2]
    return (
        rank, one.fact.id, first, second, one.fact.type, one.text, " ".join(one.fields), side.value, side.words,
        side.clashes, one.fact.alternatives,
        one.days, one.alone, " ".join(reason.kind for reason in one.fact.reasons), " ".join(one.reasons), voice.witness, voice.name,
        voice.title, voice.url, voice.date, voice.section, voice.quote, voice.start,
        " | ".join(reference.url or reference.text for reference in voice.references),
    )  # fmt: skip


def _to_cell(value: object) -> str:
    """Write a cell; a text that a spreadsheet would take for a formula is marked as text."""
    if value is None or value is False:
        return ""
    if not isinstance(value, str):
        return str(value)
    plain = clean_line(value)
    return f"'{plain}" if plain[:1] in ("=", "+", "-", "@") else plain
