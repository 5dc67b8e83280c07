"""Missions and relations as histories of diplomacy tell them: ranks changed, days in a later clause, days under a heading, envoys from elsewhere."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims

TITLE = "Norway’s Diplomatic Relations: Peru"


def _told(text: str, kind: str = "mission", *, title: str = TITLE) -> set[tuple[str, ...]]:
    names = ("sender", "host", "rank", "status") if kind == "mission" else ("a", "b", "change")
    return {(*(str(c.roles.get(n)) for n in names), c.when or "") for c in claims(text, title=title) if c.type == kind}


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian legation in Lima was raised to an embassy on 3 May 1950.",
        "Norway elevated its legation in Lima to embassy status on 3 May 1950.",
        "On 3 May 1950 the Norwegian legation in Lima became an embassy.",
        "The status of the Norwegian Legation in Lima was raised to that of embassy on 3 May 1950.",
        "The Norwegian mission in Lima was upgraded from a legation to an embassy on 3 May 1950.",
        "The elevation of the Norwegian legation in Lima to embassy status came on 3 May 1950.",
    ],
)
def test_a_raised_mission_has_its_new_rank_from_that_day_and_the_old_one_until_then(text: str) -> None:
    """However a change of rank is put, the new rank begins and the old one ends on its day."""
    told = _told(text)
    assert ("NOR", "PER", "embassy", "open", "1950-05-03/") in told
    assert ("NOR", "PER", "legation", "open", "/1950-05-03") in told


def test_the_day_in_the_clause_with_when_is_that_of_the_act() -> None:
    """An act without a date of its own takes the only one of the clause that opens with "when"."""
    text = "Diplomatic relations were established when Ola Lie presented his credentials in Lima on 3 May 1950."
    assert {("1950-05-03")} == {t[-1] for t in _told(text, "relations")}
    raised = "The Norwegian legation was raised to an embassy when Minister Ola Lie, who had served in Quito, was promoted on 3 May 1950."
    assert ("NOR", "PER", "embassy", "open", "1950-05-03/") in _told(raised)


def test_an_embassy_may_be_named_by_its_city_alone() -> None:
    """"Embassy CITY" is the mission there of the other country of the page."""
    assert ("NOR", "PER", "embassy", "open", "1950-05-03/") in _told("Embassy Lima was established on 3 May 1950, with Ola Lie in charge.")


def test_embassies_in_two_capitals_are_each_in_the_others() -> None:
    """Of two embassies in two capitals each belongs to the country whose capital it is not in."""
    told = _told("Their respective embassies in Lima and Oslo reopened on 3 May 1950.")
    assert {("NOR", "PER", "embassy", "open", "1950-05-03/"), ("PER", "NOR", "embassy", "open", "1950-05-03/")} <= told


def test_an_interests_section_in_an_embassy_makes_no_claim_of_that_embassy() -> None:
    """The embassy that lodges an interests section was not opened that day."""
    told = _told("A Norwegian interests section was established in the Swedish Embassy in Lima on 3 May 1950.")
    assert told == {("NOR", "PER", "interests-section", "open", "1950-05-03/")}


def test_the_embassy_without_owner_is_that_of_the_country_whose_history_it_is() -> None:
    """On a page that tells one country's history with another, "the Legation" is its own."""
    assert ("NOR", "PER", "legation", "closed", "1950-05-03") in _told("The Legation closed on 3 May 1950.")


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("Elevation of the Norwegian Legation to Embassy Status, 1950", "Lie presented his credentials on May 3, 1950.", ("mission", "NOR", "PER", "embassy", "open", "1950-05-03/")),
        ("Norwegian Embassy Closed, 1950", "All staff were withdrawn from the capital on May 3, 1950.", ("mission", "NOR", "PER", "embassy", "closed", "1950-05-03")),
    ],
)
def test_a_day_told_under_a_heading_is_that_of_the_act_it_names(heading: str, text: str, expected: tuple[str, ...]) -> None:
    """Where the heading names the act and its year, the one day told below it is its day."""
    kind, *rest = expected
    assert tuple(rest) in _told(f"## {heading}\n\n{text}", kind)


def test_a_day_of_another_year_than_the_headings_is_not_the_acts() -> None:
    """A date outside the heading's year says nothing of the heading's act."""
    assert not _told("## Elevation of the Norwegian Legation to Embassy Status, 1950\n\nLie presented his credentials on May 3, 1949.")


