"""Shapes of roads, lines and flights that join two countries, and of works that belong to both."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.engaged import Engaged, find_engaged
from bilat.extract.rules.shapes import Table
from bilat.extract.waits import Waits

_WERE = r"(?:(?:has|have|had|is|are|was|were|will|would|been|to|be|also|now|still|long|since|then|once|already|first|D|in|from|between|directly|again) )*"
_B = r"(?:the )?(?:[A-Za-z-]+ ){0,3}?(?P<b>C's|C|L's|L|Ca)"
_SHARED = r"(?:dam|dams|bridges?|plants?|power (?:stations?|plants?)|hydroelectric plants?|refinery|pipeline|field|fields|airport|park|post|crossing|tunnel|railway|road|reservoir|mine|company|bank|university|school|college|hospital|port|canal|lock|island|reserve|authority|zone|airline|shipyard|factory|brigade|force|fund|cable|interconnector|observatory|telescope)"
_ROWS: tuple[tuple[Engaged, str], ...] = (
    (Engaged("", r"border|claims?|others|belongs to both (?:families|worlds)"), rf"{_SHARED}(?: [^;:.]+?)? (?P<v>belongs? to (?:both|G)|(?:is|are|was|were) (?:owned|shared|divided|run|operated|managed|held) (?:in common|jointly|together|by both|half and half|by halves|in equal parts|equally)|owned (?:jointly|by both|by halves|in equal parts|half and half))"),
    (Engaged("", r"signed|agreement"), rf"{_SHARED}(?: [^;:.]+?)? (?P<v>built|opened|put up|laid|run|owned|formed|set up|founded|launched|operated|managed|policed|inaugurated|completed|exploited|guarded|developed) (?:jointly|together|in common|by (?:both|G|the two)(?: (?:states|countries|governments|sides|presidents))?)(?! (?:with|by) (?:Ca|C))"),
    (Engaged("transport"), r"(?P<v>one - stop(?: border)? posts?|one - stop border crossings?|joint border (?:post|crossing|checkpoint)s?|shared border posts?|joint customs posts?)(?: [^;:.]+?)? (?:was|were|is|has|have|opened|stands|works|at|in|are)"),
    (Engaged("transport", r"refugees|fled|home|president|minister|evacuat\w*"), rf"(?:F|airlines?|airways|carrier|Ca air|air C) {_WERE}(?P<v>flies|fly|flew|calls? at|called at|serves|resumed flights to|put|lands at|operates flights to|began flights to|links) (?:to |from )?{_B}"),
    (Engaged("transport"), rf"(?P<v>bridge|tunnel|causeway|cableway) (?:over|across|under) (?:the )?[A-Za-z-]+(?: [A-Za-z-]+)? {_WERE}(?:built|opened|planned|put up|thrown|finished|completed|begun|inaugurated|widened|repaired|rebuilt|replaced|agreed)"),
)  # fmt: skip
_TABLE = Table(_ROWS)
LINKS = Waits(shapes=[pattern for _, pattern in _ROWS])


def find_links(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A bridge has joined CITY and CITY since D", "the power station belongs to both", "a one-stop border post was opened"."""
    return find_engaged(sent, clause, _TABLE)
