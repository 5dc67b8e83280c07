"""Rules for trade without a sum: partners and markets by rank, goods that go one way, surpluses, trends, and rows of tables of trade."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.context import find_codes
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, day_of, other_of
from bilat.extract.rules.items import find_items
from bilat.extract.rules.shapes import Shown, Table, clause_at, find_all, place_of, show
from bilat.extract.rules.supply import is_fuel
from bilat.model import Amount, Modality, Roles

_CUES = ("trad", "export", "import", "market", "supplier", "buyer", "customer", "goods", "surplus", "deficit", "sell", "sold", "bought", "buy", "ship", "commerc", "sent to", "come", "came", "balance", "taken", "source", "paid for")
_RANK = r"(?:the )?(?P<k>(?:(?:single )?(?:\w+-)?(?:largest|biggest|main|major|top|leading|key|chief|principal|important|most~important|fourth|first|second|third|fifth|sixth|seventh|eighth|ninth|tenth|number one|\d+(?:st|nd|rd|th)|N|best|primary|significant|foremost|most) ?)"
_IS = r"(?:is|was|are|were|has been|became|has become|remains|remained|ranks as|ranked as|ranks|being|as)(?: (?:also|now|still|currently|today|by far|,? ?after [^,]{1,40},|one of|among|counted among))*"
_NEVER = re.compile(r"\b(?:wants? to|hopes? to|could|might|may) (?:be|become)\b")
_RANKED: tuple[tuple[str, str], ...] = (
    ("turnover", rf"(?P<a><CC>) {_IS} (?:the )?(?P<b>C's|Ca|C's own) {_RANK}(?:[\w-]+ ){{0,5}}?(?:trading|trade|commercial|economic) partners?(?: (?:in|out of|among|after|with|by)\b[^,.;]*)?)"),
    ("turnover", rf"(?P<a><CC>) {_IS} {_RANK}(?:[\w-]+ ){{0,5}}?(?:trading|trade|commercial|economic) partners?)(?: \w+ \w+)?? (?:of|for) (?P<b><OF>)"),
    ("turnover", rf"(?P<b>C's|Ca) {_RANK}(?:[\w-]+ ){{0,4}}?(?:trading|trade|commercial|economic) partners?) (?:in \w+ )?(?:is|are|was|were) (?P<a><CC>)"),
    ("b-to-a", rf"(?P<a><CC>) {_IS} (?:the )?(?P<b>C's|Ca) {_RANK}?(?:[\w-]+ ){{0,5}}?(?:export market|export destination|export partner|foreign market|market|destination|customer|client|buyer|outlet)s?(?: (?:for|of) (?:\w+ )?(?P<p>(?!C\b)[^,.;]+?))?)(?= [,.;]| and (?:the|C)|$)"),
    ("b-to-a", rf"(?P<a><CC>) {_IS} {_RANK}(?:[\w-]+ ){{0,4}}?(?:export market|export destination|foreign market|market|destination|customer|buyer|importer)s?) (?:of|for) (?P<b><OF>|Ca) ?(?P<p>(?:(?!and|in|is|which|with)[\w-]+ ){{0,4}}(?:products|goods|exports|[\w-]+))?"),
    ("a-to-b", rf"(?P<a><CC>) (?:{_IS}|overtook C as|replaced C as) (?:the )?(?P<b>C's|Ca) {_RANK}(?:[\w-]+ ){{0,4}}?(?:suppliers?(?: of (?!{{ARMS}})[\w ]+?)?|sources? of (?:imports?|goods)|import sources?|import partners?|exporters?))(?= [,.;]| and |in|$)"),
    ("a-to-b", rf"(?P<a><CC>) {_IS} {_RANK}(?:[\w-]+ ){{0,4}}?(?:suppliers? of (?:goods|imports|food|manufactures|machinery|consumer goods)|sources? of (?:imports|goods)|exporter)) (?:of|to|for) (?P<b><OF>)"),
)
_TOKEN = r"(?!(?:C|C's|G|D|M|N|%|is|are|was|were|that|which|its|it|they|this|who|and|the|while|but|to|from|has|have|had|of|in)(?: |$))[\w'-]+"
_NP = rf"(?P<p>{_TOKEN}(?:(?: ,)?(?: and)?(?: of)? {_TOKEN}){{0,7}}?)"
_ONEWAY: tuple[tuple[str, str], ...] = (
    ("a-to-b", rf"(?:^|(?<=[;:,] )|(?<=while )|(?<=but )){_NP} (?:is|was|are|were) the (?P<k>chief|main|largest|biggest|principal|leading|top|most important|major) (?P<a>Ca|C's) exports? to (?P<b><OF>)"),
    ("a-to-b", rf"(?:^|(?<=[;:,] )|(?<=while )|(?<=but )|(?<=centuries )|(?<=century )){_NP} (?:from (?:L|C's|C) )?(?:is|was|are|were|has been|have been) (?:\w+ )?(?:shipped|exported|sold|sent|carried) (?:from (?P<a>C|L) )?to (?P<b>C)(?! [\w]+s)"),
    ("a-to-b", rf"(?:^|(?<=[;:,] )|(?<=while )|(?<=but )){_NP} (?:come|came|go|went|are brought|is brought|move|moved) (?:down |up |over |north |south )?from (?P<a>C|L) to (?:the \w+ of )?(?P<b>C|L|P)"),
    ("a-to-b", rf"(?:^|(?<=[;:,] )|(?<=while )|(?<=but )){_NP} (?:are|is) what (?P<a>C) (?:\w+ )?(?:sells|exports|ships) (?:in|to) (?P<b>C)"),
    ("a-to-b", r"(?P<a>C) (?:\w+ )?paid for (?P<q>Ca|C's) [\w ]+ with (?P<p>[^,.;]+)"),
    ("a-to-b", r"exports of (?P<a>Ca) (?P<p>[\w-]+(?: [\w-]+)?(?: and [\w-]+)?) to (?P<b><OF>)"),
    ("a-to-b", r"(?P<a>Ca|C's) (?P<p>[\w-]+(?: [\w-]+)?) (?:found a market|sells well|sold well|is popular|are sold|is sold|is exported|are exported) (?:in|to) (?P<b>C)"),
)


def find_goods(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A is B's second trading partner", "coffee is the chief export of A to B", "A enjoys a trade surplus", "no trade between A and B"."""
    if clause is not sent.clauses[0]:
        return
    if sent.block.kind == "row" and len(sent.block.header or _find_head(sent)) > 1:
        yield from _row(sent)
        return
    low = sent.text.lower()
    if not any(c in low for c in _CUES):
        return
    shown = show(sent)
    yield from _ranked(sent, shown)
    yield from _oneway(sent, shown)
    yield from _surplus(sent, shown)
    yield from _little(sent, shown)


