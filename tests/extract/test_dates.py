"""Dates in words: what each shape reads as, what a preposition before it says, and what is no date."""

from __future__ import annotations

import pytest

from bilat.extract.dates import find_dates, iter_years, to_day, to_period
from bilat.extract.dates_told import is_to_come
from bilat.extract.mentions import Mention
from bilat.model import parse_when


def _find(text: str, anchor: str | None = None) -> list[Mention]:
    return find_dates(text, 0, len(text), anchor)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("11 June 1993", "1993-06-11"),
        ("1st January 1960", "1960-01-01"),
        ("the 1st of January, 1960", "1960-01-01"),
        ("January 1st 1960", "1960-01-01"),
        ("Jan. 1, 1960", "1960-01-01"),
        ("5 JULY 2010", "2010-07-05"),
        ("5-Jul-2010", "2010-07-05"),
        ("Monday, July 5, 2010", "2010-07-05"),
        ("Monday, 5 July 2010", "2010-07-05"),
        ("2012-05-12", "2012-05-12"),
        ("31.12.2012", "2012-12-31"),
        ("12.05.2012", "2012-05-12"),
        ("25/12/2012", "2012-12-25"),
        ("12/05/2012", "2012"),
        ("29 February 2020", "2020-02-29"),
        ("May 2012", "2012-05"),
        ("Sept. 2012", "2012-09"),
        ("June of 1995", "1995-06"),
        ("1905", "1905"),
        ("mid-2010", "2010"),
        ("autumn 1993", "1993-23"),
        ("the spring of 1992", "1992-21"),
        ("winter 1993", "1993-24"),
        ("the 1990s", "199X"),
        ("the late 1980s", "198X"),
        ("the 19th century", "18XX"),
        ("October 17–18, 2006", "2006-10-17/2006-10-18"),
        ("17-18 October 2006", "2006-10-17/2006-10-18"),
        ("1– 3 July 2014", "2014-07-01/2014-07-03"),
        ("from 26th to 29th October 2015", "2015-10-26/2015-10-29"),
        ("January 15th-17th, 2008", "2008-01-15/2008-01-17"),
        ("3 and 4 May 2010", "2010-05-03/2010-05-04"),
        ("3, 4 and 5 May 2010", "2010-05-03/2010-05-05"),
        ("28 September – 2 October 2015", "2015-09-28/2015-10-02"),
        ("between 28 September and 2 October 2015", "2015-09-28/2015-10-02"),
        ("October 30 to November 2, 2011", "2011-10-30/2011-11-02"),
        ("30 December 2019 – 2 January 2020", "2019-12-30/2020-01-02"),
        ("from March to June 2011", "2011-03/2011-06"),
        ("January-September of 2010", "2010-01/2010-09"),
        ("March 2010 to June 2011", "2010-03/2011-06"),
        ("between March and June 2011", "2011-03/2011-06"),
        ("2019 -20", "2019/2020"),
        ("2019/20", "2019/2020"),
        ("1945–67", "1945/1967"),
        ("from 1945 until 1967", "1945/1967"),
        ("between 1945 and 1967", "1945/1967"),
        ("2010–present", "2010/.."),
    ],
)
def test_a_date_reads_as_one_time(text: str, value: str) -> None:
    """A date in words is found once, and read as an EDTF time."""
    found = _find(f"They met {text}.")
    assert [m.value for m in found] == [value]
    assert parse_when(value)


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        ("on Friday", "2021-03-10", "2021-03-05"),
        ("on Wednesday", "2021-03-10", "2021-03-10"),
        ("last Friday", "2021-03-10", "2021-03-05"),
        ("next Tuesday", "2021-03-10", "2021-03-16"),
        ("on Thursday, 11 March", "2021-03-10", "2021-03-11"),
        ("last July", "2021-03-10", "2020-07"),
        ("last month", "2021-01-10", "2020-12"),
        ("last year", "2021", "2020"),
        ("next year", "2021-03-10", "2022"),
        ("this week", "2021-03-10", "2021-03"),
        ("yesterday", "2021-03-01", "2021-02-28"),
        ("tomorrow", "2020-12-31", "2021-01-01"),
        ("two years ago", "2021-03-10", "2019"),
        ("three months ago", "2021-01-10", "2020-10"),
        ("ten days ago", "2021-03-05", "2021-02-23"),
        ("over the past five years", "2021", "2016/2021"),
        ("on 5 May", "2021-03-10", "2021-05-05"),
        ("on 10 December", "2021-01-05", "2020-12-10"),
        ("on July 4", "2021-07-04", "2021-07-04"),
    ],
)
def test_a_relative_date_leans_on_the_document(text: str, anchor: str, value: str) -> None:
    """A relative date is resolved by the document's date, and found without a value where there is none."""
    assert [m.value for m in _find(text, anchor)] == [value]
    assert [m.value for m in _find(text)] == [""]


