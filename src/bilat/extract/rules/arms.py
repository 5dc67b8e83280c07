"""Rules for arms: what one country sells, gives, orders or makes for the forces of another. How arms are named is in `items`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, day_of, is_money, other_of
from bilat.extract.rules.items import Item, find_items, has_arms
from bilat.extract.rules.shapes import Shown, Table, find_all, place_of, shape, show
from bilat.extract.waits import Waits
from bilat.model import Amount, Modality, Roles
from bilat.vocabulary import load

_SELLS = ("sell", "supply", "deliver", "export", "provide", "transfer", "ship", "donate", "send", "give", "hand over", "offer", "build", "equip", "furnish", "arm", "lease", "gift", "present", "hand", "construct", "make", "pledge", "promise", "turn over", "pass on", "award", "grant", "loan", "lend", "license")
_BUYS = ("buy", "purchase", "acquire", "order", "receive", "get", "import", "obtain", "procure", "take delivery of", "field", "operate", "fly", "carry", "use", "deploy", "sign for", "pay", "have", "take", "contract for", "choose", "select", "opt for", "pick")
_USES = frozenset(["field", "operate", "fly", "carry", "use", "deploy", "have", "take", "make", "choose", "select", "pick", "opt for", "present", "get", "hand", "construct", "build", "send", "give"])
_ARRIVES = r"(?:reach(?:ed|es|ing)?|arriv(?:ed|es|ing) in|pour(?:ed|ing)? into|flow(?:ed|ing)? (?:in)?to|went to|landed in|serve(?:s|d)? in|serving in|(?:was|were|been|being|are|is) (?:\w+ )?(?:delivered|shipped|sent|supplied|handed over|transferred|sold|given|exported|loaded|flown|donated) (?:to|for))"
_GEAR = r"(?:arms|weapons?|military equipment|defen[cs]e equipment|military hardware|military|defen[cs]e|missiles?|drones?|tanks|armaments)"
_NOUNS: tuple[tuple[str, str], ...] = (
    ("", rf"(?P<s>C's|Ca|C) (?:\w+ )?{_GEAR} (?:\w+ )?(?P<n>sales?|exports?|deliver(?:y|ies)|shipments?|supplies|transfers?|deals?|gifts?)(?: worth M| of M)? (?:to|with) (?P<r><OF>|L)"),
    ("", rf"(?P<n>sales?|exports?|deliver(?:y|ies)|shipments?|supply|supplies|transfers?) of (?:\w+ ){{0,3}}?{_GEAR} (?:by (?P<s2><OF>) )?(?:from (?P<s><OF>) )?to (?P<r><OF>)"),
    ("", r"(?P<s>C's|C) (?:[a-z]+ ){0,8}?(?P<r>C's|Ca) (?:\w+ ){0,4}?(?:arms|weapons?|military|defen[cs]e|tanks|missiles?) (?:\w+ )?(?P<n>supplier|exporter|seller|vendor|provider)s?"),
    ("", rf"(?P<s>C) (?:[a-z]+ ){{1,8}}?(?P<n>supplier|suppliers|provider|providers|exporter|source|sources|seller|sellers) of (?:\w+ ){{0,3}}?{_GEAR} (?:to|for|of) (?P<r><OF>)"),
    ("", rf"(?P<r>C) (?:[a-z]+ ){{1,8}}?(?P<n>buyer|customer|recipient|importer|purchaser)s? (?:of|for) (?P<s>C's|Ca) (?:\w+ )?{_GEAR}"),
    ("", rf"(?P<r>C) (?:[a-z]+ ){{1,9}}?{_GEAR} (?P<n>buyer|customer|importer|client)s? (?:of|for) (?P<s>C)"),
    ("", rf"(?P<s>C's|Ca) (?:\w+ ){{0,4}}?{_GEAR} (?P<n>buyer|customer|importer|client)s? (?:is|was|are) (?P<r>C)"),
    ("", rf"(?P<r>C's|Ca) (?:\w+ )?{_GEAR} (?P<n>imports?|purchases?|acquisitions?|procurement) from (?P<s><OF>)"),
    ("", rf"(?P<n>purchases?|imports?|acquisition) of (?:\w+ )?{_GEAR} (?:by (?P<r><OF>) )?from (?P<s><OF>)"),
)
_NOUNS_TABLE = Table(_NOUNS)
_CANCELLED = re.compile(r"\b(?:cancel\w*|call(?:ed|s)? off|fell through|fallen through|walk(?:ed|s)? away|scrap(?:s|ped)|abandon\w*|terminat\w+|halt(?:ed|ing|s)?|suspend\w*|dropped)\b")
_OFFERED = re.compile(r"\b(?:offer\w*|bid|proposed|pitch\w*)\b")
_ORDERED = re.compile(r"\b(?:order\w*|contract\w*|signed|sign|signs|deal|deals|agreed|agreement|covers?|batch)\b")
_DELIVERED = re.compile(r"\b(?:deliver\w*|receiv\w+|arriv\w+|reach\w*|handed over|took delivery|take delivery|had (?:sold|bought|supplied)|acquired|gifts?|donated|pour\w+|shipped|serves?|equipped|loaded|supplies|deliveries)\b")


_ARMING = re.compile(r"\b(?:re)?arm(?:s|ed|ing)\b|\bsuppl(?:y|ies|ied|ying)\b|\bequip(?:s|ped|ping)?\b")
_MOST = re.compile(r"\bno (?:other )?(?:country|state|nation|one) .*\bmore .*\bthan\b")


def find_arms(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A sold B tanks", "B's army flies jets made in A", "drones from A reached B", "A's arms sales to B", "it covers 180 tanks"."""
    if clause is not sent.clauses[0] or not (has_arms(sent) or _ARMING.search(sent.text)):
        return
    items = find_items(sent)
    seen: set[tuple[str, str, str]] = set()
    for sides, item, place, lemma in [*_of_items(sent, items), *_of_nouns(sent), *_of_arming(sent)]:
        key = (*sides, item.text.lower() if item else "arms")
        if sides[0] == sides[1] or not all(sides) or key in seen or (item is None and any(s[:2] == sides for s in seen)):
            continue
        seen.add(key)
        sent.before.sold = sides
        yield _proposal(sent, sides, item, place, lemma)
    if not seen:
        yield from _sequel(sent, items)


