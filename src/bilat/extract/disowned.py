"""What a sentence tells only to disown it: denied by somebody, nearly done, wished for, on a condition, or as it would have been."""

from __future__ import annotations

import re

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.model import Modality

_NEWS = r"(?:reports|claims|allegations|accusations|rumours|rumors|suggestions|assertions)"
_ON = r"(?:(?!and\b|but\b|which\b|who\b|while\b|although\b)[^\s,;:]+ ){0,%d}"  # the words of one clause that go on
_DENIES = re.compile(rf"(?:\bden(?:y|ies|ied|ying) (?:having|that (?:it|he|she|they|the|its|their|any|an?|[A-Z]\S*))|\b(?:den|dismiss|refut|rebutt)\w+ (?:all |any |the )?{_NEWS} (?:that|of)) {_ON % 12}$")
_NOT_DENIED = re.compile(r"(?:\bnot?|\bnever|n't|\bnobody|\bfew|\bnone|\bhardly|\bcannot(?: be)?)(?: \w+)? $", re.I)
_FALSE = re.compile(rf"\b{_NEWS} that {_ON % 14}?(?:was|were|is|are|proved|turned out(?: to be)?) (?:\w+ )?(?:false|untrue|unfounded|baseless|groundless|denied|fabricated|invented)\b", re.I)
_CLOSE_TO = re.compile(r"\bc[ao]me (?:very )?close to(?: \w+){0,2} $|\b(?:almost|nearly) $", re.I)
_WISHED = re.compile(
    rf"\b(?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|upon)|press(?:es|ed|ing)|appeal(?:s|ed) to|invit(?:es|ed)|threat(?:ens|ened|ening)) (?:(?!to\b|that\b|and\b|but\b)[^\s,;:]+ ){{0,6}}(?:not )?to (?=[a-z]|$){_ON % 4}$"
    rf"|\b(?:demand(?:s|ed|ing)|hop(?:es|ed|ing)|wish(?:es|ed)|propos(?:es|ed)|recommend(?:s|ed)) that {_ON % 6}$"
    rf"|\b(?:consider(?:s|ed|ing)?|mull(?:s|ed|ing)|contemplat(?:es|ed|ing)) (?:\w+ing {_ON % 3})?$|\bwould welcome (?:an?|the) {_ON % 2}$",
    re.I,
)
_WISHING = re.compile(r"urg|call|press|appeal|invit|threat|demand|hop|wish|propos|recommend|consider|mull|contempl|would welcome", re.I)
_PROPOSED = re.compile(rf"\b(?:proposals?|plans?|attempts?|bids?) (?:to (?:open|sign|join|set up|establish|found|build|create|conclude|buy|sell|send|invade|visit|admit|impose) |for an? ){_ON % 6}$|\b(?:proposals?|plans?|attempts?|bids?) to $", re.I)
_DROPPED = re.compile(r"[^,;:]{0,80}?\b(?:was|were|has been|have been|had been) (?:\w+ )?(?:rejected|dropped|abandoned|shelved|refused|turned down|voted down|scrapped)\b")
_PAST = re.compile(r"\b(?:was|were|had|did|both|\w{3,}ed)\b")
_WOULD_HAVE = re.compile(r"\bwould (?:not |never )?have \w+(?:ed|en|wn|ne|de|ght|t)\b")


def is_unreal(sent: Sent) -> bool:
    """Tell whether a sentence opens with how things would have been ("Had A broken off relations, trade would have suffered")."""
    opens, comma, rest = sent.text.strip().partition(",")
    if not comma or not opens.startswith(("Had ", "If ")):
        return False
    return " had " in f" {opens.lower()} " and _WOULD_HAVE.search(rest.partition(",")[0]) is not None


def find_disowned(sent: Sent, proposal: Proposal) -> Modality | None:
    """Give "denied", "planned" or "forecast" for a proposal whose word stands in words that disown it, else None."""
    clause = proposal.clause
    if clause is None or not 0 <= proposal.cue < len(clause.units):
        return None
    text, at = sent.text, clause.units[proposal.cue].start - sent.start
    if _is_denied(text, at) or (_CLOSE_TO.search(text, max(0, at - 60), at) and clause.is_verb(proposal.cue)) or (_PROPOSED.search(text, max(0, at - 160), at) and _DROPPED.match(text, at)):
        return "denied"
    if _WISHING.search(text, 0, at) and _is_wished(clause, proposal.cue, text, at):
        return "planned"
    opens = text.partition(",")[0]
    if at < len(opens) and opens.startswith(("If ", "Unless ")) and not _PAST.search(opens):
        return "forecast"
    return None


def _is_denied(text: str, at: int) -> bool:
    """Tell whether what stands at an offset is denied, or called false, in words about it alone."""
    begin = max(0, at - 200)
    denial = _DENIES.search(text, begin, at)
    if denial is not None and not _NOT_DENIED.search(text, 0, denial.start()):
        return True
    return any(m.start() < at < m.end() for m in _FALSE.finditer(text))


def _is_wished(clause: Clause, cue: int, text: str, at: int) -> bool:
    """Tell whether the word at a cue is what somebody wants or weighs, not something that was done or is so."""
    wish = _WISHED.search(text, max(0, at - 160), at)
    if wish is None:
        return False
    readings = clause.readings(cue)
    if readings and all(r.form in ("past", "participle") for r in readings):
        return False
    return bool(readings) or " that " not in wish.group() or clause.is_verb(cue - 1) or clause.is_verb(cue - 2)
