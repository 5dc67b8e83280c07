"""Frames of stances that verbs alone do not give: votes, protests, taking sides, rulings not accepted, one China.

Each row is a shape of the words of a clause in which a name shows as "#"; what follows the shape, or the name that ends it, is what the stance is on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bilat.extract.clauses import Clause
from bilat.extract.reading import Sent
from bilat.extract.rules.common import other_of, phrase, phrase_after
from bilat.extract.waits import Sieve, Waits


class Framed(NamedTuple):
    """Where the word of a stance stands, on what it is, which position, and on what issue."""

    at: int
    target: str
    position: str
    on: str = ""


_RULED = r"(?:annexation|award|results?|election|re-election|sovereignty|claims?|line|treaty|ruling|verdict|judgment|seizure|occupation|referendum|jurisdiction|protocol|boundary|blockade|incorporation|legitima\w+|decree|conquest|partition)\b"
_GAP = r"(?:[\w#~'-]+ ){0,6}?"

_ON_WORDS: tuple[tuple[str, str], ...] = (
    ("opposes", rf"(?:(?:does|do|did|has|have|had|would|will|could) (?:not|never|n't) (?:\w+ )?|never |refus\w+ to )(?:accept\w*|recogni[sz]e\w*|acknowledge\w*)(?= (?:the |this |that |any |an? )?(?:[\w#~'-]+ ){{0,5}}?{_RULED})"),
    ("opposes", r"(?:does|do|did|will|would|can|could) (?:not|never|n't) (?:tolerate|countenance|put up with|accept(?= (?:any|such|this|a change|changes|the (?:idea|principle|presence))\b))"),
    ("opposes", r"(?:does|do|did) not (?:consider|regard|feel) (?:itself )?bound by"),
    ("opposes", rf"(?:votes|voted|voting|to vote|would vote|will vote|both vote|they vote|cast its vote|casts its vote) {_GAP}(?:against|to (?:end|condemn|deplore|lift)|for the (?:lifting|end|ending|removal) of)"),
    ("opposes", r"(?:warn|warned|warns) (?:the )?# (?:against|off)"),
    ("opposes", r"rejects? as \w+|rejected as \w+|(?:will|would) (?:not|n't) hear of|objects? to|objected to|stands in the way of|stood in the way of"),
    ("opposes", r"(?:call|calls|called|calling|appealed) for (?:the |an )?(?:\w+ )?(?:lifting|end|ending|repeal|removal|withdrawal|abolition|closure|scrapping) (?:of|to)"),
    ("supports", r"(?:recogni[sz]e[sd]?|acknowledge[sd]?|recogni[sz]ing)(?= (?:the |that )?(?:[\w#-]+ ){0,2}(?:genocide|character of|one - china|sovereignty of #))"),
    ("supports", r"(?:stands?|stood) for(?= (?:the )?(?:denuclear\w+|(?:#'s |# )(?:[\w-]+ )*(?:status|independence|sovereignty|integrity|unity|cause|rights?|return)))"),
    ("supports", r"(?:speaks?|spoke) up (?:\w+ ){0,3}for|extend(?:s|ed) (?:its |full |firm )*support to|(?:takes?|took) a favou?rable (?:stand|view|position|line) on"),
    ("supports", r"respect(?:s|ed)?(?= (?:#'s |the |# )(?:[\w-]+ )?(?:sovereignty|integrity|independence)\b)"),
    ("supports", rf"(?:votes|voted|voting|to vote|would vote|will vote|both vote|they vote) {_GAP}(?:for|in favou?r of)(?! the (?:lifting|end|ending|removal) of)"),
    ("supports", r"(?:would|should) like to see|wants? to see|wanted to see|is keen on|pleads for|pleaded for"),
    ("supports", r"(?:speaks?|spoke|spoken) (?:out )?for(?= (?:the |an? |its |# |#'s )*(?:[\w#-]+ ){0,2}?(?:entry|accession|admission|membership|recognition|independence|denucleari[sz]ation|lifting|return|place|rights?|bid|candidacy|candidature|principle|one|cause|settlement|solution))"),
    ("supports", r"(?:stands?|stood|standing) (?:firmly |unreservedly |squarely |solidly |fully |four-square )behind"),
    ("supports", rf"lobb(?:y|ies|ied|ying) {_GAP}for"),
    ("neutral", r"(?:does|do|did|would|will|has|have) (?:not|n't) (?:take|taken|taking) sides? (?:in|on|over)|(?:kept|keeps?|remain(?:s|ed)?|stay(?:s|ed)?) (?:silent|aloof|mum) (?:in|on|over|about)"),
)
_ON_STATE: tuple[tuple[str, str], ...] = (
    ("supports", r"(?:take|takes|took|taken|taking) (?:#|the) (?:sides?|part)(?: of (?:the )?#)?|(?:pleads?|pleaded|pleading) # (?:case|cause)|(?:votes?|voted|voting) (?:\w+ ){0,2}(?:with|alongside) (?:the )?#|(?:is|are|was|were|been|stood|stands|be) (?:firmly )?(?:on|at) # side"),
    ("opposes", r"(?:lodg\w+|fil(?:es|ed)|made|makes|sent|deliver\w+|hand\w+|submitted) (?:[\w-]+ ){0,4}(?:protests?|complaints?) (?:with|to) (?:the )?#|protest(?:s|ed) to (?:the )?#"),
)  # fmt: skip
_ONE_CHINA = re.compile(r"\b(?:adher\w*|hold(?:s|ing)? (?:fast )?to|held to|recogni[sz]es|reaffirm\w*|uphold\w*|upheld|abid\w* by|sticks? to)\b.{0,60}?\bone(?: -)? ?-?china\b")
_VOTED = re.compile(r"(?:both |they |to |would |will )?(?:vot|cast)")
_NEITHER = re.compile(r"\b(?:fund|award|prize|match|company|team)\b")


def find_framed(sent: Sent, clause: Clause, holders: list[str]) -> Iterator[Framed]:
    """Find what the frames of a clause say that its holders are for, against or neutral on."""
    words = clause.words()
    for find in (_of_words, _of_states, _of_one_china, _of_genocide):
        found = next(find(sent, clause, words, holders), None)
        if found is not None:
            yield found
            return


def _at(words: str, offset: int) -> int:
    """Give the unit that begins at or before an offset of a clause's words."""
    return len(words[:offset].split())


