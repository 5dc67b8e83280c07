"""`bilat compare`: what changed between two versions of a text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bilat.cli.options import BASE, Base

if TYPE_CHECKING:
    from bilat.model import Claim, Document


def compare(
    old: Annotated[str, typer.Argument(help="A file, or a document in the base.", metavar="OLD")],
    new: Annotated[str, typer.Argument(help="Another.", metavar="NEW")],
    form: Annotated[str, typer.Option("--format", help="text or json.", metavar="FORMAT")] = "text",
    base: Base = BASE,
) -> None:
    """Show what changed between two versions of a text.

    In words and in claims, and which of the two is newer, and why.
    """
    from bilat.cli.output import choose, find_width, is_colour, write, write_utf8
    from bilat.dossier.comparison_text import comparison_to_json, comparison_to_text
    from bilat.dossier.wording import load_names
    from bilat.model import claim_id
    from bilat.reconcile import compare_documents

    choose(form, ("text", "json"), "--format")
    (first, first_claims), (second, second_claims) = _find(old, base), _find(new, base)
    comparison = compare_documents(first, second, first_claims, second_claims)
    if form == "json":
        write_utf8(comparison_to_json(comparison))
        return
    claims = {claim_id(claim): claim for claim in (*first_claims, *second_claims)}
    write(comparison_to_text(comparison, claims, load_names(), width=find_width(), colour=is_colour()))


def _find(given: str, base: str) -> tuple[Document, Sequence[Claim]]:
    """Read a file, or take a document of that name from the base."""
    if given != "-" and not Path(given).exists() and Path(base).exists():
        from bilat.cli.output import open_base

        with open_base(base) as workspace:
            document = workspace.document(given)
            return document, workspace.claims(document=document.id)
    from bilat.extract import extract_document
    from bilat.read import read_path

    document = next(iter(read_path(given)))
    return document, list(extract_document(document).claims)
