"""What of a pair stands on a line of time, and in which lane: acts as points, periods as bars. Where in the picture is decided in packing.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from bilat.charts.labels import label_fact
from bilat.charts.years import Stretch, to_stretch
from bilat.dossier.lines import say_reading
from bilat.dossier.material import Material
from bilat.dossier.topics import SYSTEMS, find_system, is_expected, is_opinion
from bilat.dossier.words import say_fact
from bilat.model import Fact

OPINIONS = "Opinions and assessments"
_TITLES = {system.key: system.title for system in SYSTEMS}


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A fact on the line of time. `others` are the times that other witnesses give for the same thing."""

    when: Stretch
    label: str
    sentence: str
    sign: str
    fact: str
    others: tuple[Stretch, ...] = ()


def find_entries(material: Material) -> tuple[list[tuple[str, list[Entry]]], list[Fact], list[str]]:
    """Give the lanes that hold something with their entries by time, the facts drawn, and a note on what could not be drawn."""
    code = "-".join(sorted(material.pair))
    facts = [fact for fact in material.facts if code in fact.dyads]
    said = [fact for fact in facts if fact.modality != "denied"]
    dated = [(fact, when) for fact in _join_periods(said) if (when := to_stretch(fact.when))]
    undated = sum(to_stretch(fact.when) is None for fact in said)
    lanes: dict[str, list[Entry]] = {lane: [] for lane in lane_titles(material)}
    for fact, when in dated:
        lanes[find_lane(fact, material)].append(_to_entry(fact, when, material))
    notes = [_note(undated, "without a date"), _note(len(facts) - len(said), "that is denied", "that are denied")]
    ordered = [(lane, sorted(rows, key=lambda one: (one.when.at, one.fact))) for lane, rows in lanes.items() if rows]
    return ordered, [fact for fact, _ in dated], [note for note in notes if note]


def _note(number: int, which: str, several: str = "") -> str:
    if not number:
        return ""
    return f"{number} {'statement' if number == 1 else 'statements'} {which if number == 1 else several or which} {'is' if number == 1 else 'are'} not drawn."


def _join_periods(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Give the facts, with a period and the act that alone tells of it as one: the period, worded as the act."""
    listed = list(facts)
    acts = [fact for fact in listed if fact.kind == "act"]
    told: set[str] = set()
    for fact in listed:
        act = next((one for one in acts if _tells_of(one, fact)), None)
        if act is not None and act.id not in told:
            told.add(act.id)
            yield msgspec.structs.replace(act, when=fact.when or act.when, kind="episode")
        elif act is not None:
            continue
        elif fact.kind != "act":
            yield fact
    yield from (act for act in acts if act.id not in told)


def _tells_of(act: Fact, period: Fact) -> bool:
    return period.kind == "episode" and period.type == act.type and set(period.claims) <= set(act.claims)


def lane_titles(material: Material) -> list[str]:
    """Give the titles of all lanes in their order; missions and visits have a lane for each direction."""
    titles: list[str] = []
    for system in SYSTEMS:
        if system.key == "diplomacy":
            titles += ["Relations", *(_mission_lane(one, material) for one in material.pair), system.title]
        elif system.key == "visits":
            titles += [*(_visit_lane(one, material) for one in material.pair), "Meetings", system.title]
        else:
            titles.append(system.title)
    return [*titles, OPINIONS]


def _mission_lane(sender: str, material: Material) -> str:
    return f"Missions of {material.names.the(sender)}"


def _visit_lane(visited: str, material: Material) -> str:
    return f"Visits to {material.names.the(visited)}"


def find_lane(fact: Fact, material: Material) -> str:
    """Give the title of the lane in which a fact stands."""
    if is_opinion(fact.type, fact.modality, fact.source):
        return OPINIONS
    if fact.type == "relations":
        return "Relations"
    if fact.type == "meeting":
        return "Meetings"
    sender, host = fact.roles.get("sender"), fact.roles.get("to")
    if fact.type in ("mission", "envoy") and isinstance(sender, str) and sender in material.pair:
        return _mission_lane(sender, material)
    if fact.type == "visit" and isinstance(host, str) and host in material.pair:
        return _visit_lane(host, material)
    return _TITLES[find_system(fact.type, fact.roles)]


def _to_entry(fact: Fact, when: Stretch, material: Material) -> Entry:
    expected = is_expected(fact.modality) or fact.roles.get("status") == "planned"
    return Entry(
        when=when,
        label=label_fact(fact, material.names),
        sentence=f"{say_fact(fact, material.names)}{_say_readings(fact)}",
        sign="expected" if expected else fact.verdict,
        fact=fact.id,
        others=tuple(_find_others(fact, when, material)) if fact.verdict == "differs" else (),
    )


def _say_readings(fact: Fact) -> str:
    readings = "; ".join(say_reading(value) for value, _ in fact.values)
    return f" Sources differ: {readings}." if fact.verdict == "differs" and readings else ""


def _find_others(fact: Fact, when: Stretch, material: Material) -> Iterator[Stretch]:
    """Find the times of a fact's claims that cannot be the one that the fact has."""
    times = {material.claims[one].when for one in fact.claims if one in material.claims}
    for text in sorted(time for time in times if time):
        other = to_stretch(text)
        if other is not None and _are_apart(other, when):
            yield other


def _are_apart(one: Stretch, other: Stretch) -> bool:
    """Tell whether two times cannot be one; of periods, whether their beginnings cannot."""
    first, last = (one.at, one.at) if one.lasts else (one.start or one.at, one.end or one.at)
    return other.at < first or other.at > last if other.lasts else (other.end or other.at) <= first or (other.start or other.at) >= last
