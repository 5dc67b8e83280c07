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
from bilat.model.judgement import Judgement, Subject, Undoing, Verb, judgement_id, to_claim, with_id
from bilat.model.when import When, parse_when

__all__ = [
    "Amount", "Block", "BlockKind", "Citation", "Claim", "Document", "Evidence", "Fact", "Family",
    "FamilyMember", "Judgement", "Link", "Modality", "Reason", "Reference", "Refusal", "Roles", "Section",
    "SectionKind", "Sentence", "Span", "Subject", "Undoing", "Verb", "Verdict", "When", "claim_id", "judgement_id",
    "parse_when", "to_claim", "to_record", "with_id",
]  # fmt: skip
