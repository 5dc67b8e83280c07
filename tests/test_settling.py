"""The laws of reconciliation hold through a base too: whatever comes and goes in whatever order, what stays is what one look at all gives."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from bilat.model import Claim, Document, Evidence, Reference
from bilat.reconcile import find_bucket, find_sample, reconcile
from bilat.reconcile.runs import find_runs
from bilat.settling import settle
from bilat.store import Base

_STANDING = [f"standing{n}" for n in range(50)]
_PAGE = "https://www.un.org/records/77"
Kept = tuple[Document, tuple[Claim, ...]]


@st.composite
def _texts(draw: st.DrawFn) -> list[Kept]:
    """Draw up to seven texts: copies, versions, excerpts, texts with one standing text, declared copies, states of one page."""
    return [_draw_text(draw, number) for number in range(draw(st.integers(2, 7)))]


def _draw_text(draw: st.DrawFn, number: int) -> Kept:
    origin = draw(st.integers(0, 2))
    source = random.Random(origin)
    words = [f"w{source.randrange(500)}" for _ in range(draw(st.sampled_from([120, 120, 90, 30])))]
    for place in draw(st.lists(st.integers(0, 119), max_size=8)):
        words[place % len(words)] = f"changed{number}x{place}"
    text = " ".join(words + (_STANDING if draw(st.booleans()) else []))
    references = (Reference("1", "Entry", url=_PAGE),) if draw(st.booleans()) else ()
    document = Document(
        id=f"{number:x}{origin:015x}", name=f"d{number}", format="text", text=text, references=references,
        title=draw(st.sampled_from(["", "Brief", f"Relations with W{origin}"])),
        url=draw(st.sampled_from([None, None, "https://mfa.org/page", f"https://mfa.org/{number}"])),
        date=draw(st.sampled_from([None, "2010", "2015-03", "2020"])),
        copy_of=draw(st.sampled_from([None, None, None, "d0", "elsewhere"])),
    )  # fmt: skip
    when = draw(st.sampled_from(["1993", "1993-06-11", "1994"]))
    claim = Claim(
        document=document.name, type="relations", roles={"a": "AZE", "b": "BLR", "change": "established"}, when=when, dyads=("AZE-BLR",),
        evidence=Evidence(text[:20], 0, 20), citations=tuple(reference.key for reference in references),
    )  # fmt: skip
    return document, (claim,)


def _show(base: Base) -> tuple[bytes, bytes]:
    families = sorted(base.find_families(), key=lambda family: family.id)
    facts = sorted(base.find_facts(), key=lambda fact: fact.id)
    return msgspec.json.encode(families), msgspec.json.encode(facts)


def _show_whole(texts: list[Kept]) -> tuple[bytes, bytes]:
    found = reconcile([document for document, _ in texts], [claim for _, claims in texts for claim in claims])
    families = sorted(found.families, key=lambda family: family.id)
    return msgspec.json.encode(families), msgspec.json.encode(sorted(found.facts, key=lambda fact: fact.id))


def _open(*texts: Kept) -> Base:
    base = Base(":memory:", find_bucket, find_sample)
    for text in texts:
        _add(base, text)
    return base


def _add(base: Base, text: Kept) -> None:
    base.add_document(*text, ())
    settle(base)


@given(_texts(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_one_by_one_is_as_all_at_once(texts: list[Kept], source: random.Random) -> None:
    """Texts that are added one after another, in any order, leave the families and facts that looking at all of them gives."""
    expected = _show_whole(texts)
    source.shuffle(texts)
    base = _open(*texts)
    assert _show(base) == expected
    base.close()


@given(_texts(), st.data())
@settings(max_examples=40, deadline=None)
def test_removed_is_as_never_added(texts: list[Kept], data: st.DataObject) -> None:
    """What is left after texts were removed is what the others alone would have given."""
    gone = set(data.draw(st.lists(st.integers(0, len(texts) - 1), min_size=1, max_size=3)))
    base = _open(*texts)
    for number in gone:
        base.remove_document(texts[number][0].id)
        settle(base)
    assert _show(base) == _show_whole([text for n, text in enumerate(texts) if n not in gone])
    base.close()


@given(_texts())
@settings(max_examples=20, deadline=None)
def test_removed_and_added_again_changes_nothing(texts: list[Kept]) -> None:
    """A text that was taken out and put back leaves everything as it was."""
    base = _open(*texts)
    before = _show(base)
    base.remove_document(texts[0][0].id)
    settle(base)
    _add(base, texts[0])
    assert _show(base) == before
    base.close()


def test_sample_of_an_older_base_still_finds_copies(tmp_path: Path) -> None:
    """A base that kept every second run of a text finds the copy that comes after bilat began to keep fewer."""
    source = random.Random(4)
    text = " ".join(f"w{source.randrange(900)}" for _ in range(400))
    one, other = (Document(id=n * 16, name=n, format="text", text=t) for n, t in (("1", text), ("2", text[200:1200])))
    older = Base(tmp_path / "x.db", find_bucket, lambda document: [run for run in find_runs(document) if run % 2 == 0])
    _add(older, (one, ()))
    older.close()
    base = Base(tmp_path / "x.db", find_bucket, find_sample)
    _add(base, (other, ()))
    assert len(base.find_families()) == 1
    base.close()
