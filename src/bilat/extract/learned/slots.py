"""Slots: what else a sentence says of a claim that the models have found: persons, subject, item, sum, date. Whether it is said at all is not asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality, find_telling
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import (
    act_time,
    amounts_after,
    day_of,
    figure_year,
    is_city,
    is_equivalent,
    is_money,
    period,
    period_of,
    phrase,
    phrase_after,
    span_of,
)
from bilat.extract.rules.fields import find_fields
from bilat.extract.rules.finance import INSTRUMENTS
from bilat.extract.rules.instruments import find_count, find_instrument, find_instruments, find_subject
from bilat.extract.rules.items import find_items as find_arms
from bilat.extract.rules.visits import find_rank
from bilat.model import Amount, Roles
from bilat.vocabulary import load


class Found(NamedTuple):
    """A type said of a pair: its sides in order, its closed value, and where the word that says it most stands; `more` are further parties."""

    kind: str
    x: str
    y: str
    value: str
    clause: Clause
    cue: int
    more: tuple[str, ...] = ()


Fill = Callable[[Sent, Found], Iterator[Proposal]]


def fill(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the proposals that a finding makes of its sentence: none where a role without which it is nothing cannot be filled."""
    yield from _FILLS[found.kind](sent, found)


def _act(sent: Sent, found: Found, roles: Roles, amount: Amount | None = None) -> Proposal:
    when = day_of(sent, found.clause, found.cue)
    if when is None and (only := _only_date(sent)) is not None:
        when = act_time(*only)
    return Proposal(found.kind, roles, when, amount, clause=found.clause, cue=found.cue)


def _state(sent: Sent, found: Found, roles: Roles, amount: Amount | None = None, *, opens: bool = False) -> Proposal:
    when = period_of(sent, found.clause, found.cue, opens=opens)
    if when is None and opens and (only := _only_date(sent)) is not None:
        when = period(*only, opens=opens)
    return Proposal(found.kind, roles, when, amount, clause=found.clause, cue=found.cue)


def _only_date(sent: Sent) -> tuple[Clause, Mention] | None:
    """Give the only date of a sentence with its clause, None where it has none or several."""
    dates = [(c, d) for c in sent.clauses for d in c.dates() if d.value]
    return dates[0] if len(dates) == 1 else None


# -- persons ------------------------------------------------------------------------------------------------------------------


def _people(sent: Sent, found: Found, code: str) -> list[Mention]:
    """Give the persons that may be of a country, the likeliest first: named ones, known to be of it, subjects, near the word that says the claim."""
    other = found.y if code == found.x else found.x
    at = found.clause.units[found.cue].start
    subjects = {id(m) for c in sent.clauses for m in c.subject}
    fit = [m for m in sent.of_kind("person") if code in m.codes or not m.codes or (other not in m.codes and id(m) in subjects)]
    return sorted(fit, key=lambda m: (code not in m.codes and id(m) not in subjects, not m.value, code not in m.codes, id(m) not in subjects, abs(m.start - at)))


def name_of(person: Mention) -> str:
    """Give a person's name, or the office where the text gives no name."""
    return person.value or re.sub(r"^(?:the|a|an|his|her|its|their|our) ", "", person.text, flags=re.I)


def _visit(sent: Sent, found: Found) -> Iterator[Proposal]:
    people = [m for m in _people(sent, found, found.x) if m.form != "pronoun" or m.value]
    roles: Roles = {"visitor": name_of(people[0]) if people else found.x, "from": found.x, "to": found.y}
    if people and people[0].office:
        roles["role"] = people[0].office
    rank = find_rank(found.clause.words()) or find_rank(sent.text)
    if rank:
        roles["rank"] = rank
    place = next((m for m in found.clause.mentions("country", "place") if is_city(m) and found.y in m.codes), None)
    if place is not None:
        roles["place"] = place.value or place.text
    yield _act(sent, found, roles)


def _participants(people: list[Mention], found: Found) -> list[str]:
    """Give the names of those of the two countries, or of none that is known; by office where the text gives no name."""
    fit = [m for m in people if (m.value or m.office) and (not m.codes or {found.x, found.y} & set(m.codes))]
    named = [m for m in fit if m.value]
    return list(dict.fromkeys(name_of(m) for m in (named if len({m.value for m in named}) > 1 else fit)))


def _meeting(sent: Sent, found: Found) -> Iterator[Proposal]:
    names = _participants(found.clause.mentions("person"), found)
    if len(names) < 2:
        names = _participants(sent.of_kind("person"), found)
    roles: Roles = {"participants": names[:4] if len(names) > 1 else [found.x, found.y]}
    place = next((m for m in found.clause.mentions("country", "place") if is_city(m) and found.clause.governor(found.clause.index_of(m)) in ("in", "at")), None)
    if place is not None:
        roles["place"] = place.value or place.text
    proposal = _act(sent, found, roles)
    if all(len(code) == 3 and code.isupper() and code in load().entities for code in (found.x, found.y)):
        proposal.dyads = ("-".join(sorted((found.x, found.y))),)
    yield proposal