@pytest.mark.parametrize(
    "text",
    ["They may sign 25 deals", "1,993 people", "$1990", "1990 people", "2000 million", "in 987", "300 BC", "Twenty years on", "the March of Ancona", "2,000 tonnes"],
)
def test_what_is_no_date(text: str) -> None:
    """A modal verb, a sum, a count of things and a year before the record are no dates."""
    assert [m.value for m in _find(text) if m.value] == []


def test_a_day_that_no_calendar_has_is_not_read() -> None:
    """The 31st of June is read as no day; the year beside it stays."""
    assert [m.value for m in _find("June 31, 1993") if m.value] == ["1993"]
    assert [m.value for m in _find("29 February 2019")] == ["2019-02"]


def test_a_year_of_people_is_a_year_after_a_preposition() -> None:
    """Four digits before "people" are a year where "in" says so."""
    assert [m.value for m in _find("in 1990 people fled")] == ["1990"]


def test_a_day_without_year_takes_that_of_its_neighbour() -> None:
    """A day and month in a text that names one year belongs to that year."""
    assert [m.value for m in _find("on 3 May and again on 7 June 2011")] == ["2011-05-03", "2011-06-07"]


@pytest.mark.parametrize(
    ("text", "relation", "period"),
    [
        ("since 1993", "since", "1993/"),
        ("until 1918", "until", "/1918"),
        ("before 1991", "before", "/1991"),
        ("after 2003", "after", "2003/"),
        ("by the end of 2025", "before", "/2025"),
        ("about 1850", "about", "1850~"),
        ("c. 1900", "about", "1900~"),
        ("in 1905", "in", "1905"),
        ("as of 2010", "in", "2010"),
    ],
)
def test_a_preposition_bounds_a_period(text: str, relation: str, period: str) -> None:
    """The preposition before a date says whether a state begins, ends or holds then."""
    (date,) = _find(text)
    assert (date.relation, to_period(date)) == (relation, period)


def test_an_opening_begins_a_period_and_an_act_is_a_day() -> None:
    """A bare date opens the period of a state that began then; the same date is the day of an act."""
    (date,) = _find("in 1972")
    assert to_period(date, opens=True) == "1972/"
    assert to_day(date) == "1972"
    (limit,) = _find("by 2030")
    assert to_day(limit) == "/2030"


def test_a_date_without_value_has_no_time() -> None:
    """A date that cannot be resolved gives neither a day nor a period."""
    (date,) = _find("last year")
    assert to_day(date) is None
    assert to_period(date) is None


def test_offsets_are_those_of_the_whole_text() -> None:
    """Dates in a part of a text carry offsets of the whole, and the words that stand there."""
    text = "In 1990 nothing. On 11 June 1993 they met, as in 2001."
    found = find_dates(text, 17, len(text), None)
    assert [text[m.start : m.end] for m in found] == [m.text for m in found] == ["11 June 1993", "2001"]
    assert list(iter_years(found)) == ["1993", "2001"]


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("Norway is to train Malawian nurses under an agreement signed on Monday.", False),
        ("An agreement will be signed in Oslo on Monday.", True),
        ("Under the deal reached on Monday Norway is to train Malawian nurses.", False),
        ("The minister is due in Lilongwe on Monday.", True),
    ],
)
def test_a_weekday_is_to_come_where_its_own_act_is(text: str, ahead: bool) -> None:
    """What is done behind what is planned has its day in the past."""
    assert is_to_come(text, text.index("Monday")) is ahead
