"""Rules for supplies: oil, gas, power, water and other raw energy that one country gets from another, with routes and arrangement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bilat.extract.clauses import Clause, Cue
from bilat.extract.dates import to_day
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, date_of, is_money, other_of, period
from bilat.extract.rules.items import has_arms
from bilat.extract.rules.shapes import Table, place_of, shape, show
from bilat.extract.rules.sides import missing_side
from bilat.extract.waits import Waits
from bilat.model import Amount, Roles

_FUELS = r"(?:liquefied natural gas|liquefied gas|lng|natural gas|gas|crude oil|crude|petroleum products|oil products|petroleum|nuclear fuel|hydropower|hydroelectricity|hydroelectric power|electric power|electricity|coal|uranium|diesel|gasoline|petrol|fuel oil|jet fuel|kerosene|oil|power|energy|water|hydrogen|fuel)"
_FUEL = re.compile(rf"(?<![\w-])(?<!edible )(?<!cooking )(?<!olive )(?<!palm )(?<!vegetable )(?<!essential )(?<!political )(?<!nuclear )(?<!military )(?<!great )(?<!world )(?<!super )(?<!purchasing )(?<!in )(?<!drinking )(?P<f>{_FUELS})(?![\w-])(?! (?:fields?|sector|companies|company|firm|industry|lamp|exploration|revenues?|projects?|cooperation|relations|talks|minister|ministry|summit|security|policy|of attorney|sharing|plants? in|suppliers? (?!of|to|for)|monopoly|giant|concern|operator|utility|utilities|traders?|distributors?|importers?|workers|engineers|tanker war|agreement|resources|treaty|buffalo|supply system|prices?|and gas (?:sector|industry|exploration|companies)))")
_WET = frozenset(["water", "power", "energy", "fuel"])
_SELL = ("supply", "deliver", "export", "sell", "ship", "pump", "send", "provide", "pipe", "resume", "stop", "halt", "suspend", "begin", "start", "cut off", "cut", "fuel", "continue", "donate", "bring", "feed", "light", "heat", "furnish", "pour")
_BUY = ("import", "buy", "purchase", "receive", "get", "obtain", "source", "draw", "take", "gain", "rely on", "depend on", "cover", "meet", "secure", "need", "burn", "use", "consume")
_MOVE = ("flow", "come", "reach", "pass", "go", "arrive", "land", "transport", "run", "transit", "unload", "carry", "account for", "make up", "process", "refine")
_NOUN = re.compile(r"\b(?:suppl(?:y|ies|ied|ier|iers)|shipments?|deliver(?:y|ies)|imports?|exports?|flows?|sources?|cargo|cargoes|tankers?|needs|demand|consumption|supplying|delivering|importing|exporting|buying|selling|bound for|purchases?|flowed|pumped|fuelled|fueled|dependen(?:t|ce) on|megawatts?|barrels|cubic metres|bcm|terawatt-hours|gigawatt-hours)\b")
_WEAK = frozenset(["resume", "stop", "halt", "suspend", "begin", "start", "continue", "need", "cover", "meet", "run", "take", "go", "cut", "account for", "make up", "carry", "send", "land", "reach", "pass", "secure", "use", "bring", "light", "heat", "feed"])
_USERS = re.compile(r"^(?:(?:\w+ ){0,2})?(?:reactors?|power (?:plants?|stations?)|refiner(?:y|ies)|consumers|households|market|grid|network|cities|needs|oil needs|gas needs|energy needs|consumption|demand|industry|oil imports|gas imports|energy imports|imports)\b")
_PLANT = re.compile(r"\b((?:[Ff]loating )?(?:refinery|terminal|power plant|plant|port) (?:at|in|of) [A-Z][\w-]+|[A-Z][\w'’-]+(?: [A-Z][\w-]+)* (?:refinery|terminal|power plant|power station|plant|port|field|dam))\b")
_APART = frozenset(["to", "in", "with", "for", "at", "on", "by", ":", ";", "as"])
_TRANSIT = frozenset(["through", "via", "across", "over", "past"])


@dataclass(slots=True)
class _Sides:
    """Who may supply and who may receive, in the order in which a clause names them."""

    origin: list[str] = field(default_factory=list)
    goal: list[str] = field(default_factory=list)


def is_fuel(words: str) -> bool:
    """Tell whether words name energy or another raw supply, which are supplies and no trade."""
    found = _FUEL.search(words.lower())
    return bool(found) and len(words.split()) <= 4 and " and " not in words


def is_fuel_clause(clause: Clause) -> bool:
    """Tell whether a clause sells or sends nothing but energy."""
    words = clause.words()
    found = _FUEL.search(words)
    return bool(found) and not has_other_goods(words) and not re.search(r"\b(?:and|,) (?!gas|oil|coal|electricity|power|energy|crude)[a-z]+|\b(?:goods|machinery|food|products and)\b", words[found.end() : found.end() + 25] if found else "") and not re.search(r"[a-z]+ (?:,|and) $", words[: found.start()] if found else "")


def find_supply(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A supplies B with gas", "oil from A goes to the refinery at X through pipeline P", "B buys oil from A", "A's oil in exchange for C's"."""
    fuel = _FUEL.search(clause.words())
    if clause is sent.clauses[0]:
        yield from _swap(sent)
        yield from _supplier(sent)
    if next(_supplier(sent), None) is not None or _HELPED.search(clause.words()):
        return
    if fuel is None or _is_no_fuel(clause.words(), fuel) or is_exchange(sent) or _is_other_business(sent, clause) or any(m.amount and is_money(m.amount) for m in clause.mentions("amount")):
        return
    if _BARRED.search(clause.words()) or re.search(r"\btrade\b|\bexports? (?:were|are|was|include)\b|\balternative to\b", clause.words()[: fuel.start()]):
        return
    index = len(clause.words()[: fuel.start()].split())
    if index >= len(clause.units):
        return
    verb = _verb(clause, index)
    if verb is None and not _NOUN.search(clause.words()):
        return
    if verb is not None and verb.lemma in _WEAK and fuel["f"] in _WET and not _NOUN.search(clause.words()):
        return
    sides = _read_sides(sent, clause, index, verb)
    if not sides.origin and not _goes_to(clause, index, verb, sides) and (verb is None or verb.lemma not in _TAKEN or not codes_of(m for m in clause.subject if m.kind == "country")):
        return
    denied = bool(_NONE.search(clause.words(max(0, index - 2), index) + " "))
    for sides_told in _complete(sent, clause, sides, fuel["f"], verb):
        found = to_supply(sent, clause, verb.index if verb else index, sides_told, fuel["f"])
        found.modality = "denied" if denied else None
        yield found