def _nearest(sent: Sent, found: Found) -> list[Mention]:
    """Give the named persons that are not known to be of the second side, the nearest first; those of the clause before others."""
    at = found.clause.units[found.cue].start
    fit = [m for m in sent.of_kind("person") if m.value and m.form != "pronoun" and (not m.codes or m.codes != (found.y,))]
    return sorted(fit, key=lambda m: (not found.clause.start <= m.start < found.clause.end, abs(m.start - at)))


def _envoy(sent: Sent, found: Found) -> Iterator[Proposal]:
    people = _nearest(sent, found)
    if people:
        yield _state(sent, found, {"person": people[0].value, "sender": found.x, "host": found.y, "rank": found.value or "ambassador"})


def _person_link(sent: Sent, found: Found) -> Iterator[Proposal]:
    people = _nearest(sent, found)
    if people:
        yield _state(sent, found, {"person": people[0].value, "origin": found.x, "country": found.y})


_BOTH = re.compile(r"\b(?:ties|relations|relationship|partnership|friendship|friends|brothers|sisters|cooperation|links|both|two|each other|we|us|our|together)\b", re.I)


def _remark(sent: Sent, found: Found) -> Iterator[Proposal]:
    telling = find_telling(sent)
    teller = telling.speaker if telling else None
    if teller is not None and teller.codes and found.x not in teller.codes:
        return
    people = [m for m in _people(sent, found, found.x) if m.form != "pronoun" or m.value]
    subjects = [m for c in sent.clauses for m in c.subject if found.x in m.codes]
    speakers = [teller] if teller is not None and teller.kind == "person" else people[:1] or subjects
    speaker = name_of(speakers[0]) if speakers else telling.source if telling and telling.source else found.x
    about = "-".join(sorted((found.x, found.y))) if _BOTH.search(sent.text) else found.y
    quoted = re.search(r"[\"“]([^\"”]+)[\"”]", sent.text)
    gist = " ".join((quoted[1] if quoted else sent.text).split()[:20]).strip(" ,.;")
    proposal = _act(sent, found, {"speaker": speaker, "from": found.x, "about": about, "gist": gist})
    proposal.modality = "asserted"
    yield proposal


# -- two states -----------------------------------------------------------------------------------------------------------------

_RANKS = (
    ("honorary-consulate", r"honorary (?:consul|consulate)"), ("consulate-general", r"consulates?[- ]general|general consulates?"), ("consulate", r"consulates?|vice[- ]consul\w*|consular (?:office|post|agency)"),
    ("high-commission", r"high commissions?"), ("legation", r"legations?"), ("permanent-mission", r"permanent (?:mission|representation|delegation)s?"), ("liaison-office", r"liaison offices?"),
    ("interests-section", r"interests? sections?"), ("trade-office", r"trade (?:offices?|missions?|bureau|representation)|commercial offices?"), ("cultural-centre", r"cultural (?:centre|center|institute)s?"),
    ("representative-office", r"representati(?:ve|on) offices?|representation"), ("embassy", r"embass(?:y|ies)|chancer(?:y|ies)|diplomatic missions?|missions?"),
)  # fmt: skip


@cache
def _rank_shapes() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(rf"(?:{shape})\b")) for name, shape in _RANKS]


def _rank_words(clause: Clause) -> list[tuple[int, str]]:
    """Give where the words for missions stand in a clause, and their ranks; the longest at each place."""
    found: list[tuple[int, str]] = []
    for i, unit in enumerate(clause.units):
        words = clause.words(i, i + 3)
        rank = next((name for name, shape in _rank_shapes() if shape.match(words)), "") if unit.mention is None else ""
        if rank and not (found and i - found[-1][0] < 2 and "-" in found[-1][1]):
            found.append((i, rank))
    return found


def _mission(sent: Sent, found: Found) -> Iterator[Proposal]:
    low = sent.text.lower()
    status = "closed" if re.search(r"\bclos(?:e|ed|ing|ure)\b|\bshut\b|\bshutter", low) and not re.search(r"\breopen", low) else "suspended" if "suspend" in low else "open"
    ranks = _rank_words(found.clause)
    cities: list[tuple[int, Mention | None]] = [(i, u.mention) for i, u in enumerate(found.clause.units) if u.mention is not None and is_city(u.mention) and found.y in u.mention.codes and found.clause.governor(i) in ("in", "at", "", "from")]
    for at, city in cities[:4] or [(found.cue, None)]:
        before = [r for r in ranks if r[0] < at]
        rank = before[-1][1] if before else min(ranks, key=lambda r: abs(r[0] - at))[1] if ranks else found.value or "embassy"
        roles: Roles = {"sender": found.x, "host": found.y, "rank": rank, "status": status}
        if city is not None:
            roles["city"] = city.value or city.text
        yield _state(sent, found, roles, opens=True) if status == "open" else _act(sent, found, roles)


