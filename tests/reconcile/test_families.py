"""Copies and versions found from the text, and their order."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from bilat.model import Family
from bilat.reconcile import find_families

if TYPE_CHECKING:
    from tests.reconcile.conftest import BuildDocument

_NOUNS = ["embassy", "treaty", "harbour", "minister", "border", "pipeline", "census", "refinery", "festival", "orchestra", "railway", "ledger", "glacier", "archive", "mill"]
_VERBS = ["opened", "signed", "visited", "crossed", "measured", "exported", "joined", "hosted", "counted", "painted", "praised", "refused", "built", "mapped", "taught"]


def _find_sentences(seed: int, count: int = 14) -> list[str]:
    source = random.Random(seed)
    return [
        f"The {source.choice(_NOUNS)} of {source.choice(_NOUNS)} {source.choice(_VERBS)} {source.randint(10, 99)} {source.choice(_NOUNS)}s near the {source.choice(_NOUNS)}."
        for _ in range(count)
    ]


def _is_together(families: tuple[Family, ...], *names: str) -> bool:
    return any({member.document for member in family.members} >= set(names) for family in families)


def test_copy_is_found_from_the_text(document_of: BuildDocument) -> None:
    """A copy under another name and without a declaration is of the same family; an unrelated text is not."""
    one, copy = document_of("a", *_find_sentences(1)), document_of("b", *_find_sentences(1))
    other = document_of("c", *_find_sentences(2))
    families = find_families([one, copy, other])
    assert len(families) == 2
    assert _is_together(families, one.id, copy.id)


def test_copies_of_one_version_share_a_rank(document_of: BuildDocument) -> None:
    """Documents with the same words are copies of one version."""
    documents = [document_of(name, *_find_sentences(1)) for name in "abc"]
    (family,) = find_families(documents)
    assert {member.rank for member in family.members} == {0}


def test_excerpt_belongs_to_its_source(document_of: BuildDocument) -> None:
    """A text that holds a part of another, word for word, is of its family."""
    whole = document_of("whole", *_find_sentences(1, 20))
    part = document_of("part", *_find_sentences(1, 20)[4:11])
    assert len(find_families([whole, part])) == 1


def test_teasers_join_nobody(document_of: BuildDocument) -> None:
    """A page that carries the teaser of an article is no copy of that article."""
    article = document_of("article", *_find_sentences(1))
    page = document_of("page", *_find_sentences(2), "TEASER", *_find_sentences(1))
    assert len(find_families([article, page])) == 2


def test_short_texts_with_a_common_phrase_stay_apart(document_of: BuildDocument) -> None:
    """Two short briefs that share a stock sentence are two texts."""
    stock = "Both countries are full members of the United Nations."
    one = document_of("a", stock, "Trade in cocoa doubled between the two ports that year.")
    other = document_of("b", stock, "An embassy in the old quarter has stood empty since spring.")
    assert len(find_families([one, other])) == 2


def test_declared_copy_is_one_witness_even_when_rewritten(document_of: BuildDocument) -> None:
    """A document that says whose copy it is joins that family."""
    one = document_of("texts/001_brief.md", *_find_sentences(1))
    other = document_of("texts/002_brief.md", *_find_sentences(2), copy_of="001")
    assert len(find_families([one, other])) == 1


def test_declared_dates_order_versions(document_of: BuildDocument) -> None:
    """Of dated versions the earliest is rank 0, and the reason names both dates."""
    sentences = _find_sentences(1)
    new = document_of("a", *sentences, "A mill was built in the valley.", date="2020")
    old = document_of("b", *sentences, date="2014-02-10")
    (family,) = find_families([new, old])
    assert family.ordered
    assert [member.document for member in family.members] == [old.id, new.id]
    assert "2014-02-10" in family.reason
    assert "2020" in family.reason


def test_current_that_became_former_orders_versions(document_of: BuildDocument) -> None:
    """Of undated versions, the one that says "former" where the other says "current" is the newer."""
    sentences = _find_sentences(1)
    new = document_of("a", *sentences, "Former ambassador to the republic is Yusuf the elder of that house.")
    old = document_of("b", *sentences, "Current ambassador to the republic is Yusuf the elder of that house.")
    (family,) = find_families([new, old])
    assert [member.document for member in family.members] == [old.id, new.id]
    assert "current" in family.reason


def test_latest_year_in_a_teaser_says_nothing(document_of: BuildDocument) -> None:
    """The latest year of the own text decides, whatever stands in the teaser of another article."""
    sentences = _find_sentences(1)
    old = document_of("a", *sentences, "Trade reached its height in 2008.", "TEASER", "Another war began in 2022.")
    new = document_of("b", *sentences, "Trade reached its height in 2008.", "A bridge was opened in 2019.")
    (family,) = find_families([old, new])
    assert [member.document for member in family.members] == [old.id, new.id]
    assert "2019" in family.reason


def test_order_is_not_guessed(document_of: BuildDocument) -> None:
    """Where nothing tells the order, the family says so and all ranks are 0."""
    sentences = _find_sentences(1)
    one = document_of("a", *sentences, "A mill was built in the valley.")
    other = document_of("b", *sentences, "An orchestra toured the northern provinces.")
    (family,) = find_families([one, other])
    assert not family.ordered
    assert {member.rank for member in family.members} == {0}
    assert "not known" in family.reason


@pytest.mark.parametrize("seed", range(3))
def test_order_given_has_no_effect(document_of: BuildDocument, seed: int) -> None:
    """Families do not depend on the order in which documents come."""
    documents = [document_of(f"{n}{k}", *_find_sentences(n), *_find_sentences(k + 50, 2)) for n in range(3) for k in range(3)]
    expected = find_families(documents)
    random.Random(seed).shuffle(documents)
    assert find_families(documents) == expected


def test_nothing_gives_nothing() -> None:
    """No documents have no families."""
    assert find_families([]) == ()
