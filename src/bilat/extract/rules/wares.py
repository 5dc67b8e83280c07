"""Rules for goods of trade that stand without a figure of their own: behind a figure ("worth 58 million, chiefly medicines"), as what one side sells
or buys most, and as what it supplies to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import day_of, other_of
from bilat.extract.rules.items import find_items
from bilat.extract.rules.shapes import Shown, Table, place_of, show
from bilat.extract.rules.supply import is_fuel
from bilat.extract.waits import Waits
from bilat.model import Roles

_MAINLY = r"(?:mainly|chiefly|mostly|above all|primarily|largely|principally|especially|notably|including|led by|dominated by)"
_WORD = r"(?!(?:C|Ca|C's|D|M|%|P|which|that|while|as|is|are|was|were|has)(?![\w'-]))(?!and (?:is|has|buys|imports|sells|exports|its?)\b)[\w'-]+"
_LIST = rf"(?P<p>{_WORD}(?:(?: ,)? {_WORD}){{0,14}}?)"
_END = r"(?= [;:.)]| ,? (?:while|which|but|and (?:its?|buys?|imports?|sells|exports|imported|takes|the (?:other|rest))|whereas)| (?:to|from|in) (?:C|D|its|the \w+$)|$)"
_OPENS = r"(?:^|(?<=; )|(?<=, and )|(?<=, while )|(?<=while )|(?<=whereas ))"
_PART = r"(?:(?:N|%|most|half|much|some|one \w+|a \w+|N \w+|\w+ thirds|more|the bulk|all|nearly all|almost all|part) of |N )"
_LEADS = r"(?:makes? up|made up|accounts? for|accounted for|tops?|topped|heads?|headed|dominates?|dominated|leads?|led) (?:[\w%-]+ ){0,6}?"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("bought", rf"(?P<b>C) (?:now |also |still |mainly |has |long |regularly |mostly ){{0,3}}(?P<n>buys?|bought|imports?|imported|purchases|purchased) (?:more |most |a lot |{_PART})?(?:of )?(?:the )?(?P<a>Ca|C's) {_LIST}(?= [;:.,)]| than| in D| and (?:now|then|has|sells?|exports?|its?)|$)"),
    ("bought", rf"(?P<b>C) (?:now |also |still ){{0,2}}(?P<n>takes?|took|absorbs?|absorbed) {_PART}(?:the )?(?P<a>Ca|C's) {_LIST}(?= [;:.,)]| in D| and (?:now|then|has|sells?|exports?|its?)|$)"),
    ("bought", rf"{_OPENS}{_LIST} {_LEADS}what (?P<b>C) (?P<n>buys?|bought|imports?|imported|purchases|takes)(?: from (?P<a><OF>))?"),
    ("sold", rf"{_OPENS}{_LIST} {_LEADS}what (?P<a>C) (?P<n>sells?|sold|exports?|exported|ships)(?: (?:to )?(?P<b><OF>))?"),
    ("sold", rf"{_OPENS}{_LIST} {_LEADS}(?:(?P<a>C's|Ca) )?(?P<n>exports|sales)(?: to (?P<b><OF>))?(?= [,;.]| and |$)"),
    ("bought", rf"{_OPENS}{_LIST} {_LEADS}(?:(?P<b>C's|Ca) )?(?P<n>imports|purchases)(?: from (?P<a><OF>))?(?= [,;.]| and |$)"),
    ("sold", rf"(?P<a>C's|Ca|(?<![\w'])) ?(?:(?:main|principal|chief|major|key|leading|top) )?(?P<n>exports)(?: (?:there|to (?P<b><OF>)))? (?:, M(?: in D)? , )?(?:mainly |mostly |chiefly |largely )?(?:consist(?:s|ed)? (?:mainly |mostly |chiefly |largely )?of|comprised?|cover|are mainly|are mostly|are chiefly) {_LIST}{_END}"),
    ("bought", rf"(?P<b>C's|Ca|(?<![\w'])) ?(?:(?:main|principal|chief|major|key|leading|top) )?(?P<n>imports)(?: (?:from there|from (?P<a><OF>)))? (?:, M(?: in D)? , )?(?:mainly |mostly |chiefly |largely )?(?:consist(?:s|ed)? (?:mainly |mostly |chiefly |largely )?of|comprised?|cover|are mainly|are mostly|are chiefly) {_LIST}{_END}"),
    ("goes", rf"{_OPENS}{_LIST} (?P<n>go|goes|went) to (?P<b>C)(?= [,;.]|$)"),
    ("sent", rf"(?P<a>C) (?P<n>sends) (?:(?P<b>C) )?{_LIST}{_END}"),
    ("sold", rf"(?P<a>C's|Ca|(?<![\w'])) ?(?P<n>exports?)(?: (?:to|for) (?P<b><OF>))? (?:[\w%]+ ){{0,7}}?M(?: [\w%]+){{0,6}}? ,? ?{_MAINLY} (?:of |in )?{_LIST}{_END}"),
    ("bought", rf"(?P<b>C's|Ca|(?<![\w'])) ?(?P<n>imports?)(?: from (?P<a><OF>))? (?:[\w%]+ ){{0,7}}?M(?: [\w%]+){{0,6}}? ,? ?{_MAINLY} (?:of |in )?{_LIST}{_END}"),
    ("sold", rf"^ ?-? ?(?P<n>exports?) ?: M ,? ?{_MAINLY} {_LIST}{_END}"),
    ("bought", rf"^ ?-? ?(?P<n>imports?) ?: M ,? ?{_MAINLY} {_LIST}{_END}"),
    ("sold", rf"^ ?-? ?(?:(?P<a>C's|Ca) )?(?:main|principal|chief|major|key|leading|top) (?P<n>exports?)(?: (?:items|products|goods|commodities))?(?: to (?P<b><OF>))? ?: {_LIST}{_END}"),
    ("bought", rf"^ ?-? ?(?:(?P<b>C's|Ca) )?(?:main|principal|chief|major|key|leading|top) (?P<n>imports?)(?: (?:items|products|goods|commodities))?(?: from (?P<a><OF>))? ?: {_LIST}{_END}"),
    ("sold", rf"(?:^|(?<=; )|(?<=, )|(?<=and )){_LIST} (?:is|are|were|was) (?:mainly |mostly )?(?:what|the (?:main|chief) (?:thing|goods|products)(?: that)?) (?P<a>C) (?:mostly |mainly )?(?P<n>sells?|sold|exports?|exported|ships?|supplies)(?: most)?(?: to (?P<b><OF>))?(?= [,;.]|$)"),
    ("bought", rf"(?:^|(?<=; )|(?<=, )|(?<=and )){_LIST} (?:is|are|were|was) (?:mainly |mostly )?(?:what|the (?:main|chief) (?:thing|goods|products)(?: that)?) (?P<b>C) (?:mostly |mainly )?(?P<n>buys?|bought|imports?|imported|takes?)(?: most)?(?: from (?P<a><OF>))?(?= [,;.]|$)"),
    ("sold", rf"(?P<a>C) (?:mainly |mostly |also |chiefly ){{0,2}}(?P<n>supplies|supply|supplied|ships|shipped|exports|sells|sell) (?:(?P<b>C|the other|its (?:neighbour|partner)) )?(?:mainly |mostly |chiefly |a little |some |a few )*{_LIST}(?= [;:.)]| ,? (?:while|which|but|and (?:its?|buys?|imports?|takes))| to (?P<c><OF>)|$)"),
    ("bought", rf"(?:; |, |and )(?:(?P<b>C) )?(?:mainly |mostly |also ){{0,2}}(?P<n>buys|buy|bought|imports|import|takes|sends back|gets) (?:mainly |mostly |chiefly |in return )*{_LIST}(?= [;:.)]| ,? (?:while|which|but)| from (?P<a><OF>)| in return|$)"),
    ("sold", rf"{_OPENS}{_LIST} (?:is|are|were|was) (?:mainly |mostly )?(?P<a>Ca|C's) (?:(?:main|principal|chief|major|key|leading|top|most important) )?(?P<n>exports?)(?: to (?P<b><OF>))?(?= [,;.(]|$)"),
    ("bought", rf"{_OPENS}{_LIST} (?:is|are|were|was) (?:mainly |mostly )?(?P<b>Ca|C's) (?:(?:main|principal|chief|major|key|leading|top|most important) )?(?P<n>imports?)(?: from (?P<a><OF>))?(?= [,;.(]|$)"),
    ("sold", rf"(?:^|(?<=; ))it is {_LIST}(?: above all| mainly| mostly| chiefly)? that (?P<n>comes?|came) from (?P<a>C)(?= [,;.]|$)"),
    ("bought", rf"{_OPENS}{_LIST} (?:is|are|were|was) the (?:goods|products|things) (?:that are )?most (?P<n>imported|bought)(?= [,;.]|$)"),
    ("sold", rf"{_OPENS}{_LIST} (?:is|are|were|was) the (?:goods|products|things) (?:that are )?most (?P<n>exported|sold)(?= [,;.]|$)"),
    ("bought", rf"in return (?P<b>C) (?P<n>imports|buys|takes|bought|imported|gets|receives) {_LIST}{_END}"),
    ("sold", rf"in return (?P<a>C) (?P<n>exports|sells|supplies|sold|exported|sends|sent) {_LIST}{_END}"),
)
_SHAPES_TABLE = Table(_SHAPES)
_NO_WARES = re.compile(r"\b(?:aid|grants?|loans?|money|credits?|investment|fdi|weapons?|arms|missiles?|tanks?|troops|teachers|doctors|nurses|students|experts|workers|services|help|support|letter|message|team|delegation|ambassador|proof|evidence|intelligence|information|training|idea|assets?|stakes?|shares?|land|more|less|little|nothing|much|it|them|this|something|vaccines?|relief|half|most|percent|cent|chance|way|time|sides?|place|part|office|account|steps?|measures?|bonds?|visitors?|tourists?|refugees|envoys?|delegations?|talks|thanks|prizes?|votes?|medals?|contracts?|prisoners|pilgrims|profits|revenues?|powers?|citizenship|passports?|independence|films?|debt|growth)\b")


_IS_TRADE = re.compile(r"\b(?:buys?|bought|imports?|exports?|in return|sells?|sold|trade|customer|market|the other way)\b")


def find_ware(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "exports to B were worth 58 million, chiefly dairy products", "we supply fruit and buy vehicles", "gold is what A sells to B"."""
    if clause is not sent.clauses[0] or find_items(sent):
        return
    shown = show(sent)
    for kind, match in _SHAPES_TABLE.find(shown):
        goods = _goods(shown.words(match, "p", sent.document.text))
        sides = _sides(sent, shown, match, kind)
        if not goods or sides is None or not _is_of_both(sent, shown, match, kind):
            continue
        place, index = place_of(sent, shown, match, "n")
        roles: Roles = {"a": sides[0], "b": sides[1], "flow": "a-to-b", "product": goods}
        yield Proposal("trade", roles, day_of(sent, place, index), clause=place, cue=index)


