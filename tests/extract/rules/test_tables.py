"""Rows of tables of relations: layouts, what a date brings, partners told apart, and rows of which nothing may be claimed."""

from __future__ import annotations

import pytest

from bilat.extract import extract_document
from bilat.extract.rules.table_columns import find_columns, find_default
from bilat.extract.rules.table_dates import Event, is_date_only, read_events
from bilat.model import Claim
from bilat.read import read_document

_PAGE = "Foreign relations of Kenya"


def _rows(wikitext: str, page: str = _PAGE) -> list[Claim]:
    document = read_document(wikitext.encode(), f"{page}.wikitext")
    found = extract_document(document, learned=False).claims
    for claim in found:
        assert document.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
    return [claim for claim in found if claim.rule == "relations-row"]


def _said(wikitext: str, page: str = _PAGE) -> list[tuple[str, str, str | None]]:
    return [(str(c.roles["b"]), str(c.roles["change"]), c.when) for c in _rows(wikitext, page)]


_LAYOUTS = {
    "a list with numbers": (
        "==Diplomatic relations==\n{| class=wikitable\n! colspan=3 | [[File:Map.svg]]\n|-\n! # !! Country !! Date\n|-\n"
        "| 1 || {{flag|Peru}} || {{dts|1 May 1970}}\n|-\n| — || {{flag|Chile}} || {{dts|format=dmy|1971|3}}\n|}"
    ),
    "row titles, sort keys, a column of references": (
        "==Diplomatic relations==\n{| class=wikitable\n! scope=col | Nation\n! scope=col | Date of establishment of diplomatic relations\n! Ref.\n|-\n"
        "! scope=row | {{flagg|uspe|Peru}}\n| data-sort-value=1970 | 1 May 1970\n| <ref>A</ref>\n|-\n"
        "! scope=row | [[Foreign relations of Chile|Chile]]\n| {{hs|1971-03}}March 1971\n| <ref>B</ref>\n|}"
    ),
    "titles in bold": "==Diplomatic relations==\n{| class=wikitable\n| '''Country''' || '''Date'''\n|-\n| Peru || 1 May 1970\n|-\n| Chile || March 1971\n|}",
    "no titles": "==Diplomatic relations==\n{| class=wikitable\n|-\n| Peru || 1 May 1970\n|-\n| Chile || March 1971\n|}",
    "two tables side by side": "==Formal relations==\n{| class=wikitable\n! State !! Since !! State !! Since\n|-\n| Peru || 1 May 1970 || Chile || March 1971\n|}",
    "date first": "==Diplomatic relations==\n{| class=wikitable\n! Date !! State\n|-\n| 1 May 1970 || Peru\n|-\n| March 1971 || Chile\n|}",
    "every cell marked as a title": "==Diplomatic relations==\n{| class=wikitable\n! # !! Country !! Date\n|-\n! 1 !! Peru !! 1 May 1970\n|-\n! 2 !! Chile !! March 1971\n|}",
    "never closed": "==Diplomatic relations==\n{| class=wikitable\n! Country !! Date\n|-\n| Peru || 1 May 1970\n|-\n| Chile || March 1971\n==Trade==\nTrade is small.",
    "tables inside a table for layout": (
        "==Diplomatic relations==\n{|\n| valign=top |\n{| class=wikitable\n! Country !! Date\n|-\n| Peru || 1 May 1970\n|}\n"
        "| valign=top |\n{| class=wikitable\n! Country !! Date\n|-\n| Chile || March 1971\n|}\n|}"
    ),
    "notes and a column of trade": (
        "==Bilateral relations==\n===Americas===\n{| class=wikitable\n! Country/Region !! Relations began !! Notes !! Free trade agreement\n|-\n"
        "| {{flagu|Peru}} || <!-- start -->1970-May-1 || See [[Kenya–Peru relations]] || X\n|-\n| {{#invoke:flag||Chile}} || 1971-03 || || X\n|}"
    ),
    "markup of pages": (
        "==Diplomatic relations==\n<table class=wikitable><tr><th>Country</th><th>Date</th></tr><tr><td>Peru</td><td>1 May 1970</td></tr>"
        "<tr><td>Chile</td><td>March 1971</td></tr></table>"
    ),
    "rows with a cell too few": (
        "==Diplomatic relations==\n{| class=wikitable\n! # !! Country !! Date\n|-\n| Peru || 1 May 1970\n|-\n| 2 || Chile || March 1971\n|}"
    ),
    "two rows on one line": "==Diplomatic relations==\n{| class=wikitable\n! Country !! Date\n|-\n| Peru || 1 May 1970\n| Chile || March 1971\n|}",
    "members and letters as marks": (
        "==Diplomatic relations==\n{| class=wikitable\n! # !! Member state !! Date of recognition / relations\n|-\n| 1 || {{flag|Peru}}<sup>a</sup> || {{dts|1|May|1970}}\n"
        "|--valign=top\n| 2 || {{flag|Chile}} † || {{dts|March 1971}}\n|}"
    ),
    "a caption under another heading": "==Overview==\n{| class=wikitable\n|+ Diplomatic relations by date\n! Partner !! Established\n|-\n| Peru || 1 May 1970\n|-\n| Chile || March 1971\n|}",
}


