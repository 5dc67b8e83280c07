"""Who holds a stance: the state that a clause's subject stands for, and a stance as a frame reads it."""

from __future__ import annotations

import re
from typing import NamedTuple

from bilat.extract.clauses import PREPOSITIONS, Clause
from bilat.model import Modality


class Found(NamedTuple):
    """A stance as a frame reads it: where its word stands, who holds it, on what."""

    at: int
    holders: list[str]
    targets: list[str]
    position: str
    on: str = ""
    modality: Modality | None = None


_STATE_NOUNS = re.compile(
    r"(?:'s |'s)?\b(?:government|governments|foreign ministry|foreign ministries|ministry|ministries|parliament|president|premier|prime|minister|ministers|leaders?|authorities|state|states|delegation|delegations|side|officials|chancellor|diplomacy|diplomats?|king|emir|sultan|cabinet|embassy|administration|"
    r"leadership|junta|policy|position|veto|vote|spokes\w+|ambassador|senate|congress|assembly|house|court|troops|support|backing|solidarity|opposition to|objections?)\b"
)


_NO_STATE = re.compile(r"(?:'s )?(?:[\w-]+ )?(?:constitution|laws?|act|code|charter|treaty|agreement|occupation|invasion)\b")


def find_holders(clause: Clause, index: int) -> list[str]:
    """Give the countries that a clause's subject stands for at a verb; the opposition, a firm or teachers of a country do not."""
    k = index - 1
    while k > clause.verb and clause.units[k].mention is None and clause.units[k].low in ("has", "have", "had", "also", "alone", "long", "would", "will", "then", "later", "itself"):
        k -= 1
    near = clause.units[k].mention if k >= 0 and (k > clause.verb >= 0 or not clause.subject) else None
    if near is not None and near.kind == "country" and near.code and near.form not in ("adjective", "pronoun") and not near.possessive and clause.governor(k) in ("", "after", "before", "since"):
        return [near.code]
    if near is not None and near.kind == "country" and near.code and not clause.subject and near.form not in ("adjective", "pronoun") and not near.possessive and clause.units[k - 1].low not in (*PREPOSITIONS, "the"):
        return [near.code]
    codes: list[str] = []
    for m in clause.subject:
        if m.kind == "person" and m.code and (m.office or m.value):
            codes.append(m.code)
        elif m.kind == "org" and m.codes:
            codes += []
        elif m.kind in ("country", "group", "place") and (m.kind != "place" or m.form == "capital"):
            i = clause.index_of(m)
            if i >= 0 and (m.possessive or m.form == "adjective") and _NO_STATE.match(clause.words(i + 1, i + 4)):
                continue
            attributive = i >= 0 and (m.possessive or m.form == "adjective" or clause.governor(i) not in ("", "between"))
            if not attributive or _STATE_NOUNS.search(clause.words(max(0, i - 3) if clause.governor(i) == "of" else i + 1, max(index + 1, i + 1))):
                codes += list(m.codes)
    return list(dict.fromkeys(codes))
