"""The programs that tests/test_killed.py runs beside itself: one that adds and is killed on the way, one that reads all the while."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import bilat
from bilat.dossier import build_dossier
from bilat.dossier.collect import collect_material
from bilat.extract import extract_document
from bilat.intake import files
from bilat.model import Document
from bilat.store.connection import Connection
from bilat.workspace import Workspace

# What must never be found in a base, by what it would mean.
FAULTS = {
    "a fact names a claim that is not there": "SELECT count(*) FROM fact_claims WHERE claim NOT IN (SELECT id FROM claims)",
    "a claim has no document": "SELECT count(*) FROM claims WHERE document NOT IN (SELECT n FROM documents)",
    "a family names a document that is not there": "SELECT count(*) FROM family_members WHERE document NOT IN (SELECT id FROM documents)",
    "a fact has no claims": "SELECT count(*) FROM facts WHERE n NOT IN (SELECT fact FROM fact_claims)",
    "a claim stands in no fact, and is not to be found": "SELECT count(*) FROM claims WHERE id NOT IN (SELECT claim FROM fact_claims)"
    " AND bucket NOT IN (SELECT bucket FROM pending)",
}


def find_faults(workspace: Workspace, whole: dict[str, int]) -> list[str]:
    """Find what is wrong with one state of a base; `whole` says how many claims each document has, by its id."""
    with workspace.base.reading():
        found = [fault for fault, sql in FAULTS.items() if workspace.base.select(sql)[0][0]]
        counts = dict(workspace.base.select("SELECT d.id, count(c.n) FROM documents d LEFT JOIN claims c ON c.document = d.n GROUP BY d.id"))
        found += [f"half of {name} is there" for name, count in counts.items() if whole.get(name) != count]
        known = {str(row[0]) for row in workspace.base.select("SELECT id FROM claims")}
        found += [f"fact {fact.id} rests on what is not there" for fact in workspace.facts() if not set(fact.claims) <= known]
    return found


def add(folder: str) -> None:
    """Add a folder to each base named on standard input, in a process of its own that is killed over the given statement, or lives."""
    extract_document(Document(id="0", name="", format="text", text="Poland has an embassy in Lima."))
    for line in sys.stdin:
        base, statement, jobs = line.rsplit(maxsplit=2)
        child = os.fork()
        if not child:
            _add_until(base, folder, int(statement), int(jobs))
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else "ended", flush=True)


def _add_until(base: str, folder: str, statement: int, jobs: int) -> None:
    files._WORTH = 1
    left = statement

    def count(self: Connection, *given: Any) -> Any:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return write_many(self, *given)

    write_many, Connection.write_many = Connection.write_many, count  # type: ignore[method-assign, assignment]
    with bilat.open(base) as workspace:
        workspace.add(folder, jobs=jobs)
    Path(f"{base}.statements").write_text(str(statement - left), encoding="utf-8")
    os._exit(0)


def read(folder: str) -> None:
    """Look into the newest base of a folder until standard input is closed; tell the faults, the looks and the longest wait in seconds."""
    whole = json.loads(sys.stdin.readline())
    faults: Counter[str] = Counter()
    longest, looks = 0.0, 0
    while _is_open(sys.stdin.fileno()):
        bases = [base for base in Path(folder).glob("*.db") if base.stat().st_size]
        for base in sorted(bases, key=lambda base: base.stat().st_mtime_ns)[-1:]:
            start = time.monotonic()
            try:
                with bilat.open(str(base)) as workspace:
                    faults.update(find_faults(workspace, whole))
                    build_dossier(collect_material(workspace, ("AZE", "BLR")))
            except Exception as error:
                faults[f"{type(error).__name__}: {error}"] += 1
            longest, looks = max(longest, time.monotonic() - start), looks + 1
        time.sleep(0.05)
    print(json.dumps({"faults": faults, "longest": longest, "looks": looks}))


def _is_open(pipe: int) -> bool:
    """Tell whether the other end of a pipe, on which nothing more comes, is still held."""
    return not select.select([pipe], [], [], 0)[0]


if __name__ == "__main__":
    {"add": add, "read": read}[sys.argv[1]](sys.argv[2])
