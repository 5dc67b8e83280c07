"""Where sources disagree, worst first: each with its readings, who has them, in which words, on which references. No layout here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from bilat.dossier.lines import say_reading
from bilat.dossier.numbering import find_title
from bilat.dossier.wording import load_names
from bilat.dossier.words import say, split_dyad
from bilat.model import Claim, Document, Fact, Reference, claim_id
from bilat.query import Filter, to_filter
from bilat.reconcile import weigh_disagreement
from bilat.reconcile.identity import find_identity
from bilat.reconcile.readings import find_contrast, show_reading
from bilat.reconcile.times import find_period
from bilat.reconcile.words import is_code
from bilat.workspace import Workspace


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One place where a reading is said: the document, its witness (family), the exact words, and what they cite."""

    claim: str
    document: str
    name: str
    title: str
    witness: str
    url: str | None
    date: str | None
    section: str
    quote: str
    start: int
    references: tuple[Reference, ...] = ()


class Side(msgspec.Struct, frozen=True):
    """One of the readings: as written in claims (EDTF, amounts), in words, and who has it.

    `clashes` is false for a reading that goes with all others, since it leaves open what they differ on.
    """

    value: str
    words: str
    clashes: bool
    voices: tuple[Voice, ...]

    @property
    def by_document(self) -> tuple[tuple[Voice, int], ...]:
        """The first place of each document that has the reading, with the number of its further places."""
        counts = Counter(voice.document for voice in self.voices)
        first = {voice.document: voice for voice in reversed(self.voices)}
        return tuple((voice, counts[voice.document] - 1) for voice in reversed(first.values()))


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A fact on which texts differ. `fields` are those that differ (time, amount, status); `days` how far the dates are apart.

    `alone` is true where one text contradicts itself; `weight`, from 0 to 1, is how much it asks to be looked at.
    """

    fact: Fact
    pair: tuple[str, ...]
    title: str
    text: str
    fields: tuple[str, ...]
    sides: tuple[Side, ...]
    days: int | None
    alone: bool
    weight: float

    @property
    def reasons(self) -> tuple[str, ...]:
        """The sentences that say why the texts may differ."""
        return tuple(reason.text for reason in self.fact.reasons)


def find_disagreements(workspace: Workspace, given: Filter | None = None) -> list[Disagreement]:
    """Find the facts on which texts differ, the worst first: plain contradictions between many witnesses, for no known reason."""
    asked = to_filter(given, verdict="differs")
    facts = [fact for fact in workspace.facts(asked) if (fact.type, fact.kind) != ("relations", "episode")]  # its acts say it
    sources = _Sources(workspace, facts)
    return sorted((_find_one(fact, sources) for fact in facts), key=lambda one: (one.alone, -one.weight, one.fact.id))


class _Sources:
    """The claims of some facts, and the documents that they stand in, looked up by id and name."""

    def __init__(self, workspace: Workspace, facts: Iterable[Fact]) -> None:
        wanted = {claim for fact in facts for claim in fact.claims}
        self.claims = {claim_id(claim): claim for claim in workspace.claims_by_id(wanted)}
        self.documents = {name: workspace.document(name) for name in {claim.document for claim in self.claims.values()}}
        self.families = {m.document: family.id for family in workspace.families() for m in family.members}


def _find_one(fact: Fact, sources: _Sources) -> Disagreement:
    claims = [sources.claims[name] for name in fact.claims if name in sources.claims]
    names, pair, clashes = load_names(), _find_pair(fact), find_clashes(claims)
    return Disagreement(
        fact=fact,
        pair=pair,
        title=" – ".join(names.plain(code) for code in pair),
        text=say(fact.type, fact.roles, names=names, when=None, amount=None, told=(fact.modality, fact.source)),
        fields=tuple(sorted({field for field, _ in clashes})),
        sides=_find_sides(claims, {value for _, value in clashes}, sources),
        days=_find_days(claims),
        alone=len({claim.document for claim in claims}) == 1,
        weight=weigh_disagreement(fact, claims),
    )


def _find_pair(fact: Fact) -> tuple[str, ...]:
    """Find the two of whom a fact speaks: those of its key (a member and its organisation), else the first pair that it bears on."""
    values = [fact.roles.get(role) for role in find_identity(fact.type).key]
    codes = [code for value in values for code in ([value] if isinstance(value, str) else value or []) if is_code(code)]
    return tuple(codes) if len(codes) == 2 else split_dyad(fact.dyads[0]) if fact.dyads else ()


def find_clashes(claims: Sequence[Claim]) -> set[tuple[str, str]]:
    """Find the fields on which readings cannot all be right, each with the readings that clash on it."""
    readings = {show_reading(claim): claim for claim in claims}
    return {
        (difference.field, value)
        for one, other in combinations(readings, 2)
        for difference in find_contrast(readings[one], readings[other]).differences
        for value in (one, other)
    }


def _find_sides(claims: Sequence[Claim], clashing: set[str], sources: _Sources) -> tuple[Side, ...]:
    found: dict[str, list[Voice]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.document, claim.evidence.start, claim_id(claim))):
        found.setdefault(show_reading(claim), []).append(_find_voice(claim, sources))
    values = sorted(found, key=lambda value: (value not in clashing, value))
    return tuple(Side(value, say_reading(value), value in clashing, tuple(found[value])) for value in values)


def _find_voice(claim: Claim, sources: _Sources) -> Voice:
    document = sources.documents[claim.document]
    return Voice(
        claim=claim_id(claim),
        document=document.id,
        name=document.name,
        title=find_title(document),
        witness=sources.families.get(document.id, document.id),
        url=document.url,
        date=document.date,
        section=claim.evidence.section,
        quote=claim.evidence.quote,
        start=claim.evidence.start,
        references=_find_references(claim, document),
    )


def _find_references(claim: Claim, document: Document) -> tuple[Reference, ...]:
    return tuple(reference for reference in document.references if reference.key in claim.citations)


def _find_days(claims: Sequence[Claim]) -> int | None:
    """Give the days between the earliest and the latest beginning that the claims give."""
    periods = [period for claim in claims if (period := find_period(claim.when)) is not None]
    begins = [period.begin for period in periods if period.begin is not None]
    if len(begins) < 2:
        return None
    return max(0, (max(low for low, _ in begins) - min(high for _, high in begins)).days)