def _valued(first: str, second: str, role: str, *, act: bool = False, needs: bool = True) -> Fill:
    """Make the filling of a type with two sides and a closed value, without which it is nothing where it identifies."""

    def fill_sides(sent: Sent, found: Found) -> Iterator[Proposal]:
        roles: Roles = {first: found.x, second: found.y}
        if found.value:
            roles[role] = found.value
        elif needs:
            return
        yield _act(sent, found, roles) if act else _state(sent, found, roles)

    return fill_sides


def _visa(sent: Sent, found: Found) -> Iterator[Proposal]:
    roles: Roles = {"holder": found.x, "destination": found.y}
    if found.value:
        roles["regime"] = found.value
    proposal = _state(sent, found, roles)
    proposal.modality = "planned" if find_modality(found.clause, found.cue) == "planned" else "asserted"
    yield proposal


def _part_of(sent: Sent, found: Found) -> Iterator[Proposal]:
    yield Proposal("part_of", {"state": found.x, "polity": found.y}, span_of(sent, found.clause, found.cue), clause=found.clause, cue=found.cue)


_FIELDS = frozenset(["political", "economic", "energy", "military", "cultural", "tourism", "education"])


def _assessment(sent: Sent, found: Found) -> Iterator[Proposal]:
    text = sent.document.text[found.clause.start : found.clause.end]
    named = ["trade" if re.match(r"trade|commerc", word, re.I) else field for field, word, _ in find_fields(text) if field in _FIELDS]
    for field in list(dict.fromkeys(named))[:3] or [found.value or "overall"]:
        roles: Roles = {"dyad": "-".join(sorted((found.x, found.y))), "field": field}
        yield _state(sent, found, roles)


def _money(sent: Sent, clause: Clause) -> list[tuple[Clause, int, Amount]]:
    """Give the sums of a clause, else the only one of the sentence, with where each stands."""
    found = [(c, i, a) for c in sent.clauses for i, a in amounts_after(c, -1) if is_money(a) and not is_equivalent(c, i)]
    return [f for f in found if f[0] is clause] or (found if len(found) == 1 else [])


def _trade(sent: Sent, found: Found) -> Iterator[Proposal]:
    roles: Roles = {"a": found.x, "b": found.y, "flow": found.value or "turnover"}
    if roles["flow"] in ("turnover", "balance"):
        roles["a"], roles["b"] = sorted((found.x, found.y))
    figures = _money(sent, found.clause)
    for clause, i, amount in figures[:2]:
        yield Proposal("trade", dict(roles), figure_year(sent, clause, i), amount, clause=clause, cue=i)
    if not figures:
        yield _act(sent, found, roles)


def _finance(sent: Sent, found: Found) -> Iterator[Proposal]:
    figures = sorted(_money(sent, found.clause), key=lambda f: abs(f[1] - found.cue))[:1]
    words = found.clause.words()
    named = [name for name, shape in INSTRUMENTS if name != "aid" and re.search(shape, words)]
    instrument = found.value if found.value in named or not named else named[0]
    if not instrument:
        return
    roles: Roles = {"from": found.x, "to": found.y, "instrument": instrument}
    yield _act(sent, found, roles, figures[0][2] if figures else None)


def _community(sent: Sent, found: Found) -> Iterator[Proposal]:
    clause = found.clause if any(a.unit in ("people", "items") for _, a in amounts_after(found.clause, -1)) else sent.clauses[0]
    counts = [(i, a) for i, a in amounts_after(clause, -1) if a.unit in ("people", "items") and not 1900 <= a.value <= 2100]
    nearest = min(counts, key=lambda f: abs(f[0] - found.cue), default=None)
    amount = Amount(nearest[1].value, "people", nearest[1].bound, nearest[1].to) if nearest else None
    yield _act(sent, found, {"origin": found.x, "residence": found.y}, amount)


def _border(sent: Sent, found: Found) -> Iterator[Proposal]:
    length = next((a for _, a in amounts_after(found.clause, -1) if a.unit == "km"), None)
    yield _state(sent, found, {"a": found.x, "b": found.y, "status": found.value or "shared"}, length)


# -- acts with a thing ------------------------------------------------------------------------------------------------------------


def _agreement(sent: Sent, found: Found) -> Iterator[Proposal]:
    indices = find_instruments(found.clause)
    index = min(indices, key=lambda i: abs(i - found.cue), default=-1)
    roles: Roles = {"parties": [found.x, found.y, *found.more]}
    if index >= 0:
        subject = find_subject(sent, found.clause, index)
        roles |= {"instrument": find_instrument(found.clause, index)} | ({"subject": subject} if subject else {})
    roles["status"] = found.value or "signed"
    yield _act(sent, found, roles, find_count(found.clause, index) if index >= 0 else None)


