"""How many of the coded changes of the United States' missions abroad the claims reproduce: `python -m eval.histories`.

    python -m eval.histories              figures for the development part and the part held out
    python -m eval.histories --missed     list also what was missed in the development part
    python -m eval.histories --claims     list the claims drawn from the development part instead, to judge them by eye

The data lie beside the checkout (`../shared/data/us_relations_history`): articles in TEI, and the status of each mission over time as a
scholar coded it. What a transition is, what reproduces it, and where coder and text differ stand in `histories.md`.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import itertools
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bilat.extract import extract_document
from bilat.extract.context import find_codes
from bilat.extract.dates import find_dates
from bilat.model import Claim, Document
from bilat.read import read_document

DATA = Path(__file__).parents[2] / "shared" / "data" / "us_relations_history"
SENDER = "USA"
DEVELOPMENT = 50
SEED = 1789

# Codes by which articles tell of a coded country besides that of its article: its forerunners.
FORERUNNERS = {
    "DEU": ("prussia", "german-confederation", "north-german-confederation"),
    "RUS": ("SUN", "russian-empire"),
    "TUR": ("ottoman-empire",),
    "EGY": ("united-arab-republic",),
    "ZWE": ("rhodesia",),
    "KOR": ("korean-empire",),
}
# An article that tells of a coded country under another title than the country's name for the State Department.
TITLES = {"Russia": ("russia", "soviet-union"), "Benin (Dahomey)": ("benin",), "Republic of the Congo": ("congo-republic",), "Bosnia and Herzegovina": ("bosnia-herzegovina",),
          "Saint Kitts and Nevis": ("saint-kitts-nevis",)}  # fmt: skip

RANKS = {
    "Embassy": ("embassy", "high-commission"),
    "Legation": ("legation",),
    "Consulate": ("consulate", "consulate-general"),
    "Liaison": ("liaison-office", "representative-office", "permanent-mission"),
    "Interests": ("interests-section",),
}
# The rank of envoy with which a mission of a status is opened: the coder dates newly opened missions by the first envoy's credentials.
ENVOYS = {
    "Embassy": ("ambassador", "charge-d-affaires", "high-commissioner"),
    "Ambassador Nonresident": ("ambassador", "charge-d-affaires"),
    "Legation": ("envoy", "charge-d-affaires"),
    "Envoy Nonresident": ("envoy", "charge-d-affaires"),
    "Consulate": ("consul",),
}
ORDER = ("None", "Interests", "Liaison", "Consul Nonresident", "Consulate", "Envoy Nonresident", "Legation", "Ambassador Nonresident", "Embassy")


@dataclass(frozen=True)
class Transition:
    """One change of status of the mission to a country, on a day; `before` is "" for the status at its entry into the states' system."""

    country: str
    articles: tuple[str, ...]
    before: str
    after: str
    day: str

    @property
    def kind(self) -> str:
        """Give the kind of change."""
        if not self.before:
            return "at entry"
        if self.after == "None":
            return "closed or severed"
        if self.before == "None":
            return f"none to {self.after.lower()}"
        rise = ORDER.index(self.after) > ORDER.index(self.before)
        return "raised" if rise else "lowered"


@dataclass
class Tally:
    """What was coded and what was reproduced of it, by kind."""

    coded: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    by_envoy: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[Transition, bool]] = field(default_factory=list)


def read_transitions(path: Path, stems: Sequence[str]) -> list[Transition]:
    """Read the coded ranges as transitions between consecutive statuses of one country."""
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = []
    for _, group in itertools.groupby(rows, key=lambda r: r["country_code_gw"]):
        ranges = list(group)
        articles = _articles(ranges[0]["country_name_usdos"], stems)
        for number, row in enumerate(ranges):
            previous = ranges[number - 1] if number else None
            if previous is not None and _adjoin(previous, row) and previous["us_mission_status"] == row["us_mission_status"]:
                continue
            before = previous["us_mission_status"] if previous is not None and _adjoin(previous, row) else ""
            if before or row["us_mission_status"] != "None":
                found.append(Transition(row["country_name_gw"], articles, before, row["us_mission_status"], row["date_start"]))
    return found


def _adjoin(first: dict[str, str], second: dict[str, str]) -> bool:
    return dt.date.fromisoformat(first["date_end"]) + dt.timedelta(days=1) == dt.date.fromisoformat(second["date_start"])


def _articles(name: str, stems: Sequence[str]) -> tuple[str, ...]:
    wanted = TITLES.get(name) or (re.sub(r"[^a-z]+", "-", name.lower()).strip("-"),)
    return tuple(s for s in wanted if s in stems)


def is_reproduced(transition: Transition, claims: Sequence[Claim], codes: frozenset[str]) -> bool:
    """Tell whether a claim of the right kind for the pair carries the day of a transition."""
    return any(_is_of_pair(c, codes) and transition.day in _days(c) and _fits(transition, c) for c in claims)


def is_told_by_envoy(transition: Transition, claims: Sequence[Claim], codes: frozenset[str]) -> bool:
    """Tell whether a claim of an envoy of the pair, of the rank that goes with the new status, begins on the day of a transition."""
    ranks = ENVOYS.get(transition.after, ())
    return any(c.type == "envoy" and c.roles.get("rank") in ranks and _is_of_pair(c, codes) and transition.day in _days(c) for c in claims)


def _is_of_pair(claim: Claim, codes: frozenset[str]) -> bool:
    sides = {str(v) for k, v in claim.roles.items() if k in ("a", "b", "sender", "host")}
    return claim.modality in ("asserted", "reported") and SENDER in sides and bool(sides & codes)


