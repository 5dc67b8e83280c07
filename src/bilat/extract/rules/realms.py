"""Belonging told by the end or the name of a rule: a rule that was left, an annexation by a power, a state that a union took in, a "former colonial power", a
land that somebody governed without a word of what it was. The plain telling is read in polities.py, frames of rule in dominion.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, is_of_pair, other_of, span_of
from bilat.extract.rules.polities import find_part_of, to_part
from bilat.extract.rules.shapes import Shown, Table, find_told
from bilat.extract.waits import Waits
from bilat.vocabulary import load

_ALSO = r"(?:(?:had|has|have|also|again|then|formally|later|once|long|finally|itself|both|all|soon) )*"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("both left", r"both (?:\w+ )?(?P<n>left|shook off|threw off|were freed from) (?:the )?(?P<p>Ca|C's) (?:\w+ )?(?:rule|yoke|empire|control|administration|colonial rule|crown)"),
    ("left", r"(?P<s>C|G) (?:\w+ )?(?P<n>left|shook off|threw off|cast off|escaped|emerged from|came out of|freed (?:itself|themselves) (?:from|of)|was freed from|were freed from|was released from) (?:the )?(?:\w+ )?(?P<p>Ca|C's) (?:\w+ )?(?:rule|yoke|empire|control|administration|tutelage|colonial rule|domination|hands|crown)"),
    ("annexed", r"(?P<p>C's|Ca) (?:\w+ )?(?P<n>annexation|incorporation|absorption|colonisation|colonization) of (?:the )?(?P<s>C|G)(?![\w'])"),
    ("annexed", r"(?P<n>annexation|incorporation|absorption) of (?:the )?(?P<s>C|G) (?:\w+ ){0,2}?(?:by|into) (?:the )?(?P<p>C)(?![\w'])"),
    ("annexed page", r"(?P<n>annexation|incorporation) (?:by|into) (?:the )?(?P<p>C)(?![\w'])"),
    ("took in", rf"(?P<p>C) {_ALSO}(?P<n>swallowed|swallowed up|devoured|gobbled up|incorporated|absorbed|added) (?:the )?(?P<s>C|G)(?! (?:into|to) C)(?![\w'])"),
    ("joined", rf"(?P<s>C|G) {_ALSO}(?P<n>joined|entered|acceded to|became part of|was admitted to|merged with|united with|was merged into|was forced into|was drawn into|was pressed into) (?:the )?(?P<p>C)(?! (?:in|for|at) (?:the )?(?:war|fight|talks|struggle))(?![\w'])"),
    ("power", r"(?P<p>C|Ca) , (?:once|formerly|long|until D|then|for \w+ years) (?:the |its )?(?:former )?(?P<n>colonial (?:power|ruler|master|masters|overlord)|protecting power|mandatory power|administering power) (?:in|of|over) (?:the )?(?P<s>C|G)"),
    ("power", r"(?P<p>C) (?:is|was|as|being|,) (?:the |its )?(?:former |old |erstwhile |one - time |onetime |ex - )*(?P<n>colonial (?:power|ruler|master|overlord)) (?:in|of|over) (?:the )?(?P<s>C|G)"),
    ("power", r"(?P<s>C's|G's) (?:former|old|erstwhile|one-time|onetime|past|ex) (?P<n>(?:colonial )?(?:power|rulers?|masters?|overlords?|coloni[sz]ers?|metropole|mother country|colonial powers?)) ,? ?(?:the )?(?P<p>C)"),
    ("power", r"(?P<p>C) ,? ?(?P<s>C's|G's) (?:former|old|erstwhile|one-time|onetime|past|ex) (?P<n>(?:colonial )?(?:power|rulers?|masters?|overlords?|coloni[sz]ers?|metropole|colonial powers?))"),
    ("ruled", r"(?P<p>C) (?:had |has )?(?:also |then |once |long |itself )?(?P<n>governed|ruled|administered|ran|held) (?:all of |the whole of |most of |much of )?(?:the |these |those )?(?P<s>C|G) (?:directly |jointly |itself )?(?:as [^;.]{1,40}? )?(?:from|between|until|till|up to|since|D|for N years|for \w+ (?:years|decades|centuries))"),
    ("ruled page", r"(?P<p>C) (?:had |has )?(?:also |then |once |long |itself )?(?P<n>governed|ruled|administered|colonised|colonized) (?:the |this |that )(?:whole )?(?:territory|colony|country|islands?|archipelago|protectorate|land)(?! of)(?: (?:directly|jointly|itself))? (?:from|between|until|till|up to|since|D|for N years|for \w+ (?:years|decades|centuries))"),
    ("ruled which", r"(?P<s>C) , (?:\w+ )?which (?:the )?(?P<p>C) (?:had )?(?P<n>governed|ruled|administered|ran) (?:as [^;.]{1,40}? )?(?:from|between|until|till|up to|D)"),
)
_TABLE = Table(_SHAPES)
_NOT_THERE = re.compile(r"\b(?:arab league|club|cup|commonwealth|coalition|alliance|market|talks|war against|bank|list|in calling|in condemning|in urging|race|tournament|games|plan|proposed|if|threat\w*|would|could|never(?! (?:accept|recogni)))\b")


def find_realm(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A left B rule", "the annexation of A by B", "B swallowed A", "B, once the colonial power in A", "B governed A from 1914"."""
    for kind, match, shown, place, index in find_told(sent, clause, _TABLE, "n"):
        if _NOT_THERE.search(place.words()) or next(find_part_of(sent, place), None) is not None:
            continue
        polity = next(iter(shown.codes(match, "p")), "")
        for state in _states(sent, shown, match, polity):
            if _may_hold(kind, state, polity):
                told = to_part(sent, place, index, (state, polity), _when(sent, place, index, kind))
                told.modality = "asserted" if kind.startswith("annexed") else None  # what is never accepted has been done
                yield told