_HELPED = re.compile(r"\bhelp\w* (?:#|\w+) (?:to )?(?:find|acquire|get|obtain|secure|diversify)\b")
_TAKEN = frozenset((*_BUY, *_SELL)) - {"rely on", "depend on", "need"}
_BARRED = re.compile(r"\b(?:bars?|barred|bans?|banned|prohibit\w*|forbids?|forbade|oppos\w+)\b")
_NONE = re.compile(r"\bno (?:\w+ )?$")


def _goes_to(clause: Clause, fuel: int, verb: Cue | None, sides: _Sides) -> bool:
    """Tell whether the fuel is what goes to the one country named ("most of the gas goes to B")."""
    return verb is not None and verb.lemma in ("go", "flow", "ship", "pipe", "pump") and fuel < verb.index and len(sides.goal) == 1 and not any(m.kind == "country" for m in clause.subject)


_RULE = re.compile(r"\b(?:to|in|of|into|seiz\w+|tak\w+|took|hold|held|holds|holding|shar\w+|gain\w*|lost|los\w+|assum\w+|consolidat\w+|regional|major|middle|super|foreign|rising|soft|hard|naval|air|colonial|occupying|veto|economic|buying|emerging|absolute|executive) $")
_SOLD = re.compile(r"\b(?:exports?|exported|imports?|imported|sells?|sold|buys?|bought|purchas\w+|goods)\b(?: (?:are|is|were|include|included|includes|consist of|consists of|comprise|been|of))?")


