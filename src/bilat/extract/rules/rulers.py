"""Belonging told by whose a land was or how the rule over it began and ended: "A was French until 1960", "B made A a colony", "independence
followed in 1960" after a sentence that says under whom A was. The plain telling is read in polities.py, rule that ended in holdings.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.dates import to_day
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import (
    STATES,
    codes_of,
    date_of,
    is_city,
    is_of_pair,
    period,
    span_of,
)
from bilat.extract.rules.polities import find_part_of, to_part
from bilat.extract.rules.shapes import Table, find_told
from bilat.extract.waits import Waits
from bilat.model import Claim
from bilat.vocabulary import load

_COLONY = r"(?:colon(?:y|ies)|protectorates?|provinces?|dependenc(?:y|ies)|possessions?|mandated? territor(?:y|ies)|overseas territor(?:y|ies)|crown colon(?:y|ies))"


def _states(clause: Clause) -> list[str]:
    return codes_of(m for m in clause.subject if m.kind in STATES and not is_city(m) and m.form != "adjective")


def _claim(sent: Sent, clause: Clause, cue: int, sides: tuple[str, str], when: str | None) -> Iterator[Proposal]:
    if sides[0] != sides[1] and load().entities.keys() >= {*sides}:
        yield to_part(sent, clause, cue, sides, when)


def _is_of_page(sent: Sent, code: str) -> bool:
    """Tell whether a country is one of the two that a page is about."""
    return sent.context.on_pair and is_of_pair(sent, code)


_TERM = r"(?:more than |almost |nearly |about |some |over |the best part of )*(?:N |an? |the )?(?:[a-z]+ )?(?:centuries|century|years|decades|generations)"
_BOUND = r"(?:until|till|from|since|before|between|up to|down to) (?P<d>D)"
_NOW = r"(?:then |still |already |again |once |long |also |all |both |never |itself )*"
_WHOSE: tuple[tuple[str, str], ...] = (
    ("", rf"(?P<s>C|G) (?:was|were|had been|has been|remained|stayed|became) {_NOW}(?P<n>Ca),? (?:until|till|from|since|before|between|up to) (?P<d>D)"),
    ("", rf"(?P<s>C|G) (?:was|were|had been|remained|stayed|became) {_NOW}(?P<n>Ca) (?P<d>D)(?= (?:and|,|;|\.|when|after|until)|$)"),
    ("term", rf"(?P<s>C|G) (?:was|were|had been|remained|stayed) {_NOW}(?P<n>Ca) (?:for|over|during) {_TERM}"),
    ("", rf"(?P<s>C) , {_NOW}(?P<n>Ca) {_BOUND}"),
    ("term", rf"(?P<s>C) , {_NOW}(?P<n>Ca) for {_TERM}"),
    ("", r"(?P<s>C) , (?:until|till|before|up to|from) (?P<d>D) (?P<n>Ca)(?= (?:,|and|\.|;)|$)"),
    ("", rf"(?P<s>C|G) (?:was|were|had been|remained|stayed) {_NOW}in (?P<n>Ca|C's) hands {_BOUND}"),
    ("term", r"(?P<n>Ca) - (?:ruled|held|administered|governed) (?P<s>C)"),
)
_WHOSE_TABLE = Table(_WHOSE)


def find_adjective_of_rule(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A was French until 1960", "A, Spanish until 1968", "A was Portuguese for four centuries", "French-ruled A": the adjective says whose it was."""
    for term, match, shown, place, index in find_told(sent, clause, _WHOSE_TABLE, "n"):
        polity = next(iter(shown.codes(match, "n")), "")
        date = None if term else next(iter(shown.mentions(match, "d")), None)
        if polity and (term or (date is not None and (date.relation in _BOUNDS or "/" in date.value))):
            for state in shown.codes(match, "s"):
                yield from _claim(sent, place, index, (state, polity), period(place, date) if date is not None else None)


_BOUNDS = ("until", "from", "since", "before")
_JOINED = Table([("", r"(?P<s>C|G)(?: , [^,;.]{1,50} ,)? (?:was|were|had been) (?:formally |briefly |then |first |again |thus |later )*(?P<n>attached|joined|united|tied|subordinated|annexed|added|subject) (?:to|with) (?:the )?(?P<p>C)(?!'s)(?! (?:in|into|as) (?:the )?C)")])
_LINKED = re.compile(r"\b(?:cables?|pipelines?|grids?|roads?|rail\w*|bridge|by (?:sea|air|land)|tunnel|customs|treat(?:y|ies)|alliance|front|league|currency|peg\w*|against|opposition)\b")


