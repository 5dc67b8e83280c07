"""Rules for trade in telegraphic lines: "Trade figures (million USD): 2016: Exports 1,736; Imports 464; Balance +1,272". The unit stands at the
head or on the first figure; each figure takes the flow and the year that stand nearest before it, or the year in parentheses after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bilat.extract.amounts import parse_number
from bilat.extract.clauses import Clause
from bilat.extract.lexicon import load_lexicon
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_money, other_of
from bilat.extract.waits import Waits
from bilat.model import Amount, Roles

_SCALE = r"thousand|million|mln\.?|mn|mio|m|billion|bln|bn"
_MONEY = r"US\$|\$|€|£|USD|EUR|GBP|US dollars|U\.S\. dollars|dollars|euros?|[A-Z]{3}"
_HEAD = re.compile(rf"(?:\(|\bin |\bIn )\s*(?:in )?(?:(?P<s1>{_SCALE})\s*(?:of )?(?P<c1>{_MONEY})|(?P<c2>{_MONEY})\s*(?P<s2>{_SCALE}))\b\s*\)?")
_FLOW = r"exports?|imports?|sales|purchases|(?:trade |total )?(?:volume|turnover)|total trade|bilateral trade|trade|total|balance"
_TOKEN = re.compile(
    rf"(?P<year>(?<![\d.,])(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d{{4}}|\d\d))?(?![\d.,]*\d)(?! (?:{_SCALE})\b))"
    rf"|\b(?P<flow>{_FLOW})\b"
    rf"|(?P<number>(?<![\w.,])(?:[+−-]\s?)?(?:US\$|\$|€|£)?(?P<value>\d{{1,3}}(?:[, ]\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(?P<scale>{_SCALE})\b)?(?!\s?%| per cent|[\w/]|\.\d))",
    re.IGNORECASE,
)
_LINE = re.compile(rf"\b(?:{_FLOW})\b(?: (?:to|from|in|of|with|figures) [\w -]+?)?(?:\s*\([^)]*\))?\s*(?::|–|-|=|\d|(?:19|20)\d\d:)", re.I)
_SCALES = {"thousand": "thousand", "mln": "million", "mln.": "million", "mn": "million", "mio": "million", "m": "million", "bln": "billion", "bn": "billion"}


@dataclass(slots=True)
class _Unit:
    currency: str
    scale: str


def find_line(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Trade turnover (mln. USD): 2021 - 134.2; 2022 - 171.5", "trade (2017-18): US$ 80.3 million; exports 54.3, imports 26"."""
    if clause is not sent.clauses[0] or len(sent.pair) != 2 or not _LINE.search(sent.text):
        return
    unit = _unit(sent)
    if unit is None:
        return
    flow, year, owner, last = "", "", "", 0
    for match in _TOKEN.finditer(sent.text):
        if match["year"]:
            year = _year(match["year"])
        elif match["flow"]:
            flow = match["flow"].lower()
            owner = _owner(sent, sent.start + match.start()) or owner
        elif flow and _NEXT.fullmatch(sent.text[last : match.start()]):
            claim = _claim(sent, clause, flow, owner)
            number = parse_number(match["value"].replace(" ", ","), match["scale"] or unit.scale)
            if claim is not None and number is not None and (match["scale"] or _is_bare(sent, match)):
                later = re.match(r"\s*(?:[A-Z]{3}|\w+ \w+)?\s*\(((?:19|20)\d\d)\)", sent.text[match.end() :])
                sign = match["number"].lstrip()[:1] in "-−"
                if claim["flow"] == "balance":
                    claim["surplus_of"] = _balance_of(sent, owner, negative=sign)
                yield Proposal("trade", claim, (later[1] if later else year) or None, Amount(int(number) if number == int(number) else number, unit.currency), clause=clause, cue=0, modality="asserted")
        last = match.end()


_NEXT = re.compile(rf"[\s:;,.()–=+-]*(?:(?:{_MONEY})\s*)?")  # what may stand between a flow or year and its figure


def _unit(sent: Sent) -> _Unit | None:
    """Give the unit that the head of a line names, else that of its first sum."""
    head = _HEAD.search(sent.text) or _HEAD.search(sent.lead)
    if head:
        currency = load_lexicon().currencies.get(re.sub(r"s$", "", (head["c1"] or head["c2"]).lower()).replace("u.s.", "us"), "")
        scale = (head["s1"] or head["s2"]).lower()
        return _Unit(currency or ("USD" if "dollar" in head.group() or "$" in head.group() else ""), _SCALES.get(scale, scale)) if currency or "dollar" in head.group() or "$" in head.group() else None
    first = next((m for m in sent.of_kind("amount") if m.amount is not None and is_money(m.amount)), None)
    if first is None or first.amount is None:
        return None
    scale = re.search(rf"\b(?:{_SCALE})\b", first.text, re.I)
    return _Unit(first.amount.unit, _SCALES.get(scale.group().lower(), scale.group().lower())) if scale else None


def _is_bare(sent: Sent, match: re.Match[str]) -> bool:
    """Tell whether a number without a scale is a figure of the line: nothing after it but a mark, a year or the next flow."""
    after = sent.text[match.end() :]
    return bool(re.match(r"\s*(?:$|[;,.)\]|]|and\b|\((?:19|20)\d\d\))", after))


def _year(text: str) -> str:
    first, _, second = re.sub(r"\s", "", text).replace("–", "-").replace("/", "-").partition("-")
    return f"{first}/{first[:2] + second if len(second) == 2 else second}" if second else first


def _owner(sent: Sent, at: int) -> str:
    """Give the country whose exports or imports a word names: "Dutch exports", "A's imports"."""
    before = [m for m in sent.of_kind("country") if m.end <= at and at - m.end <= 4 and (m.form in ("adjective", "pronoun") or m.possessive) and m.code in sent.pair]
    return before[-1].code if before else ""


def _claim(sent: Sent, clause: Clause, flow: str, owner: str) -> Roles | None:
    if flow.startswith(("export", "import", "sale", "purchase")):
        mine = owner or (sent.context.owner if sent.context.owner in sent.pair else "")
        if not mine:
            return None
        other = other_of(sent, mine)
        return {"a": mine, "b": other, "flow": "a-to-b"} if flow.startswith(("export", "sale")) else {"a": other, "b": mine, "flow": "a-to-b"}
    return {"a": sent.pair[0], "b": sent.pair[1], "flow": "balance" if flow == "balance" else "turnover"}


def _balance_of(sent: Sent, owner: str, *, negative: bool) -> str:
    mine = owner or (sent.context.owner if sent.context.owner in sent.pair else "")
    return "" if not mine else other_of(sent, mine) if negative else mine


RULES = (Rule("trade-line", "figures of trade in a telegraphic line", find_line, Waits(patterns=(re.compile(rf"\b(?:{_FLOW})\b"),))),)
