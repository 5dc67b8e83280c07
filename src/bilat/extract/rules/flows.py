"""Rules for supplies told by where they flow: "A's gas heats B", "a line brings A power to CITY-OF-B", "B draws half its water from A",
"crude from A is landed at CITY-OF-B". Which verbs sell and buy in general is in `supply`; this reads what stands between the two ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.shapes import Shown, Table, find_told
from bilat.extract.rules.sides import missing_side
from bilat.extract.rules.supply import find_supply, to_supply
from bilat.extract.waits import Waits

_RAW = (
    r"(?:liquefied natural gas|liquefied gas|lng|natural gas|gas|crude oil|crude|petroleum products|oil products|petroleum|hydropower|electricity|current|coal|coke|uranium|diesel|gasoline|petrol|fuel oil|jet fuel|kerosene|oil|power|water"
    r"|potash|phosphates?|fertili[sz]ers?|timber|iron ore|copper|manganese|bauxite|diamonds|barrels|megawatts)"
)
_X = rf"(?P<x>{_RAW})(?! (?:minister|ministry|company|companies|firm|sector|industry|workers|exploration|field|prices?|bank|equipment|plants?|stations?))"
_FEW = r"(?:[a-z0-9'%/-]+ |N |% ){0,5}?"
_GOAL = r"(?P<b>C's|Ca|C|L)(?![\w'])"
_FEEDS = r"(?:heats?|lights?|lit|feeds?|fed|drives?|fuels?|fuelled|reaches|reached|covers|covered|meets|met|fills|crosses into|goes to|go to|went to|flows (?:in)?to|flowed (?:in)?to|flow (?:in)?to|runs to|makes up|powers|supplies|supplied|cooks|warms|keeps|keep)"
_BRINGS = r"(?:brings?|brought|carr(?:y|ies|ied|ying)|takes?|took|pipes?|piped|pumps?|pumped|sends?|sent|ships?|shipped|transports?|moves?|deliver(?:s|ed)?|conveys?)"
_DRAWS = r"(?:draws?|drew|drawn|gets?|got|receives?|received|imports?|imported|buys?|bought|takes?|took|obtains?|obtained|burns?|derives?|meets?|covers?|sources?)"
_SHAPES: tuple[str, ...] = (
    rf"(?P<a>Ca|C's) (?:\w+ )?{_X} (?:\w+ ){{0,3}}?(?P<n>{_FEEDS}) {_FEW}{_GOAL}",
    rf"(?P<n>{_BRINGS}) (?:\w+ ){{0,2}}?(?P<a>Ca|C's) (?:\w+ )?{_X} (?:\w+ ){{0,3}}?(?:to|into|as far as) {_FEW}{_GOAL}",
    rf"(?P<n>{_BRINGS}) {_FEW}{_X} (?:\w+ ){{0,3}}?from {_FEW}(?P<a>C|L) (?:[\w,#]+ ){{0,4}}?(?:to|into|as far as) {_FEW}{_GOAL}",
    rf"{_X} from (?:the )?(?:\w+ ){{0,3}}?(?P<a>C|L) (?:[\w,]+ ){{0,4}}?(?P<n>is sold|are sold|is landed|is piped|is shipped|is sent|was shipped|was landed|reaches|reached|flows|goes|arrives|is delivered|was delivered|is bought by|passes) (?:to|in|at|into|by)? ?{_FEW}{_GOAL}",
    rf"(?P<b>C|L|Ca) (?:\w+ ){{0,2}}?(?P<n>{_DRAWS}) {_FEW}{_X} (?:\w+ ){{0,4}}?from {_FEW}(?P<a>C's|C|L|Ca)(?![\w'])",
    rf"(?P<b>C) (?:\w+ )?(?P<n>is|was|remains|remained|became|has become|has been|stays|stayed) (?:also |still |again |now )?(?:an? |the |one of the |among the |C's )?(?:[\w-]+ ){{0,4}}?(?:buyers?|customers?|importers?|consumers?|users?|purchasers?|takers?|markets?) (?:of|for) (?:the )?(?P<a>Ca|C's) (?:\w+ )?{_X}",
    rf"for (?:the )?(?P<a>Ca|C's) (?:\w+ )?{_X} (?:the )?(?P<b>C) (?:(?:has|had|still|now|also|already|hopes|is|was) )*(?P<n>to pay|pays?|paid|paying)",
    rf"(?P<b>C|Cd) (?:\w+ )?(?P<n>pays?|paid|has to pay) (?:[^;.]{{0,30}}? )?for (?:the )?(?P<a>Ca|C's) (?:\w+ )?{_X}",
    rf"{_X} (?:and \w+ )?(?:pipelines?|lines?|tankers) (?P<n>runs?|ran|lead|leads|goes|go|stretch|stretches) {_FEW}from {_FEW}(?P<a>C|L) (?:\w+ ){{0,2}}?(?:to|into|as far as) {_FEW}{_GOAL}",
    rf"(?:pipelines?|lines?|cables?|power line|interconnector) from {_FEW}(?P<a>C|L) (?:\w+ ){{0,2}}?to {_FEW}{_GOAL} (?:\w+ ){{0,3}}?(?P<n>carr(?:y|ies|ied)|brings?|brought|sends?|sent|has sent|pumps?|pumped|delivers?|delivered|moves?|supplies) {_FEW}{_X}",
    rf"(?P<a>Ca|C's) (?:\w+ )?{_X} (?:\w+ ){{0,2}}?(?P<n>is landed|was landed|is unloaded|was unloaded|comes ashore|came ashore|lands|is shipped|is piped|is pumped|is burnt|is burned|is sold|arrives|arrived) (?:at|in|on|into|to|through) {_FEW}(?P<b>C|L)(?![\w'])",
    rf"(?P<a>Ca|C's) (?:\w+ )?{_X} (?:\w+ ){{0,2}}?(?P<n>is landed|was landed|is unloaded|was unloaded|comes ashore|came ashore) (?:at|in|on) (?![^;.]{{0,40}}?\b[CL]\b)",
    rf"{_X} from (?:the |a )?(?:dam|field|plant|refinery|port|mines?|power station|terminal|falls|station)s?(?: (?:at|of|in|on) (?:the )?[\w-]+)? (?:\w+ )?(?P<n>lights?|lit|has lit|have lit|feeds|fed|has fed|heats?|powers|powered|reaches|reached|covers|covered|drives|drove) {_FEW}(?P<b>C|L)(?![\w'])",
    rf"(?P<b>C's|C|L) (?:\w+ )?(?P<n>lives|runs|relies|depends|depended|relied|subsists) (?:\w+ )?on (?P<a>Ca|C's) (?:\w+ )?{_X}",
    rf"{_X} (?:\w+ )?from (?:the )?(?P<a>C|L) (?:\w+ )?(?P<n>lights?|lit|has lit|have lit|heats?|powers|powered|runs|keeps|drives|drove|covers|covered|meets|met|makes up|feeds|fed|fuels|fuelled) {_FEW}{_GOAL}",
    rf"(?P<a>C|P|F|Ca \w+) (?:(?:has|have|had|also|now|still|again|D) )*(?P<n>sells?|sold|delivers?|delivered|supplies|supplied|pumps?|pumped|ships?|shipped|pipes?|piped|exports?|exported|sends?|sent) (?:the )?(?P<b>C) (?:\w+ ){{0,2}}?(?:% of C's |N (?:of )?|cheap |most of C's |all C's |some )?{_X}",
    rf"(?:is|are|was|were) (?P<n>lit|heated|fed|supplied|fuelled|powered|driven) (?:\w+ )?(?:with|by) (?P<a>Ca|C's) (?:\w+ )?{_X}",
    rf"(?P<b>C's|Ca) (?:\w+ ){{0,2}}?{_X} (?P<n>comes?|came|arrives?|arrived|is shipped|is imported|is brought) (?:[\w~]+ ){{0,3}}?(?:from|through the \w+ from) {_FEW}(?P<a>C|L)(?![\w'])",
)
_SHAPES_TABLE = Table(("", pattern) for pattern in _SHAPES)
_NOT_A_FLOW = re.compile(r"\b(?:would|could|might|may|talks|memorandum|proposal|study|studied|plans?|planned|if|considered|exploration|invest\w*|agreed to|aid|relief|donat\w+|humanitarian|spill|pollut\w+|power (?:of|to|in)|in power|ban(?:ned|s)?|bars?|barred|prohibit\w*|forbids?|forbade|forbidden|oppos\w+|stop(?:ped|s)?|cut|halt\w*|refus\w+|not|never|no)\b")


def find_flow(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Uzbek gas heats Bishkek", "Singapore draws half its water from Johor", "the line brings Zambian power to the Caprivi"; once a sentence."""
    for _, match, shown, place, index in find_told(sent, clause, _SHAPES_TABLE, "x"):
        sides = _ends(sent, shown, match)
        if sides is not None and not _NOT_A_FLOW.search(place.words()):
            if any(True for c in sent.clauses for _ in find_supply(sent, c)):
                return
            yield to_supply(sent, place, index, sides, match["x"])
            return


def _ends(sent: Sent, shown: Shown, match: re.Match[str]) -> tuple[str, str] | None:
    """Give supplier and consumer; a place that the page's pair does not explain is none."""
    a, b = _end(sent, shown, match, "a"), _end(sent, shown, match, "b")
    if a and "b" in match.re.groupindex and not b:
        return None
    b = b or (missing_side(sent, a) if a else "")
    a = a or (missing_side(sent, b) if b and "a" not in match.re.groupindex else "")
    return (a, b) if a and b and a != b else None


def _end(sent: Sent, shown: Shown, match: re.Match[str], name: str) -> str:
    mention = next(iter(shown.mentions(match, name)), None)
    if mention is None or not mention.codes:
        return ""
    strange = mention.kind == "place" and len(sent.pair) == 2 and mention.codes[0] not in sent.pair
    return "" if strange else mention.codes[0]


RULES = (Rule("flow", "energy or raw goods that flow from one country to another", find_flow, Waits(shapes=_SHAPES)),)
