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
from bilat.reconcile.confirming import apply_rulings, carry_judged, find_confirmed
from bilat.reconcile.episodes import find_episodes
from bilat.reconcile.families import COMPARED, find_declared, find_families, is_declared
from bilat.reconcile.grouping import find_groups
from bilat.reconcile.identity import find_bucket
from bilat.reconcile.joins import DOUBTFUL, Join, find_joins
from bilat.reconcile.plainness import weigh_disagreement
from bilat.reconcile.regroup import regroup
from bilat.reconcile.rulings import Conflict, Rulings
from bilat.reconcile.runs import find_sample, is_mark
from bilat.reconcile.subjects import OPPOSITES, check_judgement, find_key, find_keys, to_subject
from bilat.reconcile.verdicts import find_facts, part_ids
from bilat.reconcile.witnesses import Witnesses, find_titles
from bilat.reconcile.words import fold


class Reconciliation(msgspec.Struct, frozen=True):
    """What comparing all claims gives: the families of texts and the facts."""

    families: tuple[Family, ...]
    facts: tuple[Fact, ...]


def reconcile(documents: Sequence[Document], claims: Iterable[Claim], rulings: Rulings | None = None) -> Reconciliation:
    """Find the families of the documents and the facts of which their claims speak, each with its verdict, as judgements would have it."""
    families = find_families(documents)
    return Reconciliation(families, reconcile_claims(documents, families, claims, rulings=rulings))


def reconcile_claims(
    documents: Sequence[Document],
    families: Iterable[Family],
    claims: Iterable[Claim],
    titles: Mapping[str, str] | None = None,
    beside: Iterable[Claim] = (),
    rulings: Rulings | None = None,
) -> tuple[Fact, ...]:
    """Find the facts where the families are known already; `titles` is for Witnesses. What is rejected takes no part.

    `beside` are further claims on the same pairs, of which no facts are made but whose dates may explain a difference.
    """
    rulings = rulings or Rulings()
    witnesses, kept = Witnesses(documents, families, titles), [claim for claim in claims if not rulings.is_rejected(claim)]
    groups = regroup(find_groups(kept, witnesses.find_family), rulings)
    others = [claim for claim in beside if not rulings.is_rejected(claim)]
    acts = apply_rulings(find_facts(groups, witnesses, Beside([*kept, *others])), kept, rulings)
    facts = part_ids(carry_judged(find_episodes(acts), acts))
    return tuple(sorted(facts, key=lambda fact: (fact.dyads, fact.type, fact.when or "~", fact.id)))


__all__ = [
    "BESIDE_TYPES", "COMPARED", "DOUBTFUL", "OPPOSITES", "Comparison", "Conflict", "Join",
    "Reconciliation", "Rulings", "check_judgement", "compare_documents", "find_bucket", "find_confirmed",
    "find_declared", "find_families", "find_joins", "find_key", "find_keys", "find_plainness",
    "find_sample", "find_titles", "find_touched", "fold", "is_declared", "is_mark", "reconcile",
    "reconcile_claims", "to_subject", "weigh_disagreement",
]  # fmt: skip
