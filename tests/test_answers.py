"""Answers: sequences that equal lists, turn into tables and show themselves without harm."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import bilat
from bilat.answers import Claims, Country, Documents, Facts
from bilat.dossier.dyad import Dyad
from bilat.errors import AmbiguousNameError, MissingPackageError, UnknownNameError
from bilat.model import Claim, Document, Evidence, Fact
from bilat.workspace import Workspace

HOSTILE = '<script>alert("x")</script>\u202egnp.'


def _fact(number: int, **fields: object) -> Fact:
    given = {
        "id": f"f{number}", "type": "remark", "kind": "act", "dyads": ("AZE-BLR",), "when": None, "amount": None, "modality": "asserted",
        "roles": {"speaker": HOSTILE, "from": "BLR", "about": "AZE", "gist": "a friend"}, "source": None, "verdict": "single",
        "explanation": HOSTILE, "claims": (f"c{number}",), "witnesses": ("w",), **fields,
    }  # fmt: skip
    return Fact(**given)  # type: ignore[arg-type]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Give a workspace of one document with one claim, hostile in title and words."""
    document = Document(id="0" * 16, name="hostile.txt", format="text", text=HOSTILE, title=HOSTILE, date="2020")
    roles: dict[str, str | list[str]] = {"sender": "AZE", "host": "BLR", "rank": "embassy", "city": HOSTILE, "status": "open"}
    claim = Claim(document=document.name, type="mission", roles=roles, dyads=("AZE-BLR",), evidence=Evidence(HOSTILE, 0, len(HOSTILE)))
    monkeypatch.setattr("bilat.adding.extract_claims", lambda _: ([claim], []))
    workspace = bilat.open(str(tmp_path / "x.db"))
    workspace.add_documents([document])
    return workspace


def test_an_answer_equals_a_list_of_the_same_records() -> None:
    """Length, places, slices, order, sums and comparison are those of a list."""
    records = [_fact(n) for n in range(4)]
    facts = Facts(records)
    assert facts == records and records == facts and facts == tuple(records) and facts == Facts(records)
    assert facts != records[:3] and facts != records[::-1] and Facts() == [] and not Facts()
    assert len(facts) == 4 and facts[-1] is records[-1] and list(facts) == records and records[2] in facts
    assert isinstance(facts[1:3], Facts) and facts[1:3] == records[1:3]
    assert facts + records[:1] == [*records, records[0]]
    assert facts != "text" and Facts() != 0


def test_an_answer_cannot_be_changed() -> None:
    """There is no way to put a record into an answer, and no hash, as its records hold dictionaries."""
    facts = Facts([_fact(1)])
    with pytest.raises(TypeError):
        facts[0] = _fact(2)  # type: ignore[index]
    with pytest.raises(TypeError):
        hash(facts)


def test_where_and_sorted_give_answers() -> None:
    """Records that pass a test, or in another order, are an answer of the same kind."""
    facts = Facts([_fact(2), _fact(1)])
    assert facts.sorted(lambda fact: fact.id) == [_fact(1), _fact(2)]
    assert isinstance(facts.where(lambda fact: fact.id == "f1"), Facts) and len(facts.where(lambda fact: fact.id == "f1")) == 1


@pytest.mark.parametrize("answer", [Facts(), Claims(), Documents()])
def test_an_empty_answer_has_the_columns_of_a_full_one(answer: Facts | Claims | Documents) -> None:
    """No records are a table without rows, and a display that says so."""
    assert answer.to_arrow().num_rows == 0 and answer.to_arrow().num_columns > 10
    assert answer.to_polars().columns == answer.to_arrow().column_names
    assert answer.to_dicts() == [] and repr(answer) == f"0 {answer.noun}s"
    assert "<tbody></tbody>" in answer._repr_html_()


def test_tables_have_a_row_a_record(workspace: Workspace) -> None:
    """Arrow, Polars and dictionaries say the same."""
    for answer in (workspace.facts(), workspace.claims(), workspace.documents()):
        assert answer.to_arrow().num_rows == answer.to_polars().height == len(answer.to_dicts()) == len(answer) == 1
    assert workspace.claims().to_dicts()[0]["evidence"]["quote"] == HOSTILE
    assert workspace.documents().to_polars()["characters"][0] == len(HOSTILE)