def _is_of_both(sent: Sent, shown: Shown, match: re.Match[str], kind: str) -> bool:
    """Tell whether goods go between the two, and are not what one of them sells to the world, or sends for nothing."""
    if kind in ("goes", "sent"):
        return _IS_TRADE.search(shown.text) is not None
    named = len([g for g in "abc" if g in match.re.groupindex and match.start(g) >= 0])
    return named > 1 or sent.context.on_pair or not re.search(r"\b(?:make|made|account|top|head|dominate|lead|led)", match.group())


def _goods(words: str) -> list[str]:
    """Cut a list of wares into its members; [] where one of them is no ware, or all are energy."""
    parts = [re.sub(r"^(?:and|the|a|an|also|its|mainly|mostly|chiefly|a little|some|lately)\s+", "", p.strip(" ,."), flags=re.I) for p in re.split(r",|\band\b", re.sub(r"\s+", " ", words))]
    goods = [p for p in parts if p and p.lower() not in ("lately", "recently", "also")]
    if not goods or any(_NO_WARES.search(g.lower()) or len(g.split()) > 4 or g[0].isdigit() for g in goods) or all(is_fuel(g) for g in goods):
        return []
    return goods[:8]


def _sides(sent: Sent, shown: Shown, match: re.Match[str], kind: str) -> tuple[str, str] | None:
    def named(*groups: str) -> str:
        return next((m.codes[0] for g in groups for m in shown.mentions(match, g) if m.codes), "")

    seller, buyer = named("a"), named("b", "c")
    subject: list[Mention] = [m for m in place_of(sent, shown, match, "n")[0].subject if m.kind == "country"]
    if kind == "bought" and not buyer and not seller:
        buyer = subject[0].code if len(subject) == 1 else ""
        if "sends back" in match.group():
            seller, buyer = buyer, ""
    if not seller and not buyer and sent.context.owner in sent.pair:
        seller, buyer = (sent.context.owner, "") if kind != "bought" else ("", sent.context.owner)
    seller = "" if seller == buyer else seller  # "C buys its wheat": the other's
    seller = seller or (other_of(sent, buyer) if buyer else "")
    buyer = buyer or (other_of(sent, seller) if seller else "")
    return (seller, buyer) if seller and buyer and seller != buyer else None


RULES = (Rule("ware", "goods that one country sells to another, without a figure of their own", find_ware, Waits(shapes=[p for _, p in _SHAPES])),)
