"""What a change touches: only the pairs that it speaks of are reconciled, and the result is that of the documents alone, in any order."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import pytest

import bilat
import bilat.settling
from bilat.dossier import build_dossier
from bilat.dossier.collect import collect_material
from bilat.model import Claim, Document, Fact, Family
from bilat.reconcile import find_bucket, find_touched, reconcile_claims
from bilat.samples import PATH
from bilat.workspace import Workspace

_SHORT = {
    "lima.txt": "Peru–Poland relations\n\nPoland has an embassy in Lima. Peru and Poland established diplomatic relations in 1923.\n",
    "rome.txt": "Chile–Italy relations\n\nChile and Italy established diplomatic relations in 1864. Chile has an embassy in Rome.\n",
    "oslo.txt": "Ghana–Norway relations\n\nGhana has an embassy in Oslo. Ghana and Norway signed an agreement on trade in 1961.\n",
}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    """Give the samples and some short texts as documents."""
    folder = tmp_path_factory.mktemp("short")
    for name, text in _SHORT.items():
        (folder / name).write_text(text, encoding="utf-8")
    with bilat.open(":memory:") as workspace:
        assert not workspace.add([PATH, folder]).failed
        return list(workspace.documents())


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Give the set in which the buckets are gathered that are reconciled from here on."""
    seen: set[str] = set()

    def count(documents: Sequence[Document], families: Sequence[Family], claims: Sequence[Claim], *more: Any) -> tuple[Fact, ...]:
        seen.update(find_bucket(claim) for claim in claims)
        return reconcile_claims(documents, families, claims, *more)

    monkeypatch.setattr(bilat.settling, "reconcile_claims", count)
    yield seen


def _find_touched(buckets: set[str]) -> set[str]:
    """Find the buckets whose reasons depend on others: a mission's day may explain the date that is given for relations."""
    return {touched for bucket in buckets for touched in find_touched(bucket)}


def _read_all(workspace: Workspace) -> bytes:
    return msgspec.json.encode(
        (
            *workspace.documents(), *workspace.claims(), *workspace.refusals(), *workspace.families(), *workspace.facts(),
        )
    )  # fmt: skip


def test_only_what_a_document_speaks_of_is_reconciled(documents: list[Document], counted: set[str]) -> None:
    """Adding or removing a text touches the buckets of its own claims, whatever else is in the base; adding it again touches none."""
    lima = next(document for document in documents if document.name.endswith("lima.txt"))
    with bilat.open(":memory:") as workspace:
        workspace.add_documents(document for document in documents if document is not lima)
        for change in (lambda: workspace.add_documents([lima]), lambda: workspace.remove(lima.id)):
            counted.clear()
            before = {find_bucket(claim) for claim in workspace.claims(document=lima.id)}
            change()
            own = before | {find_bucket(claim) for claim in workspace.claims(document=lima.id)}
            assert len(own) >= 2 and all("PER" in bucket and "POL" in bucket for bucket in own)
            assert counted <= own | _find_touched(own)
        workspace.add_documents([lima])
        counted.clear()
        workspace.add_documents([lima])
        assert not counted


def test_a_version_touches_what_its_family_says(documents: list[Document], counted: set[str]) -> None:
    """A version of a text that is kept changes whose witness it is, so that all that the family says is reconciled, and nothing else."""
    mirror = next(document for document in documents if "mirror" in document.name)
    with bilat.open(":memory:") as workspace:
        workspace.add_documents(document for document in documents if document is not mirror)
        counted.clear()
        workspace.add_documents([mirror])
        family = next(one for one in workspace.families() if mirror.id in {member.document for member in one.members})
        assert len(family.members) > 1
        own = {find_bucket(claim) for member in family.members for claim in workspace.claims(document=member.document)}
        assert own <= counted <= own | _find_touched(own)
        assert len(own) < len({find_bucket(claim) for claim in workspace.claims()})


def test_many_are_settled_some_at_a_time(documents: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    """However few documents and buckets are looked at together, and documents held, families and facts are the same."""
    with bilat.open(":memory:") as workspace, bilat.open(":memory:") as other:
        workspace.add_documents(documents)
        expected = _read_all(workspace)
        for name, few in (("_AT_ONCE", 3), ("_HELD", 1), ("_NEW", 2)):
            monkeypatch.setattr(bilat.settling, name, few)
        workspace.rebuild()
        assert _read_all(workspace) == expected
        other.add_documents(documents)
        assert _read_all(other) == expected


@pytest.mark.parametrize("seed", range(4))
def test_any_order_gives_the_same_base(documents: list[Document], seed: int) -> None:
    """In any order, at once or one by one, some twice and some taken out in between, a base holds the same, byte for byte."""
    chance = random.Random(seed)
    with bilat.open(":memory:") as expected, bilat.open(":memory:") as workspace:
        expected.add_documents(documents)
        workspace.add_documents(chance.sample(documents, 3))
        for document in chance.sample(workspace.documents(), 2):
            workspace.remove(document.id)
        for document in chance.sample(documents, len(documents)):
            workspace.add_documents([document])
        workspace.add_documents(chance.sample(documents, len(documents)))
        assert _read_all(workspace) == _read_all(expected)


def test_the_order_of_two_countries_mirrors_a_brief(documents: list[Document]) -> None:
    """The brief on B and A rests on the same facts as the one on A and B, with the same verdicts and claims."""
    with bilat.open(":memory:") as workspace:
        workspace.add_documents(documents)
        pairs = [tuple(code.split("-")) for code, _ in workspace.dyads()]
        for one, other in pairs:
            there, back = (collect_material(workspace, pair) for pair in ((one, other), (other, one)))
            assert {fact.id: fact for fact in there.facts} == {fact.id: fact for fact in back.facts}
            assert there.claims == back.claims
            assert build_dossier(there).is_empty == build_dossier(back).is_empty
