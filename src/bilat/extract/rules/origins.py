"""Rules for communities told by where people come from: born in A, with roots in A, B-ians of A descent, the largest foreign group, a people whose
name is no country's. Those named plainly ("6,000 A-ians live in B") are read in `peoples`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import date_of, is_money, other_of, period
from bilat.extract.rules.shapes import Shown, Table, find_all, find_told
from bilat.extract.rules.sides import missing_side
from bilat.extract.waits import Waits
from bilat.model import Amount
from bilat.vocabulary import load

_MANY = r"(?:N|%|half|most|many|thousands|hundreds|tens of thousands|one \w+)(?: of)?"
_ROOTS = r"(?:roots|forebears|ancestors|ancestry|origins?|lineage|descent|forefathers|families)"
_STOCK = r"(?:origins?|descent|ancestry|stock|extraction|heritage|background|parentage|blood|birth|roots|nationality|ethnicity|citizenship)"
_IN = r"(?:in|on|across|throughout|within|of|to|around) (?:the )?(?:[a-z-]+ of )?(?P<b>C|L)(?![\w'])"
_GROUP = r"(?:community|communities|group|groups|minority|population|diaspora|nationality|foreigners|immigrants|residents)"
_SHAPES: tuple[str, ...] = (
    rf"{_MANY} (?:people |persons |residents )?(?:, [^,;.]+, )?(?:with|who have|have|had) (?:their |family |some )?{_ROOTS} in (?:the former )?(?P<a>C)(?:[^;.]*? {_IN})?",
    rf"{_MANY} (?:people |persons |residents |inhabitants )?(?:in|of) (?P<b>C|L) (?:have|had|trace|traced|with) (?:their |some )?{_ROOTS} (?:in|to|back to|from) (?:the former )?(?P<a>C)",
    rf"{_MANY} (?:all )?(?P<b>Cd|Ca) (?:citizens |people )?(?:trace|traced|can trace|derive) (?:their |some )?(?:{_ROOTS} |origin )?(?:back )?(?:to|from) (?:the former )?(?P<a>C)",
    rf"{_MANY} (?:all )?(?P<b>Cd|Ca) (?:citizens |people )?(?:report|reported|claim|claimed|declare|declared|state|stated|have|had|are of|were of|are) (?:some |full or partial )?(?P<a>Ca) {_STOCK}",
    rf"{_MANY} (?:all )?(?P<b>Cd) (?:was|were|are|is) born in (?P<a>C)",
    rf"{_MANY} (?:residents|inhabitants|people|persons|citizens) (?:of|in) (?P<b>C|L) (?:gave|give|declared|named|reported|stated|describe\w*) (?:(?:their \w+ as|themselves(?: as)?) (?P<a>C|Ca|Cd)|(?P<c>C|Ca) (?:as their \w+|{_STOCK}))",
    rf"(?P<a>Cd|Ca) (?:citizens |nationals |people |, [^;.,]{{0,30}}?N[^;.,]{{0,30}}?, )?(?:are|is|were|form|formed|make up|constitute|constituted|remain) (?:by far |also |still )?(?:the |one of the |its )(?:single )?(?:[\w-]+ )?(?:largest|biggest|main|most numerous|second|third|fourth|fifth) (?:[\w-]+ )?{_GROUP}(?: of (?:foreigners|immigrants))?(?! among| of (?:visitors|tourists|investors))(?: (?:in|of) (?:the )?(?P<b>C|C's|Ca)(?![\w']))?",
    r"N (?:[\w-]+ ){0,2}?(?:immigrants|settlers|refugees|labou?rers|workers|emigrants|exiles|people|persons) ?(?:had |have )?(?:came|come|crossed|fled|moved|emigrated|migrated) (?:over )?(?:to|into) (?P<b>C) (?:\w+ ){0,3}?from (?P<a>C)",
    r"(?P<a>Ca) (?P<b>Cd) (?:make up|made up|number|numbered|total|form|constitute|account for)",
    r"N (?:of (?:our|C's|its) )?(?P<h>compatriots|fellow citizens|fellow countrymen) (?:\w+ )?(?:live|lived|reside|work|study)(?: (?:and \w+ )?(?:in|on) (?:\w+ )?(?P<b>C|L))?",
)
_PEOPLE = r"(?P<p>{NAMES})(?: (?:refugees|people|families|workers|community|soldiers|diaspora))?"
_OF_PEOPLES: tuple[str, ...] = (
    rf"(?:N|%|thousands|hundreds|tens of thousands|most) (?:of )?(?:ethnic |the )?{_PEOPLE} (?:from (?:C|L)[^;.,]{{0,20}} )?(?:have |had |now |still |currently )*(?:live|lived|living|settled|shelter|sheltered|sheltering|reside|residing|are registered|work|worked|remain|fled|crossed|found shelter|found refuge|taken refuge|made their home|sought shelter|are housed|have settled)",
    rf"(?:hosts?|hosted|hosting|houses|shelters?|sheltering|home to|taken in|took in|presence of) (?:[\w~]+ ){{0,3}}?N (?:\w+ )?{_PEOPLE}",
)
_NOT_THERE = re.compile(r"\b(?:killed|died|deported|expelled|repatriat\w+|evacuated|returned|visited|tourists?|soldiers|troops|voted|polled|speak|surnames?|would|could|might|victims)\b")


@cache
def _table() -> Table[str]:
    names = "|".join(sorted(load().cues["peoples"]))
    return Table([*(("", s) for s in _SHAPES), *(("people", s.replace("{NAMES}", names)) for s in _OF_PEOPLES)])


def _waits() -> Waits:
    return Waits(shapes=_SHAPES, words=sorted(load().cues["peoples"]))


def find_origin(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "100,000 people with roots in A live in B", "one B-ian in ten is of A stock", "A-ians are the largest foreign community"; once a pair."""
    done = set()
    for kind, match, shown, place, index in find_told(sent, clause, _table()):
        origin = _origin_of_people(sent, match["p"]) if kind else _origin(sent, shown, match)
        residence = _residence(sent, shown, match, origin)
        if origin and residence and origin != residence and (origin, residence) not in done and not _NOT_THERE.search(match.group()):
            done.add((origin, residence))
            date = date_of(sent, place, index)
            yield Proposal("community", {"origin": origin, "residence": residence}, period(place, date) if date else None, _count(shown, match), clause=place, cue=index)


