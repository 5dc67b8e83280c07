"""Borders told without the word: land or an islet claimed by both or by the other, sea zones delimited, two that touch each other along a length.

Borders that are called so are read in standing.py."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import amounts_after, day_of, other_of
from bilat.extract.rules.shapes import Table, find_told
from bilat.extract.rules.sides import has_outsider
from bilat.extract.waits import Waits

_ZONES = r"(?:(?:exclusive )?economic zones?|continental shel(?:f|ves)|maritime (?:limits?|zones?|spaces?|areas?)|sea limits?|shel(?:f|ves)|territorial waters|territorial seas?)"
_DRAWN = r"(?P<n>delimited|apportioned|delineated|divided|demarcated)"
_BOTH = r"(?P<ab>G|(?:the )?C and (?:the )?C)"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("disputed", r"(?:is|are|remains?|was|were) (?:\w+ )?(?P<n>claimed) by (?P<ab>G)(?!')"),
    ("disputed", r"(?:triangle|islands?|islets?|strip|enclave|peninsula|province|rocks?|P|L|region|valley) (?:, )(?:which is |also |still |long )?(?P<n>claimed) by (?:the )?(?P<a>C)(?!')"),
    ("delimited", rf"{_BOTH} (?:have |had |finally |formally )*{_DRAWN} (?:G's|the|C's) (?:\w+ ){{0,2}}?{_ZONES}"),
    ("delimited", rf"{_ZONES} (?:of|between) {_BOTH} (?:was|were|has been|have been) {_DRAWN}"),
    ("delimited", rf"{_ZONES} (?:was|were|has been|have been) {_DRAWN} between {_BOTH}"),
    ("shared", rf"{_BOTH} (?P<n>touch|adjoin|meet|march with|abut) (?:G )?(?:along|over|on) (?:a |some )*N"),
)
_TABLE = Table(_SHAPES)


def find_frontier(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The islet is claimed by both", "they delimited their economic zones in 2008", "A and B touch each other along 956 kilometres"."""
    for status, match, shown, place, index in find_told(sent, clause, _TABLE, "n"):
        sides = shown.codes(match, "ab")
        if not sides and not has_outsider(sent):
            claimant = next(iter(shown.codes(match, "a")), "")
            sides = [claimant, other_of(sent, claimant)]
        if len(sides) != 2 or not all(sides):
            continue
        when = day_of(sent, place, index) if status == "delimited" else None
        lengths = [a for _, a in amounts_after(place, index, "km")] if status == "shared" else []
        yield Proposal("border", {"a": sides[0], "b": sides[1], "status": status}, f"{when}/" if when and "/" not in when else None, lengths[0] if lengths else None, clause=place, cue=index)


RULES = (
    Rule("border-untold", "a border told without the word", find_frontier, Waits(shapes=[shape for _, shape in _SHAPES])),
)
