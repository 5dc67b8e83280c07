"""What a map of a pair marks: capitals, missions in cities, and ways of energy. Where on paper it stands is decided in pair_map.py."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import msgspec

from bilat.charts.routes import Route, find_routes
from bilat.charts.shapes import Place, find_city
from bilat.dossier.material import Material
from bilat.dossier.words import say_fact
from bilat.model import Fact
from bilat.vocabulary import load

NEAR = 0.25  # degrees: two capitals nearer than that are two names of one city
_GONE = ("dropped", "stale")
_STATUS = {"closed": " (closed)", "planned": " (planned)", "suspended": " (suspended)"}
_SHORT = {"honorary-consulate": "hon. consulate", "consulate-general": "consulate general"}


class Site(msgspec.Struct, frozen=True):
    """A city with what is in it; `sender` is whose missions they are, empty for a mere capital."""

    name: str
    place: Place
    is_capital: bool
    sender: str
    what: tuple[str, ...]
    words: tuple[str, ...]


def find_capitals(code: str) -> list[tuple[str, Place]]:
    """Give the present capitals and seats of government of a country that can be placed."""
    entity = load().entities.get(code)
    found: list[tuple[str, Place]] = []
    for capital in entity.capitals if entity else ():
        place = find_city(capital.name, code) if capital.end is None else None
        if place is not None and not any(math.dist(place, other) < NEAR for _, other in found):
            found.append((capital.name, place))
    return found


def find_sites(material: Material) -> tuple[list[Site], list[Fact], list[str]]:
    """Give the cities of a pair that are worth a mark, the facts on which they rest, and what cannot be placed."""
    sites: dict[Place, Site] = {}
    for code in material.pair:
        for name, at in find_capitals(code):
            sites[at] = Site(name, at, True, "", (), ())
    missions = [fact for fact in material.facts if fact.type == "mission" and _is_between(fact, material)]
    left: list[str] = []
    drawn = []
    for fact in missions:
        city, host = fact.roles.get("city"), str(fact.roles.get("host", ""))
        place = find_city(city, host) if isinstance(city, str) and not fact.roles.get("accredited_from") else None
        if place is None:
            left.append(str(city) if isinstance(city, str) else "")
            continue
        drawn.append(fact)
        sites[place] = _with_mission(sites.get(place), str(city), place, fact, material)
    named = sorted({city for city in left if city})
    unnamed = sum(not city for city in left)
    notes = [f"missions whose city is not told ({unnamed})"] if unnamed else []
    return list(sites.values()), drawn, [*notes, *named]


def _is_between(fact: Fact, material: Material) -> bool:
    sides = {fact.roles.get("sender"), fact.roles.get("host")}
    return sides == set(material.pair) and fact.modality != "denied" and fact.verdict not in _GONE


def _with_mission(site: Site | None, city: str, place: Place, fact: Fact, material: Material) -> Site:
    rank = str(fact.roles.get("rank", "mission"))
    what = f"{_SHORT.get(rank, rank.replace('-', ' '))}{_STATUS.get(str(fact.roles.get('status')), '')}"
    old = site or Site(city, place, False, "", (), ())
    return msgspec.structs.replace(
        old,
        sender=str(fact.roles["sender"]),
        what=tuple(dict.fromkeys((*old.what, what))),
        words=(*old.words, say_fact(fact, material.names)),
    )


def find_ways(material: Material) -> tuple[list[Route], list[Fact], list[str]]:
    """Give the pipelines and plants by which energy goes between the two, the facts that name them, and those that cannot be placed."""
    code = "-".join(sorted(material.pair))
    facts = [fact for fact in material.facts if fact.type == "supply" and code in fact.dyads and fact.verdict not in _GONE]
    facts = [fact for fact in facts if fact.modality != "denied" and any(True for _ in _names(fact))]
    routes, unknown = find_routes((name for fact in facts for name in _names(fact)), material.pair)
    known = {route.name for route in routes}
    return routes, [fact for fact in facts if known & set(_names(fact))], unknown


def _names(fact: Fact) -> Iterator[str]:
    for role in ("routes", "facility"):
        value: str | Iterable[str] = fact.roles.get(role) or ()
        yield from [value] if isinstance(value, str) else value
