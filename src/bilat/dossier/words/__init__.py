"""A sentence for each claim type, made from type, roles, time and amount; no document's own words are needed."""

from __future__ import annotations

import datetime as dt
import re

from bilat.dossier.words import diplomacy, economy, people, security
from bilat.dossier.words.clause import Clause, first_upper, to_words
from bilat.dossier.words.names import Names, split_dyad, with_article
from bilat.dossier.words.said import Said, Wording
from bilat.dossier.words.time import is_ended, is_since, say_date, say_when
from bilat.model import Amount, Claim, Fact, Modality, Roles

__all__ = ["Names", "say", "say_claim", "say_date", "say_fact", "say_when", "split_dyad", "with_article"]

WORDINGS: dict[str, Wording] = {
    **diplomacy.WORDINGS,
    **economy.WORDINGS,
    **security.WORDINGS,
    **people.WORDINGS,
}
_ACTS = frozenset(
    (
        "relations",
        "visit",
        "meeting",
        "agreement",
        "finance",
        "arms",
        "force",
        "sanction",
        "culture",
        "cooperation",
        "remark",
    )
)

_OPENINGS = frozenset(
    [
        "A",
        "An",
        "The",
        "Some",
        "Many",
        "Several",
        "Most",
        "Few",
        "Other",
        "Analysts",
        "Experts",
        "Officials",
        "Observers",
        "Critics",
        "Local",
        "State",
    ]
)

_OFFICE = re.compile(
    r"\b(Agency|Administration|Ministry|Office|Department|Government|Committee|Institute|Commission|Service|Bank)( \([A-Z]+\))?$"
)


def say_fact(fact: Fact, names: Names) -> str:
    """Put a fact into one English sentence, without its sources."""
    return say(
        fact.type,
        fact.roles,
        names=names,
        when=fact.when,
        amount=fact.amount,
        told=(fact.modality, fact.source),
    )


def say_claim(claim: Claim, names: Names) -> str:
    """Put a claim into one English sentence, without its document."""
    return say(
        claim.type,
        claim.roles,
        names=names,
        when=claim.when,
        amount=claim.amount,
        told=(claim.modality, claim.source),
    )


def say(
    type_name: str,
    roles: Roles,
    *,
    names: Names,
    when: str | None = None,
    amount: Amount | None = None,
    told: tuple[Modality, str | None] = ("asserted", None),
) -> str:
    """Put type, roles, time, amount and modality into one English sentence; `told` is the modality and who says it."""
    modality, source = told
    if roles.get("status") == "planned" and modality == "asserted":
        modality = "planned"
    said = Said(roles, amount, names)
    wording = WORDINGS.get(type_name)
    clause = wording(said) if wording else people.say_anything(said, type_name)
    in_force = roles.get("status") == "in-force"
    act = type_name in _ACTS and roles.get("change") != "exist" and not in_force
    if in_force and when and "/" not in when:
        when = f"{when}/"
    sentence = to_words(clause, modality, ended=_is_over(act, roles, when), since=not act and is_since(when))
    ending = " ".join(part for part in (sentence, _time(clause, when, act), _mark(modality, when)) if part)
    return first_upper(ending) + _teller(modality, source) + "."


def _time(clause: Clause, when: str | None, act: bool) -> str:
    phrase = say_when(when, act=act)
    return (
        phrase.replace("since", "from", 1)
        if clause.tense == "past" and phrase.startswith("since")
        else phrase
    )


def _mark(modality: Modality, when: str | None) -> str:
    return {"forecast": "(forecast)", "planned": "(planned)"}.get(modality, "") if when else ""


def _teller(modality: Modality, source: str | None) -> str:
    if source:
        return f", according to {_lower_opening(source.strip())}"
    return ", it is reported" if modality == "reported" else ""


def _lower_opening(source: str) -> str:
    """Lower the first letter where it is large only because it opened a sentence ("Some analysts")."""
    opening = source.partition(" ")[0]
    if opening in _OPENINGS:
        return source[:1].lower() + source[1:]
    return (
        f"the {source}"
        if opening in ("census", "government", "institute", "ministry", "president")
        else source
    )


def _is_over(act: bool, roles: Roles, when: str | None) -> bool:
    return not act and (is_ended(when, dt.date.today().isoformat()) or roles.get("status") == "former")
