"""The tool `brief`: the sourced brief on two countries, cut to what a context holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from bilat.dossier import Dossier, Material, build_dossier
from bilat.dossier.collect import collect_material
from bilat.dossier.pairs import find_pair
from bilat.dossier.record import Change, CitedReference, Line, SourceEntry, Topic
from bilat.dossier.shorten import shorten
from bilat.dossier.topics import SYSTEMS
from bilat.errors import UsageError
from bilat.mcp.asking import to_quotation
from bilat.mcp.questions import AskBrief
from bilat.mcp.records import (
    BriefAnswer,
    ChangeEntry,
    CitedWork,
    LineEntry,
    NumberedSource,
    Quotation,
    RelatedEntry,
    SectionEntry,
)
from bilat.mcp.writing import BUDGET, find_size
from bilat.workspace import Workspace

_SECTIONS = (*(system.key for system in SYSTEMS), "opinions", "disagreements")
_MOST_FACTS = 3
Quotes = Mapping[str, Quotation]


def find_brief(workspace: Workspace, asked: AskBrief) -> BriefAnswer:
    """Give the brief on a pair; where it would fill more than an answer holds, with fewer lines in each section."""
    if unknown := sorted(set(asked.sections) - set(_SECTIONS)):
        raise UsageError(f"there is no section {unknown[0]!r}; there are {', '.join(_SECTIONS)}")
    material = collect_material(workspace, find_pair(asked.countries), asked.as_of)
    dossier, quotes = build_dossier(material), _find_quotes(material)
    most = asked.lines
    answer = _to_answer(dossier, asked, most, quotes)
    while most > 1 and find_size(answer) > BUDGET:
        most = most * 4 // 5
        answer = _to_answer(dossier, asked, most, quotes)
    return answer


def _find_quotes(material: Material) -> Quotes:
    """Find for each fact words that say all of it: those of a claim with the time and amount that the fact shows."""
    quotes = {}
    for fact in material.facts:
        claims = [material.claims[claim] for claim in fact.claims if claim in material.claims]
        full = [claim for claim in claims if (claim.when, claim.amount) == (fact.when, fact.amount)]
        claim = (full or claims)[0]
        document = material.document(claim.document)
        if document is not None:
            quotes[fact.id] = to_quotation(claim, document.id)
    return quotes


def _to_answer(whole: Dossier, asked: AskBrief, most: int, quotes: Quotes) -> BriefAnswer:
    dossier = shorten(_keep_sections(whole, asked.sections), most)
    sections = [_to_section(topic, quotes) for topic in dossier.topics if topic.lines or topic.expected]
    if dossier.opinions:
        sections.append(SectionEntry("opinions", "Opinions and assessments", _to_lines(dossier.opinions, quotes), dossier.more_opinions))
    if dossier.disagreements:
        left_out = max(0, len(dossier.disagreements) - most)
        sections.append(SectionEntry("disagreements", "Sources disagree", _to_lines(dossier.disagreements[:most], quotes), left_out))
    return BriefAnswer(
        pair=list(dossier.pair), title=dossier.title, summary=dossier.subtitle, sections=sections,
        changes=[_to_change(change) for change in dossier.changes], silences=list(dossier.silences),
        sources=[_to_source(entry) for entry in dossier.sources],
        related=[RelatedEntry(one.dyad, one.title, one.claims) for one in dossier.related], note=_say_note(whole, sections, most),
    )  # fmt: skip


def _keep_sections(dossier: Dossier, wanted: Sequence[str]) -> Dossier:
    """Leave out the sections that were not asked for; silences are of the whole brief, so they stay only in a whole one."""
    if not wanted:
        return dossier
    return msgspec.structs.replace(
        dossier,
        topics=tuple(topic for topic in dossier.topics if topic.key in wanted),
        opinions=dossier.opinions if "opinions" in wanted else (),
        disagreements=dossier.disagreements if "disagreements" in wanted else (),
        changes=(),
        silences=(),
        related=(),
    )


def _to_section(topic: Topic, quotes: Quotes) -> SectionEntry:
    lines = [*_to_lines(topic.lines, quotes), *_to_lines(topic.expected, quotes, expected=True)]
    return SectionEntry(topic.key, topic.title, lines, topic.more)


def _to_lines(lines: Iterable[Line], quotes: Quotes, *, expected: bool = False) -> list[LineEntry]:
    return [
        LineEntry(
            sentence=line.text, verdict=line.verdict, sources=list(line.sources), facts=list(line.facts[:_MOST_FACTS]),
            said=next((quotes[fact] for fact in line.facts if fact in quotes), None), expected=expected,
            explanation="" if line.verdict in ("single", "agree") else line.explanation,
        )
        for line in lines
    ]  # fmt: skip


def _to_change(change: Change) -> ChangeEntry:
    return ChangeEntry(
        title=change.title, versions=list(change.versions), explanation=change.reason, left_out=change.more,
        added=[line.text for line in change.added], updated=[line.text for line in change.updated],
        no_longer_said=[line.text for line in change.dropped], only_in_an_old_copy=[line.text for line in change.stale],
    )  # fmt: skip


def _to_source(entry: SourceEntry) -> NumberedSource:
    return NumberedSource(
        number=entry.number, document=entry.document, title=entry.title, witness=entry.witness, address=entry.url,
        publisher=entry.publisher, date=entry.date, cites=[_to_work(one) for one in entry.references],
    )  # fmt: skip


def _to_work(one: CitedReference) -> CitedWork:
    return CitedWork(one.text, one.url, one.archive_url, one.archived, one.retrieved)


def _say_note(dossier: Dossier, sections: Sequence[SectionEntry], most: int) -> str:
    if dossier.is_empty:
        when = f" in documents dated up to {dossier.as_of} (those without a date are left out)" if dossier.as_of else ""
        return f"The base says nothing on this pair{when}: that is unknown, not absent. `related` names pairs on which it does."
    cut = [section.key for section in sections if section.left_out]
    how = f" At most {most} lines of each are given here; ask for `sections` {', '.join(cut)} with more `lines`, or `facts`." if cut else ""
    return f"Words and places of each line: `claims_with_evidence` with `fact`.{how}"
