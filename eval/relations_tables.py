"""How many dated rows of tables of diplomatic relations become claims, and what is claimed beyond them: `python -m eval.relations_tables`.

Measured on real pages that lie beside the checkout, against a list of their rows by another program and against a plain scan of the
wikitext. Where those two are wrong is written in relations_tables.md. Nothing is written.
"""

from __future__ import annotations

import argparse
import calendar
import csv
import re
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bilat.extract import extract_document
from bilat.model import Claim, Document
from bilat.read import read_document
from bilat.vocabulary import load

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "wikipedia_foreign_relations"
RULE = "relations-row"
# Codes of the list that are written otherwise in claims.
_CODES = {"SMOM": "order-of-malta", "Abkhazia": "abkhazia", "South Ossetia": "south-ossetia", "Northern Cyprus": "northern-cyprus"}
# A row for the plain scan: a country's flag, then a cell that begins with one full date.
_SCAN = re.compile(
    r"\|[^|\n{]*\{\{ *(?:flag|flagu|flagcountry) *\| *(?P<name>[^|}\n]+?) *(?:\|[^}\n]*)?\}\}(?P<rest>[^|\n]{0,40})(?:\|\||\n\|)"
    r"(?: *style[^|\n]*\|)? *(?:<!--[^>]*-->)? *(?:\{\{ *dts *\|(?:format=dmy\|)? *)?(?P<date>\d{1,2} (?P<m>[A-Z][a-z]{2,8}) (?P<y>\d{4}))(?!\d)",
    re.I,
)
_MONTHS = [name.lower() for name in calendar.month_name[1:]]


class Row(NamedTuple):
    """A row of a table as the list or the scan has it: the pair, the date as EDTF or None, the words for the eye."""

    pair: frozenset[str]
    when: str | None
    words: str


class Page(NamedTuple):
    """What was found on one page: its row claims, the rows of the list and those of the scan."""

    name: str
    document: Document
    claims: list[Claim]
    listed: list[Row]
    scanned: list[Row]


def read_list(path: Path) -> dict[str, list[Row]]:
    """Read the rows of the list, by page."""
    rows: dict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file):
            pair = frozenset(_CODES.get(record[side], record[side]) for side in "ab")
            rows[record["country"]].append(Row(pair, record["date_iso"] or None, f"{record['partner']} | {record['date_text']}"))
    return rows


def scan_page(text: str, owner: str) -> Iterator[Row]:
    """Find the rows of a page that hold a flag and, in the next cell, a full date: no parser, no columns."""
    for match in _SCAN.finditer(text):
        partner = load().resolve(match["name"].strip()).entity
        month = match["m"].lower()
        if partner is None or month not in _MONTHS or partner.code == owner or re.search(r"[a-z]{4}", match["rest"]):
            continue
        when = f"{match['y']}-{_MONTHS.index(month) + 1:02d}-{int(match['date'].split()[0]):02d}"
        yield Row(frozenset((owner, partner.code)), when, f"{match['name']} | {match['date']}")


def read_pages(folder: Path, only: str = "") -> Iterator[Page]:
    """Read and extract every page."""
    listed = read_list(folder / "dated_relations.csv")
    for path in sorted((folder / "pages").glob("*.wikitext")):
        name = path.stem.removeprefix("Foreign relations of ").removesuffix(" _country_")
        if only and only.lower() not in name.lower():
            continue
        document = read_document(path.read_bytes(), path.name)
        claims = [claim for claim in extract_document(document).claims if claim.rule == RULE]
        owner = load().resolve(name.removeprefix("the ")).entity
        scanned = list(scan_page(path.read_text(encoding="utf-8"), owner.code if owner else ""))
        yield Page(name, document, claims, listed.get(name, []), scanned)


def find_pair(claim: Claim) -> frozenset[str]:
    """Give the two sides of a claim."""
    return frozenset(str(claim.roles[role]) for role in ("a", "b", "by", "of") if role in claim.roles)


def find_missed(page: Page, rows: Iterable[Row]) -> Iterator[tuple[str, Row, list[str]]]:
    """Give the rows that no claim has with pair and date, each with a reason and the dates claimed for its pair."""
    ours: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for claim in page.claims:
        ours[find_pair(claim)].append(claim)
    for row in rows:
        dates = [claim.when or "none" for claim in ours[row.pair]]
        if (row.when or "none") not in dates:
            yield _find_reason(row, dates), row, dates


