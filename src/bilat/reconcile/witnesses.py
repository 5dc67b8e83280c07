"""Who says a claim: its document, the family that stands as one witness, and how old that version is. No verdicts here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from bilat.model import Claim, Document, Family, claim_id
from bilat.reconcile.body import find_own_words, is_own_place
from bilat.reconcile.sources import find_sources
from bilat.reconcile.times import find_period
from bilat.reconcile.words import fold

# A later version with less than this share of the longest earlier one's words is an excerpt: what it leaves out is not dropped.
_EXCERPT = 0.4


class Saying(msgspec.Struct, frozen=True):
    """A claim with its witness: the family that says it, the version's rank in it, and whether that is the newest version.

    `rank` is -1 where the order of the versions is not known. `day` is the last day that the document's date covers, "" if undated.
    `sources` name what the claim's citations lead to (see sources.py); empty where it cites nothing.
    """

    claim: Claim
    id: str
    document: Document
    family: str
    rank: int
    newest: bool
    day: str
    sources: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """The name by which a sentence speaks of the document."""
        return f"“{self.document.name}”"


class WitnessCount(msgspec.Struct, frozen=True):
    """How many independent witnesses there are, and the sources that several texts share, so that these are fewer than the families."""

    number: int
    shared: tuple[str, ...] = ()


class Standing(msgspec.Struct, frozen=True):
    """Where a document stands in its family; `newest` holds the documents of the newest whole version."""

    family: str
    rank: int
    newest: tuple[str, ...]


class Witnesses:
    """Looks up who says a claim. Built once for one set of documents and families.

    `titles` gives the family of each article by its folded title, where the documents are only a part of those known.
    """

    def __init__(
        self, documents: Sequence[Document], families: Iterable[Family], titles: Mapping[str, str] | None = None
    ) -> None:
        self.documents = {document.id: document for document in documents}
        self._named: dict[str, list[Document]] = defaultdict(list)
        for _, document in sorted(self.documents.items()):
            self._named[document.name].append(document)
        self._standings = dict(_iter_standings(self.documents, families))
        self._words: dict[str, str] = {}
        self._titled = titles
        self._sources: dict[str, dict[str, str]] = {}

    def find_document(self, claim: Claim) -> Document | None:
        """Find the document of a claim by its name; of several with that name, the one that holds the quote in its place."""
        named = self._named.get(claim.document, [])
        if len(named) < 2:
            return named[0] if named else self.documents.get(claim.document)
        evidence = claim.evidence
        fitting = [d for d in named if d.text[evidence.start : evidence.end] == evidence.quote]
        return (fitting or named)[0]

    def find_sayings(self, claims: Iterable[Claim]) -> tuple[Saying, ...]:
        """Find who says each claim, in the order of ids; claims of documents that are not here are left out."""
        found = []
        for claim in claims:
            document = self.find_document(claim)
            if document is not None:
                found.append(self._find_saying(claim, document))
        return tuple(sorted(found, key=lambda saying: saying.id))

    def find_family(self, claim: Claim) -> str:
        """Find the family that says a claim; the document's own name where it is not here."""
        document = self.find_document(claim)
        return self._standings[document.id].family if document is not None else claim.document

    def find_newest(self, saying: Saying) -> tuple[Document, ...]:
        """Find the documents of the newest whole version of a saying's family."""
        return tuple(self.documents[name] for name in self._standings[saying.document.id].newest)

    def holds_words(self, document: Document, quote: str) -> bool:
        """Tell whether a document's own text holds a quote, word for word."""
        if document.id not in self._words:
            self._words[document.id] = " " + " ".join(find_own_words(document)) + " "
        words = " ".join(find_own_words(Document(id="", name="", format="", text=quote)))
        return bool(words) and f" {words} " in self._words[document.id]

    def _find_saying(self, claim: Claim, document: Document) -> Saying:
        """A teaser speaks for the article that it sums up: that article's family if it is here, and no version of the page drops it."""
        standing = self._standings[document.id]
        if not is_own_place(document, claim.evidence.start):
            family = self._find_teased(document, claim.evidence.start) or standing.family
            return Saying(claim, claim_id(claim), document, family, -1, True, find_day(document), self._find_sources(claim, document))
        return Saying(
            claim=claim,
            id=claim_id(claim),
            document=document,
            family=standing.family,
            rank=standing.rank,
            newest=standing.rank < 0 or document.id in standing.newest,
            day=find_day(document),
            sources=self._find_sources(claim, document),
        )

    def _find_sources(self, claim: Claim, document: Document) -> frozenset[str]:
        if not claim.citations:
            return frozenset()
        if document.id not in self._sources:
            self._sources[document.id] = find_sources(document)
        known = self._sources[document.id]
        return frozenset(known.get(key, f"{document.id} {key}") for key in claim.citations)

    def _find_teased(self, document: Document, place: int) -> str | None:
        if self._titled is None:
            self._titled = find_titles((d.title, name, self._standings[name].family) for name, d in self.documents.items())
        titles = [section.title for section in document.sections if section.start <= place < section.end]
        return self._titled.get(fold(titles[-1])) if titles else None


def count_witnesses(sayings: Iterable[Saying]) -> WitnessCount:
    """Count the independent witnesses among families: those that rest on nothing but the same sources are one.

    A family that says it somewhere without a citation, or cites a source that no other does, is a witness of its own.
    """
    cited: dict[str, set[str]] = defaultdict(set)
    uncited = set()
    for saying in sayings:
        cited[saying.family] |= saying.sources
        if not saying.sources:
            uncited.add(saying.family)
    times = Counter(source for sources in cited.values() for source in sources)
    leaning = [
        sources for family, sources in cited.items() if family not in uncited and all(times[source] > 1 for source in sources)
    ]
    number, taken, shared = len(cited) - len(leaning), set[str](), set[str]()
    for sources in sorted(leaning, key=lambda names: (len(names), sorted(names))):
        if taken.isdisjoint(sources):
            number += 1
            taken |= sources
        else:
            shared |= taken & sources
    return WitnessCount(number, tuple(sorted(shared)))


def find_titles(articles: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Give the family of each article by its folded title, from (title, document, family); of several, the last document's."""
    return {fold(title): family for title, _, family in sorted(articles, key=lambda row: row[1]) if title}


def find_day(document: Document) -> str:
    """Give the last day that a document's declared date covers, or an empty string."""
    period = find_period(document.date)
    return period.end[1].isoformat() if period is not None and period.end else ""


def _iter_standings(documents: dict[str, Document], families: Iterable[Family]) -> Iterable[tuple[str, Standing]]:
    for family in families:
        members = [member for member in family.members if member.document in documents]
        ranks = {member.document: member.rank if family.ordered else -1 for member in members}
        newest = _find_newest(documents, ranks)
        for name, rank in ranks.items():
            yield name, Standing(family.id, rank, newest)


def _find_newest(documents: dict[str, Document], ranks: dict[str, int]) -> tuple[str, ...]:
    if len(set(ranks.values())) < 2:
        return tuple(sorted(ranks))
    lengths = {name: len(find_own_words(documents[name])) for name in ranks}
    longest = 0
    newest = min(ranks.values())
    for rank in sorted(set(ranks.values())):
        length = max(lengths[name] for name in ranks if ranks[name] == rank)
        if length >= _EXCERPT * longest:
            newest = rank
        longest = max(longest, length)
    return tuple(sorted(name for name in ranks if ranks[name] == newest))
