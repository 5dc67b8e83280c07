"""What the tools give: one record a tool, and the parts that several share. Text from documents stands in fields of its own."""

from __future__ import annotations

import msgspec

from bilat.model import Modality, Roles, Verdict


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a list that is given in parts says of itself; `next_offset` is what to ask with for the next part, None where this is the last."""

    total: int
    left_out: int
    next_offset: int | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document to cite. Documents with one `witness` are copies or versions of one text and count as one source.

    `language` is told where it is not English; nothing is then extracted.
    """

    id: str
    title: str
    name: str
    address: str | None = None
    publisher: str | None = None
    date: str | None = None
    witness: str = ""
    language: str | None = None
    characters: int = 0
    claims: int = 0


class CitedWork(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a document itself cites for a claim."""

    text: str
    address: str | None = None
    archive: str | None = None
    archived: str | None = None
    retrieved: str | None = None


class Quotation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The exact words of a document, `text[start:end]`, as one claim has them; `document` is its id."""

    claim: str
    document: str
    quote: str
    start: int
    end: int


class FactEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A fact: a sentence made from what documents say, and the verdict on it. `documents` are ids; lists are cut, the counts are whole."""

    id: str
    sentence: str
    type: str
    roles: Roles
    verdict: Verdict
    explanation: str
    witnesses: int
    documents: list[str]
    claims: list[str]
    claim_count: int
    when: str | None = None
    amount: str | None = None
    modality: Modality = "asserted"
    said_by: str | None = None


class FactsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What `facts` gives; `question` says in a sentence what was asked."""

    question: str
    facts: list[FactEntry]
    documents: list[Source]
    page: Page


class Evidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A claim with its evidence: the exact words, where they stand (`text[start:end]` of the document), and how to cite them."""

    id: str
    sentence: str
    type: str
    quote: str
    start: int
    end: int
    document: str
    cite: str
    section: str = ""
    when: str | None = None
    amount: str | None = None
    modality: Modality = "asserted"
    said_by: str | None = None
    cites: list[CitedWork] = []


class EvidenceAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What `claims_with_evidence` gives."""

    question: str
    claims: list[Evidence]
    documents: list[Source]
    page: Page


class ReadingEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One of the readings of a fact, the number of witnesses that have it, and words of theirs."""

    reading: str
    witnesses: int
    said: list[Quotation]


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A fact on which witnesses contradict each other."""

    fact: str
    sentence: str
    pairs: list[str]
    explanation: str
    readings: list[ReadingEntry]


class DisagreementsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What `disagreements` gives, those that ask most to be looked at first."""

    question: str
    disagreements: list[Disagreement]
    documents: list[Source]
    page: Page


class LineEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line of a brief; `sources` are numbers in the brief's list of sources, `facts` are ids for `claims_with_evidence`.

    `said` are words of one document that say what the line does; the others may say less.
    """

    sentence: str
    verdict: Verdict
    sources: list[int]
    facts: list[str]
    said: Quotation | None = None
    expected: bool = False
    explanation: str = ""


class SectionEntry(msgspec.Struct, frozen=True):
    """A section of a brief; `left_out` counts the lines that are not given."""

    key: str
    title: str
    lines: list[LineEntry]
    left_out: int


class ChangeEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one text changed between its versions."""

    title: str
    versions: list[int]
    explanation: str
    added: list[str] = []
    updated: list[str] = []
    no_longer_said: list[str] = []
    only_in_an_old_copy: list[str] = []
    left_out: int = 0


class NumberedSource(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A source of a brief; sources with one `witness` letter are copies or versions of one text."""

    number: int
    document: str
    title: str
    witness: str
    address: str | None = None
    publisher: str | None = None
    date: str | None = None
    cites: list[CitedWork] = []


class RelatedEntry(msgspec.Struct, frozen=True):
    """Another pair of which the base has claims."""

    pair: str
    title: str
    claims: int


class BriefAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What `brief` gives. `silences` say what no source says: that is unknown, not absent. `note` says how to go on."""

    pair: list[str]
    title: str
    summary: str
    sections: list[SectionEntry]
    changes: list[ChangeEntry]
    silences: list[str]
    sources: list[NumberedSource]
    related: list[RelatedEntry]
    note: str


class VersionChange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A difference between two versions, in `claims`, `words` or `layout`; `old` and `new` are sentences, empty on the side that lacks it."""

    part: str
    kind: str
    old: str = ""
    new: str = ""
    old_claim: str = ""
    new_claim: str = ""
    section: str = ""
    explanation: str = ""


class CompareAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What `compare` gives: changes run from `older` to `newer`; where `order_known` is false the order is that of the question."""

    older: Source
    newer: Source
    order_known: bool
    reason: str
    summary: str
    changes: list[VersionChange]
    page: Page


class Candidate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A country or organisation that a name may mean, with the years in which it stood."""

    code: str
    name: str
    kind: str
    stood: list[str] = []


class NameEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one name means: `code` where it is one country or organisation, else `candidates` or `nearest` names; `reason` says why."""

    asked: str
    code: str | None = None
    name: str | None = None
    kind: str | None = None
    reason: str = ""
    candidates: list[Candidate] = []
    nearest: list[str] = []


class CountriesAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What `find_countries` gives, in the order of the names."""

    names: list[NameEntry]


class DocumentsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What `documents` gives, by name."""

    documents: list[Source]
    page: Page
