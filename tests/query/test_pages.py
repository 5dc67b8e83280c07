"""Pages in an order of content."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilat.model import Claim, Document, Evidence
from bilat.query import Filter
from bilat.query.pages import ClaimKey, find_claim_rows, find_document_rows, find_dyad_rows
from bilat.query.search import search_claims, search_documents, to_match
from bilat.reconcile import find_bucket, find_sample
from bilat.store import Base

DYADS = ("AZE-BLR", "GBR-northern-rhodesia", "GBR-rhodesia", "northern-rhodesia-rhodesia")


@pytest.fixture
def base(tmp_path: Path) -> Base:
    """Give a base with four claims on four pairs in two documents."""
    base = Base(tmp_path / "x.db", find_bucket, find_sample)
    for name in ("a", "b"):
        text = f"Document {name} on the embassy."
        claims = [
            Claim(document=name, type="visit", roles={}, dyads=(dyad,), evidence=Evidence(text, start, start + len(text)))
            for start, dyad in enumerate(DYADS[:2] if name == "a" else DYADS[2:])
        ]
        base.add_document(Document(id=name * 16, name=name, format="text", text=text), claims, ())
    return base


def test_a_page_begins_after_its_key(base: Base) -> None:
    """Whether or not the row of that key is still there."""
    rows = find_claim_rows(base, Filter(), None, 3)
    assert [row.record.dyads[0] for row in rows] == list(DYADS[:3]) and len(rows) == 3
    assert [row.record.dyads[0] for row in find_claim_rows(base, Filter(), ClaimKey("a", 0, "zzz"), 9)] == list(DYADS[1:])
    assert [row.id for row in find_document_rows(base, "a", 9)] == ["b" * 16]


def test_the_pairs_of_a_country_are_not_those_of_one_whose_code_ends_alike(base: Base) -> None:
    """Rhodesia is not Northern Rhodesia."""
    assert [row.id for row in find_dyad_rows(base, "rhodesia", None, 9)] == [DYADS[2], DYADS[3]]
    assert [row.id for row in find_dyad_rows(base, "GBR", "GBR-northern-rhodesia", 9)] == [DYADS[2]]


def test_words_are_found_and_no_operators(base: Base) -> None:
    """All of the words, whatever their capitals; signs alone are no words."""
    assert len(search_claims(base, "EMBASSY document", 9)) == 4 and len(search_claims(base, "embassy", 2)) == 2
    assert [one.name for one in search_documents(base, "b embassy", 9)] == ["b"]
    assert to_match('a "b* - \x00') == '"a" "b*"' and not search_claims(base, "- *", 9) and not search_documents(base, "", 9)