@pytest.mark.parametrize("wikitext", _LAYOUTS.values(), ids=_LAYOUTS.keys())
def test_layouts(wikitext: str) -> None:
    """However a table is laid out, each of its rows says when relations with its country began."""
    assert _said(wikitext) == [("PER", "established", "1970-05-01"), ("CHL", "established", "1971-03")]


def test_references_and_pair() -> None:
    """A row's references are the claim's citations, the row is its evidence, and the page's country the other side."""
    claim = _rows("==Diplomatic relations==\n{| class=wikitable\n! # !! Country !! Date\n|-\n| 1 || {{flag|Peru}} || {{dts|1 May 1970}}<ref>A</ref><ref>B</ref>\n|}")[0]
    assert (claim.roles["a"], claim.dyads, claim.citations) == ("KEN", ("KEN-PER",), ("1", "2"))
    assert claim.evidence.quote == "1 | Peru | 1 May 1970"


@pytest.mark.parametrize(
    ("cell", "events"),
    [
        ("22 MAy 2003", [("established", "2003-05-22")]),
        ("1970-Apr-24", [("established", "1970-04-24")]),
        ("1993-5-9", [("established", "1993-05-09")]),
        ("06.07.1822", [("established", "1822-07-06")]),
        ("6/Jul/1822", [("established", "1822-07-06")]),
        ("Dec. 17, 1975", [("established", "1975-12-17")]),
        ("1396", [("established", "1396")]),
        ("c. 1850", [("established", "1850~")]),
        ("Before March 2020", [("established", "/2020-03")]),
        ("15 January 2012 or before", [("established", "/2012-01-15")]),
        ("1980s", [("established", "198X")]),
        ("1500s", [("established", "15XX")]),
        ("1990–1992", [("established", "1990")]),
        ("28 May–2 June 1990", [("established", "1990-05-28")]),
        ("1970–present", [("established", "1970")]),
        ("14 August 1947 – 4 January 1950", [("established", "1947-08-14"), ("severed", "1950-01-04")]),
        ("1912; re-established in 1971", [("established", "1912"), ("restored", "1971")]),
        ("3 May 1904, broken 2 June 1959, restored 1998", [("established", "1904-05-03"), ("severed", "1959-06-02"), ("restored", "1998")]),
        ("1 July 1957 (relations severed on 2 May 2024)", [("established", "1957-07-01"), ("severed", "2024-05-02")]),
        ("Diplomatic relations severed 24 February 2022", [("severed", "2022-02-24")]),
        ("broken 26 August 1960 - 6 January 1962", [("severed", "1960-08-26"), ("restored", "1962-01-06")]),
        ("1983 (suspended)", [("established", "1983"), ("suspended", None)]),
        ("First contact in 1584, formal in 1868", [("established", "1868")]),
        ("recognised 26 December 1991; diplomatic relations 5 May 1992", [("established", "1992-05-05")]),
        ("15 April 1980 (recognition)", []),
        ("1 May 1950 (legation level), 1960 (embassy level)", [("established", "1950-05-01"), ("upgraded", "1960")]),
        ("N/A", []),
        ("See the article", []),
    ],
)
def test_what_a_date_brings(cell: str, events: list[tuple[str, str | None]]) -> None:
    """The words beside a date say whether relations began, broke off or came back; a span of bare years is one vague beginning."""
    assert [(event.change, event.when) for event in read_events(cell)] == events


