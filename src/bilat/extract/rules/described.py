"""Countries that are described and not named: "the new state", "our country", "its eastern neighbour". Used where a page's pair says which is meant."""

from __future__ import annotations

import re

from bilat.extract.clauses import Clause
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, other_of
from bilat.vocabulary import load

_QUALITY = r"(?:(?!of\b|in\b|on\b|as\b|and\b|to\b)[a-z-]+ ){0,2}?"
_NOUN = r"(?:state|republic|country|nation|neighbou?r|kingdom|statehood|independence|sovereignty|emirate|sultanate|entity|(?:breakaway|rebel|secessionist|seceding) (?:province|region)|republic next door|state next door)"
_OWN = r"(?:its|their|her|his|our|us~?|the~\w+(?:'s)?|[a-z~]*'s)"
_DESCRIBED = re.compile(rf"(?:(?:the independence|the statehood|the sovereignty|independence) of )?(?:(?:the|this|that)[ ~]{_QUALITY}{_NOUN}|{_OWN} {_QUALITY}(?:country|neighbou?r|independence|statehood|sovereignty|republic))\b(?! of\b)(?! in\b(?! [a-z~]*\d))(?! '?s\b)(?! as (?!an? (?:\w+ )?(?:state|independent|sovereign)))(?! (?!on|in|at|after|before|when|and|de|diplomatically|officially|formally|only|until|within|immediately|early|soon|as|again|by|since|the|proclaimed|declared|born|founded|created|just)[a-z])")
_GOVERNMENT = re.compile(r"the (?:(?:new|provisional|constitutional|nationalist|revolutionary|military|communist|republican|transitional|interim|coalition|royal|successor|national) )+(?:government|regime|authorities|junta|administration) (?!of\b|'s\b|in\b(?! [a-z~]*\d))")
_EFFORT = re.compile(r"\b(?:work\w*|support\w*|lobb\w+|campaign\w*|seek\w*|sought|bid|plea\w*|call\w*|push\w*|press\w*|strive\w*|aim\w*|ask\w*|demand\w*|urg\w+|advoca\w+|struggle|fight|quest|request\w*|favou?r\w*|promot\w+|help\w*) (?:(?:on|for|of|to|towards?|an?|the|its|wider|further|international|more|[\w'#~]+) ){0,4}$")
_AIMED_AT = re.compile(r"\b(?:objectives?|goals?|aims?|priorit(?:y|ies)|tasks?|ambitions?)\b[^;]* (?:is|are|was|were|been|remains?|includes?|included)\b")


def find_described(sent: Sent, clause: Clause, index: int) -> list[str]:
    """Give the other country of the page's pair for "the new state", "our country", "its neighbour" after a unit, where the subject is one of the pair."""
    words = clause.words(index + 1, index + 9)
    if not (_DESCRIBED.match(words + " ") or _is_titled(sent, clause, words) or (sent.context.on_pair and _GOVERNMENT.match(words + " "))):
        return []
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "person", "place"))
    if any(u.mention is not None and u.mention.form != "pronoun" and u.kind == "country" for u in clause.units[index + 1 : index + 4]):
        return []
    if len(subject) != 1:
        return []
    other = other_of(sent, subject[0])
    return [other] if other else []


_TITLED = re.compile(r"(?:the independence of )?the ((?:people's|islamic|federal|democratic|arab|socialist|united) republic)\b(?! of\b)")


def _is_titled(sent: Sent, clause: Clause, words: str) -> bool:
    """Tell whether words call the other country of the pair by half its formal name ("the People's Republic")."""
    said = _TITLED.match(words)
    others = [c for c in sent.pair if c not in codes_of(clause.subject) and c in load().entities]
    return said is not None and any(said[1] in name.lower() for c in others for name in load().entities[c].formal)


def is_effort(clause: Clause, index: int) -> bool:
    """Tell whether the word at a unit is only what somebody works, asks or campaigns for: "supports A's recognition"."""
    return bool(_EFFORT.search(clause.words(max(0, index - 8), index) + " ") or _AIMED_AT.search(clause.words(0, index)))
