"""The dossier as a record: what a brief on two countries says, before it is given a look. No wording and no layout here."""

from __future__ import annotations

import msgspec

from bilat.model import Modality, Verdict
from bilat.query import HOLDINGS, Holding


class Quote(msgspec.Struct, frozen=True):
    """The exact words of one document that carry a line; `source` is the number of the document in the brief."""

    source: int
    words: str
    section: str = ""


class Reading(msgspec.Struct, frozen=True):
    """One of the readings of a fact on which witnesses differ, with the numbers of the documents that have it."""

    value: str
    sources: tuple[int, ...]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One statement of the brief: a sentence, the verdict on it, and where it is said; `holding` is how it stands to the time asked for."""

    text: str
    type: str
    verdict: Verdict
    explanation: str
    sources: tuple[int, ...]
    modality: Modality = "asserted"
    source: str | None = None
    when: str | None = None
    holding: Holding = "held"
    facts: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    readings: tuple[Reading, ...] = ()

    @property
    def note(self) -> str:
        """What to say of its time, if it is not certain that it held or happened at the time asked for."""
        return HOLDINGS[self.holding]


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """One system of the relations: what is said of it, and apart from that what is only planned or forecast.

    `more` counts the lines that a shortened brief leaves out.
    """

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    expected: tuple[Line, ...] = ()
    more: int = 0


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """How one text changed between its versions; `more` counts the lines that a shortened brief leaves out."""

    title: str
    versions: tuple[int, ...]
    ordered: bool
    reason: str
    added: tuple[Line, ...] = ()
    updated: tuple[Line, ...] = ()
    dropped: tuple[Line, ...] = ()
    stale: tuple[Line, ...] = ()
    more: int = 0


class CitedReference(msgspec.Struct, frozen=True):
    """A reference on which a document itself leans for a statement of this brief."""

    key: str
    text: str
    url: str | None = None
    archive_url: str | None = None
    retrieved: str | None = None
    archived: str | None = None


class SourceEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A document that speaks in the brief; documents of one `witness` letter are copies or versions of one text.

    `references` are those on which the document itself leans here; `more` counts those that a shortened brief leaves out.
    """

    number: int
    document: str
    title: str
    name: str
    witness: str
    standing: str = ""
    url: str | None = None
    date: str | None = None
    publisher: str | None = None
    references: tuple[CitedReference, ...] = ()
    more: int = 0


class RelatedPair(msgspec.Struct, frozen=True):
    """Another pair of which the same base has claims; `shared` is whether the same documents speak of it."""

    dyad: str
    title: str
    claims: int
    shared: bool = False


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """A brief on two countries; `as_of` is the date for which it was asked, or None for all that is known; `held` the time, if any.

    `opinions` are what is said rather than so: remarks, assessments, stances told by others. `silences` say what no source says;
    `unplaced` lines have no time, so that nothing tells whether they belong to the time asked for.
    """

    pair: tuple[str, str]
    title: str
    subtitle: str
    as_of: str | None = None
    held: str | None = None
    topics: tuple[Topic, ...] = ()
    opinions: tuple[Line, ...] = ()
    more_opinions: int = 0
    disagreements: tuple[Line, ...] = ()
    changes: tuple[Change, ...] = ()
    unplaced: tuple[Line, ...] = ()
    more_unplaced: int = 0
    silences: tuple[str, ...] = ()
    related: tuple[RelatedPair, ...] = ()
    sources: tuple[SourceEntry, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether the base has nothing at all on the pair."""
        return not (
            self.opinions or self.changes or self.unplaced or any(topic.lines or topic.expected for topic in self.topics)
        )

    def to_text(self, *, width: int = 100) -> str:
        """Give the brief as plain text of at most `width` columns."""
        from bilat.dossier.to_text import to_text  # each renderer is loaded only when it is wanted

        return to_text(self, width=width)

    def to_markdown(self) -> str:
        """Give the brief as Markdown."""
        from bilat.dossier.to_markdown import to_markdown

        return to_markdown(self)

    def to_html(self) -> str:
        """Give the brief as one HTML page that fetches nothing."""
        from bilat.dossier.to_html import to_html

        return to_html(self)

    def to_json(self) -> str:
        """Give the brief as a JSON object with the legend of its marks."""
        from bilat.dossier.to_json import to_json

        return to_json(self)

    def _repr_html_(self) -> str:
        from bilat.dossier.notebook import to_frame

        return to_frame(self.to_html())