Told = tuple[tuple[str, str], Item | None, tuple[Clause, int], str]


def _of_items(sent: Sent, items: Sequence[Item]) -> Iterator[Told]:
    shown = show(sent)
    last: tuple[tuple[str, str], tuple[Clause, int], str] | None = None
    for item in items:
        told = _by_verb(sent, item) or _by_shape(sent, shown, item)
        if told is None and last is not None and (last[1][0] is item.clause or not codes_of(item.clause.mentions("country", "group"))):
            told = last[0], (last[1] if last[1][0] is item.clause else (item.clause, item.index)), last[2]
        if told is None and last is None:
            told = _by_earlier(sent, item)
        if told is not None:
            last = told
            for seller in [told[0][0], *_more_sellers(told)]:
                for buyer in [told[0][1], *_more_buyers(told)]:
                    yield (seller, buyer), item, told[1], told[2]


def _more_buyers(told: tuple[tuple[str, str], tuple[Clause, int], str]) -> list[str]:
    """Give the other buyers of "sold aircraft to B and C"."""
    (seller, buyer), (clause, index), _ = told
    group = codes_of(clause.after(index, ("to",), ("country",)))
    return [c for c in group[1:] if c not in (seller, buyer)] if group[:1] == [buyer] else []


def _more_sellers(told: tuple[tuple[str, str], tuple[Clause, int], str]) -> list[str]:
    """Give the other sellers of "buys arms from B, C and D"."""
    (seller, buyer), (clause, index), lemma = told
    group = codes_of(m for m in clause.after(index, ("from",), ("country",)) if m.form != "capital") if lemma in _BUYS else []
    return [c for c in group[1:] if c not in (seller, buyer)] if group[:1] == [seller] else []


