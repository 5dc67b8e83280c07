"""Golden cases: tests/golden/*.jsonl, a line a case. Adding a case needs no Python; floors and the list of cases that must stay exactly
right lie beside them and are written by `python -m eval.golden`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from eval.golden import (
    FLOORS,
    MUST,
    FileCount,
    Verdict,
    count_files,
    find_falls,
    judge_golden,
    raise_floors,
    read_json,
)


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    """Give every golden case, judged once."""
    return judge_golden()


def test_no_file_falls_below_its_floor(verdicts: list[Verdict]) -> None:
    """No golden file has fewer right claims, or more false ones, than its floor allows."""
    assert find_falls(count_files(verdicts), read_json(FLOORS)) == []


def test_every_file_has_a_floor(verdicts: list[Verdict]) -> None:
    """Every golden file stands in floors.json."""
    assert set(count_files(verdicts)) <= set(read_json(FLOORS)), "run: python -m eval.golden --raise-floors"


def test_cases_that_must_be_exact(verdicts: list[Verdict]) -> None:
    """The cases listed in must.json are found exactly: every claim with every slot, and nothing else."""
    wanted = set(read_json(MUST)["must"])
    known = {v.id: v for v in verdicts}
    broken = [f"{v.file}.jsonl:{v.line}" for i, v in known.items() if i in wanted and not v.is_exact]
    assert broken == []


def test_the_list_of_exact_cases_is_current(verdicts: list[Verdict]) -> None:
    """Every case listed in must.json is a golden case, and there are at least a hundred."""
    wanted = set(read_json(MUST)["must"])
    assert wanted <= {v.id for v in verdicts}
    assert len(wanted) >= 100


def test_cases_not_yet_right_are_marked_only_while_they_fail(verdicts: list[Verdict]) -> None:
    """A case marked `notyet` fails the run the day that it passes."""
    assert [f"{v.file}.jsonl:{v.line}" for v in verdicts if v.notyet and v.is_exact] == []


def test_a_new_case_may_bring_a_false_claim() -> None:
    """A case added to a file loosens its limit on false claims by one, and a fall in right claims is always told."""
    floors = {"visa": {"cases": 2, "right": 2, "false": 0}}
    assert find_falls({"visa": FileCount(3, 2, 1, 1)}, floors) == []
    assert find_falls({"visa": FileCount(2, 2, 0, 1)}, floors) == ["visa: 1 false, 0 allowed"]
    assert find_falls({"visa": FileCount(3, 1, 2, 0)}, floors) == ["visa: 1 right, 2 before"]


def test_floors_are_only_raised() -> None:
    """Raising the floors never makes one easier."""
    floors = {"visa": {"cases": 2, "right": 5, "false": 1}}
    assert raise_floors({"visa": FileCount(2, 4, 3, 4)}, floors) == floors
    assert raise_floors({"visa": FileCount(2, 9, 0, 0)}, floors, slack=0) == {"visa": {"cases": 2, "right": 9, "false": 0}}