def _is_no_fuel(words: str, fuel: re.Match[str]) -> bool:
    """Tell whether the word is no supply here: "came to power", or one of a list of goods, which is trade ("sells coal, cereals and steel")."""
    if fuel["f"] == "power" and _RULE.search(words[: fuel.start()]):
        return True
    return has_other_goods(words)


def has_other_goods(words: str) -> bool:
    """Tell whether words sell or buy a list of goods of which some are no energy ("sells coal, cereals and steel")."""
    sold = _SOLD.search(words)
    tokens = re.sub(r"^ (?:to|from) #(?: (?:are|is|were|was|include|included|comprise))+", "", words[sold.end() :]).split() if sold else []
    members, member = [], ""
    for token in [*tokens, "."]:
        if token in (",", "and", "#") or token in _LIST_ENDS:
            members += [member.strip()] if member.strip() else []
            member = ""
            if token in _LIST_ENDS and (members or token not in ("in", "to", "from")):
                break
        else:
            member += f" {token}"
    return len(members) > 1 and any(not _FUEL.search(m) and not _NO_GOODS.fullmatch(m) for m in members)


_LIST_ENDS = frozenset(["to", "from", "in", "for", "through", "via", "by", "with", "at", "on", "while", "which", "that", "is", "are", "was", "were", "has", "have", ";", ".", "(", ")", ":", "sells", "buys", "imports", "exports", "bought", "sold", "under", "because", "as"])
_NO_GOODS = re.compile(r"(?:\w+ed\b.*|mainly|its|the|also|other|more|renewable|natural|refined|nuclear|(?:\S+ )*(?:products?|derivatives|fuels?|plants?|cells?|much|half|most))")


def is_exchange(sent: Sent) -> bool:
    """Tell whether a sentence sells goods one way and buys goods the other ("sells oil and buys machinery"): both ways are trade."""
    low = sent.text.lower()
    both = re.search(r"\b(?:sells?|sold|exports?|exported)\b(?! of)", low) and re.search(r"\b(?:buys?|bought|imports?|imported|purchases?)\b(?! of)", low)
    return bool(both) and not has_arms(sent) and any(has_other_goods(c.words()) for c in sent.clauses)


def _is_other_business(sent: Sent, clause: Clause) -> bool:
    """Tell whether the swap rule or another type reads this clause: agreements, firms' searches, cooperation."""
    return bool(re.search(r"\b(?:swap\w*|exchanged for|in exchange for|barter\w*|memorandum|agreement|cooperat\w+|explor\w+|drill\w*|discuss\w*|talks|invest\w*|signed|treaty)\b", re.sub(r"\b(?:under|by) (?:the|an?|that|this) (?:[\w~-]+ ){0,2}?(?:agreement|treaty|memorandum)\b", "", clause.words())))


def _verb(clause: Clause, index: int) -> Cue | None:
    cues = list(clause.verbs((*_SELL, *_BUY, *_MOVE)))
    strong = [c for c in cues if c.lemma not in _WEAK]
    return min(strong or cues, key=lambda c: abs(c.index - index), default=None)


def _read_sides(sent: Sent, clause: Clause, fuel: int, verb: Cue | None) -> _Sides:
    sides = _Sides()
    for i, unit in enumerate(clause.units):
        mention = unit.mention
        if mention is None or mention.kind not in ("country", "group", "place", "firm") or not mention.codes or _is_transit(clause, i, mention):
            continue
        side = _side(clause, i, mention, fuel, verb)
        if side:
            (sides.origin if side == "origin" else sides.goal).extend(c for c in mention.codes)
    if not sides.origin and not sides.goal:
        _from_subject(sides, clause, verb)
    if verb is not None and verb.lemma in _BUY and sides.origin and not sides.goal and not clause.is_passive(verb):
        buyers = [u.mention for i, u in enumerate(clause.units[: verb.index]) if u.mention is not None and u.kind == "country" and not u.mention.possessive and u.mention.form != "adjective" and clause.governor(i) in ("", "since")]
        sides.goal.extend(c for c in codes_of(buyers) if c not in sides.origin)
    return sides


