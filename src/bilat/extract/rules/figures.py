"""Rules for trade: figures, shares, goods, trends and balances."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import (
    codes_of,
    date_of,
    day_of,
    figure_year,
    is_equivalent,
    is_money,
    other_of,
    phrase,
    phrase_after,
    two_sides,
)
from bilat.extract.rules.items import find_items
from bilat.extract.rules.supply import is_exchange, is_fuel, is_fuel_clause
from bilat.extract.waits import Waits
from bilat.model import Amount, Roles

_TRADE = re.compile(r"\b(?:trade|traded|turnover|commerce|trading|exchange of goods|trade exchange|goods exchange|volume)\b")
_EXPORT = re.compile(r"\b(?:export\w*|sold|sells?|selling|sales|shipped|ships)\b")
_IMPORT = re.compile(r"\b(?:import\w*|bought|buys?|buying|purchas\w+|taking|takes|took)\b")
_BALANCE = re.compile(r"\b(?:surplus|deficit|balance)\b")
_NOT_TRADE = re.compile(r"\b(?:aid|loan|loans|credit|grant|grants|invest\w*|fdi|debt|assistance|arms|weapons|missiles?|tanks|contract|contracts|deal|fund|donat\w+|remittances|gdp|budget)\b")
_UP = re.compile(r"\b(?:rose|rise|rising|grew|grow|growing|grown|increas\w+|(?<!made )(?<!make )(?<!makes )(?<!making )(?<!set )up(?! and down)|jump\w*|doubled|tripled|climb\w*|expand\w*|surg\w+|soar\w*|higher|boost\w*|upward)\b")
_DOWN = re.compile(r"\b(?:fell|fall|falling|fallen|declin\w+|decreas\w+|down|drop\w*|shrank|shrunk|slump\w*|plung\w*|lower|contract(?:ed|ion))\b")


def find_trade(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """A figure of trade with its year and direction; a figure each where several stand in one clause; a trend where no figure stands."""
    amounts = [(i, u.mention) for i, u in enumerate(clause.units) if u.mention and u.mention.amount]
    money = [(i, m) for i, m in amounts if m.amount and is_money(m.amount)]
    if not _is_topical(sent, clause, bool(money)):
        return
    found = False
    for index, mention in money:
        pair = _both_ways(sent, clause, index, mention)
        for proposal in () if is_equivalent(clause, index) else pair if pair is not None else _figure(sent, clause, index, mention):
            found = True
            if proposal.when and re.fullmatch(r"\d{4}(?:-\d\d)?(?:/\d{4}(?:-\d\d)?)?", proposal.when):
                sent.before.traded = proposal.when
            yield proposal
    if found or money:
        return
    for index, mention in amounts:
        if mention.amount and mention.amount.unit == "%":
            for proposal in _share(sent, clause, index, mention):
                found = True
                yield proposal
    if not found:
        yield from _goods_or_trend(sent, clause)


def _is_topical(sent: Sent, clause: Clause, has_money: bool) -> bool:
    """Tell whether a clause speaks of trade, and not of arms, of energy alone, of aid or of loans."""
    words = clause.words()
    if has_money and (_SWAPPED.search(words) or _speaks_on(sent, clause)):
        return True
    topical = any(shape.search(words) for shape in (_TRADE, _EXPORT, _IMPORT, _BALANCE))
    if not topical and not (has_money and _TRADE.search(sent.text.lower())):
        return False
    if re.search(r"\b(?:trade|turnover|exports?|imports?)\b", words):
        return True
    return not (_NOT_TRADE.search(words) or (is_fuel_clause(clause) and not is_exchange(sent)) or any(i.clause is clause for i in find_items(sent)))


_SWAPPED = re.compile(r"\bgoods (?:and services )?(?:worth|for|valued at|to the value of)\b.*\b(?:exchanged|changed hands)\b|\bexchanged goods\b")
_ON = re.compile(r"(?:in [\w~]+ ,? ?)?(?:the (?:sum|figure|total|value|volume|amount)|it|this|that) (?:\w+ )?(?:rose|grew|fell|climbed|dropped|reached|stood|was|came|jumped|declined|increased|amounted|doubled|shrank|sank|slumped)\b")


def _speaks_on(sent: Sent, clause: Clause) -> bool:
    """Tell whether a clause gives one more figure of the trade between the two of which the sentence before tells ("The sum grew to 63 million in 2020")."""
    if clause is not sent.clauses[0] or not sent.context.on_pair or _ON.match(clause.words()) is None:
        return False
    before = sent.document.text[sent.block.start : sent.start].rstrip(" .").rsplit(". ", 1)[-1].lower()
    return _TRADE.search(before) is not None and not any(shape.search(before) for shape in (_EXPORT, _IMPORT, _BALANCE, _NOT_TRADE))


_BOTH_WAYS = re.compile(r"exports? ?(?:/|and) ?imports?:? (?:US)?[$€£]?(\d[\d.,]*) ?/ ?$", re.I)


def _both_ways(sent: Sent, clause: Clause, index: int, mention: Mention) -> list[Proposal] | None:
    """Read "(A's exports/imports: 550/306 million USD)": a figure each way; [] where it does not say whose, None where a figure is none of this."""
    found = _BOTH_WAYS.search(sent.document.text[sent.start : mention.start])
    number = re.search(r"\d[\d.,]*", mention.text)
    if found is None or number is None or mention.amount is None:
        return None
    whose = [m for m in sent.of_kind("country") if m.end <= sent.start + found.start() and (m.form == "adjective" or m.possessive)]
    other = other_of(sent, whose[-1].code) if whose and sent.start + found.start() - whose[-1].end < 4 else ""
    first, second = (float(n.strip(".,").replace(",", "")) for n in (found.group(1), number.group()))
    if not other or not second:
        return []
    value = round(mention.amount.value * first / second)
    when = _year(sent, clause, index)
    ways = ((whose[-1].code, other, Amount(value, mention.amount.unit)), (other, whose[-1].code, mention.amount))
    return [Proposal("trade", {"a": a, "b": b, "flow": "a-to-b"}, when, amount, clause=clause, cue=index) for a, b, amount in ways]


def _figure(sent: Sent, clause: Clause, index: int, mention: Mention) -> Iterator[Proposal]:
    flow = find_flow_word(clause, index) or ("turnover" if _SWAPPED.search(clause.words()) or _speaks_on(sent, clause) else "")
    if not flow:
        return
    sides = _trade_sides(sent, clause, index, flow)
    if sides is None:
        return
    a, b, direction = sides
    roles: Roles = {"a": a, "b": b, "flow": direction}
    if direction == "balance":
        surplus = _surplus(sent, clause)
        if surplus:
            roles["surplus_of"] = surplus
    product = _product(sent, clause, index)
    if product:
        roles["product"] = product
    trend = _trend(clause, index)
    if trend:
        roles["trend"] = trend
    yield Proposal("trade", roles, _year(sent, clause, index), mention.amount, clause=clause, cue=index)


def _year(sent: Sent, clause: Clause, index: int) -> str | None:
    """Give the year of a figure: each its own where there are as many dates; "a year earlier"; what the clause or sentence before says."""
    sums = [i for i, u in enumerate(clause.units) if u.mention and u.mention.amount and is_money(u.mention.amount) and not is_equivalent(clause, i)]
    points = [d for d in clause.dates() if re.fullmatch(r"\d{4}(?:-\d\d)*", d.value)]
    if re.match(r"(?:a|the) (?:year|previous year) (?:earlier|before)|the year before|in the previous year", clause.words(index + 1, index + 5)) and points:
        return str(int(points[0].value[:4]) - 1)
    if len(sums) == len(points) >= 2 and index in sums:
        return points[sums.index(index)].value
    date = date_of(sent, clause, index)
    if date is not None and date.relation == "by" and "/" not in date.value and find_modality(clause, index) in ("planned", "forecast"):
        return f"/{date.value}"
    year = figure_year(sent, clause, index)
    if year or clause.dates():
        return year
    return _year_before(sent, clause)


def _year_before(sent: Sent, clause: Clause) -> str | None:
    """Give the only year that the sentence's earlier clauses name, or the last one of the section's trade."""
    earlier = [d.value for c in sent.clauses[: sent.clauses.index(clause)] for d in c.dates() if re.fullmatch(r"\d{4}(?:-\d\d)*|\d{4}/\d{4}", d.value)]
    if earlier:
        return earlier[-1]
    return sent.before.traded if sent.block.kind in ("paragraph", "item") and not re.search(r"\b(?:now|today|currently|annual(?:ly)?|a year|per year|each year|every year)\b", clause.words()) else None


def find_flow_word(clause: Clause, index: int) -> str:
    """Give what a figure is of by the nearest word of trade to it, the ones before it first."""
    best, found = 99, ""
    for i, unit in enumerate(clause.units):
        if unit.mention is not None:
            continue
        kind = _flow_of(unit.low)
        if kind:
            distance = (index - i) if i < index else (i - index) * 1.5 + (0 if i - index <= 3 else 3)
            if distance < best:
                best, found = distance, kind  # type: ignore[assignment]
    if found == "turnover" and re.search(r"\b(?:deficit|surplus)\b (?:\w+ ){0,2}?(?:in|of) (?:\S+ ){0,2}?trade\b", clause.words(end=index)):
        return "balance"
    return found if best <= 22 else ""


def _flow_of(low: str) -> str:
    if _BALANCE.fullmatch(low):
        return "balance"
    if _EXPORT.fullmatch(low):
        return "export"
    if _IMPORT.fullmatch(low):
        return "import"
    return "turnover" if _TRADE.fullmatch(low) else ""


def _trade_sides(sent: Sent, clause: Clause, index: int, flow: str) -> tuple[str, str, str] | None:
    if flow in ("turnover", "balance"):
        sides = two_sides(sent, clause, index)
        return (sides[0], sides[1], flow) if len(sides) == 2 else None
    return _direction(sent, clause, index, flow)


def _direction(sent: Sent, clause: Clause, index: int, flow: str) -> tuple[str, str, str] | None:
    """Give (seller, buyer, "a-to-b") from "A's exports to B", "exports from A to B", "A sold ... to B", or the page's own view."""
    seller, buyer = find_flow_sides(clause, index, flow)
    pair = sent.pair
    if not seller and buyer:
        seller = other_of(sent, buyer)
    if seller and not buyer:
        buyer = other_of(sent, seller)
    if not seller and not buyer and sent.context.owner and other_of(sent, sent.context.owner):
        mine, theirs = sent.context.owner, other_of(sent, sent.context.owner)
        seller, buyer = (mine, theirs) if flow == "export" else (theirs, mine)
    if not seller or not buyer or seller == buyer or (not pair and not seller):
        return None
    return seller, buyer, "a-to-b"


