"""Collecting from a base what a brief is made of, and finding the pair that a person means."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bilat.dossier import build_dossier
from bilat.dossier.collect import collect_material
from bilat.dossier.pairs import find_pair
from bilat.errors import AmbiguousNameError, UnknownNameError, UsageError
from bilat.samples import PATH
from bilat.workspace import Workspace


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Give a workspace with the sample documents."""
    with Workspace.open(tmp_path_factory.mktemp("base") / "samples.db") as workspace:
        assert not workspace.add(PATH).failed
        yield workspace


def test_the_samples_show_every_verdict(samples: Workspace) -> None:
    """Someone who tries bilat sees all that it can say."""
    verdicts = {fact.verdict for fact in collect_material(samples, ("AZE", "BLR")).facts}
    assert verdicts == {"single", "agree", "refines", "differs", "superseded", "dropped", "stale"}


def test_teasers_speak_of_their_own_pair_only(samples: Workspace) -> None:
    """What a teaser says of Armenia is in the brief on Armenia and Belarus, not in that on Azerbaijan."""
    brief = build_dossier(collect_material(samples, ("AZE", "BLR")))
    assert not any("Armenia" in line.text for topic in brief.topics for line in topic.lines)
    other = build_dossier(collect_material(samples, ("ARM", "BLR")))
    assert any("Yerevan" in line.text for topic in other.topics for line in topic.lines)
    assert "ARM-BLR" in [one.dyad for one in brief.related]


def test_what_a_text_on_the_pair_says_of_one_of_them_belongs_in_the_brief(samples: Workspace) -> None:
    """With whom each is allied is part of the picture."""
    brief = build_dossier(collect_material(samples, ("AZE", "BLR")))
    alignment = next(topic for topic in brief.topics if topic.key == "alignment")
    assert "Belarus is allied with Russia." in [line.text for line in alignment.lines]


def test_the_order_of_the_countries_changes_only_the_title(samples: Workspace) -> None:
    """Both briefs say the same."""
    one, other = (build_dossier(collect_material(samples, pair)) for pair in (("AZE", "BLR"), ("BLR", "AZE")))
    assert one.title != other.title
    assert {line.text for topic in one.topics for line in topic.lines} == {
        line.text for topic in other.topics for line in topic.lines
    }


def test_every_quote_is_the_documents_own(samples: Workspace) -> None:
    """The words shown behind a line stand in the document of that number."""
    brief = build_dossier(collect_material(samples, ("AZE", "BLR")))
    texts = {entry.number: samples.document(entry.document).text for entry in brief.sources}
    quotes = [quote for topic in brief.topics for line in topic.lines for quote in line.quotes]
    assert quotes and all(quote.words in texts[quote.source] for quote in quotes)


@pytest.mark.parametrize(
    ("words", "pair"),
    [
        (["Azerbaijan", "Belarus"], ("AZE", "BLR")), (["BLR", "aze"], ("BLR", "AZE")), (["AZE-BLR"], ("AZE", "BLR")),
        (["Belarus–Azerbaijan"], ("BLR", "AZE")), (["south", "korea", "and", "poland"], ("KOR", "POL")), (["South Korea", "Poland"], ("KOR", "POL")),
        (["Guinea-Bissau - Portugal"], ("GNB", "PRT")), (["Guinea-Bissau-Portugal"], ("GNB", "PRT")), (["the United States", "Laos"], ("USA", "LAO")),
        (["Bosnia", "and", "Herzegovina", "Serbia"], ("BIH", "SRB")), (["Türkiye", "Côte d'Ivoire"], ("TUR", "CIV")), (["US", "UK"], ("USA", "GBR")),
    ],
)  # fmt: skip
def test_a_pair_may_be_named_in_many_ways(words: list[str], pair: tuple[str, str]) -> None:
    """Names, codes, dashes, "and", several words."""
    assert find_pair(words) == pair


@pytest.mark.parametrize(
    ("words", "error"),
    [(["Polnd", "Belarus"], UnknownNameError), (["Congo", "Belarus"], AmbiguousNameError), (["Belarus"], UsageError), (["Belarus", "BLR"], UsageError), ([""], UsageError)],
)  # fmt: skip
def test_what_is_no_pair_is_told_apart(words: list[str], error: type[Exception]) -> None:
    """Unknown, ambiguous, one country only."""
    with pytest.raises(error):
        find_pair(words)


def test_the_folder_of_samples_is_in_the_package() -> None:
    """Each sample says that it is one."""
    files = sorted(Path(PATH).iterdir())
    assert len(files) == 5 and all("sample" in file.read_text(encoding="utf-8").lower() for file in files)
