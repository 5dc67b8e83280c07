"""Documents and claims to families and facts: what is one text, what is one thing, and where sources agree. Pure: no file, no clock.

The result depends on the set of documents and claims alone, never on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from bilat.model import Claim, Document, Fact, Family
from bilat.reconcile.compare import Comparison, compare_documents
from bilat.reconcile.episodes import find_episodes
from bilat.reconcile.families import COMPARED, find_declared, find_families, is_declared
from bilat.reconcile.grouping import find_groups
from bilat.reconcile.identity import find_bucket
from bilat.reconcile.runs import find_sample, is_mark
from bilat.reconcile.verdicts import find_facts, part_ids
from bilat.reconcile.witnesses import Witnesses, find_titles


class Reconciliation(msgspec.Struct, frozen=True):
    """What comparing all claims gives: the families of texts and the facts."""

    families: tuple[Family, ...]
    facts: tuple[Fact, ...]


def reconcile(documents: Sequence[Document], claims: Iterable[Claim]) -> Reconciliation:
    """Find the families of the documents and the facts of which their claims speak, each with its verdict."""
    families = find_families(documents)
    return Reconciliation(families, reconcile_claims(documents, families, claims))


def reconcile_claims(
    documents: Sequence[Document],
    families: Iterable[Family],
    claims: Iterable[Claim],
    titles: Mapping[str, str] | None = None,
) -> tuple[Fact, ...]:
    """Find the facts where the families are known already; `titles` is for Witnesses."""
    facts = find_episodes(find_facts(find_groups(claims), Witnesses(documents, families, titles)))
    return tuple(sorted(part_ids(facts), key=lambda fact: (fact.dyads, fact.type, fact.when or "~", fact.id)))


__all__ = [
    "COMPARED", "Comparison", "Reconciliation", "compare_documents", "find_bucket", "find_declared", "find_families",
    "find_sample", "find_titles", "is_declared", "is_mark", "reconcile", "reconcile_claims",
]  # fmt: skip
