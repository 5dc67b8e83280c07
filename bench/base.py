"""Measures how a base grows: building it, its size, adding one page to it, a brief from it, for 10, 20, 40 and 80 pages.

`python bench/base.py FOLDER` takes the first files of a folder, by name. The pages that the figures in bench/README.md are of
are articles on the foreign relations of states and no part of the repository; without a folder the samples are repeated under the names of other
countries, and the page is left as it is. The peer inserts the same claims and facts as rows, with sqlite-utils where it is installed, else with sqlite3 itself:
what keeping them costs anybody, without reading, extraction or reconciling. All but the
time of building is processor time. Ratios matter; seconds are those of one machine.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

import bilat
from bilat.dossier import build_dossier
from bilat.dossier.collect import collect_material
from bilat.intake import Step, count_cores
from bilat.model import to_record
from bilat.samples import PATH
from bilat.workspace import Workspace
from page import write_section

SIZES = (10, 20, 40, 80)
_NAMES = ("Poland", "Chile", "Ghana", "Japan", "Norway", "Peru", "Kenya", "Spain", "Egypt", "Cuba", "Nepal", "Malta", "Ireland", "Bolivia")
# The columns: name in the record, heading, how it is shown.
_COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("pages", "pages", ",.0f"), ("text", "text, MB", ".1f"), ("claims", "claims", ",.0f"), ("facts", "facts", ",.0f"), ("build", "built in, s", ".0f"), ("work", "processor, s", ".0f"),
    ("settle", "of which facts, s", ".1f"), ("peer", "times the peer", ".0f"), ("size", "base, MB", ".1f"), ("memory", "memory, MB", ".0f"),
    ("hands", "each process, MB", ".0f"), ("extract", "a page read, s", ".2f"), ("add", "kept and reconciled, s", ".2f"),
    ("remove", "removed, s", ".2f"), ("brief", "a brief, ms", ".0f"),
)  # fmt: skip


def main() -> None:
    """Measure each size in a process of its own, print and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", help="a folder of documents")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        files = sorted(Path(given.folder).iterdir()) if given.folder else repeat_samples(Path(place), max(SIZES))
        if given.one:
            print(json.dumps(measure(files[: given.one], Path(place) / "bench.db")))
            return
        rows = [_measure_apart(files, size) for size in SIZES if size <= len(files)]
    table = to_table(rows)
    source = "Articles on the foreign relations of states" if given.folder else "The samples, repeated under other names (short; give a folder of pages)"
    note = f"{source}; {count_cores()} cores. The peer is {find_peer()[0]}, given the same claims and facts."
    print(note, table, sep="\n\n")
    if given.folder:
        write_section("base", f"{note}\n\n{table}")


