"""Modality: whether a clause asserts, plans, expects or denies, and who is said to say it. Words are in vocabulary/cues/modality.yaml."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import msgspec

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.verbs import AUXILIARIES
from bilat.model import Claim, Modality
from bilat.vocabulary import load


class Telling(NamedTuple):
    """Who is said to say what: the source as written (or None), where its own words stand, and the range of what it covers."""

    source: str | None
    start: int
    end: int
    covers: tuple[int, int]
    speaker: Mention | None = None


@cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(load().cues["modality"][name])


@cache
def _spaced(name: str) -> tuple[str, ...]:
    """Give the phrases that tell a modality wherever they stand, with the blanks around them."""
    return tuple(f" {p} " for p in _phrases(name) if p not in ("would", "planned"))


def find_modality(clause: Clause, cue: int) -> Modality:
    """Tell how the clause puts the word at unit `cue`: planned, forecast, denied or asserted, by what stands before it."""
    if cue < 0:
        return "asserted"
    back = _reach(clause, cue)
    words = f" {clause.words(back, cue)} "
    near = f" {clause.words(max(back, cue - 6), cue)} "
    if _denies(clause, cue, near) and not (_HAPPENS.search(clause.words(max(back, cue - 6), cue + 1)) and _UNTIL.match(clause.words(cue + 1))):
        return "denied"
    if any(p in words for p in _spaced("forecast")):
        return "forecast"
    if any(p in words for p in _spaced("planned")) or " planned " in near:
        return "planned"
    return "asserted"


_AHEAD = re.compile(r"\b(?:will|shall|(?:is|are) (?:soon )?to \w+|(?:is|are) (?:due|set) to|plans? (?:to\b|flights)|intends? to|means to|should (?:be|soon))\b")
_ALREADY = re.compile(r"\b(?:has|have|had|was|were|did|will not|since|every|each year|if)\b")
_DEEDS = frozenset(["cooperation", "finance", "supply", "meeting", "mission", "visa"])


_MOVES = r"\b(?:travels|leaves|flies|goes|comes|arrives|sets off|heads|departs)\b"
_NEXT = r"(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|tomorrow|next (?:week|month|year)|this (?:weekend|afternoon|evening)|later this)"
_TOLD_AHEAD: dict[str, tuple[tuple[Modality, re.Pattern[str]], ...]] = {
    "visit": (
        ("forecast", re.compile(r"\bis (?:also )?expected (?:in|at|here|there)\b")),
        ("planned", re.compile(rf"\b(?:flies|goes|travels|heads|sails) on to\b|\bnext heads to\b|\bis due (?:in|here|there|to arrive)\b|{_MOVES}[^.;]*\b{_NEXT}|\b[Tt]omorrow\b|\b(?:was|were) (?:flying|to fly|to travel) to\b|\bannounced\b[^.;]*\bwould (?:go|come|travel|fly|visit)\b")),
    ),
    "meeting": (("planned", re.compile(r"\b(?:is|are|was|were) (?:both )?due (?:to|in|on|at)\b|\b(?:is|are) (?:set|scheduled) for\b|\bwill be (?:convened|held|welcomed)\b|\bhad hoped to\b|\bwould (?:come together|meet) (?:every|each|again|next|once|twice|yearly|annually|regularly)\b|\bwould come together\b")),),
    "finance": (
        ("planned", re.compile(r"\b(?:pledg|promis)\w+\b|\b(?:would|will|is to|are to) (?:also |now )?(?:lend|give|pay|grant|provide|finance|fund|put up|contribute|invest|send)\b|\bprovides for\b|\bhas an envelope\b")),
    ),
    "mission": (("planned", re.compile(r"\bplans (?:an?|the|its|to)\b|\bplans?,? (?:(?:too|also|then),? )?that\b|\b(?:is|are) (?:also )?planned\b|, planned\b|\b(?:is|are) in the works\b|\bmeans to\b|\bmust close\b|\bmay (?:soon |later |one day )?be accredited\b|\b(?:is|are) to be (?:accredited|opened|closed|set up)\b")),),
    "cooperation": (("planned", re.compile(r"\b(?:provides for|foresees?|envisages?) (?:an?|the|joint|common)\b|\b(?:proposes?|means?|mean) to\b|\b(?:promis|pledg)\w+\b|\b(?:will|shall) (?:soon )?(?:be|become|draw|arrive|come|let|build|train|send)\b|\b(?:is|are) to be (?!seen)|\bsingled out for\b|\b(?:stands?|stood|is|are|was|were) (?:ready|prepared|willing) to\b|\bcooperation\b[^.;]{0,40} should be \w+|\bought to\b|\bfields? (?:for|of) (?:joint|common|future)\b|\bmay one day\b|\bwould (?:also |then )?(?:be|serve|allow|host|house|enable)\b")),),
    "membership": (("planned", re.compile(r"^(?!.*\b(?:members? (?:of|since)|joined|became|acceded|has been)\b)[^.;]*?\b(?:(?:process|path|road|bid|talks|negotiations?) (?:of|to|towards?|on|by which|for)\b[^.;]{0,40}\b(?:accession|accede|membership|join)|(?:accession|membership) (?:process|talks|negotiations?|bid|path))\b", re.S)), ("planned", re.compile(r"\b(?:objectives?|goals?|aims?|priorit(?:y|ies))\b[^.;]{0,60}?\b(?:is|are|was|were|remains?|includes?)\b[^.;]{0,60}?\b(?:accession|membership|joining|entry|admission)\b")), ("planned", re.compile(r"^(?!.*\b(?:joined|became|acceded|entered|members? of)\b).*\b(?:objective|aim|goal|hopes?|ambition|aspirations?|prospects?|intention|desire|dream|wish) of (?:\w+ )?(?:joining|becoming|entering|acceding|accession|entry|membership)\b", re.S)),),
    "border": (("forecast", re.compile(r"\b(?:dispute|conflict|quarrel|row)\b[^.;]*\b(?:loom\w*|brew\w*|threaten\w*|fear\w*)\b|\b(?:looming|brewing|possible|potential) (?:\w+ )?(?:territorial|border|boundary) dispute")), ("planned", re.compile(r"\bnegotiat\w+ (?:on|about|over|to) [^.;]*\b(?:demarcat|delimit|boundar|border|frontier)|\b(?:is|are) (?:still )?to be (?:drawn|demarcated|delimited|settled|marked)\b|\bshould be drawn\b")),),
    "agreement": (("planned", re.compile(r"^(?!.*\bsigned\b.*\d{4}).*?(?:\b(?:pending|outstanding) (?:\w+ ){0,3}(?:agreements?|treat(?:y|ies)|memorand\w+|accords?|pacts?|conventions?|deals?|protocols?)\b[^,]{0,80} (?:should|is to|are to|must|will)\b|\b(?:agreements?|treat(?:y|ies)|memorand\w+|accords?|pacts?|conventions?|protocols?)\b[^.;,]{0,60} (?:should|ought to|must) (?:soon |now )?be (?:\w+ )?(?:signed|concluded|ratified|finali[sz]ed)\b|\b(?:resolved|undertook|hop\w+) to (?:come to|reach|conclude|sign|make) (?:an? )?(?:\w+ )?(?:agreement|treaty|accord|pact))", re.S)),),
    "alignment": (("planned", re.compile(r"^(?!.*\b(?:became|become|is|are) ).*?\b(?:discuss\w+|talks?|talked|negotiat\w+|proposals?|plans?) (?:about|on|of|over|for) (?:an? |the )?(?:possible |future )?(?:\w+ ){0,2}(?:alliance|partnership)\b", re.S)),),
    "trade": (("forecast", re.compile(r"^There (?:is|are) (?:\w+ )?(?:prospects?|perspectives?|potential|room|scope) (?:for|that|of)\b[^;\d]*$")),),
    "assessment": (("forecast", re.compile(r"^There (?:is|are) (?:\w+ )?(?:prospects?|perspectives?) (?:for|that|of)\b[^;\d]*$")), ("planned", re.compile(r"\b(?:waits?|waited|waiting) (?:with \w+ )?for (?:the |its |their )?(?:relations|ties) to \w+"))),
    "visa": (("planned", re.compile(r"\bwill (?:no longer|soon)\b|\bwould be able\b|\bis expected\b|\bwill be (?:abolished|waived|lifted|dropped)\b")),),
    "supply": (("planned", re.compile(r"\b(?:is|are) to (?:run|flow|carry|pass|be)\b|\bmay one day\b|\bis due\b")),),
    "culture": (("planned", re.compile(r"\bin preparation\b|\bwill (?:follow|be held|take place)\b")),),
}  # fmt: skip
_DONE = re.compile(r"\b(?:has (?:already )?(?:paid|delivered|given|lent|arrived|opened)|(?:was|were) (?:paid|delivered|disbursed)|paid out|came|arrived|opened)\b")


def settle_plans(sent: Sent, claims: list[Claim]) -> list[Claim]:
    """Give as planned or forecast what a sentence puts in the future, whatever word of it says the claim ("A joint committee is to be set up", "he flies on to A")."""
    if _lies_ahead(sent):
        claims = [msgspec.structs.replace(c, modality="planned") if c.modality == "asserted" and c.type in _DEEDS else c for c in claims]
    return [_told_ahead(c) for c in claims]


def _lies_ahead(sent: Sent) -> bool:
    """Tell whether a sentence of one clause speaks of nothing but what is to come."""
    if len(sent.clauses) != 1 or not _AHEAD.search(sent.text) or _ALREADY.search(sent.text):
        return False
    clause = sent.clauses[0]
    return not any(reading.form == "past" for i in range(len(clause.units)) for reading in clause.readings(i))


def _told_ahead(claim: Claim) -> Claim:
    """Read the words of a claim for those by which its type is told before it happens, where they tell of nothing that was done."""
    words = claim.evidence.quote
    if claim.modality not in ("asserted", "reported") or _DONE.search(words) or claim.roles.get("status") in ("candidate", "applicant"):
        return claim
    found = next((modality for modality, shape in _TOLD_AHEAD.get(claim.type, ()) if shape.search(words)), None)
    return msgspec.structs.replace(claim, modality=found) if found else claim


def _reach(clause: Clause, cue: int) -> int:
    """Give where the words that may govern a cue begin: after the last comma-separated finite verb of another thing."""
    for i in range(cue - 1, -1, -1):
        if clause.units[i].low in (";", ":") or (clause.units[i].low == "," and cue - i > 12):
            return i + 1
    return 0


_NOT = re.compile(r" (?:not(?! (?:least|a few|a little|long (?:after|before|ago)|just|merely|simply|infrequently|uncommonly|surprisingly|without|unlike|far)\b)|never|n't|cannot|without|neither|nor|refused to|refuses to|declined to|has yet to|have yet to|lacks?|failed to|fails to|no longer|none(?! the less)) ")
_STEADY = re.compile(r" (?:never|not|without) (?:once |ever )?(?:waver\w*|falter\w*|ceas\w+|stopp\w+|fail\w*|tir\w+) ")
_UNTIL = re.compile(r"(?:[^,;]{1,120} )?until (?:[\w#,-]+ ){0,2}[\w~,]*\b\d{4}\b")  # what was not done until a year was done then
_HELD_BACK = re.compile(r" (?:(?:(?:vot|decid|rul)\w+ (?:against|out)|(?:stop|fall|fell)\w* short of|instead of|rather than|(?:refrain|abstain|prevent|barr?|bann|stopp|kept|keep|held|hold|shied|shy|shrank)\w* (?:\S+ ){0,3}?(?:away |back )?from)|(?:refus|declin|fail)\w* (?:\w+ )?to|unwilling to|unable to) (?:\w+ )?$")
_HAPPENS = re.compile(r"\b(?:not|n't|never) (?:\w+ )?(?:join|become|accede|establish\w*|open\w*|sign\w*|ratif\w+|enter\w*|admit\w*|set|appoint\w*|visit\w*|resum\w*|restor\w*|recogni\w+|gain|receive\w*|start\w*|begin)\b")
_NO = re.compile(r" no (?!longer|less|fewer|more than|sooner|later|doubt)(?:[\w#-]+ ){0,2}$")


def _denies(clause: Clause, cue: int, near: str) -> bool:
    if any(m.form == "neither" for m in clause.mentions("group")):
        return True
    if _HELD_BACK.search(near):
        return True
    if _NOT.search(near):
        return " not only " not in near and " not until " not in near and not _STEADY.search(near)
    return bool(_NO.search(near))


def find_telling(sent: Sent) -> Telling | None:
    """Find who is said to say what the sentence says: "X said that ...", "..., X said", "according to X", "reportedly"."""
    return _according(sent) or _saying(sent) or _adverb(sent)


_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Aa]s (?:reported|stated|quoted|cited) by|[Ii]n the (?:view|words|opinion) of|quoting|[Cc]iting|[Rr]eported by)\s+")


def _according(sent: Sent) -> Telling | None:
    found = _ACCORDING.search(sent.text)
    if not found:
        return None
    begin = sent.start + found.end()
    end = _end_of_phrase(sent, begin)
    source = re.sub(r"^(?:the|a|an)\s+", "", sent.document.text[begin:end]).strip(" ,.;\"'")
    return Telling(source or None, sent.start + found.start(), end, (sent.start, sent.end))


def _end_of_phrase(sent: Sent, begin: int) -> int:
    text = sent.document.text
    stop = re.compile(r",|;|\.$|\)|\(| (?:that|says|said|which|who|has|have|is|are|was|were|had|will|showed|shows)\b|: | no one | during | in \d{4}")
    listed = re.compile(r",? (?:and )?[A-Z][\w.]+(?: [A-Z][\w.]+)*(?=, | and [A-Z])(?:,? and [A-Z][\w.]+(?: [A-Z][\w.]+)*)?")
    cut = stop.search(text, begin, sent.end)
    while cut and text[cut.start()] == "," and (more := listed.match(text, cut.start(), sent.end)):
        cut = stop.search(text, more.end(), sent.end)
        if cut and cut.start() == more.end():
            break
    return cut.start() if cut else sent.end


def _saying(sent: Sent) -> Telling | None:
    for clause in sent.clauses:
        for cue in clause.verbs(_phrases("saying")):
            teller = _telling_at(sent, clause, cue.index, cue.lemma)
            if teller:
                return teller
    return None


def _first_of_next(sent: Sent, clause: Clause) -> str:
    """Give the first word of the clause after one, "." at the end of the sentence."""
    return next((c.units[0].low for c in sent.clauses if c.start >= clause.end), ".")


_NO_FRAME = frozenset(["hold", "find", "maintain", "describe", "recall", "write", "quote", "report", "stress", "note", "add", "mention", "highlight", "indicate", "recall", "suggest", "acknowledge"])


def _telling_at(sent: Sent, clause: Clause, index: int, lemma: str) -> Telling | None:
    units = clause.units
    after = units[index + 1].low if index + 1 < len(units) else _first_of_next(sent, clause)
    before = units[index - 1].low if index else ""
    if AUXILIARIES.get(before) in ("be", "will") or before == "to" or clause.is_passive_at(index) or _tells_nothing(sent, clause, index, lemma):
        return None
    subject = [u for u in units[:index]]
    trailing = units[index].start > sent.start + 0.55 * (sent.end - sent.start) and (after in (".", ",", "in", "on", '"', "”", "last", "earlier") or (units[index + 1 :] == [] and after == ".") or (index + 1 < len(units) and units[index + 1].kind in ("date",)))
    if trailing:
        return _trailing(sent, clause, index)
    leads = after in ("that", ",", ":", '"', "“", "it", "he", "she", "they", "the", "how") or lemma in ("say", "claim", "announce", "state", "declare", "argue", "believe", "insist")
    if lemma in ("declare", "announce", "proclaim") and any(u.low in ("independence", "war") for u in units[index + 1 : index + 4]):
        return None  # the act itself, told by nobody
    if not subject or not leads or (lemma in _NO_FRAME and after not in ("that", ":", '"', "“", ",")):
        return None
    source = _source_text(sent, clause, index)
    if source is None:
        return None
    return Telling(source[0], clause.start, units[index].end, (units[index].end, sent.end), source[1])


_OPENS_SAYING = frozenset(["that", ":", '"', "“"])


def _tells_nothing(sent: Sent, clause: Clause, index: int, lemma: str) -> bool:
    """Tell whether a word that looks like one of saying is none: "independent states", "claimed a strip of its land", "a relic said to have been his"."""
    units = clause.units
    after = units[index + 1].low if index + 1 < len(units) else _first_of_next(sent, clause)
    if units[index].low == "states":
        return after not in _OPENS_SAYING and (index == 0 or units[index - 1].mention is None)
    if lemma == "say":
        return after == "to"
    return lemma == "claim" and after not in _OPENS_SAYING and _has_object_alone(sent, clause, index)


def _has_object_alone(sent: Sent, clause: Clause, index: int) -> bool:
    """Tell whether what follows a verb at a unit index, to the end of the sentence, has no verb of its own."""
    later = [c for c in sent.clauses if c.start >= clause.end]
    spans = [(clause, index + 1), *((c, 0) for c in later)]
    return index + 1 < len(clause.units) and clause.units[index + 1].low != "to" and not any(c.units[i].low in AUXILIARIES or c.readings(i) for c, first in spans for i in range(first, len(c.units)))


def _trailing(sent: Sent, clause: Clause, index: int) -> Telling | None:
    units = clause.units
    begin = index
    while begin > 0 and units[begin - 1].low not in (",", '"', "”", ";", ".", "-", "—"):
        begin -= 1
    if begin == index:
        return None
    source = sent.document.text[units[begin].start : units[index - 1].end]
    speaker = next((u.mention for u in units[begin:index] if u.mention), None)
    return Telling(_clean_source(source), units[begin].start, units[index].end, (sent.start, units[begin].start), speaker)


def _source_text(sent: Sent, clause: Clause, index: int) -> tuple[str, Mention | None] | None:
    units = clause.units
    end = index
    while end > 0 and units[end - 1].mention is None and (units[end - 1].low in AUXILIARIES or units[end - 1].low in ("also", "recently", "has", "have", "had", "then", "later", "further")):
        end -= 1
    begin = end
    while begin > 0 and units[begin - 1].low not in (";", ":", '"') and not (units[begin - 1].low == "," and end - begin > 8):
        begin -= 1
    while begin < end and (units[begin].kind == "date" or units[begin].low in (",", "and", "but", "however", "on", "in", "also", "meanwhile", "while", "later", "as", "yet", "at")):
        begin += 1
    if begin >= end:
        return None
    speaker = next((u.mention for u in units[begin:end] if u.mention and u.mention.kind in ("person", "org", "country", "firm", "group")), None)
    named = next((m for m in clause.subject if m.kind == "person" and m.value and m.end <= units[begin].start), None)
    if named is not None and speaker is not None and speaker.kind == "person" and not speaker.value:
        return named.text, named  # "N., at that time President of the Congress, declared"
    words = _OPENING.sub("", sent.document.text[units[begin].start : units[end - 1].end])
    return (_clean_source(words), speaker) if len(words) < 160 else None


_OPENING = re.compile(r"^(?:Upon|After|Following|With|During|Before|Despite|Since|By|For|As|Under|In|On|At|When|While|Throughout)\b[^,]*, (?=\S)")


def _clean_source(text: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", text.strip(" ,.;\"'“”"), flags=re.I)


def _adverb(sent: Sent) -> Telling | None:
    low = sent.text.lower()
    for phrase in _phrases("reported_adverbs"):
        at = low.find(phrase)
        if at >= 0:
            covers = (sent.start, sent.end) if " " not in phrase else _clause_around(sent, sent.start + at)
            return Telling(None, sent.start + at, sent.start + at + len(phrase), covers)
    return None


def _clause_around(sent: Sent, at: int) -> tuple[int, int]:
    for clause in sent.clauses:
        if clause.start <= at < clause.end:
            return clause.start, sent.end
    return sent.start, sent.end