def _by_verb(sent: Sent, item: Item) -> tuple[tuple[str, str], tuple[Clause, int], str] | None:
    clause = item.clause
    best: tuple[int, Cue] | None = None
    for cue in clause.verbs((*_SELLS, *_BUYS)):
        aside = cue.form in ("past", "participle") and 0 < cue.index - item.index <= 2 and clause.units[cue.index - 1].low == "," and clause.words(cue.index + 1, cue.index + 2) in ("from", "by")
        passive = clause.is_passive(cue) or aside
        after = clause.words(cue.index + 1, cue.index + 4)
        if item.first <= cue.index <= item.index or (cue.index > item.index and not passive) or after.startswith(("up ", "away ", "off ", "part")) or (cue.lemma == "carry" and cue.form == "ing") or (cue.lemma == "pay" and " for " not in f" {clause.words(cue.index, item.first)} "):
            continue
        distance = abs(cue.index - item.index)
        if best is None or distance < best[0] or (best[1].lemma in _USES and cue.lemma not in _USES):
            best = (distance, cue)
    if best is None:
        return None
    cue = best[1]
    sides = _sides(sent, clause, cue, item)
    return (sides, (clause, cue.index), cue.lemma) if sides else None


def _by_earlier(sent: Sent, item: Item) -> tuple[tuple[str, str], tuple[Clause, int], str] | None:
    """ "A had sold B much equipment: drones, missiles and mortars": the verb stands in a clause before the list."""
    for clause in sent.clauses[: sent.clauses.index(item.clause)]:
        for cue in clause.verbs((*_SELLS, *_BUYS)):
            if cue.lemma not in _USES and re.search(r"\b(?:equipment|arms|weapons|weaponry|hardware|systems|materiel)\b", clause.words(cue.index)):
                sides = _sides(sent, clause, cue, item)
                if sides:
                    return sides, (clause, cue.index), cue.lemma
    return None


def _origin(sent: Sent, item: Item) -> list[str]:
    """Give where arms come from: "East German pistols", "built in Irkutsk", "made by Embraer of Brazil", "gifts of Canberra", "from A"."""
    if item.origin:
        return [item.origin]
    units = show(sent).units
    at = next((i for i, u in enumerate(units) if u.end >= item.end), len(units))
    tail = Shown(units[at + 1 : at + 14])
    found = shape(r"(?:, )?(?:(?:made|built|produced|manufactured|developed|designed|assembled|supplied|donated|gifted|given) (?:in|by) |(?:a )?gifts? (?:of|from) |(?:the )?work of |from )(?:the )?(?:\w+ (?:firm|company|maker|manufacturer|group) )?(?P<o>C's|Ca|C|F|L)(?: (?:firm|company|maker|manufacturer)? ?F)?(?: of (?P<c>C))?").match(tail.text)
    if not found:
        return []
    return tail.codes(found, "c") or tail.codes(found, "o") or [c for m in tail.mentions(found, "o") for c in m.codes][:1]


def _sides(sent: Sent, clause: Clause, cue: Cue, item: Item) -> tuple[str, str] | None:
    passive = clause.is_passive(cue) or (cue.form in ("past", "participle") and cue.index > 0 and clause.units[cue.index - 1].low == "," and not _has_object(clause, cue))
    subject = _accused(clause, cue) or codes_of(m for m in clause.subject if m.kind in ("country", "firm", "person") and clause.index_of(m) not in range(item.first, item.index + 1))
    origin = _origin(sent, item)
    if cue.lemma in ("equip", "arm", "furnish") and passive:
        return _pair(sent, clause, origin, subject, cue)
    if cue.lemma == "order" and passive and not codes_of(clause.by_agent(cue.index)):
        return _pair(sent, clause, origin, codes_of(m for m in clause.mentions("country", end=cue.index) if clause.governor(clause.index_of(m)) == "for"), cue)
    source = codes_of(clause.after(cue.index, ("from", "of"), ("country", "firm")))
    source = [c for c in source if c not in subject] or [c for c in origin if c not in subject]
    by = codes_of(clause.by_agent(cue.index, ("country", "firm")))
    if cue.lemma in _BUYS:
        buyer = by or (subject if not clause.is_passive(cue) else [])
        return _pair(sent, clause, source, [c for c in buyer if c not in source], cue)
    target = codes_of(clause.after(cue.index, ("to", "", "with", "for"), ("country", "group")))
    seller = ([*by, *origin] or source) if passive else subject
    buyer = [c for c in ([*target, *subject] if passive and not codes_of(clause.after(cue.index, ("to",), ("country",))) else target) if c not in seller]
    return _pair(sent, clause, seller, buyer, cue)


def _has_object(clause: Clause, cue: Cue) -> bool:
    """Tell whether a buyer or a number of things follows a verb directly: then it is no participle after a comma ("A, though neutral, sold B rifles")."""
    following = clause.units[cue.index + 1] if cue.index + 1 < len(clause.units) else None
    return following is not None and following.kind in ("country", "amount")


