"""Rules for figures: trade, energy and other supplies, aid, loans and investment, communities abroad."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.dates import to_day, to_period
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import STATES, codes_of, date_of, day_of, other_of, phrase, phrase_after, two_sides
from bilat.model import Amount, Roles

_TRADE = re.compile(r"\b(?:trade|turnover|commerce|trading|exchange of goods|trade exchange|goods exchange|volume)\b")
_EXPORT = re.compile(r"\b(?:export\w*|sold|sells?|selling|sales|shipped|ships)\b")
_IMPORT = re.compile(r"\b(?:import\w*|bought|buys?|buying|purchas\w+)\b")
_BALANCE = re.compile(r"\b(?:surplus|deficit|balance)\b")
_NOT_TRADE = re.compile(r"\b(?:aid|loan|loans|credit|grant|grants|invest\w*|fdi|debt|assistance|arms|weapons|missiles?|tanks|contract|contracts|deal|fund|donat\w+|remittances|gdp|budget)\b")
_UP = re.compile(r"\b(?:rose|rise|rising|grew|grow|growing|grown|increas\w+|up|jump\w*|doubled|tripled|climb\w*|expand\w*|surg\w+|soar\w*|higher|boost\w*|upward)\b")
_DOWN = re.compile(r"\b(?:fell|fall|falling|fallen|declin\w+|decreas\w+|down|drop\w*|shrank|shrunk|slump\w*|plung\w*|lower|contract(?:ed|ion))\b")


def find_trade(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """A figure of trade with its year and direction; a figure each where several stand in one clause; a trend where no figure stands."""
    words = clause.words()
    money = [(i, u.mention) for i, u in enumerate(clause.units) if u.mention and u.mention.amount and _is_money(u.mention.amount)]
    shares = [(i, u.mention) for i, u in enumerate(clause.units) if u.mention and u.mention.amount and u.mention.amount.unit == "%"]
    topical = _TRADE.search(words) or _EXPORT.search(words) or _IMPORT.search(words) or _BALANCE.search(words)
    if not topical and not (money and _TRADE.search(sent.text.lower())):
        return
    if _NOT_TRADE.search(words) and not re.search(r"\btrade\b|\bexports?\b|\bimports?\b|\bturnover\b", words):
        return
    found = False
    for index, mention in money:
        if _is_equivalent(clause, index):
            continue
        for proposal in _figure(sent, clause, index, mention):
            found = True
            yield proposal
    if not found and not money:
        for index, mention in shares:
            for proposal in _share(sent, clause, index, mention):
                found = True
                yield proposal
    if not found and not money:
        yield from _goods_or_trend(sent, clause)


def _is_money(amount: Amount) -> bool:
    return len(amount.unit) == 3 and amount.unit.isupper()


def _is_equivalent(clause: Clause, index: int) -> bool:
    """Tell whether an amount only converts the one before it: "607.2 million Australian dollars (395.8 million U.S. dollars)"."""
    before = clause.units[index - 1].low if index else ""
    earlier = clause.units[index - 2].mention if index > 1 else None
    return before == "(" and earlier is not None and earlier.kind == "amount" and earlier.amount is not None and earlier.amount.unit != clause.units[index].mention.amount.unit  # type: ignore[union-attr]


def _figure(sent: Sent, clause: Clause, index: int, mention: Mention) -> Iterator[Proposal]:
    flow = _flow(clause, index)
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
    yield Proposal("trade", roles, _figure_year(sent, clause, index), mention.amount, clause=clause, cue=index)


def _flow(clause: Clause, index: int) -> str:
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
    seller, buyer = _named_sides(clause, index, flow)
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


def _named_sides(clause: Clause, index: int, flow: str) -> tuple[str, str]:
    word = min((i for i, u in enumerate(clause.units) if u.mention is None and _flow_of(u.low) == flow), key=lambda i: abs(i - index), default=index)
    owner = codes_of(m for m in clause.before(word, ("country",)) if m.possessive or m.form in ("adjective", "pronoun"))
    subject = owner or codes_of(m for m in clause.subject if m.kind == "country")
    to = codes_of(clause.after(word, ("to", "for", "into"), ("country",), 14))
    source = codes_of(clause.after(word, ("from", "of", "by"), ("country",), 14))
    if flow == "export":
        seller = (source or subject)[:1]
        return (seller[0] if seller else ""), (to[0] if to else "")
    into = to or subject or [c for c in codes_of(clause.after(word, ("of", "by"), ("country",), 4))]
    source = codes_of(clause.after(word, ("from",), ("country",), 14))
    return (source[0] if source else ""), (into[0] if into else "")


def _surplus(sent: Sent, clause: Clause) -> str:
    favour = codes_of(clause.after(-1, ("of",), ("country",))) if re.search(r"\bin favou?r of\b", clause.words()) else []
    subject = codes_of(m for m in clause.subject if m.kind == "country")
    if favour:
        return favour[0]
    if subject and "surplus" in clause.words():
        return subject[0]
    return other_of(sent, subject[0]) if subject and "deficit" in clause.words() else ""


def _product(sent: Sent, clause: Clause, index: int) -> str:
    after = clause.words(index + 1, index + 3)
    if re.match(r"(?:in|of|worth of) (?!20|19|the|exports?|imports?|trade|favou?r|which|it\b|\d)\w+", after) and (index + 2 >= len(clause.units) or clause.units[index + 2].kind not in ("date", "country")):
        return phrase_after(sent, clause, index + 1 + (after.startswith("worth of")), stops=("to", "in", "and", "from"), limit=6)
    return ""


def _trend(clause: Clause, index: int) -> str:
    words = clause.words(max(0, index - 8), index + 8)
    if _UP.search(words):
        return "up"
    return "down" if _DOWN.search(words) else ""


def _figure_year(sent: Sent, clause: Clause, index: int) -> str | None:
    """Give the year of a figure: in "rose from X in 2008 to Y in 2010" the date after each; in "from 2002 to 2012, from X to Y" the ends."""
    dates = clause.dates()
    amounts = [i for i, u in enumerate(clause.units) if u.mention and u.mention.amount and _is_money(u.mention.amount) and not _is_equivalent(clause, i)]
    rank = amounts.index(index) if index in amounts else 0
    if len(amounts) == 2 and _moves(clause, amounts):
        ranges = [d for d in dates if re.fullmatch(r"\d{4}/\d{4}", d.value)]
        if ranges:
            return ranges[0].value.split("/")[rank]
        points = [d for d in dates if re.fullmatch(r"\d{4}(?:-\d\d)*", d.value)]
        if len(points) == 2:
            return points[rank].value if _in_order(clause, amounts, points) else points[rank].value
        if len(points) == 1 and rank == 0 and clause.index_of(points[0]) > amounts[1]:
            return None
    date = date_of(sent, clause, index)
    if date is None and sent.before is not None:
        return None
    return to_day(date).strip("/") if date and to_day(date) else None  # type: ignore[union-attr]


def _moves(clause: Clause, amounts: list[int]) -> bool:
    return "from" in clause.words(max(0, amounts[0] - 4), amounts[0]) or "to" in clause.words(amounts[0] + 1, amounts[1])


def _in_order(clause: Clause, amounts: list[int], points: list[Mention]) -> bool:
    return clause.index_of(points[0]) < clause.index_of(points[1])


def _share(sent: Sent, clause: Clause, index: int, mention: Mention) -> Iterator[Proposal]:
    """ "15% of A's exports go to B", "trade rose by 12 % in 2014": a share or rise where no sum is given."""
    flow = _flow(clause, index)
    if not flow or flow == "balance":
        return
    sides = _trade_sides(sent, clause, index, flow)
    if sides is None:
        return
    a, b, direction = sides
    roles: Roles = {"a": a, "b": b, "flow": direction}
    if clause.words(index + 1, index + 2) == "of":
        roles["share"] = phrase_after(sent, clause, index + 1, limit=8)
    trend = _trend(clause, index)
    if trend:
        roles["trend"] = trend
    yield Proposal("trade", roles, _figure_year(sent, clause, index), mention.amount, clause=clause, cue=index)


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
    if trend and not re.search(r"\btrade (?:agreement|deal|unions?|war|office|fair|talks|mission|delegation|minister)\b", words):
        sides2 = two_sides(sent, clause, noun)
        if len(sides2) == 2 and sent.pair:
            yield Proposal("trade", {"a": sides2[0], "b": sides2[1], "flow": "turnover", "trend": trend}, day_of(sent, clause, noun), clause=clause, cue=noun)


def _sells(sent: Sent, clause: Clause, index: int, lemma: str) -> Iterator[Proposal]:
    if _NOT_TRADE.search(clause.words()):
        return
    subject = codes_of(m for m in clause.subject if m.kind == "country")
    if len(subject) != 1 or find_modality(clause, index) == "denied":
        return
    goods = _goods(sent, clause, index)
    if lemma in ("import", "buy", "purchase"):
        source = codes_of(clause.after(index, ("from",), ("country",), 30))
        partner = source[0] if source else other_of(sent, subject[0])
        seller, buyer = partner, subject[0]
    else:
        to = codes_of(clause.after(index, ("to",), ("country",), 30))
        partner = to[0] if to else other_of(sent, subject[0])
        seller, buyer = subject[0], partner
    if seller and buyer and seller != buyer and goods:
        yield Proposal("trade", {"a": seller, "b": buyer, "flow": "a-to-b", "product": goods}, day_of(sent, clause, index), clause=clause, cue=index)


def _goods(sent: Sent, clause: Clause, index: int) -> list[str]:
    """Give the goods listed after a unit: noun phrases between commas and "and", up to a preposition of place or a date."""
    goods: list[str] = []
    begin = index + 1
    for i in range(index + 1, len(clause.units) + 1):
        unit = clause.units[i] if i < len(clause.units) else None
        ends = unit is None or unit.kind in ("date", "country", "amount", "person", "group") or (unit.mention is None and (unit.low in (",", "and", ".", ";", "to", "from", "in", "while", "(", ")", "for", "with", "which", "at", "through", "by") or clause.is_verb(i)))
        if ends:
            if i > begin:
                words = phrase(sent, clause.units[begin].start, clause.units[i - 1].end)
                words = re.sub(r"^(?:mainly|mostly|chiefly|primarily|largely|such as|goods such as|including|also|and|as well as|products such as)\s+", "", words, flags=re.I)
                if words and not re.fullmatch(r"(?:more|most|goods|it|much|little|products|a lot|also|about|some)", words, re.I) and not words[0].isdigit():
                    goods.append(words)
            begin = i + 1
            if unit is None or unit.mention is not None or unit.low not in (",", "and"):
                break
    return goods[:8]


_FUELS = r"oil|crude oil|crude|petroleum|natural gas|gas|lng|liquefied natural gas|electricity|power|coal|uranium|fuel|water|grain|wheat|energy|diesel|gasoline|oil products|petroleum products|vaccines|fertili[sz]ers?|hydrocarbons|nuclear fuel|hydropower|rice|food"
_FUEL = re.compile(rf"\b(?:{_FUELS})\b")
_SUPPLY = ("supply", "provide", "deliver", "import", "buy", "export", "sell", "purchase", "receive", "ship", "pump", "transport", "get", "obtain", "source", "process", "swap", "rely on", "depend on", "cover", "meet", "account for", "come from", "gain", "draw", "begin", "start", "transit")


def find_supply(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A supplies B with gas", "oil from A goes to the refinery at X through pipeline P", "B buys oil from A", "swap of A's oil for C's"."""
    words = clause.words()
    fuel = _FUEL.search(words)
    if not fuel or _is_money_only(clause):
        return
    index = min(len(words[: fuel.start()].split()), len(clause.units) - 1)
    commodity = fuel.group()
    for verb in clause.verbs(_SUPPLY):
        sides = _supply_sides(sent, clause, verb.index, verb.lemma, index)
        if sides:
            yield _supply(sent, clause, verb.index, sides, commodity)
            return
    origin = _origin(clause, index)
    noun = re.search(r"\b(?:suppl(?:y|ies)|supplier|shipments?|deliver(?:y|ies)|imports?|exports?|flows?|source)\b", words)
    consumer = codes_of(clause.after(index, ("to",), ("country", "place"), 14)) or [c for c in codes_of(clause.mentions("country")) if c != origin]
    if origin and noun and (consumer or other_of(sent, origin)):
        target = consumer[0] if consumer else other_of(sent, origin)
        if target != origin:
            yield _supply(sent, clause, index, (origin, target), commodity)


