"""A small invented base of facts on a pair, built by hand: every verdict once."""

from __future__ import annotations

from typing import Any

import pytest

from bilat.dossier import Dossier, Material, build_dossier
from bilat.dossier.record import RelatedPair
from bilat.dossier.words import Names
from bilat.model import Amount, Claim, Document, Evidence, Fact, Family, FamilyMember, Reference, claim_id

HOSTILE = '<script>alert("x")</script> & \x1b[31mred [bold]'


@pytest.fixture
def names() -> Names:
    """Give names for a few countries."""
    return Names(
        countries={
            "AZE": "Azerbaijan",
            "BLR": "Belarus",
            "USA": "United States",
            "SUN": "Soviet Union",
            "ARM": "Armenia",
        },
        adjectives={"AZE": "Azerbaijani", "BLR": "Belarusian", "ARM": "Armenian"},
    )


def _document(number: int, **fields: Any) -> Document:
    return Document(id=f"{number:016x}", name=f"texts/{number}.txt", format="text", text="", **fields)


DOCUMENTS = (
    _document(
        1,
        title="Azerbaijan–Belarus relations",
        url="https://mirror.example/a",
        date="2011-03-05",
        publisher="Mirror",
    ),
    _document(
        2,
        title="Azerbaijan–Belarus relations",
        url="https://wiki.example/a",
        date="2024-06-01",
        publisher="Wiki",
        references=(Reference("3", "Trade figures", "https://stat.example", "https://archive.example/stat"),),
    ),
    _document(3, title=HOSTILE, url="javascript:alert(1)", date="2019", publisher="Ministry"),
)
FAMILIES = (
    Family(
        "fam-1",
        (FamilyMember(DOCUMENTS[0].id, 0, "dated 2011"), FamilyMember(DOCUMENTS[1].id, 1, "dated 2024")),
        True,
        "The second is newer: it carries a later date.",
    ),
    Family("fam-2", (FamilyMember(DOCUMENTS[2].id, 0, "alone"),), True, ""),
)


class Base:
    """Collects claims and facts; `add` makes a claim in each document named and one fact over them."""

    def __init__(self) -> None:
        self.claims: dict[str, Claim] = {}
        self.facts: list[Fact] = []

    def add(self, type_name: str, roles: dict[str, Any], documents: tuple[int, ...], **fields: Any) -> None:
        """Add a fact that the documents of these numbers carry."""
        verdict, values = fields.pop("verdict", "single"), fields.pop("values", ())
        ids = []
        for number in documents:
            evidence = Evidence(
                f"words of {number} on {type_name} {HOSTILE if number == 3 else ''}", 0, 9, "Lead"
            )
            claim = Claim(
                document=DOCUMENTS[number - 1].id,
                type=type_name,
                roles=roles,
                evidence=evidence,
                citations=("3",),
                **fields,
            )
            self.claims[claim_id(claim)] = claim
            ids.append(claim_id(claim))
        when, amount = fields.get("when"), fields.get("amount")
        told = {"modality": fields.get("modality", "asserted"), "source": fields.get("source")}
        witnesses = tuple(sorted({"fam-2" if number == 3 else "fam-1" for number in documents}))
        self.facts.append(
            Fact(
                id=f"f{len(self.facts)}",
                type=type_name,
                kind="state",
                roles=roles,
                dyads=("AZE-BLR",),
                when=when,
                amount=amount,
                verdict=verdict,
                explanation=f"This is why: {verdict}.",
                claims=tuple(ids),
                witnesses=witnesses,
                values=values,
                **told,
            )
        )


@pytest.fixture
def material(names: Names) -> Material:
    """Give material with each verdict, a forecast, an opinion and a hostile document."""
    base = Base()
    base.add(
        "relations",
        {"a": "AZE", "b": "BLR", "change": "established"},
        (1, 3),
        when="1993",
        verdict="differs",
        values=(("1993", ("fam-1",)), ("1993-06-11", ("fam-2",))),
    )
    base.add(
        "mission",
        {"sender": "AZE", "host": "BLR", "rank": "embassy", "city": "Minsk", "status": "open"},
        (2, 3),
        verdict="agree",
    )
    base.add(
        "mission",
        {"sender": "BLR", "host": "AZE", "rank": "embassy", "city": "Baku", "status": "open"},
        (2, 3),
        verdict="agree",
    )
    for organisation in ("OSCE", "CIS"):
        for member in ("AZE", "BLR"):
            base.add("membership", {"member": member, "organisation": organisation, "status": "full"}, (2,))
    base.add("part_of", {"state": "AZE", "polity": "SUN"}, (2,), when="/1991")
    base.add("part_of", {"state": "BLR", "polity": "SUN"}, (2,), when="/1991")
    base.add(
        "visit",
        {"visitor": "Ilham Aliyev", "from": "AZE", "to": "BLR", "role": "President"},
        (1, 2),
        when="2006-10-17/2006-10-18",
        verdict="refines",
    )
    base.add(
        "trade",
        {"a": "AZE", "b": "BLR", "flow": "turnover"},
        (2,),
        when="2010",
        amount=Amount(146_000_000, "USD"),
    )
    base.add(
        "trade",
        {"a": "AZE", "b": "BLR", "flow": "turnover"},
        (2,),
        when="2011",
        amount=Amount(800_000_000, "USD"),
        modality="forecast",
    )
    base.add(
        "community",
        {"origin": "AZE", "residence": "BLR"},
        (1,),
        amount=Amount(6000, "people", "min"),
        verdict="superseded",
    )
    base.add(
        "force",
        {"actor": "AZE", "target": "ARM", "action": "shot-down", "means": "Pechora-2TM"},
        (2,),
        modality="reported",
        source="a joint investigation",
    )
    base.add(
        "culture",
        {"parties": ["AZE", "BLR"], "event": "a film week", "place": "Minsk"},
        (1,),
        verdict="dropped",
        when="2007",
    )
    base.add(
        "envoy",
        {"person": "N. N.", "sender": "AZE", "host": "BLR", "rank": "ambassador"},
        (1,),
        verdict="stale",
    )
    base.add("remark", {"speaker": HOSTILE, "from": "BLR", "about": "AZE", "gist": "a friend"}, (3,))
    base.add("assessment", {"dyad": "AZE-BLR", "field": "cultural", "level": "stable"}, (2,))
    return Material(
        pair=("AZE", "BLR"),
        facts=tuple(base.facts),
        claims=base.claims,
        documents=DOCUMENTS,
        families=FAMILIES,
        related=(RelatedPair("ARM-BLR", "Armenia–Belarus", 3, True),),
        names=names,
        statehood={"AZE": ((1918, 1920), (1991, None)), "BLR": ((1991, None),)},
    )


@pytest.fixture
def brief(material: Material) -> Dossier:
    """Give the brief built from the material."""
    return build_dossier(material)
