"""Entry told without the frames of standing.py: "A citizens get theirs on arrival", "B citizens need none for A", "identity cards suffice for travel"."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import other_of, period_of
from bilat.extract.rules.shapes import Table, find_told
from bilat.extract.rules.sides import has_outsider
from bilat.extract.waits import Waits

_HOLDER = r"(?P<h>Cd|Ca|C's)(?: (?:citizens|nationals|passport holders|travellers|visitors|tourists))?"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("on-arrival", rf"{_HOLDER} (?:also |now |can |may |usually )*(?:get|gets|receive|obtain|buy|are given|are issued|are granted) (?:visas?|theirs|one|N|a visa|them|it) (?P<n>on|upon|at) (?:arrival|(?:the |[a-z]+ )?airport)(?: (?:in|at) (?:the )?(?P<d>C))?"),
    ("visa-free", rf"{_HOLDER} (?:also |now )*(?P<n>need|require|needed) none (?:for|in|to enter|to visit) (?:the )?(?P<d>C)"),
    ("visa-free", rf"{_HOLDER} (?:may |can |could |have |also |now )*(?P<n>enter|entered|travel to|travelled to|visit|visited) (?:the )?(?P<d>C) freely"),
    ("required", rf"{_HOLDER} (?P<n>must|have to|had to) (?:get|obtain|hold|carry|buy|apply for) (?:a |an )?(?!schengen)(?:[a-z]+ ){{0,3}}?visas?(?: (?:for|to enter) (?:the )?(?P<d>C))?"),
    ("both", r"(?P<n>identity cards?|id cards?) (?:suffices?|are enough|is enough|will do) for (?:travel|crossing|the crossing|the journey|entry)(?! (?:among|in C|to C))"),
)
_TABLE = Table(_SHAPES)


def find_entry(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A citizens get theirs on arrival in B", "B citizens need none for A", "identity cards suffice for travel": the country not named is the other of the page."""
    for regime, match, shown, place, index in find_told(sent, clause, _TABLE, "n"):
        if regime == "both":
            sides = [sent.pair, sent.pair[::-1]] if sent.context.on_pair and len(sent.pair) == 2 and not has_outsider(sent) else []
            regime = "visa-free"
        else:
            holder = next(iter(shown.codes(match, "h")), "")
            host = next(iter(shown.codes(match, "d")), "") or other_of(sent, holder)
            sides = [(holder, host)] if holder and host and holder != host else []
        for holder, host in sides:
            yield Proposal("visa", {"holder": holder, "destination": host, "regime": regime}, period_of(sent, place, index), clause=place, cue=index)


RULES = (Rule("visa-entry", "whose citizens get a visa on arrival, or need none", find_entry, Waits(shapes=[shape for _, shape in _SHAPES])),)
