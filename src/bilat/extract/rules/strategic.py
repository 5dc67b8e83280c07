"""Strategic partnerships told with the noun alone: "a strategic partnership followed in D", "Strategic Partnership Agreement, D", "the strategic partnership dates from D".

Countries that call themselves or one another partners are read in `alignment`, which asks here last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.dates import to_day
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, date_of, other_of, period

_PARTNERSHIP = re.compile(r"\b[Ss]trategic(?: and [\w-]+)?(?: [Cc]ooperat\w+| [Ee]conomic)? [Pp]artner(?:ship|s)?\b")
_OF_OTHERS = re.compile(r"\b(?:NATO|EU|European Union|companies|firms|investors?|technolog\w+|bank|fund|[Dd]ialogue|[Cc]ouncil|[Cc]ommission)\b")
_LASTS = frozenset(["since", "from"])


def find_strategic(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """Find the strategic partnership that a clause names, of the two countries that it names or of the page's pair."""
    found = _PARTNERSHIP.search(sent.document.text, clause.start, clause.end)
    if found is None or _OF_OTHERS.search(sent.document.text, found.end(), min(clause.end, found.end() + 30)):
        return
    sides = _find_sides(sent, clause)
    index = next((i for i, u in enumerate(clause.units) if u.end > found.start()), 0)
    if len(sides) == 2:
        yield Proposal("alignment", {"state": sides[0], "with": sides[1], "nature": "strategic-partner"}, _find_time(sent, clause, index), clause=clause, cue=index)


def _find_sides(sent: Sent, clause: Clause) -> list[str]:
    """Give the two countries of a clause, one and the other of the pair, or the pair; [] where others are named."""
    named = codes_of(clause.mentions("country", "group"))
    if len(named) == 2:
        return named
    if len(named) == 1:
        other = other_of(sent, named[0])
        return [named[0], other] if other else []
    return list(sent.pair) if not named and len(sent.pair) == 2 else []


def _find_time(sent: Sent, clause: Clause, index: int) -> str | None:
    date = date_of(sent, clause, index)
    if date is None:
        return None
    day = to_day(date)
    return period(clause, date) if date.relation in _LASTS or not day or "/" in day else f"{day}/"
