"""Arms told without a thing that a list knows as one: "A armed the police of B", "A cancelled the sale of two ships to B", "A sends B no weapons", "A is
B's main purveyor of arms". Arms that have a name are read in `arms`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.arms import find_arms
from bilat.extract.rules.common import codes_of, day_of
from bilat.extract.rules.shapes import Table, find_told
from bilat.extract.rules.sides import missing_side
from bilat.extract.waits import Waits
from bilat.model import Roles

_ALSO = r"(?:(?:had|have|has|also|again|then|later|long|secretly|openly|largely|once|now|still) )*"
_GEAR = r"(?:ships|warships|corvettes?|frigates?|submarines?|patrol boats?|helicopters?|gunships?|jets?|fighters?|fighter jets?|tanks|missiles?|drones?|rifles|guns|ammunition|shells|arms|weapons|weaponry|aircraft|howitzers?|radars?|armou?red vehicles|military equipment|rockets|mines|bombs)"
_ARMY = r"(?:army|armies|police|forces|armed forces|navy|air force|troops|military|soldiers|guards|coast guard|militias?|fighters|government|side|rebels)"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("armed", rf"(?P<s>C|Cd|P) {_ALSO}(?:helped (?:to )?|went on to )?(?P<n>arm|armed|arms|arming|rearmed|re-armed) (?:and (?:\w+ )?)?(?:the )?(?:(?:trained|equipped|financed|paid|fed) (?:the )?)?(?P<r>(?:Ca|C's) {_ARMY}|C)(?![\w'])"),
    ("armed", r"(?P<s>C) (?:was|were|is|are) (?:\w+ )?(?:among|one of) (?:those|the (?:countries|states|powers)) (?:that|which|who) (?P<n>arm|armed|arms) (?P<r>C)"),
    ("cancelled", rf"(?P<s>C|P) {_ALSO}(?P<n>cancelled|canceled|called off|scrapped|blocked|vetoed|suspended|stopped|halted|froze|broke off) (?:the |its |a |all |any |further )*(?:planned )?(?:sales?|delivery|deliveries|exports?|shipments?|transfers?|supply|supplies) of (?:the |a )?(?P<i>(?:[\w-]+ ){{0,3}}?{_GEAR}) to (?:the )?(?P<r>C|L)"),
    ("denied", r"(?P<n>sends?|sent|sells?|sold|gives?|gave|supplies|supplied|delivers?|delivered) (?P<r>C) no (?P<i>weapons|arms|ammunition|lethal weapons|lethal aid)"),
    ("denied", r"(?P<n>send|sell|give|supply|deliver|export) (?:any )?(?P<i>weapons|arms|ammunition|lethal weapons) to (?P<r>C)"),
    ("purveyor", r"(?P<s>C) (?:[^;.]{0,50}? )?(?P<r>C's) (?:\w+ ){0,3}?(?P<n>purveyor|supplier|source|seller|provider|vendor) of (?P<i>arms|weapons|weaponry|military equipment|ammunition)"),
    ("shipped", r"(?P<s>Ca|C's) (?P<i>arms|weapons|ammunition|rifles|guns)(?: , [^;.]{1,50} ,)? (?:has been|have been|was|were) (?:\w+ )?(?P<n>unloaded|smuggled|landed|flown|shipped|delivered|brought|sent) (?:in|into|to|at) (?P<r>C|L)"),
)
_TABLE = Table(_SHAPES)
_UNARMED = re.compile(r"\b(?:refus\w+|threat\w*|call(?:s|ed|ing)? for|urg\w+|accus\w+|talks|would|could|if|embargo|arms race|up in arms|coat of arms|itself|themselves)\b")


def find_arming(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A armed the police of B", "A cancelled the sale of two ships to B", "A sends B no weapons"; not where a thing with a name tells it."""
    for kind, match, shown, place, index in find_told(sent, clause, _TABLE, "n"):
        words = place.words()
        denies = kind == "denied" and (" no " in f" {match.group()} " or bool(re.search(r"\b(?:not|never)(?: \w+)?$", place.words(0, index))))
        if (kind == "denied" and not denies) or (not denies and _UNARMED.search(words)) or any(True for c in sent.clauses for _ in find_arms(sent, c)):
            continue
        seller = next(iter(shown.codes(match, "s")), "") or next(iter(codes_of(m for m in place.subject if m.kind == "country")), "")
        buyer = next((c for c in shown.named(match, "r") if c != seller), "")
        seller = seller or (missing_side(sent, buyer) if buyer else "")
        if not seller or not buyer or seller == buyer:
            continue
        roles: Roles = {"supplier": seller, "recipient": buyer}
        item = shown.words(match, "i", sent.document.text)
        if item:
            roles["item"] = re.sub(r"^(?:the|a|an|two|three|four|five|six|\d+) ", "", item)
        if kind in ("cancelled", "armed", "shipped"):
            roles["status"] = "cancelled" if kind == "cancelled" else "delivered"
        yield Proposal("arms", roles, day_of(sent, place, index), modality="denied" if denies else None, clause=place, cue=index)
        return


RULES = (Rule("arming", "arms told without a thing that a list knows as one", find_arming, Waits(shapes=[p for _, p in _SHAPES])),)
