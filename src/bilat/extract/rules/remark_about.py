"""About whom a remark is: the country or the pair of which its words speak."""

from __future__ import annotations

import re

from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import other_of
from bilat.vocabulary import load

TIES = re.compile(r"\b(?:relations|ties|tie|relationship|bilateral|cooperation|partnership|friendships?|links|alliance|coordination|rapprochement)\b", re.I)
_MUTUAL = re.compile(
    r"\b(?:(?:we|they|us|both|two)\b.{0,60}\b(?:brothers|brotherly|sisters|cousins|allies|in-laws|partners|neighbours|neighbors|family|friends|one people|together|each other|one another|shoulder to shoulder|both of us|shar\w+|agreed)|both of us|the two (?:countries|armies|nations|states|peoples|sides|governments)|our (?:two|both)|"
    r"both our|between us|good neighbours|talks|first for both|our (?:nations|countries|peoples|diplomacy|bond|friendship|history)|unresolved|the same|one (?:people|nation|voice|soul|heart|family)|(?:a|the|our) bond|both (?:won|peoples|lost|gain\w*)|two (?:small )?(?:states|nations|peoples|lands)|"
    r"new (?:\w+ )?(?:road|chapter|page|era|beginning|phase|cycle|start|dawn|spring|leaf|stage)|(?:a|the|an) (?:\w+ )?(?:alliance|bond|brotherhood|friendship|partnership|kinship)|partnership of equals|between (?:brothers|friends|sisters|neighbours)|out of the past|twin \w+|reconciliation|springtime|shared history|(?:a|the) marriage|peaceful settlement|door to)\b",
    re.I | re.S,
)


def find_about(sent: Sent, start: int, end: int, code: str) -> str:
    """Give the country or pair of which the words text[start:end] of a speaker for `code` speak, "" where they speak of no other country."""
    here = [m for m in sent.of_kind("country", "group", "place") if m.start >= start and m.end <= end and (m.kind != "place" or m.form == "capital") and not _is_where(sent, m)]
    plain = [m for m in here if m.form not in ("pronoun", "possessive")]
    codes = list(dict.fromkeys(c for m in plain or here for c in m.codes))
    foreign = [c for c in codes if c != code]
    words = sent.document.text[start:end]
    if len(sent.pair) == 2 and any(set(m.codes) == set(sent.pair) for m in here if m.kind == "group" and m.form != "possessive") and _MUTUAL.search(words):
        return "-".join(sent.pair)
    ours = re.search(r"\b(?:his|her|its|our|their) (?:own )?(?:country|land|nation)", words)
    if len(codes) == 2 and len(foreign) == 1 and TIES.search(words) and re.search(r"\b(?:between|relations of|ties of)\b", words):
        return "-".join(sorted(codes))
    if len(foreign) == 1 and code in codes and _SIDE_BY_SIDE.search(re.sub(r"\s+", " ", _without_names(sent, plain, start, end))):
        return "-".join(sorted((code, foreign[0])))
    if ours and len(foreign) == 1 and code and re.search(r"\b(?:tie|ties|relations|relationship|friendship) (?:with|to)\b|\bbetween\b", words):
        return "-".join(sorted((code, foreign[0])))
    if foreign:
        return _of_foreign(sent, foreign)
    return _of_none(sent, start, end, code, codes, words)


_WHERE = re.compile(r"\b(?:in|at|from|near|outside|reached|left|visiting|flew to|came to|went to)\s$")


def _is_where(sent: Sent, m: Mention) -> bool:
    """Tell whether a capital only says where something is said ("warned from Lima", "on landing in Lomé")."""
    return m.form == "capital" and not m.possessive and _WHERE.search(sent.document.text[max(sent.start, m.start - 12) : m.start]) is not None


_SIDE_BY_SIDE = re.compile(r"# and (?:for |of |to |with )?(?:the )?#")


def _without_names(sent: Sent, named: list[Mention], start: int, end: int) -> str:
    """Give the words with a sign for each country that they name."""
    words, at = "", start
    for mention in sorted(named, key=lambda m: m.start):
        words, at = words + sent.document.text[at : mention.start] + "#", mention.end
    return words + sent.document.text[at:end]


def _of_foreign(sent: Sent, foreign: list[str]) -> str:
    both = [c for c in foreign if c in sent.pair]
    if len(both) == 2:
        return "-".join(sorted(both))
    if both:
        return both[0]
    states = [c for c in foreign if c in load().entities and load().entities[c].kind == "state"] or foreign
    return "-".join(sorted(states)) if len(states) == 2 else states[0]


def _of_none(sent: Sent, start: int, end: int, code: str, codes: list[str], words: str) -> str:
    """Give whom words speak of that name no other country: the pair of their ties, the country of a person, "his hosts"."""
    people = list(dict.fromkeys(c for m in sent.of_kind("person") if m.start >= start and m.end <= end and m.form != "pronoun" for c in m.codes if c != code and c in sent.pair))
    if people and not codes:
        return people[0]
    if len(sent.pair) == 2 and TIES.search(words):
        return "-".join(sent.pair)
    if re.search(r"\b(?:his|her|its|their|the) (?:hosts?|guests?|neighbours?|neighbors?|counterpart|colleague)\b", words):
        return other_of(sent, code)
    return codes[0] if codes and not code else ""


def about_words(sent: Sent, words: str, code: str) -> str:
    """Give whom words in quotation marks speak of where they name nobody: the other country unless they speak of both or of a matter between them ("it is over")."""
    if len(sent.pair) != 2 or (code and code not in sent.pair) or _OF_A_THING.match(words):
        return ""
    mutual = _MUTUAL.search(words) or TIES.search(words) or not code
    return "-".join(sent.pair) if mutual or (_MATTER.match(words) and not _OTHERS.search(words)) else other_of(sent, code)


_OF_A_THING = re.compile(r"it(?:['’]s)? (?!is time\b)", re.I)  # "it will take time": whom it concerns, the words do not say
_MATTER = re.compile(r"(?:this|there|the (?:matter|page|door|issue|dispute|past|time|wound|chapter)|these)\b", re.I)
_OTHERS = re.compile(r"\b(?:they|they're|them|their|theirs|you|your|yours|he|him|his|she|her|those|these people|neighbou?rs?|friends?|hosts?)\b", re.I)
