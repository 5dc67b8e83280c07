"""What the API answers, over the sample documents."""

from __future__ import annotations

import io
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.csv
import pytest
from starlette.testclient import TestClient

from bilat.dossier.build import build_dossier
from bilat.dossier.collect import collect_material
from bilat.dossier.to_json import to_json
from bilat.model import Fact
from bilat.web.records import (
    Brief,
    ClaimsPage,
    CountryRecord,
    DiffPage,
    DisagreementsPage,
    DocumentRecord,
    FactRecord,
    SearchAnswer,
)
from bilat.workspace import Workspace


def _get(web: TestClient, address: str, status: int = 200) -> Any:
    answer = web.get(address)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_the_index_counts_what_the_base_holds_and_leads_on(web: TestClient) -> None:
    """Each link of the index leads to an answer."""
    index = _get(web, "/v1")
    assert index["documents"] == 5 and index["claims"] > 50 and index["disagreements"] >= 1
    for name, address in index["links"].items():
        assert web.get(address, params={"q": "Minsk"} if name == "search" else {}).status_code == 200


def test_a_dossier_is_the_one_of_the_command_line(web: TestClient, samples: str) -> None:
    """The API and `bilat brief --format json` say the same."""
    with Workspace.open(samples) as workspace:
        told = to_json(build_dossier(collect_material(workspace, ("AZE", "BLR"))))
    answer = web.get("/v1/dyads/AZE-BLR")
    assert msgspec.json.decode(answer.content) == msgspec.json.decode(told)
    assert msgspec.json.decode(answer.content, type=Brief).topics


@pytest.mark.parametrize("pair", ["Azerbaijan–Belarus", "azerbaijan and belarus", "AZE BLR", "AZE-BLR"])
def test_a_pair_is_found_by_names_and_codes(web: TestClient, pair: str) -> None:
    """Names do as well as codes."""
    assert _get(web, f"/v1/dyads/{pair}")["pair"] == ["AZE", "BLR"]


def test_a_pair_of_which_nobody_speaks_has_a_dossier_that_says_so(web: TestClient) -> None:
    """Unknown is an answer, not an error."""
    told = _get(web, "/v1/dyads/NRU-TUV")
    assert not told["sources"] and "unknown, not absent" in told["silences"][0]


def test_a_dossier_as_of_a_day_leaves_out_what_came_later(web: TestClient) -> None:
    """`as_of` keeps to documents dated up to it."""
    now, then = (_get(web, f"/v1/dyads/AZE-BLR{query}") for query in ("", "?as_of=2012"))
    assert 0 < len(then["sources"]) < len(now["sources"]) and then["as_of"] == "2012"


def test_claims_carry_their_exact_words_and_documents(web: TestClient) -> None:
    """The quote is the cut of its offsets in the text that the API gives."""
    page = msgspec.json.decode(web.get("/v1/claims", params={"dyad": "AZE-BLR", "type": "visit"}).content, type=ClaimsPage)
    assert page.items and page.asked == "Claims of type visit about the pair AZE-BLR."
    for claim in page.items:
        document = page.documents[claim.document]
        text = _get(web, f"/v1/documents/{document.id}")["text"]
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote


@pytest.mark.parametrize(
    ("query", "test"),
    [
        ("type=visit&type=agreement", lambda fact: fact["type"] in ("visit", "agreement")),
        ("verdict=differs", lambda fact: fact["verdict"] == "differs"),
        ("modality=forecast", lambda fact: fact["modality"] == "forecast"),
        ("country=Belarus&type=mission", lambda fact: "BLR" in fact["roles"].values()),
        ("since=2006&until=2010&type=visit", lambda fact: "2006" <= fact["when"][:4] <= "2010"),
        ("dyad=belarus%20azerbaijan", lambda fact: "AZE-BLR" in fact["dyads"]),
    ],
)
def test_a_filter_lets_through_what_it_says(web: TestClient, query: str, test: Any) -> None:
    """Each field of the filter is a parameter."""
    items = _get(web, f"/v1/facts?{query}&limit=1000")["items"]
    assert items and all(test(fact) for fact in items)
    assert len(items) < len(_get(web, "/v1/facts?limit=1000")["items"])


def test_facts_as_of_a_day_are_found_anew(web: TestClient) -> None:
    """What the earliest documents alone say is the verdict of that day, page by page as on one page."""
    whole = _get(web, "/v1/facts?as_of=2012&limit=1000")["items"]
    parts, address = [], "/v1/facts?as_of=2012&limit=7"
    while address:
        page = _get(web, address)
        parts += page["items"]
        address = page["next"]
    assert whole and parts == whole


