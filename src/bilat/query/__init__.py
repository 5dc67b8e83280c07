"""Questions to the base: filters, the claims and facts that they let through, and what a dossier is made of."""

from bilat.query.filter import Filter, find_dyad, find_last_day, to_filter
from bilat.query.find import count_claims, count_facts, find_claims, find_facts
from bilat.query.keep import keep_facts
from bilat.query.review import ReviewItem, find_queue

__all__ = [
    "Filter", "ReviewItem", "count_claims", "count_facts", "find_claims", "find_dyad", "find_facts", "find_last_day",
    "find_queue", "keep_facts", "to_filter",
]  # fmt: skip
