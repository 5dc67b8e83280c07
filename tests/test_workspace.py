"""The workspace: files in, claims and facts out, whatever happens on the way."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import bilat
from bilat.errors import StoreError, UsageError
from bilat.model import Block, Claim, Document, Evidence, Refusal, Section
from bilat.query import Filter
from bilat.reconcile import reconcile
from bilat.workspace import Workspace

_TEXTS = {
    "one.txt": "Azerbaijan–Belarus relations\n\nAzerbaijan has an embassy in Minsk and Belarus has an embassy in Baku. "
    "Diplomatic relations were established in 1993.\n",
    "two.txt": "Azerbaijan–Belarus relations\n\nThe two states established diplomatic relations on 11 June 1993. "
    "Belarus has an embassy in Baku.\n",
}


def _extract(document: Document) -> tuple[list[Claim], list[Refusal]]:
    """Stand in for extraction: a claim a known sentence, so that these tests do not depend on the rules of extraction."""
    known: list[tuple[str, str, dict[str, str | list[str]], str | None]] = [
        ("Azerbaijan has an embassy in Minsk", "mission", {"sender": "AZE", "host": "BLR", "rank": "embassy", "city": "Minsk"}, None),
        ("Belarus has an embassy in Baku", "mission", {"sender": "BLR", "host": "AZE", "rank": "embassy", "city": "Baku"}, None),
        ("Diplomatic relations were established in 1993", "relations", {"a": "AZE", "b": "BLR", "change": "established"}, "1993"),
        ("established diplomatic relations on 11 June 1993", "relations", {"a": "AZE", "b": "BLR", "change": "established"}, "1993-06-11"),
    ]  # fmt: skip
    claims = [
        Claim(document=document.name, type=kind, roles=roles, when=when, dyads=("AZE-BLR",), evidence=Evidence(quote, place, place + len(quote)))
        for quote, kind, roles, when in known
        if (place := document.text.find(quote)) >= 0
    ]  # fmt: skip
    return claims, [Refusal(document.name, "rule", "number-not-in-quote", "1994", 0, 4, document.text[:4])]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with two texts."""
    place = tmp_path / "texts"
    place.mkdir()
    for name, text in _TEXTS.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Give an empty workspace whose extraction finds what the texts above say."""
    monkeypatch.setattr("bilat.adding.extract_claims", _extract)
    return bilat.open(str(tmp_path / "x.db"))


def test_add_finds_claims_and_facts(workspace: Workspace, folder: Path) -> None:
    """A folder is read, and what its texts say is reconciled."""
    seen: list[tuple[str, int]] = []
    report = workspace.add(folder, lambda step: seen.append((Path(step.name).name, step.claims)) if step.claims is not None else None)
    assert len(report.added) == 2
    assert report.claims == 5
    assert report.refused == {"number-not-in-quote": 2}
    assert sorted(seen) == [("one.txt", 3), ("two.txt", 2)]
    facts = workspace.dyad("BLR", "AZE").facts(type="relations")
    assert sorted((fact.kind, fact.verdict) for fact in facts) == [("act", "refines"), ("episode", "refines")]
    assert len(workspace.claims(dyad="BLR-AZE")) == 5
    assert len(workspace.claims(text="embassy baku")) == 2


def test_adding_again_changes_nothing(workspace: Workspace, folder: Path) -> None:
    """The same documents are unchanged, and so are the facts."""
    workspace.add(folder)
    before = workspace.facts()
    report = workspace.add([folder, folder / "one.txt"])
    assert report.added == ()
    assert len(report.unchanged) == 3
    assert workspace.facts() == before


def test_removing_equals_never_added(workspace: Workspace, folder: Path, tmp_path: Path) -> None:
    """After a removal the base is as if the document had never been there."""
    workspace.add(folder / "one.txt")
    expected = (workspace.claims(), workspace.facts(), workspace.families())
    workspace.add(folder / "two.txt")
    assert workspace.facts() != expected[1]
    workspace.remove(str(folder / "two.txt"))
    assert (workspace.claims(), workspace.facts(), workspace.families()) == expected
    workspace.remove(str(folder / "one.txt"))
    assert workspace.facts() == []
    assert workspace.families() == []


def test_order_of_addition_has_no_effect(workspace: Workspace, folder: Path, tmp_path: Path) -> None:
    """Two files one after the other, in either order, or at once, give the same facts."""
    workspace.add([folder / "one.txt", folder / "two.txt"])
    with bilat.open(str(tmp_path / "y.db")) as other:
        other.add(folder / "two.txt")
        other.add(folder / "one.txt")
        assert other.facts() == workspace.facts()
        assert other.families() == workspace.families()


def test_bad_files_stop_nothing(workspace: Workspace, folder: Path) -> None:
    """What cannot be read is reported by name, and the rest is added."""
    (folder / "a-picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "empty.txt").write_text("")
    report = workspace.add([folder, folder / "missing.txt"])
    assert len(report.added) == 2
    assert {Path(name).name for name, _ in report.failed} == {"a-picture.png", "empty.txt", "missing.txt"}
    assert all(str(error) for _, error in report.failed)


def test_changed_file_is_kept_beside_the_old_one(workspace: Workspace, folder: Path) -> None:
    """A file whose text changed is another version, under a name that tells it apart."""
    workspace.add(folder / "one.txt")
    (folder / "one.txt").write_text(_TEXTS["one.txt"].replace("1993", "1994"), encoding="utf-8")
    report = workspace.add(folder / "one.txt")
    assert len(workspace.documents()) == 2
    assert report.added[0].startswith(str(folder / "one.txt") + "@")


def test_text_in_another_language_is_kept_without_claims(tmp_path: Path, folder: Path) -> None:
    """A document that is not in English is kept with a note and gives no claims."""
    document = Document(id="0" * 16, name="fr", format="text", text="L’ambassade a ouvert.", language="fr", notes=("It is in French.",))
    with bilat.open(str(tmp_path / "z.db")) as workspace:
        report = workspace.add_documents([document])
        assert report.notes == {"fr": ("It is in French.",)}
        assert workspace.documents() == [document]
        assert workspace.claims() == []


def test_unknown_document_is_a_usage_error(workspace: Workspace) -> None:
    """Removing, comparing or asking for what is not there says so."""
    for call in (workspace.remove, workspace.document, lambda name: workspace.compare(name, name)):
        with pytest.raises(UsageError, match="nothing-here"):
            call("nothing-here")


def test_as_of_leaves_out_later_and_undated_texts(workspace: Workspace) -> None:
    """As of a day, only what texts dated up to it say is known, and verdicts are those of that day."""
    texts = [
        ("early", "2005", "Diplomatic relations were established in 1993."),
        ("late", "2015", "They established diplomatic relations on 11 June 1993."),
        ("undated", None, "Belarus has an embassy in Baku."),
    ]
    workspace.add_documents(Document(id=f"{n:016x}", name=name, format="text", text=text, date=date) for n, (name, date, text) in enumerate(texts))
    assert {fact.verdict for fact in workspace.facts(type="relations")} == {"refines"}
    assert {fact.verdict for fact in workspace.facts(type="relations", as_of="2010")} == {"single"}
    assert workspace.facts(type="mission", as_of="2030") == []
    assert [claim.document for claim in workspace.claims(as_of="2010")] == ["early"]
    assert workspace.facts(as_of="1999") == []


def test_arrow_tables_have_a_row_a_claim_and_fact(workspace: Workspace, folder: Path) -> None:
    """Claims and facts come as Arrow tables, also when there are none."""
    assert workspace.to_arrow("claims").num_rows == 0
    workspace.add(folder)
    assert workspace.to_arrow("claims").num_rows == 5
    table = workspace.to_arrow("facts", Filter(type="mission"))
    assert table.num_rows == len(workspace.facts(type="mission")) == 2
    assert table.column("verdict").to_pylist().count("agree") == 1


def test_refusals_are_kept_and_shown(workspace: Workspace, folder: Path) -> None:
    """What was refused can be asked for by document and by reason."""
    workspace.add(folder)
    assert len(workspace.refusals()) == 2
    assert len(workspace.refusals(document=str(folder / "one.txt"))) == 1
    assert workspace.refusals(reason="another") == []


_KILLED = """
import sys, bilat
from bilat.model import Claim, Document, Evidence
import bilat.adding as w
def extract(document):
    return [Claim(document=document.name, type="border", roles={"a": "AAA", "b": "BBB"}, dyads=("AAA-BBB",),
        evidence=Evidence(document.text[:5], n, n + 5)) for n in range(40)], []
