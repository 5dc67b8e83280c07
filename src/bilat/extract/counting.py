"""Numbers of acts that their rules leave out: how many people were trained or expelled, arms delivered, times met, and what an agreement is worth.

The only number of a sentence is that of its act; a number of arms stands before their name, a worth after the word of agreement.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from bilat.extract.counting_things import find_things
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_money
from bilat.extract.shares import find_part
from bilat.model import Amount, Claim

_MAY_COUNT = re.compile(r"\b(?:times|occasions|half|third|quarters?|fifths?|tenths?|sixth|whole|shot|down|downed)\b", re.IGNORECASE)
_NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20}
_TIMES = re.compile(rf"\b(?P<over>more than |over |at least )?(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)}) (?:times|occasions)\b(?! (?:more|as|higher|larger|the|greater|that))", re.IGNORECASE)
_WORTH = re.compile(
    r"\b(?:contracts?|deals?|agreements?|accords?|memoranda|memorandums?|mous?|packages?|compacts?|swaps?|orders?|sign(?:ed|s) for|agreed (?:to|on) [^,;.]{3,60} for)\b(?: (?!and\b|but\b|while\b)[\w'’-]+){0,6}?,? (?:of|worth|for|valued at|amounting to|totalling|totaling)"
    r"(?: an estimated| estimated at| around| about| some| over| more than| nearly| almost| up to)? ?$",
    re.IGNORECASE,
)
_WORTH_AFTER = re.compile(r" (?:(?!and\b|but\b|for\b|of\b|in\b|to\b)[\w'’-]+ ){0,3}(?:deal|contract|agreement|accord|package|order|swap|compact)\b", re.IGNORECASE)
_NO_NOUN = re.compile(r"(?:[.,;]| (?:and|or|in|on|at|to|from|who|have|has|had|are|were|was|study|studied|work|worked|live|lived|serve|served|fought|served|got|get|will|a year|each|every)\b)")
_PLACES = re.compile(r" (?:[\w'’-]+ ){0,3}(?:scholarships?|slots?|places|seats|fellowships?|bursaries)\b", re.IGNORECASE)
_PLACES_BEFORE = re.compile(r"\b(?:scholarships?|slots?|places|fellowships?)(?: \w+)?: $", re.IGNORECASE)
_DOSES = re.compile(r" (?:[\w-]+ ){0,2}(?:doses|vaccines|jabs|shots of)\b")
_WHO = (
    r"(?:officers?|officials?|experts?|specialists?|doctors?|nurses?|teachers?|lecturers?|professors?|students?|scholars?|trainees?|fellows?|graduates?|soldiers?|troops|men|women|peacekeepers|police(?:men)?"
    r"|diplomats?|engineers?|technicians?|workers?|volunteers?|instructors?|advisers?|advisors?|farmers?|cadets?|pilots?|medics?|servants?|young|pupils?|judges?|firefighters?|interns?|sailors?|marines?|staff|personnel|Marines"
    r"|cadres|imams|priests|monks|nuns|missionaries|colleagues|patients|physicians|employees|generals|refugees|mercenaries|veterans|journalists|athletes|players|children|prisoners|migrants|artisans|miners|strong"
    r"|agents|commandos|paratroopers|gendarmes|sappers|observers|monitors|recruits|attach[eé]s|lawyers|jurists|politicians|businessmen|fishermen|settlers|rescuers|divers|surgeons|midwives|agronomists"
    r"|architects|apprentices|evacuees|survivors|hostages|orphans|convicts|inmates|guards|guests|pilgrims|seafarers|seasonal workers|souls)\b"
)
_PEOPLE = re.compile(rf"(?:[\w'’-]+ ){{0,3}}?{_WHO}")
_PEOPLE_BEFORE = re.compile(rf"\b{_WHO}[^;.]{{0,40}}(?:[:,]|\b(?:number|numbers|numbered|numbering|totalled|totalling|counts?)) (?:more than |over |some |about |around |roughly |at least |up to |nearly )?$")
_UNIT_OF = re.compile(r"\b(?:battalion|contingent|company|force|team|unit|detachment|platoon|brigade|garrison|delegation|community|mission) of (?:more than |over |some |about |around |roughly |at least |up to |nearly )?$")
_NO_THING = re.compile(r"$|[.,;]|(?:in|at|on|to|for|from|and|was|were|is|are|has|have|had|serve[sd]?|under|with|who)\b")
_OUT_OF = ("of the ", "of its ", "of their ", "out of ")
_OF_THE = re.compile(r"^of (?:the|its|their|our|his) (?:(?:N|two|three|four|five|six|seven|eight|nine|ten|\d+) )?")
_OF_THEM = re.compile(r"of them\b|(?:arrived|came|were|are|have|in all|at (?:the|their|its|present)|last|this|in|so far|a year|each)\b|$|[.,;]")


def settle_counts(sent: Sent, claims: list[Claim]) -> list[Claim]:
    """Give the claims of a sentence with the number that it tells of them, where it tells only one."""
    if all(c.amount is not None for c in claims) or not (sent.of_kind("amount") or _MAY_COUNT.search(sent.text)):
        return claims
    return [_settle(sent, claim, claims) for claim in claims]


def _settle(sent: Sent, claim: Claim, claims: list[Claim]) -> Claim:
    if claim.amount is not None:
        return claim
    find = _FINDERS.get(claim.type)
    amount = (find(sent, claim) if find is not None else None) or find_things(sent, claim, claims)
    return msgspec.structs.replace(claim, amount=amount) if amount is not None else claim


def _find_people(sent: Sent, claim: Claim) -> Amount | None:
    text = sent.document.text
    counts = [m for m in sent.of_kind("amount") if m.amount is not None and m.amount.unit in ("items", "people") and m.amount.value >= 2]
    counts = [m for m in counts if not text.endswith(_OUT_OF, sent.start, m.start)]
    if len(counts) > 1:
        counts = _find_meant(sent, claim, counts)
    if len(counts) != 1 or counts[0].amount is None or not _counts_people(sent, counts[0]):
        return None
    found = counts[0].amount
    return Amount(found.value, "people", found.bound, found.to)


def _find_meant(sent: Sent, claim: Claim, counts: list[Mention]) -> list[Mention]:
    """Give those of several counts that stand before the name of the other side's people, else the only one that counts people where none counts things."""
    named = [m for m in counts if any(n.start == m.end + 1 and claim.roles.get("on") in n.codes for n in sent.of_kind("country"))]
    people = [m for m in counts if claim.evidence.start <= m.start < claim.evidence.end and _counts_people(sent, m)]
    return named or (people if len(people) == 1 and find_things(sent, claim, []) is None else [])


