"""Rules for help in kind and for works that one country pays for in another, a claim a thing: rice, medicines and vaccines are aid, what
banks pay for is a loan. Works and gifts of other kinds are left to others: whether they are grants is told in too many ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, day_of, is_money, other_of
from bilat.extract.rules.items import find_items
from bilat.extract.rules.shapes import Shown, Table, place_of, show
from bilat.extract.waits import Waits
from bilat.model import Roles

_GOODS = r"(?:rice|wheat|flour|grain|maize|corn|food\w*|foodstuffs|medicines?|medical|vaccines?|doses?|masks?|ventilators?|blood|blankets?|tents?|clothing|clothes|relief|supplies|syringes|oxygen|generators?|fertili[sz]ers?|seeds?|humanitarian|rescue\w*|water|milk|beans|sugar|test kits|kits|equipment|furniture|textbooks|books|computers|laptops|drugs|tarpaulins|field hospital|hygiene|biscuits|lentils|dates|potatoes|protective|aid)"
_WORKS = r"(?:stadiums?|stadia|sports? (?:hall|centre|center|complex)|halls?|hospitals?|clinics?|schools?|universit(?:y|ies)|college|librar(?:y|ies)|mosques?|palaces?|bridges?|roads?|motorways?|highways?|railways?|ports?|airports?|terminals?|dams?|plants?|power (?:plants?|stations?)|houses?|homes|wing|ward|building|buildings|headquarters|ministry|theatre|museum|monument|cemetery|centres?|centers?|complex|wells?|boats?|ships?|vessels?|ferr(?:y|ies)|bus|buses|bicycles?|tractors?|vehicles?|ambulances?|cars?|trucks?|lorries|motorcycles?|fire engines?|pier|jetty|restoration|renovation|repair|factory|pipeline|laborator(?:y|ies)|panels|lights|villages?|pagodas?|church|courthouse|scanner|scanners|radars?)"
_AID = re.compile(rf"\b{_GOODS}\b")
_GRANT = re.compile(rf"\b{_WORKS}\b")
_THINGS = r"(?P<p>(?:(?:(?! (?:which|that|who|whose|while|when|after|before|because|but|and (?:has|have|is|was|will|took|then))\b)[^;:.()])+?))"
_BE = r"(?:is|was|are|were|has been|have been|had been|being|will be|is being|are being)"
_WHO = r"(?P<a>Ca|C's|C|P|F|L)"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("", rf"(?P<a>C|Ca (?:government|state|people|side|fund|foundation|charity|army)|P) (?:has |have |had |is |also |then |even |largely |mostly |entirely |later |once ){{0,3}}(?P<v>paid|paying|pays) for {_THINGS}(?= [;:.]| in (?:N|D)| since |$)"),
    ("bank", rf"(?P<a>Ca|C's) (?:state )?banks? (?:has |have |had |also ){{0,2}}(?P<v>paid for|financed|funded) {_THINGS}(?= [;:.]|$)"),
    ("", rf"(?P<a>C|Ca government|P) (?:has |have |had |also |then |even |already |later |further ){{0,3}}(?P<v>donated|presented|handed over|gave|given|gifted|promised|offered|sent|shipped|flew in|airlifted|dispatched|delivered|provided|is to give|will give|will donate|financed|funded|agreed (?:on D )?to (?:help )?(?:build|rebuild|restore|donate|finance)|helped (?:to )?(?:build|rebuild|restore|finance)) (?:(?:to )?(?P<b>C's|C) )?(?:with )?{_THINGS}(?= to (?P<c><OF>)| in (?P<d><OF>)| for (?P<e><OF>)| [;:.]| after | at its own expense| in (?:N|D)| as a |$)"),
    ("", rf"{_THINGS} ?,? (?:(?:which|that) )?{_BE} (?:\w+ )?(?P<v>paid for|donated|given|funded|financed|financed and built|built and paid for|built|presented|gifted|restored|sponsored) (?:\w+ )?(?:by|from|with money from|with help from|with funds from) {_WHO}"),
    ("gift", rf"(?P<v>gifts?|present|donations?) (?:of|from) {_WHO}(?! \w+ (?:company|firm))"),
    ("gift", r"(?P<a>Ca|C's) (?P<v>gifts?|donations?)(?! (?:shop|tax))"),
    ("gift of", rf"(?P<v>gifts?|donations?) of {_THINGS}(?= to (?P<b><OF>)| from (?P<a><OF>)| by (?P<f><OF>)| [,;:.]| in (?:N|D)| during | after |$)"),
    ("", r"(?P<v>built|restored|run|looked after|studied|equipped|renovated|maintained|repaired) (?:\w+ )?with (?P<a>Ca|C's|L) (?:money|funds|funding|help|aid|assistance|support)"),
    ("", r"(?P<v>built|restored|run|looked after|studied|equipped|renovated|maintained|repaired) (?:\w+ )?with (?:money|funds|funding|help|aid|assistance|support) (?:from|of) (?P<a><OF>|L)"),
)
_SHAPES_TABLE = Table(_SHAPES)
_NO_GIFT = re.compile(r"\b(?:visas?|ordered|contract|sold|sells?|bought|buys?|purchas\w+|letter|message|condolences|exported|weapons|troops|soldiers|ambassador|delegation|students|embassy|consulate|credentials|assurance\w*|lectures?|speech|independence|recognition|film|exhibition|match|statue of|painting|monument|statue|bust|icon|stamps?)\b")


def find_gift(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A paid for patrol boats, rice schemes and a hospital in B", "the stadium, a gift of A", "A sent B 10,000 tons of rice"."""
    if clause is not sent.clauses[0] or any(m.amount and is_money(m.amount) for m in sent.of_kind("amount")):
        return
    shown = show(sent)
    found = [gift for kind, match in _SHAPES_TABLE.find(shown) for gift in _gifts(sent, shown, match, kind)]
    yield from found if found and not find_items(sent) else ()


