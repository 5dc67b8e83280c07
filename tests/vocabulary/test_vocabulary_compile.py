"""The compiler: freshness, claim types, and mistakes named by file and entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilat.model import parse_when
from bilat.vocabulary import load
from bilat.vocabulary.compile import main
from bilat.vocabulary.names import find_spellings, fold_name, is_acronym, strip_article
from bilat.vocabulary.sources import SourceError, read_claim_types, read_entities

ROOT = Path(__file__).parents[2]
TYPES = ["mission", "envoy", "membership", "part_of", "recognition", "alignment", "stance", "assessment", "trade", "supply", "community", "person_link", "border", "visa", "relations", "visit", "meeting", "agreement", "finance", "arms", "force", "sanction", "culture", "cooperation", "remark"]  # fmt: skip


def test_the_compiled_vocabulary_is_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    """What is compiled, and docs/claims.md, agree with the sources."""
    status = main(["--check"])
    assert status == 0, capsys.readouterr().out


def test_the_claim_types_are_those_of_the_contract() -> None:
    """Twenty-five claim types, states first, in the order of the contract."""
    assert list(load().claim_types) == TYPES
    assert sum(t.family == "state" for t in load().claim_types.values()) == 14


@pytest.mark.parametrize("name", TYPES)
def test_a_claim_type_is_complete(name: str) -> None:
    """Each has a definition, identity roles, and an example whose roles, values and time are its own."""
    claim_type = load().claim_types[name]
    assert claim_type.definition
    assert any(role.identity for role in claim_type.roles)
    assert claim_type.examples
    for example in claim_type.examples:
        if "when" in example.claim:
            parse_when(example.claim["when"])
        given = set(example.claim["roles"])
        assert {role.name for role in claim_type.roles if role.identity} <= given


def test_every_claim_type_is_documented() -> None:
    """docs/claims.md has a heading for each type and names each of its roles and values."""
    page = (ROOT / "docs" / "claims.md").read_text("utf-8")
    for claim_type in load().claim_types.values():
        assert f"### `{claim_type.name}`" in page
        for role in claim_type.roles:
            assert all(f"`{value}`" in page for value in role.values)


def test_a_mistake_in_a_source_names_file_and_entry(tmp_path: Path) -> None:
    """An unknown field, a code used twice, a broken period and a missing successor are refused by name."""
    for body, said in (
        ("- {code: AAA, kind: state, name: A, colour: red}", "unknown fields"),
        ("- {code: AAA, kind: state, name: A}\n- {code: AAA, kind: state, name: B}", "used twice"),
        ("- {code: AAA, kind: state, name: A, periods: [yesterday/]}", "EDTF"),
        ("- {code: AAA, kind: state, name: A, successors: [BBB]}", "BBB"),
        ("- {code: AAA, kind: empire, name: A}", "empire"),
        ("- {code: AAA, kind: state, name: A, quiet: [B]}", "no names of it"),
    ):
        (tmp_path / "bad.yaml").write_text(body, "utf-8")
        with pytest.raises(SourceError) as caught:
            read_entities(tmp_path)
        assert "AAA" in str(caught.value)
        assert said in str(caught.value)


def test_an_example_with_a_value_outside_the_type_is_refused(tmp_path: Path) -> None:
    """A worked example may use only the roles and values of its type."""
    source = (ROOT / "vocabulary" / "claim_types" / "visa.yaml").read_text("utf-8")
    (tmp_path / "visa.yaml").write_text(source.replace("regime: visa-free", "regime: easy"), "utf-8")
    with pytest.raises(SourceError, match="easy"):
        read_claim_types(tmp_path)


def test_spellings_of_a_name() -> None:
    """British and American spellings, short saints and plain letters are made; an acronym is told from a name."""
    assert "Centre for Defence" in find_spellings("Center for Defense")
    assert {"St. Lucia", "St Lucia"} <= set(find_spellings("Saint Lucia"))
    assert "Sao Tome" in find_spellings("São Tomé")
    assert fold_name("The Côte d’Ivoire") == fold_name("cote d'ivoire")
    assert is_acronym("U.S.") and is_acronym("G20") and not is_acronym("Oman")
    assert strip_article("the States", frozenset()) == "the States"
    assert strip_article("the Soviet Union", frozenset()) == "Soviet Union"
