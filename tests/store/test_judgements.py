"""The log of judgements in a base: nothing is deleted, and a base from before there were judgements opens and has none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bilat.model import Claim, Evidence, Judgement, Subject, Undoing, Verb, to_claim, with_id
from bilat.reconcile import find_bucket, find_sample
from bilat.store import Base
from bilat.store.schema import APPLICATION_ID, MIGRATIONS


def _subject(host: str = "BLR", words: str = "Azerbaijan has an embassy there.") -> Subject:
    return Subject(type="mission", roles={"sender": "AZE", "host": host, "rank": "embassy"}, dyads=(f"AZE-{host}",), quote=words)


def _judgement(verb: Verb = "reject", *subjects: Subject) -> Judgement:
    return with_id(Judgement(verb=verb, subjects=subjects or (_subject(),), reason="R", name="Ada", day="2024-05-31"))


@pytest.fixture
def base(tmp_path: Path) -> Base:
    """Give an empty base."""
    return Base(tmp_path / "x.db", find_bucket, find_sample)


def test_judgement_round_trip(base: Base) -> None:
    """A judgement comes back as it was kept; a second time it changes nothing."""
    judgement = _judgement()
    assert base.judgements.add(judgement) and not base.judgements.add(judgement)
    assert base.judgements.find() == base.judgements.find_standing() == [judgement]


def test_undoing_keeps_the_judgement(base: Base) -> None:
    """What is taken back stays in the log with who did it, and no longer stands; a second time changes nothing."""
    judgement, undoing = _judgement(), Undoing("Grace", "2024-06-01", "Misread")
    base.judgements.add(judgement)
    assert base.judgements.undo(judgement.id, undoing) and not base.judgements.undo(judgement.id, Undoing("X", "2024-06-02"))
    assert [one.undone for one in base.judgements.find()] == [undoing]
    assert base.judgements.find_standing() == []


def test_undoing_what_is_not_there_changes_nothing(base: Base) -> None:
    """There is no undoing without a judgement."""
    assert not base.judgements.undo("0" * 16, Undoing("X", "2024-06-02"))
    assert base.count("undoings") == 0


def test_buckets_are_linked_through_what_is_the_same(base: Base) -> None:
    """Judgements that join lead from bucket to bucket; those that part, or were taken back, do not."""
    places = [_subject(host) for host in ("BLR", "ARM", "GEO", "TUR", "IRN")]
    buckets = [find_bucket(to_claim(place)) for place in places]
    gone = _judgement("same", places[2], places[4])
    for one in (_judgement("same", *places[:2]), _judgement("same", *places[1:3]), _judgement("different", *places[2:4]), gone):
        base.judgements.add(one)
    base.judgements.undo(gone.id, Undoing("Ada", "2024-06-01"))
    assert base.judgements.find_linked([buckets[0]]) == sorted(buckets[:3])
    assert [one.verb for one in base.judgements.find_standing([buckets[3]])] == ["different"]
    assert base.judgements.find_standing(["no such bucket"]) == []


def test_more_buckets_than_a_statement_carries(base: Base) -> None:
    """Any number of buckets can be asked about."""
    base.judgements.add(_judgement())
    names = [f"bucket {n}" for n in range(2000)] + [find_bucket(to_claim(_subject()))]
    assert len(base.judgements.find_standing(names)) == 1


def test_base_of_version_1_opens_and_takes_judgements(tmp_path: Path) -> None:
    """A base from before there were judgements keeps what it has, and judgements can be made in it."""
    path = tmp_path / "old.db"
    raw = sqlite3.connect(path)
    raw.executescript(MIGRATIONS[0])
    raw.execute("INSERT INTO documents VALUES (1, 'd', 'a', 'text', '', NULL, NULL, NULL, NULL, 'en', NULL, NULL, 0, 'A text.', x'')")
    raw.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1;")
    raw.close()
    base = Base(path, find_bucket, find_sample)
    assert base.has_document("d") and base.judgements.find() == []
    assert base.judgements.add(_judgement())
    assert base.select("PRAGMA user_version") == [(len(MIGRATIONS),)]


def test_subject_is_a_claim_without_a_place() -> None:
    """What was said compares with claims as a claim."""
    subject = _subject()
    claim = Claim(document="", type=subject.type, roles=subject.roles, dyads=subject.dyads, evidence=Evidence(subject.quote, 0, len(subject.quote)))
    assert to_claim(subject) == claim
