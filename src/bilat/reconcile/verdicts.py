"""Facts: groups of claims with the verdict that comparing their readings gives, and a sentence that explains it.

The order of the questions: is anything of it said only by older copies (stale, dropped)? Do the present readings differ, and if so,
only because a status changed in time (superseded)? If not: how many witnesses agree, and is one closer than the others?
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

import msgspec

from bilat.model import Claim, Fact, Roles, Verdict, claim_id
from bilat.reconcile.beside import Beside
from bilat.reconcile.explain import explain_differs, explain_older, explain_same, explain_superseded
from bilat.reconcile.grouping import Group
from bilat.reconcile.identity import clean_roles, find_block_key, find_identity
from bilat.reconcile.joins import find_joins
from bilat.reconcile.readings import (
    Contrast,
    Difference,
    find_contrast,
    find_signature,
    find_stage_of_course,
    show_reading,
)
from bilat.reconcile.reasons import find_reasons
from bilat.reconcile.sameness import has_same_scope
from bilat.reconcile.times import find_vagueness
from bilat.reconcile.witnesses import Saying, Witnesses, count_witnesses

# Of more texts than twice this that give one reading, so many of the earliest and of the latest are compared with those of another.
_MANY = 20
# What only the newest version of each family says, by family and slot.
Newest = dict[tuple[str, ...], list[Saying]]


class Clash(msgspec.Struct, frozen=True):
    """Two sayings that cannot both be right, with the field on which they differ."""

    one: Saying
    other: Saying
    difference: Difference


def find_facts(groups: Sequence[Group], witnesses: Witnesses, beside: Beside) -> tuple[Fact, ...]:
    """Give each group its verdict; readings that only an old copy still has become facts of their own."""
    said = [sayings for group in groups if (sayings := witnesses.find_sayings(group))]
    newest = _find_replacements(said)
    facts: list[Fact] = []
    for sayings in said:
        present, stale = _part_stale(sayings)
        facts.append(_judge(present, witnesses, newest, beside))
        facts.extend(_judge_stale(old, present) for old in stale)
    return tuple(facts)


def _judge(sayings: Sequence[Saying], witnesses: Witnesses, newest: Newest, beside: Beside) -> Fact:
    gone = _find_gone(sayings, witnesses)
    if gone:
        return _judge_gone(sayings, gone, newest)
    clashes = _find_clashes(sayings)
    current = _find_current(sayings)
    if clashes:
        later = [_find_succession(clash) for clash in clashes]
        known = [pair for pair in later if pair is not None]
        if len(known) == len(clashes):
            return _build(sayings, "superseded", explain_superseded(known))
        if any(clash.one in current and clash.other in current for clash in clashes):
            return _judge_differs(sayings, [(c.one, c.other, c.difference) for c in clashes], beside)
    counted = count_witnesses(current)
    verdict: Verdict = "single" if counted.number < 2 else "refines" if _is_refined(current) else "agree"
    fact = _build(sayings, verdict, explain_same(verdict, current, sayings, counted))
    return msgspec.structs.replace(fact, shared_sources=counted.shared)


def _judge_differs(sayings: Sequence[Saying], clashes: Sequence[tuple[Saying, Saying, Difference]], beside: Beside) -> Fact:
    reasons = find_reasons(clashes, beside)
    fact = _build(sayings, "differs", " ".join([explain_differs(clashes), *(reason.text for reason in reasons)]))
    return msgspec.structs.replace(fact, reasons=reasons, alternatives=_find_alternatives(clashes))


def _find_alternatives(clashes: Sequence[tuple[Saying, Saying, Difference]]) -> str | None:
    """Give the dates on which the texts differ as an EDTF set: one of these. An open period stands with its beginning."""
    dates = {
        begin
        for one, other, difference in clashes
        if difference.field == "time"
        for saying in (one, other)
        if (begin := str(saying.claim.when).partition("/")[0].strip("."))
    }
    return f"[{','.join(sorted(dates))}]" if len(dates) > 1 else None


def _part_stale(sayings: Sequence[Saying]) -> tuple[tuple[Saying, ...], list[tuple[Saying, ...]]]:
    """Part from the present sayings what only older copies of the same text say otherwise (a corrected figure or date)."""
    kept = [saying for saying in sayings if saying.newest or not _is_corrected(saying, sayings)]
    known = {saying.id for saying in kept}
    left = [saying for saying in sayings if saying.id not in known]
    stale: list[list[Saying]] = []
    for saying in left:
        home = next((group for group in stale if not _find_hard(group[0].claim, saying.claim)), None)
        if home is None:
            stale.append([saying])
        else:
            home.append(saying)
    return tuple(kept), [tuple(group) for group in stale]


def _is_corrected(saying: Saying, sayings: Sequence[Saying]) -> bool:
    """Tell whether the newest version of the same text gives another figure or date and no other witness backs the old one."""
    present = [other for other in sayings if other.family == saying.family and other.newest]
    if not present or not all(_find_hard(saying.claim, other.claim) for other in present):
        return False
    return not any(other.family != saying.family and not _find_hard(saying.claim, other.claim) for other in sayings)


def _find_hard(one: Claim, other: Claim) -> list[Difference]:
    return [difference for difference in find_contrast(one, other).differences if difference.field in ("time", "amount")]


def _find_gone(sayings: Sequence[Saying], witnesses: Witnesses) -> list[Saying]:
    """Find the sayings of a fact that every witness has dropped from its newest version; empty if one still says it."""
    if any(saying.newest for saying in sayings):
        return []
    for saying in sayings:
        if any(witnesses.holds_words(document, saying.claim.evidence.quote) for document in witnesses.find_newest(saying)):
            return []
    return list(sayings)


def _judge_gone(sayings: Sequence[Saying], gone: Sequence[Saying], newest: Newest) -> Fact:
    first = gone[0]
    key = (first.family, *_find_slot(first.claim))
    found = newest.get(key, []) if find_identity(first.claim.type).replaced else []
    instead = [saying for saying in found if has_same_scope(first.claim, saying.claim)]
    if instead:
        return _build(sayings, "stale", explain_older(gone, instead))
    return _build(sayings, "dropped", explain_older(gone, ()))


def _judge_stale(old: Sequence[Saying], present: Sequence[Saying]) -> Fact:
    instead = [saying for saying in present if saying.family == old[0].family and saying.newest]
    return _build(old, "stale", explain_older(old, instead))


def _find_replacements(said: Sequence[Sequence[Saying]]) -> Newest:
    """Find what only the newest version of each family says, by family and slot: candidates to have replaced something."""
    found: dict[tuple[str, ...], list[Saying]] = {}
    for sayings in said:
        for saying in sayings:
            older = any(s.family == saying.family and not s.newest for s in sayings)
            if saying.newest and saying.rank > 0 and not older:
                found.setdefault((saying.family, *_find_slot(saying.claim)), []).append(saying)
    return found


def _find_slot(claim: Claim) -> tuple[str, ...]:
    """Give what a newer reading must share to have taken the place of an older one."""
    roles = claim.roles
    if claim.type == "envoy":
        return (*find_block_key(claim), str(roles.get("host") or roles.get("organisation") or ""), str(roles.get("rank", "")))
    scope = "part" if roles.get("product") or roles.get("share") else "all"
    return (*find_block_key(claim), scope, "figure" if claim.amount else "")


def _find_current(sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """Find what each witness says now: its newest version's claims, or its latest that speaks of the thing at all."""
    current: list[Saying] = []
    for family in sorted({saying.family for saying in sayings}):
        own = [saying for saying in sayings if saying.family == family]
        newest = [saying for saying in own if saying.newest]
        top = max(saying.rank for saying in own)
        current += newest or [saying for saying in own if saying.rank == top]
    return tuple(current)


