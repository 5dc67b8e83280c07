"""Invasions and occupations told by who came and when, with no word of whom ("the Soviet invasion of December 1979"): the table of wars says whom.

No claim is built here; `force` does that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from bilat.extract.clauses import Clause
from bilat.extract.reading import Sent
from bilat.extract.rules.shapes import find_all, place_of, show
from bilat.vocabulary import load

Told = tuple[str, str, str, Clause, int]
_DATED = r"(?P<a>Ca|C's) (?:led |- led |full-scale |military |armed |illegal |brutal |second |first )*(?P<n>invasion|occupation) (?:(?:of|in|on) |\( )?(?:the |early |late |mid )*(?P<d>D)"
_YEAR = re.compile(r"\d{4}")


def find_invasions(sent: Sent) -> Iterator[Told]:
    """Give (actor, target, action, clause, unit) of invasions and occupations that are told by their actor and their date."""
    shown = show(sent)
    for match in find_all(_DATED, shown):
        actor, date = next(iter(shown.codes(match, "a")), ""), next(iter(shown.mentions(match, "d")), None)
        year = _YEAR.search(date.value) if date is not None and date.value else None
        target = _find_invaded(actor, int(year.group()), match["n"], sent.pair) if year else ""
        if target:
            clause, index = place_of(sent, shown, match, "n")
            yield actor, target, match["n"], clause, index


@cache
def _wars() -> tuple[dict[str, Any], ...]:
    return tuple(w for w in load().cues["wars"] if _is_invasion(w))


def _is_invasion(war: dict[str, Any]) -> bool:
    """Tell whether a row of the table is an invasion: by its kind, or by another name of a war of two."""
    named = any("invasion" in name.lower() or "occupation" in name.lower() for name in (war["name"], *war.get("aliases", ())))
    return len(war.get("parties") or ()) > 1 and (war.get("kind") == "invasion" or (named and len(war["parties"]) == 2))


def _find_invaded(actor: str, year: int, noun: str, pair: tuple[str, ...]) -> str:
    """Find whom a country invaded in a year, or held then; of several that whose page it is, "" where the table knows of none or of several."""
    found: list[str] = []
    for war in _wars():
        last = war["from"] if noun == "invasion" else war["to"] or year
        if actor in war["parties"] and war["from"] <= year <= last:
            found += _others(war, actor, pair)
    return found[0] if len(set(found)) == 1 else ""


def _others(war: dict[str, Any], actor: str, pair: tuple[str, ...]) -> list[str]:
    others = [p for p in war["parties"] if p != actor]
    own = [p for p in others if p in pair]
    if war["kind"] == "invasion" and war["parties"][-1] == actor:
        return []
    return own if len(own) == 1 else others[-1:]


__all__ = ["find_invasions"]