def _from_subject(sides: _Sides, clause: Clause, verb: Cue | None) -> None:
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "firm", "place"))
    if verb is not None and len(subject) == 1:
        (sides.goal if (verb.lemma in _BUY) != clause.is_passive(verb) else sides.origin).append(subject[0])


def _is_transit(clause: Clause, i: int, mention: Mention) -> bool:
    before = clause.words(max(0, i - 4), i)
    after = clause.words(i + 1, i + 3)
    return clause.governor(i) in _TRANSIT or before.endswith("way of") or before.endswith("way of the") or (mention.possessive and bool(re.match(r"(?:territory|pipelines?|soil|ports?|system|network)\b", after)) and clause.governor(i) not in ("from", "to"))


def _side(clause: Clause, i: int, mention: Mention, fuel: int, verb: Cue | None) -> str:
    """Tell on which side a country stands: "Iranian gas", "from A", "to B", subject of selling or of buying."""
    after = clause.words(i + 1, i + 6)
    governor = clause.governor(i)
    if mention.form == "adjective" or mention.possessive:
        if _USERS.match(after):
            return "goal"
        if mention.possessive and verb is not None and (verb.lemma in _BUY or verb.lemma == "come") and (_has_source(clause, fuel) or (verb.lemma == "come" and "through" in clause.words(verb.index))):
            return "goal"
        if 0 < fuel - i <= 7 and not any(clause.is_verb(k) or clause.units[k].low in _APART for k in range(i + 1, fuel)):
            return "origin"
        if re.match(r"(?:\w+ )?(?:gas |oil |power |electricity |energy )?(?:exports?|deliver(?:y|ies)|shipments|supplies|supplier)\b", after):
            return "origin"
        return "origin" if governor == "from" else "goal" if governor == "to" else ""
    if governor == "by" and not re.search(r"\bby (?:the )?$", clause.words(max(0, i - 2), i) + " "):
        return ""
    if governor in ("from", "by"):
        return "origin"
    return _side_of_rest(clause, i, fuel, verb)


def _side_of_rest(clause: Clause, i: int, fuel: int, verb: Cue | None) -> str:
    governor = clause.governor(i)
    mention = clause.units[i].mention
    if governor in ("to", "into", "for", "towards"):
        return "goal"
    if mention is None or (verb is not None and governor == "on"):
        return "origin" if verb is not None and verb.lemma in ("rely on", "depend on") else ""
    if governor in ("since", "after", "until") and mention in clause.subject:
        governor = ""
    if verb is None or governor not in ("", "at", "in"):
        owned = governor == "of" and mention.kind == "country" and clause.words(i - 3, i).endswith((f"{clause.units[fuel].low} of", "exports of"))
        return "origin" if owned else ""
    return _bare_side(clause, i, mention, verb, governor)


def _has_source(clause: Clause, fuel: int) -> bool:
    """Tell whether "from A" stands after the fuel: then what is owned is the buyer's ("most of its oil ... from A")."""
    return any(u.mention is not None and u.mention.kind in ("country", "group") and clause.governor(i) == "from" for i, u in enumerate(clause.units) if i > fuel)


def _bare_side(clause: Clause, i: int, mention: Mention, verb: Cue, governor: str) -> str:
    if governor in ("at", "in", "on"):
        return "goal" if mention.kind == "place" and re.search(r"\b(?:terminal|refinery|port|landed|unloaded|to)\b", clause.words(max(0, i - 8), i)) else ""
    passive = clause.is_passive(verb)
    if i < verb.index:
        if mention not in clause.subject or verb.lemma in _MOVE:
            return ""
        buys = verb.lemma in _BUY
        if re.search(r"\b(?:stopped|halted|began|started|continues?|resumed|used|ceased)\b", clause.words(i, verb.index)) and verb.lemma in _BUY:
            buys = True
        return "goal" if buys != passive else "origin"
    if verb.lemma in ("reach", "supply", "sell", "fuel", "send", "provide") and i - verb.index <= 4:
        return "goal"
    return ""