@cache
def whole(shape: str) -> re.Pattern[str]:
    """Compile a wording that must begin and end with whole words."""
    return re.compile(rf"(?<![\w-])(?:{shape})(?![\w-])")


@cache
def _sieve() -> Sieve[tuple[str, re.Pattern[str]]]:
    return Sieve([((position, whole(shape)), Waits(patterns=(shape,))) for position, shape in _ON_WORDS])


def _of_words(sent: Sent, clause: Clause, words: str, holders: list[str]) -> Iterator[Framed]:
    for position, shape in _sieve().of(words):
        found = shape.search(words)
        if not found:
            continue
        last = _at(words, found.end()) - 1
        target = phrase_after(sent, clause, last, stops=("but", "at", "while"), limit=12)
        target = re.sub(r"^(?:that|any|an early|a|the|this) ", "", target)
        if target and not _alone(clause, last + 1) and not (_VOTED.match(found.group()) and _NEITHER.search(target.lower())):
            yield Framed(_at(words, found.start()), target, position)


def _alone(clause: Clause, index: int) -> bool:
    """Tell whether only a country stands there: to vote for one or to recognise one is another thing."""
    unit = clause.units[index] if index < len(clause.units) else None
    after = clause.units[index + 1] if index + 1 < len(clause.units) else None
    return unit is not None and unit.kind in ("country", "org", "date") and (after is None or not re.match(r"[a-z]", after.low) or after.low in ("in", "on", "at"))


_ISSUE = re.compile(r"(?:on|over|in|after|about|against|concerning|at)$")


def _of_states(sent: Sent, clause: Clause, words: str, holders: list[str]) -> Iterator[Framed]:
    for position, shape in _ON_STATE:
        found = whole(shape).search(words)
        if not found:
            continue
        begin, last = _at(words, found.start()), _at(words, found.end()) - 1
        target = next((u.mention for u in reversed(clause.units[begin : last + 1]) if u.mention is not None and u.kind in ("country", "org") and u.mention.codes), None)
        if target is None or len(target.codes) != 1 or target.code in holders:
            continue
        issue = next((k for k in range(last + 1, min(len(clause.units), last + 7)) if _ISSUE.match(clause.units[k].low)), -1)
        yield Framed(begin, target.code, position, phrase_after(sent, clause, issue, limit=10) if issue > 0 else "")


def _of_one_china(sent: Sent, clause: Clause, words: str, holders: list[str]) -> Iterator[Framed]:
    found = _ONE_CHINA.search(words.replace("#", "china")) if "one" in words else None
    text = re.search(r"[Oo]ne[- ]China(?: (?:principle|policy))?", sent.text)
    if found and text and not re.search(r"\bfor $", words[: found.start()]):
        yield Framed(_at(words, found.start()), phrase(sent, sent.start + text.start(), sent.start + text.end()), "supports")


_GENOCIDE = re.compile(r"\b[Rr]ecogni[sz]e[sd]? (?:the |that )?(?P<what>(?:[A-Z]\w+ )?[Gg]enocide(?: of (?:the )?[A-Z]\w+)?|(?:the )?Holodomor)\b")


_ONLY_WISHED = re.compile(r"\b(?:(?:not|never)(?: \w+)?|(?:refus|desir|wish|promis|pledg|urg|ask|want|call|plan|vow|declin|fail)\w*(?: \S+){0,3} to) $")


def _of_genocide(sent: Sent, clause: Clause, words: str, holders: list[str]) -> Iterator[Framed]:
    """ "A recognised the Armenian genocide by a law": the name of the event is one mention, so that the text itself is read."""
    found = _GENOCIDE.search(sent.document.text, clause.start, clause.end)
    if found is not None and holders and not _ONLY_WISHED.search(sent.document.text[clause.start : found.start()]):
        at = next((i for i, u in enumerate(clause.units) if u.start >= found.start()), 0)
        yield Framed(at, found["what"], "supports")


def neighbour_of(sent: Sent, holder: str, target: str) -> str:
    """Give the country meant by "its big neighbour", the words themselves where they mean none of the pair."""
    meant = re.fullmatch(r"(?:big |great |southern |northern |eastern |western |larger |smaller )?neighbou?r", target)
    return (other_of(sent, holder) or target) if meant else target


FRAMES: list[str | re.Pattern[str]] = [*(shape for _, shape in (*_ON_WORDS, *_ON_STATE)), _ONE_CHINA, _GENOCIDE]


_CUT = re.compile(r"(?:principle|idea|notion|concept|policy|right|cause|process|goal|objective|.* issues)", re.I)
_REST = re.compile(r" (?:of|such as)(?: [^\s,.;:()]+){1,9}")


def complete(sent: Sent, words: str, start: int) -> str:
    """Give a target with what says which it is, where it would else be a bare "principle" or "issues"."""
    text = sent.document.text
    words = words.removesuffix(" such")
    at = text.find(words, start, sent.end) if _CUT.fullmatch(words) else -1
    rest = _REST.match(text, at + len(words), sent.end) if at >= 0 else None
    return words + rest.group() if rest else words
