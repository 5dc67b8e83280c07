"""The commands about judgements: the walk through what is to be looked at, single judgements, and sharing them."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

import bilat as package
from bilat.read import read_path
from bilat.samples import PATH

Run = Callable[..., Any]  # the fixture `bilat` of conftest.py


@pytest.fixture
def own(base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the path of a copy of the base of samples, in which things may be judged; one fact in it differs."""
    monkeypatch.delenv("BILAT_NAME", raising=False)
    shutil.copy(base, tmp_path / "own.db")
    return str(tmp_path / "own.db")


@pytest.fixture
def walk(bilat: Run, own: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that walks the queue and types lines."""

    def call(*lines: str, options: tuple[str, ...] = ("--name", "Ada")) -> Any:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return bilat("review", "--base", own, *options)

    return call


def _ids(bilat: Run, own: str) -> dict[str, str]:
    """Give the ids of the claims of the one fact that differs, by time."""
    (item,) = map(json.loads, bilat("review", "--list", "--format", "jsonl", "--base", own).out.splitlines())
    return {claim["when"]: claim["id"] for claim in item["claims"]}


def test_walk_shows_readings_with_quotes_in_context(walk: Run) -> None:
    """Each reading stands with its documents, its words and the words around them."""
    shown = walk("k").out
    assert "sources differ" in shown and "1 left" in shown
    assert "12 July 1993  (1 document)" in shown and "Belarus: country brief, 2023-02-20" in shown
    assert "relations on 12 July 1993.” Azerbaijan opened its" in shown
    assert all(len(line) <= 80 for line in shown.splitlines() if not line.startswith("> "))


def test_narrow_terminals_are_filled_and_not_overrun(walk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """At 44 columns nothing is wider."""
    monkeypatch.setenv("COLUMNS", "44")
    assert all(len(line) <= 44 for line in walk("q").out.splitlines() if not line.startswith("> "))


def test_what_is_typed_is_judged(walk: Run, bilat: Run, own: str) -> None:
    """A number and a reason make a judgement, and the fact is not shown again."""
    done = walk("c 2", "The communique says so")
    assert done.code == 0 and "Kept: confirm" in done.out and "1 judgement kept" in done.err
    assert "nothing to look at" in bilat("review", "--list", "--base", own).err
    listed = bilat("judgements", "--base", own).out
    assert "Ada" in listed and "The communique says so" in listed


def test_rejecting_several_is_several_judgements(walk: Run, own: str) -> None:
    """Numbers given together are judged together, each for itself."""
    walk("r 1 3", "Misread")
    with package.open(own) as workspace:
        assert [one.verb for one in workspace.judgements()] == ["reject", "reject"]


def test_two_said_to_be_different_are_parted(walk: Run, own: str) -> None:
    """Two numbers part a fact."""
    walk("d 2 3", "Two acts")
    with package.open(own) as workspace:
        facts = [fact for fact in workspace.facts(type="relations") if fact.judged and fact.kind == "act"]
    assert sorted(str(fact.when) for fact in facts) == ["1993-06-11", "1993-07-12"]


def test_undo_takes_back_and_shows_again(walk: Run, own: str) -> None:
    """What was taken back is there to be judged anew, and the last reason is offered again."""
    done = walk("c 2", "First", "u", "c 3", "", "q")
    assert done.out.count("sources differ") == 2 and "Why? [First]" in done.out
    with package.open(own) as workspace:
        first, second = workspace.judgements()
    assert first.undone is not None and second.undone is None and second.reason == "First"


def test_judgement_is_taken_back_by_its_id(walk: Run, bilat: Run, own: str) -> None:
    """An id takes back what was said on another day."""
    made = bilat("judge", "reject", _ids(bilat, own)["1993"], "--reason", "R", "--name", "Grace", "--base", own)
    identifier = made.err.split()[2].rstrip(":")
    assert f"Taken back: {identifier}" in walk(f"u {identifier[:8]}").out


def test_new_words_take_the_place_of_the_old(walk: Run, bilat: Run, own: str, tmp_path: Path) -> None:
    """A judgement whose words have changed comes first; judging the new words takes it back and leaves nothing to look at."""
    text = (PATH / "ministry-brief.md").read_text(encoding="utf-8")
    bilat("judge", "confirm", _ids(bilat, own)["1993-07-12"], "--reason", "R", "--name", "Grace", "--base", own)
    bilat("remove", str(PATH / "ministry-brief.md"), "--base", own)
    (tmp_path / "ministry-brief.md").write_text(text.replace("12 July 1993", "13 July 1993"), encoding="utf-8")
    assert "re-opened" not in walk("q").out  # another document, as far as the base can tell
    with package.open(own) as workspace:
        workspace.add_documents([msgspec.structs.replace(next(read_path(str(tmp_path / "ministry-brief.md"))), name=str(PATH / "ministry-brief.md"))])
    done = walk("c 1", "The new page")
    assert "re-opened" in done.out and "12 July 1993.”" in done.out and "Taken back, since its words have changed: confirm by Grace" in done.out
    with package.open(own) as workspace:
        assert [one.undone is None for one in workspace.judgements()] == [False, True]
        assert workspace.review_queue() == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("c", "needs the number of a saying"), ("c 9", "sayings 1 to 3"), ("c two", "needs the number"), ("s 1", "needs two numbers"),
        ("d 1 1", "the same in the same words"), ("x", "'x' is not known"), ("", "is not known"), ("u", "nothing was judged"), ("u ffffffff", "no judgements"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_told_and_changes_nothing(walk: Run, own: str, line: str, said: str) -> None:
    """A wrong line is answered with what would be right, and the same item stays."""
    done = walk(line, "R", "q") if line[:1] == "d" else walk(line, "q")
    assert said in done.err and done.code == 0
    with package.open(own) as workspace:
        assert workspace.judgements() == []


def test_a_judgement_without_a_reason_is_not_kept(walk: Run, own: str) -> None:
    """Who gives no reason is asked for one."""
    assert "needs a reason" in walk("c 2", "", "q").err
    with package.open(own) as workspace:
        assert workspace.judgements() == []


def test_name_is_asked_once(walk: Run, own: str) -> None:
    """Where no name is given, the person is asked for it first."""
    walk("Grace Hopper", "c 2", "R", options=())
    with package.open(own) as workspace:
        assert [one.name for one in workspace.judgements()] == ["Grace Hopper"]


def test_name_comes_from_the_environment(bilat: Run, own: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """BILAT_NAME says who judges; with neither it nor --name, judging is refused."""
    claim = _ids(bilat, own)["1993"]
    assert "--name or in BILAT_NAME" in bilat("judge", "confirm", claim, "--reason", "R", "--base", own).err
    monkeypatch.setenv("BILAT_NAME", "Ada")
    assert bilat("judge", "confirm", claim, "--reason", "R", "--base", own).code == 0


def test_limit_ends_the_walk(walk: Run) -> None:
    """With a limit of none, nothing is shown."""
    assert "sources differ" not in walk("k", options=("--name", "Ada", "--limit", "0")).out


def test_list_keeps_to_a_pair_and_a_number(bilat: Run, own: str) -> None:
    """The list can be narrowed; where it is empty it says so, and as JSON lines it is empty."""
    assert "established on 11 June" in bilat("review", "--list", "--dyad", "BLR-AZE", "--base", own).out
    assert "nothing to look at" in bilat("review", "--list", "--dyad", "ARM-BLR", "--base", own).err
    assert bilat("review", "--list", "--limit", "0", "--format", "jsonl", "--base", own).out == ""
    assert bilat("review", "--format", "jsonl", "--base", own).code == bilat("review", "--limit", "-1", "--base", own).code == 2
    assert bilat("review", "--list", "--format", "xml", "--base", own).code == 2


def test_judging_and_taking_back(bilat: Run, own: str) -> None:
    """A judgement made by command can be taken back by command."""
    ids = _ids(bilat, own)
    made = bilat("judge", "same", ids["1993"], ids["1993-06-11"], "--reason", "R", "--name", "Ada", "--base", own)
    identifier = made.err.split()[2].rstrip(":")
    assert made.code == 0 and "same, by Ada" in made.err
    gone = bilat("judge", "undo", identifier[:6], "--name", "Ada", "--base", own)
    assert gone.code == 0 and "taken back" in gone.err
    assert "taken back by Ada" in bilat("judgements", "--base", own).out


@pytest.mark.parametrize(
    "words", [("praise", "00000000"), ("confirm", "00000000"), ("confirm", "00"), ("undo", "00000000"), ("undo", "0000", "1111"), ("confirm",)]
)
def test_wrong_judgements_are_misuse(bilat: Run, own: str, words: tuple[str, ...]) -> None:
    """What names nothing, or is no judgement, exits with 2 and one line."""
    done = bilat("judge", *words, "--reason", "R", "--name", "Ada", "--base", own)
    assert done.code == 2 and done.err.startswith("bilat: ") and done.err.count("\n") == 1


def test_ids_are_shown_where_claims_are_listed(bilat: Run, own: str) -> None:
    """`bilat claims --ids` shows the ids by which claims are judged."""
    claim = _ids(bilat, own)["1993-07-12"]
    assert claim in bilat("claims", "--ids", "--base", own).out and claim not in bilat("claims", "--base", own).out


def test_judgements_go_from_base_to_base(bilat: Run, own: str, base: str, tmp_path: Path) -> None:
    """What is exported can be imported, twice with the same effect; a bad line names file and line and leaves the base as it was."""
    bilat("judge", "reject", _ids(bilat, own)["1993-07-12"], "--reason", "R", "--name", "Ada", "--base", own)
    second = str(tmp_path / "second.db")
    shutil.copy(base, second)
    assert bilat("export-judgements", "--base", own, "--out", "team.jsonl").code == 0
    text = Path("team.jsonl").read_text(encoding="utf-8")
    assert bilat("export-judgements", "--base", own).out == text and text.count("\n") == 1
    Path("bad.jsonl").write_text(text + "{}\n", encoding="utf-8")
    failed = bilat("import-judgements", "bad.jsonl", "--base", second)
    assert failed.code == 1 and "bad.jsonl:2:" in failed.err and "nothing to look at" not in bilat("review", "--list", "--base", second).err
    assert "1 judgements added" in bilat("import-judgements", "team.jsonl", "--base", second).err
    assert "0 judgements added, 0 taken back, 1 known" in bilat("import-judgements", "team.jsonl", "--base", second).err
    assert "nothing to look at" in bilat("review", "--list", "--base", second).err


def test_files_that_cannot_be_used_are_named(bilat: Run, own: str) -> None:
    """A file that is not there, is no text, or cannot be written is an error with its name."""
    assert "none.jsonl" in bilat("import-judgements", "none.jsonl", "--base", own).err
    Path("odd.jsonl").write_bytes(b"\xff\xfe\x00")
    assert "odd.jsonl: it is not UTF-8" in bilat("import-judgements", "odd.jsonl", "--base", own).err
    assert "no/where.jsonl" in bilat("export-judgements", "--out", "no/where.jsonl", "--base", own).err
    assert bilat("judgements", "--base", own).err == "bilat: nothing was judged\n"