def _find_trained(sent: Sent, claim: Claim) -> Amount | None:
    """Give how many people a cooperation reaches, or how many places it offers ("35 slots a year")."""
    people = _find_people(sent, claim)
    counts = [m for m in sent.of_kind("amount") if m.amount is not None and m.amount.unit == "items"]
    if people is not None or len(counts) != 1:
        return people
    text = sent.document.text
    return counts[0].amount if _PLACES.match(text[counts[0].end : counts[0].end + 40]) or _PLACES_BEFORE.search(text[sent.start : counts[0].start]) else None


def _counts_people(sent: Sent, count: Mention) -> bool:
    after = _OF_THE.sub("", sent.document.text[count.end : min(sent.end, count.end + 70)].strip())
    if (count.amount is not None and count.amount.unit == "people") or _PEOPLE.match(after) is not None:
        return True
    before = sent.document.text[max(sent.start, count.start - 60) : count.start]
    if _UNIT_OF.search(before) and _NO_THING.match(after):
        return True
    return _is_people(sent, count) or (bool(_OF_THEM.match(after)) and _PEOPLE_BEFORE.search(before) is not None)


def _is_people(sent: Sent, count: Mention) -> bool:
    """Tell whether a number counts a country's people: "500 Grenadians have qualified", "4,592 Chinese in 2013", "500 U.S. soldiers"."""
    named = next((m for m in sent.of_kind("country") if m.start == count.end + 1), None)
    if named is None:
        return False
    after = sent.document.text[named.end : min(sent.end, named.end + 50)]
    return named.form == "demonym" or named.text.endswith("ns") or bool(_PEOPLE.match(after.strip()) or _NO_NOUN.match(after))


