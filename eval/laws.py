"""Holds a base of real documents to its laws: any order, twice, removed and brought back give the same, and two countries have no order.

`python -m eval.laws FOLDER` takes the folder of any documents; with eighty long pages it takes some minutes, so it is no part of the tests,
which hold the samples to the same laws (tests/test_workspace_settled.py). Prints a line a law, and gives exit status 1 if one is broken.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

import bilat
from bilat.dossier.collect import collect_material
from bilat.workspace import Workspace

_ORDERS, _PAIRS, _SEED = 2, 200, 7
_STATES = re.compile("[A-Z]{3}-[A-Z]{3}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the bases, print what holds, and give 1 if anything does not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of documents")
    parser.add_argument("--files", type=int, default=None, help="take only so many of them, drawn at random")
    given = parser.parse_args(arguments)
    files = sorted(path for path in given.folder.rglob("*") if path.is_file())
    chance = random.Random(_SEED)
    files = files if given.files is None else sorted(chance.sample(files, given.files))
    broken = 0
    for law, fault in find_breaches(files, chance):
        print(f"{law}: {fault or 'holds'}", flush=True)
        broken += bool(fault)
    return 1 if broken else 0


def find_breaches(files: Sequence[Path], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Give each law that was tried, with what breaks it, or an empty string."""
    with tempfile.TemporaryDirectory() as folder, bilat.open(f"{folder}/expected.db") as expected:
        expected.add(files)
        for number in range(_ORDERS):
            with bilat.open(f"{folder}/{number}.db") as workspace:
                _add_in_parts(workspace, chance.sample(files, len(files)), chance)
                yield f"{len(files)} files in another order, in parts ({number + 1})", find_difference(expected, workspace)
                workspace.add(files)
                yield "all of them once more", find_difference(expected, workspace)
                gone = chance.sample(workspace.documents(), max(1, len(files) // 5))
                for document in gone:
                    workspace.remove(document.id)
                workspace.add_documents(gone)
                yield f"{len(gone)} removed and brought back", find_difference(expected, workspace)
                workspace.rebuild()
                yield "all facts found anew", find_difference(expected, workspace)
        yield f"{_PAIRS} pairs from either side", find_lopsided(expected, chance)


def _add_in_parts(workspace: Workspace, files: Sequence[Path], chance: random.Random) -> None:
    places = sorted(chance.sample(range(1, len(files)), min(3, len(files) - 1)))
    for start, end in zip([0, *places], [*places, len(files)], strict=True):
        workspace.add(files[start:end])


def find_difference(one: Workspace, other: Workspace) -> str:
    """Find the first thing in which two bases differ, byte for byte; an empty string where they do not."""
    for what in ("documents", "claims", "refusals", "families", "facts"):
        first, second = ([msgspec.json.encode(record) for record in getattr(workspace, what)()] for workspace in (one, other))
        for number, (x, y) in enumerate(zip(first, second, strict=False)):
            if x != y:
                return f"BROKEN: {what} {number} differ:\n  {x[:600]!r}\n  {y[:600]!r}"
        if len(first) != len(second):
            return f"BROKEN: {len(first)} and {len(second)} {what}"
    return ""


def find_lopsided(workspace: Workspace, chance: random.Random) -> str:
    """Find a pair on which a base says something else when it is asked from the other side."""
    codes = [code for code, _ in workspace.dyads() if _STATES.fullmatch(code)]
    for code in chance.sample(codes, min(_PAIRS, len(codes))):
        one, other = code.split("-", 1)
        there, back = (collect_material(workspace, pair) for pair in ((one, other), (other, one)))
        if {fact.id: fact for fact in there.facts} != {fact.id: fact for fact in back.facts}:
            return f"BROKEN: {code}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
