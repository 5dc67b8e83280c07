"""What the models have found in a sentence, and what every filling of its slots begins with: the proposal of an act or of a state, with its time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import act_time, day_of, period, period_of
from bilat.model import Amount, Roles


class Found(NamedTuple):
    """A type said of a pair: its sides in order, its closed value, and where the word that says it most stands; `more` are further parties."""

    kind: str
    x: str
    y: str
    value: str
    clause: Clause
    cue: int
    more: tuple[str, ...] = ()

    @property
    def at(self) -> int:
        """The first character of the word that says it most."""
        return self.clause.units[self.cue].start


Fill = Callable[[Sent, Found], Iterator[Proposal]]


def to_act(sent: Sent, found: Found, roles: Roles, amount: Amount | None = None) -> Proposal:
    """Propose an act at the time that the sentence gives it."""
    when = day_of(sent, found.clause, found.cue)
    if when is None and (only := _only_date(sent)) is not None:
        when = act_time(*only)
    return Proposal(found.kind, roles, when, amount, clause=found.clause, cue=found.cue)


def to_state(sent: Sent, found: Found, roles: Roles, amount: Amount | None = None, *, opens: bool = False) -> Proposal:
    """Propose a state for the period that the sentence gives it; `opens` as in `to_period`."""
    when = period_of(sent, found.clause, found.cue, opens=opens)
    if when is None and opens and (only := _only_date(sent)) is not None:
        when = period(*only, opens=opens)
    return Proposal(found.kind, roles, when, amount, clause=found.clause, cue=found.cue)


def hold_firm(found: Found, proposal: Proposal) -> Proposal:
    """Take back a denial where a "not" belongs to what is said ("does not accept the award" is a stance that is held)."""
    modality = find_modality(found.clause, found.cue)
    proposal.modality = "asserted" if modality == "denied" else modality
    return proposal


def _only_date(sent: Sent) -> tuple[Clause, Mention] | None:
    """Give the only date of a sentence with its clause, None where it has none or several."""
    dates = [(c, d) for c in sent.clauses for d in c.dates() if d.value]
    return dates[0] if len(dates) == 1 else None
