"""Facts with what judgements say of them: a confirmed reading is the one that is shown, and each fact names the judgements behind it.

The verdict stays what the sources say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from bilat.model import Claim, Fact, Judgement, claim_id
from bilat.reconcile.identity import clean_roles
from bilat.reconcile.readings import find_contrast, find_held, show_reading
from bilat.reconcile.rulings import Rulings
from bilat.reconcile.times import find_period, find_relation, find_vagueness


def apply_rulings(facts: Sequence[Fact], claims: Iterable[Claim], rulings: Rulings) -> tuple[Fact, ...]:
    """Give the facts as the judgements would have them shown, each with the ids of those that bear on it."""
    judged = {claim_id(claim): claim for claim in claims if rulings.find_judged_key(claim)}
    touched = {name for fact in facts if not judged.keys().isdisjoint(fact.claims) for name in fact.claims}
    if not touched:
        return tuple(facts)
    known = {name: claim for claim in claims if (name := claim_id(claim)) in touched}
    return tuple(_apply(fact, known, rulings) if touched.issuperset(fact.claims) else fact for fact in facts)


def carry_judged(facts: Sequence[Fact], acts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Let the facts that were built from others (periods from acts) name the judgements on those too."""
    noted = {claim: act.judged for act in acts if act.judged for claim in act.claims}
    if not noted:
        return tuple(facts)
    return tuple(
        msgspec.structs.replace(fact, judged=tuple(sorted({*fact.judged, *(j for c in fact.claims for j in noted.get(c, ()))})))
        for fact in facts
    )


def find_confirmed(claims: Iterable[Claim], rulings: Rulings) -> tuple[Claim, ...]:
    """Find the claims of a fact that are confirmed, first the one that says most; none if they contradict each other."""
    confirmed = sorted(
        (claim for claim in claims if rulings.is_confirmed(claim)),
        key=lambda c: (find_vagueness(c.when), c.amount is None, -len(c.roles), claim_id(c)),
    )
    if any(find_contrast(one, other).differences for one, other in combinations(confirmed, 2)):
        return ()
    return tuple(confirmed)


def _apply(fact: Fact, known: Mapping[str, Claim], rulings: Rulings) -> Fact:
    claims = [known[name] for name in fact.claims]
    confirmed = find_confirmed(claims, rulings)
    shown = _show(fact, confirmed[0], claims) if confirmed else fact
    judgements = {one.id: (claim, one) for claim in confirmed for one in rulings.find_confirmations(claim)}
    keys = [key for claim in claims if (key := rulings.find_judged_key(claim))]
    return msgspec.structs.replace(
        shown,
        explanation=" ".join([fact.explanation, *sorted({_explain(claim, one) for claim, one in judgements.values()})]),
        judged=tuple(sorted({*judgements, *rulings.find_bearing(keys)})),
    )


def _show(fact: Fact, confirmed: Claim, claims: Sequence[Claim]) -> Fact:
    """Show the confirmed claim; what it leaves open comes from the claims that do not contradict it."""
    roles, when, amount = clean_roles(confirmed), confirmed.when, confirmed.amount
    for claim in claims:
        if not find_contrast(confirmed, claim).differences:
            for role, value in clean_roles(claim).items():
                roles.setdefault(role, value)
            when, amount = when or claim.when, amount or claim.amount
    if confirmed.type == "mission" and find_relation(find_held(confirmed), find_period(fact.when)) != "apart":
        when = fact.when or when  # a mission's period has its two ends from two claims
    return msgspec.structs.replace(
        fact, roles=roles, when=when, amount=amount, modality=confirmed.modality, source=confirmed.source
    )


def _explain(claim: Claim, judgement: Judgement) -> str:
    return f"{judgement.name} confirmed “{show_reading(claim)}” on {judgement.day}: {judgement.reason.rstrip('.')}."