_SOLD = ("sold", "sells", "sell", "selling", "shipped", "ships")


def find_flow_sides(clause: Clause, index: int, flow: str) -> tuple[str, str]:
    """Give (seller, buyer) as a clause names them for the exports or imports of which the figure at a unit is, "" for one that it does not name."""
    word = _find_flow(clause, index, flow)
    owner = codes_of(m for m in clause.before(word, ("country",)) if m.possessive or m.form in ("adjective", "pronoun"))
    subject = owner or codes_of(m for m in clause.subject if m.kind == "country")
    to = codes_of(clause.after(word, ("to", "for", "into"), ("country",), 14))
    source = codes_of(clause.after(word, ("from", "of", "by"), ("country",), 14))
    if flow == "export":
        seller = (source or subject)[:1]
        beside = _buyer_beside(clause, word) if not to and clause.units[word].low in _SOLD else None
        to = [beside.code] if beside is not None and beside.code not in seller else to
        return (seller[0] if seller else ""), (to[0] if to else "")
    into = to or subject or [c for c in codes_of(clause.after(word, ("of", "by"), ("country",), 4))]
    source = codes_of(clause.after(word, ("from",), ("country",), 14))
    return (source[0] if source else ""), (into[0] if into else "")


def _find_flow(clause: Clause, index: int, flow: str) -> int:
    """Find the word of a flow of which a figure is: one close behind it, else the last before it that no other figure parts from it, else the nearest."""
    words = [i for i, unit in enumerate(clause.units) if unit.mention is None and _flow_of(unit.low) == flow]
    before = [i for i in words if i < index and not any(unit.kind == "amount" for unit in clause.units[i:index])]
    close = [i for i in words if 0 < i - index <= _CLOSE]
    return (close or before[-1:] or [min(words, key=lambda i: abs(i - index), default=index)])[0]


