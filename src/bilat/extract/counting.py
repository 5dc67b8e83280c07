"""Numbers of acts that their rules leave out: how many people were trained or expelled, arms delivered, times met, and what an agreement is worth.

The only number of a sentence is that of its act; a number of arms stands before their name, a worth after the word of agreement.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_money
from bilat.model import Amount, Claim

_NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20}
_TIMES = re.compile(rf"\b(?P<over>more than |over |at least )?(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)}) times\b(?! (?:more|as|higher|larger|the|greater|that))", re.IGNORECASE)
_WORTH = re.compile(
    r"\b(?:contracts?|deals?|agreements?|accords?|memoranda|memorandums?|mous?|packages?|compacts?)\b(?: (?!and\b|but\b|while\b)[\w'’-]+){0,6}?,? (?:of|worth|valued at|amounting to|totalling|totaling)"
    r"(?: an estimated| estimated at| around| about| some| over| more than| nearly| almost| up to)? ?$",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"(?:[\w'’-]+ ){0,3}?(?:officers?|officials?|experts?|specialists?|doctors?|nurses?|teachers?|lecturers?|professors?|students?|scholars?|trainees?|fellows?|graduates?|soldiers?|troops|men|women|peacekeepers|police(?:men)?"
    r"|diplomats?|engineers?|technicians?|workers?|volunteers?|instructors?|advisers?|advisors?|farmers?|cadets?|pilots?|medics?|servants?|young|pupils?|judges?|firefighters?|interns?|sailors?|marines?|staff|personnel|Marines)\b"
)  # fmt: skip


def settle_counts(sent: Sent, claims: list[Claim]) -> list[Claim]:
    """Give the claims of a sentence with the number that it tells of them, where it tells only one."""
    if not any(c.amount is None and c.type in _FINDERS for c in claims):
        return claims
    return [_settle(sent, claim) for claim in claims]


def _settle(sent: Sent, claim: Claim) -> Claim:
    find = _FINDERS.get(claim.type)
    amount = find(sent, claim) if find is not None and claim.amount is None else None
    return msgspec.structs.replace(claim, amount=amount) if amount is not None else claim


def _find_people(sent: Sent, claim: Claim) -> Amount | None:
    counts = [m for m in sent.of_kind("amount") if m.amount is not None and m.amount.unit in ("items", "people") and m.amount.value >= 2]
    if len(counts) != 1 or not _counts_people(sent, counts[0]) or counts[0].amount is None:
        return None
    found = counts[0].amount
    return Amount(found.value, "people", found.bound, found.to)


def _counts_people(sent: Sent, count: Mention) -> bool:
    after = sent.document.text[count.end : min(sent.end, count.end + 60)].strip()
    return (count.amount is not None and count.amount.unit == "people") or _PEOPLE.match(after) is not None


def _find_arms(sent: Sent, claim: Claim) -> Amount | None:
    """ "Eight Hangor submarines", "thirteen second-hand CF-5 fighters", "a patrol boat": the number before the name of the item."""
    item = claim.roles.get("item")
    text = sent.document.text[sent.start : sent.end]
    at = text.find(item) if isinstance(item, str) and item else -1
    if at < 0:
        return None
    places = [(m, m.start - sent.start, m.end - sent.start) for m in sent.of_kind("amount") if m.amount is not None and m.amount.unit == "items"]
    for mention, begin, end in places:
        inside = at <= begin < at + 4
        if mention.amount is not None and (inside or (end <= at and re.fullmatch(r" (?:(?!and\b|of\b|for\b)[\w-]+ ){0,3}", text[end:at]))):
            return mention.amount
    return None


def _find_worth(sent: Sent, claim: Claim) -> Amount | None:
    """ "A contract of around $6.5 billion", "agreements worth USD 200 million"."""
    sums = [m for m in sent.of_kind("amount") if m.amount is not None and is_money(m.amount)]
    if len(sums) != 1 or not _WORTH.search(sent.document.text[sent.start : sums[0].start]):
        return None
    return sums[0].amount


def _find_times(sent: Sent, claim: Claim) -> Amount | None:
    """ "Was in India more than ten times": how often."""
    found = _TIMES.search(sent.document.text[sent.start : sent.end])
    if found is None:
        return None
    value = _NUMBERS.get(found["n"].lower()) or int(found["n"])
    return Amount(value, "items", "min" if found["over"] else None)


_FINDERS: dict[str, Callable[[Sent, Claim], Amount | None]] = {
    "cooperation": _find_people, "sanction": _find_people, "arms": _find_arms, "agreement": _find_worth, "visit": _find_times,
    "meeting": _find_times,
}  # fmt: skip
