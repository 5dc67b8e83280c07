"""`/v1/diff`: what is known of a pair on one day against another."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from fastapi import APIRouter, Request, Response

from bilat.dossier.wording import load_names
from bilat.dossier.words import say_fact
from bilat.model import Fact
from bilat.query import FactChange
from bilat.web.answers import Listing, answer_page
from bilat.web.asking import read_filter, read_required
from bilat.web.describing import describe
from bilat.web.records import DiffPage
from bilat.workspace import Workspace

router = APIRouter(tags=["diff"])
_PARAMETERS = ("dyad", "from", "to")
_TEXTS = pa.list_(pa.string())
_SCHEMA = pa.schema(
    [
        ("change", pa.string()), ("world", _TEXTS), ("certain", pa.bool_()), ("type", pa.string()),
        *((f"{name}_{side}", pa.string()) for name in ("when", "verdict", "statement") for side in ("before", "after")),
        ("documents", _TEXTS),
    ]
)  # fmt: skip


@router.get(
    "/v1/diff", summary="What changed between two days", **describe(DiffPage, parameters=_PARAMETERS, required=_PARAMETERS, table=True)
)
def show_diff(request: Request) -> Response:
    """Tell what is known of a pair from documents dated up to `to` against what was known up to `from`, all on one page.

    What happened, began or ended between the two days (`world`) is told apart from what was only learnt or corrected.
    """
    read_required(request, "dyad")

    def make(workspace: Workspace) -> Listing:
        dyad = str(read_filter(request).dyad)
        changes = workspace.diff(dyad, read_required(request, "from"), read_required(request, "to"))
        page = DiffPage(dyad, changes, workspace.count_undated(dyad=dyad))
        return Listing(page, lambda: pa.Table.from_pylist([_to_row(change) for change in changes], _SCHEMA))

    return answer_page(request, make, (*_PARAMETERS, "format"))


def _to_row(change: FactChange) -> dict[str, Any]:
    row: dict[str, Any] = {"change": change.kind, "world": list(change.world), "certain": change.certain, "type": change.fact.type}
    for side, fact in (("before", change.before), ("after", change.after)):
        row |= {f"when_{side}": fact and fact.when, f"verdict_{side}": fact and fact.verdict, f"statement_{side}": _say(fact)}
    return row | {"documents": list(change.documents)}


def _say(fact: Fact | None) -> str | None:
    return None if fact is None else say_fact(fact, load_names())
