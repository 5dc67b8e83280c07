"""What the type of a claim and the words around its date make of a point in time."""

import pytest

from bilat.extract import extract_document
from bilat.read import read_document


def _when(text: str, kind: str, title: str = "Latvia–Ghana relations", date: str = "") -> list[str | None]:
    front = f"---\ntitle: {title}\n{f'date: {date}' if date else ''}\n---\n\n"
    claims = extract_document(read_document((front + text + "\n").encode(), "page.md"), learned=False).claims
    return [c.when for c in claims if c.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        ("Latvia recognised Ghana on 4 May 1992.", "recognition", "1992-05-04/"),
        ("Visas between Latvia and Ghana were abolished in March 2011.", "visa", "2011-03/"),
        ("Latvia has had an embassy in Accra since 1995.", "mission", "1995/.."),
        ("The Latvian embassy in Accra was closed in 2009.", "mission", "2009"),
        ("The free trade agreement between Latvia and Ghana entered into force on 1 June 2018.", "agreement", "2018-06-01"),
    ],
)
def test_states_have_periods_and_acts_days(text: str, kind: str, when: str) -> None:
    """A state told by its beginning holds from it; an act is of its day."""
    assert set(_when(text, kind)) == {when}


def test_a_rule_ends_with_independence() -> None:
    """A rule with both dates in the sentence has both ends, each claim once."""
    found = _when("From 1899 Latvia was ruled by Ghana as a colony; it became independent on 1 January 1956.", "part_of")
    assert found and set(found) == {"1899/1956-01-01"}


def test_a_visit_told_by_its_length_and_end() -> None:
    """ "Concluded a two-day visit on Thursday" gives both days."""
    assert _when("President Edgars Kalns of Latvia concluded a two-day visit to Ghana on 9 June 2022.", "visit") == ["2022-06-08/2022-06-09"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("President Edgars Kalns of Latvia landed in Accra on 9 June 2022 for a visit of three days.", "2022-06-09/2022-06-11"),
        ("President Edgars Kalns of Latvia began a four-day state visit to Ghana on 9 June 2022.", "2022-06-09/2022-06-12"),
        ("On 9 June 2022 President Edgars Kalns of Latvia arrived in Ghana for two days.", "2022-06-09/2022-06-10"),
        ("President Edgars Kalns of Latvia arrived in Ghana on 9 June 2022 and left on 12 June 2022.", "2022-06-09/2022-06-12"),
        ("President Edgars Kalns of Latvia landed in Accra on 9 June 2022 for a visit of 48 hours.", "2022-06-09/2022-06-10"),
        ("President Edgars Kalns of Latvia visited Ghana on 9 June 2022, his first visit of three.", "2022-06-09"),
        ("President Edgars Kalns of Latvia arrived in Ghana on 9 June 2022; shops were shut for two days.", "2022-06-09"),
    ],
)
def test_a_visit_told_by_its_beginning_and_length(text: str, when: str) -> None:
    """A visit begun on a day lasts as many days as it is said to, or until the day on which the visitor leaves."""
    assert set(_when(text, "visit")) == {when}


def test_what_is_agreed_on_a_long_visit_is_of_its_month() -> None:
    """On which of several days an alliance was agreed is not told."""
    found = _when("President Edgars Kalns of Latvia was in Ghana from 15 to 18 April 2015, when the two countries became strategic partners.", "alignment")
    assert set(found) <= {"2015-04/"}


def test_the_day_of_office_is_not_that_of_the_visit() -> None:
    """ "Since he took office in June" dates no visit."""
    found = _when("It is the first visit of President Edgars Kalns of Latvia to Ghana since he took office in June 2019.", "visit")
    assert set(found) <= {None}


def test_a_list_has_the_time_of_its_heading() -> None:
    """Figures in short lines under a heading take the time in its brackets."""
    found = _when("Trade (year to June 2012)\nLatvian exports to Ghana: EUR 31 million\nLatvian imports from Ghana: EUR 12 million", "trade")
    assert set(found) == {"2011-07/2012-06"}


def test_a_list_has_the_year_of_its_head() -> None:
    """Figures in a list take the year of the figure of trade before them."""
    found = _when("Trade with Ghana\n\n- Latvian exports in 2019: EUR 31 million.\n- Latvian imports: EUR 12 million.", "trade")
    assert set(found) == {"2019"}


def test_what_is_in_the_sentence_is_not_always_of_the_claim() -> None:
    """A date in the words of a treaty named dates no other act."""
    assert _when("Latvia keeps a consulate in Kumasi under a treaty of 1940.", "mission") == [None]