def test_no_date() -> None:
    """A list of partners says of one without a date that relations exist; a blank cell elsewhere says nothing, and "none" denies them."""
    assert read_events("Unknown", is_list=True) == read_events("", is_list=True) == [Event("exist", None)]
    assert read_events("Unknown") == read_events("") == []
    assert read_events("No diplomatic relations") == [Event("exist", None, denied=True)]
    assert is_date_only("1 May 1970") and not is_date_only("1 May 1970, Lima")


def test_denied_relations() -> None:
    """A row that says that there are no relations is denied, not asserted."""
    claims = _rows("==Bilateral relations==\n{| class=wikitable\n! Country !! Formal relations began !! Notes\n|-\n| Peru || No formal relations ||\n|-\n| Chile || ||\n|}")
    assert [(c.roles["b"], c.roles["change"], c.modality) for c in claims] == [("PER", "exist", "denied")]


def test_a_break_is_told_once() -> None:
    """A cell that reads like a clause gives each change once, whichever rule saw it first."""
    wikitext = "==Bilateral relations==\n{| class=wikitable\n! Country !! Formal relations began !! Notes\n|-\n| Peru || 1950, severed diplomatic relations 1963, restored 1967 ||\n|}"
    document = read_document(wikitext.encode(), f"{_PAGE}.wikitext")
    found = [(c.roles["change"], c.when) for c in extract_document(document, learned=False).claims if c.type == "relations"]
    assert found == [("established", "1950"), ("severed", "1963"), ("restored", "1967")]


def test_columns_for_ends() -> None:
    """Columns for the end and the return of relations give their own changes; a country that spans rows is the partner of each."""
    wikitext = (
        "==Former relations==\n{| class=wikitable\n! Country !! Relations established !! Relations severed !! Relations restored\n|-\n"
        "| rowspan=2 | Peru || 1960 || 1964 || 1970\n|-\n| 1972 || 1980 || —\n|}"
    )
    changes = [(change, when) for _, change, when in _said(wikitext)]
    assert changes == [("established", "1960"), ("severed", "1964"), ("restored", "1970"), ("established", "1972"), ("severed", "1980")]


def test_date_under_a_heading_of_severed_relations() -> None:
    """A plain date under "Severed relations" is that of the break; a column that says "established" keeps its sense there."""
    assert find_default((_PAGE, "Severed relations")) == "severed"
    assert _said("==Severed relations==\n{| class=wikitable\n! Country !! Date\n|-\n| Peru || 1970\n|}") == [("PER", "severed", "1970")]
    assert _said("==Severed relations==\n{| class=wikitable\n! Country !! Relations established\n|-\n| Peru || 1970\n|}") == [("PER", "established", "1970")]


