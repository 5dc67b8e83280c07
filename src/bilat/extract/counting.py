"""Numbers of people in acts that are told without a sum: how many were trained, sent, expelled. The only number of a sentence is that of its act."""

from __future__ import annotations

import re

import msgspec

from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.model import Amount, Claim

_COUNTED = frozenset(["cooperation", "sanction"])
_PEOPLE = re.compile(
    r"(?:[\w'’-]+ ){0,3}?(?:officers?|officials?|experts?|specialists?|doctors?|nurses?|teachers?|lecturers?|professors?|students?|scholars?|trainees?|fellows?|graduates?|soldiers?|troops|men|women|peacekeepers|police(?:men)?"
    r"|diplomats?|engineers?|technicians?|workers?|volunteers?|instructors?|advisers?|advisors?|farmers?|cadets?|pilots?|medics?|servants?|young|pupils?|judges?|firefighters?|interns?|sailors?|marines?|staff|personnel|Marines)\b"
)  # fmt: skip


def settle_counts(sent: Sent, claims: list[Claim]) -> list[Claim]:
    """Give the claims of a sentence with the number of people that it tells, where it tells only one."""
    if not any(c.amount is None and c.type in _COUNTED for c in claims):
        return claims
    amount = _find_people(sent)
    return [msgspec.structs.replace(c, amount=amount) if amount and c.amount is None and c.type in _COUNTED else c for c in claims]


def _find_people(sent: Sent) -> Amount | None:
    counts = [m for m in sent.of_kind("amount") if m.amount is not None and m.amount.unit in ("items", "people") and m.amount.value >= 2]
    if len(counts) != 1 or not _counts_people(sent, counts[0]) or counts[0].amount is None:
        return None
    found = counts[0].amount
    return Amount(found.value, "people", found.bound, found.to)


def _counts_people(sent: Sent, count: Mention) -> bool:
    after = sent.document.text[count.end : min(sent.end, count.end + 60)].strip()
    return (count.amount is not None and count.amount.unit == "people") or _PEOPLE.match(after) is not None