def _ranked(sent: Sent, shown: Shown) -> Iterator[Proposal]:
    seen: set[tuple[str, str]] = set()
    for flow, pattern in _RANKED:
        for match in find_all(pattern.replace("{ARMS}", "arms|weapons|military"), shown):
            place = clause_at(sent, shown, shown.index(match.end("k") - 1))
            if _NEVER.search(match.group()) or re.search(r"\b(?:arms|weapons?|aid|tourism|tourists?|military|oil|gas|energy|electricity|crude|petroleum)\b", match.group()):
                continue
            if re.search(r"\bnot\b", shown.text[: match.start()]) or "investment" in match.group():
                continue
            rival = re.search(r"(?P<a>C) (?:\w+ )?(?:overtook|overtaken|replaced|surpassed|displaced|overtaking) (?:the )?$", shown.text[: match.start()])
            for a in shown.codes(rival, "a") if rival else shown.codes(match, "a"):
                b = next(iter(shown.codes(match, "b")), "")
                if a == b and all(m.form in ("pronoun", "possessive") for m in shown.mentions(match, "b")):
                    b = other_of(sent, a)  # "A is its third trading partner": the other's
                if a == b or not b or (a, b) in seen or _is_bare(match):
                    continue
                seen.add((a, b))
                roles: Roles = {"a": a, "b": b, "flow": flow, "share": re.sub(r",? (?:in|since|with|by|after) .*$", "", shown.words(match, "k", sent.document.text)).strip()}
                goods = shown.words(match, "p", sent.document.text)
                if goods and not re.match(r"(?:goods|exports|in|with|since|and|for|after)\b", goods):
                    roles["product"] = goods
                yield Proposal("trade", roles, day_of(sent, *place), clause=place[0], cue=place[1])