def _days(claim: Claim) -> frozenset[str]:
    return frozenset((claim.when or "").strip("~?").split("/"))


def _fits(transition: Transition, claim: Claim) -> bool:
    """Tell whether a claim says what a transition is: its rank opened or closed, or relations changed in its direction."""
    before, after, roles = transition.before, transition.after, claim.roles
    if claim.type == "relations":
        return roles["change"] in _changes(before, after)
    if claim.type != "mission" or roles["sender"] != SENDER:
        return False
    if roles.get("status") in ("closed", "suspended"):
        return roles["rank"] in RANKS.get(before, ())
    if "Nonresident" in after:
        return "accredited_from" in roles
    return roles["rank"] in RANKS.get(after, ())


def _changes(before: str, after: str) -> tuple[str, ...]:
    if after in ("None", "Interests"):
        return ("severed", "suspended")
    if before in ("", "None", "Interests", "Liaison", "Consulate"):
        return ("established", "restored", "upgraded")
    return ("upgraded",) if ORDER.index(after) > ORDER.index(before) else ("downgraded", "severed", "suspended")


def is_told(transition: Transition, documents: Sequence[Document]) -> bool:
    """Tell whether the day of a transition stands anywhere in its articles, as a date of its own or an end of a span."""
    return any(transition.day in d.value.split("/") for doc in documents for d in find_dates(doc.text, 0, len(doc.text), None))


def divide(stems: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Divide the articles into those that rules may be written from and those held out."""
    development = frozenset(random.Random(SEED).sample(sorted(stems), min(DEVELOPMENT, len(stems))))
    return development, frozenset(stems) - development


def tally(transitions: Sequence[Transition], part: frozenset[str], documents: dict[str, Document], claims: dict[str, list[Claim]]) -> Tally:
    """Count what of a part is coded, told by its day and reproduced."""
    result = Tally()
    for transition in (t for t in transitions if t.articles and t.articles[0] in part):
        kind, read = transition.kind, [documents[a] for a in transition.articles]
        told = is_told(transition, read)
        result.coded[kind] += 1
        result.told[kind] += told
        drawn = [c for a in transition.articles for c in claims[a]]
        if is_reproduced(transition, drawn, _codes(read)):
            result.found[kind] += 1
        else:
            result.by_envoy[kind] += is_told_by_envoy(transition, drawn, _codes(read))
            result.missed.append((transition, told))
    return result


def _codes(documents: Sequence[Document]) -> frozenset[str]:
    codes = {c for d in documents for c in _title_codes(d.title)}
    return frozenset(codes | {f for c in codes for f in FORERUNNERS.get(c, ())})


def _title_codes(title: str) -> list[str]:
    return [c for c in find_codes(title.rpartition(":")[2]) if c != SENDER] or (["KOR"] if "Korea" in title else [])


def _print(name: str, result: Tally) -> None:
    print(f"\n{name}\n  {'kind':28} coded  day in text  reproduced  by an envoy only")
    kinds = [k for k in sorted(result.coded) if k != "at entry"]
    for kind in (*kinds, "at entry"):
        print(f"  {kind:28} {result.coded[kind]:5}  {result.told[kind]:11}  {result.found[kind]:10}  {result.by_envoy[kind]:16}")
    coded, told, found, envoy = (sum(c[k] for k in kinds) for c in (result.coded, result.told, result.found, result.by_envoy))
    print(f"  {'all transitions':28} {coded:5}  {told:11}  {found:10}  {envoy:16}   {_share(found, coded)} of all, {_share(found, told)} of those whose day is in the text; with envoys {_share(found + envoy, told)}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _print_missed(result: Tally) -> None:
    for transition, told in result.missed:
        print(f"  missed {transition.day} {transition.country}: {transition.before or '(entry)'} -> {transition.after}{'' if told else '   [day not in the text]'}")


def _print_claims(part: frozenset[str], claims: dict[str, list[Claim]]) -> None:
    for claim in (c for stem in sorted(part) for c in claims[stem]):
        print(f"{claim.document} | {claim.type} {claim.roles} {claim.when} {claim.modality} [{claim.rule}]\n    {' '.join(claim.evidence.quote.split())}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure both parts and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m eval.histories", description="Measure claims against coded histories of missions.")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with articles/ and mission_status_ranges.csv")
    parser.add_argument("--missed", action="store_true", help="list what was missed in the development part")
    parser.add_argument("--missed-everywhere", action="store_true", help="list what was missed in both parts (opens the part held out)")
    parser.add_argument("--claims", action="store_true", help="list the claims of the development part instead")
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        print(f"{options.data} is not there: nothing is measured.")
        return 0
    documents = dict(_read_articles(options.data))
    claims = {stem: list(extract_document(d).claims) for stem, d in documents.items()}
    development, held_out = divide(list(documents))
    if options.claims:
        _print_claims(development, claims)
        return 0
    transitions = read_transitions(options.data / "mission_status_ranges.csv", list(documents))
    for name, part in (("development part", development), ("part held out", held_out)):
        result = tally(transitions, part, documents, claims)
        _print(f"{name}: {len(part)} articles", result)
        if options.missed_everywhere or (options.missed and part is development):
            _print_missed(result)
    return 0


def _read_articles(folder: Path) -> Iterator[tuple[str, Document]]:
    for path in sorted((folder / "articles").glob("*.xml")):
        yield path.stem, read_document(path.read_bytes(), path.name)


if __name__ == "__main__":
    raise SystemExit(main())
