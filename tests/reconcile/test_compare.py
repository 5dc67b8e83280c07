"""Two versions side by side: words, claims and layout kept apart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bilat.reconcile import compare_documents
from bilat.reconcile.align import find_word_changes

if TYPE_CHECKING:
    from tests.reconcile.conftest import BuildClaim, BuildDocument

_SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
_SAME = ["The embassy stands on the river bank.", "Trade in cocoa doubled in the last decade of the century.", "The two ports are twinned."]


def test_nothing_changed(document_of: BuildDocument) -> None:
    """Two copies with the same words have no change of words or claims."""
    found = compare_documents(document_of("a", *_SAME), document_of("b", *_SAME))
    assert (found.words, found.claims, found.kept, found.known) == ((), (), 3, False)
    assert "order given" in found.reason


def test_older_is_found_whatever_order_is_given(document_of: BuildDocument) -> None:
    """The comparison runs from the older to the newer version, either way that it is asked for."""
    old = document_of("old", *_SAME, "Current ambassador to the coast is the elder Anna Bell.")
    new = document_of("new", *_SAME, "Former ambassador to the coast is the elder Anna Bell.")
    for found in (compare_documents(old, new), compare_documents(new, old)):
        assert (found.older, found.newer, found.known) == ("old", "new", True)
        assert [change.kind for change in found.words] == ["updated"]
        assert found.words[0].words[0].old == "Current"


def test_respelled_name_is_known_as_such(document_of: BuildDocument) -> None:
    """A sentence in which only the spelling of a name changed was respelled, not reworded."""
    one = document_of("a", *_SAME, "The singer Gunash Abbasova was given an award by the state.")
    other = document_of("b", *_SAME, "The singer Gunesh Abasova was given an award by the state.")
    (change,) = compare_documents(one, other).words
    assert change.kind == "respelled"
    assert "Gunesh Abasova" in change.note


def test_another_person_is_a_rewording(document_of: BuildDocument) -> None:
    """Another name in the same place is no respelling."""
    one = document_of("a", *_SAME, "The post of envoy on the coast went to Anna Bell in spring.")
    other = document_of("b", *_SAME, "The post of envoy on the coast went to Carl Moss in spring.")
    (change,) = compare_documents(one, other).words
    assert change.kind == "reworded"


def test_added_and_dropped_sentences(document_of: BuildDocument) -> None:
    """What stands in one version only is added or dropped; teasers of other articles are neither."""
    one = document_of("a", *_SAME, "A mill burned down.", date="2001")
    other = document_of("b", *_SAME, "Pipelines cross the border in four places.", "TEASER", "Another pair has relations.", date="2002")
    found = compare_documents(one, other)
    assert sorted((change.kind, change.old or change.new) for change in found.words) == [
        ("added", "Pipelines cross the border in four places."),
        ("dropped", "A mill burned down."),
    ]
    assert any(change.what == "teasers of other articles" for change in found.layout)


def test_moved_sentence_is_layout(document_of: BuildDocument) -> None:
    """A sentence that stands elsewhere with the same words is no change of words."""
    found = compare_documents(document_of("a", *_SAME), document_of("b", _SAME[2], _SAME[0], _SAME[1]))
    assert found.words == ()
    assert [change.what for change in found.layout] == ["moved sentences"]


def test_claims_changed_added_and_repeated(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """A changed role is one change; an added claim that repeats another of the same text says so."""
    one = document_of("a", *_SAME, "Anna Bell is the envoy.", date="2001")
    other = document_of("b", *_SAME, "A new paragraph on the envoy and the embassy.", date="2002")
    envoy = {"person": "Anna Bell", "sender": "AAA", "host": "BBB"}
    mission = {"sender": "AAA", "host": "BBB", "rank": "embassy", "city": "Port"}
    at = len(" ".join(_SAME)) + 2
    old = [
        claim_of("a", "envoy", {**envoy, "status": "current"}, start=at),
        claim_of("a", "mission", mission, quote="an embassy in Port"),
    ]
    new = [
        claim_of("b", "envoy", {**envoy, "status": "former"}, start=at),
        claim_of("b", "mission", mission, quote="an embassy in Port"),
        claim_of("b", "mission", mission, quote="Embassy: Port", start=at),
    ]
    changed, added = compare_documents(one, other, old, new).claims
    assert (changed.kind, [(f.field, f.old, f.new) for f in changed.fields]) == ("changed", [("status", "current", "former")])
    assert added.kind == "added"
    assert added.repeats
    assert "an embassy in Port" in added.explanation


def test_same_words_are_no_change_of_claims(claim_of: BuildClaim, document_of: BuildDocument) -> None:
    """A claim found in only one of two copies of a sentence with the same words is counted, but is no change."""
    one, other = document_of("a", *_SAME), document_of("b", *_SAME)
    found = compare_documents(one, other, [], [claim_of("b", "border", {"a": "AAA", "b": "BBB"}, start=3)])
    assert (found.claims, found.same_words) == ((), 1)


def test_word_changes_are_runs() -> None:
    """Changed words come in runs, with what they were and are."""
    changes = find_word_changes("It grew from 100 m to 146 m.", "It grew from 110 m to 146 m, they say.")
    assert [(c.old, c.new) for c in changes] == [("100", "110"), ("", "they say.")]


@pytest.mark.skipif(not _SEEDS.is_dir(), reason="the two copies of the first article are not here")
def test_the_two_copies_of_the_first_article() -> None:
    """Of the two copies the mirror's is older, and exactly six sentences differ."""
    from bilat.read import read_path

    mirror, later = (next(iter(read_path(str(_SEEDS / name)))) for name in ("copy-on-a-mirror.txt", "later-copy.txt"))
    for found in (compare_documents(mirror, later), compare_documents(later, mirror)):
        assert Path(found.older).name == "copy-on-a-mirror.txt"
        assert found.known
        assert [change.kind for change in found.words] == ["reworded", "added", "updated", "respelled", "added", "added"]
        assert {"teasers of other articles", "captions", "references", "see-also entries"} <= {c.what for c in found.layout}
