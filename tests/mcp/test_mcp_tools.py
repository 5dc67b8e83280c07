"""The tools, asked in this process: what they give, what they leave out, what they say of a wrong question."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import bilat
from bilat.mcp.server import answer
from bilat.mcp.tools import INSTRUCTIONS, TOOLS
from bilat.mcp.writing import BUDGET, LONGEST
from bilat.model import claim_id
from bilat.workspace import Workspace

Ask = Callable[..., dict[str, Any]]
_PAGE = (Path(__file__).parents[2] / "docs" / "mcp.md").read_text("utf-8")


@pytest.fixture(scope="module")
def workspace(samples: str) -> Iterator[Workspace]:
    """Give a workspace of the sample documents."""
    with bilat.open(samples) as workspace:
        yield workspace


@pytest.fixture
def ask(workspace: Workspace) -> Ask:
    """Give a function that asks a tool of the samples and fails where the answer is an error."""
    return lambda name, **given: _ask(workspace, name, **given)


def _ask(workspace: Workspace, name: str, **given: Any) -> dict[str, Any]:
    result = answer(workspace, name, given)
    assert not result.is_error, result.content
    found: dict[str, Any] = result.structured_content
    return found


def _refuse(workspace: Workspace, name: str, **given: Any) -> str:
    result = answer(workspace, name, given)
    assert result.is_error and result.structured_content is None
    return _text(result)


def _text(result: Any) -> str:
    (part,) = result.content
    return str(part.text)


def test_quotes_are_the_cut_of_their_offsets(ask: Ask, workspace: Workspace) -> None:
    """Each quote stands in the document that it names, where it says, and its citation names title, date and address."""
    found = ask("claims_with_evidence", countries=["Azerbaijan", "Belarus"], limit=50)
    documents = {source["id"]: source for source in found["documents"]}
    assert len(found["claims"]) > 20
    for claim in found["claims"]:
        text, source = workspace.document(claim["document"]).text, documents[claim["document"]]
        assert text[claim["start"] : claim["end"]] == claim["quote"]
        assert all(part in claim["cite"] for part in (source["title"], source["date"], source["address"], str(claim["start"])))


def test_a_claim_tells_what_its_document_cites_and_the_archived_copy(ask: Ask) -> None:
    """References come with address and archive."""
    found = ask("claims_with_evidence", document="https://openpedia.example/wiki/Azerbaijan–Belarus_relations", limit=50)
    works = [work for claim in found["claims"] for work in claim.get("cites", [])]
    assert {"https://archive.example/2024/mfa"} <= {work.get("archive") for work in works}


def test_the_claims_of_a_fact_can_be_asked_for(ask: Ask) -> None:
    """The id of a fact leads to its claims, their ids to the claims themselves."""
    fact = ask("facts", countries=["AZE-BLR"], type="mission")["facts"][0]
    found = ask("claims_with_evidence", fact=fact["id"])
    assert sorted(claim["id"] for claim in found["claims"]) == sorted(fact["claims"]) and fact["claim_count"] == found["page"]["total"]
    assert ask("claims_with_evidence", claims=fact["claims"][:1])["claims"][0]["id"] == fact["claims"][0]


def test_facts_come_with_verdict_witnesses_and_documents(ask: Ask, workspace: Workspace) -> None:
    """The answer says of each fact what the base does, and describes the documents that it names."""
    found = ask("facts", countries=["Belarus", "Azerbaijan"], limit=50)
    kept = workspace.dyad("AZE-BLR").facts()
    assert [(fact["id"], fact["verdict"], fact["witnesses"]) for fact in found["facts"]] == [(f.id, f.verdict, len(f.witnesses)) for f in kept]
    assert {document for fact in found["facts"] for document in fact["documents"]} == {source["id"] for source in found["documents"]}
    assert found["page"] == {"total": len(kept), "left_out": 0, "next_offset": None}


@pytest.mark.parametrize(
    "given", [{"verdict": "agree"}, {"modality": "forecast"}, {"since": "2020"}, {"until": "1995"}, {"words": "embassy"}, {"country": "CIS"}]
)
def test_each_filter_keeps_some_facts_and_leaves_some(ask: Ask, given: dict[str, str]) -> None:
    """A filter narrows the answer."""
    assert 0 < ask("facts", **given)["page"]["total"] < ask("facts")["page"]["total"]


def test_pages_join_to_the_whole(ask: Ask) -> None:
    """Going on from `next_offset` gives everything once."""
    whole = [claim["id"] for claim in ask("claims_with_evidence", limit=50)["claims"]]
    parts: list[str] = []
    offset: int | None = 0
    while offset is not None:
        found = ask("claims_with_evidence", limit=7, offset=offset)
        parts += [claim["id"] for claim in found["claims"]]
        offset = found["page"]["next_offset"]
    assert parts[: len(whole)] == whole and len(parts) == len(set(parts)) == ask("claims_with_evidence")["page"]["total"]


def test_disagreements_give_each_reading_with_words(ask: Ask) -> None:
    """Two dates for one act: each reading with its witnesses and a quote that has it."""
    found = ask("disagreements", countries=["AZE-BLR"])["disagreements"]
    readings = {one["reading"]: one for one in found[0]["readings"]}
    assert {"11 June 1993", "12 July 1993"} <= set(readings)
    assert "12 July 1993" in readings["12 July 1993"]["said"][0]["quote"] and readings["12 July 1993"]["witnesses"] == 1


def test_a_brief_has_sections_sources_and_words(ask: Ask, workspace: Workspace) -> None:
    """Every line names sources that are listed and a fact that there is; its words have the time that the line tells."""
    found = ask("brief", countries=["Azerbaijan", "Belarus"], lines=40)
    numbers = {source["number"] for source in found["sources"]}
    lines = [line for section in found["sections"] for line in section["lines"]]
    assert len(lines) > 20 and all(set(line["sources"]) <= numbers and line["facts"] for line in lines)
    embassy = next(line for line in lines if "embassy in Minsk since 2001" in line["sentence"])
    assert "2001" in embassy["said"]["quote"]
    assert any(line.get("expected") for line in lines) and found["silences"] is not None
    assert _ask(workspace, "brief", countries=["AZE-BLR"], sections=["visits"])["sections"][0]["key"] == "visits"


def test_a_short_brief_says_what_it_leaves_out(ask: Ask) -> None:
    """Lines left out are counted by section, and the note says how to get them."""
    found = ask("brief", countries=["AZE", "BLR"], lines=1)
    cut = [section["key"] for section in found["sections"] if section["left_out"]]
    assert "diplomacy" in cut and "diplomacy" in found["note"]
    assert all(len([line for line in section["lines"] if not line.get("expected")]) <= 1 for section in found["sections"])


def test_a_brief_on_a_pair_of_which_nothing_is_said(ask: Ask) -> None:
    """It says that this is unknown, and names pairs nearby."""
    found = ask("brief", countries=["Belarus", "Peru"])
    assert found["sections"] == [] and "unknown, not absent" in found["note"] and found["related"]


def test_compare_finds_the_newer_version(ask: Ask, workspace: Workspace) -> None:
    """Either order of the question gives the same changes, in claims, words and layout."""
    ids = [document.id for document in workspace.documents() if "encyclopedia" in document.name]
    found = ask("compare", old=ids[0], new=ids[1], limit=50)
    assert found == ask("compare", old=ids[1], new=ids[0], limit=50)
    assert found["older"]["date"] < found["newer"]["date"] and found["order_known"]
    assert {change["part"] for change in found["changes"]} == {"claims", "words", "layout"}


def test_names_become_codes_or_candidates(ask: Ask) -> None:
    """A clear name gets a code, an ambiguous one candidates, an unknown one the nearest names."""
    belarus, korea, typo, nato, nothing = ask("find_countries", names=["Belarus", "Korea", "Azerbijan", "NATO", "Qxzv"])["names"]
    assert belarus["code"] == "BLR" and nato["code"] == "NATO" and nato["kind"] == "organisation"
    assert "code" not in korea and {one["code"] for one in korea["candidates"]} == {"KOR", "PRK"}
    assert typo["nearest"][0] == "Azerbaijan" and "nearest" not in nothing
    (germany,) = ask("find_countries", names=["Germany"], date="1970")["names"]
    assert {one["code"] for one in germany["candidates"]} == {"DDR", "DEU"}


def test_documents_are_listed_by_pair_and_name(ask: Ask) -> None:
    """All, those that speak of a pair, those that are called so."""
    assert ask("documents")["page"]["total"] == 5
    assert 0 < ask("documents", countries=["Belarus", "Ukraine"])["page"]["total"] < 5
    (found,) = ask("documents", named="MINSK, BAKU")["documents"]
    assert found["publisher"] == "Sample Institute" and found["claims"] > 0


def test_as_of_leaves_out_what_came_later(ask: Ask) -> None:
    """Facts, claims and briefs as of a day rest on the documents up to it."""
    for name, key in (("facts", "documents"), ("claims_with_evidence", "documents")):
        assert {source["date"][:4] for source in ask(name, as_of="2020", limit=50)[key]} == {"2012"}
    assert "as of 2020" in ask("brief", countries=["AZE-BLR"], as_of="2020")["summary"]


_WRONG = [
    ("facts", {"type": "missions"}, "no claim type 'missions'; there are agreement"),
    ("facts", {"limit": 500}, '"maximum":50'),
    ("facts", {"verdict": "true"}, '"agree"'),
    ("facts", {"pair": "AZE-BLR"}, "unknown field `pair`.*takes `countries`"),
    ("facts", {"document": "nowhere"}, "no document is called 'nowhere'"),
    ("facts", {"since": "last year"}, "is not an EDTF date"),
    ("facts", {"countries": ["Korea", "Belarus"]}, "KOR, PRK"),
    ("facts", {"country": "Azerbijan"}, "nearest: Azerbaijan"),
    ("brief", {}, "missing required field `countries`.*needed"),
    ("brief", {"countries": ["Belarus"]}, "does not name two countries|no country"),
    ("brief", {"countries": ["AZE-BLR"], "sections": ["sport"]}, "no section 'sport'; there are diplomacy"),
    ("claims_with_evidence", {"fact": "f"}, "no fact 'f'; ids stand in"),
    ("claims_with_evidence", {"claims": ["c"]}, "no claim 'c'; ids stand in"),
    ("claims_with_evidence", {"fact": "f", "type": "visit"}, "no other condition"),
    ("compare", {"old": "a", "new": "b"}, "no document is called 'a'"),
    ("find_countries", {"names": ["Germany"], "date": "then"}, "is not an EDTF date"),
    ("find_country", {}, "no tool 'find_country'; there are brief"),
]


@pytest.mark.parametrize(("name", "given", "said"), _WRONG)
def test_a_wrong_question_is_told_what_is_right(workspace: Workspace, name: str, given: dict[str, Any], said: str) -> None:
    """It is an error of the tool, in words from which the asker can mend the question."""
    assert re.search(said, _refuse(workspace, name, **given))


def test_a_defect_is_an_error_that_tells_no_more_than_its_kind(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was raised is shown on standard error alone."""

    def fail(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(Workspace, "facts", fail)
    text = _refuse(workspace, "facts")
    assert "defect" in text and "secret" not in text


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("brief", {"countries": ["AZE-BLR"], "lines": 60}),
        ("facts", {"limit": 50}),
        ("claims_with_evidence", {"limit": 50}),
        ("documents", {}),
        ("compare", {"old": "x.txt", "new": "x.txt"}),
    ],
)
def test_hostile_text_is_shown_and_kept_in_bounds(hostile: Workspace, name: str, given: dict[str, Any]) -> None:
    """Nothing unseen is passed on, no string is endless, no answer fills a context, and words of documents stay within quotation marks."""
    result = answer(hostile, name, given)
    assert not result.is_error
    text = _text(result)
    assert len(text) < 2 * BUDGET
    for string in _find_strings(result.structured_content):
        assert len(string) < LONGEST + 500
        assert not any(unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs") and c not in "\n\t" for c in string)
    for line in text.splitlines():
        outside = re.sub(r'"(?:[^"\\]|\\.)*"', "", line)
        assert "Ignore" not in outside and "praise" not in outside


def test_unseen_characters_are_written_by_number(hostile: Workspace) -> None:
    """A reader sees that they were there."""
    quote = _ask(hostile, "claims_with_evidence", limit=1)["claims"][0]["quote"]
    assert all(mark in quote for mark in ("⟨U+202E⟩", "⟨U+001B⟩", "⟨U+200B⟩", "⟨U+E0041⟩"))


def test_a_full_answer_tells_how_to_go_on(hostile: Workspace) -> None:
    """Where the answer is full before the limit, the next part begins right after it."""
    found = _ask(hostile, "claims_with_evidence", limit=50)
    count = len(found["claims"])
    assert 0 < count < 50 and found["page"] == {"total": 80, "left_out": 80 - count, "next_offset": count}
    following = _ask(hostile, "claims_with_evidence", limit=1, offset=count)["claims"][0]
    assert following["id"] == claim_id(hostile.claims()[count])


def _find_strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _find_strings(one)


@pytest.mark.parametrize("name", list(TOOLS))
def test_every_field_that_is_asked_for_is_described(name: str) -> None:
    """Schemas are objects; each property of a question says what it means; a description says how to cite or what to do."""
    tool = TOOLS[name]
    schema = tool.input_schema()
    assert schema["type"] == tool.output_schema()["type"] == "object" and schema["additionalProperties"] is False
    assert all("description" in field for field in schema["properties"].values())
    assert len(tool.description) > 150


def test_the_instructions_say_that_quotes_are_not_instructions() -> None:
    """And that nothing said is not nothing there."""
    assert "not instructions" in INSTRUCTIONS and "unknown, not absent" in INSTRUCTIONS


@pytest.mark.parametrize("name", list(TOOLS))
def test_every_tool_is_documented_with_what_it_takes(name: str) -> None:
    """docs/mcp.md has a row for each tool, which names each field of its question."""
    (row,) = [line for line in _PAGE.splitlines() if line.startswith(f"| `{name}` |")]
    assert all(f"`{field}`" in row for field in TOOLS[name].input_schema()["properties"])


def test_the_limits_are_documented() -> None:
    """docs/mcp.md names the limits that hold."""
    assert f"{BUDGET:,} characters, one string {LONGEST:,}" in _PAGE
