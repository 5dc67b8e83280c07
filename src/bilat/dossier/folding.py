"""Folds facts that one sentence can carry: "both are members of the OSCE, the CIS and the NAM". No words are made here."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from bilat.model import Amount, Fact, Modality, Roles, Verdict

# Type: the roles whose values one sentence may list, in the order in which they are folded.
_FOLDABLE = {
    "membership": ("member", "organisation"),
    "part_of": ("state",),
    "recognition": ("by",),
    "alignment": ("with",),
}

# Readings matter only where witnesses differ in them.
_SETTLED = ("single", "agree")
_COUNTRIES = ("member", "state", "by")


class Folded(msgspec.Struct, frozen=True, kw_only=True):
    """Facts told as one: roles may hold lists; claims, witnesses and explanations are those of all of them."""

    type: str
    roles: Roles
    when: str | None
    amount: Amount | None
    modality: Modality
    source: str | None
    verdict: Verdict
    explanations: tuple[str, ...]
    facts: tuple[str, ...]
    claims: tuple[str, ...]
    values: tuple[tuple[str, tuple[str, ...]], ...]


def fold_facts(facts: Iterable[Fact]) -> list[Folded]:
    """Fold facts that differ in one listable role only; the order of first appearance is kept.

    A period that is known from an act alone ("relations since 1993") is left out beside the act itself ("established in 1993").
    """
    folded = [_from_fact(fact) for fact in without_shadows(list(facts))]
    for type_name, roles in _FOLDABLE.items():
        for role in roles:
            folded = _fold_role(folded, type_name, role)
    return folded


def without_shadows(facts: list[Fact]) -> list[Fact]:
    """Leave out the periods that are known from an act alone, where the act itself is there."""
    acts = [fact for fact in facts if fact.kind == "act"]
    return [fact for fact in facts if fact.kind == "act" or not any(_is_shadow(fact, act) for act in acts)]


def _is_shadow(fact: Fact, act: Fact) -> bool:
    return fact.type == act.type and set(fact.claims) <= set(act.claims)


def _from_fact(fact: Fact) -> Folded:
    return Folded(
        type=fact.type,
        roles=fact.roles,
        when=fact.when,
        amount=fact.amount,
        modality=fact.modality,
        source=fact.source,
        verdict=fact.verdict,
        explanations=(fact.explanation,),
        facts=(fact.id,),
        claims=fact.claims,
        values=fact.values,
    )


def _fold_role(folded: list[Folded], type_name: str, role: str) -> list[Folded]:
    groups: dict[bytes, Folded] = {}
    for one in folded:
        foldable = one.type == type_name and role in one.roles and (not one.values or one.verdict in _SETTLED)
        key = _key(one, role) if foldable else msgspec.json.encode(one.facts)
        groups[key] = _merged(groups[key], one, role) if key in groups else one
    return list(groups.values())


def _key(one: Folded, role: str) -> bytes:
    rest = {name: value for name, value in one.roles.items() if name != role}
    return msgspec.json.encode(
        [one.type, rest, one.when, one.amount, one.modality, one.source, one.verdict], order="deterministic"
    )


def _merged(first: Folded, second: Folded, role: str) -> Folded:
    values = dict.fromkeys((*_listed(first.roles[role]), *_listed(second.roles[role])))
    return msgspec.structs.replace(
        first,
        roles={**first.roles, role: sorted(values) if role in _COUNTRIES else list(values)},
        explanations=tuple(dict.fromkeys(first.explanations + second.explanations)),
        facts=first.facts + second.facts,
        claims=tuple(dict.fromkeys(first.claims + second.claims)),
        values=(),
    )


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