def _find_clashes(sayings: Sequence[Saying]) -> list[Clash]:
    return [
        Clash(one, other, difference)
        for one, other in _find_pairs(sayings)
        for difference in _contrast(one, other).differences
    ]


def _find_pairs(sayings: Sequence[Saying]) -> Iterator[tuple[Saying, Saying]]:
    """Find the pairs whose readings are not the same anyway; of a reading that very many give, the first and last texts stand for all."""
    readings: dict[tuple[str, ...], list[Saying]] = {}
    for saying in sorted(sayings, key=_find_place):
        readings.setdefault(find_signature(saying.claim), []).append(saying)
    thinned = [group if len(group) <= 2 * _MANY else group[:_MANY] + group[-_MANY:] for group in readings.values()]
    for first, second in combinations(thinned, 2):
        yield from product(first, second)


def _find_place(saying: Saying) -> tuple[str, str, int, str]:
    return saying.day, saying.document.name, saying.claim.evidence.start, saying.id


def _contrast(one: Saying, other: Saying) -> Contrast:
    return find_contrast(one.claim, other.claim)


def _find_succession(clash: Clash) -> tuple[Saying, Saying, Difference] | None:
    """Give (earlier, later, field) where the two differ only because a status changed between their texts, else None."""
    one, other, difference = clash.one, clash.other, clash.difference
    if difference.field not in find_identity(one.claim.type).varies or one.document.id == other.document.id:
        return None
    claim_type = one.claim.type
    first, second = (find_stage_of_course(claim_type, value) for value in (difference.one, difference.other))
    order = _find_order(one, other)
    natural = 0 if first is None or second is None or first == second else (-1 if first < second else 1)
    if order == 0:
        order = natural
    elif natural and natural != order and claim_type in ("envoy", "agreement"):
        return None
    if order == 0:
        return None
    return (one, other, difference) if order < 0 else (other, one, Difference(difference.field, difference.other, difference.one))


