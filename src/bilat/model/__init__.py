"""The records in which the stages meet. Each is frozen, typed and free of behaviour beyond its own data."""

from bilat.model.amount import Amount
from bilat.model.claim import Claim, Evidence, Modality, Refusal, Roles, claim_id, to_record
from bilat.model.document import (
    Block,
    BlockKind,
    Citation,
    Document,
    Link,
    Reference,
    Section,
    SectionKind,
    Sentence,
    Span,
)
from bilat.model.fact import Fact, Family, FamilyMember, Reason, Verdict
from bilat.model.when import When, parse_when

__all__ = [
    "Amount", "Block", "BlockKind", "Citation", "Claim", "Document", "Evidence", "Fact", "Family",
    "FamilyMember", "Link", "Modality", "Reason", "Reference", "Refusal", "Roles", "Section",
    "SectionKind", "Sentence", "Span", "Verdict", "When", "claim_id", "parse_when", "to_record",
]  # fmt: skip
