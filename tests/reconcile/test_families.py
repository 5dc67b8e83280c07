"""Copies and versions found from the text, and their order."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import msgspec
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


_STANDING = _find_sentences(900, 8)


def test_standing_text_makes_no_copy(document_of: BuildDocument) -> None:
    """Two notes of one ministry that close with the same long standing text are two texts, titled alike or not."""
    for title in ("", "Bilateral relations"):
        one = document_of("a", *_find_sentences(1, 6), *_STANDING, title=title)
        other = document_of("b", *_find_sentences(2, 6), *_STANDING, title=title)
        assert len(find_families([one, other])) == 2


def test_pages_of_a_series_are_no_versions(document_of: BuildDocument) -> None:
    """Two pages whose titles differ in a name alone are on two things, though most of their sentences are the same."""
    shared = _find_sentences(1, 10)
    one = document_of("a", *shared, *_find_sentences(2, 3), title="Foreign relations of Palau")
    other = document_of("b", *_find_sentences(3, 3), *shared, title="Foreign relations of the Marshall Islands")
    renamed = msgspec.structs.replace(other, title="The Marshall Islands abroad")
    assert len(find_families([one, other])) == 2
    assert len(find_families([one, renamed])) == 1


def test_quotation_makes_no_copy(document_of: BuildDocument) -> None:
    """Two short reports that quote the same two sentences are two texts, though these are near half of each."""
    quoted = _find_sentences(9, 2)
    one = document_of("a", *_find_sentences(1, 2), *quoted, *_find_sentences(2, 1))
    other = document_of("b", *_find_sentences(3, 1), *quoted, *_find_sentences(4, 2))
    assert len(find_families([one, other])) == 2


def test_excerpt_inside_another_text_makes_a_copy(document_of: BuildDocument) -> None:
    """A text half of which was taken from another, in its middle, is no witness beside that one."""
    whole = document_of("whole", *_find_sentences(1, 30))
    part = document_of("part", *_find_sentences(2, 5), *_find_sentences(1, 30)[8:18], *_find_sentences(3, 5))
    assert len(find_families([whole, part])) == 1


def test_states_of_one_page_are_versions(document_of: BuildDocument) -> None:
    """A page of one title that was found at one address twice is one text, however much was rewritten, and an archive's copy is that page."""
    one = document_of("a", *_find_sentences(1, 12), title="Laos brief", url="https://www.mfa.org/laos", date="2015")
    other = document_of(
        "b", *_find_sentences(2, 12), *_find_sentences(1, 1), title="Laos brief",
        url="https://web.archive.org/web/20200102030405/http://mfa.org/laos/", date="2020",
    )  # fmt: skip
    elsewhere = msgspec.structs.replace(other, url="https://mfa.org/chad")
    assert len(find_families([one, other])) == 1
    assert len(find_families([one, elsewhere])) == 2


def test_article_named_by_two_addresses_is_one_text(document_of: BuildDocument) -> None:
    """Two mirrors that show different parts of an article are one witness, as both addresses and titles name the article."""
    one = document_of("a", *_find_sentences(1), title="Brazil–Nigeria relations", url="https://en.wikipedia.org/wiki/Brazil%E2%80%93Nigeria_relations?oldid=7")
    other = document_of("b", *_find_sentences(2), title="Brazil–Nigeria Relations", url="https://mirror.com/html/C/Brazil–Nigeria_relations.html")
    assert len(find_families([one, other])) == 1


def test_many_mirrors_are_one_family(document_of: BuildDocument) -> None:
    """A hundred mirrors and an excerpt are one family beside a hundred notes with one standing text, which are a hundred."""
    mirrors = [document_of(f"m{n}", *_find_sentences(1), f"Mirror number {n} keeps this.") for n in range(100)]
    excerpt = document_of("excerpt", *_find_sentences(1)[3:9])
    notes = [document_of(f"n{n}", *_find_sentences(1000 + n, 6), *_STANDING) for n in range(100)]
    assert len(find_families([*mirrors, excerpt, *notes])) == 101


def test_excerpt_tells_no_age(document_of: BuildDocument) -> None:
    """A part of a text may be cut from an older or a newer state of it: what it lacks gives no order."""
    sentences = [*_find_sentences(1, 20), "A bridge was opened in 2019."]
    (family,) = find_families([document_of("whole", *sentences), document_of("part", *sentences[:8])])
    assert not family.ordered


def test_sentence_more_tells_no_age(document_of: BuildDocument) -> None:
    """A sentence that one version has and the other lacks was added or taken out: without a date in it, nothing tells which."""
    sentences = _find_sentences(1)
    (family,) = find_families([document_of("a", *sentences), document_of("b", *sentences, "A mill stands there.")])
    assert not family.ordered


def test_many_dated_versions_are_ordered(document_of: BuildDocument) -> None:
    """Forty versions with dates that never overlap are in the order of these dates; without them, no order is told."""
    made = [document_of(f"v{n}", *_find_sentences(1), f"Version number {n} of it.", date=f"{1960 + n}") for n in range(40)]
    (family,) = find_families(made[::-1])
    assert [member.document for member in family.members] == [document.id for document in made]
    (undated,) = find_families([msgspec.structs.replace(document, date=None) for document in made])
    assert not undated.ordered


def test_nothing_gives_nothing() -> None:
    """No documents have no families."""
    assert find_families([]) == ()
