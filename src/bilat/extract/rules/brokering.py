"""Shapes of good offices: a state that goes between others, or between parties in the other."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.engaged import Engaged, find_engaged
from bilat.extract.rules.shapes import Table
from bilat.extract.waits import Waits

_A = r"(?P<a>C's|C|P|Ca)"
_HAS = r"(?:(?:has|have|had|also|once|itself|himself|herself|for its part|D|in|,|then|later|since|again|long) )*"
_ROWS: tuple[tuple[Engaged, str], ...] = (
    (Engaged("political"), rf"{_A} {_HAS}(?P<v>mediated|mediates|has mediated|is mediating|acted as (?:an? )?(?:go - between|go-between|mediator|intermediary|broker|facilitator)|was (?:an? |the )?(?:go - between|go-between|mediator|intermediary|facilitator)|lent its good offices|used its good offices) (?:between|in|for)"),
)  # fmt: skip
_TABLE = Table(_ROWS)
BROKERING = Waits(shapes=[pattern for _, pattern in _ROWS])


def find_brokering(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A mediated between B's parties", "A acted as go-between in B"."""
    return find_engaged(sent, clause, _TABLE)