def _accused(clause: Clause, cue: Cue) -> list[str]:
    """Give who is said to act in "B accuses A of giving ...", "B charged A with selling ...": not the subject."""
    if cue.form != "ing" or cue.index < 2 or clause.units[cue.index - 1].low not in ("of", "with"):
        return []
    return codes_of(clause.mentions("country", "group", begin=max(0, cue.index - 4), end=cue.index))[-1:]


def _pair(sent: Sent, clause: Clause, seller: list[str], buyer: list[str], cue: Cue) -> tuple[str, str] | None:
    """Give (seller, buyer); one that is not named is the other of the page's pair, but not with a verb that says little."""
    a, b = (seller[0] if seller else ""), (buyer[0] if buyer else "")
    if a and b:
        return (a, b) if a != b else None
    telling = cue.lemma not in _USES or cue.lemma in ("get", "give", "present", "hand") or (cue.lemma == "build" and bool(a))
    if not telling or not (a or b) or codes_outside(sent, clause):
        return None
    a, b = a or other_of(sent, b), b or other_of(sent, a)
    return (a, b) if a and b and a != b else None


def codes_outside(sent: Sent, clause: Clause | None = None) -> bool:
    """Tell whether a sentence names a country that is not of the page's pair; an adjective of another clause names no party."""
    named = [m for m in sent.of_kind("country") if clause is None or m.form != "adjective" or clause.start <= m.start < clause.end]
    return any(c not in sent.pair for c in codes_of(named))


def _by_shape(sent: Sent, shown: Shown, item: Item) -> tuple[tuple[str, str], tuple[Clause, int], str] | None:
    origin = _origin(sent, item)
    place = (item.clause, item.index)
    head = shown.text[: shown.starts[_unit_at(shown, item.start)]]
    tail = Shown(shown.units[_unit_at(shown, item.end - 1) + 1 :])
    built = shape(r"(?:built|made|produced) (?:by|in) (?P<s>F|C|L)(?: of C)? for (?:the )?(?P<r>C's|Ca|C)").match(tail.text)
    if built:
        return _told(_places(tail, built, "s"), tail.codes(built, "r"), place)
    came = shape(r"(?:[\w~,-]+ ){0,5}?(?:(?:has |have |had )?(?:come|came|comes|arrived) |(?:was|were) (?:\w+ )?(?:bought|purchased|acquired|obtained|ordered|imported|leased) )(?:\w+ ){0,2}?from (?P<s><CC>|L)").match(tail.text)
    if came:
        seller = tail.codes(came, "s") or _places(tail, came, "s")
        told = _told(seller, [other_of(sent, c) for c in seller[:1]], place)
        if told is not None and not codes_outside(sent):
            return told
    arrives = shape(rf"(?:[^ ;]+ ){{0,10}}?{_ARRIVES} (?:the )?(?P<r><CC>|L)").match(tail.text)
    if arrives and origin:
        return _told(origin, tail.codes(arrives, "r") or _places(tail, arrives, "r"), place)
    of = shape(r"(?P<s>C's|Ca|F's) (?:[\w-]+ ){0,3}?(?:sales?|exports?|deliver(?:y|ies)|shipments?|supply|supplies|gifts?|offers?|transfers?) of (?:[\w~]+ ){0,3}?$").search(head)
    to = shape(r"(?:[\w~,]+ ){0,4}?(?:to|with|for) (?P<r><OF>|L)").match(tail.text)
    if of and to:
        return _told(_only(Shown(shown.units), of, "s"), tail.codes(to, "r"), place)
    bare = re.search(r"\b(?:sales?|offer|delivery|deliveries|supplies|shipment|shipments|gift|suppliers?) of (?:[\w~]+ ){0,3}?$", head)
    if bare and to:
        buyer = tail.codes(to, "r")
        seller = [c for c in codes_of(item.clause.subject) if c not in buyer][:1] or origin or [other_of(sent, b) for b in buyer]
        return _told(seller, buyer, place)
    return _contract(sent, item, head, tail) or _supplies(shown, item, head, place)