w.extract_claims = extract
with bilat.open(sys.argv[1]) as space:
    def tell(step):
        if step.claims is not None:
            print(step.name, flush=True)
    space.add_documents((Document(id=f"{n:016x}", name=f"d{n}", format="text", text=f"text {n} " * 50) for n in range(5000)), tell)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a program outright")
@pytest.mark.parametrize("lines", [1, 9, 40])
def test_killed_addition_loses_nothing_committed(tmp_path: Path, lines: int) -> None:
    """A program killed while it adds leaves whole documents, and the next one finds their facts."""
    path = tmp_path / "x.db"
    program = subprocess.Popen([sys.executable, "-c", _KILLED, str(path)], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    told = [program.stdout.readline().strip() for _ in range(lines)]
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
    program.stdout.close()
    with bilat.open(str(path)) as workspace:
        kept = {document.name for document in workspace.documents()}
        assert kept >= set(told)
        assert workspace.count("claims") == 40 * len(kept)
        assert not workspace.is_settled()
        workspace.settle()
        assert workspace.is_settled()
        assert sum(len(fact.claims) for fact in workspace.facts()) == 40 * len(kept)
        assert workspace.base.select("PRAGMA integrity_check") == [("ok",)]


def test_reader_sees_consistent_states_while_another_program_writes(tmp_path: Path) -> None:
    """A reader is never locked out, and never sees a document without its claims."""
    path = str(tmp_path / "x.db")
    with bilat.open(path) as reader:
        program = subprocess.Popen([sys.executable, "-c", _KILLED, path], stdout=subprocess.PIPE, text=True)
        assert program.stdout is not None
        try:
            for _ in range(30):
                program.stdout.readline()
                with reader.base.reading():
                    assert reader.count("claims") == 40 * reader.base.count("documents")
        finally:
            program.kill()
            program.wait()
            program.stdout.close()
        assert reader.base.count("documents") >= 30


def test_file_that_is_no_base_is_refused(tmp_path: Path) -> None:
    """Opening a text as a base is an error that names it."""
    (tmp_path / "x.db").write_text("A text, not a base. " * 100)
    with pytest.raises(StoreError, match=r"x\.db"):
        bilat.open(str(tmp_path / "x.db"))




def test_step_by_step_equals_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Additions and removals one by one leave the families and facts that reconciling everything at once gives."""
    monkeypatch.setattr("bilat.adding.extract_claims", _extract)
    source = random.Random(7)
    documents = [_draw_document(source, n) for n in range(24)]
    with bilat.open(str(tmp_path / "x.db")) as workspace:
        kept: dict[str, Document] = {}
        for step in range(50):
            document = source.choice(documents)
            if document.id in kept and step % 3:
                workspace.remove(document.id)
                del kept[document.id]
            else:
                workspace.add_documents([document])
                kept[document.id] = document
            expected = reconcile(list(kept.values()), [claim for d in kept.values() for claim in _extract(d)[0]])
            assert workspace.families() == list(expected.families)
            assert sorted(workspace.facts(), key=lambda f: f.id) == sorted(expected.facts, key=lambda f: f.id)


def _draw_document(source: random.Random, number: int) -> Document:
    """Draw a page: one of four texts in one of several versions, with claims, at times with the teaser of another of the texts."""
    kind = source.randrange(4)
    words = random.Random(kind)
    body = " ".join(words.choice(["mill", "port", "ledger", "bridge", "glacier", "archive", "orchestra", "harbour", "stone", "valley"]) for _ in range(90))
    told = ["Azerbaijan has an embassy in Minsk", "Belarus has an embassy in Baku", "Diplomatic relations were established in 1993",
            "established diplomatic relations on 11 June 1993"]  # fmt: skip
    own = ". ".join([body, *source.sample(told, source.randint(0, 3))])
    teaser = f"Article {source.randrange(4)}\n" + source.choice(told)
    text = f"{own}.\n{teaser}"
    sections = (
        Section("Article", 1, 0, len(own) + 2, "lead"),
        Section(teaser.partition("\n")[0], 2, len(own) + 2, len(text), "teaser"),
    )
    blocks = (Block("paragraph", 0, len(own) + 1, 0), Block("paragraph", len(own) + 2, len(text), 1))
    date = source.choice([None, "2010", "2014", "2019-03"])
    return Document(
        id=hashlib.sha256(f"{number}{text}".encode()).hexdigest()[:16], name=f"d{number}", format="text", text=text, date=date,
        title=f"Article {kind}", sections=sections, blocks=blocks, copy_of=source.choice([None, None, None, f"d{source.randrange(24)}"]),
    )  # fmt: skip


def test_rebuilding_renews_what_tells_things_apart(tmp_path: Path) -> None:
    """Buckets that an older bilat gave to claims are found anew, with the facts."""
    (tmp_path / "text.md").write_text("# Ghana and Peru\n\nGhana and Peru established diplomatic relations in 1962.\n", encoding="utf-8")
    with bilat.open(tmp_path / "bilat.db") as base:
        base.add(tmp_path / "text.md")
        expected = base.facts()
        with base.base.writing():
            base.base._connection.write("UPDATE claims SET bucket = 'old|' || bucket")
            base.base._connection.write("UPDATE facts SET bucket = 'old|' || bucket")
        base.rebuild()
        assert base.facts() == expected
        assert not base.base.count("claims", "bucket LIKE 'old|%'") and not base.base.count("facts", "bucket LIKE 'old|%'")
