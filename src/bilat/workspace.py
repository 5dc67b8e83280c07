"""The Python API: a workspace joins the stages over one base. `bilat.open(path)` gives one.

Here documents are read, extracted, kept and reconciled, and questions are passed on; none of the stages' own work is done here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from bilat.adding import AddReport, keep_arrivals
from bilat.answers import Claims, Country, Documents, Facts
from bilat.errors import BilatError, UsageError
from bilat.intake import Given, Pace, Progress, count_cores, count_hands, find_given, iter_documents
from bilat.judging import (
    ImportReport,
    find_judged_claim,
    from_lines,
    keep_judgements,
    make_judgement,
    to_lines,
    undo_judgement,
)
from bilat.model import Claim, Document, Family, Judgement, Refusal, Verb
from bilat.query import (
    Days,
    FactChange,
    Filter,
    ReviewItem,
    count_claims,
    count_facts,
    count_undated,
    count_unplaced,
    find_changes,
    find_claims,
    find_coverages,
    find_facts,
    find_facts_as_of,
    find_families_as_of,
    find_last_day,
    find_queue,
    find_sources,
    to_filter,
)
from bilat.query.panel import Row, find_memberships, find_pairs, find_years, iter_rows
from bilat.query.panel_columns import Column, Scheme, find_columns
from bilat.reconcile import Comparison, compare_documents, find_bucket, find_sample
from bilat.settling import note_title, settle
from bilat.store import Base

if TYPE_CHECKING:
    import pyarrow

    from bilat.dossier.dyad import Dyad


class Workspace:
    """A base with the stages around it. Use as a context manager, or call `close()`."""

    def __init__(self, base: Base) -> None:
        self._base = base

    @classmethod
    def open(cls, path: str | Path = "bilat.db", *, read_only: bool = False) -> Workspace:
        """Open the base at `path`, or create it; raise StoreError if the file is not a base of bilat.

        With `read_only`, whatever would change it is refused.
        """
        return cls(Base(path, find_bucket, find_sample, read_only=read_only))

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        counted = (f"{self._base.count(table)} {table}" for table in ("documents", "claims", "facts"))
        return f"<Workspace {self.path}: {', '.join(counted)}>"

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
            return keep_arrivals(self._base, iter_documents(find_given(given, self.path), pace), pace)
        from bilat.intake.crew import Crew  # kept lazy: most programs need no crew
        from bilat.intake.parallel import iter_found

        with Crew(hands, self.path) as crew:
            return keep_arrivals(self._base, iter_found(find_given(given, self.path), crew, pace), pace)

    def add_documents(self, documents: Iterable[Document | tuple[str, BilatError]], progress: Progress | None = None) -> AddReport:
        """Keep documents that were read already; a (name, error) pair among them is reported as a failure."""
        return keep_arrivals(self._base, documents, Pace(progress))

    def remove(self, name_or_id: str) -> tuple[str, ...]:
        """Remove the document with that name, id or address; give the ids removed. Raise UsageError if there is none."""
        found = self._base.find_ids(name_or_id)
        if not found:
            raise _no_document(name_or_id)
        with self._base.writing():
            for identifier in found:
                for (title,) in self._base.select("SELECT title FROM documents WHERE id = ?", (identifier,)):
                    note_title(self._base, str(title))
                self._base.remove_document(identifier)
            settle(self._base)
        return tuple(found)

    def documents(self, *, limit: int = -1, offset: int = 0) -> Documents:
        """Give the documents kept, by name."""
        return Documents(self._base.find_documents(limit=limit, offset=offset), self._base)

    def document(self, name_or_id: str) -> Document:
        """Give the one document with that name, id or address; raise UsageError if there is none, or more than one."""
        found = self._base.find_ids(name_or_id)
        if not found:
            raise _no_document(name_or_id)
        if len(found) > 1:
            raise UsageError(f"{len(found)} documents are called {name_or_id!r}; their ids tell them apart: {', '.join(found)}")
        return self._base.find_documents("id = ?", (found[0],))[0]

    def claims(self, given: Filter | None = None, *, limit: int = -1, offset: int = 0, **fields: Any) -> Claims:
        """Give the claims that a filter lets through; its fields may be given by name."""
        return Claims(find_claims(self._base, to_filter(given, **fields), limit=limit, offset=offset), self._base)

    def claims_by_id(self, identifiers: Iterable[str]) -> Claims:
        """Give the claims with these ids, by document and place; ids that are not kept are passed over."""
        return Claims(self._base.find_claims_by_id(identifiers), self._base)

    def facts(self, given: Filter | None = None, *, limit: int = -1, offset: int = 0, **fields: Any) -> Facts:
        """Give the facts that a filter lets through, found anew from the documents of the time where `as_of` is given."""
        asked = to_filter(given, **fields)
        if asked.as_of is not None:
            kept = find_facts_as_of(self._base, asked)
            return Facts(kept[offset : offset + limit if limit >= 0 else None], self._base)
        return Facts(find_facts(self._base, asked, limit=limit, offset=offset), self._base)

    def count(self, table: Literal["claims", "facts"], given: Filter | None = None, **fields: Any) -> int:
        """Count the claims or facts that a filter lets through."""
        asked = to_filter(given, **fields)
        if table == "facts" and asked.as_of is not None:
            return len(self.facts(asked))
        return count_claims(self._base, asked) if table == "claims" else count_facts(self._base, asked)

    def count_unplaced(self, table: Literal["claims", "facts"], given: Filter | None = None, **fields: Any) -> int:
        """Count the claims or facts without a time that an answer for a time leaves out."""
        asked = to_filter(given, **fields)
        if table == "facts" and asked.as_of is not None:
            anytime = msgspec.structs.replace(asked, held=None, since=None, until=None)
            return sum(fact.when is None for fact in self.facts(anytime))
        return count_unplaced(self._base, asked, table)

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

    def families(self, as_of: str | None = None) -> list[Family]:
        """Give the families of copies and versions, of the documents dated up to a day where `as_of` is given."""
        return self._base.find_families() if as_of is None else find_families_as_of(self._base, as_of)

    def count_undated(self, given: Filter | None = None, **fields: Any) -> int:
        """Count the documents without a date that an answer as of a day leaves out."""
        return count_undated(self._base, to_filter(given, **fields))

    def compare(self, old: str, new: str) -> Comparison:
        """Compare two documents kept, by name, id or address; which is older is found from the two."""
        first, second = self.document(old), self.document(new)
        return compare_documents(first, second, self.claims(document=first.id), self.claims(document=second.id))

    def judge(self, verb: Verb, claims: Sequence[Claim | str], *, name: str, reason: str) -> Judgement:
        """Keep what a person says of claims (or ids of claims) and find the facts anew; raise UsageError if it makes no sense."""
        given = [find_judged_claim(self._base, claim) if isinstance(claim, str) else claim for claim in claims]
        with self._base.writing():
            judgement = make_judgement(self._base, verb, given, name=name, reason=reason)
            settle(self._base)
        return judgement

    def undo(self, judgement_id: str, *, name: str, reason: str = "") -> Judgement:
        """Take a judgement back, by its id or the beginning of it, and find the facts anew; it stays in the log."""
        with self._base.writing():
            judgement = undo_judgement(self._base, judgement_id, name=name, reason=reason)
            settle(self._base)
        return judgement

    def judgements(self) -> list[Judgement]:
        """Give all judgements, those taken back too, in the order in which they were kept."""
        return self._base.judgements.find()

    def review_queue(self, given: Filter | None = None, *, limit: int = -1, offset: int = 0, **fields: Any) -> list[ReviewItem]:
        """Give what a person should look at, worst first, of the facts that a filter lets through."""
        asked = to_filter(given, **fields)
        if asked.as_of is not None:
            raise UsageError("what is to be reviewed is what stands now; there is no --as-of for it")
        with self._base.reading():
            return find_queue(self._base, asked)[offset : offset + limit if limit >= 0 else None]

    def export_judgements(self) -> str:
        """Give all judgements as JSON lines, for `import_judgements` of another base."""
        return to_lines(self.judgements())

    def import_judgements(self, text: str, name: str = "judgements") -> ImportReport:
        """Take in the JSON lines that another base gave; safe to repeat. A bad line is a ReadError with `name`, and nothing is taken in."""
        judgements = from_lines(text, name)
        with self._base.writing():
            report = keep_judgements(self._base, judgements)
            settle(self._base)
        return report

    def coverages(self, given: Filter | None = None, **fields: Any) -> dict[str, Days]:
        """Give for each pair the first and last day that the documents on it cover; of the filter, `dyad` and `as_of` count."""
        return find_coverages(self._base, to_filter(given, **fields))

    def diff(self, dyad: str, since: str, until: str) -> tuple[FactChange, ...]:
        """Give what is known of a pair from documents dated up to `until` against what was known up to `since`.

        Raise UsageError if the second day is not after the first.
        """
        first, last = find_last_day(since), find_last_day(until)
        if first >= last:
            raise UsageError(f"{until} is not after {since}; a difference is told from an earlier day to a later one")
        with self._base.reading():
            before, after = (self.facts(dyad=dyad, as_of=day) for day in (first, last))
            sources = find_sources(self._base, (first, last), after)
        return find_changes(before, after, (dt.date.fromisoformat(first), dt.date.fromisoformat(last)), sources)

    def panel(
        self, given: Filter | None = None, *, schemes: tuple[Scheme, ...] = (), **fields: Any
    ) -> tuple[tuple[Column, ...], Iterator[Row]]:
        """Give the columns and the rows of a panel, one a pair of states and year; of the filter, `dyad`, `as_of`, `since` and `until` count.

        `schemes` adds counts of events by "plover" or "cameo". Rows are made as they are asked for.
        """
        asked = to_filter(given, **fields)
        known = Filter(dyad=asked.dyad, as_of=asked.as_of)
        pairs = find_pairs(self.facts(known), self.coverages(known))
        memberships = find_memberships(self.facts(type="membership", as_of=asked.as_of))
        return find_columns(schemes), iter_rows(pairs, memberships, find_years(asked), schemes)

    def dyad(self, one: str, other: str | None = None) -> Dyad:
        """Give one pair, by two names or codes, or as "AZE-BLR"; raise UnknownNameError or AmbiguousNameError as the command line does."""
        from bilat.dossier.dyad import Dyad  # kept lazy: its words take time to load

        return Dyad(self, [one] if other is None else [one, other])

    def dyads(self, as_of: str | None = None, country: str | None = None) -> list[tuple[str, int]]:
        """Give all pairs, or those of one country by its code, with the number of claims about each, most first.

        Of the documents dated up to a day where `as_of` is given.
        """
        where, values = Filter(as_of=as_of, country=country).to_sql("claims")
        parts = [f"claim IN (SELECT n FROM claims WHERE {where})"] if values else []
        if country is not None:
            parts.append("(dyad GLOB ? OR dyad GLOB ?)")
            values = (*values, f"{country}-*", f"*-{country}")
        kept = f"WHERE {' AND '.join(parts)}" if parts else ""
        sql = f"SELECT dyad, count(*) FROM claim_dyads {kept} GROUP BY dyad ORDER BY count(*) DESC, dyad"
        return [(str(dyad), int(count)) for dyad, count in self._base.select(sql, values)]

    def countries(self) -> list[Country]:
        """Give the countries and other polities of which there are claims, most first."""
        from bilat.vocabulary import load  # kept lazy: names are seldom needed

        entities = load().entities
        rows = self._base.select("SELECT name, count(*) FROM claim_names GROUP BY name ORDER BY count(*) DESC, name")
        return [Country(str(code), entities[code].name, int(count)) for code, count in rows if code in entities]

    def to_arrow(self, table: Literal["claims", "facts"], given: Filter | None = None, **fields: Any) -> pyarrow.Table:
        """Give the claims or facts that a filter lets through as an Arrow table."""
        asked = to_filter(given, **fields)
        return self.claims(asked).to_arrow() if table == "claims" else self.facts(asked).to_arrow()

    def is_settled(self) -> bool:
        """Tell whether all that is kept is in the facts; it is not while an addition runs, or after one that was stopped."""
        return not self._base.count("pending")

    def settle(self) -> None:
        """Find the facts that an addition that was stopped left to be found; the next addition does so too."""
        settle(self._base)

    def rebuild(self) -> None:
        """Find all facts anew from the claims kept, as after an update of bilat."""
        with self._base.writing():
            self._base.renew_buckets()
            settle(self._base)

def _no_document(name: str) -> UsageError:
    return UsageError(f"no document is called {name!r}; `documents` lists those that are kept")