def _is_bare(match: re.Match[str]) -> bool:
    """Tell whether no rank is said: "A is B's market" alone says little."""
    return not re.search(r"largest|biggest|main|major|top|leading|key|chief|principal|important|\d|N|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|best|primary|number|most|foremost", match["k"])


def _oneway(sent: Sent, shown: Shown) -> Iterator[Proposal]:
    told: tuple[str, str] | None = None
    for flow, pattern in _ONEWAY:
        for match in find_all(pattern, shown):
            place = clause_at(sent, shown, shown.index(match.end() - 1))
            a, b = _ends(sent, shown, match)
            goods = re.sub(r"^(?:(?:for centuries|mainly|mostly|chiefly|also|for \w+|in \w+|since \w+|the) )+", "", shown.words(match, "p", sent.document.text), flags=re.I)
            if not a or not b or a == b or not goods or is_fuel(goods) or len(goods.split()) > 9 or find_items(sent) or _is_person(goods):
                continue
            told = (a, b)
            roles: Roles = {"a": a, "b": b, "flow": flow, "product": goods}
            trend = re.search(r"\b(fell|declined|dropped|decreased|rose|grew|increased|doubled)\b", shown.text[match.end() :]) if pattern.startswith("exports") else None
            if trend:
                roles["trend"] = "down" if trend.group() in ("fell", "declined", "dropped", "decreased") else "up"
            yield Proposal("trade", roles, day_of(sent, *place), clause=place[0], cue=place[1])
    yield from _back(sent, shown, told)


def _is_person(goods: str) -> bool:
    return bool(re.search(r"\b(?:he|she|students?|workers?|troops|soldiers|people|migrants?|refugees|delegations?|ships?|pilgrims?|tourists?|missionaries|diplomats?|ambassador|letter|note|message|relics?|remains|envoys?|slaves|prisoners|aid|grants?|money|remittances|settlers|immigrants?|children|doctors|experts|teachers)\b", goods, re.I))


def _ends(sent: Sent, shown: Shown, match: re.Match[str]) -> tuple[str, str]:
    def side(name: str) -> str:
        if name not in match.re.groupindex or match.start(name) < 0:
            return ""
        return next((c for m in shown.mentions(match, name) for c in m.codes), "")

    a, b = side("a"), side("b") or side("q")
    if not a and b:
        inside = [c for m in shown.mentions(match, "p") for c in m.codes]
        a = inside[0] if inside else other_of(sent, b)
    return a, b or other_of(sent, a)


def _back(sent: Sent, shown: Shown, told: tuple[str, str] | None) -> Iterator[Proposal]:
    """ "... while machines go the other way", "and Icelandic cod came back": the goods of the way back."""
    if told is None:
        return
    for match in find_all(r"(?:while|;|and|, and|, while) (?P<p>[\w ,'-]+?) (?:go|goes|went|come|comes|came|are|is) (?:the other way|in the other direction|in return|back|taken north|taken south|taken the other way|sent back)", shown):
        place = clause_at(sent, shown, shown.index(match.end() - 1))
        goods = re.sub(r"^(?:Ca|C's) ", "", shown.words(match, "p", sent.document.text))
        if goods and not is_fuel(goods):
            yield Proposal("trade", {"a": told[1], "b": told[0], "flow": "a-to-b", "product": goods}, day_of(sent, *place), clause=place[0], cue=place[1])