def test_recognition_has_a_column_of_its_own() -> None:
    """Where a table dates both, recognition and relations are two claims with two dates."""
    wikitext = "==Diplomatic relations==\n{| class=wikitable\n! State !! Date of recognition !! Diplomatic relations established\n|-\n| Peru || 1 May 2008 || 2 June 2009\n|}"
    claims = _rows(wikitext, "Foreign relations of Abkhazia")
    assert [(c.type, c.when) for c in claims] == [("recognition", "2008-05-01/"), ("relations", "2009-06-02")]
    assert (claims[0].roles["by"], claims[0].roles["of"]) == ("PER", "abkhazia")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("{{flag|Holy See}}", "VAT"),
        ("{{flag|Sovereign Military Order of Malta}}", "order-of-malta"),
        ("{{flag|Kosovo}}", "XKX"),
        ("{{flag|State of Palestine}}", "PSE"),
        ("{{flag|Cook Islands}}", "COK"),
        ("{{flag|Niue}}", "NIU"),
        ("{{flag|Sahrawi Arab Democratic Republic}}", "ESH"),
        ("{{flag|Northern Cyprus}}", "northern-cyprus"),
        ("{{flag|Taiwan|name=China (ROC)}}", "TWN"),
        ("{{flag|China, Republic of}}", "TWN"),
        ("[[Republic of the Congo|Congo]]", "COG"),
        ("Korea (North)", "PRK"),
        ("{{flag|St. Vincent & Grenadines}}", "VCT"),
        ("{{flag|SUI}}", "CHE"),
        ("{{flag|Iran}}{{efn|Since long ago.}} (suspended)", "IRN"),
    ],
)
def test_partners(name: str, code: str) -> None:
    """A partner is told by its name, its flag's code, what a bracket adds or what the name links to."""
    assert _said(f"==Diplomatic relations==\n{{| class=wikitable\n! # !! Country !! Date\n|-\n| 1 || {name} || 1 May 1990\n|}}")[0] == (code, "established", "1990-05-01")


@pytest.mark.parametrize(
    "wikitext",
    [
        "==State visits==\n{| class=wikitable\n! Country !! Date !! Place\n|-\n| Peru || 1 May 1970 || Lima\n|}",
        "==Disputes==\n{| class=wikitable\n! Country !! Date\n|-\n| Peru || 1 May 1970\n|}",
        "==Sister cities==\n{| class=wikitable\n! Country !! City !! Since\n|-\n| Peru || Lima || 1970\n|}",
        "==Diplomatic relations==\n{| class=wikitable\n! Country !! Date\n|-\n| Kenya || 1963\n|-\n| Total || 1\n|-\n| colspan=2 | Suspended\n|}",
        "==Multilateral==\n{| class=wikitable\n! Organization !! Formal relations began\n|-\n| NATO || 1992\n|}",
        "==Recognition==\n{| class=wikitable\n! State !! Year recognized the PRC\n|-\n| Peru || 1971\n|}",
        "==Missions==\n{| class=wikitable\n! Host country !! Ambassador !! Since\n|-\n| Peru || N. N. || 1971\n|}",
    ],
)
def test_rows_that_say_nothing_of_relations(wikitext: str) -> None:
    """Visits, disputes, towns, organisations, totals and the page's own country give no claim of relations."""
    assert _rows(wikitext) == []


def test_notes_are_read_with_the_pair() -> None:
    """What a row's notes say is said of its country and the page's, and carries the references that stand there."""
    wikitext = (
        "==Bilateral relations==\n{| class=wikitable\n! Country !! Formal relations began !! Notes\n|-\n| {{flag|Mali}} || 1 May 1971 ||See [[Kenya–Mali relations]]\n"
        "* Both countries signed an agreement on trade in 1980.<ref>A</ref>\n* Mali has an embassy in [[Nairobi]].\n|}"
    )
    document = read_document(wikitext.encode(), f"{_PAGE}.wikitext")
    found = {c.type: c for c in extract_document(document, learned=False).claims}
    assert sorted(found["agreement"].roles["parties"]) == ["KEN", "MLI"]
    assert found["agreement"].citations == ("1",)
    assert (found["mission"].roles["sender"], found["mission"].roles["host"]) == ("MLI", "KEN")


def test_titles_of_columns() -> None:
    """The column that names relations outright comes before one that is only called a date."""
    columns = find_columns(("Nation", "Status of relations", "Date established", "Diplomatic relations since"), (_PAGE,))
    assert [column.dates for column in columns] == [((3, "established"),)]
