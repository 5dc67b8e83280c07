"""Slots of what is signed, given, sold, shown and done together: sums, instruments, subjects, items, goods, events, fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.learned.found import Found, to_act
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import amounts_after, figure_year, is_equivalent, is_money, phrase
from bilat.extract.rules.fields import find_fields
from bilat.extract.rules.finance import INSTRUMENTS
from bilat.extract.rules.instruments import find_count, find_instrument, find_instruments, find_subject
from bilat.extract.rules.items import find_items as find_arms
from bilat.model import Amount, Roles

# -- sums and counts --------------------------------------------------------------------------------------------------------------


def _find_money(sent: Sent, clause: Clause) -> list[tuple[Clause, int, Amount]]:
    """Give the sums of a clause, else the only one of the sentence, with where each stands."""
    found = [(c, i, a) for c in sent.clauses for i, a in amounts_after(c, -1) if is_money(a) and not is_equivalent(c, i)]
    return [f for f in found if f[0] is clause] or (found if len(found) == 1 else [])


def fill_trade(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the trade for each sum that the clause gives, at most two."""
    roles: Roles = {"a": found.x, "b": found.y, "flow": found.value or "turnover"}
    if roles["flow"] in ("turnover", "balance"):
        roles["a"], roles["b"] = sorted((found.x, found.y))
    figures = _find_money(sent, found.clause)
    for clause, i, amount in figures[:2]:
        yield Proposal("trade", dict(roles), figure_year(sent, clause, i), amount, clause=clause, cue=i)
    if not figures:
        yield to_act(sent, found, roles)


def fill_finance(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the money with the sum nearest to the word that says it, by the instrument that the clause names."""
    figures = sorted(_find_money(sent, found.clause), key=lambda f: abs(f[1] - found.cue))[:1]
    words = found.clause.words()
    named = [name for name, shape in INSTRUMENTS if name != "aid" and re.search(shape, words)]
    instrument = found.value if found.value in named or not named else named[0]
    if not instrument:
        return
    roles: Roles = {"from": found.x, "to": found.y, "instrument": instrument}
    yield to_act(sent, found, roles, figures[0][2] if figures else None)


def fill_community(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the community with the count nearest to the word that says it."""
    clause = found.clause if any(a.unit in ("people", "items") for _, a in amounts_after(found.clause, -1)) else sent.clauses[0]
    counts = [(i, a) for i, a in amounts_after(clause, -1) if a.unit in ("people", "items") and not 1900 <= a.value <= 2100]
    nearest = min(counts, key=lambda f: abs(f[0] - found.cue), default=None)
    amount = Amount(nearest[1].value, "people", nearest[1].bound, nearest[1].to) if nearest else None
    yield to_act(sent, found, {"origin": found.x, "residence": found.y}, amount)


# -- what is signed, sold and done --------------------------------------------------------------------------------------------------


def fill_agreement(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the agreement with the instrument nearest to the word that says it and its subject."""
    indices = find_instruments(found.clause)
    index = min(indices, key=lambda i: abs(i - found.cue), default=-1)
    roles: Roles = {"parties": [found.x, found.y, *found.more]}
    if index >= 0:
        subject = find_subject(sent, found.clause, index)
        roles |= {"instrument": find_instrument(found.clause, index)} | ({"subject": subject} if subject else {})
    roles["status"] = found.value or "signed"
    yield to_act(sent, found, roles, find_count(found.clause, index) if index >= 0 else None)


def fill_arms(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the arms for each item that the sentence names, without one where it names none."""
    items = find_arms(sent)
    for item in items[:4]:
        roles: Roles = {"supplier": found.x, "recipient": found.y, "item": item.text, "status": found.value or "delivered"}
        yield to_act(sent, found, roles, item.amount)
    if not items:
        counts = [m.amount for m in sent.of_kind("amount") if m.amount is not None and m.amount.unit == "items"]
        sums = [amount for _, _, amount in _find_money(sent, found.clause)]
        amount = counts[0] if len(counts) == 1 else sums[0] if len(sums) == 1 and not counts else None
        yield to_act(sent, found, {"supplier": found.x, "recipient": found.y, "status": found.value or "delivered"}, amount)


def fill_cooperation(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the cooperation for each field that the clause names, else in the one that the models see."""
    text = sent.document.text[found.clause.start : found.clause.end]
    named = find_fields(text)[:3]
    for field, words, _ in named or [(found.value or "economic", "", 0)]:
        roles: Roles = {"parties": [found.x, found.y, *found.more], "field": field}
        if words:
            roles["activity"] = words
        yield to_act(sent, found, roles)


_COMMODITY = re.compile(r"\b(?:natural gas|crude oil|liquefied natural gas|lng|electricity|power|crude|oil|gas|petroleum products|petroleum|fuel|petrol|diesel|coal|uranium|water|wheat|grain|fertili[sz]ers?|cement|iron ore|copper|steel|timber|rice|sugar|cotton|lithium|vaccines)\b", re.I)


def fill_supply(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the supply of the first commodity that the clause names."""
    goods = list(dict.fromkeys(m.group() for m in _COMMODITY.finditer(sent.document.text, found.clause.start, found.clause.end)))
    if goods:
        roles: Roles = {"supplier": found.x, "consumer": found.y, "commodity": goods[0]}
        if found.value:
            roles["arrangement"] = found.value
        yield to_act(sent, found, roles)


_EVENT = re.compile(r"(?:[A-Z][\w'’-]+ )*(?:exhibition|festival|film|concert|stamp|orchestra|biennale|scholarships?|tournament|match|days?|week|twin(?:ned)?|sister cit(?:y|ies)|statue|monument|museum|theatre|ballet|choir|translation|school|university)s?\b", re.I)


def fill_culture(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the event that the clause names."""
    event = _EVENT.search(sent.document.text, found.clause.start, found.clause.end) or _EVENT.search(sent.text)
    if event:
        words = phrase(sent, sent.start, sent.end, 90) if event.string is sent.text else phrase(sent, max(found.clause.start, event.start() - 20), min(found.clause.end, event.end() + 20))
        roles: Roles = {"parties": [found.x, found.y, *found.more], "event": words}
        if found.value:
            roles["kind"] = found.value
        yield to_act(sent, found, roles)