def _is_money_only(clause: Clause) -> bool:
    return any(m.amount and _is_money(m.amount) for m in clause.mentions("amount"))


def _origin(clause: Clause, index: int) -> str:
    adjective = codes_of(m for m in clause.before(index, ("country",)) if m.form == "adjective" or m.possessive)
    source = codes_of(clause.after(index, ("from",), ("country",), 6))
    return (adjective or source or [""])[0]


def _supply_sides(sent: Sent, clause: Clause, verb: int, lemma: str, index: int) -> tuple[str, str] | None:
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "place", "firm"))
    origin = _origin(clause, index)
    passive = clause.is_passive_at(verb)
    if lemma in ("import", "buy", "purchase", "receive", "get", "obtain", "source", "rely on", "depend on", "gain", "draw", "process", "begin", "start"):
        source = origin or next(iter(codes_of(clause.after(verb, ("from", "on"), ("country",)))), "")
        consumer = (codes_of(clause.by_agent(verb)) if passive else subject)[:1]
        if lemma in ("begin", "start") and not re.search(r"\b(?:import|buy|receiv|process|purchas)\w*", clause.words(verb, verb + 3)):
            return None
        consumer = consumer or [other_of(sent, source)]
    elif lemma in ("supply", "provide", "deliver", "export", "sell", "ship", "pump", "transport"):
        target = codes_of(clause.after(verb, ("to", ""), ("country", "place"), 16))
        supplier = origin or (subject[0] if subject and not passive else "")
        target = [c for c in target if c != supplier]
        source, consumer = supplier, target or [other_of(sent, supplier)]
    elif lemma == "come from":
        source, consumer = next(iter(codes_of(clause.after(verb, ("from", ""), ("country",)))), ""), [c for c in codes_of(clause.mentions("country", end=verb))][:1]
    else:
        return None
    if source and consumer and consumer[0] and consumer[0] != source:
        return source, consumer[0]
    return None


