"""The page on the base against the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bilat.query import Filter
from bilat.store.schema import MIGRATIONS
from bilat.workspace import Workspace

_PAGE = (Path(__file__).parents[2] / "docs" / "base.md").read_text(encoding="utf-8")
_TABLES = re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", " ".join(MIGRATIONS))
_CALLS = [name for name in vars(Workspace) if not name.startswith("_") and name not in ("open", "close", "path")]


@pytest.mark.parametrize("name", [*_TABLES, *Filter.__struct_fields__])
def test_every_table_and_filter_is_documented(name: str) -> None:
    """Each table and each field of a filter stands on the page."""
    assert f"`{name}`" in _PAGE


@pytest.mark.parametrize("name", _CALLS)
def test_every_call_is_documented(name: str) -> None:
    """Each call of a workspace stands on the page."""
    assert re.search(rf"`{name}[(`]", _PAGE)