def _states(sent: Sent, shown: Shown, match: re.Match[str], polity: str) -> list[str]:
    """Give who belonged, as named, else the page's other where the power is of the page."""
    if match.group().startswith("both "):
        return [c for c in sent.pair if c != polity] if sent.context.on_pair else []
    if "s" in match.re.groupindex:
        named = [m for m in shown.mentions(match, "s") if m.form not in ("adjective", "capital", "metonym")]
        return [c for c in codes_of(named) if c != polity]
    outside = {c for m in sent.of_kind("country") for c in m.codes if not is_of_pair(sent, c) and c != polity}
    return [other_of(sent, polity)] if other_of(sent, polity) and not outside else []


def _may_hold(kind: str, state: str, power: str) -> bool:
    """Tell whether a power may have held a state: one that joined something joined a union or an empire; a disputed land is nobody's by a word."""
    entities = load().entities
    if state == power or state not in entities or power not in entities or entities[power].kind in ("movement", "disputed") or entities[state].kind == "disputed":
        return False
    return kind != "joined" or entities[power].kind in ("former-state", "polity")


def _when(sent: Sent, clause: Clause, index: int, kind: str) -> str | None:
    """Give the time of belonging: it ends with what is left, begins with what is annexed or joined, and the name of a power dates nothing."""
    if kind == "power":
        return None
    if kind.endswith("left"):
        date = _near(clause, index)
        return f"/{date.value}" if date is not None and date.value and "/" not in date.value else None
    return span_of(sent, clause, index, opens=kind in ("annexed", "annexed page", "took in", "joined"))


def _near(clause: Clause, index: int) -> Mention | None:
    dates = clause.dates()
    return next((d for d in dates if clause.index_of(d) > index), dates[-1] if dates else None)


__all__ = ["RULES", "find_realm"]
RULES = (Rule("part-of-realm", "belonging told by a rule left, an annexation, a colonial power named", find_realm, Waits(shapes=[p for _, p in _SHAPES])),)
