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
        ("2012.3.1", "2012-03-01"),
        ("12-14.03.2019", "2019-03-12/2019-03-14"),
        ("on 12/13 May 2019", "2019-05-12/2019-05-13"),
        ("from the 3rd to the 5th of May 2016", "2016-05-03/2016-05-05"),
        ("– 2014 Jan. and no more", "2014-01"),
        ("(8/1987)", "1987-08"),
        ("in FY2018", "2018"),
        ("in FY2016-17", "2016/2017"),
        ("in the winter of 1918–1919", "1918/1919"),
        ("in Q1 2023", "2023-01/2023-03"),
        ("in the four quarters to the end of Q1 2023", "2022-04/2023-03"),
        ("in the year to June 2012", "2011-07/2012-06"),
        ("in the three years to June 2024", "2021-07/2024-06"),
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
        ("from 30 January to 1 February", "2021-02-10", "2021-01-30/2021-02-01"),
        ("from 28 December to 2 January", "2021-02-10", "2020-12-28/2021-01-02"),
        ("on May 31-June 2", "2021-06-10", "2021-05-31/2021-06-02"),
        ("thirty years ago today", "2021-03-10", "1991-03-10"),
        ("it is sixty years since", "2021-03-10", "1961"),
        ("last winter", "2021-07-10", "2020/2021"),
        ("last weekend", "2021-03-13", "2021-03-06/2021-03-07"),
        ("at the weekend", "2021-03-14", "2021-03-13/2021-03-14"),
        ("in the first nine months", "2021-11-20", "2021-01/2021-09"),
        ("in the first quarter", "2021-02-20", "2020-01/2020-03"),
    ],
)
def test_a_relative_date_leans_on_the_document(text: str, anchor: str, value: str) -> None:
    """A relative date is resolved by the document's date, and found without a value where there is none."""
    assert [m.value for m in _find(text, anchor)] == [value]
    assert [m.value for m in _find(text)] == [""]


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        ("The minister comes to Oslo on Friday.", "2021-03-10", "2021-03-12"),
        ("On Friday she is expected in Oslo.", "2021-03-10", "2021-03-12"),
        ("On Friday she said that Oslo would pay.", "2021-03-10", "2021-03-05"),
        ("Oslo will set up a committee, the minister said on Friday.", "2021-03-10", "2021-03-05"),
        ("He was to have come to Oslo on Friday.", "2021-03-10", "2021-03-05"),
        ("They will meet this weekend.", "2021-03-10", "2021-03-13/2021-03-14"),
        ("She will travel to Oslo on 23 January.", "2020-12-20", "2021-01-23"),
        ("The minister had come to Oslo in May.", "2021-03-10", "2020-05"),
        ("Oslo lent 300 million in June, and pays in euros.", "2021-03-10", "2020-06"),
        ("The engineers arrive in June.", "2021-04-10", "2021-06"),
        ("She has lived in Oslo since May.", "2021-03-10", "2020-05"),
        ("In March she became the first premier to come since 2007.", "2021-05-10", "2021-03"),
        ("On 17 March they signed a protocol under the treaty of 1 August 2017.", "2021-05-10", "2021-03-17"),
        ("A contract is to be signed before the year is out.", "2021-05-10", "2021"),
        ("They want trade of ten billion within five years.", "2021-05-10", "2026"),
        ("He promised to deliver it within four months.", "2021-10-10", "2022-02"),
    ],
)
def test_a_name_of_a_day_or_month_is_the_last_or_the_next(text: str, anchor: str, value: str) -> None:
    """What is to come has the next day or month of the name, what is over the last; the year of a thing that is only referred to is not borrowed."""
    assert next(m.value for m in _find(text, anchor)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 7 December 1975, nine days after the declaration.", "1975-11-28"),
        ("Relations date from November 1994, just a month after the islands were free.", "1994-10"),
        ("They opened it in September 1991, ten years after independence.", "1981"),
        ("They fell out on 14 March 2018. A week later envoys came.", "2018-03-21"),
        ("They fell out on 14 March 2018. Three weeks later envoys came.", "2018-04"),
        ("They opened it on 14 March 2018 and have kept it ever since.", "2018-03-14"),
        ("He came in February 2017; she had gone the April before.", "2016-04"),
        ("Xi came on 28 October 2024; the day after, they signed.", "2024-10-29"),
    ],
)
def test_a_date_leans_on_the_one_before(text: str, value: str) -> None:
    """Steps from a date told before give the day, month or year that they are told to."""
    assert _find(text)[-1].value == value


@pytest.mark.parametrize("text", ["Nobody came before the year was out.", "He fell ill within two years.", "In 2014 May said no.", "Gas came to 2019.5 units."])
def test_what_looks_like_such_a_date(text: str) -> None:
    """A limit in the past, a person's name and a decimal are not read as a limit ahead, a month or a day."""
    assert all(m.value in ("", "2014", "2019") for m in _find(text, "2021-05-10"))


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
        ("until about 2016", "until", "/2016~"),
        ("from around 1840", "from", "1840~/"),
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
