"""A picture before it is drawn: a chart, its rows, and what is said of it to those who do not see it. Drawing is in render.py."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from bilat.charts.look import Palette, to_config
from bilat.dossier.material import Material
from bilat.dossier.safe import clean_line
from bilat.model import Fact

NOTE_WIDTH = 150  # characters of a line of notes at the usual width of a picture


_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


class Chart(Protocol):
    """What is needed of a chart of Altair."""

    def to_dict(self, *, validate: bool) -> dict[str, Any]:
        """Give the chart as a specification of Vega-Lite."""
        ...


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture with its title, a description for those who hear it read, and notes that are printed under the title.

    `rows` are the data of the chart by the names that it uses; they are kept apart because Altair looks at every value of its own.
    """

    name: str
    title: str
    description: str
    notes: tuple[str, ...] = ()
    chart: Chart
    rows: Mapping[str, Any] = {}
    palette: Palette
    is_empty: bool = False

    def to_spec(self) -> dict[str, Any]:
        """Give the whole picture as one specification of Vega-Lite, with all of its data."""
        spec = self.chart.to_dict(validate=False)
        lines = [line for note in self.notes for line in textwrap.wrap(clean_line(note), NOTE_WIDTH)]
        spec |= {
            "title": {"text": clean_line(self.title), "subtitle": lines},
            "description": clean_line(self.description),
            "datasets": {name: [_clean(row) for row in rows] for name, rows in self.rows.items()},
            "config": to_config(self.palette),
        }
        return spec


def _clean(row: Mapping[str, Any]) -> dict[str, Any]:
    """Take out of the words of a row what a picture cannot hold: controls, and code points that are no characters of XML."""
    return {name: clean_line(_NO_XML.sub("", value)) if isinstance(value, str) else value for name, value in row.items()}


def title_of(material: Material, subject: str = "") -> str:
    """Give the title of a picture of a pair."""
    pair = " – ".join(material.names.plain(code) for code in material.pair)
    return f"{pair}: {subject}" if subject else pair


def say_sources(material: Material, facts: Iterable[Fact]) -> str:
    """Say from how many documents and independent witnesses the facts drawn come."""
    keys = {material.claims[one].document for fact in facts for one in fact.claims if one in material.claims}
    documents = {one.id: one for key in keys if (one := material.document(key))}
    families = {key: material.family_of(one) for key, one in documents.items()}
    witnesses = {family.id if family else key for key, family in families.items()}
    if not documents:
        return ""
    known = f" As of {material.as_of}." if material.as_of else ""
    return f"From {say_number(len(documents), 'document')}, {say_number(len(witnesses), 'independent witness', 'independent witnesses')}.{known}"


def say_number(number: int, one: str, many: str = "") -> str:
    """Give a number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def say_list(words: Sequence[str], most: int = 6) -> str:
    """Join words as a sentence does, the first few of many."""
    shown = list(words[:most])
    if len(words) > most:
        return f"{', '.join(shown)} and {len(words) - most} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def shorten(text: str, most: int) -> str:
    """Cut a text at a word, so that it has at most so many characters."""
    line = clean_line(text)
    return line if len(line) <= most else textwrap.shorten(line, most, placeholder="…") if " " in line[:most] else line[: most - 1] + "…"