def _supply(sent: Sent, clause: Clause, index: int, sides: tuple[str, str], commodity: str) -> Proposal:
    roles: Roles = {"supplier": sides[0], "consumer": sides[1], "commodity": commodity}
    routes = _routes(sent, clause)
    if routes:
        roles["routes"] = routes
    facility = re.search(r"\b(?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+)* (?:refinery|terminal|power plant|plant|port))\b", sent.text)
    if facility:
        roles["facility"] = facility.group(1)
    low = sent.text.lower()
    if re.search(r"\bswap\w*\b|\bin exchange for\b", low):
        roles["arrangement"] = "swap"
    elif re.search(r"\btest (?:shipments?|deliver\w+|runs?)\b|\btrial\b", low):
        roles["arrangement"] = "test"
    elif re.search(r"\btransit\w*\b", low):
        roles["arrangement"] = "transit"
    elif re.search(r"\b(?:sells?|sold|buys?|bought|purchas\w+)\b", low):
        roles["arrangement"] = "sale"
    amount = next((m.amount for m in clause.mentions("amount") if m.amount and m.amount.unit in ("t", "m3", "bbl", "%")), None)
    return Proposal("supply", roles, day_of(sent, clause, index), amount, clause=clause, cue=index)


def _routes(sent: Sent, clause: Clause) -> list[str]:
    """Give the pipelines and lines named: "Odesa-Brody pipeline", "Brody-Mozyr section of the Druzhba pipeline"."""
    found = re.findall(r"((?:[A-Z][\w'’]+(?:[-–—][A-Z][\w'’]+)+|[A-Z][\w'’]+(?: [A-Z][\w'’]+)?) (?:(?:gas |oil )?pipelines?|(?:section|branch|stretch) of (?:the )?[A-Z][\w'’]+ pipeline|line|corridor|grid))", sent.text)
    return [re.sub(r"^(?:The|Ukraine's)\s+", "", r) for r in found]


