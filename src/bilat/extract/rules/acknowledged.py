"""Recognition told in other words or of others besides: "A's refusal to recognise B", "A acknowledged the Republic of B", "together with C and D"."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import period_of
from bilat.extract.rules.shapes import Table, find_told
from bilat.extract.waits import Waits

_LIST = r"(?:the )?C(?:,? (?:and|,) (?:the )?C(?!'s))*"
_REFUSED = r"(?P<a>C's|Ca) (?:\w+ )?(?:refusal|failure|unwillingness|reluctance) to (?P<n>recogni[sz]e|accept) (?:the )?(?:independence of |statehood of |state of )?(?P<b>C)(?!'s)"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("does-not-recognise", _REFUSED),
    ("recognises", rf"(?:C|P) (?:\w+ )?(?P<n>recogni[sz]ed) (?:the )?(?:independence of )?(?P<b>C)(?!'s)[^.;]{{0,40}}? (?:together|along|jointly|in step|at the same time as|simultaneously) (?:with )?(?P<a>{_LIST})"),
    ("recognises", r"(?P<a>C) (?:formally |officially )?(?P<n>acknowledged) (?:the )?(?P<f>C)(?!'s) (?:as (?:a|an) (?:\w+ )?state|(?:on|in) D)"),
)
_TABLE = Table(_SHAPES)


def find_acknowledged(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A's refusal to recognise B" and the like; an acknowledged country must stand under its full name or be called a state."""
    for position, match, shown, place, index in find_told(sent, clause, _TABLE, "n"):
        formal = shown.mentions(match, "f")
        if formal and formal[0].form != "formal" and not formal[0].text.lower().startswith(("republic of", "state of", "kingdom of")) and "state" not in match.group():
            continue
        of = shown.codes(match, "b") or [c for m in formal for c in m.codes]
        when = period_of(sent, place, index, opens=True) if position == "recognises" else None
        for by in shown.codes(match, "a"):
            if of and by != of[0]:
                yield Proposal("recognition", {"by": by, "of": of[0], "position": position}, when, modality="asserted", clause=place, cue=index)


RULES = (Rule("recognition-otherwise", "recognition told in other words, or of others besides", find_acknowledged, Waits(shapes=[shape for _, shape in _SHAPES])),)
