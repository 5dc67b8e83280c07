"""What pages show of the sample documents, read as a person or a program would read them."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import urlencode

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node
from starlette.testclient import TestClient

EVERY = (
    "/", "/?country=BLR&measure=disputed", "/search", "/search?q=Azerbaijan+Belarus", "/search?q=embassy", "/dyad/AZE-BLR",
    "/dyad/AZE-BLR?as_of=2013", "/dyad/AZE-BLR?in=1994", "/dyad/AZE-BLR?all=1", "/dyad/FJI-ISL", "/documents", "/compare", "/country/BLR",
    "/country/ISL", "/organisation/OSCE", "/network/BLR", "/disagreements", "/review", "/about/marks", "/login",
)  # fmt: skip


def open_page(web: TestClient, address: str, status: int = 200) -> HTMLParser:
    """Open a page and check what holds for every page: one main heading, headings in order, a title, a way past the navigation."""
    answer = web.get(address, headers={"accept": "text/html"})
    assert answer.status_code == status, answer.text[:300]
    page = HTMLParser(answer.text)
    title = page.css_first("title")
    assert title is not None and title.text().strip()
    assert len(page.css("h1")) == 1 and len(page.css("main")) == 1
    levels = [int(str(node.tag)[1]) for node in page.css("main h1, main h2, main h3")]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), levels
    skip = page.css_first("a.skip")
    assert skip is not None and page.css_first(skip.attributes["href"] or "") is not None
    return page


def read(node: Node) -> str:
    """Give the words of an element with blanks as one sees them; elements that stand on lines of their own are parted."""
    return " ".join(node.text(separator=" ").split())


def find_text(page: HTMLParser, selector: str) -> str:
    """Give the words of the first element that a selector finds, with blanks as one sees them."""
    node = page.css_first(selector)
    assert node is not None, selector
    return read(node)


def find_links(page: HTMLParser, beginning: str) -> list[str]:
    """Give the addresses of links that begin so, in the order of the page."""
    links = [node.attributes.get("href") or "" for node in page.css("main a")]
    return [link for link in links if link.startswith(beginning)]


@pytest.mark.parametrize("address", EVERY)
def test_every_page_is_whole(web: TestClient, address: str) -> None:
    """Every field of a form has a label, every table a caption and heads with scope, every picture words, and no page a style or script inside."""
    page = open_page(web, address)
    labels = {node.attributes.get("for") for node in page.css("label")}
    fields = [node for node in page.css("input, select, textarea") if node.attributes.get("type") != "hidden"]
    assert all(node.attributes.get("id") in labels for node in fields)
    assert all(table.css_first("caption") is not None for table in page.css("table"))
    assert all(head.attributes.get("scope") for head in page.css("th"))
    assert all(picture.attributes.get("alt") for picture in page.css("img"))
    assert not page.css("style, [style], [onclick], [onload]")
    assert all((script.attributes.get("src") or "").startswith("/static/") for script in page.css("script"))
    identifiers = [node.attributes["id"] for node in page.css("[id]")]
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("address", EVERY)
def test_no_link_inside_is_dead(web: TestClient, address: str) -> None:
    """Every link of a page to this server leads somewhere, and every link into the page has its place."""
    page = open_page(web, address)
    addresses = {node.attributes.get("href") or "" for node in page.css("a")}
    for inside in sorted(one for one in addresses if one.startswith("#")):
        assert page.css_first(f'[id="{inside[1:]}"]') is not None, inside
    for one in sorted(one for one in addresses if one.startswith("/"))[:60]:
        assert web.get(one.partition("#")[0]).status_code == 200, one


def test_start_leads_to_pairs_and_latest_documents(web: TestClient) -> None:
    """The start page links the pair most told of first, and what was added last with what it disagrees on."""
    page = open_page(web, "/")
    assert find_links(page, "/dyad/")[0] == "/dyad/AZE-BLR"
    assert len(find_links(page, "/document/")) == 5
    assert "speaks of 1 fact on which sources differ" in find_text(page, "main")


def test_world_is_drawn_for_the_chosen_country(web: TestClient) -> None:
    """The world map is that of the country and measure of the form."""
    picture = open_page(web, "/?country=Belarus&measure=disputed").css_first("figure img")
    assert picture is not None and picture.attributes["src"] == "/world/BLR.svg?measure=disputed"


def test_search_finds_the_pair_before_the_words(web: TestClient) -> None:
    """Two names lead to the pair; words lead to claims with their exact words and to documents."""
    assert find_links(open_page(web, "/search?q=belarus azerbaijan"), "/")[0] == "/dyad/AZE-BLR"
    page = open_page(web, "/search?q=rocket")
    assert "Polonez rocket launchers" in find_text(page, "blockquote") and find_links(page, "/document/")
    assert find_links(open_page(web, "/search?q=Georgia"), "/country/")


def test_search_for_nothing_known_says_so(web: TestClient) -> None:
    """Where no document has the words, names that are nearly so are offered."""
    page = open_page(web, "/search?q=Belaruss")
    assert "Nearly so" in find_text(page, "main") and find_links(page, "/search?q=Belarus")


def test_glance_answers_the_first_questions(web: TestClient) -> None:
    """The page of a pair says at the top since when there are relations, that this is disputed, and both embassies."""
    boxes = [read(node) for node in open_page(web, "/dyad/AZE-BLR").css(".glance > div")]
    assert boxes[0].startswith("Diplomatic relations Yes, since 11 June 1993")
    assert "Sources disagree: 11 June 1993 or 12 July 1993." in boxes[0]
    assert boxes[1].startswith("Embassy of Azerbaijan in Belarus Yes, in Minsk, since 2001")
    assert boxes[2].startswith("Embassy of Belarus in Azerbaijan Yes, in Baku; no source says since when")
    assert boxes[3] == "Sources disagree On 1 statement"


def test_pair_has_its_sections_pictures_and_table(web: TestClient) -> None:
    """Sections, pictures by addresses of their own, and the organisations as a table stand on the page of a pair."""
    page = open_page(web, "/dyad/AZE-BLR")
    titles = [read(node) for node in page.css("section h2")]
    assert len(titles) >= 15 and titles[0] == "Diplomatic relations" and titles[-1] == "Sources"
    assert [node.attributes["src"] for node in page.css("img")] == [f"/dyad/AZE-BLR/{name}.svg" for name in ("timeline", "map", "trade", "network")]
    assert "Commonwealth of Independent States" in find_text(page, "#membership table")
    assert "Planned or forecast" in find_text(page, "#trade")


def test_a_pair_told_of_nowhere_says_so(web: TestClient) -> None:
    """A pair without documents has a page: it says that no source speaks, which is not that there is nothing."""
    page = open_page(web, "/dyad/FJI-ISL")
    assert "No source here says" in find_text(page, ".glance") and "No document in this base speaks of the two" in find_text(page, "main")


@pytest.mark.parametrize("name", ["BLR-AZE", "Belarus and Azerbaijan", "azerbaijan-belarus", "Belarus–Azerbaijan"])
def test_names_lead_to_the_code(web: TestClient, name: str) -> None:
    """Names in either order are sent on to the one address of the pair, with what was asked after the question mark."""
    answer = web.get(f"/dyad/{name}?as_of=2013", follow_redirects=False)
    assert answer.status_code == 307 and answer.headers["location"] == "/dyad/AZE-BLR?as_of=2013"


def test_two_fields_lead_to_the_pair(web: TestClient) -> None:
    """The form of the start page leads to the pair, whatever the order of its fields in the address."""
    for query in ("a=Belarus&b=Azerbaijan", "b=Belarus&a=Azerbaijan"):
        assert web.get(f"/dyad?{query}").url.path == "/dyad/AZE-BLR"


def test_wrong_names_lead_on(web: TestClient) -> None:
    """An unknown name is answered with links to the nearest, an ambiguous one with its candidates, each in the place of the name."""
    assert "/dyad/Belarus-Azerbaijan" in find_links(open_page(web, "/dyad/Belaruss-Azerbaijan", 404), "/dyad/")
    ways = find_links(open_page(web, "/dyad/Congo-France", 404), "/dyad/")
    assert {"/dyad/COD-France", "/dyad/COG-France"} <= set(ways)
    assert open_page(web, "/country/Frnce", 404).css("main li a")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/dyad/AZE-BLR?as_of=then", 400), ("/dyad/AZE-BLR?in=1994/", 400), ("/dyad/AZE", 404), ("/dyad?a=AZE", 400), ("/dyad/AZE-BLR/x.svg", 404),
        ("/fact/0000", 404), ("/document/0000", 404), ("/country/BLR?sort=x", 400), ("/disagreements?type=x", 400), ("/disagreements?page=x", 400),
        ("/disagreements?country=Nowhere", 404), ("/compare?old=x&new=y", 404), ("/?measure=x", 400), ("/world/BLR.svg?measure=x", 400),
        ("/nothing", 404), ("/documents?cursor=x", 400),
    ],
)  # fmt: skip
def test_errors_are_pages(web: TestClient, address: str, status: int) -> None:
    """What cannot be shown is told as a page with the status that says so."""
    assert find_text(open_page(web, address, status), "[role=alert]")


def test_errors_of_the_api_stay_problems(web: TestClient) -> None:
    """A program that asks the API, even one that reads HTML, is told in problem details."""
    assert web.get("/v1/nothing", headers={"accept": "text/html"}).headers["content-type"] == "application/problem+json"


def test_as_of_and_in_a_year(web: TestClient) -> None:
    """As of 2013 only the old copy speaks; in a year only what held then; the page says which, and keeps one time while the other is asked."""
    page = open_page(web, "/dyad/AZE-BLR?as_of=2013")
    assert "Yes, since 1993" in find_text(page, ".glance") and "dated up to 2013" in find_text(page, ".note")
    page = open_page(web, "/dyad/AZE-BLR?as_of=2013&in=2007")
    assert "Alexander Lukashenko" in find_text(page, "#visits") and page.css_first("#trade") is None
    kept = {(node.attributes["name"], node.attributes["value"]) for node in page.css("input[type=hidden]")}
    assert kept >= {("as_of", "2013"), ("in", "2007")}
    assert "?as_of=2013&in=2007" in str(page.css("img")[0].attributes["src"])


def test_a_fact_of_another_day_is_found_again(web: TestClient) -> None:
    """A fact that only stood as of a day opens from the page of that day."""
    for link in find_links(open_page(web, "/dyad/AZE-BLR?as_of=2013"), "/fact/")[:8]:
        assert open_page(web, link).css("blockquote")


def find_fact(web: TestClient) -> HTMLParser:
    """Open the evidence of the fact on which the samples differ."""
    return open_page(web, find_links(open_page(web, "/disagreements"), "/fact/")[0])


def test_evidence_shows_readings_words_and_joins(web: TestClient) -> None:
    """A fact shows each reading with the words that say it and where, which ones clash, why they were joined and who the witnesses are."""
    page = find_fact(web)
    text = find_text(page, "main")
    assert "12 July 1993 · 1 text" in text and "“Azerbaijan and Belarus established diplomatic relations on 12 July 1993.”" in text
    assert [read(node) for node in page.css("strong.differs")] == ["11 June 1993", "12 July 1993"]
    assert "One is vaguer in its time" in text and "One text in 2 documents" in text
    assert ".wikitext" not in text and ".html" not in text


def test_a_claim_opens_its_document_at_the_quote(web: TestClient) -> None:
    """Each claim of a fact leads to its document, in which exactly its words are marked."""
    for link in find_links(find_fact(web), "/document/")[:3]:
        page = open_page(web, link.partition("#")[0])
        marked = page.css_first("mark#quote")
        assert marked is not None and f"{marked.text()}" in web.get(find_links(find_pair(web), "/fact/")[0]).text
        assert page.css("table tbody tr") and page.css_first("tr[aria-current]") is not None


def find_pair(web: TestClient) -> HTMLParser:
    """Open the page of the pair of the samples."""
    return open_page(web, "/dyad/AZE-BLR")


def test_versions_are_compared_by_fact_and_by_word(web: TestClient) -> None:
    """The old and the new version stand side by side; what changed of fact is apart from what changed in words, whatever the order asked."""
    options = [node.attributes["value"] for node in open_page(web, "/compare").css("select option")]
    old, new = options[0], options[1]
    pages = [open_page(web, f"/compare?{urlencode({'old': first, 'new': second})}") for first, second in ((old, new), (new, old))]
    for page in pages:
        facts, words = page.css("table")
        assert "US$140 million" in facts.text() and "US$146 million" in facts.text()
        assert "In 2001" in {node.text() for node in words.css("del")} and "former" in {node.text() for node in words.css("ins")}
        assert "older" in facts.css("th")[0].text() and "2012-03-09" in facts.css("th")[0].text()


def test_a_document_is_not_compared_with_itself(web: TestClient) -> None:
    """Comparing a document with itself makes no sense, and is said so."""
    one = find_links(open_page(web, "/documents"), "/document/")[0].rpartition("/")[2]
    assert "with another one" in find_text(open_page(web, f"/compare?old={one}&new={one}", 400), "main")


def read_column(page: HTMLParser, number: int) -> list[str]:
    """Give the words of a column of the first table."""
    table = page.css_first("table")
    assert table is not None
    return [read(row.css("th, td")[number]) for row in table.css("tbody tr")]


def test_country_is_sorted_by_its_address(web: TestClient) -> None:
    """Ties are sorted by name, or by the number of facts with most first, and the other way round; the head says so."""
    names = read_column(open_page(web, "/country/BLR"), 0)
    assert names == sorted(names) and "Azerbaijan" in names
    page = open_page(web, "/country/BLR?sort=facts")
    counts = [int(one) for one in read_column(page, 4)]
    assert counts == sorted(counts, reverse=True) and read_column(page, 0)[0] == "Azerbaijan"
    head = page.css_first("th[aria-sort=descending]")
    assert head is not None and "order=up" in str(head.css("a")[0].attributes["href"])
    assert [int(one) for one in read_column(open_page(web, "/country/BLR?sort=facts&order=up"), 4)] == counts[::-1]


def test_organisation_lists_members_with_verdicts(web: TestClient) -> None:
    """An organisation lists who is said to be a member, with the verdict in words."""
    page = open_page(web, "/organisation/osce")
    assert "Azerbaijan" in read_column(page, 0) and "single" in find_text(page, "tbody .verdict")


def test_network_links_every_party(web: TestClient) -> None:
    """The picture of a network names and links each party, and the table beneath says by what it is tied."""
    page = open_page(web, "/network/BLR")
    nodes = {str(node.attributes["href"]) for node in page.css("svg a")}
    assert "/dyad/AZE-BLR" in nodes and "/dyad/AZE-BLR#energy" in find_links(page, "/dyad/AZE-BLR#")


def test_disagreements_can_be_narrowed(web: TestClient) -> None:
    """A filter keeps what it names; one that nothing meets says so."""
    assert len(open_page(web, "/disagreements?country=Belarus&type=relations").css("article")) == 1
    assert "No two texts contradict each other here" in find_text(open_page(web, "/disagreements?dyad=FJI-ISL"), "main")


def test_review_can_be_read_by_all(web: TestClient) -> None:
    """The queue is shown without a token; its forms are not."""
    page = open_page(web, "/review")
    assert len(page.css("article.item")) == 1 and "log in" in find_text(page, "main").lower()
    assert not page.css("input[name=reason]")


def is_drawing(node: Node | None) -> bool:
    """Tell whether an element is an SVG with words for those who do not see it."""
    return node is not None and node.css_first("title") is not None and node.css_first("desc") is not None


@pytest.mark.parametrize("address", ["/dyad/AZE-BLR/timeline.svg", "/dyad/AZE-BLR/trade.svg", "/dyad/AZE-BLR/map.svg", "/dyad/AZE-BLR/network.svg", "/world/AZE.svg"])
def test_pictures_are_drawn_once(web: TestClient, address: str) -> None:
    """A picture is an SVG that carries a tag; who has it already is not sent it again."""
    answer = web.get(address)
    assert answer.headers["content-type"] == "image/svg+xml" and is_drawing(HTMLParser(answer.text).css_first("svg"))
    again = web.get(address, headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304 and not again.content
    assert re.fullmatch(r'"[0-9a-f]{24}"', answer.headers["etag"])
