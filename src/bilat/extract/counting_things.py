"""Numbers of things that rules leave out: what was built or set up, held, given, shot down, sold, how long a border is. Numbers of people are in `counting`.

A number is given only where the words of the claim hold one of its kind and its noun says that it counts what is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_money
from bilat.extract.shares import find_part
from bilat.model import Amount, Claim

_BETWEEN = r" (?:(?!and\b|or\b|of\b|for\b|in\b|to\b)[\w'’.-]+ ){0,3}?"
_THINGS = re.compile(
    rf"{_BETWEEN}(?:companies|firms|businesses|enterprises|subsidiaries|franchises|branches|banks|hotels|schools|colleges|universities|institutes|cent(?:re|er)s|classrooms|clinics|hospitals|projects|schemes|programmes|bridges"
    r"|buildings|houses|homes|wells|licen[cs]es|permits|teams|cities|airports|destinations|stations|pagodas|temples|mosques|churches|monuments|ships|vessels|aircraft|planes|bombers|buses|trains|locomotives|lines|plants"
    r"|farms|villages|books|reactors|turbines|towers|exercises|ventures|tunnels|cargo flights)\b"
)
_OF_THEIRS = re.compile(r" (?:of (?:its|our|their|his|these|those)|(?:are|were|have been|had been|is|work|operate) (?:in|at|active|listed|there|present))\b")
_GOODS = re.compile(rf"{_BETWEEN}(?:vehicles|ambulances|generators|buses|tractors|trucks|computers|beds|ventilators|kits|masks|tents|houses|boats|machines|containers|projects)\b")
_HELD = re.compile(r"\b(?:owns?|owned|holds?|held|b(?:uy|uys|uying|ought)|purchase of|purchas(?:ed|es)|acquir\w+|took|takes?|taken|controls?|stake)\b[^,;.]{0,24}$")
_OF_IT = re.compile(r" (?:stake |share |interest )?(?:of|in) ")
_OF_MONEY = re.compile(r" of [^,;.]{0,40}\b(?:aid|assistance|debt|loans?|investments?)\b")
_WEAPONS = re.compile(r"\b(?:arms|weapon\w*|armaments?)\b", re.IGNORECASE)
_BORDER = re.compile(r"\b(?:borders?|bordering|frontiers?|boundar\w+|touch|in common|neighbours?)\b", re.IGNORECASE)
_LONGER = re.compile(r"\b(?:fence|wall|zone|strip|belt|radius|within|from the|north|south|east|west|road|highway|railway|pipeline)\b", re.IGNORECASE)
_LOT = re.compile(r" (?:batter(?:y|ies)|pieces|rounds|units|sets|squadrons|batches) of (?:[\w-]+ ){0,2}$")
_OF_THESE = re.compile(r" (?:of them\b|(?:batteries|units) of (?:it|them)\b|(?:were |are |have been |had been )?(?:bought|ordered|delivered|handed)\b)")
_SINGLE = re.compile(r"\b(?:boat|ship|vessel|corvette|frigate|destroyer|submarine|cutter|helicopter|aircraft|plane|jet|fighter|transport|tank|drone|radar|battery|locomotive|carrier)$", re.IGNORECASE)
_SOLD = re.compile(rf"{_BETWEEN}(?:machines|buses|cars|vehicles|tractors|airliners|aircraft|trucks|lorries|locomotives|wagons|cattle|head|horses|cows|sheep|goats|books|items|vessels|ships|bottles|copies)\b")
_ONE_OF_THEM = re.compile(r"\b(?:[Aa]n?|[Oo]ne) (?:[\w-]+ ){0,2}$")


def find_things(sent: Sent, claim: Claim, claims: list[Claim]) -> Amount | None:
    """Find the number that the words of a claim tell of its things; `claims` are all of the sentence, whose numbers are not taken twice."""
    find = _FINDERS.get(claim.type)
    return find(sent, claim, claims) if find is not None else None


def _within(sent: Sent, claim: Claim, *units: str) -> Iterator[Mention]:
    """Give the amounts of those units ("money" for any sum) in the words that carry a claim."""
    for mention in sent.of_kind("amount"):
        amount = mention.amount
        if amount is not None and claim.evidence.start <= mention.start < claim.evidence.end and (amount.unit in units or ("money" in units and is_money(amount))):
            yield mention


def _only(found: Iterator[Mention]) -> Mention | None:
    """Give the only one of some mentions, None where there are none or several."""
    first, second = next(found, None), next(found, None)
    return first if second is None else None


def _after(sent: Sent, mention: Mention) -> str:
    return sent.document.text[mention.end : min(sent.end, mention.end + 70)]


def _before(sent: Sent, mention: Mention) -> str:
    return sent.document.text[max(sent.start, mention.start - 70) : mention.start]


def _set_up(sent: Sent, claim: Claim, claims: list[Claim]) -> Amount | None:
    """ "More than 170 Indian companies are listed", "a railway, 1,260 km": how many or how long."""
    length = _only(_within(sent, claim, "km"))
    if length is not None and not _BORDER.search(claim.evidence.quote):
        return length.amount
    counts = [m for m in _within(sent, claim, "items") if m.amount is not None and m.amount.value > 2]
    counts = [m for m in counts if _THINGS.match(_after(sent, m)) or (_OF_THEIRS.match(_after(sent, m)) and not _before(sent, m).endswith(" in "))]
    return counts[0].amount if len(counts) == 1 else None


def _invested(sent: Sent, claim: Claim, claims: list[Claim]) -> Amount | None:
    """ "Holds 23.5 percent of the port", "three ambulances": the share held or the number given."""
    share = _only(_within(sent, claim, "%"))
    if share is not None and ((_HELD.search(_before(sent, share)) and _OF_IT.match(_after(sent, share))) or _OF_MONEY.match(_after(sent, share))):
        return share.amount
    sums = [m for m in _within(sent, claim, "money") if not sent.document.text.endswith("(", sent.start, m.start)]
    if sums:
        taken = [c.amount for c in claims if c.amount is not None]
        return sums[0].amount if len(sums) == 1 and sums[0].amount not in taken else None
    if claim.roles.get("instrument") in ("aid", "grant"):
        given = _only(m for m in _within(sent, claim, "items") if _GOODS.match(_after(sent, m)))
        return given.amount if given is not None else None
    return None


def _supplied(sent: Sent, claim: Claim, claims: list[Claim]) -> Amount | None:
    """ "A third of Iraq's gas", "14 percent of its needs": the share that is supplied."""
    share = _only(_within(sent, claim, "%"))
    return share.amount if share is not None else find_part(claim.evidence.quote)


def _armed(sent: Sent, claim: Claim, claims: list[Claim]) -> Amount | None:
    """ "Nine tenths of its weapons", "three batteries of mortars", "rocket launchers: ten of them", "a corvette"."""
    item = claim.roles.get("item")
    if not isinstance(item, str) or not item:
        return None
    if _WEAPONS.search(item):
        share = _only(_within(sent, claim, "%"))
        return share.amount if share is not None else find_part(claim.evidence.quote)
    text, counts = sent.document.text, list(_within(sent, claim, "items"))
    at = text.find(item, claim.evidence.start, claim.evidence.end)
    lots = [m for m in counts if at > m.end and _LOT.fullmatch(text[m.end : at])]
    of_them = [m for m in counts if 0 <= at < m.start and _OF_THESE.match(_after(sent, m))]
    if lots or (of_them and len(counts) == 1):
        return (lots or of_them)[-1].amount
    return Amount(1, "items") if at > 0 and _SINGLE.search(item) and _ONE_OF_THEM.search(text[max(sent.start, at - 40) : at]) else None


def _shot_down(sent: Sent, claim: Claim, claims: list[Claim]) -> Amount | None:
    """ "Shot down two Peruvian Sukhois", "a Russian Su-24 was shot down": how many."""
    if claim.roles.get("action") != "shot-down":
        return None
    text = sent.document.text
    for named in sent.of_kind("country"):
        if claim.roles.get("target") not in named.codes or named.form not in ("adjective", "demonym", "name"):
            continue
        counted = next((m for m in _within(sent, claim, "items") if m.end + 1 == named.start), None)
        if counted is not None:
            return counted.amount
        if _ONE_OF_THEM.search(text[max(sent.start, named.start - 30) : named.start]):
            return Amount(1, "items")
    return None


def _border(sent: Sent, claim: Claim, claims: list[Claim]) -> Amount | None:
    """ "Ghana borders Togo for 1,098 km": its length, where no fence or road is measured."""
    length = _only(_within(sent, claim, "km"))
    if length is None or not _BORDER.search(claim.evidence.quote) or _LONGER.search(_before(sent, length)[-40:] + _after(sent, length)[:25]):
        return None
    return length.amount


def _traded(sent: Sent, claim: Claim, claims: list[Claim]) -> Amount | None:
    """ "The third market for beef: about $1 billion", "40,000 tonnes of rice", "thirty buses": the only sum or number, where no other claim has it."""
    taken = [c.amount for c in claims if c.amount is not None]
    for units in (("money",), ("t",), ("items",)):
        found = list(_within(sent, claim, *units))
        if units == ("items",):
            found = [m for m in found if _SOLD.match(_after(sent, m))]
        if len(found) == 1 and found[0].amount not in taken:
            return found[0].amount
        if found:
            return None
    return None


_FINDERS: dict[str, Callable[[Sent, Claim, list[Claim]], Amount | None]] = {
    "cooperation": _set_up, "finance": _invested, "supply": _supplied, "arms": _armed, "force": _shot_down, "border": _border, "trade": _traded,
}  # fmt: skip