_CLOSE = 3  # units behind a figure within which a word of flow is its own ("$5 million of exports")


def _surplus(sent: Sent, clause: Clause) -> str:
    favour = codes_of(clause.after(-1, ("of",), ("country",))) if re.search(r"\bin favou?r of\b", clause.words()) else []
    subject = codes_of(m for m in clause.subject if m.kind == "country")
    if favour:
        return favour[0]
    if subject and "surplus" in clause.words():
        return subject[0]
    if not subject and sent.context.owner in sent.pair:
        subject = [sent.context.owner] if re.search(r"\b(?:deficit|surplus)\b", clause.words()) else []
        if subject and "surplus" in clause.words():
            return subject[0]
    return other_of(sent, subject[0]) if subject and "deficit" in clause.words() else ""


_LESS = re.compile(r"\bnon ?- ?(\w+) (?:bilateral |mutual |foreign )?(?:trade|commerce|turnover|exports?|imports?)\b")


def _product(sent: Sent, clause: Clause, index: int) -> str:
    less = _LESS.search(clause.words(0, index))
    if less:
        return f"non-{less[1]}"
    after = clause.words(index + 1, index + 3)
    if re.match(r"(?:in|of|worth of) (?!20|19|the|exports?|imports?|trade|favou?r|which|it\b|\d)\w+", after) and (index + 2 >= len(clause.units) or clause.units[index + 2].kind not in ("date", "country")):
        return phrase_after(sent, clause, index + 1 + (after.startswith("worth of")), stops=("to", "in", "and", "from"), limit=6)
    return ""


