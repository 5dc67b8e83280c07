"""Rules for supplies: oil, gas, power and other goods that one country gets from another, with routes and arrangement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, day_of, is_money, other_of
from bilat.model import Roles

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
    return any(m.amount and is_money(m.amount) for m in clause.mentions("amount"))


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


RULES = (Rule("supply", "oil, gas, power or goods that one country gets from another, with routes", find_supply),)
