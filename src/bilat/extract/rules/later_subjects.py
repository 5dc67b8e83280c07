"""What several agreements are about, told after the verb or in apposition: "memoranda were signed on X, on Y and on Z", "several
agreements were signed, among them on X and Y", "two protocols: one on X, the other on Y". What stands on the noun is in `instruments`."""

from __future__ import annotations

from bilat.extract.clauses import Clause
from bilat.extract.reading import Sent
from bilat.extract.rules.common import phrase
from bilat.extract.rules.fields import find_items

_ON = frozenset(["on", "about", "concerning", "regarding", "covering"])
_BEFORE_ON = frozenset([",", ":", "them", "including", "particular", "notably", "those", "one", "other", "another", "second", "third", "two", "three", "first", "signed", "concluded", "exchanged", "initialled", "sealed", "inked", "adopted", "and", "others", "ones"])
_END = frozenset([";", ".", "(", ")", "which", "who", "that", "when", "while", "among", "during", "after", "before", "between", "with", "by", "to", "from", "at", "as", "but"])
_REACH = 16


def find_later_subjects(sent: Sent, clause: Clause, index: int) -> list[str]:
    """Give the subjects of the agreements that a plural noun names where they are told later on; [] where none or only one of the noun's own is told."""
    first = next((k for k in range(index + 1, min(len(clause.units) - 1, index + _REACH)) if _opens(clause, k)), -1)
    if first < 0 or first == index + 1 or clause.units[first - 1].low == "and":
        return []
    marks = [first, *(k for k in range(first + 2, len(clause.units) - 1) if _opens(clause, k))]
    if len(marks) == 1:
        items = find_items(sent, clause, first + 1)
        return [i.words for i in items if i.words.lower() != "among other things"]
    return [words for k, after in zip(marks, [*marks[1:], len(clause.units)], strict=True) if (words := _told(sent, clause, k + 1, after))]


def _opens(clause: Clause, k: int) -> bool:
    """Tell whether a preposition of matter stands there that governs no date and follows a verb of signing, a mark or a word for one of them."""
    unit, before, after = clause.units[k], clause.units[k - 1], clause.units[k + 1]
    return unit.mention is None and unit.low in _ON and (before.mention is None or before.low in ("them", "one", "two", "three")) and before.low in _BEFORE_ON and after.kind not in ("date", "country", "person", "place")


def _told(sent: Sent, clause: Clause, begin: int, end: int) -> str:
    stop = next((k for k in range(begin, end) if clause.units[k].kind == "date" or (clause.units[k].mention is None and (clause.units[k].low in _END or (k > begin and clause.is_verb(k) and not clause.units[k].low.endswith("ing"))))), end)
    while stop > begin and clause.units[stop - 1].low in (",", "and", "the", "one", "other", "another", "second", "third"):
        stop -= 1
    return phrase(sent, clause.units[begin].start, clause.units[stop - 1].end) if stop > begin else ""
