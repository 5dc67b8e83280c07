"""Golden cases file by file: floors of each, and the cases that must stay exactly right.

    python -m eval.golden                  print the counts of each file beside its floors
    python -m eval.golden --raise-floors   write the floors that have been exceeded
    python -m eval.golden --choose 150     list, evenly over the files, cases that are exactly right today as those that must stay so
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from eval.score import Judged, Record, compare_slots, judge
from eval.sets import GOLDEN, read_lines, to_document
from rich.console import Console

from bilat.extract import extract_document
from bilat.model import to_record

FLOORS = GOLDEN / "floors.json"
MUST = GOLDEN / "must.json"

Floors = dict[str, dict[str, int]]


class Verdict(NamedTuple):
    """A golden case judged; `id` is the SHA-1 of its text."""

    file: str
    line: int
    id: str
    notyet: str
    judged: Judged

    @property
    def is_exact(self) -> bool:
        """Tell whether everything annotated was found with every slot right, and nothing else."""
        if self.judged.missed or self.judged.false:
            return False
        return all(is_right for pair in self.judged.pairs for _slot, is_right in compare_slots(*pair))


class FileCount(NamedTuple):
    """What a golden file comes to."""

    cases: int
    right: int
    missed: int
    false: int


def judge_golden(folder: Path = GOLDEN) -> list[Verdict]:
    """Judge every golden case."""
    return [v for path in sorted(folder.glob("*.jsonl")) for v in judge_file(path)]


def judge_file(path: Path) -> Iterator[Verdict]:
    """Judge the cases of one file."""
    for line, case in enumerate(read_lines(path), 1):
        gold = [claim | {"quote": case["text"]} for claim in case["claims"]]
        judged = judge(gold, _extract(case), path.stem)
        yield Verdict(path.stem, line, hashlib.sha1(case["text"].encode()).hexdigest(), case.get("notyet", ""), judged)


def _extract(case: Record) -> list[Record]:
    return [to_record(claim) for claim in extract_document(to_document(case)).claims]


def count_files(verdicts: Iterable[Verdict]) -> dict[str, FileCount]:
    """Count cases and claims of each file; cases marked `notyet` are left out."""
    counts: dict[str, FileCount] = {}
    for verdict in verdicts:
        if verdict.notyet:
            continue
        judged = verdict.judged
        here = (1, len(judged.pairs), len(judged.missed), len(judged.false))
        counts[verdict.file] = FileCount(*map(sum, zip(counts.get(verdict.file, (0, 0, 0, 0)), here, strict=True)))
    return counts


def find_falls(counts: dict[str, FileCount], floors: Floors) -> list[str]:
    """Say where a file has fewer right claims than its floor, or more false ones; each new case may bring a false one."""
    falls = []
    for name, floor in floors.items():
        count = counts.get(name, FileCount(0, 0, 0, 0))
        allowed = floor["false"] + max(0, count.cases - floor["cases"])
        if count.right < floor["right"]:
            falls.append(f"{name}: {count.right} right, {floor['right']} before")
        if count.false > allowed:
            falls.append(f"{name}: {count.false} false, {allowed} allowed")
    return falls


def raise_floors(counts: dict[str, FileCount], floors: Floors, slack: int = 1) -> Floors:
    """Give the floors with those raised that were exceeded by more than the slack; none gets easier."""
    raised: Floors = {}
    for name, count in counts.items():
        old = floors.get(name)
        right, false = max(0, count.right - slack), count.false + slack
        if old:
            right, false = max(right, old["right"]), min(false, old["false"] + max(0, count.cases - old["cases"]))
        raised[name] = {"cases": count.cases, "right": right, "false": false}
    return raised


def choose_must(verdicts: Sequence[Verdict], number: int) -> list[str]:
    """Choose cases that are exactly right, evenly over the files and in an order that depends on their text alone."""
    repeated = {v.id for i, v in enumerate(verdicts) for w in verdicts[:i] if v.id == w.id}
    files: dict[str, list[str]] = {}
    for verdict in verdicts:
        if verdict.is_exact and not verdict.notyet and verdict.id not in repeated:
            files.setdefault(verdict.file, []).append(verdict.id)
    turns = zip_longest(*(sorted(ids) for ids in files.values()))
    return [found for turn in turns for found in turn if found][:number]


def read_json(path: Path) -> Record:
    """Read a JSON object, an empty one where there is no file."""
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def main(arguments: Sequence[str] | None = None) -> int:
    """Judge the golden cases, print and write what was asked."""
    parser = argparse.ArgumentParser(prog="python -m eval.golden", description="Judge the golden cases file by file.")
    parser.add_argument("--raise-floors", action="store_true", help="write the floors that have been exceeded")
    parser.add_argument("--slack", type=int, default=1, help="how many claims under what is reached a floor is set (%(default)s)")
    parser.add_argument("--choose", type=int, metavar="N", help="write the list of N cases that must stay exactly right")
    options = parser.parse_args(arguments)
    verdicts, floors = judge_golden(), read_json(FLOORS)
    counts = count_files(verdicts)
    for name, count in counts.items():
        print(f"{name:12} {count.cases:4} cases {count.right:4} right {count.missed:4} missed {count.false:4} false   floor {floors.get(name, 'none')}")
    falls = find_falls(counts, floors)
    Console().print(*falls, sep="\n", style="red")
    if options.raise_floors:
        FLOORS.write_text(json.dumps(raise_floors(counts, floors, options.slack), indent=1, sort_keys=True) + "\n", "utf-8")
    if options.choose:
        MUST.write_text(json.dumps({"must": sorted(choose_must(verdicts, options.choose))}, indent=1) + "\n", "utf-8")
    return 1 if falls else 0


if __name__ == "__main__":
    sys.exit(main())