def _trend(clause: Clause, index: int) -> str:
    words = clause.words(max(0, index - 8), index + 8)
    if _UP.search(words):
        return "up"
    return "down" if _DOWN.search(words) else ""


def _share(sent: Sent, clause: Clause, index: int, mention: Mention) -> Iterator[Proposal]:
    """ "15% of A's exports go to B", "trade rose by 12 % in 2014": a share or rise where no sum is given."""
    flow = find_flow_word(clause, index)
    if not flow or flow == "balance" or re.search(r"\b(?:tariffs?|dut(?:y|ies)|customs|levy|levies)\b", clause.words(max(0, index - 10), index + 10)):
        return
    sides = _trade_sides(sent, clause, index, flow)
    if sides is None:
        return
    a, b, direction = sides
    if direction != "turnover" and len({a, b} & set(codes_of(clause.mentions("country", "group")))) < 2 and clause.words(index + 1, index + 2) == "of":
        return
    if direction == "turnover" and not re.search(r"\b(?:trade|commerce|trading)\b|\bturnover (?!among|of staff)", clause.words()):
        return
    roles: Roles = {"a": a, "b": b, "flow": direction}
    if clause.words(index + 1, index + 2) == "of":
        roles["share"] = phrase_after(sent, clause, index + 1, limit=8)
        made_up = _goods_that_make_up(sent, clause, index)
        if made_up:
            roles["product"] = made_up
    trend = _trend(clause, index)
    if trend:
        roles["trend"] = trend
    yield Proposal("trade", roles, figure_year(sent, clause, index), mention.amount, clause=clause, cue=index)


