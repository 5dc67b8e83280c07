"""Questions to the base: filters, the claims and facts that they let through, and what a dossier is made of."""

from bilat.query.as_of import count_undated, find_facts_as_of, find_families_as_of, find_sources
from bilat.query.coverage import find_coverages, is_outside, was_state
from bilat.query.diff import FactChange, find_changes
from bilat.query.filter import Filter, find_dyad, find_last_day, to_filter
from bilat.query.find import count_claims, count_facts, count_unplaced, find_claims, find_facts
from bilat.query.holding import HOLDINGS, Days, Holding, find_asked_days, find_holding, is_act
from bilat.query.keep import keep_facts
from bilat.query.review import ReviewItem, find_queue

__all__ = [
    "HOLDINGS", "Days", "FactChange", "Filter", "Holding", "ReviewItem", "count_claims", "count_facts",
    "count_undated", "count_unplaced", "find_asked_days", "find_changes", "find_claims", "find_coverages",
    "find_dyad", "find_facts", "find_facts_as_of", "find_families_as_of", "find_holding", "find_last_day",
    "find_queue", "find_sources", "is_act", "is_outside", "keep_facts", "to_filter", "was_state",
]  # fmt: skip
