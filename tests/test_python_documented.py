"""The page on Python against the code: its examples are run on the sample documents, its tables name what there is."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import bilat
from bilat.answers import Answer
from bilat.dossier.dyad import Dyad
from bilat.export.tables import CLAIMS_SCHEMA, DOCUMENTS_SCHEMA, FACTS_SCHEMA
from bilat.samples import PATH

_PAGE = Path(__file__).parents[1] / "docs" / "python.md"
_CALLS = [name for one in (Dyad, Answer) for name in vars(one) if not name.startswith("_")]
_COLUMNS = sorted({*CLAIMS_SCHEMA.names, *FACTS_SCHEMA.names, *DOCUMENTS_SCHEMA.names})
_INNER = ("noun", "find_titles", "find_sources")  # for displays alone


def test_examples_of_the_page_give_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example is run on a base of the samples."""
    monkeypatch.chdir(tmp_path)
    with bilat.open() as workspace:
        workspace.add(PATH)
    found = doctest.testfile(str(_PAGE), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert found.attempted > 15 and not found.failed


@pytest.mark.parametrize("name", [name for name in _CALLS if name not in _INNER])
def test_every_call_is_documented(name: str) -> None:
    """Each call of a pair and of an answer stands on the page."""
    assert f"`{name}(" in _PAGE.read_text("utf-8")


@pytest.mark.parametrize("name", _COLUMNS)
def test_every_column_is_documented(name: str) -> None:
    """Each column of a table stands on the page."""
    assert f"`{name}`" in _PAGE.read_text("utf-8")
