"""A proposal: a claim as a rule puts it forward, before modality, dyads and the evidence gate have been seen to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bilat.extract.clauses import Clause
from bilat.extract.reading import Sent
from bilat.extract.waits import Waits
from bilat.model import Amount, Modality, Roles


@dataclass(slots=True, eq=False)
class Proposal:
    """What a rule found. `modality` and `source` are left None for the sentence's own reading to fill; `cue` is the unit index of the
    word that says it, in `clause`; `span` narrows the quote (default: the sentence); `context` are places elsewhere in the text that say whom it is of."""

    type: str
    roles: Roles
    when: str | None = None
    amount: Amount | None = None
    modality: Modality | None = None
    source: str | None = None
    clause: Clause | None = None
    cue: int = -1
    span: tuple[int, int] | None = None
    dyads: tuple[str, ...] | None = None
    context: tuple[tuple[int, int], ...] = ()


FindProposals = Callable[[Sent, Clause], Iterator[Proposal]]


class Rule(NamedTuple):
    """A row of the visible table of rules: its name, the fact that it finds, the function, and the words without which it cannot find it (None: it is always tried)."""

    name: str
    finds: str
    find: FindProposals
    waits: Waits | Callable[[], Waits] | None = None