_SURPLUS: tuple[tuple[str, str], ...] = (
    ("own", r"(?P<a>C|G) (?:\w+ ){0,5}?(?:has|have|had|enjoys?|enjoyed|runs?|ran|records?|recorded|maintains?|maintained|posted|posts|registered|held|achieved|with) (?:a|an|its)? ?(?:\w+ ){0,3}?(?P<n>trade (?:surplus|deficit)|surplus|deficit)(?: in (?:its |the |C's )?\w*\s?trade)?(?: (?:with|against|over|vis-a-vis) (?P<b><OF>))?"),
    ("own", r"(?P<a>C's|Ca) (?:\w+ )?(?P<n>trade (?:surplus|deficit))(?: (?:with|against|over) (?P<b><OF>))?(?! of M| reached| was| stood| amounted| fell)"),
    ("own", r"(?P<a>C's) trade with (?P<b><OF>) (?:has been|is|was|remains|has always been) in (?P<n>surplus|deficit)"),
    ("favour", r"(?:balance|trade|surplus|imbalance)[^.;]*?\b(?:in favou?r of|favou?rs|favou?red|favou?ring|to the (?:advantage|benefit) of) (?:the )?(?P<a>C)(?! (?:interests|goods|products|exports|imports|firms|companies))(?: \w+)?"),
    ("favour", r"(?:balance|trade|surplus|imbalance)[^.;]*?\bin (?P<a>C's) favou?r"),
)
_SURPLUS_TABLE = Table(_SURPLUS)


def _surplus(sent: Sent, shown: Shown) -> Iterator[Proposal]:
    """ "A enjoys a trade surplus", "the balance is in favour of A", "our trade with B has been in surplus": where no sum of it is given."""
    for kind, match in _SURPLUS_TABLE.find(shown):
        clause, index = clause_at(sent, shown, shown.index(match.end() - 1))
        holder = shown.codes(match, "a")
        if len(holder) != 1 or re.search(r"\bbudget|account|fiscal\b", match.group()) or (kind == "own" and re.match(r" (?:of|worth|amounting|reaching|at|to|was|is|stood|reached) (?:\w+ )?M", shown.text[match.end() :])):
            continue
        if kind == "favour" and re.search(r"(?:balance|surplus|deficit|imbalance)\b[^,;]*\bM", shown.text):
            continue
        b = next(iter(shown.codes(match, "b")), "") if "b" in match.re.groupindex else ""
        b = b or other_of(sent, holder[0]) or next((c for c in codes_of(clause.mentions("country")) if c != holder[0]), "")
        if b and b != holder[0]:
            surplus = b if "deficit" in match.group() and kind == "own" else holder[0]
            yield Proposal("trade", {"a": holder[0], "b": b, "flow": "balance", "surplus_of": surplus}, day_of(sent, clause, index), clause=clause, cue=index)
            return


def _little(sent: Sent, shown: Shown) -> Iterator[Proposal]:
    """ "A and B trade little with each other", "there is no trade between A and B"."""
    found = next(find_all(r"(?P<ab>G|<OF>) (?:have |had )?(?:trade|traded) (?P<k>little|heavily|extensively|hardly at all)", shown), None)
    none = next(find_all(r"(?P<k>no|little|hardly any|almost no|virtually no|negligible) (?:\w+ )?trade (?:\w+ )?(?:between|takes place between) (?:the )?(?P<ab>G|<OF>)", shown), None)
    match = found or none
    if match is None:
        return
    sides = shown.codes(match, "ab")
    clause, index = place_of(sent, shown, match, "k")
    if len(sides) == 2:
        modality: Modality | None = "denied" if match["k"] == "no" else None
        roles: Roles = {"a": sides[0], "b": sides[1], "flow": "turnover"}
        if match["k"] != "no":
            roles["share"] = match["k"]
        yield Proposal("trade", roles, day_of(sent, clause, index), modality=modality, clause=clause, cue=index)


