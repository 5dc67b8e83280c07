"""A program that is killed while it adds: the base stays whole, readers never notice, and the same command finishes the work."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec
import pytest
from tests.killed_program import find_faults

import bilat
from bilat.samples import PATH

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the programs here are forked, so that each need not load the words again")
_SEED, _KILLS = 20, 20
_PAIRS = [("Poland", "Lima", "Peru"), ("Chile", "Rome", "Italy"), ("Ghana", "Oslo", "Norway"), ("Japan", "Ankara", "Turkey")]


def _read_export(base: str) -> bytes:
    """Give all that a base holds, but for its row numbers."""
    with bilat.open(base) as workspace:
        return msgspec.json.encode([*workspace.documents(), *workspace.claims(), *workspace.refusals(), *workspace.families(), *workspace.facts()])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the samples and some short texts, two of them versions of one."""
    place = tmp_path_factory.mktemp("texts")
    for sample in PATH.iterdir():
        shutil.copy(sample, place)
    for number, (one, city, other) in enumerate(_PAIRS * 2):
        text = f"{one} and {other} established diplomatic relations in {1950 + number}. {one} has an embassy in {city}. " * 3
        (place / f"short-{number}.txt").write_text(f"{one}–{other} relations\n\n{text}\n", encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, int]]:
    """Give what an undisturbed addition leaves, and the number of claims of each document by its id."""
    base = str(tmp_path_factory.mktemp("base") / "whole.db")
    with bilat.open(base) as workspace:
        assert not workspace.add(folder, jobs=1).failed
        counts = {document.id: len(workspace.claims(document=document.id)) for document in workspace.documents()}
    return _read_export(base), counts


@pytest.fixture(scope="module")
def adding(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Give the program that adds the folder to the bases that it is told."""
    with _start("add", folder) as program:
        yield program


def _start(task: str, folder: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    program = [sys.executable, str(Path(__file__).with_name("killed_program.py")), task, str(folder)]
    return subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


def _pipes(program: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    assert program.stdin is not None and program.stdout is not None
    return program.stdin, program.stdout


def _add(program: subprocess.Popen[str], base: Path, statement: int, jobs: int) -> str:
    given, told = _pipes(program)
    print(base, statement, jobs, file=given, flush=True)
    return told.readline().strip()


def test_killed_at_any_moment_a_base_is_whole(
    adding: subprocess.Popen[str], folder: Path, whole: tuple[bytes, dict[str, int]], tmp_path: Path
) -> None:
    """Killed over any statement, alone or with a crew, a base opens, is sound, shows readers no wrong state, and is finished by the same command."""
    export, counts = whole
    assert _add(adding, tmp_path / "calm.db", 0, 1) == "ended"
    statements = int((tmp_path / "calm.db.statements").read_text(encoding="utf-8"))
    with _start("read", tmp_path) as reader:
        given, told = _pipes(reader)
        print(json.dumps(counts), file=given, flush=True)
        moments = random.Random(_SEED)
        for number in range(_KILLS):
            base = tmp_path / f"{number}.db"
            assert _add(adding, base, moments.randrange(1, statements), 2 if number % 4 == 0 else 1) == "killed"
            with bilat.open(str(base)) as workspace:
                assert workspace.base.select("PRAGMA integrity_check") == [("ok",)]
                assert find_faults(workspace, counts) == []
                workspace.add(folder, jobs=1)
                assert workspace.is_settled()
            assert _read_export(str(base)) == export
        given.close()
        said = json.loads(told.read())
    assert said["faults"] == {}
    assert said["looks"] > _KILLS
    assert said["longest"] < 5
