"""Lists of organisations to which a country belongs: where such a list goes on, the date and the standing that one of it has for itself, and names that are
only part of another's. What the standing is, is read in standing.py."""

from __future__ import annotations

import re

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent

_ENDS_LIST = frozenset([";", ":", ".", "who", "where", "when", "while", "but", "with", "through", "since", "to", "by", "at", "for", "from", "on", "under", "observer", "observers", "associate", "candidate", "applicant", "signatory", "party", "partner", "headquarters", "seat", "not", "former", "member", "members", "participant", "participants"])  # fmt: skip


def rest_of_list(clause: Clause, last: int) -> list[Mention]:
    """Give the organisations that go on a list past names that nothing knows, acronyms in parentheses, dates and asides ("the UN and its agencies, X, the Y")."""
    found: list[Mention] = []
    for i in range(last + 1, len(clause.units)):
        unit = clause.units[i]
        acts = clause.is_verb(i) and clause.units[i - 1].low not in ("its", "their", "the")
        aside = clause.units[i - 1].low == "(" and i + 1 < len(clause.units) and clause.units[i + 1].low == ")"
        if i - last > 12 or acts or (unit.mention is None and unit.low in _ENDS_LIST and not aside):
            break
        if unit.mention is None or unit.kind == "date" or unit.low in ("its", "their"):
            continue
        if unit.kind != "org":
            break
        if not _ITEM.search(clause.words(last, i)):
            break
        found.append(unit.mention)
        last = i
    return found


_ITEM = re.compile(r"(?:,|\band|\bor|&|\()(?: of| in)?(?: the)?(?: (?!of\b|in\b)[a-z-]+){0,4}$")


_ASIDE = re.compile(r"\( ?(?:observer|associate|partner|candidate|applicant|suspended|former)(?: \w+)? ?\)")


def has_other_standing(clause: Clause, organisation: Mention, cue: Cue) -> bool:
    """Tell whether a standing in parentheses after an organisation of a list is its own, and no word of the cue's ("member of X, Y (observer)")."""
    at = clause.index_of(organisation)
    return 0 <= at != cue.index - 2 and _ASIDE.match(clause.words(at + 1, at + 5)) is not None


def is_compound(sent: Sent, mention: Mention) -> bool:
    """Tell whether an organisation's name is only part of another's ("the EU-X partnership", "the OECD Development Centre")."""
    text = sent.document.text
    return bool(re.match(r"[-–]\w| (?!The |Since |In |Dialogue |Sectoral |Strategic Partner|Development Partner)[A-Z][a-z]+ [A-Z][a-z]", text[mention.end : mention.end + 40])) or bool(re.search(r"\w[-–]$", text[max(0, mention.start - 2) : mention.start]))


def dates_behind(clause: Clause, organisations: list[Mention]) -> dict[str, Mention]:
    """Give the date that stands right behind each of several organisations ("joined the UN in 1945 and ORG in 1949"), {} where one has none."""
    found: dict[str, Mention] = {}
    for organisation in organisations:
        at = clause.index_of(organisation)
        date = next((u.mention for k, u in enumerate(clause.units[at + 1 : at + 3], at + 1) if u.kind == "date" and clause.words(at + 1, k) in ("", "in", "on", "since", "from")), None) if at >= 0 else None
        if date is None or not date.value:
            return {}
        found[organisation.code] = date
    return found if len(organisations) > 1 else {}


def date_in_parentheses(clause: Clause, organisation: Mention) -> Mention | None:
    """Give the date in parentheses after an organisation of a list, past its acronym ("the UN (1945), the Organisation X (OX) (1961)")."""
    at = clause.index_of(organisation)
    for i in range(at + 1, min(at + 6, len(clause.units) - 1)) if at >= 0 else ():
        if clause.units[i].kind == "date" and clause.units[i - 1].low == "(" and clause.units[i + 1].low == ")":
            return clause.units[i].mention
        if clause.units[i].low in (",", "and", ";", "."):
            break
    return None