_MAKES_UP = ("make up", "account for", "represent", "constitute", "form", "cover")


def _goods_that_make_up(sent: Sent, clause: Clause, index: int) -> list[str]:
    """Give the goods that are a share of what is traded: "wine made up 83% of the exports"."""
    verb = next((v for v in clause.verbs(_MAKES_UP) if 0 < v.index < index <= v.index + v.length + 3), None)
    begin = next((k for k, u in enumerate(clause.units) if u.mention is None and u.low.isalpha() and u.low not in ("in", "on", "the", "and", "but", "while", "of", "by", "for", "where", "which", "that")), -1)
    if verb is None or not 0 <= begin < verb.index or verb.index - begin > 6 or any(u.mention is not None for u in clause.units[begin : verb.index]):
        return []
    return [g for g in re.split(r", | and ", phrase(sent, clause.units[begin].start, clause.units[verb.index - 1].end)) if g and not _NO_GOODS.fullmatch(g)]


_NO_GOODS = re.compile(r"(?:it|they|this|these|that|those|exports?|imports?|trade|turnover|share|which|both)", re.I)
_HINDERS = re.compile(r"\b(?:in the way of|obstacles? to|hinder\w*|hamper\w*|h(?:old|olds|olding|eld) back|imped\w+|barriers? to|slow(?:s|ed|ing)? (?:down )?|prevent\w*|brakes? on|stifl\w+|stunt\w*|hurdles? to|lack of|want of)\b[^.;]*$")
_SELLS = ("export", "sell", "import", "buy", "ship", "purchase")


