"""Documents and claims to families and facts: what is one text, what is one thing, and where sources agree. Pure: no file, no clock.

The result depends on the set of documents and claims alone, never on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from bilat.model import Claim, Document, Fact, Family
from bilat.reconcile.beside import TYPES as BESIDE_TYPES
from bilat.reconcile.beside import Beside, find_touched
from bilat.reconcile.compare import Comparison, compare_documents
from bilat.reconcile.episodes import find_episodes
from bilat.reconcile.families import find_families, find_sample, is_declared
from bilat.reconcile.grouping import find_groups
from bilat.reconcile.identity import find_bucket
from bilat.reconcile.joins import DOUBTFUL, Join, find_joins
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
    beside: Iterable[Claim] = (),
) -> tuple[Fact, ...]:
    """Find the facts where the families are known already; `titles` is for Witnesses.

    `beside` are further claims on the same pairs, of which no facts are made but whose dates may explain a difference.
    """
    witnesses, given = Witnesses(documents, families, titles), list(claims)
    facts = find_facts(find_groups(given, witnesses.find_family), witnesses, Beside([*given, *beside]))
    facts = find_episodes(facts)
    return tuple(sorted(part_ids(facts), key=lambda fact: (fact.dyads, fact.type, fact.when or "~", fact.id)))


__all__ = [
    "BESIDE_TYPES", "DOUBTFUL", "Comparison", "Join", "Reconciliation", "compare_documents", "find_bucket",
    "find_families", "find_joins", "find_sample", "find_titles", "find_touched", "is_declared",
    "reconcile", "reconcile_claims",
]  # fmt: skip
