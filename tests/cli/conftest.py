"""Runs the command line in this process, over a base of the sample documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from bilat.cli import run
from bilat.samples import PATH


class Outcome(msgspec.Struct, frozen=True):
    """What a run gave: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def bilat(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Give a function that runs `bilat` with arguments in an empty folder, 80 columns wide."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BILAT_BASE", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: str) -> Outcome:
        capsys.readouterr()
        code = run(list(arguments))
        shown = capsys.readouterr()
        return Outcome(code, shown.out, shown.err)

    return call


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the path of a base of the sample documents."""
    path = str(tmp_path_factory.mktemp("base") / "samples.db")
    assert run(["add", "--base", path, str(PATH)]) == 0
    return path