def test_an_envoy_who_resides_elsewhere_keeps_a_mission_from_there() -> None:
    """Credentials presented by one who resides in a third country open a mission accredited from there."""
    found = [c for c in claims("Ola Lie presented his credentials on May 3, 1950. He was resident in Quito.", title=TITLE) if c.type == "mission"]
    assert [(c.roles["host"], c.roles["accredited_from"], c.when) for c in found] == [("PER", "Quito", "1950-05-03/")]
    assert found[0].evidence.quote.startswith("Ola Lie presented")


def test_that_day_is_the_day_told_of_before() -> None:
    """"On the same day" and "the following day" are counted from the last full date."""
    same = "Norway recognised the new government on 3 May 1950. On the same day, diplomatic relations were resumed."
    after = "Fighting began on 3 May 1950, and diplomatic relations were severed the following day."
    assert {t[-1] for t in _told(same, "relations")} == {"1950-05-03"}
    assert {t[-1] for t in _told(after, "relations")} == {"1950-05-04"}


def test_relations_that_came_late_did_come() -> None:
    """"Not established until after ..." says that they were established, and denies nothing."""
    found = [c for c in claims("Relations were not established until after Peru left the union in 1962.", title=TITLE) if c.type == "relations"]
    assert [c.modality for c in found] == ["asserted"]


def test_following_a_coup_begins_no_relations() -> None:
    """"Following" before a noun is a preposition, not the verb of a beginning."""
    changes = {t[2] for t in _told("Diplomatic relations were interrupted on 3 May 1950, following a coup.", "relations")}
    assert changes == {"suspended"}


@pytest.mark.parametrize(
    "text",
    [
        "Ola Lie left Lima on 3 May 1950, and the Legation was closed.",
        "Norway severed relations with Peru on 3 May 1950 and closed its legation.",
        "The Legation was withdrawn, at the order of the Government, on 3 May 1950.",
    ],
)
def test_a_closing_without_a_date_is_of_the_day_on_which_its_people_left(text: str) -> None:
    """A closing joined to a leave-taking or a break happened on its day."""
    assert ("NOR", "PER", "legation", "closed", "1950-05-03") in _told(text)


def test_a_mission_is_suspended_when_all_its_people_leave() -> None:
    """All the staff leaving suspends a mission; some of it leaving does not."""
    assert ("NOR", "PER", "embassy", "suspended", "1990-05-03") in _told("Norway withdrew its diplomatic personnel from Lima on 3 May 1990.")
    assert _told("Norway withdrew some of its diplomatic personnel from Lima on 3 May 1990.") == set()


def test_relations_left_to_a_charge_are_downgraded() -> None:
    """An ambassador recalled with the embassy left to a chargé lowers relations; a recall alone does not."""
    left = "Norway recalled its Ambassador on 3 May 1990, and the Embassy was left in the hands of a Chargé d’Affaires."
    assert {t[2:] for t in _told(left, "relations")} == {("downgraded", "1990-05-03")}
    assert _told("Norway recalled its Ambassador on 3 May 1990.", "relations") == set()


def test_the_first_envoy_opens_a_mission_only_where_he_lives() -> None:
    """The first ambassador's credentials open an embassy, one from elsewhere a mission kept from there, the host's own envoy none."""
    assert ("NOR", "PER", "embassy", "open", "1950-05-03/") in _told("Ola Lie presented his credentials as the first Norwegian Ambassador to Peru on May 3, 1950.")
    elsewhere = claims("Ola Lie presented his credentials as the first Norwegian Ambassador to Peru on May 3, 1950. He was resident in Quito.", title=TITLE)
    assert [c.roles.get("accredited_from") for c in elsewhere if c.type == "mission"] == ["Quito"]
    assert _told("The first Peruvian Minister to Norway, Juan Paz, presented his credentials in Oslo on May 3, 1950.") == set()


def test_a_post_after_as_opens_no_clause() -> None:
    """The day after "as Minister" is that of the credentials, and what follows "and" is told of by itself."""
    told = _told("Ola Lie presented his credentials as Minister on 3 May 1950, and the Legation was reopened on the same day.")
    assert told == {("NOR", "PER", "legation", "open", "1950-05-03/")}


def test_a_mission_that_did_not_reopen_until_a_day_reopened_then() -> None:
    """"Did not reopen until" says that it reopened."""
    told = _told("The Embassy in Lima closed on 3 May 1950, and did not reopen until 4 June 1952.")
    assert told == {("NOR", "PER", "embassy", "closed", "1950-05-03"), ("NOR", "PER", "embassy", "open", "1952-06-04/")}
