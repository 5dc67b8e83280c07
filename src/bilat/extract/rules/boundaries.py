"""Borders told by their length or by a claim: "their common line measures 2,236 km", "the 972 km that separate A from B", "A still claims half of B",
a line at sea that a court drew. Borders told by a verb of bordering are read in standing.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import day_of
from bilat.extract.rules.shapes import Shown, Table, find_told
from bilat.extract.rules.sides import has_outsider, missing_side
from bilat.extract.waits import Waits
from bilat.model import Amount, Roles

_LINE = r"(?:line|boundary|frontier|border|land border|land boundary|land frontier)"
_SEA = r"(?:maritime (?:boundary|boundaries|border|borders|limits?|line|frontier)|sea (?:boundary|border|limit)|(?:boundary|border|line|limit) at sea|continental shelf|exclusive economic zones?)"
_STILL = r"(?: , [^;,.]{1,30} ,)?(?: (?:still|also|now|both|each|has long|have long|continues to|has always|had long))?"
_LAND = r"(?:the |that |this )?(?:\w+ )?(?:islands?|islets?|archipelago|reefs?|enclave|triangle|peninsula|strip|shoals?)"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("shared", rf"(?P<ab>G's) (?:common |joint |shared |land )*{_LINE} (?:\w+ )?(?P<n>measures|runs to|runs for|is|was|stretches|extends|totals|of) (?:\w+ ){{0,3}}?(?P<x>N)"),
    ("shared", r"(?P<x>N) (?:\w+ )?(?:which|that) (?P<n>separate|separates|divide|divides|part) (?P<ab>(?:the )?C (?:from|and) (?:the )?C|G)"),
    ("shared", r"(?P<a>C) (?:[^;.]{0,60}? )?(?P<n>became|is|was) (?P<b>C's|its) (?:\w+ )?neighbou?r over (?P<x>N)"),
    ("shared", rf"(?P<ab>G|C and (?:the )?C|the two) (?:have|had|are joined by|meet along|touch along|are divided by) (?:some |about |over |nearly |more than )*(?P<x>N) of (?:common |shared )?(?P<n>{_LINE})"),
    ("disputed", rf"(?P<a>C){_STILL} (?P<n>claims|claim|lays claim to|laid claim to|disputes|contests) (?:(?:half|part|parts|most|all|some|two thirds|a third|stretches|the \w+ (?:half|part)) of )(?P<b>C)(?! (?:in|for) )(?![\w'])"),
    ("disputed page", rf"(?P<a>C){_STILL} (?P<n>claims|lays claim to|disputes|contests) (?P<z>{_LAND}|C)(?= [,;.]|$| as | outright| for | which| today)"),
    ("disputed page", rf"(?:{_LAND} ,? ?(?:which is |which are |are |is |remains? )?)(?P<n>claimed|disputed|contested) (?:by (?:both|either|each)|between (?:the two|them|G))"),
    ("delimited page", rf"{_SEA} (?:between (?P<ab>G|C and (?:the )?C) )?(?:was|were|has been|have been) (?:\w+ )?(?P<n>drawn|set|fixed|delimited|agreed|settled|laid down|marked|defined|determined)"),
    ("delimited page", rf"(?P<n>drew|fixed|delimited|set|settled|laid down|defined|determined|delimiting|fixes|delimits|draws) (?:the |their |G's |a )(?:\w+ )?{_SEA}(?: (?:between|of) (?P<ab>G|C and (?:the )?C))?"),
)
_TABLE = Table(_SHAPES)
_NOT_YET = re.compile(r"\b(?:not|never|no|would|could|should|talks|negotiat\w+|ask(?:s|ed)?|claims? (?:to|that)|victory|credit|responsibility|still to be|remains? to be)\b")


def find_boundary(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "their common line measures 2,236 km", "the 972 km which separate A from B", "A still claims half of B", "the sea boundary was drawn in 1985"."""
    for kind, match, shown, place, index in find_told(sent, clause, _TABLE, "n"):
        status = kind.split()[0]
        sides = _sides(sent, shown, match)
        if sides is None or (status != "shared" and _NOT_YET.search(place.words(0, index + 4))):
            continue
        amount = _length(shown, match)
        if status == "shared" and (amount is None or amount.unit != "km"):
            continue
        roles: Roles = {"a": sides[0], "b": sides[1], "status": status}
        when = day_of(sent, place, index) if status == "delimited" else None
        yield Proposal("border", roles, f"{when}/" if when and "/" not in when else when, amount, clause=place, cue=index)
        return


def _sides(sent: Sent, shown: Shown, match: re.Match[str]) -> tuple[str, str] | None:
    """Give the two whose border it is; one that is not named is the page's other, and neither where the sentence names an outsider."""
    both = shown.codes(match, "ab")
    if len(both) == 2:
        return both[0], both[1]
    first, second = next(iter(shown.codes(match, "a")), ""), next((c for c in shown.codes(match, "b")), "")
    if first:
        second = second if second and second != first else missing_side(sent, first)
        return (first, second) if second else None
    return (sent.pair[0], sent.pair[1]) if len(sent.pair) == 2 and sent.context.on_pair and not has_outsider(sent) else None


def _length(shown: Shown, match: re.Match[str]) -> Amount | None:
    mention = next(iter(shown.mentions(match, "x")), None) if "x" in match.re.groupindex else None
    return mention.amount if mention is not None else None


RULES = (Rule("boundary", "borders told by their length, by a claim, or by a line at sea that was drawn", find_boundary, Waits(shapes=[p for _, p in _SHAPES])),)