def _find_reason(row: Row, dates: list[str]) -> str:
    if not dates:
        return "pair not found"
    when = row.when or ""
    if f"/{when}" in dates:
        return "ours a bound: the cell says before"
    if any("X" in date and date.rstrip("X") == when[: len(date.rstrip("X"))] for date in dates):
        return "ours a decade or century, as the cell says"
    if f"{when}~" in dates:
        return "ours about, as the cell says"
    if any(date.startswith(when) for date in dates if when):
        return "ours more exact"
    return "ours less exact" if any(when.startswith(date) for date in dates) else "another date"


def find_extra(page: Page) -> Iterator[tuple[str, Claim]]:
    """Give the claims of rows that the list does not have with pair and date, each with the kind of its row."""
    known = {(row.pair, row.when) for row in page.listed}
    pairs = {row.pair for row in page.listed}
    headers = {block.start: block.header for block in page.document.blocks if block.kind == "row"}
    for claim in page.claims:
        if (find_pair(claim), claim.when) not in known:
            yield _find_kind(claim, headers.get(claim.evidence.start, ()), pairs), claim


def _find_kind(claim: Claim, header: tuple[str, ...], pairs: set[frozenset[str]]) -> str:
    if claim.type == "recognition":
        return "recognition, from a column of its own"
    if not pairs:
        return "page that the list lacks"
    if len(header) == 3 and header[2].strip().lower() == "date":
        if claim.when is None:
            return f"listed table: {claim.roles['change']} without a date"
        return "listed table: another date" if find_pair(claim) in pairs else "listed table: row that the list lacks"
    if claim.modality == "denied":
        return "other table: no relations, the cell says"
    return f"other table: {claim.roles['change']}"


def main() -> None:
    """Print recall of listed and scanned rows, what is claimed beyond the list, and the time that it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--page", default="", help="only pages whose name holds this")
    parser.add_argument("--show", type=int, default=0, help="show so many of each difference")
    given = parser.parse_args()
    if not (given.folder / "pages").is_dir():
        print(f"skipped: the pages are not at {given.folder}")
        return
    begin = time.perf_counter()
    pages = list(read_pages(given.folder, given.page))
    seconds, size = time.perf_counter() - begin, sum(len(page.document.text) for page in pages)
    _print_missed("listed rows", pages, lambda page: page.listed, given.show)
    _print_missed("scanned rows", pages, lambda page: page.scanned, given.show)
    _print_extra(pages, given.show)
    cited = sum(1 for page in pages for claim in page.claims if claim.citations)
    print(f"\nrow claims {sum(len(page.claims) for page in pages)}, with citations {cited}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(pages)} pages, {size:,} characters rendered, {seconds:.0f} s, {size / max(seconds, 0.001):,.0f} characters/s, peak {peak:.0f} MB (all pages kept)")


def _print_missed(title: str, pages: list[Page], rows_of: object, show: int) -> None:
    total, shown = 0, defaultdict(list)
    for page in pages:
        rows = rows_of(page)  # type: ignore[operator]
        total += len(rows)
        for reason, row, dates in find_missed(page, rows):
            shown[reason].append(f"{page.name}: {row.words} -> {row.when}; ours {', '.join(dates) or 'nothing'}")
    missed = sum(map(len, shown.values()))
    print(f"\n{title}: {total}, with a claim of the same pair and date {total - missed} ({(total - missed) / max(total, 1):.2%})")
    _print_groups(shown, show)


def _print_extra(pages: list[Page], show: int) -> None:
    shown = defaultdict(list)
    for page in pages:
        for kind, claim in find_extra(page):
            shown[kind].append(f"{page.name}: {claim.evidence.quote[:80]} -> {claim.roles.get('change', claim.type)} {claim.when}")
    print(f"\nclaims beyond the list: {sum(map(len, shown.values()))}")
    _print_groups(shown, show)


def _print_groups(groups: dict[str, list[str]], show: int) -> None:
    counts = Counter({reason: len(lines) for reason, lines in groups.items()})
    for reason, count in counts.most_common():
        print(f"  {count:5}  {reason}")
        for line in groups[reason][:show]:
            print(f"           {line}")


if __name__ == "__main__":
    main()
