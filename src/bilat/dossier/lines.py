"""Turns folded facts into the lines of a brief: a sentence, its quotes, its readings. Sections are made elsewhere."""

from __future__ import annotations

import msgspec

from bilat.dossier.folding import Folded
from bilat.dossier.material import Material
from bilat.dossier.numbering import Numbering
from bilat.dossier.record import Line, Quote, Reading
from bilat.dossier.topics import type_rank
from bilat.dossier.words import say
from bilat.dossier.words.amounts import say_amount
from bilat.dossier.words.time import say_date, say_when
from bilat.errors import FormatError
from bilat.model import Claim, Verdict, parse_when
from bilat.reconcile.readings import show_amount, show_reading

# The most telling verdict stands where facts that read the same are told as one line.
_TELLING: tuple[Verdict, ...] = ("differs", "superseded", "refines", "agree", "single", "stale", "dropped")


def make_line(folded: Folded, material: Material, numbering: Numbering) -> Line:
    """Make one line of the brief from facts that are told as one."""
    return Line(
        text=say(
            folded.type,
            folded.roles,
            names=material.names,
            when=folded.when,
            amount=folded.amount,
            told=(folded.modality, folded.source),
        ),
        type=folded.type,
        verdict=folded.verdict,
        explanation=numbering.with_numbers(" ".join(folded.explanations)),
        sources=numbering.number_claims(folded.claims),
        modality=folded.modality,
        source=folded.source,
        when=folded.when,
        holding=material.holdings.get(folded.facts[0], "held"),
        facts=folded.facts,
        quotes=_quotes(folded, material, numbering),
        readings=_readings(folded, material, numbering),
    )


def _readings(folded: Folded, material: Material, numbering: Numbering) -> tuple[Reading, ...]:
    """Give each reading with the documents that have it; where their claims do not tell, with all documents of its witnesses."""
    having: dict[str, set[int]] = {}
    worded: dict[str, str] = {}
    for claim_id in folded.claims:
        claim, number = material.claims.get(claim_id), numbering.number_claim(claim_id)
        if claim is not None and number is not None:
            value = show_reading(claim)
            having.setdefault(value, set()).add(number)
            worded[value] = _say_claim_reading(value, claim)
    found = []
    for value, witnesses in folded.values:
        numbers = having.get(value) or {n for one in witnesses for n in numbering.number_witness(one)}
        found.append(Reading(worded.get(value) or say_reading(value), tuple(sorted(numbers))))
    return tuple(found)


def _say_claim_reading(value: str, claim: Claim) -> str:
    """Put the amount of a reading into words ("US$5.8 billion" for "5,800,000,000 USD"), then its times."""
    if claim.amount is None:
        return say_reading(value)
    before, amount, after = value.partition(show_amount(claim.amount))
    spoken = say_amount(claim.amount) if amount else ""
    return f"{say_reading(before)}{spoken}{say_reading(after)}"


def say_reading(value: str) -> str:
    """Put a reading into words: its times as dates, the rest as it is."""
    return ", ".join(_say_part(part) for part in value.split(", "))


def _say_part(part: str) -> str:
    try:
        parse_when(part)
    except FormatError:
        return part
    return say_when(part).removeprefix("on ") if "/" in part else say_date(part)


def _quotes(folded: Folded, material: Material, numbering: Numbering) -> tuple[Quote, ...]:
    quotes: dict[Quote, None] = {}
    for claim_id in folded.claims:
        claim, number = material.claims.get(claim_id), numbering.number_claim(claim_id)
        if claim is not None and number is not None:
            quotes[Quote(number, claim.evidence.quote, claim.evidence.section)] = None
    return tuple(quotes)


def merge_equal(lines: list[Line]) -> list[Line]:
    """Tell once what reads the same: sources, quotes and facts are pooled."""
    merged: dict[str, Line] = {}
    for line in lines:
        merged[line.text] = _pooled(merged[line.text], line) if line.text in merged else line
    return _without_weaker(list(merged.values()))


def _without_weaker(lines: list[Line]) -> list[Line]:
    """Leave out a line that the same documents also say more fully ("signed an agreement", "... on trade in 2008"); its quotes go there."""
    kept = list(lines)
    for line in lines:
        stronger = next((n for n, other in enumerate(kept) if _is_fuller(other, line)), None)
        if stronger is not None:
            full = kept[stronger]
            kept[stronger] = msgspec.structs.replace(
                full,
                facts=full.facts + line.facts,
                quotes=tuple(dict.fromkeys(full.quotes + line.quotes)),
            )
            kept.remove(line)
    return kept


def _is_fuller(other: Line, line: Line) -> bool:
    if line.verdict not in ("single", "agree") or not set(line.sources) <= set(other.sources):
        return False
    return other.text.startswith(f"{line.text.rstrip('.')} ")


def _pooled(first: Line, second: Line) -> Line:
    verdict = min(first.verdict, second.verdict, key=_TELLING.index)
    leading = first if first.verdict == verdict else second
    return Line(
        text=first.text,
        type=first.type,
        verdict=verdict,
        explanation=leading.explanation,
        sources=tuple(sorted({*first.sources, *second.sources})),
        modality=first.modality,
        source=first.source,
        when=first.when,
        holding=first.holding,
        facts=first.facts + second.facts,
        quotes=tuple(dict.fromkeys(first.quotes + second.quotes)),
        readings=tuple(dict.fromkeys(first.readings + second.readings)),
    )


def sort_key(folded: Folded) -> tuple[int, str, str]:
    """Order folded facts by type, then by time; what has no time comes first within its type."""
    begin = (folded.when or "").lstrip("./")
    return type_rank(folded.type), begin, str(folded.roles)
