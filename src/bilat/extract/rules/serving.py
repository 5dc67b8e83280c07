"""Shapes of soldiers, ships and police of one country that serve in the other, hold exercises with it or use its bases."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.engaged import Engaged, find_engaged
from bilat.extract.rules.shapes import Table
from bilat.extract.waits import Waits

_A = r"(?P<a>Ca|C's|Cd|C|P)"
_B = r"(?P<b>(?:Ca|C's|C|L's|L)(?:(?: ,|,? and) (?:the )?(?:C's|C)(?![\w']))*)"
_MEN = (
    r"(?:soldiers|troops|paratroopers|marines|officers|policemen|police(?: officers| trainers)?|peacekeepers|engineers|sappers|pilots|airmen|gunners|sailors|contingents?|battalions?|brigades?|garrisons?|forces|infantry(?:men)?|gendarmes|special forces|combat troops|"
    r"instructors|trainers|advisers|advisors|monitors|observers|guards|divers|crews|divisions?|regiments?|squadrons?|detachments?|units?|men|security forces|military (?:police|advisers|instructors|trainers|doctors)|warships?|frigates?|destroyers?|gunboats?|policewomen|commandos|reinforcements|deminers|infantrymen)"
)
_TROOPS = rf"(?:{_MEN}|jets|fighters|fighter jets|f - \d+s?|mig - \d+s?|gripens|mirages|eurofighters|planes|aircraft|helicopters|drones|navy|air force|coast ?guards?|army|patrol boats)"
_WERE = r"(?:(?:has|have|had|is|are|was|were|will|would|been|being|also|now|still|long|since|then|once|already|first|soon|to|be|D|in|from|until|,|there|here|today|jointly|regularly) )*"
_SERVE = (
    r"(?P<v>serv(?:e|es|ed)|stationed|based|posted|quartered|deployed|guard(?:s|ed)?|patrol(?:s|led)?|polic(?:es|ed)|watch(?:ed|es)? over|stand by|stood by|seconded|"
    r"train(?:s|ed)?|advis(?:e|es|ed)|instruct(?:s|ed)?|taught|teach|command(?:s|ed)?|clear(?:s|ed)? mines|fought (?:alongside|beside)|escort(?:s|ed)?|protect(?:s|ed)?|help(?:s|ed)?|restored order|take part in|monitor(?:s|ed)?)"
)
_HARM = r"against Ca?|invad\w+|occup(?:y|ied|ies|ying|ation)|attack\w*|shell(?:ed|ing)|bomb(?:ed|ing|s)?|killed|kill|overthr\w+|captur\w+|fired|opened fire|clash\w*|border with|along the (?:border|frontier)|massed|refus\w+|prisoners?|advanc\w+|conquer\w+|rebels|crossed|fought against|besieg\w+|driven|routed|defeated|no longer|wounded|hostage|murdered|shot|seiz\w+|seize power|both sides|home|over the border|across the border|annex\w*|island in dispute|disputed|dispute|waters concerned|withdrawal|pull - ?out|claimed|mutin\w+|deserted"
_IN_B = rf"(?: (?:[^;:.]+? )??(?:in|at|on|near|to|for|off|from|over|of|with|by|into) (?:the )?(?:[a-z-]+ ){{0,4}}?{_B}(?! (?:and|,) (?:Ca|C)\b))?"
_ROWS: tuple[tuple[Engaged, str], ...] = (
    (Engaged("military", _HARM), rf"{_A} (?:[a-z~-]+ ){{0,3}}?{_TROOPS} {_WERE}(?P<v>guard(?:s|ed)?|patrol(?:s|led)?|polic(?:es|ed)|watch(?:ed|es)?|protect(?:s|ed)?|train(?:s|ed)?|advis(?:e|es|ed)|command(?:s|ed)?|instruct(?:s|ed)?) (?:the )?{_B}"),
    (Engaged("military", _HARM), rf"{_A} (?:[a-z~-]+ ){{0,3}}?{_TROOPS} {_WERE}{_SERVE}{_IN_B}"),
    (Engaged("military", r"to the (?:east|west|war)"), r"(?P<v>let|lets|letting|allow(?:s|ed)?|permit(?:s|ted)?|free to|welcome to) (?P<a>Ca|C's|C|Cd) (?:[A-Za-z~-]+ ){0,4}?(?:to )?(?:use|fly|refuel|travel|take off|pass|land|train|call|dock|overfly|operate)"),
    (Engaged("military"), r"(?:force|mission|brigade|battle ?group|operation|monitors|team|battalion)(?: [^;:.]+?)? (?P<v>led|commanded|headed) (?:by|from) (?P<a>C|Ca|Cd)"),
    (Engaged("military"), rf"(?P<a>C|Cd) {_WERE}(?P<v>led|leads|lead|commands|commanded) (?:the|a|an|its|O's) (?!trade)(?:[A-Za-z'-]+ ){{0,4}}?(?:force|peace mission|monitoring mission|training mission|brigade|battle ?group|monitors|contingent|battalion){_IN_B}"),
    (Engaged("military"), rf"{_A} {_WERE}(?P<v>took part|takes part|take part|joined|contributed|contributes|served|serves) (?:in|to|with) (?:the |a |an |O's )?(?:[A-Za-z'-]+ ){{0,4}}?(?:force|mission|task force|battle ?group|O){_IN_B} with (?:[^;:.]+? )??{_TROOPS}"),
    (Engaged("military"), rf"(?P<a>G's|G) (?:[a-z-]+ ){{0,3}}?(?P<v>armies|navies|air forces|armed forces|coast ?guards|special forces|police forces|fleets) {_WERE}(?:hold|held|holds|exercis\w+|train\w*|drill\w*|patrol\w*|practis\w+|rehears\w+|cooperate\w*|work\w*|share\w*)"),
)  # fmt: skip
_TABLE = Table(_ROWS)
SERVING = Waits(shapes=[pattern for _, pattern in _ROWS])


def find_serving(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A soldiers have served in CITY since D", "A keeps N troops in B", "A jets guard B's skies", "B let A warships refuel at CITY"."""
    return find_engaged(sent, clause, _TABLE)