_AID = re.compile(r"\b(?:aid|assistance|grants?|loans?|credits?|credit line|line of credit|lines of credit|investments?|invest(?:ed|s|ing)?|fdi|debt(?: relief)?|financ\w+|fund\w*|donat\w+|lent|loaned|development assistance|oda|humanitarian|disburs\w+|contribut\w+|pledg\w+|relief|budget support)\b")
_INSTRUMENTS = (
    ("debt-relief", r"\bdebts?\b.*\b(?:reli\w+|forg\w+|cancel\w*|writ\w+ off|wrote off|waiv\w+|reduc\w+)|\b(?:forg\w+|cancel\w*|wrote off|waiv\w+)\b.*\bdebts?\b"),
    ("credit", r"\b(?:lines? of credit|credit lines?|credits?)\b"),
    ("loan", r"\b(?:loans?|lent|lend|loaned|lending)\b"),
    ("grant", r"\bgrants?\b(?! (?:in )?asylum)|\bgrant aid\b"),
    ("investment", r"\b(?:invest\w*|fdi)\b"),
    ("aid", r"\b(?:aid|assistance|oda|humanitarian|donat\w+|relief|disburs\w+|budget support|fund\w*|contribut\w+|pledg\w+|financ\w+)\b"),
)
_GIVES = ("give", "grant", "provide", "lend", "donate", "extend", "offer", "pledge", "invest", "contribute", "disburse", "allocate", "send", "finance", "fund", "forgive", "cancel", "write off", "commit", "approve", "spend", "supply", "pay", "pay out", "deliver", "promise", "loan", "award", "release", "allot", "waive", "inject")
_GETS = ("receive", "get", "obtain", "secure", "borrow", "attract", "benefit from")


