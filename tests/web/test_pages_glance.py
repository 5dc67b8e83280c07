"""What is answered at a glance, from facts of every kind. No document and no page is needed to see it."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from bilat.dossier.material import Material
from bilat.dossier.wording import load_names
from bilat.model import Fact
from bilat.model.fact import FactKind
from bilat.web.pages.glance import UNTOLD, find_glances


def fact(kind: Literal["relations act", "relations episode", "mission episode"], roles: dict[str, str], when: str | None = None, **more: Any) -> Fact:
    """Give a fact of a type and kind ("relations act") as one witness tells it."""
    form: FactKind = "act" if kind.endswith("act") else "episode"
    told: dict[str, Any] = {"modality": "asserted", "verdict": "single", "witnesses": ("w",), **more}
    return Fact(id=repr((roles, when)), type=kind.partition(" ")[0], kind=form, roles=dict(roles), dyads=("AZE-BLR",), when=when, amount=None, source=None, explanation="", claims=("c",), **told)


def relations(change: str, when: str | None = None, **more: Any) -> Fact:
    """Give an act of the relations."""
    return fact("relations act", {"a": "AZE", "b": "BLR", "change": change}, when, **more)


def embassy(when: str | None = None, *, roles: dict[str, str] | None = None, **more: Any) -> Fact:
    """Give the embassy of Azerbaijan in Belarus."""
    return fact("mission episode", {"sender": "AZE", "host": "BLR", "rank": "embassy", "status": "open", **(roles or {})}, when, **more)


def look(*facts: Fact, as_of: str | None = None) -> tuple[tuple[str, str], ...]:
    """Give the answer and the dispute of each question."""
    material = Material(pair=("AZE", "BLR"), facts=facts, claims={}, documents=(), names=load_names(), as_of=as_of)
    return tuple((one.answer, one.disputed) for one in find_glances(material))


@pytest.mark.parametrize(
    ("facts", "answer", "disputed"),
    [
        ((), UNTOLD, ""),
        ((relations("established", "1993-06-11"),), "Yes, since 11 June 1993", ""),
        ((relations("established", "1992"), relations("established", "1993-06-11", witnesses=("w", "v"))), "Yes, since 11 June 1993", "Also given: 1992."),
        ((relations("established", "1883"), relations("established", "1949")), "Yes; as beginnings are given 1883 and 1949", ""),
        (
            (relations("established", "1993-06-11", verdict="differs", alternatives="[1993-06-11,1993-07-12]"),),
            "Yes, since 11 June 1993", "Sources disagree: 11 June 1993 or 12 July 1993.",
        ),
        ((relations("established"),), "Yes; no source says since when", ""),
        ((relations("established", "1990"), relations("severed", "2001-03")), "Broken off in March 2001; begun 1990", ""),
        ((relations("established", "1990"), relations("severed", "2001"), relations("restored", "2005")), "Yes, since 2005", "Also given: 1990."),
        ((relations("severed", "2001"),), "Broken off in 2001", ""),
        ((relations("exist", modality="denied"),), "None, a text says", ""),
        ((fact("relations episode", {"a": "AZE", "b": "BLR", "change": "exist"}, "1993/"),), "Yes, since 1993", ""),
        ((relations("established", "1993", verdict="dropped"),), UNTOLD, ""),
        ((relations("established", "1993", modality="planned"),), UNTOLD, ""),
    ],
)  # fmt: skip
def test_relations(facts: tuple[Fact, ...], answer: str, disputed: str) -> None:
    """Since when there are relations, what else is given, and where texts contradict each other."""
    assert look(*facts)[0] == (answer, disputed)


@pytest.mark.parametrize(
    ("facts", "answer", "disputed"),
    [
        ((), UNTOLD, ""),
        ((embassy("2001/", roles={"city": "Minsk"}),), "Yes, in Minsk, since 2001", ""),
        ((embassy(),), "Yes; no source says since when", ""),
        ((embassy(roles={"rank": "high-commission"}),), "Yes, high commission; no source says since when", ""),
        ((embassy("1994/2001", roles={"status": "closed"}),), "Closed, from 1994 to 2001", ""),
        ((embassy("/1939"),), "No longer, until 1939", ""),
        ((embassy("2030", roles={"status": "planned"}, modality="planned"),), "Planned in 2030", ""),
        ((embassy(modality="denied"),), "None, a text says", ""),
        ((embassy(), embassy("2001/", modality="denied")), "Yes; no source says since when", "A text says that there is none."),
        ((embassy(roles={"accredited_from": "Moscow"}),), "Not resident: served from Moscow", ""),
        ((embassy("1967/", verdict="differs", values=(("open, 1967/", ("w",)), ("open, 1973/", ("v",)))),), "Yes, since 1967", "Sources disagree: “open, since 1967” or “open, since 1973”."),
        ((embassy(roles={"rank": "consulate"}),), UNTOLD, ""),
    ],
)  # fmt: skip
def test_embassy(facts: tuple[Fact, ...], answer: str, disputed: str) -> None:
    """Whether there is an embassy, where and since when; a consulate is none."""
    assert look(*facts)[1] == (answer, disputed)
    assert look(*facts)[2] == (UNTOLD, "")


def test_what_stands_depends_on_the_day_asked_for() -> None:
    """An embassy that closed in 2001 stood as of 1999."""
    told = embassy("1994/2001")
    assert look(told, as_of="1999-12-31")[1][0] == "Yes, from 1994 to 2001" and look(told)[1][0].startswith("No longer")
