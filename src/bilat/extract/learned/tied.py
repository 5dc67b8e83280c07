"""What the models see of a claim that they propose: how its sides stand to the word that says it, and what fills its roles. No weights live here.

No country, person or number is visible here either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilat.extract.learned.features import Pair, View, show_form
from bilat.extract.learned.found import Found
from bilat.extract.learned.labels import find_sides
from bilat.model import Claim

_STEPS = (-3, -2, -1, 1, 2, 3)  # words beside the one that says the claim that are seen where they stand
_SEEN = 6  # words of a role that are seen
_FREE = frozenset(["subject", "item", "activity", "product", "gist", "level", "target", "on", "commodity", "event"])
_NAMED = frozenset(["visitor", "speaker", "person"])
_CLOSED = frozenset(["field", "instrument", "status", "rank", "measure", "action", "change", "flow", "position", "nature", "regime"])


def find_tied(view: View, found: Found) -> list[str]:
    """Find how the sides and the words of its clause stand to the word that says what the models have found, each feature once."""
    clause = view.sent.clauses.index(found.clause)
    first, last = view.first[clause], view.first[clause + 1]
    cue = first + found.cue
    low, tags = view.lows[cue], view.tags(Pair(found.x, found.y))
    (x, x_close), (y, y_close) = (_find_relation(view, code, clause, cue) for code in (found.x, found.y))
    verb = view.lows[first + found.clause.verb] if found.clause.verb >= 0 else "-"
    beside = {step: tags[cue + step] if 0 <= cue + step < len(tags) else "^" for step in _STEPS}
    seen = [
        f"c={low}", f"x={x}", f"X={x_close}", f"y={y}", f"Y={y_close}", f"xy={x}|{y}", f"XY={x_close}|{y_close}", f"cx={low}|{x}", f"cy={low}|{y}", f"cxy={low}|{x}|{y}",
        f"v={found.value}", f"cv={low}|{found.value}", f"verb={verb}", f"vc={verb}|{low}", f"rel={found.clause.relative:d}{found.clause.inherited:d}", f"block={view.sent.block.kind}",
        f"z={sum(tag.startswith('Z') for tag in tags[first:last])}", f"c-1={low}|{beside[-1]}", f"c1={low}|{beside[1]}",
        *(f"{step}={tag}" for step, tag in beside.items()), *(f"w={tag}" for tag in tags[first:last]), *(f"s={tag}" for tag in tags),
    ]  # fmt: skip
    return list(dict.fromkeys(seen))


def _find_relation(view: View, code: str, clause: int, cue: int) -> tuple[str, str]:
    """Find how a side stands to the word that says the claim, coarsely and closely: before or behind it or in which clause, as a subject or behind which preposition."""
    if not code:
        return "thing", "thing"
    spots = view.spots(code)
    if not spots:
        absent = _find_absence(view, code)
        return absent, absent
    spot = min(spots, key=lambda i: (view.words[i].clause != clause, abs(i - cue)))
    place = view.sent.clauses[view.words[spot].clause]
    mention = view.words[spot].mention
    acts = any(one is mention for one in place.subject)
    governor = "S" if acts else place.governor(spot - view.first[view.words[spot].clause]) or "-"
    form = show_form(mention) if mention else ""
    if view.words[spot].clause == clause:
        side = "<" if spot < cue else ">" if spot > cue else "="
        return side + governor, f"{side}{governor}{form}{_find_reach(abs(spot - cue))}"
    away = max(-2, min(2, view.words[spot].clause - clause))
    taken_over = "I" if any(code in one.codes for one in view.sent.clauses[clause].subject) else ""
    return f"{away}{taken_over}{governor}", f"{away}{taken_over}{governor}{form}"


def _find_absence(view: View, code: str) -> str:
    """Tell why a side that the sentence does not name is looked at: it is of the page, owns it, was told of just before, is told of most."""
    context = view.sent.context
    return f"none{code in view.sent.pair:d}{code == context.owner:d}{code in view.recent:d}{code in view.focus:d}"


def _find_reach(distance: int) -> int:
    return next(limit for limit in (1, 2, 4, 9, 99_999) if distance <= limit)


def find_filled(claim: Claim, ruled: Sequence[Claim]) -> Iterator[str]:
    """Find what fills the roles of a claim and its slots, and which claims of the rules stand beside it, of the same sides (`=`) or others (`!`)."""
    yield f"k={'+'.join(sorted(claim.roles))}"
    yield f"when={len(claim.when or '')}"
    yield f"amount={claim.amount.unit if claim.amount else '-'}"
    yield f"modality={claim.modality}"
    for role, value in claim.roles.items():
        if isinstance(value, str):
            yield from _find_words(role, value)
    sides = {frozenset(pair) for pair in find_sides(claim.type, claim.roles)}
    for other in ruled:
        same = not sides.isdisjoint(map(frozenset, find_sides(other.type, other.roles)))
        yield f"r={other.type}{'=' if same else '!'}"


def _find_words(role: str, value: str) -> Iterator[str]:
    words = value.split()
    if role in _CLOSED:
        yield f"{role}={value}"
    elif role in _NAMED:
        yield f"{role}#={len(words)}{value[:1].isupper():d}{value.isupper():d}"
    elif role in _FREE and words:
        shown = [word if word.islower() else "<NAME>" for word in words]
        yield f"{role}#={min(8, len(words))}"
        yield f"{role}^={shown[0]}"
        yield f"{role}$={shown[-1]}"
        yield from dict.fromkeys(f"{role}={word}" for word in shown[:_SEEN])