def find_finance(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A granted B a loan of 50 million", "aid from A to B", "A invested $2bn in B", "A's investment in B reached ..."."""
    words = clause.words()
    if not _AID.search(words):
        return
    instrument = next((name for name, shape in _INSTRUMENTS if re.search(shape, words)), "")
    if not instrument or re.search(r"\b(?:military aid|investment (?:agreement|protection|treaty|promotion)|first aid|aid workers?)\b", words):
        return
    index = next((i for i, u in enumerate(clause.units) if u.mention is None and _AID.search(u.low)), 0)
    sides = _donor(sent, clause, index, instrument)
    if not sides:
        return
    money = [(i, m) for i, m in ((clause.index_of(m), m) for m in clause.mentions("amount")) if m.amount and _is_money(m.amount) and not _is_equivalent(clause, i)]
    roles: Roles = {"from": sides[0], "to": sides[1], "instrument": instrument}
    subject = phrase_after(sent, clause, next((i for i in range(index, len(clause.units)) if clause.units[i].low in ("for", "towards")), len(clause.units)), limit=10) if re.search(r"\bfor\b", clause.words(index)) else ""
    if subject and not re.match(r"\d|[A-Z][a-z]+$", subject):
        roles["subject"] = subject
    if not money and not any(True for _ in clause.verbs((*_GIVES, *_GETS))) and "from" not in words:
        return
    for i, mention in money or [(index, None)]:
        yield Proposal("finance", dict(roles), _figure_year(sent, clause, i), mention.amount if mention else None, clause=clause, cue=index)


def _donor(sent: Sent, clause: Clause, index: int, instrument: str) -> tuple[str, str] | None:
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "org", "firm", "place") or m.kind == "person")
    owner = codes_of(m for m in clause.before(index, ("country",)) if m.possessive or m.form in ("adjective", "pronoun"))
    source = codes_of(clause.after(-1, ("from", "by"), ("country",)))
    target = codes_of(clause.after(-1, ("to", "in", "into", "for", "towards"), ("country",)))
    indirect = codes_of(clause.after(index if not subject else 0, ("",), ("country", "group"), 12))
    giving = next(clause.verbs(_GIVES), None)
    getting = next(clause.verbs(_GETS), None)
    if getting is not None and subject and (giving is None or getting.index < giving.index):
        donor = source or [c for c in owner if c not in subject]
        return _two(sent, donor[0] if donor else other_of(sent, subject[0]), subject[0])
    if giving is not None and not clause.is_passive(giving) and subject:
        goal = [c for c in [*codes_of(clause.after(giving.index, ("",), ("country",), 4)), *target, *indirect] if c != subject[0]]
        return _two(sent, subject[0], goal[0] if goal else other_of(sent, subject[0]))
    donor = source or owner
    goal = [c for c in [*target, *subject] if c not in donor]
    if donor:
        return _two(sent, donor[0], goal[0] if goal else other_of(sent, donor[0]))
    return None


