"""Reading and extracting in several processes: the same result as in one, whatever happens to a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import bilat
from bilat.errors import BilatError, DefectError, ReadError, StoppedError
from bilat.intake import Pace, Step, count_hands, find_given, read_documents
from bilat.intake.crew import Crew
from bilat.intake.parallel import iter_found
from bilat.samples import PATH
from bilat.workspace import Workspace

_PAGE = "<page><title>{0} relations</title><ns>0</ns><revision><timestamp>2010-01-01T00:00:00Z</timestamp><text>{1}</text></revision></page>"
_TEXT = "Poland has an embassy in Lima. Peru and Poland established diplomatic relations in {0}. '''Both''' [[states]] signed an agreement on trade in {0}."


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let even short texts be worth a process."""
    monkeypatch.setattr("bilat.intake.files._WORTH", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with texts, an export of several pages, a file that cannot be read and two texts that will bear one name."""
    place = tmp_path / "in"
    place.mkdir()
    pages = "".join(_PAGE.format(f"Peru–Poland {year}", _TEXT.format(year)) for year in range(1990, 1998))
    (place / "dump.xml").write_text(f"<mediawiki>{pages}</mediawiki>", encoding="utf-8")
    (place / "again.xml").write_text(f"<mediawiki>{_PAGE.format('A', _TEXT.format(1))}{_PAGE.format('A', _TEXT.format(2))}</mediawiki>")
    (place / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    for number in range(6):
        (place / f"text-{number}.txt").write_text(f"Peru and Poland\n\n{_TEXT.format(1920 + number)}\n" * (6 - number), encoding="utf-8")
    return place


def _read_all(workspace: Workspace) -> bytes:
    return msgspec.json.encode(
        [*workspace.documents(), *workspace.claims(), *workspace.refusals(), *workspace.families(), *workspace.facts()]
    )  # fmt: skip


def test_several_processes_give_what_one_gives(folder: Path, tmp_path: Path) -> None:
    """Documents, names, claims, refusals, families and facts are the same byte for byte, and so are the failures and their order."""
    with bilat.open(str(tmp_path / "one.db")) as one, bilat.open(str(tmp_path / "three.db")) as three:
        first, second = one.add([folder, PATH], jobs=1), three.add([folder, PATH], jobs=3)
        assert _read_all(one) == _read_all(three)
        assert (first.added, first.claims, first.refused, first.notes) == (second.added, second.claims, second.refused, second.notes)
        assert [(name, type(error), str(error)) for name, error in first.failed] == [(name, type(error), str(error)) for name, error in second.failed]
        assert len(first.failed) == 1 and any("@" in name for name in first.added)
        again = three.add([folder, PATH], jobs=3)
        assert again.added == () and len(again.unchanged) == len(first.added)


def test_a_document_over_which_a_process_dies_is_named(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a process is killed, that document fails with its name; the others are kept, and adding again mends it."""
    monkeypatch.setattr("bilat.intake.crew._START", _DEADLY)
    with bilat.open(str(tmp_path / "x.db")) as workspace:
        report = workspace.add(folder, jobs=2)
        names = {Path(name).name: error for name, error in report.failed}
        assert set(names) == {"picture.png", "text-3.txt"}
        assert isinstance(names["text-3.txt"], StoppedError) and "text-3.txt" in str(names["text-3.txt"])
        assert workspace.is_settled()
        assert [Path(name).name for name in workspace.add(folder, jobs=1).added] == ["text-3.txt"]


_DEADLY = """
import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer)
import os, signal
from bilat.intake import work
extract_all = work.extract_all
def die(task, is_known):
    if str(task).endswith("text-3.txt"):
        os.kill(os.getpid(), signal.SIGKILL)
    return extract_all(task, is_known)
work.extract_all = die
work.work()
"""


def test_whatever_goes_wrong_crosses_between_processes(tmp_path: Path) -> None:
    """An error comes back of its own class, with its sentence and attributes, and a defect with the place where it was raised."""
    import pickle

    try:
        raise KeyError("rule")
    except KeyError as cause:
        given: list[BilatError] = [ReadError("a.txt", "no good", line=3, remedy="mend it"), DefectError("b.txt", cause), StoppedError("c.txt")]
    for error in given:
        there = pickle.loads(pickle.dumps(error))
        assert type(there) is type(error) and str(there) == str(error) and vars(there) == vars(error)
    assert "test_whatever_goes_wrong" in str(pickle.loads(pickle.dumps(given[1])).__cause__)


def test_leaving_a_crew_ends_its_processes(folder: Path, tmp_path: Path) -> None:
    """Whoever stops asking, for an interruption or an error, leaves no process behind."""
    base = str(tmp_path / "x.db")
    with bilat.open(base), pytest.raises(KeyboardInterrupt), Crew(2, base) as crew:
        for _ in iter_found(find_given([folder], base), crew, Pace()):
            hands = list(crew._hands)
            raise KeyboardInterrupt
    assert hands and not any(hand.is_alive() for hand in hands)


_ADDS = """
import sys, bilat
from bilat.intake import files
files._WORTH = 1
with bilat.open(sys.argv[1]) as workspace:
    workspace.add(sys.argv[2], lambda step: print(step.claims, flush=True), jobs=2)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="children are counted by /proc, which this system lacks")
def test_a_killed_program_leaves_no_process_behind(folder: Path, tmp_path: Path) -> None:
    """The processes of a crew end by themselves when the program that asks them is killed."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", _ADDS, str(tmp_path / "x.db"), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
        assert program.stdout is not None
        while "None" in program.stdout.readline():
            children = Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text().split() or _find_children(program.pid)
        program.send_signal(signal.SIGKILL)
    assert children
    patience = time.monotonic() + 20
    while any(_is_running(child) for child in children):
        assert time.monotonic() < patience
        time.sleep(0.05)


def _find_children(parent: int) -> list[str]:
    return [child for task in Path(f"/proc/{parent}/task").iterdir() for child in (task / "children").read_text().split()]


def _is_running(process: str) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_a_few_short_files_are_read_by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process is started only for what takes longer than starting it, and never more of them than were allowed."""
    monkeypatch.undo()
    assert count_hands(8, 40, 30_000) == 1
    assert count_hands(8, 1, 500_000) == 1
    assert count_hands(8, 4, 400_000) == 4
    assert count_hands(2, 80, 8_000_000) == 2


def test_steps_tell_how_far_an_addition_is(folder: Path, tmp_path: Path) -> None:
    """Files and bytes done only grow, every document is told, and finding facts comes last."""
    for jobs in (1, 2):
        steps: list[Step] = []
        with bilat.open(str(tmp_path / f"{jobs}.db")) as workspace:
            workspace.add(folder, steps.append, jobs=jobs)
        assert [step.files for step in steps] == sorted(step.files for step in steps)
        assert [step.documents for step in steps] == sorted(step.documents for step in steps)
        assert (steps[-1].stage, steps[-1].files, steps[-1].of, steps[-1].documents, steps[-1].share) == ("settling", 9, 9, 17, 1.0)
        assert all(0 <= step.share <= 1 for step in steps)


def test_few_files_are_held_at_a_time(tmp_path: Path) -> None:
    """Files are asked for as their answers are taken, so that memory does not grow with their number."""
    taken = 0

    def give() -> Iterator[Path]:
        nonlocal taken
        for number in range(60):
            taken += 1
            (tmp_path / f"{number}.txt").write_text(f"Poland has an embassy in Lima. {number}\n")
            yield tmp_path / f"{number}.txt"

    base = str(tmp_path / "x.db")
    with bilat.open(base), Crew(2, base) as crew:
        found = iter_found((one for path in give() for one in find_given([path], base)), crew, Pace())
        for number, _ in enumerate(found, 1):
            time.sleep(0.002)
            assert taken <= number + crew.room + 1
    assert number == taken == 60


def test_reading_tells_the_bytes_read(folder: Path) -> None:
    """The place in a file grows to its length."""
    places: list[int] = []
    assert len(list(read_documents(str(folder / "dump.xml"), places.append))) == 8
    assert places == sorted(places) and places[-1] == (folder / "dump.xml").stat().st_size
