"""What a brief says, and where."""

from __future__ import annotations

import msgspec

from bilat.dossier import Dossier, Material, build_dossier
from bilat.dossier.record import Line
from bilat.dossier.shorten import shorten


def _topic(brief: Dossier, key: str) -> tuple[Line, ...]:
    return next(topic.lines for topic in brief.topics if topic.key == key)


def test_facts_that_one_sentence_can_carry_are_told_in_one(brief: Dossier) -> None:
    """Four memberships are one line."""
    assert [line.text for line in _topic(brief, "membership")] == [
        "Both Azerbaijan and Belarus are full members of the OSCE and the CIS."
    ]
    assert len(_topic(brief, "membership")[0].facts) == 4


def test_forecasts_stand_apart_from_figures(brief: Dossier) -> None:
    """A figure for 2010 and a forecast for 2011 are not in one list."""
    trade = next(topic for topic in brief.topics if topic.key == "trade")
    assert [line.when for line in trade.lines] == ["2010"]
    assert [line.when for line in trade.expected] == ["2011"]


def test_opinions_stand_apart_from_facts(brief: Dossier) -> None:
    """Remarks and assessments are in no system's list."""
    assert {line.type for line in brief.opinions} == {"remark", "assessment"}
    assert not {line.type for topic in brief.topics for line in topic.lines} & {"remark", "assessment"}


def test_what_is_gone_is_told_under_changes_only(brief: Dossier) -> None:
    """Dropped and stale facts are not told as if they held."""
    assert not any(line.verdict in ("dropped", "stale") for topic in brief.topics for line in topic.lines)
    (change,) = brief.changes
    assert [line.verdict for line in (*change.updated, *change.dropped, *change.stale)] == [
        "superseded",
        "dropped",
        "stale",
    ]


def test_disagreements_give_each_reading_with_its_documents(brief: Dossier) -> None:
    """Readings are worded and numbered."""
    (line,) = brief.disagreements
    assert [reading.value for reading in line.readings] == ["1993", "11 June 1993"]
    assert all(reading.sources for reading in line.readings)


def test_copies_of_one_text_are_one_witness(brief: Dossier) -> None:
    """Two documents of one family share a letter."""
    assert sorted(entry.witness for entry in brief.sources) == ["A", "A", "B"]
    assert "2 independent witnesses" in brief.subtitle


def test_systems_on_which_nobody_speaks_are_named(brief: Dossier) -> None:
    """Silence is said to be ignorance, not absence."""
    assert "energy supply" in brief.silences[0] and "unknown, not absent" in brief.silences[0]
    assert "culture" in brief.silences[1] and "older version" in brief.silences[1]


def test_a_country_that_was_no_state_then_is_said_to_be_none(material: Material) -> None:
    """A brief as of 1950 says that Azerbaijan was not a state."""
    brief = build_dossier(msgspec.structs.replace(material, as_of="1950"))
    assert "Azerbaijan was not a state then (a state 1918–1920 and since 1991)." in brief.silences


def test_a_base_without_the_pair_gives_an_empty_brief(material: Material) -> None:
    """No facts, no brief."""
    assert build_dossier(msgspec.structs.replace(material, facts=())).is_empty


def test_the_references_that_a_line_leans_on_are_listed(brief: Dossier) -> None:
    """A document's own reference is kept with its archived copy."""
    references = [ref for entry in brief.sources for ref in entry.references]
    assert references[0].archive_url == "https://archive.example/stat"


def test_building_twice_gives_the_same_brief(material: Material) -> None:
    """A brief depends on its material alone."""
    assert build_dossier(material) == build_dossier(material)


def test_a_shortened_brief_says_what_it_leaves_out(brief: Dossier) -> None:
    """Of three lines on diplomacy the disputed or agreed one is kept, and two are counted."""
    short = shorten(brief, 1)
    diplomacy = next(topic for topic in short.topics if topic.key == "diplomacy")
    assert len(diplomacy.lines) == 1 and diplomacy.more == 2 and short.more_opinions == 1
    assert shorten(brief, 99) == brief


def test_what_is_missing_in_a_system_is_said_too(brief: Dossier) -> None:
    """A system on which something is said may still be silent on what a reader looks for."""
    told = " ".join(brief.silences)
    assert "visas" in told and "meetings" in told and "missions," not in told