def _two(sent: Sent, a: str, b: str) -> tuple[str, str] | None:
    return (a, b) if a and b and a != b else None


_PEOPLE = re.compile(r"\b(?:people|community|communities|diaspora|population|expatriates?|expats?|immigrants?|migrants?|residents?|nationals|citizens|students?|workers|refugees|minority|descendants|descent|origin|ancestry|settlers|emigrants|colony|labourers|ethnic|born|speakers|live|lives|living|reside|resides|residing|resident|settled|emigrated|migrated|number|numbered|study|studying|studied|permits|moved|home to|employed)\b")
_NOT_RESIDENT = re.compile(r"\b(?:tourists?|visitors?|visited|soldiers|troops|killed|prisoners|died|hostages|evacuated|arrivals)\b")


def find_community(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "More than 6,000 A-ians live in B", "the A community in B", "B is home to 5,000 A-ians", "people of A descent in B"."""
    words = clause.words()
    if not _PEOPLE.search(words) or _NOT_RESIDENT.search(words):
        return
    for i, unit in enumerate(clause.units):
        m = unit.mention
        if m is None or m.kind != "country" or not m.code or m.form not in ("demonym", "adjective", "name", "pronoun"):
            continue
        if m.form == "demonym" and _lives(clause, i) or m.form in ("adjective",) and _is_people_noun(clause, i) or m.form == "name" and _of_origin(clause, i):
            residence = _residence(sent, clause, i, m.code)
            if residence and residence != m.code:
                yield _community(sent, clause, i, m.code, residence)


def _lives(clause: Clause, i: int) -> bool:
    return bool(re.search(r"\b(?:live|lives|living|lived|reside|resident|residents|community|diaspora|settled|work|working|study|studying|moved|emigrated|migrated|number|numbered|in|there|home to|held)\b", clause.words(max(0, i - 6), i + 12)))


def _is_people_noun(clause: Clause, i: int) -> bool:
    return bool(re.match(r"(?:-?\w+ )?(?:community|communities|diaspora|population|expatriates?|expats|immigrants|migrants|residents|nationals|citizens|students|workers|refugees|minority|descendants|descent|origin|ancestry|settlers|emigrants|colony|jews|labourers)\b", clause.words(i + 1, i + 4)))


def _of_origin(clause: Clause, i: int) -> bool:
    return bool(re.search(r"\b(?:citizens|nationals|people|students|immigrants|natives|migrants|workers|refugees) (?:of|from)(?: the)?$", clause.words(max(0, i - 5), i)))


def _residence(sent: Sent, clause: Clause, i: int, origin: str) -> str:
    inside = [c for c in codes_of(clause.after(i, ("in", "to", "across", "throughout", "within", ""), ("country", "place"), 14)) if c != origin]
    place = [m.code for m in clause.after(i, ("in",), ("place",), 14) if m.code and m.code != origin]
    if inside or place:
        return (inside or place)[0]
    subject = [c for c in codes_of(m for m in clause.subject if m.kind in ("country",)) if c != origin]
    before = [c for c in codes_of(clause.mentions("country", end=i)) if c != origin]
    return (subject or before or [other_of(sent, origin)])[0]


def _community(sent: Sent, clause: Clause, i: int, origin: str, residence: str) -> Proposal:
    counts = [(abs(clause.index_of(m) - i), m.amount) for m in clause.mentions("amount") if m.amount and m.amount.unit in ("items", "people") and m.amount.value >= 2]
    amount = min(counts, key=lambda c: c[0])[1] if counts else None
    if amount is not None:
        amount = Amount(amount.value, "people", amount.bound, amount.to)
    date = date_of(sent, clause, i)
    return Proposal("community", {"origin": origin, "residence": residence}, to_period(date) if date else None, amount, clause=clause, cue=i)


RULES = (
    Rule("trade", "a figure, goods or trend of trade between two countries", find_trade),
    Rule("supply", "oil, gas, power or goods that one country gets from another, with routes", find_supply),
    Rule("finance", "aid, loans, grants, investment or debt relief from one country to another", find_finance),
    Rule("community", "people of one country who live in another", find_community),
)