def _complete(sent: Sent, clause: Clause, sides: _Sides, fuel: str, verb: Cue | None) -> Iterator[tuple[str, str]]:
    origin = list(dict.fromkeys(sides.origin))
    goal = [c for c in dict.fromkeys(sides.goal) if c not in origin[:1]]
    on_pair = sent.context.on_pair and set(sent.pair)
    if on_pair and goal and origin and goal[0] not in on_pair and origin[0] in on_pair and origin[1:]:
        goal = origin[1:]
    if not (origin and goal) and not _may_be_unsaid(clause, fuel, verb, origin):
        return
    if origin and not goal:
        goal = list(origin[1:]) or [missing_side(sent, origin[0])]
    if goal and not origin:
        origin = [other_of(sent, goal[0])]
        goal = [c for c in goal if c not in origin]
    for supplier in origin[:4] if len(goal) == 1 else origin[:1]:
        for consumer in goal[:4]:
            if supplier and consumer and supplier != consumer:
                yield supplier, consumer


_VAGUE = frozenset(["fuel", "energy", "water"])


def _may_be_unsaid(clause: Clause, fuel: str, verb: Cue | None, origin: list[str]) -> bool:
    """Tell whether one side may be left unsaid: a word of supply stands there, and the thing is not as vague as "fuel"."""
    if fuel in _VAGUE:
        return False
    return not origin or verb is None or verb.lemma not in _WEAK or _NOUN.search(clause.words()) is not None


_SWAPS = re.compile(r"\b(?:swap\w*|exchang\w+|barter\w*|in return for)\b")


def _swap(sent: Sent) -> Iterator[Proposal]:
    """ "A's gas is exchanged for B's electricity", "B gains access to A's oil in exchange for C's oil"."""
    shown = show(sent)
    if not _SWAPS.search(shown.text):
        return
    both = shape(rf"(?P<a>Ca|C's) (?:\w+ )?(?P<x>{_FUELS}) (?:is |was |are |were |being )?(?:exchanged|swapped|bartered|traded) for (?P<b>Ca|C's) (?:\w+ )?(?P<y>{_FUELS})").search(shown.text)
    access = shape(rf"(?P<b>C) (?:\w+ ){{0,3}}?(?:gains?|gained|gets?|got|receives?|received|obtains?|has|had|was given|would get) (?:access to )?(?P<a>Ca|C's) (?:\w+ )?(?P<x>{_FUELS})(?: [\w]+){{0,4}}? in (?:exchange|return) for (?P<c>Ca|C's) (?:\w+ )?(?P<y>{_FUELS})").search(shown.text)
    match = both or access
    if match is None:
        return
    clause, index = place_of(sent, shown, match, "x")
    a, b = shown.codes(match, "a"), shown.codes(match, "b")
    if not a or not b or a[0] == b[0]:
        return
    yield to_supply(sent, clause, index, (a[0], b[0]), match["x"], "swap")
    if both:
        yield to_supply(sent, clause, index, (b[0], a[0]), match["y"], "swap")


_SUPPLIERS = (
    rf"(?P<a>C) (?:[a-z]+ ){{1,8}}?(?:suppliers?|sources?|providers?|exporters?) of (?:[a-z]+ )?(?P<x>{_FUELS}) (?:to|for) (?P<b><OF>)",
    rf"(?P<a>C) (?:is|was|are|has been|remains|became) (?P<b>C's|Ca) (?:[\w-]+ ){{0,5}}?(?:suppliers?|sources?|providers?|exporters?) of (?:[a-z]+ )?(?P<x>{_FUELS})",
    rf"(?P<a>C) (?:is|was|are|has been|remains|became) (?P<b>C's|Ca) (?:[\w-]+ ){{0,5}}?(?P<x>{_FUELS}) (?:supplier|provider|source|exporter)",
)
_SUPPLIERS_TABLE = Table(("", pattern) for pattern in _SUPPLIERS)


