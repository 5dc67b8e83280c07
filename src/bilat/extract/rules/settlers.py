"""People of one country in another told by their number and what they do there, whatever the verb: "30,000 A-ians keep shops in B", "29 per cent of the
people of B are A-ians", "the A-born in B numbered 412,000", "B took in thousands of A refugees". What is told by a word of dwelling alone is in `peoples`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import date_of, other_of, period
from bilat.extract.rules.peoples import find_community
from bilat.extract.rules.shapes import Shown, Table, find_told
from bilat.extract.waits import Waits
from bilat.model import Amount

_COUNT = r"(?P<x>N|thousands of|hundreds of|tens of thousands of|hundreds of thousands of|dozens of|half a million|a million)"
_KIND = r"(?:nationals|citizens|people|persons|refugees|migrants|workers|labourers|immigrants|expatriates|families|emigrants|students|settlers|fishermen|farmers|traders|passport holders|boat people|jews|muslims|nurses)"
_WHO = rf"(?P<a>Cd|Ca)(?:(?: \w+)? {_KIND})?"
_SAID = r"(?:(?:are|were|is) (?:now |still |today |officially )?(?:believed|thought|said|estimated|reckoned|known|reported|registered|recorded) (?:to |as )|still |now |today |also |currently |permanently |legally |have |had )*"
_DO = r"(?:live|lived|living|reside|resided|residing|dwell|dwelt|work|worked|working|have settled|settled|keep|kept|run|ran|own|fish|sew|trade|farm|farmed|mend|pick|study|grow|fill|earn|make (?:their|a) (?:home|homes|living)|have (?:their|made their) (?:home|homes|jobs)|hold|are at home|were at home|are settled|were settled|are resident|were living|are living|are working|were working|find work|found work|have found work|are employed|were employed|shelter|have taken refuge|found refuge|took refuge|remain|remained|stayed|have stayed|till|drive|clean|build|serve)"
_PART = r"(?:%|a (?:quarter|third|fifth|tenth)|half|N per cent|nearly half|two thirds|most)"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("", rf"{_COUNT} (?:(?:of|or so|other|ethnic|registered|young|our|more) ){{0,2}}{_WHO} {_SAID}(?P<n>{_DO}) (?:[^;.:]{{0,45}}? )?(?:in|at|on|around|across|throughout) (?:the )?(?:[\w-]+ ){{0,3}}?(?P<b>C's|Ca|C|L)(?![\w'])"),
    ("", r"(?:%|a (?:quarter|third|fifth|tenth)|half|most|two thirds) (?:or \w+ )?of (?:the |all )?(?:(?:people|population|inhabitants|residents|citizens) of (?P<b>C)|(?P<b2>Ca|C's) (?:people|population|inhabitants|residents|citizens)) (?P<n>are|were|is|was) (?:of |ethnic )?(?P<a>Cd|Ca(?! (?:troops|soldiers|firms|companies)))"),
    ("", rf"(?:ethnic )?(?P<a>Cd|Ca) (?P<n>are|were|make up|made up|form|formed|account for|constitute) (?:(?:about|some|nearly|almost|over|more than|roughly|at least) )*{_PART} (?:or \w+ )?of (?:the )?(?:(?P<b>Ca|C's) (?:population|people|inhabitants|residents)|(?:population|people|inhabitants) of (?P<b2>C))"),
    ("", r"(?P<a>Ca) students (?:at|in) (?P<b>Ca|C) (?:universities|schools|colleges)? ?(?:now )?(?P<n>run to|number|numbered|are put at|come to|came to|total|totalled) (?:\w+ )?(?P<x>N)"),
    ("", r"(?:the )?(?P<a>Ca) - born (?:\w+ )?(?:in|of) (?:the )?(?P<b>C) (?:now )?(?P<n>number|numbered|came to|come to|were|total|totalled) (?:\w+ )?(?P<x>N)"),
    ("", r"(?P<x>N) (?:\w+ ){0,2}?(?:people|persons|residents|inhabitants|citizens) (?:(?:in|of) (?P<b>C) |there |here |C )?(?:who (?:were|had been) |were )?(?P<n>born) in (?:the )?(?P<a>C)(?![\w'])"),
    ("", rf"(?P<b>C|P|Ca \w+) (?:(?:had|has|have|also|again|then|later) )*(?P<n>took in|let in|taken in|sheltered|admitted|gave shelter to|gave refuge to|resettled|harboured|housed|offered refuge to|opened C's doors to) (?:(?:some|about|over|more than|nearly|around|up to|the first|as many as|at least) )*{_COUNT} (?:\w+ ){{0,2}}?{_WHO}(?! (?:soldiers|troops|prisoners|students|officers))"),
    ("", r"(?P<b>C|L) (?:alone )?(?P<n>is home to|was home to|counts|counted|hosts|hosted|has|had) (?:(?:some|about|over|more than|nearly|around|up to|as many as|at least) )*(?P<x>N) (?:people|persons|residents|inhabitants) (?:with|of|holding) (?P<a>Ca) (?:citizenship|passports?|nationality|origin|descent|roots|blood)"),
)
_TABLE = Table(_SHAPES)
_NOT_DWELLING = re.compile(r"\b(?:tourists?|visitors?|soldiers|troops|prisoners?|hostages|killed|died|dead|peacekeepers|voted|deported|evacuated|scholarships?|pilgrims?|doctors|advisers|officers were|airlines?|megawatts|dollars|fought|missing|if|would|could|firms|companies|sister)\b")


def find_settlers(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "30,000 A-ians keep shops in B", "29 per cent of the people of B are A-ians", "the A-born in B numbered 412,000", "B took in 360 A-ians"."""
    for _, match, shown, place, index in find_told(sent, clause, _TABLE, "n"):
        origin = next(iter(shown.codes(match, "a")), "")
        residence = _residence(sent, shown, match, origin)
        if not origin or not residence or origin == residence or _NOT_DWELLING.search(match.group()) or next(find_community(sent, place), None) is not None:
            continue
        date = date_of(sent, place, index)
        yield Proposal("community", {"origin": origin, "residence": residence}, period(place, date) if date else None, _amount(shown, match), clause=place, cue=index)


def _residence(sent: Sent, shown: Shown, match: re.Match[str], origin: str) -> str:
    """Give where they live, as named; a place that no list puts into the page's other is none, and where nothing is named it is the other."""
    mentions = [m for name in ("b", "b2") if name in match.re.groupindex for m in shown.mentions(match, name)]
    other = other_of(sent, origin)
    if not mentions:
        return other if sent.context.on_pair else ""
    first = mentions[0]
    if first.kind == "place" or first.form == "capital":
        return other if other and other in first.codes else ""
    return first.codes[0] if first.codes else ""


def _amount(shown: Shown, match: re.Match[str]) -> Amount | None:
    mention = next(iter(shown.mentions(match, "x")), None) if "x" in match.re.groupindex else None
    if mention is None or mention.amount is None or mention.amount.unit not in ("items", "people"):
        return None
    return Amount(mention.amount.value, "people", mention.amount.bound, mention.amount.to)


RULES = (Rule("settlers", "people of one country in another, told by their number and what they do there", find_settlers, Waits(shapes=[p for _, p in _SHAPES])),)
