"""Rules for arms, force and sanctions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilat.extract.clauses import Clause, Cue
from bilat.extract.dates import to_day
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import STATES, codes_of, date_of, day_of, join_words, other_of, phrase
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


_FORCE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("shot-down", ("shoot down", "down", "bring down")),
    ("invasion", ("invade", "conquer", "overrun")),
    ("occupation", ("occupy", "seize")),
    ("attack", ("attack", "bomb", "bombard", "shell", "raid", "strike", "assault")),
    ("war", ("declare war on", "fight", "wage war on")),
)
_FORCE_NOUNS = {"invasion": "invasion", "occupation": "occupation", "attack": "attack", "bombing": "attack", "attacks": "attack", "offensive": "attack", "airstrikes": "attack", "airstrike": "attack", "shelling": "attack", "strikes": "attack", "conquest": "invasion", "war": "war", "ceasefire": "ceasefire", "armistice": "ceasefire", "truce": "ceasefire", "clashes": "clash", "skirmishes": "clash"}


def find_force(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A invaded B in 1990", "A shot down B's drones", "A's occupation of C", "war between A and B", "A and B agreed a ceasefire"."""
    done: set[tuple[str, str, str]] = set()
    for proposal in _all_force(sent, clause):
        key = (str(proposal.roles["actor"]), str(proposal.roles["target"]), str(proposal.roles["action"]))
        if key not in done and key[0] != key[1]:
            done.add(key)
            yield proposal


def _all_force(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    for action, lemmas in _FORCE:
        for cue in clause.verbs(lemmas):
            if (cue.lemma == "down" and cue.form not in ("past", "participle")) or (cue.lemma in ("strike", "fight") and re.search(r"\b(?:deal|accord|balance|against (?:terror|corruption|poverty|drug|crime))", clause.words(cue.index))):
                continue
            yield from _force_verb(sent, clause, cue, action)
    for cue in clause.find(_FORCE_NOUNS):
        yield from _force_noun(sent, clause, cue)


def _force_verb(sent: Sent, clause: Clause, cue: Cue, action: str) -> Iterator[Proposal]:
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "group"))
    objects = codes_of(clause.after(cue.index + cue.length - 1, ("", "on", "against", "with"), STATES, 8))
    if clause.is_passive(cue):
        actors, targets = codes_of(clause.by_agent(cue.index, STATES)), subject
    else:
        actors, targets = subject, objects
    if action == "war" and not targets and len(actors) == 2 and "each other" in clause.words():
        actors, targets = actors[:1], actors[1:]
    for actor in actors[:2]:
        for target in targets[:2]:
            yield _force(sent, clause, cue, actor, target, action)


def _force(sent: Sent, clause: Clause, cue: Cue, actor: str, target: str, action: str) -> Proposal:
    roles: Roles = {"actor": actor, "target": target, "action": action}
    event = next((m for m in sent.of_kind("event")), None)
    if event is not None:
        roles["event"] = event.text
    means = re.search(r"\b(?:with|using|by means of) (?:the |a |an |its )?([^,.;]*?(?:system|missiles?|drones?|artillery|aircraft|rockets?|tanks?|forces))", sent.document.text[clause.start : clause.end])
    if means:
        roles["means"] = means.group(1)
    return Proposal("force", roles, day_of(sent, clause, cue.index), clause=clause, cue=cue.index)


def _force_noun(sent: Sent, clause: Clause, cue: Cue) -> Iterator[Proposal]:
    action = _FORCE_NOUNS[cue.lemma]
    if action == "war" and re.search(r"\b(?:cold|civil|world|trade|star|post|prisoners? of|great) $", clause.words(max(0, cue.index - 2), cue.index) + " "):
        return
    actor = codes_of(m for m in clause.before(cue.index, ("country",)) if m.possessive or m.form == "adjective") or codes_of(clause.by_agent(cue.index, ("country",)))
    target = codes_of(clause.after(cue.index, ("of", "on", "against", "in") if action != "ceasefire" else ("with",), ("country",), 6))
    between = codes_of(clause.after(cue.index, ("between",), STATES, 8))
    if len(between) == 2:
        actor, target = between[:1], between[1:]
    for a in actor[:1]:
        for t in target[:1]:
            yield _force(sent, clause, cue, a, t, action)