def _contract(sent: Sent, item: Item, head: str, tail: Shown) -> tuple[tuple[str, str], tuple[Clause, int], str] | None:
    """ "B placed an order for tanks with A", "a contract for cars between B and a firm of A", "firms of A signed with B for tanks"."""
    if not re.search(r"\b(?:orders?|contracts?|deals?|agreement|signed|customer)\b[^;]{0,60}?\b(?:for|on|over|covering) (?:[\w~-]+ ){0,3}?$", head):
        return None
    clause = item.clause
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "firm", "group"))
    firms = [m.code for m in clause.mentions("firm") if m.code] + [m.code for m in clause.mentions("country") if m.form == "adjective" and "firm" in clause.words(clause.index_of(m) + 1, clause.index_of(m) + 2)]
    named = list(dict.fromkeys([*subject, *codes_of(clause.mentions("country", "firm"))]))
    if len(named) == 1 and other_of(sent, named[0]):
        named.append(other_of(sent, named[0]))
    if len(named) != 2:
        return None
    words = clause.words()
    if firms and firms[0] in named:
        seller = firms[0]
    elif re.search(r"\bcustomer\b|\bplaced an order\b|\bordered\b|\bwith (?:the )?#", words) and subject:
        seller = next(c for c in named if c != subject[0])
    else:
        return None
    buyer = next(c for c in named if c != seller)
    return (seller, buyer), (clause, item.index), "order"


def _supplies(shown: Shown, item: Item, head: str, place: tuple[Clause, int]) -> tuple[tuple[str, str], tuple[Clause, int], str] | None:
    """ "A's supplies to B included Scud missiles", "Oerlikon guns were the staple of A's deliveries to B"."""
    for match in find_all(r"(?P<s>C's|Ca) (?:arms |military |weapons )?(?:supplies|deliveries|exports|shipments|sales|aid|gifts) to (?P<r><OF>)", shown):
        return _told(shown.codes(match, "s"), shown.codes(match, "r"), place)
    return None


def _told(seller: Sequence[str], buyer: Sequence[str], place: tuple[Clause, int]) -> tuple[tuple[str, str], tuple[Clause, int], str] | None:
    return ((seller[0], buyer[0]), place, "") if seller and buyer and seller[0] and buyer[0] and seller[0] != buyer[0] else None


def _only(shown: Shown, found: re.Match[str], name: str) -> list[str]:
    return shown.codes(found, name)


def _places(shown: Shown, found: re.Match[str], name: str) -> list[str]:
    return [c for m in shown.mentions(found, name) for c in m.codes]


def _unit_at(shown: Shown, position: int) -> int:
    return next((i for i, u in enumerate(shown.units) if u.start <= position < u.end), len(shown.units) - 1)


def _of_arming(sent: Sent) -> Iterator[Told]:
    """ "A armed the rebels of F", "A went on supplying F", "A has denied that it arms F": a movement armed without any weapon named."""
    for clause in sent.clauses:
        for cue in clause.verbs(("arm", "supply", "equip", "rearm")):
            movements = [c for c in codes_of(clause.after(cue.index, ("",), ("country",), 4)) if c in load().entities and load().entities[c].kind == "movement"]
            seller = _accused(clause, cue) or codes_of(m for m in clause.subject if m.kind in ("country", "person") and m.code not in movements)
            if movements and len(seller) == 1 and not clause.is_passive(cue) and not re.match(r"(?:\w+ ){0,3}?with\b", clause.words(cue.index + 2)):
                yield (seller[0], movements[0]), None, (clause, cue.index), "deny" if re.search(r"\bden(?:y|ied|ies|ying)\b.*\bthat\b", sent.text[: clause.units[cue.index].start - sent.start].lower()) else ""


def _of_nouns(sent: Sent) -> Iterator[Told]:
    """ "A's arms sales to B", "A is B's largest arms supplier", "the biggest weapons buyer of A"."""
    shown = show(sent)
    for lemma, match in _NOUNS_TABLE.find(shown):
        seller = shown.codes(match, "s") or shown.codes(match, "s2")
        buyer = shown.codes(match, "r") or shown.named(match, "r")
        if seller and not buyer:
            buyer = [other_of(sent, seller[0])]
        if buyer and not seller:
            seller = [other_of(sent, buyer[0])]
        place = place_of(sent, shown, match, "n")
        for s in seller[:2]:
            for b in buyer[:2]:
                yield (s, b), None, place, lemma