def test_one_fact_leads_to_its_claims_and_each_to_its_document(web: TestClient) -> None:
    """A fact rests on claims that can be opened."""
    fact = _get(web, "/v1/facts?verdict=differs")["items"][0]
    told = msgspec.json.decode(web.get(f"/v1/facts/{fact['id']}").content, type=FactRecord)
    assert sorted({claim.id for claim in told.claims}) == sorted(fact["claims"]) and told.sentence.endswith(".")
    for claim in told.claims:
        entry = _get(web, f"/v1/claims/{claim.id}")
        assert entry["claim"]["evidence"]["quote"] == claim.evidence.quote and entry["document"]["name"] == claim.document


def test_a_disagreement_names_who_has_each_reading(web: TestClient) -> None:
    """Every reading has a witness, and every witness a document; where the contradiction is not one of values, the explanation tells it."""
    page = msgspec.json.decode(web.get("/v1/disagreements?dyad=AZE-BLR").content, type=DisagreementsPage)
    assert any(len(one.readings) >= 2 for one in page.items)
    for one in page.items:
        assert one.fact.explanation and len(one.readings) != 1
        assert all(reading.witnesses and all(witness.documents for witness in reading.witnesses) for reading in one.readings)


def test_a_document_is_given_whole(web: TestClient) -> None:
    """Text, parts, family and number of claims come together."""
    card = _get(web, "/v1/documents")["items"][0]
    told = msgspec.json.decode(web.get(f"/v1/documents/{card['id']}").content, type=DocumentRecord)
    assert told.text and told.sentences and told.family is not None and told.claims == card["claims"]


def test_a_difference_is_that_of_the_workspace(web: TestClient, samples: str) -> None:
    """In either order of the pair, and as a table with a row a change."""
    told = msgspec.json.decode(web.get("/v1/diff?dyad=Belarus-Azerbaijan&from=2012&to=2024").content, type=DiffPage)
    with Workspace.open(samples) as workspace:
        assert told.items == workspace.diff("AZE-BLR", "2012", "2024") and told.items
    table = pa.ipc.open_stream(web.get("/v1/diff?dyad=AZE-BLR&from=2012&to=2024&format=arrow").content).read_all()
    assert table.num_rows == len(told.items) and "new" in table["change"].to_pylist()


def test_a_dossier_of_a_year_keeps_to_it(web: TestClient) -> None:
    """`held` asks what was so or happened then."""
    assert "2006" in _get(web, "/v1/dyads/AZE-BLR?held=2006")["subtitle"]


def test_search_finds_words_names_and_organisations(web: TestClient) -> None:
    """Quotes and documents are searched by words, countries and organisations by any of their names."""
    told = msgspec.json.decode(web.get("/v1/search?q=embassy Baku&limit=3").content, type=SearchAnswer)
    assert 0 < len(told.claims) <= 3 and told.documents and "embassy" in told.claims[0].evidence.quote.lower()
    assert _get(web, told.all_claims)["items"]
    assert "BLR" in [one["code"] for one in _get(web, "/v1/search?q=Belarusian")["countries"]]
    assert _get(web, "/v1/search?q=NATO")["organisations"][0]["code"] == "NATO"


@pytest.mark.parametrize("words", ['"', "AND", "NEAR(a b)", "a*", "quote:x", "''; DROP TABLE claims", "-", "(", "^a"])
def test_no_operator_of_the_index_is_obeyed(web: TestClient, words: str) -> None:
    """Whatever is looked for is words."""
    assert web.get("/v1/search", params={"q": words}).status_code == 200
    assert web.get("/v1/claims", params={"text": words}).status_code == 200


def test_a_country_is_given_with_its_pairs(web: TestClient) -> None:
    """The pairs of a country stand with the numbers of claims, most first."""
    told = msgspec.json.decode(web.get("/v1/countries/Belarus").content, type=CountryRecord)
    assert told.code == "BLR" and told.cow == 370 and told.pairs[0].dyad == "AZE-BLR"
    assert _get(web, "/v1/organisations/Council of Europe")["kind"] == "organisation"
    assert all("BLR" in one["dyad"] for one in _get(web, "/v1/dyads?country=BLR")["items"])


