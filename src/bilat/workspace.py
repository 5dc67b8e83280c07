"""The Python API: a workspace joins the stages over one base. `bilat.open(path)` gives one.

Here documents are read, extracted, kept and reconciled, and questions are passed on; none of the stages' own work is done here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec.structs import replace

from bilat.errors import BilatError, DefectError, StoreError, UsageError
from bilat.intake import (
    Failure,
    Found,
    Given,
    Pace,
    Progress,
    count_cores,
    count_hands,
    find_given,
    iter_documents,
)
from bilat.intake import extract_claims as _extract
from bilat.model import Claim, Document, Fact, Family, Refusal, claim_id
from bilat.query import (
    Filter,
    count_claims,
    count_facts,
    find_claims,
    find_dyad,
    find_facts,
    find_last_day,
    keep_facts,
    to_filter,
)
from bilat.reconcile import Comparison, compare_documents, find_bucket, find_sample, reconcile
from bilat.settling import note_title, settle
from bilat.store import Base

if TYPE_CHECKING:
    import pyarrow

# Facts are found while an addition runs too, after so many documents and then each time that their number has grown fourfold.
_FIRST_BATCH = 200


class AddReport(msgspec.Struct, frozen=True):
    """What an addition did: names of documents added and of those that were there already, failures with their errors, refusals by reason.

    `notes` hold what the readers had to do or could not do, by document; `foreign` the languages, by document, that are not extracted.
    """

    added: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[tuple[str, BilatError], ...] = ()
    claims: int = 0
    refused: dict[str, int] = {}
    notes: dict[str, tuple[str, ...]] = {}
    foreign: dict[str, str] = {}


class Dyad:
    """One pair of countries in a workspace."""

    def __init__(self, workspace: Workspace, code: str) -> None:
        self._workspace = workspace
        self.code = code

    def claims(self, given: Filter | None = None, **fields: Any) -> list[Claim]:
        """Give the claims about the pair."""
        return self._workspace.claims(to_filter(given, **fields, dyad=self.code))

    def facts(self, given: Filter | None = None, **fields: Any) -> list[Fact]:
        """Give the facts about the pair."""
        return self._workspace.facts(to_filter(given, **fields, dyad=self.code))


class Workspace:
    """A base with the stages around it. Use as a context manager, or call `close()`."""

    def __init__(self, base: Base) -> None:
        self._base = base

    @classmethod
    def open(cls, path: str | Path = "bilat.db") -> Workspace:
        """Open the base at `path`, or create it; raise StoreError if the file is not a base of bilat."""
        return cls(Base(path, find_bucket, find_sample))

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> str:
        """The path of the base."""
        return self._base.path

    @property
    def base(self) -> Base:
        """The base itself, for questions that the filters do not cover."""
        return self._base

    def close(self) -> None:
        """Close the base."""
        self._base.close()

    def add(
        self, paths: str | Path | Iterable[str | Path], progress: Progress | None = None, *, jobs: int | None = None
    ) -> AddReport:
        """Read files and folders, keep what they say and find the facts anew.

        Safe to repeat: a document that is there already stays as it is. A file that cannot be read is reported and stops nothing.
        Up to `jobs` processes read and extract at once (as many as there are cores where it is None; 1 is this process alone), and
        no more than the files are worth; the result is the same. `progress` is called with each `Step`.
        """
        given = [paths] if isinstance(paths, str | Path) else list(paths)
        sizes = [one.size for one in find_given(given, self.path) if isinstance(one, Given)]
        pace = Pace(progress, len(sizes), sum(sizes))
        hands = count_hands(count_cores() if jobs is None else jobs, len(sizes), sum(sizes))
        if hands == 1:
            return self._add_all(iter_documents(find_given(given, self.path), pace), pace)
        from bilat.intake.crew import Crew  # kept lazy: most programs need no crew
        from bilat.intake.parallel import iter_found

        with Crew(hands, self.path) as crew:
            return self._add_all(iter_found(find_given(given, self.path), crew, pace), pace)

    def add_documents(self, documents: Iterable[Document | tuple[str, BilatError]], progress: Progress | None = None) -> AddReport:
        """Keep documents that were read already; a (name, error) pair among them is reported as a failure."""
        return self._add_all(documents, Pace(progress))

    def remove(self, name_or_id: str) -> tuple[str, ...]:
        """Remove the document with that name, id or address; give the ids removed. Raise UsageError if there is none."""
        found = self._base.find_ids(name_or_id)
        if not found:
            raise UsageError(f"no document is called {name_or_id!r}; `documents` lists those that are kept")
        with self._base.writing():
            for identifier in found:
                for (title,) in self._base.select("SELECT title FROM documents WHERE id = ?", (identifier,)):
                    note_title(self._base, str(title))
                self._base.remove_document(identifier)
            settle(self._base)
        return tuple(found)

    def documents(self, *, limit: int = -1, offset: int = 0) -> list[Document]:
        """Give the documents kept, by name."""
        return self._base.find_documents(limit=limit, offset=offset)

    def document(self, name_or_id: str) -> Document:
        """Give the one document with that name, id or address; raise UsageError if there is none, or more than one."""
        found = self._base.find_ids(name_or_id)
        if len(found) != 1:
            raise UsageError(f"{len(found) or 'no'} documents are called {name_or_id!r}; ids tell them apart")
        return self._base.find_documents("id = ?", (found[0],))[0]

    def claims(self, given: Filter | None = None, *, limit: int = -1, offset: int = 0, **fields: Any) -> list[Claim]:
        """Give the claims that a filter lets through; its fields may be given by name."""
        return find_claims(self._base, to_filter(given, **fields), limit=limit, offset=offset)

    def facts(self, given: Filter | None = None, *, limit: int = -1, offset: int = 0, **fields: Any) -> list[Fact]:
        """Give the facts that a filter lets through, found anew from the documents of the time where `as_of` is given."""
        asked = to_filter(given, **fields)
        if asked.as_of is not None:
            kept = self._find_facts_as_of(asked)
            return kept[offset : offset + limit if limit >= 0 else None]
        return find_facts(self._base, asked, limit=limit, offset=offset)

    def count(self, table: Literal["claims", "facts"], given: Filter | None = None, **fields: Any) -> int:
        """Count the claims or facts that a filter lets through."""
        asked = to_filter(given, **fields)
        if table == "facts" and asked.as_of is not None:
            return len(self._find_facts_as_of(asked))
        return count_claims(self._base, asked) if table == "claims" else count_facts(self._base, asked)

    def refusals(self, document: str | None = None, reason: str | None = None, rule: str | None = None) -> list[Refusal]:
        """Give the refused proposals, of one document, reason or rule where asked."""
        where, values = ["1"], []
        if document is not None:
            where.append("document IN (SELECT n FROM documents WHERE id = ? OR name = ? OR url = ?)")
            values += [document] * 3
        for column, value in (("reason", reason), ("rule", rule)):
            if value is not None:
                where.append(f"{column} = ?")
                values.append(value)
        return self._base.find_refusals(" AND ".join(where), values)

    def families(self) -> list[Family]:
        """Give the families of copies and versions."""
        return self._base.find_families()

    def compare(self, old: str, new: str) -> Comparison:
        """Compare two documents kept, by name, id or address; which is older is found from the two."""
        first, second = self.document(old), self.document(new)
        return compare_documents(first, second, self.claims(document=first.id), self.claims(document=second.id))

    def dyad(self, one: str, other: str | None = None) -> Dyad:
        """Give one pair, by two codes or as "AZE-BLR"."""
        return Dyad(self, find_dyad(one if other is None else f"{one}-{other}"))

    def dyads(self, country: str | None = None) -> list[tuple[str, int]]:
        """Give all pairs, or those of one country by its code, with the number of claims about each, most first."""
        where, values = "", tuple[str, ...]()
        if country is not None:
            where = "WHERE claim IN (SELECT claim FROM claim_names WHERE name = ?1) AND (dyad GLOB ?1 || '-*' OR dyad GLOB '*-' || ?1)"
            values = (country,)
        sql = f"SELECT dyad, count(*) FROM claim_dyads {where} GROUP BY dyad ORDER BY count(*) DESC, dyad"
        return [(str(dyad), int(count)) for dyad, count in self._base.select(sql, values)]

    def to_arrow(self, table: Literal["claims", "facts"], given: Filter | None = None, **fields: Any) -> pyarrow.Table:
        """Give the claims or facts that a filter lets through as an Arrow table."""
        from bilat.export import to_claims_table, to_facts_table  # kept lazy: pyarrow is slow to import

        asked = to_filter(given, **fields)
        return to_claims_table(self.claims(asked)) if table == "claims" else to_facts_table(self.facts(asked))

    def is_settled(self) -> bool:
        """Tell whether all that is kept is in the facts; it is not while an addition runs, or after one that was stopped."""
        return not self._base.count("pending")

    def settle(self) -> None:
        """Find the facts that an addition that was stopped left to be found; the next addition does so too."""
        settle(self._base)

    def rebuild(self) -> None:
        """Find all facts anew from the claims kept, as after an update of bilat."""
        with self._base.writing():
            rows = self._base.select("SELECT DISTINCT bucket FROM claims")
            self._base.add_pending([row[0] for row in rows] or [""])
            settle(self._base)

    def _add_all(self, arrivals: Iterable[Document | Found | Failure], pace: Pace) -> AddReport:
        tally, mark = _Tally(), _FIRST_BATCH
        for arrival in arrivals:
            if isinstance(arrival, tuple):
                tally.failed.append(arrival)
                pace.keep(arrival[0], None)
            else:
                self._try_one(arrival, tally, pace)
            if len(tally.added) >= mark:
                self._settle(pace)
                mark *= 4
        self._settle(pace)
        return tally.to_report()

    def _settle(self, pace: Pace) -> None:
        pace.settle()
        settle(self._base)

    def _try_one(self, arrival: Document | Found, tally: _Tally, pace: Pace) -> None:
        """Keep a document; a fault that it brings to light is reported with its name and stops no other. What the base refuses does."""
        document = arrival if isinstance(arrival, Document) else arrival.document
        claims = None
        try:
            claims = self._add_one(arrival, tally, pace)
        except StoreError:
            raise
        except BilatError as error:
            tally.failed.append((document.name, error))
        except Exception as error:
            tally.failed.append((document.name, DefectError(document.name, error)))
        pace.keep(document.name, claims)

    def _add_one(self, arrival: Document | Found, tally: _Tally, pace: Pace) -> int | None:
        """Keep a document that is not there yet, and give the number of its claims."""
        document = arrival if isinstance(arrival, Document) else arrival.document
        if self._base.has_document(document.id):
            tally.unchanged.append(document.name)
            return None
        found = self._name_apart(arrival)
        if found.claims is None:
            pace.begin(document.name)
            found = Found(found.document, *_extract(found.document))
        claims = found.claims or ()
        with self._base.writing():
            if self._base.has_document(document.id):  # another program was quicker
                tally.unchanged.append(document.name)
                return None
            self._base.add_document(found.document, claims, found.refusals)
        tally.note(found.document, claims, found.refusals)
        return len(claims)

    def _name_apart(self, arrival: Document | Found) -> Found:
        """Give a document a name of its own, and what was found in it that name, where another text of that name is kept."""
        found = arrival if isinstance(arrival, Found) else Found(arrival, None)
        document = found.document
        if not self._base.has_name(document.name):
            return found
        name = f"{document.name}@{document.id[:8]}"
        claims = None if found.claims is None else [replace(claim, document=name) for claim in found.claims]
        return Found(replace(document, name=name), claims, [replace(refusal, document=name) for refusal in found.refusals])

    def _find_facts_as_of(self, asked: Filter) -> list[Fact]:
        until = Filter(as_of=asked.as_of)
        claims = find_claims(self._base, until)
        documents = self._base.find_documents("last_day <= ?", (find_last_day(str(asked.as_of)),))
        allowed = None
        if asked.text is not None or asked.document is not None:
            worded = find_claims(self._base, Filter(text=asked.text, document=asked.document))
            allowed = frozenset(claim_id(claim) for claim in worded)
        return keep_facts(reconcile(documents, claims).facts, asked, allowed)


class _Tally:
    """Counts what an addition did while it runs."""

    def __init__(self) -> None:
        self.added: list[str] = []
        self.unchanged: list[str] = []
        self.failed: list[tuple[str, BilatError]] = []
        self.claims = 0
        self.refused: Counter[str] = Counter()
        self.notes: dict[str, tuple[str, ...]] = {}
        self.foreign: dict[str, str] = {}

    def note(self, document: Document, claims: Sequence[Claim], refusals: Sequence[Refusal]) -> None:
        self.added.append(document.name)
        self.claims += len(claims)
        self.refused.update(refusal.reason for refusal in refusals)
        if document.language != "en":
            self.foreign[document.name] = document.language
        if document.notes:
            self.notes[document.name] = document.notes

    def to_report(self) -> AddReport:
        return AddReport(
            tuple(self.added), tuple(self.unchanged), tuple(self.failed), self.claims, dict(self.refused), self.notes, self.foreign
        )
