"""Builds a brief from material: sorts facts into systems, opinions and expectations, and finds what differs and what is silent."""

from __future__ import annotations

import msgspec

from bilat.dossier.changes import find_changes
from bilat.dossier.folding import Folded, fold_facts
from bilat.dossier.lines import make_line, merge_equal, sort_key
from bilat.dossier.material import Material
from bilat.dossier.numbering import Numbering
from bilat.dossier.record import Dossier, Line, SourceEntry, Topic
from bilat.dossier.silences import find_silences
from bilat.dossier.topics import SYSTEMS, find_system, is_expected, is_opinion
from bilat.dossier.words.time import say_date

_GONE = ("dropped", "stale")


def build_dossier(material: Material) -> Dossier:
    """Build the brief on a pair from all that is known of it."""
    names = msgspec.structs.replace(material.names, unsaid=frozenset(material.pair))
    material = msgspec.structs.replace(material, names=names)
    numbering = Numbering(material)
    said = _make_lines(material, numbering)
    present = [(folded, line) for folded, line in said if folded.verdict not in _GONE]
    topics = tuple(_topic(system.key, system.title, present) for system in SYSTEMS)
    by_fact = {fact: line for folded, line in said for fact in folded.facts}
    changes = find_changes(by_fact, material, numbering)
    sources = numbering.entries()
    return Dossier(
        pair=material.pair,
        title=" – ".join(material.names.plain(code) for code in material.pair),
        subtitle=_subtitle(topics, [line for _, line in said], sources, material.as_of),
        as_of=material.as_of,
        topics=topics,
        opinions=tuple(merge_equal([line for folded, line in present if _is_opinion(folded)])),
        disagreements=tuple(merge_equal([line for folded, line in present if folded.verdict == "differs"])),
        changes=changes,
        silences=find_silences(topics, changes, material),
        related=material.related,
        sources=sources,
    )


def _make_lines(material: Material, numbering: Numbering) -> list[tuple[Folded, Line]]:
    order = {system.key: place for place, system in enumerate(SYSTEMS)}
    folded = fold_facts(material.facts)
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
    topics: tuple[Topic, ...], lines: list[Line], sources: tuple[SourceEntry, ...], as_of: str | None
) -> str:
    witnesses = len({entry.witness for entry in sources})
    counted = (
        f"{_count(len({line.text for line in lines}), 'statement')} from {_count(len(sources), 'document')}"
    )
    independent = f", {witnesses} independent witnesses" if witnesses > 1 else ", one witness"
    asked = f"; as of {say_date(as_of)}" if as_of else ""
    return f"{counted}{independent if sources else ''}{asked}"


def _count(number: int, singular: str, plural: str = "") -> str:
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
