"""The page on reconciliation against the code."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from bilat.model import Verdict
from bilat.reconcile.identity import IDENTITIES

_ROOT = Path(__file__).parents[2]
_PAGE = (_ROOT / "docs" / "reconciliation.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*IDENTITIES, *get_args(Verdict)])
def test_every_type_and_verdict_is_documented(name: str) -> None:
    """Each claim type and each verdict has a row on the page."""
    assert f"| `{name}` |" in _PAGE


def test_every_type_of_the_vocabulary_has_an_identity() -> None:
    """No claim type is told apart by its dyads and times alone for want of a row."""
    assert {path.stem for path in (_ROOT / "vocabulary" / "claim_types").glob("*.yaml")} == set(IDENTITIES)
