"""Slots of what is signed, given, sold, shown and done together: sums, instruments, subjects, items, goods, events, fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import DETERMINERS, PREPOSITIONS, Clause
from bilat.extract.learned.bars import is_of_the_dead
from bilat.extract.learned.found import Found, to_act
from bilat.extract.learned.labels import BOTH_WAYS
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.abroad import is_under_un
from bilat.extract.rules.common import (
    amounts_after,
    figure_year,
    is_city,
    is_equivalent,
    is_money,
    phrase,
)
from bilat.extract.rules.fields import find_fields
from bilat.extract.rules.figures import find_flow_sides, find_flow_word
from bilat.extract.rules.finance import INSTRUMENTS, find_thankful
from bilat.extract.rules.instruments import find_count, find_instrument, find_instruments, find_subject
from bilat.extract.rules.items import find_items as find_arms
from bilat.extract.rules.treaty_parties import is_of_many
from bilat.model import Amount, Roles

# -- sums and counts --------------------------------------------------------------------------------------------------------------


def _find_money(sent: Sent, clause: Clause) -> list[tuple[Clause, int, Amount]]:
    """Give the sums of a clause, else those of the sentence, with where each stands."""
    found = [(c, i, a) for c in sent.clauses for i, a in amounts_after(c, -1) if is_money(a) and not is_equivalent(c, i)]
    return [f for f in found if f[0] is clause] or found


def fill_trade(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the trade for each sum of the clause that may be of the flow, at most three; without a sum where there is none."""
    roles: Roles = {"a": found.x, "b": found.y, "flow": found.value or "turnover"}
    if roles["flow"] in BOTH_WAYS:
        roles["a"], roles["b"] = sorted((found.x, found.y))
    figures = [f for f in _find_money(sent, found.clause)[:6] if _may_be_of(sent, found, str(roles["flow"]), f)]
    for clause, i, amount in figures[:3]:
        yield Proposal("trade", dict(roles), figure_year(sent, clause, i), amount, clause=clause, cue=i)
    if not figures and not (_OF_ALL.search(sent.text) and _find_money(sent, found.clause)):
        yield to_act(sent, found, roles)


_OF_ALL = re.compile(r"\b(?:in all|in total|altogether|total (?:exports?|imports?|trade)|overall|worldwide|world trade|what (?:[\w-]+ ){1,5}?(?:exports|imports|sells|buys))\b", re.I)


def _may_be_of(sent: Sent, found: Found, flow: str, figure: tuple[Clause, int, Amount]) -> bool:
    """Tell whether a sum may be of a flow, by the word of trade nearest to it and by whose it is."""
    clause, index, _ = figure
    if _OF_ALL.search(sent.text) and not {found.x, found.y} <= {c for m in sent.mentions for c in m.codes}:
        return False
    word = find_flow_word(clause, index)
    if not word:
        return True
    if flow in BOTH_WAYS:
        return word == flow
    seller, buyer = find_flow_sides(clause, index, word)
    owner = sent.context.owner
    if not seller and not buyer and owner in (found.x, found.y):
        seller, buyer = (owner, "") if word == "export" else ("", owner)
    return word in ("export", "import") and seller in ("", found.x) and buyer in ("", found.y)


