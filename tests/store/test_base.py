"""What goes into a base comes out of it, and a file that is no base is refused."""

from __future__ import annotations

import sqlite3
import threading
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bilat.errors import StoreError
from bilat.model import Claim, Document, Evidence, Fact, Refusal, claim_id
from bilat.reconcile import find_bucket, find_sample
from bilat.store import Base
from bilat.store.schema import APPLICATION_ID, MIGRATIONS


def _document(name: str, text: str = "Azerbaijan has an embassy in Minsk.") -> Document:
    return Document(id=f"{abs(hash((name, text))):016x}"[:16], name=name, format="text", text=text, title="Embassies", date="2010-05")


def _claim(document: str, start: int = 0) -> Claim:
    roles: dict[str, str | list[str]] = {"sender": "AZE", "host": "BLR", "rank": "embassy"}
    evidence = Evidence("Azerbaijan has an embassy in Minsk.", start, start + 35)
    return Claim(document=document, type="mission", roles=roles, when="1993/", dyads=("AZE-BLR",), evidence=evidence)


def _refusal(document: str) -> Refusal:
    return Refusal(document, "mission", "number-not-in-quote", "1994", 0, 10, "Azerbaijan")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the path of a base that does not exist yet."""
    return tmp_path / "x.db"


def test_document_round_trip(path: Path) -> None:
    """A document with its claims and refusals comes back as it was, also after the base was closed."""
    document, claim, refusal = _document("a"), _claim("a"), _refusal("a")
    base = Base(path, find_bucket, find_sample)
    base.add_document(document, [claim, claim], [refusal])
    base.close()
    again = Base(path, find_bucket, find_sample)
    assert again.find_documents() == [document]
    assert again.find_claims() == [claim]
    assert again.find_refusals() == [refusal]
    again.close()


def test_removing_leaves_nothing(path: Path) -> None:
    """With a document go its claims, refusals and words in the index; only the buckets to look at again are left."""
    base = Base(path, find_bucket, find_sample)
    document = _document("a")
    base.add_document(document, [_claim("a")], [_refusal("a")])
    base.remove_document(document.id)
    for table in ("documents", "claims", "claim_dyads", "claim_names", "refusals"):
        assert base.count(table) == 0
    assert base.select("SELECT rowid FROM claims_text WHERE claims_text MATCH 'embassy'") == []
    assert base.select("SELECT rowid FROM documents_text WHERE documents_text MATCH 'embassy'") == []
    assert base.find_pending()


def test_full_text_finds_words_without_accents(path: Path) -> None:
    """Words are found whatever their accents and capitals."""
    base = Base(path, find_bucket, find_sample)
    base.add_document(_document("a", "Brasília receives the envoy."), [], [])
    assert len(base.select("SELECT rowid FROM documents_text WHERE documents_text MATCH 'brasilia'")) == 1


def test_a_failed_addition_leaves_nothing(path: Path) -> None:
    """A document whose claims cannot be written is not kept by half."""
    base = Base(path, find_bucket, find_sample)
    bad = Claim(document="a", type="mission", roles={}, evidence=Evidence(None, 0, 0))  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        base.add_document(_document("a"), [_claim("a"), bad], [])
    assert base.count("documents") == base.count("claims") == base.count("pending") == 0
    base.add_document(_document("a"), [_claim("a")], [])
    assert base.count("claims") == 1


def test_facts_are_replaced_by_bucket(path: Path) -> None:
    """New facts take the place of those of their buckets only."""
    base = Base(path, find_bucket, find_sample)
    claim = _claim("a")
    base.add_document(_document("a"), [claim], [])
    fact = Fact(
        id="f", type="mission", kind="episode", roles=claim.roles, dyads=claim.dyads, when="1993/", amount=None, modality="asserted",
        source=None, verdict="single", explanation="One.", claims=(claim_id(claim),), witnesses=("w",),
    )  # fmt: skip
    base.replace_facts([find_bucket(claim)], [fact])
    assert base.find_facts() == [fact]
    assert base.find_pending() == []
    base.replace_facts(["another"], [])
    assert base.find_facts() == [fact]
    base.replace_facts([find_bucket(claim)], [])
    assert base.find_facts() == []
    assert base.count("fact_claims") == base.count("fact_dyads") == base.count("fact_names") == 0


def test_file_is_marked_as_ours(path: Path) -> None:
    """The file carries our application id and the number of its migrations, and is in WAL mode."""
    Base(path, find_bucket, find_sample).close()
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


@pytest.mark.parametrize("content", [b"not a database at all, but a text that is long enough" * 20, b"\x00" * 4096, b"x"])
def test_other_files_are_refused(path: Path, content: bytes) -> None:
    """A file that is no database is refused and stays as it was."""
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"x\.db"):
        Base(path, find_bucket, find_sample)
    assert path.read_bytes() == content


def test_database_of_another_program_is_refused(path: Path) -> None:
    """A database with tables of another program is refused, and no table is added to it."""
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE theirs (x)")
    raw.commit()
    with pytest.raises(StoreError, match="not a base of bilat"):
        Base(path, find_bucket, find_sample)
    assert raw.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
    raw.close()


def test_base_of_a_newer_version_is_refused(path: Path) -> None:
    """A base with more migrations than this program knows is refused."""
    Base(path, find_bucket, find_sample).close()
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    raw.commit()
    raw.close()
    with pytest.raises(StoreError, match="newer"):
        Base(path, find_bucket, find_sample)


def test_missing_folder_and_folder_are_refused(tmp_path: Path) -> None:
    """A path in a folder that is not there, and a folder, give an error that names them."""
    with pytest.raises(StoreError, match="no folder"):
        Base(tmp_path / "none" / "x.db", find_bucket, find_sample)
    with pytest.raises(StoreError):
        Base(tmp_path, find_bucket, find_sample)


def test_empty_file_becomes_a_base(path: Path) -> None:
    """A file of no bytes is as good as none."""
    path.touch()
    base = Base(path, find_bucket, find_sample)
    assert base.find_documents() == []
    base.close()


def test_a_base_is_read_while_another_connection_writes(path: Path) -> None:
    """A reader sees what was there before a change, at once, until the change is whole."""
    one, other = Base(path, find_bucket, find_sample), Base(path, find_bucket, find_sample)
    with other.writing():
        other.add_document(_document("a"), [_claim("a")], [_refusal("a")])
        assert one.find_documents() == []
        assert one.find_claims() == []
    assert len(one.find_documents()) == len(one.find_claims()) == 1


def test_a_base_that_another_program_makes_at_this_moment_is_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that becomes a base while it is looked at is not taken for something else: all marks are read of one state."""
    others: list[threading.Thread] = []

    class Slow(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if "sqlite_master" in sql and not others:
                monkeypatch.undo()
                others.append(threading.Thread(target=lambda: Base(path, find_bucket, find_sample).close()))
                others[0].start()
                others[0].join(0.5)
            return super().execute(sql, *values)

    monkeypatch.setattr("bilat.store.connection.sqlite3.connect", partial(sqlite3.connect, factory=Slow))
    base = Base(path, find_bucket, find_sample)
    others[0].join()
    assert base.count("documents") == 0


def test_a_base_in_a_folder_that_may_not_be_written_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is opened without the files that SQLite lays beside a base; a change is refused in plain words."""
    base = Base(path, find_bucket, find_sample)
    base.add_document(_document("a"), [_claim("a")], [])
    base.close()
    monkeypatch.setattr("bilat.store.connection.os.access", lambda *_: False)
    still = Base(path, find_bucket, find_sample)
    assert still.count("documents") == 1 and not Path(f"{path}-shm").exists()
    with pytest.raises(StoreError, match="read-only"):
        still.add_document(_document("b"), [], [])
    still.close()
