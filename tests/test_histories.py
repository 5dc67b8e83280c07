"""The measure of coded histories: what a transition is, and what reproduces it."""

from __future__ import annotations

from pathlib import Path

import pytest
from eval.histories import DATA, Transition, divide, is_reproduced, main, read_transitions

from bilat.extract import extract_document
from bilat.read import read_document

ROWS = """country_abbrev_gw,country_code_gw,country_name_gw,country_name_usdos,date_start,date_end,us_mission_status
PER,1,Peru,Peru,1821-01-01,1826-05-31,None
PER,1,Peru,Peru,1826-06-01,1920-01-31,Legation
PER,1,Peru (Republic),Peru,1920-02-01,1930-12-31,Legation
PER,1,Peru,Peru,1931-01-01,1950-12-31,Embassy
PER,1,Peru,Peru,1960-01-01,1970-12-31,Consulate
"""


def test_a_transition_is_a_change_between_adjoining_ranges(tmp_path: Path) -> None:
    """Rows that only change a name are no transition; after a gap a status is one at entry; no mission at entry is none."""
    path = tmp_path / "ranges.csv"
    path.write_text(ROWS, encoding="utf-8")
    found = [(t.before, t.after, t.day) for t in read_transitions(path, ["peru"])]
    assert found == [("None", "Legation", "1826-06-01"), ("Legation", "Embassy", "1931-01-01"), ("", "Consulate", "1960-01-01")]


@pytest.mark.parametrize(
    ("text", "reproduced"),
    [
        ("The American Legation in Lima was raised to an Embassy on January 1, 1931.", True),
        ("The American Legation in Lima was raised to an Embassy on January 2, 1931.", False),
        ("The American Embassy in Lima was closed on January 1, 1931.", False),
        ("The Peruvian Embassy in Washington was opened on January 1, 1931.", False),
    ],
)
def test_only_a_claim_of_the_right_change_on_the_day_reproduces_a_transition(text: str, reproduced: bool) -> None:
    """Another day, another direction or the other country's mission do not count."""
    page = f"---\ntitle: United States relations with Peru\n---\n\n{text}\n"
    claims = extract_document(read_document(page.encode(), "peru.md")).claims
    transition = Transition("Peru", ("peru",), "Legation", "Embassy", "1931-01-01")
    assert is_reproduced(transition, claims, frozenset({"PER"})) is reproduced


def test_the_articles_are_divided_the_same_way_each_time() -> None:
    """Both parts are the same in every run and share no article."""
    stems = [f"a{number}" for number in range(78)]
    development, held_out = divide(stems)
    assert (len(development), len(held_out)) == (50, 28)
    assert divide(stems[::-1]) == (development, held_out)
    assert not development & held_out


def test_the_measure_runs_on_the_shared_articles(capsys: pytest.CaptureFixture[str]) -> None:
    """Both parts are reported with what is coded, told and reproduced."""
    if not DATA.is_dir():
        pytest.skip("the coded histories do not lie beside this checkout")
    assert main([]) == 0
    assert capsys.readouterr().out.count("all transitions") == 2
