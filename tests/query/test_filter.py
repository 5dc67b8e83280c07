"""A filter as SQL, as a sentence, and as what it lets through."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilat.errors import FormatError, UsageError
from bilat.model import Claim, Document, Evidence
from bilat.query import Filter, count_claims, find_claims, find_dyad, to_filter
from bilat.reconcile import find_bucket, find_sample
from bilat.store import Base


@pytest.fixture
def base(tmp_path: Path) -> Base:
    """Give a base with four claims in two documents."""
    base = Base(tmp_path / "x.db", find_bucket, find_sample)
    _add(base, "a", "2005-03", ("visit", {"to": "BLR", "visitor": "A. Person"}, "2006-10-17/2006-10-18", "AZE-BLR"),
         ("membership", {"member": "AZE", "organisation": "OSCE"}, None, "AZE-BLR"))  # fmt: skip
    _add(base, "b", None, ("mission", {"sender": "EST", "host": "AZE", "rank": "embassy"}, "1993/", "AZE-EST"),
         ("part_of", {"state": "AZE", "polity": "russian-empire"}, "/1918", "AZE-EST"))  # fmt: skip
    return base


def _add(base: Base, name: str, date: str | None, *rows: tuple[str, dict[str, str | list[str]], str | None, str]) -> None:
    text = f"Text of {name}"
    claims = [
        Claim(document=name, type=kind, roles=roles, when=when, dyads=(dyad,), evidence=Evidence(f"{kind} said “so” in {name}", n, n + 1))
        for n, (kind, roles, when, dyad) in enumerate(rows)
    ]  # fmt: skip
    base.add_document(Document(id=name * 16, name=name, format="text", text=text, date=date, url=f"https://{name}.example/"), claims, [])


@pytest.mark.parametrize(
    ("given", "types"),
    [
        (Filter(), ["visit", "membership", "mission", "part_of"]),
        (Filter(dyad="BLR-AZE"), ["visit", "membership"]),
        (Filter(country="EST"), ["mission", "part_of"]),
        (Filter(country="OSCE"), ["membership"]),
        (Filter(country="russian-empire"), ["part_of"]),
        (Filter(type=("visit", "mission")), ["visit", "mission"]),
        (Filter(since="2000"), ["visit", "mission"]),
        (Filter(until="1950"), ["part_of"]),
        (Filter(since="2006-10", until="2006-12"), ["visit", "mission"]),
        (Filter(modality="denied"), []),
        (Filter(text="visit"), ["visit"]),
        (Filter(text='"so" OR NEAR( said'), []),
        (Filter(text="said so"), ["visit", "membership", "mission", "part_of"]),
        (Filter(document="b"), ["mission", "part_of"]),
        (Filter(document=("b", "https://a.example/")), ["visit", "membership", "mission", "part_of"]),
        (Filter(document="https://a.example/"), ["visit", "membership"]),
        (Filter(as_of="2005"), ["visit", "membership"]),
        (Filter(as_of="2004"), []),
        (Filter(dyad="AZE-EST", since="1990", type="mission"), ["mission"]),
    ],
)
def test_filter_lets_through(base: Base, given: Filter, types: list[str]) -> None:
    """Each field narrows, and fields narrow together."""
    assert [claim.type for claim in find_claims(base, given)] == types
    assert count_claims(base, given) == len(types)


def test_pages_of_claims(base: Base) -> None:
    """Limit and offset cut pages out of one order."""
    everything = find_claims(base, Filter())
    assert find_claims(base, Filter(), limit=2) + find_claims(base, Filter(), limit=2, offset=2) == everything


def test_filter_says_what_it_does() -> None:
    """A filter is a sentence too."""
    given = Filter(dyad="BLR-AZE", type=("visit", "meeting"), since="2006", until="2010", as_of="2020")
    assert given.to_sentence("claims") == (
        "Claims of type visit or meeting about the pair AZE-BLR from 2006 to 2010"
        " as known from documents dated up to 2020 (documents without a date are left out)."
    )
    assert Filter().to_sentence("facts") == "Facts."
    assert Filter(since="2006").to_sentence() == "Claims in or after 2006."


def test_values_never_become_sql(base: Base) -> None:
    """A value with quotes is looked for, not run."""
    evil = "x' OR '1'='1"
    for given in (Filter(country=evil), Filter(type=evil), Filter(document=evil), Filter(text=evil), Filter(modality=evil)):
        assert find_claims(base, given) == []
        assert evil not in given.to_sql("claims")[0]


@pytest.mark.parametrize("text", ["AZE", "AZE-AZE", "", "-", "AZE-BLR-RUS"])
def test_what_is_no_pair_is_refused(text: str) -> None:
    """A pair is two codes."""
    with pytest.raises(UsageError, match="pair"):
        find_dyad(text)


@pytest.mark.parametrize(
    ("text", "dyad"),
    [
        ("blr-aze", "AZE-BLR"),
        ("abkhazia-SYR", "SYR-abkhazia"),
        ("south-ossetia-abkhazia", "abkhazia-south-ossetia"),
        ("NIC-south-ossetia", "NIC-south-ossetia"),
    ],
)
def test_a_pair_is_found_in_either_order(text: str, dyad: str) -> None:
    """Codes in small letters keep them, and their own hyphens."""
    assert find_dyad(text) == dyad


def test_what_is_no_date_is_refused() -> None:
    """A bound that is no date says so."""
    with pytest.raises(FormatError):
        Filter(since="last year").to_sql("claims")


def test_unknown_field_is_refused() -> None:
    """A field that there is not names those that there are."""
    with pytest.raises(UsageError, match="dyad, country"):
        to_filter(None, colour="red")
    assert to_filter(Filter(type="visit"), dyad="AZE-BLR", type=None) == Filter(type="visit", dyad="AZE-BLR")
