"""The sentences that explain a verdict, naming the values and the witnesses. The verdict itself is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilat.model import Verdict
from bilat.reconcile.readings import NOTHING_MORE, Difference, show_reading
from bilat.reconcile.witnesses import Saying, WitnessCount

# No more names than this in one sentence; the rest are counted.
_NAMED = 4
Pair = tuple[Saying, Saying, Difference]


def explain_same(verdict: Verdict, current: Sequence[Saying], sayings: Sequence[Saying], counted: WitnessCount) -> str:
    """Explain single, agree and refines: who says it, whether they rest on one source, and which is the closest reading."""
    names = join_names(saying.label for saying in current)
    families = {saying.family for saying in current}
    if verdict == "single" and counted.shared:
        return f"{len(families)} texts say so, but {_say_shared(len(families), counted)}, so they are one witness: {names}."
    if verdict == "single":
        documents = {saying.document.id for saying in sayings}
        if len(documents) > 1:
            return f"One witness says so, in {len(documents)} copies or versions of one text: {join_names(s.label for s in sayings)}."
        return f"One witness says so: {names}."
    if verdict == "agree":
        together = f" Those that cite the same source ({join_names(counted.shared)}) count as one." if counted.shared else ""
        return f"{counted.number} independent witnesses say the same: {names}.{together}"
    readings = {show_reading(saying.claim) for saying in current}
    told = readings - {NOTHING_MORE}
    closest = {one for one in told if not any(other.startswith(f"{one}, ") for other in told)}
    said = join_values(sorted(f"“{one}”" for one in closest))
    more = f"{said}, which another leaves open" if closest != readings else said
    return f"{counted.number} witnesses agree and one says more than another: {more} ({names})."


def explain_differs(clashes: Sequence[Pair]) -> str:
    """Explain a difference: the field, the values and who gives each."""
    field = min(difference.field for _, _, difference in clashes)
    said: dict[str, set[str]] = {}
    for one, other, difference in clashes:
        if difference.field == field:
            said.setdefault(difference.one, set()).add(one.label)
            said.setdefault(difference.other, set()).add(other.label)
    values = "; ".join(f"{value} ({join_names(labels)})" for value, labels in sorted(said.items()))
    more = sorted({difference.field for _, _, difference in clashes} - {field})
    alone = len({saying.document.id for one, other, _ in clashes for saying in (one, other)}) == 1
    who = "One text contradicts itself" if alone else "The texts differ"
    return f"{who} on {_say_field(field)}: {values}." + (f" They differ on {join_values(more)} too." if more else "")


def explain_superseded(pairs: Sequence[Pair]) -> str:
    """Explain a change in time: what the earlier text says and what the later one does."""
    earlier, later, difference = min(pairs, key=lambda pair: (pair[2].field, pair[2].one, pair[0].label, pair[1].label))
    if earlier.family == later.family or (earlier.day and later.day):
        return f"{earlier.label} says “{difference.one}”; {later.label}, which is the later, says “{difference.other}”."
    return (
        f"{earlier.label} says “{difference.one}”; {later.label} says “{difference.other}”, which comes after it;"
        " which text is the later is not known."
    )


def explain_older(old: Sequence[Saying], instead: Sequence[Saying]) -> str:
    """Explain stale and dropped: only older copies say it, and what stands in its place, if anything."""
    names = join_names(saying.label for saying in old)
    if not instead:
        return f"Only the older text {names} says so; a newer version of the same text no longer does."
    values = join_values(sorted({_show_instead(saying) for saying in instead}))
    newer = join_names(saying.label for saying in instead)
    return f"Only the older text {names} says so; the newer version {newer} says {values} in its place."


def join_names(labels: Iterable[str]) -> str:
    """Join names as a sentence does, each once, the fifth and further ones counted."""
    names = sorted(set(labels))
    if len(names) > _NAMED:
        return ", ".join(names[:_NAMED]) + f" and {len(names) - _NAMED} more"
    return join_values(names)


def join_values(values: Sequence[str]) -> str:
    """Join values as a sentence does."""
    return " and ".join([", ".join(values[:-1]), values[-1]] if len(values) > 1 else values)


def _say_shared(texts: int, counted: WitnessCount) -> str:
    sources = "the same source" if len(counted.shared) == 1 else "the same sources"
    return f"{'both' if texts == 2 else 'all'} cite {sources} ({join_names(counted.shared)})"


def _say_field(field: str) -> str:
    return field if field.startswith("whether") else f"the {field}"


def _show_instead(saying: Saying) -> str:
    person = saying.claim.roles.get("person")
    reading = show_reading(saying.claim)
    return f"{person}, {reading}" if isinstance(person, str) else reading
