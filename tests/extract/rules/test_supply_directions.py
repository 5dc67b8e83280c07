"""Which way a supply goes, and what is none, on pairs of countries of our own choosing."""

from __future__ import annotations

from bilat.extract import extract_document
from bilat.read import read_document


def _supplies(title: str, text: str) -> list[tuple[object, object, str]]:
    document = read_document(f'---\ntitle: "{title}"\n---\n\n{text}\n'.encode(), "page.md")
    return [(c.roles["supplier"], c.roles["consumer"], c.modality) for c in extract_document(document, learned=False).claims if c.type == "supply"]


def test_where_the_gas_goes() -> None:
    """What goes to one country of a page on two comes from the other."""
    assert _supplies("Qatar–Pakistan relations", "Most of the liquefied gas goes to Pakistan.") == [("QAT", "PAK", "asserted")]


def test_none_was_sold() -> None:
    """ "Sold no oil" denies the supply."""
    assert _supplies("Ghana–Norway relations", "Norway sold no oil to Ghana.") == [("NOR", "GHA", "denied")]


def test_depending_on_power_is_no_supply() -> None:
    """An economy that depends on hydropower gets none from abroad."""
    assert not _supplies("Nepal–Norway relations", "Norway depends on hydropower.")


def test_what_is_barred_is_no_supply() -> None:
    """Imports that a country bars do not reach it."""
    assert not _supplies("Ghana–Togo relations", "Togo bars imports of electricity from Ghana.")
