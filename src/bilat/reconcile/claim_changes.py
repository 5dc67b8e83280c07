"""What changed between the claims of two versions of one text: added, dropped, or said otherwise. Sentences are compared elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from bilat.model import Claim, claim_id
from bilat.reconcile.identity import clean_roles, find_block_key, find_identity
from bilat.reconcile.names import is_respelled, is_same_person
from bilat.reconcile.readings import show_amount
from bilat.reconcile.sameness import is_same_thing

ClaimKind = Literal["added", "dropped", "changed"]


class FieldChange(msgspec.Struct, frozen=True):
    """A field of a claim (a role, `when`, `amount`, `modality`, `source`) and what it was and is."""

    field: str
    old: str
    new: str


class ClaimChange(msgspec.Struct, frozen=True):
    """A claim that one version has and the other lacks or says otherwise; ids are empty on the side that lacks it.

    `repeats` is the id of another claim of the same text that says the same, where there is one.
    """

    kind: ClaimKind
    type: str
    old: str
    new: str
    fields: tuple[FieldChange, ...]
    explanation: str
    repeats: str = ""


def find_claim_changes(old: Sequence[Claim], new: Sequence[Claim]) -> tuple[ClaimChange, ...]:
    """Pair the claims of two versions, the most alike first, and give those that were added, dropped or changed."""
    pairs = _find_pairs(old, new)
    paired_old, paired_new = {n for n, _ in pairs}, {m for _, m in pairs}
    changes = [_change(old[n], new[m]) for n, m in pairs]
    kept_new = [new[m] for m in sorted(paired_new)]
    kept_old = [old[n] for n in sorted(paired_old)]
    added = [_one_sided("added", claim, kept_new) for m, claim in enumerate(new) if m not in paired_new]
    dropped = [_one_sided("dropped", claim, kept_old) for n, claim in enumerate(old) if n not in paired_old]
    return tuple([change for change in changes if change.fields] + added + dropped)


def find_repeated(inside: Sequence[Claim], outside: Sequence[Claim]) -> dict[str, Claim]:
    """Find, for the claims of one place, claims of other places that say the same thing; by the id of the first."""
    found = {}
    for claim in inside:
        same = next((other for other in outside if is_same_thing(claim, other) and not _find_fields(claim, other, hard=True)), None)
        if same is not None:
            found[claim_id(claim)] = same
    return found


def _find_pairs(old: Sequence[Claim], new: Sequence[Claim]) -> list[tuple[int, int]]:
    scored = []
    for n, one in enumerate(old):
        for m, other in enumerate(new):
            if one.type == other.type and (score := _score(one, other)) > 0:
                scored.append((-score, abs(n - m), n, m))
    pairs: list[tuple[int, int]] = []
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, _, n, m in sorted(scored):
        if n not in taken_old and m not in taken_new:
            taken_old.add(n)
            taken_new.add(m)
            pairs.append((n, m))
    return sorted(pairs)


def _score(one: Claim, other: Claim) -> float:
    """Rank a pair: the same record, then the same thing by identity, then the same words with something said otherwise."""
    same_quote = _bare(one.evidence.quote) == _bare(other.evidence.quote)
    fields = len(_find_fields(one, other))
    if not fields:
        return 4.0 + same_quote
    if is_same_thing(one, other):
        return 3.0 + same_quote - fields / 20
    if find_block_key(one)[0] == find_block_key(other)[0] and _shares_key(one, other):
        return (2.0 if same_quote else 1.0) - fields / 20
    return 0.0


def _shares_key(one: Claim, other: Claim) -> bool:
    """Tell whether the key roles, and the names where there are any, are the same; time, amount and stage may differ."""
    identity, first, second = find_identity(one.type), clean_roles(one), clean_roles(other)
    if any(first.get(role) != second.get(role) for role in identity.key):
        return False
    if identity.time == "act" and one.when != other.when and one.evidence.section != other.evidence.section:
        return False
    names = [(first.get(role), second.get(role)) for role in identity.persons]
    return all(isinstance(a, str) and isinstance(b, str) and is_same_person(a, b) for a, b in names)


def _find_fields(one: Claim, other: Claim, *, hard: bool = False) -> tuple[FieldChange, ...]:
    """Find the fields on which two claims differ; with `hard`, only those that both give."""
    first, second = clean_roles(one), clean_roles(other)
    rows = [(role, _show(first.get(role)), _show(second.get(role))) for role in sorted({*first, *second})]
    rows += [
        ("when", one.when or "", other.when or ""),
        ("amount", show_amount(one.amount) if one.amount else "", show_amount(other.amount) if other.amount else ""),
        ("modality", one.modality, other.modality),
        ("source", one.source or "", other.source or ""),
    ]
    return tuple(FieldChange(*row) for row in rows if row[1] != row[2] and not (hard and not (row[1] and row[2])))


def _change(one: Claim, other: Claim) -> ClaimChange:
    fields = _find_fields(one, other)
    said = "; ".join(_say_field(field) for field in fields)
    return ClaimChange("changed", one.type, claim_id(one), claim_id(other), fields, f"{said}." if said else "")


def _say_field(field: FieldChange) -> str:
    if is_respelled(field.old, field.new) and field.old[:1].isupper():
        return f"{field.field}: “{field.old}” is now written “{field.new}”, the same name respelled"
    if not field.old:
        return f"{field.field}: “{field.new}” is new"
    if not field.new:
        return f"{field.field}: “{field.old}” is no longer given"
    return f"{field.field}: “{field.old}” became “{field.new}”"


def _one_sided(kind: Literal["added", "dropped"], claim: Claim, kept: Sequence[Claim]) -> ClaimChange:
    same = find_repeated([claim], kept)
    identifier = claim_id(claim)
    old, new = ("", identifier) if kind == "added" else (identifier, "")
    version = "newer" if kind == "added" else "older"
    text = f"Only the {version} version says: “{claim.evidence.quote}”"
    if same:
        other = same[identifier]
        place = f"in “{other.evidence.section}”" if other.evidence.section else "in the lead"
        text += f" It repeats what the same version says {place}: “{other.evidence.quote}”"
    return ClaimChange(kind, claim.type, old, new, (), text, claim_id(same[identifier]) if same else "")


def _show(value: str | list[str] | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else ", ".join(value)


def _bare(text: str) -> str:
    return " ".join(text.lower().split())
