"""The page on reconciliation against the code."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from bilat.model import Verdict
from bilat.reconcile.reasons import TABLE
from bilat.vocabulary import load

_ROOT = Path(__file__).parents[2]
_PAGE = (_ROOT / "docs" / "reconciliation.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*load().claim_types, *get_args(Verdict), *(kind for kind, _ in TABLE)])
def test_every_type_verdict_and_reason_is_documented(name: str) -> None:
    """Each claim type, each verdict and each reason has a row on the page."""
    assert f"| `{name}` |" in _PAGE