_UNIT = re.compile(r"(?<![A-Za-z])(?P<cur>US\$|\$|€|£|USD|EUR|CHF|GBP|JPY|SEK|NOK|DKK|CAD|AUD|[A-Z]{3})?[ .]*(?P<scale>thousand|million|mln|mn|mio|m|billion|bn|b)\b|(?P<only>US\$|€|£|USD|EUR|CHF)", re.I)
_SCALE = {"thousand": 1e3, "million": 1e6, "mln": 1e6, "mn": 1e6, "mio": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9}
_SIGNS = {"US$": "USD", "$": "USD", "€": "EUR", "£": "GBP"}


def _row(sent: Sent) -> Iterator[Proposal]:
    """A row of "Year | A exports (US$ million) | A imports": a claim a cell, with the year of the first."""
    block = sent.block
    text = sent.document.text
    cells = [text[c.start : c.end].strip() for c in block.cells]
    year = next((c for c in cells if re.fullmatch(r"(?:19|20)\d\d", c)), "")
    if not year or len(sent.pair) != 2:
        return
    for header, cell in zip(block.header or _find_head(sent), cells, strict=False):
        number = re.fullmatch(r"(?:US)?[$€£R]?\s?(\d{1,3}(?:[ ,]\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(million|billion|mln|bn|m))?", cell)
        told = _column(sent, header)
        if number is None or told is None or cell == year:
            continue
        amount = _cell_amount(sent, header, number)
        yield Proposal("trade", {"a": told[0], "b": told[1], "flow": told[2]}, year, amount, clause=sent.clauses[0], cue=0, modality="asserted")


_LONGEST_TABLE = 60  # rows, one a year; farther up no head is looked for, so that work grows with length alone


def _find_head(sent: Sent) -> tuple[str, ...]:
    """Give the titles of the columns of a table whose first row, without figures, is not ruled off; () where there is none."""
    blocks, text = sent.document.blocks, sent.document.text
    at = sent.number
    first = max(0, at - _LONGEST_TABLE)
    while at > first and blocks[at - 1].kind == "row" and blocks[at - 1].section == sent.block.section:
        at -= 1
    titles = tuple(text[c.start : c.end].strip() for c in blocks[at].cells)
    fits = len(titles) == len(sent.block.cells) and blocks[at] is not sent.block
    return titles if fits and not any(re.search(r"\d", t) for t in titles) else ()


def _column(sent: Sent, header: str) -> tuple[str, str, str] | None:
    low = header.lower()
    codes = [c for c in find_codes(header) if c in sent.pair]
    if re.search(r"\b(?:balance|surplus|deficit)\b", low):
        return sent.pair[0], sent.pair[1], "balance"
    if re.search(r"\b(?:turnover|total|volume|trade)\b", low) and not re.search(r"\b(?:export|import)", low):
        return sent.pair[0], sent.pair[1], "turnover"
    if len(codes) == 2 and re.search(r" to |→|->", low) and not re.search(r"\bimport", low):
        return codes[0], codes[1], "a-to-b"
    one = codes[0] if codes else sent.context.owner
    other = other_of(sent, one) if one else ""
    if not other:
        return None
    if "export" in low:
        seller, buyer = (other, one) if re.search(r"\bexports? from\b", low) is None and re.search(r"\bto\b", low) and len(codes) == 1 else (one, other)
        return seller, buyer, "a-to-b"
    if "import" in low:
        return (one, other, "a-to-b") if re.search(r"\bfrom\b", low) and len(codes) == 1 else (other, one, "a-to-b")
    return None


def _cell_amount(sent: Sent, header: str, number: re.Match[str]) -> Amount | None:
    unit = _UNIT.search(f"{header} {number.group()} {sent.lead}")
    value = float(re.sub(r"[ ,]", "", number.group(1)))
    if unit is None:
        return None
    sign = (unit["cur"] or unit["only"] or "").upper()
    value *= _SCALE.get((number.group(2) or unit["scale"] or "").lower(), 1)
    currency = "ZAR" if number.group().startswith("R") else _SIGNS.get(sign, sign) or sent.context.dollar
    return Amount(int(value) if value == int(value) else value, currency) if len(currency) == 3 else None


RULES = (Rule("trade-goods", "partners by rank, goods one way, surpluses and tables of trade", find_goods),)