_MEASURES: tuple[tuple[str, str], ...] = (
    ("lifted", r"\b(?:lift\w*|eas\w+|remov\w+|drop\w*|end\w*|suspend\w*|waiv\w*|repeal\w*|relax\w*)\b.*\b(?:sanctions?|embargo\w*|blockade|ban)\b|\b(?:sanctions?|embargo\w*|ban)\b.*\b(?:were|was|been|are) (?:lifted|eased|removed|dropped|ended|repealed)\b"),
    ("embargo", r"\b(?:embargo\w*|blockade\w*|ban(?:s|ned)? (?:on )?(?:the )?(?:imports?|exports?|sales?|arms|trade|flights)|boycott\w*|barred sales|import ban|arms ban)\b"),
    ("asset-freeze", r"\b(?:asset[s]? freeze|fr(?:oze|eeze|ozen|eezing)[\w ]* assets|assets (?:were|are|frozen))\b"),
    ("travel-ban", r"\btravel bans?\b|\bentry bans?\b|\bpersona(?:e)? non grata(?:e)? list\b"),
    ("expulsion", r"\b(?:expel\w*|expulsion|persona(?:e)? non grata(?:e)?|declared[\w ]+persona)\b"),
    ("recall", r"\b(?:recall\w*|called home|withdr\w+)\b[\w' ]*\b(?:ambassador|envoy|charg|diplomats?|high commissioner)|\b(?:ambassador|envoy|high commissioner)s?\b[\w' ]*\b(?:recalled|called home|withdrawn|called back)\b"),
    ("sanctions", r"\bsanctions?\b|\bsanctioned\b"),
)
_SANCTION_VERBS = ("impose", "sanction", "expel", "recall", "lift", "ease", "freeze", "ban", "embargo", "blockade", "boycott", "declare", "place", "extend", "introduce", "remove", "call home", "withdraw", "levy", "apply", "bar", "announce", "adopt", "join", "drop", "end", "suspend", "tighten", "slap", "order", "call")


def find_sanction(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A imposed sanctions on B", "A expelled B's diplomats", "A recalled its ambassador from B", "the embargo was lifted"."""
    words = clause.words()
    measure = next((name for name, shape in _MEASURES if re.search(shape, words)), "")
    if not measure or re.search(r"\b(?:oppos\w+|critici[sz]\w+|condemn\w+|circumvent\w*|evad\w+|against sanctions)\b", words):
        return
    verb = next((v for v in clause.verbs(_SANCTION_VERBS)), None)
    index = verb.index if verb else next((i for i, u in enumerate(clause.units) if u.low.startswith(("sanction", "embargo", "expul", "recall"))), 0)
    by, on = _sanction_sides(sent, clause, verb, index, measure)
    for x in by[:2]:
        for y in on[:2]:
            if x != y:
                date = date_of(sent, clause, index)
                yield Proposal("sanction", {"by": x, "on": y, "measure": measure}, to_day(date) if date else None, clause=clause, cue=index)


def _sanction_sides(sent: Sent, clause: Clause, verb: Cue | None, index: int, measure: str) -> tuple[list[str], list[str]]:
    kinds = ("country", "group", "org", "place")
    subject = codes_of((m for m in clause.subject if m.kind in kinds), orgs=True)
    on = codes_of(clause.after(index, ("on", "against", "from", "to", "for", "in"), kinds))
    objects = codes_of(m for m in clause.mentions("country", begin=index) if m.possessive or m.form == "adjective")
    passive = verb is not None and clause.is_passive(verb)
    by = codes_of(clause.by_agent(index, kinds), orgs=True) if passive or verb is None else subject
    adjective = codes_of((m for m in clause.before(index, ("country", "org")) if m.form == "adjective" or m.possessive), orgs=True)
    if passive and not by:
        by = adjective or [c for c in subject if measure in ("recall",)]
    if verb is None:
        by = by or adjective
    target = [c for c in (on if measure not in ("expulsion",) else [*objects, *on]) if c not in by] or [c for c in objects if c not in by]
    if not target and len(by) == 1 and other_of(sent, by[0]):
        target = [other_of(sent, by[0])]
    return by, target


__all__ = ["RULES", "Mention"]
RULES = (
    Rule("arms", "arms that one country sells, gives or orders from another", find_arms),
    Rule("force", "use of force by one country against another", find_force),
    Rule("sanction", "sanctions, embargoes, expulsions, recalls, and their end", find_sanction),
)
