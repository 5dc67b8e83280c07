"""Examples for the OpenAPI document: small, whole records, so that they cannot lag behind what is answered."""

from __future__ import annotations

import msgspec

from bilat.model import Evidence, Fact
from bilat.query.pages import DocumentCard
from bilat.web.records import (
    Added,
    ClaimRecord,
    ClaimsPage,
    Disagreement,
    DisagreementsPage,
    DyadEntry,
    DyadsPage,
    FactsPage,
    ReadingRecord,
    Witness,
)

_CARD = DocumentCard("f6a1c5b4d2e3a907", "texts/brief.md", "Belarus: bilateral relations", None, "2023-05", "Ministry", "en", "text", 12)
_CLAIM = ClaimRecord(
    id="3b0a6a2f5f0c4d11",
    document=_CARD.name,
    type="mission",
    roles={"sender": "BLR", "host": "AZE", "rank": "embassy", "city": "Baku", "status": "open"},
    when=None,
    amount=None,
    modality="asserted",
    source=None,
    dyads=("AZE-BLR",),
    evidence=Evidence("Belarus has an embassy in Baku.", 210, 241, "Diplomatic relations"),
    citations=(),
    rule="mission",
)
_FACT = Fact(
    id="9c1f0e7d2b3a4455",
    type="relations",
    kind="act",
    roles={"a": "AZE", "b": "BLR", "change": "established"},
    dyads=("AZE-BLR",),
    when="1993-06-11",
    amount=None,
    modality="asserted",
    source=None,
    verdict="differs",
    explanation="One says 11 June 1993, another 1992.",
    claims=("3b0a6a2f5f0c4d11", "77aa0c1d2e3f4a5b"),
    witnesses=("f6a1c5b4d2e3a907", "0d0c0b0a09080706"),
    values=(("1993-06-11", ("f6a1c5b4d2e3a907",)), ("1992", ("0d0c0b0a09080706",))),
)
_READING = ReadingRecord("1993-06-11", (Witness("f6a1c5b4d2e3a907", (_CARD,)),))
EXAMPLES: dict[type, msgspec.Struct] = {
    ClaimsPage: ClaimsPage("Claims about the pair AZE-BLR.", (_CLAIM,), {_CARD.name: _CARD}, "/v1/claims?dyad=AZE-BLR&cursor=WyJh"),
    FactsPage: FactsPage("Facts about the pair AZE-BLR.", (_FACT,), None),
    DyadsPage: DyadsPage((DyadEntry("AZE-BLR", "Azerbaijan–Belarus", 61),), "/v1/dyads?cursor=WyJBWkUtQkxSIl0"),
    DisagreementsPage: DisagreementsPage(
        "Facts about the pair AZE-BLR with the verdict differs.",
        (Disagreement("Diplomatic relations were established on 11 June 1993.", _FACT, (_READING,)),),
        None,
    ),
    Added: Added(_CARD.id, _CARD.name, _CARD.title, True, 12, {"quote-too-long": 1}, ("The date of the text is from its front matter.",)),
}