def _proposal(sent: Sent, sides: tuple[str, str], item: Item | None, place: tuple[Clause, int], lemma: str) -> Proposal:
    clause, index = place
    none = re.match(r"no (?:longer )?", item.text, re.I) if item else None  # "sells no weapons to B"
    roles: Roles = {"supplier": sides[0], "recipient": sides[1], "item": item.text[none.end() if none else 0 :] if item else _gear(clause)}
    maker = _maker(clause, item, sides[0])
    if maker is not None:
        roles["maker"] = maker.value or maker.text
    status, modality = ("", "denied") if lemma == "deny" or none else _status(sent, clause, index, lemma)
    if status:
        roles["status"] = status
    return Proposal("arms", roles, day_of(sent, clause, index), _amount(clause, item), modality, clause=clause, cue=index)


def _gear(clause: Clause) -> str:
    found = re.search(r"\b(?:military equipment|defen[cs]e equipment|military hardware|weapons|missiles|drones|tanks)\b", clause.words())
    return found.group() if found and "arms" not in clause.words() else "arms"


def _amount(clause: Clause, item: Item | None) -> Amount | None:
    if item is not None and item.amount is not None:
        return item.amount
    money = [m.amount for m in clause.mentions("amount") if m.amount and is_money(m.amount)]
    return money[0] if len(money) == 1 else None


def _maker(clause: Clause, item: Item | None, seller: str) -> Mention | None:
    if item is not None and item.maker is not None:
        return item.maker
    firms = [m for m in clause.mentions("firm") if m.code == seller]
    return min(firms, key=lambda m: abs(m.start - item.start)) if firms and item else (firms[0] if firms else None)


def _status(sent: Sent, clause: Clause, index: int, lemma: str) -> tuple[str, Modality | None]:
    words = clause.words()
    if _MOST.search(words):
        return "", "asserted"
    if _CANCELLED.search(words):
        return "cancelled", None
    if lemma == "offer" or _OFFERED.search(clause.words(max(0, index - 3), index + 2)):
        return "offered", None
    if re.search(r"\bagreed to (?:buy|sell|purchase|acquire|supply|deliver)\b", words):
        return "ordered", "asserted"
    if _DELIVERED.search(words) and find_modality(clause, index) == "asserted":
        return "delivered", None
    return ("ordered" if _ORDERED.search(words) else ""), None


def _sequel(sent: Sent, items: Sequence[Item]) -> Iterator[Proposal]:
    """ "It covers 180 tanks and 81 vehicles", "the first batch is 48 howitzers", after a deal that the text has told of."""
    sold = sent.before.sold
    if not sold or not items or codes_outside(sent):
        return
    if not _GOES_ON.search(sent.text.lower()) and not re.match(r"(?:it|this|the (?:\w+ )?(?:deal|contract|order|agreement|batch|package|purchase|sale)|they) (?:\w+ )?(?:cover|covers|covered|include|includes|included|is|was|comprise|comprises|comprised|provides for|consists of|involves|also)\b", re.sub(r"[~#]", " ", sent.text.lower())):
        return
    told = _GOES_ON.search(sent.text.lower())
    for item in items:
        if item.amount is not None or told:
            roles: Roles = {"supplier": sold[0], "recipient": sold[1], "item": item.text}
            status, modality = _status(sent, item.clause, item.index, "") if told else ("ordered", None)
            roles |= {"status": status} if status else {}
            yield Proposal("arms", roles, day_of(sent, item.clause, item.index) if told else None, item.amount, modality, clause=item.clause, cue=item.index)


_GOES_ON = re.compile(r"\b(?:deliver(?:ed|y|ies)|arriv(?:ed|es|ing)|followed|are to follow|is to follow|handed over|entered service|were commissioned|was commissioned|on the way|were ordered|was ordered|were bought|was bought|were supplied|were donated|to be given|been promised|were sent|were shipped|joined the (?:fleet|navy|air force)|on order)\b")


_CODED = re.compile(r"[A-Za-z][\w-]*\d|\d[\w-]*[A-Za-z]")


def _waited_for() -> Waits:
    named = load().cues["arms"]
    return Waits(patterns=[re.escape(w) for w in (*named["items"], *named["named"])], words=("armed", "arming", "arm", "rearmed", "supplied", "supplies", "supply", "supplying", "equip", "equips", "equipped", "equipping"), like=(_CODED,))


RULES = (Rule("arms", "arms that one country sells, gives or orders from another", find_arms, _waited_for),)