def _only_sum(sent: Sent) -> Mention | None:
    """Give the only sum of money of a sentence; one in parentheses after another only converts it."""
    text = sent.document.text
    sums = [m for m in sent.of_kind("amount") if m.amount is not None and is_money(m.amount) and not text.endswith("(", 0, m.start)]
    return sums[0] if len(sums) == 1 else None


def _find_arms(sent: Sent, claim: Claim) -> Amount | None:
    """ "Eight Hangor submarines", "thirteen second-hand CF-5 fighters", "a patrol boat": the number before the name of the item."""
    item = claim.roles.get("item")
    text = sent.document.text[sent.start : sent.end]
    at = text.find(item) if isinstance(item, str) and item else -1
    sums = _only_sum(sent)
    return _count_before(sent, text, at) or (sums.amount if sums is not None else None)


def _count_before(sent: Sent, text: str, at: int) -> Amount | None:
    """Give the number before the name of an item at an offset of a sentence's text; None where it is not there."""
    if at < 0:
        return None
    places = [(m, m.start - sent.start, m.end - sent.start) for m in sent.of_kind("amount") if m.amount is not None and m.amount.unit == "items"]
    for mention, begin, end in places:
        inside = at <= begin < at + 4
        if mention.amount is not None and (inside or (end <= at and re.fullmatch(r" (?:(?!and\b|of\b|for\b)[\w-]+ ){0,3}", text[end:at]))):
            return mention.amount
    return None


def _find_worth(sent: Sent, claim: Claim) -> Amount | None:
    """ "A contract of around $6.5 billion", "agreements worth USD 200 million", "a $500 million compact": the only sum that is told so."""
    text = sent.document.text
    sums = [m for m in sent.of_kind("amount") if m.amount is not None and is_money(m.amount) and not text.endswith("(", 0, m.start)]
    told = [m for m in sums if _WORTH.search(text[sent.start : m.start]) or _WORTH_AFTER.match(text[m.end : min(sent.end, m.end + 60)])]
    return told[0].amount if len(told) == 1 else None


def _find_volume(sent: Sent, claim: Claim) -> Amount | None:
    """ "20,000 barrels of oil a day", "100 million cubic metres of water": how much is supplied."""
    volumes = [m.amount for m in sent.of_kind("amount") if m.amount is not None and m.amount.unit in ("m3", "bbl", "t")]
    return volumes[0] if len(volumes) == 1 else None


def _find_share(sent: Sent, claim: Claim) -> Amount | None:
    """ "Some 35 per cent": what share of a population a community is, or of a trade, where no number is told."""
    told = [m.amount for m in sent.of_kind("amount") if m.amount is not None and (m.amount.unit in ("%", "people") or is_money(m.amount))]
    if told:
        return told[0] if len(told) == 1 and told[0].unit == "%" else None
    return find_part(sent.text)


def _find_gift(sent: Sent, claim: Claim) -> Amount | None:
    """ "10,000 metric tons of rice", "20,000 doses of vaccine": how much was given in kind."""
    if _only_sum(sent) is not None:
        return None
    text = sent.document.text
    goods = [m.amount for m in sent.of_kind("amount") if m.amount is not None and (m.amount.unit == "t" or _DOSES.match(text[m.end : m.end + 30]))]
    return goods[0] if len(goods) == 1 else None


def _find_times(sent: Sent, claim: Claim) -> Amount | None:
    """ "Was in India more than ten times": how often."""
    found = _TIMES.search(sent.document.text[sent.start : sent.end])
    if found is None:
        return None
    value = _NUMBERS.get(found["n"].lower()) or int(found["n"])
    return Amount(value, "items", "min" if found["over"] else None)


_FINDERS: dict[str, Callable[[Sent, Claim], Amount | None]] = {
    "cooperation": _find_trained, "sanction": _find_people, "arms": _find_arms, "agreement": _find_worth, "visit": _find_times,
    "meeting": _find_times, "supply": _find_volume, "community": _find_share, "trade": _find_share, "finance": _find_gift,
}  # fmt: skip