def _goods_or_trend(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A exports machinery to B", "main exports are ...", "trade has grown": no figure, but goods or a trend."""
    for cue in clause.verbs(_SELLS):
        yield from _sells(sent, clause, cue.index, cue.lemma)
    words = clause.words()
    listed = re.search(r"\b(?:exports?|imports?)\b(?: \w+| #){0,8}? (?:are|include|included|were|consist(?:s|ed)? of|comprise|comprised|is|mainly)\b", words)
    if listed:
        at = len(words[: listed.end()].split()) - 1
        noun = next(i for i, u in enumerate(clause.units) if _flow_of(u.low) in ("export", "import"))
        sides = _direction(sent, clause, noun, _flow_of(clause.units[noun].low))
        goods = _goods(sent, clause, at)
        if sides and goods:
            yield Proposal("trade", {"a": sides[0], "b": sides[1], "flow": sides[2], "product": goods}, clause=clause, cue=noun)
            return
    noun = next((i for i, u in enumerate(clause.units) if u.mention is None and u.low in ("trade", "turnover", "commerce")), -1)
    trend = _trend(clause, noun) if noun >= 0 else ""
    if trend and not _HINDERS.search(clause.words(0, noun) + " ") and not _NOT_MOVED.search(words) and not re.search(r"\bfree(?:r)?[- ]trade\b|\btrade (?:agreement|deal|unions?|war|office|fair|talks|mission|delegation|minister|surplus|deficit|balance)\b", words):
        sides2 = two_sides(sent, clause, noun)
        if len(sides2) == 2 and sent.pair:
            yield Proposal("trade", {"a": sides2[0], "b": sides2[1], "flow": "turnover", "trend": trend}, day_of(sent, clause, noun), clause=clause, cue=noun)


_NOT_MOVED = re.compile(r"\b(?:not|n't|never|hardly|scarcely|failed to|fails to) (?:\w+ ){0,2}(?:grow|grown|rise|risen|increase|increased|improve|improved|expand|expanded|pick|picked|take|taken|recover|recovered|fall|fallen|decline|declined|shrink|shrunk|change|changed)\b")


def _buyer_beside(clause: Clause, index: int) -> Mention | None:
    """Give the buyer named right after a verb of selling: "A sells B oil"."""
    near = [u.mention for u in clause.units[index + 1 : index + 3] if u.mention is not None and u.kind == "country"]
    return near[0] if near and near[0].form != "adjective" and not near[0].possessive else None


def _sells(sent: Sent, clause: Clause, index: int, lemma: str) -> Iterator[Proposal]:
    if _NOT_TRADE.search(clause.words()) or re.search(r"\b(?:interest(?:ed)? in|keen (?:on|to)|consider\w*|explor\w+|plans? for|hopes? (?:to|of)|wants? to|barred from|forbidden to|instead of) (?:\w+ )?$", clause.words(end=index) + " "):
        return
    subject = codes_of(m for m in clause.subject if m.kind == "country")
    if len(subject) != 1 or find_modality(clause, index) == "denied":
        return
    bought = _buyer_beside(clause, index) if lemma in ("sell", "ship") else None
    indirect = bought.code if bought is not None else ""
    goods = _goods(sent, clause, clause.index_of(bought) if bought is not None else index)
    if lemma in ("import", "buy", "purchase"):
        source = [c for c in codes_of(clause.after(index, ("from",), ("country",), 30)) if c != subject[0]]
        partner = source[0] if source else other_of(sent, subject[0])
        seller, buyer = partner, subject[0]
    else:
        to = codes_of(clause.after(index, ("to",), ("country",), 30))
        partner = indirect or (to[0] if to else other_of(sent, subject[0]))
        seller, buyer = subject[0], partner
    if seller and buyer and seller != buyer and goods:
        if all(is_fuel(g) for g in goods) and not is_exchange(sent):
            return
        yield Proposal("trade", {"a": seller, "b": buyer, "flow": "a-to-b", "product": goods}, day_of(sent, clause, index), clause=clause, cue=index)


_ENDS_GOODS = (",", "and", ".", ";", "to", "from", "in", "while", "(", ")", "for", "with", "which", "at", "through", "by")


def _goods(sent: Sent, clause: Clause, index: int) -> list[str]:
    """Give the goods listed after a unit: noun phrases between commas and "and", up to a preposition of place or a date."""
    goods: list[str] = []
    begin = index + 1
    for i in range(index + 1, len(clause.units) + 1):
        unit = clause.units[i] if i < len(clause.units) else None
        ends = unit is None or unit.kind in ("date", "country", "amount", "person", "group") or (unit.mention is None and (unit.low in _ENDS_GOODS or (clause.is_verb(i) and not unit.low.endswith("ing"))))
        if ends:
            if i > begin:
                words = phrase(sent, clause.units[begin].start, clause.units[i - 1].end)
                words = re.sub(r"^(?:mainly|mostly|chiefly|primarily|largely|such as|goods such as|including|also|and|as well as|products such as)\s+", "", words, flags=re.I)
                if words and not re.fullmatch(r"(?:(?:the )?(?:(?:second|third|fourth|fifth|\w+th)-?)?(?:larg\w+|biggest|highest|smallest|lowest|small|low|high|limited|modest|minimal|negligible|significant|important|subject|expected|down|up|not|only|still|than|worth|free|exempt)(?: .*)?|more|most|goods|it|much|little|products|a lot|also|about|some|(?:(?:those|that|the ones?|all|which|what) ?)?(?:of|in|from|to|by|than)?(?: which| that| it)?)", words, re.I) and not words[0].isdigit():
                    goods.append(words)
            begin = i + 1
            if unit is None or unit.mention is not None or unit.low not in (",", "and"):
                break
    return goods[:8]


RULES = (
    Rule("trade", "a figure, goods or trend of trade between two countries", find_trade, Waits(patterns=(_TRADE, _EXPORT, _IMPORT, _BALANCE, _SWAPPED), words=("sum", "figure", "total", "value", "volume", "amount", "stood", "amounted"))),
)