def _find_order(one: Saying, other: Saying) -> int:
    """Give -1 if the first is of the earlier text, 1 if of the later, 0 if that is not known."""
    if one.family == other.family and one.rank >= 0:
        return (one.rank > other.rank) - (one.rank < other.rank)
    if one.day and other.day:
        return (one.day > other.day) - (one.day < other.day)
    return 0


def _is_refined(sayings: Sequence[Saying]) -> bool:
    """Tell whether one witness says more than any other: what two say alike and nobody says more closely is agreed on."""
    readings: dict[tuple[str, ...], list[Saying]] = {}
    for saying in sayings:
        readings.setdefault(find_signature(saying.claim), []).append(saying)
    pairs = [(one, other, _contrast(readings[one][0], readings[other][0])) for one, other in combinations(readings, 2)]
    wider = {one for one, _, contrast in pairs if contrast.wider} | {other for _, other, contrast in pairs if contrast.closer}
    return bool(wider) and not any(count_witnesses(readings[key]).number > 1 for key in readings.keys() - wider)


def _build(sayings: Sequence[Saying], verdict: Verdict, explanation: str) -> Fact:
    chosen = _choose(sayings).claim
    return Fact(
        id=_find_id(chosen),
        type=chosen.type,
        kind=find_identity(chosen.type).kind,
        roles=_gather_roles(chosen, sayings),
        dyads=tuple(sorted({dyad for saying in sayings for dyad in saying.claim.dyads})),
        when=_find_when(chosen, sayings),
        amount=chosen.amount,
        modality=chosen.modality,
        source=chosen.source,
        verdict=verdict,
        explanation=explanation,
        claims=tuple(saying.id for saying in sayings),
        witnesses=tuple(sorted({saying.family for saying in sayings})),
        values=_find_values(sayings),
        as_of=max((saying.day for saying in sayings), default="") or None,
        joined=min((join.score for join in find_joins(saying.claim for saying in sayings)), default=1.0),
    )


