"""Rules for arms: what one country sells, gives, orders or makes for the forces of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilat.extract.clauses import Clause, Cue
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, day_of, join_words, other_of, phrase
from bilat.model import Amount, Roles
from bilat.vocabulary import load


@cache
def _items() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{join_words(load().cues['arms']['items'])})\b")


_SELLS = ("sell", "supply", "deliver", "export", "provide", "transfer", "ship", "donate", "send", "give", "hand over", "offer", "build", "equip", "furnish", "arm")
_BUYS = ("buy", "purchase", "acquire", "order", "receive", "get", "import", "obtain", "procure", "take delivery of", "field")


def find_arms(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A sold B tanks", "B bought missiles from A", "A's arms sales to B", "the system, purchased from B's maker T"."""
    words = clause.words()
    if not _items().search(words) and not re.search(r"\b(?:weapons? buyer|arms supplier|rearm\w*)\b", words):
        return
    done = False
    for cue in clause.verbs((*_SELLS, *_BUYS)):
        sides = _sides(sent, clause, cue)
        items = _items_after(sent, clause, cue) if sides else []
        for item, amount in items:
            done = True
            yield _arms(sent, clause, cue.index, sides, item, amount, cue.lemma)  # type: ignore[arg-type]
        if done:
            return
    yield from _arms_noun(sent, clause, words)


def _sides(sent: Sent, clause: Clause, cue: Cue) -> tuple[str, str] | None:
    passive = clause.is_passive(cue) or (cue.form in ("past", "participle") and cue.index > 0 and clause.units[cue.index - 1].low == ",")
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "firm", "place", "person"))
    by = codes_of(clause.by_agent(cue.index, ("country", "firm")))
    source = codes_of(clause.after(cue.index, ("from", "of"), ("country", "firm", "place")))
    target = codes_of(clause.after(cue.index, ("to", "", "with", "for"), ("country", "place", "group")))
    if cue.lemma in _BUYS:
        buyer = (by if passive else subject)[:1] or ([c for c in subject if c not in source][:1])
        seller = [c for c in source if c not in buyer][:1] or ([other_of(sent, buyer[0])] if buyer else [])
    else:
        seller = (by or source if passive else subject)[:1]
        buyer = [c for c in ([*target, *subject] if passive else target) if c not in seller][:1]
        buyer = buyer or ([other_of(sent, seller[0])] if seller else [])
        seller = seller or ([other_of(sent, buyer[0])] if buyer else [])
    if seller and buyer and seller[0] and buyer[0] and seller[0] != buyer[0]:
        return seller[0], buyer[0]
    return None


def _items_after(sent: Sent, clause: Clause, cue: Cue) -> list[tuple[str, Amount | None]]:
    """Give the arms named after (or, in the passive, before) a verb, each with its count."""
    found: list[tuple[str, Amount | None]] = []
    text = sent.document.text
    for match in _items().finditer(text.lower(), clause.start, clause.end):
        if found and match.start() < text.lower().find(found[-1][0].lower(), clause.start) + len(found[-1][0]):
            continue
        begin, amount = _item_start(clause, match.start())
        found.append((phrase(sent, begin, match.end()), amount))
    if not found:
        return []
    money = next((m.amount for m in clause.mentions("amount") if m.amount and len(m.amount.unit) == 3 and m.amount.unit.isupper()), None)
    if money and all(a is None for _, a in found):
        return [(" and ".join(dict.fromkeys(i for i, _ in found)), money)]
    return found


def _item_start(clause: Clause, at: int) -> tuple[int, Amount | None]:
    index = next((i for i, u in enumerate(clause.units) if u.start <= at < u.end), 0)
    begin = index
    while begin > 0:
        unit = clause.units[begin - 1]
        if unit.mention is not None or not re.fullmatch(r"[\w-]+", unit.low) or clause.is_verb(begin - 1) or unit.low in _STOPS:
            break
        begin -= 1
    before = clause.units[begin - 1].mention if begin else None
    amount = before.amount if before and before.amount and before.amount.unit == "items" else None
    return clause.units[begin].start, amount


_STOPS = frozenset(["of", "in", "on", "to", "by", "with", "from", "and", "for", "the", "a", "an", "its", "their", "his", "some", "more", "much", "many", "most", "new", "other", "as", "such", "including", "or", "also", "used", "against"])


def _arms(sent: Sent, clause: Clause, index: int, sides: tuple[str, str], item: str, amount: Amount | None, lemma: str) -> Proposal:
    roles: Roles = {"supplier": sides[0], "recipient": sides[1], "item": item}
    maker = next((m for m in clause.mentions("firm") if m.form == "arms" or m.code == sides[0]), None)
    if maker is not None:
        roles["maker"] = maker.value or maker.text
    status = "ordered" if lemma in ("order", "sign", "agree") else "offered" if lemma == "offer" else "delivered" if lemma in ("deliver", "receive", "take delivery of", "get") or clause.words(max(0, index - 2), index).endswith(("had", "has", "have")) else ""
    if status:
        roles["status"] = status
    return Proposal("arms", roles, day_of(sent, clause, index), amount, clause=clause, cue=index)


def _arms_noun(sent: Sent, clause: Clause, words: str) -> Iterator[Proposal]:
    """ "A is B's largest arms supplier", "A's arms sales to B", "largest weapons buyer of B"."""
    found = re.search(r"\b(?:arms|weapons?|military|defen[cs]e|equipment|missiles?|drones?|tanks)\b[\w -]{0,20}\b(?P<noun>sales?|exports?|deliver(?:y|ies)|shipments?|supplies|imports?|purchases?|supplier|buyer|customer|exporter|importer|deals?|orders?|contracts?)\b", words)
    if not found:
        return
    noun = found["noun"]
    index = len(words[: found.end()].split()) - 1
    owner = codes_of(m for m in clause.before(index, ("country",)) if m.possessive or m.form == "adjective")
    to = codes_of(clause.after(index, ("to", "with"), ("country", "place")))
    of = codes_of(clause.after(index, ("of", "from", "for", "by"), ("country", "place")))
    subject = codes_of(m for m in clause.subject if m.kind == "country")
    sides = _noun_sides(sent, noun, owner, to, of, subject)
    if sides and sides[0] != sides[1]:
        yield Proposal("arms", {"supplier": sides[0], "recipient": sides[1], "item": "arms" if "arms" in words else found.group().split()[0]}, day_of(sent, clause, index), clause=clause, cue=index)


def _noun_sides(sent: Sent, noun: str, owner: list[str], to: list[str], of: list[str], subject: list[str]) -> tuple[str, str] | None:
    if noun in ("buyer", "customer", "importer"):
        buyer, seller = subject[:1], (of or owner)[:1]
    elif noun in ("supplier", "exporter"):
        seller, buyer = subject[:1], (of or owner or to)[:1]
    elif noun.startswith(("import", "purchase", "order")):
        buyer, seller = (owner or subject)[:1], of[:1]
    else:
        seller, buyer = (owner or of or subject)[:1], to[:1]
    if seller and not buyer:
        buyer = [other_of(sent, seller[0])]
    if buyer and not seller:
        seller = [other_of(sent, buyer[0])]
    return (seller[0], buyer[0]) if seller and buyer and seller[0] and buyer[0] else None


RULES = (Rule("arms", "arms that one country sells, gives or orders from another", find_arms),)
