"""Borders of a country named beside its neighbours: "A, bordering B, C and D, ...", "bordering B and C, A ...". Those told by a verb are read in standing.py."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.shapes import Table, clause_at, show
from bilat.extract.waits import Waits

_LIST = r"(?:the )?C(?:(?: ,)? and (?:the )?C| , (?:the )?C(?=(?: ,)?(?: and)? |,))*"
_WHOSE = (
    rf"(?P<a>C)(?: ,)? (?P<n>bordering|bordered by|which borders|adjoining|next to which lie)(?: on)? (?P<list>{_LIST})",
    r"(?:^|, |which is |by )(?P<n>bordering|bordered by|adjoining)(?: on)? (?P<list>(?:the )?C(?: , (?:the )?C)*(?:(?: ,)? and (?:the )?C)?) , (?:the )?(?P<a>C)(?! ,| and\b| or\b)",
)
_NEIGHBOURS = Table([(n, shape) for n, shape in enumerate(_WHOSE)])


def find_neighbours(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A, bordering B, C and D, has ...", "bordering B and C, A has ...": a border with each."""
    if clause is not sent.clauses[0]:
        return
    shown = show(sent)
    done: set[frozenset[str]] = set()
    for _, match in _NEIGHBOURS.find(shown):
        place, index = clause_at(sent, shown, shown.index(match.start("n")))
        pairs = [(a, b) for a in shown.codes(match, "a") for b in shown.codes(match, "list") if a != b and frozenset((a, b)) not in done]
        done.update(frozenset(p) for p in pairs)
        for a, b in pairs:
            yield Proposal("border", {"a": a, "b": b, "status": "shared"}, clause=place, cue=index, modality="asserted")


RULES = (Rule("border-neighbours", "the borders of a country named beside its neighbours", find_neighbours, Waits(shapes=_WHOSE)),)