def _choose(sayings: Sequence[Saying]) -> Saying:
    """Choose the claim that stands for the fact: of the newest texts, asserted before reported, the one that says most."""
    current = _thin(_find_current(sayings))
    return min(
        current,
        key=lambda s: (
            s.claim.modality == "denied",
            -_find_progress(s, current),
            find_vagueness(s.claim.when),
            s.claim.modality != "asserted",
            s.claim.amount is None,
            s.claim.amount is not None and s.claim.amount.bound is not None,
            -len(s.claim.roles),
            s.id,
        ),
    )


def _thin(sayings: Sequence[Saying]) -> list[Saying]:
    """Keep one saying of each reading and family, the one in the latest text that has most to say."""
    kept: dict[tuple[str, ...], Saying] = {}
    for saying in sorted(sayings, key=lambda s: (len(s.claim.roles), s.claim.modality == "asserted", _find_place(s))):
        kept[(*find_signature(saying.claim), saying.family, str(saying.newest))] = saying
    return list(kept.values())[-2 * _MANY :]


def _find_progress(saying: Saying, current: Sequence[Saying]) -> int:
    values = [saying.claim.roles.get(role) for role in find_identity(saying.claim.type).varies]
    stages = [find_stage_of_course(saying.claim.type, value) for value in values if isinstance(value, str)]
    later = sum(1 for other in current if _find_order(saying, other) > 0 and _contrast(saying, other).differences)
    return 100 * later + max((stage for stage in stages if stage is not None), default=0)


def _gather_roles(chosen: Claim, sayings: Sequence[Saying]) -> Roles:
    """Give the chosen claim's roles, and from the others those that it leaves open."""
    roles = clean_roles(chosen)
    for saying in sayings:
        for role, value in clean_roles(saying.claim).items():
            roles.setdefault(role, value)
    return roles


def _find_when(chosen: Claim, sayings: Sequence[Saying]) -> str | None:
    """Give the chosen time; an episode runs from its known beginning to its known end."""
    if chosen.type != "mission":
        return chosen.when or next((s.claim.when for s in _find_current(sayings) if s.claim.when), None)
    timed = sorted((s.claim for s in _find_current(sayings) if s.claim.when), key=lambda c: (find_vagueness(c.when), claim_id(c)))
    opened = next((str(c.when).partition("/")[0] for c in timed if c.roles.get("status") == "open"), "")
    closed = next((str(c.when).rpartition("/")[2] for c in timed if c.roles.get("status") == "closed"), "")
    if not closed:
        return next((c.when for c in timed), None)
    return f"{opened}/{closed}"


def _find_values(sayings: Sequence[Saying]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    values: dict[str, set[str]] = {}
    for saying in sayings:
        values.setdefault(show_reading(saying.claim), set()).add(saying.family)
    if len(values) < 2:
        return ()
    return tuple((value, tuple(sorted(families))) for value, families in sorted(values.items()))


def _find_id(claim: Claim) -> str:
    roles = sorted((key, value) for key, value in clean_roles(claim).items())
    content = msgspec.json.encode([find_block_key(claim), roles, claim.when, claim.amount])
    return hashlib.sha256(content).hexdigest()[:16]


def part_ids(facts: Iterable[Fact]) -> list[Fact]:
    """Give facts that would share an id (the same words in two unrelated groups) ids of their own."""
    seen: dict[str, list[Fact]] = {}
    for fact in facts:
        seen.setdefault(fact.id, []).append(fact)
    parted = []
    for identifier, same in seen.items():
        for n, fact in enumerate(sorted(same, key=lambda f: f.claims)):
            new = identifier if n == 0 else hashlib.sha256(f"{identifier}{fact.claims[0]}".encode()).hexdigest()[:16]
            parted.append(msgspec.structs.replace(fact, id=new))
    return parted
