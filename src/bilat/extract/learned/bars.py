"""Bars: times that a claim cannot have, however much was learned that speaks for them: the words about the date say of what else it is."""

from __future__ import annotations

import re

from bilat.extract.dates_told import ASIDE, is_of_telling
from bilat.extract.jubilees import find_jubilee
from bilat.extract.learned.times import Option
from bilat.extract.mentions import Mention
from bilat.extract.periods import ACTS, FORMER, STATES, is_long_before, is_of_other
from bilat.extract.reading import Sent
from bilat.extract.timing import is_long_stay
from bilat.model import Claim

_OPENS = re.compile(
    r"\b(?:open\w*|re-?open\w*|establish\w*|set(?:ting)? up|found\w*|inaugurat\w*|since|from|until|till|by (?:the )?(?:end of )?\d{4}|beg[aiu]n\w*|start\w*|upgrad\w*|rais\w*|becam?e|becoming|elevat\w*|creat\w*|launch\w*|turned|convert\w*|in operation|operational|clos\w*|work\w*|mov\w*|built|housed|host\w*|has had|ribbon|arriv\w*|credentials|accredit\w*|appoint\w*|resum\w*|restor\w*|exchang\w*|relations|(?:go(?:es)?|went|dat(?:es?|ed|ing)) (?:back|from)|named (?:an?|its|their|the) (?:\w+ )?consul\w*|came|follow\w*)\b",
    re.I,
)
_TAKES_OFFICE = re.compile(r"\b(?:appoint\w*|nam(?:ed|ing)|nominat\w*|credentials|letters?|since|from|arriv\w*|becam?e|present\w*|post(?:ed|ing)?|succe\w+|beg[au]n|start\w*|assum\w*|took|taken|take|until|till|new|first|as of|sent|serv\w+|accredit\w*|received|installed|agr[eé]ment)\b", re.I)
_DOES_ELSE = re.compile(r"\b(?:said|says|told|declared|stated|announced|met|meets|spoke|addressed|visited|attended|inaugurated|opened|discussed|signed|hosted|held|hailed|praised|thanked|warned|wrote|celebrat\w+|put on)\b", re.I)
_ENDS_RULE = re.compile(r"\b(?:independ\w+|free\w*|until|till|before|by|left|leav\w+|end\w*|ceas\w+|broke|break\w*|seced\w*|dissol\w*|lost|gave up|given up|withdr\w+|emerg\w*|liberat\w*|collaps\w*|fell|fall|sovereign\w*|hand\w* over|parted|separat\w*|up to|(?<!back )to (?:\w+ ){0,2}\d{4})\b", re.I)
_THEN = re.compile(r"\b(?:which|who|that) (?:then|at that time|at the time) (?:was|were|still)\b|\b(?:was|were) (?:then|at that time|at the time)\b|, then (?:an?|part|still|under)\b", re.I)
_RECOGNISES = re.compile(r"\b(?:recogni[sz]\w*|acknowledg\w*)\b", re.I)
_ON_VISITS = frozenset(["visit", "meeting", "agreement", "finance", "culture", "remark", "stance"])
_STRETCH = re.compile(r"(\d{4})/(\d{4})")


def is_barred(sent: Sent, claim: Claim, option: Option, form: str, when: str | None) -> bool:
    """Tell whether a claim cannot have a time that it may be given, for what the words of its sentence say."""
    if when is not None and (_is_ahead(sent, claim, when) or (claim.type == "relations" and find_jubilee(sent) is not None)):
        return True
    if when is None or option.span is None:
        return False
    here, starts = option.origin == "here", form in ("from", "on", "begins")
    if here and any(_is_not_its(sent, claim, date, form) for date in sent.of_kind("date") if date.start == option.span[0]):
        return True
    if claim.type == "mission":
        if claim.modality == "denied":
            return starts
        return here and claim.roles.get("status") == "open" and claim.modality == "asserted" and _tells(sent) and not _OPENS.search(sent.text)
    if claim.type == "envoy":
        return here and starts and bool(_DOES_ELSE.search(_around(sent, option.span))) and not _TAKES_OFFICE.search(_around(sent, option.span))
    if claim.type == "part_of":
        return here and ((starts and FORMER.search(sent.text) is not None) or (form == "to" and not _ENDS_RULE.search(sent.text)) or (form in ("to", "from") and _THEN.search(sent.text) is not None))
    if claim.type == "relations":
        return here and form == "point" and is_long_before(sent, claim, option.span[0])
    if claim.type == "recognition":
        return here and starts and _is_of_other_clause(sent, option.span)
    return option.origin == "before" and claim.type in _ON_VISITS and (bool(_STRETCH.fullmatch(when)) or (claim.type != "visit" and is_long_stay(when)))


def _is_ahead(sent: Sent, claim: Claim, when: str) -> bool:
    """Tell whether a time lies after the day of the text for an act that is told as done."""
    anchor = sent.context.anchor
    return anchor is not None and claim.type in ACTS and claim.modality in ("asserted", "reported") and when[:4].isdigit() and when[:4] > anchor[:4]


def _is_not_its(sent: Sent, claim: Claim, date: Mention, form: str) -> bool:
    """Tell whether a date is a limit that is read as a day, that of an event beside, that of another thing than an act, or that on which a plan was told."""
    if date.form == "ahead":
        return form not in ("to", "none")
    if date.form == ASIDE and claim.type in STATES:
        return True
    if claim.type in ACTS and claim.modality in ("planned", "forecast") and is_of_telling(sent.text, date.start - sent.start):
        return True
    return claim.type in ACTS and is_of_other(sent, claim.type, date)


def is_of_the_dead(sent: Sent, span: tuple[int, int]) -> bool:
    """Tell whether a number counts the dead ("in which 800,000 people died"), who live nowhere."""
    clause = next((c for c in sent.clauses if c.start <= span[0] < c.end), None)
    return clause is not None and _DEAD.search(sent.document.text, span[1], clause.end) is not None


_DEAD = re.compile(r"\b(?:died|die|dead|killed|deaths?|perished|murdered|massacred|slain|lost their lives|slaughtered)\b", re.I)


def _tells(sent: Sent) -> bool:
    """Tell whether a sentence has a verb: a line of a list may give a mission's first day by a bare date."""
    return any(c.verb >= 0 for c in sent.clauses)


def _around(sent: Sent, span: tuple[int, int]) -> str:
    """Give the words of the clause in which a date stands."""
    clause = next((c for c in sent.clauses if c.start <= span[0] < c.end), None)
    return sent.document.text[clause.start : clause.end] if clause is not None else ""


def _is_of_other_clause(sent: Sent, span: tuple[int, int]) -> bool:
    """Tell whether a date told by "since" stands in a clause that recognises nothing."""
    date = next((d for d in sent.of_kind("date") if d.start == span[0]), None)
    return date is not None and date.relation == "since" and not _RECOGNISES.search(_around(sent, span))