def find_joined(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A was attached to B from 1912 to 1946", "A was united with B until 1905", where a date says when."""
    for _, match, shown, place, index in find_told(sent, clause, _JOINED, "n"):
        polity, dates = next(iter(shown.codes(match, "p")), ""), [d for d in place.dates() if d.value]
        if not dates or _LINKED.search(place.words()) or find_modality(place, index) != "asserted":
            continue
        for state in shown.codes(match, "s"):
            yield from _claim(sent, place, index, (state, polity), span_of(sent, place, index, opens=True))


def find_made_colony(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "B made A a colony in 1896", "B declared A a protectorate", "B proclaimed A its nineteenth province"."""
    for cue in clause.verbs(("make", "declare", "proclaim", "turn", "name")):
        object_ = clause.after(cue.index, ("",), ("country",), 4)
        at = clause.index_of(object_[-1]) if object_ else -1
        if at < 0 or clause.is_passive(cue) or not re.match(rf"(?:into )?(?:an?|its|one of its|part of its) (?:[\w~#-]+ ){{0,3}}?{_COLONY}\b", clause.words(at + 1, at + 7)):
            continue
        for state in (c for c in codes_of(object_) if _is_of_page(sent, c)):
            for polity in codes_of(m for m in clause.subject if m.kind == "country")[:1]:
                yield from _claim(sent, clause, cue.index, (state, polity), span_of(sent, clause, cue.index, opens=True))


_FREE = re.compile(r"\b(?:independen(?:ce|t)|free|freedom)\b")
_CAME = re.compile(
    r"\b(?:bec(?:ame|ome|oming)|gain\w*|won|attain\w*|achiev\w*|obtain\w*|proclaim\w*|declar\w*|regain\w*|got|reach\w*) (?:its |their |full |formal |the )*(?:free|independen(?:ce|t)|freedom)\b"
    r"|\bindependence (?:came|followed|was (?:declared|proclaimed|granted|gained|won|achieved))\b|\buntil (?:its )?independence\b"
)


def find_freed_from_told(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Independence followed on 26 June 1960", "A became independent in 1962": free of the power that a sentence before names."""
    words = clause.words()
    found = _CAME.search(words) if sent.before.ruled else None
    if found is None or next(find_part_of(sent, clause), None) is not None or find_modality(clause, max(clause.verb, 0)) != "asserted":
        return
    at = len(words[: found.end()].split())
    states = [c for c in _states(clause) if c in sent.before.ruled] or codes_of(m for m in clause.after(at - 1, ("to", "for"), ("country",), 4))
    if not states and not codes_of(clause.subject) and len(sent.before.ruled) == 1:
        states = list(sent.before.ruled)
    date = _date_after(clause, at) or date_of(sent, clause, at - 1)
    if date is None or not date.value or "/" in date.value or clause.after(at - 1, ("from", "of"), ("country",), 4):
        return
    for state in states[:2]:
        if state in sent.before.ruled and _is_of_page(sent, state):
            polity, span = sent.before.ruled[state]
            for proposal in _claim(sent, clause, at - 1, (state, polity), f"/{to_day(date)}"):
                proposal.context = (span,)
                yield proposal


def _date_after(clause: Clause, at: int) -> Mention | None:
    return next((u.mention for u in clause.units[at : at + 4] if u.kind == "date"), None)


def note_ruled(sent: Sent, claims: list[Claim]) -> None:
    """Leave behind under whom a country was, by the claims of a sentence."""
    for claim in claims:
        if claim.type == "part_of":
            sent.before.ruled[str(claim.roles["state"])] = (str(claim.roles["polity"]), (sent.start, sent.end))


RULES = (
    Rule("part-adjective", "whose a country was until or from a date", find_adjective_of_rule, Waits(shapes=[pattern for _, pattern in _WHOSE])),
    Rule("part-joined", "a country attached to or united with another", find_joined, Waits(words=("attached", "joined", "united", "tied", "subordinated", "annexed", "added", "subject"))),
    Rule("part-made", "a country made a colony", find_made_colony, Waits(patterns=(re.compile(_COLONY),), named=True)),
    Rule("part-freed", "independence of the power told of before", find_freed_from_told, Waits(patterns=(_FREE,))),
)
