"""The tool `disagreements`: facts on which texts contradict each other, each reading with words of those who have it."""

from __future__ import annotations

from bilat.dossier.disagreements import Disagreement as Found
from bilat.dossier.disagreements import Side, Voice, find_disagreements
from bilat.dossier.words.time import say_dates_in
from bilat.mcp.asking import find_documents, to_filter, to_sources
from bilat.mcp.questions import AskDisagreements
from bilat.mcp.records import Disagreement, DisagreementsAnswer, Quotation, ReadingEntry
from bilat.mcp.writing import take
from bilat.workspace import Workspace

_MOST_QUOTES, _MOST_PAIRS = 3, 8


def answer_disagreements(workspace: Workspace, asked: AskDisagreements) -> DisagreementsAnswer:
    """Give the facts with the verdict "differs", those that ask most to be looked at first."""
    given = to_filter(workspace, asked)
    found = find_disagreements(workspace, given)
    wanted = found[asked.offset : asked.offset + asked.limit]
    kept, page = take((_to_entry(one) for one in wanted), len(found), asked.offset)
    names = {voice.name for one in wanted[: len(kept)] for side in one.sides for voice in _choose(side)}
    described = to_sources(workspace, find_documents(workspace, sorted(names)).values())
    return DisagreementsAnswer(question=given.to_sentence("facts"), disagreements=kept, documents=described, page=page)


def _to_entry(one: Found) -> Disagreement:
    dyads, more = one.fact.dyads[:_MOST_PAIRS], len(one.fact.dyads) - _MOST_PAIRS
    return Disagreement(
        fact=one.fact.id, sentence=one.text, pairs=[*dyads, *([f"and {more} more"] if more > 0 else [])],
        explanation=say_dates_in(one.fact.explanation), readings=[_to_reading(side) for side in one.sides],
    )  # fmt: skip


def _to_reading(side: Side) -> ReadingEntry:
    witnesses = len({voice.witness for voice in side.voices})
    said = [
        Quotation(claim=voice.claim, document=voice.document, quote=voice.quote, start=voice.start, end=voice.start + len(voice.quote))
        for voice in _choose(side)
    ]
    return ReadingEntry(reading=side.words, witnesses=witnesses, said=said)


def _choose(side: Side) -> list[Voice]:
    """Choose places of several documents before several of one."""
    first = [voice for voice, _ in side.by_document]
    return (first + [voice for voice in side.voices if voice not in first])[:_MOST_QUOTES]