def _arms(sent: Sent, found: Found) -> Iterator[Proposal]:
    items = find_arms(sent)
    for item in items[:4]:
        roles: Roles = {"supplier": found.x, "recipient": found.y, "item": item.text, "status": found.value or "delivered"}
        yield _act(sent, found, roles, item.amount)
    if not items:
        counts = [m.amount for m in sent.of_kind("amount") if m.amount is not None and m.amount.unit == "items"]
        sums = [amount for _, _, amount in _money(sent, found.clause)]
        amount = counts[0] if len(counts) == 1 else sums[0] if len(sums) == 1 and not counts else None
        yield _act(sent, found, {"supplier": found.x, "recipient": found.y, "status": found.value or "delivered"}, amount)


def _cooperation(sent: Sent, found: Found) -> Iterator[Proposal]:
    text = sent.document.text[found.clause.start : found.clause.end]
    named = find_fields(text)[:3]
    for field, words, _ in named or [(found.value or "economic", "", 0)]:
        roles: Roles = {"parties": [found.x, found.y, *found.more], "field": field}
        if words:
            roles["activity"] = words
        yield _act(sent, found, roles)


_COMMODITY = re.compile(r"\b(?:natural gas|crude oil|liquefied natural gas|lng|electricity|power|crude|oil|gas|petroleum products|petroleum|fuel|petrol|diesel|coal|uranium|water|wheat|grain|fertili[sz]ers?|cement|iron ore|copper|steel|timber|rice|sugar|cotton|lithium|vaccines)\b", re.I)


def _supply(sent: Sent, found: Found) -> Iterator[Proposal]:
    goods = list(dict.fromkeys(m.group() for m in _COMMODITY.finditer(sent.document.text, found.clause.start, found.clause.end)))
    if goods:
        roles: Roles = {"supplier": found.x, "consumer": found.y, "commodity": goods[0]}
        if found.value:
            roles["arrangement"] = found.value
        yield _act(sent, found, roles)


_EVENT = re.compile(r"(?:[A-Z][\w'’-]+ )*(?:exhibition|festival|film|concert|stamp|orchestra|biennale|scholarships?|tournament|match|days?|week|twin(?:ned)?|sister cit(?:y|ies)|statue|monument|museum|theatre|ballet|choir|translation|school|university)s?\b", re.I)


def _culture(sent: Sent, found: Found) -> Iterator[Proposal]:
    event = _EVENT.search(sent.document.text, found.clause.start, found.clause.end) or _EVENT.search(sent.text)
    if event:
        words = phrase(sent, sent.start, sent.end, 90) if event.string is sent.text else phrase(sent, max(found.clause.start, event.start() - 20), min(found.clause.end, event.end() + 20))
        roles: Roles = {"parties": [found.x, found.y, *found.more], "event": words}
        if found.value:
            roles["kind"] = found.value
        yield _act(sent, found, roles)


_TOWARDS = frozenset(["of", "on", "to", "for", "against", "over", "about", "in", "with"])


def _stance(sent: Sent, found: Found) -> Iterator[Proposal]:
    """The target is the other side, or, where that has no code, the words that the stance is said of."""
    if not found.value:
        return
    target = found.y
    if not target:
        units = found.clause.units
        at = next((i for i in range(found.cue + 1, min(len(units), found.cue + 4)) if units[i].mention is None and units[i].low in _TOWARDS), found.cue)
        target = phrase_after(sent, found.clause, at, limit=10)
    if target:
        yield _act(sent, found, {"holder": found.x, "target": target, "position": found.value})


def _sanction(sent: Sent, found: Found) -> Iterator[Proposal]:
    yield _act(sent, found, {"by": found.x, "on": found.y, "measure": found.value or "sanctions"})


_FILLS: dict[str, Fill] = {
    "mission": _mission, "envoy": _envoy, "membership": _valued("member", "organisation", "status", needs=False), "part_of": _part_of,
    "recognition": _valued("by", "of", "position", act=True), "alignment": _valued("state", "with", "nature", needs=False),
    "stance": _stance, "assessment": _assessment, "trade": _trade, "supply": _supply,
    "community": _community, "person_link": _person_link, "border": _border, "visa": _visa,
    "relations": _valued("a", "b", "change", act=True), "visit": _visit, "meeting": _meeting, "agreement": _agreement, "finance": _finance,
    "arms": _arms, "force": _valued("actor", "target", "action", act=True), "sanction": _sanction, "culture": _culture,
    "cooperation": _cooperation, "remark": _remark,
}  # fmt: skip
