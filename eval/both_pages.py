"""What is said of pairs whose two pages both date their relations: `python -m eval.both_pages FOLDER [--base FILE] [--show KIND]`.

Every pair with the same day must be agreed on by two witnesses (or by one, where both pages cite the same source), every year against a
day must refine, every other difference must differ and give both dates. The pages are real ones that lie beside the checkout, or any
other folder; a base that was made from them is used where one is given. Nothing is written but that base.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from eval.relations_tables import FOLDER, RULE

import bilat
from bilat.model import Claim, Fact, claim_id
from bilat.reconcile.times import find_period

# What a pair of dates asks for, and the verdicts that answer it.
ASKED = {"same": {"agree", "single"}, "closer": {"refines", "agree"}, "apart": {"differs"}}


class Case(NamedTuple):
    """A pair, the claim of each of its two pages, what they ask for, and what was found: a verdict, or "two facts"."""

    dyad: str
    one: Claim
    other: Claim
    asked: str
    found: str
    fact: Fact | None

    @property
    def is_right(self) -> bool:
        """Tell whether the verdict is one that the two dates ask for, with both dates where they differ."""
        if self.fact is None or (self.found not in ASKED[self.asked] and not self.has_third):
            return False
        if self.asked == "apart":
            values = " ".join(value for value, _ in self.fact.values)
            return str(self.one.when) in values and str(self.other.when) in values
        return self.found != "single" or bool(self.fact.shared_sources)

    @property
    def has_third(self) -> bool:
        """Tell whether the texts of the two pages, or others, give a further date, so that they differ whatever the tables say."""
        dates = {value for value, _ in self.fact.values} if self.fact is not None else set()
        return self.found == "differs" and bool(dates - {self.one.when, self.other.when})


def find_cases(base: bilat.Workspace) -> Iterator[Case]:
    """Find the pairs that the tables of both pages date, each once, and what the base says of them."""
    facts = {claim: fact for fact in base.facts(type="relations") if fact.kind == "act" for claim in fact.claims}
    rows: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in base.claims(type="relations"):
        if claim.rule == RULE and claim.roles.get("change") == "established" and claim.when:
            rows[claim.dyads[0]][claim.document].append(claim)
    for dyad, pages in sorted(rows.items()):
        if len(pages) == 2 and all(len({claim.when for claim in claims}) == 1 for claims in pages.values()):
            (one, *_), (other, *_) = (pages[name] for name in sorted(pages))
            first, second = facts[claim_id(one)], facts[claim_id(other)]
            same = first.id == second.id
            yield Case(dyad, one, other, _find_asked(one, other), first.verdict if same else "two facts", first if same else None)


def _find_asked(one: Claim, other: Claim) -> str:
    if one.when == other.when:
        return "same"
    first, second = find_period(one.when), find_period(other.when)
    if first is None or second is None or first.begin is None or second.begin is None:
        return "apart"
    apart = first.begin[0] > second.begin[1] or second.begin[0] > first.begin[1]
    return "apart" if apart else "closer"


def _print(cases: Iterable[Case], show: str) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    reasons: Counter[str] = Counter()
    for case in cases:
        note = " with a further date" if case.has_third else ""
        counts[case.asked][f"{case.found}{note}{'' if case.is_right else ' (wrong)'}"] += 1
        if case.asked == "apart" and case.fact is not None:
            reasons.update({reason.kind for reason in case.fact.reasons} or {"no reason known"})
        if show in (case.asked, case.found) and not case.is_right:
            print(f"{case.dyad}: {case.one.when} {case.one.document} | {case.other.when} {case.other.document}")
    for asked, found in sorted(counts.items()):
        total = sum(found.values())
        told = ", ".join(f"{name} {count}" for name, count in found.most_common())
        print(f"{asked}: {total} pairs; {told}")
    print(f"reasons where they are apart: {dict(reasons.most_common())}")


def main() -> None:
    """Build the base where none is given, and print what was asked for and found."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER / "pages")
    parser.add_argument("--base", type=Path, help="a base of these pages, made where it is missing")
    parser.add_argument("--show", default="", help="list the pairs that are wrong: same, closer, apart or 'two facts'")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.base or Path(folder) / "pages.db"
        fresh = not path.exists()
        with bilat.open(path) as base:
            if fresh:
                base.add(options.folder)
            _print(find_cases(base), options.show)


if __name__ == "__main__":
    main()
