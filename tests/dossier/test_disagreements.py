"""What sources disagree on, as records, as a table and as a page."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec
import pytest

import bilat
from bilat.dossier.disagreements import Disagreement, find_disagreements
from bilat.dossier.disagreements_files import COLUMNS, to_csv, to_page
from bilat.query import Filter

_TEXTS = {
    "one.md": "---\ndate: 2019-01-01\n---\n# Ghana–Peru relations\n\nGhana and Peru established diplomatic relations on 5 March 1962.\n",
    "two.md": "---\ndate: 2020-01-01\n---\n# Relations of Peru with Ghana\n\nDiplomatic relations between Peru and Ghana were established on 3 May 1962."
    " They signed a treaty of <b>friendship</b>.\n",
    "three.md": "---\ndate: 2021-01-01\n---\n# Fiji–Tonga relations\n\nFiji and Tonga established diplomatic relations on 2 June 1971, says one page."
    "\n\nThe two governments found old letters. Fiji and Tonga established diplomatic relations on 9 June 1971.\n",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Disagreement]:
    """Give the disagreements of three short texts."""
    folder = tmp_path_factory.mktemp("texts")
    for name, text in _TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with bilat.open(folder / "bilat.db") as base:
        base.add(folder)
        return find_disagreements(base)


def test_texts_that_differ_come_before_one_that_contradicts_itself(found: list[Disagreement]) -> None:
    """Each disagreement has its pair, the field, the readings with their words and how far they are apart."""
    between, within = found
    assert (between.title, between.fields, between.days, between.alone) == ("Ghana – Peru", ("time",), 59, False)
    assert [(side.words, side.clashes, len(side.voices)) for side in between.sides] == [
        ("5 March 1962", True, 1),
        ("3 May 1962", True, 1),
    ]
    assert between.reasons == ("1962-03-05 and 1962-05-03 are one date with day and month in the other order.",)
    assert (within.title, within.alone) == ("Fiji – Tonga", True)


def test_the_table_has_a_row_for_each_place(found: list[Disagreement]) -> None:
    """Rows of one fact belong together, and the words are those of the document."""
    rows = list(csv.DictReader(io.StringIO(to_csv(found))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["rank"] for row in rows] == ["1", "1", "2", "2"]
    assert rows[0]["quote"] == "Ghana and Peru established diplomatic relations on 5 March 1962."
    assert rows[0]["alternatives"] == "[1962-03-05,1962-05-03]"


def test_the_page_escapes_what_documents_say(found: list[Disagreement]) -> None:
    """The page holds both groups and no markup but its own."""
    page = to_page(found, "Disputed <script>")
    assert "Between texts: 1" in page and "Within one text: 1" in page
    assert "<script>" not in page and "Disputed &lt;script&gt;" in page


def test_a_cell_is_no_formula(found: list[Disagreement]) -> None:
    """A spreadsheet must not take a quote that begins with = for a formula."""
    side = found[0].sides[0]
    voice = msgspec.structs.replace(side.voices[0], quote="=1+1")
    one = msgspec.structs.replace(found[0], sides=(msgspec.structs.replace(side, voices=(voice,)),))
    assert next(csv.DictReader(io.StringIO(to_csv([one]))))["quote"] == "'=1+1"


def test_a_filter_keeps_to_a_pair(tmp_path: Path) -> None:
    """Only the pair that was asked for is given, and nothing where the texts agree."""
    (tmp_path / "one.md").write_text(_TEXTS["one.md"], encoding="utf-8")
    with bilat.open(tmp_path / "bilat.db") as base:
        base.add(tmp_path)
        assert find_disagreements(base, Filter(dyad="GHA-PER")) == []
