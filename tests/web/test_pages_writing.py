"""Pages that change something: judging, taking back, adding. Who may not is refused before anything is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import TOKEN, copy_base, serve
from tests.web.test_pages import find_text, open_page


@pytest.fixture
def writer(samples: str, tmp_path: Path) -> Iterator[TestClient]:
    """Give a client that is logged in to a server over a copy of the samples."""
    path = tmp_path / "copy.db"
    copy_base(samples, path)
    with serve(str(path)) as client:
        assert client.get(f"/login?token={TOKEN}").status_code == 200
        yield client


def read_forms(writer: TestClient) -> tuple[list[str], dict[str, str]]:
    """Give the claims that the review offers and the hidden fields of its form."""
    page = open_page(writer, "/review")
    claims = [str(node.attributes["value"]) for node in page.css("form.judge input[name=claim]")]
    return claims, {str(node.attributes["name"]): str(node.attributes["value"]) for node in page.css("form.judge input[type=hidden]")}


def test_a_judgement_is_kept_and_taken_back(writer: TestClient) -> None:
    """A form keeps a judgement with name and reason, takes the fact out of the queue, and another takes it back."""
    claims, hidden = read_forms(writer)
    said = {"verb": "confirm", "claim": claims[0], "name": "Ada", "reason": "The ministry says so.", **hidden}
    answer = writer.post("/review/judge", data=said, headers={"Origin": "http://127.0.0.1:8000"})
    assert answer.status_code == 200 and answer.url.path == "/review" and answer.url.params["name"] == "Ada"
    assert "Kept: confirmed by Ada" in answer.text and "The ministry says so." in answer.text and "nothing to look at" in answer.text
    identifier = answer.url.params["kept"]
    back = writer.post("/review/undo", data={"id": identifier, "name": "Ada", "reason": "a slip"})
    assert "taken back by Ada" in back.text and len(read_forms(writer)[0]) == len(claims)


def test_a_judgement_shows_on_the_page_of_the_fact(writer: TestClient) -> None:
    """Who looks at the evidence sees what people judged of it."""
    claims, hidden = read_forms(writer)
    writer.post("/review/judge", data={"verb": "confirm", "claim": claims[0], "name": "Ada", "reason": "Seen in the archive.", **hidden})
    facts = writer.get("/v1/facts?type=relations&verdict=differs").json()["items"]
    assert "Seen in the archive." in find_text(open_page(writer, f"/fact/{facts[0]['id']}"), "main")


@pytest.mark.parametrize(
    "said",
    [
        {"verb": "", "name": "Ada", "reason": "x"}, {"verb": "confirm", "name": "Ada", "reason": "x", "claim": []}, {"verb": "same", "name": "Ada", "reason": "x"},
        {"verb": "confirm", "name": "", "reason": "x"}, {"verb": "confirm", "name": "Ada", "reason": ""}, {"verb": "confirm", "name": "Ada", "reason": "x", "claim": "none"},
        {"verb": "confirm", "name": "A" * 501, "reason": "x"},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(writer: TestClient, said: dict[str, str | list[str]]) -> None:
    """A judgement without a word, claim, name or reason is refused with a page that says what is missing, and nothing is kept."""
    claims, hidden = read_forms(writer)
    answer = writer.post("/review/judge", data={"claim": claims[0], **hidden, **said})
    assert answer.status_code == 400 and "role=\"alert\"" in answer.text
    assert not open_page(writer, "/review").css("#h-said")


@pytest.mark.parametrize("address", ["/review/judge", "/review/undo", "/documents"])
def test_changing_needs_the_token(web: TestClient, address: str) -> None:
    """Without the token a change is refused, with the way to log in."""
    answer = web.post(address, data={"verb": "confirm"})
    assert answer.status_code == 401 and "/login" in answer.text


def test_another_site_cannot_judge(writer: TestClient) -> None:
    """Even with the cookie, a form of another site is refused."""
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert writer.post("/review/judge", data={"verb": "confirm"}, headers=headers).status_code == 403


def test_a_document_is_added_by_a_form(writer: TestClient) -> None:
    """A file that a form brings is read and shown; sent again it is told to be there already."""
    file = {"file": ("dir/note.txt", b"France opened an embassy in Minsk in 1992.", "text/plain")}
    added = writer.post("/documents", files=file)
    assert added.status_code == 200 and "Added." in added.text and "France has had an embassy in Minsk since 1992." in added.text
    assert "was here already" in writer.post("/documents", files=file).text
    assert "note.txt" in [one["name"] for one in writer.get("/v1/documents").json()["items"]]


@pytest.mark.parametrize(
    ("content", "media", "status"),
    [
        (b"x", "text/plain", 415), (b"", "multipart/form-data", 400), (b"--a\r\n\r\n--a--", "multipart/form-data; boundary=a", 400),
        (b'--a\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\nx\r\n--a--', "multipart/form-data; boundary=a", 400),
        (b'--a\r\nContent-Disposition: form-data; name="file"; filename="x.png"\r\n\r\n\x89PNG\r\n\x1a\n\r\n--a--', "multipart/form-data; boundary=a", 422),
    ],
)  # fmt: skip
def test_a_form_without_a_document_is_refused(writer: TestClient, content: bytes, media: str, status: int) -> None:
    """No file, no name, or no text: each is told, and nothing is kept."""
    answer = writer.post("/documents", content=content, headers={"Content-Type": media})
    assert answer.status_code == status and "role=\"alert\"" in answer.text, answer.text
    assert writer.get("/v1").json()["documents"] == 5