def fill_finance(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the money with the sum nearest to the word that says it, by the instrument that the clause names."""
    figures = sorted(_find_money(sent, found.clause), key=lambda f: abs(f[1] - found.cue))[:1]
    words = found.clause.words()
    named = [name for name, shape in INSTRUMENTS if name != "aid" and re.search(shape, words)]
    instrument = found.value if found.value in named or not named else named[0]
    if not instrument or found.x in find_thankful(sent):
        return
    roles: Roles = {"from": found.x, "to": found.y, "instrument": instrument}
    yield to_act(sent, found, roles, figures[0][2] if figures else None)


def fill_community(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the community with the count nearest to the name of its people, else to the word that says it."""
    clauses = [found.clause, *(c for c in sent.clauses if c is not found.clause)]
    counts = [(c, c.units[i].start, a) for c in clauses for i, a in amounts_after(c, -1) if not is_of_the_dead(sent, (c.units[i].start, c.units[i].end)) and a.unit in ("people", "items") and a.value > 1 and not 1900 <= a.value <= 2100]
    people = [m.start for m in sent.of_kind("country") if found.x in m.codes and m.form in ("demonym", "adjective", "name")] or [found.at]
    clause, _, count = min(counts, key=lambda c: min(abs(c[1] - p) for p in people), default=(found.clause, 0, None))
    amount = Amount(count.value, "people", count.bound, count.to) if count else None
    place = found if clause is found.clause else found._replace(clause=clause, cue=0)
    yield to_act(sent, place, {"origin": found.x, "residence": found.y}, amount)


# -- what is signed, sold and done --------------------------------------------------------------------------------------------------


def fill_agreement(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the agreement with the instrument nearest to the word that says it and its subject; none where a third country only lent the city."""
    if any(code not in sent.pair and _is_place_only(sent, code) for code in (found.x, found.y, *found.more)):
        return
    indices = find_instruments(found.clause)
    index = min(indices, key=lambda i: abs(i - found.cue), default=-1)
    if index >= 0 and is_of_many(sent, found.clause, index, (found.x, found.y)):
        return
    if index < 0 and not _AGREES.search(found.clause.words()):
        return
    roles: Roles = {"parties": [found.x, found.y, *found.more]}
    if index >= 0:
        subject = find_subject(sent, found.clause, index)
        roles |= {"instrument": find_instrument(found.clause, index)} | ({"subject": subject} if subject else {})
    roles["status"] = _find_status(sent, found.clause, index) or found.value or "signed"
    yield to_act(sent, found, roles, find_count(found.clause, index) if index >= 0 else None)


_IN_FORCE = re.compile(r"\b(?:t(?:ook|akes?) effect|(?:came|comes?|entered|enters|went) into (?:force|effect)|(?:is|are|was|remains?) (?:\w+ )?in force)\b")
_DRAFTED = re.compile(r"\bdraft (?:\w+ ){0,2}$")


def _find_status(sent: Sent, clause: Clause, index: int) -> str:
    """Give the status that the words around the noun say outright: in force, or only a draft; "" where they say none."""
    if index > 0 and _DRAFTED.search(clause.words(max(0, index - 3), index) + " "):
        return "negotiated"
    return "in-force" if _IN_FORCE.search(sent.text) and not re.search(r"\bsign(?:ed|ing|s|ature)?\b|\bconclu|\bratif", sent.text) else ""


_AGREES = re.compile(r"\b(?:agree[ds]?|agreeing|conclud\w+|ratif\w+|initialled|(?:come|came|coming) to terms|(?:put|setting|set) their (?:names?|hands|signatures?)|undertook|undertaken|pledged?|pact|terms)\b")


def _is_place_only(sent: Sent, code: str) -> bool:
    """Tell whether a sentence names a country by nothing but a city in which something is done ("was signed in CITY")."""
    named = [(c, i, u.mention) for c in sent.clauses for i, u in enumerate(c.units) if u.mention is not None and code in u.mention.codes]
    return bool(named) and all(is_city(m) and c.governor(i) in ("in", "at") for c, i, m in named)


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
    named = [one for one in find_fields(text) if not _is_in_name(text, *one[1:])][:3]
    meant = {c for m in found.clause.mentions() for c in m.codes}
    for field, words, _ in named or [(found.value or "economic", "", 0)]:
        if field == "military" and not {found.x, found.y} <= meant and is_under_un(sent, found.clause):
            continue
        roles: Roles = {"parties": [found.x, found.y, *found.more], "field": field}
        if words:
            roles["activity"] = words
        yield to_act(sent, found, roles)


_NAME_BEFORE = re.compile(r"\W[A-Z][\w'’-]*(?: (?:of|for|and|on|the))* $")
_NAME_AFTER = re.compile(r" (?:of |for )?[A-Z]")


def _is_in_name(text: str, word: str, at: int) -> bool:
    """Tell whether a word is part of a longer name: "Police" in "the Vanuatu Police Force"."""
    return word[0].isupper() and (_NAME_BEFORE.search(text, 0, at) is not None or _NAME_AFTER.match(text, at + len(word)) is not None)


_COMMODITY = re.compile(
    r"\b(?:natural gas|crude oil|liquefied natural gas|lng|electricity|hydropower|power(?! (?:station|plant|line)s?)|current|crude|oil|gas|petroleum products|petroleum|fuel|petrol|diesel|gasoline|kerosene|coal|uranium|yellowcake|water|wheat|grain|maize|flour|rice|sugar|cotton|fertili[sz]ers?|potash|phosphates?|cement|"
    r"bauxite|iron ore|copper|cobalt|nickel|manganese|gold|diamonds|steel|timber|wood|lithium|vaccines|medicines)\b",
    re.I,
)
_LOAD = re.compile(r"\b(?:barrels|megawatts|cargo|cargoes|goods|freight|containers|transit|shipments)\b", re.I)


def fill_supply(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the supply of the commodity nearest to the word that says it, with those named in one breath with it."""
    goods = _find_goods(sent, found)
    nearest = min(goods, key=lambda g: abs(g.start() - found.at), default=None)
    for good in goods:
        between = sent.document.text[min(good.end(), nearest.end()) : max(good.start(), nearest.start())] if nearest else ""
        if good is nearest or re.fullmatch(r",? (?:and|or) |, ", between):
            roles: Roles = {"supplier": found.x, "consumer": found.y, "commodity": good.group()}
            if found.value:
                roles["arrangement"] = found.value
            yield to_act(sent, found, roles)


def _find_goods(sent: Sent, found: Found) -> list[re.Match[str]]:
    """Give where commodities are named in the clause, else in the sentence, else in the one before; a load where nothing tells what it is."""
    here, whole, before = (found.clause.start, found.clause.end), (sent.start, sent.end), (max(0, sent.start - _BEFORE), sent.start)
    for shape, span in ((_COMMODITY, here), (_COMMODITY, whole), (_LOAD, whole), (_COMMODITY, before)):
        goods = list(shape.finditer(sent.document.text, *span))
        if goods:
            return goods
    return []


_BEFORE = 200  # characters before a sentence in which what "it" carries is looked for
_KINDS = {
    "award": r"order|prize|medals?|awards?|honou?rs?|honorary|doctorate|citizen|decorat\w+|knight\w*|cross|collar|star",
    "stamp": r"stamps?|issue",
    "film": r"films?|cinema|movie|documentary",
    "festival": r"festivals?|carnival|weeks?|days?|contest|parade|dances?",
    "days-of-culture": r"days?|weeks?|years?|season",
    "exhibition": r"exhibitions?|exhibits?|show|biennale|paintings?|photographs?|fair|expo|gallery|museum",
    "twinning": r"twin\w*|sister|partner\w*",
    "education": r"schools?|universit\w+|scholarships?|chair|institutes?|college|courses?|taught|students?|lessons?|language|lectures?",
    "sport": r"match\w*|tournament|cup|games|championships?|football|cricket|rugby|team|coach\w*|race|olympic\w*|chess|club|league",
    "other": r"statue|monument|bust|memorial|square|street|park|garden|theatre|orchestra|choir|concerts?|ballet|opera|translat\w+|museum|plaque|mosque|church|year|anniversary|dances?|music\w*",
}
_STOP = frozenset([",", ";", ":", "(", ")", "which", "who", "that", "when", "while", "where"])


def fill_culture(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the event: the noun phrase around a word of its kind, else around the word that says it."""
    words = _KINDS.get(found.value, "") or "|".join(_KINDS.values())
    shape = re.compile(rf"(?:{words})", re.I)
    places = [(c, i) for c in (found.clause, *sent.clauses) for i, u in enumerate(c.units) if u.mention is None and shape.fullmatch(u.low)]
    clause, at = min(places, key=lambda p: (p[0] is not found.clause, abs(p[0].units[p[1]].start - found.at)), default=(found.clause, found.cue))
    roles: Roles = {"parties": [found.x, found.y, *found.more], "event": _find_phrase(sent, clause, at)}
    if found.value:
        roles["kind"] = found.value
    yield to_act(sent, found, roles)


def _find_phrase(sent: Sent, clause: Clause, at: int) -> str:
    """Give the noun phrase around a unit: back to a verb, mark or article, on to the next verb or mark."""
    first = at
    while first > 0 and not _ends_phrase(clause, first - 1) and clause.units[first - 1].low not in (*PREPOSITIONS, *DETERMINERS):
        first -= 1
    last = at
    while last + 1 < len(clause.units) and not _ends_phrase(clause, last + 1) and last - at < 8:
        last += 1
    while last > at and clause.units[last].low in (*PREPOSITIONS, *DETERMINERS, "and"):
        last -= 1
    return phrase(sent, clause.units[first].start, clause.units[last].end)


def _ends_phrase(clause: Clause, index: int) -> bool:
    unit = clause.units[index]
    return unit.kind == "date" or (unit.mention is None and (unit.low in _STOP or clause.is_verb(index)))
