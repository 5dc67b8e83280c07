"""A small invented base of facts on a pair, for pictures: what is dated, undated, disputed, expected, denied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bilat.dossier import Material
from bilat.dossier.wording import load_names
from bilat.model import Amount, Claim, Document, Evidence, Fact, Modality, Verdict, claim_id

Build = Callable[..., Material]
HOSTILE = '</title><script>alert("x")</script> & \x1b[31mred'


class Base:
    """Facts with their claims, put together one by one."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.claims: dict[str, Claim] = {}

    def add(self, type_name: str, roles: dict[str, Any], *, when: str | None = None, verdict: Verdict = "single", **fields: Any) -> Fact:
        """Add a fact; `others` are claims that differ from it, each a time or an amount."""
        others, kind = fields.pop("others", ()), fields.pop("kind", "act")
        amount: Amount | None = fields.pop("amount", None)
        modality: Modality = fields.pop("modality", "asserted")
        told = [(when, amount), *(((one, amount) if isinstance(one, str) else (when, one)) for one in others)]
        ids = [self._claim(type_name, roles, time, sum_) for time, sum_ in told]
        fact = Fact(
            id=f"{len(self.facts):016x}", type=type_name, kind=kind, roles=roles, dyads=fields.pop("dyads", ("AZE-BLR",)), when=when, amount=amount,
            modality=modality, source=None, verdict=verdict, explanation="", claims=tuple(ids), witnesses=("w",), **fields,
        )  # fmt: skip
        self.facts.append(fact)
        return fact

    def _claim(self, type_name: str, roles: dict[str, Any], when: str | None, amount: Amount | None) -> str:
        start = len(self.claims)
        claim = Claim(document="d1", type=type_name, roles=roles, when=when, amount=amount, evidence=Evidence("x", start, start + 1))
        self.claims[claim_id(claim)] = claim
        return claim_id(claim)

    def material(self, pair: tuple[str, str] = ("AZE", "BLR")) -> Material:
        """Give what was added as material for a brief."""
        document = Document(id="d1", name="d1.txt", format="text", text="x", date="2020-05-01")
        return Material(pair=pair, facts=tuple(self.facts), claims=self.claims, documents=(document,), names=load_names())


@pytest.fixture
def base() -> Base:
    """Give a base without facts."""
    return Base()