def _measure_apart(files: Sequence[Path], size: int) -> dict[str, float]:
    command = [sys.executable, __file__, str(files[0].parent), "--one", str(size)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return msgspec.json.decode(said, type=dict[str, float])


def measure(files: Sequence[Path], base: Path) -> dict[str, float]:
    """Build a base of the files and give what that took; then take out the page of middle length and put it back."""
    settled, hands = 0.0, [0.0]

    def note(step: Step) -> None:
        nonlocal settled
        if step.stage == "settling":
            settled = time.process_time()
            hands[:] = [_read_peak(child) for child in _find_children()] or [0.0]

    with bilat.open(str(base)) as workspace:
        start = time.perf_counter()
        workspace.add(files, note)
        found = {"pages": len(files), "build": time.perf_counter() - start, "work": _count_work(), "settle": time.process_time() - settled}
        found |= {"memory": _read_peak("self"), "hands": max(hands), "text": sum(len(one.text) for one in workspace.documents()) / 1e6}
        found |= {"claims": workspace.count("claims"), "facts": workspace.count("facts"), "size": _find_size(workspace) / 1e6}
        found |= _measure_one_page(workspace, sorted(files, key=lambda file: file.stat().st_size)[len(files) // 2])
        found |= {"brief": statistics.median(_time(lambda: _brief(workspace)) for _ in range(5)) * 1000, "peer": found["work"] / _measure_peer(workspace)}
    return found


def _find_size(workspace: Workspace) -> int:
    """Give the bytes of a base, those among them that SQLite has not yet moved out of its log."""
    return int(workspace.base.select("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")[0][0])


def _measure_one_page(workspace: Workspace, page: Path) -> dict[str, float]:
    """Time removing a page and adding it again, and reading and extracting it alone."""
    _read(page)  # the words are loaded once a process, and not what is measured
    reading = statistics.median(_time(lambda: _read(page)) for _ in range(3))
    rounds = [(_time(lambda: workspace.remove(str(page))), _time(lambda: workspace.add(page, jobs=1))) for _ in range(3)]
    removing, adding = (statistics.median(column) for column in zip(*rounds, strict=True))
    return {"extract": reading, "add": adding - reading, "remove": removing}


def _read(page: Path) -> None:
    from bilat.extract import extract_document
    from bilat.read import read_path

    for document in read_path(str(page)):
        extract_document(document)


def _brief(workspace: Workspace) -> None:
    pair = next(code for code, _ in workspace.dyads() if re.fullmatch("[A-Z]{3}-[A-Z]{3}", code))
    build_dossier(collect_material(workspace, (pair[:3], pair[4:])))


def _measure_peer(workspace: Workspace) -> float:
    claims = [{**to_record(claim), "n": number} for number, claim in enumerate(workspace.claims())]
    facts = [{**msgspec.to_builtins(fact), "n": number} for number, fact in enumerate(workspace.facts())]
    with tempfile.TemporaryDirectory() as folder:
        return _time(lambda: find_peer()[1](Path(folder) / "peer.db", {"claims": claims, "facts": facts}))


def find_peer() -> tuple[str, Callable[[Path, dict[str, list[dict[str, Any]]]], None]]:
    """Give the peer, with its name."""
    if importlib.util.find_spec("sqlite_utils"):
        return "sqlite-utils", _insert_by_sqlite_utils
    return "sqlite3", _insert_plainly


def _insert_by_sqlite_utils(path: Path, tables: dict[str, list[dict[str, Any]]]) -> None:
    import sqlite_utils  # type: ignore[import-not-found,unused-ignore]

    base = sqlite_utils.Database(path)
    for name, rows in tables.items():
        base[name].insert_all(rows, pk="n")


def _insert_plainly(path: Path, tables: dict[str, list[dict[str, Any]]]) -> None:
    with sqlite3.connect(path) as base:
        for name, rows in tables.items():
            base.execute(f"CREATE TABLE {name} (n INTEGER PRIMARY KEY, record TEXT)")
            base.executemany(f"INSERT INTO {name} VALUES (?, ?)", ((row["n"], json.dumps(row)) for row in rows))


def _time(work: Callable[[], object]) -> float:
    """Give the processor time in seconds of one run, which other programs on the machine disturb little."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _count_work() -> float:
    """Give the processor time in seconds that this process and its children have taken so far."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def _find_children() -> list[str]:
    return [child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text("utf-8").split()]


def _read_peak(process: str) -> float:
    """Read the high-water mark of memory that Linux keeps, in MB."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc", process, "status").read_text("utf-8"))
    return int(found[1]) / 1024 if found else 0.0


def repeat_samples(folder: Path, count: int) -> list[Path]:
    """Write the samples again and again, each time with two other countries in the place of theirs."""
    samples = sorted(PATH.iterdir())
    for number in range(count):
        sample = samples[number % len(samples)]
        one, other = _NAMES[number // 5 % len(_NAMES)], _NAMES[(number // 5 + 1 + number // 70) % len(_NAMES)]
        text = re.sub("Azerbaijan(?!i)", one, sample.read_text("utf-8"))
        (folder / f"{number:04}-{sample.name}").write_text(text.replace("Belarus", other), encoding="utf-8")
    return sorted(folder.glob("*-*"))


def to_table(rows: Sequence[dict[str, float]]) -> str:
    """Give the measurements as a Markdown table, with a last row that says how many times the first each of the last is."""
    lines = ["| " + " | ".join(heading for _, heading, _ in _COLUMNS) + " |", "|---" * len(_COLUMNS) + "|"]
    lines += ["| " + " | ".join(format(row[key], shown) for key, _, shown in _COLUMNS) + " |" for row in rows]
    grown = [rows[-1][key] / rows[0][key] if rows[0][key] else 0.0 for key, _, _ in _COLUMNS]
    return "\n".join([*lines, "| " + " | ".join(f"× {ratio:.1f}" for ratio in grown) + " |"])


if __name__ == "__main__":
    main()
