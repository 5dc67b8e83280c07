"""Makes the times of labels one, where contract and corpus are clear and the words of the quote decide: `python -m eval.label_times FILE...`.

    python -m eval.label_times FILE...           count what departs from docs/when.md, by rule
    python -m eval.label_times --write FILE...   mend it in place

A file is one of labelled sentences (`claims` in each line) or a gold file (a claim a line). Nothing is extracted and no text is printed, so that
closed sets can be mended without being read. What the quote leaves open is left alone.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

Claim = dict[str, Any]

_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}[~?]?")
_OPEN = re.compile(r"[^/]+/")
_TIME = r"(?:\d{4}|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_SINCE = rf"\b[Ss]ince (?:[^,;.()]{{0,24}}\b)?{_TIME}"
_LASTING = re.compile(rf"(?:\b(?:has|have)\b[^;()]*?{_SINCE}|{_SINCE}\b[^;()]*?\b(?:has|have)\b)")
_LASTING_TYPES = frozenset(["mission", "membership", "part_of", "recognition", "alignment", "stance", "supply", "community", "person_link", "visa", "cooperation", "culture", "sanction", "finance"])
_BEGUN = re.compile(r"\b(?:join\w*|became|become|becoming|admi\w+|acced\w+|accession|enter\w*|entry|granted|member since|ratif\w+)\b", re.I)
_TIED = re.compile(r"\b(?:became|made|signed|rais\w+|upgrad\w+|elevat\w+|declar\w+|proclaim\w+|established|formed|conclud\w+|sealed|treaty|pact)\b", re.I)
_TRAVEL = re.compile(r"\b(?:abolish\w*|dropped|waive[dr]?|introduc\w+|impos\w+|lifted|scrapped|exempt\w*|removed|agreement|did away|done away|ended|need\w*)\b", re.I)
_FORCE = re.compile(r"\b(?:(?:enter\w*|entry|came|come|comes|coming) into (?:force|effect)|t(?:ook|akes|aking) effect)\b", re.I)
_OPENED = re.compile(r"[^/]+/(?:\.\.)?")
_SINCE_IN_FORCE = re.compile(r"\bin (?:force|effect)\b[^;.]*\bsince\b|\bsince\b[^;.]*\bin (?:force|effect)\b|\b(?:appl(?:y|ies|ied)|bound)\b[^;.]*\bsince\b", re.I)
_SHUT = re.compile(r"\b(?:clos(?:ed|ing|ure)|shut)\b", re.I)
_BOUND = re.compile(r"\b(?:until|till|before|by|since|from|after)\b", re.I)


class Rule(NamedTuple):
    """What a label departs in: its name, when it applies to a claim and its quote, and the time that is right."""

    name: str
    applies: Callable[[Claim, str], bool]
    mend: Callable[[str], str]


def _is_begun(claim: Claim, quote: str) -> bool:
    """Tell whether a state is labelled with the day on which it began where its whole period is asked for."""
    kind, status = claim["type"], str(claim["roles"].get("status") or claim["roles"].get("position") or "")
    if not _POINT.fullmatch(claim["when"]) or (claim.get("modality") or "asserted") not in ("asserted", "reported"):
        return False
    return (
        (kind == "recognition" and status == "recognises")
        or (kind == "border" and status == "delimited")
        or (kind == "membership" and status not in ("former", "suspended", "applicant") and bool(_BEGUN.search(quote)))
        or (kind == "alignment" and bool(_TIED.search(quote)))
        or (kind == "visa" and bool(_TRAVEL.search(quote)))
    )


RULES = (
    Rule("has ... since: still so", lambda c, q: c["type"] in _LASTING_TYPES and bool(_OPEN.fullmatch(c["when"])) and bool(_LASTING.search(q)), lambda when: f"{when}.."),
    Rule("a state begun", _is_begun, lambda when: f"{when}/"),
    Rule("a mission planned", lambda c, q: c["type"] == "mission" and c.get("modality") == "planned" and bool(_POINT.fullmatch(c["when"])), lambda when: f"{when}/"),
    Rule("entry into force is a day", lambda c, q: c["type"] == "agreement" and bool(_OPEN.fullmatch(c["when"]) and _FORCE.search(q) and not _BOUND.search(q)), lambda when: when.rstrip("/")),
    Rule("in force since a day", lambda c, q: c["type"] == "agreement" and bool(_OPENED.fullmatch(c["when"]) and _SINCE_IN_FORCE.search(q)), lambda when: when.rstrip("./")),
    Rule("a mission closed on a day", lambda c, q: c["type"] == "mission" and c["roles"].get("status") == "closed" and c["when"][0] == "/" and bool(_SHUT.search(q)) and not _BOUND.search(q), lambda when: when.lstrip("/")),
)  # fmt: skip


def mend_line(line: str) -> tuple[str, Counter[str]]:
    """Give a line of a file with its times mended, and how many were, by rule."""
    record = json.loads(line)
    mended: Counter[str] = Counter()
    for claim, quote in _iter_claims(record):
        rule = next((r for r in RULES if claim.get("when") and r.applies(claim, quote)), None)
        if rule is not None:
            claim["when"] = rule.mend(claim["when"])
            mended[rule.name] += 1
    return (json.dumps(record, ensure_ascii=False) if mended else line), mended


def _iter_claims(record: dict[str, Any]) -> Iterator[tuple[Claim, str]]:
    if "claims" in record:
        yield from ((c, c.get("q") or record["sents"][c["i"]]) for c in record["claims"])
    else:
        yield record, record["quote"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Count or mend; give 1 where something departs and was not mended."""
    parser = argparse.ArgumentParser(prog="python -m eval.label_times", description="Make the times of labels one.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="mend the files in place")
    options = parser.parse_args(arguments)
    whole: Counter[str] = Counter()
    for path in options.files:
        lines = [mend_line(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
        found = sum((mended for _, mended in lines), Counter[str]())
        if found and options.write:
            path.write_text("".join(f"{line}\n" for line, _ in lines), "utf-8")
        print(f"{path}: {found.total()}")
        whole += found
    for name, count in whole.most_common():
        print(f"{count:5} {name}")
    return 1 if whole and not options.write else 0


if __name__ == "__main__":
    sys.exit(main())