def _origin(sent: Sent, shown: Shown, match: re.Match[str]) -> str:
    if "h" in match.re.groupindex:
        return sent.context.owner
    return next(iter([*shown.codes(match, "a"), *shown.codes(match, "c")]), "")


def _origin_of_people(sent: Sent, name: str) -> str:
    """Give the country that a people comes from, where the text speaks of it: Tamils of several countries are told apart so."""
    told = {*sent.pair, *sent.codes(), sent.context.page}
    return next((code for code in load().cues["peoples"][name] if code in told), "")


def _residence(sent: Sent, shown: Shown, match: re.Match[str], origin: str) -> str:
    """Give where they live: as named in the shape, else behind it, else the other of the pair."""
    other = other_of(sent, origin)
    behind = next(iter(find_all(_IN, _tail(shown, match))), None) if match.re.groupindex.get("p") else None
    named = shown.mentions(match, "b") or (_tail(shown, match).mentions(behind, "b") if behind else [])
    mention = next((m for m in named if m.codes), None)
    if mention is None:
        return missing_side(sent, origin)
    strange = mention.kind == "place" and other and mention.codes[0] not in sent.pair
    return other if strange else mention.codes[0]


def _tail(shown: Shown, match: re.Match[str]) -> Shown:
    return Shown(shown.units[shown.index(match.end() - 1) :])


def _count(shown: Shown, match: re.Match[str]) -> Amount | None:
    """Give the number of people that a shape holds, or their share."""
    for unit in shown.units[shown.index(match.start()) : shown.index(match.end() - 1) + 1]:
        amount = unit.mention.amount if unit.mention is not None else None
        if amount is not None and not is_money(amount) and amount.unit in ("items", "people", "%"):
            return amount if amount.unit == "%" else Amount(amount.value, "people", amount.bound, amount.to)
    return None


RULES = (Rule("origin", "people of one country's birth or descent who live in another", find_origin, _waits),)
