"""What a name means at a date. A name that means several things is said to be ambiguous, never guessed."""

from __future__ import annotations

from collections.abc import Iterable

from bilat.errors import FormatError
from bilat.model import parse_when
from bilat.vocabulary.names import fold_name, is_acronym
from bilat.vocabulary.records import Entity, Resolution

# How a name is borne, the strongest first: a weaker way counts only where no entity bears the name in a stronger one.
_WAYS = ("called", "people", "seat")
Index = dict[str, dict[str, list[Entity]]]


def build_index(entities: Iterable[Entity]) -> Index:
    """Give folded name -> way of bearing it -> entities."""
    index: Index = {}
    for entity in entities:
        for way, names in _names(entity).items():
            for name in names:
                row = index.setdefault(fold_name(name), {}).setdefault(way, [])
                if entity not in row:
                    row.append(entity)
        for code in (entity.code, entity.iso2):
            if code:  # a code is one only as it is written: "IN" may be India, "in" is not
                index.setdefault("=" + code, {})["called"] = [entity]
    index.pop("", None)
    for key, ways in index.items():
        _drop_borrowed(key, ways)
    return index


def _drop_borrowed(key: str, ways: dict[str, list[Entity]]) -> None:
    """Leave out the ways in which a name is borne only by those who share it with another: "German" is what people are called."""
    own = [way for way, row in ways.items() if any(key not in map(fold_name, entity.shared_names) for entity in row)]
    for way in [way for way in ways if own and way not in own]:
        del ways[way]


def _names(entity: Entity) -> dict[str, tuple[str, ...]]:
    return {
        "called": (entity.name, *entity.formal, *entity.names, *entity.shared_names),
        "people": (*entity.adjectives, *entity.demonyms, *entity.demonyms_singular, *entity.shared_names),
        "seat": (*(c.name for c in entity.capitals), *entity.metonyms),
    }


def resolve_name(index: Index, name: str, date: str | None) -> Resolution:
    """Say what a name means at a date (EDTF); never raises."""
    ways = _find_ways(index, name)
    way = next((w for w in _WAYS if ways.get(w)), None)
    if way is None:
        return Resolution(name, date, None, (), "No country or polity of the vocabulary bears this name.")
    bounds = _find_bounds(date)
    if date is not None and bounds is None:
        return _settle(name, None, ways[way], None, f"The date {date!r} cannot be read, so it is left out of account. ")
    return _settle(name, date, ways[way], bounds, "")


def _find_ways(index: Index, name: str) -> dict[str, list[Entity]]:
    """Give the bearers of a name by way; a short word in lower case is no acronym ("us", "is")."""
    ways = index.get(fold_name(name)) or index.get("=" + name) or index.get(fold_name(_turn(name)), {})
    if len(name) > 3 or not name.islower():
        return ways
    spelled = {way: [e for e in row if any(fold_name(n) == name and not is_acronym(n.removeprefix("the ")) for n in _names(e)[way])] for way, row in ways.items()}
    return {way: row for way, row in spelled.items() if row}


def _turn(name: str) -> str:
    """Give "China, Republic of" as "Republic of China", and "Georgia (country)" without what stands in brackets."""
    bare, _, _ = name.partition(" (")
    tail, comma, head = bare.partition(", ")
    return f"{head} {tail}" if comma else bare


def _settle(name: str, date: str | None, bearers: list[Entity], bounds: tuple[str, str] | None, preface: str) -> Resolution:
    candidates = tuple(bearers)
    standing = [e for e in bearers if (_stood(e, bounds) if bounds else _stands_today(e))]
    at = f"in {date}" if bounds else "today"
    if len(candidates) == 1:
        return Resolution(name, date, candidates[0], candidates, preface + _explain_one(candidates[0], at, bool(standing) or bounds is None))
    if len(standing) == 1:
        others = ", ".join(e.name for e in candidates if e is not standing[0])
        why = f"{preface}Of those called so, only {standing[0].name} stood {at} (not {others}).{_warn(standing[0])}"
        return Resolution(name, date, standing[0], candidates, why)
    open_ones = tuple(standing) or candidates
    listed = ", ".join(f"{e.name} ({e.code})" for e in open_ones)
    why = f"all stood {at}" if standing else f"none of them stood {at}"
    return Resolution(name, date, None, open_ones, f"{preface}The name is ambiguous: it may be {listed}; {why}.")


def _warn(entity: Entity) -> str:
    return f" The name is {entity.note}." if entity.note and entity.note.startswith("also") else ""


def _explain_one(entity: Entity, at: str, stood: bool) -> str:
    note = _warn(entity)
    if not stood:
        spans = " and ".join(f"{p.start or '…'} to {p.end or 'today'}" for p in entity.periods)
        return f"Only {entity.name} ({entity.code}) is called so, but it was not a state {at}: it stood from {spans}.{note}"
    if not entity.periods or _stands_today(entity):
        return f"Only {entity.name} ({entity.code}) is called so.{note}"
    spans = " and ".join(f"{p.start or '…'} to {p.end or 'today'}" for p in entity.periods)
    return f"Only {entity.name} ({entity.code}) is called so; it stood from {spans}.{note}"


def _find_bounds(date: str | None) -> tuple[str, str] | None:
    """Give the first and last day that a date may cover, as ISO strings; None where there is no date or it cannot be read."""
    if not date:
        return None
    try:
        when = parse_when(date)
    except FormatError:
        return None
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return (first.isoformat(), last.isoformat()) if first and last else None


def _stood(entity: Entity, bounds: tuple[str, str]) -> bool:
    """Tell whether the entity stood on some day between the bounds; one without periods is taken to stand always."""
    first, last = bounds
    return not entity.periods or any((p.start or "") <= last and _pad(p.end) >= first for p in entity.periods)


def _pad(end: str | None) -> str:
    """Give an end as a string that sorts after every day that it covers."""
    return "9999" if end is None else end + "~"


def _stands_today(entity: Entity) -> bool:
    return not entity.periods or any(p.end is None for p in entity.periods)
