"""Document -> claims: names and cues, mentions, dates and amounts, clauses, rules, modality, the evidence gate. No merging, no I/O."""

from bilat.extract.pipeline import Extraction, extract_document

__all__ = ["Extraction", "extract_document"]