def _supplier(sent: Sent) -> Iterator[Proposal]:
    """ "A is the main supplier of gas to B", "A is B's largest source of oil"."""
    shown = show(sent)
    for _, match in _SUPPLIERS_TABLE.find(shown):
        a, b = shown.codes(match, "a"), shown.codes(match, "b")
        clause, index = place_of(sent, shown, match, "x")
        for consumer in b[:3]:
            if a and a[0] != consumer:
                yield to_supply(sent, clause, index, (a[0], consumer), match["x"])
        return


def to_supply(sent: Sent, clause: Clause, index: int, sides: tuple[str, str], commodity: str, arrangement: str = "") -> Proposal:
    """Build the claim of a supply from sides (supplier, consumer), with what the sentence says of routes, facility and arrangement."""
    roles: Roles = {"supplier": sides[0], "consumer": sides[1], "commodity": commodity}
    routes = _routes(sent, clause)
    if routes:
        roles["routes"] = routes
    facility = _PLANT.search(sent.text)
    if facility:
        roles["facility"] = facility.group(1)
    arrangement = arrangement or _arrangement(sent.text.lower())
    if arrangement:
        roles["arrangement"] = arrangement
    return Proposal("supply", roles, _when(sent, clause, index), _amount(clause), clause=clause, cue=index)


def _arrangement(low: str) -> str:
    for name, pattern in (
        ("swap", r"\bswap\w*\b|\bin exchange for\b|\bbarter"),
        ("test", r"\btest (?:shipments?|deliver\w+|runs?)\b|\btrial\b|\bto try out\b|\bfirst tanker\b|\bpilot\b"),
        ("transit", r"\bin transit\b"),
        ("sale", r"\b(?:sells?|sold|buys?|bought|purchas\w+)\b"),
    ):
        if re.search(pattern, low):
            return name
    return ""


def _amount(clause: Clause) -> Amount | None:
    return next((m.amount for m in clause.mentions("amount") if m.amount and m.amount.unit in ("t", "m3", "bbl", "%")), None)


def _when(sent: Sent, clause: Clause, index: int) -> str | None:
    date = date_of(sent, clause, index)
    if date is None:
        return None
    words = clause.words(max(0, index - 4), index + 6)
    when = (to_day(date) or "").strip("/")
    if re.search(r"\b(?:stopped|halted|ceased|ended|cut off|suspended)\b", words) and "/" not in when:
        return f"/{when}" if when else None
    if date.relation == "since":
        return f"{when}/.." if when else None
    if date.relation in ("until", "till", "before"):
        return f"/{when}" if when else None
    if date.relation == "from" or re.search(r"\b(?:began|begin|start\w*|resum\w+)\b", words):
        return period(clause, date, opens=True)
    return to_day(date)


def _routes(sent: Sent, clause: Clause) -> list[str]:
    """Give the pipelines and lines named: "Odesa-Brody pipeline", "Brody-Mozyr section of the Druzhba pipeline"."""
    name = r"[A-Z][\w'’]+"
    found = re.findall(rf"((?:{name}(?:[-–—]{name})+|{name}(?: {name}){{0,3}}) (?:(?:gas |oil )?[Pp]ipelines?|(?:section|branch|stretch) of (?:the )?{name} pipeline|line|corridor|grid)|{name}(?: {name})* Pipeline)", sent.text)
    return [re.sub(r"^(?:The|[\w-]+['’]s)\s+", "", r) for r in found]


RULES = (Rule("supply", "oil, gas, power or goods that one country gets from another, with routes", find_supply, Waits(patterns=(_FUEL, _SWAPS), shapes=_SUPPLIERS)),)
