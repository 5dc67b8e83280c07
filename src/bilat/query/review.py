"""What a person should look at, worst first: judgements whose words have changed, judgements that contradict each other, facts on which
sources differ, and doubtful joins. Nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from bilat.model import Claim, Fact, Judgement, claim_id
from bilat.query.filter import Filter, find_dyad
from bilat.query.reopened import find_reopened
from bilat.reconcile import DOUBTFUL, Conflict, Rulings, find_confirmed, find_joins, weigh_disagreement
from bilat.store import Base
from bilat.store.rows import split_values

Kind = Literal["reopened", "conflict", "differs", "doubtful"]
_DOUBTFUL = (
    "SELECT id FROM facts WHERE verdict <> 'differs' AND {}"
    " AND coalesce(json_extract(CAST(record AS TEXT), '$.joined'), 1.0) < ?"
    " AND n IN (SELECT fact FROM fact_claims GROUP BY fact HAVING count(*) > 1)"
)


class ReviewItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to look at: why (`kind`, and `note` as a sentence), the fact if it is about one, and the claims to judge.

    `judgements` are those that re-opened or that contradict each other. Of a re-opened one, `claims` are the words that stand now.
    """

    kind: Kind
    note: str
    claims: tuple[Claim, ...]
    fact: Fact | None = None
    judgements: tuple[Judgement, ...] = ()


def find_queue(base: Base, given: Filter) -> list[ReviewItem]:
    """Give what is to be looked at, worst first; of the filter, the fields on facts apply, and pair and type to judgements too."""
    standing = base.judgements.find_standing()
    rulings = Rulings(standing)
    asked = [one for one in standing if _is_asked(one, given)]
    reopened = [
        ReviewItem(kind="reopened", note=note, claims=now, judgements=(judgement,))
        for judgement, note, now in find_reopened(base, asked, rulings)
    ]
    conflicts = [_to_item(base, one, rulings) for one in rulings.conflicts if any(_is_asked(j, given) for j in one.judgements)]
    return [*reopened, *conflicts, *_find_differing(base, given, rulings), *_find_doubtful(base, given, rulings)]


def _is_asked(judgement: Judgement, given: Filter) -> bool:
    dyad = find_dyad(given.dyad) if given.dyad else None
    types = (given.type,) if isinstance(given.type, str) else given.type
    return any((dyad is None or dyad in s.dyads) and (types is None or s.type in types) for s in judgement.subjects)


def _to_item(base: Base, conflict: Conflict, rulings: Rulings) -> ReviewItem:
    buckets = sorted({bucket for one in conflict.judgements for bucket in base.judgements.find_buckets(one)})
    own = Rulings(conflict.judgements)
    claims = base.find_claims(f"claims.bucket IN ({', '.join('?' * len(buckets))})", buckets)
    judged = tuple(claim for claim in claims if own.find_judged_key(claim))
    return ReviewItem(kind="conflict", note=conflict.reason, claims=judged, judgements=conflict.judgements)


def _find_differing(base: Base, given: Filter, rulings: Rulings) -> list[ReviewItem]:
    """Find the facts on which sources differ, those that ask most to be looked at first."""
    where, values = msgspec.structs.replace(given, verdict="differs").to_sql("facts")
    facts = _leave_out_periods(base.find_facts(where, values))
    known = find_claims_of(base, facts)
    found = []
    for fact in facts:
        claims = tuple(known[name] for name in fact.claims if name in known)
        if not find_confirmed(claims, rulings):
            item = _to_differing(fact, claims, rulings)
            found.append((item.kind != "conflict", -weigh_disagreement(fact, claims), fact.id, item))
    return [row[-1] for row in sorted(found, key=lambda row: row[:-1])]


def _to_differing(fact: Fact, claims: tuple[Claim, ...], rulings: Rulings) -> ReviewItem:
    """Readings that are confirmed and yet contradict each other are a conflict of judgements."""
    confirmations = {one.id: one for claim in claims for one in rulings.find_confirmations(claim)}
    if not confirmations:
        return ReviewItem(kind="differs", note=fact.explanation, claims=claims, fact=fact)
    note = "Readings that contradict each other are confirmed; none of this has effect until one judgement is taken back."
    return ReviewItem(kind="conflict", note=note, claims=claims, fact=fact, judgements=tuple(confirmations.values()))


def _leave_out_periods(facts: Sequence[Fact]) -> list[Fact]:
    """A period of relations differs where one of its acts does; the act is what is looked at."""
    acts = {claim for fact in facts if fact.type == "relations" and fact.kind == "act" for claim in fact.claims}
    return [fact for fact in facts if fact.type != "relations" or fact.kind == "act" or acts.isdisjoint(fact.claims)]


def _find_doubtful(base: Base, given: Filter, rulings: Rulings) -> list[ReviewItem]:
    """Find the facts whose claims may not belong together, the least certain first; who has judged one has settled it."""
    where, values = given.to_sql("facts")
    found = [row[0] for row in base.select(_DOUBTFUL.format(where), (*values, DOUBTFUL))]
    facts = [fact for part in split_values(found) for fact in base.find_facts(f"facts.id IN ({', '.join('?' * len(part))})", part)]
    doubtful = sorted((f for f in facts if not f.judged), key=lambda f: (f.joined, -len(f.witnesses), f.id))
    known = find_claims_of(base, doubtful)
    return [_to_doubtful(fact, tuple(known[name] for name in fact.claims if name in known)) for fact in doubtful]


def _to_doubtful(fact: Fact, claims: tuple[Claim, ...]) -> ReviewItem:
    weakest = find_joins(claims)[:1]
    why = "".join(f" {join.text}" for join in weakest)
    note = f"These may be two things: the weakest join scores {fact.joined:.2f}.{why}"
    return ReviewItem(kind="doubtful", note=note, claims=claims, fact=fact)


def find_claims_of(base: Base, facts: Iterable[Fact]) -> dict[str, Claim]:
    """Find the claims of facts by id."""
    return {claim_id(claim): claim for claim in base.find_claims_by_id(name for fact in facts for name in fact.claims)}
