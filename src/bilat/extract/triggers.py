"""Triggers: which rules a sentence lets run by the words that it has. What a rule waits for stands in the table of rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bilat.extract.reading import Sent
from bilat.extract.waits import Row, Waits


class Gate:
    """Which of a row of rules a sentence lets run; None stands for a rule that waits for nothing and always runs.

    Words count that stand in the sentence, in the line that introduces its list, or in the heading of a list or table.
    """

    def __init__(self, waits: Sequence[Waits | Callable[[], Waits] | None]) -> None:
        self._row = Row([w() if callable(w) else w for w in waits])
        self._kinds = self._by(lambda w: w.kinds)
        self._opens = self._by(lambda w: w.opens)
        self._unnamed = sum(1 << n for n, wait in enumerate(self._row.waits) if wait is None or not wait.named)

    def _by(self, ask: Callable[[Waits], Sequence[str]]) -> dict[str, int]:
        bits: dict[str, int] = {}
        for n, wait in enumerate(self._row.waits):
            for key in ask(wait) if wait is not None else ():
                bits[key] = bits.get(key, 0) | 1 << n
        return bits

    def of(self, sent: Sent) -> int:
        """Give the rules that may fire on a sentence, a bit each."""
        found = self._row.of(sent.text)
        if sent.lead:
            found |= self._row.of(sent.lead)
        if sent.section and sent.block.kind != "paragraph":
            found |= self._row.of(sent.section)
        for mention in sent.mentions:
            found |= self._kinds.get(mention.kind, 0)
        if sent.clauses:
            found |= self._opens.get(sent.clauses[0].units[0].low, 0)
        return found if sent.has_names else found & self._unnamed
