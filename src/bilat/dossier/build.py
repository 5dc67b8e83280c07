"""Builds a brief from material: sorts facts into systems, opinions and expectations, and finds what differs and what is silent."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from bilat.dossier.changes import find_changes
from bilat.dossier.folding import Folded, fold_facts
from bilat.dossier.lines import make_line, merge_equal, sort_key
from bilat.dossier.material import Material
from bilat.dossier.numbering import Numbering
from bilat.dossier.record import Dossier, Line, SourceEntry, Topic
from bilat.dossier.silences import find_silences
from bilat.dossier.topics import SYSTEMS, find_system, is_expected, is_opinion
from bilat.dossier.words.time import say_date, say_when
from bilat.model import Fact

_GONE = ("dropped", "stale")


def build_dossier(material: Material) -> Dossier:
    """Build the brief on a pair from all that is known of it."""
    names = msgspec.structs.replace(material.names, unsaid=frozenset(material.pair))
    material = msgspec.structs.replace(material, names=names)
    numbering = Numbering(material)
    said = _make_lines(material, numbering, material.facts)
    present = [(folded, line) for folded, line in said if folded.verdict not in _GONE]
    topics = tuple(_topic(system.key, system.title, present) for system in SYSTEMS)
    unplaced = _make_lines(material, numbering, material.unplaced)
    by_fact = {fact: line for folded, line in said for fact in folded.facts}
    changes = find_changes(by_fact, material, numbering)
    sources = numbering.entries()
    return Dossier(
        pair=material.pair,
        title=" – ".join(material.names.plain(code) for code in material.pair),
        subtitle=_subtitle(topics, [line for _, line in said], sources, material),
        as_of=material.as_of,
        held=material.held,
        topics=topics,
        opinions=tuple(merge_equal([line for folded, line in present if _is_opinion(folded)])),
        disagreements=tuple(merge_equal([line for folded, line in present if folded.verdict == "differs"])),
        changes=changes,
        unplaced=tuple(merge_equal([line for one, line in unplaced if one.verdict not in _GONE])),
        silences=find_silences(topics, changes, material),
        related=material.related,
        sources=sources,
    )


def _make_lines(
    material: Material, numbering: Numbering, facts: Iterable[Fact]
) -> list[tuple[Folded, Line]]:
    order = {system.key: place for place, system in enumerate(SYSTEMS)}
    folded = fold_facts(facts)
    folded.sort(key=lambda one: (_is_opinion(one), order[find_system(one.type, one.roles)], sort_key(one)))
    for one in folded:  # numbers follow the order of the page, readings refer to them
        numbering.number_claims(one.claims)
    return [(one, make_line(one, material, numbering)) for one in folded]


def _topic(key: str, title: str, said: list[tuple[Folded, Line]]) -> Topic:
    mine = [
        (one, line) for one, line in said if not _is_opinion(one) and find_system(one.type, one.roles) == key
    ]
    return Topic(
        key=key,
        title=title,
        lines=tuple(merge_equal([line for one, line in mine if not is_expected(one.modality)])),
        expected=tuple(merge_equal([line for one, line in mine if is_expected(one.modality)])),
    )


def _is_opinion(folded: Folded) -> bool:
    return is_opinion(folded.type, folded.modality, folded.source)


def _subtitle(
    topics: tuple[Topic, ...], lines: list[Line], sources: tuple[SourceEntry, ...], material: Material
) -> str:
    if material.held:  # those that speak of what has no time are not counted here
        speaking = {number for line in lines for number in line.sources}
        sources = tuple(entry for entry in sources if entry.number in speaking)
    witnesses = len({entry.witness for entry in sources})
    counted = (
        f"{_count(len({line.text for line in lines}), 'statement')} from {_count(len(sources), 'document')}"
    )
    independent = f", {witnesses} independent witnesses" if witnesses > 1 else ", one witness"
    return f"{counted}{independent if sources else ''}{_say_times(material)}"


def _say_times(material: Material) -> str:
    """Say for which time and as of which day a brief was asked, and what had to be left out for it; empty if for neither."""
    said = ""
    if material.held:
        said += f"; what held or happened {say_when(material.held)}"
    if material.as_of:
        said += f"; as of {say_date(material.as_of)}"
    if material.undated:
        said += f" ({_count(material.undated, 'document')} without a date left out)"
    return said


def _count(number: int, singular: str, plural: str = "") -> str:
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
