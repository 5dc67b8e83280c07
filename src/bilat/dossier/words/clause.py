"""A clause in parts, so that one wording serves every modality: did, does, is to, may, did not. No domain words here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from bilat.model import Modality

Tense = Literal["past", "present", "perfect"]

# Base form: (past, participle). Verbs that are not here are regular.
_IRREGULAR = {
    "be": ("was", "been"), "have": ("had", "had"), "give": ("gave", "given"), "shoot": ("shot", "shot"), "go": ("went", "gone"),
    "take": ("took", "taken"), "sell": ("sold", "sold"), "say": ("said", "said"), "meet": ("met", "met"), "hold": ("held", "held"),
    "withdraw": ("withdrew", "withdrawn"), "withhold": ("withheld", "withheld"), "pay": ("paid", "paid"), "get": ("got", "got"),
    "grow": ("grew", "grown"), "fall": ("fell", "fallen"), "make": ("made", "made"), "come": ("came", "come"),
}  # fmt: skip


class Clause(msgspec.Struct, frozen=True):
    """Subject, verb in its base form, and the rest; `tense` is that of a plain assertion."""

    subject: str
    verb: str
    rest: str = ""
    plural: bool = False
    tense: Tense = "past"


def to_words(
    clause: Clause, modality: Modality = "asserted", *, ended: bool = False, since: bool = False
) -> str:
    """Put a clause into words for a modality; `ended` puts a present state into the past, `since` into the perfect."""
    tense = _tense(clause, ended, since)
    return _join(clause.subject, _verb_phrase(clause.verb, modality, tense, clause.plural), clause.rest)


def _tense(clause: Clause, ended: bool, since: bool) -> Tense:
    if clause.tense == "past" or ended:
        return "past"
    return "perfect" if since else "present"


def _verb_phrase(verb: str, modality: Modality, tense: Tense, plural: bool) -> str:
    if modality == "planned":
        return f"{'are' if plural else 'is'} to {verb}"
    if modality == "forecast":
        return f"may {verb}"
    if modality == "denied":
        return _negated(verb, tense, plural)
    return {"past": _past, "present": _present, "perfect": _perfect}[tense](verb, plural)


def _perfect(verb: str, plural: bool) -> str:
    participle = _IRREGULAR[verb][1] if verb in _IRREGULAR else _past(verb, plural)
    return f"{'have' if plural else 'has'} {participle}"


def _negated(verb: str, tense: Tense, plural: bool) -> str:
    if tense == "perfect":
        return _perfect(verb, plural).replace(" ", " not ", 1)
    if verb == "be":
        return (_past if tense == "past" else _present)("be", plural) + " not"
    if tense == "past":
        return f"did not {verb}"
    return f"{'do' if plural else 'does'} not {verb}"


def _past(verb: str, plural: bool) -> str:
    if verb == "be":
        return "were" if plural else "was"
    if verb in _IRREGULAR:
        return _IRREGULAR[verb][0]
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


def _present(verb: str, plural: bool) -> str:
    if verb == "be":
        return "are" if plural else "is"
    if plural:
        return verb
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Join words as English does: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def a_or_an(noun: str) -> str:
    """Put the indefinite article before a noun."""
    vowel = noun[:1].lower() in "aeiou" and not noun.lower().startswith(("uni", "euro", "one"))
    return f"{'an' if vowel or noun.lower().startswith('honorary') else 'a'} {noun}"


def first_upper(text: str) -> str:
    """Raise the first letter and leave the rest."""
    return text[:1].upper() + text[1:]


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)
