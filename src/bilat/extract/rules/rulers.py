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
from bilat.extract.rules.common import STATES, codes_of, date_of, is_city, is_of_pair, span_of
from bilat.extract.rules.polities import find_part_of, to_part
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


_WAS = re.compile(r"(?:was|were|had been|has been|remained|became|been|is) (?:then |still |already |again |once |long |also )*$")
_BOUNDS = ("until", "from", "since", "before")


def find_adjective_of_rule(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A was French until 1960", "A had been Ottoman from 1551": the adjective stands alone and a date bounds it."""
    states = _states(clause)
    for i, unit in enumerate(clause.units):
        m = unit.mention
        if m is None or m.kind != "country" or m.form != "adjective" or not m.code or not states or not _WAS.search(clause.words(max(0, i - 3), i) + " "):
            continue
        after = clause.words(i + 1, i + 2)
        bounded = any(d.relation in _BOUNDS for d in clause.mentions("date", begin=i)) and after in ("until", "from", "since", "till", ",", "before", "between", "for", "in")
        for state in states if bounded and m.code not in states and _is_of_page(sent, m.code) else ():
            if _is_of_page(sent, state):
                yield from _claim(sent, clause, i, (state, m.code), span_of(sent, clause, i))


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
    Rule("part-adjective", "whose a country was until or from a date", find_adjective_of_rule, Waits(words=("was", "were", "been", "remained", "became"), named=True)),
    Rule("part-made", "a country made a colony", find_made_colony, Waits(patterns=(re.compile(_COLONY),), named=True)),
    Rule("part-freed", "independence of the power told of before", find_freed_from_told, Waits(patterns=(_FREE,))),
)
