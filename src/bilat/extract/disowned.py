"""What a sentence tells only to disown it: denied by somebody, nearly done, on a condition, or as it would have been."""

from __future__ import annotations

import re

from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.model import Modality

_NEWS = r"(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?|assertions?|stories)"
_DENIES = re.compile(rf"\b(?:den(?:y|ies|ied|ying)|refut\w+|rebut\w+|dismiss\w+) (?:(?!but\b)\w+ ){{0,4}}?(?:that|having|{_NEWS})\b[^;]{{0,160}}$", re.I)
_FALSE = re.compile(rf"\b{_NEWS} (?:that|of) [^;]*?\b(?:was|were|is|are|proved|turned out(?: to be)?) (?:\w+ )?(?:false|untrue|unfounded|baseless|groundless|denied|fabricated|invented)\b", re.I)
_CLOSE_TO = re.compile(r"\b(?:c[ao]me (?:very )?close to|on the (?:verge|brink|point) of)(?: \w+){0,2} $", re.I)
_ALMOST = re.compile(r"\b(?:almost|nearly|all but) $", re.I)
_WOULD_HAVE = re.compile(r"(?:^|[,;:] )Had (?!to\b)\w[^;.]*\bwould (?:not |never )?have\b|\b[Ii]f [^;.]*\bhad\b[^;.]*\bwould (?:not |never )?have\b|\bwould (?:not |never )?have\b[^;.]*\b(?:if|had)\b [^;.]*\b(?:not|had)\b")
_CONDITION = re.compile(r"(?<![Ee]ven )(?<!\bas )\b(?:[Ii]f|[Uu]nless)\b (?P<told>[^,;.]*)")
_WISHED = re.compile(
    r"\b(?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|upon)|press(?:es|ed|ing)|appeal(?:s|ed)? to|ask(?:s|ed)|invit(?:es|ed)|warn(?:s|ed)|advis(?:es|ed)) (?:(?!to\b|that\b)[^\s,;]+ ){1,6}(?:not )?to (?:[^\s,;]+ ){0,4}\w*$"
    r"|\b(?:demand(?:s|ed|ing)|insist(?:s|ed)|propos(?:es|ed)|recommend(?:s|ed)|suggest(?:s|ed)|hop(?:es|ed|ing)|wish(?:es|ed)|requir(?:es|ed)) that (?:(?!which\b|who\b)[^\s,;]+ ){1,6}\w*$"
    r"|\bthreat(?:s|ened|ens|ening)? to (?:[^\s,;]+ ){0,4}\w*$|\b(?:consider(?:s|ed|ing)?|mull(?:s|ed|ing)|contemplat(?:es|ed|ing)|weigh(?:s|ed|ing)|rul(?:es|ed) out) (?:\w+ ){0,2}$|\bwould (?:\w+ )?(?:welcome|like|be (?:glad|happy|pleased|ready|willing)) (?:to )?(?:\w+ ){0,2}$",
    re.I,
)
_DROPPED = re.compile(r"\b(?:proposals?|plans?|moves?|attempts?|efforts?|bids?|calls?|offers?|requests?|motions?|bills?) (?:to|for) [^.;]*?\b(?:was|were|has been|have been|had been|is|are) (?:\w+ )?(?:rejected|dropped|abandoned|shelved|refused|turned down|voted down|withdrawn|scrapped)\b|\b(?:proposals?|plans?|attempts?|efforts?|bids?) (?:to|for) [^.;]*?\b(?:failed|came to nothing|fell through)\b", re.I)
_PAST = re.compile(r"\b(?:was|were|had|did|\w{3,}ed)\b")


def is_unreal(sent: Sent) -> bool:
    """Tell whether a sentence says how things would have been ("Had A broken off relations, trade would have suffered")."""
    return "would" in sent.text and _WOULD_HAVE.search(sent.text) is not None


def find_disowned(sent: Sent, proposal: Proposal) -> Modality | None:
    """Give "denied", "planned" or "forecast" for a proposal whose word stands in words that disown it, else None."""
    clause = proposal.clause
    if clause is None or not 0 <= proposal.cue < len(clause.units):
        return None
    at = clause.units[proposal.cue].start - sent.start
    text = sent.text
    if _DENIES.search(text, 0, at) or any(m.start() < at < m.end() for m in _FALSE.finditer(text)):
        return "denied"
    if _CLOSE_TO.search(text, 0, at) or (clause.is_verb(proposal.cue) and _ALMOST.search(text, 0, at)):
        return "denied"
    if any(m.start() < at < m.end() for m in _DROPPED.finditer(text)):
        return "denied"
    if _WISHED.search(text, 0, at):
        return "planned"
    if any(m.start("told") <= at < m.end() and not _PAST.search(m["told"]) for m in _CONDITION.finditer(text)):
        return "forecast"
    return None
