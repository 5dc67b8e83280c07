"""The pages of one country and of one organisation: its ties to all others, its members, and who is tied to whom by what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from fastapi import Request, Response

from bilat.dossier.material import Material
from bilat.dossier.topics import SYSTEMS, find_system, is_opinion
from bilat.dossier.wording import find_statehood, load_names
from bilat.dossier.words import split_dyad
from bilat.dossier.words.time import say_when
from bilat.model import Fact, Verdict
from bilat.store.rows import find_days
from bilat.vocabulary import load
from bilat.web.pages.ego import find_ego
from bilat.web.pages.glance import Glance, find_glances
from bilat.web.pages.naming import find_country_code, find_organisation_code, send_on
from bilat.web.pages.routing import make_router
from bilat.web.problems import Problem
from bilat.web.rendering import render
from bilat.web.site import find_site

router = make_router()
_GONE = ("dropped", "stale")


class Tie(msgspec.Struct, frozen=True):
    """What is known of a country with another: the three answers at a glance, the numbers of facts, and by system."""

    code: str
    name: str
    dyad: str
    relations: Glance
    there: Glance
    here: Glance
    facts: int
    differing: int
    systems: dict[str, int]
    since: str


class Member(msgspec.Struct, frozen=True):
    """What is said of one member of an organisation."""

    code: str
    name: str
    status: str
    when: str
    verdict: Verdict
    fact: str
    witnesses: int
    is_denied: bool


# Name in addresses: what a column sorts by, and whether the greatest comes first.
_SORTS: dict[str, tuple[Callable[[Tie], Any], bool]] = {
    "name": (lambda one: one.name, False),
    "since": (lambda one: (one.since == "", one.since, one.name), False),
    "facts": (lambda one: (one.facts, one.name), True),
    "disputed": (lambda one: (one.differing, one.facts, one.name), True),
}


@router.get("/country/{name}")
def show_country(request: Request, name: str, sort: str = "name", order: str = "") -> Response:
    """Show what is known of a country with all others."""
    code = find_country_code(name)
    if name != code:
        return send_on(request, f"/country/{code}")
    ties, memberships = _find_ties(request, code)
    return render(
        request,
        "country.html.j2",
        entity=load().entities[code],
        states=_say_states(code),
        capital=_find_capital(code),
        ties=_sort(ties, sort, order),
        sort=sort,
        backwards=_is_backwards(sort, order),
        memberships=memberships,
        total=sum(one.facts for one in ties),
        differing=sum(one.differing for one in ties),
    )


@router.get("/network/{name}")
def show_network(request: Request, name: str) -> Response:
    """Show who is tied to a country by what."""
    code = find_country_code(name)
    if name != code:
        return send_on(request, f"/network/{code}")
    ties, memberships = _find_ties(request, code)
    ranked = sorted(ties, key=lambda one: (-one.facts, one.name))
    ego = find_ego([(one.name, f"/dyad/{one.dyad}", one.facts, len(one.systems)) for one in ranked])
    return render(request, "network.html.j2", entity=load().entities[code], ties=ranked, systems=SYSTEMS, ego=ego, memberships=memberships)


@router.get("/organisation/{name}")
def show_organisation(request: Request, name: str) -> Response:
    """Show the members of an organisation, as texts tell of them."""
    code = find_organisation_code(name)
    if name != code:
        return send_on(request, f"/organisation/{code}")
    with find_site(request).readers.reading() as workspace:
        facts = [fact for fact in workspace.facts(type="membership", country=code) if fact.roles.get("organisation") == code]
    members = find_members(facts)
    return render(request, "organisation.html.j2", entity=load().organisations[code], members=members, states=len({one.code for one in members}))


def find_members(facts: Iterable[Fact]) -> list[Member]:
    """Give what is said of members, by name and time; what only old versions say is left out."""
    names = load_names()
    ordered = sorted((fact for fact in facts if fact.verdict not in _GONE), key=lambda one: (names.plain(str(one.roles["member"])), find_days(one.when)[0] or "", one.id))
    return [
        Member(
            code=str(fact.roles["member"]), name=names.plain(str(fact.roles["member"])), status=str(fact.roles.get("status", "member")), when=say_when(fact.when),
            verdict=fact.verdict, fact=fact.id, witnesses=len(fact.witnesses), is_denied=fact.modality == "denied",
        )
        for fact in ordered
    ]  # fmt: skip


def find_ties(code: str, facts: Iterable[Fact]) -> list[Tie]:
    """Give a country's ties from the facts that name it, by the other's name."""
    by_dyad: dict[str, list[Fact]] = {}
    for fact in facts:
        for dyad in fact.dyads:
            if code in split_dyad(dyad):
                by_dyad.setdefault(dyad, []).append(fact)
    return sorted((_to_tie(code, dyad, found) for dyad, found in by_dyad.items()), key=lambda one: one.name)


def _to_tie(code: str, dyad: str, facts: Sequence[Fact]) -> Tie:
    first, second = split_dyad(dyad)
    other, names = second if first == code else first, load_names()
    relations, there, here = find_glances(Material(pair=(code, other), facts=tuple(facts), claims={}, documents=(), names=names))
    told = [fact for fact in facts if fact.verdict not in _GONE and not is_opinion(fact.type, fact.modality, fact.source)]
    systems = Counter(find_system(fact.type, fact.roles) for fact in told)
    return Tie(
        code=other, name=names.plain(other), dyad=dyad, relations=relations, there=there, here=here, facts=len(facts),
        differing=sum(fact.verdict == "differs" for fact in facts), systems=dict(systems), since=_find_since(facts),
    )  # fmt: skip


def _find_since(facts: Iterable[Fact]) -> str:
    """Give the first day on which relations are said to have been established, to sort by; empty where no text says."""
    days = [find_days(fact.when)[0] or "" for fact in facts if fact.type == "relations" and fact.roles.get("change") == "established" and fact.when]
    return min(days, default="")


def _find_ties(request: Request, code: str) -> tuple[list[Tie], list[Fact]]:
    """Give the ties of a country, and the facts on its memberships."""
    with find_site(request).readers.reading() as workspace:
        facts = workspace.facts(country=code)
    memberships = [fact for fact in facts if fact.type == "membership" and fact.roles.get("member") == code and fact.verdict not in _GONE]
    return find_ties(code, facts), memberships


def _sort(ties: list[Tie], sort: str, order: str) -> list[Tie]:
    if sort not in _SORTS:
        raise Problem(400, "wrong-request", f"there is no column {sort[:100]!r} to sort by", expected=f"one of {', '.join(_SORTS)}")
    return sorted(ties, key=_SORTS[sort][0], reverse=_is_backwards(sort, order))


def _is_backwards(sort: str, order: str) -> bool:
    """Tell whether the greatest comes first: as the column has it, unless an order is asked for."""
    return order == "down" if order in ("up", "down") else _SORTS.get(sort, (None, False))[1]


def _say_states(code: str) -> str:
    spans = find_statehood((code,)).get(code, ())
    return ", ".join(f"{first or ''}–{last or ''}" for first, last in spans if first or last)


def _find_capital(code: str) -> str:
    """Give the present capital; empty where there is none today."""
    return next((capital.name for capital in load().entities[code].capitals if capital.end is None), "")