@pytest.mark.parametrize("name", ["polars", "pandas"])
def test_a_missing_package_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package is not installed, the error says what installs it."""
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingPackageError, match=f"{name} is not installed.*pip install"):
        getattr(Facts(), f"to_{name}")()


def test_to_pandas_gives_a_frame() -> None:
    """The table of pandas is that of Arrow."""
    pytest.importorskip("pandas", reason="pandas is no dependency of bilat; who wants frames of it has it")
    assert list(Facts([_fact(1)]).to_pandas()["id"]) == ["f1"]


def test_displays_escape_what_documents_say(workspace: Workspace) -> None:
    """No tag, script or direction override of a document reaches a page."""
    for answer in (workspace.facts(), workspace.claims(), workspace.documents(), Facts([_fact(1)])):
        page = answer._repr_html_()
        assert "<script" not in page and "\u202e" not in page and "&lt;script&gt;" in page
        assert "\u202e" not in repr(answer)
    frame = workspace.dyad("AZE-BLR").brief()._repr_html_()
    assert frame.count("<") == 2 and 'sandbox="' in frame and "allow-scripts" not in frame and "allow-same-origin" not in frame


def test_a_display_shows_sources_and_does_without_a_closed_base(workspace: Workspace) -> None:
    """Facts name the documents that say them; when the base was closed, their claims."""
    facts = workspace.facts()
    assert "(2020)" in facts._repr_html_()
    workspace.close()
    assert "(2020)" not in facts._repr_html_() and facts[0].claims[0] in facts._repr_html_()


def test_a_long_answer_shows_its_first_records() -> None:
    """What is left out is counted, in text and on a page."""
    facts = Facts(_fact(n) for n in range(30))
    assert repr(facts).endswith("... and 24 more") and len(repr(facts).splitlines()) == 8
    assert facts._repr_html_().count("<tr>") == 21 and "... and 10 more" in facts._repr_html_()


def test_a_pair_goes_by_names_codes_or_one_word(workspace: Workspace) -> None:
    """Names are resolved as on the command line; nothing is guessed."""
    pairs = [workspace.dyad("AZE", "BLR"), workspace.dyad("AZE-BLR"), workspace.dyad("Azerbaijan", "Belarusian")]
    assert {(pair.code, pair.pair) for pair in pairs} == {("AZE-BLR", ("AZE", "BLR"))}
    assert workspace.dyad("Belarus", "Azerbaijan").pair == ("BLR", "AZE")
    assert "1 claims, 1 facts" in repr(pairs[0])
    with pytest.raises(AmbiguousNameError, match="KOR, PRK"):
        workspace.dyad("Korea", "Belarus")
    with pytest.raises(UnknownNameError, match="nearest: Azerbaijan"):
        workspace.dyad("Azerbijan", "Belarus")


def test_timeline_is_in_order_of_time(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts without a time are left out; those known only to have ended stand where they ended."""
    times = ["2001", None, "/1991", "1993-06-11", "1993"]
    monkeypatch.setattr(Dyad, "facts", lambda *_: Facts(_fact(n, when=when) for n, when in enumerate(times)))
    assert [fact.when for fact in workspace.dyad("AZE-BLR").timeline()] == ["/1991", "1993", "1993-06-11", "2001"]


def test_disagreements_are_the_facts_that_differ(workspace: Workspace) -> None:
    """One document contradicts nobody."""
    assert workspace.dyad("AZE-BLR").disagreements() == []


def test_a_brief_comes_in_every_form(workspace: Workspace) -> None:
    """The record, its text, Markdown, page and JSON are of one pair."""
    brief = workspace.dyad("Belarus", "Azerbaijan").brief(most=1)
    assert brief.pair == ("BLR", "AZE") and brief.title == "Belarus – Azerbaijan"
    assert all("Belarus" in form for form in (brief.to_text(), brief.to_markdown(), brief.to_html(), brief.to_json()))
    assert workspace.dyad("AZE-BLR").brief(as_of="1999").is_empty


def test_a_workspace_tells_what_is_in_it(workspace: Workspace) -> None:
    """Its representation counts; countries come with the number of claims that name them."""
    assert repr(workspace) == f"<Workspace {workspace.path}: 1 documents, 1 claims, 1 facts>"
    assert workspace.countries() == [Country("AZE", "Azerbaijan", 1), Country("BLR", "Belarus", 1)]


def test_importing_the_package_loads_nothing_else() -> None:
    """Neither the workspace nor tables are loaded before they are asked for."""
    program = "import sys, bilat; print(sorted(name for name in sys.modules if name.startswith(('bilat.', 'msgspec', 'pyarrow', 'polars'))))"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert shown.stdout.strip() == "[]"
    assert bilat.Facts is Facts and bilat.Workspace is Workspace
