"""Laws of extraction that hold for any text: made of fragments and junk, of the golden cases, and of real pages where they are at hand."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilat.errors import ReadError
from bilat.extract import extract_document
from bilat.read import read_document, read_path

from .laws import AMOUNTS, CUES, DATES, JUNK, MARKS, NAMES, check_laws
from .texts import to_document

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLDEN = sorted((ROOT / "tests" / "golden").glob("*.jsonl"))

_PIECES = st.one_of(*(st.sampled_from(words) for words in (NAMES, NAMES, DATES, AMOUNTS, CUES, CUES, MARKS, JUNK)), st.text(max_size=6))
_TEXTS = st.lists(st.tuples(_PIECES, st.sampled_from([" ", " ", " ", ""])), min_size=1, max_size=60).map(lambda ps: "".join(p + gap for p, gap in ps))
_HEADS = st.sampled_from(["", "---\ntitle: Azerbaijan–Belarus relations\ndate: 2020-05-17\n---\n\n", "---\nurl: https://www.mfa.gov.az/x\n---\n\n", "Georgia–Turkey relations\n\n"])
_QUIET = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _check(data: bytes, name: str) -> None:
    try:
        document = read_document(data, name)
    except ReadError:
        return
    check_laws(document)


@_QUIET
@given(_HEADS, _TEXTS, st.sampled_from(["a.txt", "a.md", "a.html", "a.wikitext"]))
def test_any_text_keeps_the_laws(head: str, text: str, name: str) -> None:
    """Whatever a text is made of, extraction does not raise and each claim shows its exact words."""
    _check((head + text).encode("utf-8", "surrogatepass"), name)


@_QUIET
@given(st.sampled_from(GOLDEN), st.randoms(use_true_random=False), st.lists(_PIECES, min_size=1, max_size=8))
def test_damaged_sentences_keep_the_laws(path: Path, chance: object, pieces: list[str]) -> None:
    """Sentences that say something, with foreign pieces put into them, keep the laws."""
    lines = path.read_text("utf-8").splitlines()
    case = json.loads(chance.choice(lines))  # type: ignore[attr-defined]
    words = case["text"].split(" ")
    for piece in pieces:
        words.insert(chance.randrange(len(words) + 1), piece)  # type: ignore[attr-defined]
    title = f"---\ntitle: {json.dumps(case['title'])}\n---\n\n" if case.get("title") else ""
    _check((title + " ".join(words)).encode("utf-8", "surrogatepass"), "a.md")


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: p.stem)
def test_golden_cases_keep_the_laws(path: Path) -> None:
    """All golden cases of a file, read as one document, keep the laws."""
    cases = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    text = "\n\n".join(f"{case['title'] or ''}\n\n{case['text']}" for case in cases)
    assert check_laws(read_document(text.encode(), "all.txt")) or path.stem in ("none", "person_link")


def test_a_language_that_is_not_read_gives_nothing() -> None:
    """A document that is not in English gives neither claims nor refusals."""
    text = "Беларусь и Азербайджан установили дипломатические отношения 11 июня 1993 года. Посольство Азербайджана открыто в Минске." * 4
    assert check_laws(read_document(text.encode(), "ru.txt")) == ()


def _shared(*parts: str, step: int = 1) -> list[Path]:
    folder = SHARED.joinpath(*parts)
    return [p for p in sorted(folder.iterdir())[::step] if p.is_file()] if folder.is_dir() else []


_PAGES = [
    *_shared("corpus", "texts"), *_shared("seeds"), *_shared("data", "wikipedia_foreign_relations", "pages", step=10),
    *_shared("data", "us_relations_history", "articles", step=26),
]  # fmt: skip


@pytest.mark.skipif(not _PAGES, reason="the shared texts are not beside this checkout")
@pytest.mark.parametrize("path", _PAGES, ids=lambda p: p.name)
def test_real_pages_keep_the_laws(path: Path) -> None:
    """Documents of the open corpus, the first two copies and samples of other pages keep the laws."""
    for document in read_path(str(path)):
        check_laws(document)


_HOSTILE = (
    "a", "A", "Aa ", "1 ", "1,", "1 000 ", "$", "(", ",", "A-", "L- N1-", "Belarus ", "Belarus and Azerbaijan ", "Minister of A, A and ", "President Ivan Ivanov and ", "both ",
    "1 May ", "from 1993 to ", "in ", "of ", "and ", "according to ", "He ", "a million ", "twenty-", "five-point-", "Treaty on A ", "which is ", "visited Minsk, ",
)  # fmt: skip


@pytest.mark.parametrize("piece", _HOSTILE)
def test_work_grows_with_length_alone(piece: str) -> None:
    """A line eight times as long takes no more than thirty times the work: nothing in extraction grows with the square of a line."""
    short, long = (_work(piece, length) for length in (2_000, 16_000))
    assert long <= 30 * max(short, 0.02)


def _work(piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    document = to_document(f"Belarus met Azerbaijan. {text}")
    begin = time.process_time()
    extract_document(document)
    return time.process_time() - begin
