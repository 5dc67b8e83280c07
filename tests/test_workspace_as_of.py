"""Facts as of a day, found from a part of the base, are those that reconciling everything dated up to it gives."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.test_workspace import _draw_document, _extract

import bilat
from bilat.errors import UsageError
from bilat.model import Document, claim_id
from bilat.query import Filter, find_claims, keep_facts
from bilat.reconcile import Reconciliation, reconcile
from bilat.samples import PATH
from bilat.workspace import Workspace

_ASKED = [
    Filter(),
    Filter(dyad="AZE-BLR"),
    Filter(country="AZE"),
    Filter(country="BLR", type=("mission", "membership", "alignment")),
    Filter(type="relations"),
    Filter(dyad="AZE-BLR", verdict=("agree", "dropped", "stale")),
    Filter(text="embassy"),
    Filter(dyad="AZE-BLR", since="1990", until="2010"),
    Filter(dyad="AZE-BLR", held="1994"),
]
_DAYS = ["2009", "2010", "2012-06", "2014", "2019-02", "2021-12", "2023-02-20", "2030"]


def _reconcile_all(workspace: Workspace, day: str) -> Reconciliation:
    """Reconcile every document dated up to a day, whatever is asked."""
    known = [one for one in workspace.documents() if one.date is not None and one.date <= f"{day}~"]
    claims = [claim for claim in find_claims(workspace.base, Filter()) if claim.document in {one.name for one in known}]
    return reconcile(known, claims)


def _check(workspace: Workspace, day: str) -> int:
    whole = _reconcile_all(workspace, day)
    assert workspace.families(as_of=day) == sorted(whole.families, key=lambda family: family.id)
    for asked in _ASKED:
        worded = None if asked.text is None else frozenset(claim_id(claim) for claim in workspace.claims(text=asked.text))
        expected = keep_facts(whole.facts, asked, worded)
        assert workspace.facts(asked, as_of=day) == expected
        assert workspace.count("facts", asked, as_of=day) == len(expected)
    return len(whole.facts)


def test_the_samples_as_of_each_day(tmp_path: Path) -> None:
    """On the sample documents, whose versions come one after the other, a part gives what the whole gives."""
    with bilat.open(str(tmp_path / "x.db")) as workspace:
        workspace.add(PATH / "texts" if (PATH / "texts").exists() else PATH)
        found = [_check(workspace, day) for day in _DAYS]
    assert found == sorted(found) and found[0] == 0 and found[2] > 20


@pytest.mark.parametrize("seed", range(6))
def test_a_generated_base_as_of_each_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """With copies, versions, declared copies, teasers of other articles and undated pages, a part gives what the whole gives."""
    monkeypatch.setattr("bilat.adding.extract_claims", _extract)
    source = random.Random(seed)
    with bilat.open(str(tmp_path / "x.db")) as workspace:
        workspace.add_documents([_draw_document(source, number) for number in range(30)])
        for day in _DAYS:
            _check(workspace, day)


def test_what_is_left_out_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents without a date that speak of what is asked, and facts without a time, are left out and counted."""
    monkeypatch.setattr("bilat.adding.extract_claims", _extract)
    texts = [("a", "2005", "Diplomatic relations were established in 1993."), ("b", None, "Belarus has an embassy in Baku."), ("c", None, "Nothing.")]
    with bilat.open(str(tmp_path / "x.db")) as workspace:
        workspace.add_documents(Document(id=name * 16, name=name, format="text", text=text, date=date) for name, date, text in texts)
        assert workspace.count_undated(dyad="AZE-BLR", as_of="2030") == 1
        assert workspace.dyads() == [("AZE-BLR", 2)] and workspace.dyads(as_of="2030") == [("AZE-BLR", 1)]
        assert workspace.count_unplaced("facts", held="1994") == 1
        assert workspace.count_unplaced("facts", held="1994", as_of="2030") == 0
        assert [fact.kind for fact in workspace.facts(held="1994", as_of="2030")] == ["episode"]


def test_a_difference_goes_forward(tmp_path: Path) -> None:
    """A second day that is not after the first is refused."""
    with bilat.open(str(tmp_path / "x.db")) as workspace, pytest.raises(UsageError, match="not after"):
        workspace.diff("AZE-BLR", "2012", "2012-05")