def _gifts(sent: Sent, shown: Shown, match: re.Match[str], kind: str) -> Iterator[Proposal]:
    place, index = place_of(sent, shown, match, "v")
    sides = _sides(sent, shown, match)
    words = shown.words(match, "p", sent.document.text)
    if sides is None or _NO_GIFT.search(match.group()):
        return
    for thing in _things(words) if words else [""]:
        instrument = "loan" if kind == "bank" else "grant" if kind == "gift" else _instrument(thing or shown.text, kind)
        if instrument in ("aid", "loan"):  # whether what stays is a grant is too often told otherwise
            roles: Roles = {"from": sides[0], "to": sides[1], "instrument": instrument}
            if thing:
                roles["subject"] = thing[:100]
            yield Proposal("finance", roles, day_of(sent, place, index), None, clause=place, cue=index)


def _instrument(thing: str, kind: str) -> str:
    """Give what a thing given is: goods that are used up are aid, what stays is a grant; "" for what is no gift."""
    bare = re.sub(r"^(?:[\d.,]+|an?|several|some) (?:\w+ )?(?:tonnes?|tons?|kilos?|boxes|sacks|lorr\w+|trucks?|lorryloads?|truckloads?|planeloads?|loads?|shipments?|consignments?|batch(?:es)?|crates|containers?|packages?|sets?|litres|bags) of ", "", thing.lower())
    low = re.split(r"\b(?:of (?!vaccines?|rice|medicines?|wheat|food|blood|grain|flour|masks?|maize|relief)|for|in|at|to|with|on|from|by|under|named|worth|including)\b", bare)[0].strip(" ,.")
    low = " ".join(low.split()[-2:]) if low else thing.lower()
    if _AID.search(low):
        return "aid"
    return "grant" if _GRANT.search(low) or kind == "gift of" else ""


def _things(words: str) -> list[str]:
    """Cut "a hospital, a maternity home and schools" into its members."""
    bare = re.sub(r"\s+", " ", words).strip(" ,.;")
    parts = [re.sub(r"^(?:the|a|an|its|their|and)\s+", "", p.strip(), flags=re.I) for p in re.split(r",(?!\d)\s*(?:and\s+)?|\s+and\s+(?=(?:the |an? |\d)|\w+ (?:scheme|plant|school|hospital)|\w+$)", bare)]
    return [p for p in parts if p][:5]


def _sides(sent: Sent, shown: Shown, match: re.Match[str]) -> tuple[str, str] | None:
    def named(group: str) -> list[str]:
        return [c for m in shown.mentions(match, group) for c in m.codes] if group in match.re.groupindex else []

    givers = [*named("a"), *named("f")]
    takers = [c for group in "bcde" for c in named(group)]
    if len(set(givers)) > 1 or (not givers and not takers):
        return None
    giver = givers[0] if givers else other_of(sent, takers[0])
    others = [c for c in codes_of(sent.of_kind("country")) if c != giver]
    taker = next((c for c in takers if c != giver), "") or other_of(sent, giver) or (others[0] if len(others) == 1 else "")
    return (giver, taker) if giver and taker and giver != taker else None


RULES = (Rule("gift", "help in kind and works that one country pays for in another", find_gift, Waits(shapes=[p for _, p in _SHAPES])),)