@pytest.mark.parametrize("collection", ["dyads", "facts", "claims", "disagreements", "judgements", "documents", "countries", "organisations"])
def test_every_collection_comes_in_four_forms(web: TestClient, collection: str) -> None:
    """JSON, JSON Lines, CSV and Arrow hold the same number of rows."""
    address = f"/v1/{collection}?limit=50"
    number = len(_get(web, address)["items"])
    lines = web.get(f"{address}&format=jsonl")
    assert lines.headers["content-type"] == "application/jsonl" and len(lines.content.splitlines()) == number
    cells = web.get(address, headers={"Accept": "text/csv"})
    assert pyarrow.csv.read_csv(io.BytesIO(cells.content)).num_rows == number
    arrow = web.get(address, headers={"Accept": "application/vnd.apache.arrow.stream"})
    assert pa.ipc.open_stream(arrow.content).read_all().num_rows == number


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/v1/dyads/AZE-Belrus", 404, "Belarus"),
        ("/v1/dyads/AZE", 404, "a pair such as AZE-BLR"),
        ("/v1/countries/Belrus", 404, "Belarus"),
        ("/v1/countries/Korea", 404, "KOR"),
        ("/v1/organisations/Council of Europ", 404, "Council of Europe"),
        ("/v1/documents/none", 404, "none"),
        ("/v1/facts/none", 404, "none"),
        ("/v1/claims/none", 404, "none"),
        ("/v1/nothing", 404, "Not Found"),
        ("/v1/facts?dyad=AZE-Belrus", 400, "Belarus"),
        ("/v1/facts?country=Belrus", 400, "Belarus"),
        ("/v1/facts?type=visits", 400, "visit"),
        ("/v1/facts?verdict=wrong", 400, "superseded"),
        ("/v1/claims?verdict=differs", 400, "no parameter called 'verdict'"),
        ("/v1/facts?since=yesterday", 400, "EDTF"),
        ("/v1/dyads/AZE-BLR?as_of=20x", 400, "EDTF"),
        ("/v1/facts?since=1&since=2", 400, "more than once"),
        ("/v1/facts?limit=0", 400, "from 1 to 1000"),
        ("/v1/facts?limit=9999999999999", 400, "from 1 to 1000"),
        ("/v1/facts?cursor=WyJhIl0", 400, "unchanged"),
        ("/v1/facts?text=a%00b", 400, "control characters"),
        ("/v1/search", 400, "?q="),
        ("/v1/diff?dyad=AZE-BLR&from=2012", 400, "?to="),
        ("/v1/diff?from=2012&to=2013", 400, "?dyad="),
        ("/v1/diff?dyad=AZE-BLR&from=2014&to=2013", 400, "not after"),
        ("/v1/judgements/none", 404, "none"),
        ("/v1/facts?format=xml", 406, "text/csv"),
        ("/v1/dyads/AZE-BLR?format=csv", 406, "application/json"),
    ],
)
def test_a_wrong_request_is_told_what_would_have_been_right(web: TestClient, address: str, status: int, words: str) -> None:
    """Errors are problem details as in RFC 9457."""
    answer = web.get(address)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert answer.status_code == problem["status"] == status and problem["type"].startswith("urn:bilat:problem:")
    assert words in answer.text


def test_an_answer_that_the_asker_has_is_not_sent_again(web: TestClient) -> None:
    """The tag is that of the content and its form, so that it is the same for another server over an equal base."""
    first = web.get("/v1/dyads/AZE-BLR")
    tag = first.headers["etag"]
    again = web.get("/v1/dyads/AZE-BLR", headers={"If-None-Match": f'"other", W/{tag}'})
    assert again.status_code == 304 and not again.content and again.headers["etag"] == tag
    assert web.get("/v1/facts").headers["etag"] != web.get("/v1/facts?format=jsonl").headers["etag"]
    assert web.get("/v1/facts", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("address", ["/", "/v1/dyads/AZE-BLR", "/v1/nothing"])
def test_head_gives_the_headers_of_get(web: TestClient, address: str) -> None:
    """And no body."""
    head, whole = web.head(address), web.get(address)
    assert not head.content and (head.status_code, head.headers) == (whole.status_code, whole.headers)


def test_a_pair_with_a_code_in_small_letters_has_its_dossier(web: TestClient) -> None:
    """Whatever `/v1/dyads` lists can be asked for."""
    assert _get(web, "/v1/dyads/SYR-abkhazia")["pair"] == ["SYR", "abkhazia"]
    for one in _get(web, "/v1/dyads")["items"]:
        assert _get(web, f"/v1/dyads/{one['dyad']}")["sources"]


def test_facts_on_the_page_are_those_of_the_workspace(web: TestClient, samples: str) -> None:
    """Nothing is lost between the base and the answer."""
    items = msgspec.convert(_get(web, "/v1/facts?limit=1000")["items"], list[Fact])
    with Workspace.open(samples) as workspace:
        assert items == workspace.facts()
