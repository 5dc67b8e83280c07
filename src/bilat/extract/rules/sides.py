"""Sides that a sentence leaves unsaid: the other of the two countries that a text is about, where nobody else comes into question."""

from __future__ import annotations

import re

from bilat.extract.clauses import Clause
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, other_of

_PARTIES = ("country", "group", "person", "place")


def missing_side(sent: Sent, code: str) -> str:
    """Give the other country of the text's pair, "" where the sentence names an outsider or `code` is not of the pair."""
    other = other_of(sent, code)
    return other if other and not has_outsider(sent) else ""


def has_outsider(sent: Sent) -> bool:
    """Tell whether a sentence names a country that is not of the pair that the text is about."""
    return bool({c for m in sent.of_kind("country", "group") for c in m.codes} - set(sent.pair))


def sides_around(sent: Sent, first: list[str], second: list[str]) -> tuple[str, str] | None:
    """Give two sides of which one may be unsaid, None where one is neither said nor plain from the text."""
    a, b = next(iter(first), ""), next((c for c in second if c not in first[:1]), "")
    a, b = a or (missing_side(sent, b) if b else ""), b or (missing_side(sent, a) if a else "")
    return (a, b) if a and b and a != b else None


def named_after(clause: Clause, index: int, prepositions: tuple[str, ...], limit: int = 14) -> list[str]:
    """Give the countries after a unit that one of the prepositions governs, or that stand as owner or adjective in what it governs; cities stand for theirs."""
    found: list[str] = []
    for i in range(index + 1, min(len(clause.units), index + limit)):
        mention = clause.units[i].mention
        if mention is not None and mention.kind in _PARTIES and mention.codes and clause.governor(i) in prepositions:
            found += [c for c in mention.codes if c not in found]
    return found


def subjects_of(clause: Clause, index: int) -> list[str]:
    """Give the countries of the subject that stands before a unit, bodies of states among them; the Security Council stands for its organisation."""
    named = codes_of((m for m in clause.subject if m.kind in ("country", "group", "org", "person") and (clause.index_of(m) < index)), orgs=True)
    return named or (["UN"] if _COUNCIL.search(clause.words(0, index)) else [])


_COUNCIL = re.compile(r"^the security council\b")


_OF_CAUSE = ("over", "about", "on", "because", "after", "during", "since", "than", "by")


def pair_despite_causes(sent: Sent, clause: Clause) -> list[str]:
    """Give the pair of a page on two where the others that a clause names are only what the relations turn on ("relations soured over C")."""
    others = [clause.index_of(m) for m in clause.mentions("country", "group") if not set(m.codes) & set(sent.pair)]
    aside = all(any(w in _OF_CAUSE for w in clause.words(max(0, at - 4), at).split()) for at in others)
    return list(sent.pair) if sent.context.on_pair and len(sent.pair) == 2 and others and aside else []
